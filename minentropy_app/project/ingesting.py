"""What all ingests share: items and row chunks in short transactions, and the last transaction."""

from __future__ import annotations

import dataclasses
import itertools
import json
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from minentropy_app.model.imports import ImportReport
from minentropy_app.model.inputs import Ids
from minentropy_app.model.items import ItemKind
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.project import folder, imports, purging, staging
from minentropy_app.project.imports import Imported, Ticket
from minentropy_app.project.pacing import Pace
from minentropy_app.project.project import Project, now
from minentropy_app.project.rows import first_row
from minentropy_app.project.staging import StagedItem
from minentropy_app.text import QT_TRANSLATE_NOOP

_ITEMS = QT_TRANSLATE_NOOP("project.ingesting", "Storing items")
_ROWS = QT_TRANSLATE_NOOP("project.ingesting", "Storing rows")
_INSERT_ITEM = (
    "insert into items (id, source, part, kind, key, label, attributes, folded) values (?, ?, ?, ?, ?, ?, ?, ?)"
)
#: The attribute from which an item without a label of its own takes one.
TITLE = "title"
INSERT_CHANGE = "insert into item_changes (part, item, attributes, folded) values (?, ?, ?, ?)"


@dataclass(frozen=True)
class Finish:
    """What the last transaction of an import writes into its source, and into others it changed."""

    stored: int  # rows of this part
    rows: int  # rows of the whole source
    items: int
    counts: Mapping[str, float]
    content: str
    report: ImportReport
    other_contents: Mapping[int, str] = field(default_factory=dict)
    #: Added to the options kept with the source.
    options: Mapping[str, Any] = field(default_factory=dict)


def searchable(key: str, label: str, attributes: Mapping[str, str]) -> str:
    """Return what a search looks through: label, author and key, one a line."""
    parts = (label, attributes.get("author", ""), key)
    return "\n".join(folder.fold(part.replace("\n", " ")) for part in parts)


def store_items(
    project: Project, ticket: Ticket, items: Iterator[StagedItem], context: Context, kind: ItemKind = ItemKind.BOOK
) -> Steps[Ids]:
    """Store new items and note what changes about known ones; return ids in the batch's order."""
    yield from purging.purge_discarded(project)
    known = known_items(project, ticket.source, kind)
    ids = array("q")
    with project.transaction() as db:
        next_id = 1 + (db.execute("select max(id) from items").fetchone()[0] or 0)
    pace = Pace(2000)
    while True:
        context.check()
        with pace.bite() as rows:
            chunk = list(itertools.islice(items, rows))
            new, changed, chunk_ids = _sort_out(ticket, chunk, known, (next_id, kind))
            with project.transaction(bulk=True) as db:
                db.conn.executemany(_INSERT_ITEM, new)
                db.conn.executemany(INSERT_CHANGE, changed)
        if not chunk:
            return np.array(ids, np.int64)
        ids.extend(chunk_ids)
        next_id += len(new)
        yield Step(_ITEMS, len(ids), 0)


def known_items(project: Project, source: int, kind: ItemKind) -> dict[str, tuple[int, str, str]]:
    """Return id, label and attributes (JSON) by key of the items of one kind that a source already has."""
    with project.transaction() as db:
        query = "select key, id, label, attributes from items where source = ? and kind = ?"
        return {key: (number, label, text) for key, number, label, text in db.execute(query, [source, kind.value])}


def _sort_out(
    ticket: Ticket,
    chunk: Sequence[StagedItem],
    known: Mapping[str, tuple[int, str, str]],
    new_items: tuple[int, ItemKind],
) -> tuple[list[Any], list[Any], list[int]]:
    new: list[Any] = []
    changed: list[Any] = []
    ids: list[int] = []
    next_id, kind = new_items
    for raw_key, raw_label, attributes in chunk:
        key, label = folder.storable(raw_key), folder.storable(raw_label)
        if key in known:
            number, label, text = known[key]
            told = {**attributes, TITLE: folder.storable(raw_label)} if raw_label != raw_key else attributes
            if change := merged_item(ticket.part, number, (key, label, text), told):
                changed.append(change)
        else:
            number = next_id + len(new)
            text = json.dumps(attributes, ensure_ascii=True)
            folded = folder.storable(searchable(key, label, attributes))
            new.append((number, ticket.source, ticket.part, kind.value, key, label, text, folded))
        ids.append(number)
    return new, changed, ids


