"""Shelf planning from files to exports; the figures are worked out again from what is exported."""

import csv
import json
from pathlib import Path

import numpy as np
import pytest

from minentropy_app.analyses.shelf_plan_task import by_call_number
from tests.cli.conftest import Cli

METRICS = (
    "baseline_metres", "train_change", "test_change", "ci_low", "ci_high", "moved", "longer_visits",
    "popularity_change", "random_change", "oracle_change", "multi_book_share",
)  # fmt: skip


@pytest.fixture
def planned(project: Path, tmp_path: Path, cli: Cli) -> tuple[Path, list[tuple[str, str, str]]]:
    """A project with loans of 120 books by 60 readers and a floor plan of 8 bays."""
    rng = np.random.default_rng(5)
    loans = []
    for _ in range(700):
        reader, day, topic = rng.integers(60), rng.integers(300), rng.integers(12)
        when = str(np.datetime64("2023-01-01") + day)
        for book in {min(int(10 * topic + rng.geometric(0.25) - 1), 119) for _ in range(rng.integers(1, 4))}:
            loans.append((f"r{reader}", f"i{book:03d}", when))
    lines = "".join(f"{r},{i},{d},{'ABC'[int(i[1:]) // 40]}{100 + int(i[1:])}/{int(i[1:])}\n" for r, i, d in loans)
    (tmp_path / "loans.csv").write_text("borrower,item,date,call_number\n" + lines, "utf-8")
    assert cli("import", "loans", project, tmp_path / "loans.csv").code == 0
    sizes = "floors=1,ranges=2,bays=2,shelves=1,shelf_cm=75"
    assert cli("import", "floor-plan", project, "--generate", sizes).code == 0
    return project, loans


def exported(cli: Cli, project: Path, name: str, what: str, folder: Path) -> list[dict[str, str]]:
    path = folder / f"{what}.csv"
    assert cli("export", project, name, path, "--what", what).code == 0
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_plan_is_run_exported_and_honest(planned, tmp_path: Path, cli: Cli) -> None:
    project, loans = planned
    told = cli("run", project, "shelf-plan", "--json").json
    metrics = told["metrics"]
    assert set(METRICS) <= set(metrics)
    assert metrics["ci_low"] <= metrics["test_change"] <= metrics["ci_high"] < 0
    assert metrics["oracle_change"] < metrics["test_change"]
    assert metrics["train_change"] < 0 and 0 < metrics["longer_visits"] < 1
    where = {row["key"]: row for row in exported(cli, project, "shelf-plan", "locations", tmp_path)}
    assert len(where) == len({item for _, item, _ in loans})
    assert metrics["moved"] == pytest.approx(np.mean([r["bay"] != r["present_bay"] for r in where.values()]))
    listed = exported(cli, project, "shelf-plan", "shelf-list", tmp_path)
    assert {row["key"]: row["bay"] for row in listed} == {key: row["bay"] for key, row in where.items()}
    follow_moves(exported(cli, project, "shelf-plan", "moves", tmp_path), where)
    curve = exported(cli, project, "shelf-plan", "curve", tmp_path)
    assert len(curve) == 7
    for row in curve:
        assert float(row["ci_low"]) <= float(row["test_change"]) <= float(row["ci_high"])
    last = [float(curve[-1][name]) for name in ("test_change", "ci_low", "ci_high")]
    assert last == pytest.approx([metrics[name] for name in ("test_change", "ci_low", "ci_high")])
    assert cli("export", project, "shelf-plan", tmp_path / "r.html", "--what", "report").code == 0
    page = (tmp_path / "r.html").read_text("utf-8")
    assert f"{100 * metrics['test_change']:+.1f} %" in page and "<svg" in page and "http" not in page
    again = cli("run", project, "shelf-plan", "--json").json["metrics"]
    assert again == metrics


def follow_moves(moves: list[dict[str, str]], where: dict[str, dict[str, str]]) -> None:
    at = {key: row["present_bay"] for key, row in where.items()}
    for step in moves:
        books = step["items"].split(" | ")
        assert len(books) == int(step["count"])
        for key in books:
            assert at[key] == step["from"]
            at[key] = step["to"]
    assert at == {key: row["bay"] for key, row in where.items()}


def test_the_figures_follow_from_the_exports(planned, tmp_path: Path, cli: Cli) -> None:
    """Metres by the definition, with distances of this small building worked out by hand."""
    project, loans = planned
    metrics = cli("run", project, "shelf-plan", "--set", "demand=raw", "--json").json["metrics"]
    where = {row["key"]: row for row in exported(cli, project, "shelf-plan", "locations", tmp_path)}
    visits: dict[tuple[str, str], set[str]] = {}
    for reader, item, day in loans:
        visits.setdefault((day, reader), set()).add(item)
    days = sorted(day for day, _ in visits)
    split = days[int(np.ceil(len(days) * 0.75))]
    assert split == metrics["split_date"]
    for name, mine in (("train_change", lambda day: day < split), ("test_change", lambda day: day >= split)):
        chosen = [sorted(books) for (day, _), books in visits.items() if mine(day)]
        plan, base = (sum(tour(v, where, column) for v in chosen) for column in ("bay", "present_bay"))
        assert plan / base - 1 == pytest.approx(metrics[name], abs=1e-9)
    every = [tour(sorted(books), where, "present_bay") for books in visits.values()]
    assert metrics["baseline_metres"] == pytest.approx(np.mean(every))


