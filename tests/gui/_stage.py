"""The running program in one theme and language, to be looked at."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QCoreApplication, QEventLoop, QRect, QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QAbstractItemView, QApplication

from minentropy_app import settings
from minentropy_app.gui import application

PATIENCE = 180.0


translate = QCoreApplication.translate


class Stage:
    """The running program in one theme and language, on a project to look at."""

    def __init__(
        self, project: Path, theme: str, language: str, size: tuple[int, int] = (1280, 720), font: int = 13
    ) -> None:
        self.project, self.language = project, language
        self.fresh.unlink(missing_ok=True)
        shutil.rmtree(f"{self.fresh}.data", ignore_errors=True)
        settings.save(settings.Settings(theme=theme, language=language, font_size=font))
        self.app = QApplication.instance() or QApplication([])
        self.app.setCursorFlashTime(0)
        self.running = application.Application(self.app)
        self.window.resize(*size)
        self.window.show()
        self.rest()

    @property
    def fresh(self) -> Path:
        """An empty project beside the other; one of an earlier stage goes."""
        return self.project.with_name("empty.minent")

    @property
    def window(self) -> Any:
        return self.running.window

    @property
    def desk(self) -> Any:
        return self.running.desk

    def wait(self, ready: Callable[[], object], what: str) -> None:
        """Let the window work until it is ready."""
        end = time.monotonic() + PATIENCE
        while not ready():
            self.rest(20)
            if time.monotonic() > end:
                raise TimeoutError(f"{what} does not come")

    @staticmethod
    def rest(milliseconds: int = 50) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def open(self, project: Path | None = None) -> None:
        """Open the project, or another one, and let its first view come."""
        wanted = project or self.project
        shown = self.desk.project
        if shown is None or Path(shown.path) != wanted:
            self.desk.open_path(wanted)
            self.wait(lambda: self.desk.project is not None and Path(self.desk.project.path) == wanted, wanted.name)
        self.settle()

    def settle(self) -> None:
        self.wait(lambda: not self.desk.background.busy and self.window.idle(), "the picture")
        self.rest()

    def entry(self, name: str, view: str = "") -> Any:
        """Open an entry of the project in a view."""
        self.open()
        project = self.desk.project
        found = [e for e in (*project.sources(), *project.results()) if e.title == name]
        if not found:
            raise LookupError(name)
        self.window.close_side()
        key = found[-1].key
        self.window.open_entry(key, view)
        self.wait(lambda: self.window.views.front().endswith(f":{key}"), name)
        self.settle()
        return self.window.views.views()[self.window.views.front()]

    def select(self, count: int, how: str = "") -> None:
        view = self.window.front_view("model")
        ids = np.sort(view.model.item_ids[np.argsort(-view.model.loans, kind="stable")[:count]])
        self.window.selection.select(ids, how or translate("PictureView", "click"))
        self.settle()

    def grab(self) -> QImage:
        """The window with whatever menu or list stands over it."""
        image = self.window.grab().toImage()
        over = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not self.window]
        with QPainter(image) as painter:
            for piece in over:
                place = self.window.mapFromGlobal(piece.pos())
                if isinstance(piece, QAbstractItemView):  # a screen of its own size moves it away from its field
                    place = self.window.top.search_corner()
                    painter.fillRect(QRect(place, piece.size()), self.window.tokens.colour("surface"))
                painter.drawPixmap(place, piece.grab())
        for piece in over:
            piece.close()
        return image

    def close(self) -> None:
        self.window._leaving = True
        self.desk.jobs.cancel_all()
        self.window.close()
        self.running.close()
        self.window.deleteLater()  # its thousands of pieces would be dressed again by every later stage
