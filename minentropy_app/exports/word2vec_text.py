"""Vectors in the formats of word2vec: ``.txt``/``.vec`` as text, ``.bin`` as float32.

The formats separate by blanks, so white space inside a label becomes ``_``; labels that are then
equal are told apart by ``_2``, ``_3`` …
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from minentropy_app.exports.aside import aside
from minentropy_app.exports.tables import unknown_suffix
from minentropy_app.model.step import Step, Steps, drain
from minentropy_app.text import QT_TRANSLATE_NOOP

_TEXT = (".txt", ".vec", ".w2v")
_BINARY = (".bin",)
#: Suffixes that ``write_word2vec`` understands.
WORD2VEC_SUFFIXES = _TEXT + _BINARY

_ROWS_A_STEP = 500
_BLANK = re.compile(r"[\s\x00-\x1f\x85\ufeff]+")
_WRITING = QT_TRANSLATE_NOOP("exports.word2vec_text", "Writing the vectors")


def write_word2vec(labels: Sequence[str], values: npt.NDArray[np.floating], path: Path) -> None:
    """Write (n, d) ``values`` with their n ``labels``.

    Raises
    ------
    AppError
        Unknown suffix, or a place that cannot be written.
    """
    drain(writing(labels, values, path))


def writing(labels: Sequence[str], values: npt.NDArray[np.floating], path: Path) -> Steps[None]:
    """As ``write_word2vec``, step by step."""
    if path.suffix.lower() not in WORD2VEC_SUFFIXES:
        raise unknown_suffix(path, WORD2VEC_SUFFIXES)
    line = _binary_line if path.suffix.lower() in _BINARY else _text_line
    single = np.asarray(values, np.float32)
    with aside(path) as temporary, temporary.open("wb") as file:
        file.write(f"{single.shape[0]} {single.shape[1]}\n".encode())
        for row, word in enumerate(written_labels(labels)):
            file.write(line(word, single[row]))
            if row % _ROWS_A_STEP == 0:
                yield Step(_WRITING, row, single.shape[0])


def written_labels(labels: Iterable[str]) -> list[str]:
    """Return labels without white space, no two of them equal."""
    words = [_BLANK.sub("_", label.strip()) or "_" for label in labels]
    # A label that needs no change keeps its own form, whatever comes before it.
    taken: set[str] = set()
    reserved = set(words)
    result = []
    for word in words:
        name, number = word, 1
        while name in taken or (number > 1 and name in reserved):
            number += 1
            name = f"{word}_{number}"
        taken.add(name)
        result.append(name)
    return result


def _text_line(word: str, row: npt.NDArray[np.float32]) -> bytes:
    # numpy writes the shortest digits that give the same float32 back
    return f"{word} {' '.join(row.astype(str).tolist())}\n".encode("utf-8", "replace")


def _binary_line(word: str, row: npt.NDArray[np.float32]) -> bytes:
    return word.encode("utf-8", "replace") + b" " + row.astype("<f4").tobytes() + b"\n"
