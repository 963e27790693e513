"""Keywords of documents and of groups of documents, and the sentences that sum them up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from minentropy_app.gui.selection import held
from minentropy_app.gui.views.corpus_model import CorpusModel, Keyword
from minentropy_app.model.inputs import Ids

#: Stands for the text that was given as a parameter.
GIVEN = -1
_LISTED = 60


@dataclass(frozen=True)
class Tally:
    """Every entry of every list of keywords, so that many documents are counted together at once.

    Attributes
    ----------
    documents
        (n,) ids of documents, sorted.
    indptr
        (n + 1,) where the entries of each begin and end.
    codes, rank
        (entries,) number of the keyword as written, in the order of the alphabet, and its place in its list.
    """

    documents: Ids
    indptr: npt.NDArray[np.int64]
    codes: npt.NDArray[np.int32]
    rank: npt.NDArray[np.int32]

    def best(self, documents: Ids, keywords: Mapping[int, list[Keyword]]) -> list[Keyword]:
        """Return the keywords that stand in the most lists of these, then by their ranks there, then by the alphabet.

        ``score`` becomes the number of lists, ``share`` that number as a share of the largest one.
        """
        chosen = np.zeros(len(self.documents), bool)
        chosen[np.searchsorted(self.documents, documents[held(documents, self.documents)])] = True
        entries = np.flatnonzero(np.repeat(chosen, np.diff(self.indptr)))
        codes = self.codes[entries]
        lists, ranks = np.bincount(codes), np.bincount(codes, self.rank[entries])
        found = np.flatnonzero(lists)
        found = found[np.lexsort((found, ranks[found], -lists[found]))][:_LISTED]
        first = np.zeros(len(lists), np.int64)
        first[codes[::-1]] = entries[::-1]  # of several the last one written stays: the first entry
        rows = np.searchsorted(self.indptr, first[found], "right") - 1
        places = (first[found] - self.indptr[rows]).tolist()
        entries_of = zip(self.documents[rows].tolist(), places, strict=True)
        named = [keywords[document][place] for document, place in entries_of]
        most = int(lists.max(initial=1))
        return [
            Keyword(k.words, k.items, k.written, float(n), n / most)
            for k, n in zip(named, lists[found].tolist(), strict=True)
        ]


def tally_of(keywords: Mapping[int, list[Keyword]]) -> Tally:
    """Number all entries of all lists."""
    documents = np.array(sorted(keywords), np.int64)
    lists = [keywords[document] for document in documents.tolist()]
    written = [keyword.written for listed in lists for keyword in listed]
    number = {word: k for k, word in enumerate(sorted(set(written)))}
    sizes = np.array([len(listed) for listed in lists], np.int64)
    indptr = np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])
    rank = (np.arange(len(written)) - np.repeat(indptr[:-1], sizes)).astype(np.int32)
    return Tally(documents, indptr, np.array([number[word] for word in written], np.int32), rank)


@dataclass(frozen=True)
class KeywordsModel:
    """Keywords as found.

    Attributes
    ----------
    corpus
        The documents, None where they are gone, the text was given by hand, or books take the place of words.
    keywords
        Document (``GIVEN``: the text given) -> its keywords.
    score
        Key of the score: guess, guess-counts, ppmi or tfidf.
    text
        The text given.
    together
        Label or class -> the keywords of everything that has it, taken as one text ("": all there is);
        empty where each document stands for itself.
    summary
        The keywords are whole sentences.
    """

    corpus: CorpusModel | None
    keywords: Mapping[int, list[Keyword]]
    score: str
    text: str
    together: Mapping[str, list[Keyword]] = field(default_factory=dict)
    summary: bool = False
    tally: Tally = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "tally", tally_of({} if self.summary else self.keywords))

    def groups(self) -> list[tuple[str, list[int]]]:
        """Labels with their documents, by label; empty without labels."""
        found: dict[str, list[int]] = {label: [] for label in self.together if label}
        for row in self.corpus.rows if self.corpus is not None else ():
            if row.label and (row.label in found or (not self.together and row.item in self.keywords)):
                found.setdefault(row.label, []).append(row.item)
        return sorted(found.items())

    def label_of(self, document: int) -> str | None:
        """The group that a document was taken into, None where it was not."""
        row = self.corpus.row(document) if self.corpus is not None else None
        if "" in self.together:
            return ""
        return row.label if row is not None and row.label in self.together else None

    def of_group(self, documents: Ids) -> list[Keyword]:
        """Keywords of several documents: those that stand in the most lists, then by their ranks there."""
        return self.tally.best(documents, self.keywords)

    def rows_of(self, ids: Any, limit: int) -> list[tuple[str, str, int]]:
        """What the inspector lists of a selection."""
        if self.corpus is not None:
            return self.corpus.rows_of(ids, limit)
        known = {
            item: word
            for each in (*self.keywords.values(), *self.together.values())
            for k in each
            for item, word in zip(k.items, k.words, strict=True)
        }
        return [(known[item], "", -1) for item in ids.tolist() if item in known][:limit]
