import math
from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minentropy_app.theory import coding, map_equation

TWO_TRIANGLES = [(0, 1), (0, 2), (1, 2), (2, 3), (3, 4), (3, 5), (4, 5)]


def dense(n, links):
    weights = np.zeros((n, n))
    for a, b in links:
        weights[a, b] += 1
    return weights


@st.composite
def networks(draw):
    n = draw(st.integers(2, 8))
    cells = draw(st.lists(st.integers(0, 4), min_size=n * n, max_size=n * n))
    weights = np.array(cells, float).reshape(n, n)
    weights[0, 1] += 1  # never empty
    return weights


def test_two_triangles():
    flow = map_equation.undirected(dense(6, TWO_TRIANGLES))
    assert map_equation.two_level(flow, [0, 0, 0, 1, 1, 1]) == pytest.approx(2.3207303568, abs=1e-10)


def test_one_level_is_the_entropy_of_the_strengths():
    flow = map_equation.undirected(dense(6, TWO_TRIANGLES))
    p = np.array([2, 2, 3, 3, 2, 2]) / 14
    assert map_equation.one_level(flow) == pytest.approx(-(p * np.log2(p)).sum())
    assert map_equation.two_level(flow, [0] * 6) == pytest.approx(map_equation.one_level(flow))


def test_self_link_of_an_undirected_network_counts_once():
    flow = map_equation.undirected(dense(2, [(0, 1), (0, 0)]))
    assert flow.node == pytest.approx([2 / 3, 1 / 3])


@settings(deadline=None)
@given(networks(), st.sampled_from(sorted(map_equation.SCHEMES)))
def test_flow_is_stationary(weights, scheme):
    flow = map_equation.SCHEMES[scheme](weights)
    assert flow.node.sum() == pytest.approx(1)
    assert flow.link.sum(0) == pytest.approx(flow.node, abs=1e-12)
    if scheme != "directed":  # one step without teleportation does not return to the same rates
        assert flow.link.sum(1) == pytest.approx(flow.node, abs=1e-12)


@settings(deadline=None)
@given(networks(), st.sampled_from(["undirected", "recorded-links", "recorded-nodes"]), st.data())
def test_formula_of_the_method_when_enter_equals_exit(weights, scheme, data):
    flow = map_equation.SCHEMES[scheme](weights)
    n = len(weights)
    modules = np.array(data.draw(st.lists(st.integers(0, 2), min_size=n, max_size=n)))
    bits = 0.0
    q = [flow.link[np.ix_(modules == i, modules != i)].sum() for i in range(3)]
    bits -= sum(r * math.log2(r / sum(q)) for r in q if r > 0)
    for i in range(3):
        p = flow.node[modules == i]
        use = q[i] + p.sum()
        bits -= sum(r * math.log2(r / use) for r in [q[i], *p] if r > 0)
    assert map_equation.two_level(flow, list(modules)) == pytest.approx(bits, abs=1e-12)


@settings(deadline=None)
@given(networks(), st.floats(0.05, 0.95))
def test_recorded_exit_is_the_formula_of_the_method(weights, tau):
    flow = map_equation.recorded_nodes(weights, tau)
    n, out = len(weights), weights.sum(1)
    inside = np.arange(n) < n // 2
    alpha = np.where(out > 0, tau, 1)
    follow = weights / np.where(out > 0, out, 1)[:, None]
    q = (n - inside.sum()) / n * (alpha * flow.node)[inside].sum()
    q += ((1 - alpha) * flow.node)[inside] @ follow[np.ix_(inside, ~inside)].sum(1)
    paths = [("in",) if flag else ("out",) for flag in inside]
    assert map_equation.exit_rate(flow, paths, ("in",)) == pytest.approx(q)


def test_a_sequence_is_the_same_sum():
    """Steps of a sequence as a recorded flow (closed into a circle where classes change) give its code's length."""
    items = [3, 4, 3, 0, 1, 0, 1, 2, 0]
    paths = [("a",), ("a",), ("a", "b"), ("c",), ("c",)]
    link = np.zeros((5, 5))
    for a, b in zip(items, items[1:] + items[:1], strict=True):
        link[a, b] += 1 / len(items)
    counts = Counter(items)
    flow = map_equation.Flow(np.array([counts[k] / len(items) for k in range(5)]), link, np.arange(5, dtype=np.int32))
    code = coding.tree_code(items, dict(enumerate(paths)))
    assert map_equation.codelength(flow, paths) == pytest.approx(code.codelength / len(items), abs=1e-12)


@settings(deadline=None)
@given(networks(), st.data())
def test_a_level_around_everything_changes_nothing(weights, data):
    flow = map_equation.directed(weights)
    modules = data.draw(st.lists(st.integers(0, 2), min_size=len(weights), max_size=len(weights)))
    nested = [("all", m) for m in modules]
    assert map_equation.codelength(flow, nested) == pytest.approx(map_equation.two_level(flow, modules), abs=1e-12)


def test_markov_time_scales_markers_only():
    flow = map_equation.undirected(dense(6, TWO_TRIANGLES))
    paths = [("a",)] * 3 + [("b",)] * 3
    once, twice = (map_equation.code_books(flow, paths, t) for t in (1.0, 2.0))
    assert twice[("a",)][0] == pytest.approx(2 * once[("a",)][0])
    assert twice[()][1:] == pytest.approx([2 * r for r in once[()][1:]])
    assert twice[("a",)][1:] == once[("a",)][1:]


def test_states_of_one_object_share_a_word_within_a_module():
    """Two cliques share an object; copies in one module cost no more than one node."""
    flow = map_equation.undirected(dense(4, [(0, 1), (2, 3), (1, 2)]))
    shared = map_equation.with_physical(flow, np.array([0, 1, 1, 2], np.int32))
    assert map_equation.one_level(shared) == pytest.approx(map_equation.bits([1 / 6, 4 / 6, 1 / 6]))
    apart = [0, 0, 1, 1]
    assert map_equation.two_level(shared, apart) == map_equation.two_level(flow, apart)


def test_overlap_saves_bits_where_cliques_share_a_node():
    """Two 4-cliques share one node: one copy of it in each clique needs no steps between modules."""
    whole = [(a, b) for a in range(4) for b in range(a)] + [(a, b) for a in range(3, 7) for b in range(3, a)]
    plain = map_equation.undirected(dense(7, whole))
    split = [(a, b) for a in range(4) for b in range(a)] + [(a, b) for a in range(4, 8) for b in range(4, a)]
    link = map_equation.undirected(dense(8, split)).link
    states = map_equation.Flow(link.sum(0), link, np.array([0, 1, 2, 3, 3, 4, 5, 6], np.int32))
    best_hard = min(map_equation.two_level(plain, [0] * 3 + [k] + [1] * 3) for k in (0, 1))
    assert map_equation.two_level(states, [0] * 4 + [1] * 4) < best_hard
