"""What an importer hands to the project: columns of new items, rows, and an honest report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from minentropy_app.model.inputs import Floats, FloorPlan, HuffmanPaths, Ids, Ints

#: Rejected rows named one by one in a report; the rest are only counted.
REJECTED_SHOWN = 100
#: Attribute of a state: the key of the object that it is a state of.
OBJECT = "object"


@dataclass(frozen=True)
class Suspect:
    """An item or borrower that does not look like a book or a person.

    ``item`` is the label of an item, or the pseudonym (as it will be stored) of a borrower.
    ``why`` is a marked template filled from ``fields``; ``key`` is what keeps this one in
    (``LoanOptions.kept``): the key of an item, or the size of a borrower's basket.
    """

    kind: str
    item: str
    loans: int
    why: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    excluded: bool = True
    key: str = ""


@dataclass(frozen=True)
class Rejected:
    """One refused row: its 1-based number in the file (the header counts), and the reason."""

    row: int
    why: str
    fields: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class ImportReport:
    """Counts that add up: rows = accepted + duplicates + excluded + rejected_count."""

    rows: int = 0
    accepted: int = 0
    duplicates: int = 0
    excluded: int = 0
    anonymous: int = 0
    rejected_count: int = 0
    unknown_dates: int = 0
    suspects: tuple[Suspect, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    encoding: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    #: Decisions worth saying ("dates read as day/month/year: 812 rows leave no other reading").
    notes: tuple[Rejected, ...] = ()


@dataclass(frozen=True)
class ItemTable:
    """New items, aligned columns. Attribute names are canonical: ``author``, ``call_number``,
    ``isbn``, ``year``, ``branch``, ``collection``, ``classification`` (CLC, DDC, LCC), ``class`` …
    """

    keys: list[str]
    labels: list[str]
    attributes: list[dict[str, str]]


@dataclass(frozen=True)
class LoanBatch:
    """Loans ready to be stored: nothing in it names a person.

    Attributes
    ----------
    items
        Items in canonical order (sorted by key).
    pseudonyms
        (n_borrowers, 16) uint8, keyed hashes of borrower ids.
    borrower, item, day
        (rows,) as in ``Loans``; ``borrower`` indexes ``pseudonyms``.
    precision
        (rows,) 0 unknown, 1 year, 2 month, 3 day.
    partial
        (rows,) the first day of a partly known date, ``UNKNOWN_DAY`` where nothing is known.
    """

    items: ItemTable
    pseudonyms: npt.NDArray[np.uint8]
    borrower: Ints
    item: Ints
    day: Ints
    precision: npt.NDArray[np.uint8]
    partial: Ints
    report: ImportReport


@dataclass(frozen=True)
class PairBatch:
    """Pair counts ready to be stored, both directions present where read as symmetric."""

    items: ItemTable
    first: Ints
    second: Ints
    count: Floats
    ordered: bool
    report: ImportReport


@dataclass(frozen=True)
class NetworkBatch:
    """A network ready to be stored: nodes in canonical order (sorted by key), equal links added up."""

    items: ItemTable
    source: Ints
    target: Ints
    weight: Floats
    directed: bool
    report: ImportReport


@dataclass(frozen=True)
class VectorBatch:
    """Vectors ready to be stored.

    Attributes
    ----------
    values
        (n, d), in the order of the file.
    counts
        (n,) uses of each, or empty.
    paths
        The softmax tree of the model, None where the file has none.
    words
        Whether the names are words, not samples of a table.
    """

    items: ItemTable
    values: npt.NDArray[np.float32]
    counts: Ids
    paths: HuffmanPaths | None
    words: bool
    report: ImportReport


@dataclass(frozen=True)
class CatalogueRecord:
    """One catalogue record: ids under which loans may know it, and its attributes."""

    ids: tuple[str, ...]
    isbns: tuple[str, ...]
    title: str
    attributes: dict[str, str]


@dataclass(frozen=True)
class TextDocument:
    """One document: its item, its text, and its words with blanks between them, one sentence a line."""

    key: str
    label: str
    attributes: dict[str, str]
    text: str
    segmented: str


@dataclass(frozen=True)
class TextFacts:
    """What is known of texts when all are read.

    Attributes
    ----------
    words
        The distinct words, sorted.
    tokens
        Words in all documents, repetitions included.
    dates
        The dates of documents as they were written -> as 2022-09-24 (or 2022-09, 2022).
    segmentation
        How they were cut, as plain values that hold the lists of words themselves.
    """

    words: list[str]
    tokens: int
    report: ImportReport = field(default_factory=ImportReport)
    dates: Mapping[str, str] = field(default_factory=dict)
    segmentation: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class TextBatch:
    """Documents ready to be stored.

    Attributes
    ----------
    documents
        One item a document; attributes ``file``, ``class`` (its label), ``date``, ``language``, ``keywords``.
    texts, segmented
        Aligned with ``documents``: the text, and its words with blanks between them, one sentence a line.
    words
        The distinct words, sorted.
    tokens
        Words in all documents, repetitions included.
    segmentation
        How they were cut, as plain values that hold the lists of words themselves.
    """

    documents: ItemTable
    texts: list[str]
    segmented: list[str]
    words: list[str]
    tokens: int
    report: ImportReport
    segmentation: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class FloorPlanBatch:
    """A floor plan ready to be stored."""

    plan: FloorPlan
    report: ImportReport
