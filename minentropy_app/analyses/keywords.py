"""``keywords``: the words that best let one guess a text; other scores beside it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from minentropy_app.analyses.analysis import Analysis, Need
from minentropy_app.errors import AppError
from minentropy_app.model.estimate import Estimate, Summary
from minentropy_app.model.inputs import Corpus, Names
from minentropy_app.model.params import Choice, Count, Flag, Text, param
from minentropy_app.model.results import Embedding, Keywords
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from minentropy_app.engines.keyword_scores import Knowledge

_SCORING = QT_TRANSLATE_NOOP("analyses.keywords", "Scoring words")
#: Windows of the counts behind guess-counts.
_WINDOW = 5
_Words = np.ndarray[Any, np.dtype[np.intp]]

TEXT = Text(
    label=QT_TRANSLATE_NOOP("analyses.keywords", "Text"),
    help=QT_TRANSLATE_NOOP("analyses.keywords", "A text of your own; empty: every document of the source."),
)
SCORE = Choice(
    label=QT_TRANSLATE_NOOP("analyses.keywords", "Score"),
    help=QT_TRANSLATE_NOOP(
        "analyses.keywords",
        "guess: how well the word lets one guess the text. guess-counts: the same from counts of the source. "
        "ppmi: gained information times occurrences. tfidf: occurrences times rarity.",
    ),
    choices=("guess", "guess-counts", "ppmi", "tfidf"),
    labels=(
        QT_TRANSLATE_NOOP("analyses.keywords", "Guess the text"),
        QT_TRANSLATE_NOOP("analyses.keywords", "Guess by counts"),
        QT_TRANSLATE_NOOP("analyses.keywords", "PPMI x occurrences"),
        QT_TRANSLATE_NOOP("analyses.keywords", "TF-IDF"),
    ),
)
PHRASES = Flag(
    label=QT_TRANSLATE_NOOP("analyses.keywords", "Phrases"),
    help=QT_TRANSLATE_NOOP(
        "analyses.keywords", "Also phrases of up to 4 words that occur twice; words found only inside them are dropped."
    ),
)
TOP = Count(
    label=QT_TRANSLATE_NOOP("analyses.keywords", "Keywords per text"),
    help=QT_TRANSLATE_NOOP("analyses.keywords", "How many, or all."),
    maximum=1_000_000,
)
STOP = Flag(
    label=QT_TRANSLATE_NOOP("analyses.keywords", "No function words"),
    help=QT_TRANSLATE_NOOP("analyses.keywords", "Function words and single letters or digits are no keywords."),
)


@dataclass(frozen=True)
class KeywordsParams:
    """Of what, how scored, how many."""

    text: str = param("", TEXT)
    score: str = param("guess", SCORE)
    phrases: bool = param(False, PHRASES)
    top: int = param(10, TOP)
    stop_words: bool = param(False, STOP)


def run(inputs: Mapping[str, Any], params: KeywordsParams, context: Context) -> Steps[Keywords]:
    """Score the distinct words of every text.

    Only words in the model's vocabulary count. Metrics: ``texts``, texts with at least one such word;
    ``texts_without``, the others; ``keywords``.
    """
    model: Embedding = inputs["word2vec"]
    names: Names = inputs["names"]["word2vec"]
    corpus: Corpus | None = inputs.get("texts")
    place = {label: k for k, label in enumerate(names.labels)}
    _check(params, corpus)
    known = yield from _knowledge(inputs, params, place, context)
    texts = _given(params.text, place) if params.text else _documents(corpus, inputs["names"]["texts"], place)
    barred = _barred(names) if params.stop_words else frozenset()
    rows: list[tuple[int, int, tuple[int, ...], float]] = []
    done = without = 0
    for document, sentences in texts:
        context.check()
        ranked = _ranked(known, sentences, params, barred)
        rows += [(document, rank, words, score) for rank, (words, score) in enumerate(ranked, 1)]
        done, without = done + bool(ranked), without + (not ranked)
        yield Step(_SCORING, done + without, 0 if corpus is None or params.text else len(corpus.document_ids))
    if params.text and not rows:
        raise _no_word()
    return _result(model, rows, params.score, {"texts": done, "texts_without": without, "keywords": len(rows)})


def _check(params: KeywordsParams, corpus: Corpus | None) -> None:
    if corpus is None and (not params.text or params.score in ("guess-counts", "tfidf")):
        raise AppError(
            QT_TRANSLATE_NOOP("analyses.keywords", "There are no texts to take keywords or counts from."),
            QT_TRANSLATE_NOOP(
                "analyses.keywords", "Name texts with --on texts=NAME, or set text=… with score guess or ppmi."
            ),
        )


def _knowledge(
    inputs: Mapping[str, Any], params: KeywordsParams, place: Mapping[str, int], context: Context
) -> Steps[Knowledge]:
    """Take up the model, and count in the texts what the score needs."""
    from minentropy_app.engines.huffman_softmax import softmax_of
    from minentropy_app.engines.keyword_scores import Knowledge, counting_together

    model: Embedding = inputs["word2vec"]
    yield Step(_SCORING, 0, 0)
    softmax = softmax_of(model)
    if params.score not in ("guess-counts", "tfidf"):
        return Knowledge(softmax, model.counts)
    corpus: Corpus = inputs["texts"]
    tokens = _numbers(inputs["names"]["texts"], place)[corpus.tokens]
    sentence = np.repeat(np.arange(len(corpus.indptr) - 1), np.diff(corpus.indptr))
    if params.score == "guess-counts":
        together = yield from counting_together(tokens, sentence, softmax.size, _WINDOW, context)
        return Knowledge(softmax, model.counts, together)
    document = np.searchsorted(corpus.sentences, sentence, side="right") - 1
    pairs = np.unique(document[tokens >= 0] * softmax.size + tokens[tokens >= 0])
    frequency = np.bincount(pairs % softmax.size, minlength=softmax.size)
    return Knowledge(softmax, model.counts, None, len(corpus.document_ids), frequency)


def _numbers(names: Names, place: Mapping[str, int]) -> _Words:
    """Return the place in the model of every word of the texts, −1 where it has none."""
    return np.array([place.get(label, -1) for label in names.labels], np.intp)


def _given(text: str, place: Mapping[str, int]) -> Iterator[tuple[int, list[_Words]]]:
    from minentropy_app.sources.segmentation import Segmenter

    sentences = Segmenter().sentences(text)
    yield -1, [np.array([place.get(word, -1) for word in sentence], np.intp) for sentence in sentences]


def _documents(corpus: Corpus | None, names: Names, place: Mapping[str, int]) -> Iterator[tuple[int, list[_Words]]]:
    assert corpus is not None
    tokens = _numbers(names, place)[corpus.tokens]
    for k, document in enumerate(corpus.document_ids.tolist()):
        bounds = corpus.indptr[corpus.sentences[k] : corpus.sentences[k + 1] + 1]
        yield document, [tokens[a:b] for a, b in itertools.pairwise(bounds.tolist())]


def _barred(names: Names) -> frozenset[int]:
    """Return the places of words that are no keywords."""
    from minentropy_app.sources.segmentation import built_in_stop_words

    stop = built_in_stop_words()
    return frozenset(
        k
        for k, word in enumerate(names.labels)
        if word in stop or word.isdecimal() or (len(word) == 1 and word < "\u3000")
    )


def _ranked(
    known: Knowledge, sentences: list[_Words], params: KeywordsParams, barred: frozenset[int]
) -> list[tuple[tuple[int, ...], float]]:
    """Return the best words and phrases of one text with their scores."""
    from minentropy_app.engines import keyword_scores as scores

    every = np.concatenate(sentences) if sentences else np.empty(0, np.intp)
    text = every[every >= 0]
    candidates = scores.distinct(text)
    candidates = candidates[[int(w) not in barred for w in candidates]] if barred else candidates
    if not len(candidates):
        return []
    found = scores.SCORES[params.score](known, text, candidates)
    scored: dict[tuple[int, ...], float] = {(int(w),): float(s) for w, s in zip(candidates, found, strict=True)}
    if params.phrases:
        alone = dict(zip(*(column.tolist() for column in np.unique(text, return_counts=True)), strict=True))
        scored = scores.with_phrases(scored, scores.phrases_of(sentences, barred), alone)
    best = sorted(scored.items(), key=lambda pair: -pair[1])
    return best[: params.top or None]


def _result(model: Embedding, rows: list[Any], score: str, metrics: dict[str, int]) -> Keywords:
    words = [word for row in rows for word in row[2]]
    return Keywords(
        item_ids=model.item_ids[np.array(words, np.intp)],
        indptr=np.concatenate([[0], np.cumsum([len(row[2]) for row in rows])]).astype(np.int64),
        document_ids=np.array([row[0] for row in rows], np.int64),
        rank=np.array([row[1] for row in rows], np.int32),
        scores=np.array([row[3] for row in rows], np.float64),
        score=score,
        metrics=metrics,
    )


def _no_word() -> AppError:
    return AppError(
        QT_TRANSLATE_NOOP("analyses.keywords", "The model knows no word of this text."),
        QT_TRANSLATE_NOOP("analyses.keywords", "Give another text, or train with a smaller min_count."),
    )


def warm() -> Steps[None]:
    """Run the kernels once."""
    from minentropy_app.engines.huffman_softmax import warm_up

    warm_up()
    yield Step(_SCORING, 1, 1)


def estimate(sizes: Mapping[str, Summary], params: KeywordsParams) -> Estimate:
    """Some milliseconds a text of a few hundred words; quadratic in its length."""
    size, texts = sizes["word2vec"], sizes.get("texts", {})
    documents = 1 if params.text else max(1, texts.get("rows", 1))
    length = texts.get("tokens", 200) / max(1, texts.get("rows", 1))
    return Estimate(
        0.3 + documents * (2e-3 + 1e-7 * length**2), 2e8 + 3 * size.get("bytes", 0) + 100 * texts.get("tokens", 0)
    )


KEYWORDS = Analysis(
    key="keywords",
    title=QT_TRANSLATE_NOOP("analyses.keywords", "Keywords"),
    needs=(Need("word2vec", ("word2vec",)), Need("texts", ("texts",), optional=True, welcome=True)),
    gives="keywords",
    params=KeywordsParams,
    metrics=("texts", "texts_without", "keywords"),
    estimate=estimate,
    run=run,
    warm=warm,
    names_of=("word2vec", "texts"),
)
