"""Whether a project is whole, and what to do where it is not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from minentropy_app.errors import AppError
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.project import artefact_store, database, tidying
from minentropy_app.project.entries import Result, Source
from minentropy_app.project.reader import Reader
from minentropy_app.project.rows import first_row
from minentropy_app.text import QT_TRANSLATE_NOOP

_DATABASE = QT_TRANSLATE_NOOP("project.check", "Checking the database")
_FILES = QT_TRANSLATE_NOOP("project.check", "Checking the files")


def check(path: Path, context: Context) -> Steps[list[AppError]]:
    """Verify everything and return the problems, each with what happened and a remedy.

    Reads every page and every file. A project that cannot be opened at all is one problem.
    """
    try:
        reader = Reader(path)
    except AppError as error:
        return [error]
    with reader:
        try:
            return (yield from _check_all(reader, context))
        except AppError as error:
            return [error]


def _check_all(reader: Reader, context: Context) -> Steps[list[AppError]]:
    yield Step(_DATABASE, 0, 0)
    problems = list(_database(reader))
    yield Step(_DATABASE, 1, 1)
    problems += [problem for source in reader.sources() for problem in _counts(reader, source)]
    done = [
        entry for entry in (*reader.results(), *reader.bin()) if isinstance(entry, Result) and entry.state == "done"
    ]
    for number, result in enumerate(done):
        context.check()
        yield Step(_FILES, number, len(done))
        problems += _artefacts(reader, result)
    if not reader.writer_at_work():  # else files without an owner may be just under way
        problems += _orphans(reader)
    return problems


def _database(reader: Reader) -> Iterator[AppError]:
    with database.explained(reader.path):
        for (found,) in reader.connection.execute("pragma integrity_check"):
            if found != "ok":
                yield database.damaged(reader.path, found)
        broken = len(reader.connection.execute("pragma foreign_key_check").fetchall())
    if broken:
        yield AppError(
            QT_TRANSLATE_NOOP(
                "project.check", "In {file} {count} {count:row refers|rows refer} to something that is gone."
            ),
            QT_TRANSLATE_NOOP("project.check", "Restore the project from a copy, together with its folder."),
            file=reader.path.name,
            count=broken,
        )


def _counts(reader: Reader, source: Source) -> Iterator[AppError]:
    """Compare what is kept about a source with what is there."""
    rows = 0
    table = {"loans": "loans", "texts": "documents", "vectors": "vectors"}.get(source.kind, "pair_counts")
    with database.explained(reader.path):
        parts = reader.connection.execute("select id from parts where source = ? and state = 'ready'", [source.id])
        for (part,) in parts.fetchall():
            query = f"select count(*) from {table} where id >= ? and id < ?"
            rows += reader.connection.execute(query, [first_row(part), first_row(part + 1)]).fetchone()[0]
    if source.kind in ("loans", "pairs", "texts", "network", "vectors") and rows != source.rows:
        yield AppError(
            QT_TRANSLATE_NOOP("project.check", "{name} should have {wanted} {wanted:row|rows} and has {found}."),
            QT_TRANSLATE_NOOP("project.check", "Import it again, or restore the project from a copy."),
            name=source.name,
            wanted=source.rows,
            found=rows,
        )


def _artefacts(reader: Reader, result: Result) -> Iterator[AppError]:
    files = reader.artefacts(result.id)
    if not files:
        yield artefact_store.missing(result.name, "")
    for file in files:
        try:
            with database.explained(reader.path):
                artefact_store.verify(reader.data_path, file, result.name)
        except AppError as problem:
            yield problem


def _orphans(reader: Reader) -> Iterator[AppError]:
    for path in tidying.orphans(reader.path, reader.artefact_paths()):
        yield AppError(
            QT_TRANSLATE_NOOP("project.check", "The file {path} belongs to nothing in the project."),
            QT_TRANSLATE_NOOP("project.check", "Open the project once for writing; left-over files are then removed."),
            path=path.name,
        )
