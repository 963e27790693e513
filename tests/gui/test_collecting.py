"""Cycles with objects of Qt are cleared away by the window's thread; imports cost what they cost without Qt."""

from __future__ import annotations

import gc
import linecache
import sys
import threading
import time
import weakref

import pytest
from PySide6.QtCore import QObject

from minentropy_app.gui.application import Application


class Knot(QObject):
    """Holds itself."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


def allocate() -> None:
    """Make so many things that Python's own collector would come by."""
    kept = [[] for _ in range(200_000)]
    assert len(kept) == 200_000


@pytest.fixture
def running(qapp, own_home):
    made = Application(qapp)
    yield made
    made.window.close()
    made.close()


def test_no_other_thread_destroys_an_object_of_qt(qtbot, running):
    gone: list[int] = []
    for _ in range(50):
        weakref.finalize(Knot(), lambda: gone.append(threading.get_ident()))
    beside = threading.Thread(target=allocate)
    beside.start()
    beside.join()
    assert not gone, "a thread beside the window cleared away what was the window's"
    kept = [[] for _ in range(10_000)]  # so much that it is time to collect
    qtbot.waitUntil(lambda: len(gone) == 50, timeout=10_000)
    assert set(gone) == {threading.get_ident()}
    assert len(kept) == 10_000


def test_python_collects_by_itself_when_the_program_has_ended(qapp, own_home):
    made = Application(qapp)
    assert not gc.isenabled()
    made.window.close()
    made.close()
    assert gc.isenabled()


def test_the_background_lets_go_of_what_is_called_in_the_end_in_the_window(qtbot):
    """What is called may be the last to know a widget."""
    from minentropy_app.gui.background import Background

    go, gone, answered = threading.Event(), list[int](), list[bool]()

    class Slow(Background):
        def _work(self, *given):
            super()._work(*given)
            go.wait(10)

    background = Slow()

    def ask() -> None:
        known = Knot()
        known.itself = None
        weakref.finalize(known, lambda: gone.append(threading.get_ident()))
        background.ask(lambda: None, lambda _: answered.append(known is not None))

    ask()
    qtbot.waitUntil(lambda: answered == [True], timeout=10_000)
    go.set()
    background.close()
    assert gone == [threading.get_ident()]


def test_imports_do_not_keep_the_source(running):
    sys.modules.pop("turtledemo", None)
    import turtledemo  # nothing else imports it

    assert turtledemo.__file__ not in linecache.cache


def test_it_clears_away_after_a_rest_and_not_right_after_other_work(qtbot, running, monkeypatch):
    seen: list[float] = []
    monkeypatch.setattr(running._collector, "collect", lambda: seen.append(time.monotonic()))
    qtbot.waitUntil(lambda: bool(seen))
    seen.clear()
    time.sleep(0.3)  # the window's thread works on, past the time of the next look
    ended = time.monotonic()
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0] - ended > 0.02
