"""Which texts ``keywords`` works on: documents, groups of them, a text of one's own, the loans of groups of books."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from minentropy_app.analyses.words import Lexicon
from minentropy_app.errors import AppError
from minentropy_app.model.inputs import Corpus, Ids, Loans, Names
from minentropy_app.model.results import Embedding
from minentropy_app.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from minentropy_app.analyses.keywords import KeywordsParams

Words = np.ndarray[Any, np.dtype[np.intp]]


@dataclass(frozen=True)
class Unit:
    """One text.

    Attributes
    ----------
    document, group
        Item id, −1 where it is none; index of the group, −1 where it is none.
    sentences
        Words as places in the model, −1 where it does not know them.
    places
        (document, which of its sentences) of each sentence; empty unless sentences are ranked.
    items
        Item ids of each sentence's words, unknown ones included; likewise.
    """

    document: int
    group: int
    sentences: list[Words]
    places: list[tuple[int, int]]
    items: list[Ids]


@dataclass(frozen=True)
class Texts:
    """All of them: how many, what the groups are called, and one after the other."""

    count: int
    groups: tuple[str, ...]
    units: Iterator[Unit]


def texts_of(inputs: Mapping[str, Any], params: KeywordsParams) -> Texts:
    """Return the texts that the parameters ask for.

    Raises
    ------
    AppError
        A name in ``only`` is unknown, or there are no groups to go by.
    """
    model: Embedding = inputs["word2vec"]
    if params.text:
        return Texts(1, (), _own(model, inputs["names"]["word2vec"], params.text))
    if inputs.get("loans") is not None:
        return _loans(model, inputs["loans"], inputs["names"]["loans"], params)
    corpus: Corpus = inputs["texts"]
    place = {label: k for k, label in enumerate(inputs["names"]["word2vec"].labels)}
    tokens = numbers(inputs["names"]["texts"], place)[corpus.tokens]
    chosen = _chosen(params.only, corpus.document_ids, inputs["names"].get("texts documents"))
    names, group = _groups(corpus, params.per)
    if params.per == "text":
        units = (_together(corpus, tokens, [k], -1, params.summary) for k in chosen)
        return Texts(len(chosen), (), units)
    members = [[k for k in chosen if group[k] == g] for g in range(len(names))]
    filled = [g for g, of_it in enumerate(members) if of_it]
    return Texts(len(filled), names, (_together(corpus, tokens, members[g], g, params.summary) for g in filled))


def numbers(names: Names, place: Mapping[str, int]) -> Words:
    """Return the place in the model of every word of the texts, −1 where it has none."""
    return np.array([place.get(label, -1) for label in names.labels], np.intp)


def _own(model: Embedding, names: Names, text: str) -> Iterator[Unit]:
    from minentropy_app.sources.segmentation import Segmenter

    place = {label: k for k, label in enumerate(names.labels)}
    sentences = [np.array([place.get(word, -1) for word in s], np.intp) for s in Segmenter().sentences(text)]
    items = [model.item_ids[sentence[sentence >= 0]] for sentence in sentences]
    yield Unit(-1, -1, sentences, [(-1, k) for k in range(len(sentences))], items)


def _groups(corpus: Corpus, per: str) -> tuple[tuple[str, ...], Sequence[int]]:
    if per == "label":
        if not corpus.label_names:
            raise AppError(
                QT_TRANSLATE_NOOP("analyses.keyword_texts", "The texts have no labels to group them by."),
                QT_TRANSLATE_NOOP(
                    "analyses.keyword_texts", "Import them with --label COL or from sub-folders, or set per=text."
                ),
            )
        return corpus.label_names, corpus.label.tolist()
    return ("",), [0] * len(corpus.document_ids)


def _together(corpus: Corpus, tokens: Words, members: Sequence[int], group: int, summary: bool) -> Unit:
    """Return documents as one text."""
    ranges = [range(int(corpus.sentences[k]), int(corpus.sentences[k + 1])) for k in members]
    bounds = corpus.indptr
    sentences = [tokens[bounds[s] : bounds[s + 1]] for part in ranges for s in part]
    document = int(corpus.document_ids[members[0]]) if group < 0 else -1
    if not summary:
        return Unit(document, group, sentences, [], [])
    ids = corpus.document_ids[list(members)].tolist()
    places = [(number, s - part.start) for number, part in zip(ids, ranges, strict=True) for s in part]
    items = [corpus.item_ids[corpus.tokens[bounds[s] : bounds[s + 1]]] for part in ranges for s in part]
    return Unit(document, group, sentences, places, items)


def _loans(model: Embedding, loans: Loans, names: Names, params: KeywordsParams) -> Texts:
    """The loans of each class of books are a text, each loan a word; without classes, all loans are one."""
    order = np.argsort(model.item_ids)
    at = np.minimum(np.searchsorted(model.item_ids[order], loans.item_ids), len(order) - 1)
    place = np.where(model.item_ids[order][at] == loans.item_ids, order[at], -1)
    chosen = np.zeros(len(loans.item_ids), bool)
    chosen[_chosen(params.only, loans.item_ids, names)] = True
    grouped = params.per != "all" and bool(loans.class_names) and not params.only
    group = loans.item_class if grouped else np.zeros(len(loans.item_ids), np.int32)
    labels = loans.class_names if grouped else ("",)
    taken = [loans.item[chosen[loans.item] & (group[loans.item] == g)] for g in range(len(labels))]
    units = (Unit(-1, g, [np.sort(place[items])], [], []) for g, items in enumerate(taken) if len(items))
    return Texts(len(taken), labels, units)


def _chosen(only: str, ids: Ids, names: Names | None) -> list[int]:
    """Return the places of what ``only`` names: item numbers, names or keys, apart by semicolons or lines."""
    words = [word.strip() for word in only.replace("\n", ";").split(";") if word.strip()]
    if not words:
        return list(range(len(ids)))
    place = {str(number): k for k, number in enumerate(ids.tolist())}
    lexicon = Lexicon(names or Names((), ()))
    found = {place[word] if word in place else lexicon.find(word) for word in words}
    return sorted(found)
