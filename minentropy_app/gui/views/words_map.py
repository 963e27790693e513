"""A small map below the neighbours: where the word and its neighbours stand on the latest layout of the model."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QToolTip

from minentropy_app.gui import colours, parts, theme
from minentropy_app.gui.canvas.text_sprites import draw_with_halo

_Points = npt.NDArray[np.float64]
#: Words of each list that are shown; others drawn, and of them named; nearest a click may be.
_LISTED, _DRAWN, _NAMED, _REACH = 12, 4000, 14, 14.0
#: Room left round what is shown; share of the words' own spread that is never gone below.
_MARGIN, _LEAST = 34.0, 0.02
#: Share of the words listed that is always in sight, where they are more than a few.
_NEAR, _FEW = 0.8, 5
#: Dots beyond so many are drawn smaller.
_CROWD = 900
#: Names whose pictures are kept.
_KEPT = 400


@dataclass(frozen=True)
class Spots:
    """A layout of the words: ``ref`` and ``title`` of the result, (V, 2) places, NaN where it has none."""

    ref: str
    title: str
    places: _Points


@dataclass(frozen=True)
class Shown:
    """What is asked for and listed, as places in the model."""

    asked: tuple[int, ...] = ()
    similar: tuple[int, ...] = ()
    related: tuple[int, ...] = ()

    def listed(self) -> tuple[int, ...]:
        """All of them, each once, the most important first."""
        return tuple(dict.fromkeys((*self.asked, *self.similar, *self.related)))


class WordsMap(QFrame):
    """The map. ``walked(place)``: a click on a word; ``opened()``: the whole map is wanted."""

    walked = Signal(int)
    opened = Signal()

    def __init__(self, spots: Spots, labels: Sequence[str], tokens: theme.Tokens) -> None:
        super().__init__()
        self.setObjectName("card")
        self.spots, self._labels, self._tokens = spots, labels, tokens
        self.shown = Shown()
        self._known: npt.NDArray[np.bool_] = np.isfinite(spots.places).min(axis=1, initial=True)
        spread = np.ptp(spots.places[self._known], axis=0) if self._known.any() else np.ones(2)
        self._least = float(max(spread.max(), 1e-9)) * _LEAST
        self._middle, self._scale = np.zeros(2), 1.0
        self._in_sight: npt.NDArray[np.intp] = np.zeros(0, np.intp)
        self._ground, self._names_drawn = QImage(), OrderedDict[tuple[str, str, bool], QPixmap]()
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("The words on the map {name}").format(name=spots.title))
        self.whole = parts.tool("fit", tokens, self.tr("Open the whole map"))
        self.whole.setParent(self)
        self.whole.clicked.connect(self.opened)

    def show_words(self, shown: Shown) -> None:
        """Show these words, and go to where they stand."""
        limited = Shown(shown.asked, shown.similar[:_LISTED], shown.related[:_LISTED])
        if limited != self.shown:
            self.shown = limited
            self.setAccessibleDescription(", ".join(self._labels[k] for k in limited.listed() if self._known[k]))
            self._fit()
            self.update()

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        self._names_drawn.clear()
        self._draw_ground()
        self.update()

    def place_of(self, word: int) -> QPointF:
        """Where a word is drawn."""
        x, y = (self.spots.places[word] - self._middle) * self._scale
        return QPointF(self.width() / 2 + x, self.height() / 2 - y)

    def word_at(self, at: QPointF) -> int:
        """The word drawn nearest to a point, listed ones first; −1 where none is near."""
        listed = [k for k in self.shown.listed() if self._known[k]]
        for words in (np.array(listed, int), self._in_sight):
            if len(words):
                there = self._pixels(words)
                gaps = np.hypot(there[:, 0] - at.x(), there[:, 1] - at.y())
                if gaps.min() <= _REACH:
                    return int(words[gaps.argmin()])
        return -1

    def sizeHint(self) -> QSize:
        return QSize(400, 210)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.whole.move(self.width() - self.whole.width() - 8, 8)
        self._fit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        word = self.word_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and word >= 0:
            self.walked.emit(word)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        near = self.word_at(event.position()) >= 0
        self.setCursor(Qt.CursorShape.PointingHandCursor if near else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            word = self.word_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._labels[word] if word >= 0 else "", self)
            return True
        return super().event(event)

    # -- drawing -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        listed = [k for k in self.shown.listed() if self._known[k]]
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setClipRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
            others = self._in_sight
            painter.drawImage(0, 0, self._ground)
            self._lines(painter, listed)
            taken = self._caption(painter)
            taken += [QRectF(self.place_of(k).x() - 6, self.place_of(k).y() - 6, 12, 12) for k in listed]
            self._names(painter, listed, taken, len(listed))
            self._names(painter, [k for k in others[:200].tolist() if k not in listed], taken, _NAMED, faded=True)
            self._rings(painter, listed)

    def _fit(self) -> None:
        """Look at the words listed; the farthest fifth of them may lie outside."""
        words = [k for k in self.shown.listed() if self._known[k]]
        places = self.spots.places[words] if words else self.spots.places[self._known]
        if len(words) > _FEW:
            gaps = np.hypot(*(places - places[0]).T)
            places = places[gaps <= np.quantile(gaps, _NEAR)]
        if not len(places) or self.width() < 3 * _MARGIN or self.height() < 3 * _MARGIN:
            return
        low, high = places.min(axis=0), places.max(axis=0)
        self._middle = (low + high) / 2
        room = np.array([self.width() - 4 * _MARGIN, self.height() - 2 * _MARGIN])
        self._scale = float((room / np.maximum(high - low, self._least)).min())
        self._in_sight = self._drawn()
        self._draw_ground()

    def _pixels(self, words: npt.NDArray[np.integer]) -> _Points:
        there = (self.spots.places[words] - self._middle) * self._scale
        return np.column_stack([self.width() / 2 + there[:, 0], self.height() / 2 - there[:, 1]])

    def _drawn(self) -> npt.NDArray[np.intp]:
        """Words in sight, the most frequent first."""
        wide, high = (side / (2 * max(self._scale, 1e-12)) for side in (self.width(), self.height()))
        away = np.abs(self.spots.places - self._middle)
        with np.errstate(invalid="ignore"):
            inside = (away[:, 0] <= wide) & (away[:, 1] <= high)  # ``all(axis=1)`` takes ten times as long
        return np.flatnonzero(inside)[:_DRAWN]

    def _draw_ground(self) -> None:
        """Draw the words in sight as small discs: in numbers, so that sliders stay smooth."""
        ratio = self.devicePixelRatioF()
        wide, high = max(round(self.width() * ratio), 1), max(round(self.height() * ratio), 1)
        radius = (1.1 if len(self._in_sight) > _CROWD else 1.7) * ratio
        reach = int(np.ceil(radius))
        dy, dx = np.mgrid[-reach : reach + 1, -reach : reach + 1]
        inside = dx**2 + dy**2 <= radius**2
        there = np.round(self._pixels(self._in_sight) * ratio).astype(int)
        x = np.clip(there[:, 0, None] + dx[inside], 0, wide - 1)
        y = np.clip(there[:, 1, None] + dy[inside], 0, high - 1)
        pixels = np.zeros((high, wide), np.uint32)
        colour, alpha = self._tokens.colour("ring"), 0.5
        parts_of = [round(part * alpha) for part in (colour.red(), colour.green(), colour.blue())]
        pixels[y, x] = round(255 * alpha) << 24 | parts_of[0] << 16 | parts_of[1] << 8 | parts_of[2]
        self._ground = QImage(pixels.data, wide, high, 4 * wide, QImage.Format.Format_ARGB32_Premultiplied).copy()
        self._ground.setDevicePixelRatio(ratio)

    def _lines(self, painter: QPainter, listed: Sequence[int]) -> None:
        colour = self._tokens.colour("accent")
        colour.setAlphaF(0.35)
        painter.setPen(QPen(colour, 1))
        for asked in self.shown.asked[:1]:
            if self._known[asked]:
                for word in listed:
                    painter.drawLine(self.place_of(asked), self.place_of(word))

    def _rings(self, painter: QPainter, listed: Sequence[int]) -> None:
        """Similar words full, related ones in the second colour, both in halves; the word itself larger."""
        accent, other = self._tokens.colour("accent"), self._second()
        for word in reversed(listed):
            at, asked = self.place_of(word), word in self.shown.asked
            radius = 6.5 if asked else 4.5
            box = QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)
            both = word in self.shown.similar and word in self.shown.related
            painter.setPen(QPen(self._tokens.colour("surface"), 2))
            painter.setBrush(other if word in self.shown.related and not both and not asked else accent)
            painter.drawEllipse(box)
            if both:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(other)
                painter.drawPie(box.adjusted(1, 1, -1, -1), -90 * 16, 180 * 16)

    def _second(self) -> QColor:
        return QColor(int(colours.category_colours(self._tokens.dark)[1]))

    def _caption(self, painter: QPainter) -> list[QRectF]:
        """What the map is, and what the colours mean, at the lower left; return the room it takes."""
        font = theme.body_font(theme.SMALL)
        metrics, y, x = QFontMetricsF(font), self.height() - 12.0, 12.0
        painter.setFont(font)
        start = x
        title = metrics.elidedText(self.spots.title, Qt.TextElideMode.ElideRight, 160)
        pieces = ((title, None), (self.tr("similar"), "accent"), (self.tr("related"), "second"))
        wide = sum(metrics.horizontalAdvance(text) + (25 if ink else 14) for text, ink in pieces)
        ground = self._tokens.colour("surface")
        ground.setAlphaF(0.86)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(x - 6, y - 15, wide, 22), 5, 5)
        for text, ink in pieces:
            if ink is not None:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._tokens.colour("accent") if ink == "accent" else self._second())
                painter.drawEllipse(QRectF(x, y - 8, 7, 7))
                x += 11
            painter.setPen(self._tokens.colour("secondary"))
            painter.drawText(QPointF(x, y), text)
            x += metrics.horizontalAdvance(text) + 14
        return [QRectF(start - 4, y - 14, x - start, 20), QRectF(self.whole.geometry())]

    def _names(
        self, painter: QPainter, words: Sequence[int], taken: list[QRectF], most: int, faded: bool = False
    ) -> None:
        """Name words where there is room: right, left, above, below."""
        font = theme.body_font(theme.SMALL if faded else theme.CAPTION)
        named, metrics = 0, QFontMetricsF(font)
        for word in words:
            strong = QFont(font)
            if word in self.shown.asked:
                strong.setWeight(QFont.Weight.DemiBold)
            text = metrics.elidedText(self._labels[word], Qt.TextElideMode.ElideRight, 120)
            box = self._free(self.place_of(word), QFontMetricsF(strong).horizontalAdvance(text), metrics, taken)
            if box is None:
                continue
            taken.append(box)
            ink = "secondary" if faded else "accent" if word in self.shown.asked else "text"
            self._halo(painter, strong, box, text, ink)
            named += 1
            if named == most:
                return

    def _free(self, at: QPointF, wide: float, metrics: QFontMetricsF, taken: Sequence[QRectF]) -> QRectF | None:
        high, gap = metrics.height(), 8.0
        corners = (
            (gap, -high / 2), (-gap - wide, -high / 2), (-wide / 2, -gap - high), (-wide / 2, gap),
        )  # fmt: skip
        inside = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        for dx, dy in corners:
            box = QRectF(at.x() + dx, at.y() + dy, wide, high)
            if inside.contains(box) and not any(box.intersects(other) for other in taken):
                return box
        return None

    def _halo(self, painter: QPainter, font: QFont, box: QRectF, text: str, ink: str) -> None:
        """Draw a name with its halo; names drawn lately are kept."""
        key = (text, ink, font.weight() > QFont.Weight.Normal)
        drawn = self._names_drawn.get(key)
        if drawn is None:
            drawn = self._names_drawn[key] = self._sprite(font, box, text, ink)
            while len(self._names_drawn) > _KEPT:
                self._names_drawn.popitem(last=False)
        painter.drawPixmap(box.topLeft() - QPointF(4, 4), drawn)

    def _sprite(self, font: QFont, box: QRectF, text: str, ink: str) -> QPixmap:
        ratio = self.devicePixelRatioF()
        made = QPixmap(round((box.width() + 8) * ratio), round((box.height() + 8) * ratio))
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        at = QPointF(4, 4 + QFontMetricsF(font).ascent())
        with QPainter(made) as painter:
            painter.setFont(font)
            draw_with_halo(painter, at, text, self._tokens.colour(ink), self._tokens.colour("surface"))
        return made
