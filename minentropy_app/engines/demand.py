"""What will be asked of the books: from past visits to weights of distances.

``raw`` counts the visits as they are. ``smoothed`` expects the future: popularity that fades with a half-life, or
is learned from the past (``learned_demand``), shrunk to the mean of the class (the main class, or the books around
by call number); pairs blended from what was borrowed together, from neighbours in Word2Vec's space, from
neighbours by call number, from chance (books that meet in a visit only because both are popular), and from
neighbours by title (method.md, section 1; p from loans).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array, diags_array

from minentropy_app.engines.learned_demand import learned_demand
from minentropy_app.engines.neighbours import NeighbourOptions, neighbours
from minentropy_app.engines.pairs import PairOptions, count_pairs
from minentropy_app.engines.shelving import Demand
from minentropy_app.engines.title_neighbours import by_title
from minentropy_app.engines.visits import Visits, borrower_sequences, take_rows
from minentropy_app.engines.word2vec import Sentences, Trained, WordOptions, train
from minentropy_app.errors import AppError
from minentropy_app.model.inputs import UNKNOWN_DAY, Floats, Ids, Ints
from minentropy_app.model.step import Context, Steps

#: Neighbours by vector of a book, and books before and after it by call number, that stand for its company.
_BY_VECTOR, _BY_NUMBER = 10, 5
#: Place of the share of chance among the shares of pairs.
_CHANCE = 3
#: Partners by chance of a book; the golden ratio spreads where they are looked for.
_BY_CHANCE, _GOLDEN = 4, 0.6180339887498949
#: Books of a class that its mean is drawn to the mean of all by.
_CLASS_PRIOR = 5.0


@dataclass(frozen=True)
class Smoothing:
    """How the past is turned into the future.

    Attributes
    ----------
    half_life
        Days in which a loan loses half its weight, 0: never.
    shrinkage
        κ: the class mean counts as much as κ times what the book itself shows.
    reach
        The class of a book: so many books to either side by call number (weights fall to 1/e there), 0: the main
        class. Books without a call number are a class of their own.
    pair_weights
        Shares of raw pairs, neighbours by vector, neighbours by call number, chance, and neighbours by title (0 where
        left out).
    learned
        What a book itself shows is what books like it were later asked for, not its faded loans.
    """

    half_life: float = 120.0
    shrinkage: float = 10.0
    reach: int = 100
    pair_weights: tuple[float, ...] = (0.3, 0.35, 0.35)
    learned: bool = False


@dataclass(frozen=True)
class Company:
    """Who stands for the company of a book: (n, n) rows that sum to 1 (or 0 where nobody does)."""

    by_vector: csr_array
    by_number: csr_array
    by_title: csr_array


def restrict_books(visits: Visits, kept: Ids) -> Visits:
    """Return the visits to the given books (ascending indices); visits to none of them are left out."""
    number = np.full(len(visits.item_ids), -1, np.int32)
    number[kept] = np.arange(len(kept), dtype=np.int32)
    inside = number[visits.items] >= 0
    bounds = np.r_[0, np.cumsum(inside)][visits.indptr]
    filled = np.flatnonzero(np.diff(bounds) > 0)
    indptr, items = take_rows(bounds, number[visits.items[inside]], filled)
    loans, classes = visits.loans[kept], visits.item_class[kept]
    return Visits(
        visits.item_ids[kept], indptr, items, visits.day[filled], visits.borrower[filled], loans, classes,
        visits.class_names,
    )  # fmt: skip


def raw_demand(visits: Visits, context: Context) -> Steps[Demand]:
    """Weights with which the cost of a plan is exactly the mean metres of these visits."""
    pairs = yield from count_pairs(_all_loaned(visits), PairOptions(), context)
    count = max(visits.count, 1)
    return Demand(
        _entrance_weight(visits, np.ones(visits.count)) / count, pairs.indptr, pairs.indices, 2 * pairs.weights / count
    )


def smoothed_demand(
    visits: Visits, rank: Ints, company: Company, smoothing: Smoothing, context: Context
) -> Steps[Demand]:
    """Expected weights per visit of what comes after the last of these visits."""
    expected = popularity(visits, rank, smoothing)
    total = float(expected.sum()) / 2 if smoothing.learned else float(fading(visits, smoothing.half_life).sum())
    first = expected / max(total, 1e-300)
    share = np.array(smoothing.pair_weights) / max(sum(smoothing.pair_weights), 1e-12)
    pairs = yield from count_pairs(_all_loaned(visits), PairOptions(), context)
    raw = csr_array((2 * pairs.weights / max(visits.count, 1), pairs.indices, pairs.indptr), shape=(len(first),) * 2)
    mass = float(raw.sum())
    blend = raw * share[0]
    chance = by_chance(first) if len(share) > _CHANCE and share[_CHANCE] > 0 else None
    sources = (company.by_vector, company.by_number, chance, company.by_title)
    for part, rows in zip(share[1:], sources, strict=False):
        if part > 0 and rows is not None:
            blend = blend + _flow(rows, first) * (part * mass)
    blend = csr_array(blend)
    blend.sort_indices()
    return Demand(first, blend.indptr.astype(np.int64), blend.indices.astype(np.int32), blend.data)


def fading(visits: Visits, half_life: float) -> Floats:
    """(visits,) 2^(−age / half-life), age counted from the last visit; unknown days count in full."""
    known = visits.day != UNKNOWN_DAY
    if half_life <= 0 or not known.any():
        return np.ones(visits.count)
    age = np.where(known, int(visits.day[known].max()) - visits.day.astype(np.float64), 0.0)
    faded: Floats = 2.0 ** (-age / half_life)
    return faded


def popularity(visits: Visits, rank: Ints, smoothing: Smoothing) -> Floats:
    """(n,) e_i = Σ over visits of fading · 2/k, or as learned, shrunk: (e_i + κ·mean of the class) / (1 + κ)."""
    own = own_demand(visits, smoothing)
    return shrunk(own, class_mean(own, visits, rank, smoothing.reach), smoothing.shrinkage)


def own_demand(visits: Visits, smoothing: Smoothing) -> Floats:
    """(n,) what the books themselves show; faded where there is nothing to learn from."""
    learned = learned_demand(visits) if smoothing.learned else None
    return faded_demand(visits, smoothing.half_life) if learned is None else learned


def faded_demand(visits: Visits, half_life: float) -> Floats:
    """(n,) what the books themselves show: Σ over visits of fading · 2/k."""
    return _entrance_weight(visits, fading(visits, half_life))


def class_mean(own: Floats, visits: Visits, rank: Ints, reach: int) -> Floats:
    """(n,) what alike books show: those around by call number, or those of the main class (``reach`` 0)."""
    return _means_around(own, rank, reach) if reach else _class_means(own, visits.item_class)


def shrunk(own: Floats, mean: Floats, shrinkage: float) -> Floats:
    """(n,) κ parts of the mean to one of the book's own."""
    expected: Floats = (own + shrinkage * mean) / (1 + shrinkage)
    return expected


