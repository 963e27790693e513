"""Words that name bays, and tables that give bays or centimetres to names.

Bays: ``1-1a-3`` one bay, ``1-1*`` all whose names begin so, ``1-1a-1..1-2b-4`` from one to another in the
order of the floor plan, ``floor:2`` a whole floor; several with commas between them.

A table has one entry a line, or entries with semicolons between them: ``names = value``. A line without ``=`` is
read as two columns of a CSV file, name and value; a first line that names the columns is passed over.
"""

from __future__ import annotations

import fnmatch
import re

import numpy as np
import numpy.typing as npt

from minentropy_app.errors import AppError
from minentropy_app.model.inputs import Floats, FloorPlan
from minentropy_app.text import QT_TRANSLATE_NOOP

_SPAN = ".."
_FLOOR = "floor:"
_HEADS = ("class", "classes", "name", "bay", "bays", "zone")


def words_of(text: str) -> list[str]:
    """Words with commas, semicolons or line breaks between them."""
    return [word.strip().strip('"') for word in re.split(r"[,;\n]", text) if word.strip().strip('"')]


def bays_named(text: str, plan: FloorPlan) -> npt.NDArray[np.bool_]:
    """(B,) the bays that the words name.

    Raises
    ------
    AppError
        A word names no bay of this plan.
    """
    chosen = np.zeros(len(plan.bays), bool)
    for word in words_of(text):
        found = _named(word, plan)
        if not len(found):
            raise AppError(
                QT_TRANSLATE_NOOP("building.bay_rules", "The floor plan has no bay {word}."),
                QT_TRANSLATE_NOOP(
                    "building.bay_rules",
                    "Name bays as the floor plan does ({some}), with * for any ending, first..last, or floor:NAME.",
                ),
                word=word,
                some=", ".join(plan.bays[:3]) + (" …" if len(plan.bays) > 3 else ""),
            )
        chosen[found] = True
    return chosen


def _named(word: str, plan: FloorPlan) -> list[int]:
    if word.startswith(_FLOOR):
        return [b for b, floor in enumerate(plan.floors) if floor == word.removeprefix(_FLOOR).strip()]
    if word in plan.bays:
        return [plan.bays.index(word)]
    first, span, last = (part.strip() for part in word.partition(_SPAN))
    if span and first in plan.bays and last in plan.bays:
        ends = sorted((plan.bays.index(first), plan.bays.index(last)))
        return list(range(ends[0], ends[1] + 1))
    return [b for b, name in enumerate(plan.bays) if "*" in word and fnmatch.fnmatchcase(name, word)]


def entries_of(text: str) -> list[tuple[list[str], str]]:
    """Return (names, value) of each entry of a table; entries of the same names are kept apart.

    Raises
    ------
    AppError
        An entry has no value.
    """
    entries = []
    for number, line in enumerate(part.strip() for part in re.split(r"[;\n]", text.lstrip("\ufeff"))):
        if not line:
            continue
        sign = next((sign for sign in "=\t," if sign in line), "=")
        names, _, value = (part.strip().strip('"') for part in line.partition(sign))
        if number == 0 and sign != "=" and names.casefold() in _HEADS:
            continue
        if not names or not value:
            raise AppError(
                QT_TRANSLATE_NOOP("building.bay_rules", "“{line}” is no entry of a table."),
                QT_TRANSLATE_NOOP(
                    "building.bay_rules", "Write entries such as A,B = 1-1*,1-2* with semicolons between them."
                ),
                line=line,
            )
        entries.append((words_of(names), value))
    return entries


def growth_of(text: str, plan: FloorPlan) -> Floats:
    """(B,) centimetres kept free: one number for all bays, or a table of bays and numbers (later entries count).

    Raises
    ------
    AppError
        What should be a number is none, or a word names no bay.
    """
    if not text.strip():
        return np.zeros(len(plan.bays))
    if "=" not in text and not re.search(r"[,;\n\t]", text.strip()):
        return np.full(len(plan.bays), _centimetres(text))
    free = np.zeros(len(plan.bays))
    for names, value in entries_of(text):
        free[bays_named(",".join(names), plan)] = _centimetres(value)
    return free


def _centimetres(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value < np.inf:
        raise AppError(
            QT_TRANSLATE_NOOP("building.bay_rules", "“{text}” is no number of centimetres."),
            QT_TRANSLATE_NOOP(
                "building.bay_rules", "Give a number such as 20 for all bays, or entries such as 1-1* = 20."
            ),
            text=text,
        )
    return value
