"""What can be done with a project: one method an operation, shared by command line and window.

Every operation returns a ``Job`` at once and goes on in a thread of its own, which only waits:
for the worker process (reading files, analyses, exports) and for the writer lane (all writing).
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from minentropy_app.errors import AppError, Cancelled
from minentropy_app.jobs import memory, operations
from minentropy_app.jobs.client import WorkerClient
from minentropy_app.jobs.crash import unforeseen
from minentropy_app.jobs.inputs import with_named
from minentropy_app.jobs.job import FINAL, Job, State
from minentropy_app.jobs.operations import Desk
from minentropy_app.jobs.requests import CheckRequest, ExportRequest, ImportRequest, RunRequest
from minentropy_app.jobs.writer_lane import WriterLane
from minentropy_app.model.estimate import Estimate
from minentropy_app.project import purging
from minentropy_app.project.entries import Change, Entry
from minentropy_app.project.project import Project
from minentropy_app.project.reader import Reader
from minentropy_app.settings import Settings
from minentropy_app.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from minentropy_app.project.edits import Edit, History

Body = Callable[[Job], Any]


class Session:
    """An open project with its worker and its writer lane. Use it as a context manager.

    Parameters
    ----------
    path
        The project file.
    mode
        ``create`` a new one, open it to ``write``, or only to ``read`` (needs no lock).
    settings
        Threads, memory limit and the k of privacy.
    worker_arguments
        Hidden arguments of the worker, for tests.

    Raises
    ------
    AppError
        As ``Project.create`` and ``Project.open``.
    """

    def __init__(
        self,
        path: Path,
        mode: Literal["create", "write", "read"] = "write",
        settings: Settings | None = None,
        worker_arguments: Sequence[str] = (),
    ) -> None:
        self.path = path
        self.settings = settings or Settings()
        self._lane = None if mode == "read" else WriterLane(lambda: _open(path, create=mode == "create"))
        self._worker_arguments = tuple(worker_arguments)
        self._aside: dict[str, WorkerClient] = {}
        self._starting = threading.Lock()
        self.client = WorkerClient(worker_arguments, self.settings.threads)
        self._threads: list[threading.Thread] = []
        self._jobs: list[Job] = []
        self._history: History | None = None
        try:
            self.reader = Reader(path)
        except BaseException:
            self._end()
            raise
        if self._lane is not None and mode == "write":
            # What a process that died has left may be a gigabyte: nobody waits for it to go.
            self._lane.begin(lambda project, context: purging.purge_discarded(project))

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def warm(self) -> None:
        """Start the worker before it is needed and let it warm up in idle time."""
        self.client.warm()

    def warm_looking(self) -> None:
        """Start the worker that looks at files and cuts texts before it is needed."""
        self._worker_aside("look").start()

    def adopt(self, settings: Settings) -> None:
        """Follow other settings: what is begun from now on keeps to them."""
        self.settings = settings
        self.client.threads = settings.threads

    def import_files(self, request: ImportRequest) -> Job:
        """Import files; the result is ``project.imports.Imported``."""
        return self._begin(request.kind, lambda job: operations.import_files(self._desk(job), request))

    def preview(self, request: CheckRequest) -> Job:
        """Look at the first rows of a file; the result is a dict as ``sources.previews.Preview``."""

        def body(job: Job) -> Any:
            self._worker_aside("check").start()  # what looks most often goes on to check
            return operations.look_at_files(self._looking(job), "preview", request)

        return self._begin("preview", body)

    def check_import(self, request: CheckRequest) -> Job:
        """Read files as an import would and store nothing; the result is a dict of figures,
        suspects and problems by row (``sources.loan_check.LoanCheck``).
        """

        def body(job: Job) -> Any:
            return operations.look_at_files(self._looking(job, "check"), "check-import", request)

        return self._begin("check", body)

    def cut(self, texts: Sequence[str], options: Mapping[str, Any] | None = None) -> Job:
        """Cut short texts into words; the result is a dict of ``texts`` as they are cut and their ``sentences``.

        Parameters
        ----------
        options
            Values of ``sources.recutting.Resegmentation`` by name.
        """
        asked = {"texts": list(texts), "options": dict(options or {})}
        return self._begin("cut", lambda job: self._looking(job).ask("cut", asked))

    def run(self, request: RunRequest) -> Job:
        """Run an analysis; the result is ``project.entries.Result``. Raises AppError at once if it
        would need more memory than there is, or a parameter names an entry that does not fit.
        """
        request = self._completed(request)
        self._refuse_too_large(request)
        return self._begin(request.analysis.key, lambda job: operations.run_analysis(self._desk(job), request))

    def keep_partial(self, request: RunRequest, cancelled: Job) -> Job:
        """Record what a cancelled run had reached; the result is ``project.entries.Result``."""
        request = self._completed(request)
        return self._begin(
            request.analysis.key, lambda job: operations.keep_partial(self._desk(job), request, cancelled)
        )

    def export(self, request: ExportRequest) -> Job:
        """Write an entry to a file; the result is a dict of plain values."""
        return self._begin("export", lambda job: operations.export(self._desk(job), request))

    def check(self) -> Job:
        """Verify everything; the result is a list of AppError, empty if all is well."""
        return self._begin("check", lambda job: operations.check(self._desk(job)))

    def forget(self, entry: Entry) -> Job:
        """Forget the raw loans of a source; the result is ``project.forget.Forgotten``."""
        return self._begin("forget", lambda job: operations.forget(self._desk(job), entry))

    def resegment(self, source: Entry, options: Mapping[str, Any]) -> Job:
        """Cut the texts of a source anew; the result is ``project.recutting.Resegmented``.

        Parameters
        ----------
        options
            Values of ``sources.recutting.Resegmentation`` by name, all of them or those that change;
            the present ones are in ``jobs.import_tasks.present_segmentation``.
        """
        return self._begin("resegment", lambda job: operations.resegment(self._desk(job), source, options))

    def rename(self, entry: Entry, name: str) -> Job:
        """Rename an entry; the result is a Change."""
        from minentropy_app.project import edits

        return self._begin("rename", lambda job: self.edit(lambda project: edits.rename(project, entry, name)))

    def delete(self, entry: Entry) -> Job:
        """Move an entry to the bin; the result is a Change."""
        from minentropy_app.project import edits

        return self._begin("delete", lambda job: self.edit(lambda project: edits.delete(project, entry)))

    def edit(self, making: Callable[[Project], Edit]) -> Change:
        """Do one edit in the writer lane and wait for it."""
        return self.lane.do(lambda project: self._history_of(project).do(making(project)))

    def undo(self) -> Change | None:
        """Take the latest edit back; None if there is none."""
        return self.lane.do(lambda project: self._history_of(project).undo())

    def redo(self) -> Change | None:
        """Do again what was taken back; None if there is nothing."""
        return self.lane.do(lambda project: self._history_of(project).redo())

    @property
    def lane(self) -> WriterLane:
        """The writer lane; AppError if the project was opened to read only."""
        if self._lane is None:
            raise AppError(
                QT_TRANSLATE_NOOP("jobs.service", "{project} is open for reading only."),
                QT_TRANSLATE_NOOP("jobs.service", "Close the program that writes to it, then open it again."),
                project=self.path.name,
            )
        return self._lane

    def estimate(self, request: RunRequest) -> Estimate:
        """What a run will take, at once; AppError as ``run``."""
        request = self._completed(request)
        summaries = {role: self.reader.summary(entry) for role, entry in request.inputs.items()}
        return request.analysis.estimate(summaries, request.params)

    def memory_limit(self) -> int:
        """Bytes that a run may take: the user's limit, else what the machine has."""
        return self.settings.memory_limit_mb << 20 or memory.total()

    def close(self) -> None:
        """Cancel what goes on, wait for it, and let go of everything."""
        for job in self._jobs:
            job.cancel()
        for thread in self._threads:
            thread.join()
        self.reader.close()
        self._end()

    def _end(self) -> None:
        self.client.close()
        for client in self._aside.values():
            client.close()
        if self._lane is not None:
            self._lane.close()

    def _history_of(self, project: Project) -> History:
        """The history of edits; it lives in the writer lane."""
        from minentropy_app.project.edits import History

        if self._history is None:
            self._history = History(project)
        return self._history

    def _desk(self, job: Job) -> Desk:
        return Desk(self.path, self.settings, self.client, job, lambda: self.lane)

    def _looking(self, job: Job, what: str = "look") -> Desk:
        """A desk with a worker of its own: a look waits neither for a long run nor for a check of very many rows."""
        return Desk(self.path, self.settings, self._worker_aside(what), job, lambda: self.lane)

    def _worker_aside(self, what: str) -> WorkerClient:
        with self._starting:
            if what not in self._aside:
                self._aside[what] = WorkerClient(self._worker_arguments, 1)
            return self._aside[what]

    def _begin(self, title: str, body: Body) -> Job:
        job = Job(title)
        # What has ended is let go with its result: a session may look at files a thousand times.
        with self._starting:
            self._jobs = [*(each for each in self._jobs if each.state not in FINAL), job]
            self._threads = [each for each in self._threads if each.is_alive()]
            self._threads.append(threading.Thread(target=_follow, args=(job, body), name=title, daemon=True))
            self._threads[-1].start()
        return job

    def _completed(self, request: RunRequest) -> RunRequest:
        """The request with its inputs as they are now, and those that its parameters name."""
        present = {role: self.reader.by_ref(entry.ref) for role, entry in request.inputs.items()}
        named = with_named(self.reader, request.analysis, request.params, present)
        return replace(request, inputs=named)

    def _refuse_too_large(self, request: RunRequest) -> None:
        needed, limit = self.estimate(request).bytes, self.memory_limit()
        if limit and needed > limit:
            raise AppError(
                QT_TRANSLATE_NOOP(
                    "jobs.service", "{analysis} would need about {needed} MB of memory; {limit} MB may be used."
                ),
                QT_TRANSLATE_NOOP(
                    "jobs.service", "Take fewer items (raise min_loans), or raise memory_limit_mb in the settings."
                ),
                analysis=request.analysis.key,
                needed=round(needed / 2**20),
                limit=limit >> 20,
            )


def _open(path: Path, create: bool) -> Project:
    if create:
        return Project.create(path)
    project = Project.open(path, write=True, purge=False)
    if project.read_only:
        reason = project.read_only_reason
        project.close()
        raise AppError(
            QT_TRANSLATE_NOOP("jobs.service", "{project} cannot be changed: {reason}"),
            QT_TRANSLATE_NOOP(
                "jobs.service", "Copy the project to a folder of your own, with its data folder, and work there."
            ),
            project=path.name,
            reason=reason,
        )
    return project


def _follow(job: Job, body: Body) -> None:
    """Run the body of an operation and settle the job."""
    try:
        job.result = body(job)
    except Cancelled:
        job.enter(State.CANCELLED)
    except AppError as error:
        job.error = error
        job.enter(State.FAILED)
    except Exception as error:
        job.error = unforeseen(error)
        job.enter(State.FAILED)
    else:
        job.enter(State.DONE)
