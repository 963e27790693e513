"""From gathered rows to the batch: items merged, duplicates dropped, suspects left out."""

from __future__ import annotations

import re
from collections.abc import Generator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from minentropy_app.errors import AppError
from minentropy_app.model.imports import ImportReport, LoanBatch, Rejected, Suspect
from minentropy_app.model.inputs import Ids, Ints
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.sources import loan_items, privacy, suspects
from minentropy_app.sources.date_columns import Days, days
from minentropy_app.sources.loan_rows import Gathered, joined, sorted_distinct
from minentropy_app.text import QT_TRANSLATE_NOOP, put

_MERGING = QT_TRANSLATE_NOOP("sources.loans", "Merging copies into titles")
_COUNTING = QT_TRANSLATE_NOOP("sources.loans", "Dropping duplicates")
_JUDGING = QT_TRANSLATE_NOOP("sources.loans", "Looking for what is no book and no reader")
_HIDING = QT_TRANSLATE_NOOP("sources.loans", "Replacing borrowers by pseudonyms")
_COPIES_NOTE = QT_TRANSLATE_NOOP(
    "sources.loans", "{ids} ids with the same title and author were taken for copies and became {items} items."
)
_PARTIAL_NOTE = QT_TRANSLATE_NOOP("sources.loans", "{count} {count:loan is|loans are} dated by year or month only.")


_ROUNDED_NOTE = QT_TRANSLATE_NOOP(
    "sources.loans",
    "{count} borrower ids such as {text} were rounded by a spreadsheet, so that readers cannot be told apart: "
    "export them again as text.",
)
_ROUNDED_ITEMS = QT_TRANSLATE_NOOP(
    "sources.loans",
    "{count} item ids such as {text} were rounded by a spreadsheet, so that books cannot be told apart: "
    "export them again as text, or import by title.",
)
_ROUNDED = re.compile(r"\d(\.\d+)?[eE]\+\d+")
_SLICE = 1 << 18
_SORTED = 1 << 20


@dataclass
class Origin:
    """What is known about the files read, for the report."""

    options: Any
    encodings: list[str] = field(default_factory=list)
    columns: dict[str, str] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    merging: list[bool | None] = field(default_factory=list)
    notes: list[Rejected] = field(default_factory=list)

    def add(self, file: str, encoding: str, columns: dict[str, str], role: str, merging: bool | None) -> None:
        """Note one table."""
        if self.roles and (role == "title") != (self.roles[0] == "title"):
            raise AppError(
                QT_TRANSLATE_NOOP("sources.loans", "{file} names items by {role}, but {other} does not."),
                QT_TRANSLATE_NOOP("sources.loans", "Import them one by one, or say which column is the item in both."),
                file=file,
                role=role,
                other=self.files[0],
            )
        self.files.append(file)
        self.roles.append(role)
        self.merging.append(merging)
        self.encodings += [encoding] if encoding not in self.encodings else []
        self.columns = {**columns, **self.columns}

    @property
    def merge(self) -> bool | None:
        """Whether to merge ids by title: as told, else as the column names say."""
        if self.options.merge_copies is not None:
            return bool(self.options.merge_copies)
        return True if True in self.merging else False if False in self.merging else None


@dataclass(frozen=True)
class Distinct:
    """Loans without duplicates, in canonical order of items; anonymous ones last.

    ``date`` indexes ``dates``, the different codes in order.
    """

    item: Ints
    borrower: Ints
    date: Ints
    dates: Ids
    duplicates: int

    def only(self, kept: Any) -> Distinct:
        """Return the loans that ``kept`` marks."""
        return Distinct(self.item[kept], self.borrower[kept], self.date[kept], self.dates, self.duplicates)

    @property
    def days(self) -> Days:
        """What the dates mean, one entry a loan."""
        table = days(self.dates)
        return Days(table.day[self.date], table.precision[self.date], table.partial[self.date])


def build(rows: Gathered, origin: Origin, key: bytes, context: Context) -> Steps[LoanBatch]:
    """Turn everything gathered into one batch.

    Raises
    ------
    AppError
        No row is left.
    """
    _refuse_nothing(rows, origin, sum(map(len, rows.item)))
    merged = yield from _stepped(loan_items.merge(rows, origin.roles[0] != "title", origin.merge), _MERGING, context)
    loans = yield from _stepped(distinct(rows, merged), _COUNTING, context)
    columns = yield from _stepped(loan_items.attribute_columns(rows, merged), _MERGING, context)
    evidence = _evidence(rows, merged, columns, loans)
    found = yield from _stepped(suspects.find(evidence), _JUDGING, context)
    left_out = [f for f in found if not _is_kept(f, merged.keys, origin.options)]
    kept = loans.only(_unsuspected(loans, left_out, evidence)) if left_out else loans
    _refuse_nothing(rows, origin, len(kept.item))
    batch = yield from _assemble(rows, origin, (merged, columns, kept), key, context)
    return _reported(batch, rows, origin, (loans, kept), _shown(found, evidence, (merged.keys, key), origin))


