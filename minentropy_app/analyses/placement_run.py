"""How ``placement`` runs: visits, pairs, positions by the method chosen, and what to say of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np

from minentropy_app.analyses.pairs import visit_metrics
from minentropy_app.analyses.placement_methods import Found, Task, Way, find_positions, items_among
from minentropy_app.analyses.placement_params import PlacementParams
from minentropy_app.engines.legal_positions import scale_to_d_min
from minentropy_app.engines.pairs import PairOptions, count_pairs, keep_items, rows_of
from minentropy_app.engines.visits import Visits, gather_visits
from minentropy_app.engines.walking import min_distance, references, walking_cost, walks_of
from minentropy_app.engines.walking_bound import bound_walks
from minentropy_app.errors import AppError
from minentropy_app.evaluation.placement_quality import class_neighbours
from minentropy_app.evaluation.time_split import split_by_time
from minentropy_app.model.inputs import Floats, Ids, Loans, PairCounts
from minentropy_app.model.results import Metrics, MetricValue, Pairs, Placement
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

MEASURING = QT_TRANSLATE_NOOP("analyses.placement", "Measuring the placement")
NO_DATES = QT_TRANSLATE_NOOP("analyses.placement", "no visits on different known days")
FEW_EARLIER = QT_TRANSLATE_NOOP("analyses.placement", "no visit of two books before the split date")
FEW_LATER = QT_TRANSLATE_NOOP("analyses.placement", "no later visit holds two of the books placed")
ONLY_PAIRS = QT_TRANSLATE_NOOP("analyses.placement", "pairs have no dates")
COINCIDE = QT_TRANSLATE_NOOP("analyses.placement", "two books have the same vector")


def run(inputs: Mapping[str, Any], params: PlacementParams, context: Context) -> Steps[Placement]:
    """Place the books, then measure the placement."""
    visits, task = yield from _task_of(inputs["loans"], params, context)
    found = yield from _shown(find_positions(task, way_of(params), context), task.pairs, params)
    exported = found.positions * params.d_min
    settled = partial(_placement, task.pairs, exported, params, {})
    bound = yield from _settled(bound_walks(task.walks, context), settled)
    held_out = yield from _settled(_held_out(visits, task.pairs, exported, params, context), settled)
    measured = yield from _settled(_measured(task, found, exported, params, context), settled)
    least = bound.sharp * params.d_min
    proven = {"bound": least, "gap": measured["S"] - least, "bound_plain": bound.plain * params.d_min}
    of_visits = visit_metrics(visits) if visits is not None else {}
    metrics = {**measured, **proven, **held_out, **found.metrics, **of_visits}
    return _with_own_vectors(_placement(task.pairs, exported, params, metrics), found)


def way_of(params: PlacementParams) -> Way:
    """Return the choices that positions depend on."""
    return Way(
        params.method,
        params.legal,
        params.space,
        params.shared_vectors,
        params.sweeps,
        params.dim,
        params.epochs,
        params.trainer,
        params.iterations,
        params.seed,
    )


def _task_of(
    source: Loans | PairCounts | Pairs, params: PlacementParams, context: Context
) -> Steps[tuple[Visits | None, Task]]:
    visits = None
    if isinstance(source, Loans):
        visits = yield from gather_visits(source, params.window, context)
        counted = yield from count_pairs(visits, PairOptions(params.singles, params.min_loans), context)
    else:
        counted = _frequent(_as_counts(source), params)
    pairs = _most_borrowed(counted, params.most_books)
    _refuse_unplaceable(pairs)
    return visits, Task(pairs, walks_of(pairs), visits)


def _as_counts(source: PairCounts | Pairs) -> PairCounts:
    """A result of ``pairs`` and imported pairs are the same thing here."""
    if isinstance(source, PairCounts):
        return source
    return PairCounts(
        source.item_ids,
        source.indptr,
        source.indices,
        source.weights,
        source.loans,
        source.borrowers,
        source.item_class,
        source.class_names,
        source.readers,
    )


def _frequent(pairs: PairCounts, params: PlacementParams) -> PairCounts:
    """Apply ``min_loans`` and ``singles`` to pairs that were counted earlier.

    Pairs of unknown loans cannot be filtered: asking for more than 1 is refused.
    """
    if not params.singles:
        off = rows_of(pairs) != pairs.indices
        indptr = np.r_[0, np.cumsum(off)][pairs.indptr]
        people = pairs.borrowers[off] if len(pairs.borrowers) else pairs.borrowers
        pairs = replace(pairs, indptr=indptr, indices=pairs.indices[off], weights=pairs.weights[off], borrowers=people)
    if params.min_loans <= 1:
        return pairs
    if not pairs.loans.any():
        raise AppError(
            QT_TRANSLATE_NOOP("analyses.placement", "These pairs do not say how often each book was borrowed."),
            QT_TRANSLATE_NOOP("analyses.placement", "Set min_loans = 1, or use the loans themselves."),
        )
    return keep_items(pairs, np.flatnonzero(pairs.loans >= params.min_loans))


def _most_borrowed(pairs: PairCounts, most: int) -> PairCounts:
    """Keep the most borrowed books (by weight in pairs where loans are unknown), ties in canonical order."""
    if not most or most >= len(pairs.item_ids):
        return pairs
    popular = pairs.loans if pairs.loans.any() else np.bincount(rows_of(pairs), pairs.weights, len(pairs.item_ids))
    return keep_items(pairs, np.sort(np.argsort(-popular, kind="stable")[:most]))


def _refuse_unplaceable(pairs: PairCounts) -> None:
    if len(pairs.item_ids) < 2:
        raise AppError(
            QT_TRANSLATE_NOOP("analyses.placement", "There are fewer than two books to place."),
            QT_TRANSLATE_NOOP("analyses.placement", "Lower min_loans, or use a larger source."),
        )
    if not (pairs.weights[rows_of(pairs) != pairs.indices] > 0).any():
        raise AppError(
            QT_TRANSLATE_NOOP(
                "analyses.placement", "No visit holds two of the books, so there is nothing to bring together."
            ),
            QT_TRANSLATE_NOOP(
                "analyses.placement", "Choose a longer visit (window), lower min_loans, or use more loans."
            ),
        )


def _measured(
    task: Task, found: Found, exported: Floats, params: PlacementParams, context: Context
) -> Steps[dict[str, Any]]:
    """Figures of the exported positions, with popularity order and random order beside them."""
    yield _measuring(0, context)
    beside = references(task.walks, task.walks.first, params.space)
    yield _measuring(1, context)
    alike = class_neighbours(exported, task.pairs.item_class)
    yield _measuring(2, context)
    literal = _literal_cost(task, found, params.d_min)
    return {
        "S": walking_cost(task.walks, exported),
        "min_distance": min_distance(exported),
        "S_popularity": beside.popularity * params.d_min,
        "S_random": beside.random * params.d_min,
        "S_literal": literal,
        **({"S_literal_note": COINCIDE} if literal is None else {}),
        "books": len(task.pairs.item_ids),
        "paired_books": int((task.walks.first > 0).sum()),
        "class_neighbours": alike.share,
        "class_chance": alike.chance,
        "classed_books": alike.books,
    }


def _measuring(done: int, context: Context) -> Step:
    context.check()
    return Step(MEASURING, done, 3)


def _literal_cost(task: Task, found: Found, d_min: float) -> float | None:
    """S of the method's own vectors, only scaled so that the closest pair is exactly ``d_min`` apart."""
    scaled = scale_to_d_min(found.literal, d_min).positions
    if scaled is None:
        return None
    whole = np.zeros((task.walks.count, 3))
    whole[found.own] = scaled
    return walking_cost(task.walks, whole)


