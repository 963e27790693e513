"""The real window on a real (if invisible) screen, by a hand outside the program."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="needs Xvfb and xdotool (Debian packages)"
)


@pytest.fixture
def screen():
    """A screen in memory; gives the environment to start programs on it."""
    reading, writing = os.pipe()
    words = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1440x900x24", "-nolisten", "tcp"]
    server = subprocess.Popen(words, pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as told:
        number = told.readline().strip()
    assert number, "no screen"
    yield {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
    server.terminate()
    server.wait(10)


class Hand:
    """Presses keys and clicks in the one window of a screen."""

    def __init__(self, screen: dict[str, str]) -> None:
        self.screen = screen

    def do(self, *words: str) -> str:
        made = subprocess.run(["xdotool", *words], env=self.screen, capture_output=True, text=True, check=False)
        return made.stdout.strip()

    def window(self, title: str, seconds: float = 90) -> str:
        """Wait for a window with a title; return its number."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            for found in self.do("search", "--name", "MinEntropy").split():
                if self.do("getwindowname", found) == title:
                    return found
            time.sleep(0.1)
        raise AssertionError(f"no window called {title!r}")

    def press(self, window: str, *keys: str) -> None:
        self.do("windowfocus", "--sync", window)
        self.do("key", "--window", window, "--delay", "60", *keys)

    def press_until(self, window: str, key: str, done: Callable[[], bool], seconds: float = 60) -> None:
        """Press a key until it has worked: one sent while the window changes may be lost."""
        end = time.monotonic() + seconds
        while not done() and time.monotonic() < end:
            self.press(window, key)
            again = time.monotonic() + 3
            while not done() and time.monotonic() < again:
                time.sleep(0.1)
        assert done(), f"{key} does nothing"


def test_a_librarian_opens_looks_and_quits(screen, project, tmp_path):
    own = {"XDG_CONFIG_HOME": str(tmp_path / "config"), "XDG_STATE_HOME": str(tmp_path / "state"), "LANG": "C.UTF-8"}
    words = [sys.executable, str(ROOT / "main.py"), "--project", str(project)]
    with subprocess.Popen(words, env={**screen, **own}, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        try:
            hand = Hand(screen)
            window = hand.window("ours — MinEntropy")
            hand.do("mousemove", "--window", window, "700", "450", "click", "1")
            hand.press(window, "ctrl+t")
            hand.press_until(window, "ctrl+shift+w", lambda: hand.do("getwindowname", window) == "MinEntropy")
            hand.press_until(window, "ctrl+q", lambda: program.poll() is not None)
            assert program.wait(5) == 0
        finally:
            program.kill()
        assert program.stderr is not None
        assert b"Traceback" not in program.stderr.read()