def spot(bay: str) -> tuple[int, float]:
    """Aisle, and metres along it from the middle of the first cross aisle, of a face such as 1-2b-1."""
    _, rank, place = bay.split("-")
    return int(rank[:-1]) - 1 + (rank[-1] == "b"), 1.1 + (int(place) - 1)


def far(one: str, other: str) -> float:
    (a, x), (b, y) = spot(one), spot(other)
    return abs(x - y) if a == b else 1.5 * abs(a - b) + min(x + y, 2 * 3.2 - x - y)


def door(bay: str) -> float:
    aisle, x = spot(bay)
    return 1.2 + 1.5 * aisle + x


def tour(books: list[str], where: dict[str, dict[str, str]], column: str) -> float:
    bays = [where[key][column] for key in books]
    pairs = sum(far(a, b) for i, a in enumerate(bays) for j, b in enumerate(bays) if i != j)
    return (2 * sum(map(door, bays)) + pairs) / len(bays)


def test_budget_zones_and_pins_are_kept(planned, tmp_path: Path, cli: Cli) -> None:
    project, _ = planned
    few = cli("run", project, "shelf-plan", "--set", "max_moved=0.1", "--name", "few", "--json").json["metrics"]
    assert 0 < few["moved"] <= 0.1 and few["train_change"] < 0
    none = cli("run", project, "shelf-plan", "--set", "max_moved=0", "--name", "none", "--json").json["metrics"]
    assert none["moved"] == 0 and none["test_change"] == 0
    assert cli("run", project, "shelf-plan", "--set", "zones=letter", "--name", "zoned").code == 0
    order = {}
    for row in exported(cli, project, "zoned", "shelf-list", tmp_path):
        order.setdefault(row["bay"], set()).add(row["call_number"][0])
    assert sum(map(len, order.values())) <= 8 + 2  # three runs over eight bays meet in two at most
    assert cli("run", project, "shelf-plan", "--set", "pinned=A", "--name", "pinned").code == 0
    rows = exported(cli, project, "pinned", "locations", tmp_path)
    assert all(r["bay"] == r["present_bay"] for r in rows if r["call_number"].startswith("A"))


def test_bad_input_is_said_in_words(planned, cli: Cli) -> None:
    project, _ = planned
    too_little = cli("run", project, "shelf-plan", "--set", "book_width_cm=10")
    assert too_little.code == 1 and "metres too little" in too_little.err
    for wrong in ("split=soon", "split=2", "pair_weights=1,2", "pinned=Q", "max_moved=2"):
        outcome = cli("run", project, "shelf-plan", "--set", wrong)
        assert outcome.code == 1 and outcome.err, wrong


def test_without_dates_nothing_is_promised(project: Path, tmp_path: Path, cli: Cli) -> None:
    rows = "".join(f"r{k % 9},i{(k * 7) % 20}\n" for k in range(80))
    (tmp_path / "loans.csv").write_text("borrower,item\n" + rows, "utf-8")
    assert cli("import", "loans", project, tmp_path / "loans.csv").code == 0
    assert cli("import", "floor-plan", project, "--generate", "ranges=1,bays=1").code == 0
    metrics = cli("run", project, "shelf-plan", "--json").json["metrics"]
    assert metrics["test_change"] is None and metrics["ci_low"] is None and metrics["popularity_change"] is None
    assert "dates" in metrics["test_note"] or "days" in metrics["test_note"]
    assert json.dumps(metrics)


