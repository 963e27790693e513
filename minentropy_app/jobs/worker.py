"""The worker process: takes one job after the other from its standard input and answers on its
standard output.

It is a child without a terminal of its own: Ctrl+C reaches only the program that started it. A
thread reads the pipe, so that cancel and pause act while a kernel runs; end of file means that
the program is gone, and the worker goes too. Asked to, it warms kernels in idle time, one small step after the
other until a job arrives.
"""

from __future__ import annotations

import importlib
import os
import queue
import signal
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from minentropy_app import paths
from minentropy_app.errors import AppError, Cancelled
from minentropy_app.jobs import blocks, protocol, tasks
from minentropy_app.jobs.control import Bench, Control, Reporter
from minentropy_app.jobs.crash import frames_of
from minentropy_app.jobs.memory import limited
from minentropy_app.model.step import Context
from minentropy_app.text import QT_TRANSLATE_NOOP

#: Hidden argument: a module whose ``ANALYSES`` and ``TASKS`` stand in for the program's own.
STAND_IN = "--worker-analyses"


def serve(arguments: Sequence[str] = ()) -> int:
    """Work until the pipe ends. ``arguments`` are those after ``--worker``."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    paths.prepare_kernel_cache()
    pipe_in, pipe_out = _claim_pipes()
    module = importlib.import_module(arguments[1]) if arguments[:1] == [STAND_IN] else None
    desk = _Desk(pipe_out, tasks.Tasks(module))
    threading.Thread(target=desk.read, args=(pipe_in,), daemon=True).start()
    desk.work()
    return 0


def _claim_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Keep the two pipes for the protocol; stray prints, also of C code, go to standard error."""
    pipe_in = os.fdopen(os.dup(0), "rb")
    pipe_out = os.fdopen(os.dup(1), "wb", buffering=0)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    os.close(nothing)
    sys.stdout = sys.stderr
    return pipe_in, pipe_out


_Item = tuple[protocol.Message, Control]


class _Desk:
    """Where jobs arrive and answers leave."""

    def __init__(self, pipe: BinaryIO, known: tasks.Tasks) -> None:
        self._pipe = pipe
        self._known = known
        self._writing = threading.Lock()
        self._waiting: queue.SimpleQueue[_Item | None] = queue.SimpleQueue()
        self._warming: Iterator[None] | None = None
        self._controls: dict[int, Control] = {}
        self._blocks: Path | None = None

    def send(self, message: Mapping[str, Any]) -> None:
        """Write one message; a reader that is gone ends the process."""
        try:
            with self._writing:
                self._pipe.write(protocol.encode(message))
        except OSError:
            os._exit(0)

    def read(self, pipe: BinaryIO) -> None:
        """Obey the pipe until it ends (run in a thread of its own)."""
        for message in protocol.messages(pipe):
            if message["type"] in ("job", "warm"):
                control = self._controls[message["job"]] = Control(message["job"])
                self._waiting.put((message, control))
            elif message["type"] == "quit":
                self._waiting.put(None)
            else:
                self._pull(message)
        if self._blocks is not None:
            blocks.remove_folder(self._blocks)  # a parent that was killed cannot
        os._exit(0)

    def work(self) -> None:
        """Do the jobs in order, warming kernels while none waits if that was asked for."""
        self.send({"type": "ready", "pid": os.getpid()})
        while (item := self._next()) is not None:
            message, control = item
            self._do(message, control)
            del self._controls[control.job]

    def _pull(self, message: protocol.Message) -> None:
        control = self._controls.get(message["job"])
        if control is None:
            return
        if message["type"] == "cancel":
            control.stop()
        elif message["type"] == "pause":
            control.going.clear()
        elif message["type"] == "resume":
            control.going.set()
        elif message["type"] == "watch":
            control.blocks = Path(message["blocks"])
            self._blocks = control.blocks if message["blocks"] else self._blocks
            control.wanted = message["on"]

    def _next(self) -> _Item | None:
        """Wait for a job; each time none waits, warm one thing more."""
        while self._warming is not None:
            try:
                return self._waiting.get(timeout=0.05)
            except queue.Empty:
                self._warm_one()
        item = self._waiting.get()
        if item is not None and item[0]["type"] == "warm":
            self._warming = self._known.warming()
            return self._next()
        return item

    def _warm_one(self) -> None:
        """Warm one thing; a fault in that is for the run to tell that meets it."""
        try:
            done = self._warming is None or next(self._warming, self) is self
        except Exception:
            done = True
        if done:
            self._warming = None
            self.send({"type": "warm"})

    def _do(self, message: protocol.Message, control: Control) -> None:
        self.send({"type": "started", "job": control.job})
        began = time.perf_counter()
        try:
            answer = self._answer(message, control)
        except Cancelled as stopped:
            self._tell_stopped(stopped, control, message["memory_limit"])
        except AppError as error:
            self._fail(control, error)
        except MemoryError:
            self._fail(control, _no_memory(message["memory_limit"]), tired=True)
        except Exception as error:
            self._fail(control, _internal(error), details=frames_of(error), tired=True)
        else:
            spent = time.perf_counter() - began
            self.send({"type": "done", "job": control.job, "answer": answer, "spent": spent})

    def _answer(self, message: protocol.Message, control: Control) -> Mapping[str, Any]:
        limit = message["memory_limit"]
        context = Context(message["seed"], message["threads"], limit, control.cancelled)
        reporter = Reporter(self.send, control)
        try:
            with limited(limit, control.exceed_memory):
                return self._known.task(message["task"])(message["arguments"], Bench(context, control, reporter))
        finally:
            reporter.close()

    def _tell_stopped(self, stopped: Cancelled, control: Control, limit: int) -> None:
        if control.out_of_memory:
            self._fail(control, _no_memory(limit), tired=True)
        else:
            self.send({"type": "cancelled", "job": control.job, "partial": getattr(stopped, "partial", None)})

    def _fail(self, control: Control, error: AppError, details: str = "", tired: bool = False) -> None:
        """Tell a failure; ``tired`` asks to be replaced, because this process may be unsound."""
        told = protocol.error_to_message(error)
        self.send({"type": "failed", "job": control.job, "error": told, "details": details, "tired": tired})


def _no_memory(limit: int) -> AppError:
    hint = QT_TRANSLATE_NOOP(
        "jobs.worker",
        "Take fewer items (raise min_loans), close other programs, or use a machine with more memory.",
    )
    if not limit:
        return AppError(QT_TRANSLATE_NOOP("jobs.worker", "There is not enough memory for this."), hint)
    return AppError(
        QT_TRANSLATE_NOOP("jobs.worker", "This needs more memory than the {megabytes} MB that it may take."),
        QT_TRANSLATE_NOOP(
            "jobs.worker", "Raise memory_limit_mb in the settings, or take fewer items (raise min_loans)."
        ),
        megabytes=limit >> 20,
    )


def _internal(error: Exception) -> AppError:
    return AppError(
        QT_TRANSLATE_NOOP("jobs.worker", "An unforeseen fault ended the job ({kind})."),
        QT_TRANSLATE_NOOP("jobs.worker", "Nothing was changed. Please report it with the crash report."),
        kind=type(error).__name__,
    )
