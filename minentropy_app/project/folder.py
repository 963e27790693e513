"""The folder of large arrays beside a project's database."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from minentropy_app.errors import AppError
from minentropy_app.text import QT_TRANSLATE_NOOP

RESULTS = "results"
STAGING = "staging"
BACKUPS = "backups"
#: Ending of files that are still being written; leftovers are removed at the next opening.
ASIDE = ".part"
_IDENTITY = "project.json"
#: Bytes hashed at a time.
_HASHED = 1 << 20


def data_folder(path: Path) -> Path:
    """Return the folder that belongs to a project file: ``town.minent`` -> ``town.minent.data``."""
    return path.with_name(path.name + ".data")


def write_identity(folder: Path, project_id: str) -> None:
    """Write the project's id into its folder (made if needed)."""
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"project": project_id})
    write_aside(folder / _IDENTITY, text.encode("ascii"))


def read_identity(folder: Path) -> str:
    """Return the id kept in a folder, "" where there is none."""
    try:
        value = json.loads((folder / _IDENTITY).read_text("utf-8"))
        return str(value["project"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def check_identity(path: Path, project_id: str) -> None:
    """Refuse a project whose folder stayed behind when it was moved, or is another project's."""
    folder = data_folder(path)
    if not folder.is_dir():
        raise AppError(
            QT_TRANSLATE_NOOP("project.folder", "The folder {folder} that belongs to {file} is not beside it."),
            QT_TRANSLATE_NOOP("project.folder", "Move {folder} to {place}, where the project now is."),
            folder=folder.name,
            file=path.name,
            place=str(folder.absolute().parent),
        )
    if read_identity(folder) != project_id:
        raise AppError(
            QT_TRANSLATE_NOOP("project.folder", "The folder {folder} belongs to another project than {file}."),
            QT_TRANSLATE_NOOP("project.folder", "Put back the folder that was moved or copied together with {file}."),
            folder=folder.name,
            file=path.name,
        )


def write_aside(path: Path, content: bytes | Callable[[BinaryIO], None]) -> tuple[str, int]:
    """Write a file so that it is there completely or not at all; ``content`` may be what writes it.

    Returns
    -------
    tuple
        SHA-256 (hex) and size in bytes.
    """
    aside = path.with_name(path.name + ASIDE)
    try:
        with aside.open("wb") as file:
            if isinstance(content, bytes):
                file.write(content)
            else:
                content(file)
            file.flush()
            os.fsync(file.fileno())
        identity = hash_file(aside)
        aside.replace(path)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)
    return identity


def sync_folder(folder: Path) -> None:
    """Make a rename in a folder last; not needed and not possible on Windows."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def hash_file(path: Path, check: Callable[[], None] = lambda: None) -> tuple[str, int]:
    """Return SHA-256 (hex) and size of a file; ``check`` is called often and may raise to stop."""
    digest, buffer = hashlib.sha256(), memoryview(bytearray(_HASHED))
    with path.open("rb", buffering=0) as file:
        while count := file.readinto(buffer):
            digest.update(buffer[:count])
            check()
        return digest.hexdigest(), file.tell()


def fold(text: str) -> str:
    """Return text as it is searched: width, case and composition do not matter."""
    return unicodedata.normalize("NFKC", text).casefold()


def storable(text: str) -> str:
    """Replace lone surrogates, which no database and no UTF-8 file can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")
