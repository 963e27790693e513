"""Pages on which imports are checked and done, and the jobs they begin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from minentropy_app.gui.job_desk import Task
from minentropy_app.gui.tab_strip import Tab
from minentropy_app.gui.tabs import let_go
from minentropy_app.gui.turns import next_turn

if TYPE_CHECKING:
    from minentropy_app.gui.desk import Desk
    from minentropy_app.gui.importing.page import ImportPage
    from minentropy_app.gui.main_window import MainWindow
    from minentropy_app.gui.open_project import OpenProject
    from minentropy_app.jobs.service import Session

SUFFIX = ".minent"
_TEXTS = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".docx", ".odt", ".pdf")
#: Kinds that are asked for in a panel instead of a page of their own.
_PLAIN = ("network", "vectors", "floor-plan")
#: What dropped files of these endings are.
_ENDINGS: Mapping[str, str] = {
    **dict.fromkeys((".net", ".gml", ".graphml", ".edges"), "network"),
    **dict.fromkeys((".mrc", ".marc", ".iso", ".iso2709"), "catalogue"),
    **dict.fromkeys((".vec", ".w2v", ".npz", ".npy", ".bin", ".kv", ".model"), "vectors"),
}


class Imports(QObject):
    """Opens a page a kind; files dropped later go to the page that is open."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._coming: dict[str, ImportPage] = {}

    def open(self, kind: str, files: Sequence[Path] = ()) -> None:
        """Show the page of an import; without a project one is made first: beside the files, or where asked."""
        if self._desk.project is None:
            if files:
                fresh = free_file(files[0].with_suffix(SUFFIX))
                self._desk.open_path(fresh, create=True, then=lambda: self.open(kind, files))
            else:
                self._desk.new(lambda: self.open(kind))
            return
        if not self._desk.may_write():
            return
        if kind in _PLAIN:
            self._show_plain(kind, files)
        else:
            self._show(kind, files)

    def _show_plain(self, kind: str, files: Sequence[Path]) -> None:
        """Ask in the panel at the right; then import, and open what came of it."""
        from minentropy_app.gui.importing.plain import PlainImport
        from minentropy_app.jobs.requests import ImportRequest

        window = self._desk.window
        sheet = PlainImport(kind, list(files), window.tokens)
        sheet.closed.connect(window.close_side)

        def begin(chosen: list[Path], name: str, options: dict[str, Any]) -> None:
            project = self._desk.project
            if project is not None:
                window.close_side()
                free = project.session.reader.free_name(name)
                request = ImportRequest(kind, tuple(chosen), free, options=options)
                self._desk.import_files(request, lambda done: self._shown(done.source.ref))

        sheet.wanted.connect(begin)
        window.show_side(sheet)

    def _shown(self, ref: str) -> None:
        self._desk.refresh()
        self._desk.window.open_entry(ref)

    def _show(self, kind: str, files: Sequence[Path]) -> None:
        from minentropy_app.gui.importing.page import ImportPage

        desk, key = self._desk, f"import:{kind}"
        window, project = desk.window, desk.project
        if project is None:
            return
        page = window.views.views().get(key) or self._coming.get(key)
        if isinstance(page, ImportPage):
            window.views.show_view(key)
            page.add_files(files)
            return
        page = _page(project.session, kind, files, window)
        self._connect(page, key)
        titles = {
            "loans": self.tr("Import loans"),
            "pairs": self.tr("Import counts of pairs"),
            "texts": self.tr("Import texts"),
        }
        tab = Tab(key, titles.get(kind, self.tr("Import catalogue")), "import")
        self._coming[key] = page
        page.destroyed.connect(lambda: self._coming.pop(key, None))
        next_turn(page, lambda: self._put(tab, project))

    def _put(self, tab: Tab, project: OpenProject) -> None:
        """Put a page in its place, where it is laid out and painted, unless its project was closed meanwhile."""
        page = self._coming.pop(tab.key)
        if self._desk.project is project:
            self._desk.window.views.add_view(tab, page)
        else:
            let_go(page)

    def _connect(self, page: ImportPage, key: str) -> None:
        desk = self._desk

        def look() -> None:
            job = page.job
            if job is not None and all(task.job is not job for task in desk.jobs.tasks):
                names = ", ".join(file.name for file in page.files[:1])
                desk.jobs.add(Task(job, self.tr("Importing {file}").format(file=names), foreign=True))

        def forget(*_: object) -> None:
            if look in desk.jobs.others:
                desk.jobs.others.remove(look)

        desk.jobs.others.append(look)
        page.destroyed.connect(forget)
        page.imported.connect(lambda _: desk.refresh())

        def leave() -> None:
            forget()
            desk.window.close_view(key)

        def go_on(wanted: str) -> None:
            leave()
            self._next(wanted, page.summary.name.text())

        page.closed.connect(leave)
        page.next_wanted.connect(go_on)

    def _next(self, wanted: str, name: str) -> None:
        if wanted == "read":
            project = self._desk.project
            named = [entry.key for entry in project.sources() if entry.title == name] if project is not None else []
            self._desk.window.open_entry(named[-1] if named else "")
        elif wanted.startswith("import_"):
            self.open(wanted.removeprefix("import_"))
        else:
            self._desk.runs.fill_in(wanted)


def kind_of(files: Sequence[Path]) -> str:
    """What dropped files are most likely to be: folders and running texts are texts, tables what their headings say."""
    from minentropy_app.sources.file_kinds import kind_of_file

    known = next((_ENDINGS[file.suffix.lower()] for file in files if file.suffix.lower() in _ENDINGS), "")
    if known:
        return known
    if any(file.is_dir() or file.suffix.lower() in _TEXTS for file in files):
        return "texts"
    return next(filter(None, map(kind_of_file, files)), "loans")


def _page(session: Session, kind: str, files: Sequence[Path], window: MainWindow) -> ImportPage:
    from minentropy_app.gui.importing.page import ImportPage
    from minentropy_app.gui.importing.text_page import TextImportPage

    home = window.views.home()
    if kind == "texts":
        return TextImportPage(session, files, window.tokens, home)
    return ImportPage(session, kind, files, window.tokens, home)


def free_file(path: Path) -> Path:
    """A name that is not taken yet."""
    numbered = (path.with_stem(f"{path.stem} {n}") for n in range(2, 1000))
    return path if not path.exists() else next(each for each in numbered if not each.exists())
