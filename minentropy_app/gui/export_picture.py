"""The picture of a view as a file: PNG at a chosen resolution, SVG, PDF with its fonts. As on screen.

A ``Sheet`` holds one picture or several side by side, with what is drawn beside them.

Spheres, points and floor become one embedded picture of the wanted resolution; names, distances and
legends are drawn over it: letters in PDF (their fonts are embedded, Chinese ones too), outlines in
SVG, which then looks the same where those fonts are missing.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPainterPath,
    QPdfWriter,
    QPen,
)
from PySide6.QtSvg import QSvgGenerator

from minentropy_app.errors import AppError
from minentropy_app.exports.aside import aside
from minentropy_app.gui.canvas.flat_rasteriser import FlatRasteriser, FlatView
from minentropy_app.gui.canvas.rasteriser import Frame, Rasteriser
from minentropy_app.gui.canvas.text_sprites import HALO, WIDEST, TextSprites, Written, font_of
from minentropy_app.gui.views.legend import CategoryLegend, SizeLegend
from minentropy_app.gui.views.picture_view import PictureView
from minentropy_app.text import QT_TRANSLATE_NOOP

#: Logical pixels of the window in an inch.
LOGICAL = 96.0
#: Resolutions offered, and the largest picture in pixels.
RESOLUTIONS = (96, 150, 300, 600)
MOST_PIXELS = 120_000_000


class Drawable(Protocol):
    """Something that draws itself at a painter's origin."""

    def paint(self, painter: QPainter) -> None:
        """Draw it."""


@dataclass(frozen=True)
class Picture:
    """What a view shows now: its frame, and the legends with their places."""

    title: str
    frame: Frame
    legends: tuple[tuple[CategoryLegend | SizeLegend, QPointF], ...]

    @property
    def size(self) -> QSizeF:
        """Logical pixels."""
        return QSizeF(*self.frame.view.size)

    @property
    def sheet(self) -> Sheet:
        """A sheet with nothing but this picture."""
        return Sheet(self.title, self.size, ((self, QPointF()),))


@dataclass(frozen=True)
class Sheet:
    """Pictures with their places, and pieces drawn beside them; ``size`` in logical pixels."""

    title: str
    size: QSizeF
    panes: tuple[tuple[Picture, QPointF], ...]
    beside: tuple[tuple[Drawable, QPointF], ...] = ()

    @property
    def sheet(self) -> Sheet:
        """The sheet itself."""
        return self

    @property
    def ground(self) -> QColor:
        """The colour of what no picture covers."""
        return QColor(self.panes[0][0].frame.view.look.surface)

    def pixels(self, dpi: float) -> QSize:
        """Pixels at a resolution."""
        return QSize(round(self.size.width() * dpi / LOGICAL), round(self.size.height() * dpi / LOGICAL))


@dataclass(frozen=True)
class Line:
    """A line of text beside pictures: font, colour as 0xRRGGBB, and the room it has."""

    text: str
    font: QFont
    colour: int
    room: float

    def paint(self, painter: QPainter) -> None:
        """Draw it below the painter's origin."""
        metrics = QFontMetricsF(self.font)
        painter.setFont(self.font)
        painter.setPen(QColor(self.colour))
        text = metrics.elidedText(self.text, Qt.TextElideMode.ElideRight, self.room)
        painter.drawText(QPointF(0, metrics.ascent()), text)


def picture_of(view: PictureView, title: str = "") -> Picture:
    """Hold what a view shows now.

    Raises
    ------
    AppError
        Nothing has been drawn yet.
    """
    frame = view.canvas.frame
    if frame is None:
        raise AppError(
            QT_TRANSLATE_NOOP("gui.export_picture", "The picture is not ready yet."),
            QT_TRANSLATE_NOOP("gui.export_picture", "Wait until it is drawn, then export it."),
        )
    shown = [legend for legend in (view.legend, view.sizes) if legend.isVisibleTo(view)]
    return Picture(title, frame, tuple((legend, QPointF(legend.pos())) for legend in shown))


def write_picture(picture: Picture | Sheet, path: Path, dpi: float = 300.0) -> None:
    """Write a picture, or several on a sheet, in the format that the suffix names; may be called in any one thread.

    Raises
    ------
    AppError
        Unknown suffix, too large, or a place that cannot be written.
    """
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None:
        raise AppError(
            QT_TRANSLATE_NOOP("gui.export_picture", "{file}: the ending does not say which kind of picture is wanted."),
            QT_TRANSLATE_NOOP("gui.export_picture", "Use one of these endings: {known}."),
            file=path.name,
            known=", ".join(_WRITERS),
        )
    sheet = picture.sheet
    pixels = sheet.pixels(dpi)
    if pixels.width() * pixels.height() > MOST_PIXELS:
        raise AppError(
            QT_TRANSLATE_NOOP("gui.export_picture", "{wide} × {high} pixels are too many for one picture."),
            QT_TRANSLATE_NOOP("gui.export_picture", "Choose a lower resolution or a smaller window."),
            wide=pixels.width(),
            high=pixels.height(),
        )
    with aside(path) as temporary:
        writer(sheet, temporary, dpi)


