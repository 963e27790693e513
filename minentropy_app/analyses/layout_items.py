"""What ``layout`` lays out: the items of any of its inputs, with their vectors or with p as given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from minentropy_app.analyses.layout_params import LayoutParams
from minentropy_app.engines.document_vectors import document_vectors
from minentropy_app.engines.keyword_scores import counting_together
from minentropy_app.engines.neighbours import row_blocks
from minentropy_app.engines.pairs import PairOptions, count_pairs
from minentropy_app.engines.visits import gather_visits
from minentropy_app.errors import AppError
from minentropy_app.model.inputs import Corpus, Ids, Loans, Names, Network, PairCounts, Vectors
from minentropy_app.model.results import Embedding, NeighbourGraph, Pairs
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

STAGE = QT_TRANSLATE_NOOP("engines.affinities", "Measuring how near neighbours are")
#: Items named in a message.
_NAMED = 5


@dataclass(frozen=True)
class LayoutItems:
    """What is laid out: n items with vectors (n, d), or with pairs.

    Attributes
    ----------
    metric
        ``cosine`` or ``euclidean``; "" with pairs.
    without
        Items that have nothing to lay them out by, such as documents without a known word.
    """

    item_ids: Ids
    vectors: npt.NDArray[np.floating] | None
    pairs: PairCounts | None
    metric: str = ""
    without: int = 0


def items_of(inputs: Mapping[str, Any], params: LayoutParams, context: Context) -> Steps[LayoutItems]:
    """Read the input of role ``items``: vectors as they are; loans, pairs, links and texts as p."""
    source, model = inputs["items"], inputs.get("model")
    if model is not None and not isinstance(source, Corpus):
        raise _model_without_texts()
    if isinstance(source, Corpus) and model is not None:
        return _documents(source, model, params)
    if isinstance(source, Embedding | Vectors):
        return (yield from _with_vectors(source, params, inputs, context))
    pairs = yield from _pairs_of(source, params, context)
    return LayoutItems(pairs.item_ids, None, pairs)


def _with_vectors(
    source: Embedding | Vectors, params: LayoutParams, inputs: Mapping[str, Any], context: Context
) -> Steps[LayoutItems]:
    """Vectors in canonical order, copied and looked over some rows at a time."""
    words = isinstance(source, Embedding)
    given = source.vectors if isinstance(source, Embedding) else source.values
    order = np.arange(len(given)) if isinstance(source, Embedding) else source.canonical(len(given))
    vectors = np.empty(given.shape, np.float32 if given.dtype == np.float32 else np.float64)
    broken, zero = np.zeros(len(given), bool), np.zeros(len(given), bool)
    for part in row_blocks(vectors):
        vectors[part] = given[order[part]]
        broken[order[part]] = np.logical_not(np.isfinite(vectors[part]).all(axis=1))
        zero[order[part]] = np.logical_not(vectors[part].any(axis=1))
        context.check()
        yield Step(STAGE, part.start, len(vectors))
    metric = params.metric or ("cosine" if words else "euclidean")
    _refuse_broken(broken, zero & (metric == "cosine"), inputs.get("names", {}).get("items"))
    return LayoutItems(source.item_ids[order], vectors, None, metric)


def _documents(corpus: Corpus, model: Embedding, params: LayoutParams) -> LayoutItems:
    rows, vectors = document_vectors(corpus, model, params.weights == "rarity")
    if not len(rows):
        raise _no_known_word()
    without = len(corpus.document_ids) - len(rows)
    return LayoutItems(corpus.document_ids[rows], vectors, None, params.metric or "cosine", without)


def _pairs_of(source: Any, params: LayoutParams, context: Context) -> Steps[PairCounts]:
    if isinstance(source, Loans):
        visits = yield from gather_visits(source, 1, context)
        return (yield from count_pairs(visits, PairOptions(False, params.min_loans), context))
    if isinstance(source, Corpus):
        return (yield from _words(source, params, context))
    if isinstance(source, Network | NeighbourGraph):
        return _linked(source)
    pairs: Pairs | PairCounts = source
    return PairCounts(
        pairs.item_ids, pairs.indptr, pairs.indices, pairs.weights,
        pairs.loans, pairs.borrowers, pairs.item_class, pairs.class_names,
    )  # fmt: skip


def _words(corpus: Corpus, params: LayoutParams, context: Context) -> Steps[PairCounts]:
    """c_ij: how often two words stand within a window of one sentence; rare words are left out."""
    counts = np.bincount(corpus.tokens, minlength=len(corpus.item_ids))
    kept = np.flatnonzero(counts >= params.min_count)
    if len(kept) < 3:
        raise _too_rare(params.min_count)
    place = np.full(len(counts), -1)
    place[kept] = np.arange(len(kept))
    sentence = np.repeat(np.arange(len(corpus.indptr) - 1), np.diff(corpus.indptr))
    c = yield from counting_together(place[corpus.tokens], sentence, len(kept), params.window, context)
    return _packed(corpus.item_ids[kept], c, counts[kept])


def _linked(network: Network | NeighbourGraph) -> PairCounts:
    """c_ij: the weight of the link from i to j, both ways where links have no direction."""
    from scipy import sparse

    n = len(network.item_ids)
    c = sparse.csr_array((network.weight, (network.source, network.target)), shape=(n, n))
    return _packed(network.item_ids, c if network.directed else c + c.T, np.zeros(n))


def _packed(item_ids: Ids, c: Any, loans: npt.NDArray[Any]) -> PairCounts:
    c = c.tocsr()
    c.sum_duplicates()
    indptr, indices = c.indptr.astype(np.int64), c.indices.astype(np.int32)
    none = np.full(len(item_ids), -1, np.int32)
    return PairCounts(item_ids, indptr, indices, c.data, loans.astype(float), np.empty(0, np.int32), none)


def _refuse_broken(broken: npt.NDArray[np.bool_], zero: npt.NDArray[np.bool_], names: Names | None) -> None:
    """Name the items whose vectors are not finite, or have no direction to compare."""
    if broken.any():
        raise AppError(
            QT_TRANSLATE_NOOP(
                "analyses.layout",
                "{count} {count:item has|items have} a value that is not a number in "
                "{count:its|their} vector: {items}.",
            ),
            QT_TRANSLATE_NOOP("analyses.layout", "Correct these rows or leave them out, and import the vectors again."),
            count=int(broken.sum()),
            items=_named(broken, names),
        )
    if zero.any():
        raise AppError(
            QT_TRANSLATE_NOOP(
                "analyses.layout", "{count} {count:item has|items have} a zero vector, which has no direction: {items}."
            ),
            QT_TRANSLATE_NOOP("analyses.layout", "Leave them out, or set metric=euclidean."),
            count=int(zero.sum()),
            items=_named(zero, names),
        )


def _named(which: npt.NDArray[Any], names: Names | None) -> str:
    """The first of them by name, or by row where nothing is known of them; rows count from 1."""
    rows = np.flatnonzero(which)
    shown = [str(r + 1) if names is None else names.labels[r] or names.keys[r] for r in rows[:_NAMED]]
    return ", ".join(shown) + (" …" if len(rows) > _NAMED else "")


def _model_without_texts() -> AppError:
    return AppError(
        QT_TRANSLATE_NOOP(
            "analyses.layout", "A model beside the items is only of use with texts, to lay out their documents."
        ),
        QT_TRANSLATE_NOOP("analyses.layout", "Name texts with --on items=NAME, or leave the model out."),
    )


def _no_known_word() -> AppError:
    return AppError(
        QT_TRANSLATE_NOOP("analyses.layout", "The model knows no word of these texts."),
        QT_TRANSLATE_NOOP("analyses.layout", "Choose a model trained on texts in the same language, best on these."),
    )


def _too_rare(least: int) -> AppError:
    return AppError(
        QT_TRANSLATE_NOOP("analyses.layout", "Fewer than three words occur {least} times or more."),
        QT_TRANSLATE_NOOP("analyses.layout", "Set min_count lower, or choose a larger source."),
        least=least,
    )
