"""Reading a table beside the window's own thread."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from minentropy_app.gui.free_memory import give_back
from minentropy_app.project.entries import Entry

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
        columns = gathered(table.columns, table.rows, more)
    del table
    give_back()
    return columns
