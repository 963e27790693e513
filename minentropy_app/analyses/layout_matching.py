"""An earlier layout beside new items: the same items by number, or by key where the source is another one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from minentropy_app.model.inputs import Corpus, Ids, Names
from minentropy_app.model.results import Layout

#: So many items in common are enough to place others among them, or to turn one map to another.
ENOUGH = 3


def matched(item_ids: Ids, inputs: Mapping[str, Any]) -> tuple[Layout, bool]:
    """Return the earlier layout, and whether its items were found by their keys.

    A source imported again, or that of another year, has items of its own: a book is then known by its key. Keys are
    looked at only where fewer than three items are the same by number; one that stands twice in a source is nobody's.
    """
    earlier: Layout = inputs["onto"]
    names: Mapping[str, Names] = inputs.get("names", {})
    if np.isin(item_ids, earlier.item_ids).sum() >= ENOUGH or "onto" not in names or "items" not in names:
        return earlier, False
    mine, theirs = _by_key(*_keys_of(inputs["items"], names)), _by_key(earlier.item_ids, names["onto"].keys)
    both = sorted(mine.keys() & theirs.keys())
    place = {number: row for row, number in enumerate(earlier.item_ids.tolist())}
    rows = [place[theirs[key]] for key in both]
    found = replace(
        earlier, item_ids=np.array([mine[key] for key in both], np.int64), positions=earlier.positions[rows]
    )
    return found, True


def _keys_of(source: Any, names: Mapping[str, Names]) -> tuple[Ids, tuple[str, ...]]:
    """Numbers and keys of what the source may lay out: of texts, words and documents."""
    if isinstance(source, Corpus) and "items documents" in names:
        return np.concatenate([source.item_ids, source.document_ids]), names["items"].keys + names[
            "items documents"
        ].keys
    return source.item_ids, names["items"].keys


def _by_key(item_ids: Ids, keys: tuple[str, ...]) -> dict[str, int]:
    often = Counter(keys)
    return {key: number for number, key in zip(item_ids.tolist(), keys, strict=True) if key and often[key] == 1}
