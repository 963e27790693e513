"""The one selection of a window: item ids and how they were chosen, with undo of its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Signal

Ids = npt.NDArray[np.int64]
#: Selections that can be undone, and items in all of them: sixteen megabytes.
REMEMBERED, REMEMBERED_ITEMS = 100, 2_000_000


def _none() -> Ids:
    return np.zeros(0, np.int64)


def distinct(ids: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """The same numbers sorted, each once. ``np.unique`` hashes, which takes ten times as long."""
    ordered = np.sort(ids, axis=None)
    return ordered[np.r_[True, ordered[1:] != ordered[:-1]]] if ordered.size else ordered


def held(ids: Ids, known: Ids) -> npt.NDArray[np.bool_]:
    """Which of ``ids`` are among ``known``, which are sorted."""
    if not known.size:
        return np.zeros(ids.shape, bool)
    return np.asarray(known[np.minimum(np.searchsorted(known, ids), known.size - 1)] == ids)


@dataclass(frozen=True, eq=False)
class Selection:
    """Items chosen by the user.

    Attributes
    ----------
    ids
        int64 item ids, sorted, each once.
    how
        What chose them, in the user's language: "lasso", "search: Woolf"; empty if nothing is.
    """

    ids: Ids = field(default_factory=_none)
    how: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "ids", distinct(np.asarray(self.ids, np.int64)))
        self.ids.setflags(write=False)

    def __len__(self) -> int:
        return int(self.ids.size)

    def __contains__(self, item: int) -> bool:
        at = int(np.searchsorted(self.ids, item))
        return at < self.ids.size and int(self.ids[at]) == item

    def same(self, other: Selection) -> bool:
        """Tell whether both hold the same items."""
        return bool(np.array_equal(self.ids, other.ids))

    def plus(self, ids: Ids, how: str) -> Selection:
        """With more items."""
        return Selection(np.concatenate([self.ids, ids]), _joined(self.how, how))

    def minus(self, ids: Ids, how: str) -> Selection:
        """Without some items."""
        return Selection(self.ids[~held(self.ids, distinct(ids))], _joined(self.how, how))

    def toggled(self, ids: Ids, how: str) -> Selection:
        """Items in exactly one of both."""
        new = distinct(ids)
        kept = self.ids[~held(self.ids, new)], new[~held(new, self.ids)]
        return Selection(np.concatenate(kept), _joined(self.how, how))


def _affordable(selections: list[Selection]) -> list[Selection]:
    """The latest of some selections that together are not too large; the very latest always."""
    sizes = np.cumsum([len(selection) for selection in reversed(selections)])
    return selections[-max(int(np.searchsorted(sizes, REMEMBERED_ITEMS, "right")), 1) :]


def _joined(before: str, how: str) -> str:
    words = [w for w in before.split(" + ") if w]
    return " + ".join([*words, how][-3:]) if how not in words else before


class SelectionModel(QObject):
    """Holds the selection; every view listens to ``changed`` and writes through the methods.

    A view emits ``recoloured`` when items have other colours in it than before.
    """

    changed = Signal(object)
    recoloured = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._current = Selection()
        self._back: list[Selection] = []
        self._forward: list[Selection] = []

    @property
    def current(self) -> Selection:
        """The items selected now."""
        return self._current

    def select(self, ids: Ids, how: str) -> None:
        """Replace the selection."""
        self._move(Selection(ids, how))

    def add(self, ids: Ids, how: str) -> None:
        """Add items."""
        self._move(self._current.plus(ids, how))

    def subtract(self, ids: Ids, how: str) -> None:
        """Take items away."""
        self._move(self._current.minus(ids, how))

    def toggle(self, ids: Ids, how: str) -> None:
        """Add those that are not selected, take away those that are."""
        self._move(self._current.toggled(ids, how))

    def invert(self, everything: Ids, how: str) -> None:
        """Select what is not selected out of ``everything``."""
        self._move(Selection(everything[~held(everything, self._current.ids)], how))

    def clear(self) -> None:
        """Select nothing."""
        self._move(Selection())

    def undo(self) -> bool:
        """Go back to the selection before; False when there is none."""
        return self._step(self._back, self._forward)

    def redo(self) -> bool:
        """Take back an undo."""
        return self._step(self._forward, self._back)

    def _move(self, new: Selection) -> None:
        if new.same(self._current):
            return
        self._back = _affordable([*self._back[1 - REMEMBERED :], self._current])
        self._forward.clear()
        self._current = new
        self.changed.emit(new)

    def _step(self, source: list[Selection], target: list[Selection]) -> bool:
        if not source:
            return False
        target.append(self._current)
        self._current = source.pop()
        self.changed.emit(self._current)
        return True
