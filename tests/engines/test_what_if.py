import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minentropy_app.engines.what_if import carried, effect_of, spread_from, stand
from tests.engines.test_shelving import literal_cost, some_case


@given(st.integers(1, 25), st.integers(1, 6), st.integers(0, 9999))
@settings(deadline=None, max_examples=80)
def test_the_effect_is_the_difference_of_literal_costs(n: int, bays: int, seed: int) -> None:
    demand, shelving = some_case(n, bays, seed)
    rng = np.random.default_rng(seed)
    now = stand(demand, shelving.distances, shelving.width, shelving.room, shelving.home)
    books = rng.integers(0, n, rng.integers(0, n + 3))
    to = rng.integers(0, bays, len(books)) if seed % 2 else int(rng.integers(0, bays))
    effect, after = effect_of(now, books, to), carried(now, books, to)
    costs = [literal_cost(demand, shelving.distances, bay) for bay in (now.bay, after.bay)]
    assert effect.metres == pytest.approx(costs[1] - costs[0], abs=1e-9 * max(costs))
    assert after.metres == pytest.approx(costs[1]) and now.metres == pytest.approx(costs[0])
    used = [np.bincount(bay, shelving.width, bays) for bay in (now.bay, after.bay)]
    np.testing.assert_allclose(effect.used_change, used[1] - used[0], atol=1e-9)
    np.testing.assert_allclose(effect.left, shelving.room - used[1], atol=1e-9)
    fuller = (used[1] > shelving.room + 1e-9) & (used[1] > used[0] + 1e-9)
    assert effect.over.tolist() == np.flatnonzero(fuller).tolist() and effect.fits == (not fuller.any())
    assert effect.moved == int((after.bay != now.bay).sum())


@given(st.integers(1, 30), st.integers(1, 6), st.integers(0, 9999))
@settings(deadline=None, max_examples=60)
def test_a_section_spreads_over_the_bays_that_follow(n: int, bays: int, seed: int) -> None:
    demand, shelving = some_case(n, bays, seed)
    rng = np.random.default_rng(seed)
    now = stand(demand, shelving.distances, shelving.width, shelving.room, shelving.home)
    books = rng.permutation(n)[: rng.integers(1, n + 1)]
    first = int(rng.integers(0, bays))
    to = spread_from(now, books, first)
    walked = (to - first) % bays
    used = np.bincount(carried(now, books, to).bay, shelving.width, bays)
    if (np.diff(walked) >= 0).all():
        assert (used <= shelving.room + 1e-9).all() or (to == first).any()
    else:  # what fits nowhere stays with the first bay
        assert (to[np.flatnonzero(np.diff(walked) < 0)[0] + 1 :] == first).all()
