"""Saving a copy of a project under another name."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import uuid
from pathlib import Path

from minentropy_app.errors import AppError
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.project import database, folder
from minentropy_app.project.entry_rows import INTERRUPTED
from minentropy_app.project.reader import Reader
from minentropy_app.text import QT_TRANSLATE_NOOP

_COPYING = QT_TRANSLATE_NOOP("project.copies", "Copying")


def save_copy(reader: Reader, path: Path, context: Context) -> Steps[Path]:
    """Save a copy, complete with its folder, that is a project of its own.

    Works while the project is being written: the copy is one moment of it.

    Raises
    ------
    AppError
        Something of that name is there already, or the disk is full.
    """
    path = Path(path)
    beside = folder.data_folder(path)
    _refuse_existing(path, beside)
    aside = path.with_name(path.name + folder.ASIDE)
    try:
        with database.explained(path):
            yield from _copy_database(reader, aside, context)
            yield from _copy_files(reader, beside, aside, context)
            folder.write_identity(beside, _new_identity(aside))
            aside.rename(path)
            folder.sync_folder(path.absolute().parent)
    except BaseException:
        aside.unlink(missing_ok=True)
        shutil.rmtree(beside, ignore_errors=True)
        raise
    return path


def _refuse_existing(path: Path, beside: Path) -> None:
    for taken in (path, beside):
        if taken.exists():
            raise AppError(
                QT_TRANSLATE_NOOP("project.copies", "{file} exists already."),
                QT_TRANSLATE_NOOP("project.copies", "Choose another name for the copy."),
                file=str(taken),
            )


def _copy_database(reader: Reader, aside: Path, context: Context) -> Steps[None]:
    """Copy in one read transaction: a backup in steps would start again at every write."""
    aside.unlink(missing_ok=True)
    with contextlib.closing(sqlite3.connect(aside, isolation_level=None)) as copy:
        yield Step(_COPYING, 0, 0)
        context.check()
        reader.connection.backup(copy)
        copy.execute("pragma journal_mode = delete").fetchall()
        _drop_unfinished(copy)


def _drop_unfinished(copy: sqlite3.Connection) -> None:
    """Leave out what is half done; the rows of half imports go at the copy's first opening."""
    copy.execute("update runs set state = 'failed', log = log || ? where state = 'running'", [INTERRUPTED])


def _copy_files(reader: Reader, beside: Path, aside: Path, context: Context) -> Steps[None]:
    (beside / folder.RESULTS).mkdir(parents=True)
    with contextlib.closing(sqlite3.connect(aside)) as copy:
        paths = [row[0] for row in copy.execute("select path from artefacts order by path")]
    for number, name in enumerate(paths):
        context.check()
        yield Step(_COPYING, number, len(paths))
        with contextlib.suppress(FileNotFoundError):  # `check` tells of it in the original
            shutil.copy2(reader.data_path / name, beside / name)


def _new_identity(aside: Path) -> str:
    project_id = str(uuid.uuid4())
    with contextlib.closing(sqlite3.connect(aside, isolation_level=None)) as copy:
        copy.execute("update meta set value = ? where key = 'project'", [project_id])
    return project_id
