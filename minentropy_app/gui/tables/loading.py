"""Reading a table beside the window's own thread."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from minentropy_app.gui.free_memory import give_back
from minentropy_app.project.entries import Entry

if TYPE_CHECKING:
    from minentropy_app.exports.tables import Table
    from minentropy_app.project.reader import Reader

#: Rows that are shown at most; an export holds all.
MOST_ROWS = 200_000


@dataclass(frozen=True)
class Wish:
    """Which table of which project, with the k of privacy."""

    project: Path
    entry: Entry
    k: int


def load(wish: Wish) -> Any:
    """Read the table of an entry as ``Columns``."""
    from minentropy_app.exports.result_tables import View, table_of
    from minentropy_app.gui.tables.columns import gathered
    from minentropy_app.project.reader import Reader

    with Reader(wish.project) as reader:
        entry = reader.by_ref(wish.entry.ref)
        table = table_of(entry.kind, reader.load(entry), reader, View(wish.k, MOST_ROWS))
        ids = table.item_ids
        more = {
            "item_ids": ids if ids is None or ids.ndim == 2 else ids[:, None],
            "note": table.note,
            "total": table.count,
        }
        columns = gathered(_called(table, reader), table.rows, more)
    del table
    give_back()
    return columns


def _called(table: Table, reader: Reader) -> tuple[str, ...]:
    """Names of the columns; that of the items by what they are: only books have titles."""
    first = () if table.item_ids is None else reader.items(table.item_ids.ravel()[:1].tolist())
    kind = first[0].kind.value if first else "book"
    name = {"book": "name", "word": "spelling", "document": "document"}.get(kind, "called")
    return tuple(name if column == "name" else column for column in table.columns)
