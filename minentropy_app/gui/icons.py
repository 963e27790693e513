"""One family of icons, drawn for this project, tinted by the theme and crisp at any scale."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from minentropy_app import paths


@cache
def _source(name: str) -> str:
    return paths.resource("icons", f"{name}.svg").read_text("utf-8")


def warm() -> None:
    """Read all drawings, so that no view waits for a file."""
    for name in names():
        _source(name)


def names() -> list[str]:
    """Names of all icons that are tinted."""
    return sorted(f.stem for f in paths.resource("icons").glob("*.svg") if not f.stem.startswith("control-"))


def picture(name: str, colour: str | QColor) -> QSvgRenderer:
    """The drawing of an icon in one colour; not to be changed, others draw it too."""
    return _read(name, QColor(colour).name())


@cache
def _read(name: str, colour: str) -> QSvgRenderer:
    """Read once what is drawn in every row at every painting."""
    return QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))


def paint(painter: QPainter, name: str, box: QRectF, colour: str | QColor) -> None:
    """Draw an icon into a box."""
    picture(name, colour).render(painter, box)


class _TintedEngine(QIconEngine):
    """Draws the vector itself at whatever size and scale is asked for."""

    def __init__(self, name: str, usual: str, active: str, off: str) -> None:
        super().__init__()
        self._key = (name, usual, active, off)
        self._pictures = [picture(name, colour) for colour in (usual, active, off)]

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        which = 0
        if mode == QIcon.Mode.Disabled:
            which = 2
        elif state == QIcon.State.On or mode == QIcon.Mode.Selected:
            which = 1
        self._pictures[which].render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        with QPainter(made) as painter:
            self.paint(painter, QRect(QPoint(), size), mode, state)
        return made

    def clone(self) -> QIconEngine:
        return _TintedEngine(*self._key)


def icon(name: str, usual: str, active: str = "", off: str = "") -> QIcon:
    """An icon: ``usual`` colour, ``active`` when checked, ``off`` when disabled."""
    return QIcon(_TintedEngine(name, usual, active or usual, off or usual))
