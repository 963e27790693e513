from __future__ import annotations

import dataclasses
from functools import partial

import numpy as np
import pytest

from minentropy_app.analyses import analysis_named, placement_methods
from minentropy_app.analyses.placement_methods import items_among, three_axes
from minentropy_app.analyses.placement_params import PlacementParams
from minentropy_app.engines.pairs import PairOptions, pairs_of
from minentropy_app.engines.softmax_placement import SoftmaxLayout, softmax_layout
from minentropy_app.engines.visits import visits_of
from minentropy_app.engines.walking import min_distance
from minentropy_app.errors import AppError, Cancelled
from minentropy_app.model.inputs import ANONYMOUS, UNKNOWN_DAY, Loans
from minentropy_app.model.params import from_text
from minentropy_app.model.results import Placement
from minentropy_app.model.step import Context, drain
from minentropy_app.theory.costs import Walking
from minentropy_app.theory.pair_sources import from_weights, pair_weights
from minentropy_app.theory.total_cost import total_cost, walking_bound
from tests.benchmarks._synthetic import Library
from tests.benchmarks._synthetic import loans_of as synthetic
from tests.engines.test_visits import as_tuples, loans_of

LIBRARY = synthetic(Library(150, 1500))
ANALYSIS = analysis_named("placement")


def place(source, context: Context | None = None, **params) -> Placement:
    params.setdefault("sweeps", 60)
    return drain(ANALYSIS.run({"loans": source}, PlacementParams(**params), context or Context()))


def literal(loans: Loans, result: Placement):
    """p over the placed books, by the literal formula."""
    visits = [items for _, items, _ in as_tuples(visits_of(loans))]
    at = np.searchsorted(loans.item_ids, result.item_ids)
    return from_weights(pair_weights(visits, len(loans.item_ids))[np.ix_(at, at)])


def test_the_metrics_are_those_of_the_exported_positions() -> None:
    result = place(LIBRARY, d_min=1.5)
    p, metrics = literal(LIBRARY, result), result.metrics
    assert metrics["S"] == pytest.approx(total_cost(p, Walking(), result.positions), rel=1e-12)
    assert metrics["min_distance"] == min_distance(result.positions)
    assert metrics["min_distance"] >= 1.5 * (1 - 1e-9)
    assert metrics["bound_plain"] == pytest.approx(walking_bound(p, 1.5), rel=1e-12)
    assert metrics["bound_plain"] <= metrics["bound"] <= metrics["S"] < metrics["S_popularity"] < metrics["S_random"]
    assert metrics["gap"] == pytest.approx(metrics["S"] - metrics["bound"])
    assert metrics["S_literal"] == pytest.approx(metrics["S"])
    assert metrics["class_neighbours"] > 1.2 * metrics["class_chance"]
    assert metrics["S_test"] < metrics["S_test_random"]
    assert metrics["S_test_same_loans"] < metrics["S_test"]
    assert set(ANALYSIS.metrics) <= set(metrics)


@pytest.mark.parametrize(
    "params",
    [
        {"method": "gaussian"},
        {"method": "dot"},
        {"method": "dot", "shared_vectors": False, "space": "half"},
        {"method": "gaussian", "legal": "scale"},
        {"method": "word2vec"},
        {"method": "word2vec", "legal": "scale", "space": "half"},
        {"method": "word2vec", "dim": 20},
    ],
    ids=str,
)
def test_every_method_gives_legal_positions_and_the_same_references(params: dict) -> None:
    result, direct = place(LIBRARY, iterations=30, **params), place(LIBRARY, space=params.get("space", "ball"))
    assert np.array_equal(result.item_ids, direct.item_ids)
    assert min_distance(result.positions) >= 1 - 1e-9
    assert params.get("space") != "half" or result.positions[:, 2].min() >= -1e-9
    for name in ("S_popularity", "S_random", "S_test_popularity", "S_test_random", "bound", "split_date"):
        assert result.metrics[name] == direct.metrics[name], name
    assert result.metrics["S"] >= direct.metrics["S"] - 1e-9
    if params["method"] != "word2vec":
        cost, least = result.metrics["cost"], result.metrics["entropy_bound"]
        assert result.metrics["softmax_gap"] == pytest.approx(cost - least)
        assert least <= cost < result.metrics["cost_collapsed"]


def shuffled(loans: Loans) -> Loans:
    rng = np.random.default_rng(5)
    order, numbers = rng.permutation(len(loans.item)), rng.permutation(int(loans.borrower.max()) + 1).astype(np.int32)
    return Loans(
        loans.item_ids,
        loans.item[order],
        numbers[loans.borrower[order]],
        loans.day[order],
        loans.item_class,
        loans.class_names,
    )


@pytest.mark.parametrize("method", ["lattice", "gaussian", "word2vec"])
def test_row_order_names_and_threads_change_nothing(method: str) -> None:
    first = place(LIBRARY, method=method, iterations=20)
    second = place(shuffled(LIBRARY), Context(threads=3), method=method, iterations=20)
    assert dict(first.metrics) == dict(second.metrics)
    assert np.array_equal(first.positions, second.positions)


