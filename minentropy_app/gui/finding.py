"""What the search box finds: answers while it is typed, flying to one of them, selecting them all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from minentropy_app.gui.words import translate

if TYPE_CHECKING:
    from minentropy_app.gui.main_window import MainWindow

#: Rows of what is found.
_FOUND = 12


class Finder:
    """Answers the search box of a window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        search = window.top.search
        search.asked.connect(self._ask)
        search.found.connect(self._fly_to)
        search.all_wanted.connect(self._select_all)

    def _ask(self, text: str) -> None:
        project, search = self._window.project, self._window.top.search
        if project is not None and text:
            project.search(text, _FOUND, search.show_hits)
        else:
            search.show_hits([])

    def _fly_to(self, item: int) -> None:
        view = self._window.front_view("fly_to")
        if view is not None and view.fly_to(item):
            view.setFocus()

    def _select_all(self, text: str) -> None:
        """Select all that match: those in the view in front, or everywhere if it shows none of them."""
        chosen = self._window.selection

        def select(ids: Any) -> None:
            from minentropy_app.gui.selection import distinct, held

            if chosen is None or self._window.selection is not chosen:
                return
            view = self._window.front_view("fly_to")
            shown = getattr(getattr(view, "model", None), "item_ids", ids)
            seen = ids[held(ids, distinct(shown))]
            chosen.select(seen if seen.size else ids, translate("gui.finding", "search: {text}").format(text=text))
            if view is not None:
                view.setFocus()

        if self._window.project is not None:
            self._window.project.matching(text, select)
