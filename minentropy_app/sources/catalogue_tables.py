"""Catalogues that arrive as tables (CSV, TSV, XLSX)."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from minentropy_app.errors import AppError, WrongUsage
from minentropy_app.model.imports import CatalogueRecord, Rejected
from minentropy_app.sources.call_numbers import scheme_of
from minentropy_app.sources.cleaning import clean_id, clean_text, header_key, isbn_key
from minentropy_app.sources.column_names import rank
from minentropy_app.sources.tables import Table, TableOptions, look, open_table
from minentropy_app.text import QT_TRANSLATE_NOOP

#: Roles that loan lists have too; their names are known from there.
_SHARED_ROLES = ("item", "copy", "title", "author", "call_number", "isbn", "year", "branch", "collection")
_OWN_NAMES: Mapping[str, tuple[str, ...]] = {
    "clc": ("clc", "中图分类号", "中图法分类号", "中图号", "clcnumber"),
    "ddc": ("ddc", "dewey", "deweydecimal", "dewey_number", "杜威分类号"),
    "lcc": ("lcc", "lc_classification", "loc_class", "lc_class", "lc_call_number"),
    "pages": ("pages", "page_count", "pagination", "number_of_pages", "页数", "页码", "頁數", "seiten"),
    "width_mm": ("width", "width_mm", "thickness", "书脊", "厚度"),
    "height_cm": ("height", "height_cm", "size", "尺寸", "开本", "高度"),
    "bay": ("bay", "bay_id", "shelf_location", "架位", "架位号", "架号"),
    "language": ("language", "lang", "语种", "语言", "語言", "sprache"),
    "subject": ("subject", "subjects", "topic", "主题", "主题词", "学科", "subject_heading"),
    "publisher": ("publisher", "出版社", "出版者", "verlag"),
    "series": ("series", "丛书", "丛编", "reihe"),
}
_OWN_KEYS = {role: tuple(map(header_key, names)) for role, names in _OWN_NAMES.items()}
ROLES = (*_OWN_NAMES, *_SHARED_ROLES)
_IDS = tuple(map(header_key, ("id", "key", "identifier", "编号", "編號")))
_SAMPLE = 1000

_NOTHING_IN_IT = QT_TRANSLATE_NOOP("sources.catalogue_tables", "The row has neither a title nor an id.")


@dataclass(frozen=True)
class TableRecords:
    """A table understood as a catalogue: ``chosen`` maps each role to its column."""

    table: Table
    chosen: Mapping[str, int]

    @property
    def encoding(self) -> str:
        """The encoding as found or given."""
        return self.table.encoding

    @property
    def columns(self) -> dict[str, str]:
        """Role -> name of the column."""
        return {role: self.table.columns[place] for role, place in self.chosen.items()}

    @property
    def notes(self) -> tuple[Rejected, ...]:
        """Decisions of the reader worth saying."""
        return self.table.notes

    @property
    def size(self) -> int:
        """Bytes of the file, 0 where unknown."""
        return self.table.bytes

    def records(self) -> Iterator[tuple[int, CatalogueRecord | Rejected, int]]:
        """Yield (row number, record or why it was refused, bytes read so far)."""
        for block in self.table.blocks():
            for refused in block.refused:
                yield refused.row, refused, block.done
            for number, row in zip(block.numbers, block.rows, strict=True):
                yield number, self._record(number, row), block.done

    def _record(self, number: int, row: Sequence[str]) -> CatalogueRecord | Rejected:
        cells = {role: clean_text(row[place]) for role, place in self.chosen.items() if place < len(row)}
        ids = tuple(dict.fromkeys(filter(None, (clean_id(cells.pop(role, "")) for role in ("item", "copy")))))
        isbn = isbn_key(cells.get("isbn", ""))
        title = cells.pop("title", "")
        if not title and not ids:
            return Rejected(number, _NOTHING_IN_IT)
        cells["isbn"] = isbn
        facts = {role: text for role, text in cells.items() if text}
        return CatalogueRecord(ids, (isbn,) if isbn else (), title, facts)


def table_records(
    path: Path, encoding: str | None, header: bool | None, given: Mapping[str, str]
) -> Generator[int, None, TableRecords]:
    """Open a table and find its columns by their names; yields bytes looked at, often.

    Raises
    ------
    WrongUsage
        An unknown role.
    AppError
        The file cannot be read, lacks a column that was named, or has neither titles nor ids.
    """
    options = TableOptions(encoding=encoding, header=header)
    tables = yield from look(path, options)
    # Several tables in one archive: let the error name them.
    table = tables[0] if len(tables) == 1 else open_table(path, options)
    return TableRecords(table, _with_scheme(table, chosen_columns(table, given)))


def chosen_columns(table: Table, given: Mapping[str, str]) -> dict[str, int]:
    """Return role -> column index: as given, the rest by name; an empty text forbids a role.

    Raises
    ------
    WrongUsage
        An unknown role.
    AppError
        A column that the file does not have, or neither titles nor ids.
    """
    chosen = {role: _find(table, role, column) for role, column in given.items() if column}
    for role in ROLES:
        if role not in chosen and role not in given:
            place = _by_name(table, role, set(chosen.values()))
            if place is not None:
                chosen[role] = place
    if not {"item", "copy"} & {*chosen, *given} and (place := _plain_id(table, set(chosen.values()))) is not None:
        chosen["item"] = place
    if not {"item", "copy", "title"} & chosen.keys():
        raise _nothing_to_join(table)
    return chosen


def _with_scheme(table: Table, chosen: dict[str, int]) -> dict[str, int]:
    """Let a column of call numbers stand for its classification, unless that has its own column."""
    place = chosen.get("call_number")
    if place is None:
        return chosen
    scheme = scheme_of(row[place] for row in table.preview(_SAMPLE)).lower()
    return {**chosen, scheme: place} if scheme and scheme not in chosen else chosen


def _by_name(table: Table, role: str, taken: set[int]) -> int | None:
    free = [place for place in range(len(table.columns)) if place not in taken]
    if role in _OWN_KEYS:
        keys = [header_key(name) for name in table.columns]
        return next((place for key in _OWN_KEYS[role] for place in free if keys[place] == key), None)
    ranked = [(order, place) for place in free if (order := rank(role, table.columns[place])) is not None]
    return min(ranked)[1] if ranked else None


def _plain_id(table: Table, taken: set[int]) -> int | None:
    """A column that is called just id: in a list of books it is theirs, in a list of loans it may be the loan's."""
    keys = [header_key(name) for name in table.columns]
    return next((keys.index(name) for name in _IDS if name in keys and keys.index(name) not in taken), None)


