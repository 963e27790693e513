"""How much memory there is and how much a process holds."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

_MB = 1 << 20


def total() -> int:
    """Return the memory of the machine (or of its container) in bytes, 0 where nothing says."""
    try:
        machine = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, OSError, ValueError):
        return _windows_memory()[1] if sys.platform == "win32" else 0
    try:
        container = int(Path("/sys/fs/cgroup/memory.max").read_text("ascii"))
    except (OSError, ValueError):
        return machine
    return min(machine, container)


def resident() -> int:
    """Return the bytes of memory that this process holds, 0 where the system does not say."""
    try:
        pages = Path("/proc/self/statm").read_text("ascii").split()
        return int(pages[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return _windows_memory()[0] if sys.platform == "win32" else _peak()


def address_space() -> int:
    """Return the bytes of address space in use by this process, 0 where the system does not say."""
    try:
        return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 0


@contextlib.contextmanager
def limited(extra: int, exceeded: Callable[[], None]) -> Iterator[None]:
    """Let the process take at most ``extra`` bytes more than now (0: no limit).

    Where the system can, one allocation beyond the limit raises MemoryError; a watch on the
    memory really held calls ``exceeded`` where many small ones pass it, or where it cannot.
    """
    if not extra:
        yield
        return
    ended = threading.Event()
    allowed = resident() + extra
    watch = threading.Thread(target=_watch, args=(allowed, exceeded, ended), daemon=True)
    watch.start()
    try:
        with _address_limit(extra + extra // 4 + 256 * _MB):
            yield
    finally:
        ended.set()
        watch.join()


def _watch(allowed: int, exceeded: Callable[[], None], ended: threading.Event) -> None:
    while not ended.wait(0.02):
        if resident() > allowed:
            exceeded()
            return


@contextlib.contextmanager
def _address_limit(extra: int) -> Iterator[None]:
    held = address_space()
    if not held:
        yield
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = held + extra
    if hard != resource.RLIM_INFINITY:
        wanted = min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _peak() -> int:
    """Peak memory, where the present one is not to be had (macOS counts it in bytes)."""
    try:
        import resource
    except ImportError:
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _windows_memory() -> tuple[int, int]:
    """Return (held by this process, of the machine) on Windows."""
    import ctypes

    class Counters(ctypes.Structure):
        _fields_ = [("cb", ctypes.c_uint32), ("faults", ctypes.c_uint32)] + [
            (name, ctypes.c_size_t) for name in ("peak", "working", "a", "b", "c", "d", "pagefile", "peak_pagefile")
        ]

    class Status(ctypes.Structure):
        _fields_ = [("length", ctypes.c_uint32), ("load", ctypes.c_uint32)] + [
            (name, ctypes.c_uint64) for name in ("total", "free", "a", "b", "c", "d", "e")
        ]

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 (exists on Windows only)
    counters, status = Counters(), Status()
    counters.cb, status.length = ctypes.sizeof(counters), ctypes.sizeof(status)
    this_process = ctypes.c_void_p(-1)
    kernel.K32GetProcessMemoryInfo(this_process, ctypes.byref(counters), counters.cb)
    kernel.GlobalMemoryStatusEx(ctypes.byref(status))
    return int(counters.working), int(status.total)
