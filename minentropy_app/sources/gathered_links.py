"""Nodes and links as the readers of network files find them, and the batch that they make."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from minentropy_app.errors import AppError, fill
from minentropy_app.model.imports import REJECTED_SHOWN, ImportReport, ItemTable, NetworkBatch, Rejected
from minentropy_app.model.inputs import Floats, Ids, Ints
from minentropy_app.sources.loan_rows import Codes, added_up
from minentropy_app.sources.tables import number_of
from minentropy_app.text import QT_TRANSLATE_NOOP

NO_NODE = QT_TRANSLATE_NOOP("sources.gathered_links", "The row does not name two nodes.")
NO_WEIGHT = QT_TRANSLATE_NOOP("sources.gathered_links", "The weight {text} is no number.")
BAD_WEIGHT = QT_TRANSLATE_NOOP("sources.gathered_links", "The weight {text} is negative or not finite.")
_DUPLICATES = QT_TRANSLATE_NOOP(
    "sources.gathered_links",
    "{count} {count:link was|links were} listed before; the weights of equal links were added up.",
)
_ZEROS = QT_TRANSLATE_NOOP(
    "sources.gathered_links",
    "{count} {count:link|links} of weight 0 {count:was|were} left out; {count:its|their} nodes stay.",
)
_SELVES = QT_TRANSLATE_NOOP(
    "sources.gathered_links",
    "{count} {count:link leads from a node to itself and is|links lead from a node to itself and are} kept.",
)
_NOT_DIRECTED = QT_TRANSLATE_NOOP(
    "sources.gathered_links", "The file says that its links have a direction; they were read without one, as told."
)
_NOT_UNDIRECTED = QT_TRANSLATE_NOOP(
    "sources.gathered_links",
    "The file says that its links have no direction; they were read from the first node to the second, as told.",
)
_MIXED = QT_TRANSLATE_NOOP(
    "sources.gathered_links",
    "{count} {count:link without a direction stands among directed ones and "
    "counts|links without a direction stand among directed ones and count} both ways.",
)


def clean_key(text: str) -> str:
    """Return a node's id as it stands, without NUL characters and the spaces around it."""
    return text.replace("\0", "").strip()


@dataclass
class Links:
    """Links of one kind, block by block, as numbers of nodes."""

    source: list[Ints] = field(default_factory=list)
    target: list[Ints] = field(default_factory=list)
    weight: list[Floats] = field(default_factory=list)

    def add(self, source: Ints, target: Ints, weight: Floats) -> None:
        """Take one block."""
        self.source.append(source)
        self.target.append(target)
        self.weight.append(weight)

    def arrays(self) -> tuple[Ints, Ints, Floats]:
        """Return all blocks joined."""
        if not self.source:
            return np.empty(0, np.int32), np.empty(0, np.int32), np.empty(0)
        return np.concatenate(self.source), np.concatenate(self.target), np.concatenate(self.weight)


@dataclass
class Gathered:
    """What a reader has found so far.

    Attributes
    ----------
    nodes
        Ids -> numbers.
    labels, attributes
        By id, only where the file gives them.
    arcs, edges
        Links with and without a direction of their own.
    skip
        Leave out and count broken rows; otherwise the first one ends the import.
    """

    file: str
    skip: bool = False
    nodes: Codes = field(default_factory=lambda: Codes(clean_key))
    labels: dict[str, str] = field(default_factory=dict)
    attributes: dict[str, dict[str, str]] = field(default_factory=dict)
    arcs: Links = field(default_factory=Links)
    edges: Links = field(default_factory=Links)
    rows: int = 0
    rejected_count: int = 0
    rejected: list[Rejected] = field(default_factory=list)
    notes: list[Rejected] = field(default_factory=list)
    columns: dict[str, str] = field(default_factory=dict)

    def refuse(self, row: int, why: str, **fields: str | int) -> None:
        """Note a broken row; AppError naming it unless such rows are to be left out."""
        if not self.skip:
            raise AppError(
                QT_TRANSLATE_NOOP("sources.gathered_links", "Row {row} of {file}: {why}"),
                QT_TRANSLATE_NOOP(
                    "sources.gathered_links",
                    "Mend the row, or import with --skip-broken to leave such rows out. Nothing was imported.",
                ),
                row=row,
                file=self.file,
                why=fill(why, fields),
            )
        self.rejected_count += 1
        if len(self.rejected) < REJECTED_SHOWN:
            self.rejected.append(Rejected(row, why, fields))

    def note(self, why: str, **fields: str | int) -> None:
        """Keep something worth saying."""
        self.notes.append(Rejected(0, why, fields))

    def add_rows(self, links: Links, rows: Sequence[Sequence[str]], numbers: Sequence[int]) -> None:
        """Take rows of (source, target, weight) as texts; ``numbers`` are their places in the file."""
        self.rows += len(rows)
        if not rows:
            return
        first, second, texts = zip(*rows, strict=True)
        source, target, weight = self.nodes.column(first), self.nodes.column(second), weights_of(texts)
        good = (source >= 0) & (target >= 0) & (weight >= 0) & (weight < math.inf)
        for k in np.flatnonzero(~good).tolist():
            self._refuse_link(numbers[k], source[k] >= 0 and target[k] >= 0, texts[k])
        links.add(source[good], target[good], weight[good])

    def _refuse_link(self, row: int, named: bool, text: str) -> None:
        if not named:
            self.refuse(row, NO_NODE)
        elif number_of(text) is None:
            self.refuse(row, NO_WEIGHT, text=text[:40] or '""')
        else:
            self.refuse(row, BAD_WEIGHT, text=text[:40])


