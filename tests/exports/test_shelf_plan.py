"""What is written of a shelf plan: tables, pages, the report in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from minentropy_app.exports.names import View
from minentropy_app.exports.result_files import writing
from minentropy_app.exports.shelf_pages import books_by_bay, filled_shelves, ranges_of, shelf_list_page
from minentropy_app.exports.shelf_report import report_page
from minentropy_app.exports.shelf_tables import (
    bookshift,
    catalogue_locations,
    curve,
    moves,
    moves_left,
    parts,
    unknown_books,
)
from minentropy_app.model.results import ShelfPlan
from minentropy_app.model.step import drain
from tests.analyses.test_shelf_plan import HALL, library, planned


class Titles:
    """Stands for the reader."""

    def labels(self, ids: Sequence[int]) -> list[str]:
        return [f"书名 <{i}>" for i in ids]

    def keys(self, ids: Sequence[int]) -> list[str]:
        return [f"k{i}" for i in ids]

    def attributes(self, ids: Sequence[int], name: str) -> list[str]:
        return [f"{'ABT'[i % 3]}{i}" if name == "call_number" else "" for i in ids]


@pytest.fixture(scope="module")
def plan() -> ShelfPlan:
    return planned(library(3), HALL)


def test_a_page_for_every_range_with_all_books_in_call_order(plan: ShelfPlan) -> None:
    page = shelf_list_page(plan, Titles())
    assert page.count("<section>") == 2 == int(ranges_of(plan).max()) + 1  # two ranges of two faces
    assert page.count("<tr><td class=n>") + page.count("<tr class=new>") == len(plan.item_ids)
    assert "书名 &lt;5&gt;" in page and "<5>" not in page
    assert page.count("<tr class=new>") == int((plan.bay != plan.present).sum())
    assert "break-after: page" in page and "http" not in page
    for b, books in enumerate(books_by_bay(plan)):
        assert (plan.bay[books] == b).all() and (np.diff(plan.call_rank[books]) > 0).all()


def test_shelves_hold_the_books_of_their_bay_in_order(plan: ShelfPlan) -> None:
    shelves = list(filled_shelves(plan))
    assert len(shelves) == int(plan.shelves.sum())
    assert [k for shelf in shelves for k in shelf.books] == [k for b in books_by_bay(plan) for k in b.tolist()]
    for shelf in shelves:
        assert shelf.cm == pytest.approx(plan.width_cm[list(shelf.books)].sum())
        assert shelf.length == plan.length_cm[shelf.bay] / plan.shelves[shelf.bay]


def test_bookshift_rows_are_shelves_with_running_sums(plan: ShelfPlan) -> None:
    table = bookshift(plan, Titles(), View())
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    assert len(rows) == table.count == 16 and rows[-1]["shelf_num"] == 16
    assert rows[-1]["final_runsum"] == pytest.approx(plan.width_cm.sum(), abs=0.01)
    assert [row["section_num"] for row in rows] == [k // 2 + 1 for k in range(16)]
    assert [k for k, row in enumerate(rows) if row["range_increment"] == "x"] == [0, 8]
    assert rows[-1]["range_num"] == 2


def test_the_catalogue_file_lists_what_moves(plan: ShelfPlan) -> None:
    rows = list(catalogue_locations(plan, Titles(), View()).rows)
    moving = np.flatnonzero(plan.bay != plan.present)
    assert [row[0] for row in rows] == [f"k{k}" for k in moving.tolist()]
    assert [row[1] for row in rows] == [plan.bays[b] for b in plan.bay[moving].tolist()]


def test_done_steps_are_marked_and_left_out(plan: ShelfPlan) -> None:
    total = len(plan.step_start)
    resumed = replace(plan, done=(0, 1, 2))
    every, left = (list(table(resumed, Titles(), View()).rows) for table in (moves, moves_left))
    assert [row[-1] for row in every[:4]] == ["yes", "yes", "yes", ""]
    assert [row[0] for row in left] == list(range(4, total + 1))
    assert "never" not in moves_left(replace(plan, done=(0, 2)), Titles(), View()).note  # a gap: no such promise


def test_unknown_books_are_listed(plan: ShelfPlan) -> None:
    assert unknown_books(plan, Titles(), View()).count == 0
    known, rank = plan.width_known.copy(), plan.call_rank.copy()
    known[4], rank[7] = False, -1
    rows = list(unknown_books(replace(plan, width_known=known, call_rank=rank), Titles(), View()).rows)
    assert [(row[1], row[3], row[4] is None) for row in rows] == [("k4", "", False), ("k7", "yes", True)]


def test_parts_of_few_readers_are_left_out(plan: ShelfPlan) -> None:
    assert parts(plan, Titles(), View(k=3)).count == len(plan.parts) > 0
    assert parts(plan, Titles(), View(k=10_000)).count == 0


def test_the_report_says_first_what_pairs_can_do_and_speaks_the_readers_language(plan: ShelfPlan) -> None:
    page = report_page(plan)
    first, promise = page.index("take two books or more"), page.index('class="promise"')
    assert first < promise and "http" not in page and page.count("<svg") == 7
    told = set()

    def say(context: str, text: str) -> str:
        told.add((context, text))
        named_once = re.sub(r"{\w+:[^}]*\|[^}]*}", "x", text)  # a choice of two forms is words too
        return re.sub(r"[A-Za-z]+(?![^{]*})", "x", named_once)

    other = report_page(plan, 3, say, "zh_CN")
    body = re.sub(r"<[^>]*>", " ", other.split("</head>")[1])
    left = set(re.findall(r"[A-Za-z]{2,}", body)) - {"TP"}
    assert not left and len(told) > 20


def test_an_export_says_the_note_of_the_part_it_wrote(plan: ShelfPlan, tmp_path: Path) -> None:
    told = {
        part: drain(writing("shelf-plan", plan, Titles(), View(), (tmp_path / f"{part}.csv", part)))
        for part in ("curve", "moves")
    }
    assert told == {"curve": curve(plan, Titles(), View()).note, "moves": moves(plan, Titles(), View()).note}
