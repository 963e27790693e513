"""Items: the units of every source, known everywhere by an integer id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class ItemKind(StrEnum):
    """What an item is."""

    BOOK = "book"
    WORD = "word"
    DOCUMENT = "document"
    NODE = "node"
    SAMPLE = "sample"


@dataclass(frozen=True)
class Item:
    """One row of ``items``: ``key`` identifies it in its source, ``label`` is what people read."""

    id: int
    kind: ItemKind
    key: str
    label: str
    attributes: Mapping[str, str]
