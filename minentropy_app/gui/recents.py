"""Projects opened lately, kept beside the settings."""

from __future__ import annotations

import dataclasses
import json
from contextlib import suppress
from pathlib import Path

from minentropy_app import paths
from minentropy_app.gui.faces import Recent

_KEPT = 8


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


def _file() -> Path:
    return paths.config_folder() / "recent.json"
