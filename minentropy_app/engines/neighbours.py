"""The nearest neighbours of every vector: exact, or by cells with a measured recall.

Exact: blocks of inner products (one GEMM each), of which every row keeps its best. Above ~20,000
vectors the points are put into cells round representatives (an inverted file, Jégou, Douze & Schmid 2011,
doi:10.1109/TPAMI.2010.57, without the compression): a vector is compared with the points of the cells whose
representatives are nearest to it. How many cells are needed is read off a sample of vectors whose true
neighbours are known, so that the recall is measured before the work is done, and measured again after.

Candidates chosen by inner products are measured again in a fixed order of summation: the result
does not depend on the number of threads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from minentropy_app.engines.kernels import nearest
from minentropy_app.errors import AppError
from minentropy_app.model.inputs import Floats, Ids, Ints
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

Singles = npt.NDArray[np.float32]

#: Up to so many vectors, neighbours are exact.
EXACT_LIMIT = 20_000
#: Rows and columns of one tile of inner products.
_ROWS, _COLUMNS = 512, 4096
#: Candidates kept beyond k, so that rounding never decides.
_SPARE = 8
#: Points of a cell, on average; rounds of moving the representatives.
_CELL, _ROUNDS = 200, 3
#: Vectors whose true neighbours are looked up to measure the recall, and the recall aimed at.
_SAMPLE, _AIM = 500, 0.975
#: Coordinates handled between two Steps.
_WORK = 5_000_000
#: Axes of the means of cells that are summed between two Steps.
_AXES = 32

STAGE = QT_TRANSLATE_NOOP("engines.neighbours", "Finding neighbours")


@dataclass(frozen=True)
class NeighbourOptions:
    """How many neighbours by which metric.

    Attributes
    ----------
    k
        Neighbours per vector; fewer where there are not so many others.
    metric
        ``euclidean``, or ``cosine``: Euclidean between the directions, ‖x/|x| − y/|y|‖² = 2 − 2 cos.
    exact_limit
        Number of vectors above which cells are used.
    """

    k: int
    metric: str = "euclidean"
    exact_limit: int = EXACT_LIMIT


@dataclass(frozen=True)
class Neighbours:
    """The k nearest others of each of n vectors, nearest first (ties: the smaller number).

    Attributes
    ----------
    indices
        (n, k) int32 numbers of the neighbours.
    squares
        (n, k) float32 squared distances.
    recall
        Share of the true neighbours found, measured on a sample; 1 where exact.
    """

    indices: Ints
    squares: Singles
    recall: float


@dataclass(frozen=True)
class _Search:
    """Points and the buffers in which their candidates gather."""

    points: Singles
    half: Singles
    near: Singles
    who: Ints
    filled: Ints
    limit: Singles
    keep: int

    def offer(self, rows: Ints, columns: Ints, right: Singles) -> None:
        """Compare ``rows`` with ``columns``, whose coordinates are ``right``."""
        if len(rows) and len(columns):
            products = self.points[rows] @ right.T
            if self.filled[rows[0]] == 0 and len(columns) > 2 * self.keep:
                self._bound(rows, self.half[columns] - products)
            nearest.scan(
                products, self.half, rows, columns, self.keep, self.near, self.who, self.filled, self.limit
            )  # fmt: skip

    def _bound(self, rows: Ints, score: Singles) -> None:
        """Let the first columns set the score to beat, one more than enough: a row may meet itself."""
        score.partition(self.keep, axis=1)
        self.limit[rows] = np.minimum(self.limit[rows], np.nextafter(score[:, self.keep], np.float32(np.inf)))


def neighbours(vectors: npt.NDArray[np.floating], options: NeighbourOptions, context: Context) -> Steps[Neighbours]:
    """Find the ``options.k`` nearest others of every row of ``vectors`` (n, d).

    Raises
    ------
    AppError
        Fewer than two vectors; rows that are not finite, or without direction under ``cosine``.
    """
    points = yield from prepared(vectors, options.metric, context)
    n = len(points)
    k = min(options.k, n - 1)
    if n <= options.exact_limit:
        search = _search(points, n, k)
        yield from _every_pair(search, np.arange(n, dtype=np.int32), context)
        indices, squares = yield from _settled(search, np.arange(n), k, context)
        return Neighbours(indices, squares, 1.0)
    return (yield from _by_cells(points, k, context))


def nearest_of_first(
    vectors: npt.NDArray[np.floating], rows: int, options: NeighbourOptions, context: Context
) -> Steps[Neighbours]:
    """Find the nearest among all vectors of the first ``rows`` only; always exact.

    Raises
    ------
    AppError
        As ``neighbours``.
    """
    points = yield from prepared(vectors, options.metric, context)
    k = min(options.k, len(points) - 1)
    search = _search(points, rows, k)
    yield from _every_pair(search, np.arange(rows, dtype=np.int32), context)
    indices, squares = yield from _settled(search, np.arange(rows), k, context)
    return Neighbours(indices, squares, 1.0)


def prepared(vectors: npt.NDArray[np.floating], metric: str, context: Context) -> Steps[Singles]:
    """Float32 copy, centred (Euclidean) or of unit length (cosine), after a check of every row."""
    if len(vectors) < 2:
        raise AppError(
            QT_TRANSLATE_NOOP(
                "engines.neighbours", "{n:There is only|There are only} {n} {n:vector|vectors}: none has a neighbour."
            ),
            QT_TRANSLATE_NOOP("engines.neighbours", "Give at least two."),
            n=len(vectors),
        )
    total, broken, zero = yield from _looked_over(vectors, context)
    _refuse(
        broken,
        QT_TRANSLATE_NOOP(
            "engines.neighbours",
            "{count} {count:vector holds|vectors hold} a value that is not a number: {count:row|rows} {rows}.",
        ),
        QT_TRANSLATE_NOOP("engines.neighbours", "Correct these rows, or leave them out of the file."),
    )
    if metric != "cosine":
        mean = total / len(vectors)
        return (yield from _changed(vectors, lambda part: part - mean, context))
    _refuse(
        zero,
        QT_TRANSLATE_NOOP(
            "engines.neighbours",
            "{count} {count:vector is zero and has|vectors are zero and have} no direction: {count:row|rows} {rows}.",
        ),
        QT_TRANSLATE_NOOP("engines.neighbours", "Leave them out, or choose the Euclidean metric."),
    )
    return (yield from _changed(vectors, _directions, context))


def _looked_over(
    vectors: npt.NDArray[np.floating], context: Context
) -> Steps[tuple[Floats, npt.NDArray[np.bool_], npt.NDArray[np.bool_]]]:
    """Sum of the rows, and which are not finite or zero."""
    total = np.zeros(vectors.shape[1])
    broken, zero = np.empty(len(vectors), bool), np.empty(len(vectors), bool)
    for part in row_blocks(vectors):
        rows = vectors[part]
        broken[part] = np.logical_not(np.isfinite(rows).all(axis=1))
        zero[part] = np.logical_not(rows.any(axis=1))
        total += rows.sum(axis=0, dtype=np.float64)
        context.check()
        yield Step(STAGE, 0, 0)
    return total, broken, zero


def row_blocks(vectors: npt.NDArray[np.floating]) -> Iterator[slice]:
    """Slices of rows between two Steps."""
    block = max(1, _WORK // max(1, vectors.shape[1]) // _ROWS) * _ROWS
    return (slice(first, first + block) for first in range(0, len(vectors), block))


def _directions(part: Floats) -> Floats:
    part = part / np.abs(part).max(axis=1)[:, None]
    return np.asarray(part / np.sqrt(np.einsum("ij,ij->i", part, part))[:, None])


def _changed(
    vectors: npt.NDArray[np.floating], change: Callable[[Floats], Floats], context: Context
) -> Steps[Singles]:  # fmt: skip
    """Change the rows in double precision, some at a time: they never stand in memory twice."""
    out = np.empty(vectors.shape, np.float32)
    for part in row_blocks(vectors):
        for first in range(part.start, min(part.stop, len(vectors)), _ROWS):
            out[first : first + _ROWS] = change(vectors[first : first + _ROWS].astype(np.float64))
        context.check()
        yield Step(STAGE, 0, 0)
    return out


def _refuse(wrong: npt.NDArray[np.bool_], message: str, hint: str) -> None:
    """Raise AppError naming the first rows (from 1) that are ``wrong``."""
    rows = np.flatnonzero(wrong)
    if len(rows):
        named = ", ".join(str(r + 1) for r in rows[:10]) + (" …" if len(rows) > 10 else "")
        raise AppError(message, hint, count=len(rows), rows=named)


def _search(points: Singles, rows: int, k: int) -> _Search:
    keep = min(k + _SPARE, len(points) - 1)
    shape = (rows, 2 * keep)
    half = np.einsum("ij,ij->i", points, points) / np.float32(2)
    return _Search(
        points, half, np.empty(shape, np.float32), np.empty(shape, np.int32),
        np.zeros(rows, np.int32), np.full(rows, np.inf, np.float32), keep,
    )  # fmt: skip


def _every_pair(search: _Search, rows: Ints, context: Context) -> Steps[None]:
    n = len(search.points)
    for first in range(0, len(rows), _ROWS):
        for left in range(0, n, _COLUMNS):
            right = search.points[left : left + _COLUMNS]
            search.offer(rows[first : first + _ROWS], np.arange(left, left + len(right), dtype=np.int32), right)
            context.check()
            yield Step(STAGE, first, len(rows))


def _settled(search: _Search, rows: Ids, k: int, context: Context) -> Steps[tuple[Ints, Singles]]:
    """Return the k nearest of each of the first ``len(rows)`` points, measured again."""
    n = len(rows)
    indices, squares = np.empty((n, k), np.int32), np.empty((n, k), np.float32)
    block = max(1, _WORK // (search.keep * search.points.shape[1]))
    for first in range(0, n, block):
        last = min(first + block, n)
        nearest.settle(search.points, first, last, k, search.who, search.filled, search.near, indices, squares)
        context.check()
        yield Step(STAGE, last, n)
    return indices, squares


@dataclass(frozen=True)
class _Cells:
    """``order[start[c]:start[c+1]]`` are the points of cell c; ``centres`` its representatives."""

    centres: Singles
    order: Ints
    start: Ids
    of: Ints


def _by_cells(points: Singles, k: int, context: Context) -> Steps[Neighbours]:
    rng = np.random.default_rng(context.seed)
    sample = np.sort(rng.choice(len(points), min(_SAMPLE, len(points)), replace=False)).astype(np.int32)
    truth = yield from _true_neighbours(points, sample, k, context)
    cells = yield from _cells(points, rng, context)
    yield Step(STAGE, 0, 0)
    probes = _probes_needed(points, cells, sample, truth)
    yield Step(STAGE, 0, 0)
    if 2 * probes > len(cells.centres):
        return (yield from neighbours(points, NeighbourOptions(k, exact_limit=len(points)), context))
    search = _search(points, len(points), k)
    yield from _fetched(search, context)
    yield from _probe(search, cells, probes, context)
    indices, squares = yield from _settled(search, np.arange(len(points)), k, context)
    found = [np.isin(truth[s], indices[row]).mean() for s, row in enumerate(sample)]
    return Neighbours(indices, squares, float(np.mean(found)))


def _fetched(search: _Search, context: Context) -> Steps[None]:
    """Touch the buffers' memory a part at a time: the first cell offers to rows all over them."""
    block = max(1, _WORK // (4 * search.near.shape[1]))
    for first in range(0, len(search.near), block):
        search.near[first : first + block], search.who[first : first + block] = 0, 0
        context.check()
        yield Step(STAGE, 0, 0)


def _true_neighbours(points: Singles, sample: Ints, k: int, context: Context) -> Steps[Ints]:
    """Return the (s, k) nearest others of the sampled points, by moving them to the front."""
    others = np.setdiff1d(np.arange(len(points), dtype=np.int32), sample, assume_unique=True)
    order = np.concatenate([sample, others])
    moved = np.empty_like(points)
    for part in row_blocks(points):
        moved[part] = points[order[part]]
        context.check()
        yield Step(STAGE, 0, 0)
    search = _search(moved, len(sample), k)
    yield from _every_pair(search, np.arange(len(sample), dtype=np.int32), context)
    indices, _ = yield from _settled(search, np.arange(len(sample)), k, context)
    return order[indices]


def _cells(points: Singles, rng: np.random.Generator, context: Context) -> Steps[_Cells]:
    """Some rounds of k-means from random points; cells without points are dropped."""
    n = len(points)
    count = max(2, n // _CELL)
    centres = points[np.sort(rng.choice(n, count, replace=False))]
    for _ in range(_ROUNDS):
        of = yield from _nearest_centres(points, centres, 1, context)
        size = np.bincount(of[:, 0], minlength=len(centres))
        order = np.argsort(of[:, 0], kind="stable")
        start = np.concatenate([[0], np.cumsum(size[size > 0])])
        sums = np.empty((len(start) - 1, points.shape[1]), np.float32)
        for axis in range(0, points.shape[1], _AXES):
            part = points[:, axis : axis + _AXES][order]
            sums[:, axis : axis + _AXES] = np.add.reduceat(part, start[:-1], axis=0)
            context.check()
            yield Step(STAGE, 0, 0)
        centres = np.ascontiguousarray(sums / size[size > 0, None].astype(np.float32))
    of = yield from _nearest_centres(points, centres, 1, context)
    size = np.bincount(of[:, 0], minlength=len(centres))
    start = np.concatenate([[0], np.cumsum(size)]).astype(np.int64)
    return _Cells(centres, np.argsort(of[:, 0], kind="stable").astype(np.int32), start, of[:, 0])


def _nearest_centres(points: Singles, centres: Singles, count: int, context: Context) -> Steps[Ints]:
    """(n, count) numbers of the nearest centres of each point (unordered where count > 1)."""
    half = np.einsum("ij,ij->i", centres, centres) / np.float32(2)
    near = np.empty((len(points), count), np.int32)
    block = max(64, _WORK // (2 * len(centres)))  # choosing several of them takes as long as the products
    for first in range(0, len(points), block):
        score = half - points[first : first + block] @ centres.T
        if count == 1:
            near[first : first + block, 0] = score.argmin(axis=1)
        else:
            yield Step(STAGE, 0, 0)
            half_way = len(score) // 2
            for part, out in ((score[:half_way], near[first:]), (score[half_way:], near[first + half_way :])):
                out[: len(part)] = np.argpartition(part, count - 1, axis=1)[:, :count]
                yield Step(STAGE, 0, 0)
        context.check()
        yield Step(STAGE, 0, 0)
    return near


def _probes_needed(points: Singles, cells: _Cells, sample: Ints, truth: Ints) -> int:
    """How many of its nearest cells a point must see, for the recall aimed at."""
    half = np.einsum("ij,ij->i", cells.centres, cells.centres) / np.float32(2)
    score = half - points[sample] @ cells.centres.T
    place = np.argsort(np.argsort(score, axis=1, kind="stable"), axis=1)
    rank = np.take_along_axis(place, cells.of[truth].astype(np.int64), axis=1)
    return int(np.quantile(rank, _AIM, method="higher")) + 1


def _probe(search: _Search, cells: _Cells, probes: int, context: Context) -> Steps[None]:
    """Compare every point with the points of its ``probes`` nearest cells, cell by cell."""
    near = yield from _nearest_centres(search.points, cells.centres, probes, context)
    visitors, start = yield from _visitors(near, len(cells.centres), context)
    for cell in range(len(cells.centres)):
        columns = cells.order[cells.start[cell] : cells.start[cell + 1]]
        right = search.points[columns]
        for rows in _blocks(visitors[start[cell] : start[cell + 1]]):
            search.offer(rows, columns, right)
            context.check()
            yield Step(STAGE, cell, len(cells.centres))


def _visitors(near: Ints, cells: int, context: Context) -> Steps[tuple[Ints, Ids]]:
    """Points that visit each cell, cell after cell in ascending order; and where those of a cell begin."""
    start = np.concatenate([[0], np.cumsum(np.bincount(near.ravel(), minlength=cells))])
    place, visitors = start[:-1].copy(), np.empty(near.size, np.int32)
    block = max(1, _WORK // near.shape[1])
    for first in range(0, len(near), block):
        nearest.enter(near, first, min(first + block, len(near)), place, visitors)
        context.check()
        yield Step(STAGE, 0, 0)
    return visitors, start


def _blocks(rows: Ints) -> Iterator[Ints]:
    return (rows[first : first + 4096] for first in range(0, len(rows), 4096))
