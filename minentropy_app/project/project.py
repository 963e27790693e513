"""Opening, creating and locking a project."""

from __future__ import annotations

import contextlib
import datetime
import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

from minentropy_app.errors import AppError
from minentropy_app.model.step import drain
from minentropy_app.project import database, folder, opening
from minentropy_app.project.locking import LOCK_NAME, WriterLock
from minentropy_app.project.opening import ProjectLocked
from minentropy_app.project.reader import Reader
from minentropy_app.text import QT_TRANSLATE_NOOP

__all__ = ["Project", "ProjectLocked", "now"]


def now() -> str:
    """Return the present moment as stored (UTC, ISO)."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")


class Project:
    """An open project. Use it as a context manager.

    Attributes
    ----------
    path, data_path
        The database file and the folder beside it.
    read_only, read_only_reason
        Whether nothing can be written, and a marked text saying why.
    reader
        A ``Reader`` on the same file.
    """

    def __init__(self, path: Path, db: Any, lock: WriterLock | None, reason: str = "") -> None:
        self.path = path
        self.data_path = folder.data_folder(path)
        self.read_only = db is None
        self.read_only_reason = reason
        self._db = db
        self._lock = lock
        self.reader = Reader(path)

    @classmethod
    def create(cls, path: Path) -> Project:
        """Create an empty project and open it for writing.

        Raises
        ------
        AppError
            The file exists, its folder is in the way, or nothing can be written there.
        """
        path = Path(path)
        with database.explained(path):
            _refuse_existing(path)
            _write_new(path)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path, *, write: bool = True, purge: bool = True) -> Project:
        """Open a project; with ``write`` take the lock, tidy up and migrate.

        What a half import has left is out of sight at once; its rows are removed with ``purge``, else
        ``purging.purge_discarded`` is to do it. On a disk where nothing can be written the project opens
        read-only and says so.

        Raises
        ------
        ProjectLocked
            Another process writes ("open in a window"); open with ``write=False`` instead.
        AppError
            Missing, no project, truncated, newer than this program, data folder left behind.
        """
        path = Path(path)
        opened = opening.open_checked(path)
        opened.connection.close()
        if not write:
            opening.refuse_older(path, opened.version)
            return cls(path, None, None, QT_TRANSLATE_NOOP("project.project", "It was opened for reading."))
        lock = _take_lock(path)
        if lock is None:
            opening.refuse_older(path, opened.version)
            return cls(path, None, None, QT_TRANSLATE_NOOP("project.project", "It lies where nothing can be written."))
        return cls._open_locked(path, lock, purge)

    @classmethod
    def _open_locked(cls, path: Path, lock: WriterLock, purge: bool) -> Project:
        from minentropy_app.project import migrating, tidying

        db = None
        try:
            with database.explained(path):
                db = database.connect_for_writing(path)
                migrating.migrate(path, db)
                project = cls(path, db, lock)
                drain(tidying.tidy(project, purge))
                return project
        except BaseException:
            if db is not None:
                db.close()
            lock.release()
            raise

    @contextmanager
    def transaction(self, *, bulk: bool = False) -> Iterator[Any]:
        """Give a ``sqlite_utils.Database`` inside one transaction; all or nothing.

        With ``bulk`` foreign keys are not checked row by row (see ``database.unchecked``).

        Raises
        ------
        AppError
            The project is read-only, the disk is full, or another program blocks it.
        """
        self.require_writable()
        relaxed = database.unchecked(self._db) if bulk else contextlib.nullcontext()
        with database.explained(self.path), relaxed, self._db.atomic():
            yield self._db

    def outside_transactions(self, statement: str) -> list[Any]:
        """Execute what SQLite allows only between transactions (VACUUM, a checkpoint)."""
        self.require_writable()
        with database.explained(self.path):
            rows: list[Any] = self._db.execute(statement).fetchall()
            return rows

    def require_writable(self) -> None:
        """Raise AppError if the project is read-only."""
        if self._db is None:
            raise database.cannot_write(self.path, self.read_only_reason)

    def close(self) -> None:
        """Close the database and release the lock."""
        self.reader.close()
        if self._db is not None:
            self._db.close()
            self._db = None
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def __enter__(self) -> Project:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.close()


def _take_lock(path: Path) -> WriterLock | None:
    """Return the lock, or None where nothing can be written."""
    if not os.access(path, os.W_OK) or not os.access(path.absolute().parent, os.W_OK):
        return None
    try:
        return WriterLock(folder.data_folder(path) / LOCK_NAME)
    except BlockingIOError:
        raise opening.locked(path) from None
    except OSError:
        return None


def _refuse_existing(path: Path) -> None:
    if path.exists():
        raise AppError(
            QT_TRANSLATE_NOOP("project.project", "There is already a file {file} in {folder}."),
            QT_TRANSLATE_NOOP("project.project", "Choose another name for the new project."),
            file=path.name,
            folder=str(path.absolute().parent),
        )
    if not path.absolute().parent.is_dir():
        raise AppError(
            QT_TRANSLATE_NOOP("project.project", "There is no folder {folder}."),
            QT_TRANSLATE_NOOP("project.project", "Make the folder first, or choose another one."),
            folder=str(path.absolute().parent),
        )
    beside = folder.data_folder(path)
    if beside.exists() and not _is_left_over(beside):
        raise AppError(
            QT_TRANSLATE_NOOP("project.project", "The folder {folder} is in the way of the new project."),
            QT_TRANSLATE_NOOP("project.project", "Choose another name, or move that folder away."),
            folder=str(beside),
        )


def _is_left_over(beside: Path) -> bool:
    """Whether a folder is what an interrupted creation leaves behind."""
    return beside.is_dir() and {p.name for p in beside.iterdir()} <= {"project.json", "project.json.part", LOCK_NAME}


def _write_new(path: Path) -> None:
    """Write the database under another name first: a crash leaves no half project."""
    from minentropy_app import __version__
    from minentropy_app.project import migrating

    project_id = str(uuid.uuid4())
    aside = path.with_name(path.name + folder.ASIDE)
    aside.unlink(missing_ok=True)
    folder.write_identity(folder.data_folder(path), project_id)
    try:
        with contextlib.closing(database.connect_for_writing(aside)) as db:
            migrating.apply(db)
            facts = {"project": project_id, "created": now(), "app_version": __version__}
            with db.atomic():
                db.conn.executemany("insert into meta values (?, ?)", facts.items())
        aside.rename(path)
    except BaseException:
        for leftover in (aside, *aside.parent.glob(aside.name + "-*")):
            leftover.unlink(missing_ok=True)
        raise
    folder.sync_folder(path.absolute().parent)
