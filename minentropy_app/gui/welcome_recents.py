"""The projects opened lately, on the first page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, QPointF, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QDesktopServices,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from minentropy_app.gui import parts, recents, theme
from minentropy_app.gui.faces import Recent
from minentropy_app.gui.pressable import Pressable
from minentropy_app.gui.words import translate

_HIGH = 46


class RecentRow(Pressable):
    """One project opened lately, with what can be done with its line."""

    forget_wanted = Signal(str)

    def __init__(self, recent: Recent, tokens: theme.Tokens, first: bool, parent: QWidget | None = None) -> None:
        super().__init__(recent.path, parent)
        self.recent, self._tokens, self._first = recent, tokens, first
        self.setFixedHeight(_HIGH)
        self._when = told_when(recent.when, QDateTime.currentDateTime())
        self.setAccessibleName(f"{recent.title}, {recent.content}, {self._when}")
        self.setToolTip(recent.path)
        self._picture = QPixmap(str(recents.picture_of(recent.path)))
        self.more = parts.tool("more", tokens, self.tr("More about {name}").format(name=recent.title))
        self.more.setParent(self)
        self.more.setMenu(self._menu())
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        parts.tint(self.more, tokens)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.more.move(self.width() - self.more.width() - 12, (_HIGH - self.more.height()) // 2)

    def _menu(self) -> QMenu:
        menu, path = QMenu(self), self.recent.path
        menu.addAction(self.tr("Open")).triggered.connect(lambda _=False: self.chosen.emit(path))
        menu.addAction(self.tr("Show in its folder")).triggered.connect(
            lambda _=False: QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(path).parent)))
        )
        menu.addAction(self.tr("Take out of this list")).triggered.connect(
            lambda _=False: self.forget_wanted.emit(path)
        )
        return menu

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, wide = self._tokens, self.width()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.lively:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(tokens.colour("hover"))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(4, 2, -4, -2), 6, 6)
            if not self._first:
                painter.fillRect(QRectF(16, 0, wide - 32, 1), tokens.colour("line"))
            self._paint_picture(painter, QRectF(14, 8, 46, 30))
            bold = theme.body_font(theme.CAPTION)
            bold.setWeight(QFont.Weight.DemiBold)
            small, caption = theme.body_font(theme.SMALL), theme.tabular(theme.body_font(theme.CAPTION))
            third = wide * 0.39
            middle, end = Qt.TextElideMode.ElideMiddle, Qt.TextElideMode.ElideRight
            for font, role, place, text, room, elide in (
                (bold, "text", QPointF(74, 20), self.recent.title, third - 90, middle),
                (small, "secondary", QPointF(74, 36), self.recent.path, third - 90, middle),
                (caption, "text", QPointF(third, 28), self.recent.content, wide * 0.29, end),
                (caption, "secondary", QPointF(wide * 0.7, 28), self.recent.results, wide * 0.14, end),
            ):
                painter.setFont(font)
                painter.setPen(tokens.colour(role))
                painter.drawText(place, QFontMetricsF(font).elidedText(text, elide, room))
            painter.setFont(caption)
            painter.drawText(
                QRectF(wide - 222, 0, 170, self.height()),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                self._when,
            )

    def _paint_picture(self, painter: QPainter, box: QRectF) -> None:
        """What was seen of the project last; until then, dots that its name decides."""
        if self._picture.isNull():
            _dots(painter, box, self.recent.title, self._tokens)
            return
        shape = QPainterPath()
        shape.addRoundedRect(box, 4, 4)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setClipPath(shape)
        painter.drawPixmap(box, self._picture, QRectF(self._picture.rect()))
        painter.restore()
        painter.setPen(QPen(self._tokens.colour("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(shape)


def told_when(when: str, now: QDateTime) -> str:
    """When a project was open last, as people say it; what is no date as it is."""
    then = QDateTime.fromString(when, Qt.DateFormat.ISODate)
    if not then.isValid():
        return when
    days, locale = then.date().daysTo(now.date()), QLocale()
    if days == 0:
        told = translate("RecentRow", "today, {time}")
        return told.format(time=locale.toString(then.time(), QLocale.FormatType.ShortFormat))
    if days == 1:
        return translate("RecentRow", "yesterday")
    if then.date().year() == now.date().year():
        return locale.toString(then.date(), translate("RecentRow", "d MMMM"))
    return locale.toString(then.date(), translate("RecentRow", "d MMMM yyyy"))


def _dots(painter: QPainter, box: QRectF, title: str, tokens: theme.Tokens) -> None:
    """A picture of nothing in particular."""
    from minentropy_app.gui.welcome_cloud import PALETTE

    shape = QPainterPath()
    shape.addRoundedRect(box, 4, 4)
    painter.fillPath(shape, tokens.colour("chrome"))
    painter.setPen(Qt.PenStyle.NoPen)
    seed = sum(ord(c) * (k + 7) for k, c in enumerate(title))
    for _ in range(26):
        seed = (seed * 1103515245 + 12345) % 2**31
        x, y = box.left() + 6 + (seed >> 8) % 34, box.top() + 6 + (seed >> 16) % 19
        painter.setBrush(QColor(PALETTE[(seed >> 4) % len(PALETTE)]))
        painter.drawEllipse(QPointF(x, y), 1.7, 1.7)
