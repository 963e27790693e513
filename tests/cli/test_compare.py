"""Placements side by side on the command line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from minentropy_app.cli import run
from tests.cli.conftest import LOANS, Cli


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with two placements of a small loan set, made once."""
    folder = tmp_path_factory.mktemp("made")
    file, project = folder / "loans.csv", folder / "town.minent"
    file.write_text(LOANS, "utf-8")
    assert run(["new", str(project)]) == 0
    assert run(["import", "loans", str(project), str(file), "--name", "loans"]) == 0
    for method in ("lattice", "gaussian"):
        words = ["--set", f"method={method}", "--set", "iterations=20", "--name", method]
        assert run(["run", str(project), "placement", *words]) == 0
    return project


@pytest.fixture
def compared(made: Path, tmp_path: Path) -> Path:
    """A copy of that project of its own."""
    copy = tmp_path / made.name
    shutil.copy(made, copy)
    shutil.copytree(made.with_name(made.name + ".data"), copy.with_name(copy.name + ".data"))
    return copy


def test_every_figure_is_that_of_the_runs(compared: Path, cli: Cli) -> None:
    told = cli("compare", compared, "--json").json
    rows = [dict(zip(told["columns"], row, strict=True)) for row in told["rows"]]
    assert [row["S"] for row in rows] == sorted(row["S"] for row in rows)
    for row in rows:
        metrics = cli("show", compared, row["name"], "--json").json["metrics"]
        shared = [name for name in told["columns"] if name in metrics]
        assert {"S", "S_popularity", "S_random", "bound", "S_test", "class_neighbours"} <= set(shared)
        assert {name: row[name] for name in shared} == {name: metrics[name] for name in shared}
        assert row["against_popularity"] == row["S"] / row["S_popularity"] - 1


def test_named_ones_only_and_a_file(compared: Path, cli: Cli, tmp_path: Path) -> None:
    told = cli("compare", compared, "gaussian", "--file", tmp_path / "table.csv", "--json").json
    assert told["total"] == 1
    header, *rows = (tmp_path / "table.csv").read_text("utf-8-sig").splitlines()
    assert header.split(",") == told["columns"]
    assert len(rows) == 1


def test_people_see_the_yardsticks(compared: Path, cli: Cli) -> None:
    told = cli("compare", compared)
    assert told.code == 0
    assert "later_against_popularity" in told.out.splitlines()[0]


def test_different_books_are_said(compared: Path, cli: Cli) -> None:
    assert cli("run", compared, "placement", "--set", "min_loans=4", "--name", "fewer").code == 0
    assert "different books" in cli("compare", compared, "--json").json["note"]
    assert "different books" not in cli("compare", compared, "lattice", "gaussian", "--json").json["note"]


def test_nothing_to_compare_is_told(compared: Path, cli: Cli) -> None:
    refused = cli("compare", compared, "loans")
    assert refused.code == 1
    assert len(refused.err.splitlines()) == 2
