"""The walk behind network view and code view against the literal map equation."""

from types import SimpleNamespace

import numpy as np
import pytest

from minentropy_app.gui.network_loading import network_of
from minentropy_app.gui.views.code_model import pieces_of, words_of
from minentropy_app.gui.views.network_world import Atlas
from minentropy_app.model.results import Partition
from minentropy_app.theory import map_equation
from minentropy_app.theory.overlap import overlapping_length, state_flow
from tests.engines.networks import cliques, dense, network

#: Three groups of six, and one of members of each, in which nobody is most of the time.
MEMBERS = [range(6), range(6, 12), range(12, 18), [0, 6, 12], [1, 7, 13]]
MEMBERSHIPS = [[k // 6] + [3] * (k % 6 < 2) for k in range(18)]


class Names:
    """A reader that knows every item by its number."""

    def labels(self, ids):
        return [f"n{i:02d}" for i in ids]

    keys = labels

    def attributes(self, ids, name):
        return [""] * len(ids)

    def module_names(self, entry):
        return {}


def opened(partition):
    return network_of(Names(), SimpleNamespace(ref="r1", kind="communities", inputs=()), partition)


def groups_with_a_common_one(private=False):
    """A partition with memberships put together by hand, shares from the theory."""
    net = cliques(MEMBERS, 18)
    states = state_flow(map_equation.undirected(dense(net)), MEMBERSHIPS)
    length = overlapping_length(map_equation.undirected(dense(net)), MEMBERSHIPS)
    member = np.repeat(np.arange(18), [len(own) for own in MEMBERSHIPS]).astype(np.int32)
    visits = map_equation.undirected(dense(net)).node
    tree = np.array([states.modules], np.int32)
    first = np.unique(member, return_index=True)[1]
    metrics = {"flow": "undirected", "codelength": length, "private_links": private}
    share = states.flow.node / visits[member]
    assert (share[tree[0] == 3] < 0.5).all()
    return Partition(
        net.item_ids, tree[:, first], visits, net.source, net.target, net.weight, np.array([length]),
        metrics=metrics, member=member, member_share=share, member_tree=tree,
    )  # fmt: skip


def test_a_module_in_which_nobody_is_most_of_the_time_is_shown_too():
    partition = groups_with_a_common_one()
    model = opened(partition)
    assert model.leaf_modules == len(model.top_modules) == 4 and model.sizes[1:].tolist() == [6, 6, 6, 6]
    assert sum(piece.bits for piece in pieces_of(model)) == pytest.approx(partition.metrics["codelength"], abs=1e-9)
    assert {piece.book for piece in pieces_of(model)} == {0, 1, 2, 3, 4}
    assert [word.thing for word in words_of(model, 4) if word.kind == "node"]
    assert model.shares_of(0)[0][0] == 1 and [book for book, _share in model.shares_of(0)] == [1, 4]
    assert model.indices(np.array([0, 1, 5])).tolist() == [0, 1, 2, 3, 7]


def test_the_network_view_draws_a_node_in_each_of_its_modules():
    model = opened(groups_with_a_common_one())
    atlas = Atlas(model)
    drawn = {book: [model.title(t) for t in atlas.content(book).things.tolist()] for book in range(1, 5)}
    assert all("n00" in drawn[book] for book in (1, 4)) and len(drawn[4]) == 6
    assert atlas.content(0).things.size == 4
    flow = sum(float(model.walk.flow[k]) for k in range(model.walk.flow.size))
    literal = map_equation.undirected(dense(cliques(MEMBERS, 18)))
    assert flow == pytest.approx(float(literal.link.sum()), abs=1e-12)


def test_links_split_between_memberships_do_not_count_as_many():
    """Privacy asks for sums over at least three pairs of books: one link in several parts is one pair."""
    model = opened(groups_with_a_common_one(private=True))
    inside = Atlas(model).content(0).links
    assert not model.walk.shown.any() and model.walk.flow.size > model.network.source.size
    assert inside.weight.size == 3  # each group with the common one; no two groups have three pairs between them


def test_states_of_one_object_share_a_word():
    """Two triangles that share an object, as states: within a module both states have the same code word."""
    ends = [(0, 1), (1, 2), (2, 0), (3, 4), (4, 5), (5, 3), (2, 6), (6, 0), (0, 3), (3, 0)]
    net = network(7, *zip(*ends, strict=True))
    physical = np.array([0, 1, 2, 0, 3, 4, 1], np.int32)
    flow = map_equation.with_physical(map_equation.directed(dense(net)), physical)
    modules = [0, 0, 0, 1, 1, 1, 0]
    length = map_equation.two_level(flow, modules)
    partition = Partition(
        net.item_ids, np.array([modules], np.int32), flow.node, net.source, net.target, net.weight,
        np.array([length]), True, {"flow": "directed", "codelength": length}, physical=physical,
    )  # fmt: skip
    model = opened(partition)
    assert model.books.codelength == pytest.approx(length, abs=1e-9)
    assert model.books.one_level_codelength == pytest.approx(map_equation.one_level(flow), abs=1e-9)
    words = [word for word in words_of(model, 1) if word.kind == "node"]
    assert len(words) == 3
    both = next(word for word in words if model.title(word.thing) == "n01")
    assert model.ids_of_word(both.thing).tolist() == [1, 6]
    assert both.rate == pytest.approx(flow.node[1] + flow.node[6], abs=1e-12)
