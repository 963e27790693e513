"""Texts -> documents cut into words: files, folders, archives, and columns of tables.

A unit is a file, a paragraph, a line, or a row of a table. Nothing is lost silently: files that
cannot be read, and units without a word, are counted and named.
"""

from __future__ import annotations

import datetime
import re
import sys
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path

from minentropy_app.errors import AppError
from minentropy_app.model.imports import (
    REJECTED_SHOWN,
    ImportReport,
    ItemTable,
    Rejected,
    TextBatch,
    TextDocument,
    TextFacts,
)
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.sources import tables, text_files
from minentropy_app.sources.cleaning import header_key
from minentropy_app.sources.date_columns import DateColumn, days, today_number
from minentropy_app.sources.dates import EPOCH
from minentropy_app.sources.markup import unwrapped
from minentropy_app.sources.segmentation import (
    Segmenter,
    SegmentOptions,
    check_choices,
    language_of,
    require_choice,
    simplifier,
    with_lists,
)
from minentropy_app.sources.streamed_texts import Stream
from minentropy_app.sources.text_files import Found
from minentropy_app.text import QT_TRANSLATE_NOOP, put

UNITS = ("file", "paragraph", "line", "row")
_READING = QT_TRANSLATE_NOOP("sources.texts", "Reading and cutting texts")
_EMPTY = QT_TRANSLATE_NOOP("sources.texts", "{file} holds no word.")
_NO_WORD = QT_TRANSLATE_NOOP("sources.texts", "{count} {count:unit|units} without a word {count:was|were} left out.")
_NO_DATES = QT_TRANSLATE_NOOP("sources.texts", "{count} {count:date is|dates are} kept as written, being unreadable.")
_SENTENCES_A_STEP = 500
#: Characters of an ISO date by what is known: year, month, day.
_SHOWN = {1: 4, 2: 7, 3: 10}
_TEXT_NAMES = frozenset(["text", "content", "body", "abstract", "sentence", "正文", "内容", "文本", "全文", "摘要"])
_TEXT_NAMES |= {"內容", "文字"}
_LABEL_NAMES = frozenset(["label", "category", "class", "topic", "标签", "类别", "分类", "標籤", "類別", "分類"])
_TITLE_NAMES = frozenset(["title", "headline", "name", "标题", "题名", "题目", "標題", "題名", "題目"])
_DATE_NAMES = frozenset(["date", "day", "published", "日期", "时间"])


@dataclass(frozen=True)
class TextOptions:
    """How to read texts.

    Attributes
    ----------
    unit
        ``file``, ``paragraph``, ``line`` or ``row``; empty: row for tables, else file.
    column, label, keywords, date
        Columns of a table by header or 1-based number; the text's column is guessed if not given.
    keyword_separator
        What stands between the keywords of one text.
    simplify
        Turn traditional Chinese characters into simplified ones; the project keeps the text so.
    language, segmenter, hmm, user_dict, stop_words, tags, dictionary, stop_list
        As in ``SegmentOptions``.
    """

    unit: str = ""
    language: str = "auto"
    header: bool | None = None
    encoding: str | None = None
    column: str | None = None
    label: str | None = None
    date: str | None = None
    keywords: str | None = None
    keyword_separator: str = ";"
    user_dict: str = ""
    stop_words: str = ""
    segmenter: str = "rjieba"
    hmm: bool = True
    tags: str = ""
    dictionary: str = ""
    stop_list: str = ""
    simplify: bool = False


@dataclass(frozen=True)
class _Unit:
    """One text before it is cut."""

    file: str
    number: int
    text: str
    title: str = ""
    about: tuple[tuple[str, str], ...] = ()

    def changed(self, change: Callable[[str], str]) -> _Unit:
        """Return the same with all its text changed."""
        about = tuple((role, change(text)) for role, text in self.about)
        return replace(self, text=change(self.text), title=change(self.title), about=about)


@dataclass
class _Gathered:
    """What is kept of the texts read so far: figures and words, not the texts themselves."""

    documents: int = 0
    words: set[str] = field(default_factory=set)
    tokens: int = 0
    rows: int = 0
    empty: int = 0
    refused: int = 0
    rejected: list[Rejected] = field(default_factory=list)
    notes: list[Rejected] = field(default_factory=list)
    encodings: dict[str, None] = field(default_factory=dict)
    columns: dict[str, str] = field(default_factory=dict)
    dates: list[str] = field(default_factory=list)
    first_refused: AppError | None = None
    #: Bytes of all files, of those read, and of the present one so far.
    total: int = 0
    before: int = 0
    at: int = 0

    def refuse(self, error: AppError) -> None:
        """Count a file that could not be read."""
        self.rows += 1
        self.first_refused = self.first_refused or error
        self.refuse_row(Rejected(0, error.message, error.fields))

    def refuse_row(self, why: Rejected) -> None:
        """Keep the reason, of the first ones."""
        self.refused += 1
        if len(self.rejected) < REJECTED_SHOWN:
            self.rejected.append(why)

    def step(self) -> Step:
        """Tell how far reading has come, in bytes."""
        done = self.before + self.at
        return Step(_READING, min(done, self.total), self.total, {"documents": self.documents})


