"""The pair of TSV files that the Embedding Projector reads: vectors and metadata."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from minentropy_app.exports.aside import aside
from minentropy_app.exports.tables import Table, disarmed, plain
from minentropy_app.model.step import Step, Steps, drain
from minentropy_app.text import QT_TRANSLATE_NOOP

_ROWS_A_STEP = 500
_WRITING = QT_TRANSLATE_NOOP("exports.projector", "Writing vectors and metadata")


def metadata_path(path: Path) -> Path:
    """Return where the metadata goes: ``books.tsv`` has ``books_metadata.tsv`` beside it."""
    return path.with_name(f"{path.stem}_metadata.tsv")


def write_projector(values: npt.NDArray[np.floating], metadata: Table, path: Path) -> None:
    """Write (n, d) ``values`` to ``path`` and the n rows of ``metadata`` beside it.

    A single metadata column is written without header, several with one, as the projector expects.

    Raises
    ------
    AppError
        A place that cannot be written.
    """
    drain(writing(values, metadata, path))


def writing(values: npt.NDArray[np.floating], metadata: Table, path: Path) -> Steps[None]:
    """As ``write_projector``, step by step; neither file appears without the other."""
    with aside(metadata_path(path)) as about, aside(path) as vectors:
        with about.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
            if len(metadata.columns) > 1:
                file.write(_line(metadata.columns))
            file.writelines(map(_line, metadata.rows))
        with vectors.open("w", encoding="utf-8", newline="\n") as file:
            for row, vector in enumerate(values):
                file.write("\t".join(vector.astype(str).tolist()) + "\n")
                if row % _ROWS_A_STEP == 0:
                    yield Step(_WRITING, row, len(values))


def _line(cells: Sequence[Any]) -> str:
    return "\t".join(_cell(cell) for cell in cells) + "\n"


def _cell(value: Any) -> str:
    cell = plain(value)
    if isinstance(cell, str):
        return disarmed(" ".join(cell.split()))
    return "" if cell is None else repr(cell)
