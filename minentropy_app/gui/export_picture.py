"""The picture of a view as a file: PNG at a chosen resolution, SVG, PDF with its fonts. As on screen.

A ``Sheet`` holds one picture or several side by side, with what is drawn beside them.

Spheres, points, circles and links become one embedded picture of the wanted resolution; plans and buildings are
drawn line by line. Names, distances and legends are letters: in PDF their fonts are embedded, Chinese ones too; in
SVG they can be found and copied, and keep their place and width where their font is missing.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QMarginsF, QPoint, QPointF, QRectF, QSize, QSizeF, Qt
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
    QPicture,
    QRegion,
)
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QScrollArea, QWidget

from minentropy_app.errors import AppError
from minentropy_app.exports.aside import aside
from minentropy_app.gui.canvas.flat_rasteriser import FlatRasteriser, FlatView
from minentropy_app.gui.canvas.rasteriser import Frame, Rasteriser
from minentropy_app.gui.canvas.text_sprites import HALO, WIDEST, TextSprites, Written, font_of
from minentropy_app.gui.svg_texts import settled
from minentropy_app.gui.views.network_painter import NetworkFrame, NetworkPainter, NetworkWish
from minentropy_app.text import QT_TRANSLATE_NOOP

#: Logical pixels of the window in an inch.
LOGICAL = 96.0
#: Resolutions offered, and the largest picture in pixels.
RESOLUTIONS = (96, 150, 300, 600)
MOST_PIXELS = 120_000_000


#: Writes a text on a picture.
Writing = Callable[[QPainter, Written], None]


class Drawable(Protocol):
    """Something that draws itself at a painter's origin."""

    def paint(self, painter: QPainter) -> None:
        """Draw it."""


class Floating(Drawable, Protocol):
    """A legend over a canvas."""

    def pos(self) -> QPoint:
        """Where it stands."""

    def isVisibleTo(self, ancestor: QWidget) -> bool:
        """Whether it is shown when its view is."""


class Drawn(Protocol):
    """A canvas that draws itself line by line with any painter."""

    def draw(self, painter: QPainter) -> None:
        """Draw it."""

    def size(self) -> QSize:
        """Logical pixels."""


class Pane(Protocol):
    """One picture of a sheet."""

    @property
    def size(self) -> QSizeF:
        """Logical pixels."""

    @property
    def ground(self) -> QColor:
        """Its colour where nothing is drawn."""

    def draw(self, painter: QPainter, dpi: float, write: Writing) -> None:
        """Draw it at the painter's origin."""


@dataclass(frozen=True)
class Picture:
    """What a view of spheres, points or circles shows now: its frame, and the legends with their places."""

    title: str
    frame: Frame | NetworkFrame
    legends: tuple[tuple[Drawable, QPointF], ...]

    @property
    def size(self) -> QSizeF:
        """Logical pixels."""
        return QSizeF(*self.frame.view.size)

    @property
    def ground(self) -> QColor:
        """The colour of the surface."""
        return QColor(self.frame.view.look.surface)

    @property
    def texts(self) -> tuple[Written, ...]:
        """Names and distances where they stand in the window."""
        view, texts = self.frame.view, self.frame.texts
        if not isinstance(view, NetworkWish):
            return texts
        dx, dy = view.edge
        return tuple(dataclasses.replace(text, x=round(text.x) - dx, y=round(text.y) - dy) for text in texts)

    @property
    def sheet(self) -> Sheet:
        """A sheet with nothing but this picture."""
        return Sheet(self.title, self.size, ((self, QPointF()),))

    def draw(self, painter: QPainter, dpi: float, write: Writing) -> None:
        """Draw it at the painter's origin: what is no letter as one picture of the wanted resolution."""
        painter.drawImage(QRectF(QPointF(), self.size), _without_letters(self.frame, dpi / LOGICAL))
        for written in self.texts:
            write(painter, written)
        _draw_all(painter, self.legends)


@dataclass(frozen=True)
class Drawing:
    """What a view draws line by line, recorded: it can be played in any one thread, at any resolution."""

    title: str
    size: QSizeF
    ground: QColor
    held: QPicture

    @property
    def sheet(self) -> Sheet:
        """A sheet with nothing but this drawing."""
        return Sheet(self.title, self.size, ((self, QPointF()),))

    def draw(self, painter: QPainter, dpi: float, write: Writing) -> None:
        """Play it at the painter's origin."""
        painter.fillRect(QRectF(QPointF(), self.size), self.ground)
        painter.setClipRect(QRectF(QPointF(), self.size), Qt.ClipOperation.IntersectClip)
        share = self.held.logicalDpiX() / painter.device().logicalDpiX()  # Qt plays inches, we mean pixels
        painter.scale(share, share)
        self.held.play(painter)


