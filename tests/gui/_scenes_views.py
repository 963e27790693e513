"""Views, and pages and states of them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QPointF

from tests.gui._stage import Stage


def unsplit(stage: Stage) -> None:
    stage.window.notice.hide()
    stage.window.top.search.clear()
    if len(stage.window.views._panes) == 2:
        stage.window.views.split()


def show_space(stage: Stage) -> None:
    stage.entry("Placement", "space")
    stage.window.selection.clear()
    stage.settle()


def show_space_selected(stage: Stage) -> None:
    view = stage.entry("Placement", "space")
    stage.select(9)
    row = int(np.argmax(view.model.loans))
    view._hover(row, QPointF())
    stage.rest()


def show_space_sliced(stage: Stage) -> None:
    view = stage.entry("Placement", "space")
    stage.window.selection.clear()
    view.card.hide()
    view.colour_by("loans")
    view.toolbar.slice.setChecked(True)
    stage.settle()


def show_space_reset(stage: Stage) -> None:
    view = stage.entry("Placement", "space")
    view.toolbar.slice.setChecked(False)
    view.colour_by(next(iter(view.model.columns)))
    stage.settle()


def show_space_plan(stage: Stage) -> None:
    show_space_reset(stage)
    view = stage.entry("Placement", "space")
    view._pose("plan")
    stage.rest(300)
    stage.settle()


def show_view(name: str, view: str) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        unsplit(stage)
        stage.entry(name, view)
        for other in [key for key in stage.window.views.views() if key != stage.window.views.front()]:
            stage.window.close_view(other)
        stage.window.selection.clear()
        stage.settle()

    return show


def show_compare_panel(stage: Stage) -> None:
    stage.entry("Placement", "space")._pose("fit")
    stage.rest(300)
    stage.desk.comparing.ask()
    stage.rest()


def show_compare(stage: Stage) -> None:
    show_compare_panel(stage)
    stage.window.side.currentWidget().go.click()
    stage.wait(lambda: stage.window.views.front().startswith("compare:"), "the comparison")
    stage.settle()


def show_page(name: str, view: str, page: str) -> Callable[[Stage], None]:
    """A page of a view that has several."""

    def show(stage: Stage) -> None:
        shown = stage.entry(name, view)
        shown.pages.buttons[page].click()
        stage.settle()

    return show


def show_opened_module(stage: Stage) -> None:
    view = stage.entry("Reading circles", "network")
    if view.model.modules:
        view.open_path((int(view.model.top_modules[0]),))
    stage.rest(400)
    stage.settle()


def show_found(stage: Stage) -> None:
    view = stage.entry("town texts", "concordance")
    for word in ("star", "看"):  # of one of the samples
        view.box.setText(word)
        view.search(word)
        stage.wait(lambda: view.settled, word)
        if view.found.hits:
            break
    stage.settle()


def show_plan(which: str) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        view = stage.entry("Shelf plan", "plan")
        view.segments[which].click()
        stage.settle()

    return show
