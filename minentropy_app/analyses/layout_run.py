"""``layout``: a map of items by t-SNE, SNE or principal axes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

import numpy as np

from minentropy_app.analyses.layout_items import LayoutItems, items_of
from minentropy_app.analyses.layout_matching import ENOUGH, matched
from minentropy_app.analyses.layout_params import LayoutParams
from minentropy_app.engines.affinities import Affinities, AffinityOptions, from_pairs, from_vectors
from minentropy_app.engines.alignment import aligned
from minentropy_app.engines.layout_joining import Rows, placed, rows_from_pairs, rows_from_vectors
from minentropy_app.engines.layout_problem import STAGE, problem
from minentropy_app.engines.layout_start import principal_axes, slow_modes, small_start
from minentropy_app.engines.tsne import Descent, LayoutOptions, optimise
from minentropy_app.errors import AppError
from minentropy_app.evaluation.layout_quality import best_scale, layout_cost_of, neighbours_kept, partners_kept
from minentropy_app.model.inputs import Floats, Ids
from minentropy_app.model.results import Layout, Metrics, MetricValue
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

T = TypeVar("T")


def run(inputs: Mapping[str, Any], params: LayoutParams, context: Context) -> Steps[Layout]:
    """Find p, lay out, measure.

    Metrics: ``cost`` S, ``entropy_bound``, ``gap`` = ``kl``, ``cost_collapsed`` in nats (pca: the joint
    Student-t cost at the best single scale); ``recall_at_10``, of the ten nearest (with pairs: the ten likeliest
    partners), and ``trustworthiness`` (null with pairs), with ``pca_…`` beside them; ``items``, ``left_out``
    (empty rows, documents without a known word); ``perplexity`` and ``neighbours`` really used (0: all pairs),
    ``neighbour_recall``; with an earlier layout ``stayed`` and ``placed`` or ``aligned``, and ``matched_by_key``.
    """
    context = replace(context, seed=params.seed)
    items = yield from items_of(inputs, params, context)
    if params.method == "pca" and items.vectors is None:
        raise _no_axes()
    earlier, by_key = (None, False) if inputs.get("onto") is None else matched(items.item_ids, inputs)
    if params.onto and earlier is None:
        raise _no_earlier(params.onto)
    p = yield from _affinities(items, params, context)
    if earlier is not None and params.join != "align":
        rows, Y, extra = yield from _onto(items, p.rows, earlier, params, context)
        if len(rows) < len(p.rows):
            p = yield from _affinities(_only(items, rows), params, context)
            rows, Y = rows[p.rows], Y[p.rows]
        if params.join == "continue":
            Y = yield from _continued(items.item_ids[rows], p, Y, params, context)
        item_ids = items.item_ids[rows]
    else:
        item_ids = items.item_ids[p.rows]
        Y = yield from _laid_out(items, p, params, context)
        Y, extra = (Y, {}) if earlier is None else _aligned(item_ids, Y, earlier)
    if earlier is not None:
        extra = {**extra, "matched_by_key": by_key}
    metrics = yield from _measured(items, item_ids, p, Y, params, context)
    return Layout(item_ids, Y, params.method, {**metrics, **extra})


def _affinities(items: LayoutItems, params: LayoutParams, context: Context) -> Steps[Affinities]:
    if items.pairs is not None:
        return (yield from from_pairs(items.pairs, params.joint, context))
    assert items.vectors is not None
    wider = (params.second_perplexity,) if params.second_perplexity else ()
    options = AffinityOptions((params.perplexity, *wider), items.metric, params.joint)
    return (yield from from_vectors(items.vectors, options, context))


def _laid_out(items: LayoutItems, p: Affinities, params: LayoutParams, context: Context) -> Steps[Floats]:
    """(n, dims) positions of the items that take part."""
    if items.vectors is not None and (params.method == "pca" or params.start != "spectral"):
        start = yield from principal_axes(items.vectors, params.dims, context)
        if params.method == "pca":
            return (yield from best_scale(p, start, context))
    elif params.start == "pca":
        raise _no_axes_to_start()
    else:
        start = yield from slow_modes(p, params.dims, params.seed, context)
    early = min(250, params.iterations // 3)
    state = Descent(small_start(start, params.seed))
    return (yield from _optimised(items.item_ids[p.rows], p, state, early, params, context))


def _continued(ids: Ids, p: Affinities, Y: Floats, params: LayoutParams, context: Context) -> Steps[Floats]:
    """Positions after further iterations from ``Y``, at rest at first and without early exaggeration."""
    if Y.shape[1] != params.dims:
        raise _other_dimensions(Y.shape[1])
    if params.method == "pca":
        raise _no_descent()
    state = Descent(np.ascontiguousarray(Y, np.float32))
    return (yield from _optimised(ids, p, state, 0, params, context))


def _optimised(
    ids: Ids, p: Affinities, state: Descent, early: int, params: LayoutParams, context: Context
) -> Steps[Floats]:  # fmt: skip
    options = LayoutOptions(
        params.gaussian, params.iterations, early, late_exaggeration=params.late_exaggeration
    )  # fmt: skip
    yield Step(STAGE, 0, params.iterations)
    what = yield from problem(p, params.dims, params.gaussian, context)
    steps = optimise(what, state, options, context)
    yield from _with_layouts(steps, lambda Y: Layout(ids, Y, params.method))
    Y: Floats = state.Y.astype(np.float64)
    return np.asarray(Y - Y.mean(axis=0))


def _with_layouts(steps: Steps[T], layout: Callable[[Floats], Layout]) -> Steps[T]:
    """The same Steps with layouts as snapshots."""
    while True:
        try:
            step = next(steps)
        except StopIteration as end:
            result: T = end.value
            return result
        yield _shown(step, layout)


def _shown(step: Step, layout: Callable[[Floats], Layout]) -> Step:
    given = step.snapshot
    return step if given is None else replace(step, snapshot=lambda: layout(given()))


def _onto(
    items: LayoutItems, rows: Ids, earlier: Layout, params: LayoutParams, context: Context
) -> Steps[tuple[Ids, Floats, dict[str, MetricValue]]]:  # fmt: skip
    """Rows that have a place, their places, and how many are new; earlier items stay where they were."""
    old = np.isin(items.item_ids[rows], earlier.item_ids)
    stay, new = rows[old], rows[~old]
    if len(stay) < ENOUGH:
        raise _nothing_common(len(stay))
    order = np.argsort(earlier.item_ids)
    at = order[np.searchsorted(earlier.item_ids[order], items.item_ids[stay])]
    Y = earlier.positions[at]
    found = yield from _new_rows(items, stay, new, params, context)
    places = yield from placed(Y, found, params.gaussian, context)
    has_place = np.isfinite(places).all(axis=1)
    rows = np.concatenate([stay, new[has_place]])
    back = np.argsort(rows)
    extra: dict[str, MetricValue] = {"stayed": len(stay), "placed": int(has_place.sum())}
    return rows[back], np.concatenate([Y, places[has_place]])[back], extra


def _new_rows(items: LayoutItems, stay: Ids, new: Ids, params: LayoutParams, context: Context) -> Steps[Rows]:
    if items.pairs is not None:
        return rows_from_pairs(items.pairs, stay, new)
    assert items.vectors is not None
    return (yield from rows_from_vectors(items.vectors, stay, new, params.perplexity, items.metric, context))


def _only(items: LayoutItems, rows: Ids) -> LayoutItems:
    """The same items without those that found no place."""
    if items.pairs is None:
        assert items.vectors is not None
        return replace(items, item_ids=items.item_ids[rows], vectors=items.vectors[rows])
    from minentropy_app.engines.pairs import keep_items

    return replace(items, item_ids=items.item_ids[rows], pairs=keep_items(items.pairs, rows))


def _aligned(item_ids: Ids, Y: Floats, earlier: Layout) -> tuple[Floats, dict[str, MetricValue]]:
    common, mine, theirs = np.intersect1d(item_ids, earlier.item_ids, return_indices=True)
    if len(common) < ENOUGH:
        raise _nothing_common(len(common))
    if earlier.positions.shape[1] != Y.shape[1]:
        raise _other_dimensions(earlier.positions.shape[1])
    return aligned(Y, mine, earlier.positions[theirs]), {"aligned": len(common)}


def _measured(
    items: LayoutItems, item_ids: Ids, p: Affinities, Y: Floats, params: LayoutParams, context: Context
) -> Steps[Metrics]:  # fmt: skip
    cost = yield from layout_cost_of(p, Y, params.gaussian, context)
    metrics: dict[str, MetricValue] = {
        "cost": cost.cost,
        "entropy_bound": cost.entropy_bound,
        "gap": cost.gap,
        "kl": cost.gap,
        "cost_collapsed": cost.cost_collapsed,
    }
    if items.vectors is None:
        metrics["recall_at_10"] = yield from partners_kept(p, Y, context)
        metrics["trustworthiness"] = None
    else:
        everyone = len(item_ids) == len(items.item_ids)
        chosen = items.vectors if everyone else items.vectors[np.isin(items.item_ids, item_ids)]
        axes = yield from principal_axes(chosen, Y.shape[1], context)
        mine, plain = yield from neighbours_kept(chosen, (Y, axes), items.metric, context)
        metrics |= {"recall_at_10": mine.recall, "trustworthiness": mine.trustworthiness}
        metrics["neighbours_compared"] = mine.compared
        metrics |= {"pca_recall_at_10": plain.recall, "pca_trustworthiness": plain.trustworthiness}
    used = p.origin.perplexities
    metrics |= {
        "items": len(Y),
        "left_out": len(items.item_ids) + items.without - len(Y),
        "metric": items.metric or None,
    }
    lowered = bool(used and used[0] < params.perplexity)
    metrics |= {"perplexity": used[0] if used else None, "perplexity_lowered": lowered}
    metrics |= {"neighbours": p.origin.neighbours if used else None, "neighbour_recall": p.origin.recall}
    return metrics


def _no_axes() -> AppError:
    return AppError(
        QT_TRANSLATE_NOOP("analyses.layout", "Principal axes need vectors; loans, pairs, links and texts have none."),
        QT_TRANSLATE_NOOP("analyses.layout", "Choose another method, or run word2vec first and lay out its vectors."),
    )


def _no_axes_to_start() -> AppError:
    return AppError(
        QT_TRANSLATE_NOOP("analyses.layout", "Principal axes need vectors; loans, pairs, links and texts have none."),
        QT_TRANSLATE_NOOP("analyses.layout", "Leave the start open, or set start=spectral."),
    )


def _no_descent() -> AppError:
    return AppError(
        QT_TRANSLATE_NOOP("analyses.layout", "Principal axes are found at once: there is nothing to continue."),
        QT_TRANSLATE_NOOP("analyses.layout", "Choose another method."),
    )


def _no_earlier(name: str) -> AppError:
    return AppError(
        QT_TRANSLATE_NOOP("analyses.layout", "There is no layout {name} to build upon."),
        QT_TRANSLATE_NOOP("analyses.layout", "Give the name of a finished layout of this project."),
        name=name,
    )


def _nothing_common(count: int) -> AppError:
    return AppError(
        QT_TRANSLATE_NOOP(
            "analyses.layout", "Only {count} {count:item is|items are} in the earlier layout too; three are needed."
        ),
        QT_TRANSLATE_NOOP("analyses.layout", "Choose a layout of the same kind of items."),
        count=count,
    )


def _other_dimensions(dims: int) -> AppError:
    return AppError(
        QT_TRANSLATE_NOOP("analyses.layout", "The earlier layout has {dims} dimensions."),
        QT_TRANSLATE_NOOP("analyses.layout", "Set dims={dims}, or choose another layout."),
        dims=dims,
    )
