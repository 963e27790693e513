"""The floor plan editor: tools, the floor, what is picked, and whether every bay can be reached."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QLocale, QRect, QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QToolButton, QVBoxLayout, QWidget

from minentropy_app.building.drawing import Drawing
from minentropy_app.errors import AppError
from minentropy_app.gui import parts, theme
from minentropy_app.gui.param_fields import CalmBox
from minentropy_app.gui.view_kinds import Stage
from minentropy_app.gui.views.draw_canvas import DrawCanvas
from minentropy_app.gui.views.draw_gestures import Tool, all_on
from minentropy_app.gui.views.draw_painter import metres
from minentropy_app.gui.views.draw_panel import DrawPanel
from minentropy_app.gui.words import filled

_EDGE, _FOOT, _CHECK_WIDE = 12, 202, 256
_NEW = "\0new"


class DrawView(QWidget):
    """Edits the draft of a floor plan; every change is an edit of the project that can be undone."""

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("view")
        self.setAccessibleName(self.tr("Floor plan, drawn"))
        self.stage, self._tokens = stage, stage.tokens
        self.in_use: bool = stage.model.in_use
        self._sent: list[Drawing] = []
        self._saving = False
        self._build(stage.model.drawing)
        self._wire()
        self.canvas.locked = stage.project.read_only
        self._show_floors()
        self._show_found()
        self._show_picked()

    # -- what others may ask -----------------------------------------------------------------

    @property
    def settled(self) -> bool:
        """Every change has been stored."""
        return not self._sent

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        self.canvas.set_tokens(tokens)
        parts.retint(self, tokens)
        parts.lift(self.bar, tokens)
        self._show_found()

    def commands(self) -> dict[str, Callable[[], object]]:
        """Commands of the menus while this view is in front."""
        canvas = self.canvas
        return {
            "fit": canvas.fit,
            "zoom_in": lambda: canvas.zoom(1.4),
            "zoom_out": lambda: canvas.zoom(1 / 1.4),
            "select_all": lambda: canvas.pick(all_on(canvas.drawing, canvas.hand.floor)),
            "select_none": lambda: canvas.pick(()),
        }

    def picture(self, title: str = "") -> Any:
        """What is seen now, to be written to a file."""
        from minentropy_app.gui.export_picture import drawing_of

        return drawing_of(self.canvas, self._tokens.colour("surface"), title)

    def state(self) -> dict[str, Any]:
        """What a saved view keeps."""
        return {"floor": self.canvas.hand.floor, "snap": self.canvas.hand.snap}

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a saved view."""
        self.snap.setChecked(bool(state["snap"]))
        if state["floor"] in self.canvas.drawing.floors:
            self._go_to(state["floor"])

    def project_changed(self, change: Any) -> None:
        """Follow an edit: one made here is known, undo and redo bring another drawing."""
        if "drawing" not in change.kinds or self.stage.ref != f"s{change.ids[0]}":
            return
        if self._saving and len(change.ids) > 1:
            self._saving = False
            self.stage.open(f"s{change.ids[1]}", "draw")
        draft = self._stored()
        if draft is None:
            return
        self.in_use = draft.in_use
        if draft.drawing in self._sent:
            del self._sent[: self._sent.index(draft.drawing) + 1]
        elif draft.drawing != self.canvas.drawing:
            self._sent.clear()
            self.canvas.show_drawing(draft.drawing)
            self._show_floors()
        self._show_found()

    # -- building ----------------------------------------------------------------------------

    def _build(self, drawing: Drawing) -> None:
        # From the outside in: a piece that moves into another one dresses everything it holds anew.
        halves = QSplitter(Qt.Orientation.Vertical, self)
        self.holder = QWidget(halves)
        self.canvas = DrawCanvas(drawing, self._tokens, self.holder)
        self.canvas.setAccessibleName(self.tr("Floor to draw on: arrows move, Enter sets down, Page Down picks"))
        self.bar = self._toolbar()
        self.pointed = parts.label("", "caption", self.holder)
        self.pointed.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.holder.installEventFilter(self)
        halves.setChildrenCollapsible(False)
        halves.setHandleWidth(1)
        self._fill_foot(QFrame(halves))
        halves.setStretchFactor(0, 1)
        halves.setSizes([10_000, theme.wide(_FOOT)])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(halves)

    def _toolbar(self) -> QFrame:
        bar = QFrame(self.holder)
        bar.setObjectName("floating")
        bar.setFixedHeight(36)
        self._row = QHBoxLayout(bar)
        self._row.setContentsMargins(3, 3, 3, 3)
        self._row.setSpacing(2)
        self.tools = {
            Tool.SELECT: self._mode("cursor", self.tr("Pick and move (V)")),
            Tool.RECTANGLE: self._mode("rectangle", self.tr("Pick by a rectangle (B); Shift adds, Alt takes out")),
            Tool.RANGE: self._mode("range", self.tr("Range: drag its length (R)")),
            Tool.AISLE: self._mode("aisle", self.tr("Aisle: drag along it (A)")),
            Tool.DOOR: self._mode("door", self.tr("Door: click where people come in (D)")),
            Tool.DESK: self._mode("desk", self.tr("Desk or table: click where it stands (K)")),
            Tool.STAIRS: self._mode("stairs", self.tr("Stairs or lift: click where it stands (S)")),
        }
        self.tools[Tool.SELECT].setChecked(True)
        parts.tool_gap(self._row)
        self.turn = self._act("rerun", self.tr("Turn (T)"), self.canvas.turn)
        self.copy = self._act("copy", self.tr("Copy beside (Ctrl+D)"), self.canvas.copy)
        self.delete = self._act("bin", self.tr("Delete (Del)"), self.canvas.delete)
        parts.tool_gap(self._row)
        self.snap = self._mode("snap", self.tr("Set to the grid and to each other (Alt: not now)"), exclusive=False)
        self.snap.setChecked(True)
        self._act("fit", self.tr("Show the whole floor"), self.canvas.fit)
        self.floor = CalmBox()
        self.floor.setAccessibleName(self.tr("Floor"))
        self.floor.setMinimumContentsLength(9)
        self._row.addSpacing(4)
        self._row.addWidget(self.floor)
        parts.lift(bar, self._tokens)
        return bar

    def _mode(self, icon: str, tip: str, exclusive: bool = True) -> QToolButton:
        made = parts.tool(icon, self._tokens, tip, checkable=True, size=30)
        made.setFixedWidth(32)
        made.setAutoExclusive(exclusive)
        self._row.addWidget(made)
        return made

    def _act(self, icon: str, tip: str, action: Callable[[], object]) -> QToolButton:
        made = parts.tool(icon, self._tokens, tip, size=30)
        made.setFixedWidth(32)
        made.clicked.connect(lambda _=False: action())
        self._row.addWidget(made)
        return made

    def _fill_foot(self, foot: QFrame) -> None:
        foot.setObjectName("panel")
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(24)
        self.panel = DrawPanel(foot)
        row.addWidget(self._check_part())
        row.addWidget(self.panel, 1)

    def _check_part(self) -> QWidget:
        part = QWidget()
        part.setFixedWidth(theme.wide(_CHECK_WIDE))
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.verdict = parts.chip("", "good")
        self.problems = parts.label("", "errorText", wrap=True)
        self.warned = parts.label("", "caption", wrap=True)
        self.figures = parts.label("", "caption", wrap=True)
        self.use = parts.button(self.tr("Use this plan"), "primary", self._use)
        self.draft = parts.label("", "caption", wrap=True)
        for piece in (self.verdict, self.problems, self.warned, self.figures):
            column.addWidget(piece)
        column.addStretch(1)
        column.addWidget(self.draft)
        self.save_as = parts.button(self.tr("Save as new plan"), "", self._save_as)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.use)
        row.addWidget(self.save_as)
        row.addStretch(1)
        column.addLayout(row)
        return part

    def _wire(self) -> None:
        for tool, button in self.tools.items():
            button.toggled.connect(lambda on, chosen=tool: self._take(chosen) if on else None)
        self.snap.toggled.connect(self._snap)
        self.floor.activated.connect(lambda _: self._go_to(self.floor.currentData()))
        canvas = self.canvas
        canvas.tool_changed.connect(lambda tool: self.tools[tool].setChecked(True))
        canvas.changed.connect(self._change)
        canvas.picked_changed.connect(self._show_picked)
        canvas.checked.connect(self._show_found)
        canvas.pointed.connect(self._say_pointed)
        canvas.refused.connect(self.stage.say)
        self.panel.wanted.connect(self._change)
        self.panel.refused.connect(self.stage.say)

    # -- showing -----------------------------------------------------------------------------

    def _show_floors(self) -> None:
        floors = self.canvas.drawing.floors or ("1",)
        self.floor.clear()
        for name in floors:
            self.floor.addItem(self.tr("Floor {name}").format(name=name), name)
        if self.canvas.hand.floor not in floors:
            self.floor.addItem(self.tr("Floor {name}").format(name=self.canvas.hand.floor), self.canvas.hand.floor)
        self.floor.addItem(self.tr("New floor"), _NEW)
        self.floor.setCurrentIndex(self.floor.findData(self.canvas.hand.floor))
        self._lead_stairs()

    def _lead_stairs(self) -> None:
        """New stairs lead to the next floor, from the last one to the one before."""
        here, floors = self.canvas.hand.floor, list(self.canvas.drawing.floors)
        others = [name for name in floors if name != here]
        above = floors[floors.index(here) + 1 :] if here in floors else []
        to = above[0] if above else others[-1] if others else _next_floor(floors or [here])
        self.canvas.hand = replace(self.canvas.hand, stairs=(to, self.canvas.hand.stairs[1]))

    def _show_picked(self) -> None:
        picked = self.canvas.picked
        self.panel.show_picked(self.canvas.drawing, picked, self.canvas.locked)
        ranges = any(kind == "range" for kind, _ in picked)
        for button, able in ((self.turn, ranges), (self.copy, ranges), (self.delete, bool(picked))):
            button.setEnabled(able and not self.canvas.locked)

    def _show_found(self) -> None:
        found, locale = self.canvas.found, QLocale()
        good = not found.problems
        self.verdict.setText(self.tr("✓ Every bay can be reached") if good else self.tr("Not finished yet"))
        self.verdict.setProperty("kind", "good" if good else "warning")
        parts.restyle(self.verdict)
        crossed = self.tr("A way is drawn through: {names}").format(names=", ".join(found.crossed[:5]))
        self.warned.setText(crossed if found.crossed else "")
        self.warned.setVisible(bool(found.crossed))
        self.problems.setText("\n".join(filled(text, fields) for text, fields in found.problems))
        self.problems.setVisible(not good)
        bays = self.tr("%Ln bay face(s)", "", found.faces)
        told = self.tr("{bays} · {metres} of shelf\nFarthest bay: {far} from a door")
        shelf = self.tr("{metres} m").format(metres=locale.toString(found.metres, "f", 1))
        self.figures.setText(told.format(bays=bays, metres=shelf, far=metres(round(found.farthest, 1))))
        locked = self.canvas.locked
        self.use.setEnabled(good and not self.in_use and not locked)
        self.save_as.setEnabled(good and not locked)
        if locked:
            self.draft.setText(self.tr("This project is open for looking only."))
        else:
            same, other = self.tr("This is the plan in use."), self.tr("Results still use the plan as it was.")
            self.draft.setText(same if self.in_use else other)
        self._arrange()

    def _say_pointed(self, bay: str, far: float) -> None:
        if not bay:
            self.pointed.setText("")
        elif far < math.inf:
            told = self.tr("{bay}: {metres} to the entrance")
            self.pointed.setText(told.format(bay=bay, metres=metres(round(far, 1))))
        else:
            self.pointed.setText(self.tr("{bay}: no way leads here").format(bay=bay))
        self._arrange()

    # -- doing -------------------------------------------------------------------------------

    def _take(self, tool: Tool) -> None:
        self._lead_stairs()
        if tool is not self.canvas.tool:
            self.canvas.use_tool(tool)

    def _snap(self, on: bool) -> None:
        self.canvas.hand = replace(self.canvas.hand, snap=on)

    def _go_to(self, floor: str) -> None:
        if floor == _NEW:
            floor = _next_floor(list(self.canvas.drawing.floors) or ["1"])
        self.canvas.show_floor(floor)
        self._show_floors()

    def _change(self, drawing: Drawing, label: str, picked: Any) -> None:
        """Show a change at once and store it as an edit."""
        self._sent.append(drawing)
        self.in_use = False
        self.canvas.show_drawing(drawing, picked)
        self._show_floors()
        self._show_found()
        ref = self.stage.ref

        def making(project: Any) -> Any:
            from minentropy_app.project import drawings

            return drawings.draw(project, project.reader.by_ref(ref), drawing, label)

        self.stage.edit(making)

    def _use(self) -> None:
        """Make what is drawn the plan."""
        drawing, ref = self.canvas.drawing, self.stage.ref

        def making(project: Any) -> Any:
            from minentropy_app.project import drawings

            return drawings.use(project, project.reader.by_ref(ref), drawing)

        self.stage.edit(making)

    def _save_as(self) -> None:
        """Keep what is drawn as a floor plan of its own, and go on with that one; this one is as it was."""
        drawing, ref = self.canvas.drawing, self.stage.ref
        self._saving = True

        def making(project: Any) -> Any:
            from minentropy_app.project import drawings

            return drawings.save_as(project, project.reader.by_ref(ref), drawing)

        self.stage.edit(making)

    def _stored(self) -> Any:
        """The draft as the project has it; None where it cannot be read."""
        from minentropy_app.project.drawings import load_draft

        reader = getattr(getattr(self.stage.project, "session", None), "reader", None)
        if reader is None:
            return None
        try:
            return load_draft(reader.connection, reader.by_ref(self.stage.ref).id)
        except AppError as error:
            self.stage.say(error)
            return None

    # -- layout --------------------------------------------------------------------------------

    def _arrange(self) -> None:
        rect = self.holder.rect()
        self.canvas.setGeometry(rect)
        self.bar.adjustSize()
        self.bar.move(_EDGE, _EDGE)
        self.pointed.adjustSize()
        size: QSize = self.pointed.size()
        self.pointed.setGeometry(
            QRect(rect.left() + 16, rect.bottom() - size.height() - 10, size.width(), size.height())
        )
        self.bar.raise_()
        self.pointed.raise_()

    def eventFilter(self, watched: Any, event: Any) -> bool:
        if event.type() == event.Type.Resize:
            self._arrange()
        return super().eventFilter(watched, event)


def open_draw(stage: Stage) -> DrawView:
    """Open the floor plan editor on its stage."""
    return DrawView(stage, stage.home)


def _next_floor(floors: list[str]) -> str:
    """The name after the last: one more where it is a number."""
    last = floors[-1]
    wanted = str(int(last) + 1) if last.isdigit() else f"{last}+"
    while wanted in floors:
        wanted += "+"
    return wanted
