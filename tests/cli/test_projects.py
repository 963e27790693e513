"""Commands on a project and what it holds."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Cli


def test_new_makes_a_project_once(tmp_path: Path, cli: Cli) -> None:
    path = tmp_path / "a.minent"
    assert cli("new", path, "--json").json["project"] == str(path)
    again = cli("new", path)
    assert again.code == 1 and len(again.err.splitlines()) == 2
    assert cli("list", path, "--json").json == {"sources": [], "results": []}


@pytest.mark.parametrize(
    "command", [["list"], ["show"], ["check"], ["run"], ["export"], ["search"], ["import", "loans"]]
)
def test_a_project_that_is_not_there_is_told_plainly(command: list[str], tmp_path: Path, cli: Cli) -> None:
    rest = {"show": ["a"], "run": ["pairs"], "export": ["a", "b.csv"], "search": ["a"], "loans": ["a.csv"]}
    outcome = cli(*command, tmp_path / "none.minent", *rest.get(command[-1], []), "--json")
    assert outcome.code == 1
    assert "none.minent" in outcome.json["error"] and outcome.json["hint"]
    assert outcome.err.splitlines() == [outcome.json["error"], outcome.json["hint"]]
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_project_is_left_alone(tmp_path: Path, cli: Cli) -> None:
    path = tmp_path / "a.minent"
    path.write_bytes(b"not a database" * 100)
    assert cli("list", path).code == 1
    assert cli("rename", path, "a", "b").code == 1
    assert path.read_bytes() == b"not a database" * 100


def test_without_words_the_commands_are_shown(cli: Cli) -> None:
    outcome = cli()
    assert outcome.code == 0
    assert "window" in outcome.out and "import" in outcome.out


def test_without_a_screen_it_says_so_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from minentropy_app.__main__ import main

    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert main([]) == main(["--sample"]) == 1
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 2 and "--help" in told[0]
    assert main(["--project"]) == 2


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["list"],
        ["list", "a", "--nonsense"],
        ["import", "music", "a", "b"],
        ["run", "a", "nonsense"],
        ["run", "a", "pairs", "--set", "nonsense=1"],
        ["run", "a", "pairs", "--set", "window"],
        ["import", "loans", "a", "b", "--columns", "borrower"],
        ["import", "loans", "a", "b", "--date-from", "yesterday"],
    ],
)
def test_wrong_usage_is_2(words: list[str], cli: Cli) -> None:
    outcome = cli(*words)
    assert outcome.code == 2
    assert outcome.err and outcome.out == ""


def test_rename_delete_and_search(with_loans: Path, cli: Cli) -> None:
    assert cli("rename", with_loans, "loans", "借阅", "--json").json["name"] == "借阅"
    assert [s["name"] for s in cli("list", with_loans, "--json").json["sources"]] == ["借阅"]
    found = cli("search", with_loans, "emm", "--json").json["found"]
    assert [(f["label"], f["author"], f["source"]) for f in found] == [("Emma", "Austen", "借阅")]
    assert cli("delete", with_loans, "借阅").code == 0
    assert cli("list", with_loans, "--json").json["sources"] == []
    gone = cli("show", with_loans, "借阅")
    assert gone.code == 1 and "借阅" in gone.err


def test_names_are_unique(with_loans: Path, cli: Cli) -> None:
    assert cli("run", with_loans, "pairs", "--name", "together").code == 0
    taken = cli("rename", with_loans, "together", "loans")
    assert taken.code == 1 and "loans" in taken.err
    assert cli("run", with_loans, "pairs", "--name", "loans").code == 1
    assert cli("run", with_loans, "pairs", "--name", "together").code == 1
    assert cli("run", with_loans, "pairs", "--name", "together", "--replace").code == 0
    results = cli("list", with_loans, "--json").json["results"]
    assert [r["name"] for r in results if r["state"] == "done"] == ["together"]


def test_check_is_clean_and_finds_a_lost_array(with_loans: Path, cli: Cli) -> None:
    assert cli("run", with_loans, "pairs").code == 0
    clean = cli("check", with_loans, "--json")
    assert clean.code == 0 and clean.json == {"ok": True, "problems": []}
    for array in (with_loans.parent / "town.minent.data").rglob("*.npz"):
        array.unlink()
    lost = cli("check", with_loans, "--json")
    assert lost.code == 1 and not lost.json["ok"]
    assert lost.json["problems"][0]["what"] and lost.json["problems"][0]["remedy"]
    assert cli("show", with_loans, "pairs").code == 1


def test_show_tells_sources_and_results(with_loans: Path, cli: Cli) -> None:
    shown = cli("show", with_loans, "loans", "--json", "--top", 2).json
    assert (shown["kind"], shown["total"], shown["columns"][:2]) == ("loans", 4, ["name", "loans"])
    assert [row[:2] for row in shown["rows"]] == [["Emma", 4], ["Persuasion", 4]]
    assert cli("run", with_loans, "pairs").code == 0
    pairs = cli("show", with_loans, "pairs", "--json").json
    assert pairs["columns"] == ["item", "item", "weight"]
    assert pairs["rows"] == [["Emma", "Persuasion", pytest.approx(1 / 2 + 3 / 3)]]
    assert "borrowers" in pairs["note"]
    for_people = cli("show", with_loans, "pairs")
    assert "Persuasion" in for_people.out and "1 of 1 rows" in for_people.out


def test_export_writes_what_show_shows(with_loans: Path, tmp_path: Path, cli: Cli) -> None:
    for suffix in (".csv", ".tsv", ".xlsx", ".json"):
        assert cli("export", with_loans, "loans", tmp_path / f"a{suffix}").code == 0
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    shown = cli("show", with_loans, "loans", "--json").json
    assert rows[0] == shown["columns"] and len(rows) - 1 == shown["total"]
    assert [row[0] for row in rows[1:]] == ["Emma", "Persuasion", "Ulysses", '\'=HYPERLINK("x")']
    assert not list(tmp_path.glob("*.part"))
    unknown = cli("export", with_loans, "loans", tmp_path / "a.docx")
    assert unknown.code == 1 and ".csv" in unknown.err
    assert cli("export", with_loans, "loans", tmp_path / "no folder" / "a.csv").code == 1
    part = cli("export", with_loans, "loans", tmp_path / "b.csv", "--what", "moves")
    assert part.code == 1 and "table" in part.err and not (tmp_path / "b.csv").exists()


def test_forget_keeps_pairs_and_says_what_can_no_longer_be_run(with_loans: Path, cli: Cli) -> None:
    forgotten = cli("forget", with_loans, "loans", "--json")
    assert forgotten.code == 0 and forgotten.json
    sources = cli("list", with_loans, "--json").json["sources"]
    assert [(s["name"], s["kind"]) for s in sources] == [("loans", "pairs")]
    assert cli("check", with_loans, "--json").json["ok"]
    assert cli("run", with_loans, "pairs").code == 1
    assert cli("forget", with_loans, "loans").code == 1


def test_a_project_without_its_data_folder_is_told(with_loans: Path, tmp_path: Path, cli: Cli) -> None:
    alone = tmp_path / "alone"
    alone.mkdir()
    assert cli("run", with_loans, "pairs").code == 0
    shutil.copy(with_loans, alone / "town.minent")
    outcome = cli("show", alone / "town.minent", "pairs")
    assert outcome.code == 1 and "data" in outcome.err
