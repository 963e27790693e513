from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from minentropy_app.theory.entropy import conditional_entropy, divergence, entropy

TABLES = arrays(np.float64, (4, 4), elements=st.floats(0, 1)).filter(lambda t: t.sum() > 0.01)


def test_known_values() -> None:
    assert entropy(np.full(8, 1 / 8), base=2) == pytest.approx(3)
    assert entropy(np.array([1.0, 0.0])) == 0
    assert divergence(np.array([0.5, 0.5]), np.array([1.0, 0.0])) == float("inf")


@settings(deadline=None)
@given(TABLES)
def test_chain_rule_row_by_row(table: np.ndarray) -> None:
    joint = table / table.sum()
    rows = joint.sum(axis=1)
    expected = sum(p * entropy(row / p) for p, row in zip(rows, joint, strict=True) if p > 0)
    assert conditional_entropy(joint) == pytest.approx(expected, abs=1e-9)


@settings(deadline=None)
@given(TABLES, TABLES)
def test_divergence_is_never_negative(first: np.ndarray, second: np.ndarray) -> None:
    assert divergence(first / first.sum(), second / second.sum()) >= -1e-12
