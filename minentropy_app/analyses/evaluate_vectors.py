"""``evaluate-vectors``: do the vectors find similar what people find similar, and complete analogies?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from minentropy_app.analyses.analysis import Analysis, Need
from minentropy_app.errors import AppError
from minentropy_app.model.estimate import Estimate, Summary
from minentropy_app.model.params import File, param
from minentropy_app.model.results import MetricValue, VectorTest
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from minentropy_app.evaluation.word_tests import WordTests

FILE = File(
    label=QT_TRANSLATE_NOOP("analyses.evaluate_vectors", "Test file"),
    help=QT_TRANSLATE_NOOP(
        "analyses.evaluate_vectors",
        "Lines of two words and a number (similarity), or of four words (a is to b as c is to d, “: section” above).",
    ),
)
_Row = tuple[str, str, str, str, float | None]


@dataclass(frozen=True)
class EvaluateVectorsParams:
    """What to ask."""

    file: str = param("", FILE)


def run(inputs: Mapping[str, Any], params: EvaluateVectorsParams, context: Context) -> Steps[VectorTest]:
    """Compare the vectors with a file of judgements.

    Metrics: ``spearman`` (rank correlation of cosine and judgement over the pairs of known words, null where there are
    none), ``pairs``, ``coverage`` (share of pairs, or of questions where there are no pairs, whose words are all
    known); ``questions``, ``answered``, ``analogy_accuracy`` (share of the questions of known words answered
    right, a, b and c excluded); ``unread_lines``.
    """
    from minentropy_app.evaluation.word_tests import ASKING

    yield Step(ASKING, 0, 0)
    asked = _read(params.file)
    source = inputs["vectors"]
    vectors = np.asarray(source.vectors if hasattr(source, "vectors") else source.values, np.float32)
    labels = inputs["names"]["vectors"].labels
    place = {label: k for k, label in reversed(list(enumerate(labels)))}
    rows, metrics = _pairs(asked, vectors, place)
    more, analogies = yield from _questions(asked, vectors, (place, labels), context)
    coverage = metrics.pop("known") if asked.pairs else analogies["known"]
    analogies.pop("known")
    metrics.pop("known", None)
    made: dict[str, MetricValue] = {"coverage": coverage, **metrics, **analogies, "unread_lines": len(asked.unread)}
    return VectorTest((*rows, *more), made)


def _pairs(
    asked: WordTests, vectors: npt.NDArray[np.float32], place: Mapping[str, int]
) -> tuple[list[_Row], dict[str, MetricValue]]:
    from minentropy_app.engines.neighbour_words import unit_vectors
    from minentropy_app.evaluation.word_tests import places, spearman

    rows: list[_Row] = []
    judged, cosines = [], []
    for first, second, value in asked.pairs:
        a, b = places((first, second), place)
        cosine = None
        if min(a, b) >= 0:
            x, y = unit_vectors(vectors[[a, b]])
            cosine = float(x @ y)
            judged.append(value)
            cosines.append(cosine)
        rows.append(("", f"{first} {second}", f"{value:g}", "" if cosine is None else f"{cosine:.4f}", cosine))
    known = len(judged) / len(asked.pairs) if asked.pairs else None
    return rows, {"known": known, "pairs": len(rows), "spearman": spearman(np.array(judged), np.array(cosines))}


def _questions(
    asked: WordTests,
    vectors: npt.NDArray[np.float32],
    words: tuple[Mapping[str, int], tuple[str, ...]],
    context: Context,
) -> Steps[tuple[list[_Row], dict[str, MetricValue]]]:
    from minentropy_app.evaluation.word_tests import answers, places

    place, labels = words
    known = np.array([places(question[1:], place) for question in asked.questions], np.intp).reshape(-1, 4)
    usable = (known >= 0).all(axis=1)
    found = yield from answers(vectors, known[usable, :3], context)
    given = dict(zip(np.flatnonzero(usable).tolist(), found.tolist(), strict=True))
    rows: list[_Row] = []
    right = 0
    for k, (section, a, b, c, d) in enumerate(asked.questions):
        answer = given.get(k)
        correct = None if answer is None else float(answer == known[k, 3])
        right += bool(correct)
        rows.append((section, f"{a} : {b} = {c} : ?", d, "" if answer is None else labels[answer], correct))
    count = int(usable.sum())
    share = count / len(rows) if rows else None
    accuracy = right / count if count else None
    return rows, {"known": share, "questions": len(rows), "answered": count, "analogy_accuracy": accuracy}


def _read(file: str) -> WordTests:
    from minentropy_app.evaluation.word_tests import read_tests
    from minentropy_app.sources.segmentation import read_lines

    if not file:
        raise AppError(
            QT_TRANSLATE_NOOP("analyses.evaluate_vectors", "No test file was given."),
            QT_TRANSLATE_NOOP(
                "analyses.evaluate_vectors", "Set file=…, a list of word pairs with numbers, or analogies."
            ),
        )
    asked = read_tests(read_lines(Path(file)))
    if not asked.pairs and not asked.questions:
        raise AppError(
            QT_TRANSLATE_NOOP("analyses.evaluate_vectors", "{file} holds no pair of words with a number, nor analogy."),
            QT_TRANSLATE_NOOP(
                "analyses.evaluate_vectors", "A line is: word, word, number; or four words. Tabs, commas or blanks."
            ),
            file=Path(file).name,
        )
    return asked


def estimate(sizes: Mapping[str, Summary], params: EvaluateVectorsParams) -> Estimate:
    """Each analogy is compared with all words."""
    size = sizes["vectors"]
    return Estimate(1 + 1e-6 * size.get("bytes", 0), 1e8 + 4 * size.get("bytes", 0))


EVALUATE_VECTORS = Analysis(
    key="evaluate-vectors",
    title=QT_TRANSLATE_NOOP("analyses.evaluate_vectors", "Test of vectors"),
    needs=(Need("vectors", ("word2vec", "vectors")),),
    gives="vector-test",
    params=EvaluateVectorsParams,
    metrics=("spearman", "coverage", "pairs", "analogy_accuracy", "questions", "answered", "unread_lines"),
    estimate=estimate,
    run=run,
    names_of=("vectors",),
)
