"""Qt without a screen, in our own dress; no test may leave a render thread behind."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture
def tokens(qapp):
    """The light theme, applied."""
    from minentropy_app.gui import theme

    theme.apply(qapp, theme.LIGHT)
    return theme.LIGHT


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    """Fail when a test leaves a render thread running."""
    before = {t for t in threading.enumerate() if t.name == "render"}
    yield
    left = {t for t in threading.enumerate() if t.name == "render"} - before
    assert not left, "a render thread still runs"


@pytest.fixture
def shown(qtbot, tokens):
    """Open a space view on an invented library and wait for its first picture."""
    from minentropy_app.gui.selection import SelectionModel
    from minentropy_app.gui.views.space_view import SpaceView
    from tests.gui._samples import invented

    selection = SelectionModel()
    view = SpaceView(invented(400), selection, tokens)
    qtbot.addWidget(view)
    view.resize(900, 700)
    view.show()
    settle(qtbot, view)
    yield view, selection
    view.shut_down()


def settle(qtbot, view) -> None:
    """Wait until the picture shows the latest wish."""

    def drawn() -> None:
        canvas = view.canvas
        frame = canvas.frame
        assert frame is not None
        assert frame.scene is canvas.items.scene
        assert frame.view == canvas.view()
        assert not canvas._thread.busy

    qtbot.waitUntil(drawn, timeout=60_000)


@pytest.fixture(scope="session")
def town(tmp_path_factory):
    """The file of a small real project."""
    from tests.gui._project import make

    return make(tmp_path_factory.mktemp("town"))


@pytest.fixture
def session(town):
    """The small project, open to be read."""
    from minentropy_app.jobs.service import Session

    with Session(town, "read") as session:
        yield session


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """A project with loans and a placement, made once by the command line."""
    from minentropy_app.cli import run
    from tests.gui._window import loans

    folder = tmp_path_factory.mktemp("project")
    (folder / "loans.csv").write_text(loans(), "utf-8")
    project = folder / "ours.minent"
    for words in (["new", project], ["import", "loans", project, folder / "loans.csv"], ["run", project, "placement"]):
        assert run([*map(str, words)]) == 0
    return folder


@pytest.fixture
def project(made, tmp_path):
    """A copy to change."""
    import shutil

    return shutil.copytree(made, tmp_path / "copy") / "ours.minent"


@pytest.fixture
def running(qapp, qtbot):
    """The program with its window, without a project."""
    from PySide6.QtCore import QLocale

    from minentropy_app.gui import application, translation

    app = application.Application(qapp)
    qtbot.addWidget(app.window)
    app.window.show()
    yield app
    app.window._leaving = True
    app.window.close()
    app.close()
    translation.remove(qapp, app._translators)
    QLocale.setDefault(QLocale("en"))
