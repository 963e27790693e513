"""``evaluate-keywords``: how well each score finds the keywords that people gave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from minentropy_app.analyses.analysis import Analysis, Need
from minentropy_app.analyses.keywords import KEYWORDS, PHRASES, REFERENCES, SCORE, STOP, KeywordsParams, warm
from minentropy_app.errors import AppError
from minentropy_app.model.estimate import Estimate, Summary
from minentropy_app.model.inputs import Corpus
from minentropy_app.model.params import param
from minentropy_app.model.results import Keywords, KeywordTest, MetricValue
from minentropy_app.model.step import Context, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

#: Our scores, and others on the same words to compare them with.
SCORES = (*SCORE.choices, *REFERENCES)
#: The first so many keywords of a text are compared.
DEPTHS = (5, 10)
_Phrases = list[tuple[str, ...]]


@dataclass(frozen=True)
class EvaluateKeywordsParams:
    """As in ``KeywordsParams``, for all scores alike."""

    phrases: bool = param(False, PHRASES)
    stop_words: bool = param(True, STOP)


def run(inputs: Mapping[str, Any], params: EvaluateKeywordsParams, context: Context) -> Steps[KeywordTest]:
    """Find keywords with every score and compare them with those given.

    *exact*: the keyword as written, without regard to case; *words*: the words that the keywords
    consist of. jieba's TF-IDF and TextRank score the same words. Metrics: ``texts``, texts with
    given keywords, and for each score ``<score>_<level>_<precision|recall|f1>_<5|10>``.
    """
    from minentropy_app.evaluation.gold_keywords import agreement
    from minentropy_app.sources.segmentation import written

    corpus: Corpus = inputs["texts"]
    gold = _gold(corpus)
    rows: list[tuple[str, str, int, float, float, float]] = []
    for score in SCORES:
        chosen = KeywordsParams("", score, params.phrases, max(DEPTHS), params.stop_words)
        found = yield from KEYWORDS.run(inputs, chosen, context)
        lists = _lists(found, inputs, corpus)
        for depth in DEPTHS:
            exact = agreement([[written(p).casefold() for p in each[:depth]] for each in lists], [g[0] for g in gold])
            words = agreement([{w for p in each[:depth] for w in p} for each in lists], [g[1] for g in gold])
            for level, result in (("exact", exact), ("words", words)):
                rows.append((score, level, depth, result.precision, result.recall, result.f1))
    metrics: dict[str, MetricValue] = {"texts": sum(bool(g[0]) for g in gold)}
    for score, level, depth, *figures in rows:
        for name, figure in zip(("precision", "recall", "f1"), figures, strict=True):
            metrics[f"{score}_{level}_{name}_{depth}"] = figure
    return KeywordTest(tuple(rows), metrics)


def _gold(corpus: Corpus) -> list[tuple[set[str], set[str]]]:
    """Return the given keywords of every text, and the words they consist of."""
    from minentropy_app.sources.segmentation import Segmenter

    if not any(corpus.keywords):
        raise AppError(
            QT_TRANSLATE_NOOP("analyses.evaluate_keywords", "The texts have no keywords given by people."),
            QT_TRANSLATE_NOOP(
                "analyses.evaluate_keywords",
                "Import a table with --keywords COL --keyword-separator S, or texts with a .key file beside each.",
            ),
        )
    cut = Segmenter()
    return [
        ({" ".join(k.casefold().split()) for k in given}, {w for k in given for s in cut.sentences(k) for w in s})
        for given in corpus.keywords
    ]


def _lists(found: Keywords, inputs: Mapping[str, Any], corpus: Corpus) -> list[_Phrases]:
    """Return the keywords of every text as tuples of words, in the order of the corpus."""
    labels = dict(zip(inputs["word2vec"].item_ids.tolist(), inputs["names"]["word2vec"].labels, strict=True))
    words = [labels[item] for item in found.item_ids.tolist()]
    lists: dict[int, _Phrases] = {document: [] for document in corpus.document_ids.tolist()}
    for row, document in enumerate(found.document_ids.tolist()):
        lists[document].append(tuple(words[found.indptr[row] : found.indptr[row + 1]]))
    return list(lists.values())


def estimate(sizes: Mapping[str, Summary], params: EvaluateKeywordsParams) -> Estimate:
    """All scores, one after the other."""
    one = KEYWORDS.estimate(sizes, KeywordsParams(score="ppmi"))
    return Estimate(len(SCORES) * one.seconds, one.bytes)


EVALUATE_KEYWORDS = Analysis(
    key="evaluate-keywords",
    title=QT_TRANSLATE_NOOP("analyses.evaluate_keywords", "Test of keywords"),
    needs=(Need("word2vec", ("word2vec",)), Need("texts", ("texts",))),
    gives="keyword-test",
    params=EvaluateKeywordsParams,
    metrics=(
        "texts",
        *(
            f"{score}_{level}_{name}_{depth}"
            for score in SCORES
            for depth in DEPTHS
            for level in ("exact", "words")
            for name in ("precision", "recall", "f1")
        ),
    ),
    estimate=estimate,
    run=run,
    warm=warm,
    names_of=("word2vec", "texts"),
)
