"""What a map reads of layouts that were really run: items, columns, groups, neighbours."""

import dataclasses

import numpy as np
import pytest

from minentropy_app.gui.map_loading import load_map
from minentropy_app.gui.views.map_canvas import _bounds as bounds
from minentropy_app.gui.views.map_model import MapModel
from minentropy_app.gui.views.map_scene import standing_for_others
from minentropy_app.gui.views.space_model import Category, Measure
from tests.gui._maps import BOOKS, SHELVES


@pytest.fixture
def model(maps):
    return load_map(maps, "r1")


def test_a_layout_is_read_with_titles_columns_and_groups(model):
    assert isinstance(model, MapModel)
    assert model.positions.shape == (SHELVES * BOOKS, 2)
    assert set(model.columns) == {"modules:r4", "class", "author", "year", "loans"}
    assert isinstance(model.columns["year"], Measure)
    assert model.groups == {"modules:r4", "class"}
    assert model.weight == "Loans"
    assert model.loans.sum() == 48 * (24 * 2 + 2)
    assert {other.title for other in model.others} == {"other map", "map of vectors"}
    titles = model.labels(model.item_ids)
    assert titles[0] == "红楼梦 0"
    assert model.details(int(model.item_ids[0])).subtitle == "Author 0 · 1900 · I Literature"


def test_where_nothing_is_counted_no_figure_is_told(model):
    chosen = model.item_ids[:2]
    assert all(count > 0 for _, _, count in model.rows_of(chosen, 5))
    bare = dataclasses.replace(model, weight="", loans=np.ones(len(model)))
    assert [count for _, _, count in bare.rows_of(chosen, 5)] == [-1, -1]


def test_modules_are_called_on_a_map_as_in_their_network(model, maps):
    from minentropy_app.gui.network_loading import load_network

    modules, network = model.columns["modules:r4"], load_network(maps, "r4")
    assert isinstance(modules, Category)
    top = [book for book in range(1, len(network.books)) if network.books.depth[book] == 1]
    assert list(modules.names) == [network.name(book) for book in sorted(top, key=lambda b: network.books.number[b])]
    assert "Author 0" in modules.names


def test_a_map_of_vectors_learned_from_loans_counts_loans(maps):
    assert load_map(maps, "r6").weight == "Loans"


def test_other_kinds_are_no_maps(maps):
    assert load_map(maps, "r4") is None


def test_neighbours_of_vectors_point_the_same_way(maps):
    model = load_map(maps, "r6")
    ids, cosine = model.kin().of(int(model.item_ids[0]), 5)
    assert len(ids) == 5 and int(model.item_ids[0]) not in ids
    assert (np.diff(cosine) <= 0).all() and cosine[0] <= 1.0
    assert model.kin().of(-3, 5)[0].size == 0


def test_neighbours_by_distance_are_nearest_first():
    from minentropy_app.gui.views.map_kin import Near

    kin = Near(np.array([5, 7, 9]), np.array([[0, 0], [0, 4], [1, 0]], np.float32))
    ids, strength = kin.of(5, 5)
    assert ids.tolist() == [9, 7]
    assert strength.tolist() == [1.0, 0.25]
    assert kin.of(6, 5)[0].size == 0


def test_neighbours_of_documents_are_those_of_their_words(reading):
    from minentropy_app.analyses.layout_params import LayoutParams
    from minentropy_app.engines.document_vectors import document_vectors
    from minentropy_app.gui.views.map_kin import kin_of
    from minentropy_app.project.reader import Reader

    with Reader(reading) as reader:
        texts, vectors = reader.entry("samples"), reader.entry("vectors")
        corpus, embedding = reader.load(texts), reader.load(vectors)
    params = LayoutParams(weights="rarity")
    kin = kin_of(reading, {"items": texts.ref, "model": vectors.ref}, params)
    rows, means = document_vectors(corpus, embedding, rarity=True)
    unit = means / np.linalg.norm(means, axis=1, keepdims=True)
    cosine = unit @ unit[0]
    cosine[0] = -1
    ids, strength = kin.of(int(corpus.document_ids[rows[0]]), 3)
    assert ids.tolist() == corpus.document_ids[rows[np.argsort(-cosine)[:3]]].tolist()
    np.testing.assert_allclose(strength, np.sort(cosine)[::-1][:3], atol=1e-5)
    words = kin_of(reading, {"items": texts.ref}, LayoutParams(min_count=2))
    assert len(words.of(int(words.pairs.item_ids[0]), 4)[0]) == 4
    assert kin_of(reading, {"items": "s99"}, params) is None


def test_a_map_is_compared_only_with_maps_of_the_same_items(maps):
    model = load_map(maps, "r1")
    assert {other.title for other in model.others} == {"other map", "map of vectors"}


def test_neighbours_in_a_network_are_found_whichever_way_links_lead():
    from minentropy_app.gui.views.map_kin import linked
    from minentropy_app.model.results import NeighbourGraph

    ends = np.array([0, 1, 3], np.int32), np.array([1, 2, 1], np.int32)
    kin = linked(NeighbourGraph(np.array([10, 20, 30, 40]), *ends, np.array([1.0, 2.0, 4.0])))
    ids, strength = kin.of(20, 5)
    assert ids.tolist() == [40, 30, 10]
    assert strength.tolist() == [1.0, 0.5, 0.25]
    assert kin.of(30, 5)[0].tolist() == [20]


def test_only_what_is_far_from_all_others_may_lie_outside_a_fitted_map():
    rng = np.random.default_rng(0)
    body = rng.normal(size=(4000, 2)).astype(np.float32)
    edge = np.concatenate([body, rng.normal(size=(15, 2)).astype(np.float32) * 0.1 + [0, 3.2]]).astype(np.float32)
    assert (bounds(edge)[1] >= edge.max(axis=0)).all()
    far = np.concatenate([body, [[60, 0]]]).astype(np.float32)
    assert bounds(far)[1][0] < 6


def test_items_of_equal_weight_are_named_where_they_stand_for_others():
    rng = np.random.default_rng(2)
    crowds = np.repeat(np.array([[-70.0, -70], [70, 60], [-60, 70]]), 300, axis=0)
    positions = (crowds + rng.normal(size=(900, 2)) * 8).astype(np.float32)
    order = np.argsort(standing_for_others(positions))
    assert sorted(order.tolist()) == list(range(900))
    assert sorted((order[:3] // 300).tolist()) == [0, 1, 2]
    off = np.linalg.norm(positions - crowds, axis=1)
    assert off[order[:3]].max() < np.median(off)
    assert standing_for_others(np.zeros((0, 2), np.float32)).size == 0
