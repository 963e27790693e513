"""How modules change with Markov time: searched beside the window at one time after the other, shown live."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from minentropy_app.engines.markov_scan import TIMES, Point, ScanOptions, markov_scan
from minentropy_app.errors import AppError
from minentropy_app.gui import parts, theme
from minentropy_app.gui.faces import JobState
from minentropy_app.gui.stepping import Stepping
from minentropy_app.gui.views.network_model import NetworkModel
from minentropy_app.gui.words import said
from minentropy_app.model.step import Context, Step

_TALL, _TOP, _TRACK, _SIDE = 150, 26, 118, 10


class TimeCurve(QWidget):
    """Modules and bits over Markov time, and a handle on the axis; ``chosen`` carries a time."""

    chosen = Signal(float)

    def __init__(self, tokens: theme.Tokens, now: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self.points: list[Point] = []
        self.times = sorted({*TIMES, now})
        self.time = now
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_TALL)
        self.setAccessibleName(self.tr("Markov time"))

    def show_points(self, points: Sequence[Point]) -> None:
        """Show what is known so far."""
        self.points = sorted(points, key=lambda point: point.time)
        self.update()

    def choose(self, time: float) -> None:
        """Put the handle on a time."""
        self.time = min(self.times, key=lambda known: abs(math.log(known / time)))
        self.setAccessibleDescription(QLocale().toString(self.time, "g", 3))
        self.chosen.emit(self.time)
        self.update()

    def point(self) -> Point | None:
        """What is known at the handle."""
        return next((point for point in self.points if point.time == self.time), None)

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, _TALL)

    def place_of(self, time: float) -> float:
        """Where a time stands on the axis."""
        low, high = math.log(self.times[0]), math.log(self.times[-1])
        return _SIDE + (math.log(time) - low) / (high - low) * (self.width() - 2 * _SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_axis(painter)
            self._paint_line_down(painter)
            if self.points:
                self._paint_line(painter, [p.codelength for p in self.points], "bar", False)
                self._paint_line(painter, [float(p.modules) for p in self.points], "accent", True)

    def _paint_axis(self, painter: QPainter) -> None:
        line = QRectF(_SIDE, _TRACK - 2, self.width() - 2 * _SIDE, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._tokens.colour("bar_soft"))
        painter.drawRoundedRect(line, 2, 2)
        painter.setBrush(self._tokens.colour("accent"))
        painter.drawRoundedRect(QRectF(line.left(), line.top(), self.place_of(self.time) - line.left(), 4), 2, 2)
        font = theme.tabular(theme.body_font(theme.SMALL))
        painter.setFont(font)
        painter.setPen(self._tokens.colour("secondary"))
        texts = (
            self.tr("{time} finer").format(time=QLocale().toString(self.times[0], "g", 3)),
            self.tr("coarser {time}").format(time=QLocale().toString(self.times[-1], "g", 3)),
        )
        painter.drawText(QPointF(_SIDE, _TRACK + 26), texts[0])
        wide = QFontMetricsF(font).horizontalAdvance(texts[1])
        painter.drawText(QPointF(self.width() - _SIDE - wide, _TRACK + 26), texts[1])

    def _paint_line(self, painter: QPainter, values: list[float], role: str, strong: bool) -> None:
        shown = [math.log(max(v, 1.0)) for v in values] if strong else values
        low, high = min(shown), max(shown)
        flat = high - low < 1e-9  # one time, or all alike: each on a height of its own
        low, span = (low - (0.25 if strong else 0.75), 1.0) if flat else (low, high - low)
        bottom, top = _TRACK - 24, _TOP
        places = [
            QPointF(self.place_of(point.time), bottom - (value - low) / span * (bottom - top))
            for point, value in zip(self.points, shown, strict=True)
        ]
        colour = self._tokens.colour(role)
        painter.setPen(QPen(colour, 2 if strong else 1.4, Qt.PenStyle.SolidLine if strong else Qt.PenStyle.DashLine))
        painter.drawPolyline(QPolygonF(places))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for place in places:
            painter.drawEllipse(place, 2.6, 2.6)
        ends = (values[0], values[-1]) if len(values) > 1 else (values[0],)
        for place, value in zip((places[0], places[-1]), ends, strict=False):
            self._write(painter, place, self._told(value, strong), colour)

    def _told(self, value: float, modules: bool) -> str:
        if modules:
            return self.tr("%Ln module(s)", "", int(value))
        return self.tr("L {bits}").format(bits=QLocale().toString(value, "f", 2))

    def _write(self, painter: QPainter, place: QPointF, text: str, colour: QColor) -> None:
        font = theme.tabular(theme.body_font(theme.SMALL))
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        wide = QFontMetricsF(font).horizontalAdvance(text)
        left = min(max(place.x() - wide / 2, _SIDE), self.width() - _SIDE - wide)
        at = QPointF(left, place.y() - 7)
        painter.setPen(self._tokens.colour("surface"))
        for dx, dy in ((-1.5, 0), (1.5, 0), (0, -1.5), (0, 1.5), (-1, -1), (1, 1), (-1, 1), (1, -1)):
            painter.drawText(at + QPointF(dx, dy), text)
        painter.setPen(colour)
        painter.drawText(at, text)

    def _paint_line_down(self, painter: QPainter) -> None:
        x = self.place_of(self.time)
        painter.setPen(QPen(self._tokens.colour("accent"), 1))
        painter.drawLine(QPointF(x, _TOP - 8), QPointF(x, _TRACK))

    def _paint_handle(self, painter: QPainter) -> None:
        x = self.place_of(self.time)
        painter.setBrush(self._tokens.colour("surface"))
        painter.setPen(QPen(self._tokens.colour("accent"), 2))
        painter.drawEllipse(QPointF(x, _TRACK), 7, 7)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._tokens.colour("accent"), 1))
            painter.drawEllipse(QPointF(x, _TRACK), 10, 10)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._take(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._take(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}.get(
            Qt.Key(event.key()), 0
        )
        if step:
            at = self.times.index(self.time) + step
            self.choose(self.times[min(max(at, 0), len(self.times) - 1)])
        else:
            super().keyPressEvent(event)

    def _take(self, event: QMouseEvent) -> None:
        x = event.position().x()
        self.choose(min(self.times, key=lambda time: abs(self.place_of(time) - x)))


class MarkovTime(QWidget):
    """The curve with its words and buttons; nothing is searched before *Search* is pressed."""

    run_wanted = Signal(float)

    def __init__(self, model: NetworkModel, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.now = float(model.metrics.get("markov_time") or 1.0)  # type: ignore[arg-type]
        self.curve = TimeCurve(tokens, self.now)
        self.work: Stepping | None = None
        own = Point(self.now, model.books.codelength, model.leaf_modules)
        self._found = {self.now: own}
        self.told = parts.label("", "bodySecondary", wrap=True)
        self.search = parts.button(self.tr("Search at other times"), action=self.start)
        self.run = parts.button(self.tr("Run at this time…"), "link", lambda: self.run_wanted.emit(self.curve.time))
        self.cancel = parts.button(self.tr("Stop"), action=self.stop_search)
        self._build()
        self.curve.chosen.connect(lambda _: self._tell())
        self.curve.show_points([own])
        self._tell()

    def start(self) -> None:
        """Search at all times that are not known yet, those near the present one first."""
        network, options = self.model.network, self.model.options
        if self.work is not None or network is None or options is None:
            return
        wanted = [time for time in self.curve.times if time not in self._found]
        wanted.sort(key=lambda time: abs(math.log(time / self.now)))
        levels = "two" if int(self.model.metrics.get("levels") or 2) <= 2 else "multi"  # type: ignore[call-overload]
        search = ScanOptions(levels, bool(self.model.metrics.get("overlapping_nodes")))
        self.work = Stepping(
            lambda context: markov_scan(network, options, search, wanted, context),
            Context(seed=1, cancelled=np.zeros(1, np.uint8)),
            self,
        )
        self.work.stepped.connect(self._step)
        self.work.ended.connect(self._end)
        self.work.failed.connect(self._fail)
        self._show_state()

    def stop_search(self) -> None:
        """Stop; what was found stays."""
        if self.work is not None:
            self.work.cancel()

    def search_state(self) -> JobState | None:
        """What the job bar says of the search, None while there is none."""
        if self.work is None:
            return None
        done, every = len(self.curve.points), len(self.curve.times)
        last = self.curve.points[-1] if done else None
        figure = "" if last is None else self.tr("%Ln module(s)", "", last.modules)
        return JobState(self.tr("Searching at other Markov times"), done / every, figure=figure, can_pause=False)

    def shut_down(self) -> None:
        """Stop and wait; call before the view goes away."""
        if self.work is not None:
            self.work.stop()
            self.work = None

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self.curve.set_tokens(tokens)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(parts.label(self.tr("Markov time"), "strong"))
        head.addStretch(1)
        head.addWidget(self.run)
        head.addWidget(self.search)
        head.addWidget(self.cancel)
        column.addLayout(head)
        column.addWidget(self.curve)
        column.addWidget(self.told)
        note = self.tr("Longer times join modules. Code lengths at different times cannot be compared with each other.")
        column.addWidget(parts.label(note, "caption", wrap=True))
        self.cancel.hide()

    def _step(self, step: Step) -> None:
        if "modules" in step.numbers:
            time = step.numbers["time"]
            self._found[time] = Point(time, step.numbers["codelength"], int(step.numbers["modules"]))
            self.curve.show_points(list(self._found.values()))
            self._tell()

    def _end(self, _: object) -> None:
        self.work = None
        self._show_state()

    def _fail(self, error: AppError) -> None:
        self.work = None
        self._show_state()
        self.told.setText(" ".join(said(error)))

    def _show_state(self) -> None:
        missing = any(time not in self._found for time in self.curve.times)
        self.search.setVisible(self.work is None and missing and self.model.network is not None)
        self.cancel.setVisible(self.work is not None)
        self._tell()

    def _tell(self) -> None:
        point, locale = self.curve.point(), QLocale()
        self.run.setVisible(self.curve.time != self.now)
        time = locale.toString(self.curve.time, "g", 3)
        if point is None:
            wait = self.tr("At {time}: not known yet.").format(time=time)
            self.told.setText(self.tr("At {time}: searching…").format(time=time) if self.work is not None else wait)
            return
        modules = self.tr("%Ln module(s)", "", point.modules)
        bits = locale.toString(point.codelength, "f", 3)
        self.told.setText(
            self.tr("At {time}: {modules}, {bits} bits a step.").format(time=time, modules=modules, bits=bits)
        )
