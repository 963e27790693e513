"""The page on which an import is checked and done."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from minentropy_app.gui import theme

if TYPE_CHECKING:
    from minentropy_app.jobs.service import Session


class ImportPage(QWidget):
    """A page for one import, shown as a tab of the window.

    Signals: ``imported(name)`` when a source has come in (the page stays and shows the result),
    ``closed()`` when the user leaves the page, ``next_wanted(key)`` when the user picks a next
    step (``placement``, ``import_catalogue``, ``import_loans``).

    Call ``set_tokens`` when the theme changes and ``shut_down`` before the page is let go; jobs
    that the page began are then cancelled. ``add_files`` takes files dropped on the window.

    Parameters
    ----------
    session
        The open project (``jobs.service.Session``).
    kind
        ``loans``, ``pairs`` or ``catalogue``.
    files
        Files to begin with; none shows a place to drop them.
    """

    imported = Signal(str)
    closed = Signal()
    next_wanted = Signal(str)

    def __init__(
        self,
        session: Session,
        kind: str,
        files: Sequence[Path],
        tokens: theme.Tokens,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.session, self.kind, self.files, self.tokens = session, kind, tuple(files), tokens

    def add_files(self, files: Sequence[Path]) -> None:
        """Look at these files instead of the present ones."""
        self.files = tuple(files)

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self.tokens = tokens

    def shut_down(self) -> None:
        """Stop what the page has begun."""
