"""The tables, as migrations that are only ever appended to.

Loan rows and pair counts live in *parts*: one import (or one later year of a source) is one part,
and readers see only the rows of parts in state ``ready``. A row's id is ``part << 32 | row``, so that a part
is one contiguous range of the table: quick to append, to read and to delete, without an index.
"""

from __future__ import annotations

from typing import Any

from sqlite_utils import Migrations

from minentropy_app.project.opening import APPLICATION_ID

_TABLES = (
    # One row per fact about the project itself: id, created, forgetting …
    """create table meta (
        key text primary key,
        value text not null
    ) without rowid""",
    # state: importing (hidden), ready, discarded (being removed), gone (raw data purged, items kept for results)
    """create table sources (
        id integer primary key,
        name text not null,
        kind text not null,
        state text not null check (state in ('importing', 'ready', 'discarded', 'gone')),
        created text not null,
        items integer not null default 0,
        rows integer not null default 0,
        counts text not null default '{}',
        content text not null default '',
        options text not null default '{}',
        forgotten integer not null default 0,
        note text not null default '',
        deleted_at text
    )""",
    "create unique index sources_by_name on sources(name) where state = 'ready' and deleted_at is null",
    # state: importing (hidden), ready, emptying (its rows are being removed, its items stay), discarded
    # mode: new, update, replace, forget. files: [{name, sha256, bytes}]
    """create table parts (
        id integer primary key autoincrement,
        source integer not null references sources(id) on delete cascade,
        state text not null check (state in ('importing', 'ready', 'emptying', 'discarded')),
        mode text not null,
        created text not null,
        files text not null default '[]',
        rows integer not null default 0,
        report text not null default '{}'
    )""",
    "create index parts_by_source on parts(source)",
    # popularity: loans of an item where the loans themselves are not kept.
    """create table items (
        id integer primary key,
        source integer not null references sources(id),
        part integer not null references parts(id),
        kind text not null,
        key text not null,
        label text not null,
        attributes text not null default '{}',
        folded text not null,
        popularity real
    )""",
    "create unique index items_by_key on items(source, key)",
    "create index items_by_folded on items(folded, source, part)",
    # What an update or a catalogue will change about items that exist already, applied at its end.
    """create table item_changes (
        part integer not null references parts(id) on delete cascade,
        item integer not null,
        attributes text not null,
        folded text not null,
        primary key (part, item)
    ) without rowid""",
    """create table borrowers (
        id integer primary key,
        source integer not null references sources(id),
        part integer not null references parts(id),
        pseudonym blob not null check (length(pseudonym) = 16)
    )""",
    "create unique index borrowers_by_pseudonym on borrowers(source, pseudonym)",
    "create table secrets (source integer primary key references sources(id), key blob not null)",
    # borrower null: anonymous. day null: not known to the day. partial null: nothing known.
    """create table loans (
        id integer primary key,
        borrower integer references borrowers(id),
        item integer not null references items(id),
        day integer,
        precision integer not null,
        partial integer
    )""",
    # borrowers null: not known (counts published by a library).
    """create table pair_counts (
        id integer primary key,
        first integer not null references items(id),
        second integer not null references items(id),
        weight real not null,
        borrowers integer
    )""",
    """create table runs (
        id integer primary key autoincrement,
        name text not null,
        kind text not null,
        analysis text not null,
        state text not null check (state in ('running', 'done', 'failed', 'cancelled')),
        params text not null,
        seed integer not null,
        app_version text not null,
        created text not null,
        started text not null default '',
        finished text not null default '',
        seconds real,
        metrics text not null default '{}',
        counts text not null default '{}',
        content text not null default '',
        log text not null default '',
        partial integer not null default 0,
        reproducible integer not null default 1,
        replaces integer,
        note text not null default '',
        deleted_at text
    )""",
    "create unique index runs_by_name on runs(name) where state = 'done' and deleted_at is null",
    # input: a ref ("s3", "r5"); name and content as they were when the run started.
    """create table run_inputs (
        run integer not null references runs(id) on delete cascade,
        role text not null,
        input text not null,
        name text not null,
        content text not null,
        primary key (run, role)
    ) without rowid""",
    """create table artefacts (
        id integer primary key,
        run integer not null references runs(id) on delete cascade,
        kind text not null,
        path text not null unique,
        sha256 text not null,
        bytes integer not null
    )""",
    "create index artefacts_by_run on artefacts(run)",
)

migrations = Migrations("minentropy")


