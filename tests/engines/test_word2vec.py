"""Word vectors: the Huffman tree, both trainers, the exact mean log p."""

from __future__ import annotations

import heapq
import threading
import time
from contextlib import closing
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minentropy_app.engines import word2vec_workers
from minentropy_app.engines.kernels import joining_models, skipgram
from minentropy_app.engines.word2vec import (
    ALPHA,
    MAX_SENTENCE,
    MIN_ALPHA,
    Sentences,
    WordOptions,
    huffman_tree,
    keep_probability,
    mean_log_p,
    pieces,
    timed_slices,
    train,
    vocabulary_of,
)
from minentropy_app.engines.word2vec_workers import Lessons, Workers, worth_starting
from minentropy_app.errors import AppError, Cancelled
from minentropy_app.model.step import Context, drain

TRAINERS = ("own", "gensim")


def sentences_of(*texts):
    return Sentences(np.cumsum([0, *map(len, texts)]), np.array([w for t in texts for w in t], np.int32))


def topical(seed=0, sentences=150, groups=5, each=6, length=8):
    """Sentences that keep to one group of items; group g holds items g·each …"""
    rng = np.random.default_rng(seed)
    return sentences_of(
        *[(rng.integers(groups) * each + rng.integers(each, size=length)).tolist() for _ in range(sentences)]
    )


def log_p_literal(trained, centre, context):
    """Σ log σ((−1)^d ⟨x, θ⟩) over the path."""
    tree, total = trained.tree, 0.0
    for b in range(tree.indptr[context], tree.indptr[context + 1]):
        z = float(trained.vectors[centre].astype(float) @ trained.inner[tree.nodes[b]].astype(float))
        total -= np.log1p(np.exp(-z if tree.bits[b] == 0 else z))
    return total


def mean_literal(trained, window):
    words, logs = trained.vocabulary, []
    for s in range(len(words.indptr) - 1):
        tokens = words.tokens[words.indptr[s] : words.indptr[s + 1]]
        for i, centre in enumerate(tokens):
            for j in range(max(0, i - window), min(len(tokens), i + window + 1)):
                if j != i:
                    logs.append(log_p_literal(trained, centre, tokens[j]))
    return np.mean(logs)


@settings(max_examples=60, deadline=None)
@given(counts=st.lists(st.integers(1, 1000), min_size=2, max_size=60))
def test_the_tree_is_a_shortest_prefix_code(counts):
    counts = np.sort(counts)[::-1].astype(np.int64)
    tree = huffman_tree(counts)
    lengths = np.diff(tree.indptr)
    assert np.sum(2.0**-lengths) == pytest.approx(1.0, abs=1e-15)
    heap, cost = [int(c) for c in counts], 0
    heapq.heapify(heap)
    while len(heap) > 1:
        pair = heapq.heappop(heap) + heapq.heappop(heap)
        cost += pair
        heapq.heappush(heap, pair)
    assert (counts * lengths).sum() == cost


@settings(max_examples=30, deadline=None)
@given(counts=st.lists(st.integers(1, 50), min_size=2, max_size=30))
def test_paths_start_at_the_root_and_codes_differ(counts):
    tree = huffman_tree(np.sort(counts)[::-1].astype(np.int64))
    n = len(counts)
    codes = {tuple(tree.bits[a:b]) for a, b in pairwise(tree.indptr)}
    assert len(codes) == n
    assert (tree.nodes[tree.indptr[:-1]] == n - 2).all()
    assert set(tree.nodes.tolist()) == set(range(n - 1))


@pytest.mark.parametrize("trainer", TRAINERS)
def test_probabilities_of_all_words_add_up_to_one(trainer):
    trained = drain(train(topical(), WordOptions(dim=7, epochs=2, min_count=1, trainer=trainer), Context()))
    for centre in (0, 3, trained.vocabulary.size - 1):
        total = sum(np.exp(log_p_literal(trained, centre, k)) for k in range(trained.vocabulary.size))
        assert total == pytest.approx(1, abs=1e-12)


@pytest.mark.parametrize("trainer", TRAINERS)
@pytest.mark.parametrize(("dim", "window"), [(3, 2), (10, 4)])
def test_mean_log_p_is_the_formula(trainer, dim, window):
    options = WordOptions(dim=dim, window=window, epochs=3, min_count=1, trainer=trainer)
    trained = drain(train(topical(sentences=40), options, Context()))
    assert trained.mean_log_p == pytest.approx(mean_literal(trained, window), abs=1e-6)


