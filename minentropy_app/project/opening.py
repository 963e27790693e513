"""What must hold before a file is used as a project."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from minentropy_app.errors import AppError
from minentropy_app.project import database, folder
from minentropy_app.text import QT_TRANSLATE_NOOP

#: "MinE": PRAGMA application_id of every project.
APPLICATION_ID = 0x4D696E45
#: PRAGMA user_version after the last migration of ``schema.py`` (not imported here: readers must
#: not load the writing library).
LATEST = 9


class ProjectLocked(AppError):
    """Another process writes to the project."""


@dataclass(frozen=True)
class Opened:
    """A checked connection for reading, and what was found."""

    connection: sqlite3.Connection
    project_id: str
    version: int


def open_checked(path: Path) -> Opened:
    """Open a project for reading; raise AppError for everything that is none, or not whole."""
    database.refuse_other_files(path)
    with database.explained(path):
        connection = database.connect_for_reading(path)
    try:
        with database.explained(path):
            opened = _inspect(path, connection)
            folder.check_identity(path, opened.project_id)
            return opened
    except BaseException:
        connection.close()
        raise


def _inspect(path: Path, connection: sqlite3.Connection) -> Opened:
    if connection.execute("pragma application_id").fetchone()[0] != APPLICATION_ID:
        raise database.no_project_of_ours(path)
    version = int(connection.execute("pragma user_version").fetchone()[0])
    if version > LATEST:
        raise _newer(path, version)
    row = connection.execute("select value from meta where key = 'project'").fetchone()
    if row is None:
        raise database.damaged(path, QT_TRANSLATE_NOOP("project.opening", "its identity is missing"))
    return Opened(connection, str(row[0]), version)


def refuse_older(path: Path, version: int) -> None:
    """Raise AppError where an older project is opened without the right to bring it up to date."""
    if version < LATEST:
        raise AppError(
            QT_TRANSLATE_NOOP("project.opening", "{file} was written by an older version of the program."),
            QT_TRANSLATE_NOOP(
                "project.opening", "Open it once for writing; a copy is kept before it is brought up to date."
            ),
            file=path.name,
        )


def locked(path: Path) -> ProjectLocked:
    """Tell that the project is open elsewhere."""
    return ProjectLocked(
        QT_TRANSLATE_NOOP("project.opening", "The project {file} is open in a window or another command."),
        QT_TRANSLATE_NOOP("project.opening", "Close it there first; reading it is possible meanwhile."),
        file=path.name,
    )


def _newer(path: Path, version: int) -> AppError:
    return AppError(
        QT_TRANSLATE_NOOP(
            "project.opening", "{file} was written by a newer version of the program (format {version})."
        ),
        QT_TRANSLATE_NOOP("project.opening", "Install the newest version to open it."),
        file=path.name,
        version=version,
    )
