"""What the user wants kept: pins, closed bays, zones of his own, bays for high books, room to grow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from minentropy_app.analyses.shelf_plan_params import ShelfPlanParams
from minentropy_app.building.bay_rules import bays_named, entries_of, growth_of, words_of
from minentropy_app.errors import AppError
from minentropy_app.model.inputs import Books, Floats, FloorPlan, Ints
from minentropy_app.sources.call_numbers import normalised
from minentropy_app.text import QT_TRANSLATE_NOOP

Flags = npt.NDArray[np.bool_]

#: What a bay is used for.
USUAL, RESERVED, REFERENCE = 0, 1, 2
_BAY, _ITEM = "bay:", "item:"


@dataclass(frozen=True)
class Shelfmarks:
    """What rules go by: call numbers, main class of each book and their names, keys, heights."""

    books: Books
    item_class: Ints
    class_names: tuple[str, ...]


@dataclass(frozen=True)
class BayRules:
    """Rules for bays.

    Attributes
    ----------
    use
        (B,) ``USUAL``, ``RESERVED`` (nothing new goes in) or ``REFERENCE`` (nor does anything leave).
    room
        (B,) centimetres that may be filled.
    """

    use: Ints
    room: Floats

    @property
    def closed(self) -> Flags:
        """(B,) bays into which nothing goes."""
        return np.not_equal(self.use, USUAL)


@dataclass(frozen=True)
class Grouping:
    """``group`` (n,) of each book, ``allowed`` (groups, B) where it may stand, and what the groups are called."""

    group: Ints
    allowed: Flags
    names: tuple[str, ...]


def bay_rules(plan: FloorPlan, params: ShelfPlanParams) -> BayRules:
    """Read which bays are closed and how far each may be filled.

    Raises
    ------
    AppError
        A bay that is not in the plan, or what should be a number is none.
    """
    use = np.zeros(len(plan.bays), np.int32)
    use[bays_named(params.reserved, plan)] = RESERVED
    use[bays_named(params.reference, plan)] = REFERENCE
    free = plan.length_cm - growth_of(params.growth_cm, plan)
    return BayRules(use, np.maximum(np.minimum(plan.length_cm * params.fill, free), 0.0))


def joined(one: Grouping, other: Grouping) -> Grouping:
    """Both rules at once: a group for each pair that occurs."""
    kinds, group = np.unique(np.c_[one.group, other.group], axis=0, return_inverse=True)
    allowed = one.allowed[kinds[:, 0]] & other.allowed[kinds[:, 1]]
    names = tuple(" ".join(filter(None, (one.names[a], other.names[b]))) for a, b in kinds.tolist())
    return Grouping(group.reshape(-1).astype(np.int32), allowed, names)


def by_height(books: Books, plan: FloorPlan) -> tuple[Grouping, int]:
    """A book fits below the clear height (0: any); also how many are too high for every bay."""
    clear = np.where(plan.max_height_cm > 0, plan.max_height_cm, np.inf)
    steps = np.unique(clear)
    group = np.searchsorted(steps, books.height_cm).astype(np.int32)
    too_high = group == len(steps)
    group[too_high] = 0
    names = tuple("" if k == 0 else f"> {steps[k - 1]:g} cm" for k in range(len(steps)))
    return Grouping(group, clear[None, :] >= steps[:, None], names), int(too_high.sum())


def oversize(books: Books, plan: FloorPlan, params: ShelfPlanParams) -> Grouping | None:
    """High books into bays of their own, and nothing else there; None where there are no such bays."""
    if not params.oversize.strip():
        return None
    bays = bays_named(params.oversize, plan)
    high = (books.height_cm >= params.oversize_cm).astype(np.int32)
    return Grouping(high, np.array([~bays, bays]), ("", f"≥ {params.oversize_cm:g} cm"))


def own_zones(marks: Shelfmarks, plan: FloorPlan, text: str) -> Grouping:
    """Classes into the bays of the table; all other books into those that no class claims (if none: any).

    A class is a main class or the beginning of call numbers; the longest that fits a book counts.

    Raises
    ------
    AppError
        The table is empty, names an unknown bay, or a class that no book has.
    """
    zones: dict[str, Flags] = {}
    for names, bays in entries_of(text):
        for name in names:
            zones[name] = zones.get(name, np.zeros(len(plan.bays), bool)) | bays_named(bays, plan)
    if not zones:
        raise AppError(
            QT_TRANSLATE_NOOP("analyses.shelf_plan", "There is no table of zones."),
            QT_TRANSLATE_NOOP(
                "analyses.shelf_plan", "Set own_zones to entries such as A,B = 1-1* with semicolons between them."
            ),
        )
    group = np.zeros(len(marks.item_class), np.int32)
    for number, name in enumerate(sorted(zones, key=len), start=1):
        group[of_class(marks, name)] = number
    claimed = np.logical_or.reduce(list(zones.values()))
    rest = ~claimed if not claimed.all() else np.ones(len(plan.bays), bool)
    ordered = sorted(zones, key=len)
    return Grouping(group, np.array([rest, *(zones[name] for name in ordered)]), ("", *ordered))


def of_class(marks: Shelfmarks, name: str) -> Flags:
    """(n,) books of a main class, or whose call numbers begin so.

    Raises
    ------
    AppError
        There are none.
    """
    wanted = normalised(name)
    known = {text: normalised(text).startswith(wanted) for text in set(marks.books.call_numbers) if text}
    found = np.array([known.get(text, False) for text in marks.books.call_numbers], bool)
    if name in marks.class_names:
        found |= marks.item_class == marks.class_names.index(name)
    if not found.any():
        raise AppError(
            QT_TRANSLATE_NOOP("analyses.shelf_plan", "There is no main class {name}."),
            QT_TRANSLATE_NOOP("analyses.shelf_plan", "Classes of these books: {known}."),
            name=name,
            known=", ".join(marks.class_names) or "-",
        )
    return found


def pinned_books(marks: Shelfmarks, plan: FloorPlan, home: Ints, text: str) -> Flags:
    """(n,) books that stay: of classes, of bays (``bay:NAME``), or one by one (``item:KEY``).

    Raises
    ------
    AppError
        A word names nothing that is there.
    """
    stays = np.zeros(len(home), bool)
    keys = {key: k for k, key in enumerate(marks.books.keys)}
    for word in words_of(text):
        if word.startswith(_BAY):
            stays |= bays_named(word.removeprefix(_BAY), plan)[home]
        elif word.startswith(_ITEM):
            stays[_item(keys, word.removeprefix(_ITEM).strip())] = True
        else:
            stays |= of_class(marks, word)
    return stays


def _item(keys: dict[str, int], key: str) -> int:
    if key not in keys:
        raise AppError(
            QT_TRANSLATE_NOOP("analyses.shelf_plan", "There is no book with the id {key} among those planned."),
            QT_TRANSLATE_NOOP("analyses.shelf_plan", "Take the id from the column key of an exported list."),
            key=key,
        )
    return keys[key]


def refuse_without_room(names: Sequence[str], missing: Floats) -> None:
    """AppError where groups of books lack room, by how many metres."""
    if missing.sum() <= 1e-6:
        return
    worst = int(np.argmax(missing))
    all_of_them, of_worst = (f"{np.ceil(cm / 10) / 10:.1f}" for cm in (missing.sum(), missing[worst]))
    hint = QT_TRANSLATE_NOOP(
        "analyses.shelf_plan", "Give these books more bays, raise fill, or keep less room free (growth_cm)."
    )
    if not names[worst]:
        raise AppError(
            QT_TRANSLATE_NOOP("analyses.shelf_plan", "The bays that the rules leave lack {missing} metres of shelf."),
            hint,
            missing=all_of_them,
        )
    raise AppError(
        QT_TRANSLATE_NOOP(
            "analyses.shelf_plan",
            "The bays that the rules leave lack {missing} metres of shelf, most of all for {who} ({metres} metres).",
        ),
        hint,
        missing=all_of_them,
        who=names[worst],
        metres=of_worst,
    )
