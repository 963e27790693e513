"""What items can be coloured by: class, author, whatever their catalogue says, and the communities found.

Runs beside the window, imports numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from minentropy_app.errors import AppError
from minentropy_app.gui.words import translate

if TYPE_CHECKING:
    from pathlib import Path

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

    def by(self, row: int) -> str:
        """Who wrote an item; of a document its label."""
        return self.authors[row] or self.facts.attribute("label")[row]

    def subtitle(self, row: int) -> str:
        """Author, with the year, and class of an item; of a document its label and date."""
        author, attribute = self.authors[row], self.facts.attribute
        year = attribute("year")[row] if author else ""
        told = [word for word in (author, year, self.classes[row]) if word]
        return " · ".join(told or [word for name in ("label", "date") if (word := attribute(name)[row])])


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


def partitions(item_ids: Any, reader: Reader) -> dict[str, Column]:
    """Communities of the project over the same items, the latest first."""
    made: dict[str, Column] = {}
    found = [r for r in reader.results() if r.kind == "communities" and r.state == "done"]
    for result in reversed(found):
        try:
            column = _partition(reader, result, item_ids)
        except AppError:
            continue
        if column is not None:
            made[f"modules:{result.ref}"] = column
        if len(made) == _PARTITIONS:
            break
    return made


def partition_again(path: Path, item_ids: Any, ref: str) -> Column | None:
    """Communities as a column, read anew after their modules got other names. Called beside the window."""
    from minentropy_app.project.reader import Reader

    with Reader(path) as reader:
        return _partition(reader, reader.by_ref(ref), item_ids)


def _partition(reader: Reader, result: Any, item_ids: Any) -> Column | None:
    import numpy as np

    from minentropy_app.gui.views.space_model import Category

    partition: Any = reader.load(result)
    common, mine, theirs = np.intersect1d(item_ids, partition.item_ids, return_indices=True)
    if len(partition.tree) == 0 or len(common) < max(_SHARED * len(item_ids), 1):
        return None
    top = partition.tree[0][theirs]
    modules, inverse = np.unique(top[top >= 0], return_inverse=True)
    if len(modules) < _FEWEST:
        return None
    codes = np.full(len(item_ids), -1, np.int32)
    codes[mine[top >= 0]] = inverse
    names = _module_names(reader, result, partition)
    return Category(result.name, codes, tuple(names[module] for module in modules.tolist()))


def _module_names(reader: Reader, result: Any, partition: Any) -> dict[int, str]:
    """What the outermost modules are called, as everywhere: the names given to them, else suggested ones."""
    import numpy as np

    from minentropy_app.gui.canvas.text_sprites import shortened
    from minentropy_app.gui.class_titles import titled_classes
    from minentropy_app.gui.views.network_model import named_groups

    ids, top = partition.item_ids.tolist(), partition.tree[0]
    order = np.argsort(top, kind="stable")[int((top < 0).sum()) :]
    modules, first = np.unique(top[order], return_index=True)
    groups = dict(zip(modules.tolist(), np.split(order, first[1:]), strict=True))
    visits = {module: float(partition.flow[nodes].sum()) for module, nodes in groups.items()}
    labels = [label or key for label, key in zip(reader.labels(ids), reader.keys(ids), strict=True)]
    shared = reader.attributes(ids, "author"), titled_classes(np.asarray(ids, np.int64), reader)
    largest = sorted(groups, key=lambda module: (-visits[module], module))
    found = named_groups(((module, groups[module]) for module in largest), partition.flow, labels, shared)
    given = {number: name for (level, number), name in reader.module_names(result).items() if level == 1}
    return {module: given.get(module) or str(shortened(name)) for module, name in found.items()}
