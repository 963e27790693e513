"""Vectors in numpy's files: .npz with names inside, .npy with a file of names. Never with pickles."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from minentropy_app.errors import AppError
from minentropy_app.model.inputs import HuffmanPaths, Ids
from minentropy_app.sources.vector_rows import Rows
from minentropy_app.text import QT_TRANSLATE_NOOP

_NAMES = ("words", "labels", "names", "keys", "index_to_key", "vocab")
_VALUES = ("vectors", "values", "embeddings", "wv", "arr_0")
_MODEL = ("inner", "path_indptr", "path_nodes", "path_bits")
_ROWS_AT_ONCE = 2000


@dataclass(frozen=True)
class Arrays:
    """What an array file holds; ``counts`` is empty and ``paths`` None where it does not tell."""

    names: Sequence[str]
    values: npt.NDArray[np.floating[Any]]
    counts: Ids = field(default_factory=lambda: np.zeros(0, np.int64))
    paths: HuffmanPaths | None = None

    def blocks(self) -> Iterator[Rows]:
        """Yield all rows."""
        n = len(self.values)
        for first in range(0, n, _ROWS_AT_ONCE):
            last = min(first + _ROWS_AT_ONCE, n)
            yield Rows(self.names[first:last], list(self.values[first:last]), range(first + 1, last + 1), last, n)


def is_numpy(path: Path) -> bool:
    """Tell whether a file is .npz or .npy: the content decides for .npy, the name for .npz."""
    if not path.is_file():
        return False
    with path.open("rb") as stream:
        head = stream.read(6)
    return head == b"\x93NUMPY" or (head[:2] == b"PK" and path.suffix.lower() == ".npz")


def read_arrays(path: Path, labels: Sequence[str] | None) -> Arrays:
    """Read names, vectors and, where there is one, the Huffman tree of the softmax.

    ``.npz``: ``words`` (V,) and ``vectors`` (V, d); perhaps ``counts`` (V,), ``inner`` (V−1, d), and the
    paths of the words, ``path_indptr``, ``path_nodes``, ``path_bits``.

    Raises
    ------
    AppError
        Pickled objects, missing arrays, or shapes that do not fit.
    """
    try:
        arrays = _loaded(path)
    except (ValueError, OSError, EOFError, zipfile.BadZipFile, zlib.error) as error:
        raise _unreadable(path.name) from error
    values = next((arrays[name] for name in _VALUES if name in arrays), None)
    if values is None or values.ndim != 2 or values.dtype.kind not in "fiu" or not len(values):
        raise _no_vectors(path.name, arrays)
    names = labels if labels is not None else _names(arrays, len(values))
    if len(names) != len(values):
        raise _unequal(path.name, len(names), len(values))
    counts = arrays.get("counts", np.zeros(0))
    fits = counts.shape == (len(values),) and counts.dtype.kind in "iu"
    whole = counts.astype(np.int64) if fits else np.zeros(0, np.int64)
    return Arrays(names, values.astype(np.float32), whole, _paths(path.name, arrays, values.shape) if fits else None)


def _loaded(path: Path) -> dict[str, npt.NDArray[Any]]:
    found = np.load(path, allow_pickle=False)
    if isinstance(found, np.ndarray):
        return {"vectors": found}
    with found:
        return {name: found[name] for name in found.files}


def _names(arrays: Mapping[str, npt.NDArray[Any]], count: int) -> list[str]:
    for name in _NAMES:
        if name in arrays and arrays[name].ndim == 1:
            return [str(text) for text in arrays[name].tolist()]
    return [str(k + 1) for k in range(count)]


def _paths(file: str, arrays: Mapping[str, npt.NDArray[Any]], shape: tuple[int, ...]) -> HuffmanPaths | None:
    if not all(name in arrays for name in _MODEL):
        return None
    inner, indptr, nodes, bits = (arrays[name] for name in _MODEL)
    sound = (
        inner.shape == (shape[0] - 1, shape[1])
        and indptr.shape == (shape[0] + 1,)
        and indptr[0] == 0
        and bool((np.diff(indptr) >= 0).all())
        and nodes.shape == bits.shape == (int(indptr[-1]),)
        and bool(np.isfinite(inner).all())
        and bool(((nodes >= 0) & (nodes < max(shape[0] - 1, 1)) & (bits >= 0) & (bits <= 1)).all())
    )
    if not sound:
        raise AppError(
            QT_TRANSLATE_NOOP("sources.vectors", "The tree of the words in {file} does not fit its vectors."),
            QT_TRANSLATE_NOOP(
                "sources.vectors", "Save inner, path_indptr, path_nodes and path_bits of the same model."
            ),
            file=file,
        )
    return HuffmanPaths(
        inner.astype(np.float32), indptr.astype(np.int64), nodes.astype(np.int32), bits.astype(np.uint8)
    )


def _unreadable(file: str) -> AppError:
    return AppError(
        QT_TRANSLATE_NOOP("sources.vectors", "{file} is damaged, or holds Python objects, which are never opened."),
        QT_TRANSLATE_NOOP("sources.vectors", "Save plain arrays: numpy.savez(file, words=words, vectors=vectors)."),
        file=file,
    )


def _no_vectors(file: str, arrays: Mapping[str, npt.NDArray[Any]]) -> AppError:
    return AppError(
        QT_TRANSLATE_NOOP("sources.vectors", "{file} holds no vectors; its arrays are: {names}."),
        QT_TRANSLATE_NOOP("sources.vectors", "Save plain arrays: numpy.savez(file, words=words, vectors=vectors)."),
        file=file,
        names=", ".join(arrays) or "-",
    )


def _unequal(file: str, names: int, vectors: int) -> AppError:
    return AppError(
        QT_TRANSLATE_NOOP("sources.vectors", "There are {names} names for the {vectors} vectors in {file}."),
        QT_TRANSLATE_NOOP("sources.vectors", "Give a file with one name a line, in the order of the vectors."),
        names=names,
        vectors=vectors,
        file=file,
    )
