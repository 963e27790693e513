"""The page on which an import is checked and done."""

from __future__ import annotations

import secrets
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QScrollArea, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from minentropy_app.errors import AppError
from minentropy_app.gui import parts, theme
from minentropy_app.gui.importing.choices import Choices, with_role
from minentropy_app.gui.importing.following import Following
from minentropy_app.gui.importing.head import DropPlace, FileCard, Picture, Steps
from minentropy_app.gui.importing.outcome import Outcome
from minentropy_app.gui.importing.preview_table import PreviewTable
from minentropy_app.gui.importing.problems import Problems
from minentropy_app.gui.importing.reading import ReadingChoices
from minentropy_app.gui.importing.summary import NARROW, WIDE, Summary
from minentropy_app.gui.importing.trouble import Trouble
from minentropy_app.gui.importing.words import ROLES
from minentropy_app.jobs.requests import CheckRequest, ImportRequest
from minentropy_app.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from minentropy_app.jobs.service import Session
    from minentropy_app.project.imports import Imported

#: Milliseconds after the last change before all rows are checked.
_PATIENCE = 350
_ALREADY = "{file} has already been imported as {name}."


class ImportPage(QWidget):
    """A page for one import, shown as a tab of the window.

    It holds its own panel at the right: hide the window's inspector while the page is in front.

    Signals: ``imported(name)`` when a source has come in (the page stays and shows the result),
    ``closed()`` when the user leaves the page, ``next_wanted(key)`` when the user picks a next
    step (``placement``, ``import_catalogue``, ``import_loans``).

    Call ``set_tokens`` when the theme changes and ``shut_down`` before the page is let go; jobs
    that the page began are then cancelled. ``add_files`` takes files dropped on the window,
    ``job`` is the import that runs (``jobs.job.Job``), None while none does.

    Parameters
    ----------
    session
        The open project (``jobs.service.Session``).
    kind
        ``loans``, ``pairs`` or ``catalogue``.
    files
        Files to begin with; none shows a place to drop them.
    """

    imported = Signal(str)
    closed = Signal()
    next_wanted = Signal(str)

    def __init__(
        self,
        session: Session,
        kind: str,
        files: Sequence[Path],
        tokens: theme.Tokens,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("view")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.session, self.kind, self.tokens = session, kind, tokens
        self.files: tuple[Path, ...] = ()
        self.choices = Choices(kind)
        self.preview: Mapping[str, Any] | None = None
        self.check: Mapping[str, Any] | None = None
        self._key, self._preset, self._preset_tried = secrets.token_bytes(32), "", False
        self._began = 0.0
        self._roles: dict[str, int] = {}
        self._make_pieces(tokens)
        self._lay_out()
        self._connect()
        self.show_place()
        if files:
            self.add_files(files)

    # -- what the window asks ---------------------------------------------------------------

    @property
    def job(self) -> Any:
        """The import that runs, None while none does."""
        return self._importing.job

    def add_files(self, files: Sequence[Path]) -> None:
        """Look at these files instead of the present ones."""
        if self._importing.job is not None or not files:
            return
        self.files = tuple(Path(file) for file in files)
        self.choices, self._preset, self._preset_tried = Choices(self.kind), "", False
        self.preview = None
        self.file_card.show_file(self.files)
        self.summary.name.setText(_source_name(self.files[0]))
        self._show_page(self._checks)
        self.summary.setVisible(True)
        self.steps.go_to(1)
        self.setFocus()
        self.look()

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self.tokens = tokens
        for piece in (
            self.file_card, self.drop_place, self.table, self.problems, self.summary, self.trouble, self.outcome,
        ):  # fmt: skip
            piece.set_tokens(tokens)
        self.steps.tokens = self._lock.tokens = tokens
        self.steps.update()
        self._lock.update()

    def shut_down(self) -> None:
        """Stop what the page has begun."""
        self._later.stop()
        for following in (self._looking, self._checking, self._importing):
            following.drop()

    def show_place(self) -> None:
        """Ask for files."""
        self._show_page(self.drop_place)
        self.summary.setVisible(False)
        self.steps.go_to(0)

    # -- looking ---------------------------------------------------------------------------

    def look(self) -> None:
        """Read the first rows again, as now chosen; all rows are checked a moment later."""
        self._checking.drop()
        self._later.stop()
        self._looking.follow(self.session.preview(self._request()))

    def _request(self) -> CheckRequest:
        return CheckRequest(self.kind, self.files, self._key, self.choices.options())

    def _recognised(self, preview: Mapping[str, Any]) -> str:
        """The saved mapping made for this header, the first time it is seen."""
        from minentropy_app.sources import presets

        if self._preset_tried or self.kind != "loans" or not preview["header"]:
            return ""
        try:
            return presets.recognised(preview["names"])
        except AppError:  # damaged presets are told when one is saved; they must not stop an import
            return ""

    def _known_presets(self) -> list[str]:
        from minentropy_app.sources import presets

        try:
            return [preset.name for preset in presets.load()] if self.kind == "loans" else []
        except AppError:
            return []

    def _show_preview(self, preview: Mapping[str, Any]) -> None:
        recognised = self._recognised(preview)
        if recognised:
            self.choose_preset(recognised)
            return
        self._preset_tried = True
        self.preview, self._roles = preview, dict(preview["roles"])
        self.choices.take_roles(preview["roles"], preview["names"])
        self.reading.show_found(preview, self.choices, self._known_presets(), self._preset)
        self.reading.setVisible(True)
        self._body.setVisible(True)
        self.table.show_preview(self.kind, preview)
        self.file_card.show_file(self.files, preview["bytes"], preview["rows"], len(preview["names"]))
        if preview["error"] is not None:
            message, hint, fields = preview["error"]
            self._refuse(AppError(message, hint, **fields))
            return
        self.trouble.setVisible(False)
        self._later.start()

    def _refuse(self, error: AppError) -> None:
        """The file cannot be imported as it is read now."""
        self.check = None
        self.trouble.show_error(error)
        self.summary.show_waiting(self.tr("Nothing yet: see the message about the file."))
        self.problems.show_problems([], {}, {"rows": 0, "refused": 0, "dropped": 0, "kept": 0})

    def _preview_failed(self, error: AppError) -> None:
        if self.preview is None:
            self._body.setVisible(False)
            self.reading.setVisible(self.choices.options() != {})
        self._refuse(error)

    # -- choices ---------------------------------------------------------------------------

    def choose(self, name: str, value: Any) -> None:
        """Read the file in another way; the columns are guessed again where their names may change."""
        setattr(self.choices, name, value)
        if name in ("encoding", "delimiter", "header"):
            self.choices.columns = {}
        self.choices.kept.clear()
        self.look()

    def choose_role(self, place: int, role: str) -> None:
        """Say what a column is."""
        if self.preview is None:
            return
        self._roles = with_role(self._roles, place, role)
        self.choices.take_roles(self._roles, self.preview["names"])
        self.table.header.show_roles(self.kind, self.preview["names"], self._roles)
        self._preset = ""
        self.look()

    def choose_preset(self, name: str) -> None:
        """Read the columns as saved under a name; "" guesses them again."""
        from minentropy_app.sources import presets

        self._preset, self._preset_tried = name, True
        saved = next((preset for preset in presets.load() if preset.name == name), None)
        others = dict.fromkeys(ROLES[self.kind], "")
        self.choices.columns = {**others, **saved.columns} if saved else {}
        if saved:
            self.choices.encoding = saved.encoding or self.choices.encoding
            self.choices.delimiter = saved.delimiter or self.choices.delimiter
        self.look()

    def save_preset(self, name: str) -> None:
        """Keep the columns under a name, to be found again by the header."""
        from minentropy_app.sources import presets

        if self.preview is None:
            return
        own = self.choices
        columns = {role: column for role, column in own.columns.items() if column}
        header = tuple(self.preview["names"])
        try:
            presets.save(presets.Preset(name, header, columns, own.encoding or "", own.delimiter or ""))
        except (AppError, OSError) as error:
            self.trouble.show_error(error if isinstance(error, AppError) else _unsaved(name, error))
            return
        self._preset = name
        self.reading.show_found(self.preview, own, self._known_presets(), name)

    def _keep_suspects(self) -> None:
        self.choices.kept = self.summary.suspects.kept()
        self._later.start()

    # -- checking --------------------------------------------------------------------------

    def _check_all(self) -> None:
        self._began = time.monotonic()
        self.summary.show_checking(None)
        self._checking.follow(self.session.check_import(self._request()))

    def _show_check(self, check: Mapping[str, Any]) -> None:
        self.check = check
        report = check["report"]
        self.summary.show_check(check, time.monotonic() - self._began)
        counts = {"rows": report["rows"], "refused": report["rejected_count"], "dropped": report["duplicates"]}
        self.problems.show_problems(check["problems"], report["columns"], {**counts, "kept": check["kept_count"]})
        if self.preview is not None:
            self.file_card.show_file(self.files, self.preview["bytes"], report["rows"], len(self.preview["names"]))

    def _check_failed(self, error: AppError) -> None:
        self.check = None
        self.trouble.show_error(error)
        self.summary.show_waiting(self.tr("Nothing yet: see the message about the file."))

    def _check_stopped(self) -> None:
        self.summary.show_waiting(self.tr("The check was stopped. Change a choice to check again."))

    # -- importing -------------------------------------------------------------------------

    def start_import(self, again: bool = False) -> None:
        """Import as now chosen."""
        if self.check is None or self._importing.job is not None:
            return
        name = self.summary.name.text().strip() or _source_name(self.files[0])
        if again:
            name = self.session.reader.free_name(name)
            self.summary.name.setText(name)
        request = ImportRequest(self.kind, self.files, name, again=again, options=self.choices.options())
        self._set_busy(True)
        self.summary.show_checking(None, importing=True)
        self._importing.follow(self.session.import_files(request))

    def _cancel(self) -> None:
        following = self._importing if self._importing.job is not None else self._checking
        if following.job is not None:
            following.job.cancel()

    def _import_done(self, imported: Imported) -> None:
        self._set_busy(False)
        self.steps.go_to(3)
        self.summary.setVisible(False)
        self._show_page(self.outcome)
        self.outcome.show_imported(imported)
        self.imported.emit(imported.source.name)

    def _import_failed(self, error: AppError) -> None:
        self._set_busy(False)
        self.summary.show_trouble(error, twice=error.message == _ALREADY)

    def _import_cancelled(self) -> None:
        self._set_busy(False)
        self.summary.show_ready()

    def _set_busy(self, busy: bool) -> None:
        self.steps.go_to(2 if busy else 1)
        for piece in (self.file_card.choose, self.reading, self.table, self.summary.suspects, self.summary.name):
            piece.setEnabled(not busy)
        self.summary.back.setEnabled(not busy)

    # -- pieces ----------------------------------------------------------------------------

    def _make_pieces(self, tokens: theme.Tokens) -> None:
        kind = self.kind
        self.steps, self.file_card = Steps(tokens), FileCard(tokens)
        self.drop_place, self.reading = DropPlace(kind, tokens), ReadingChoices(kind)
        self.trouble, self.table, self.problems = Trouble(tokens), PreviewTable(tokens), Problems(tokens)
        self.summary, self.outcome = Summary(kind, tokens), Outcome(kind, tokens)
        self._looking, self._checking, self._importing = Following(self), Following(self), Following(self)
        self._later = QTimer(self, interval=_PATIENCE, singleShot=True)
        self._lock = Picture("lock", tokens, 16)

    def _lay_out(self) -> None:
        # From the outside in: a piece that moves into another one dresses everything it holds anew.
        scroll, inner = QScrollArea(self), QWidget()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for piece in (scroll.viewport(), inner):  # the page's own ground shows
            piece.setAutoFillBackground(False)
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.GAP_PAGE, 12, theme.GAP_PAGE, 12)
        column.setSpacing(12)
        self._stack = QStackedWidget(inner)
        column.addWidget(self.steps)
        column.addWidget(self._stack, 1)
        self._checks = self._checks_page()
        for page in (self.drop_place, self._checks, self.outcome):
            self._stack.addWidget(page)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(scroll, 1)
        row.addWidget(self.summary)

    def _checks_page(self) -> QWidget:
        page = QWidget(self._stack)
        self._body = QWidget(page)
        head = QHBoxLayout()
        head.addWidget(parts.label(self.tr("Preview and columns"), "strong"))
        guessed = parts.elided(self.tr("Each column’s meaning was guessed. Change what is wrong."), "caption")
        guessed.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        guessed.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        head.addWidget(guessed, 1)
        safe = QHBoxLayout()
        safe.setSpacing(theme.GAP)
        safe.addWidget(self._lock)
        safe.addWidget(parts.label(self._privacy(), "caption", wrap=True), 1)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(theme.GAP)
        body.addLayout(head)
        self.table.setMinimumHeight(144)
        self.problems.setMinimumHeight(96)
        body.addWidget(self.table, 3)
        body.addLayout(safe)
        body.addSpacing(theme.GAP_SMALL)
        body.addWidget(self.problems, 2)
        self._stack_up(page)
        return page

    def _stack_up(self, page: QWidget) -> None:
        """The file above, how it is read, what is wrong with it, and its body."""
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for piece in (self.file_card, self.reading, self.trouble):
            column.addWidget(piece)
        column.addWidget(self._body, 1)
        column.addStretch(0)
        self.reading.setVisible(False)
        self._body.setVisible(False)

    def _privacy(self) -> str:
        if self.kind == "loans":
            return self.tr("Borrowers are shown as they will be stored; names and columns that stay out are dots.")
        return self.tr("Columns that stay out are shown as dots.")

    def _connect(self) -> None:
        self.drop_place.choose_wanted.connect(self.choose_files)
        self.file_card.choose_wanted.connect(self.choose_files)
        self.reading.changed.connect(self.choose)
        self.reading.preset_chosen.connect(self.choose_preset)
        self.reading.preset_saved.connect(self.save_preset)
        self.table.role_chosen.connect(self.choose_role)
        self._later.timeout.connect(self._check_all)
        self._looking.done.connect(self._show_preview)
        self._looking.failed.connect(self._preview_failed)
        self._checking.progressed.connect(self.summary.show_checking)
        self._checking.done.connect(self._show_check)
        self._checking.failed.connect(self._check_failed)
        self._checking.cancelled.connect(self._check_stopped)
        self._importing.progressed.connect(lambda told: self.summary.show_checking(told, importing=True))
        self._importing.done.connect(self._import_done)
        self._importing.failed.connect(self._import_failed)
        self._importing.cancelled.connect(self._import_cancelled)
        summary = self.summary
        summary.import_wanted.connect(self.start_import)
        summary.again_wanted.connect(lambda: self.start_import(again=True))
        summary.back_wanted.connect(self._leave)
        summary.cancel_wanted.connect(self._cancel)
        summary.suspects_changed.connect(self._keep_suspects)
        self.outcome.next_wanted.connect(self.next_wanted)
        self.outcome.close_wanted.connect(self._leave)

    def _show_page(self, page: QWidget) -> None:
        """Bring a page to the front; only that one asks for room."""
        for other in (self.drop_place, self._checks, self.outcome):
            rule = QSizePolicy.Policy.Preferred if other is page else QSizePolicy.Policy.Ignored
            other.setSizePolicy(rule, rule)
        self._stack.setCurrentWidget(page)

    def choose_files(self) -> None:
        """Ask for files with the system's dialog."""
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Choose files to import"))
        if names:
            self.add_files([Path(name) for name in names])

    def _leave(self) -> None:
        self.shut_down()
        self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.summary.setFixedWidth(theme.wide(WIDE if self.width() >= 1000 else NARROW))
        super().resizeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and self._importing.job is None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.add_files(paths)


def _unsaved(name: str, error: OSError) -> AppError:
    return AppError(
        QT_TRANSLATE_NOOP("gui.importing", "The columns could not be saved as {name}: {reason}."),
        QT_TRANSLATE_NOOP("gui.importing", "Check that the disk has room and that you may write to your settings."),
        name=name,
        reason=error.strerror or type(error).__name__,
    )


def _source_name(file: Path) -> str:
    """The name of a file without any of its suffixes."""
    name = file.name.lstrip(".")
    return name.split(".")[0] or name or "import"
