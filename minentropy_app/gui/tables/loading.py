"""Reading a table beside the window's own thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from minentropy_app.exports.names import Names
from minentropy_app.gui.compact import Texts
from minentropy_app.gui.free_memory import give_back
from minentropy_app.project.entries import Entry

if TYPE_CHECKING:
    from minentropy_app.exports.tables import Table
    from minentropy_app.project.reader import Reader

#: Rows that are shown at most; an export holds all.
MOST_ROWS = 200_000
#: Items whose names are read at once.
_AT_ONCE = 4096


@dataclass(frozen=True)
class Wish:
    """Which table of which project, with the k of privacy."""

    project: Path
    entry: Entry
    k: int


class CompactNames:
    """What items are called, read some thousands at a time and kept in little room."""

    def __init__(self, names: Names) -> None:
        self._names = names

    def labels(self, ids: Sequence[int]) -> Sequence[str]:
        """Labels aligned with ``ids``."""
        return self._read(ids, self._names.labels)

    def keys(self, ids: Sequence[int]) -> Sequence[str]:
        """Keys aligned with ``ids``."""
        return self._read(ids, self._names.keys)

    def attributes(self, ids: Sequence[int], name: str) -> Sequence[str]:
        """One attribute aligned with ``ids``."""
        return self._read(ids, lambda some: self._names.attributes(some, name))

    def _read(self, ids: Sequence[int], read: Callable[[Sequence[int]], Sequence[str]]) -> Sequence[str]:
        if len(ids) <= _AT_ONCE:
            return read(ids)
        parts = (read(ids[start : start + _AT_ONCE]) for start in range(0, len(ids), _AT_ONCE))
        return Texts(text for part in parts for text in part)


def load(wish: Wish) -> Any:
    """Read the table of an entry as ``Columns``."""
    from minentropy_app.exports.result_tables import View, table_of
    from minentropy_app.gui.tables.columns import gathered
    from minentropy_app.project.reader import Reader

    with Reader(wish.project) as reader:
        entry = reader.by_ref(wish.entry.ref)
        table = table_of(entry.kind, reader.load(entry), CompactNames(reader), View(wish.k, MOST_ROWS))
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
    """Names of the columns; that of the items by what they are: only books have titles, and code words no items."""
    if table.item_ids is None:
        return tuple(
            {"word": "code word"}.get(name, name) if "uses" in table.columns else name for name in table.columns
        )
    first = reader.items(table.item_ids.ravel()[:1].tolist())
    kind = first[0].kind.value if first else "book"
    called = {"book": "name", "word": "spelling", "document": "document"}.get(kind, "called")
    return tuple(called if name in ("name", "word") else name for name in table.columns)
