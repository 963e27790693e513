"""What items can be coloured by: class, author, whatever their catalogue says, and the communities found.

Runs beside the window, imports numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from minentropy_app.errors import AppError
from minentropy_app.gui.words import translate

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from minentropy_app.gui.compact import Coded
    from minentropy_app.gui.item_facts import Facts
    from minentropy_app.gui.views.space_model import Column
    from minentropy_app.project.reader import Reader

#: Partitions offered as colours, the latest first, and the share of the items that each must hold.
_PARTITIONS, _SHARED = 6, 0.3
#: A text column is one of categories if its values repeat at least so often on average.
_REPEATED = 1.5
_NUMBERS, _LONGEST, _FEWEST = 0.9, 60, 2
#: Attributes that are told in another way.
_LEFT_OUT = frozenset({"call_number", "class", "author"})


@dataclass(frozen=True)
class Told:
    """What is known about items, row by row; what ``weights`` count is in ``weight``."""

    facts: Facts
    classes: Coded
    weights: npt.NDArray[np.float64]
    weight: str

    @property
    def authors(self) -> Coded:
        """The author of each item."""
        return self.facts.attribute("author")

    def subtitle(self, row: int) -> str:
        """Author, with the year, and class of an item."""
        author = self.authors[row]
        year = self.facts.attribute("year")[row] if author else ""
        return " · ".join(word for word in (author, year, self.classes[row]) if word)


def columns_of(told: Told) -> dict[str, Column]:
    """Class, author, every attribute that repeats or counts, and the weights."""
    from minentropy_app.gui.views.space_model import Measure

    made: dict[str, Column] = {}
    texts = {"class": told.classes, "author": told.authors}
    texts |= {name: coded for name, coded in told.facts.attributes.items() if name not in _LEFT_OUT}
    for name, values in texts.items():
        column = _column(_title(name), values)
        if column is not None:
            made[name] = _spelled(column) if name == "language" else column
    if told.weight:
        made["loans"] = Measure(told.weight, told.weights)
    return made


def _spelled(column: Column) -> Column:
    """Languages in the user's words where the program knows them."""
    from dataclasses import replace

    from minentropy_app.gui.corpus_loading import languages
    from minentropy_app.gui.views.space_model import Category

    spoken = languages()
    if isinstance(column, Category):
        return replace(column, names=tuple(spoken.get(name, name) for name in column.names))
    return column


def _title(name: str) -> str:
    words = {
        "class": translate("gui.item_columns", "Class"),
        "author": translate("gui.item_columns", "Author"),
        "year": translate("gui.item_columns", "Year"),
        "publisher": translate("gui.item_columns", "Publisher"),
        "language": translate("gui.item_columns", "Language"),
        "pages": translate("gui.item_columns", "Pages"),
        "label": translate("gui.item_columns", "Label"),
        "file": translate("gui.item_columns", "File"),
        "date": translate("gui.item_columns", "Date"),
    }
    return words.get(name, name.replace("_", " ").capitalize())


def _column(title: str, coded: Coded) -> Column | None:
    """A measure of numbers, or a category of texts that repeat; None of others."""
    import numpy as np

    from minentropy_app.gui.views.space_model import Category, Measure

    known, different = coded.codes[coded.codes >= 0], len(coded.names)
    if different < _FEWEST:
        return None
    numbers = np.array([*map(_number, coded.names), np.nan])[coded.codes]
    if np.isfinite(numbers).sum() >= _NUMBERS * known.size and different > 12:
        return Measure(title, numbers)
    long = sum(len(coded.names[code]) for code in known[:500].tolist()) > _LONGEST * min(known.size, 500)
    unlike = known.size < _REPEATED * different
    return None if long or unlike else Category(title, coded.codes, coded.names)


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
