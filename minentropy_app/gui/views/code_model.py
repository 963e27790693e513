"""What the code view says: bits of each book, code words, and plain sentences. No Qt here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from minentropy_app.engines.module_books import EXIT
from minentropy_app.gui.views.network_model import NetworkModel
from minentropy_app.model.results import Coding
from minentropy_app.theory.coding import huffman_lengths, prefix_code

#: Books of more words than this are shown without code words.
WRITTEN_OUT = 1_500
#: Kinds of words.
LEAVE, ENTER_MODULE, NODE = "leave", "enter", "node"


@dataclass(frozen=True)
class Word:
    """One entry of a code book: ``thing`` is what it stands for (−1: leaving), ``rate`` its use a step."""

    kind: str
    thing: int
    rate: float
    bits: float
    word: str


@dataclass(frozen=True)
class Piece:
    """A stretch of the bar of L: bits a step, and the module they belong to (0: the index)."""

    book: int
    bits: float


def words_of(model: NetworkModel, book: int) -> list[Word]:
    """The code book of a module: how it is left, then what it lists, used most first."""
    m = len(model.books)
    things, rates = model.words_in(book)
    kinds = [ENTER_MODULE if thing < m else NODE for thing in things.tolist()]
    listed = [(LEAVE, -1, float(model.books.rates[book, EXIT]))] if book > 0 else []
    listed += sorted(zip(kinds, things.tolist(), rates.tolist(), strict=True), key=lambda one: -one[2])
    listed = [one for one in listed if one[2] > 0]
    use = sum(rate for _, _, rate in listed)
    words = _written([rate for _, _, rate in listed])
    return [
        Word(kind, thing, rate, float(np.log2(use / rate)) + 0.0, word)
        for (kind, thing, rate), word in zip(listed, words, strict=True)
    ]


def pieces_of(model: NetworkModel) -> list[Piece]:
    """The bar of L: the index first, then the books below each top module, the longest first."""
    books = model.books
    index = float(books.enter_bits[books.children(0)].sum())
    cost = books.costs()
    found = [Piece(book, float(cost[book] - books.enter_bits[book])) for book in books.children(0).tolist()]
    own = books.codelength - index - sum(piece.bits for piece in found)
    pieces = ([Piece(0, index)] if index > 0 else []) + sorted(found, key=lambda piece: -piece.bits)
    return pieces + ([Piece(-1, own)] if own > 1e-9 else [])


@dataclass(frozen=True)
class CodingFigures:
    """A coded sequence: bits written plainly and with books, and the books.

    ``names`` are those of the objects; ``classes`` those of classes that have any, by path ("3:1").
    """

    coding: Coding
    names: tuple[str, ...]
    classes: Mapping[str, str] = field(default_factory=dict)

    @property
    def plain(self) -> int:
        """Bits of the whole sequence with one book."""
        return int(self.coding.metrics.get("plain_bits") or 0)

    @property
    def grouped(self) -> int:
        """Bits of the whole sequence with a book per class."""
        return int(self.coding.metrics.get("hierarchical_bits") or 0)

    def name(self, book: int, symbol: int) -> tuple[str, str]:
        """Kind and name of a symbol of a book."""
        path, symbols = self.coding.books[book]
        kind, name, _, _ = symbols[symbol]
        if kind == "enter":
            return kind, self.class_name(f"{path}:{name}" if path else name)
        if kind == "object" and self.coding.item_ids.size:
            return kind, self.names[int(name)]
        return kind, name

    def class_name(self, path: str) -> str:
        """The name of a class, its path where it has none."""
        return self.classes.get(path) or path

    def book_bits(self, book: int) -> int:
        """Bits written with a book."""
        return sum(count * len(word) for _, _, count, word in self.coding.books[book][1])


def _written(rates: list[float]) -> list[str]:
    if not 1 < len(rates) <= WRITTEN_OUT:
        return [""] * len(rates)
    return prefix_code(huffman_lengths(rates))
