"""What the worker can be asked: named tasks from plain arguments to a plain answer."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from minentropy_app.errors import AppError
from minentropy_app.jobs import tiny
from minentropy_app.jobs.check_tasks import CHECKING
from minentropy_app.jobs.control import Bench, Stopped, Stopwatch
from minentropy_app.jobs.import_tasks import IMPORTS
from minentropy_app.jobs.reading_tasks import READING
from minentropy_app.model.inputs import Corpus, Names
from minentropy_app.model.step import Context
from minentropy_app.project.artefact_store import save_result
from minentropy_app.project.function_words import function_words
from minentropy_app.project.reader import Reader

if TYPE_CHECKING:
    from minentropy_app.analyses.analysis import Analysis

Arguments = Mapping[str, Any]
Task = Callable[[Arguments, Bench], dict[str, Any]]


class Tasks:
    """The tasks of one worker and the analyses behind them.

    Parameters
    ----------
    stand_in
        A module whose ``ANALYSES`` and ``TASKS`` are used instead of the program's own (tests).
    """

    def __init__(self, stand_in: ModuleType | None = None) -> None:
        self._stand_in = stand_in
        self._warm: set[tuple[str, Any]] = set()

    def task(self, name: str) -> Task:
        """Return a task by name; KeyError means that parent and worker are of different versions."""
        if name == "run":
            return self._run
        known: dict[str, Task] = {**IMPORTS, **CHECKING, **READING, **getattr(self._stand_in, "TASKS", {})}
        return known[name]

    def analyses(self) -> tuple[Analysis, ...]:
        """Return the analyses, importing them when first needed."""
        if self._stand_in is not None:
            return tuple(self._stand_in.ANALYSES)
        from minentropy_app.analyses import ANALYSES

        return ANALYSES

    def warming(self) -> Iterator[None]:
        """Warm everything, a small piece between two yields."""
        for analysis in self.analyses():
            for _ in self.warm_up(analysis, analysis.params()):
                yield

    def warm_up(self, analysis: Analysis, params: Any) -> Iterator[Any]:
        """Run the kernels that ``params`` need on tiny inputs, so that no timed run compiles."""
        if (analysis.key, params) not in self._warm:
            yield from _warming(analysis, params)
            self._warm.add((analysis.key, params))

    def _run(self, arguments: Arguments, bench: Bench) -> dict[str, Any]:
        """Read the inputs, run an analysis on them, and save the result aside."""
        analysis = self._named(arguments["analysis"])
        params = analysis.params(**arguments["params"])
        inputs = _load(arguments, analysis.names_of)
        for _ in self.warm_up(analysis, params):
            bench.context.check()
        watch = Stopwatch(bench.control)
        try:
            with watch.running():
                result = bench.obey(analysis.run(inputs, params, bench.context), analysis.gives)
        except Stopped as stopped:
            if not arguments["offer_partial"] or stopped.snapshot is None:
                raise
            bench.announce_saving()
            raise Stopped(partial=_save(arguments, stopped.snapshot(), watch)) from None
        return {**_save(arguments, result, watch), "reproducible": bool(analysis.reproducible(params))}

    def _named(self, key: str) -> Analysis:
        return next(a for a in self.analyses() if a.key == key)


def _warming(analysis: Analysis, params: Any) -> Iterator[Any]:
    """The analysis' own way to warm up, else a run on tiny inputs; what those do not allow is left cold."""
    if analysis.warm is not None:
        yield from analysis.warm()
    elif (inputs := tiny.inputs_for(analysis)) is not None:
        with contextlib.suppress(AppError):
            yield from analysis.run(inputs, tiny.brief(params), Context())


def _load(arguments: Arguments, names_of: Sequence[str]) -> dict[str, Any]:
    """Read the inputs of a run from the project, by role; with names of items where wanted."""
    with Reader(Path(arguments["project"])) as reader:
        inputs = {role: reader.load(reader.by_ref(ref)) for role, ref in arguments["inputs"].items()}
        names = {}
        for role in set(names_of) & set(inputs):
            ids = inputs[role].item_ids.tolist()
            names[role] = Names(tuple(reader.labels(ids)), tuple(reader.keys(ids)))
            if isinstance(inputs[role], Corpus):
                ids = inputs[role].document_ids.tolist()
                names[f"{role} documents"] = Names(tuple(reader.labels(ids)), tuple(reader.keys(ids)))
        stop = function_words(reader) if names else frozenset()
    return {**inputs, "names": names, "function_words": stop} if names else inputs


def _save(arguments: Arguments, result: Any, watch: Stopwatch) -> dict[str, Any]:
    """Save a result aside and return all that the project needs to record it."""
    saved = save_result(Path(arguments["data_path"]), result)
    return {
        "files": [dataclasses.asdict(file) for file in saved.files],
        "counts": dict(saved.counts),
        "metrics": dict(result.metrics),
        "seconds": watch.seconds,
    }
