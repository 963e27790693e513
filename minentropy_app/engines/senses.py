"""Senses of a word: words that mark each of them, and the sense in a context.

Su Jianlin, kexue.fm archive 4368, as a suggestion: collect the words of high mutual information with an
ambiguous word under each known sense; in a new context the sense is argmax_s Σ_{y∈context} PMI_s(y),
none or a tie being undecided. The senses are known from

    labels   texts of one label hold one sense: PMI_s(y) = log p_s(y|w) − log p(y) by counts in the sentences of w
    seeds    words given for each sense: PMI_s(y) = mean over the seeds x of log p(y|x) − log p(y) by the model
    clusters the words most related to w, linked where they are similar, fall into modules by the map equation
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from minentropy_app.engines.flow import FlowOptions, flow_network
from minentropy_app.engines.huffman_softmax import HuffmanSoftmax
from minentropy_app.engines.infomap import InfomapOptions, find_communities
from minentropy_app.engines.neighbour_words import Terms, information, ranked, unit_vectors
from minentropy_app.model.inputs import Corpus, Floats, Ids, Network
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

CLUSTERING = QT_TRANSLATE_NOOP("engines.senses", "Grouping related words")
#: α by which marks are chosen (their weight is the exact PMI): rare words alone would mark little.
ALPHA = 0.9
#: Weight of what is known without counts, as in ``keyword_scores``.
SMOOTHING = 10.0
#: Related words that are clustered, links of each, fewest words of a sense, most senses.
_RELATED, _LINKS, _FEWEST, _MOST = 150, 8, 4, 8

_Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Sense:
    """Words that mark a sense: ``words`` (m,) places, ``scores`` (m,) PMI in nats, best first."""

    words: npt.NDArray[np.intp]
    scores: Floats


@dataclass(frozen=True)
class Model:
    """A model taken up, and which of its words (V,) may mark a sense."""

    softmax: HuffmanSoftmax
    counts: Ids
    allowed: _Mask


def by_seeds(model: Model, seeds: Sequence[Sequence[int]], top: int) -> list[Sense]:
    """Return the senses that the seeds (places of words) stand for; a seed marks its own sense best."""
    found = []
    for words in seeds:
        terms = Terms(np.array(words), np.full(len(words), 1 / len(words)))
        exact = information(model.softmax, model.counts, terms, 1.0).score
        order = ranked(information(model.softmax, model.counts, terms, ALPHA).score, model.allowed & (exact > 0), top)
        others = order[~np.isin(order, words)]
        best = max(float(exact[others].max(initial=1.0)), 1.0)
        marks = np.concatenate([np.array(words, np.intp), others])[: max(top, len(words))]
        found.append(Sense(marks, np.concatenate([np.full(len(words), best), exact[others]])[: len(marks)]))
    return found


def by_labels(corpus: Corpus, word: int, allowed: _Mask, top: int) -> dict[int, Sense]:
    """Return label -> sense, for the labels of documents in which the word stands beside others."""
    size = len(corpus.item_ids)
    sentence = np.repeat(np.arange(len(corpus.indptr) - 1), np.diff(corpus.indptr))
    holding = np.zeros(len(corpus.indptr) - 1, bool)
    holding[sentence[corpus.tokens == word]] = True
    label = np.repeat(corpus.label, np.diff(corpus.sentences))[sentence]
    beside = holding[sentence] & (corpus.tokens != word)
    share = np.bincount(corpus.tokens, minlength=size) / max(1, len(corpus.tokens))
    found = {}
    for number in np.unique(label[beside & (label >= 0)]).tolist():
        counts = np.bincount(corpus.tokens[beside & (label == number)], minlength=size)
        with np.errstate(divide="ignore", invalid="ignore"):
            exact = np.log((counts + SMOOTHING * share) / ((counts.sum() + SMOOTHING) * share))
        score = np.where(counts > 0, exact, -np.inf)
        order = ranked(score, allowed & (score > 0), top)
        if len(order):
            found[number] = Sense(order, score[order])
    return found


def by_clusters(model: Model, word: int, top: int, context: Context) -> Steps[list[Sense]]:
    """Cluster the words most related to one by the map equation; each module of some size is a sense."""
    yield Step(CLUSTERING, 0, 0)
    terms = Terms(np.array([word]), np.ones(1))
    exact = information(model.softmax, model.counts, terms, 1.0).score
    allowed = model.allowed & (exact > 0)
    allowed[word] = False
    near = ranked(information(model.softmax, model.counts, terms, ALPHA).score, allowed, _RELATED)
    if len(near) < 2 * _FEWEST:
        return []
    flow = flow_network(_similar(model.softmax.vectors[near]), FlowOptions("undirected"))
    found = yield from find_communities(flow, InfomapOptions("two", 5), replace(context, seed=1))
    members = [near[found.modules == module] for module in np.unique(found.modules)]
    members = sorted((m for m in members if len(m) >= _FEWEST), key=lambda m: -float(exact[m].sum()))[:_MOST]
    senses = [m[np.argsort(-exact[m], kind="stable")][:top] for m in members]
    return [Sense(marks, exact[marks]) for marks in senses]


def _similar(vectors: npt.NDArray[np.float32]) -> Network:
    """Link every word with the most similar ones; what all words share is taken out first."""
    units = unit_vectors(vectors - vectors.mean(axis=0))
    cosine = units @ units.T
    np.fill_diagonal(cosine, -1)
    nearest = np.argsort(-cosine, axis=1, kind="stable")[:, :_LINKS]
    source = np.repeat(np.arange(len(units), dtype=np.int32), nearest.shape[1])
    target = nearest.ravel().astype(np.int32)
    weight = cosine[source, target].astype(np.float64)
    kept = weight > 0
    return Network(np.arange(len(units), dtype=np.int64), source[kept], target[kept], weight[kept], False)
