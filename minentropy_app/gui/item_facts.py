"""What is known of very many items, kept small.

Reading all that the database says of a hundred thousand items at once takes a hundred megabytes, which are
not given back. Runs beside the window, imports numbers.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from minentropy_app.gui.compact import Coded, Coder, Texts

if TYPE_CHECKING:
    from minentropy_app.project.reader import Reader

#: Attributes that say the same as others or name one item only.
LEFT_OUT = frozenset({"title", "isbn", "barcode", "key", "label"})
#: Letters of attributes that say nothing: "{}", or none.
_NOTHING = 2


@dataclass(frozen=True)
class Facts:
    """Titles (keys where there is none) and attributes of items, row by row."""

    labels: Texts | Coded
    attributes: dict[str, Coded]

    def attribute(self, name: str) -> Coded:
        """One attribute, of which nothing may be known."""
        return self.attributes.get(name) or Coded((), np.full(len(self.labels), -1, np.int32))


def unknown(items: int) -> Facts:
    """Facts of items of which nothing has been read."""
    return Facts(Coded((), np.full(items, -1, np.int32)), {})


def row_finder(item_ids: npt.NDArray[np.int64]) -> Callable[[Any], list[int]]:
    """Return what finds the rows of items by their ids, which must be among ``item_ids``."""
    order = np.argsort(item_ids, kind="stable")
    sorted_ids = item_ids[order]

    def rows_of(wanted: Any) -> list[int]:
        rows: list[int] = order[np.searchsorted(sorted_ids, wanted)].tolist()
        return rows

    return rows_of


def facts_of(ids: Any, reader: Reader) -> Facts:
    """Read what is known of items, some thousands at a time."""
    coders: dict[str, Coder] = {}

    def labels() -> Iterator[str]:
        row = 0
        for lines in reader.item_lines(ids):
            for label, key, text in lines:
                for name, value in json.loads(text).items() if len(text) > _NOTHING else ():
                    if name not in LEFT_OUT:
                        coders.setdefault(name, Coder()).add(row, value)
                row += 1
                yield label or key

    titles = Texts(labels())
    return Facts(titles, {name: coder.coded(len(titles)) for name, coder in sorted(coders.items())})
