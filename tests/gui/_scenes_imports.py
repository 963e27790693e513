"""The first page and the pages on which files are imported."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from unittest.mock import patch

from minentropy_app.gui.faces import Recent
from tests.gui._stage import Stage


def leave(stage: Stage) -> None:
    stage.window.close_side()
    stage.window.notice.hide()
    if stage.desk.project is not None:
        stage.window.close_project()
    stage.settle()


def show_welcome(stage: Stage) -> None:
    leave(stage)
    stage.window.welcome.show_recents([])


def show_recents(stage: Stage) -> None:
    leave(stage)
    told = stage.window.tr("All changes saved")  # any text in the language of the window
    stage.window.welcome.show_recents(
        [
            Recent("Town library", "/home/reader/library/Town library.minent", told, "6", "2024-05-02"),
            Recent("红楼梦", "/home/reader/文本/红楼梦.minent", told, "4", "2024-05-01"),
            Recent("A very long name of a project that cannot stand in one line of the list", "/home/r/a.minent"),
        ]
    )
    stage.rest()


def show_missing(stage: Stage) -> None:
    leave(stage)
    stage.desk.open_path(Path("/nowhere/gone.minent"))
    stage.wait(stage.window.notice.isVisible, "the message")


def show_no_project(stage: Stage) -> None:
    leave(stage)
    stage.window.welcome.show_recents([])
    file = stage.project.with_name("letters.minent")
    file.write_text("no database " * 100)
    stage.desk.open_path(file)
    stage.wait(stage.window.notice.isVisible, "the message")


def show_empty(stage: Stage) -> None:
    leave(stage)
    stage.desk.open_path(stage.fresh, create=not stage.fresh.exists())
    stage.wait(lambda: stage.desk.project is not None, "the project")
    stage.settle()


def opened_page(stage: Stage, kind: str) -> Any:
    """The page of an import once it stands, or None where a panel asks."""
    stage.wait(lambda: stage.window.side.taken or f"import:{kind}" in stage.window.views.views(), kind)
    return stage.window.views.views().get(f"import:{kind}")


def show_imports(kind: str, files: Mapping[str, str] = {}) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        show_empty(stage)
        folder = stage.project.parent
        paths = []
        for name, text in files.items():
            (folder / name).write_text(text, "utf-8")
            paths.append(folder / name)
        with patch("minentropy_app.gui.importing.page.secrets.token_bytes", bytes):
            stage.desk.imports.open(kind, paths)
            page = opened_page(stage, kind)
        if files and page is not None:
            stage.wait(lambda: bool(page.check) or page.trouble.isVisible(), "the check")
        stage.settle()

    return show


def show_wrong_file(name: str, content: bytes, kind: str = "loans") -> Callable[[Stage], None]:
    """A file that cannot be imported, where it is chosen; the answer of a panel stands in the strip above."""

    def show(stage: Stage) -> None:
        show_empty(stage)
        file = stage.project.parent / name
        file.write_bytes(content)
        stage.desk.imports.open(kind, [file])
        page = opened_page(stage, kind)
        if page is not None:
            stage.wait(page.trouble.isVisible, "what is wrong")
        else:
            stage.window.side.currentWidget().go.click()
            stage.wait(stage.window.notice.isVisible, "what is wrong")
        stage.settle()

    return show


def show_imported(stage: Stage) -> None:
    show_imports("loans", {"lent.csv": LOANS.replace("Title", "Book")})(stage)
    page = stage.window.views.views()["import:loans"]
    page.summary.go.click()
    stage.wait(lambda: page.outcome is not None and page.outcome.isVisible(), "what came in")
    stage.settle()


LOANS = "borrower,item,date,title,author\n" + "".join(
    f"r{k % 23},b{(k * k) % 37},{'' if k == 5 else f'2024-0{1 + k % 9}-1{k % 9}'},Title {(k * k) % 37},Author {k % 5}\n"
    for k in range(300)
)


PAIRS = "a,b,count\n" + "".join(f"Book {k},Book {(k * 7) % 20},{k + 1}\n" for k in range(40))


CATALOGUE = "id,title,author,call_number\n" + "".join(f"b{k},Title {k},Author {k % 5},I247.{k}\n" for k in range(40))


TEXTS = {"one.txt": "A cat sat on the mat.\n\nThe dog ran.\n", "二.txt": "天地玄黄，宇宙洪荒。\n日月盈昃，辰宿列张。\n"}
