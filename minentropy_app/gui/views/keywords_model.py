"""Keywords of documents and of groups of documents, and the sentences that sum them up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from minentropy_app.gui.views.corpus_model import CorpusModel, Keyword

#: Stands for the text that was given as a parameter.
GIVEN = -1
_LISTED = 60


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

    def of_group(self, documents: list[int]) -> list[Keyword]:
        """Keywords of several documents: those that stand in the most lists, then by their ranks there."""
        held: dict[str, list[tuple[int, Keyword]]] = {}
        for document in documents:
            for rank, keyword in enumerate(self.keywords.get(document, ())):
                held.setdefault(keyword.written, []).append((rank, keyword))
        order = sorted(held.values(), key=lambda each: (-len(each), sum(rank for rank, _ in each), each[0][1].written))
        most = max((len(each) for each in order), default=1)
        return [
            Keyword(first.words, first.items, first.written, float(len(each)), len(each) / most)
            for each in order[:_LISTED]
            for _, first in each[:1]
        ]

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
