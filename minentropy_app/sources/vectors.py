"""Vectors of other programs: word2vec as text or binary, GloVe, .npz, .npy with labels, tables of numbers.

Nothing is ever unpickled: saved gensim models are recognised and refused with the lines that convert them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from minentropy_app.errors import AppError
from minentropy_app.model.imports import REJECTED_SHOWN, ImportReport, ItemTable, Rejected, VectorBatch
from minentropy_app.model.inputs import HuffmanPaths, Ids
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.sources import vector_arrays, vector_tables, vector_text
from minentropy_app.sources.vector_rows import READING, Rows, VectorRow
from minentropy_app.text import QT_TRANSLATE_NOOP

_TABLES = (".csv", ".xlsx", ".tsv")
#: Largest figure that a vector can hold.
_LARGEST = float(np.finfo(np.float32).max)
_PICKLES = (".model", ".kv", ".pkl", ".pickle", ".joblib", ".wordvectors")
_DUPLICATES = QT_TRANSLATE_NOOP("sources.vectors", "The name {text} stands in row {first} already.")
_NOT_FINITE = QT_TRANSLATE_NOOP("sources.vectors", "A figure of {text} is not a finite number up to 3.4e38.")
_NAMELESS = QT_TRANSLATE_NOOP("sources.vectors", "The row has no name.")
_WIDTH = QT_TRANSLATE_NOOP(
    "sources.vectors", "The vector of {text} has {found} {found:figure|figures} where {wanted} are expected."
)
_ANNOUNCED = QT_TRANSLATE_NOOP(
    "sources.vectors",
    "The first line announces {count} {count:vector|vectors}, the file holds {rows}: it may have been cut off.",
)
_CONSTANT = QT_TRANSLATE_NOOP(
    "sources.vectors", "{count} {count:column holds|columns hold} one value only and became 0."
)


@dataclass(frozen=True)
class VectorOptions:
    """How to read vectors.

    Attributes
    ----------
    standardise
        Make the mean of every column 0 and its standard deviation 1.
    labels
        File with a name a line, for .npy and .tsv files that hold numbers only.
    limit
        Read only so many vectors, 0: all.
    encoding
        Of text files; found out if None.
    skip_broken
        Leave out and count rows that cannot be read; otherwise the first one ends the import.
    """

    standardise: bool = False
    labels: str = ""
    limit: int = 0
    encoding: str | None = None
    skip_broken: bool = False


@dataclass
class _Taken:
    """What has been read so far."""

    file: str
    options: VectorOptions
    names: list[str] = field(default_factory=list)
    blocks: list[npt.NDArray[np.float32]] = field(default_factory=list)
    row_of: dict[str, int] = field(default_factory=dict)
    rows: int = 0
    rejected: list[Rejected] = field(default_factory=list)
    rejected_count: int = 0
    notes: list[Rejected] = field(default_factory=list)
    announced: tuple[int, int] = (0, 0)

    @property
    def width(self) -> int:
        """Length of the vectors, 0 before the first."""
        return self.blocks[0].shape[1] if self.blocks else 0

    @property
    def full(self) -> bool:
        """Whether as many have been read as were asked for."""
        return bool(self.options.limit) and len(self.names) >= self.options.limit

    def take(self, block: Rows) -> None:
        """Take a block of rows; refuse those without name, of another width, repeated or not finite."""
        names: list[str] = []
        values: list[VectorRow] = []
        for name, vector, number in zip(block.names, block.values, block.numbers, strict=True):
            if self.options.limit and len(self.names) + len(names) >= self.options.limit:
                break
            self.rows += 1
            if self._sound(name.strip(), vector, number, values):
                names.append(name.strip())
                values.append(vector)
        if names:
            self.names += names
            self.blocks.append(np.array(values, np.float32))

    def _sound(self, name: str, vector: VectorRow, number: int, others: Sequence[VectorRow]) -> bool:
        wanted = self.width or self.announced[1] or (len(others[0]) if others else len(vector))
        shown = name[:40]
        if not name:
            self._refuse(number, _NAMELESS)
        elif len(vector) != wanted:
            self._refuse(number, _WIDTH, text=shown, found=len(vector), wanted=wanted)
        elif not (np.abs(vector) <= _LARGEST).all():
            self._refuse(number, _NOT_FINITE, text=shown)
        elif name in self.row_of:
            self._refuse(number, _DUPLICATES, text=shown, first=self.row_of[name])
        else:
            self.row_of[name] = number
            return True
        return False

    def _refuse(self, row: int, why: str, **fields: str | int) -> None:
        from minentropy_app.errors import fill

        if not self.options.skip_broken:
            raise AppError(
                QT_TRANSLATE_NOOP("sources.vectors", "Row {row} of {file}: {why}"),
                QT_TRANSLATE_NOOP(
                    "sources.vectors",
                    "Mend the row, or import with --skip-broken to leave such rows out. Nothing was imported.",
                ),
                row=row,
                file=self.file,
                why=fill(why, fields),
            )
        self.rejected_count += 1
        if len(self.rejected) < REJECTED_SHOWN:
            self.rejected.append(Rejected(row, why, fields))


def read_vectors(file: Path | str, options: VectorOptions, context: Context) -> Steps[VectorBatch]:
    """Read one vector per name, in the order of the file (most frequent first, as word2vec writes them).

    Raises
    ------
    AppError
        The file cannot be read, is a pickled model, holds no vectors, or a row is broken (it is named).
    """
    path = Path(file)
    _refuse_pickle(path)
    taken = _Taken(path.name, options)
    labels = vector_text.labels_of(Path(options.labels), options.encoding) if options.labels else None
    counts, paths = np.zeros(0, np.int64), None
    if vector_arrays.is_numpy(path):
        arrays = vector_arrays.read_arrays(path, labels)
        counts, paths = arrays.counts, arrays.paths
        blocks: Iterator[Rows] = arrays.blocks()
    elif vector_text.is_binary(path):
        blocks = vector_text.binary_blocks(path)
    elif path.suffix.lower() in _TABLES:
        blocks = vector_tables.table_blocks(path, labels, options.encoding, taken.notes)
    else:
        taken.announced = vector_text.announced(path, options.encoding)
        blocks = vector_text.text_blocks(path, labels, options.encoding)
    for block in blocks:
        context.check()
        taken.take(block)
        yield Step(READING, block.done, block.total, {"rows": taken.rows})
        if taken.full:
            break
    return _batch(taken, counts, paths, path)


def _batch(taken: _Taken, counts: Ids, paths: HuffmanPaths | None, path: Path) -> VectorBatch:
    if not taken.names:
        raise AppError(
            QT_TRANSLATE_NOOP("sources.vectors", "There are no vectors in {file}."),
            QT_TRANSLATE_NOOP("sources.vectors", "A line of a text file holds a name and its numbers, with spaces."),
            file=taken.file,
        )
    values, notes = np.concatenate(taken.blocks), list(taken.notes)
    if taken.announced[0] not in (0, taken.rows) and not taken.options.limit:
        notes.append(Rejected(0, _ANNOUNCED, {"count": taken.announced[0], "rows": taken.rows}))
    if taken.options.standardise:
        values, constant = _standardised(values)
        if constant:
            notes.append(Rejected(0, _CONSTANT, {"count": constant}))
    whole = len(taken.names) == len(counts)
    report = ImportReport(
        rows=taken.rows,
        accepted=len(taken.names),
        rejected_count=taken.rejected_count,
        rejected=tuple(taken.rejected),
        notes=tuple(notes),
    )
    items = ItemTable(taken.names, taken.names, [{} for _ in taken.names])
    words = not (path.suffix.lower() in _TABLES or path.suffix.lower() == ".npy")
    return VectorBatch(items, values, counts if whole else counts[:0], paths if whole else None, words, report)


def _standardised(values: npt.NDArray[np.float32]) -> tuple[npt.NDArray[np.float32], int]:
    exact = values.astype(np.float64)
    spread = exact.std(0)
    constant = spread <= 1e-12 * np.maximum(np.abs(exact).max(0), 1e-300)
    result = (exact - exact.mean(0)) / np.where(constant, 1.0, spread)
    return np.where(constant, 0.0, result).astype(np.float32), int(constant.sum())


def _refuse_pickle(path: Path) -> None:
    suffix = path.suffix.lower()
    if not path.is_file():
        return  # whoever reads it says so
    with path.open("rb") as stream:
        head = stream.read(2)
    pickled = head[:1] == b"\x80" and head[1:2] in (b"\x02", b"\x03", b"\x04", b"\x05")
    if not pickled and suffix not in _PICKLES:
        return
    raise AppError(
        QT_TRANSLATE_NOOP("sources.vectors", "{file} is a Python pickle, which could run any program when opened."),
        QT_TRANSLATE_NOOP(
            "sources.vectors",
            "Convert it where it was made, then import the result:\n"
            "from gensim.models import {kind}\n"
            'vectors = {kind}.load("{file}"){part}\n'
            'vectors.save_word2vec_format("{stem}.bin", binary=True)',
        ),
        file=path.name,
        kind="Word2Vec" if suffix == ".model" else "KeyedVectors",
        part=".wv" if suffix == ".model" else "",
        stem=path.stem,
    )
