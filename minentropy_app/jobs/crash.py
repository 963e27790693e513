"""Crash reports: where in the program it happened, never what was in the data."""

from __future__ import annotations

import os
import platform
import sys
import time
from pathlib import Path

from minentropy_app import __version__, paths

#: Reports kept; older ones are removed when a new one is written.
KEPT = 20


def write_report(what: str, details: str) -> Path | None:
    """Write a report and return its file, None where nothing can be written."""
    folder = paths.log_folder()
    moment = time.strftime("%Y%m%d-%H%M%S")
    file = folder / f"crash-{moment}-{os.getpid()}.txt"
    frozen = ", frozen" if getattr(sys, "frozen", False) else ""
    system = f"MinEntropy {__version__}, Python {platform.python_version()}, {platform.platform()}{frozen}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{moment}\n{system}\n{what}\n\n{details}\n", "utf-8")
        for old in sorted(folder.glob("crash-*.txt"))[:-KEPT]:
            old.unlink()
    except OSError:
        return None
    return file
