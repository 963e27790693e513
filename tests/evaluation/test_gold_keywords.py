"""Agreement with keywords given by people."""

from __future__ import annotations

import pytest

from minentropy_app.evaluation.gold_keywords import agreement


def test_by_hand() -> None:
    found = agreement([["a", "b"], ["c", "d", "e", "f"], ["x"]], [["a"], ["c", "z"], []])
    assert found.precision == pytest.approx((1 / 2 + 1 / 4) / 2)
    assert found.recall == pytest.approx((1 + 1 / 2) / 2)
    assert found.f1 == pytest.approx(0.5)


def test_nothing_found_and_nothing_given() -> None:
    assert agreement([[]], [["a"]]).f1 == 0
    assert agreement([["a"]], [[]]).precision == 0
