"""Qt without a screen, in our own dress; no test may leave a render thread behind."""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Iterator

import pytest

from tests import _workers

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
#: So many pieces of closed windows may wait for Python's own collector.
FEW = 60


@pytest.fixture(scope="module", autouse=True)
def workers() -> Iterator[None]:
    """Windows that come one after the other share their workers."""
    with _workers.kept():
        yield


@pytest.fixture
def tokens(qapp):
    """The light theme, applied."""
    from minentropy_app.gui import theme

    theme.apply(qapp, theme.LIGHT)
    return theme.LIGHT


@pytest.fixture(autouse=True)
def pieces_go() -> Iterator[None]:
    """Let what a test has closed go at once: dressing the application takes a second where thousands are left."""
    yield
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    if QApplication.instance() is None:
        return
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if len(QApplication.allWidgets()) > FEW:
        gc.collect()


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


@pytest.fixture(scope="session")
def whole(tmp_path_factory):
    """The file of a small project with one entry of each kind that has a view; to be read, not changed."""
    from tests.gui._project import make_town

    return make_town(tmp_path_factory.mktemp("whole"))


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


@pytest.fixture(scope="session")
def planned(made, tmp_path_factory):
    """A project with a floor plan and a shelf plan."""
    import shutil

    from minentropy_app.cli import run

    project = shutil.copytree(made, tmp_path_factory.mktemp("planned") / "copy") / "ours.minent"
    words = ["import", "floor-plan", project, "--generate", "floors=1,ranges=2,bays=3,shelves=1", "--name", "rooms"]
    assert run([*map(str, words)]) == 0
    assert run(["run", str(project), "shelf-plan", "--set", "sweeps=5"]) == 0
    return project


@pytest.fixture
def project(made, tmp_path):
    """A copy to change."""
    import shutil

    return shutil.copytree(made, tmp_path / "copy") / "ours.minent"


@pytest.fixture
def idle_worker(monkeypatch):
    """The worker of an open project waits for its first job without warming kernels, as many windows come and go."""
    from minentropy_app.jobs.client import WorkerClient

    monkeypatch.setattr(WorkerClient, "warm", WorkerClient.start)


@pytest.fixture
def running(qapp, qtbot, idle_worker):
    """The program with its window, without a project."""
    from PySide6.QtCore import QLocale

    from minentropy_app.gui import application, translation

    app = application.Application(qapp)
    app.window.show()
    yield app
    app.window._leaving = True
    app.window.close()
    app.close()
    app.window.deleteLater()  # by its last name: another language makes another window
    translation.remove(qapp, app._translators)
    QLocale.setDefault(QLocale("en"))


@pytest.fixture(scope="session")
def reading(tmp_path_factory):
    """The file of a small project of real texts."""
    from tests.gui._project import make_texts

    return make_texts(tmp_path_factory.mktemp("reading"))


@pytest.fixture
def opened_view(qtbot, tokens, reading):
    """Open views of the project of texts by the key of the view and the name of the entry."""
    from types import SimpleNamespace

    from minentropy_app.gui.selection import SelectionModel
    from minentropy_app.gui.view_kinds import Stage, view_kind
    from minentropy_app.jobs.service import Session

    session, views = Session(reading, "read"), []
    selection = SelectionModel()
    wanted: list = []

    def open_view(key: str, name: str):
        kind, entry = view_kind(key), session.reader.entry(name)
        assert kind is not None
        project = SimpleNamespace(session=session, stored=session.reader.by_ref, path=session.path)
        model = kind.read(reading, entry.ref)
        asked = lambda *what: wanted.append(what)  # noqa: E731
        view = kind.view(Stage(entry.ref, name, model, project, selection, tokens, asked, asked, asked, asked))
        qtbot.addWidget(view)
        views.append(view)
        view.resize(900, 700)
        view.show()
        qtbot.waitUntil(lambda: getattr(view, "settled", True), timeout=30_000)
        return view

    open_view.selection, open_view.wanted, open_view.session = selection, wanted, session
    yield open_view
    for view in views:
        view.shut_down()
    session.close()