def distinct(rows: Gathered, merged: loan_items.Merged) -> Generator[int, None, Distinct]:
    """Drop repeated (borrower, date, item); loans without a borrower are all kept.

    Sorting one combined number gives the distinct loans in an order that the order of rows
    cannot change; it is made and taken apart in slices, because it is the largest array of all.
    """
    rows_read, dates = (
        sum(map(len, rows.item)),
        sorted_distinct(np.concatenate([sorted_distinct(d) for d in rows.date])),
    )
    yield 0
    sizes = (len(merged.keys), max(len(rows.borrowers.names), 1) + 1, len(dates))
    if sizes[0] * sizes[1] * sizes[2] >= 2**63:
        raise _too_many(sizes)
    one = yield from _combined(rows, merged, dates, sizes)
    if rows.watch is not None:
        rows.watch.compare(one, one // sizes[2] % sizes[1] > 0)
    yield from _sort(one)
    known = one // sizes[2] % sizes[1] > 0
    kept = np.flatnonzero((np.diff(one, prepend=-1) != 0) | ~known)
    nobody = ~known[kept]
    yield rows_read
    columns = yield from _taken_apart(one, np.concatenate((kept[~nobody], kept[nobody])), sizes)
    return Distinct(columns[0], columns[1], columns[2], dates, rows_read - len(kept))


def _sort(numbers: Ids) -> Generator[int, None, None]:
    """Sort in place, in steps: pieces first, then all at once, which is quick where runs are sorted."""
    for start in range(0, len(numbers), _SORTED):
        numbers[start : start + _SORTED].sort()
        yield start
    numbers.sort(kind="stable")
    yield len(numbers)


def _combined(
    rows: Gathered, merged: loan_items.Merged, dates: Ids, sizes: tuple[int, int, int]
) -> Generator[int, None, Ids]:
    """Return (item · borrowers + borrower + 1) · dates + date of every row; empties the columns."""
    item, borrower, date = joined(rows.item), joined(rows.borrower), joined(rows.date)
    one = np.empty(len(item), np.int64)
    for start in range(0, len(one), _SLICE):
        part = slice(start, start + _SLICE)
        pair = merged.item[item[part]].astype(np.int64) * sizes[1] + borrower[part] + 1
        one[part] = pair * sizes[2] + np.searchsorted(dates, date[part])
        yield start
    return one


def _taken_apart(one: Ids, kept: Ids, sizes: tuple[int, int, int]) -> Generator[int, None, npt.NDArray[np.int32]]:
    """Return rows of item, borrower and date for the chosen combined numbers."""
    columns = np.empty((3, len(kept)), np.int32)
    for start in range(0, len(kept), _SLICE):
        part = slice(start, start + _SLICE)
        pair, columns[2, part] = np.divmod(one[kept[part]], sizes[2])
        columns[0, part], borrower = np.divmod(pair, sizes[1])
        columns[1, part] = borrower - 1
        yield start
    return columns


def _too_many(sizes: tuple[int, int, int]) -> AppError:
    return AppError(
        QT_TRANSLATE_NOOP(
            "sources.loans", "{items} items, {borrowers} borrowers and {dates} dates are too many at once."
        ),
        QT_TRANSLATE_NOOP("sources.loans", "Import the files one by one, a year at a time."),
        items=sizes[0],
        borrowers=sizes[1],
        dates=sizes[2],
    )


def _refuse_nothing(rows: Gathered, origin: Origin, left: int) -> None:
    if left:
        return
    first = rows.rejected[0] if rows.rejected else None
    if first and rows.rejected_count == rows.rows:
        raise AppError(
            QT_TRANSLATE_NOOP("sources.loans", "All {rows} rows of {file} were rejected; row {row}: {why}"),
            QT_TRANSLATE_NOOP("sources.loans", "Check which column names the item, the delimiter and the encoding."),
            file=origin.files[0],
            rows=rows.rows,
            row=first.row,
            why=put(first.why, **first.fields),
        )
    raise AppError(
        QT_TRANSLATE_NOOP(
            "sources.loans",
            "No loan is left of the {rows} rows of {file}: {rejected} were rejected, the others are returns, "
            "renewals, suspects, or left out by a filter.",
        ),
        QT_TRANSLATE_NOOP("sources.loans", "Check the filters and the column of actions, or keep the suspects."),
        file=", ".join(origin.files),
        rows=rows.rows,
        rejected=rows.rejected_count,
    )


def _stepped(work: Generator[int, None, Any], stage: str, context: Context) -> Generator[Step, None, Any]:
    while True:
        try:
            done = next(work)
        except StopIteration as end:
            return end.value
        context.check()
        yield Step(stage, done, 0)


def _evidence(rows: Gathered, merged: loan_items.Merged, columns: dict[str, Ints], loans: Distinct) -> Any:
    def texts(name: str) -> list[str]:
        column, names = columns.get(name), rows.values[name].names
        return [""] * len(merged.keys) if column is None else [names[k] if k >= 0 else "" for k in column.tolist()]

    labels = [title or key for title, key in zip(texts("title"), merged.keys, strict=True)]
    return suspects.Evidence(
        labels, texts("author"), texts("call_number"), texts("isbn"), loans.item, loans.borrower, loans.days.day,
        rows.borrowers.names,
    )  # fmt: skip


def _unsuspected(loans: Distinct, found: list[suspects.Finding], evidence: suspects.Evidence) -> Any:
    bad_items = np.zeros(len(evidence.labels), np.bool_)
    bad_borrowers = np.zeros(len(evidence.names) + 1, np.bool_)  # the last entry serves the anonymous
    for finding in found:
        (bad_items if finding.kind == "item" else bad_borrowers)[finding.number] = True
    return ~(bad_items[loans.item] | bad_borrowers[loans.borrower])


def _suspect_key(finding: suspects.Finding, keys: list[str]) -> str:
    """What names a suspect in later options: nothing that could be traced to a person."""
    return keys[finding.number] if finding.kind == "item" else f"borrower:{finding.loans}"


def _is_kept(finding: suspects.Finding, keys: list[str], options: Any) -> bool:
    return bool(options.keep_suspects) or _suspect_key(finding, keys) in options.kept


def _shown(
    found: list[suspects.Finding], evidence: suspects.Evidence, names: tuple[list[str], bytes], origin: Origin
) -> tuple[Suspect, ...]:
    keys, secret = names

    def shown(finding: suspects.Finding) -> Suspect:
        if finding.kind == "item":
            name = evidence.labels[finding.number]
        else:
            name = privacy.pseudonym(secret, evidence.names[finding.number]).hex()
        excluded = not _is_kept(finding, keys, origin.options)
        own = _suspect_key(finding, keys)
        return Suspect(finding.kind, name, finding.loans, finding.why, finding.fields, excluded, own)

    return tuple(map(shown, found))


def _assemble(rows: Gathered, origin: Origin, parts: Any, key: bytes, context: Context) -> Steps[LoanBatch]:
    """Number what is left without gaps: items by key, borrowers by pseudonym."""
    merged, columns, kept = parts
    used_items = sorted_distinct(kept.item)
    table = yield from _stepped(loan_items.item_table(rows, merged, columns, used_items), _MERGING, context)
    used = sorted_distinct(kept.borrower)
    used = used[used >= 0]
    hashed = yield from _hashed(rows, used, key, context)
    order = np.lexsort(hashed.T[::-1])
    number = np.full(len(rows.borrowers.names) + 1, -1, np.int32)
    number[used[order]] = np.arange(len(used), dtype=np.int32)
    dated = kept.days
    item = np.searchsorted(used_items, kept.item).astype(np.int32)
    return LoanBatch(
        table, hashed[order], number[kept.borrower], item, dated.day, dated.precision, dated.partial, ImportReport()
    )


def _hashed(rows: Gathered, used: Ints, key: bytes, context: Context) -> Generator[Step, None, Any]:
    names, parts = rows.borrowers.names, [np.empty((0, privacy.PSEUDONYM_BYTES), np.uint8)]
    for start in range(0, len(used), 20_000):
        context.check()
        parts.append(privacy.pseudonyms(key, [names[k] for k in used[start : start + 20_000].tolist()]))
        yield Step(_HIDING, start, len(used))
    return np.concatenate(parts)


def _rounded_note(names: list[str], template: str) -> list[Rejected]:
    rounded = sorted(name for name in names if "+" in name and _ROUNDED.fullmatch(name))
    return [Rejected(0, template, {"count": len(rounded), "text": rounded[0]})] if rounded else []


def _copies_note(batch: LoanBatch) -> list[Rejected]:
    ids = sum(own["ids"].count("\n") + 1 for own in batch.items.attributes if "ids" in own)
    items = sum("ids" in own for own in batch.items.attributes)
    return [Rejected(0, _COPIES_NOTE, {"ids": ids, "items": items})] if ids > items else []


def _reported(
    batch: LoanBatch, rows: Gathered, origin: Origin, both: tuple[Distinct, Distinct], found: tuple[Suspect, ...]
) -> LoanBatch:
    loans, kept = both
    partial = int(((batch.precision == 1) | (batch.precision == 2)).sum())
    notes = [
        *origin.notes,
        *_copies_note(batch),
        *_rounded_note(rows.borrowers.names, _ROUNDED_NOTE),
        *_rounded_note(rows.items.names, _ROUNDED_ITEMS),
        *([Rejected(0, _PARTIAL_NOTE, {"count": partial})] if partial else []),
    ]
    report = ImportReport(
        rows=rows.rows,
        accepted=len(kept.item),
        duplicates=loans.duplicates,
        excluded=rows.excluded + len(loans.item) - len(kept.item),
        anonymous=int((kept.borrower < 0).sum()),
        rejected_count=rows.rejected_count,
        unknown_dates=int((batch.precision == 0).sum()),
        suspects=found,
        rejected=tuple(sorted(rows.rejected, key=lambda entry: entry.row)),
        encoding=", ".join(origin.encodings),
        columns=origin.columns,
        notes=tuple(notes),
    )
    return LoanBatch(
        batch.items, batch.pseudonyms, batch.borrower, batch.item, batch.day, batch.precision, batch.partial, report
    )
