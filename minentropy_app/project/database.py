"""Connections and transactions: what SQLite says, in words a user can act on."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from minentropy_app.errors import AppError
from minentropy_app.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    import sqlite_utils

_MAGIC = b"SQLite format 3\0"
_BUSY_SECONDS = 10.0
#: Memory of the page cache while writing, in KiB (negative by SQLite's convention).
_CACHE_KIB = -32_000
#: Bytes under which an I/O error is taken for a full disk.
_LITTLE_SPACE = 1 << 20


def connect_for_writing(path: Path) -> sqlite_utils.Database:
    """Open a database for the one writer: WAL, foreign keys, zeroes over deleted rows."""
    import sqlite_utils

    connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    db = sqlite_utils.Database(connection, recursive_triggers=False, execute_plugins=False)
    try:
        for pragma in ("journal_mode = wal", "synchronous = full", "foreign_keys = on", "secure_delete = on"):
            connection.execute(f"pragma {pragma}").fetchall()
        connection.execute(f"pragma cache_size = {_CACHE_KIB}")
    except BaseException:
        connection.close()
        raise
    return db


def connect_for_reading(path: Path) -> sqlite3.Connection:
    """Open a database that others may be writing; works on a read-only disk too."""
    uri = path.absolute().as_uri()
    try:
        return _connect(f"{uri}?mode=ro")
    except sqlite3.OperationalError:
        # A WAL database on a read-only disk: its helper file cannot be made. Without a WAL left
        # beside it nothing can be missing, so that the file may be read as it stands.
        if _has_wal(path):
            raise
        return _connect(f"{uri}?mode=ro&immutable=1")


def _connect(uri: str) -> sqlite3.Connection:
    connection = sqlite3.connect(uri, uri=True, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        connection.execute(f"pragma cache_size = {_CACHE_KIB}")
        connection.execute("select count(*) from sqlite_master").fetchone()
        return connection
    except BaseException:
        connection.close()
        raise


def refuse_other_files(path: Path) -> None:
    """Raise AppError for whatever is no SQLite file, before SQLite touches it."""
    if path.is_dir():
        raise _no_project(path, QT_TRANSLATE_NOOP("project.database", "{file} is a folder, not a project."))
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError:
        raise AppError(
            QT_TRANSLATE_NOOP("project.database", "There is no project {file} in {folder}."),
            QT_TRANSLATE_NOOP("project.database", "Check the name, or make a new project there."),
            file=path.name,
            folder=str(path.absolute().parent),
        ) from None
    except OSError as error:
        raise explain(error, path) from error
    if not head.startswith(_MAGIC):
        raise _no_project(path, QT_TRANSLATE_NOOP("project.database", "{file} is not a MinEntropy project."))
    _refuse_truncated(path, head)


def _refuse_truncated(path: Path, head: bytes) -> None:
    if len(head) == 100:
        size = int.from_bytes(head[16:18], "big")
        pages = int.from_bytes(head[28:32], "big") * (65536 if size == 1 else size)
        # With a WAL left over the file itself may rightly be shorter.
        if path.stat().st_size >= pages or _has_wal(path):
            return
    raise damaged(path, QT_TRANSLATE_NOOP("project.database", "it is shorter than it should be"))


def _has_wal(path: Path) -> bool:
    """Whether changes lie beside the file that are not in it yet."""
    wal = path.with_name(path.name + "-wal")
    return wal.exists() and wal.stat().st_size > 0


def no_project_of_ours(path: Path) -> AppError:
    """Tell that a database was made by another program."""
    return _no_project(path, QT_TRANSLATE_NOOP("project.database", "{file} is a database, but no MinEntropy project."))


def _no_project(path: Path, message: str) -> AppError:
    return AppError(
        message,
        QT_TRANSLATE_NOOP("project.database", "Choose a file that ends in .minent, or make a new project."),
        file=path.name,
    )


def damaged(path: Path, reason: str) -> AppError:
    """Tell that a project is damaged."""
    return AppError(
        QT_TRANSLATE_NOOP("project.database", "The project {file} is damaged: {reason}."),
        QT_TRANSLATE_NOOP("project.database", "Restore it from a copy, together with its folder {file}.data."),
        file=path.name,
        reason=reason,
    )


def disk_full(path: Path) -> AppError:
    """Tell that the disk is full."""
    return AppError(
        QT_TRANSLATE_NOOP("project.database", "The disk of {file} is full; nothing was changed."),
        QT_TRANSLATE_NOOP("project.database", "Free some space on {folder} and try again."),
        file=path.name,
        folder=str(path.absolute().parent),
    )


def cannot_write(path: Path, reason: str) -> AppError:
    """Tell that the project cannot be changed here."""
    return AppError(
        QT_TRANSLATE_NOOP("project.database", "The project {file} cannot be changed: {reason}"),
        QT_TRANSLATE_NOOP("project.database", "Copy the project and its folder to a place where you may write."),
        file=path.name,
        reason=reason,
    )


def explain(error: Exception, path: Path) -> AppError:
    """Turn a failure of the database or the disk into an AppError.

    ``path`` is the project file, or anything in the folder that belongs to it.
    """
    path = _project_file(path)
    if isinstance(error, OSError):
        return _explain_os(error, path)
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return disk_full(path)
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return cannot_write(path, str(error))
    if code == sqlite3.SQLITE_IOERR and _little_space(path):
        return disk_full(path)  # the WAL's helper file could not grow
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return busy(path)
    return damaged(path, str(error))


def _project_file(path: Path) -> Path:
    """Return the project file to which a path in a data folder belongs."""
    for folder in (path, *path.parents):
        if folder.name.endswith(".data"):
            return folder.with_name(folder.name.removesuffix(".data"))
    return path


def _little_space(path: Path) -> bool:
    return shutil.disk_usage(path.absolute().parent).free < _LITTLE_SPACE


def busy(path: Path) -> AppError:
    """Tell that another program keeps the database from being written."""
    return AppError(
        QT_TRANSLATE_NOOP("project.database", "The project {file} is in use by another program."),
        QT_TRANSLATE_NOOP("project.database", "Close other programs that read it and try again."),
        file=path.name,
    )


def _explain_os(error: OSError, path: Path) -> AppError:
    # numpy tells of a short write without a number.
    if error.errno in (errno.ENOSPC, errno.EDQUOT) or (error.errno is None and _little_space(path)):
        return disk_full(path)
    return AppError(
        QT_TRANSLATE_NOOP("project.database", "The project {file} cannot be used: {reason}."),
        QT_TRANSLATE_NOOP("project.database", "Check that {folder} is there and that you may read and write in it."),
        file=path.name,
        reason=error.strerror or str(error),
        folder=str(path.absolute().parent),
    )


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn failures of the database and the disk inside the block into AppErrors."""
    try:
        yield
    except (sqlite3.OperationalError, sqlite3.DatabaseError) as error:
        if isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError):
            raise  # our own mistake, not the user's
        raise explain(error, path) from error
    except OSError as error:
        raise explain(error, path) from error


@contextmanager
def unchecked(db: Any) -> Iterator[None]:
    """Switch foreign keys off for bulk work between transactions.

    Deleting a million items would otherwise search the loans once for each; ``check`` verifies the
    keys afterwards, and the setting belongs to the connection alone, so that a crash cannot keep it.
    """
    db.execute("pragma foreign_keys = off")
    try:
        yield
    finally:
        db.execute("pragma foreign_keys = on")
