import itertools

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from minentropy_app.engines import overlap, tree_annealing
from minentropy_app.engines.flow import SCHEMES, FlowOptions, flow_network
from minentropy_app.engines.infomap import InfomapOptions, codelength, find_communities
from minentropy_app.engines.module_tree import leaf_modules
from minentropy_app.engines.overlap_search import with_overlap
from minentropy_app.errors import AppError, Cancelled
from minentropy_app.model.step import Context, drain
from minentropy_app.theory import map_equation
from minentropy_app.theory.overlap import overlapping_length
from tests.benchmarks._networks import Shape, overlapping
from tests.engines.networks import cliques, dense, network, random_network


def prepared(net, scheme="undirected", time=1.0):
    options = FlowOptions(scheme, markov_time=time)
    flow = flow_network(net, options)
    return flow, overlap.flow_links(net, flow, options)


def search(net, scheme="undirected", levels="two", seed=1, trials=2):
    flow, links = prepared(net, scheme)
    options = InfomapOptions(levels, trials, check=True)
    found = drain(find_communities(flow, options, Context(seed=seed)))
    return flow, links, drain(with_overlap(flow, links, options, found, Context(seed=seed)))


def modules_of(found):
    own = {}
    for node, module in zip(found.member.tolist(), found.leaves.tolist(), strict=True):
        own.setdefault(node, set()).add(module)
    return own


def length_of(links, memberships, modules):
    n = len(memberships)
    cover = overlap.cover_of(np.minimum(np.arange(n), modules - 1).astype(np.int32)[None], n)
    for a, own in enumerate(memberships):
        cover.many[a] = len(own)
        cover.module[a, : len(own)] = own
    return drain(overlap.settled_length(links, cover, Context()))


@pytest.mark.parametrize("scheme", SCHEMES)
@settings(deadline=None, max_examples=40)
@example(seed=35, time=1.0)  # shares that settle slowly
@given(seed=st.integers(0, 10**6), time=st.sampled_from([1.0, 0.5, 3.0]))
def test_code_length_of_any_memberships_agrees_with_theory(scheme, seed, time):
    net = random_network(seed)
    rng = np.random.default_rng(seed)
    memberships = [rng.permutation(3)[: rng.integers(1, 4)].tolist() for _ in range(net.item_ids.size)]
    if net.item_ids.size < 3:
        return
    _flow, links = prepared(net, scheme, time)
    literal = map_equation.SCHEMES[scheme](dense(net))
    expected = overlapping_length(literal, memberships, time)
    assert length_of(links, memberships, 3) == pytest.approx(expected, abs=1e-9)


