"""Imports as cheap as they are without Qt.

PySide can let modules write its names in another way. To see whether a module might, it reads the source of everything
that is imported after it once more, line by line, and Python keeps those lines: a tenth of the time of all imports, and
thirty megabytes of the window. Nothing here uses that, so no module is asked.
"""

from __future__ import annotations

import importlib
from typing import Any


def make_plain() -> None:
    """Ask no module whether it uses what nobody uses; another version of PySide goes on as it does."""
    try:
        asked: Any = importlib.import_module("shibokensupport.feature")
    except ImportError:
        return
    if hasattr(asked, "_mod_uses_pyside"):
        asked._mod_uses_pyside = _unasked


def _unasked(module: object) -> bool:
    """Say that a module uses nothing of it."""
    return False
