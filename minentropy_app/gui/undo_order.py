"""The order in which selections and edits were made, so that one undo takes back the latest of both."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


class UndoOrder:
    """Remembers kinds of steps; what a step did is kept by those who did it."""

    def __init__(self) -> None:
        self._done: list[tuple[str, str]] = []
        self._undone: list[tuple[str, str]] = []
        self._still = False

    def note(self, kind: str, words: str) -> None:
        """A step was made, called so by users; what had been taken back can no longer be done again."""
        if not self._still:
            self._done.append((kind, words))
            self._undone.clear()

    def undo(self) -> str:
        """Kind of the step to take back, "" if there is none."""
        return self._move(self._done, self._undone)

    def redo(self) -> str:
        """Kind of the step to do again, "" if there is none."""
        return self._move(self._undone, self._done)

    @property
    def next_words(self) -> tuple[str, str]:
        """What undo and redo would take up, in the users' words; "" where nothing."""
        return (self._done[-1][1] if self._done else "", self._undone[-1][1] if self._undone else "")

    def clear(self) -> None:
        """Forget everything."""
        self._done.clear()
        self._undone.clear()

    @contextmanager
    def still(self) -> Iterator[None]:
        """Steps in this block are no new ones."""
        self._still = True
        try:
            yield
        finally:
            self._still = False

    @staticmethod
    def _move(source: list[tuple[str, str]], target: list[tuple[str, str]]) -> str:
        if not source:
            return ""
        target.append(source.pop())
        return target[-1][0]
