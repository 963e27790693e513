"""What a descent needs of p: ½(p + pᵀ) in single precision with the large entries of each row first, and its bound."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from minentropy_app.engines.affinities import Affinities, entropy_of
from minentropy_app.engines.kernels import all_pairs
from minentropy_app.engines.kernels import symmetric as kernels
from minentropy_app.engines.layout_fields import Field, field_for
from minentropy_app.engines.neighbours import Singles
from minentropy_app.engines.symmetric import row_ranges
from minentropy_app.model.inputs import Floats, Ids, Ints
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

STAGE = QT_TRANSLATE_NOOP("engines.tsne", "Laying out")
#: Entries of p handled between two Steps of the descent, and of its preparation.
ENTRIES, _WORK = 8_000_000, 2_000_000
#: Together the small entries are about this share of p; what is small is judged by so many rows or entries.
_SMALL, _SAMPLED, _SAMPLE = 0.05, 40, 200_000
#: Where the large entries are more than this share of all, nothing is won by leaving the others out.
_WORTHWHILE = 0.8


@dataclass(frozen=True)
class Entries:
    """Some entries of ½(p + pᵀ) as CSR, and ranges of rows between two Steps."""

    indptr: npt.NDArray[np.int64]
    indices: npt.NDArray[np.int32]
    values: Singles
    parts: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Problem:
    """p and the field of its cost, as the iterations need them.

    Attributes
    ----------
    p
        The affinities as given.
    large
        ½(p + pᵀ), or its large entries where the small ones are kept apart (the plane's Student-t).
    small
        The others, where p is sparse.
    full
        All of it, where most pairs have a p and the large entries are taken from these; else empty.
    field
        The repulsive part.
    entropy
        Lower bound of S in nats.
    """

    p: Affinities
    large: Entries
    small: Entries | None
    full: Singles
    field: Field
    entropy: float

    @property
    def gaussian(self) -> bool:
        """Whether the kernel is e^{−d²}."""
        return self.field.gaussian

    @property
    def entries(self) -> tuple[Entries, ...]:
        """All entries, where p is sparse."""
        return (self.large,) if self.small is None else (self.large, self.small)


def problem(p: Affinities, dims: int, gaussian: bool, context: Context) -> Steps[Problem]:
    """Prepare p for ``dims`` dimensions."""
    small, full = None, np.empty((0, 0), np.float32)
    apart = dims == 2 and not gaussian
    if apart and p.full is not None:
        both = p.full if p.joint else (p.full + p.full.T) / 2
        large, full = _large(both), both.astype(np.float32)
    else:
        large, small = yield from _parted(_both(p), apart, context)
    bound = yield from entropy_bound(p, context)
    return Problem(p, large, small, full, field_for(p.first, dims, gaussian, p.joint, context), bound)


def _both(p: Affinities) -> sparse.csr_array:
    """½(p + pᵀ) of sparse p."""
    if p.joint:
        return p.matrix
    return sparse.csr_array((p.matrix + p.matrix.T) / 2) if p.turned is None else p.turned


def _entries(indptr: Ids, indices: Ints, values: Singles) -> Entries:
    return Entries(indptr, indices, values, tuple(row_ranges(indptr, ENTRIES)))


def _parted(both: sparse.csr_array, apart: bool, context: Context) -> Steps[tuple[Entries, Entries | None]]:
    """Large and small entries in arrays of their own: rows with gaps are slow to read.

    What is small is judged beside the mean of the row, so that no item hangs by small entries only.
    """
    indptr, n = both.indptr.astype(np.int64), both.shape[0]
    share = _least_share(indptr, both.data) if apart else 0.0
    count = np.zeros(n + 1, np.int64)
    for rows in row_ranges(indptr, _WORK):
        kernels.count_large(indptr, both.data, share, *rows, count)
        context.check()
        yield Step(STAGE, 0, 0)
    np.cumsum(count, out=count)
    if count[n] > _WORTHWHILE * both.nnz:
        share, count = 0.0, indptr
    large, small = (
        (starts, np.empty(starts[n], np.int32), np.empty(starts[n], np.float32)) for starts in (count, indptr - count)
    )
    for rows in row_ranges(indptr, _WORK):
        kernels.part(indptr, both.indices, both.data, share, *rows, large, small)
        context.check()
        yield Step(STAGE, 0, 0)
    return _entries(*large), _entries(*small) if len(small[1]) else None


def _least_share(indptr: Ids, values: Floats) -> float:
    """Share of its row's mean from which an entry counts as large; the others are about ``_SMALL`` of all."""
    rows = np.arange(0, len(indptr) - 1, max(1, len(values) // _SAMPLE))
    sample = [values[indptr[i] : indptr[i + 1]] for i in rows.tolist()]
    ordered = np.sort(np.concatenate([row / row.mean() for row in sample if len(row)]))
    return float(ordered[np.searchsorted(np.cumsum(ordered), _SMALL * ordered.sum())])


def _large(full: Floats) -> Entries:
    """The largest entries of p: about all but ``_SMALL`` of the whole (by a sample of them)."""
    ordered = np.sort(full[:: max(1, len(full) // _SAMPLED)].ravel())
    least = ordered[np.searchsorted(np.cumsum(ordered), _SMALL * ordered.sum())]
    indptr = all_pairs.starts(full, least)
    indices, values = np.empty(indptr[-1], np.int32), np.empty(indptr[-1], np.float32)
    all_pairs.packed(full, least, indptr, indices, values)
    return _entries(indptr, indices, values)


def entropy_bound(p: Affinities, context: Context) -> Steps[float]:
    """H(i,j) for a joint normaliser, H(j|i) = H(i,j) − H(i) row by row, in nats."""
    entropy = yield from entropy_of(p, context)
    return entropy if p.joint else entropy + float((p.first * np.log(p.first)).sum())