def _png(sheet: Sheet, path: Path, dpi: float) -> None:
    image = QImage(sheet.pixels(dpi), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(dpi / LOGICAL)
    image.fill(sheet.ground)
    sprites = TextSprites(image.devicePixelRatio())

    def write(painter: QPainter, written: Written) -> None:
        painter.drawImage(QPointF(written.x, written.y), sprites.sprite(written.text, written.style))

    with QPainter(image) as painter:
        _draw(painter, sheet, dpi, write)
    image.setDevicePixelRatio(1.0)
    image.setDotsPerMeterX(round(dpi / 0.0254))
    image.setDotsPerMeterY(round(dpi / 0.0254))
    if not image.save(str(path), "PNG"):  # type: ignore[call-overload]  # PySide takes str, its stubs say bytes
        raise OSError(path)


def _svg(sheet: Sheet, path: Path, dpi: float) -> None:
    generator = QSvgGenerator()
    generator.setFileName(str(path))
    generator.setResolution(round(LOGICAL))
    generator.setSize(sheet.size.toSize())
    generator.setViewBox(QRectF(QPointF(), sheet.size))
    generator.setTitle(sheet.title)
    with QPainter(generator) as painter:
        _draw(painter, sheet, dpi, _outlined)


def _pdf(sheet: Sheet, path: Path, dpi: float) -> None:
    writer = QPdfWriter(str(path))
    writer.setTitle(sheet.title)
    writer.setCreator("MinEntropy")
    writer.setResolution(round(LOGICAL))
    points = QSizeF(sheet.size.width() * 72 / LOGICAL, sheet.size.height() * 72 / LOGICAL)
    page = QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF()))
    with QPainter(writer) as painter:
        _draw(painter, sheet, dpi, _lettered)


def _draw(painter: QPainter, sheet: Sheet, dpi: float, write: Callable[[QPainter, Written], None]) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if len(sheet.panes) > 1:
        painter.fillRect(QRectF(QPointF(), sheet.size), sheet.ground)
    for picture, place in sheet.panes:
        painter.save()
        painter.translate(place)
        if sheet.beside:
            painter.setClipRect(QRectF(QPointF(), picture.size))
        painter.drawImage(QRectF(QPointF(), picture.size), _spheres(picture, dpi))
        for written in picture.frame.texts:
            write(painter, written)
        _draw_all(painter, picture.legends)
        painter.restore()
    _draw_all(painter, sheet.beside)


def _spheres(picture: Picture, dpi: float) -> QImage:
    """Everything but the letters, at the wanted resolution."""
    still = dataclasses.replace(picture.frame.view, ratio=dpi / LOGICAL, names=False, text=False, moving=False)
    painter = FlatRasteriser if isinstance(still, FlatView) else Rasteriser
    drawn = painter(lambda rows: [""] * len(rows)).render(picture.frame.scene, still)
    return drawn.image.copy()


def _draw_all(painter: QPainter, pieces: Sequence[tuple[Drawable, QPointF]]) -> None:
    for piece, place in pieces:
        painter.save()
        painter.translate(place)
        piece.paint(painter)
        painter.restore()


def _lettered(painter: QPainter, written: Written) -> None:
    """Draw a text as letters over the outline of its halo."""
    at, text = _halo(painter, written)[1:]
    painter.setFont(font_of(written.style))
    painter.setPen(QColor(written.style.colour))
    painter.drawText(at, text)


def _outlined(painter: QPainter, written: Written) -> None:
    """Draw a text as outlines."""
    painter.fillPath(_halo(painter, written)[0], QColor(written.style.colour))


def _halo(painter: QPainter, written: Written) -> tuple[QPainterPath, QPointF, str]:
    font = font_of(written.style)
    metrics = QFontMetricsF(font)
    text = metrics.elidedText(written.text, Qt.TextElideMode.ElideRight, WIDEST)
    at = QPointF(written.x + HALO / 2 + 0.5, written.y + metrics.ascent() + 1)
    outline = QPainterPath()
    outline.addText(at, font, text)
    pen = QPen(QColor(written.style.halo), HALO)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(outline, pen)
    return outline, at, text


_WRITERS: Mapping[str, Callable[[Sheet, Path, float], None]] = {".png": _png, ".svg": _svg, ".pdf": _pdf}
