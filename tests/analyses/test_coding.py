import numpy as np
import pytest

from minentropy_app.analyses.coding import CODING, CodingParams
from minentropy_app.analyses.communities import COMMUNITIES, CommunitiesParams
from minentropy_app.errors import AppError
from minentropy_app.model.step import Context, drain
from tests.engines.networks import communities_network

LIST = "苹果 梨 桃 广州 上海 北京 杭州 深圳 1 2 3 4"
GROUPS = "苹果,梨,桃; 广州,上海,北京,杭州,深圳; 1,2,3,4"


def run(inputs=None, **values):
    return drain(CODING.run(inputs or {}, CodingParams(**values), Context()))


def test_the_list_of_the_source():
    metrics = run(sequence=LIST, groups=GROUPS).metrics
    assert (metrics["plain_bits"], metrics["hierarchical_bits"]) == (44, 41)
    assert metrics["entropy"] == pytest.approx(3.5849625, abs=5e-8)
    assert metrics["codelength"] == pytest.approx(3.3228586, abs=5e-8)


def test_the_encoded_sequence_can_be_read_from_the_result():
    coding = run(sequence="a b a c d c a", groups="a,b; c,d")
    objects = []
    for book, symbol in coding.written:
        kind, name, _count, word = coding.books[book][1][symbol]
        assert set(word) <= {"0", "1"}
        if kind == "object":
            objects.append(name)
    assert objects == ["a", "b", "a", "c", "d", "c", "a"]
    bits = sum(len(coding.books[book][1][symbol][3]) for book, symbol in coding.written)
    assert bits == coding.metrics["hierarchical_bits"]
    assert [coding.names[k] for k in coding.sequence] == objects


def test_a_walk_is_shorter_with_its_modules():
    net, _member = communities_network(1)
    partition = drain(COMMUNITIES.run({"network": net}, CommunitiesParams(trials=2), Context()))
    coding = run({"partition": partition}, steps=20_000)
    metrics = coding.metrics
    assert metrics["length"] == 20_000 == coding.sequence.size
    assert metrics["codelength"] == pytest.approx(partition.metrics["codelength"], rel=0.02)
    assert metrics["hierarchical_bits"] < metrics["plain_bits"]
    again = run({"partition": partition}, steps=20_000)
    assert np.array_equal(coding.sequence, again.sequence)


def test_steps_of_a_walk_follow_links():
    net, _member = communities_network(1, directed=True)
    partition = drain(COMMUNITIES.run({"network": net}, CommunitiesParams(trials=1), Context()))
    coding = run({"partition": partition}, steps=500)
    items = coding.item_ids[coding.sequence]
    links = set(zip(net.source.tolist(), net.target.tolist(), strict=True))
    dangling = set(range(96)) - {a for a, _b in links}
    assert all((a, b) in links or a in dangling for a, b in zip(items[:-1].tolist(), items[1:].tolist(), strict=True))


def test_without_anything_given_the_list_of_the_source_is_coded():
    coding = run()
    metrics = coding.metrics
    assert (metrics["plain_bits"], metrics["hierarchical_bits"], metrics["sample"]) == (44, 41, True)
    assert len(coding.names) == 12 and len(coding.books) == 4


def test_groups_without_a_sequence_and_objects_in_two_groups_are_refused():
    with pytest.raises(AppError, match="no sequence"):
        run(groups="a,b;c")
    with pytest.raises(AppError, match="two groups"):
        run(sequence="a b", groups="a;a,b")
