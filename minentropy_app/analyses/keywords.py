"""``keywords``: the words that best let one guess a text; other scores beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from minentropy_app.analyses.analysis import Analysis, Need
from minentropy_app.analyses.keyword_texts import Unit, Words, numbers, texts_of
from minentropy_app.analyses.words import stop_words_of
from minentropy_app.errors import AppError
from minentropy_app.model.estimate import Estimate, Summary
from minentropy_app.model.inputs import Corpus, Floats, Ids, Names
from minentropy_app.model.params import Choice, Count, Flag, Int, Text, param
from minentropy_app.model.results import Embedding, Keywords, MetricValue
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from minentropy_app.engines.keyword_scores import Knowledge

_SCORING = QT_TRANSLATE_NOOP("analyses.keywords", "Scoring words")
#: Scores of other people, to compare with.
REFERENCES = ("jieba-tfidf", "textrank")
#: Windows of the counts behind guess-counts.
_WINDOW = 5

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


SUMMARY = Flag(
    label=QT_TRANSLATE_NOOP("analyses.keywords", "Sentences"),
    help=QT_TRANSLATE_NOOP(
        "analyses.keywords", "A summary: the sentences, not the words, that best let one guess the text."
    ),
)
PER = Choice(
    label=QT_TRANSLATE_NOOP("analyses.keywords", "Of each"),
    help=QT_TRANSLATE_NOOP(
        "analyses.keywords",
        "text: of every document. label: of all documents of one label together (of loans: of one class of books). "
        "all: of everything together.",
    ),
    choices=("text", "label", "all"),
    labels=(
        QT_TRANSLATE_NOOP("analyses.keywords", "Document"),
        QT_TRANSLATE_NOOP("analyses.keywords", "Label or class"),
        QT_TRANSLATE_NOOP("analyses.keywords", "Everything together"),
    ),
)
ONLY = Text(
    label=QT_TRANSLATE_NOOP("analyses.keywords", "Only these"),
    help=QT_TRANSLATE_NOOP(
        "analyses.keywords", "Names or numbers of documents (of loans: books), apart by semicolons; empty: all."
    ),
)
LENGTH = Int(
    label=QT_TRANSLATE_NOOP("analyses.keywords", "Fewest characters"),
    help=QT_TRANSLATE_NOOP("analyses.keywords", "Shorter words are no keywords."),
    minimum=1,
    maximum=100,
    advanced=True,
)
TAGS = Text(
    label=QT_TRANSLATE_NOOP("analyses.keywords", "Parts of speech"),
    help=QT_TRANSLATE_NOOP(
        "analyses.keywords",
        "Beginnings of the tags that keywords may have, such as n,v,eng (noun, verb, Latin letters); empty: any.",
    ),
    advanced=True,
)
LEAVE_OUT = Text(
    label=QT_TRANSLATE_NOOP("analyses.keywords", "Never these words"),
    help=QT_TRANSLATE_NOOP("analyses.keywords", "Words of your own that are no keywords, apart by blanks."),
    advanced=True,
)


@dataclass(frozen=True)
class KeywordsParams:
    """Of what, how scored, how many."""

    text: str = param("", TEXT)
    score: str = param("guess", SCORE)
    phrases: bool = param(False, PHRASES)
    top: int = param(10, TOP)
    stop_words: bool = param(False, STOP)
    summary: bool = param(False, SUMMARY)
    per: str = param("text", PER)
    only: str = param("", ONLY)
    min_length: int = param(1, LENGTH)
    tags: str = param("", TAGS)
    leave_out: str = param("", LEAVE_OUT)


@dataclass(frozen=True)
class _Row:
    """One keyword: the places of its words in the model, or the items of a sentence."""

    document: int
    group: int
    rank: int
    score: float
    items: Ids
    sentence: int = -1


def run(inputs: Mapping[str, Any], params: KeywordsParams, context: Context) -> Steps[Keywords]:
    """Score the distinct words, or the sentences, of every text.

    Only words in the model's vocabulary count. Metrics: ``texts``, texts with at least one such word;
    ``texts_without``, the others; ``keywords``.
    """
    model: Embedding = inputs["word2vec"]
    names: Names = inputs["names"]["word2vec"]
    _check(inputs, params)
    known = yield from _knowledge(inputs, params, context)
    texts = texts_of(inputs, params)
    barred = _barred(names, params, None if inputs.get("loans") is not None else stop_words_of(inputs))
    rows: list[_Row] = []
    done = without = 0
    for unit in texts.units:
        context.check()
        if params.summary:
            found = yield from _summary(known, unit, params, context)
        else:
            found = _ranked(known, model, unit, params, barred)
        rows += found
        done, without = done + bool(found), without + (not found)
        yield Step(_SCORING, done + without, texts.count)
    if params.text and not rows:
        raise _no_word()
    metrics: dict[str, MetricValue] = {"texts": done, "texts_without": without, "keywords": len(rows)}
    if params.stop_words:
        metrics["function_words"] = len(stop_words_of(inputs))
    return _result(rows, params, texts.groups, metrics)


def _check(inputs: Mapping[str, Any], params: KeywordsParams) -> None:
    nothing = inputs.get("texts") is None
    if nothing and inputs.get("loans") is not None and not params.text:
        if params.summary or params.score in ("guess-counts", "tfidf"):
            raise AppError(
                QT_TRANSLATE_NOOP("analyses.keywords", "Loans are no sentences: they know neither summary nor counts."),
                QT_TRANSLATE_NOOP("analyses.keywords", "Set score=guess or score=ppmi, and no summary."),
            )
    elif nothing and (not params.text or params.score in ("guess-counts", "tfidf")):
        raise AppError(
            QT_TRANSLATE_NOOP("analyses.keywords", "There are no texts to take keywords or counts from."),
            QT_TRANSLATE_NOOP(
                "analyses.keywords", "Name texts with --on texts=NAME, or set text=… with score guess or ppmi."
            ),
        )
    if params.summary and not params.score.startswith("guess"):
        raise AppError(
            QT_TRANSLATE_NOOP("analyses.keywords", "Sentences are scored by guessing only, not by {score}."),
            QT_TRANSLATE_NOOP("analyses.keywords", "Set score=guess or score=guess-counts for a summary."),
            score=params.score,
        )


def _knowledge(inputs: Mapping[str, Any], params: KeywordsParams, context: Context) -> Steps[Knowledge]:
    """Take up the model, and count in the texts what the score needs."""
    from minentropy_app.engines.huffman_softmax import softmax_of
    from minentropy_app.engines.keyword_scores import Knowledge, company_of, counting_together, passages_of

    model: Embedding = inputs["word2vec"]
    yield Step(_SCORING, 0, 0)
    softmax = softmax_of(model)
    if params.score in ("guess", "textrank") or inputs.get("texts") is None:
        return Knowledge(softmax, model.counts)
    if params.score == "jieba-tfidf":
        from minentropy_app.evaluation.keyword_references import rarity_of

        return Knowledge(softmax, model.counts, rarity=rarity_of(inputs["names"]["word2vec"].labels))
    corpus: Corpus = inputs["texts"]
    place = {label: k for k, label in enumerate(inputs["names"]["word2vec"].labels)}
    tokens = numbers(inputs["names"]["texts"], place)[corpus.tokens]
    sentence = np.repeat(np.arange(len(corpus.indptr) - 1), np.diff(corpus.indptr))
    if params.score == "guess-counts":
        together = yield from counting_together(tokens, sentence, softmax.size, _WINDOW, context)
        return Knowledge(softmax, model.counts, together)
    documents = np.repeat(np.arange(len(corpus.document_ids)), np.diff(corpus.sentences))
    if params.score == "ppmi":
        passage = passages_of(np.diff(corpus.indptr), documents)[sentence]
        return Knowledge(softmax, model.counts, company=company_of(tokens, passage, softmax.size))
    document = documents[sentence]
    pairs = np.unique(document[tokens >= 0] * softmax.size + tokens[tokens >= 0])
    frequency = np.bincount(pairs % softmax.size, minlength=softmax.size)
    return Knowledge(softmax, model.counts, None, len(corpus.document_ids), frequency)


def _barred(names: Names, params: KeywordsParams, function_words: frozenset[str] | None) -> frozenset[int]:
    """Return the places of words that are no keywords; titles of books (None) are never barred."""
    from minentropy_app.sources.segmentation import tagger, wanted_tags

    if function_words is None:
        return frozenset()
    barred: set[int] = set()
    own, tags = frozenset(params.leave_out.casefold().split()), wanted_tags(params.tags)
    tag_of = tagger() if tags else None
    stop = function_words if params.stop_words else frozenset()
    for k, word in enumerate(names.labels):
        empty = params.stop_words and (word.isdecimal() or (len(word) == 1 and word < "\u3000"))
        short = empty or len(word) < params.min_length
        if short or word in stop or word in own or (tag_of is not None and not tag_of(word).startswith(tags)):
            barred.add(k)
    return frozenset(barred)


def _ranked(
    known: Knowledge, model: Embedding, unit: Unit, params: KeywordsParams, barred: frozenset[int]
) -> list[_Row]:
    """Return the best words and phrases of one text."""
    from minentropy_app.engines import keyword_scores as scores

    every = np.concatenate(unit.sentences) if unit.sentences else np.empty(0, np.intp)
    text = every[every >= 0]
    candidates = scores.distinct(text)
    candidates = candidates[[int(w) not in barred for w in candidates]] if barred else candidates
    if not len(candidates):
        return []
    found = _score(params.score)(known, text, candidates)
    scored: dict[tuple[int, ...], float] = {(w,): s for w, s in zip(candidates.tolist(), found.tolist(), strict=True)}
    if params.phrases:
        alone = dict(zip(*(column.tolist() for column in np.unique(text, return_counts=True)), strict=True))
        scored = scores.with_phrases(scored, scores.phrases_of(unit.sentences, barred), alone)
    best = sorted(scored.items(), key=lambda pair: -pair[1])[: params.top or None]
    return [
        _Row(unit.document, unit.group, rank, score, model.item_ids[list(words)])
        for rank, (words, score) in enumerate(best, 1)
    ]


def _score(name: str) -> Callable[[Knowledge, Words, Words], Floats]:
    """Return a score by its name, or a reference that only tests of scores name (``REFERENCES``)."""
    from minentropy_app.engines.keyword_scores import SCORES, tfidf

    if name == "jieba-tfidf":
        return tfidf
    if name == "textrank":
        from minentropy_app.evaluation.keyword_references import text_rank

        return lambda known, text, candidates: text_rank(text.tolist(), candidates.tolist())
    return SCORES[name]


def _summary(known: Knowledge, unit: Unit, params: KeywordsParams, context: Context) -> Steps[list[_Row]]:
    """Return the sentences that best let one guess the text; equal sentences count once."""
    from minentropy_app.engines.keyword_scores import sentence_scores

    sentences = [words[words >= 0] for words in unit.sentences]
    if not any(len(words) for words in sentences):
        return []
    scores = yield from sentence_scores(known, sentences, params.score == "guess-counts", context)
    rows: list[_Row] = []
    seen: set[tuple[int, ...]] = set()
    for k in np.argsort(-scores, kind="stable").tolist():
        words = tuple(unit.items[k].tolist())
        if words in seen or not len(sentences[k]):
            continue
        seen.add(words)
        document, sentence = unit.places[k]
        rows.append(_Row(document, unit.group, len(rows) + 1, float(scores[k]), unit.items[k], sentence))
        if len(rows) == params.top:
            break
    return rows


def _result(
    rows: list[_Row], params: KeywordsParams, groups: tuple[str, ...], metrics: dict[str, MetricValue]
) -> Keywords:
    return Keywords(
        item_ids=np.concatenate([np.empty(0, np.int64), *(row.items for row in rows)]).astype(np.int64),
        indptr=np.concatenate([[0], np.cumsum([len(row.items) for row in rows])]).astype(np.int64),
        document_ids=np.array([row.document for row in rows], np.int64),
        rank=np.array([row.rank for row in rows], np.int32),
        scores=np.array([row.score for row in rows], np.float64),
        score=params.score,
        metrics=metrics,
        group=np.array([row.group for row in rows] if groups else [], np.int32),
        groups=groups,
        sentence=np.array([row.sentence for row in rows] if params.summary else [], np.int32),
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
    needs=(
        Need("word2vec", ("word2vec",)),
        Need("texts", ("texts",), optional=True, welcome=True),
        Need("loans", ("loans",), optional=True),
    ),
    gives="keywords",
    params=KeywordsParams,
    metrics=("texts", "texts_without", "keywords"),
    estimate=estimate,
    run=run,
    warm=warm,
    names_of=("word2vec", "texts", "loans"),
)
