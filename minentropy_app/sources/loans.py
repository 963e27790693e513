"""Loan lists of library systems, read into a batch that names nobody.

One pass over each file, block by block: texts become numbers at once, so that ten million rows
fit in memory; what can only be known at the end (the order of day and month, which ids are copies
of one title, who is no reader) is decided then, over all rows, and so does not depend on the
order of rows.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
import numpy.typing as npt

from minentropy_app.errors import AppError
from minentropy_app.model.imports import LoanBatch, Rejected
from minentropy_app.model.inputs import Ids
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.sources import presets, tables
from minentropy_app.sources.actions import LOAN, letter_meaning
from minentropy_app.sources.cleaning import clean_id, header_key
from minentropy_app.sources.column_names import NAMES
from minentropy_app.sources.columns import choose
from minentropy_app.sources.date_columns import DateColumn, days, today_number
from minentropy_app.sources.dates import DAY, SHIFT
from minentropy_app.sources.loan_batch import Origin, build
from minentropy_app.sources.loan_rows import Codes, Gathered, TableRows, joined
from minentropy_app.sources.row_watch import Watch
from minentropy_app.sources.tables import Table, TableOptions
from minentropy_app.text import QT_TRANSLATE_NOOP

#: Names of ids that stand for a title already, not for one of its copies.
_AMBIGUOUS = frozenset(
    ("itemid", "item", "resourceid", "mediaid", "productid", "book", "objectid", "materialid", "文献编号", "文献id")
)
_OF_TITLES = frozenset(NAMES["item"]) - _AMBIGUOUS
_NO_BORROWER = QT_TRANSLATE_NOOP(
    "sources.loans",
    "No column of {file} names the borrower, so every row is a visit of one book and no books go together; "
    "if one does, say borrower=COLUMN.",
)
_NO_DATE = QT_TRANSLATE_NOOP(
    "sources.loans",
    "No column of {file} holds the date of the loan: all loans of a borrower without a date count once.",
)
_READING = QT_TRANSLATE_NOOP("sources.loans", "Reading rows")
_LOOKING = QT_TRANSLATE_NOOP("sources.loans", "Looking at the file")


@dataclass(frozen=True)
class LoanOptions:
    """How to read loan lists; the defaults find out.

    Attributes
    ----------
    columns
        Role (borrower, item, copy, date, title, author, call_number, isbn, year, action, branch,
        collection) -> header or 1-based number; other roles are guessed. An empty text forbids
        guessing the role.
    header
        Whether the first row names the columns.
    keep_suspects
        Keep anonymous baskets, rooms, devices and periodicals.
    kept
        Keep single suspects, by their ``Suspect.key``.
    day_first
        Whether 4/5/2020 is in May; None decides over the whole column.
    branches, collections
        If not empty, only rows with one of these values count.
    date_from, date_to
        First and last day wanted, days since 1970-01-01; rows without a known day fall away too.
    merge_copies
        Whether ids with the same title and author are one item; None decides by name and content.
    today
        Days since 1970-01-01 after which dates are in the future; None for the real today.
    """

    columns: Mapping[str, str] | None = None
    header: bool | None = None
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    keep_suspects: bool = False
    branches: tuple[str, ...] = ()
    collections: tuple[str, ...] = ()
    date_from: int | None = None
    date_to: int | None = None
    merge_copies: bool | None = None
    today: int | None = None
    kept: tuple[str, ...] = ()
    day_first: bool | None = None

    @property
    def table(self) -> TableOptions:
        """The part that concerns the file format."""
        return TableOptions(self.encoding, self.delimiter, self.header, self.sheet)


@dataclass(frozen=True)
class Plan:
    """One table, and what its columns are."""

    table: Table
    roles: Mapping[str, int]
    sample: Sequence[Sequence[str]]

    @property
    def item_role(self) -> str:
        """The role by which rows name their item; "" if there is none."""
        order = ("item", "copy", "title", "isbn")
        return next((role for role in order if role in self.roles), "")

    @property
    def merging(self) -> bool | None:
        """Whether ids of this table stand for copies; None if their name does not tell."""
        if self.item_role == "copy":
            return True
        name = self.named().get("item", "")
        key = header_key(name)
        if key in NAMES["copy"] or key in NAMES["isbn"]:
            return True
        return False if self.table.header and key in _OF_TITLES else None

    def named(self) -> dict[str, str]:
        """Return role -> column name."""
        return {role: self.table.columns[place] for role, place in sorted(self.roles.items())}


@dataclass(frozen=True)
class LoanPreview:
    """What an import would do with a file, for a first look.

    Attributes
    ----------
    names, rows
        Column names and the first rows as text.
    columns
        Role -> column name, as given or guessed.
    dates
        The first dates as written and as understood (ISO, "" where the day is unknown).
    preset
        Name of the saved mapping that fits this header, "" if none does.
    """

    encoding: str
    delimiter: str
    header: bool
    names: tuple[str, ...]
    columns: Mapping[str, str]
    rows: tuple[tuple[str, ...], ...]
    dates: tuple[tuple[str, str], ...]
    notes: tuple[Rejected, ...] = ()
    preset: str = ""


def read_loans(
    files: Sequence[Path | str], options: LoanOptions, key: bytes, context: Context, watch: Watch | None = None
) -> Steps[LoanBatch]:
    """Read loan lists, all into one batch.

    Parameters
    ----------
    key
        The project's secret (``privacy.new_key``), under which borrowers become pseudonyms.
    watch
        Takes down what happens to single rows, for a check before the import.

    Raises
    ------
    AppError
        A file cannot be read, has no column that names the item, or no row is left.
    """
    rows, origin = Gathered(watch=watch), Origin(options)
    for file in files:
        plans = yield from _plans(Path(file), options, context)
        for plan in plans:
            yield from _read(plan, options, rows, origin, context)
    batch = yield from build(rows, origin, key, context)
    return batch


def preview_loans(file: Path | str, options: LoanOptions, shown: int = 20) -> LoanPreview:
    """Look at a file without importing it."""
    table = tables.open_table(file, options.table)
    plan = plan_of(table, options)
    column = plan.roles.get("date")
    texts = [] if column is None else [row[column] for row in plan.sample]
    reader = DateColumn(today_of(options), texts, options.day_first)
    codes = reader.codes(texts, range(len(texts)))
    notes = reader.settle(codes)
    understood = days(codes[:shown])
    iso = [
        str(np.datetime64(int(day), "D")) if known == 3 else ""
        for day, known in zip(understood.day, understood.precision, strict=True)
    ]
    return LoanPreview(
        table.encoding, table.delimiter, table.header, table.columns, plan.named(),
        tuple(tuple(row) for row in plan.sample[:shown]), tuple(zip(texts[:shown], iso, strict=True)),
        (*table.notes, *notes), presets.recognised(table.columns) if table.header else "",
    )  # fmt: skip


def plan_of(table: Table, options: LoanOptions, sampled: int = tables.SAMPLE_ROWS) -> Plan:
    """Decide what the columns of a table are; fails where nothing names the item."""
    sample = [row[: len(table.columns)] for _, row in islice(table.rows(), sampled)]
    if len(table.columns) < 2 and not options.columns:
        raise AppError(
            QT_TRANSLATE_NOOP("sources.loans", "{file} has only one column; a loan needs at least borrower and item."),
            QT_TRANSLATE_NOOP("sources.loans", "Export more columns, or name the delimiter if it is an unusual one."),
            file=table.name,
        )
    plan = Plan(table, choose(table, sample, options.columns or {}), sample)
    if not plan.item_role:
        raise AppError(
            QT_TRANSLATE_NOOP("sources.loans", "No column of {file} names the borrowed item."),
            QT_TRANSLATE_NOOP("sources.loans", "Say which one does, such as item=COLUMN; its columns are: {columns}."),
            file=table.name,
            columns=", ".join(table.columns[:40]),
        )
    _check_filters(plan, options)
    return plan


def _check_filters(plan: Plan, options: LoanOptions) -> None:
    dated = options.date_from is not None or options.date_to is not None
    for role, wanted in (("branch", options.branches), ("collection", options.collections), ("date", dated)):
        if wanted and role not in plan.roles:
            raise AppError(
                QT_TRANSLATE_NOOP(
                    "sources.loans", "{file} cannot be filtered by {role}: no column is known to hold it."
                ),
                QT_TRANSLATE_NOOP("sources.loans", "Name the column, such as {role}=COLUMN, or leave the filter out."),
                file=plan.table.name,
                role=role,
            )


def _plans(file: Path, options: LoanOptions, context: Context) -> Generator[Step, None, list[Plan]]:
    found: list[Table] = []
    looking = tables.look(file, options.table)
    while True:
        try:
            done = next(looking)
        except StopIteration as end:
            found = end.value
            break
        context.check()
        yield Step(_LOOKING, done, 0)
    if len({table.columns for table in found}) > 1:
        raise AppError(
            QT_TRANSLATE_NOOP("sources.loans", "The archive {file} holds tables of different kinds: {members}."),
            QT_TRANSLATE_NOOP("sources.loans", "Unpack it and import those that hold loans."),
            file=file.name,
            members=", ".join(table.name.rpartition(": ")[2] for table in found[:8]),
        )
    return [plan_of(table, options) for table in found]


def _read(plan: Plan, options: LoanOptions, rows: Gathered, origin: Origin, context: Context) -> Steps[None]:
    column = plan.roles.get("date")
    sample = [] if column is None else [row[column] for row in plan.sample]
    dates = DateColumn(today_of(options), sample, options.day_first)
    keep = {
        name: frozenset(clean_id(value).casefold() for value in values)
        for name, values in (("branch", options.branches), ("collection", options.collections))
        if values
    }
    table = plan.table
    header = table.columns if table.header else ()
    part = TableRows(rows, table.name, len(table.columns), plan.roles, plan.item_role, dates, keep, header)
    origin.add(plan.table.name, plan.table.encoding or "xlsx", plan.named(), plan.item_role, plan.merging)
    origin.notes += _missing(plan)
    for block in plan.table.blocks():
        context.check()
        part.add(block)
        yield Step(_READING, block.done, plan.table.bytes, {"rows": rows.rows})
    origin.notes += [*plan.table.notes, *_finish(part, options)]


def _missing(plan: Plan) -> list[Rejected]:
    """Say what cannot be known from a table without a column of borrowers or dates."""
    lacking = (("borrower", _NO_BORROWER), ("date", _NO_DATE))
    return [Rejected(0, text, {"file": plan.table.name}) for role, text in lacking if role not in plan.roles]


def _finish(part: TableRows, options: LoanOptions) -> list[Rejected]:
    """Settle dates and actions of a finished table and hand its rows over."""
    if not part.item:
        return []
    borrower, item, date = joined(part.borrower), joined(part.item), joined(part.date)
    notes = part.dates.settle(date)
    wanted = np.ones(len(item), np.bool_)
    if options.date_from is not None or options.date_to is not None:
        wanted &= _within(date, options)
    if part.action:
        kinds, found = _loan_actions(part.actions)
        wanted &= kinds[np.concatenate(part.action)]
        notes += found
    part.into.excluded += int(len(item) - wanted.sum())
    if part.into.watch is not None:
        part.into.watch.finish(wanted)
    if not wanted.all():
        borrower, item, date = borrower[wanted], item[wanted], date[wanted]
    part.into.borrower.append(borrower)
    part.into.item.append(item)
    part.into.date.append(date)
    return notes


def _within(date: Ids, options: LoanOptions) -> npt.NDArray[np.bool_]:
    low = -(2**31) if options.date_from is None else options.date_from
    high = 2**31 if options.date_to is None else options.date_to
    number = days(date).day
    inside: npt.NDArray[np.bool_] = (date >> SHIFT == DAY) & (number >= low) & (number <= high)
    return inside


def _loan_actions(actions: Codes) -> tuple[npt.NDArray[np.bool_], list[Rejected]]:
    """Return per word of the action column whether it is a loan (the last entry: blank)."""
    names = actions.names
    kinds = [letter_meaning(name) for name in names]
    unknown = sorted(name for name, kind in zip(names, kinds, strict=True) if not kind)
    notes = []
    if unknown:
        text = QT_TRANSLATE_NOOP("sources.loans", "Rows with these actions were not taken for loans: {words}.")
        notes.append(Rejected(0, text, {"words": ", ".join(unknown[:10])}))
    return np.array([kind == LOAN for kind in kinds] + [True]), notes


def today_of(options: LoanOptions) -> int:
    """The day after which dates lie in the future, days since 1970-01-01."""
    return today_number() if options.today is None else options.today
