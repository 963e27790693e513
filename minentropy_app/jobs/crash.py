"""Crash reports: where in the program it happened, never what was in the data."""

from __future__ import annotations

import os
import platform
import sys
import time
import traceback
from pathlib import Path

from minentropy_app import __version__, paths
from minentropy_app.errors import AppError, fill
from minentropy_app.text import QT_TRANSLATE_NOOP

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


def with_report(error: AppError, details: str) -> AppError:
    """Write a crash report and name its file in the field ``report``."""
    file = write_report(str(error), details)
    if file is not None:
        error.fields["report"] = str(file)
    return error


def remedy_of(error: AppError) -> str:
    """The hint of an error, and where its crash report lies if there is one."""
    if "report" not in error.fields:
        return error.remedy
    where = QT_TRANSLATE_NOOP("jobs.crash", "Crash report: {report}")
    return f"{error.remedy} {fill(where, error.fields)}"


def unforeseen(error: BaseException) -> AppError:
    """Return the plain words for a fault of the program, with its report written."""
    plain = AppError(
        QT_TRANSLATE_NOOP("jobs.crash", "An unforeseen fault ended this ({kind})."),
        QT_TRANSLATE_NOOP("jobs.crash", "Your data is safe. Please report it with the crash report."),
        kind=type(error).__name__,
    )
    return with_report(plain, frames_of(error))


def frames_of(error: BaseException) -> str:
    """Say where it happened, without the message, which may hold data of readers."""
    return "".join(traceback.format_tb(error.__traceback__)) + type(error).__name__
