import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minentropy_app.engines.flow import SCHEMES, FlowOptions, flow_network
from minentropy_app.engines.infomap import codelength
from minentropy_app.errors import AppError
from minentropy_app.theory import map_equation
from tests.engines.networks import dense, network, random_network

GRAPHS = 60  # × 4 schemes


def official(net, scheme, modules):
    """Flow and code length of a fixed partition by the official package."""
    infomap = pytest.importorskip("infomap")
    options = {
        "undirected": {},
        "directed": {"directed": True},
        "recorded-links": {"directed": True, "recorded_teleportation": True},
        "recorded-nodes": {"directed": True, "recorded_teleportation": True, "to_nodes": True},
    }[scheme]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # deprecations of its Python interface
        run = infomap.Infomap(silent=True, two_level=True, no_infomap=True, num_threads=1, **options)
        run.add_nodes(range(net.item_ids.size))
        run.add_links(list(zip(net.source.tolist(), net.target.tolist(), net.weight.tolist(), strict=True)))
        run.initial_partition = {node: int(module) for node, module in enumerate(modules)}
        run.run()
        flows = {node.node_id: node.data.flow for node in run.tree if node.is_leaf}
        return np.array([flows[a] for a in range(net.item_ids.size)]), run.codelength


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("seed", range(GRAPHS))
def test_flow_and_code_length_agree_with_the_official_package(scheme, seed):
    net = random_network(seed)
    modules = np.random.default_rng(seed).integers(0, 4, net.item_ids.size).astype(np.int32)
    flow = flow_network(net, FlowOptions(scheme))
    rates, length = official(net, scheme, modules)
    assert flow.rates[:, 0] == pytest.approx(rates, abs=1e-10)
    assert codelength(flow, modules[None]) == pytest.approx(length, abs=1e-10)


@pytest.mark.parametrize("scheme", SCHEMES)
@settings(deadline=None, max_examples=40)
@given(seed=st.integers(0, 10**6), time=st.sampled_from([1.0, 0.5, 2.0]), tau=st.sampled_from([0.15, 0.4]))
def test_flow_and_ragged_trees_agree_with_theory(scheme, seed, time, tau):
    net = random_network(seed)
    n = net.item_ids.size
    literal = map_equation.SCHEMES[scheme]
    theory = literal(dense(net)) if scheme == "undirected" else literal(dense(net), tau)
    flow = flow_network(net, FlowOptions(scheme, tau, time))
    assert flow.rates[:, 0] == pytest.approx(theory.node, abs=1e-11)
    rng = np.random.default_rng(seed)
    tree = rng.integers(0, 2, (3, n)).astype(np.int32)
    paths = [tuple(tree[: rng.integers(1, 4), a]) for a in range(n)]
    rows = _rows(paths, n)
    assert codelength(flow, rows) == pytest.approx(map_equation.codelength(theory, paths, time), abs=1e-10)


def _rows(paths, n):
    """A tree as rows; a node whose branch ends beside modules gets a book with both, as in theory."""
    number = {}
    rows = np.full((3, n), -1, np.int32)
    for a, path in enumerate(paths):
        for depth in range(len(path)):
            rows[depth, a] = number.setdefault(path[: depth + 1], len(number))
    return rows


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 10**6), st.sampled_from(SCHEMES))
def test_the_order_of_links_does_not_matter_to_the_last_bit(seed, scheme):
    net = random_network(seed)
    order = np.random.default_rng(seed).permutation(net.source.size)
    mixed = network(net.item_ids.size, net.source[order], net.target[order], net.weight[order])
    first, second = (flow_network(one, FlowOptions(scheme)) for one in (net, mixed))
    for name in ("indptr", "indices", "weights", "rates", "teleport"):
        assert np.array_equal(getattr(first, name), getattr(second, name)), name


@pytest.mark.parametrize("weight", [-1.0, np.nan, np.inf])
def test_bad_weights_are_named(weight):
    with pytest.raises(AppError, match="Link 2") as failure:
        flow_network(network(3, [0, 1], [1, 2], [1.0, weight]), FlowOptions())
    assert failure.value.remedy


@pytest.mark.parametrize("n", [0, 1, 5])
def test_a_network_without_links_is_refused(n):
    with pytest.raises(AppError, match="no links"):
        flow_network(network(n, [], []), FlowOptions())


@pytest.mark.parametrize("scheme", SCHEMES)
def test_only_self_links(scheme):
    flow = flow_network(network(2, [0, 1], [0, 1], [1.0, 3.0]), FlowOptions(scheme))
    assert flow.rates[:, 0].sum() == pytest.approx(1)
    assert flow.indices.size == 0


def test_links_of_weight_zero_do_not_exist():
    first = flow_network(network(3, [0, 1], [1, 2], [1.0, 0.0]), FlowOptions())
    second = flow_network(network(3, [0], [1], [1.0]), FlowOptions())
    assert np.array_equal(first.weights, second.weights)
    assert np.array_equal(first.rates, second.rates)
