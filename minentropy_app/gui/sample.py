"""The ready sample project: made in the user's own folder on the first call, then only opened."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from minentropy_app.errors import AppError

if TYPE_CHECKING:
    from minentropy_app.gui.desk import Desk
    from minentropy_app.jobs.requests import ImportRequest


class Sample(QObject):
    """Makes the simulated town library, places its books, and then shows what else can be asked of it."""

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
        if project is None or project.read_only:
            return
        from minentropy_app.jobs.sample import SHOWN

        there = {source.kind for source in project.sources()}
        if any(key not in self._known() for key, _ in SHOWN):
            self._desk.background.ask(_write, lambda written: self._import(written, there), self._desk.say)

    def _import(self, written: tuple[Path, tuple[ImportRequest, ...]], there: set[str]) -> None:
        folder, wanted = written
        left = [request for request in wanted if request.kind not in there]

        def step(_: object = None) -> None:
            if left:
                self._desk.import_files(left.pop(0), step)
            else:
                shutil.rmtree(folder, ignore_errors=True)
                self._compute()

        step()

    def _compute(self, _: object = None) -> None:
        """Start the next analysis that the sample shows; the first opens, the others wait in the tree."""
        from minentropy_app.jobs.sample import SHOWN

        project = self._desk.project
        if project is None:
            return
        self._desk.refresh()
        left = [(key, values) for key, values in SHOWN if key not in self._known()]
        if not left:
            return
        key, values = left[0]
        first = key == SHOWN[0][0]
        try:
            self._run(key, dict(values), first)
        except AppError as error:
            self._desk.say(error)

    def _show(self, result: Any) -> None:
        self._desk.refresh()
        self._desk.window.open_entry(result.ref)
        self._compute()

    def _known(self) -> set[str]:
        """Kinds of results that are or were there: what was thrown away is not made again."""
        project = self._desk.project
        reader = project.session.reader if project is not None else None
        return {entry.kind for entry in (*reader.results(), *reader.bin())} if reader is not None else set()

    def _run(self, key: str, values: dict[str, Any], first: bool) -> None:
        from minentropy_app.analyses import analysis_named
        from minentropy_app.jobs.inputs import choose
        from minentropy_app.jobs.requests import RunRequest
        from minentropy_app.jobs.sample import LOANS, ROOMS, TEXTS
        from minentropy_app.model.params import from_values

        project = self._desk.project
        if project is None:
            return
        analysis, reader = analysis_named(key), project.session.reader
        models = [entry.name for entry in reader.results() if entry.kind == "word2vec"][:1]
        texts = {"word2vec": [TEXTS], "keywords": [TEXTS, *models]}
        wanted = (texts | {"shelf-plan": [LOANS, ROOMS]}).get(key, [LOANS])
        inputs = choose(reader, analysis, wanted)
        params: Any = from_values(analysis.params, values)
        request = RunRequest(analysis, params, inputs, reader.free_name(key))
        self._desk.runs.request(request, self._show if first else self._compute, live=first)


def _write() -> tuple[Path, tuple[ImportRequest, ...]]:
    from minentropy_app.jobs.sample import requests

    folder = Path(tempfile.mkdtemp(prefix="minentropy-sample-"))
    return folder, requests(folder)