def weights_of(texts: Sequence[str]) -> Floats:
    """Return numbers written with a point or a comma, NaN where a text is none."""
    try:
        return np.fromiter(map(float, texts), np.float64, len(texts))
    except ValueError:
        values = (number_of(text.strip()) for text in texts)
        return np.array([math.nan if value is None else value for value in values], np.float64)


def network_batch(found: Gathered, directed: bool | None, encoding: str) -> NetworkBatch:
    """Make a batch of what was found: nodes in canonical order, equal links added up.

    Parameters
    ----------
    directed
        What the user says; None leaves it to the file.

    Raises
    ------
    AppError
        No nodes, one node, no links, or nothing but links of a node to itself.
    """
    arcs, edges = found.arcs.arrays(), found.edges.arrays()
    is_directed = bool(len(arcs[0])) if directed is None else directed
    _say_direction(found, directed, len(arcs[0]), len(edges[0]))
    order, place = _canonical(found.nodes.names)
    (source, target, weight), duplicates, zeros = _added_up((arcs, edges), place, is_directed)
    _refuse_nothing(found, source, target)
    _say_counts(found, duplicates, zeros, int((source == target).sum()))
    names = [found.nodes.names[k] for k in order]
    items = ItemTable(names, [found.labels.get(n) or n for n in names], [found.attributes.get(n, {}) for n in names])
    report = ImportReport(
        rows=found.rows,
        accepted=found.rows - duplicates - zeros - found.rejected_count,
        duplicates=duplicates,
        excluded=zeros,
        rejected_count=found.rejected_count,
        rejected=tuple(found.rejected),
        encoding=encoding,
        columns=found.columns,
        notes=tuple(found.notes),
    )
    return NetworkBatch(items, source, target, weight, is_directed, report)


def _added_up(
    kinds: tuple[tuple[Ints, Ints, Floats], tuple[Ints, Ints, Floats]], place: Ints, is_directed: bool
) -> tuple[tuple[Ints, Ints, Floats], int, int]:
    """Links of both kinds by canonical number, equal ones added up; and how many rows were repeated, how many void."""
    duplicates, zeros, links = 0, 0, Links()
    for source, target, weight in kinds:
        positive = weight > 0
        zeros += int((~positive).sum())
        merged = merge(place[source[positive]], place[target[positive]], weight[positive], is_directed)
        duplicates += int(positive.sum()) - len(merged[0])
        links.add(*merged)
    if is_directed and len(kinds[0][0]):
        other = links.source[1] != links.target[1]
        links.add(links.target[1][other], links.source[1][other], links.weight[1][other])
    return merge(*links.arrays(), is_directed), duplicates, zeros


def merge(source: Ints, target: Ints, weight: Floats, directed: bool) -> tuple[Ints, Ints, Floats]:
    """Add up equal links, sorted; without directions (a, b) and (b, a) are equal too.

    An undirected link keeps the direction in which it is listed if it is listed in one only, so that
    it can still be walked along. Sums do not depend on the order of rows.
    """
    pairs, sums = _summed(source.astype(np.int64) << 32 | target, weight)
    first, second = pairs >> 32, pairs & 0xFFFFFFFF
    if not directed and len(pairs):
        both = np.minimum(first, second) << 32 | np.maximum(first, second)
        _kinds, kind, listed = np.unique(both, return_inverse=True, return_counts=True)
        pairs, sums = _summed(np.where(listed[kind] > 1, both, pairs), sums)
        first, second = pairs >> 32, pairs & 0xFFFFFFFF
    return first.astype(np.int32), second.astype(np.int32), sums


def _summed(pairs: Ids, weight: Floats) -> tuple[Ids, Floats]:
    order = np.lexsort((weight, pairs))
    keys, sums = added_up(pairs[order], weight[order])
    return keys, np.asarray(sums, np.float64)


def _canonical(names: Sequence[str]) -> tuple[list[int], npt.NDArray[np.int32]]:
    order = sorted(range(len(names)), key=names.__getitem__)
    place = np.empty(len(names), np.int32)
    place[order] = np.arange(len(names), dtype=np.int32)
    return order, place


def _say_direction(found: Gathered, directed: bool | None, arcs: int, edges: int) -> None:
    if directed is False and arcs:
        found.note(_NOT_DIRECTED)
    elif directed and edges and not arcs:
        found.note(_NOT_UNDIRECTED)
    elif arcs and edges:
        found.note(_MIXED, count=edges)


def _say_counts(found: Gathered, duplicates: int, zeros: int, selves: int) -> None:
    for template, count in ((_DUPLICATES, duplicates), (_ZEROS, zeros), (_SELVES, selves)):
        if count:
            found.note(template, count=count)


def _refuse_nothing(found: Gathered, source: Ints, target: Ints) -> None:
    hint = QT_TRANSLATE_NOOP("sources.gathered_links", "Modules need at least two nodes and a link between them.")
    fields: dict[str, str | int] = {"file": found.file, "nodes": len(found.nodes.names), "count": len(source)}
    if not found.nodes.names:
        raise AppError(QT_TRANSLATE_NOOP("sources.gathered_links", "The network in {file} is empty."), hint, **fields)
    if len(found.nodes.names) == 1:
        raise AppError(
            QT_TRANSLATE_NOOP("sources.gathered_links", "The network in {file} has only one node."), hint, **fields
        )
    if not len(source):
        raise AppError(
            QT_TRANSLATE_NOOP(
                "sources.gathered_links", "The network in {file} has {nodes} {nodes:node|nodes} and no links."
            ),
            hint,
            **fields,
        )
    if (source == target).all():
        raise AppError(
            QT_TRANSLATE_NOOP(
                "sources.gathered_links", "All {count} links in {file} lead from a node to the same node."
            ),
            hint,
            **fields,
        )
