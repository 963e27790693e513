"""Between the one selection of a window, the inspector that lists it, and the view in front."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from minentropy_app.gui.main_window import MainWindow
    from minentropy_app.gui.selection import Selection, SelectionModel

#: Rows of the selection that the inspector lists.
LISTED = 40


class SelectionPanel(QObject):
    """Shows what is selected, each item in the colour that it has in the view; pointing at one shows it there."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._items = list[int]()
        window.inspector.pointed.connect(self._point)

    def follow(self, selection: SelectionModel) -> None:
        """Show what this selection holds from now on."""
        selection.changed.connect(self.show)
        selection.recoloured.connect(self._recolour)

    def look_again(self) -> None:
        """Another view is in front: what is selected may be called and coloured otherwise there."""
        if self._window.selection is not None and len(self._window.selection.current):
            self.show(self._window.selection.current)

    def show(self, selection: Selection) -> None:
        """List the first of the selected items."""
        project, ids = self._window.project, selection.ids
        rows, kind, count = [], "book", ""
        if project is not None and len(selection):
            rows = list(project.selection_rows(ids, LISTED))
            kind = project.selection_kind(ids)
            words = {
                "word": self.tr("%Ln word(s)", "", len(selection)),
                "document": self.tr("%Ln document(s)", "", len(selection)),
                "node": self.tr("%Ln node(s)", "", len(selection)),
            }
            count = words.get(kind) or self.tr("%Ln book(s)", "", len(selection))
        self._window.inspector.show_selection(count, selection.how, rows, kind, len(selection) - len(rows))
        view = self._view()
        same = view is not None and bool(rows) and list(view.model.rows_of(ids, LISTED)) == rows
        self._items = view.model.top(ids, LISTED).tolist() if same else []
        self._recolour()

    def _view(self) -> Any:
        """The view in front, if its items have colours."""
        view = self._window.front_view("colours_of")
        return view if view is not None and view.isVisible() else None

    def _recolour(self) -> None:
        view = self._view()
        colours = view.colours_of(self._items) if view is not None and self._items else []
        self._window.inspector.show_colours(colours)

    def _point(self, row: int) -> None:
        view = self._view()
        if view is not None:
            view.point_at(self._items[row] if 0 <= row < len(self._items) else -1)