@pytest.mark.parametrize("dim", [3, 12])
def test_both_trainers_learn_equally_well(dim):
    means = {}
    for trainer in TRAINERS:
        options = WordOptions(dim=dim, epochs=20, min_count=1, trainer=trainer)
        means[trainer] = drain(train(topical(sentences=400), options, Context())).mean_log_p
    chance, best = -np.log(30), -np.log(6)  # among all items; among the group, which is all there is to know
    assert chance + 0.9 * (best - chance) < means["own"]
    assert means["own"] == pytest.approx(means["gensim"], abs=0.02)


@pytest.mark.parametrize("trainer", TRAINERS)
@pytest.mark.parametrize("sample", [0.0, 0.01])
def test_same_seed_same_bits(trainer, sample):
    options = WordOptions(dim=5, epochs=2, min_count=2, sample=sample, trainer=trainer, seed=3)
    one, two = (drain(train(topical(), options, Context(threads=t))) for t in (1, 4))
    np.testing.assert_array_equal(one.vectors, two.vectors)
    np.testing.assert_array_equal(one.inner, two.inner)
    assert one.mean_log_p == two.mean_log_p
    other = drain(train(topical(), WordOptions(**{**options.__dict__, "seed": 4}), Context()))
    assert not np.array_equal(one.vectors, other.vectors)


def test_items_of_one_group_get_alike_vectors():
    trained = drain(train(topical(sentences=600), WordOptions(dim=8, epochs=10, min_count=1), Context()))
    unit = trained.vectors / np.linalg.norm(trained.vectors, axis=1, keepdims=True)
    group = trained.vocabulary.items // 6
    cosine = unit @ unit.T
    same = group[:, None] == group[None]
    np.fill_diagonal(cosine, np.nan)
    assert np.nanmin(cosine[same]) > np.nanmax(cosine[~same])


def test_vocabulary_counts_drops_and_renumbers():
    words = vocabulary_of(sentences_of([5, 1, 5, 2], [], [1, 5, 9]), 2, 0.0)
    np.testing.assert_array_equal(words.items, [5, 1])
    np.testing.assert_array_equal(words.counts, [3, 2])
    np.testing.assert_array_equal(words.tokens, [0, 1, 0, 1, 0])
    np.testing.assert_array_equal(words.indptr, [0, 3, 3, 5])


def test_ties_are_in_item_order():
    words = vocabulary_of(sentences_of([4, 3, 2, 2, 3, 4]), 1, 0.0)
    np.testing.assert_array_equal(words.items, [2, 3, 4])


@pytest.mark.parametrize("sample", [1e-2, 1e-3])
def test_thinning_is_gensim_s(sample):
    from gensim.models import Word2Vec

    counts = np.array([900, 300, 40, 5])
    model = Word2Vec(sample=sample, min_count=1, hs=1, negative=0)
    model.build_vocab_from_freq({str(k): int(c) for k, c in enumerate(counts)})
    theirs = [model.wv.get_vecattr(str(k), "sample_int") / (2**32 - 1) for k in range(4)]
    np.testing.assert_allclose(keep_probability(counts, sample), theirs, rtol=1e-6)


def test_thinned_counts_are_what_is_really_trained_on():
    words = vocabulary_of(topical(), 1, 0.005)
    assert (words.trained < words.counts).any()
    np.testing.assert_array_equal(words.trained, np.rint(words.counts * words.keep))
    assert (np.diff(words.trained) <= 0).all()


@pytest.mark.parametrize("trainer", TRAINERS)
def test_too_few_words_are_refused(trainer):
    for sentences in (sentences_of([1, 1, 1]), sentences_of([1, 2, 3]), sentences_of()):
        with pytest.raises(AppError) as caught:
            drain(train(sentences, WordOptions(min_count=2, trainer=trainer), Context()))
        assert caught.value.remedy


def test_sentences_of_one_word_leave_nothing_to_measure():
    trained = drain(train(sentences_of([0], [1], [0]), WordOptions(dim=3, min_count=1), Context()))
    assert trained.mean_log_p is None
    assert np.isfinite(trained.vectors).all()