def test_pairs_and_their_result_can_be_placed() -> None:
    counted = pairs_of(visits_of(LIBRARY), PairOptions(singles=True))
    stored = drain(analysis_named("pairs").run({"loans": LIBRARY}, analysis_named("pairs").params(), Context()))
    whole, direct, again = place(LIBRARY), place(counted), place(stored)
    for result in (direct, again):
        assert np.allclose(result.positions, whole.positions)
        assert result.metrics["S_test"] is None
        assert result.metrics["S_test_note"]
    assert place(counted, singles=True).metrics["S"] == pytest.approx(place(LIBRARY, singles=True).metrics["S"])
    few = place(stored, min_loans=8)
    assert few.metrics["books"] == place(LIBRARY, min_loans=8).metrics["books"] < whole.metrics["books"]
    assert len(place(LIBRARY, most_books=40).item_ids) == 40
    with pytest.raises(AppError, match="Word2Vec needs loans"):
        place(counted, method="word2vec")


def test_without_dates_there_is_no_test_figure() -> None:
    rows = [(b, UNKNOWN_DAY, i) for b in range(3) for i in (b, b + 1)]
    result = place(loans_of(rows), window=0)
    assert result.metrics["S_test"] is None
    assert result.metrics["S_test_note"] == "no visits on different known days"
    one_day = [(b, 7, i) for b in range(3) for i in (b, b + 1)]
    assert place(loans_of(one_day)).metrics["S_test"] is None


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([], "fewer than two books"),
        ([(0, 1, 3)], "fewer than two books"),
        ([(0, 1, 3), (0, 2, 4), (ANONYMOUS, 2, 4)], "No visit holds two"),
    ],
)
@pytest.mark.parametrize("method", ["lattice", "gaussian", "word2vec"])
def test_what_cannot_be_placed_is_refused_with_a_remedy(rows, message: str, method: str) -> None:
    with pytest.raises(AppError, match=message) as caught:
        place(loans_of(rows), method=method)
    assert caught.value.remedy


@pytest.mark.parametrize("value", ["0", "-1", "nan", "inf"])
def test_a_distance_that_is_not_positive_is_refused(value: str) -> None:
    with pytest.raises(AppError, match="d_min"):
        from_text(PlacementParams, {"d_min": value})


@pytest.mark.parametrize("method", ["lattice", "gaussian", "dot"])
def test_snapshots_are_placements_so_far(method: str) -> None:
    params = PlacementParams(method=method, sweeps=60, iterations=6, d_min=2.0)
    steps = ANALYSIS.run({"loans": LIBRARY}, params, Context())
    shown = [step.snapshot() for step in steps if step.snapshot is not None]
    assert len(shown) > 3
    assert all(isinstance(p, Placement) and min_distance(p.positions) >= 2 - 1e-8 for p in shown)
    assert len({len(p.item_ids) for p in shown}) == 1


def test_a_snapshot_with_books_in_one_place_is_a_placement_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Enlarging cannot part them; while the run goes on they are shown on the lattice instead."""

    def all_in_one_place(layout: SoftmaxLayout) -> SoftmaxLayout:
        return dataclasses.replace(layout, positions=np.zeros_like(layout.positions))

    def collapsing(*given):
        steps = softmax_layout(*given)
        while True:
            try:
                step = next(steps)
            except StopIteration as end:
                return end.value
            snapshot = step.snapshot
            shown = None if snapshot is None else partial(lambda own: all_in_one_place(own()), snapshot)
            yield dataclasses.replace(step, snapshot=shown)

    monkeypatch.setattr(placement_methods, "softmax_layout", collapsing)
    params = PlacementParams(method="gaussian", legal="scale", iterations=4)
    steps = ANALYSIS.run({"loans": LIBRARY}, params, Context())
    shown = [step.snapshot() for step in steps if step.snapshot is not None]
    assert len(shown) > 2
    assert all(min_distance(p.positions) >= 1 - 1e-8 for p in shown)


def test_cancelling_ends_the_run() -> None:
    context = Context()
    steps = ANALYSIS.run({"loans": LIBRARY}, PlacementParams(sweeps=100_000), context)
    for _ in range(40):
        next(steps)
    context.cancelled[0] = 1
    with pytest.raises(Cancelled):
        drain(steps)


def test_helpers() -> None:
    assert list(items_among(np.array([7, 5, 9]), np.array([9, 8, 7]))) == [2, -1, 0]
    rng = np.random.default_rng(1)
    v = rng.normal(size=(30, 8)) * np.arange(1, 9)
    assert np.allclose(np.var(three_axes(v), axis=0)[0], np.linalg.eigvalsh(np.cov(v.T, bias=True))[-1])
    estimate = ANALYSIS.estimate({"loans": {"items": 1e4, "rows": 1e5}}, PlacementParams())
    assert 1 < estimate.seconds < 60
