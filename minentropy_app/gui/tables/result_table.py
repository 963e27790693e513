"""Any result or source as a table: sort, filter, choose columns, copy, export, linked selection."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from minentropy_app.gui import theme
from minentropy_app.gui.selection import SelectionModel
from minentropy_app.jobs.service import Session
from minentropy_app.project.entries import Entry


class ResultTable(QWidget):
    """The table of one entry, read beside the window's own thread."""

    def __init__(
        self,
        session: Session,
        entry: Entry,
        selection: SelectionModel,
        tokens: theme.Tokens,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.session, self.entry, self._selection, self._tokens = session, entry, selection, tokens

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens

    def shut_down(self) -> None:
        """Stop reading; call before the view goes away."""
