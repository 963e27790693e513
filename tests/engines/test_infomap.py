import threading
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minentropy_app.engines.flow import SCHEMES, FlowOptions, flow_network
from minentropy_app.engines.infomap import InfomapOptions, codelength, find_communities
from minentropy_app.errors import Cancelled
from minentropy_app.model.step import Context, drain
from minentropy_app.theory import map_equation
from tests.engines.networks import communities_network, dense, network, random_network, reference

#: Best code lengths known (two-level, multilevel).
BEST = {
    "twotriangles": (2.3207303568, 2.3207303568),
    "ninetriangles": (3.4964839260, 3.3718750264),
    "karate": (4.3117926458, 4.3117926458),
    "dolphins": (4.8516522661, 4.8345356630),
    "polbooks": (5.4668915395, 5.4668915395),
    "miserables": (4.2047146372, 4.2047146372),
}


def search(net, scheme="undirected", levels="two", *, trials=1, seed=1, threads=1, initial=None):
    flow = flow_network(net, FlowOptions(scheme))
    options = InfomapOptions(levels, trials, check=True)
    return flow, drain(find_communities(flow, options, Context(seed=seed, threads=threads), initial))


def paths(tree):
    return [tuple(int(row[a]) for row in tree if row[a] >= 0) for a in range(tree.shape[1])]


@pytest.mark.real_data
@pytest.mark.parametrize("levels", ["two", "multi"])
@pytest.mark.parametrize("name", BEST)
def test_best_known_code_lengths(shared_data, name, levels):
    net = reference(shared_data, name)
    _flow, found = search(net, levels=levels, trials=5)
    assert found.codelength <= BEST[name][levels == "multi"] + 1e-9
    theory = map_equation.undirected(dense(net))
    assert found.codelength == pytest.approx(map_equation.codelength(theory, paths(found.tree)), abs=1e-10)


@pytest.mark.real_data
@pytest.mark.parametrize(("scheme", "best"), [("directed", 3.1698808492), ("recorded-nodes", 4.2731388499)])
def test_nine_triangles_read_as_directed_in_at_least_half_of_the_runs(shared_data, scheme, best):
    net = reference(shared_data, "ninetriangles")
    runs = [search(net, scheme, "multi", seed=seed)[1] for seed in range(12)]
    assert sum(run.codelength <= best + 1e-9 for run in runs) >= 6
    found = min(runs, key=lambda run: run.codelength)
    theory = map_equation.SCHEMES[scheme](dense(net))
    assert found.codelength == pytest.approx(map_equation.codelength(theory, paths(found.tree)), abs=1e-10)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("levels", ["two", "multi"])
@settings(deadline=None, max_examples=15)
@given(seed=st.integers(0, 10**6))
def test_length_said_is_the_length_by_theory_and_never_above_one_level(scheme, levels, seed):
    """The running length is checked against the recomputed one after every pass (``check``)."""
    net = random_network(seed)
    _flow, found = search(net, scheme, levels)
    theory = map_equation.SCHEMES[scheme](dense(net))
    assert found.codelength == pytest.approx(map_equation.codelength(theory, paths(found.tree)), abs=1e-10)
    assert found.codelength <= map_equation.one_level(theory) + 1e-10
    assert levels == "multi" or len(found.tree) <= 1
    assert found.one_level_codelength == pytest.approx(map_equation.one_level(theory), abs=1e-10)


def set_partitions(n):
    """All partitions of n things: each joins a group before it or begins the next."""
    if n == 0:
        yield ()
        return
    for labels in set_partitions(n - 1):
        for label in range(max(labels, default=-1) + 2):
            yield (*labels, label)


def test_all_partitions_are_tried():
    assert [len(set(set_partitions(n))) for n in range(8)] == [1, 1, 2, 5, 15, 52, 203, 877]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("seed", range(4))
def test_brute_force_over_all_partitions(scheme, seed):
    rng = np.random.default_rng(seed)
    net = network(6, *rng.integers(0, 6, (2, 11)))
    theory = map_equation.SCHEMES[scheme](dense(net))
    best = min(map_equation.two_level(theory, modules) for modules in set_partitions(6))
    _flow, found = search(net, scheme, trials=5)
    assert found.codelength == pytest.approx(best, abs=1e-10)


@pytest.mark.parametrize("directed", [False, True])
@pytest.mark.parametrize("levels", ["two", "multi"])
def test_planted_modules_are_found(directed, levels):
    net, member = communities_network(3, directed)
    _flow, found = search(net, "directed" if directed else "undirected", levels)
    assert len({*zip(found.modules.tolist(), member.tolist(), strict=True)}) == 8 == found.modules.max() + 1


@pytest.mark.parametrize("levels", ["two", "multi"])
def test_same_seed_same_result_for_any_threads_and_order_of_links(levels):
    net, _member = communities_network(5, outside=0.1)
    order = np.random.default_rng(0).permutation(net.source.size)
    mixed = network(net.item_ids.size, net.source[order], net.target[order])
    results = [search(one, levels=levels, trials=4, threads=t)[1] for one in (net, mixed) for t in (1, 3)]
    for other in results[1:]:
        assert np.array_equal(results[0].tree, other.tree)
        assert np.array_equal(results[0].trial_codelengths, other.trial_codelengths)


def test_other_seeds_search_otherwise():
    net = network(300, *np.random.default_rng(1).integers(0, 300, (2, 900)))
    lengths = search(net, trials=6)[1].trial_codelengths
    assert len(np.unique(lengths)) > 1


