from __future__ import annotations

import pytest

from minentropy_app.analyses import analysis_named
from minentropy_app.analyses.pairs import PairsParams, visit_metrics
from minentropy_app.engines.visits import visits_of
from minentropy_app.errors import AppError
from minentropy_app.model.params import from_text
from minentropy_app.model.results import Pairs
from minentropy_app.model.step import Context, drain
from tests.engines.test_visits import loans_of

ROWS = [(0, 1, 0), (0, 1, 1), (0, 1, 2), (0, 9, 3), (1, 1, 0), (1, 1, 1), (2, 5, 4)]


def result_of(rows: list[tuple[int, int, int]], params: PairsParams) -> Pairs:
    return drain(analysis_named("pairs").run({"loans": loans_of(rows)}, params, Context()))


def test_metrics_follow_their_definitions() -> None:
    metrics = result_of(ROWS, PairsParams()).metrics
    assert metrics["visits"] == 4
    assert metrics["single_visit_share"] == 0.5
    assert metrics["multi_book_share"] == 0.5
    assert metrics["multi_book_loans_share"] == 5 / 7
    assert (metrics["pairs"], metrics["books"], metrics["paired_books"]) == (3, 5, 3)
    assert metrics["total_weight"] == pytest.approx(3)
    assert set(analysis_named("pairs").metrics) <= set(metrics)


def test_singles_add_books_to_themselves() -> None:
    metrics = result_of(ROWS, PairsParams(singles=True)).metrics
    assert metrics["pairs"] == 3
    assert metrics["total_weight"] == pytest.approx(len(ROWS))


def test_a_window_joins_days() -> None:
    assert result_of(ROWS, PairsParams(window=9)).metrics["pairs"] == 6
    assert result_of(ROWS, PairsParams(window=8)).metrics["pairs"] == 3


def test_rare_books_are_left_out() -> None:
    metrics = result_of(ROWS, PairsParams(min_loans=2)).metrics
    assert (metrics["pairs"], metrics["books"], metrics["visits"]) == (1, 2, 4)


def test_no_loans_give_no_pairs_and_no_shares() -> None:
    with pytest.raises(AppError, match="none of the 0 visits"):
        result_of([], PairsParams())
    metrics = visit_metrics(visits_of(loans_of([])))
    assert (metrics["visits"], metrics["single_visit_share"], metrics["multi_book_share"]) == (0, None, None)


@pytest.mark.parametrize("text", ["-1", "x", "99999999"])
def test_bad_windows_are_refused(text: str) -> None:
    with pytest.raises(AppError, match="window"):
        from_text(PairsParams, {"window": text})
