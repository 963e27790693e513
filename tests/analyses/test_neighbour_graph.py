"""Neighbour graphs against the cosines themselves."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from minentropy_app.analyses.communities import COMMUNITIES, CommunitiesParams
from minentropy_app.analyses.neighbour_graph import NEIGHBOUR_GRAPH, NeighbourGraphParams
from minentropy_app.model.inputs import Vectors
from minentropy_app.model.results import NeighbourGraph
from minentropy_app.model.step import Context, drain


def graph(vectors: Vectors, **params: Any) -> NeighbourGraph:
    found: NeighbourGraph = drain(
        NEIGHBOUR_GRAPH.run({"vectors": vectors}, NeighbourGraphParams(**params), Context())
    )  # fmt: skip
    return found


def wanted(values: np.ndarray, nodes: int, top: int, least: float, everywhere: bool) -> dict[tuple[int, int], float]:
    """Every link, by sorting all cosines."""
    unit = values.astype(float) / np.linalg.norm(values.astype(float), axis=1, keepdims=True)
    pool = unit if everywhere else unit[:nodes]
    links = {}
    for a in range(nodes):
        cosine = pool @ unit[a]
        cosine[a] = -2
        for b in np.argsort(-cosine)[:top].tolist():
            if b < nodes and cosine[b] >= least:
                links[a, b] = float(cosine[b])
    return links


@pytest.mark.parametrize("pool", ["selected", "vocabulary"])
@pytest.mark.parametrize("mutual", [False, True])
def test_links_are_the_nearest_by_cosine(pool: str, mutual: bool) -> None:
    rng = np.random.default_rng(4)
    values = rng.normal(size=(300, 6)).astype(np.float32)
    vectors = Vectors(np.arange(1000, 1300), values)
    found = graph(vectors, top=8, min_similarity=0.55, max_words=120, pool=pool, mutual=mutual)
    links = wanted(values, 120, 8, 0.55, pool == "vocabulary")
    if mutual:
        links = {(a, b): w for (a, b), w in links.items() if a < b and (b, a) in links}
    ids = (found.item_ids - 1000).tolist()
    ends = zip(found.source.tolist(), found.target.tolist(), strict=True)
    got = {(ids[a], ids[b]): w for (a, b), w in zip(ends, found.weight.tolist(), strict=True)}
    assert set(got) == set(links) and len(links) > 50
    assert got == pytest.approx(links, abs=1e-6)
    assert found.directed is not mutual
    assert found.metrics["edges"] == len(links)
    assert found.metrics["nodes"] == len({end for link in links for end in link})


def test_clusters_of_directions_become_communities() -> None:
    rng = np.random.default_rng(5)
    centres = rng.normal(size=(6, 20))
    member = np.repeat(np.arange(6), 25)
    vectors = Vectors(np.arange(150), (centres[member] + 0.3 * rng.normal(size=(150, 20))).astype(np.float32))
    found = graph(vectors, top=10)
    parts = drain(COMMUNITIES.run({"network": found}, CommunitiesParams(levels="two", trials=2), Context()))
    assert parts.metrics["modules"] == 6 and parts.metrics["flow"] == "directed"
    assert parts.metrics["private_links"] is False
    assert len(set(zip(member.tolist(), parts.tree[0].tolist(), strict=True))) == 6


def test_nothing_similar_enough_leaves_no_links() -> None:
    found = graph(Vectors(np.arange(3), np.eye(3, dtype=np.float32)), min_similarity=0.9)
    assert found.metrics["nodes"] == found.metrics["edges"] == 0


@pytest.mark.parametrize(
    ("recipe", "top", "least", "everywhere"), [("first", 40, 0.5, True), ("present", 50, 0.6, False)]
)
def test_a_published_recipe_stands_above_what_is_set(recipe: str, top: int, least: float, everywhere: bool) -> None:
    values = np.random.default_rng(5).normal(size=(260, 4)).astype(np.float32)
    found = graph(Vectors(np.arange(260), values), recipe=recipe, max_words=150, top=3, min_similarity=0.9, mutual=True)
    links = wanted(values, 150, top, least, everywhere)
    ids = found.item_ids.tolist()
    got = {(ids[a], ids[b]) for a, b in zip(found.source.tolist(), found.target.tolist(), strict=True)}
    assert got == set(links)
    assert (found.metrics["neighbours"], found.metrics["least_similarity"]) == (top, least)
