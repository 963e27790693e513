"""From ids and titles on rows to items: copies and spellings of one title become one item."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Generator, Sequence
from dataclasses import dataclass

import numpy as np

from minentropy_app.model.imports import ItemTable
from minentropy_app.model.inputs import Ids, Ints
from minentropy_app.sources.cleaning import title_key
from minentropy_app.sources.loan_rows import ATTRIBUTES, Gathered, Tally, added_up, packed, unpacked

#: Ids of one title remembered on the item, so that a catalogue can find it by any of them.
IDS_KEPT = 50
#: Share of ids with a title of another id from which ids are taken for those of copies.
COPIES_SHARE = 0.1
_SLICE = 20_000


@dataclass(frozen=True)
class Merged:
    """Raw item number -> canonical item.

    Attributes
    ----------
    keys
        Keys of the items, sorted: the canonical order.
    item
        (raw items,) index into ``keys``.
    by_title
        Several ids may stand behind one item.
    """

    keys: list[str]
    item: Ints
    by_title: bool


def merge(rows: Gathered, numbered: bool, merging: bool | None) -> Generator[int, None, Merged]:
    """Give every raw item its key.

    Parameters
    ----------
    numbered
        Items have ids of their own; otherwise they are (title, author) pairs.
    merging
        Whether ids of one title are one item; None decides by how often ids share a title.
    """
    if not numbered:
        return _ordered((yield from _title_keys(*_pairs(rows), None)), True)
    names = rows.items.names
    if merging is False:
        return _ordered(names, False)
    titles = _texts(rows, "title", len(names))
    keys = yield from _title_keys(titles, _texts(rows, "author", len(names)), names)
    if merging is None:
        shared = len(names) - len(set(keys))
        titled = sum(map(bool, titles))
        merging = titled > 0 and _sharing(keys) >= COPIES_SHARE * titled and shared > 1
    return _ordered(keys, True) if merging else _ordered(names, False)


def _sharing(keys: Sequence[str]) -> int:
    counts: dict[str, int] = defaultdict(int)
    for key in keys:
        counts[key] += 1
    return sum(count for count in counts.values() if count > 1)


def _pairs(rows: Gathered) -> tuple[list[str], list[str]]:
    pairs = np.fromiter(rows.titled.keys(), np.int64, len(rows.titled))
    title, author = unpacked(pairs)
    titles, authors = rows.values["title"].names, rows.values["author"].names
    return [titles[k] for k in title.tolist()], [authors[k] if k >= 0 else "" for k in author.tolist()]


def _texts(rows: Gathered, name: str, n: int) -> list[str]:
    """Return the commonest value of each raw item, "" where it has none."""
    chosen = commonest(*unpacked_tally(rows.tallies[name]), rows.values[name].names, n)
    names = rows.values[name].names
    return [names[k] if k >= 0 else "" for k in chosen.tolist()]


def _title_keys(
    titles: Sequence[str], authors: Sequence[str], names: Sequence[str] | None
) -> Generator[int, None, list[str]]:
    """Key = title / author; without an author, the only author that the title has elsewhere."""
    folded: list[tuple[str, str]] = []
    known: dict[str, set[str]] = defaultdict(set)
    for start in range(0, len(titles), _SLICE):
        for title, author in zip(titles[start : start + _SLICE], authors[start : start + _SLICE], strict=True):
            pair = (title_key(title) if title else "", title_key(author) if author else "")
            folded.append(pair)
            if pair[1]:
                known[pair[0]].add(pair[1])
        yield len(folded)
    keys = []
    for k, (title, author) in enumerate(folded):
        others = known.get(title, ())
        chosen = author or (next(iter(others)) if len(others) == 1 else "")
        alone = names[k] if names is not None and not title else title
        keys.append(f"{alone} / {chosen}" if chosen and title else alone)
    return keys


def _ordered(keys: Sequence[str], by_title: bool) -> Merged:
    distinct = sorted(set(keys))
    place = {key: k for k, key in enumerate(distinct)}
    return Merged(distinct, np.fromiter(map(place.__getitem__, keys), np.int32, len(keys)), by_title)


def unpacked_tally(tally: Tally) -> tuple[Ints, Ints, Ids]:
    """Return item, value and count of a tally."""
    pairs, counts = tally.total()
    return *unpacked(pairs), counts


def commonest(item: Ints, value: Ints, count: Ids, names: Sequence[str], n: int) -> Ints:
    """Return (n,) the value that stands most often beside each item, -1 where none does.

    Of equally frequent ones the smallest text wins, so that row order does not matter.
    """
    rank = np.empty(len(names), np.int64)
    rank[sorted(range(len(names)), key=names.__getitem__)] = np.arange(len(names))
    order = np.lexsort((rank[value], -count, item))
    first = order[np.flatnonzero(np.diff(item[order], prepend=-1))]
    chosen = np.full(n, -1, np.int32)
    chosen[item[first]] = value[first]
    return chosen


def attribute_columns(rows: Gathered, merged: Merged) -> Generator[int, None, dict[str, Ints]]:
    """Return attribute -> (items,) commonest value of each canonical item, -1 for none."""
    columns = {}
    for name in ATTRIBUTES:
        item, value, count = unpacked_tally(rows.tallies[name])
        yield len(item)
        if len(item):
            keys, counts = added_up(packed(merged.item[item], value), count)
            columns[name] = commonest(*unpacked(keys), counts, rows.values[name].names, len(merged.keys))
    return columns


def item_table(rows: Gathered, merged: Merged, columns: dict[str, Ints], kept: Ints) -> Generator[int, None, ItemTable]:
    """Build the table of the items that are left, in canonical order."""
    texts = {name: rows.values[name].names for name in columns}
    ids = _ids_of_titles(rows, merged)
    labels: list[str] = []
    attributes: list[dict[str, str]] = []
    lists = {name: column[kept].tolist() for name, column in columns.items()}
    titles = lists.pop("title", None)
    for k, item in enumerate(kept.tolist()):
        own = {name: texts[name][column[k]] for name, column in lists.items() if column[k] >= 0}
        if item in ids:
            own["ids"] = ids[item]
        attributes.append(own)
        labels.append(texts["title"][titles[k]] if titles and titles[k] >= 0 else merged.keys[item])
        if not k % _SLICE:
            yield k
    return ItemTable([merged.keys[item] for item in kept.tolist()], labels, attributes)


def _ids_of_titles(rows: Gathered, merged: Merged) -> dict[int, str]:
    """Return canonical item -> the ids of its copies, one a line, where ids were merged."""
    if not merged.by_title or not rows.items.names:
        return {}
    found: dict[int, list[str]] = defaultdict(list)
    for name, item in zip(rows.items.names, merged.item.tolist(), strict=True):
        found[item].append(name)
    return {item: "\n".join(sorted(names)[:IDS_KEPT]) for item, names in found.items()}
