"""The command line called in this process, and small loan files."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from minentropy_app.cli import run
from tests import _workers


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one object on standard output."""
        lines = self.out.splitlines()
        assert len(lines) == 1, self.out + self.err
        return json.loads(lines[0], parse_constant=lambda text: pytest.fail(f"{text} is no JSON"))


Cli = Callable[..., Outcome]


@pytest.fixture(scope="module", autouse=True)
def workers() -> Iterator[None]:
    """Commands that are called in this process share their workers; those in processes of their own have one each."""
    with _workers.kept():
        yield


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Cli:
    """Run a command; neither a traceback nor a program's inner words may show."""

    def call(*words: object) -> Outcome:
        capsys.readouterr()
        code = run([str(word) for word in words])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.out + captured.err
        assert "minentropy_app" not in captured.err
        return Outcome(code, captured.out, captured.err)

    return call


LOANS = """borrower,item,date,title,author
a,1,2024-01-02,Emma,Austen
a,2,2024-01-02,Persuasion,Austen
b,1,2024-01-03,Emma,Austen
b,2,2024-01-03,Persuasion,Austen
b,3,2024-01-03,Ulysses,Joyce
c,1,2024-02-01,Emma,Austen
c,2,2024-02-01,Persuasion,Austen
c,4,2024-02-01,"=HYPERLINK(""x"")",Someone
d,2,2024-02-01,Persuasion,Austen
d,1,2024-02-01,Emma,Austen
d,3,2024-02-01,Ulysses,Joyce
d,,2024-02-01,,
"""


@pytest.fixture
def loans_file(tmp_path: Path) -> Path:
    file = tmp_path / "分馆 loans.csv"
    file.write_text(LOANS, "utf-8")
    return file


@pytest.fixture
def project(tmp_path: Path, cli: Cli) -> Path:
    """An empty project in a folder with a name that is not ASCII."""
    folder = tmp_path / "图书馆 ü"
    folder.mkdir()
    path = folder / "town.minent"
    assert cli("new", path).code == 0
    return path


@pytest.fixture
def with_loans(project: Path, loans_file: Path, cli: Cli) -> Path:
    """A project holding the source ``loans``."""
    assert cli("import", "loans", project, loans_file, "--name", "loans").code == 0
    return project
