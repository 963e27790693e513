"""Shelf lists to print: one page a range, bay by bay in call-number order, as HTML that any browser prints.

A page of HTML with page breaks needs no fonts of its own, so that Chinese titles print on any machine; the
window turns the same page into PDF.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

import numpy as np

from minentropy_app.exports.names import Names, unique_names
from minentropy_app.model.inputs import Ids, Ints
from minentropy_app.model.results import ShelfPlan, floor_of
from minentropy_app.text import QT_TRANSLATE_NOOP, put

#: Says a marked text in the reader's language: (context, text) -> text.
Say = Callable[[str, str], str]

_STYLE = """
@page { size: A4; margin: 15mm 12mm; }
body { font: 10pt/1.3 system-ui, "Noto Sans SC", "WenQuanYi Micro Hei", sans-serif; color: #000; margin: 1rem auto;
  max-width: 50rem; }
section { break-after: page; } section:last-child { break-after: auto; }
h1 { font-size: 14pt; margin: 0 0 .4rem; } h2 { font-size: 11pt; margin: .8rem 0 .2rem; break-after: avoid; }
table { border-collapse: collapse; width: 100%; } tr { break-inside: avoid; } thead { display: table-header-group; }
td, th { text-align: left; padding: .1rem .4rem; border-bottom: .5pt solid #bbb; }
td.n, th.n { text-align: right; } tr.new td { font-weight: 600; }
"""
_TITLE = QT_TRANSLATE_NOOP("exports.shelf_pages", "Shelf list")
_RANGE = QT_TRANSLATE_NOOP("exports.shelf_pages", "Floor {floor}, bays {first} to {last}")
_BAY = QT_TRANSLATE_NOOP("exports.shelf_pages", "Bay {bay}: {books} {books:book|books}, {cm} of {room} cm")
_HEADS = (
    QT_TRANSLATE_NOOP("exports.shelf_pages", "Place"),
    QT_TRANSLATE_NOOP("exports.shelf_pages", "Call number"),
    QT_TRANSLATE_NOOP("exports.shelf_pages", "Book"),
    QT_TRANSLATE_NOOP("exports.shelf_pages", "Comes from"),
)
_CONTEXT = "exports.shelf_pages"


def plain(context: str, text: str) -> str:
    """The text as it is marked: English."""
    return text


@dataclass(frozen=True)
class Shelf:
    """One shelf of a plan: its bay and range, its number in the bay from 1 at the top, its books in order."""

    bay: int
    range: int
    number: int
    length: float
    cm: float
    books: tuple[int, ...]


def books_by_bay(result: ShelfPlan) -> list[Ids]:
    """Books of each bay in call-number order, those without a number last."""
    rank = np.where(result.call_rank >= 0, result.call_rank, np.iinfo(np.int32).max)
    order = np.lexsort((rank, result.bay))
    bounds = np.searchsorted(result.bay[order], np.arange(len(result.bays) + 1))
    return [order[a:b] for a, b in pairwise(bounds.tolist())]


def ranges_of(result: ShelfPlan) -> Ints:
    """(B,) number of the range that each bay belongs to."""
    from minentropy_app.building.redrawing import range_of_bays  # its sparse matrices are heavy

    return range_of_bays(floor_of(result)) if len(result.bay_node) else np.arange(len(result.bays), dtype=np.int32)


def filled_shelves(result: ShelfPlan) -> Iterator[Shelf]:
    """Shelf by shelf: the books of a bay are spread evenly over its shelves, in order from the top."""
    ranges = ranges_of(result).tolist()
    for b, books in enumerate(books_by_bay(result)):
        count = int(result.shelves[b]) if len(result.shelves) else 1
        length = float(result.length_cm[b]) / count
        width = result.width_cm[books]
        middle = np.cumsum(width) - width / 2
        shelf = np.minimum((middle / max(float(width.sum()), 1e-12) * count).astype(int), count - 1)
        for number in range(count):
            mine = books[shelf == number]
            yield Shelf(b, ranges[b], number + 1, length, float(result.width_cm[mine].sum()), tuple(mine.tolist()))


def shelf_list_page(result: ShelfPlan, names: Names, say: Say = plain) -> str:
    """Return the page; books that come from another bay are bold."""
    title = escape(say(_CONTEXT, _TITLE))
    sections = "".join(f"<section>{section}</section>" for section in shelf_list_sections(result, names, say))
    return (
        f'<!doctype html><html><head><meta charset="utf-8"><title>{title}</title><style>{_STYLE}</style></head>'
        f"<body>{sections}</body></html>\n"
    )


def shelf_list_sections(result: ShelfPlan, names: Names, say: Say = plain) -> Iterator[str]:
    """Yield the HTML of each range."""
    every = unique_names(result.item_ids, names)
    numbers = names.attributes(result.item_ids.tolist(), "call_number")
    books, ranges = books_by_bay(result), ranges_of(result)
    for number in range(int(ranges.max(initial=-1)) + 1):
        bays = np.flatnonzero(ranges == number).tolist()
        told = put(say(_CONTEXT, _RANGE),
            floor=escape(result.floors[bays[0]]), first=escape(result.bays[bays[0]]), last=escape(result.bays[bays[-1]])
        )  # fmt: skip
        inside = "".join(_bay(result, b, books[b], (every, numbers), say) for b in bays)
        yield f"<h1>{told}</h1>{inside}"


def _bay(result: ShelfPlan, b: int, books: Ids, told: tuple[Sequence[str], Sequence[str]], say: Say) -> str:
    names, numbers = told
    cm = float(result.width_cm[books].sum())
    head = put(say(_CONTEXT, _BAY),
        bay=escape(result.bays[b]), books=len(books), cm=f"{cm:.0f}", room=f"{result.length_cm[b]:.0f}"
    )  # fmt: skip
    if not len(books):
        return f"<h2>{head}</h2>"
    rows = []
    for place, k in enumerate(books.tolist(), start=1):
        comes = result.present[k] != b
        source = escape(result.bays[result.present[k]]) if comes else ""
        rows.append(
            f"<tr{' class=new' if comes else ''}><td class=n>{place}</td><td>{escape(numbers[k])}</td>"
            f"<td>{escape(names[k])}</td><td>{source}</td></tr>"
        )
    heads = "".join(f"<th>{escape(say(_CONTEXT, text))}</th>" for text in _HEADS)
    return f"<h2>{head}</h2><table><thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
