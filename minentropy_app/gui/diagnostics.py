"""What a report of a fault should say about this computer; never anything about readers."""

from __future__ import annotations

import platform
import sys

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from minentropy_app import __version__, paths


def diagnostics() -> str:
    """Versions, system, screens and where crash reports lie, one a line."""
    screens = [
        f"{screen.size().width()}x{screen.size().height()} @{screen.devicePixelRatio():g}"
        for screen in QGuiApplication.screens()
    ]
    lines = {
        "MinEntropy": __version__,
        "Python": platform.python_version(),
        "Qt": f"{qVersion()} ({QGuiApplication.platformName()})",
        "System": platform.platform(),
        "Screens": ", ".join(screens),
        "Packaged": "yes" if getattr(sys, "frozen", False) else "no",
        "Crash reports": str(paths.log_folder()),
    }
    return "\n".join(f"{name}: {value}" for name, value in lines.items())