def test_moves_are_marked_as_done_and_exports_go_on_from_there(planned, tmp_path: Path, cli: Cli) -> None:
    project, _ = planned
    rules = ("--set", "demand=raw", "--set", "trolley_cm=40", "--set", "sweeps=60")
    assert cli("run", project, "shelf-plan", *rules).code == 0
    every = exported(cli, project, "shelf-plan", "moves", tmp_path)
    told = cli("moves", project, "shelf-plan", "--done", "1-3,5", "--json").json
    assert (told["done"], told["left"], told["next_step"]) == (4, len(every) - 4, 4) and not told["in_order"]
    told = cli("moves", project, "shelf-plan", "--done", "4", "--open", "5", "--json").json
    assert told["done"] == 4 and told["in_order"] and told["next_step"] == 5
    again = exported(cli, project, "shelf-plan", "moves", tmp_path)
    assert [row["done"] for row in again] == ["yes"] * 4 + [""] * (len(every) - 4)
    left = exported(cli, project, "shelf-plan", "moves-left", tmp_path)
    assert [row["step"] for row in left] == [row["step"] for row in every[4:]]
    for wrong in ("0", "7-3", "x", str(len(every) + 1)):
        outcome = cli("moves", project, "shelf-plan", "--done", wrong)
        assert outcome.code == 1 and "names no steps" in outcome.err
    assert cli("moves", project, "loans", "--done", "1").code == 1
    for what, columns in {
        "catalogue": {"item_id", "location"},
        "bookshift": {"shelf_measure", "final_runsum"},
        "parts": {"kind", "change"},
        "unknown": {"no_call_number"},
    }.items():
        path = tmp_path / f"{what}.csv"
        assert cli("export", project, "shelf-plan", path, "--what", what).code == 0
        assert columns <= set(path.read_text("utf-8-sig").splitlines()[0].split(","))
    assert cli("export", project, "shelf-plan", tmp_path / "list.html", "--what", "shelf-list").code == 0
    assert (tmp_path / "list.html").read_text("utf-8").count("<section>") == 2


def test_rules_come_from_files(planned, tmp_path: Path, cli: Cli) -> None:
    project, _ = planned
    (tmp_path / "zones.csv").write_text("class,bay\nA,1-1a*\nA,1-1b*\nB,1-2*\nC,1-2*\n", "utf-8-sig")
    own = (
        "--set",
        "zones=own",
        "--set",
        f"own_zones=@{tmp_path / 'zones.csv'}",
        "--set",
        "sweeps=60",
        "--set",
        "book_width_cm=2.5",
    )
    assert cli("run", project, "shelf-plan", *own, "--set", "demand=raw").code == 0
    for row in exported(cli, project, "shelf-plan", "shelf-list", tmp_path):
        assert row["bay"].startswith("1-1" if row["call_number"].startswith("A") else "1-2")
    missing = cli("run", project, "shelf-plan", "--set", f"own_zones=@{tmp_path / 'none.csv'}")
    assert missing.code == 1 and "cannot be read" in missing.err
    for wrong in ("own_zones=A=9*", "growth_cm=lots", "reserved=cellar", "pinned=item:nobody"):
        outcome = cli("run", project, "shelf-plan", "--set", wrong, "--set", "zones=own")
        assert outcome.code == 1 and outcome.err, wrong


def test_few_later_visits_are_said(planned, cli: Cli) -> None:
    project, loans = planned
    last = sorted(day for *_, day in loans)[-20]
    told = cli("run", project, "shelf-plan", "--set", f"split={last}", "--set", "demand=raw", "--json").json["metrics"]
    assert told["test_visits"] < 100 and "too wide" in told["test_note"]


def test_books_that_lack_something_are_counted_defaulted_and_listed(project: Path, tmp_path: Path, cli: Cli) -> None:
    rows = "".join(
        f"r{k % 9},i{k % 20},2024-01-{1 + k % 28:02d},{'' if k % 20 == 3 else f'K{k % 20}'}\n" for k in range(300)
    )
    (tmp_path / "loans.csv").write_text("borrower,item,date,call_number\n" + rows, "utf-8")
    assert cli("import", "loans", project, tmp_path / "loans.csv").code == 0
    assert cli("import", "floor-plan", project, "--generate", "ranges=1,bays=1").code == 0
    told = cli("run", project, "shelf-plan", "--set", "sweeps=20", "--json").json["metrics"]
    assert told["without_call_number"] == 1 and told["without_width"] == 20
    listed = exported(cli, project, "shelf-plan", "unknown", tmp_path)
    assert len(listed) == 20 and [row["key"] for row in listed if row["no_call_number"]] == ["i3"]
    assert {row["default_width_cm"] for row in listed} == {"3.3"}


def test_the_order_of_call_numbers_is_told_and_can_be_corrected(planned, cli: Cli) -> None:
    project, _ = planned
    told = {}
    for name, words in (("read", ()), ("corrected", ("--set", "call_order=plain"))):
        told[name] = cli("run", project, "shelf-plan", "--set", "sweeps=5", *words, "--name", name, "--json").json
    assert told["read"]["metrics"]["call_numbers"] in ("CLC", "LCC", "DDC")
    assert told["corrected"]["metrics"]["call_numbers"] == "plain"
    numbers = ("I9", "I10", "I247.5/12", "TP3", "B1-49")
    ranks = {order: by_call_number(numbers, order)[0].tolist() for order in (None, "CLC", "plain")}
    assert ranks[None] == ranks["CLC"] == [3, 1, 2, 4, 0]  # digits are decimals: 10, 247.5, 9
    assert ranks["plain"] == [1, 2, 3, 4, 0]  # whole numbers: 9, 10, 247
