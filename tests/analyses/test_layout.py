"""``layout`` from end to end: every method, every kind of input, earlier layouts, bad input."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from minentropy_app.analyses import analysis_named
from minentropy_app.analyses.layout_params import LayoutParams
from minentropy_app.errors import AppError
from minentropy_app.model.inputs import Floats, Loans, Names, Network, Vectors
from minentropy_app.model.params import from_text
from minentropy_app.model.results import Layout
from minentropy_app.model.step import Context, drain
from minentropy_app.theory.costs import GaussianSoftmax, StudentT
from minentropy_app.theory.pair_sources import Probabilities
from minentropy_app.theory.total_cost import total_cost
from tests.engines.test_affinities import counts, made
from tests.engines.test_document_vectors import corpus, model
from tests.engines.test_neighbours import clouds

QUICK = LayoutParams(iterations=120, perplexity=10.0)


def vectors(x: Floats, first: int = 500) -> Vectors:
    return Vectors(np.arange(first, first + len(x)), x.astype(np.float32))


def run(source: object, params: LayoutParams, onto: Layout | None = None) -> Layout:
    inputs = {"items": source} if onto is None else {"items": source, "onto": onto}
    return drain(analysis_named("layout").run(inputs, params, Context()))


@pytest.mark.parametrize("method", ["tsne", "tsne-rows", "sne", "sne-joint", "pca"])
@pytest.mark.parametrize("dims", [2, 3])
def test_metrics_belong_to_the_positions(method: str, dims: int) -> None:
    x = clouds(150, 8).astype(np.float32)
    result = run(vectors(x), replace(QUICK, method=method, dims=dims))
    assert result.positions.shape == (150, dims)
    assert set(analysis_named("layout").metrics) <= set(result.metrics)
    normaliser = "rows" if method in ("sne", "tsne-rows") else "joint"
    f = GaussianSoftmax(normaliser) if method.startswith("sne") else StudentT(normaliser)
    p = Probabilities(made(x, 10.0, joint=normaliser == "joint").matrix.toarray())
    assert result.metrics["cost"] == pytest.approx(total_cost(p, f, result.positions), rel=1e-7)
    assert result.metrics["gap"] == result.metrics["kl"]
    assert result.metrics["entropy_bound"] < result.metrics["cost"] < result.metrics["cost_collapsed"]


def test_tsne_keeps_more_neighbours_than_principal_axes() -> None:
    metrics = run(vectors(clouds(400, 12)), replace(QUICK, iterations=300)).metrics
    assert metrics["recall_at_10"] > 1.5 * metrics["pca_recall_at_10"]
    assert metrics["trustworthiness"] > metrics["pca_trustworthiness"]


def test_loans_and_pairs_give_p_directly() -> None:
    rng = np.random.default_rng(0)
    item = np.concatenate([8 * (v % 5) + rng.choice(8, 3, replace=False) for v in range(300)]).astype(np.int32)
    visit = np.repeat(np.arange(300, dtype=np.int32), 3)
    loans = Loans(np.arange(40) + 7, item, visit % 40, visit, np.full(40, -1, np.int32))
    by_loans = run(loans, QUICK)
    pairs = drain(analysis_named("pairs").run({"loans": loans}, analysis_named("pairs").params(), Context()))
    by_pairs = run(pairs, QUICK)
    np.testing.assert_array_equal(by_loans.positions, by_pairs.positions)
    group = np.argsort(np.argsort(by_loans.item_ids)) // 8
    d = ((by_loans.positions[:, None] - by_loans.positions[None]) ** 2).sum(axis=2)
    np.fill_diagonal(d, np.inf)
    assert (group[d.argmin(axis=1)] == group).mean() > 0.95
    assert by_loans.metrics["trustworthiness"] is None


def test_texts_lay_out_words_by_their_sentences_or_documents_by_a_model() -> None:
    rng = np.random.default_rng(0)
    documents = [[[6 * (d % 3) + int(w) for w in rng.choice(6, 5)] for _ in range(4)] for d in range(24)]
    texts = corpus([*documents, []], 18)
    words = run(texts, replace(QUICK, min_count=1, iterations=300))
    assert set(words.item_ids) == set(texts.item_ids)
    assert same_group(words.positions, (words.item_ids - 10) // 6) > 0.9
    vectors = np.repeat(np.eye(3), 6, axis=0) + 0.1 * rng.normal(size=(18, 3))
    inputs = {"items": texts, "model": model(list(range(10, 28)), vectors)}
    points = drain(analysis_named("layout").run(inputs, replace(QUICK, iterations=300), Context()))
    np.testing.assert_array_equal(points.item_ids, texts.document_ids[:-1])
    assert points.metrics["left_out"] == 1
    assert same_group(points.positions, np.arange(24) % 3) == 1
    with pytest.raises(AppError):
        run(texts, replace(QUICK, min_count=10_000))
    with pytest.raises(AppError):
        unknown = {"items": texts, "model": model([1, 2, 3], np.eye(3))}
        drain(analysis_named("layout").run(unknown, QUICK, Context()))


def same_group(Y: Floats, group: np.ndarray) -> float:
    d = ((Y[:, None] - Y[None]) ** 2).sum(axis=2)
    np.fill_diagonal(d, np.inf)
    return float((group[d.argmin(axis=1)] == group).mean())


@pytest.mark.parametrize("directed", [True, False])
def test_links_give_p_directly(directed: bool) -> None:
    rng = np.random.default_rng(0)
    first = np.repeat(np.arange(40), 4)
    second = 8 * (first // 8) + rng.integers(0, 8, len(first))
    links = (first.astype(np.int32), second.astype(np.int32), rng.random(len(first)) + 0.1)
    network = Network(np.arange(40) + 3, *links, directed)
    result = run(network, replace(QUICK, iterations=300))
    assert same_group(result.positions, (result.item_ids - 3) // 8) > 0.95
    c = np.zeros((40, 40))
    np.add.at(c, links[:2], links[2])
    np.fill_diagonal(c, 0)
    dense = Probabilities((c + c.T) / (2 * c.sum()))
    assert result.metrics["cost"] == pytest.approx(total_cost(dense, StudentT("joint"), result.positions), rel=1e-6)


def test_broken_vectors_are_named() -> None:
    x = clouds(30, 4)
    x[7, 2], x[11, 0] = np.nan, np.inf
    names = Names(tuple(f"Book {k}" for k in range(30)), tuple(map(str, range(30))))
    inputs = {"items": vectors(x), "names": {"items": names}}
    with pytest.raises(AppError) as caught:
        drain(analysis_named("layout").run(inputs, QUICK, Context()))
    assert caught.value.fields == {"count": 2, "items": "Book 7, Book 11"}
    x[7, 2], x[11] = 0, 0
    with pytest.raises(AppError) as caught:
        run(vectors(x), replace(QUICK, metric="cosine"))
    assert caught.value.fields == {"count": 1, "items": "12"}


def test_items_without_partners_are_left_out_and_counted() -> None:
    c = np.ones((9, 9)) - np.eye(9)
    c[4], c[:, 4] = 0, 0
    result = run(counts(c), QUICK)
    assert result.metrics["left_out"] == 1
    assert 104 not in result.item_ids


def test_a_spectral_start_unrolls_a_long_shape() -> None:
    """Points along a coil: the slowest mode runs along it, and the map keeps its ends apart."""
    along = np.linspace(0, 3 * np.pi, 300)
    coil = np.stack([np.cos(along), np.sin(along), along / 20], axis=1) * (1 + along / 10)[:, None]
    rng = np.random.default_rng(4)
    points = vectors(coil + 0.02 * rng.normal(size=coil.shape))
    layout = run(points, replace(QUICK, start="spectral", iterations=300))
    steps = np.linalg.norm(np.diff(layout.positions, axis=0), axis=1)
    assert steps.max() < 0.5 * np.ptp(layout.positions, axis=0).max()
    assert layout.metrics["recall_at_10"] > 0.6


def test_late_exaggeration_tightens_clusters_and_a_second_perplexity_is_told() -> None:
    points = vectors(clouds(200, 8))
    plain = run(points, replace(QUICK, iterations=200))
    tight = run(points, replace(QUICK, iterations=200, late_exaggeration=4.0))
    assert np.ptp(tight.positions, axis=0).max() < 0.8 * np.ptp(plain.positions, axis=0).max()
    both = run(points, replace(QUICK, second_perplexity=40.0))
    assert both.metrics["perplexity"] == QUICK.perplexity
    assert both.metrics["entropy_bound"] > plain.metrics["entropy_bound"]


def test_two_separate_groups_are_laid_out_apart() -> None:
    c = np.kron(np.eye(2), np.ones((12, 12))) - np.eye(24)
    Y = run(counts(c), replace(QUICK, iterations=300)).positions
    assert np.isfinite(Y).all()
    gap = np.linalg.norm(Y[:12].mean(axis=0) - Y[12:].mean(axis=0))
    assert gap > 1.5 * np.linalg.norm(Y[:12] - Y[:12].mean(axis=0), axis=1).max()


def test_books_added_later_join_without_moving_the_others() -> None:
    x = clouds(200, 8)
    first = run(vectors(x[:170]), QUICK)
    later = run(vectors(x), replace(QUICK, onto="map"), first)
    np.testing.assert_array_equal(later.positions[:170], first.positions)
    assert later.metrics["stayed"] == 170
    assert later.metrics["placed"] == 30
    assert later.metrics["matched_by_key"] is False


def test_items_of_another_source_are_known_by_their_keys() -> None:
    """This year's vectors have items of their own; a key that stands twice tells nothing."""
    x = clouds(120, 8)
    first = run(vectors(x[:100]), QUICK)
    keys = [f"b{k}" for k in range(120)]
    names = {"onto": Names(tuple(keys[:100]), tuple(keys[:100]))}
    for now in (keys, [*keys[:5], *keys[:5], *keys[10:]]):
        inputs = {"items": vectors(x, 9_000), "onto": first, "names": {**names, "items": Names(tuple(now), tuple(now))}}
        placed = drain(analysis_named("layout").run(inputs, replace(QUICK, onto="map"), Context()))
        known = np.array([k for k in range(100) if now.count(keys[k]) == 1])
        np.testing.assert_array_equal(placed.positions[known], first.positions[known])
        assert (placed.metrics["stayed"], placed.metrics["matched_by_key"]) == (len(known), True)
        turned = drain(analysis_named("layout").run(inputs, replace(QUICK, onto="map", join="align"), Context()))
        assert turned.metrics["aligned"] == len(known)
    strangers = Names(tuple(f"c{k}" for k in range(120)), tuple(f"c{k}" for k in range(120)))
    with pytest.raises(AppError):
        inputs = {"items": vectors(x, 9_000), "onto": first, "names": {**names, "items": strangers}}
        drain(analysis_named("layout").run(inputs, replace(QUICK, onto="map"), Context()))


