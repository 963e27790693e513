"""What items can be coloured by: class, author, whatever their catalogue says, and the communities found.

Runs beside the window, imports numbers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from minentropy_app.errors import AppError
from minentropy_app.gui.words import translate

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from minentropy_app.gui.views.space_model import Category, Column
    from minentropy_app.project.reader import Reader

#: Partitions offered as colours, the latest first, and the share of the items that each must hold.
_PARTITIONS, _SHARED = 6, 0.3
#: A text column is one of categories if its values repeat at least so often on average.
_REPEATED = 1.5
_NUMBERS, _LONGEST, _FEWEST = 0.9, 60, 2
#: Attributes that say the same as others or name one item only.
_LEFT_OUT = frozenset({"title", "isbn", "call_number", "barcode", "key", "label"})


@dataclass(frozen=True)
class Told:
    """What is known about items, row by row."""

    labels: list[str]
    authors: list[str]
    classes: list[str]
    attributes: Sequence[Mapping[str, str]]
    weights: npt.NDArray[np.float64]
    weight: str


def columns_of(told: Told) -> dict[str, Column]:
    """Class, author, every attribute that repeats or counts, and the weights."""
    from minentropy_app.gui.views.space_model import Measure

    made: dict[str, Column] = {}
    texts = {"class": told.classes, "author": told.authors}
    names = {name for about in told.attributes for name in about} - _LEFT_OUT - set(texts)
    texts |= {name: [about.get(name, "") for about in told.attributes] for name in sorted(names)}
    for name, values in texts.items():
        column = _column(_title(name), values)
        if column is not None:
            made[name] = column
    if told.weight:
        made["loans"] = Measure(told.weight, told.weights)
    return made


def _title(name: str) -> str:
    words = {
        "class": translate("gui.item_columns", "Class"),
        "author": translate("gui.item_columns", "Author"),
        "year": translate("gui.item_columns", "Year"),
        "publisher": translate("gui.item_columns", "Publisher"),
        "language": translate("gui.item_columns", "Language"),
        "pages": translate("gui.item_columns", "Pages"),
    }
    return words.get(name, name.replace("_", " ").capitalize())


def _column(title: str, values: list[str]) -> Column | None:
    """A measure of numbers, or a category of texts that repeat; None of others."""
    import numpy as np

    from minentropy_app.gui.views.space_model import Measure

    known = [value for value in values if value]
    different = len(set(known))
    if different < _FEWEST:
        return None
    numbers = np.array([_number(value) for value in values])
    if np.isfinite(numbers).sum() >= _NUMBERS * len(known) and different > 12:
        return Measure(title, numbers)
    long = sum(map(len, known[:500])) > _LONGEST * min(len(known), 500)
    return None if long or len(known) < _REPEATED * different else category(title, values)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return float("nan")


def partitions(item_ids: Any, reader: Reader, labels: Sequence[str], authors: Sequence[str]) -> dict[str, Column]:
    """Communities of the project over the same items, the latest first."""
    made: dict[str, Column] = {}
    found = [r for r in reader.results() if r.kind == "communities" and r.state == "done"]
    for result in reversed(found):
        try:
            column = _partition(result.name, reader.load(result), item_ids, (labels, authors))
        except AppError:
            continue
        if column is not None:
            made[f"modules:{result.ref}"] = column
        if len(made) == _PARTITIONS:
            break
    return made


def _partition(title: str, partition: Any, item_ids: Any, named: tuple[Sequence[str], Sequence[str]]) -> Column | None:
    import numpy as np

    from minentropy_app.gui.views.space_model import Category

    common, mine, theirs = np.intersect1d(item_ids, partition.item_ids, return_indices=True)
    if len(partition.tree) == 0 or len(common) < max(_SHARED * len(item_ids), 1):
        return None
    top = partition.tree[0][theirs]
    modules, inverse = np.unique(top[top >= 0], return_inverse=True)
    if len(modules) < _FEWEST:
        return None
    codes = np.full(len(item_ids), -1, np.int32)
    codes[mine[top >= 0]] = inverse
    flow = np.zeros(len(item_ids))
    flow[mine] = partition.flow[theirs]
    names = tuple(_module_name(np.flatnonzero(codes == k), flow, named) for k in range(len(modules)))
    return Category(title, codes, names)


def _module_name(rows: Any, flow: Any, named: tuple[Sequence[str], Sequence[str]]) -> str:
    """After its author if at least three in ten of its members have that author, else after its centre."""
    from collections import Counter

    from minentropy_app.gui.canvas.text_sprites import shortened

    labels, authors = named
    common = Counter(authors[row] for row in rows.tolist() if authors[row]).most_common(1)
    if common and common[0][1] >= max(0.3 * len(rows), 2):
        return str(common[0][0])
    return str(shortened(labels[int(rows[flow[rows].argmax()])]))


def category(title: str, values: Sequence[str]) -> Category:
    """A column of texts to colour by."""
    import numpy as np

    from minentropy_app.gui.views.space_model import Category

    names = tuple(sorted(set(values) - {""}))
    code_of = {name: code for code, name in enumerate(names)} | {"": -1}
    return Category(title, np.array([code_of[value] for value in values], np.int32), names)
