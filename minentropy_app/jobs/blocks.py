"""Snapshots for a watching view: a result so far in a double-buffered block of shared memory.

The block is a memory-mapped file (in memory where the system has such a folder), named in the
message that announces it. The writer fills the two halves in turn, so a reader has the whole
interval between two snapshots to copy one; a sequence number before each half, odd while it is
being written, tells a torn copy.
"""

from __future__ import annotations

import dataclasses
import mmap
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from minentropy_app.model.results import RESULT_KINDS

_ALIGN = 64
_MEMORY_FOLDER = Path("/dev/shm")


def make_folder() -> Path:
    """Return a new folder for blocks, in memory if the system offers it."""
    try:
        return Path(tempfile.mkdtemp(prefix="minentropy-", dir=_MEMORY_FOLDER))
    except OSError:
        return Path(tempfile.mkdtemp(prefix="minentropy-"))


def remove_folder(folder: Path) -> None:
    """Remove a folder of blocks; mapped ones live on until their reader closes them."""
    shutil.rmtree(folder, ignore_errors=True)


class BlockWriter:
    """Writes results into blocks of one folder, a new block whenever one becomes too small.

    ``name`` tells the blocks of one writer from those of others.
    """

    def __init__(self, folder: Path, name: str = "block") -> None:
        self._folder = folder
        self._prefix = name
        self._map: mmap.mmap | None = None
        self._name = ""
        self._half = 0
        self._blocks = 0
        self._sequence = 0

    def write(self, kind: str, result: Any) -> dict[str, Any]:
        """Write a result dataclass and return the layout by which ``read`` finds it again."""
        fields = {f.name: getattr(result, f.name) for f in dataclasses.fields(result)}
        arrays = {name: np.ascontiguousarray(v) for name, v in fields.items() if isinstance(v, np.ndarray)}
        values = {name: v for name, v in fields.items() if name not in arrays}
        places, size = _places(arrays)
        block = self._room(size)
        self._sequence += 1
        start = (self._sequence % 2) * self._half
        _stamp(block, start, 2 * self._sequence - 1)
        for name, array in arrays.items():
            offset = start + places[name]
            block[offset : offset + array.nbytes] = array.tobytes()
        _stamp(block, start, 2 * self._sequence)
        described = {name: [a.dtype.str, list(a.shape), start + places[name]] for name, a in arrays.items()}
        layout = {"start": start, "sequence": 2 * self._sequence, "arrays": described}
        return {"block": self._name, "layout": {"kind": kind, "values": values, **layout}}

    def close(self) -> None:
        """Let go of the present block."""
        if self._map is not None:
            self._map.close()
            self._map = None

    def _room(self, size: int) -> mmap.mmap:
        if self._map is None or size > self._half:
            self.close()
            self._blocks += 1
            self._half = size + size // 4 + _ALIGN
            path = self._folder / f"{self._prefix}-{self._blocks}"
            self._name = str(path)
            with path.open("w+b") as file:
                file.truncate(2 * self._half)
                self._map = mmap.mmap(file.fileno(), 2 * self._half)
        return self._map


def read(block: str, layout: Mapping[str, Any]) -> Any | None:
    """Return the result in a block, or None if it has been overwritten or removed meanwhile."""
    try:
        with Path(block).open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as view:
            before = _stamped(view, layout["start"])
            arrays = {name: _copy(view, *place) for name, place in layout["arrays"].items()}
            after = _stamped(view, layout["start"])
    except OSError:
        return None
    if not before == after == layout["sequence"]:
        return None
    values = {name: tuple(v) if isinstance(v, list) else v for name, v in layout["values"].items()}
    return RESULT_KINDS[layout["kind"]](**arrays, **values)


def _places(arrays: Mapping[str, np.ndarray[Any, Any]]) -> tuple[dict[str, int], int]:
    places: dict[str, int] = {}
    end = _ALIGN
    for name, array in arrays.items():
        places[name] = end
        end += -(-array.nbytes // _ALIGN) * _ALIGN
    return places, end


def _stamp(block: mmap.mmap, start: int, sequence: int) -> None:
    block[start : start + 8] = sequence.to_bytes(8, "little")


def _stamped(block: mmap.mmap, start: int) -> int:
    return int.from_bytes(block[start : start + 8], "little")


def _copy(block: mmap.mmap, dtype: str, shape: list[int], offset: int) -> np.ndarray[Any, Any]:
    count = int(np.prod(shape, dtype=np.int64))
    size = count * np.dtype(dtype).itemsize
    return np.frombuffer(block[offset : offset + size], dtype, count).reshape(shape).copy()
