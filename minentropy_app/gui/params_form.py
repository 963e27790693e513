"""The form of an analysis, made from its inputs and its parameters: one look, one way to run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from minentropy_app.analyses.analysis import Analysis, Need
from minentropy_app.errors import AppError
from minentropy_app.gui import parts, theme
from minentropy_app.gui.param_fields import CalmBox, EnterKeeper
from minentropy_app.gui.param_row import ParamRow, Row
from minentropy_app.gui.translation import spoken, told
from minentropy_app.gui.turns import next_turn
from minentropy_app.jobs.requests import RunRequest
from minentropy_app.jobs.service import Session
from minentropy_app.model.estimate import Estimate
from minentropy_app.model.params import ParamSpec, from_values, specs
from minentropy_app.project.entries import Entry, Result
from minentropy_app.text import QT_TRANSLATE_NOOP

#: Milliseconds of rest before the estimate follows the typing.
_REST = 120


class RunForm(QFrame):
    """Asks for the inputs and parameters of one analysis; ``run_wanted`` carries what to run.

    Parameters
    ----------
    session
        The open project: its entries fill the inputs, its reader completes texts.
    values, inputs
        What to begin with, by parameter and by role: an earlier run's, to be edited and run again.
    """

    run_wanted = Signal(object)
    closed = Signal()

    def __init__(
        self,
        session: Session,
        analysis: Analysis,
        tokens: theme.Tokens,
        values: Mapping[str, Any] | None = None,
        inputs: Mapping[str, Entry] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.session, self.analysis, self._tokens = session, analysis, tokens
        self.setAccessibleName(spoken(analysis.title))
        self._entries: dict[str, list[Entry]] = {}
        self.inputs: dict[str, Row] = {}
        self._made: dict[str, ParamRow] = {}
        self._wired = False
        self._build()
        self._begin(values or {}, inputs or {})
        self._wire()
        self._refresh()

    # -- what others may ask -----------------------------------------------------------------

    @property
    def rows(self) -> dict[str, ParamRow]:
        """The row of each parameter; those folded away are made when they are wanted."""
        self._make_folded()
        return {spec.name: self._made[spec.name] for spec in specs(self.analysis.params)}

    @property
    def request(self) -> RunRequest:
        """What the form asks for now; AppError where something is missing or wrong."""
        chosen = self._chosen()
        missing = [need.role for need in self.analysis.needs if not need.optional and need.role not in chosen]
        if missing:
            told = self._missing_text(missing[0])
            raise AppError(QT_TRANSLATE_NOOP("gui.params_form", "{told}"), told=told)
        params: Any = from_values(self.analysis.params, self._read())
        return RunRequest(self.analysis, params, chosen, self.name.text().strip(), offer_partial=True)

    def run(self) -> None:
        """Ask for the run, or show what is wrong and go there."""
        try:
            request = self.request
        except AppError as error:
            self.show_error(error)
            return
        if self.go.isEnabled():
            self.run_wanted.emit(request)

    def show_error(self, error: AppError) -> None:
        """Show a failure at the field it concerns, else at the foot."""
        row = self.rows.get(str(error.fields.get("name", "")))
        if row is None:
            self._say("\n".join(part for part in told(error) if part))
            return
        row.show_error(error)
        if row.spec.kind.advanced:
            self.fold.setChecked(True)
        control = row.field.focusProxy() or row.field
        control.setFocus()
        QTimer.singleShot(0, row, lambda: self.area.ensureWidgetVisible(row))

    def refresh_inputs(self) -> None:
        """Offer the entries that the project has now; what is chosen stays."""
        chosen = self._chosen()
        for need in self.analysis.needs:
            self._fill(need, chosen.get(need.role))
        self._refresh()

    def estimate_text(self, needed: Estimate) -> str:
        """Time and memory in words: "about 75 s · 62 MB"."""
        seconds = needed.seconds
        if seconds < 90:
            time = self.tr("about {count} s").format(count=QLocale().toString(max(round(seconds), 1)))
        elif seconds < 5400:
            time = self.tr("about {count} min").format(count=QLocale().toString(round(seconds / 60)))
        else:
            time = self.tr("about {count} h").format(count=QLocale().toString(seconds / 3600, "f", 1))
        return f"{time} · {size_text(needed.bytes)}"

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        parts.retint(self, tokens)

    # -- building ----------------------------------------------------------------------------

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        # From the outside in: a piece that moves into another one dresses everything it holds anew.
        self.area = QScrollArea(self)
        self._body = QWidget()
        self.area.setWidget(self._body)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(self.area, 1)
        inside = QVBoxLayout(self._body)
        inside.setContentsMargins(16, 4, 16, 12)
        inside.setSpacing(theme.GAP_SMALL)
        self._add_inputs(inside)
        self._add_params(inside)
        inside.addStretch(1)
        column.addWidget(parts.rule(self))
        column.addLayout(self._foot())

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 12, 12, 8)
        self.close_button = parts.tool("close", self._tokens, self.tr("Close without running (Esc)"))
        self.close_button.clicked.connect(self.closed)
        row.addWidget(parts.label(spoken(self.analysis.title), "title", wrap=True), 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _add_inputs(self, column: QVBoxLayout) -> None:
        for need in self.analysis.needs:
            box = CalmBox()
            row = self.inputs[need.role] = Row(self._role_text(need), box, parent=self._body)
            box.currentIndexChanged.connect(self._input_changed)
            column.addWidget(row)
        self.name = QLineEdit()
        usual = self.session.reader.free_name(spoken(self.analysis.title))
        self.name.setPlaceholderText(usual)
        self.name.setToolTip(usual)
        self.name.setMaxLength(200)
        column.addWidget(Row(self.tr("Result name"), self.name, parent=self._body))

    def _add_params(self, column: QVBoxLayout) -> None:
        head = QHBoxLayout()
        self.restore = parts.button(self.tr("Restore defaults"), "link", self.restore_defaults)
        head.addWidget(parts.label(self.tr("Parameters"), "strong"), 1)
        head.addWidget(self.restore)
        column.addSpacing(theme.GAP_SMALL)
        column.addWidget(parts.rule())
        column.addLayout(head)
        self.advanced = QWidget(self._body)
        inside = QVBoxLayout(self.advanced)
        inside.setContentsMargins(0, 0, 0, 0)
        every = specs(self.analysis.params)
        self._folded = [spec for spec in every if spec.kind.advanced]
        for spec in every:
            if not spec.kind.advanced:
                column.addWidget(self._row_of(spec, self._body))
        self.fold = self._folding()
        self.advanced.setVisible(False)
        column.addWidget(self.fold)
        column.addWidget(self.advanced)

    def _row_of(self, spec: ParamSpec, parent: QWidget) -> ParamRow:
        row = self._made[spec.name] = ParamRow(spec, self.session.reader.choices, parent)
        if self._wired:
            row.changed.connect(self._changed)
        return row

    def _make_folded(self) -> None:
        """Make what is folded away; by Tab it comes after the button that unfolds it."""
        folded, self._folded = self._folded, []
        inside = self.advanced.layout()
        if not folded or inside is None:
            return
        for spec in folded:
            inside.addWidget(self._row_of(spec, self.advanced))
        before: QWidget = self.fold
        for control in _with_keys(self.advanced):
            if control.window() is before.window():  # lists that drop down are windows of their own
                QWidget.setTabOrder(before, control)
                before = control
            if self.isVisible():
                control.installEventFilter(self._keys)

    def _folding(self) -> QPushButton:
        made = parts.button(self.tr("Advanced"), "link")
        made.setCheckable(True)
        parts.hidden_unless(bool(self._folded), made)
        made.toggled.connect(self._unfold)
        return made

    def _foot(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(16, 10, 16, 14)
        self.trouble = parts.label("", "errorText", wrap=True)
        self.trouble.setVisible(False)
        self.estimate = parts.label("", "caption", wrap=True)
        self.go = parts.button(self.tr("Run"), "primary", self.run)
        self.go.setToolTip(self.tr("Run (Ctrl+Enter)"))
        row = QHBoxLayout()
        row.addWidget(self.estimate, 1)
        row.addWidget(self.go)
        column.addWidget(self.trouble)
        column.addLayout(row)
        return column

    def _wire(self) -> None:
        self._wired = True
        for row in self._made.values():
            row.changed.connect(self._changed)
        self._pause = QTimer(self, singleShot=True, interval=_REST)
        self._pause.timeout.connect(self._refresh)
        self._keys = EnterKeeper(self)
        self._keys.run_wanted.connect(self.run)
        self._keys.left.connect(self.closed)
        QWidget.setTabOrder(self.go, self.close_button)
        self.setFocusProxy(next((row.control for row in self.inputs.values() if row.control.isEnabled()), self.name))

    def showEvent(self, event: QShowEvent) -> None:
        """Watch the keys from now on: a filter is asked at every event, and there are many until all is dressed."""
        super().showEvent(event)
        self.setUpdatesEnabled(False)  # laid out in this turn, painted in the next
        next_turn(self, lambda: self.setUpdatesEnabled(True))
        for control in self._controls():
            control.installEventFilter(self._keys)

    def hideEvent(self, event: QHideEvent) -> None:
        """Watch them no more: being undressed is as many events."""
        super().hideEvent(event)
        for control in self._controls():
            control.removeEventFilter(self._keys)

    def _controls(self) -> list[QWidget]:
        """All that can have the keys."""
        return [self, *_with_keys(self)]

    # -- values ------------------------------------------------------------------------------

    def restore_defaults(self) -> None:
        """Take all defaults again."""
        for row in self._made.values():
            row.field.show_value(row.spec.default)

    def _begin(self, values: Mapping[str, Any], inputs: Mapping[str, Entry]) -> None:
        for need in self.analysis.needs:
            self._fill(need, inputs.get(need.role))
        if any(spec.name in values and values[spec.name] != spec.default for spec in self._folded):
            self._make_folded()
        for name, row in self._made.items():
            if name in values:
                row.field.show_value(values[name])
                row.restore.setVisible(not row.is_default)
        if any(row.spec.kind.advanced and not row.is_default for row in self._made.values()):
            self.fold.setChecked(True)

    def _fill(self, need: Need, chosen: Entry | None) -> None:
        found = self._entries[need.role] = fitting(self.session, need)
        row = self.inputs[need.role]
        box = row.control
        assert isinstance(box, CalmBox)
        box.blockSignals(True)
        box.clear()
        if need.optional:
            box.addItem(self.tr("– none –"), "")
        for entry in found:
            box.addItem(entry.name, entry.ref)
        refs = [entry.ref for entry in found]
        latest = "" if need.optional else usual_input(need, found)
        box.setCurrentIndex(box.findData(chosen.ref if chosen is not None and chosen.ref in refs else latest))
        box.setEnabled(bool(found))
        box.blockSignals(False)
        row.show_wrong("" if found or need.optional else self._missing_text(need.role))

    def _chosen(self) -> dict[str, Entry]:
        chosen: dict[str, Entry] = {}
        for role, row in self.inputs.items():
            assert isinstance(row.control, CalmBox)
            ref = row.control.currentData()
            found = [entry for entry in self._entries[role] if entry.ref == ref]
            if found:
                chosen[role] = found[0]
        return chosen

    def _read(self) -> dict[str, Any]:
        """Read every row, so that each says what is wrong with it; raise the first error."""
        values, errors = {spec.name: spec.default for spec in self._folded}, list[AppError]()
        for name, row in self._made.items():
            try:
                values[name] = row.read()
            except AppError as error:
                errors.append(error)
        if errors:
            raise errors[0]
        return values

    def _input_changed(self) -> None:
        self._refresh()

    def _changed(self) -> None:
        self._say("")
        self._pause.start()

    def _unfold(self, open_: bool) -> None:
        if open_:
            self._make_folded()
        self.advanced.setVisible(open_)

    def _refresh(self) -> None:
        """Show the estimate of what is asked for, or why nothing can be run."""
        self.restore.setEnabled(not all(row.is_default for row in self._made.values()))
        try:
            request = self.request
            summaries = {role: self.session.reader.summary(entry) for role, entry in request.inputs.items()}
            needed = self.analysis.estimate(summaries, request.params)
        except AppError:
            self.estimate.setText("")
            self.go.setEnabled(False)
            return
        self.estimate.setText(self.estimate_text(needed))
        limit = self.session.memory_limit()
        enough = not limit or needed.bytes <= limit
        self.go.setEnabled(enough)
        self._say("" if enough else self._too_large(needed, limit))

    def _say(self, text: str) -> None:
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))

    def _too_large(self, needed: Estimate, limit: int) -> str:
        return self.tr(
            "This needs about {needed} of memory; {limit} may be used. "
            "Take fewer books, or raise the limit in the settings."
        ).format(needed=size_text(needed.bytes), limit=size_text(limit))

    def _missing_text(self, role: str) -> str:
        words = {
            "loans": self.tr("No loans yet. Import loans first."),
            "pairs": self.tr("No pairs yet. Run Borrowed together first."),
            "placement": self.tr("No placement yet. Run Book placement first."),
            "floor-plan": self.tr("No floor plan yet. Make or import one: Data › Floor plan."),
            "texts": self.tr("No texts yet. Import texts first."),
            "word2vec": self.tr("No vectors yet. Run Vectors (Word2Vec) first."),
            "vectors": self.tr("No vectors yet. Run Vectors (Word2Vec) or import some first."),
        }
        return words.get(role, self.tr("Nothing in the project fits yet."))

    def _role_text(self, need: Need) -> str:
        words = {
            "loans": self.tr("Loans"),
            "pairs": self.tr("Pairs"),
            "placement": self.tr("Placement"),
            "network": self.tr("Network"),
            "initial": self.tr("Begin with"),
            "word2vec": self.tr("Vectors"),
            "texts": self.tr("Texts"),
            "items": self.tr("Items"),
            "onto": self.tr("Put onto"),
            "partition": self.tr("Modules"),
            "vectors": self.tr("Vectors"),
            "model": self.tr("Trained words"),
            "floor-plan": self.tr("Floor plan"),
        }
        return words.get(need.role, need.role)


def _with_keys(piece: QWidget) -> list[QWidget]:
    """What can have the keys inside of a piece."""
    return [each for each in piece.findChildren(QWidget) if each.focusPolicy() != Qt.FocusPolicy.NoFocus]


def fitting(session: Session, need: Need) -> list[Entry]:
    """Sources and finished results that fit an input, oldest first."""
    entries: list[Entry] = [*session.reader.sources(), *session.reader.results()]
    return [e for e in entries if e.kind in need.kinds and (not isinstance(e, Result) or e.state == "done")]


def usual_input(need: Need, found: list[Entry]) -> str:
    """The ref of the latest entry of the first kind that fits; empty without any."""
    by_kind = ([e.ref for e in found if e.kind == kind] for kind in need.kinds)
    return next((refs[-1] for refs in by_kind if refs), "")


def size_text(size: float) -> str:
    """Bytes in MB or GB."""
    if size < 1000 * 2**20:
        return f"{QLocale().toString(max(round(size / 2**20), 1))} MB"
    return f"{QLocale().toString(size / 2**30, 'f', 1)} GB"
