"""Reading a table beside the window's own thread."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from minentropy_app.errors import AppError
from minentropy_app.project.entries import Entry

#: Rows that are shown at most; an export holds all.
MOST_ROWS = 200_000


@dataclass(frozen=True)
class Wish:
    """Which table of which project, with the k of privacy."""

    project: Path
    entry: Entry
    k: int


class Loading(QObject):
    """Reads one table in a thread; ``ready`` carries ``Columns``, ``failed`` an AppError."""

    ready = Signal(object)
    failed = Signal(object)

    def __init__(self, wish: Wish, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wish, self._stopped = wish, False
        self._thread = threading.Thread(target=self._run, name="table", daemon=True)

    def start(self) -> None:
        """Begin to read."""
        self._thread.start()

    def stop(self) -> None:
        """Want the table no more, and wait for the thread."""
        self._stopped = True
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        try:
            made = load(self._wish)
        except AppError as error:
            self._tell(self.failed, error)
        except Exception as error:
            from minentropy_app.jobs.crash import unforeseen

            self._tell(self.failed, unforeseen(error))
        else:
            self._tell(self.ready, made)

    def _tell(self, signal: Any, what: object) -> None:
        if not self._stopped:
            signal.emit(what)


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
        return gathered(table.columns, table.rows, more)
