"""Choosing placements to look at side by side, and opening them together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from minentropy_app.gui import parts, theme
from minentropy_app.gui.faces import Entry, State
from minentropy_app.gui.sheet import Sheet
from minentropy_app.gui.view_kinds import ViewKind, view_kind
from minentropy_app.gui.words import translate

if TYPE_CHECKING:
    from minentropy_app.gui.desk import Desk
    from minentropy_app.gui.view_kinds import Stage
    from minentropy_app.gui.views.compare_view import CompareView

#: Between the refs of what is compared; most that fit side by side.
JOIN, MOST = "+", 4


class ComparePanel(Sheet):
    """Tick two to four placements; ``wanted`` carries their refs, the one in front first."""

    wanted = Signal(list)

    def __init__(self, entries: list[Entry], first: str, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(translate("gui.comparing", "Compare placements"), tokens, parent)
        self.boxes: dict[str, QCheckBox] = {}
        self.column.addWidget(parts.label(self.tr("Tick two to four; all are measured alike."), "caption", wrap=True))
        ordered = sorted(entries, key=lambda entry: entry.key != first)
        for k, entry in enumerate(ordered):
            box = self.boxes[entry.key] = QCheckBox(entry.title)
            box.setChecked(k < 2)
            box.setToolTip(entry.line)
            box.toggled.connect(self._count)
            self.column.addWidget(box)
        self.go = parts.button(self.tr("Compare"), "primary", lambda: self.wanted.emit(self.chosen))
        self.column.addWidget(self.go, 0, Qt.AlignmentFlag.AlignRight)
        self.column.addStretch(1)
        self._count()

    @property
    def chosen(self) -> list[str]:
        """Refs of those ticked."""
        return [key for key, box in self.boxes.items() if box.isChecked()]

    def _count(self) -> None:
        self.go.setEnabled(2 <= len(self.chosen) <= MOST)


class Comparing(QObject):
    """Opens placements side by side."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk

    def ask(self) -> None:
        """Ask which placements to compare."""
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
        ref = JOIN.join(refs)
        if not window.views.show_view(f"{kind.key}:{ref}"):
            window.busy(self.tr("Opening {name}…").format(name=self.tr("comparison")))
            project.view_model(kind, ref, lambda sides: self._open(kind, ref, sides))

    def _open(self, kind: ViewKind, ref: str, sides: list[Any]) -> None:
        window = self._desk.window
        window.busy("")
        if window.project is self._desk.project and not window.views.show_view(f"{kind.key}:{ref}"):
            window.opener.show(kind, ref, sides, " | ".join(side.title for side in sides))


def load_sides(path: Path, refs: str) -> list[Any]:
    """Read placements to compare. Runs beside the window."""
    from minentropy_app.gui.space_loading import load_space
    from minentropy_app.gui.views.compare_view import Side
    from minentropy_app.project.reader import Reader

    sides = []
    for ref in refs.split(JOIN):
        model = load_space(path, ref)
        with Reader(path) as reader:
            entry: Any = reader.by_ref(ref)
            on = ", ".join(reader.by_ref(given.ref).name for given in entry.inputs)
        if model is not None:
            sides.append(Side(entry.name, on, model, entry.params, entry.metrics, entry.seconds or 0.0))
    return sides


def open_compare(stage: Stage) -> CompareView:
    """Open the comparison on its stage."""
    from minentropy_app.gui.views.compare_view import CompareView

    return CompareView(stage.model, stage.selection, stage.tokens)
