"""Projects opened lately, kept beside the settings."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QDateTime, Qt
from PySide6.QtGui import QPixmap

from minentropy_app import paths
from minentropy_app.gui.faces import Recent

_KEPT = 8
#: Pixels of the small picture of a project.
SMALL_WIDE, SMALL_HIGH = 138, 90


def recents() -> list[Recent]:
    """Latest first; those that are gone are left out."""
    try:
        kept = [Recent(**each) for each in json.loads(_file().read_text("utf-8"))]
    except (OSError, ValueError, TypeError):
        return []
    return [recent for recent in kept if Path(recent.path).exists()]


def remember(recent: Recent) -> None:
    """Put a project first."""
    others = [each for each in recents() if each.path != recent.path]
    with suppress(OSError):
        _file().parent.mkdir(parents=True, exist_ok=True)
        _file().write_text(json.dumps([dataclasses.asdict(r) for r in [recent, *others][:_KEPT]]), "utf-8")


def forget(path: str) -> None:
    """Take a project out of the list; the project itself stays."""
    others = [each for each in recents() if each.path != path]
    with suppress(OSError):
        _file().write_text(json.dumps([dataclasses.asdict(r) for r in others]), "utf-8")
        picture_of(path).unlink(missing_ok=True)


def now() -> str:
    """The present moment, as it is kept."""
    return QDateTime.currentDateTime().toString(Qt.DateFormat.ISODate)


def keep_picture(path: str, seen: QPixmap) -> None:
    """Keep a small picture of what was seen of a project, too small to read a word in."""
    whole = seen.toImage()
    high = min(whole.height(), whole.width() * SMALL_HIGH // SMALL_WIDE)
    wide = high * SMALL_WIDE // SMALL_HIGH
    middle = whole.copy((whole.width() - wide) // 2, (whole.height() - high) // 2, wide, high)
    small = middle.scaled(SMALL_WIDE, SMALL_HIGH, mode=Qt.TransformationMode.SmoothTransformation)
    with suppress(OSError):
        picture_of(path).parent.mkdir(parents=True, exist_ok=True)
        small.save(str(picture_of(path)))


def picture_of(path: str) -> Path:
    """Where the small picture of a project lies, if there is one."""
    name = hashlib.sha256(path.encode("utf-8", "surrogatepass")).hexdigest()[:24]
    return paths.cache_folder() / "pictures" / f"{name}.png"


def _file() -> Path:
    return paths.config_folder() / "recent.json"