def _held_out(
    visits: Visits | None, pairs: PairCounts, exported: Floats, params: PlacementParams, context: Context
) -> Steps[dict[str, MetricValue]]:
    """Place by the earlier visits alone and walk the later ones.

    ``S_test``: the same method, run again on the visits before ``split_date``, judged on the pairs
    that visits from that day on (the latest quarter of the dated ones) hold among the books it has
    placed. ``S_test_popularity`` and ``S_test_random``: popularity order by the earlier
    visits, and random order, on the same pairs. ``S_test_same_loans``: the exported positions on the
    later pairs; they have seen those loans, so it is too rosy.
    """
    split = split_by_time(visits) if visits is not None else None
    if visits is None or split is None:
        return _untested(ONLY_PAIRS if visits is None else NO_DATES)
    counting = PairOptions(params.singles, params.min_loans)
    counted = yield from count_pairs(split.earlier, counting, context)
    earlier = _most_borrowed(counted, params.most_books)
    task = Task(earlier, walks_of(earlier), split.earlier)
    if not len(task.walks.weights):
        return _untested(FEW_EARLIER)
    every_later = yield from count_pairs(split.later, PairOptions(params.singles), context)
    later = walks_of(among(every_later, earlier.item_ids))
    if not len(later.weights):
        return _untested(FEW_LATER)
    found = yield from find_positions(task, way_of(params), context)
    beside = references(later, task.walks.first, params.space)
    return {
        "S_test": walking_cost(later, found.positions) * params.d_min,
        "S_test_popularity": beside.popularity * params.d_min,
        "S_test_random": beside.random * params.d_min,
        "S_test_same_loans": walking_cost(walks_of(among(every_later, pairs.item_ids)), exported),
        "split_date": split.date,
        "test_books": len(earlier.item_ids),
    }


