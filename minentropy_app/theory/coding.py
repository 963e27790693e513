"""Prefix codes, and codes with books inside books (method.md, section 3).

A prefix code is a binary tree, so that its word lengths satisfy Kraft's inequality
``Σ 2^(−l_i) ≤ 1``. Huffman (1952) gives the shortest mean length, at most one bit above the entropy;
Shannon (1948) gives ``⌈−log2 p_i⌉``. A hierarchical code writes a marker where a class is entered and an
end marker where it is left, and each class has a code book of its own (Scientific Spaces, archive 7006).
"""

from __future__ import annotations

import heapq
import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

#: Classes from the top down that an object lies in; () is the root's own code book.
Path = tuple[Hashable, ...]
Lengths = Callable[[Sequence[float]], list[int]]


class Kind(StrEnum):
    """What a code word stands for."""

    ENTER = "enter"
    OBJECT = "object"
    END = "end"


@dataclass(frozen=True)
class Symbol:
    """One entry of a code book: a class to enter, an object, or the end of the class."""

    kind: Kind
    name: Hashable = None


END = Symbol(Kind.END)


def huffman_lengths(weights: Sequence[float]) -> list[int]:
    """Return word lengths (bits) of a Huffman code; one symbol alone needs no bits."""
    order = itertools.count()
    heap: list[tuple[float, int, list[int]]] = [(w, next(order), [k]) for k, w in enumerate(weights)]
    lengths = [0] * len(weights)
    heapq.heapify(heap)
    while len(heap) > 1:
        first, second = heapq.heappop(heap), heapq.heappop(heap)
        members = first[2] + second[2]
        for k in members:
            lengths[k] += 1
        heapq.heappush(heap, (first[0] + second[0], next(order), members))
    return lengths


def shannon_lengths(weights: Sequence[float]) -> list[int]:
    """Return Shannon's word lengths ``⌈−log2 p_i⌉`` in bits; weights must be positive."""
    total = math.fsum(weights)
    return [_shannon_length(w, total) for w in weights]


def _shannon_length(weight: float, total: float) -> int:
    length = 0
    while math.ldexp(weight, length) < total:  # exact: doubling loses no bit, a logarithm would
        length += 1
    return length


def kraft_sum(lengths: Sequence[int]) -> float:
    """Return ``Σ 2^(−l_i)``; a prefix code with these lengths exists if and only if it is ≤ 1."""
    return math.fsum(math.ldexp(1.0, -length) for length in lengths)


def prefix_code(lengths: Sequence[int]) -> list[str]:
    """Return the canonical prefix code with these word lengths, as strings of 0 and 1.

    Raises
    ------
    ValueError
        The lengths break Kraft's inequality.
    """
    if kraft_sum(lengths) > 1:
        raise ValueError("no prefix code has these lengths: their Kraft sum exceeds 1")
    words = [""] * len(lengths)
    value, previous = 0, 0
    for k in sorted(range(len(lengths)), key=lambda k: (lengths[k], k)):
        value <<= lengths[k] - previous
        previous = lengths[k]
        words[k] = format(value, f"0{previous}b") if previous else ""
        value += 1
    return words


def is_prefix_free(words: Sequence[str]) -> bool:
    """Tell whether no word begins with another one."""
    ordered = sorted(words)
    return not any(b.startswith(a) for a, b in itertools.pairwise(ordered))


@dataclass(frozen=True)
class CodeBook:
    """Code words of one class.

    Attributes
    ----------
    words, counts
        Word and number of uses of each symbol.
    """

    words: Mapping[Symbol, str]
    counts: Mapping[Symbol, int]

    @property
    def bits(self) -> int:
        """Bits written with this book."""
        return sum(count * len(self.words[symbol]) for symbol, count in self.counts.items())

    @property
    def codelength(self) -> float:
        """Bits of the best conceivable code, ``Σ n_s log2(n / n_s)``."""
        total = sum(self.counts.values())
        return math.fsum(n * math.log2(total / n) for n in self.counts.values())

    def read(self, bits: str, start: int) -> tuple[Symbol, int]:
        """Decode one symbol; return it and the position after it. ValueError if no word fits."""
        meaning = {word: symbol for symbol, word in self.words.items()}
        for end in range(start, len(bits) + 1):
            if bits[start:end] in meaning:
                return meaning[bits[start:end]], end
        raise ValueError("the bits do not begin with a word of this code book")


