"""Memory that was needed while something was read goes back to the system."""

from __future__ import annotations

import ctypes
import sys
from functools import cache
from typing import Any


def give_back() -> None:
    """Let the C library return what it keeps for later: reading leaves some thirty megabytes in its pools.

    Called beside the window after something large was read; only glibc keeps so much, and can be asked.
    """
    trim = _trim()
    if trim is not None:
        trim(0)


@cache
def _trim() -> Any:
    if not sys.platform.startswith("linux"):
        return None
    try:
        return ctypes.CDLL(None).malloc_trim
    except (OSError, AttributeError):  # another C library
        return None
