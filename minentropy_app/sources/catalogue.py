"""Catalogues: MARC 21, UNIMARC/CNMARC, MARCXML and tables become records that describe items."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from minentropy_app.errors import AppError
from minentropy_app.model.imports import REJECTED_SHOWN, CatalogueRecord, ImportReport, Rejected
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.sources.call_numbers import main_class, recognise
from minentropy_app.sources.catalogue_match import Matches, match_records
from minentropy_app.sources.catalogue_tables import table_records
from minentropy_app.sources.marc import Marc, MarcFile, kind_of, open_marc
from minentropy_app.sources.marc_fields import catalogue_record
from minentropy_app.text import QT_TRANSLATE_NOOP

__all__ = ["CatalogueBatch", "CatalogueOptions", "Matches", "match_records", "read_catalogue"]

T = TypeVar("T")

_RECORDS_A_STEP = 100
_MARC_SUFFIXES = {".mrc", ".marc", ".iso", ".mrk", ".dat", ".xml"}
_SCHEMES = ("CLC", "LCC", "DDC")

_READING = QT_TRANSLATE_NOOP("sources.catalogue", "Reading the catalogue")
_LOOKING = QT_TRANSLATE_NOOP("sources.catalogue", "Looking at the catalogue")
_NOTHING_IN_IT = QT_TRANSLATE_NOOP("sources.catalogue", "The record has neither a title nor an id.")


@dataclass(frozen=True)
class CatalogueOptions:
    """What the user knows better than the files show; None means find out.

    Attributes
    ----------
    encoding
        Any text encoding, or ``marc8``.
    columns
        For tables: role (item, isbn, title, author, call_number …) -> header or 1-based number.
    header
        For tables: whether the first row names the columns.
    prefer
        Classification of the call number that books are shelved by (CLC, LCC, DDC); by default
        the one that most records have.
    """

    encoding: str | None = None
    columns: Mapping[str, str] | None = None
    header: bool | None = None
    prefer: str = ""


@dataclass(frozen=True)
class CatalogueBatch:
    """Records in the order of the files, and the report of how they were read."""

    records: tuple[CatalogueRecord, ...]
    report: ImportReport


@dataclass
class _Reading:
    """What has come together while the files are read."""

    records: list[CatalogueRecord] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    notes: list[Rejected] = field(default_factory=list)
    encodings: list[str] = field(default_factory=list)
    columns: dict[str, str] = field(default_factory=dict)
    rows: int = 0
    rejected_count: int = 0
    duplicates: int = 0
    seen: set[tuple[tuple[str, ...], str]] = field(default_factory=set)

    def take(self, number: int, found: CatalogueRecord | Rejected | None) -> None:
        self.rows += 1
        if found is None:
            found = Rejected(number, _NOTHING_IN_IT)
        if isinstance(found, Rejected):
            self.rejected_count += 1
            if len(self.rejected) < REJECTED_SHOWN:
                self.rejected.append(replace(found, row=number))
            return
        identity = (found.ids, found.title)
        if identity in self.seen:
            self.duplicates += 1
            return
        self.seen.add(identity)
        self.records.append(found)


def read_catalogue(files: Sequence[Path], options: CatalogueOptions, context: Context) -> Steps[CatalogueBatch]:
    """Read catalogue files, whatever they are, into one batch.

    Damaged records are listed in the report and left out; the rest is kept.

    Raises
    ------
    AppError
        A file cannot be read, is no catalogue, or holds no usable record.
    """
    reading = _Reading()
    for path in files:
        before = len(reading.records)
        yield Step(_READING, 0, 0)
        source = yield from _opened(path, options, reading, context)
        for count, (number, found, done, total) in enumerate(source):
            reading.take(number, found)
            if count % _RECORDS_A_STEP == 0:
                context.check()
                yield Step(_READING, done, total, {"records": len(reading.records)})
        if len(reading.records) == before and not reading.duplicates:
            raise _no_record(path, reading)
    return CatalogueBatch(_shelved(reading.records, options.prefer), _report(reading))


_Found = tuple[int, CatalogueRecord | Rejected | None, int, int]


def _opened(path: Path, options: CatalogueOptions, reading: _Reading, context: Context) -> Steps[Iterator[_Found]]:
    kind = kind_of(path)
    if kind:
        file = yield from _looked(open_marc(path, kind, options.encoding), context)
        reading.encodings.append(file.encoding)
        reading.notes.extend(file.notes)
        return _marc_records(file)
    if path.suffix.lower() in _MARC_SUFFIXES:
        raise _not_marc(path)
    table = yield from _looked(table_records(path, options.encoding, options.header, options.columns or {}), context)
    reading.encodings.append(table.encoding)
    reading.columns.update(table.columns)
    reading.notes.extend(table.notes)
    return ((number, record, done, table.size) for number, record, done in table.records())


def _looked(opening: Generator[int, None, T], context: Context) -> Steps[T]:
    while True:
        try:
            looked = next(opening)
        except StopIteration as end:
            opened: T = end.value
            return opened
        context.check()
        yield Step(_LOOKING, looked, 0)


def _marc_records(file: MarcFile) -> Iterator[_Found]:
    for number, record, done in file.records():
        yield number, catalogue_record(record) if isinstance(record, Marc) else record, done, file.size


def _report(reading: _Reading) -> ImportReport:
    return ImportReport(
        rows=reading.rows,
        accepted=len(reading.records),
        duplicates=reading.duplicates,
        rejected_count=reading.rejected_count,
        rejected=tuple(reading.rejected),
        encoding=", ".join(dict.fromkeys(filter(None, reading.encodings))),
        columns=reading.columns,
        notes=tuple(reading.notes),
    )


def _shelved(records: Sequence[CatalogueRecord], prefer: str) -> tuple[CatalogueRecord, ...]:
    """Give each record the one call number it is shelved by, of the same classification where possible."""
    have = Counter(scheme for record in records for scheme in _SCHEMES if scheme.lower() in record.attributes)
    order = sorted(_SCHEMES, key=lambda scheme: (scheme != prefer.upper(), -have[scheme], _SCHEMES.index(scheme)))
    return tuple(_with_call_number(record, order) for record in records)


def _with_call_number(record: CatalogueRecord, order: Sequence[str]) -> CatalogueRecord:
    scheme = next((scheme for scheme in order if scheme.lower() in record.attributes), "")
    number = record.attributes.get(scheme.lower(), "") or record.attributes.get("call_number", "")
    if not number:
        return record
    scheme = scheme or recognise(number)
    chosen = {"call_number": number, "classification": scheme, "class": main_class(scheme, number)}
    return replace(record, attributes={**record.attributes, **{key: text for key, text in chosen.items() if text}})


def _not_marc(path: Path) -> AppError:
    return AppError(
        QT_TRANSLATE_NOOP("sources.catalogue", "{file} is not a MARC catalogue: no record begins where it should."),
        QT_TRANSLATE_NOOP("sources.catalogue", "Export it as MARC 21, UNIMARC, CNMARC (ISO 2709), MARCXML or CSV."),
        file=path.name,
    )


def _no_record(path: Path, reading: _Reading) -> AppError:
    if not reading.rejected:
        return _not_marc(path)
    first = reading.rejected[0]
    return AppError(
        QT_TRANSLATE_NOOP("sources.catalogue", "{file} holds no usable record; record {row}: {why}"),
        QT_TRANSLATE_NOOP("sources.catalogue", "Export the catalogue again, or name its encoding or columns."),
        file=path.name,
        row=first.row,
        why=first.why.format(**first.fields),
    )
