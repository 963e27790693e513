import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minentropy_app.engines.flow import SCHEMES, FlowOptions, flow_network
from minentropy_app.engines.infomap import codelength
from minentropy_app.engines.module_books import module_books
from minentropy_app.theory import map_equation
from tests.engines.networks import dense, random_network


def ragged_tree(seed, nodes):
    """Up to three levels; branches end where they like."""
    rng = np.random.default_rng(seed)
    rows, above = [], np.zeros(nodes, np.int32)
    for _ in range(int(rng.integers(0, 4))):
        label = above * 3 + rng.integers(0, 3, nodes)
        row = np.unique(label, return_inverse=True)[1].astype(np.int32)
        row[(above < 0) | (rng.random(nodes) < 0.1)] = -1
        if rows:
            row[rows[-1] < 0] = -1
        rows.append(row)
        above = row
    return np.array(rows, np.int32).reshape(len(rows), nodes)


@given(seed=st.integers(0, 10_000), scheme=st.sampled_from(SCHEMES), time=st.sampled_from([0.5, 1.0, 2.0]))
@settings(max_examples=60, deadline=None)
def test_books_are_those_of_the_map_equation(seed, scheme, time):
    net = random_network(seed)
    net = type(net)(net.item_ids, net.source, net.target, net.weight + 0.1, net.directed)
    flow = flow_network(net, FlowOptions(scheme, markov_time=time))
    tree = ragged_tree(seed, net.item_ids.size)
    books = module_books(flow, tree)
    paths = [tuple(int(row[a]) for row in tree if row[a] >= 0) for a in range(net.item_ids.size)]
    literal = map_equation.code_books(map_equation.SCHEMES[scheme](dense(net)), paths, time)
    bits = dict.fromkeys(literal, 0.0)
    path_of = [tuple(int(books.number[b]) for b in books.path(book)) for book in range(len(books))]
    assert set(path_of) == set(literal)
    for book, path in enumerate(path_of):
        bits[path] += float(books.exit_bits[book]) + float(books.node_bits[books.nodes_in(book)].sum())
        if book:
            bits[path[:-1]] += float(books.enter_bits[book])
    for path, rates in literal.items():
        assert bits[path] == pytest.approx(map_equation.bits(rates), abs=1e-9)
    assert books.codelength == pytest.approx(codelength(flow, tree), abs=1e-9)


@given(seed=st.integers(0, 10_000))
@settings(max_examples=40, deadline=None)
def test_what_modules_save_adds_up(seed):
    net = random_network(seed)
    flow = flow_network(net, FlowOptions("undirected"))
    tree = ragged_tree(seed, net.item_ids.size)
    books = module_books(flow, tree)
    saved = books.saved()
    assert saved[0] == pytest.approx(books.one_level_codelength - books.codelength, abs=1e-9)
    top = books.children(0)
    own = books.nodes_in(0)
    rest = float((books.one_level_bits[own] - books.node_bits[own]).sum())
    assert saved[top].sum() + rest == pytest.approx(saved[0], abs=1e-9)


@given(seed=st.integers(0, 10_000))
@settings(max_examples=40, deadline=None)
def test_every_node_lies_below_its_modules_and_nowhere_else(seed):
    net = random_network(seed)
    tree = ragged_tree(seed, net.item_ids.size)
    books = module_books(flow_network(net, FlowOptions("undirected")), tree)
    for book in range(1, len(books)):
        row = tree[int(books.depth[book]) - 1]
        assert set(books.nodes_below(book).tolist()) == set(np.flatnonzero(row == books.number[book]).tolist())
        assert books.size[book] == books.nodes_below(book).size
    assert set(books.nodes_below(0).tolist()) == set(range(net.item_ids.size))
