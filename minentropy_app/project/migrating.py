"""Bringing an older project up to date, after a copy."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path
from typing import Any

from minentropy_app.project import folder, opening, schema


def migrate(path: Path, db: Any) -> None:
    """Apply what is missing; the file as it was is kept in the project's folder first."""
    version = db.execute("pragma user_version").fetchone()[0]
    if version < opening.LATEST:
        _keep_copy(path, db, version)
        apply(db)


def apply(db: Any) -> None:
    """Apply all pending migrations, each in a transaction of its own."""
    schema.migrations.apply(db)


def _keep_copy(path: Path, db: Any, version: int) -> None:
    backups = folder.data_folder(path) / folder.BACKUPS
    backups.mkdir(exist_ok=True)
    target = backups / f"{path.stem}-format-{version}{path.suffix}"
    aside = target.with_name(target.name + folder.ASIDE)
    aside.unlink(missing_ok=True)
    with contextlib.closing(sqlite3.connect(aside)) as copy:
        db.conn.backup(copy)
        copy.execute("pragma journal_mode = delete").fetchall()
    aside.replace(target)