def _class_means(own: Floats, item_class: Ints) -> Floats:
    kind = item_class.astype(np.int64) + 1
    books, sums = np.bincount(kind), np.bincount(kind, own)
    means: Floats = (sums + _CLASS_PRIOR * own.mean()) / (books + _CLASS_PRIOR)
    return means[kind]


def _means_around(own: Floats, rank: Ints, reach: int) -> Floats:
    """Mean over the books around each by call number, weights e^(−places apart / reach)."""
    order = np.flatnonzero(rank >= 0)
    order = order[np.argsort(rank[order], kind="stable")]
    apart = np.abs(np.arange(-4 * reach, 4 * reach + 1)) / reach
    rest = np.ones(len(own), bool)
    rest[order] = False
    mean = np.full(len(own), own[rest].mean() if rest.any() else 0.0)
    if len(order):
        weight = np.exp(-apart)
        around, books = (np.convolve(x, weight)[4 * reach : -4 * reach] for x in (own[order], np.ones(len(order))))
        mean[order] = around / books
    return mean


def find_company(
    visits: Visits, rank: Ints, seed: int, context: Context, titles: Sequence[str] = ()
) -> Steps[Company]:  # fmt: skip
    """Neighbours by vectors trained on these visits, by call number (``rank`` (n,), −1: none), and by title."""
    n = len(visits.item_ids)
    try:
        options = WordOptions(dim=32, window=5, epochs=10, min_count=2, seed=seed)
        trained = yield from train(Sentences(*borrower_sequences(visits)), options, context)
        by_vector = yield from _alike(trained, n, context)
    except AppError:  # nothing was borrowed twice: no vectors
        by_vector = csr_array((n, n))
    alike = (yield from by_title(titles, context)) if len(titles) == n else csr_array((n, n))
    return Company(by_vector, _beside(rank), _rows_of_one(alike))


