"""Memory that was needed while something was read goes back to the system."""

from __future__ import annotations

import ctypes
import sys
from functools import cache
from typing import Any

#: Number of glibc's option for how many pools there are at most.
_ARENA_MAX = -8


def give_back() -> None:
    """Let the C library return what it keeps for later: reading leaves some thirty megabytes in its pools.

    Called beside the window after something large was read; only glibc keeps so much, and can be asked.
    """
    trim = _of_the_c_library("malloc_trim")
    if trim is not None:
        trim(0)


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
