"""Random walks over networks."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minentropy_app.engines import random_walks
from minentropy_app.engines.random_walks import walk_sentences
from minentropy_app.errors import Cancelled
from minentropy_app.model.inputs import Network
from minentropy_app.model.step import Context, drain


def network(links, n, directed=False):
    source, target, weight = zip(*links, strict=True)
    ends = (np.array(source, np.int32), np.array(target, np.int32))
    return Network(np.arange(n, dtype=np.int64), *ends, np.array(weight, float), directed)


def walked(given_network, walks=3, length=10, seed=0):
    found = drain(walk_sentences(given_network, walks, length, Context(seed)))
    return [found.items[a:b].tolist() for a, b in zip(found.indptr[:-1], found.indptr[1:], strict=True)]


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), st.floats(0, 3)), min_size=1, max_size=20), st.booleans()
)
def test_walks_follow_links(links, directed):
    walks = walked(network(links, 8, directed))
    allowed = {(a, b) for a, b, w in links if w > 0} | {(b, a) for a, b, w in links if w > 0 and not directed}
    assert len(walks) == 3 * 8 and sorted(walk[0] for walk in walks[:8]) == list(range(8))
    for walk in walks:
        assert all(step in allowed for step in itertools.pairwise(walk))
        assert len(walk) == 10 or not any(a == walk[-1] for a, _ in allowed)


def test_steps_follow_weights():
    walks = walked(network([(0, 1, 3.0), (0, 2, 1.0)], 3, True), walks=4000, length=2)
    first = [walk[1] for walk in walks if walk[0] == 0]
    assert np.mean(np.array(first) == 1) == pytest.approx(0.75, abs=0.03)


def test_the_seed_alone_decides(monkeypatch):
    ring = network([(k, (k + 1) % 9, 1.0 + k) for k in range(9)], 9)
    first = walked(ring, seed=5)
    assert walked(ring, seed=6) != first
    monkeypatch.setattr(random_walks, "_STEPS", 30)
    assert walked(ring, seed=5) == first


def test_cancel():
    context = Context(0, cancelled=np.ones(1, np.uint8))
    with pytest.raises(Cancelled):
        drain(walk_sentences(network([(0, 1, 1.0)], 2), 1, 5, context))