def _find(table: Table, role: str, column: str) -> int:
    if role not in ROLES:
        raise WrongUsage(
            QT_TRANSLATE_NOOP("sources.catalogue_tables", "There is no kind of column {role}."),
            QT_TRANSLATE_NOOP("sources.catalogue_tables", "Known kinds: {roles}."),
            role=role,
            roles=", ".join(ROLES),
        )
    keys = [header_key(name) for name in table.columns]
    if header_key(column) in keys:
        return keys.index(header_key(column))
    if column.isdecimal() and 1 <= int(column) <= len(table.columns):
        return int(column) - 1
    raise AppError(
        QT_TRANSLATE_NOOP("sources.catalogue_tables", "{file} has no column {column}."),
        QT_TRANSLATE_NOOP("sources.catalogue_tables", "Its columns are: {columns}."),
        file=table.name,
        column=column,
        columns=", ".join(table.columns),
    )


def _nothing_to_join(table: Table) -> AppError:
    return AppError(
        QT_TRANSLATE_NOOP("sources.catalogue_tables", "No column of {file} holds titles or ids, so it joins no book."),
        QT_TRANSLATE_NOOP(
            "sources.catalogue_tables", "Name the columns, such as item=1,title=2. Its columns are: {columns}."
        ),
        file=table.name,
        columns=", ".join(table.columns),
    )
