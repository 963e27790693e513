"""One writer per project: an OS lock that dies with its process, never a pid file."""

from __future__ import annotations

import os
import sys
from pathlib import Path

LOCK_NAME = "lock"


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
            _lock(self._handle)
        except BaseException:
            os.close(self._handle)
            raise

    def release(self) -> None:
        """Let others write; harmless when repeated."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            raise BlockingIOError(str(error)) from error

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
