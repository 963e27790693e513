"""Approved pictures of the window, and whether it still looks so.

Approved pictures are half as large as the screen and compressed, for small files. What is compared are the mean
colours of small squares: letters may be drawn a little differently on another machine, a control may not move,
vanish or change its colour.
"""

from __future__ import annotations

import html
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from minentropy_app.gui import theme

FOLDER = Path(__file__).with_name("approved")
#: Families in which the approved pictures are set.
FONTS = FOLDER / "fonts.txt"
#: Approved pictures are kept at this share of the logical size, and at this quality of WebP.
_SHARE, _QUALITY = 0.5, 35
#: Squares of so many logical pixels a side; a square differs from so many of 255 steps on;
#: a picture from this share of its squares on.
SQUARE, DIFFERENT, MOST = 16, 16.0, 0.004

Squares = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Compared:
    """A picture beside its approved one: the share of different squares, and which (rows, columns) they are."""

    share: float
    where: npt.NDArray[np.bool_]

    @property
    def same(self) -> bool:
        return self.share <= MOST


def squares(picture: QImage) -> Squares:
    """(rows, columns, 3) mean colours of the squares of a picture of any scale."""
    wide, high = picture.width(), picture.height()
    scale = picture.devicePixelRatio()
    size = QSize(max(round(wide / scale / SQUARE), 1), max(round(high / scale / SQUARE), 1))
    small = picture.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    small = small.convertToFormat(QImage.Format.Format_RGB888)
    lines = np.frombuffer(small.constBits(), np.uint8).reshape(small.height(), small.bytesPerLine())
    return lines[:, : 3 * small.width()].reshape(small.height(), small.width(), 3).astype(float)


def compare(now: QImage, approved: QImage) -> Compared:
    """Compare a picture with the approved one, which may be smaller but shows the same size."""
    half = QImage(approved)
    half.setDevicePixelRatio(_SHARE)
    one, other = squares(now), squares(half)
    if one.shape != other.shape:
        return Compared(1.0, np.ones(one.shape[:2], bool))
    where = np.abs(one - other).max(axis=2) >= DIFFERENT
    return Compared(float(where.mean()), where)


def fonts_differ() -> str:
    """Why pictures cannot be compared here: other fonts than those of the approved ones; empty where they can."""
    there, wanted = ", ".join(theme.families()), FONTS.read_text("utf-8").strip() if FONTS.exists() else ""
    return "" if there == wanted else f"approved pictures are set in {wanted or 'nothing yet'}, here it is {there}"


def path_of(name: str, theme: str, language: str) -> Path:
    """Where an approved picture lies."""
    return FOLDER / f"{name}-{theme}-{language}.webp"


def approve(picture: QImage, path: Path) -> None:
    """Keep a picture as the approved one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    size = QSize(
        round(picture.width() / picture.devicePixelRatio() * _SHARE),
        round(picture.height() / picture.devicePixelRatio() * _SHARE),
    )
    small = picture.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    small.setDevicePixelRatio(1.0)
    if not small.save(str(path), "WEBP", _QUALITY):
        raise OSError(path)
    (path.parent / FONTS.name).write_text(", ".join(theme.families()) + "\n", "utf-8")


def marked(now: QImage, compared: Compared) -> QImage:
    """The picture, pale but for the squares that differ."""
    shown = now.convertToFormat(QImage.Format.Format_RGB32)
    shown.setDevicePixelRatio(1.0)
    pixels = np.frombuffer(shown.bits(), np.uint32).reshape(shown.height(), shown.bytesPerLine() // 4)
    rows = np.arange(shown.height()) * compared.where.shape[0] // shown.height()
    columns = np.arange(shown.width()) * compared.where.shape[1] // shown.width()
    pale = ~compared.where[np.ix_(rows, columns)]
    seen = pixels[:, : shown.width()]
    seen[pale] = (seen[pale] >> 2 & 0x3F3F3F) + 0xFFC0C0C0
    return shown


@dataclass(frozen=True)
class Row:
    """One line of the page: a picture, what is said of it, and the files to show from left to right."""

    name: str
    said: str
    good: bool
    files: tuple[str, ...]


def page(rows: list[Row]) -> str:
    """A page with approved, present and different pictures side by side, what differs first."""
    lines = [
        "<!doctype html><meta charset=utf-8><title>Pictures of the window</title>",
        "<style>body{font:14px sans-serif;margin:24px}img{width:32%;border:1px solid #ccc;margin-right:.5%}"
        "h2{font-size:15px;margin:24px 0 6px}.bad{color:#b3261e}</style>",
        "<p>From left to right: approved, now, difference (pale where nothing changed).</p>",
    ]
    for row in sorted(rows, key=lambda each: each.good):
        mark = "" if row.good else ' class="bad"'
        lines.append(f"<h2{mark}>{html.escape(row.name)}: {html.escape(row.said)}</h2>")
        lines += [f'<img src="{html.escape(file)}">' for file in row.files]
    return "\n".join(lines)