@dataclass(frozen=True)
class Sheet:
    """Pictures with their places, and pieces drawn beside them; ``size`` in logical pixels."""

    title: str
    size: QSizeF
    panes: tuple[tuple[Pane, QPointF], ...]
    beside: tuple[tuple[Drawable, QPointF], ...] = ()

    @property
    def sheet(self) -> Sheet:
        """The sheet itself."""
        return self

    @property
    def ground(self) -> QColor:
        """The colour of what no picture covers."""
        return self.panes[0][0].ground

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


def picture_of(view: Any, title: str = "", legends: Sequence[Floating] | None = None) -> Picture:
    """Hold what a view with a ``canvas`` that has a frame shows now, with its legends.

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
    over = legends if legends is not None else (view.legend, view.sizes)
    shown = [legend for legend in over if legend.isVisibleTo(view)]
    return Picture(title, frame, tuple((legend, QPointF(legend.pos())) for legend in shown))


def drawing_of(canvas: Drawn, ground: QColor, title: str = "", legends: Sequence[Floating] = ()) -> Drawing:
    """Hold what a canvas draws now, with the legends that stand over it."""
    held = QPicture()
    with QPainter(held) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        canvas.draw(painter)
        painter.restore()
        _draw_all(painter, [(legend, QPointF(legend.pos())) for legend in legends])
    return Drawing(title, QSizeF(canvas.size()), ground, held)


def page_of(view: QScrollArea, title: str = "") -> Drawing:
    """Hold the page of a view with all that stands on it, also what is scrolled out of sight."""
    page, held = view.widget(), QPicture()
    assert page is not None
    flags = QWidget.RenderFlag.DrawWindowBackground | QWidget.RenderFlag.DrawChildren
    with QPainter(held) as painter:
        page.render(painter, QPoint(), QRegion(), flags)
    return Drawing(title, QSizeF(page.size()), page.palette().color(page.backgroundRole()), held)


def write_picture(picture: Picture | Drawing | Sheet, path: Path, dpi: float = 300.0) -> None:
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
        _draw(painter, sheet, dpi, _lettered)
    del generator
    path.write_text(settled(path.read_text("utf-8")), "utf-8")


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


def _draw(painter: QPainter, sheet: Sheet, dpi: float, write: Writing) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if len(sheet.panes) > 1:
        painter.fillRect(QRectF(QPointF(), sheet.size), sheet.ground)
    for pane, place in sheet.panes:
        painter.save()
        painter.translate(place)
        if sheet.beside:
            painter.setClipRect(QRectF(QPointF(), pane.size))
        pane.draw(painter, dpi, write)
        painter.restore()
    _draw_all(painter, sheet.beside)


def _without_letters(frame: Frame | NetworkFrame, ratio: float) -> QImage:
    """Everything but the letters, at the wanted number of pixels for each logical one."""
    painter: Any
    view: Any = frame.view
    if isinstance(view, NetworkWish):
        view, painter = dataclasses.replace(view, margin=0.0), NetworkPainter
    else:
        view = dataclasses.replace(view, names=False)
        painter = FlatRasteriser if isinstance(view, FlatView) else Rasteriser
    still = dataclasses.replace(view, ratio=ratio, text=False, moving=False)
    image: QImage = painter(lambda rows: [""] * len(rows)).render(frame.scene, still).image
    return image.copy()


def _draw_all(painter: QPainter, pieces: Sequence[tuple[Drawable, QPointF]]) -> None:
    for piece, place in pieces:
        painter.save()
        painter.translate(place)
        piece.paint(painter)
        painter.restore()


def _lettered(painter: QPainter, written: Written) -> None:
    """Draw a text as letters over the outline of its halo."""
    font = font_of(written.style)
    metrics = QFontMetricsF(font)
    text = metrics.elidedText(written.text, Qt.TextElideMode.ElideRight, WIDEST)
    at = QPointF(written.x + HALO / 2 + 0.5, written.y + metrics.ascent() + 1)
    outline = QPainterPath()
    outline.addText(at, font, text)
    pen = QPen(QColor(written.style.halo), HALO)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(outline, pen)
    painter.setFont(font)
    painter.setPen(QColor(written.style.colour))
    painter.drawText(at, text)


_WRITERS: Mapping[str, Callable[[Sheet, Path, float], None]] = {".png": _png, ".svg": _svg, ".pdf": _pdf}