def brief_search(*asked):
    """A search that cools its trees in a few steps: what holds of every search need not be asked of a long one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tree_annealing, "_TEMPERATURES", 4)
        return search(*asked)


@pytest.mark.parametrize("scheme", SCHEMES)
@settings(deadline=None, max_examples=25)
@given(seed=st.integers(0, 10**6), levels=st.sampled_from(["two", "multi"]))
def test_the_code_never_grows_and_is_that_of_the_states(scheme, seed, levels):
    net = random_network(seed)
    flow, links, found = brief_search(net, scheme, levels)
    assert found.codelength <= found.hard_codelength
    assert (found.member_share > 1e-9).all()  # nobody is listed where it is never visited
    states = overlap.state_flow(links, found.member, found.member_share, found.leaves)
    assert codelength(states, found.member_tree) == pytest.approx(found.codelength, abs=1e-9)
    assert np.bincount(found.member, found.member_share, flow.nodes) == pytest.approx(np.ones(flow.nodes))
    first = np.unique(found.member, return_index=True)[1]
    assert np.array_equal(found.tree, found.member_tree[:, first])


def brute_force(links, n, modules):
    subsets = [s for k in range(1, modules + 1) for s in itertools.combinations(range(modules), k)]
    return min(length_of(links, choice, modules) for choice in itertools.product(subsets, repeat=n))


def test_the_best_of_all_memberships_is_found_on_nearly_all_tiny_networks():
    """Two modules, six nodes: 729 ways; the search may use more modules, but never miss much."""
    optimal = 0
    for seed in range(24):
        rng = np.random.default_rng(seed)
        pairs = [(a, b) for a in range(6) for b in range(a + 1, 6) if rng.random() < 0.5]
        directed = bool(seed % 2)
        net = network(6, *zip(*pairs, strict=True), directed=directed)
        _flow, links, found = search(net, "directed" if directed else "undirected", trials=5)
        best = min(brute_force(links, 6, 2), found.hard_codelength)
        assert found.codelength < best + 0.1
        optimal += found.codelength < best + 1e-9
    assert optimal >= 21


@pytest.mark.parametrize("size", [4, 5, 6, 9])
@pytest.mark.parametrize("levels", ["two", "multi"])
def test_cliques_that_share_a_node(size, levels):
    """Sharing a node of two cliques of four pays although the cliques alone would not be modules."""
    net = cliques([range(size), range(size - 1, 2 * size - 1)], 2 * size - 1)
    flow, _links, found = search(net, levels=levels)
    own = modules_of(found)
    assert [a for a, modules in own.items() if len(modules) > 1] == [size - 1]
    assert len(set.union(*own.values())) == 2
    assert found.member_share[found.member == size - 1].tolist() == [0.5, 0.5]
    assert found.codelength == pytest.approx(
        overlapping_length(map_equation.undirected(dense(net)), [own[a] for a in range(flow.nodes)]), abs=1e-9
    )


def test_a_node_in_six_cliques_has_six_equal_shares():
    net = cliques([[0, *range(5 * k + 1, 5 * k + 6)] for k in range(6)], 31)
    own = modules_of(search(net)[2])
    assert len(own[0]) == 6
    assert all(len(own[a]) == 1 for a in range(1, 31))


def test_bridge_nodes_between_cliques():
    """A node with two links to each of two cliques, itself in neither: it belongs to both."""
    net = cliques([range(6), range(6, 12), [12, 0], [12, 1], [12, 6], [12, 7]], 13)
    own = modules_of(search(net)[2])
    assert len(own[12]) == 2
    assert all(len(own[a]) == 1 for a in range(12))


def test_a_clique_apart_shares_nothing():
    own = modules_of(search(cliques([range(5), range(5, 10)], 10))[2])
    assert all(len(modules) == 1 for modules in own.values())


def test_planted_overlap_is_found():
    net, first, second = overlapping(Shape(600, mixing=(0.1,), overlapping=0.1, sizes=(30, 80)), 2)
    _flow, _links, found = search(net, trials=1)
    several = np.bincount(found.member) > 1
    twice = first != second
    assert (several & twice).sum() > 0.75 * twice.sum()
    assert (several & ~twice).sum() < 0.05 * 600


def test_the_same_seed_gives_the_same_memberships_whatever_the_order_of_links():
    net, _first, _second = overlapping(Shape(300, mixing=(0.2,), overlapping=0.2, sizes=(20, 60)), 1)
    order = np.random.default_rng(0).permutation(net.source.size)
    mixed = network(300, net.source[order], net.target[order], net.weight[order], directed=False)
    one, other = search(net)[2], search(mixed)[2]
    for name in ("member", "member_share", "member_tree", "tree"):
        assert np.array_equal(getattr(one, name), getattr(other, name))


def test_levels_above_stay_where_modules_overlap():
    """Four groups of four cliques; neighbours within a group share a node."""
    sets = [range(24 * g + 6 * k, 24 * g + 6 * k + 6 + (k < 3)) for g in range(4) for k in range(4)]
    joints = [(24 * g, 24 * ((g + 1) % 4) + 12) for g in range(4)]
    net = cliques([*sets, *joints], 96)
    _flow, _links, found = search(net, levels="multi")
    assert len(found.member_tree) >= 2
    assert found.member.size > 96
    leaf = leaf_modules(found.member_tree, found.member.size)
    assert leaf.max() + 1 >= 16


def test_all_jumps_of_a_large_network_are_not_listed():
    with pytest.raises(AppError, match="at most 2000"):
        prepared(network(3000, range(2999), range(1, 3000)), "recorded-nodes")


def test_cancel_is_heard():
    net, _first, _second = overlapping(Shape(600, mixing=(0.2,), overlapping=0.2), 1)
    flow, links = prepared(net)
    found = drain(find_communities(flow, InfomapOptions("two"), Context(seed=1)))
    context = Context(seed=1)
    steps = with_overlap(flow, links, InfomapOptions("two"), found, context)
    next(steps)
    context.cancelled[0] = 1
    with pytest.raises(Cancelled):
        drain(steps)
