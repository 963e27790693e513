"""The order of rows, the number of threads and the key of a project change no figure."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from minentropy_app import settings
from tests.cli.conftest import Cli

RUNS = (
    ("pairs",),
    ("placement", "method=lattice", "min_loans=2"),
    ("placement", "method=gaussian", "iterations=15", "min_loans=2"),
    ("placement", "method=dot", "iterations=15", "min_loans=2"),
    ("placement", "method=word2vec", "dim=30", "epochs=2", "min_loans=2"),
    ("word2vec", "dim=20", "epochs=2", "min_count=2"),
    ("word2vec", "dim=20", "epochs=2", "min_count=2", "trainer=gensim"),
)


def rows() -> list[str]:
    draw, lines = random.Random(3), []
    for _ in range(700):
        reader, day = draw.randrange(60), draw.randrange(90)
        for _ in range(draw.randint(1, 4)):
            book = reader % 6 * 12 + draw.randrange(12)
            title = f"Title {book}" if draw.random() < 0.8 else f"title  {book} /"
            lines.append(
                f"u{reader},c{book}-{draw.randrange(2)},2024-{day // 28 + 1:02d}-{day % 28 + 1:02d},{title},A{book % 9}"
            )
    return lines


def figures(cli: Cli, folder: Path, lines: list[str]) -> list[Any]:
    """Everything the command line says of an import and of runs, but names of people and seconds."""
    folder.mkdir()
    project, file = folder / "town.minent", folder / "loans.csv"
    file.write_text("\n".join(["borrower,copy,date,title,author", *lines]) + "\n", "utf-8")
    assert cli("new", project).code == 0
    told = cli("import", "loans", project, file, "--name", "loans", "--json").json
    found: list[Any] = [told["counts"], told["accepted"], told["duplicates"]]
    for number, (analysis, *sets) in enumerate(RUNS):
        words = [word for each in sets for word in ("--set", each)]
        answer = cli("run", project, analysis, *words, "--name", f"r{number}", "--json")
        assert answer.code == 0, answer
        found.append((analysis, sets, answer.json["metrics"]))
    out = folder / "placed.csv"
    assert cli("export", project, "r1", out).code == 0
    return [*found, out.read_text("utf-8")]


def test_rows_in_any_order_on_any_threads_give_the_same(
    tmp_path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = rows()
    first = figures(cli, tmp_path / "first", lines)
    random.Random(1).shuffle(lines)
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "1")
    monkeypatch.setenv("NUMBA_NUM_THREADS", "1")
    settings.save(settings.Settings(threads=1))
    for ours, theirs in zip(figures(cli, tmp_path / "second", lines), first, strict=True):
        assert ours == theirs


def vector_figures(cli: Cli, folder: Path, lines: list[str]) -> list[Any]:
    folder.mkdir()
    project, file = folder / "v.minent", folder / "v.csv"
    file.write_text("\n".join(["name,x1,x2,x3,x4", *lines]) + "\n", "utf-8")
    assert cli("new", project).code == 0
    assert cli("import", "vectors", project, file, "--name", "v").code == 0
    runs = (
        ("layout", "v", "perplexity=8", "iterations=60"),
        ("layout", "v", "method=pca", "perplexity=8"),
        ("neighbour-graph", "v", "top=5", "min_similarity=0.2"),
        ("communities", "neighbour-graph", "trials=2"),
    )
    found = []
    for analysis, on, *sets in runs:
        words = [word for each in sets for word in ("--set", each)]
        answer = cli("run", project, analysis, "--on", on, *words, "--json")
        assert answer.code == 0, answer
        found.append((analysis, answer.json["metrics"]))
    return found


def test_vectors_in_any_order_give_the_same(tmp_path: Path, cli: Cli) -> None:
    draw = random.Random(5)
    lines = [f"v{k}," + ",".join(repr(draw.gauss(5 * (k % 4 == c), 1)) for c in range(4)) for k in range(60)]
    first = vector_figures(cli, tmp_path / "first", lines)
    draw.shuffle(lines)
    assert vector_figures(cli, tmp_path / "second", lines) == first
