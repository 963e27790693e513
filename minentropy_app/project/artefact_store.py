"""Results on disk: arrays as .npz without pickle, everything else as JSON.

One codec serves every dataclass of ``RESULT_KINDS``: its array fields go into one uncompressed
.npz, its other fields into one JSON file (sequences come back as tuples). ``metrics`` are kept in
the database only. Files are written aside, synced and renamed; the database knows their SHA-256.
"""

from __future__ import annotations

import dataclasses
import json
import uuid
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from minentropy_app.errors import AppError
from minentropy_app.model.results import RESULT_KINDS
from minentropy_app.project import database, folder
from minentropy_app.text import QT_TRANSLATE_NOOP

ARRAYS, VALUES = "arrays", "values"
_METRICS = "metrics"
_PLAIN = (str, int, float, bool, type(None))


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
    """Write a result of ``RESULT_KINDS`` aside, sync and rename; nothing is recorded yet.

    Raises
    ------
    AppError
        The disk is full or cannot be written.
    TypeError
        A field is neither an array (without objects) nor plain.
    """
    arrays, values = _taken_apart(result)
    with database.explained(data_path):
        results = data_path / folder.RESULTS
        results.mkdir(exist_ok=True)
        stem = uuid.uuid4().hex
        saved = [_write(data_path, results / f"{stem}.json", VALUES, json.dumps(values).encode("ascii"))]
        if arrays:
            saved.append(_write(data_path, results / f"{stem}.npz", ARRAYS, arrays))
    return Saved(tuple(saved), _counts(arrays))


def load_result(data_path: Path, kind: str, files: Sequence[SavedFile], metrics: Mapping[str, Any], name: str) -> Any:
    """Read a result back.

    Raises
    ------
    AppError
        A file is missing, of another size than it was written, or cannot be read.
    """
    values: dict[str, Any] = {_METRICS: dict(metrics)}
    if not files:
        raise _unusable(name, "", QT_TRANSLATE_NOOP("project.artefact_store", "The file of {name} is missing."))
    for file in files:
        _require_size(data_path / file.path, file, name)
        try:
            values |= _read(data_path / file.path, file.kind)
        except (OSError, ValueError, zipfile.BadZipFile, KeyError, EOFError) as error:
            raise altered(name, file.path) from error
    return RESULT_KINDS[kind](**values)


def verify(data_path: Path, file: SavedFile, name: str) -> None:
    """Raise AppError unless a file is exactly as it was written (reads all of it)."""
    path = data_path / file.path
    _require_size(path, file, name)
    if folder.hash_file(path)[0] != file.sha256:
        raise altered(name, file.path)


def missing(name: str, path: str) -> AppError:
    """Tell that a result's file is gone."""
    return _unusable(name, path, QT_TRANSLATE_NOOP("project.artefact_store", "The file {path} of {name} is missing."))


def altered(name: str, path: str) -> AppError:
    """Tell that a result's file is not what was written."""
    message = QT_TRANSLATE_NOOP("project.artefact_store", "The file {path} of {name} was altered or is damaged.")
    return _unusable(name, path, message)


def _unusable(name: str, path: str, message: str) -> AppError:
    hint = QT_TRANSLATE_NOOP(
        "project.artefact_store", "Run {name} again, or put the file back from a copy of the project."
    )
    return AppError(message, hint, name=name, path=path)


def _require_size(path: Path, file: SavedFile, name: str) -> None:
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        raise missing(name, file.path) from None
    if size != file.bytes:
        raise altered(name, file.path)


def _taken_apart(result: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """Split a result into its arrays and its plain values."""
    if type(result) not in RESULT_KINDS.values():
        raise TypeError(f"{type(result).__name__} is not in RESULT_KINDS")
    arrays: dict[str, Any] = {}
    values: dict[str, Any] = {}
    for field in dataclasses.fields(result):
        value = getattr(result, field.name)
        if isinstance(value, np.ndarray):
            if value.dtype.hasobject:
                raise TypeError(f"{field.name} holds objects")
            arrays[field.name] = value
        elif field.name != _METRICS:
            values[field.name] = plain(value, field.name)
    return arrays, values


def plain(value: Any, name: str) -> Any:
    """Return a value as JSON holds it; TypeError names the field that cannot be stored."""
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, _PLAIN):
        return value
    if isinstance(value, Mapping):
        return {str(key): plain(inner, name) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner, name) for inner in value]
    raise TypeError(f"{name} cannot be stored: {type(value).__name__}")


def _write(data_path: Path, path: Path, kind: str, content: Any) -> SavedFile:
    writing = (lambda file: np.savez(file, **content)) if kind == ARRAYS else content
    sha256, size = folder.write_aside(path, writing)
    return SavedFile(path.relative_to(data_path).as_posix(), sha256, size, kind)


def _read(path: Path, kind: str) -> dict[str, Any]:
    if kind == ARRAYS:
        with np.load(path, allow_pickle=False) as arrays:
            return {name: arrays[name] for name in arrays.files}
    values: dict[str, Any] = json.loads(path.read_text("ascii"))
    return {name: _as_tuples(value) for name, value in values.items()}


def _as_tuples(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_as_tuples(inner) for inner in value)
    if isinstance(value, dict):
        return {key: _as_tuples(inner) for key, inner in value.items()}
    return value


def _counts(arrays: Mapping[str, Any]) -> dict[str, float]:
    counts = {"items": len(arrays["item_ids"])} if "item_ids" in arrays else {}
    longest = max((len(a) for a in arrays.values() if a.ndim), default=0)
    return {**counts, "rows": longest, "bytes": sum(a.nbytes for a in arrays.values())}
