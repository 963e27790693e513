"""Opening, creating and locking a project."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

from minentropy_app.project.reader import Reader


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

    path: Path
    data_path: Path
    read_only: bool
    read_only_reason: str
    reader: Reader

    @classmethod
    def create(cls, path: Path) -> Project:
        """Create an empty project and open it for writing; AppError if the file exists."""
        raise NotImplementedError

    @classmethod
    def open(cls, path: Path, *, write: bool = True) -> Project:
        """Open a project; with ``write`` take the lock, tidy up and migrate.

        Raises
        ------
        ProjectLocked
            Another process writes ("open in a window"); open with ``write=False`` instead.
        AppError
            Missing, no project, truncated, newer than this program, data folder left behind.
        """
        raise NotImplementedError

    @contextmanager
    def transaction(self) -> Iterator[Any]:
        """Give a ``sqlite_utils.Database`` inside one transaction; database errors become AppError."""
        raise NotImplementedError
        yield

    def close(self) -> None:
        """Close the database and release the lock."""
        raise NotImplementedError

    def __enter__(self) -> Project:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.close()
