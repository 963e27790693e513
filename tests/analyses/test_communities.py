from dataclasses import replace

import numpy as np
import pytest

from minentropy_app.analyses.communities import COMMUNITIES, CommunitiesParams, initial_modules
from minentropy_app.errors import AppError
from minentropy_app.model.inputs import Loans, Network
from minentropy_app.model.params import from_text
from minentropy_app.model.step import Context, drain
from tests.engines.networks import cliques, communities_network


def run(network, **values):
    return drain(COMMUNITIES.run({"network": network}, CommunitiesParams(**values), Context(threads=2)))


def test_modules_and_metrics_of_a_network():
    net, member = communities_network(3)
    result = run(net, trials=3)
    assert set(COMMUNITIES.metrics) <= set(result.metrics)
    assert result.metrics["modules"] == 8
    assert result.metrics["codelength"] < result.metrics["one_level_codelength"]
    assert result.trial_codelengths.size == 3
    assert len({*zip(result.tree[-1].tolist(), member.tolist(), strict=True)}) == 8
    assert result.flow.sum() == pytest.approx(1)


def test_a_directed_network_is_walked_along_its_directions_unless_said_otherwise():
    net, _member = communities_network(1, directed=True)
    assert run(net, trials=1).metrics["flow"] == "directed"
    assert run(net, trials=1, flow="recorded-nodes").metrics["flow"] == "recorded-nodes"
    assert from_text(CommunitiesParams, {"flow": "auto"}).flow is None


def test_the_first_method_comes_near_the_second():
    net, _member = communities_network(2)
    first, second = (run(net, trials=3, method=m, levels="two").metrics for m in ("greedy-annealing", "infomap"))
    assert second["codelength"] - 1e-9 <= first["codelength"] < 1.01 * second["codelength"]


def test_loans_are_clustered_by_their_pairs():
    """Two subjects, readers who borrow two books of one subject on a day."""
    rng = np.random.default_rng(0)
    subject = rng.integers(0, 2, 200)
    books = np.concatenate([rng.permutation(6)[:2] + 6 * s for s in subject]).astype(np.int32)
    reader = np.repeat(np.arange(200), 2).astype(np.int32)
    loans = Loans(np.arange(100, 113), books, reader, np.zeros(400, np.int32), np.full(13, -1, np.int32))
    result = run(loans, trials=2)
    assert result.item_ids.tolist() == list(range(100, 112))  # one book is in no pair
    assert result.tree[0].tolist() == [0] * 6 + [1] * 6


def test_an_earlier_result_is_a_start_even_for_other_items():
    net, _member = communities_network(3)
    before = run(net, trials=1)
    wider = Network(np.arange(-1, 96), net.source + 1, net.target + 1, net.weight, False)
    start = initial_modules(wider.item_ids, before)
    assert len(np.unique(start)) == before.metrics["modules"] + 1
    inputs = {"network": net, "initial": before}
    after = drain(COMMUNITIES.run(inputs, CommunitiesParams(trials=1, seed=5), Context()))
    assert after.metrics["codelength"] <= before.metrics["codelength"] + 1e-12


@pytest.mark.parametrize("levels", ["two", "multi"])
def test_the_modules_at_hand_can_be_watched(levels):
    net, _member = communities_network(3, groups=10, size=20)
    seen = []
    steps = COMMUNITIES.run({"network": net}, CommunitiesParams(levels=levels, trials=2), Context())
    while True:
        try:
            step = next(steps)
        except StopIteration as end:
            result = end.value
            break
        if step.snapshot is not None:
            seen.append(step.snapshot())
    lengths = [partition.metrics["codelength"] for partition in seen]
    assert len(seen) > 3 and all(partition.tree.shape[1] == 200 for partition in seen)
    assert min(lengths) >= result.metrics["codelength"] - 1e-9
    assert lengths[-1] < lengths[0]


def test_nodes_in_several_modules():
    net = cliques([range(6), range(5, 12)], 12)
    plain, soft = run(net, trials=2), run(net, trials=2, overlap=True)
    assert plain.member.size == 0 and plain.metrics["overlapping_nodes"] == 0
    assert soft.metrics["overlapping_nodes"] == 1 and soft.metrics["memberships"] == 13 == soft.member.size
    assert soft.metrics["codelength"] < soft.metrics["without_overlap"] == pytest.approx(plain.metrics["codelength"])
    assert soft.member_share[soft.member == 5].sum() == pytest.approx(1)


def test_states_have_their_overlap_already():
    net, _member = communities_network(3)
    states = replace(net, physical=np.arange(net.item_ids.size, dtype=np.int32) // 2)
    assert run(states, trials=1).metrics["objects"] == net.item_ids.size // 2
    with pytest.raises(AppError, match="several modules already"):
        run(states, trials=1, overlap=True)
