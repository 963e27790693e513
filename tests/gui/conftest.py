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
