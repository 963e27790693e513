"""What analyses take in. Arrays are aligned with int64 ``item_ids``; names never travel."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int32]
Ids = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


def _no_ints() -> Ints:
    return np.zeros(0, np.int32)


#: Day of a loan whose date is missing or only partly known.
UNKNOWN_DAY = int(np.iinfo(np.int32).min)
#: Borrower of an anonymous visit.
ANONYMOUS = -1
#: Class of a book without a usable call number.
NO_CLASS = -1


def nobody() -> Ids:
    """No numbers of readers: they are not known, or the counts are not of loans."""
    return np.zeros(0, np.int64)


@dataclass(frozen=True)
class Books:
    """What is known of the books beyond their loans, aligned with ``Loans.item_ids``.

    Attributes
    ----------
    call_numbers, bays
        As written; the bay where a book stands now. "" where unknown.
    width_cm, height_cm
        0 where unknown.
    keys, titles
        What identifies each book in its source, and what it is called; empty where nobody asked.
    """

    call_numbers: tuple[str, ...]
    bays: tuple[str, ...]
    width_cm: Floats
    height_cm: Floats
    keys: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Loans:
    """Loan rows of one source; the order of rows means nothing.

    Attributes
    ----------
    item_ids
        (n_items,) database ids, in the canonical order of the items' keys.
    item
        (rows,) index into ``item_ids``.
    borrower
        (rows,) a number per borrower, ``ANONYMOUS`` where none was recorded. Arbitrary: no
        result may depend on how borrowers are numbered.
    day
        (rows,) days since 1970-01-01, ``UNKNOWN_DAY`` where the day is not known.
    item_class
        (n_items,) index into ``class_names``, ``NO_CLASS`` where unknown: the main class of the
        call number (one letter of CLC or LCC, the hundreds of DDC).
    class_names
        Names of the classes, sorted.
    books
        What the catalogue says of the books, None where nobody asked.
    """

    item_ids: Ids
    item: Ints
    borrower: Ints
    day: Ints
    item_class: Ints
    class_names: tuple[str, ...] = ()
    books: Books | None = None


@dataclass(frozen=True)
class PairCounts:
    """Weights c_ij of ordered pairs of items as a CSR matrix (rows sorted by column).

    Attributes
    ----------
    item_ids
        (n,) database ids in canonical order (of the items' keys).
    indptr, indices, weights
        CSR arrays; the diagonal is present only where singles were counted.
    loans
        (n,) number of loans of each item (popularity), 0 where unknown.
    borrowers
        (nnz,) number of distinct borrowers behind each stored pair, or empty where unknown.
    item_class, class_names
        As in ``Loans``.
    readers
        (n,) distinct borrowers behind ``loans``, or empty where unknown.
    """

    item_ids: Ids
    indptr: Ids
    indices: Ints
    weights: Floats
    loans: Floats
    borrowers: Ints
    item_class: Ints
    class_names: tuple[str, ...] = ()
    readers: Ids = field(default_factory=nobody)


@dataclass(frozen=True)
class Corpus:
    """Documents cut into sentences of words.

    Attributes
    ----------
    item_ids
        (words,) database ids of the words, in the order of their keys.
    document_ids
        (documents,) database ids, by file name and content.
    sentences
        (documents + 1,) document k holds the sentences ``sentences[k]:sentences[k + 1]``.
    indptr, tokens
        Sentence s holds the words ``tokens[indptr[s]:indptr[s + 1]]``, indices of ``item_ids``.
    label, label_names
        (documents,) index into the sorted names, −1 where a document has no label.
    keywords
        The keywords given for each document, as written (for evaluation).
    """

    item_ids: Ids
    document_ids: Ids
    sentences: Ids
    indptr: Ids
    tokens: Ints
    label: Ints
    label_names: tuple[str, ...] = ()
    keywords: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Names:
    """What the items of an input are called, aligned with its ``item_ids``."""

    labels: tuple[str, ...]
    keys: tuple[str, ...]


@dataclass(frozen=True)
class Network:
    """A weighted graph: link k goes from ``source[k]`` to ``target[k]`` (indices of ``item_ids``).

    ``physical`` (n,) is the object behind each node of a network of states, numbered from 0; empty for
    plain networks.
    """

    item_ids: Ids
    source: Ints
    target: Ints
    weight: Floats
    directed: bool
    physical: Ints = field(default_factory=_no_ints)


@dataclass(frozen=True)
class Vectors:
    """One vector per item, in the order of their file.

    Attributes
    ----------
    values
        (n, d), the most frequent first where the file says so.
    counts
        (n,) uses, or empty.
    by_key
        (n,) rows in the order of their keys, or empty: what is computed from all vectors goes by it, so that
        the order of the rows in the file changes nothing.
    """

    item_ids: Ids
    values: npt.NDArray[np.float32]
    counts: Ids = field(default_factory=lambda: np.zeros(0, np.int64))
    by_key: Ids = field(default_factory=lambda: np.zeros(0, np.int64))

    def canonical(self, first: int) -> Ids:
        """(n,) rows by key: those of the ``first`` rows of the file, then the others."""
        order = self.by_key if len(self.by_key) else np.arange(len(self.item_ids))
        return np.concatenate([order[order < first], order[order >= first]])


@dataclass(frozen=True)
class HuffmanPaths:
    """The softmax tree of a model: ``inner`` (V−1, d) vectors; CSR over words of inner nodes and bits."""

    inner: npt.NDArray[np.float32]
    indptr: Ids
    nodes: Ints
    bits: npt.NDArray[np.uint8]


#: Nodes of a floor plan whose name begins so are doors.
ENTRANCE = "entrance"


@dataclass(frozen=True)
class FloorPlan:
    """Bays (faces of shelves) and the ways between them.

    Attributes
    ----------
    bays
        (B,) names, in the order of the file: the order in which books stand by call number.
    floors
        (B,) the floor of each bay.
    place
        (B, 2) x and y in metres, for drawing only.
    bay_node
        (B,) index into ``nodes`` of the place from which the bay is reached.
    shelves, shelf_cm, max_height_cm
        (B,) shelves one above the other, clear width of each, clear height (0: any).
    nodes
        Names; those that begin with ``entrance`` are doors.
    first, second, metres
        (E,) ways, walked in both directions.
    """

    bays: tuple[str, ...]
    floors: tuple[str, ...]
    place: Floats
    bay_node: Ints
    shelves: Ints
    shelf_cm: Floats
    max_height_cm: Floats
    nodes: tuple[str, ...]
    first: Ints
    second: Ints
    metres: Floats

    @property
    def length_cm(self) -> Floats:
        """(B,) centimetres of books that each bay can hold, filled to the last."""
        return self.shelves * self.shelf_cm

    @property
    def entrances(self) -> Ids:
        """Indices of the doors in ``nodes``."""
        return np.array([k for k, name in enumerate(self.nodes) if name.casefold().startswith(ENTRANCE)], np.int64)