@dataclass(frozen=True)
class Written:
    """One code word as written: the class whose book was used, the symbol, the word."""

    book: Path
    symbol: Symbol
    word: str


@dataclass(frozen=True)
class TreeCode:
    """A lossless code with one book per class; ``paths`` tells the class of each object.

    Paths may differ in length (ragged trees), and one book may hold classes beside objects.
    """

    paths: Mapping[Hashable, Path]
    books: Mapping[Path, CodeBook]

    def encode(self, sequence: Sequence[Hashable]) -> list[Written]:
        """Write the sequence; joined words are the bits."""
        return [Written(at, symbol, self.books[at].words[symbol]) for at, symbol in written(sequence, self.paths)]

    def decode(self, bits: str) -> list[Hashable]:
        """Read the objects back.

        A code whose only word is empty (one object, no classes) writes no bits and cannot tell
        how often: then nothing is returned.
        """
        at: Path = ()
        position, objects = 0, list[Hashable]()
        while position < len(bits) or at:
            symbol, position = self.books[at].read(bits, position)
            if symbol.kind is Kind.END:
                at = at[:-1]
            elif symbol.kind is Kind.ENTER:
                at = (*at, symbol.name)
            else:
                objects.append(symbol.name)
        return objects

    @property
    def bits(self) -> int:
        """Bits of the whole sequence the code was made for."""
        return sum(book.bits for book in self.books.values())

    @property
    def codelength(self) -> float:
        """Bits of the whole sequence by the map equation (× number of objects)."""
        return math.fsum(book.codelength for book in self.books.values())


def written(sequence: Sequence[Hashable], paths: Mapping[Hashable, Path]) -> Iterator[tuple[Path, Symbol]]:
    """Yield (book, symbol) in the order of writing; all classes are closed at the end."""
    at: Path = ()
    for item in sequence:
        goal = paths[item]
        common = _common(at, goal)
        while len(at) > common:
            yield at, END
            at = at[:-1]
        for depth in range(common, len(goal)):
            yield goal[:depth], Symbol(Kind.ENTER, goal[depth])
        at = goal
        yield at, Symbol(Kind.OBJECT, item)
    while at:
        yield at, END
        at = at[:-1]


def _common(first: Path, second: Path) -> int:
    """Return how many leading classes two paths share."""
    return sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False)))


def tree_code(
    sequence: Sequence[Hashable], paths: Mapping[Hashable, Path], lengths: Lengths = huffman_lengths
) -> TreeCode:
    """Make the code for a sequence whose objects lie in nested classes.

    Parameters
    ----------
    sequence
        Objects in order, repeated ones included.
    paths
        Classes of every object, from the top down; ``()`` for an object in no class.
    lengths
        ``huffman_lengths`` or ``shannon_lengths``.

    Notes
    -----
    A class that holds everything needs no markers and is left out.
    """
    paths = without_idle_root({item: paths[item] for item in sequence})
    counts: dict[Path, Counter[Symbol]] = defaultdict(Counter)
    for at, symbol in written(sequence, paths):
        counts[at][symbol] += 1
    return TreeCode(paths, {at: _book(uses, lengths) for at, uses in counts.items()})


def plain_code(sequence: Sequence[Hashable], lengths: Lengths = huffman_lengths) -> TreeCode:
    """Make the code with a single book for all objects."""
    return tree_code(sequence, dict.fromkeys(sequence, ()), lengths)


def without_idle_root(paths: Mapping[Hashable, Path]) -> dict[Hashable, Path]:
    """Strip leading classes that all objects share."""
    result = dict(paths)
    while result and all(result.values()) and len({path[0] for path in result.values()}) == 1:
        result = {item: path[1:] for item, path in result.items()}
    return result


def _book(counts: Counter[Symbol], lengths: Lengths) -> CodeBook:
    words = prefix_code(lengths(list(counts.values())))
    return CodeBook(dict(zip(counts, words, strict=True)), dict(counts))
