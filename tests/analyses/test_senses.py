"""Senses of a word: by labels, by seeds, by grouping; decided in contexts."""

from __future__ import annotations

import numpy as np
import pytest

from minentropy_app.analyses.senses import SENSES, SensesParams
from minentropy_app.analyses.word2vec import WORD2VEC, Word2VecParams
from minentropy_app.errors import AppError
from minentropy_app.exports.result_tables import View, table_of
from minentropy_app.model.inputs import Corpus, Names
from minentropy_app.model.step import Context, drain

SKY = ("sun", "planet", "moon", "orbit", "sky", "comet")
FILM = ("movie", "singer", "stage", "fans", "actor", "award")
WORDS = ("star", *SKY, *FILM)


class Reader:
    def labels(self, ids):
        return [WORDS[k - 100] if k >= 100 else f"document {k}" if k >= 0 else "" for k in ids]


def corpus() -> Corpus:
    """Sentences of one topic each, the word ``star`` in all; the topic is the label."""
    rng = np.random.default_rng(1)
    label = np.arange(300) % 2
    sentences = [[0, *(1 + 6 * topic + rng.permutation(6)[:4])] for topic in label]
    indptr = np.arange(301) * 5
    tokens = np.array(sentences, np.int32).ravel()
    names = ("film", "sky")
    return Corpus(np.arange(100, 113), np.arange(300), np.arange(301), indptr, tokens, 1 - label, names)


@pytest.fixture(scope="module")
def inputs():
    given = corpus()
    model = drain(WORD2VEC.run({"loans": given}, Word2VecParams(dim=8, min_count=1, epochs=20), Context()))
    names = tuple(WORDS[k - 100] for k in model.item_ids)
    return {
        "word2vec": model,
        "texts": given,
        "names": {"word2vec": Names(names, names), "texts": Names(WORDS, WORDS)},
    }


def run(inputs, **params):
    return drain(SENSES.run(inputs, SensesParams(word="star", **params), Context()))


def marks(found, sense):
    return {WORDS[k - 100] for k, s in zip(found.item_ids, found.sense, strict=True) if s == sense}


@pytest.mark.parametrize("how", ["labels", "sun,planet;movie，singer", "auto"])
def test_the_two_senses_are_found_and_decided(inputs, how):
    found = run(inputs, senses=how, top=6)
    assert set(SENSES.metrics) <= set(found.metrics) and found.metrics["senses"] == 2
    topics = {"film": set(FILM), "sky": set(SKY)}
    own = [marks(found, k) for k in range(2)]
    sky = next(k for k in range(2) if "sun" in own[k])
    assert own[sky] <= topics["sky"] and own[1 - sky] <= topics["film"]
    label = corpus().label  # 0 film, 1 sky
    decided = found.decided == np.where(label == 1, sky, 1 - sky)
    assert found.metrics["contexts"] == 300 and decided.mean() == 1
    assert found.context_ids.tolist() == list(range(300)) and not found.sentence.any()


def test_contexts_of_ones_own(inputs):
    found = run(inputs, senses="labels", contexts="the star and its planet; a star on stage\nstar alone")
    assert [found.metrics[f"context_{k}"] for k in (1, 2, 3)] == ["sky", "film", "undecided"]
    assert "sun" in found.metrics["sense_2"].split(", ")
    table = table_of("senses", found, Reader(), View())
    rows = list(table.rows)
    assert table.count == len(rows) and rows[-1][:3] == ("context", "undecided", "star alone")


def test_what_cannot_be_told_apart(inputs):
    for params, why in (
        ({"senses": "sun,planet"}, "Two senses"),
        ({"senses": "sun;unheard"}, "does not know unheard"),
        ({"senses": "auto", "min_count": 10_000}, "Too few words"),
    ):
        with pytest.raises(AppError, match=why):
            run(inputs, **params)
    with pytest.raises(AppError, match="No word"):
        drain(SENSES.run(inputs, SensesParams(), Context()))
    with pytest.raises(AppError, match="need trained vectors"):
        run({**inputs, "word2vec": None}, senses="auto")
    with pytest.raises(AppError, match="no texts with labels"):
        run({**inputs, "texts": None}, senses="labels")
