"""One worker process as its parent holds it: spawn, send, hear, kill, and say how it died."""

from __future__ import annotations

import collections
import contextlib
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from minentropy_app.errors import AppError
from minentropy_app.jobs import protocol
from minentropy_app.text import QT_TRANSLATE_NOOP

#: What ``hear`` gets when the process has ended.
DEATH: protocol.Message = {"type": "death"}
#: Lines of the worker's standard error kept for a crash report.
_LINES_KEPT = 200


class Child:
    """A running worker. ``inbox`` receives its messages and, last, ``DEATH``."""

    def __init__(self, arguments: Sequence[str] = (), threads: int = 0) -> None:
        self.inbox: queue.SimpleQueue[protocol.Message] = queue.SimpleQueue()
        self.threads = threads
        self.process = _spawn(arguments, threads)
        assert self.process.stdin and self.process.stdout and self.process.stderr
        self._pipe = self.process.stdin
        self._said: collections.deque[bytes] = collections.deque(maxlen=_LINES_KEPT)
        self._writing = threading.Lock()
        self._threads = [
            threading.Thread(target=self._hear, args=(self.process.stdout,), daemon=True),
            threading.Thread(target=self._keep, args=(self.process.stderr,), daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    @property
    def alive(self) -> bool:
        """Whether the process still runs."""
        return self.process.poll() is None

    def send(self, message: Mapping[str, Any]) -> None:
        """Write one message; a dead child is noticed by ``hear``, not here."""
        try:
            with self._writing:
                self._pipe.write(protocol.encode(message))
                self._pipe.flush()
        except (OSError, ValueError):
            return

    def kill(self) -> None:
        """End the process at once and wait until it is gone."""
        self.process.kill()
        self.close()

    def close(self, patience: float = 1.0) -> None:
        """Close the pipes, which ends a worker that is idle, and kill one that is not."""
        with contextlib.suppress(OSError):
            self._pipe.close()
        try:
            self.process.wait(patience)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        for thread in self._threads:
            thread.join(patience)

    def obituary(self) -> AppError:
        """Say how the process ended."""
        return death(self.process.wait())

    def last_words(self) -> str:
        """The end of what the process wrote on standard error."""
        self._threads[1].join(0.5)
        return b"".join(self._said).decode("utf-8", "replace")

    def _hear(self, pipe: BinaryIO) -> None:
        with pipe:
            for message in protocol.messages(pipe):
                self.inbox.put(message)
        self.inbox.put(DEATH)

    def _keep(self, pipe: BinaryIO) -> None:
        with pipe:
            for line in iter(lambda: pipe.readline(4096), b""):
                self._said.append(line)


def command(arguments: Sequence[str] = ()) -> list[str]:
    """Return the command line that starts a worker, from source or frozen."""
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "minentropy_app"]
    return [*program, "--worker", *arguments]


def _spawn(arguments: Sequence[str], threads: int) -> subprocess.Popen[bytes]:
    """Start a worker out of reach of the terminal's Ctrl+C."""
    options: dict[str, Any] = {"start_new_session": True}
    if sys.platform == "win32":
        flags = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
        options = {"creationflags": flags}
    options.update(dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE))
    return subprocess.Popen(command(arguments), env=_environment(threads), **options)


def _environment(threads: int) -> dict[str, str]:
    """The worker finds this very package, not one in the current folder, and keeps its arithmetic.

    One BLAS thread: the order of its sums, and so the last digits, depend on the number.
    """
    environment = dict(os.environ)
    root = str(Path(__file__).resolve().parents[2])
    others = environment.get("PYTHONPATH")
    environment["PYTHONPATH"] = root + (os.pathsep + others if others else "")
    environment["PYTHONSAFEPATH"] = "1"
    environment.update(dict.fromkeys(("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"))
    if threads:
        environment["NUMBA_NUM_THREADS"] = str(threads)
    return environment


def death(code: int) -> AppError:
    """Say in plain words what an exit code (negative: a signal) of the worker means."""
    again = QT_TRANSLATE_NOOP("jobs.child", "Your data is safe. Start it again; if it happens again, report it.")
    if code == -_signal("SIGKILL"):
        return AppError(
            QT_TRANSLATE_NOOP(
                "jobs.child", "The background process was ended from outside, or by the system for want of memory."
            ),
            QT_TRANSLATE_NOOP(
                "jobs.child", "Your data is safe. Close other programs or take fewer items, then start it again."
            ),
        )
    if code in (-_signal("SIGSEGV"), -_signal("SIGBUS"), 0xC0000005):
        return AppError(
            QT_TRANSLATE_NOOP("jobs.child", "The background process crashed (invalid memory access)."), again
        )
    if code < 0:
        return AppError(
            QT_TRANSLATE_NOOP("jobs.child", "The background process was ended by signal {number}."), again, number=-code
        )
    return AppError(
        QT_TRANSLATE_NOOP("jobs.child", "The background process ended before its work was done (exit code {code})."),
        again,
        code=code,
    )


def _signal(name: str) -> int:
    return int(getattr(signal, name, 0)) or 1 << 20


Spawner = Callable[[], Child]
