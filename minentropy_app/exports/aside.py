"""Files appear whole or not at all: written beside their target, then renamed."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from minentropy_app.errors import AppError
from minentropy_app.text import QT_TRANSLATE_NOOP

_FULL = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}
_NOT_ALLOWED = {errno.EACCES, errno.EPERM, errno.EROFS}


@contextmanager
def aside(path: Path) -> Iterator[Path]:
    """Give a temporary file to write, and rename it to ``path`` if nothing went wrong.

    Raises
    ------
    AppError
        The folder is missing, may not be written or is full, or ``path`` is a folder.
    """
    _refuse_impossible(path)
    temporary: Path | None = None
    try:
        temporary = _temporary(path)
        yield temporary
        _keep(temporary, path)
    except OSError as error:
        raise _explained(error, path) from error
    finally:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def write_bytes(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path``, whole or not at all.

    Raises
    ------
    AppError
        As ``aside``.
    """
    with aside(path) as temporary:
        temporary.write_bytes(content)


def _temporary(path: Path) -> Path:
    handle, name = tempfile.mkstemp(prefix=f".{path.stem[:40]}-", suffix=path.suffix + ".part", dir=path.parent)
    os.close(handle)
    return Path(name)


def _keep(temporary: Path, path: Path) -> None:
    with temporary.open("rb+") as written:
        os.fsync(written.fileno())
    # mkstemp makes files that only their owner can read; an export is meant for colleagues.
    mask = os.umask(0)
    os.umask(mask)
    temporary.chmod(0o666 & ~mask)
    temporary.replace(path)


def _refuse_impossible(path: Path) -> None:
    if path.is_dir():
        raise AppError(
            QT_TRANSLATE_NOOP("exports.aside", "{file} is a folder, so no file can be written there."),
            QT_TRANSLATE_NOOP("exports.aside", "Give the name of a file in that folder."),
            file=str(path),
        )
    if not path.parent.is_dir():
        raise AppError(
            QT_TRANSLATE_NOOP("exports.aside", "{file} cannot be written: there is no folder {folder}."),
            QT_TRANSLATE_NOOP("exports.aside", "Create the folder first, or choose another one."),
            file=str(path),
            folder=str(path.parent),
        )


def _explained(error: OSError, path: Path) -> AppError:
    if error.errno in _FULL:
        return AppError(
            QT_TRANSLATE_NOOP("exports.aside", "{file} was not written: the disk is full."),
            QT_TRANSLATE_NOOP("exports.aside", "Free some space, or choose another disk. Nothing was left behind."),
            file=str(path),
        )
    if error.errno in _NOT_ALLOWED:
        return AppError(
            QT_TRANSLATE_NOOP("exports.aside", "{file} may not be written."),
            QT_TRANSLATE_NOOP("exports.aside", "Close it in other programs, or choose a folder of your own."),
            file=str(path),
        )
    return AppError(
        QT_TRANSLATE_NOOP("exports.aside", "{file} could not be written: {reason}."),
        QT_TRANSLATE_NOOP("exports.aside", "Choose another folder or a shorter name."),
        file=str(path),
        reason=error.strerror or type(error).__name__,
    )
