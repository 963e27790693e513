"""What the view of senses shows: the words that mark each sense, and every context with what decided it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from minentropy_app.exports.tables import Table
from minentropy_app.gui.views.corpus_model import Keyword

#: Stands for contexts in which no sense speaks, or two alike.
UNDECIDED = -1
#: How contexts can be sorted.
ORDERS = ("lead", "left", "right", "document")


@dataclass(frozen=True)
class Context:
    """One context.

    Attributes
    ----------
    words, at
        Its words, and which of them is the word asked about (−1: it stands in no place of its own).
    document, title
        Item id (−1: given by hand) and name of the document.
    sense, lead
        Index of the sense decided, ``UNDECIDED`` without; how far its sum is ahead, nats.
    """

    words: tuple[str, ...]
    at: int
    document: int
    title: str
    sense: int
    lead: float


@dataclass(frozen=True)
class SensesModel:
    """Senses as found.

    Attributes
    ----------
    word, item
        The word, and its item id (−1 where it is not known).
    names, marks
        What each sense is called, and the words that mark it, the strongest first.
    contexts
        In the order of the texts.
    texts
        Ref of the texts that the contexts come from, "" if there are none.
    """

    word: str
    item: int
    names: tuple[str, ...]
    marks: tuple[tuple[Keyword, ...], ...]
    contexts: Sequence[Context]
    texts: str = ""

    def count(self, sense: int) -> int:
        """Contexts decided for a sense."""
        return sum(context.sense == sense for context in self.contexts)

    def weights(self, context: Context) -> npt.NDArray[np.float64]:
        """(words,) what each word of a context says for the sense decided: its PMI, 0 where it says nothing."""
        if context.sense == UNDECIDED:
            return np.zeros(len(context.words))
        known = {mark.written: mark.score for mark in self.marks[context.sense]}
        return np.array([0.0 if k == context.at else known.get(w, 0.0) for k, w in enumerate(context.words)])

    def chosen(self, senses: frozenset[int], order: str) -> list[int]:
        """Places of the contexts of some senses (all where none is chosen), sorted."""
        rows = [k for k, context in enumerate(self.contexts) if not senses or context.sense in senses]
        keys: dict[str, Callable[[int], Any]] = {
            "lead": lambda k: -self.contexts[k].lead,
            "left": lambda k: _before(self.contexts[k]),
            "right": lambda k: self.contexts[k].words[self.contexts[k].at + 1 :],
        }
        return sorted(rows, key=keys[order]) if order in keys else rows

    def table(self, rows: Sequence[int], undecided: str) -> Table:
        """Contexts as a table to be written: what stands before and after, the sense, and what decided it."""
        head = ("before", "word", "after", "sense", "lead", "decided_by", "document")
        return Table(head, [self._row(self.contexts[k], undecided) for k in rows])

    def _row(self, context: Context, undecided: str) -> tuple[Any, ...]:
        from minentropy_app.sources.segmentation import written

        at, words = context.at, context.words
        sides = (words[:at], words[at : at + 1], words[at + 1 :]) if at >= 0 else (words, (), ())
        said = [written(side) if side else "" for side in sides]
        name = self.names[context.sense] if context.sense != UNDECIDED else undecided
        weights = self.weights(context)
        order = [k for k in np.argsort(-weights, kind="stable").tolist() if weights[k] > 0]
        by = ", ".join(dict.fromkeys(words[k] for k in order))
        return (*said, name, context.lead, by, context.title)

    def rows_of(self, ids: Any, limit: int) -> list[tuple[str, str, int]]:
        """What the inspector lists of a selection: words that mark a sense, documents with their contexts."""
        known = {mark.items[0]: (mark.written, self.names[s], -1) for s, each in enumerate(self.marks) for mark in each}
        known[self.item] = (self.word, "", len(self.contexts))
        for context in self.contexts:
            if context.document >= 0:
                _, _, count = known.get(context.document, ("", "", 0))
                known[context.document] = (context.title, "", count + 1)
        return [known[item] for item in ids.tolist() if item in known][:limit]


def _before(context: Context) -> tuple[str, ...]:
    """The words before, the nearest first."""
    return tuple(reversed(context.words[: max(context.at, 0)]))
