"""The main window as a picture file: opened without a screen, shown a result, written when idle."""

from __future__ import annotations

import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from minentropy_app.errors import AppError
from minentropy_app.gui.view_kinds import kinds_for
from minentropy_app.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from minentropy_app.gui.main_window import MainWindow
    from minentropy_app.gui.open_project import OpenProject
    from minentropy_app.project.entries import Entry

#: Seconds after which a window that does not come to rest is given up (compiling kernels takes some ten).
_PATIENCE = 120.0


@dataclass(frozen=True)
class PictureWish:
    """What to show, and how: ``size`` in logical pixels, ``view`` empty for the first that fits."""

    project: Path
    name: str
    file: Path
    view: str = ""
    size: tuple[int, int] = (1440, 900)
    scale: float = 1.0
    theme: str = "light"
    language: str = "en"


def take(wish: PictureWish) -> dict[str, object]:
    """Write the picture; return file, view, width and height in pixels.

    Raises
    ------
    AppError
        The project or entry is missing, the entry has no such view, or the file cannot be written.
    """
    from minentropy_app import paths, settings
    from minentropy_app.jobs.service import Session

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = f"{wish.scale:g}"
    paths.prepare_kernel_cache()
    with Session(wish.project, "read", settings.load()) as session:
        entry = session.reader.entry(wish.name)
        view = _view(entry, wish.view)
        from PySide6.QtCore import qInstallMessageHandler
        from PySide6.QtWidgets import QApplication

        from minentropy_app.gui import theme, translation
        from minentropy_app.gui.background import Background
        from minentropy_app.gui.job_desk import JobDesk
        from minentropy_app.gui.main_window import MainWindow
        from minentropy_app.gui.open_project import OpenProject

        heard = qInstallMessageHandler(_hear)
        app = QApplication.instance() or QApplication([])
        tokens = theme.tokens_for(wish.theme)
        theme.apply(app, tokens)  # type: ignore[arg-type]
        installed = translation.install(app, wish.language)  # type: ignore[arg-type]
        background, window = Background(), MainWindow(tokens)
        failures: list[AppError] = []
        jobs = JobDesk(window)
        jobs.failed.connect(failures.append)
        try:
            project = OpenProject(session, True, background, jobs)
            _show(window, project, entry, wish, view)
            _rest(lambda: not background.busy, failures)
            _rest(window.idle, failures)
            return {**_write(window, wish.file), "view": view}
        finally:
            background.close()
            window.close()
            translation.remove(app, installed)  # type: ignore[arg-type]
            qInstallMessageHandler(heard)


def _hear(kind: object, context: object, text: str) -> None:
    """Pass on what Qt says, but that a platform without a screen has no size hints."""
    if "propagateSizeHints" not in text:
        sys.stderr.write(f"{text}\n")


def _view(entry: Entry, wanted: str) -> str:
    """The view to show: the one wanted, if this entry has it."""
    there = [kind.key for kind in kinds_for(entry.kind)] if getattr(entry, "state", "done") in ("done", "ready") else []
    if wanted and wanted not in there:
        raise AppError(
            QT_TRANSLATE_NOOP("gui.picture", "{name} has no view called {view}."),
            QT_TRANSLATE_NOOP("gui.picture", "Views that it has: {views}."),
            name=entry.name,
            view=wanted,
            views=", ".join(there) or "-",
        )
    return wanted or (there[0] if there else "")


def _show(window: MainWindow, project: OpenProject, entry: Entry, wish: PictureWish, view: str) -> None:
    window.resize(*wish.size)
    window.show()
    window.open_project(project)
    window.open_entry(entry.ref, view)


def _rest(idle: object, failures: list[AppError]) -> None:
    """Let the window work until it is idle."""
    from PySide6.QtWidgets import QApplication

    end = time.monotonic() + _PATIENCE
    QApplication.processEvents()
    while not idle():  # type: ignore[operator]
        QApplication.processEvents()
        time.sleep(0.005)
        if failures:
            raise failures[0]
        if time.monotonic() > end:
            raise AppError(
                QT_TRANSLATE_NOOP("gui.picture", "The window did not come to rest."),
                QT_TRANSLATE_NOOP("gui.picture", "Try again; if it stays so, check the project."),
            )
    QApplication.processEvents()


def _write(window: MainWindow, file: Path) -> dict[str, object]:
    """Write what the window shows aside, then rename; no field is marked as the one that has the keys."""
    if (focused := window.focusWidget()) is not None:
        focused.clearFocus()
    picture = window.grab().toImage()
    aside = file.with_name(f".{file.stem}.new.png")  # the suffix names the format
    if not picture.save(str(aside)):
        raise AppError(
            QT_TRANSLATE_NOOP("gui.picture", "The picture {file} cannot be written."),
            QT_TRANSLATE_NOOP("gui.picture", "Choose a folder that exists and can be written."),
            file=file.name,
        )
    aside.replace(file)
    return {"file": str(file), "width": picture.width(), "height": picture.height()}
