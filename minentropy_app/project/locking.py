"""One writer per project: an OS lock that dies with its process, never a pid file."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

LOCK_NAME = "lock"
#: Seconds for which a writer asks again: a reader's look at the lock lasts microseconds.
_PATIENCE = 0.2
_PAUSE = 0.01


class WriterLock:
    """An exclusive lock on a file, held until ``release`` or the end of the process.

    Raises
    ------
    BlockingIOError
        Another process (or another opening in this one) holds it.
    OSError
        The file cannot be made or locked here (read-only folder).
    """

    def __init__(self, path: Path) -> None:
        self._handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            _insist(self._handle)
        except BaseException:
            os.close(self._handle)
            raise

    def release(self) -> None:
        """Let others write; harmless when repeated."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


def held(path: Path) -> bool:
    """Tell whether a living process writes, by asking for its lock and letting go at once."""
    try:
        handle = os.open(path, os.O_RDWR if sys.platform == "win32" else os.O_RDONLY)
    except FileNotFoundError:
        return False
    except OSError:
        return True  # it cannot be asked: nothing is known to be wrong
    try:
        _share(handle)
    except OSError:
        return True
    finally:
        os.close(handle)
    return False


def _insist(handle: int) -> None:
    """Lock, and ask again for a moment where somebody only looks."""
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            _lock(handle)
            return
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise
        time.sleep(_PAUSE)


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            raise BlockingIOError(str(error)) from error

    _share = _lock

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _share(handle: int) -> None:
        """Readers that ask at the same time are not in each other's way."""
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