def test_long_sentences_are_cut_for_training_only():
    n = 2 * MAX_SENTENCE + 7
    words = vocabulary_of(sentences_of([0, 1] * (n // 2), [1]), 1, 0.0)
    assert np.diff(pieces(words)).max() == MAX_SENTENCE
    assert pieces(words)[-1] == len(words.tokens)
    assert len(words.indptr) == 3


@pytest.mark.parametrize("trainer", TRAINERS)
def test_cancelling_stops_within_a_second_and_leaves_no_thread(trainer):
    before = set(threading.enumerate())
    context = Context()
    steps = train(topical(sentences=4000), WordOptions(dim=50, epochs=500, trainer=trainer), context)
    for _ in range(3):
        shown = next(steps)
    assert shown.snapshot().vectors.shape == (30, 50)
    context.cancelled[0] = 1
    start = time.monotonic()
    with pytest.raises(Cancelled):
        drain(steps)
    assert time.monotonic() - start < 1
    assert set(threading.enumerate()) <= before


def test_gensim_leaves_no_thread_behind():
    before = set(threading.enumerate())
    drain(train(topical(), WordOptions(dim=4, epochs=2, trainer="gensim"), Context()))
    assert set(threading.enumerate()) <= before


@pytest.mark.parametrize("trainer", TRAINERS)
def test_progress_counts_every_token_once_an_epoch(trainer):
    options = WordOptions(dim=4, epochs=3, min_count=1, trainer=trainer)
    steps = [s for s in train(topical(), options, Context()) if s.numbers]
    assert steps[-1].done == steps[-1].total == 3 * 150 * 8
    assert all(a.done < b.done for a, b in pairwise(steps))


def test_slices_by_time_cover_everything_once():
    bounds = np.cumsum([0, *np.random.default_rng(0).integers(0, 90, 300)])
    cut = list(timed_slices(bounds))
    assert cut[0][0] == 0
    assert cut[-1][1] == 300
    assert all(a[1] == b[0] for a, b in pairwise(cut))


def test_mean_log_p_does_not_depend_on_slices(monkeypatch):
    trained = drain(train(topical(), WordOptions(dim=4, epochs=1, min_count=1), Context()))
    for size in (1, 7, 150):
        monkeypatch.setattr(
            "minentropy_app.engines.word2vec.timed_slices",
            lambda b, size=size: ((k, min(k + size, len(b) - 1)) for k in range(0, len(b) - 1, size)),
        )
        again = drain(mean_log_p(trained.vocabulary, trained.tree, (trained.vectors, trained.inner), 5, Context()))
        assert again == trained.mean_log_p


def test_rates_are_the_reference_trainer_s():
    from gensim.models import Word2Vec

    model = Word2Vec(min_count=1)
    assert (model.alpha, model.min_alpha) == (ALPHA, MIN_ALPHA)


def test_the_curve_is_the_same_however_fast_the_machine(monkeypatch):
    curves = []
    for budget in (0.0, 1e9):
        clock = iter(np.arange(10_000) * budget)
        monkeypatch.setattr(time, "perf_counter", lambda clock=clock: next(clock))
        curves.append(drain(train(topical(), WordOptions(dim=4, min_count=1, epochs=3), Context())).curve)
    assert curves[0] == curves[1] and len(curves[0]) == 20
    assert curves[0][-1][1] > curves[0][0][1] and curves[0][-1][0] == 3 * 150 * 8


def test_workers_learn_as_good_a_model_and_the_same_every_time(monkeypatch):
    monkeypatch.setattr(word2vec_workers, "_WORTH_A_WORKER", 100)
    monkeypatch.setattr(word2vec_workers, "_SHORTEST", 50)

    def trained(workers):
        return drain(train(topical(3), WordOptions(dim=5, min_count=1, epochs=8, workers=workers), Context()))

    alone, together = trained(1), trained(2)
    assert not np.array_equal(together.vectors, alone.vectors)
    assert together.mean_log_p == pytest.approx(alone.mean_log_p, abs=0.1)
    assert np.array_equal(trained(1).vectors, alone.vectors)
    assert np.array_equal(trained(2).vectors, together.vectors)


def test_a_second_worker_must_be_worth_it():
    assert [worth_starting(2, tokens) for tokens in (0, 49_999, 50_000, 10**7)] == [1, 1, 2, 2]
    two = drain(train(topical(3), WordOptions(dim=5, min_count=1, workers=2), Context()))
    one = drain(train(topical(3), WordOptions(dim=5, min_count=1), Context()))
    assert np.array_equal(one.vectors, two.vectors)


@settings(deadline=None, max_examples=30)
@given(st.lists(st.integers(0, 9000), min_size=1, max_size=40), st.integers(0, 10**6), st.integers(1, 300))
def test_stretches_are_all_sentences_once(lengths, before, dim):
    bounds = np.concatenate([[0], np.cumsum(lengths)])
    nothing = np.zeros(0, np.uint8)
    tree, keep = (np.array([0, 1]), nothing, nothing), np.full(1, 1 << 32, np.uint64)
    lessons = Lessons(np.zeros(bounds[-1], np.int32), bounds, tree, keep, 5, nothing)
    matrix = np.zeros((2, dim), np.float32)
    with closing(Workers(lessons, matrix, matrix, [0, 1])) as workers:
        cut = list(workers.stretches(0, len(lengths), before))
    assert [first for first, _ in cut] == [0, *(last for _, last in cut[:-1])] and cut[-1][1] == len(lengths)
    assert all(bounds[last] - bounds[first] <= 30_000 or last == first + 1 for first, last in cut)


@settings(deadline=None, max_examples=30)
@given(st.integers(2, 4), st.integers(1, 200), st.floats(0, 10), st.integers(0, 1000))
def test_joining_is_the_formula(workers, rows, pull, seed):
    rng = np.random.default_rng(seed)
    met = rng.integers(0, 4, (workers, rows)).astype(np.int32) * rng.integers(0, 100, rows).astype(np.int32)
    before = rng.normal(size=(rows, 3)).astype(np.float32)
    changes = rng.normal(size=(workers, rows, 3)) * (met > 0)[:, :, None]
    agreed, models = before.copy(), (before + changes).astype(np.float32)
    parts = met / (1 + pull * met)
    total = met.sum(axis=0)
    weight = np.divide(total / (1 + pull * total), parts.sum(axis=0), out=np.ones(rows), where=total > 0)
    for share in range(workers):
        joining_models.join(agreed, models, met, pull, share)
    np.testing.assert_allclose(agreed, before + weight[:, None] * changes.sum(axis=0), rtol=1e-4, atol=1e-5)
    assert (models == agreed).all() and not met.any()
    assert (weight <= 1 + 1e-12).all() and (weight >= 1 / workers - 1e-12).all()


@settings(deadline=None, max_examples=30)
@given(st.lists(st.integers(0, 12), min_size=1, max_size=30), st.integers(1, 6), st.integers(2, 4), st.integers(0, 99))
def test_shares_are_of_equal_effort_and_meetings_are_counted(lengths, window, workers, seed):
    rng = np.random.default_rng(seed)
    bounds = np.concatenate([[0], np.cumsum(lengths)])
    tokens, cost = rng.integers(0, 5, bounds[-1]).astype(np.int32), rng.random(5)
    efforts = joining_models.efforts(tokens, bounds, cost, window)
    each = [cost[tokens[a:b]].sum() * min(b - a - 1, window) for a, b in pairwise(bounds)]
    np.testing.assert_allclose(efforts, np.concatenate([[0.0], np.cumsum(each)]), atol=1e-12)
    shares = word2vec_workers._shares(efforts, 7, workers)
    assert [a for a, _ in shares] == [7, *(b for _, b in shares[:-1])] and shares[-1][1] == 7 + len(lengths)
    parts = [sum(each[a - 7 : b - 7]) for a, b in shares]
    assert max(parts) <= sum(each) / workers + max(each) + 1e-9
    tree = huffman_tree(np.array([9, 5, 3, 2, 1]))
    met, passed = np.zeros(5, np.int32), np.zeros(4, np.int32)
    joining_models.count_met(tokens, tree.indptr, tree.nodes, met, passed)
    assert met.tolist() == np.bincount(tokens, minlength=5).tolist()
    paths = [tree.nodes[tree.indptr[w] : tree.indptr[w + 1]] for w in tokens]
    assert passed.tolist() == np.bincount(np.concatenate([[], *paths]).astype(int), minlength=4).tolist()


def test_products_just_below_six_stay_within_the_table():
    f = np.nextafter(np.float32(6), np.float32(0))
    place = np.int32((f + np.float32(6)) * np.float32(4096 / 12))
    assert place == 4096 and place < len(skipgram.sigmoid_table())
