"""Joining staged catalogue records to the items that loans and pairs brought."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from minentropy_app.model.imports import CatalogueRecord
from minentropy_app.model.items import ItemKind
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.project import folder, identity, ingesting, loading, staging
from minentropy_app.project.entries import Source
from minentropy_app.project.imports import Imported, Ticket
from minentropy_app.project.loan_facts import describe_loans
from minentropy_app.project.pacing import Pace
from minentropy_app.project.project import Project
from minentropy_app.sources.catalogue_match import Matches, match_records
from minentropy_app.text import QT_TRANSLATE_NOOP

_MATCHING = QT_TRANSLATE_NOOP("project.catalogue", "Matching records to items")
_JOINING = QT_TRANSLATE_NOOP("project.catalogue", "Joining records")


@dataclass(frozen=True)
class _Items:
    """All visible items: database id, source, key, label, attributes (JSON)."""

    rows: Sequence[tuple[int, int, str, str, str]]

    def match(self, records: Sequence[CatalogueRecord]) -> Matches:
        """Find the record of each item."""
        keys, labels = [row[2] for row in self.rows], [row[3] for row in self.rows]
        return match_records(records, keys, labels, [json.loads(row[4]) for row in self.rows])


def ingest_catalogue(project: Project, ticket: Ticket, context: Context) -> Steps[Imported]:
    """Add what catalogue records say to the items of every source, all at once at the end.

    What items say already stays. The counts of the new entry tell how many items were matched:
    items (matched), rows (records), by_id, by_isbn, by_title, ambiguous, unmatched. Results that
    depend on a changed call number become stale.

    Raises
    ------
    AppError
        The disk is full, or the staged batch is gone.
    Cancelled
        The user asked to stop; call ``abandon_import``.
    """
    batch = staging.open_staged(staging.staging_folder(project.data_path, ticket))
    yield Step(_MATCHING, 0, 0)
    records = batch.records()
    items = _visible_items(project)
    matches = items.match(records)
    yield from _store_changes(project, ticket, _changes(ticket, items, records, matches), context)
    contents = yield from _new_contents(project, ticket, context)
    counts: dict[str, float] = {"items": matches.counts["matched"], "rows": len(records), **_ways(matches)}
    content = identity.files_content([record.title for record in records])
    end = ingesting.Finish(0, len(records), matches.counts["matched"], counts, content, batch.report, contents)
    return ingesting.finish(project, ticket, end)


def _ways(matches: Matches) -> dict[str, float]:
    by = matches.counts
    named: dict[str, float] = {f"by_{way}": by[way] for way in ("id", "isbn", "title")}
    return named | {name: by[name] for name in ("ambiguous", "unmatched")}


def _visible_items(project: Project) -> _Items:
    """What a catalogue can tell of: words and documents of texts are no books, whatever they are called."""
    query = f"""select id, source, key, label, attributes from items where {loading.READY_ITEMS}
        and kind not in ('{ItemKind.WORD}', '{ItemKind.DOCUMENT}')
        and source in (select id from sources where state = 'ready') order by source, key"""
    return _Items(project.reader.connection.execute(query).fetchall())


def _changes(ticket: Ticket, items: _Items, records: Sequence[CatalogueRecord], matches: Matches) -> list[Any]:
    changes = (
        ingesting.merged_item(ticket.part, item, (key, label, text), _told(records[record]))
        for (item, _, key, label, text), record in zip(items.rows, matches.record.tolist(), strict=True)
        if record >= 0
    )
    return [change for change in changes if change]


def _told(record: CatalogueRecord) -> dict[str, str]:
    """What a record says of its item, its title included."""
    title = folder.storable(record.title)
    return {**record.attributes, ingesting.TITLE: title} if title else record.attributes


def _store_changes(project: Project, ticket: Ticket, changes: list[Any], context: Context) -> Steps[None]:
    pace, at = Pace(), 0
    while at < len(changes):
        context.check()
        with pace.bite() as rows, project.transaction() as db:
            db.conn.executemany(ingesting.INSERT_CHANGE, changes[at : at + rows])
        at += rows
        yield Step(_JOINING, at, len(changes))


def _new_contents(project: Project, ticket: Ticket, context: Context) -> Steps[dict[int, str]]:
    """Return the identity that each source will have with the changes, where it can change."""
    contents = {}
    for source in (*project.reader.sources(), *project.reader.bin()):
        context.check()
        yield Step(_JOINING, 0, 0)
        if isinstance(source, Source) and source.kind in ("loans", "pairs"):
            contents[source.id] = _content(project, ticket, source)
    return contents


def _content(project: Project, ticket: Ticket, source: Source) -> str:
    connection = project.reader.connection
    ids, digests = loading.item_digests(connection, source.id, ticket.part)
    if source.kind == "pairs":
        pairs = loading.pair_rows(connection, source.id)
        first, second = loading.index_of(ids, pairs.first), loading.index_of(ids, pairs.second)
        return identity.pairs_content(digests, first, second, pairs.weight, loading.popularity_of(connection, ids))
    rows = loading.loan_rows(connection, source.id)
    when = (rows.day, rows.precision, rows.partial)
    return describe_loans(digests, rows.borrower, loading.index_of(ids, rows.item), when).content