def test_aligning_turns_a_new_map_to_an_earlier_one() -> None:
    x = clouds(200, 8)
    first = run(vectors(x), QUICK)
    turned = replace(first, positions=first.positions @ np.array([[0.0, 1], [1, 0]]) + 3)
    again = run(vectors(x), replace(QUICK, onto="map", join="align"), turned)
    np.testing.assert_allclose(again.positions, turned.positions, atol=1e-6)


def test_continuing_goes_on_from_the_earlier_places() -> None:
    x = clouds(200, 8)
    first = run(vectors(x[:180]), replace(QUICK, iterations=60))
    later = run(vectors(x[:180]), replace(QUICK, onto="map", join="continue", iterations=200), first)
    assert later.metrics["kl"] < first.metrics["kl"]
    grown = run(vectors(x), replace(QUICK, onto="map", join="continue", method="sne", iterations=20), first)
    assert grown.positions.shape == (200, 2)
    for wrong in (replace(QUICK, dims=3), replace(QUICK, method="pca")):
        with pytest.raises(AppError):
            run(vectors(x), replace(wrong, join="continue"), first)


def test_the_same_seed_gives_the_same_map_and_another_a_different_one() -> None:
    x = vectors(clouds(120, 8))
    one, same, other = (run(x, replace(QUICK, seed=s)) for s in (1, 1, 2))
    assert np.array_equal(one.positions, same.positions)
    assert one.metrics == same.metrics
    assert not np.array_equal(one.positions, other.positions)


def test_perplexity_is_lowered_and_said() -> None:
    metrics = run(vectors(clouds(31, 4)), replace(QUICK, perplexity=900.0)).metrics
    assert (metrics["perplexity"], metrics["perplexity_lowered"]) == (10.0, True)


def test_bad_input_is_refused() -> None:
    with pytest.raises(AppError):
        run(counts(np.ones((5, 5))), replace(QUICK, method="pca"))
    with pytest.raises(AppError):
        run(vectors(clouds(20, 4)), replace(QUICK, onto="nothing"))
    with pytest.raises(AppError):
        run(vectors(np.ones((20, 4))), QUICK)
    with pytest.raises(AppError):
        run(vectors(clouds(20, 4)), QUICK, run(vectors(clouds(20, 4), 9000), QUICK))
    with pytest.raises(AppError):
        from_text(LayoutParams, {"dims": "4"})


def test_snapshots_are_layouts() -> None:
    steps = analysis_named("layout").run({"items": vectors(clouds(60, 4))}, QUICK, Context())
    shown = [step.snapshot() for step in steps if step.snapshot is not None]
    assert len(shown) == 120
    assert all(isinstance(s, Layout) and s.positions.shape == (60, 2) for s in shown)
