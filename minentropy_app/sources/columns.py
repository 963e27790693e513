"""Which column is what: by the names that systems use, then by what stands in the columns."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from minentropy_app.errors import AppError, WrongUsage
from minentropy_app.sources import dates
from minentropy_app.sources.actions import looks_like_actions
from minentropy_app.sources.cleaning import clean_id, header_key, looks_like_isbn
from minentropy_app.sources.column_names import BASKETS, NAMES, PERSONAL, counts_or_sorts, rank
from minentropy_app.sources.date_columns import today_number
from minentropy_app.sources.tables import Table
from minentropy_app.text import QT_TRANSLATE_NOOP

#: What a column may be, in the order in which columns are given away.
ROLES = (
    "borrower", "item", "copy", "date", "return_date", "title", "author", "call_number", "isbn", "year", "action",
    "branch", "collection",
)  # fmt: skip
_CALL_NUMBER = re.compile(
    r"[A-Z]{1,2}\d[\d.\-:()=+/\"]*(\s.*)?"  # 中图法: I247.57 1101
    r"|[A-Z]{1,3}\s?\d{1,4}(\.\d+)?\s*\.?\s?[A-Z]\d+.*"  # LCC: QA76.73 .P98
    r"|\d{3}(\.\d+)?(\s+[A-Z].*)?"  # DDC: 823.914 ROW
)
_TO_THE_MINUTE = re.compile(r"(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])([01]\d|2[0-3])[0-5]\d")
_EPOCH = re.compile(r"(6[3-9]|[7-9]\d|1\d\d)\d{7}(\d{3})?")
_SAMPLE = 1000
#: Fewer different values in a column are kinds (physical, digital), not ids of readers.
_FEW_IDS = 5
#: Share of different values up to which a number joins rows.
_REPEATING = 0.95


@dataclass
class Profile:
    """What stands in a column: shares among its non-blank cells in a sample."""

    cells: list[str]
    present: float = 0.0
    distinct: float = 0.0
    dates: float = 0.0
    call_numbers: float = 0.0
    isbns: float = 0.0
    ids: float = 0.0
    length: float = 0.0
    words: float = 0.0
    values: list[str] = field(default_factory=list)


def choose(table: Table, sample: Sequence[Sequence[str]], given: Mapping[str, str]) -> dict[str, int]:
    """Return role -> column index: as given, the rest guessed.

    Parameters
    ----------
    sample
        Some rows, each as wide as the table.
    given
        Role -> header or 1-based number; an empty text means that no column has this role.

    Raises
    ------
    WrongUsage
        An unknown role.
    AppError
        A column that the file does not have.
    """
    taken = {role: _find(table, role, column) for role, column in given.items()}
    chosen = {role: place for role, place in taken.items() if place is not None}
    profiles = [_profile([row[c] for row in sample]) for c in range(len(table.columns))]
    for role in ROLES:
        if role not in taken:
            place = _by_name(table, role, profiles, set(chosen.values()))
            if place is not None:
                chosen[role] = place
    _by_content(table, profiles, chosen, set(taken))
    if "date" not in chosen and "date" not in taken and table.header:
        named = [(r, c) for c, name in enumerate(table.columns) if (r := rank("date", name)) is not None]
        left = [entry for entry in named if entry[1] not in chosen.values()]
        chosen.update({"date": min(left)[1]} if left else {})  # whatever stands in it, it will be said
    return chosen


def _find(table: Table, role: str, column: str) -> int | None:
    if role not in ROLES:
        raise WrongUsage(
            QT_TRANSLATE_NOOP("sources.columns", "There is no kind of column {role}."),
            QT_TRANSLATE_NOOP("sources.columns", "Known kinds: {roles}."),
            role=role,
            roles=", ".join(ROLES),
        )
    column = column.strip()
    if not column:
        return None
    keys = [header_key(name) for name in table.columns]
    if column in table.columns:
        return table.columns.index(column)
    if header_key(column) in keys and table.header:
        return keys.index(header_key(column))
    if column.isdecimal() and 1 <= int(column) <= len(table.columns):
        return int(column) - 1
    raise AppError(
        QT_TRANSLATE_NOOP("sources.columns", "{file} has no column {column}."),
        QT_TRANSLATE_NOOP("sources.columns", "Its columns are {columns}; numbers count from 1."),
        file=table.name,
        column=column,
        columns=", ".join(table.columns[:40]),
    )


def _by_name(table: Table, role: str, profiles: Sequence[Profile], taken: set[int]) -> int | None:
    """Return the free column whose name stands highest among the names of the role."""
    if not table.header:
        return None
    ranked = []
    for place, name in enumerate(table.columns):
        found = rank(role, name)
        if found is not None and place not in taken and _fits(role, name, profiles[place]):
            ranked.append((profiles[place].present == 0, found, place))
    return min(ranked)[2] if ranked else None


def _fits(role: str, name: str, profile: Profile) -> bool:
    """A name alone does not make a column of actions, nor a date of what never is one, nor a basket of single rows."""
    if role == "borrower" and header_key(name) in BASKETS:
        return profile.distinct < _REPEATING
    if role == "action":
        return looks_like_actions(profile.values, True)
    if role in ("date", "return_date"):
        return profile.dates > 0 or profile.present == 0 or _numbers_as_dates(profile) > 0
    return True


def _by_content(table: Table, profiles: Sequence[Profile], chosen: dict[str, int], given: set[str]) -> None:
    """Fill the roles that no name gave away."""
    names = [header_key(name) for name in table.columns]
    free = [c for c in range(len(profiles)) if profiles[c].present > 0 and names[c] not in PERSONAL]

    def fill(role: str, candidates: list[tuple[float, int]]) -> None:
        left = [entry for entry in candidates if entry[1] not in chosen.values()]
        if role not in chosen and role not in given and left:
            chosen[role] = max(left)[1]

    fill("action", [(1, c) for c in free if looks_like_actions(profiles[c].values, False)])
    fill("date", _date_candidates(profiles, free, names))
    fill(
        "call_number",
        [(p.call_numbers, c) for c in free if (p := profiles[c]).call_numbers > 0.6 and p.distinct > 0.05],
    )
    if "item" not in chosen and "copy" not in chosen:
        fill("isbn", [(p.isbns, c) for c in free if (p := profiles[c]).isbns > 0.8])
    fill(
        "title", [(p.length, c) for c in free if (p := profiles[c]).words > 0.5 and p.length >= 5 and p.distinct > 0.02]
    )
    _ids_by_content(table, profiles, chosen, given)
    if not table.header:
        fill("author", _author_candidates(profiles, chosen, free))


def _date_candidates(profiles: Sequence[Profile], free: list[int], names: list[str]) -> list[tuple[float, int]]:
    """Columns of dates, the fullest first; loans come before returns, so earlier columns win."""
    never = {name for role in ("return_date", "year") for name in NAMES[role]}
    found = [(profiles[c].present - c / 1000, c) for c in free if profiles[c].dates >= 0.8 and names[c] not in never]
    if found:
        return found
    return [
        (p.present - c / 1000, c) for c in free if _numbers_as_dates(p := profiles[c]) > 0.95 and names[c] not in never
    ]


def _numbers_as_dates(profile: Profile) -> float:
    """Share of cells that are seconds or milliseconds since 1970 between 1990 and today."""
    latest = (today_number() + 1) * 86400
    return _share(
        profile.values,
        lambda text: _EPOCH.fullmatch(text) is not None and int(text[: -3 if len(text) > 10 else None]) <= latest,
    )


def _ids_by_content(table: Table, profiles: Sequence[Profile], chosen: dict[str, int], given: set[str]) -> None:
    """Give ids to borrower and item.

    Row numbers (all different) are neither. An id that always goes with the same title is the
    item; of the others, or where there are no titles, the first is the borrower.
    """
    names = [header_key(name) for name in table.columns]
    usable = [
        c
        for c, p in enumerate(profiles)
        if c not in chosen.values() and p.ids > 0.9 and p.present > 0.05 and names[c] not in PERSONAL
    ]
    usable = [c for c in usable if len(profiles[c].cells) < 50 or len(set(profiles[c].cells)) >= _FEW_IDS]
    repeated = [c for c in usable if profiles[c].distinct < 1.0 or len(profiles[c].values) < 50] or usable
    wanted = [role for role in ("borrower", "item") if role not in chosen and role not in given]
    if "item" in wanted and "copy" in chosen:
        wanted.remove("item")
    if "item" in wanted and "title" in chosen:
        titles = profiles[chosen["title"]].cells
        decided = [c for c in repeated if _determines(profiles[c].cells, titles)]
        if decided:
            chosen["item"] = decided[0]
            repeated.remove(decided[0])
        wanted.remove("item")
    if table.header:
        repeated = [c for c in repeated if not _is_other_name(names[c]) and _fits("borrower", names[c], profiles[c])]
    for role, place in zip(wanted, repeated, strict=False):
        chosen[role] = place


def _is_other_name(name: str) -> bool:
    return counts_or_sorts(name) or any(
        rank(role, name) is not None for role in ROLES if role not in ("borrower", "item", "copy")
    )


def _determines(ids: list[str], titles: list[str]) -> bool:
    """Tell whether equal ids nearly always stand beside equal titles, and ids do repeat."""
    first: dict[str, str] = {}
    agree = repeats = 0
    for key, title in zip(ids, titles, strict=True):
        if key and title:
            if key in first:
                repeats += 1
                agree += first[key] == title
            else:
                first[key] = title
    return repeats >= 5 and agree >= 0.95 * repeats


def _author_candidates(
    profiles: Sequence[Profile], chosen: Mapping[str, int], free: list[int]
) -> list[tuple[float, int]]:
    if "title" not in chosen:
        return []
    titles = profiles[chosen["title"]].cells
    return [
        (p.present, c)
        for c in free
        if (p := profiles[c]).words > 0.3 and p.distinct > 0.02 and _determines(titles, p.cells) and p.length > 2
    ]


def _profile(cells: list[str]) -> Profile:
    values = [cell.strip() for cell in cells if clean_id(cell)]
    if not values:
        return Profile(cells)
    parser = dates.DateParser(50_000)  # 2106: any date will do here
    few = values[:_SAMPLE]
    return Profile(
        cells,
        present=len(values) / len(cells),
        distinct=len(set(values)) / len(values),
        dates=_share(few, lambda text: _is_date(parser, text)),
        call_numbers=_share(few, lambda text: _CALL_NUMBER.fullmatch(text) is not None) * _punctuated(few),
        isbns=_share(few, looks_like_isbn),
        ids=_share(few, lambda text: len(text) <= 64 and " " not in text and not _is_date(parser, text)),
        length=sum(map(len, few)) / len(few),
        words=_share(few, lambda text: sum(ch.isalpha() for ch in text) >= 0.4 * len(text) and _wordy(text)),
        values=few,
    )  # fmt: skip


def _share(values: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(map(test, values)) / len(values) if values else 0.0


def _punctuated(values: Sequence[str]) -> float:
    """1.0 if three in ten hold a point, dash or space, as call numbers do and plain ids do not."""
    return float(_share(values, lambda text: any(mark in text for mark in ".- /")) >= 0.3)


def _is_date(parser: dates.DateParser, text: str) -> bool:
    """A date that can be nothing else: with separators, or eight digits that make a day."""
    if text.isdecimal() and len(text) not in (8, 14) and not _TO_THE_MINUTE.fullmatch(text):
        return False
    return parser.parse(text) >> dates.SHIFT in (dates.DAY, dates.OPEN, dates.MONTH, dates.NO_YEAR) and (
        not re.fullmatch(r"\d+[.,]\d+", text)
    )


def _wordy(text: str) -> bool:
    """Several words, or writing without spaces (Chinese, Japanese, Korean, Thai)."""
    return " " in text.strip() or any(ord(ch) > 0x0E00 for ch in text)