def merged_item(part: int, item: int, known: tuple[str, str, str], attributes: Mapping[str, str]) -> Any:
    """Return the row of ``item_changes`` that adds what was not known, or None if nothing is new.

    What is there stays: it may have been corrected by hand. The title ``TITLE`` among the attributes counts
    only for an item that is labelled by its bare key.
    """
    key, label, text = known
    old: dict[str, str] = json.loads(text)
    if label != key:
        attributes = {name: value for name, value in attributes.items() if name != TITLE}
    label = attributes.get(TITLE) or label
    added = {name: value for name, value in attributes.items() if value and not old.get(name)}
    if not added:
        return None
    merged = {**old, **added}
    return part, item, json.dumps(merged), folder.storable(searchable(key, label, merged))


def store_rows(
    project: Project, ticket: Ticket, insert: str, columns: Sequence[npt.NDArray[Any]], context: Context
) -> Steps[None]:
    """Store aligned columns as the rows of a part; ``insert`` has the row id as its first place."""
    total = len(columns[0])
    first, at, pace = first_row(ticket.part), 0, Pace(10_000)
    while at < total:
        context.check()
        with pace.bite() as rows, project.transaction(bulk=True) as db:
            end = min(at + rows, total)
            values = [column[at:end].tolist() for column in columns]
            db.conn.executemany(insert, zip(range(first + at, first + end), *values, strict=True))
        at = end
        yield Step(_ROWS, at, total)


def is_update(project: Project, ticket: Ticket) -> bool:
    """Whether an import adds to a source that has rows already."""
    with project.transaction() as db:
        mode: str = db.execute("select mode from parts where id = ?", [ticket.part]).fetchone()[0]
        return mode == "update"


def finish(project: Project, ticket: Ticket, end: Finish) -> Imported:
    """Make an import visible: one transaction, then nothing is left to do but tidy up."""
    with project.transaction() as db:
        state = db.execute("select state from parts where id = ?", [ticket.part]).fetchone()
        if state is None or state[0] != "importing":
            raise RuntimeError("finishing an import that was given up")
        _replace_older(db, ticket)
        _apply_changes(db, ticket)
        db.execute(
            """update sources set state = 'ready', items = ?, rows = ?, counts = ?, content = ? where id = ?""",
            [end.items, end.rows, json.dumps(dict(end.counts)), end.content, ticket.source],
        )
        if end.options:
            kept = json.loads(db.execute("select options from sources where id = ?", [ticket.source]).fetchone()[0])
            options = json.dumps({**kept, **end.options})
            db.execute("update sources set options = ? where id = ?", [options, ticket.source])
        contents = [(content, source) for source, content in end.other_contents.items()]
        db.conn.executemany("update sources set content = ? where id = ?", contents)
        report = json.dumps(dataclasses.asdict(end.report))
        db.execute(
            "update parts set state = 'ready', rows = ?, report = ? where id = ?",
            [end.stored, report, ticket.part],
        )
    imports.remove_staging(project, ticket)
    source = project.reader.source_by_id(ticket.source)
    return Imported(source, end.report)


def _replace_older(db: Any, ticket: Ticket) -> None:
    db.execute(
        """update sources set deleted_at = ? where deleted_at is null and state = 'ready' and id <> ?
             and name = (select name from sources where id = ?)
             and (select mode from parts where id = ?) = 'replace'""",
        [now(), ticket.source, ticket.source, ticket.part],
    )


def _apply_changes(db: Any, ticket: Ticket) -> None:
    db.execute(
        f"""update items set attributes = c.attributes, folded = c.folded,
               label = case when label = key then ifnull(c.attributes ->> '$.{TITLE}', label) else label end
           from item_changes c where c.part = ? and items.id = c.item""",
        [ticket.part],
    )
    db.execute("delete from item_changes where part = ?", [ticket.part])


def load_report(text: str) -> ImportReport:
    """Read a stored report."""
    return staging.report_from_values(json.loads(text))
