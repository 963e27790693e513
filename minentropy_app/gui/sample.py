"""The ready sample project: made in the user's own folder on the first call, then only opened."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from minentropy_app.gui.desk import Desk


class Sample(QObject):
    """Makes the simulated town library: loans, catalogue, and a placement of its books."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk

    def open(self, path: Path) -> None:
        """Open the sample; what an interrupted first call left out is made up for."""
        fresh = not path.exists()

        def begin() -> None:
            path.parent.mkdir(parents=True, exist_ok=True)

        self._desk.background.ask(
            begin, lambda _: self._desk.open_path(path, create=fresh, then=self._fill), self._desk.say
        )

    def _fill(self) -> None:
        project = self._desk.project
        if project is None or project.read_only or project.results():
            return
        kinds = {source.kind for source in project.sources()}
        if {"loans", "catalogue"} <= kinds:
            self._place()
            return
        self._desk.background.ask(_write, lambda written: self._import(written, kinds), self._desk.say)

    def _import(self, written: tuple[Path, Path, Path], kinds: set[str]) -> None:
        folder, loans, catalogue = written
        wanted = [("loans", loans), ("catalogue", catalogue)]
        left = [(kind, file) for kind, file in wanted if kind not in kinds]

        def step(_: object = None) -> None:
            if left:
                kind, file = left.pop(0)
                self._desk.import_files(kind, [file], step)
            else:
                shutil.rmtree(folder, ignore_errors=True)
                self._place()

        step()

    def _place(self) -> None:
        self._desk.runs.start("placement")


def _write() -> tuple[Path, Path, Path]:
    from minentropy_app.jobs.sample import write_files

    folder = Path(tempfile.mkdtemp(prefix="minentropy-sample-"))
    return folder, *write_files(folder)
