"""An open project as the shell sees it, over a session and its reader."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from minentropy_app.gui import reports
from minentropy_app.gui.background import Background
from minentropy_app.gui.faces import Entry, Hit, Report

if TYPE_CHECKING:
    from minentropy_app.gui.job_desk import JobDesk
    from minentropy_app.gui.view_kinds import ViewKind
    from minentropy_app.jobs.service import Session
    from minentropy_app.project.entries import Entry as Stored


class OpenProject:
    """Lists and describes what the project holds; what takes longer is asked for in the background."""

    def __init__(self, session: Session, read_only: bool, background: Background, jobs: JobDesk) -> None:
        self.session, self.read_only = session, read_only
        self._background, self._jobs = background, jobs
        self._models: dict[str, Any] = {}
        self._asked = 0

    @property
    def name(self) -> str:
        """The name of the file, without its suffix."""
        return self.session.path.stem

    @property
    def path(self) -> Path:
        """The project file."""
        return self.session.path

    def stored(self, key: str) -> Stored:
        """The entry itself; AppError if it is gone."""
        return self.session.reader.by_ref(key)

    def sources(self) -> list[Entry]:
        """Sources, oldest first."""
        return [reports.tree_source(source) for source in self.session.reader.sources()]

    def results(self) -> list[Entry]:
        """Results, oldest first; those under way say how far they are."""
        return [reports.tree_result(r, *self._jobs.progress_of(r.name)) for r in self.session.reader.results()]

    def bin(self) -> list[Entry]:
        """What can be restored, latest first."""
        return [reports.tree_binned(entry) for entry in self.session.reader.bin()]

    def report(self, key: str) -> Report:
        """What to say about an entry."""
        entry = self.stored(key)
        report = reports.report_of(entry)
        if entry.ref.startswith("s"):
            from minentropy_app.gui import source_reports

            return source_reports.enriched(report, entry, self.session.reader)  # type: ignore[arg-type]
        return report

    def view_model(self, kind: ViewKind, ref: str, done: Callable[[Any], object]) -> None:
        """Read what a view shows beside the window, then call ``done`` with it."""
        path = self.path

        def keep(model: Any) -> None:
            if model is not None:
                self.keep_model(ref, model)
            done(model)

        self._background.ask(lambda: kind.read(path, ref), keep, self._jobs.say)

    def keep_model(self, key: str, model: Any) -> None:
        """Remember a model made elsewhere, for the selection's list."""
        self._models[key] = model

    def keep_models_of(self, refs: set[str]) -> None:
        """Let go of every model but those of these entries."""
        self._models = {key: model for key, model in self._models.items() if refs.issuperset(key.split("+"))}

    def search(self, text: str, limit: int, done: Callable[[Sequence[Hit]], object]) -> None:
        """Find items by title, author or key; only the latest question is answered."""
        self._asked += 1
        question, path = self._asked, self.path

        def find() -> list[Hit]:
            from minentropy_app.project.reader import Reader

            with Reader(path) as reader:
                return [Hit(f.item, f.label or f.key, f.author) for f in reader.search(text, limit)]

        self._background.ask(find, lambda hits: done(hits) if question == self._asked else None, self._jobs.say)

    def matching(self, text: str, done: Callable[[Any], object]) -> None:
        """Call ``done`` with the ids of all items whose title, author or key holds the text."""
        path = self.path

        def find() -> Any:
            import numpy as np

            from minentropy_app.project.reader import Reader

            with Reader(path) as reader:
                return np.array(reader.matching(text), np.int64)

        self._background.ask(find, done, self._jobs.say)

    def selection_rows(self, ids: Any, limit: int) -> list[tuple[str, str, int]]:
        """Title, author and loans of selected items, most borrowed first, from what was opened last.

        Where nothing that is open knows loans: names, and the module of each.
        """
        known = [model[0] if isinstance(model, tuple) else model for model in reversed(self._models.values())]
        made = [model.rows_of for model in known if hasattr(model, "rows_of")]
        made += [model.node_rows for model in known if hasattr(model, "node_rows")]
        told = [rows for rows in (make(ids, limit) for make in made) if rows]
        return next((rows for rows in told if any(count >= 0 for _, _, count in rows)), told[0] if told else [])

    def selection_kind(self, ids: Any) -> str:
        """What selected items are, by the first of them."""
        found = self.session.reader.items(ids[:1].tolist())
        return found[0].kind.value if found else "book"
