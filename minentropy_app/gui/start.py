"""Starts the window, or says in one line why it cannot."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

_NO_SCREEN = "No window can be shown here. The commands work without one: python main.py --help"


def start(words: Sequence[str]) -> int:
    """Run the window: without words, with ``--project FILE`` or with ``--sample``. Return the exit code."""
    project = Path(words[1]) if list(words[:1]) == ["--project"] and len(words) == 2 else None
    if words and project is None and list(words) != ["--sample"]:
        return _complain("Say --project FILE, or --sample. See: python main.py --help", 2)
    if not screen_present():
        return _complain(_NO_SCREEN, 1)
    try:
        from minentropy_app.gui.application import main
    except ImportError:
        return _complain(_NO_SCREEN, 1)
    return main(project, sample=list(words) == ["--sample"])


def screen_present() -> bool:
    """Tell whether the system offers a screen (a platform that was asked for counts)."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _complain(line: str, code: int) -> int:
    sys.stderr.write(line + "\n")
    return code
