"""An older project is copied, then brought up to date; a failing step changes nothing."""

from __future__ import annotations

import sqlite3
from typing import Any

import pytest
from sqlite_utils import Migrations

from minentropy_app.errors import AppError
from minentropy_app.project import opening, schema
from minentropy_app.project.project import Project
from tests.project.helpers import ROWS, import_loans, loan_batch

#: The format after the present one.
NEXT = opening.LATEST + 1


def later(fails: bool = False) -> Migrations:
    migrations = Migrations("minentropy")
    for known in schema.migrations._migrations:
        migrations(name=known.name)(known.fn)

    def m999_shelf_marks(db: Any) -> None:
        db.execute("create table shelf_marks (id integer primary key)")
        db.execute(f"pragma user_version = {NEXT}")
        if fails:
            raise sqlite3.OperationalError("no luck")

    migrations()(m999_shelf_marks)
    return migrations


def version(path: Any) -> int:
    connection = sqlite3.connect(path)
    try:
        return connection.execute("pragma user_version").fetchone()[0]
    finally:
        connection.close()


def test_an_older_project_is_copied_and_migrated(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    import_loans(project, loan_batch(ROWS))
    project.close()
    monkeypatch.setattr(schema, "migrations", later())
    monkeypatch.setattr(opening, "LATEST", NEXT)
    with pytest.raises(AppError, match="older version"):
        Project.open(project.path, write=False)
    with Project.open(project.path) as newer:
        assert [s.rows for s in newer.reader.sources()] == [len(ROWS)]
        (copy,) = (newer.data_path / "backups").iterdir()
    assert version(project.path) == NEXT and version(copy) == NEXT - 1


def test_a_failing_migration_changes_nothing(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    import_loans(project, loan_batch(ROWS))
    project.close()
    with monkeypatch.context() as patch:
        patch.setattr(schema, "migrations", later(fails=True))
        patch.setattr(opening, "LATEST", NEXT)
        with pytest.raises(AppError):
            Project.open(project.path)
    assert version(project.path) == NEXT - 1
    with Project.open(project.path) as same:
        assert [s.rows for s in same.reader.sources()] == [len(ROWS)]
        assert not same.reader.connection.execute("select 1 from sqlite_master where name = 'shelf_marks'").fetchall()


def test_the_last_migration_writes_the_version_that_readers_expect(project: Project) -> None:
    assert len(schema.migrations._migrations) == opening.LATEST
    assert version(project.path) == opening.LATEST
