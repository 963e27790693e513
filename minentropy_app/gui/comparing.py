"""Choosing placements to look at side by side, and opening them together."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from minentropy_app.gui.faces import State
from minentropy_app.gui.view_kinds import JOIN, view_kind

if TYPE_CHECKING:
    from minentropy_app.gui.desk import Desk
    from minentropy_app.gui.view_kinds import Stage
    from minentropy_app.gui.views.compare_view import CompareView


class Comparing(QObject):
    """Opens placements side by side."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk

    def ask(self) -> None:
        """Ask which placements to compare."""
        from minentropy_app.gui.compare_panel import ComparePanel

        project, window = self._desk.project, self._desk.window
        if project is None:
            return
        ready = [e for e in project.results() if e.kind == "placement" and e.state in (State.DONE, State.STALE)]
        if len(ready) < 2:
            hint = self.tr("Run a placement again with another method or other settings, then compare both.")
            window.notice.say("info", self.tr("There are not two placements to compare yet."), hint)
            return
        panel = ComparePanel(ready, window.tree.current, window.tokens)
        panel.closed.connect(window.close_side)
        panel.wanted.connect(self.show)
        window.show_side(panel)

    def show(self, refs: list[str]) -> None:
        """Open placements by their refs."""
        project, window, kind = self._desk.project, self._desk.window, view_kind("compare")
        if project is None or kind is None:
            return
        window.close_side()
        window.opener.open_together(kind, refs)


def load_sides(path: Path, refs: str) -> list[Any]:
    """Read placements to compare. Runs beside the window."""
    from minentropy_app.gui.space_loading import load_space
    from minentropy_app.gui.views.compare_view import Side, change_between
    from minentropy_app.project.reader import Reader

    sides = []
    for ref in refs.split(JOIN):
        model = load_space(path, ref)
        with Reader(path) as reader:
            entry: Any = reader.by_ref(ref)
            on = ", ".join(reader.by_ref(given.ref).name for given in entry.inputs)
        if model is not None:
            sides.append(Side(entry.name, on, model, entry.params, entry.metrics, entry.seconds or 0.0))
    return [side if k == 0 else replace(side, change=change_between(sides[0], side)) for k, side in enumerate(sides)]


def open_compare(stage: Stage) -> CompareView:
    """Open the comparison on its stage."""
    from minentropy_app.gui.views.compare_view import CompareView

    return CompareView(stage.model, stage.selection, stage.tokens, stage.home)