def test_initial_partition_is_never_made_worse():
    net, member = communities_network(7, outside=0.15)
    flow, found = search(net, initial=member.astype(np.int32))
    assert found.codelength <= codelength(flow, member.astype(np.int32)[None])


@pytest.mark.parametrize("threads", [1, 2])
def test_threads_end_with_the_generator(threads):
    net, _member = communities_network(2)
    flow = flow_network(net, FlowOptions())
    before = set(threading.enumerate())
    steps = find_communities(flow, InfomapOptions("multi", 40), Context(seed=1, threads=threads))
    next(steps)
    steps.close()
    assert set(threading.enumerate()) == before


@pytest.mark.parametrize("threads", [1, 2])
def test_cancel_ends_the_search_soon(threads):
    net, _member = communities_network(2, groups=60, size=20, inside=0.5)
    flow = flow_network(net, FlowOptions())
    context = Context(seed=1, threads=threads)
    steps = find_communities(flow, InfomapOptions("multi", 200), context)
    next(steps)
    context.cancelled[0] = 1
    start = time.perf_counter()
    with pytest.raises(Cancelled):
        drain(steps)
    assert time.perf_counter() - start < 1.0


def test_markov_time_gives_fewer_and_larger_modules():
    net, _member = communities_network(4, outside=0.05)
    counts = []
    for markov_time in (0.5, 1.0, 3.0):
        flow = flow_network(net, FlowOptions("undirected", markov_time=markov_time))
        found = drain(find_communities(flow, InfomapOptions("two", 3), Context(seed=1)))
        counts.append(found.modules.max() + 1)
    assert counts[0] >= counts[1] >= counts[2]
    assert counts[0] > counts[2]


def test_two_components_never_share_a_module():
    net = network(6, [0, 1, 2, 3, 4, 5], [1, 2, 0, 4, 5, 3])
    _flow, found = search(net)
    assert len(set(found.modules[:3])) == 1 == len(set(found.modules[3:]))
    assert found.modules[0] != found.modules[3]


@pytest.mark.parametrize("links", [900, 1500])
def test_levels_inside_levels_of_a_sparse_network(links):
    """Many components, deep trees: modules of one level are a start inside the next."""
    net = network(1500, *np.random.default_rng(links).integers(0, 1500, (2, links)))
    flow, found = search(net, levels="multi")
    assert found.codelength == pytest.approx(codelength(flow, found.tree), abs=1e-12)
    two = search(net, levels="two")[1]
    assert found.codelength <= two.codelength + 1e-9


def test_states_share_a_word_within_a_module():
    net = network(4, [0, 2, 1], [1, 3, 2], directed=False)
    physical = np.array([0, 1, 1, 2], np.int32)
    flow = flow_network(net, FlowOptions(), physical)
    theory = map_equation.with_physical(map_equation.undirected(dense(net)), physical)
    for modules in set_partitions(4):
        tree = np.array([modules], np.int32)
        assert codelength(flow, tree) == pytest.approx(map_equation.two_level(theory, modules), abs=1e-12)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("seed", range(6))
def test_the_best_modules_of_tiny_state_networks_are_found(scheme, seed):
    rng = np.random.default_rng(seed)
    ends = rng.integers(0, 7, (2, 14))
    flow = flow_network(network(7, *ends), FlowOptions(scheme), rng.integers(0, 4, 7).astype(np.int32))
    lengths = [codelength(flow, np.array([modules], np.int32)) for modules in set_partitions(7)]
    two, multi = (
        drain(find_communities(flow, InfomapOptions(levels, 5, check=True), Context(seed=1)))
        for levels in ("two", "multi")
    )
    assert two.codelength == pytest.approx(min(lengths), abs=1e-9)
    assert multi.codelength <= two.codelength + 1e-9
    assert codelength(flow, multi.tree) == pytest.approx(multi.codelength, abs=1e-12)


def test_states_keep_walks_apart_that_meet_in_one_object():
    """Two circles of five objects that share an object by a state each: the walk never changes circles."""
    ring = [(k, (k + 1) % 5) for k in range(5)]
    net = network(10, *zip(*[*ring, *((a + 5, b + 5) for a, b in ring)], strict=True))
    physical = np.array([0, 1, 2, 3, 4, 0, 5, 6, 7, 8], np.int32)
    found = drain(find_communities(flow_network(net, FlowOptions("directed"), physical), InfomapOptions(), Context()))
    assert found.modules.tolist() == [0] * 5 + [1] * 5
    assert found.codelength == pytest.approx(np.log2(5))


def test_one_node_with_a_self_link():
    _flow, found = search(network(1, [0], [0]))
    assert found.codelength == 0
    assert found.modules.tolist() == [0]


@pytest.mark.parametrize("scheme", ["undirected", "recorded-links"])
def test_parts_are_found_portion_by_portion(monkeypatch, scheme):
    """Large networks are parted a portion of their modules at a time; here the portions are tiny."""
    from minentropy_app.engines import two_level

    net, member = communities_network(5, directed=scheme != "undirected", groups=12, size=20)
    _flow, whole = search(net, scheme)
    monkeypatch.setattr(two_level, "_NODES_AT_ONCE", 50)
    parts = two_level._portions(np.arange(5, dtype=np.int32), np.array([20, 20, 20, 200, 1], np.int32))
    assert [part.tolist() for part in parts] == [[0, 1], [2], [3, 4]]
    _flow, found = search(net, scheme)
    assert found.codelength == pytest.approx(whole.codelength, abs=1e-9)
    assert all(len(np.unique(found.modules[member == group])) == 1 for group in range(12))