def by_chance(first: Floats) -> csr_array:
    """(n, n) partners whom a book meets by chance: ``_BY_CHANCE`` each, drawn evenly from the popularity of all.

    Book i takes the books at evenly spaced shares of all demand, from a start of its own (a golden-ratio sequence),
    so that each book is taken as often as it is asked for, and nothing is left to dice.
    """
    n, total = len(first), float(first.sum())
    if n < 2 or total <= 0:
        return csr_array((n, n))
    order = np.argsort(-first, kind="stable")
    reached = np.cumsum(first[order]) / total
    start = (np.arange(n) * _GOLDEN) % 1.0
    shares = (start[:, None] + np.arange(_BY_CHANCE)) / _BY_CHANCE
    partner = order[np.minimum(np.searchsorted(reached, shares % 1.0), n - 1)].ravel()
    book = np.repeat(np.arange(n), _BY_CHANCE)
    other = book != partner
    return _rows_of_one(csr_array((np.ones(int(other.sum())), (book[other], partner[other])), (n, n)))


def _all_loaned(visits: Visits) -> Visits:
    """Pairs are counted among books with loans; here every book keeps its place."""
    ones = np.ones(len(visits.item_ids), np.int64)
    return Visits(
        visits.item_ids, visits.indptr, visits.items, visits.day, visits.borrower, ones, visits.item_class,
        visits.class_names,
    )  # fmt: skip


def _entrance_weight(visits: Visits, weight: Floats) -> Floats:
    sizes = visits.sizes
    each = np.repeat(2.0 * weight / np.maximum(sizes, 1), sizes)
    return np.asarray(np.bincount(visits.items, each, len(visits.item_ids)), np.float64)


def _flow(rows: csr_array, first: Floats) -> csr_array:
    """Symmetric flows that leave each book in proportion to its popularity; sum 1."""
    flow = diags_array(first) @ rows
    flow = flow + flow.T
    total = float(flow.sum())
    return flow / total if total > 0 else flow


def _alike(trained: Trained, n: int, context: Context) -> Steps[csr_array]:
    found = yield from neighbours(trained.vectors, NeighbourOptions(_BY_VECTOR, "cosine"), context)
    items = trained.vocabulary.items
    row = np.repeat(items, found.indices.shape[1])
    cosine = np.maximum(1 - found.squares.astype(np.float64).ravel() / 2, 0)
    return _rows_of_one(csr_array((cosine, (row, items[found.indices.ravel()])), (n, n)))


def _beside(rank: Ints) -> csr_array:
    """The books before and after each by call number, weighted by 1 / places apart."""
    order = np.flatnonzero(rank >= 0)
    order = order[np.argsort(rank[order], kind="stable")]
    rows, columns, scores = [], [], []
    for apart in range(1, min(_BY_NUMBER, len(order) - 1) + 1):
        for one, other in ((order[:-apart], order[apart:]), (order[apart:], order[:-apart])):
            rows.append(one)
            columns.append(other)
            scores.append(np.full(len(one), 1.0 / apart))
    if not rows:
        return csr_array((len(rank),) * 2)
    places = (np.concatenate(rows), np.concatenate(columns))
    return _rows_of_one(csr_array((np.concatenate(scores), places), (len(rank),) * 2))


def _rows_of_one(matrix: csr_array) -> csr_array:
    sums = np.asarray(matrix.sum(axis=1)).ravel()
    return csr_array(diags_array(1 / np.where(sums > 0, sums, 1.0)) @ matrix)
