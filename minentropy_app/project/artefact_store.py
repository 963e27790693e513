"""Results on disk: arrays as .npz without pickle, everything else as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class SavedFile:
    """One artefact: ``path`` relative to the data folder."""

    path: str
    sha256: str
    bytes: int
    kind: str


@dataclass(frozen=True)
class Saved:
    """What ``save_result`` wrote, and sizes of the result (items, rows)."""

    files: tuple[SavedFile, ...]
    counts: Mapping[str, float]


def save_result(data_path: Path, result: Any) -> Saved:
    """Write a result of ``RESULT_KINDS`` aside, sync and rename; nothing is recorded yet."""
    raise NotImplementedError


def load_result(data_path: Path, kind: str, files: Sequence[SavedFile], metrics: Mapping[str, Any], name: str) -> Any:
    """Read a result back; raise AppError if a file is missing or of another size."""
    raise NotImplementedError
