"""Rows of vectors on their way in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

from minentropy_app.text import QT_TRANSLATE_NOOP

READING = QT_TRANSLATE_NOOP("sources.vectors", "Reading vectors")

VectorRow: TypeAlias = "np.ndarray[Any, np.dtype[np.floating[Any]]]"


@dataclass(frozen=True)
class Rows:
    """Some rows: names, vectors (of any widths, NaN where a figure cannot be read), numbers in the file.

    ``done`` of ``total`` says how far reading has come.
    """

    names: Sequence[str]
    values: Sequence[VectorRow]
    numbers: Sequence[int]
    done: float
    total: float
