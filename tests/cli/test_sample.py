"""The sample project, and the main job done on it without a window."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Cli


def test_the_sample_is_a_ready_project(tmp_path: Path, cli: Cli) -> None:
    project = tmp_path / "sample.minent"
    told = cli("sample", project, "--json").json
    assert told["sources"] == ["town library", "town catalogue", "town rooms", "town texts"]
    shown = cli("show", project, "town library", "--json", "--top", 5).json
    assert shown["total"] > 500 and shown["metrics"]["borrowers"] > 1000
    assert {"author", "class"} <= set(shown["columns"])
    joined = cli("show", project, "town catalogue", "--json")
    assert joined.code == 0 and joined.json["metrics"] and joined.json["rows"] == []
    assert cli("check", project, "--json").json["ok"]
    assert cli("sample", project).code == 1


@pytest.mark.slow
def test_the_demo_leaves_what_the_readme_promises_and_can_be_repeated(tmp_path: Path, cli: Cli) -> None:
    for _ in range(2):
        told = cli("demo", tmp_path / "out", "--json")
        assert told.code == 0, told.err
        assert told.json["metrics"]["S"] < 0.8 * told.json["metrics"]["S_popularity"]
    assert "simulated" in (tmp_path / "out" / "summary.txt").read_text("utf-8")
    assert (tmp_path / "out" / "placement.png").read_bytes().startswith(b"\x89PNG")
    assert len((tmp_path / "out" / "placement.csv").read_text("utf-8-sig").splitlines()) > 500


def test_a_demo_where_nothing_can_be_written_is_told(tmp_path: Path, cli: Cli) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    outcome = cli("demo", tmp_path / "file" / "out")
    assert outcome.code == 1 and len(outcome.err.splitlines()) == 2