def _untested(why: str) -> dict[str, MetricValue]:
    names = ("S_test", "S_test_popularity", "S_test_random", "S_test_same_loans")
    return {**dict.fromkeys(names), "S_test_note": why}


def among(pairs: PairCounts, item_ids: Ids) -> PairCounts:
    """Return the pairs among the given items, rows in their order; items without pairs get empty rows."""
    at = items_among(pairs.item_ids, item_ids)
    inside = keep_items(pairs, np.flatnonzero(at >= 0))
    place = at[at >= 0].astype(np.int32)
    rows, columns = place[rows_of(inside)], place[inside.indices]
    order = np.lexsort((columns, rows))
    indptr = np.r_[0, np.cumsum(np.bincount(rows, minlength=len(item_ids)))].astype(np.int64)
    loans, classes = np.zeros(len(item_ids)), np.full(len(item_ids), -1, np.int32)
    loans[place], classes[place] = inside.loans, inside.item_class
    people = inside.borrowers[order] if len(inside.borrowers) else inside.borrowers
    return PairCounts(
        item_ids, indptr, columns[order], inside.weights[order], loans, people, classes, inside.class_names
    )


def _placement(pairs: PairCounts, positions: Floats, params: PlacementParams, metrics: Metrics) -> Placement:
    return Placement(pairs.item_ids, positions, pairs.loans, params.method, metrics, pairs.readers)


def _with_own_vectors(placement: Placement, found: Found) -> Placement:
    """Keep the vectors that ``S_literal`` and the softmax cost belong to; on the lattice those are the positions."""
    if placement.method == "lattice":
        return placement
    kept = replace(placement, own=placement.item_ids[found.own], own_vectors=found.literal)
    return kept if found.contexts is None else replace(kept, context_vectors=found.contexts)


def _shown(steps: Steps[Found], pairs: PairCounts, params: PlacementParams) -> Steps[Found]:
    """Turn snapshots of positions into placements."""
    while True:
        try:
            step = next(steps)
        except StopIteration as end:
            found: Found = end.value
            return found
        yield _rescaled(step, pairs, params)


def _rescaled(step: Step, pairs: PairCounts, params: PlacementParams) -> Step:
    numbers = {name: value * params.d_min if name == "S" else value for name, value in step.numbers.items()}
    snapshot = step.snapshot
    if snapshot is None:
        return replace(step, numbers=numbers)
    return replace(step, numbers=numbers, snapshot=lambda: _placement(pairs, snapshot() * params.d_min, params, {}))


def _settled(steps: Steps[Any], settled: Any) -> Steps[Any]:
    """Pass steps on while the placement itself no longer changes; their figures would be of another layout."""
    while True:
        try:
            step = next(steps)
        except StopIteration as end:
            return end.value
        yield replace(step, numbers={}, snapshot=settled)
