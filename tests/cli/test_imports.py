"""``import``: what it says, and what it leaves behind."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.cli.conftest import LOANS, Cli


def test_an_import_says_what_became_of_every_row(project: Path, loans_file: Path, cli: Cli) -> None:
    told = cli("import", "loans", project, loans_file, "--json").json
    assert told["name"] == "分馆 loans"
    assert (told["rows"], told["accepted"], told["rejected_count"]) == (12, 11, 1)
    assert told["rows"] == told["accepted"] + told["duplicates"] + told["excluded"] + told["rejected_count"]
    assert told["rejected"][0]["row"] == 13 and told["rejected"][0]["why"]
    assert told["encoding"] and told["columns"]["borrower"] == "borrower"
    for_people = cli("import", "loans", project, loans_file, "--again", "--name", "more")
    assert "row 13" in for_people.out


def test_the_same_file_twice_needs_again(with_loans: Path, loans_file: Path, cli: Cli) -> None:
    twice = cli("import", "loans", with_loans, loans_file, "--name", "other")
    assert twice.code == 1 and "again" in twice.err
    assert cli("import", "loans", with_loans, loans_file, "--again", "--json").json["name"] == "分馆 loans"
    assert cli("import", "loans", with_loans, loans_file, "--again", "--json").json["name"] == "分馆 loans 2"
    replaced = cli("import", "loans", with_loans, loans_file, "--again", "--name", "loans", "--replace")
    assert replaced.code == 0
    names = [s["name"] for s in cli("list", with_loans, "--json").json["sources"]]
    assert sorted(names) == ["loans", "分馆 loans", "分馆 loans 2"]


def test_a_taken_name_needs_replace(with_loans: Path, tmp_path: Path, cli: Cli) -> None:
    other = tmp_path / "loans.csv"
    other.write_text(LOANS.replace("Emma", "Lady Susan"), "utf-8")
    assert cli("import", "loans", with_loans, other).code == 1
    assert cli("search", with_loans, "Susan", "--json").json["found"] == []
    assert cli("import", "loans", with_loans, other, "--replace").code == 0
    assert len(cli("search", with_loans, "Susan", "--json").json["found"]) == 1


def test_next_years_file_is_appended(with_loans: Path, tmp_path: Path, cli: Cli) -> None:
    later = tmp_path / "2025.csv"
    later.write_text(LOANS.splitlines()[0] + "\nz,1,2025-01-01,Emma,Austen\nz,9,2025-01-01,Walden,Thoreau\n", "utf-8")
    told = cli("import", "loans", with_loans, later, "--update", "loans", "--json").json
    assert (told["name"], told["accepted"]) == ("loans", 2)
    source = cli("list", with_loans, "--json").json["sources"]
    assert [(s["name"], s["items"], s["rows"]) for s in source] == [("loans", 5, 13)]


def test_columns_and_filters_can_be_given(project: Path, tmp_path: Path, cli: Cli) -> None:
    file = tmp_path / "plain.csv"
    file.write_text("r1,x,2024-01-01,A\nr2,y,2024-02-01,B\nr1,y,2024-03-01,A\n", "utf-8")
    told = cli(
        "import", "loans", project, file, "--no-header", "--columns", "borrower=1,item=2,date=3,branch=4",
        "--branch", "A", "--date-from", "2024-02-01", "--json",
    ).json  # fmt: skip
    assert (told["rows"], told["accepted"], told["excluded"]) == (3, 1, 2)


def test_pairs_are_imported_symmetric(project: Path, tmp_path: Path, cli: Cli) -> None:
    file = tmp_path / "pairs.csv"
    file.write_text("item,item,count\nA,B,3\nB,A,2\nB,C,1\nC,C,9\n", "utf-8")
    told = cli("import", "pairs", project, file, "--json").json
    assert told["name"] == "pairs" and told["kind"] == "pairs"
    shown = cli("show", project, "pairs", "--json").json
    assert shown["rows"] == [["A", "B", 5.0], ["B", "C", 1.0]]


BAD_FILES: dict[str, bytes | None] = {
    "empty": b"",
    "binary": bytes(range(256)) * 64,
    "truncated gzip": b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xcb\x48",
    "one column": b"item\nA\nB\n",
    "header only": LOANS.splitlines()[0].encode() + b"\n",
    "all rejected": b"borrower,item,date\na,,2024-01-01\nb,,2024-01-02\n",
    "no such file": None,
    "directory": None,
}


@pytest.mark.parametrize("case", BAD_FILES)
def test_bad_files_leave_the_project_as_it_was(case: str, with_loans: Path, tmp_path: Path, cli: Cli) -> None:
    content, file = BAD_FILES[case], tmp_path / "bad.csv"
    if content is not None:
        file.write_bytes(content)
    elif case == "directory":
        file.mkdir()
    before = cli("list", with_loans, "--json").out
    outcome = cli("import", "loans", with_loans, file, "--json")
    assert outcome.code == 1, outcome
    assert outcome.json["error"] and outcome.json["hint"]
    assert len(outcome.err.splitlines()) == 2
    assert cli("list", with_loans, "--json").out == before
    assert cli("check", with_loans, "--json").json["ok"]


def test_a_saved_preset_reads_the_next_file_alike(project: Path, tmp_path: Path, cli: Cli) -> None:
    (tmp_path / "a.csv").write_text("x,y,z\n1,Emma,2024-01-02\n1,Ulysses,2024-01-02\n", "utf-8")
    (tmp_path / "b.csv").write_text("x,y,z\n2,Emma,2025-01-02\n2,Ulysses,2025-01-03\n", "utf-8")
    columns = "borrower=x,item=y,date=z"
    first = cli("import", "loans", project, tmp_path / "a.csv", "--columns", columns, "--save-preset", "odd", "--json")
    again = cli("import", "loans", project, tmp_path / "b.csv", "--preset", "odd", "--json")
    assert first.json["columns"] == again.json["columns"] == {"borrower": "x", "item": "y", "date": "z"}
    refused = cli("import", "loans", project, tmp_path / "b.csv", "--preset", "other", "--again")
    assert refused.code == 1 and "odd" in refused.err


def test_an_overlapping_file_adds_only_what_is_new(with_loans: Path, tmp_path: Path, cli: Cli) -> None:
    later = tmp_path / "overlap.csv"
    later.write_text(LOANS + "a,1,2025-01-02,Emma,Austen\n", "utf-8")
    told = cli("import", "loans", with_loans, later, "--update", "loans", "--json").json
    assert (told["rows"], told["accepted"], told["duplicates"], told["rejected_count"]) == (13, 1, 11, 1)
    (source,) = cli("list", with_loans, "--json").json["sources"]
    assert source["rows"] == 12


def test_an_anonymous_basket_is_left_out_unless_kept(project: Path, tmp_path: Path, cli: Cli) -> None:
    draw = random.Random(2)
    days = [f"{2023 + k // 336}-{k // 28 % 12 + 1:02d}-{k % 28 + 1:02d}" for k in range(300)]
    rows = [f"r{draw.randrange(120)},b{draw.randrange(300)},{draw.choice(days)}" for _ in range(1500)]
    basket = [f"4711,b{draw.randrange(300)},{days[k % 200]}" for k in range(2600)]
    file = tmp_path / "basket.csv"
    file.write_text("borrower,item,date\n" + "\n".join(rows + basket) + "\n", "utf-8")
    told = cli("import", "loans", project, file, "--json").json
    (suspect,) = told["suspects"]
    assert suspect["kind"] == "borrower" and "4711" not in str(told)
    assert told["excluded"] == suspect["loans"] > 2000
    kept = cli("import", "loans", project, file, "--again", "--keep-suspects", "--json").json
    assert kept["accepted"] == told["accepted"] + suspect["loans"] and kept["excluded"] == 0


def test_a_file_imported_twice_is_told_by_the_options_that_help(with_loans: Path, loans_file: Path, cli: Cli) -> None:
    told = cli("import", "loans", with_loans, loans_file, "--name", "second")
    assert told.code == 1 and "--again" in told.err and "--update loans" in told.err
