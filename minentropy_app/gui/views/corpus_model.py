"""What the views of texts show: documents, their words in place, their keywords."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from minentropy_app.gui.selection import held
from minentropy_app.gui.tables.columns import Columns
from minentropy_app.model.inputs import Ids
from minentropy_app.project.documents import DocumentRow

#: Characters of a page in the reading pane.
PAGE = 12_000
_FIRST_PLANE = "\uffff"


@dataclass(frozen=True)
class Keyword:
    """One keyword of a text: its words, their ids, how strong it is.

    Of a sentence ``document`` and ``sentence`` say where it stands; −1 where it is none.
    """

    words: tuple[str, ...]
    items: tuple[int, ...]
    written: str
    score: float
    share: float
    document: int = -1
    sentence: int = -1


@dataclass(frozen=True)
class CorpusModel:
    """The documents of a source.

    Attributes
    ----------
    table
        One row a document, as shown.
    words
        Word -> id of its item.
    keywords
        Document -> its keywords, the best first; empty where none have been found yet.
    ref
        The source of the documents.
    """

    path: Path
    name: str
    rows: list[DocumentRow]
    table: Columns
    words: Mapping[str, int]
    keywords: Mapping[int, list[Keyword]]
    ref: str = ""
    word_of: dict[int, str] = field(default_factory=dict)
    _row_of: dict[int, int] = field(default_factory=dict, repr=False)
    _documents: Ids = field(init=False, repr=False)
    _words: Ids = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.word_of.update((item, word) for word, item in self.words.items())
        self._row_of.update((row.item, k) for k, row in enumerate(self.rows))
        for name, known in (("_documents", self._row_of), ("_words", self.word_of)):
            object.__setattr__(self, name, np.sort(np.fromiter(known, np.int64, len(known))))

    def documents_in(self, ids: Ids) -> Ids:
        """Those of sorted ids that are documents of the source."""
        return ids[held(ids, self._documents)]

    def words_in(self, ids: Ids) -> Ids:
        """Those of sorted ids that are words of the source."""
        return ids[held(ids, self._words)]

    def row(self, item: int) -> DocumentRow | None:
        """A document by its id."""
        at = self._row_of.get(item)
        return None if at is None else self.rows[at]

    def rows_of(self, ids: Any, limit: int) -> list[tuple[str, str, int]]:
        """Title, label and words of selected documents, for the inspector; words by themselves."""
        known = ids[held(ids, self._documents) | held(ids, self._words)][:limit]
        rows = [(item, self.row(item)) for item in known.tolist()]
        return [
            (self.word_of[item], "", -1) if row is None else (row.title, row.label, row.words) for item, row in rows
        ]


@dataclass(frozen=True)
class Located:
    """A document with the place of every word: ``start`` and ``stop`` (n,) in ``text``, ``words`` (n,).

    ``sentences`` holds (start, stop) of each sentence as it was cut, (0, 0) where none of its words was found.
    """

    item: int
    text: str
    start: npt.NDArray[np.int64]
    stop: npt.NDArray[np.int64]
    words: list[str]
    sentences: list[tuple[int, int]] = field(default_factory=list, repr=False)
    _where: dict[str, list[int]] = field(default_factory=dict, repr=False)
    _wide: list[int] = field(default_factory=list, repr=False)

    def __post_init__(self) -> None:
        for k, word in enumerate(self.words):
            self._where.setdefault(word, []).append(k)
        if self.text and max(self.text) > _FIRST_PLANE:
            self._wide.extend(k for k, sign in enumerate(self.text) if sign > _FIRST_PLANE)

    def qt_place(self, start: int, place: int) -> int:
        """Place after ``start`` as Qt counts: signs beyond the first plane are two."""
        return place - start + bisect.bisect_left(self._wide, place) - bisect.bisect_left(self._wide, start)

    def own_place(self, start: int, place: int) -> int:
        """Place in the text from one after ``start`` as Qt counts."""
        at = start + place
        while at > start and self.qt_place(start, at) > place:
            at -= 1
        return at

    def pages(self) -> list[tuple[int, int]]:
        """Stretches of the text of about one page, cut at line ends where there are any."""
        cuts = [0]
        while len(self.text) - cuts[-1] > PAGE * 1.25:
            end = self.text.rfind("\n", cuts[-1] + PAGE // 2, cuts[-1] + PAGE)
            cuts.append(end + 1 if end >= 0 else cuts[-1] + PAGE)
        return list(itertools.pairwise([*cuts, len(self.text)]))

    def word_at(self, place: int) -> str:
        """The word at a place of the text, "" between words."""
        at = int(np.searchsorted(self.start, place, side="right")) - 1
        return self.words[at] if at >= 0 and place < self.stop[at] else ""

    def found(self, words: tuple[str, ...]) -> list[tuple[int, int]]:
        """Places of a word, or of several that follow each other."""
        first, more = words[0], len(words)
        return [
            (int(self.start[k]), int(self.stop[k + more - 1]))
            for k in self._where.get(first, ())
            if more == 1 or tuple(self.words[k : k + more]) == words
        ]


def located(item: int, text: str, segmented: str) -> Located:
    """Find the place of every word of a segmented text in the text as written."""
    from minentropy_app.sources.segmentation import narrow

    plain = narrow(text).lower()
    plain = plain if len(plain) == len(text) else narrow(text)
    places: list[tuple[int, int, str]] = []
    sentences: list[tuple[int, int]] = []
    at = 0
    for sentence in segmented.split("\n"):
        first = len(places)
        for word in sentence.split():
            found = plain.find(word, at)
            if found >= 0:
                at = found + len(word)
                places.append((found, at, word))
        sentences.append((places[first][0], at) if len(places) > first else (0, 0))
    start = np.array([p[0] for p in places], np.int64)
    return Located(item, text, start, np.array([p[1] for p in places], np.int64), [p[2] for p in places], sentences)


def read_located(path: Path, item: int) -> Located:
    """Read a document and find its words. Called beside the window."""
    from minentropy_app.project.documents import document_text
    from minentropy_app.project.reader import Reader

    with Reader(path) as reader:
        return located(item, *document_text(reader, item))
