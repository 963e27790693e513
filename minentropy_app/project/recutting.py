"""Texts cut anew: the documents stay, their words are replaced all at once, and results on them become stale.

The new rows go in as a part of their own, which readers do not see; the last transaction lets the
new part take the place of the old one, whose rows are then removed. Documents and words keep their
ids, so that selections and older results go on naming the same things.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from minentropy_app.errors import AppError
from minentropy_app.model.items import ItemKind
from minentropy_app.model.step import Context, Steps
from minentropy_app.project import database, ingesting, names, purging, staging
from minentropy_app.project.entries import Entry, Source
from minentropy_app.project.imports import Ticket, remove_staging
from minentropy_app.project.project import Project, now
from minentropy_app.project.texts import BitesOf, store_documents
from minentropy_app.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from minentropy_app.project.reader import Reader

_TEXTS = """select d.item, d.text, d.segmented from documents d join items i on i.id = d.item
    where i.source = ? and d.id >> 32 in (select id from parts where source = ? and state = 'ready') order by d.id"""


@dataclass(frozen=True)
class Resegmented:
    """Texts that were cut anew.

    Attributes
    ----------
    source
        The source as it now is.
    changed
        Documents that are cut otherwise than before; 0 leaves every result fresh.
    without_words
        Documents that have no word now; they stay, and come back when they are cut otherwise.
    """

    source: Source
    changed: int
    without_words: int


def document_texts(reader: Reader, source: Source) -> Iterator[tuple[int, str, str]]:
    """Yield item id, text and present words of each document, in the order of the import."""
    with database.explained(reader.path):
        yield from reader.connection.execute(_TEXTS, [source.id, source.id])


def segmentation_of(reader: Reader, source: Source) -> dict[str, Any]:
    """Return the options that a source was imported or last cut with, as plain values."""
    with database.explained(reader.path):
        row = reader.connection.execute("select options from sources where id = ?", [source.id]).fetchone()
    return dict(json.loads(row[0])) if row else {}


def require_texts(entry: Entry) -> Source:
    """Return the entry as a source of texts.

    Raises
    ------
    AppError
        It is something else.
    """
    if isinstance(entry, Source) and entry.kind == "texts":
        return entry
    raise AppError(
        QT_TRANSLATE_NOOP("project.recutting", "{name} holds no texts."),
        QT_TRANSLATE_NOOP("project.recutting", "Choose a source of texts."),
        name=entry.name,
    )


def begin_recut(project: Project, entry: Entry) -> Ticket:
    """Reserve the place of the new words of a source, and the staging folder.

    Raises
    ------
    AppError
        The entry holds no texts or is gone, it is being cut already, the project is read-only.
    """
    source = require_texts(entry)
    with project.transaction() as db:
        _require_ready(db, source)
        query = "select 1 from parts where source = ? and state = 'importing'"
        if db.execute(query, [source.id]).fetchone() is not None:
            raise AppError(
                QT_TRANSLATE_NOOP("project.recutting", "{name} is being cut into words already."),
                QT_TRANSLATE_NOOP("project.recutting", "Wait until that is done, or cancel it."),
                name=source.name,
            )
        cursor = db.execute(
            "insert into parts (source, state, mode, created) values (?, 'importing', 'resegment', ?)",
            [source.id, now()],
        )
        ticket = Ticket(source.id, int(cursor.lastrowid))
    with database.explained(project.path):
        staging.staging_folder(project.data_path, ticket).mkdir(parents=True, exist_ok=True)
    return ticket


def ingest_recut(project: Project, ticket: Ticket, context: Context) -> Steps[Resegmented]:
    """Store documents that were cut anew; visible all at once at the end.

    Raises
    ------
    AppError
        The disk is full, the staged batch is gone, or the source was deleted meanwhile.
    Cancelled
        The user asked to stop; call ``abandon_import``.
    """
    batch = staging.open_staged(staging.staging_folder(project.data_path, ticket))
    facts = batch.facts
    if facts["changed"]:
        yield from ingesting.store_items(project, ticket, batch.items(), context, ItemKind.WORD)
        bites = BitesOf(batch.recut(), facts["counts"]["rows"])
        yield from store_documents(project, ticket, bites, context)
        _take_place(project, ticket, facts)
    else:
        _keep_place(project, ticket, facts)
    remove_staging(project, ticket)
    yield from purging.purge_discarded(project)
    source = project.reader.source_by_id(ticket.source)
    return Resegmented(source, facts["changed"], facts["without_words"])


def _take_place(project: Project, ticket: Ticket, facts: Mapping[str, Any]) -> None:
    """Let the new part stand for the old one, in one transaction."""
    rows = facts["counts"]["rows"]
    with project.transaction() as db:
        old = _require_ready(db, project.reader.source_by_id(ticket.source))
        db.execute(
            """update parts set state = 'ready', rows = ?, files = (select files from parts where id = ?),
               report = (select report from parts where id = ?) where id = ?""",
            [rows, old, old, ticket.part],
        )
        db.execute("update parts set state = 'emptying' where id = ?", [old])
        counts = {**json.loads(_options(db, "counts", ticket)), **facts["counts"]}
        counts["items"] = rows + counts["words"]
        db.execute(
            "update sources set counts = ?, content = ? where id = ?",
            [json.dumps(counts), facts["content"], ticket.source],
        )
        _remember(db, ticket, facts)


def _keep_place(project: Project, ticket: Ticket, facts: Mapping[str, Any]) -> None:
    """Remember the options where they change no document."""
    with project.transaction() as db:
        db.execute("update parts set state = 'discarded' where id = ?", [ticket.part])
        _remember(db, ticket, facts)


def _remember(db: Any, ticket: Ticket, facts: Mapping[str, Any]) -> None:
    options = {**json.loads(_options(db, "options", ticket)), **facts["segmentation"]}
    db.execute("update sources set options = ? where id = ?", [json.dumps(options), ticket.source])


def _options(db: Any, column: str, ticket: Ticket) -> str:
    return str(db.execute(f"select {column} from sources where id = ?", [ticket.source]).fetchone()[0])


def _require_ready(db: Any, source: Source) -> int:
    """Return the part that holds the documents of a source; AppError if it is gone."""
    row = db.execute(
        """select p.id from parts p join sources s on s.id = p.source
           where s.id = ? and s.state = 'ready' and s.deleted_at is null and p.state = 'ready' and p.rows > 0
           order by p.id desc""",
        [source.id],
    ).fetchone()
    if row is None:
        raise names.unknown(db, source.name)
    return int(row[0])