#: Takes one document after the other.
Take = Callable[[TextDocument], None]


def read_texts(files: Sequence[Path], options: TextOptions, context: Context) -> Steps[TextBatch]:
    """Read and cut all texts, and hold them; as ``gather_texts``."""
    documents: list[TextDocument] = []
    facts = yield from gather_texts(files, options, context, documents.append)
    attributes = [with_date(each.attributes, facts.dates) for each in documents]
    items = ItemTable([each.key for each in documents], [each.label for each in documents], attributes)
    texts, segmented = [each.text for each in documents], [each.segmented for each in documents]
    return TextBatch(items, texts, segmented, facts.words, facts.tokens, facts.report, facts.segmentation)


def gather_texts(files: Sequence[Path], options: TextOptions, context: Context, take: Take) -> Steps[TextFacts]:
    """Read and cut all texts; each goes to ``take`` as soon as it is cut, its date as it was written.

    Raises
    ------
    AppError
        A choice is unknown, a list of words cannot be read, a named column is missing, or no text is left.
    """
    cutting = SegmentOptions(**{each.name: getattr(options, each.name) for each in fields(SegmentOptions)})
    _check(options, cutting)
    segmenter = Segmenter(cutting)
    simplified = simplifier() if options.simplify else None
    gathered, apart = _Gathered(), _Apart()
    all_files = [found for path in files for found in text_files.found_in(path)]
    gathered.total = sum(found.size for found in all_files if isinstance(found, Found))
    for found in all_files:
        if isinstance(found, AppError):
            gathered.refuse(found)
            continue
        try:
            for unit in _units(found, options, gathered):
                context.check()
                if unit is not None:
                    whole = unit if simplified is None else unit.changed(simplified)
                    yield from _take(gathered, whole, segmenter, lambda made: take(apart.told(made)))
                yield gathered.step()
        except AppError as error:
            if found.is_table and (options.column or options.label or options.keywords or options.date):
                raise
            gathered.refuse(error)
        gathered.before, gathered.at = gathered.before + found.size, 0
        apart.next_file()
    if not gathered.documents:
        raise _nothing(gathered)
    return replace(_facts(gathered), segmentation={**asdict(with_lists(cutting)), "simplify": options.simplify})


class _Apart:
    """Gives numbers to equal keys: parts of one row, and files of one name in several folders asked for.

    Keys of one file come in their order, so that only the last one of it need be known.
    """

    def __init__(self) -> None:
        self._files: dict[str, int] = {}
        self._file, self._last, self._times = "", "", 0

    def told(self, document: TextDocument) -> TextDocument:
        """Return the document with a key of its own."""
        self._file = document.attributes["file"]
        key = document.key
        if earlier := self._files.get(self._file, 0):
            key = f"{key} ({earlier + 1})"
        self._times = self._times + 1 if key == self._last else 1
        self._last = key
        return replace(document, key=key if self._times == 1 else f"{key} [{self._times}]")

    def next_file(self) -> None:
        """Note that the next documents are of another file."""
        if self._file:
            self._files[self._file] = self._files.get(self._file, 0) + 1
        self._file, self._last, self._times = "", "", 0


def _check(options: TextOptions, cutting: SegmentOptions) -> None:
    require_choice("unit", options.unit, ("", *UNITS))
    check_choices(cutting)


def _units(found: Found, options: TextOptions, gathered: _Gathered) -> Iterator[_Unit | None]:
    """Yield the units of a file, and None where reading takes long."""
    if found.is_table or (found.may_be_table and _rows_wanted(options)):
        for unit in _rows(found, options, gathered):
            if unit is None or options.unit not in ("paragraph", "line"):
                yield unit
            else:
                yield from (replace(unit, text=part) for part in _parts(unit.text, options.unit))
        return
    keywords = "\n".join(text_files.keywords_of(found))
    about = tuple(pair for pair in (("class", found.label), ("keywords", keywords)) if pair[1])
    streamed = found.is_plain and options.unit in ("paragraph", "line")
    number = 0
    for part in (_streamed if streamed else _whole)(found, options, gathered):
        number += part is not None
        yield None if part is None else _Unit(found.name, number, part, about=about)
    if not number and len(gathered.notes) < REJECTED_SHOWN:
        gathered.notes.append(Rejected(0, _EMPTY, {"file": found.name}))


