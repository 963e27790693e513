"""Starting analyses from menus and entries, and what becomes of runs that were stopped."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from minentropy_app.errors import AppError
from minentropy_app.gui import words
from minentropy_app.gui.job_desk import Task

if TYPE_CHECKING:
    from minentropy_app.gui.desk import Desk
    from minentropy_app.jobs.requests import RunRequest
    from minentropy_app.project.entries import Result


class Runs(QObject):
    """Makes requests of what was chosen and hands them to the session."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk

    def start(self, key: str) -> None:
        """Run an analysis with its default settings, on the only input that fits or on the one shown."""
        from minentropy_app.analyses import analysis_named
        from minentropy_app.jobs.inputs import choose
        from minentropy_app.jobs.requests import RunRequest

        project = self._desk.project
        if project is None:
            return
        try:
            analysis = analysis_named(key)
            inputs = choose(project.session.reader, analysis, self._shown(analysis))
            name = self._free_name(words.translated(analysis.title))
            self.request(RunRequest(analysis, analysis.params(), inputs, name, offer_partial=True))
        except AppError as error:
            self._desk.say(error)

    def fill_in(self, key: str, like: Result | None = None) -> None:
        """Open the form of an analysis, filled in as an earlier run was."""
        inputs = {i.role: i.ref for i in like.inputs} if like is not None else {}
        self.ask(key, dict(like.params) if like is not None else {}, inputs)

    def ask(self, key: str, values: dict[str, Any], inputs: dict[str, str]) -> None:
        """Open the form of an analysis, filled in with values by parameter and refs of entries by role."""
        from minentropy_app.analyses import analysis_named
        from minentropy_app.gui.params_form import RunForm

        project, window = self._desk.project, self._desk.window
        if project is None or not self._desk.may_write():
            return
        reader = project.session.reader
        try:
            chosen = {role: reader.by_ref(ref) for role, ref in inputs.items()}
        except AppError as error:
            self._desk.say(error)
            chosen = {}
        form = RunForm(project.session, analysis_named(key), window.tokens, values, chosen, window.side)
        form.run_wanted.connect(self._run_form)
        form.closed.connect(window.close_side)
        window.show_side(form)

    def edit(self, key: str, values: dict[str, Any]) -> None:
        """Open the form of an entry's analysis as it was run, with some values changed; texts are added to."""
        project = self._desk.project
        if project is None:
            return
        try:
            result: Any = project.stored(key)
        except AppError as error:
            self._desk.say(error)
            return
        before = dict(result.params)
        for name, value in values.items():
            old = before.get(name)
            before[name] = f"{old}, {value}" if isinstance(value, str) and old else value
        self.fill_in(result.analysis, dataclasses.replace(result, params=before))

    def run_form(self) -> None:
        """Run what the open form asks for (Ctrl+Return)."""
        form = self._desk.window.side.currentWidget()
        if form is not None and hasattr(form, "run"):
            form.run()

    def _run_form(self, request: RunRequest) -> None:
        wanted = request.name or words.translated(request.analysis.title)
        self.request(dataclasses.replace(request, name=self._free_name(wanted)))
        self._desk.window.close_side()

    def request(self, request: RunRequest, done: Callable[[Any], object] | None = None, live: bool = True) -> None:
        """Start a run and follow it; a refusal is said inline. Forms call this with what was filled in.

        With ``done`` the result is handed on instead of shown; ``live``: its course is shown.
        """
        project = self._desk.project
        if project is None:
            return
        title = words.translated(request.analysis.title)
        try:
            job = project.session.run(request)
        except AppError as error:
            self._desk.say(error)
            return
        task = Task(job, f"{title} · {request.name}" if request.name != title else title, request.name, request)
        task.done = done or self._show_result
        self._desk.follow(task)
        if live:
            self._desk.live.expect(task)

    def again(self, result: Result, replace: bool = True) -> None:
        """Run again with the same settings on the same inputs: in its place, or beside it."""
        from minentropy_app.analyses import analysis_named
        from minentropy_app.jobs.requests import RunRequest
        from minentropy_app.model.params import from_values

        project = self._desk.project
        if project is None:
            return
        try:
            analysis = analysis_named(result.analysis)
            params: Any = from_values(analysis.params, dict(result.params))
            inputs = {i.role: project.session.reader.by_ref(i.ref) for i in result.inputs}
            name = result.name if replace else self._free_name(result.name)
            self.request(RunRequest(analysis, params, inputs, name, replace, offer_partial=True))
        except AppError as error:
            self._desk.say(error)

    def offer_partial(self, task: Task) -> None:
        """A stopped run has reached something: ask whether to keep it."""
        keep = (self.tr("Keep what it reached"), lambda: self._keep(task))
        drop = (self.tr("Discard"), lambda: None)
        message = self.tr("{title} was stopped.").format(title=task.title)
        self._desk.window.notice.say("info", message, "", (keep, drop))

    def _keep(self, task: Task) -> None:
        project, request = self._desk.project, task.request
        if project is not None and request is not None:
            job = project.session.keep_partial(request, task.job)
            self._desk.follow(Task(job, task.title, request.name, done=self._show_result))

    def _show_result(self, result: Result) -> None:
        """List a result and open it, each in its own turn: views of the run's course have just been closed."""
        project, window = self._desk.project, self._desk.window

        def show() -> None:
            if project is self._desk.project:
                window.open_entry(result.ref)

        window.opener.one_by_one(self._desk.refresh, show)

    def _shown(self, analysis: Any) -> list[str]:
        """The entry in front, where it can be an input."""
        from minentropy_app.jobs.inputs import fitting

        project, key = self._desk.project, self._desk.window.tree.current
        if project is None or not key:
            return []
        try:
            entry = project.stored(key)
        except AppError:
            return []
        fits = any(fitting(need, [entry]) for need in analysis.needs)
        return [entry.name] if fits else []

    def _free_name(self, wanted: str) -> str:
        """A name that neither an entry nor a job under way has."""
        project = self._desk.project
        taken = {task.name for task in self._desk.jobs.tasks}
        name = project.session.reader.free_name(wanted) if project is not None else wanted
        number = 2
        while name in taken and project is not None:
            name, number = project.session.reader.free_name(f"{wanted} {number}"), number + 1
        return name
