"""A look at texts before an import: the first documents cut into words, and what a whole import would bring."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from minentropy_app.errors import AppError
from minentropy_app.model.imports import ImportReport, TextBatch, TextDocument
from minentropy_app.model.step import Context, Steps, drain
from minentropy_app.sources import tables, text_files
from minentropy_app.sources.texts import TextOptions, gather_texts, read_texts

#: Bytes of a large plain file that are looked at; files, documents and characters of each shown.
_HEAD, _FILES, _DOCUMENTS, _CHARACTERS = 1 << 15, 4, 24, 1200
#: Files listed before "and more" is said.
_LISTED = 2000
_CUT = (".txt", ".text", "", ".md", ".markdown", ".html", ".htm", ".xhtml", ".csv", ".tsv")


@dataclass(frozen=True)
class PreviewedText:
    """One document: its beginning as written, and the words of it with blanks between them."""

    title: str
    label: str
    date: str
    language: str
    text: str
    segmented: str


@dataclass(frozen=True)
class TextPreview:
    """What the first files look like.

    Attributes
    ----------
    files, bytes, more
        Files found and their size; ``more`` where the counting stopped.
    columns, roles
        Columns of the first table and what they are taken for: text, class, date, title, keywords.
    error
        Message, hint and fields of what makes an import impossible; None if nothing does.
    """

    documents: tuple[PreviewedText, ...] = ()
    files: int = 0
    bytes: int = 0
    more: bool = False
    encoding: str = ""
    columns: tuple[str, ...] = ()
    roles: dict[str, str] = field(default_factory=dict)
    error: tuple[str, str, dict[str, object]] | None = None


@dataclass(frozen=True)
class TextCheck:
    """What an import would bring: documents by language and label, and the report with all problems."""

    report: ImportReport
    documents: int
    words: int
    tokens: int
    characters: int
    languages: dict[str, int]
    labels: dict[str, int]


def preview_texts(files: Sequence[Path], options: TextOptions) -> TextPreview:
    """Read the beginning of the first files as an import would.

    Raises
    ------
    AppError
        A choice is unknown, or a list of words cannot be read; what is wrong with the files is told
        in ``error``.
    """
    found, size = _found(files)
    seen = TextPreview(files=len(found), bytes=size, more=len(found) == _LISTED, columns=_columns(found, options))
    with tempfile.TemporaryDirectory() as folder:
        heads = [_head(path, root, Path(folder) / str(k)) for k, (path, root) in enumerate(found[:_FILES])]
        try:
            batch = drain(read_texts(heads or files, options, Context()))
        except AppError as error:
            if not seen.columns and not heads:
                raise
            return replace(seen, error=(error.message, error.hint, dict(error.fields)))
    report = batch.report
    return replace(seen, documents=_documents(batch), encoding=report.encoding, roles=dict(report.columns))


@dataclass
class _Counted:
    """Counts documents as they pass."""

    documents: int = 0
    characters: int = 0
    languages: Counter[str] = field(default_factory=Counter)
    labels: Counter[str] = field(default_factory=Counter)

    def take(self, document: TextDocument) -> None:
        self.documents += 1
        self.characters += len(document.text)
        self.languages[document.attributes.get("language", "")] += 1
        if document.attributes.get("class"):
            self.labels[document.attributes["class"]] += 1


def check_texts(files: Sequence[Path], options: TextOptions, context: Context) -> Steps[TextCheck]:
    """Read everything as an import would and count."""
    counted = _Counted()
    facts = yield from gather_texts(files, options, context, counted.take)
    return TextCheck(
        report=facts.report,
        documents=counted.documents,
        words=len(facts.words),
        tokens=facts.tokens,
        characters=counted.characters,
        languages=dict(counted.languages),
        labels=dict(counted.labels.most_common()),
    )


def _found(files: Sequence[Path]) -> tuple[list[tuple[Path, Path]], int]:
    """Return the files on disk with the path asked for that each lies in, and their size."""
    found: list[tuple[Path, Path]] = []
    for root in files:
        try:
            for path in text_files.files_of(root):
                if len(found) < _LISTED:
                    found.append((path, root))
        except AppError:
            continue  # told when they are read
    return found, sum(path.stat().st_size for path, _ in found if path.is_file())


def _head(path: Path, root: Path, folder: Path) -> Path:
    """Return a file, or a short copy of its beginning that lies where the file lies below what was asked for."""
    inside = path.relative_to(root) if root.is_dir() else Path(path.name)
    large = path.is_file() and path.suffix.lower() in _CUT and path.stat().st_size > _HEAD
    if not large and not root.is_dir():
        return path
    copy = folder / inside
    copy.parent.mkdir(parents=True, exist_ok=True)
    if large:
        with path.open("rb") as whole:
            copy.write_bytes(whole.read(_HEAD).rpartition(b"\n")[0] or path.open("rb").read(_HEAD))
    else:
        shutil.copyfile(path, copy)
    return folder


def _columns(found: Sequence[tuple[Path, Path]], options: TextOptions) -> tuple[str, ...]:
    """Return the columns of the first table among the files."""
    first = next((p for p, _ in found[:_FILES] if p.suffix.lower() in text_files.TABLES or options.unit == "row"), None)
    if first is None:
        return ()
    try:
        return tuple(tables.open_table(first, tables.TableOptions(options.encoding, header=options.header)).columns)
    except AppError:
        return ()


def _documents(batch: TextBatch) -> tuple[PreviewedText, ...]:
    documents = batch.documents
    rows = zip(documents.labels, documents.attributes, batch.texts, batch.segmented, strict=True)
    return tuple(
        PreviewedText(
            label, about.get("class", ""), about.get("date", ""), about.get("language", ""),
            text[:_CHARACTERS], segmented[: 2 * _CHARACTERS],
        )
        for (label, about, text, segmented), _ in zip(rows, range(_DOCUMENTS), strict=False)
    )  # fmt: skip