@migrations()  # type: ignore[untyped-decorator]
def m001_first_tables(db: Any) -> None:
    """Everything a project of loans, pairs and results needs."""
    for statement in _TABLES:
        db.execute(statement)
    db.execute(f"pragma application_id = {APPLICATION_ID}")
    db.execute("pragma user_version = 1")


_TEXT_TABLES = (
    # segmented: words with blanks between them, one sentence a line.
    """create table documents (
        id integer primary key,
        item integer not null references items(id),
        text text not null,
        segmented text not null
    )""",
    "create index documents_by_item on documents(item)",
    "create virtual table document_search using fts5(segmented, content='documents', content_rowid='id')",
    """create trigger documents_added after insert on documents begin
        insert into document_search(rowid, segmented) values (new.id, new.segmented);
    end""",
    """create trigger documents_removed after delete on documents begin
        insert into document_search(document_search, rowid, segmented) values ('delete', old.id, old.segmented);
    end""",
)


@migrations()  # type: ignore[untyped-decorator]
def m002_texts(db: Any) -> None:
    """Documents and the index of their words."""
    for statement in _TEXT_TABLES:
        db.execute(statement)
    db.execute("pragma user_version = 2")


@migrations()  # type: ignore[untyped-decorator]
def m003_floor_plans(db: Any) -> None:
    """One floor plan an import, as JSON: a few thousand bays at most, read and replaced as a whole."""
    db.execute(
        """create table floor_plans (
            part integer primary key references parts(id) on delete cascade,
            plan text not null
        )"""
    )
    db.execute("pragma user_version = 3")


@migrations()  # type: ignore[untyped-decorator]
def m004_shelf_steps(db: Any) -> None:
    """Steps of move plans that were carried out, by their numbers from 0."""
    db.execute(
        """create table shelf_steps (
            run integer not null references runs(id) on delete cascade,
            step integer not null,
            primary key (run, step)
        ) without rowid"""
    )
    db.execute("pragma user_version = 4")


@migrations()  # type: ignore[untyped-decorator]
def m005_vectors(db: Any) -> None:
    """Imported vectors: float32 rows, and the softmax tree of the model where the file has one."""
    db.execute(
        """create table vectors (
            id integer primary key,
            item integer not null references items(id),
            "values" blob not null,
            uses integer,
            inner_values blob,
            nodes blob,
            bits blob
        )"""
    )
    db.execute("create index vectors_by_item on vectors(item)")
    db.execute("pragma user_version = 5")


@migrations()  # type: ignore[untyped-decorator]
def m006_module_names(db: Any) -> None:
    """Names that people give to modules: ``level`` from 1 below the root, ``module`` its number there."""
    db.execute(
        """create table module_names (
            run integer not null references runs(id) on delete cascade,
            level integer not null,
            module integer not null,
            name text not null,
            primary key (run, level, module)
        ) without rowid"""
    )
    db.execute("pragma user_version = 6")


@migrations()  # type: ignore[untyped-decorator]
def m007_kept_views(db: Any) -> None:
    """How entries are looked at, kept under names: ``tab`` is a view and its entry, ``state`` JSON of the window."""
    db.execute(
        """create table kept_views (
            tab text not null,
            name text not null,
            state text not null,
            primary key (tab, name)
        ) without rowid"""
    )
    db.execute("pragma user_version = 7")


@migrations()  # type: ignore[untyped-decorator]
def m008_text_grams(db: Any) -> None:
    """What runs of characters stand where in the texts (``grams.py``)."""
    db.execute(
        """create table text_grams (
            id integer primary key,
            first integer not null,
            last integer not null,
            bits blob not null
        )"""
    )
    if db.execute("select 1 from documents limit 1").fetchone():
        from minentropy_app.project import grams

        grams.store_all(db.conn)
    db.execute("pragma user_version = 8")


@migrations()  # type: ignore[untyped-decorator]
def m009_unindexed_parts(db: Any) -> None:
    """Texts that leave the index of words all at once."""
    # Parts whose documents have left the index of words all together, before their rows go one by one.
    db.execute("create table unindexed_parts (part integer primary key)")
    db.execute("drop trigger documents_removed")
    db.execute(
        """create trigger documents_removed after delete on documents
            when not exists (select 1 from unindexed_parts where part = old.id >> 32) begin
            insert into document_search(document_search, rowid, segmented) values ('delete', old.id, old.segmented);
        end"""
    )
    db.execute("pragma user_version = 9")