def _streamed(found: Found, options: TextOptions, gathered: _Gathered) -> Iterator[str | None]:
    """Yield the lines or paragraphs of a file of any size, and None where reading takes long."""
    stream = Stream(found, options.unit)
    for part in stream.units(options.encoding):
        gathered.at = stream.done // stream.passes
        yield part
    gathered.encodings[stream.encoding] = None
    gathered.notes += stream.notes


def _whole(found: Found, options: TextOptions, gathered: _Gathered) -> Iterator[str | None]:
    """Yield the parts of a file that is held in memory, and None where reading takes long."""
    reading = text_files.text_of(found, options.encoding)
    while True:
        try:
            next(reading)
        except StopIteration as end:
            plain: text_files.Plain = end.value
            break
        yield None
    gathered.encodings[plain.encoding] = None
    gathered.notes += plain.notes
    yield from _parts(plain.text, options.unit)


def _rows_wanted(options: TextOptions) -> bool:
    named = options.column or options.label or options.keywords or options.date
    return options.unit == "row" or bool(not options.unit and named)


def _parts(text: str, unit: str) -> list[str]:
    if unit in ("line", "row"):
        return [line.strip() for line in text.split("\n") if line.strip()]
    whole = unwrapped(text)
    if unit == "paragraph":
        pieces = re.split(r"\n\s*\n", whole) if re.search(r"\n\s*\n", whole.strip()) else whole.split("\n")
        return [piece.strip() for piece in pieces if piece.strip()]
    return [whole.strip()]


def _rows(found: Found, options: TextOptions, gathered: _Gathered) -> Iterator[_Unit | None]:
    table = yield from _table(found, options)
    gathered.encodings[table.encoding or "xlsx"] = None
    gathered.notes += table.notes
    places = _places(table, options)
    gathered.columns |= {role: table.columns[place] for role, place in places.items()}
    for block in table.blocks():
        gathered.at = block.done if table.encoding else 0
        for why in block.refused:
            gathered.rows += 1
            gathered.refuse_row(replace(why, fields={**why.fields, "file": found.name}))
        for number, row in zip(block.numbers, block.rows, strict=True):
            yield _unit_of(found, number, row + [""] * (len(table.columns) - len(row)), places, options)
        yield None


def _unit_of(found: Found, number: int, row: list[str], places: dict[str, int], options: TextOptions) -> _Unit:
    about = {role: row[places[role]].strip() for role in ("class", "date", "keywords") if role in places}
    if "keywords" in about:
        words = about["keywords"].split(options.keyword_separator or "\0")
        about["keywords"] = "\n".join(filter(None, map(str.strip, words)))
    if found.label:
        about.setdefault("class", found.label)
    title = row[places["title"]].strip() if "title" in places else ""
    return _Unit(found.name, number, row[places["text"]], title, tuple((k, v) for k, v in about.items() if v))


def _table(found: Found, options: TextOptions) -> Generator[None, None, tables.Table]:
    """Open a table; a first row with the name of a column of texts, or one asked for, is a header."""
    table = yield from _looking(found.table(tables.TableOptions(options.encoding, header=options.header)))
    if options.header is None and not table.header:
        named = {header_key(name) for name in (options.column, options.label, options.date, options.keywords) if name}
        first = {header_key(cell) for row in table.preview(1) for cell in row} - {""}
        if first & (_TEXT_NAMES | {name for name in named if not name.isdecimal()}):
            table = yield from _looking(found.table(tables.TableOptions(options.encoding, header=True)))
    return table


def _looking(steps: Generator[int, None, tables.Table]) -> Generator[None, None, tables.Table]:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            table: tables.Table = end.value
            return table
        yield None


def _places(table: tables.Table, options: TextOptions) -> dict[str, int]:
    """Return the column of each role."""
    given = {"text": options.column, "class": options.label, "date": options.date, "keywords": options.keywords}
    places = {role: _column(table, name) for role, name in given.items() if name}
    guesses = {"text": _TEXT_NAMES, "class": _LABEL_NAMES, "title": _TITLE_NAMES, "date": _DATE_NAMES}
    for role, names in guesses.items() if table.header else ():
        free = [c for c, name in enumerate(table.columns) if header_key(name) in names and c not in places.values()]
        if free and role not in places:
            places[role] = free[0]
    if "text" not in places:
        sample = table.preview(200)
        lengths = [sum(len(row[c]) for row in sample) for c in range(len(table.columns))]
        places["text"] = max(range(len(lengths)), key=lambda c: (c not in places.values(), lengths[c]))
    return places


