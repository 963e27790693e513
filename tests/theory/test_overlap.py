import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minentropy_app.theory import map_equation
from minentropy_app.theory.overlap import arrival, overlapping_length, state_flow


def cliques(sets, n):
    weights = np.zeros((n, n))
    for a, b in itertools.chain.from_iterable(itertools.combinations(one, 2) for one in sets):
        weights[a, b] = 1
    return weights


@st.composite
def covers(draw):
    """A connected network and memberships; node 0 is in one module, so that every walk forgets."""
    n = draw(st.integers(2, 7))
    rng = np.random.default_rng(draw(st.integers(0, 10**6)))
    weights = rng.random((n, n)) * (rng.random((n, n)) < 0.4)
    weights[np.arange(n - 1), np.arange(1, n)] = 1.0
    weights[n - 1, 0] = 1.0
    subset = st.lists(st.integers(0, 3), min_size=1, max_size=3, unique=True)
    memberships = [draw(subset)[:1], *(draw(subset) for _ in range(n - 1))]
    return weights, memberships


def test_a_step_stays_in_its_module_or_enters_one_of_the_others_alike():
    assert [arrival(0, (0, 1), j) for j in (0, 1)] == [1.0, 0.0]
    assert [arrival(2, (0, 1), j) for j in (0, 1)] == [0.5, 0.5]


@settings(deadline=None, max_examples=60)
@given(covers(), st.sampled_from(sorted(map_equation.SCHEMES)))
def test_the_walk_between_states_is_the_walk_between_nodes(cover, scheme):
    weights, memberships = cover
    flow = map_equation.SCHEMES[scheme](weights)
    states = state_flow(flow, memberships)
    node = states.flow.physical
    assert np.bincount(node, states.flow.node, len(flow.node)) == pytest.approx(flow.node, abs=1e-12)
    between = np.zeros_like(flow.link)
    np.add.at(between, (node[:, None], node[None]), states.flow.link)
    assert between == pytest.approx(flow.link, abs=1e-12)
    stationary = scheme != "directed" or np.allclose(flow.link.sum(0), flow.link.sum(1))
    if stationary:  # what arrives at a state leaves it
        assert states.flow.link.sum(0) == pytest.approx(states.flow.link.sum(1), abs=1e-10)


@settings(deadline=None, max_examples=40)
@given(covers(), st.sampled_from(sorted(map_equation.SCHEMES)), st.sampled_from([0.5, 1.0, 2.0]))
def test_one_membership_each_is_the_plain_map_equation(cover, scheme, time):
    weights, memberships = cover
    flow = map_equation.SCHEMES[scheme](weights)
    single = [own[:1] for own in memberships]
    plain = map_equation.two_level(flow, [own[0] for own in memberships], time)
    assert overlapping_length(flow, single, time) == pytest.approx(plain, abs=1e-11)


@settings(deadline=None, max_examples=30)
@given(covers())
def test_the_order_of_memberships_means_nothing(cover):
    weights, memberships = cover
    flow = map_equation.undirected(weights)
    turned = [own[::-1] for own in memberships]
    assert overlapping_length(flow, turned) == pytest.approx(overlapping_length(flow, memberships), abs=1e-11)


def test_two_cliques_that_share_a_node_by_hand():
    """Five and five nodes, one of them in both: each module is left by a quarter of its visits."""
    flow = map_equation.undirected(cliques([range(5), range(4, 9)], 9))
    memberships = [[0]] * 4 + [[0, 1]] + [[1]] * 4
    p, shared, out = 4 / 40, 8 / 40, 8 / 40 / 4
    index = 2 * -out * math.log2(1 / 2)
    total = out + 4 * p + shared / 2
    book = [out, shared / 2, *[p] * 4]
    by_hand = index + 2 * sum(-r * math.log2(r / total) for r in book)
    assert overlapping_length(flow, memberships) == pytest.approx(by_hand, abs=1e-12)
    hard = min(map_equation.two_level(flow, [0] * 4 + [0] + [1] * 4), map_equation.one_level(flow))
    assert by_hand < hard - 0.2
