"""Memory that was needed while something was read goes back to the system."""

from __future__ import annotations

import ctypes
import sys
from functools import cache
from pathlib import Path
from typing import Any

#: Number of Linux's advice that pages are not needed: what is read of them again comes from the file.
_NOT_NEEDED = 4
#: Number of glibc's option for how many pools there are at most.
_ARENA_MAX = -8


def give_back() -> None:
    """Let the C library return what it keeps for later: reading leaves some thirty megabytes in its pools.

    Called beside the window after something large was read; only glibc keeps so much, and can be asked.
    """
    trim = _of_the_c_library("malloc_trim")
    if trim is not None:
        trim(0)


def put_down(library: str) -> None:
    """Let the system take back the code of a library that has done its work: some thirty megabytes of LLVM.

    Only pages that can be run and not written are let go, which are as they stand in the file.
    """
    advise, maps = _of_the_c_library("madvise"), Path("/proc/self/maps")
    if advise is None or not maps.exists():
        return
    for line in maps.read_text("utf-8", "replace").splitlines():
        place, rights, *_, file = line.split(maxsplit=5)
        if rights.startswith("r-x") and library in Path(file).name:
            first, last = (int(end, 16) for end in place.split("-"))
            advise(ctypes.c_void_p(first), ctypes.c_size_t(last - first), _NOT_NEEDED)


def share_pools() -> None:
    """Let all threads take memory from one pool: each with one of its own keeps some megabytes for itself.

    Called before there are threads. What takes long in them takes its memory beforehand, so that nobody waits.
    """
    options = _of_the_c_library("mallopt")
    if options is not None:
        options(_ARENA_MAX, 1)


@cache
def _of_the_c_library(name: str) -> Any:
    """A function of glibc, None where it is another library."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        return getattr(ctypes.CDLL(None), name)
    except (OSError, AttributeError):
        return None