def _column(table: tables.Table, name: str) -> int:
    keys = [header_key(column) for column in table.columns]
    if header_key(name) in keys:
        return keys.index(header_key(name))
    if name.isdecimal() and 1 <= int(name) <= len(keys):
        return int(name) - 1
    raise AppError(
        QT_TRANSLATE_NOOP("sources.texts", "{file} has no column {column}."),
        QT_TRANSLATE_NOOP("sources.texts", "Its columns are {columns}; numbers count from 1."),
        file=table.name,
        column=name,
        columns=", ".join(table.columns[:40]),
    )


def _take(gathered: _Gathered, unit: _Unit, segmenter: Segmenter, take: Take) -> Steps[None]:
    gathered.rows += 1
    text, sentences = unit.text.strip(), []
    for sentence in segmenter.cutting(text):
        sentences.append(sentence)
        if len(sentences) % _SENTENCES_A_STEP == 0:
            yield gathered.step()
    if not sentences:
        gathered.empty += 1
        if unit.number == 1 and len(gathered.notes) < REJECTED_SHOWN:
            gathered.notes.append(Rejected(0, _EMPTY, {"file": unit.file}))
        return
    for sentence in sentences:
        gathered.words.update(sentence)
        gathered.tokens += len(sentence)
    gathered.documents += 1
    about = {**dict(unit.about), "file": unit.file, "language": language_of(text[:20_000])}
    if "date" in about:
        gathered.dates.append(sys.intern(about["date"]))
    cut = "\n".join(" ".join(sentence) for sentence in sentences)
    take(TextDocument(f"doc:{unit.file}#{unit.number}", unit.title or _label(unit, text), about, text, cut))


def _label(unit: _Unit, text: str) -> str:
    """A document of a file of its own is called by the file, others by how they begin."""
    if unit.number == 1 and len(text) > 400:
        return unit.file
    return " ".join(text[:60].split()) or unit.file


def with_date(attributes: dict[str, str], dates: Mapping[str, str]) -> dict[str, str]:
    """Return the attributes of a document with its date as ``TextFacts.dates`` has it."""
    written = attributes.get("date", "")
    return attributes if written not in dates else {**attributes, "date": dates[written]}


def _settled_dates(gathered: _Gathered) -> dict[str, str]:
    """Return dates as 2022-09-24 (or 2022-09, 2022); what cannot be read stays as it was written."""
    written = gathered.dates
    if not written:
        return {}
    column = DateColumn(today_number(), written[:200])
    codes = column.codes(written, range(1, len(written) + 1))
    gathered.notes += [note for note in column.settle(codes) if not note.row]
    found = days(codes)
    settled = {}
    for text, day, precision in zip(written, found.partial.tolist(), found.precision.tolist(), strict=True):
        if precision and text not in settled:
            settled[text] = datetime.date.fromordinal(day + EPOCH).isoformat()[: _SHOWN[precision]]
    if unread := int((found.precision == 0).sum()):
        gathered.notes.append(Rejected(0, _NO_DATES, {"count": unread}))
    return settled


def _facts(gathered: _Gathered) -> TextFacts:
    dates = _settled_dates(gathered)
    if gathered.empty:
        gathered.notes.append(Rejected(0, _NO_WORD, {"count": gathered.empty}))
    report = ImportReport(
        rows=gathered.rows,
        accepted=gathered.documents,
        excluded=gathered.empty,
        rejected_count=gathered.refused,
        rejected=tuple(gathered.rejected),
        encoding=", ".join(gathered.encodings),
        columns=gathered.columns,
        notes=tuple(gathered.notes[:REJECTED_SHOWN]),
    )
    return TextFacts(sorted(gathered.words), gathered.tokens, report, dates)


def _nothing(gathered: _Gathered) -> AppError:
    if gathered.first_refused is not None and gathered.rows == 1:
        return gathered.first_refused
    if gathered.rejected:
        first = gathered.rejected[0]
        return AppError(
            QT_TRANSLATE_NOOP("sources.texts", "No text could be read; files refused: {count}. The first: {why}"),
            QT_TRANSLATE_NOOP(
                "sources.texts",
                "Choose txt, md, html, docx, odt, pdf, csv, tsv or xlsx files, or folders or zips of them.",
            ),
            count=gathered.refused,
            why=put(first.why, **first.fields),
        )
    return AppError(
        QT_TRANSLATE_NOOP("sources.texts", "There is no text with a word in it (empty: {count})."),
        QT_TRANSLATE_NOOP("sources.texts", "Choose another file, or another column."),
        count=gathered.empty,
    )
