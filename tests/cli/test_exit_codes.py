"""Every command: its exit codes, its one JSON object, its help, and readers that leave."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from minentropy_app.cli.commands import program
from tests.cli.conftest import Cli
from tests.cli.processes import ROOT

#: Command -> its words after the project, where it does what it should.
GOOD: dict[str, list[str]] = {
    "list": [], "check": [], "show": ["loans"], "search": ["Emma"], "run": ["pairs"], "export": ["loans", "out.csv"],
    "rename": ["loans", "other"], "forget": ["loans"], "delete": ["loans"], "analyses": [], "new": [],
}  # fmt: skip
#: Wrong usage: unknown commands, options, keys, analyses, values of the wrong kind, words missing.
WRONG = [
    ["nonsense"], ["list"], ["list", ""], ["new", ""], ["list", "PROJECT", "--nonsense"], ["show", "PROJECT"],
    ["import", "nonsense"],
    ["import", "loans", "PROJECT"], ["import", "loans", "PROJECT", "FILE", "--columns", "nonsense"],
    ["import", "loans", "PROJECT", "OTHER", "--columns", "nonsense=1"], ["run", "PROJECT", "nonsense"],
    ["run", "PROJECT", "pairs", "--set", "nonsense=1"], ["run", "PROJECT", "pairs", "--set", "window"],
    ["import", "loans", "PROJECT", "FILE", "--date-from", "soon"], ["show", "PROJECT", "loans", "--top", "many"],
    ["export", "PROJECT", "loans"], ["rename", "PROJECT", "loans"], ["search", "PROJECT"], ["delete", "PROJECT"],
    ["resegment", "PROJECT"], ["resegment", "PROJECT", "loans", "--language", "nonsense"],
]  # fmt: skip
#: Expected failures.
FAILING = [
    ["show", "PROJECT", "nothing"], ["run", "PROJECT", "pairs", "--on", "nothing"],
    ["run", "PROJECT", "placement", "--set", "d_min=0"], ["run", "PROJECT", "placement", "--set", "seed=x"],
    ["export", "PROJECT", "nothing", "out.csv"], ["export", "PROJECT", "loans", "out.nonsense"],
    ["export", "PROJECT", "loans", "out.csv", "--what", "nonsense"], ["rename", "PROJECT", "nothing", "b"],
    ["delete", "PROJECT", "nothing"], ["forget", "PROJECT", "nothing"], ["new", "PROJECT"], ["sample", "PROJECT"],
    ["import", "loans", "PROJECT", "FILE"], ["import", "loans", "PROJECT", "FILE", "--again", "--name", "loans"],
    ["import", "loans", "PROJECT", "OTHER", "--update", "nothing"],
    ["resegment", "PROJECT", "nothing"], ["resegment", "PROJECT", "loans"],
]  # fmt: skip


def filled(words: list[str], project: Path, file: Path) -> list[str]:
    other = file.with_name("other.csv")
    other.write_text(file.read_text("utf-8") + "z,9,2024-05-05,New,One\n", "utf-8")
    places = {"PROJECT": str(project), "FILE": str(file), "OTHER": str(other)}
    return [places.get(word, str(project.parent / word) if word.startswith("out.") else word) for word in words]


def test_every_command_has_a_case() -> None:
    elsewhere = {"import", "sample", "demo", "picture", "compare", "moves", "resegment"}
    assert set(program.commands) <= set(GOOD) | elsewhere  # type: ignore[attr-defined]


@pytest.mark.parametrize("command", GOOD)
def test_done_is_zero_and_one_object(command: str, with_loans: Path, loans_file: Path, cli: Cli) -> None:
    project = with_loans.with_name("fresh.minent") if command == "new" else with_loans
    words = [command, *([] if command == "analyses" else [str(project)]), *GOOD[command]]
    outcome = cli(*filled(words, with_loans, loans_file), "--json")
    assert outcome.code == 0 and outcome.err == ""
    assert isinstance(outcome.json, dict)


@pytest.mark.parametrize("words", WRONG, ids=" ".join)
def test_wrong_usage_is_two(words: list[str], with_loans: Path, loans_file: Path, cli: Cli) -> None:
    outcome = cli(*filled(words, with_loans, loans_file))
    assert outcome.code == 2 and outcome.out == ""
    assert len(outcome.err.splitlines()) == 2
    told = cli(*filled(words, with_loans, loans_file), "--json")
    assert told.code == 2 and set(told.json) == {"error", "hint"}


@pytest.mark.parametrize("words", FAILING, ids=" ".join)
def test_an_expected_failure_is_one(words: list[str], with_loans: Path, loans_file: Path, cli: Cli) -> None:
    before = cli("list", with_loans, "--json").json["sources"]
    outcome = cli(*filled(words, with_loans, loans_file))
    assert outcome.code == 1 and outcome.out == ""
    assert len(outcome.err.splitlines()) == 2
    told = cli(*filled(words, with_loans, loans_file), "--json")
    assert told.code == 1 and all(told.json[key] for key in ("error", "hint"))
    assert cli("list", with_loans, "--json").json["sources"] == before


@pytest.mark.parametrize("name", [None, *program.commands])  # type: ignore[attr-defined]
def test_every_command_has_help(name: str | None, cli: Cli) -> None:
    outcome = cli(*([name] if name else []), "--help")
    assert outcome.code == 0 and "Usage" in outcome.out and outcome.err == ""


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of Unix")
@pytest.mark.parametrize("words", ["show {} loans", "list {}", "analyses", "search {} a", "check {}"])
def test_a_reader_that_leaves_is_no_failure(words: str, with_loans: Path) -> None:
    command = f"{sys.executable} main.py {words.format(repr(str(with_loans)))} --json | true; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=True)
    assert (done.stdout.strip(), done.stderr) == ("0", "")


def test_json_holds_no_nan(with_loans: Path, cli: Cli) -> None:
    answer = cli("run", with_loans, "placement", "--json")
    json.loads(answer.out, parse_constant=pytest.fail)
