"""``senses``: what an ambiguous word means, and what it means in a context."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from minentropy_app.analyses.analysis import Analysis, Need
from minentropy_app.analyses.ranking_params import WORD
from minentropy_app.analyses.words import Lexicon, stop_words_of
from minentropy_app.errors import AppError
from minentropy_app.model.estimate import Estimate, Summary
from minentropy_app.model.inputs import Corpus, Ids, Names
from minentropy_app.model.params import Int, Text, param
from minentropy_app.model.results import Embedding, MetricValue, Senses
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from minentropy_app.engines.senses import Sense

_DECIDING = QT_TRANSLATE_NOOP("analyses.senses", "Deciding senses")
#: Contexts of the texts that are decided at most, and contexts of one's own told in the metrics.
_MOST_CONTEXTS, _TOLD = 20_000, 100
#: Words by which a sense is named, and told in the metrics.
_NAMED, _LISTED = 3, 20

SENSES_PARAM = Text(
    label=QT_TRANSLATE_NOOP("analyses.senses", "Senses"),
    help=QT_TRANSLATE_NOOP(
        "analyses.senses",
        "Words that stand for each sense: sun,planet;film,singer. labels: the labels of the texts are the senses. "
        "auto: found by grouping the related words.",
    ),
)
CONTEXTS = Text(
    label=QT_TRANSLATE_NOOP("analyses.senses", "Contexts"),
    help=QT_TRANSLATE_NOOP(
        "analyses.senses", "Sentences to decide, apart by semicolons or lines; empty: all sentences with the word."
    ),
)
MARKS = Int(
    label=QT_TRANSLATE_NOOP("analyses.senses", "Words per sense"),
    help=QT_TRANSLATE_NOOP("analyses.senses", "How many words mark a sense."),
    minimum=1,
    maximum=10_000,
)
LEAST = Int(
    label=QT_TRANSLATE_NOOP("analyses.senses", "Fewest occurrences"),
    help=QT_TRANSLATE_NOOP("analyses.senses", "Rarer words do not mark a sense."),
    minimum=1,
    maximum=100_000_000,
)


@dataclass(frozen=True)
class SensesParams:
    """Which word, how its senses are known, and which contexts to decide."""

    word: str = param("", WORD)
    senses: str = param("auto", SENSES_PARAM)
    contexts: str = param("", CONTEXTS)
    top: int = param(50, MARKS)
    min_count: int = param(1, LEAST)


@dataclass(frozen=True)
class _Known:
    """The senses found: their names and marks, and what the places of the marks are."""

    word: str
    names: tuple[str, ...]
    senses: Sequence[Sense]
    item_ids: Ids
    labels: Sequence[str]

    def marks(self) -> list[dict[str, float]]:
        """Return word -> PMI of every sense."""
        return [
            dict(zip((self.labels[w] for w in sense.words.tolist()), sense.scores.tolist(), strict=True))
            for sense in self.senses
        ]


@dataclass(frozen=True)
class _Context:
    document: int
    sentence: int
    words: tuple[str, ...]


def run(inputs: Mapping[str, Any], params: SensesParams, context: Context) -> Steps[Senses]:
    """Find the senses and decide every context.

    Metrics: ``senses``, ``contexts``, ``decided``, ``undecided``; ``sense_1`` … the words of each sense;
    ``context_1`` … the sense of each context given as a parameter, or ``undecided``.
    """
    yield Step(_DECIDING, 0, 0)
    if params.senses.strip().lower() == "labels":
        known = _by_labels(inputs, params)
    else:
        known = yield from _by_model(inputs, params, context)
    contexts = _own_contexts(params.contexts) if params.contexts.strip() else _occurrences(inputs, known.word)
    yield Step(_DECIDING, 0, len(contexts))
    return _decided(known, contexts, bool(params.contexts.strip()))


def _by_labels(inputs: Mapping[str, Any], params: SensesParams) -> _Known:
    from minentropy_app.engines.senses import by_labels

    corpus: Corpus | None = inputs.get("texts")
    if corpus is None or not corpus.label_names:
        raise AppError(
            QT_TRANSLATE_NOOP("analyses.senses", "There are no texts with labels to tell senses apart by."),
            QT_TRANSLATE_NOOP("analyses.senses", "Name such texts with --on texts=NAME, or set senses=a,b;c,d."),
        )
    names: Names = inputs["names"]["texts"]
    word = Lexicon(names).find(_asked(params))
    counts = np.bincount(corpus.tokens, minlength=len(corpus.item_ids))
    found = by_labels(corpus, word, _allowed(inputs, names, counts, params), params.top)
    if len(found) < 2:
        raise AppError(
            QT_TRANSLATE_NOOP("analyses.senses", "{word} stands beside other words under {count} labels only."),
            QT_TRANSLATE_NOOP("analyses.senses", "Choose a word of several labels, or set senses=a,b;c,d."),
            word=names.labels[word],
            count=len(found),
        )
    called = tuple(corpus.label_names[number] for number in found)
    return _Known(names.labels[word], called, list(found.values()), corpus.item_ids, names.labels)


def _by_model(inputs: Mapping[str, Any], params: SensesParams, context: Context) -> Steps[_Known]:
    from minentropy_app.engines.huffman_softmax import softmax_of
    from minentropy_app.engines.senses import Model, by_clusters, by_seeds

    trained: Embedding | None = inputs.get("word2vec")
    if trained is None:
        raise AppError(
            QT_TRANSLATE_NOOP("analyses.senses", "Senses by seed words or by grouping need trained vectors."),
            QT_TRANSLATE_NOOP("analyses.senses", "Run word2vec first and name it with --on word2vec=NAME."),
        )
    names: Names = inputs["names"]["word2vec"]
    lexicon = Lexicon(names)
    word = lexicon.find(_asked(params))
    model = Model(softmax_of(trained), trained.counts, _allowed(inputs, names, trained.counts, params))
    yield Step(_DECIDING, 0, 0)
    if params.senses.strip().lower() == "auto":
        senses = yield from by_clusters(model, word, params.top, context)
        called = tuple(", ".join(names.labels[w] for w in sense.words[:_NAMED]) for sense in senses)
        if not senses:
            raise _no_groups(names.labels[word])
    else:
        seeds = [[lexicon.find(seed) for seed in group] for group in _seeds(params.senses)]
        senses = by_seeds(model, seeds, params.top)
        called = tuple(", ".join(names.labels[w] for w in group) for group in seeds)
    return _Known(names.labels[word], called, senses, trained.item_ids, names.labels)


def _asked(params: SensesParams) -> str:
    if not params.word.strip():
        raise AppError(
            QT_TRANSLATE_NOOP("analyses.senses", "No word was given."),
            QT_TRANSLATE_NOOP("analyses.senses", "Set word=…, the word whose senses are wanted."),
        )
    return params.word.strip()


def _seeds(text: str) -> list[list[str]]:
    groups = [[word.strip() for word in re.split("[,，、]", group)] for group in re.split("[;；]", text)]
    groups = [words for group in groups if (words := [word for word in group if word])]
    if len(groups) < 2:
        raise AppError(
            QT_TRANSLATE_NOOP("analyses.senses", "Two senses at least must be told apart."),
            QT_TRANSLATE_NOOP("analyses.senses", "Give words for each: senses=sun,planet;film,singer."),
        )
    return groups


def _allowed(inputs: Mapping[str, Any], names: Names, counts: Any, params: SensesParams) -> Any:
    """Return which words may mark a sense: no function words, no figures, none too rare."""
    stop = stop_words_of(inputs)
    plain = [word not in stop and not word.isdecimal() for word in names.labels]
    return np.array(plain, bool) & (counts >= params.min_count)


def _own_contexts(text: str) -> list[_Context]:
    from minentropy_app.sources.segmentation import Segmenter

    cut = Segmenter()
    parts = [part for part in re.split("[;；\n]", text) if part.strip()]
    return [_Context(-1, k, tuple(w for s in cut.sentences(part) for w in s)) for k, part in enumerate(parts)]


def _occurrences(inputs: Mapping[str, Any], word: str) -> list[_Context]:
    """Return the sentences of the texts that hold the word."""
    corpus: Corpus | None = inputs.get("texts")
    labels: Sequence[str] = inputs["names"]["texts"].labels if corpus is not None else ()
    if corpus is None or word not in labels:
        return []
    tokens = np.flatnonzero(corpus.tokens == labels.index(word))
    sentences = np.unique(np.searchsorted(corpus.indptr, tokens, side="right") - 1)[:_MOST_CONTEXTS]
    documents = np.searchsorted(corpus.sentences, sentences, side="right") - 1
    return [
        _Context(
            int(corpus.document_ids[document]),
            int(sentence - corpus.sentences[document]),
            tuple(labels[w] for w in corpus.tokens[corpus.indptr[sentence] : corpus.indptr[sentence + 1]].tolist()),
        )
        for sentence, document in zip(sentences.tolist(), documents.tolist(), strict=True)
    ]


def _decided(known: _Known, contexts: Sequence[_Context], own: bool) -> Senses:
    from minentropy_app.theory.senses import decide

    marks = known.marks()
    found = [decide([word for word in each.words if word != known.word], marks) for each in contexts]
    decided = np.array([sense for sense, _ in found], np.int32)
    metrics: dict[str, MetricValue] = {
        "senses": len(known.senses),
        "contexts": len(contexts),
        "decided": int((decided >= 0).sum()),
        "undecided": int((decided < 0).sum()),
    }
    for number, each in enumerate(marks, 1):
        metrics[f"sense_{number}"] = ", ".join(list(each)[:_LISTED])
    for number, (sense, _) in enumerate(found[:_TOLD] if own else (), 1):
        metrics[f"context_{number}"] = known.names[sense] if sense >= 0 else "undecided"
    return Senses(
        item_ids=known.item_ids[np.concatenate([sense.words for sense in known.senses])],
        sense=np.repeat(np.arange(len(marks), dtype=np.int32), [len(sense.words) for sense in known.senses]),
        scores=np.concatenate([sense.scores for sense in known.senses]),
        context_ids=np.array([each.document for each in contexts], np.int64),
        sentence=np.array([each.sentence for each in contexts], np.int32),
        decided=decided,
        margin=np.array([lead for _, lead in found], np.float64),
        word=known.word,
        names=known.names,
        contexts=tuple(" ".join(each.words) for each in contexts),
        metrics=metrics,
    )


def _no_groups(word: str) -> AppError:
    return AppError(
        QT_TRANSLATE_NOOP("analyses.senses", "Too few words are related to {word} to be grouped into senses."),
        QT_TRANSLATE_NOOP("analyses.senses", "Lower min_count, train on more texts, or set senses=a,b;c,d."),
        word=word,
    )


def warm() -> Steps[None]:
    """Run the kernel of the model once."""
    from minentropy_app.engines.huffman_softmax import warm_up

    warm_up()
    yield Step(_DECIDING, 1, 1)


def estimate(sizes: Mapping[str, Summary], params: SensesParams) -> Estimate:
    """A few passes over the model, and one over the texts."""
    size = sum(each.get("bytes", 0) + 40 * each.get("tokens", 0) for each in sizes.values())
    return Estimate(1 + 1e-8 * size, 2e8 + 3 * size)


SENSES = Analysis(
    key="senses",
    title=QT_TRANSLATE_NOOP("analyses.senses", "Senses of a word"),
    needs=(
        Need("word2vec", ("word2vec",), optional=True, welcome=True),
        Need("texts", ("texts",), optional=True, welcome=True),
    ),
    gives="senses",
    params=SensesParams,
    metrics=("senses", "contexts", "decided", "undecided"),
    estimate=estimate,
    run=run,
    warm=warm,
    names_of=("word2vec", "texts"),
)
