"""The bodies of long operations: what the worker does, then what the writer lane does."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, cast

from minentropy_app.errors import AppError, Cancelled
from minentropy_app.jobs import protocol
from minentropy_app.jobs.client import Order, WorkerClient
from minentropy_app.jobs.job import Job
from minentropy_app.jobs.requests import CheckRequest, ExportRequest, ImportRequest, RunRequest
from minentropy_app.jobs.writer_lane import WriterLane
from minentropy_app.model.params import to_values
from minentropy_app.project import imports, purging, runs
from minentropy_app.project.artefact_store import SavedFile
from minentropy_app.project.entries import Entry, Result
from minentropy_app.project.project import Project
from minentropy_app.settings import Settings


@dataclasses.dataclass(frozen=True)
class Desk:
    """One operation at work: its job, and whom it may ask."""

    path: Path
    settings: Settings
    client: WorkerClient
    job: Job
    writer: Callable[[], WriterLane]

    @property
    def lane(self) -> WriterLane:
        """The writer lane; AppError if the project was opened to read only."""
        return self.writer()

    def ask(self, task: str, arguments: Mapping[str, Any], seed: int = 0) -> dict[str, Any]:
        """Let the worker do a task on this project and wait for its answer."""
        threads, limit = self.settings.thread_count, self.settings.memory_limit_mb << 20
        order = Order(task, {"project": str(self.path.absolute()), **arguments}, seed, threads, limit)
        return self.client.call(order, self.job)


def look_at_files(desk: Desk, task: str, request: CheckRequest) -> dict[str, Any]:
    """Let the worker look at files (``preview``) or read them all (``check-import``), storing nothing."""
    files = [str(file.absolute()) for file in request.files]
    place = {"kind": request.kind, "files": files, "key": request.key.hex()}
    return desk.ask(task, {**place, "options": dict(request.options)})


def import_files(desk: Desk, request: ImportRequest) -> imports.Imported:
    """Identify the files, reserve the place, let the worker read and stage, then store."""
    files = [str(file.absolute()) for file in request.files]
    identified = desk.ask("identify", {"files": files, "kind": request.kind})["files"]
    plan = imports.ImportPlan(
        request.kind,
        request.name,
        tuple(imports.SourceFile(**file) for file in identified),
        request.mode,
        request.again,
        request.options,
    )
    ticket = desk.lane.do(lambda project: imports.begin_import(project, plan))
    reading = {"files": files, "options": request.options}
    stored: imports.Imported = _stored(desk, ticket, (f"import-{request.kind}", reading), _ingest(request.kind))
    return stored


def resegment(desk: Desk, entry: Entry, options: Mapping[str, Any]) -> Any:
    """Cut the texts of a source anew; return ``project.recutting.Resegmented``."""
    from minentropy_app.project import recutting

    ticket = desk.lane.do(lambda project: recutting.begin_recut(project, entry))
    cutting = {"entry": entry.ref, "options": dict(options)}
    return _stored(desk, ticket, ("resegment", cutting), recutting.ingest_recut)


def _stored(desk: Desk, ticket: imports.Ticket, task: tuple[str, Mapping[str, Any]], ingest: Callable[..., Any]) -> Any:
    """Let the worker read and stage, then store; if either fails, take the reserved place back."""
    name, arguments = task
    try:
        data = str(desk.lane.do(lambda project: project.data_path))
        desk.ask(name, {**arguments, "ticket": dataclasses.asdict(ticket), "data_path": data})
        return desk.lane.drain(lambda project, context: ingest(project, ticket, context), desk.job)
    except Cancelled:
        # The rows are out of sight at once; taking a gigabyte of them out takes its time.
        desk.lane.do(lambda project: imports.give_up(project, ticket))
        desk.lane.begin(lambda project, context: purging.purge_discarded(project))
        raise
    except BaseException:
        desk.lane.drain(lambda project, context: imports.abandon_import(project, ticket))
        raise


def run_analysis(desk: Desk, request: RunRequest) -> Result:
    """Enter the run in the history, let the worker do it, and record how it ended."""
    run = desk.lane.do(lambda project: runs.start_run(project, _plan(project, request)))
    try:
        outcome = _outcome(desk.ask("run", _run_arguments(desk, request), request.seed))
        return desk.lane.do(lambda project: runs.finish_run(project, run, outcome))
    except Cancelled:
        desk.lane.do(lambda project: runs.cancel_run(project, run))
        raise
    except BaseException as error:
        message = str(error) if isinstance(error, AppError) else type(error).__name__
        desk.lane.do(lambda project: runs.fail_run(project, run, message))
        raise


def keep_partial(desk: Desk, request: RunRequest, cancelled: Job) -> Result:
    """Record what a cancelled run had saved as a result of its own, marked partial."""
    answer = cancelled.partial
    if answer is None:
        raise Cancelled
    outcome = dataclasses.replace(_outcome(answer), partial=True)

    def record(project: Project) -> Result:
        run = runs.start_run(project, _plan(project, request))
        return runs.finish_run(project, run, outcome)

    return desk.lane.do(record)


def export(desk: Desk, request: ExportRequest) -> dict[str, Any]:
    """Let the worker write an entry to a file."""
    place = {"entry": request.entry.ref, "file": str(request.file.absolute()), "what": request.what}
    return desk.ask("export", {**place, "privacy_k": desk.settings.privacy_k})


def check(desk: Desk) -> list[AppError]:
    """Let the worker verify the project."""
    return [protocol.error_from_message(problem) for problem in desk.ask("check", {})["problems"]]


def forget(desk: Desk, entry: Entry) -> Any:
    """Let the worker count what may be kept, and the lane forget all else; return ``project.forget.Forgotten``."""
    from minentropy_app.project import forget as project_forget
    from minentropy_app.project import keeping

    place = desk.lane.do(lambda project: keeping.place_of(project.data_path, entry))
    try:
        desk.ask("keep", {"entry": entry.ref, "privacy_k": desk.settings.privacy_k, "place": str(place)})
        kept = keeping.take_up(place)
        return desk.lane.drain(
            lambda project, context: project_forget.forget_all_but(project, entry, kept, context), desk.job
        )
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _ingest(kind: str) -> Callable[..., Any]:
    """Return the generator that stores what the worker has staged; each room is loaded by need."""
    name = kind.replace("-", "_")
    return cast("Callable[..., Any]", getattr(import_module(f"minentropy_app.project.{name}"), f"ingest_{name}"))


def _plan(project: Project, request: RunRequest) -> runs.RunPlan:
    name = request.name or project.reader.free_name(request.analysis.key)
    return runs.RunPlan(
        name,
        request.analysis.key,
        request.analysis.gives,
        to_values(request.params),
        request.seed,
        request.inputs,
        request.replace,
    )


def _run_arguments(desk: Desk, request: RunRequest) -> dict[str, Any]:
    return {
        "analysis": request.analysis.key,
        "params": to_values(request.params),
        "inputs": {role: entry.ref for role, entry in request.inputs.items()},
        "data_path": str(desk.lane.do(lambda project: project.data_path)),
        "offer_partial": request.offer_partial,
    }


def _outcome(answer: Mapping[str, Any]) -> runs.Outcome:
    return runs.Outcome(
        files=tuple(SavedFile(**file) for file in answer["files"]),
        metrics=answer["metrics"],
        seconds=answer["seconds"],
        counts=answer["counts"],
        reproducible=answer.get("reproducible", True),
    )
