"""Forgetting the raw loans of a source from the window: asked first, for nothing brings them back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, QObject

from minentropy_app.errors import AppError
from minentropy_app.gui import words
from minentropy_app.gui.job_desk import Task
from minentropy_app.text import put

if TYPE_CHECKING:
    from minentropy_app.gui.desk import Desk
    from minentropy_app.gui.open_project import OpenProject
    from minentropy_app.project.entries import Entry as Stored
    from minentropy_app.project.forget import Forgotten

#: Results named in the question; of more only the number is told.
_NAMED = 4


class Forgetting(QObject):
    """Says what will be destroyed and what stays; where that is wanted, has it done by a job."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk

    def ask_for_one(self) -> None:
        """Ask about the source of loans chosen in the tree, or about the only one there is."""
        project, window = self._desk.project, self._desk.window
        if project is None or not self._desk.may_write():
            return
        loans = [source.key for source in project.sources() if source.kind == "loans"]
        chosen = window.tree.current if window.tree.current in loans else ""
        if chosen or len(loans) == 1:
            self.ask(project.stored(chosen or loans[0]))
        elif loans:
            hint = self.tr("Choose one at the left, then ask again.")
            window.notice.say("info", self.tr("There are several sources of loans."), hint)
        else:
            window.notice.say("info", self.tr("There are no raw loans in this project."))

    def ask(self, entry: Stored) -> None:
        """Ask, in the strip below the top bar, whether the loans of a source shall go."""
        project = self._desk.project
        if project is None:
            return
        from minentropy_app.project.keeping import require_loans

        try:
            source = require_loans(entry)
        except AppError as error:
            self._desk.say(error)
            return
        question = self.tr("Forget the raw loans of {name}? This cannot be undone.").format(name=source.name)
        told = "\n".join((self._destroyed(project, source), self._kept(project)))
        forget = (self.tr("Forget the loans"), lambda: self._start(source.ref))
        self._desk.window.notice.say("warning", question, told, (forget, (self.tr("Keep them"), _nothing)))

    def _destroyed(self, project: OpenProject, source: Any) -> str:
        loans = put(
            self.tr("Destroyed: {loans} {loans:loan|loans}, and the key that leads from them to their borrowers."),
            loans=QLocale().toString(int(source.rows)),
        )
        names = computed_from(project, source.ref)
        if not names:
            return loans
        if len(names) > _NAMED:
            results = self.tr("%Ln result(s) computed from them go too.", "", len(names))
        else:
            results = put(self.tr("What was computed from them goes too: {names}."), names=", ".join(names))
        return f"{loans} {results}"

    def _kept(self, project: OpenProject) -> str:
        from minentropy_app.project.keeping import SMALLEST_K

        told = self.tr(
            "Kept: how often books were borrowed together and how often each was, where at least {k} borrowers "
            "stand behind the figure. Copies made elsewhere are yours to delete."
        )
        return told.format(k=max(project.session.settings.privacy_k, SMALLEST_K))

    def _start(self, ref: str) -> None:
        project = self._desk.project
        if project is None:
            return
        try:
            entry = project.stored(ref)
            job = project.session.forget(entry)
        except AppError as error:
            self._desk.say(error)
            return
        title = self.tr("Forgetting the loans of {name}").format(name=entry.name)
        self._desk.follow(Task(job, title, done=self._done))

    def _done(self, forgotten: Forgotten) -> None:
        window, ref = self._desk.window, forgotten.source.ref
        window.order.clear()  # what was edited may be gone
        self._close_gone(ref)
        self._desk.refresh()
        window.open_entry(ref)
        told = put(self.tr("The loans of {name} are forgotten."), name=forgotten.source.name)
        kept = put(
            self.tr("Counts of pairs: {kept} kept; {dropped} with too few borrowers dropped."),
            kept=QLocale().toString(forgotten.pairs_kept),
            dropped=QLocale().toString(forgotten.pairs_dropped),
        )
        lost = (self.tr("No longer possible:"), *(words.translated(text) for text in forgotten.no_longer))
        lines = [kept, " ".join(lost)]
        if forgotten.traces_remain:
            lines.insert(0, self.tr("Another program was reading the file; the next opening erases what is left."))
        window.notice.say("warning" if forgotten.traces_remain else "info", told, "\n".join(lines))

    def _close_gone(self, ref: str) -> None:
        """Close what shows the loans or a result that went with them, and let go of what was read of it."""
        window, project = self._desk.window, self._desk.project
        if project is None:
            return
        left = {entry.key for entry in (*project.sources(), *project.results())} - {ref}
        window.close_side()
        for key in window.views.tab_keys():
            shown = [name for name in key.partition(":")[2].split("+") if name[:1] in "rs" and name[1:].isdigit()]
            if not left.issuperset(shown):
                window.close_view(key)
        project.keep_models_of(left)


def computed_from(project: OpenProject, ref: str) -> list[str]:
    """Names of the results that were computed from an entry, directly or through others."""
    refs, names = {ref}, list[str]()
    for result in project.session.reader.results():  # oldest first: what a result is made of stands before it
        if refs.intersection(given.ref for given in result.inputs):
            refs.add(result.ref)
            names.append(result.name)
    return names


def _nothing() -> None:
    """The loans stay."""
