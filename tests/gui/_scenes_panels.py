"""Forms, panels, menus and questions round the views."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from minentropy_app.gui.faces import JobState
from tests.gui._scenes_views import show_space, unsplit
from tests.gui._stage import Stage, translate


def show_form(analysis: str, values: Mapping[str, Any] = {}, folded: bool = True) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        stage.entry("Placement")
        stage.window.selection.clear()
        stage.desk.runs.fill_in(analysis)
        form = stage.window.side.currentWidget()
        for name, value in values.items():
            form.rows[name].field.show_value(value)
        if not folded:
            form.fold.setChecked(True)
        form.run() if values else None
        stage.rest(150)

    return show


def show_export(stage: Stage) -> None:
    stage.entry("Placement", "space")
    stage.desk.exporting.open()
    stage.rest()


def show_settings(stage: Stage) -> None:
    stage.entry("Placement", "space")
    stage.running.show_settings()
    stage.rest()


def show_jobs(stage: Stage) -> None:
    stage.entry("Placement", "space")
    stage.desk._show_jobs()
    course = tuple(12.0 + 6.0 * 0.9**k for k in range(40))
    title = stage.window.tree.row(stage.window.tree.current).entry.title
    stage.window._watch.stop()
    stage.window.foot.show_job(JobState(title, 0.68, 12.0, "S 12.1", course, waiting=2))
    stage.rest()


def show_commands(stage: Stage) -> None:
    stage.window._watch.start()
    stage.window.foot.show_job(None)
    stage.entry("Placement", "space")
    stage.window.run("commands")
    stage.rest()


def show_search(stage: Stage) -> None:
    close_palette(stage)
    stage.entry("Placement", "space")
    stage.window.top.search.setText("a")
    stage.window.top.search.setFocus()
    stage.window.top.search.asked.emit("a")
    stage.settle()


def close_palette(stage: Stage) -> None:
    for found in stage.window.findChildren(QWidget, "palette"):
        found.close()
    stage.rest()


def show_tree_menu(stage: Stage) -> None:
    close_palette(stage)
    stage.window.top.search.clear()
    stage.entry("Placement", "space")
    tree = stage.window.tree
    row = tree.row(tree.current)
    tree._menu(tree.current, row.mapToGlobal(row.rect().center()))
    stage.rest()


def show_menu(place: int) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        stage.entry("Placement", "space")
        bar = stage.window.menus.bar
        action = bar.actions()[place]
        action.menu().popup(bar.mapToGlobal(bar.actionGeometry(action).bottomLeft()))
        stage.rest()

    return show


def show_neighbours(stage: Stage) -> None:
    stage.entry("Placement", "space")
    stage.select(1)
    stage.desk._show_neighbours()
    stage.settle()
    stage.rest(150)


def show_stopped(stage: Stage) -> None:
    stage.window.selection.clear()
    show_space(stage)
    notice = stage.window.notice
    keep, drop = (translate("Runs", words) for words in ("Keep what it reached", "Discard"))
    notice.say("info", stage.window.windowTitle(), "", ((keep, lambda: None), (drop, lambda: None)))
    stage.rest()


def show_says(command: str) -> Callable[[Stage], None]:
    """What a command says in the strip below the top bar."""

    def show(stage: Stage) -> None:
        unsplit(stage)
        stage.window.run(command)
        stage.rest()

    return show


def show_acts(action: str, name: str = "Placement") -> Callable[[Stage], None]:
    """An action of the tree's menu that asks or tells in place."""

    def show(stage: Stage) -> None:
        stage.window.notice.hide()
        stage.entry(name)
        stage.desk.actions.act(stage.window.tree.current, action)
        stage.wait(lambda: not stage.desk.background.busy, action)
        stage.rest(150)

    return show


def show_undone(stage: Stage) -> None:
    """Something in the bin, then taken out of it."""
    show_acts("delete", "Placement w2v")(stage)
    stage.wait(stage.window.notice.isVisible, "the message")


def show_given_back(stage: Stage) -> None:
    stage.window.undo()
    stage.wait(lambda: not stage.desk.project.bin(), "the entry back")
    stage.window.notice.hide()
    stage.settle()


def show_restart(stage: Stage) -> None:
    show_given_back(stage)
    show_space(stage)


def show_split(stage: Stage) -> None:
    stage.window.notice.hide()
    stage.entry("Placement", "space")
    stage.window.run("table")
    stage.settle()
    stage.window.views.split()
    stage.settle()
