"""Writing files from the window: the entry in front, its picture, and lists of what is selected."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, QObject
from PySide6.QtWidgets import QFileDialog

from minentropy_app.errors import AppError
from minentropy_app.gui.job_desk import Task

if TYPE_CHECKING:
    from minentropy_app.exports.result_files import Part
    from minentropy_app.gui.desk import Desk
    from minentropy_app.gui.export_panel import Chosen
    from minentropy_app.project.entries import Entry as Stored

_PICTURES = (".png", ".svg", ".pdf")
_LISTS = (".csv", ".xlsx", ".tsv")


class Exporting(QObject):
    """Asks where to, writes beside the window, and says when it is done."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk

    def open(self, part: str = "") -> None:
        """Offer what the entry in front can be written as (Ctrl+E), a part of it first."""
        from minentropy_app.exports.result_files import parts
        from minentropy_app.gui.export_panel import PICTURE, ExportPanel, Offer
        from minentropy_app.jobs.inputs import usable

        desk, window = self._desk, self._desk.window
        entry = self._entry()
        view = window.front_view("picture")
        offers = [Offer(PICTURE, _PICTURES)] if view is not None and view.isVisible() else []
        if entry is not None and usable(entry):
            offers += [Offer(part.name, _suffixes(entry.kind, part)) for part in parts(entry.kind)]
        if not offers:
            window.notice.say("info", self.tr("Nothing here can be exported."), self.tr("Choose an entry at the left."))
            return
        name = entry.name if entry is not None else self.tr("comparison")
        panel = ExportPanel(name, offers, window.tokens, view.size() if view is not None else None)
        panel.choose(part)
        panel.closed.connect(window.close_side)
        panel.wanted.connect(lambda chosen: self._ask(entry, name, view, chosen))
        desk.window.show_side(panel)

    def save_list(self) -> None:
        """Write the selected items as a list."""
        project, window = self._desk.project, self._desk.window
        if project is None or window.selection is None or not len(window.selection.current):
            return
        file = self._file(self.tr("selected"), _LISTS)
        if file is None:
            return
        ids, path = window.selection.current.ids.tolist(), project.path
        self._desk.background.ask(lambda: write_list(path, ids, file), lambda _: self._done(file), self._desk.say)

    def _entry(self) -> Stored | None:
        project, window = self._desk.project, self._desk.window
        front = window.views.front().partition(":")[2] or window.tree.current
        try:
            return project.stored(front) if project is not None and front else None
        except AppError:
            return None

    def _ask(self, entry: Stored | None, name: str, view: Any, chosen: Chosen) -> None:
        file = self._file(name, (chosen.suffix,))
        if file is None:
            return
        if chosen.of_view:
            self._write_picture(view.picture(name), file, chosen.dpi)
        elif entry is not None:
            self._write_data(entry, file, chosen)

    def _write_picture(self, picture: Any, file: Path, dpi: int) -> None:
        from minentropy_app.gui.export_picture import write_picture

        self._desk.window.busy(self.tr("Writing {file} …").format(file=file.name))
        write = lambda: write_picture(picture, file, dpi)  # noqa: E731
        self._desk.background.ask(write, lambda _: self._done(file), self._desk.say)

    def _write_data(self, entry: Stored, file: Path, chosen: Chosen) -> None:
        from minentropy_app.gui.shelf_pdf import WRITTEN
        from minentropy_app.jobs.requests import ExportRequest

        project = self._desk.project
        if project is None:
            return
        if entry.kind == "shelf-plan" and (chosen.part, chosen.suffix) in WRITTEN:
            self._write_pages(entry, file, chosen.part)
            return
        title = self.tr("Writing {file}").format(file=file.name)
        job = project.session.export(ExportRequest(entry, file, chosen.part))
        self._desk.follow(Task(job, title, done=lambda _: self._done(file)))

    def _write_pages(self, entry: Stored, file: Path, part: str) -> None:
        """Pages of a shelf plan are written beside the window, in its language."""
        from minentropy_app.gui.shelf_pdf import ListWish, write_part

        project = self._desk.project
        if project is not None:
            wish = ListWish(project.path, entry.name, file, QLocale().name(), part)
            k = project.session.settings.privacy_k
            self._desk.window.busy(self.tr("Writing {file} …").format(file=file.name))
            self._desk.background.ask(lambda: write_part(wish, k), lambda _: self._done(file), self._failed)

    def _failed(self, error: AppError) -> None:
        self._desk.window.busy("")
        self._desk.say(error)

    def _file(self, name: str, suffixes: tuple[str, ...]) -> Path | None:
        from minentropy_app.gui.export_panel import format_name

        kinds = ";;".join(f"{format_name(suffix).rpartition(' (')[0] or suffix} (*{suffix})" for suffix in suffixes)
        title = self.tr("Save as")
        path, _ = QFileDialog.getSaveFileName(self._desk.window, title, f"{name}{suffixes[0]}", kinds)
        if not path:
            return None
        file = Path(path)
        return file if file.suffix.lower() in suffixes else file.with_name(file.name + suffixes[0])

    def _done(self, file: Path) -> None:
        window = self._desk.window
        window.busy("")
        window.close_side()
        window.notice.say("info", self.tr("Written: {file}").format(file=file.name), str(file.parent))


def _suffixes(kind: str, part: Part) -> tuple[str, ...]:
    """Endings of a part; lists for the shelves are laid out as PDF by the window."""
    more = (".pdf",) if kind == "shelf-plan" and part.name == "shelf-list" else ()
    return (*part.writers, *more)


def write_list(project: Path, ids: list[int], file: Path) -> None:
    """Write keys, titles, authors and classes of items. Runs beside the window."""
    import numpy as np

    from minentropy_app.exports.result_tables import classes_of
    from minentropy_app.exports.tables import Table, writing
    from minentropy_app.model.step import drain
    from minentropy_app.project.reader import Reader

    with Reader(project) as reader:
        columns = (
            reader.keys(ids),
            reader.labels(ids),
            reader.attributes(ids, "author"),
            reader.attributes(ids, "call_number"),
            classes_of(np.array(ids, np.int64), reader),
        )
        rows = list(zip(*columns, strict=True))
    drain(writing(Table(("key", "title", "author", "call_number", "class"), rows, "", len(rows)), file))
