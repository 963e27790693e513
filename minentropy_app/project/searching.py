"""Finding items by what people type.

``items.folded`` holds label, author and key, one a line, without regard to case and width. An index
holds it together with what visibility needs, so that a search reads the index alone.
"""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Sequence
from typing import Any

from minentropy_app.model.items import ItemKind
from minentropy_app.project.entries import Choice, Found
from minentropy_app.project.folder import fold

_INDEXED = "items indexed by items_by_folded"
_ORDER = "folded, source, part, id"  # the index' own order: nothing to sort
_LAST = "\U0010ffff"
_VISIBLE = """+source in (select id from sources where state = 'ready' and deleted_at is null)
    and +part in (select id from parts where state in ('ready', 'emptying'))"""
_PREFIX = f"select id from {_INDEXED} where folded >= ? and folded < ? and {_VISIBLE} order by {_ORDER} limit ?"
_FOUND = """select i.id, i.kind, i.key, i.label, ifnull(i.attributes ->> '$.author', ''), s.name
    from items i join sources s on s.id = i.source where i.id = ?"""
#: Items looked at for the names of attributes.
_SAMPLE = 500
_KINDS = {"items": "", "item": "", "book": ItemKind.BOOK, "word": ItemKind.WORD}


def search(connection: sqlite3.Connection, text: str, limit: int) -> list[Found]:
    """Return items that hold every word of ``text``; labels beginning with it come first, then
    authors and keys beginning with it, then the rest, each in the order of labels.
    """
    wanted = " ".join(fold(text).split())
    if not wanted or limit < 1:
        return []
    ids = [row[0] for row in connection.execute(_PREFIX, [wanted, wanted + _LAST, limit])]
    if len(ids) < limit:
        ids += [number for number in _inside(connection, wanted, limit) if number not in set(ids)]
    return [_found(connection, number) for number in ids[:limit]]


def matching(connection: sqlite3.Connection, text: str) -> list[int]:
    """Return the ids of all items that hold every word of ``text``."""
    words = fold(text).split()
    if not words:
        return []
    rows = connection.execute(
        f"select id from {_INDEXED} where {_holding(words)} and {_VISIBLE}", [*map(_anywhere, words)]
    )
    return [row[0] for row in rows]


def choices(connection: sqlite3.Connection, query: str, prefix: str, limit: int) -> list[Choice]:
    """Return what a field may be completed to: items, names of attributes, or entries of the kind asked for."""
    if query == "column":
        return _columns(connection, prefix, limit)
    if query not in _KINDS:
        return _entries(connection, query, prefix, limit)
    wanted = fold(prefix)
    rows = connection.execute(
        f"""select key, label from {_INDEXED} where folded >= ? and folded < ? and (? = '' or kind = ?) and {_VISIBLE}
            order by {_ORDER} limit ?""",
        [wanted, wanted + _LAST, _KINDS[query], _KINDS[query], limit],
    )
    return [Choice(key, label) for key, label in rows]


def _inside(connection: sqlite3.Connection, wanted: str, limit: int) -> list[int]:
    words = wanted.split()
    rows = connection.execute(
        f"""select id, instr(folded, char(10) || ?) = 0 as later from {_INDEXED} where {_holding(words)} and {_VISIBLE}
            order by later, {_ORDER} limit ?""",
        [wanted, *map(_anywhere, words), 2 * limit],
    )
    return [row[0] for row in rows]


def _holding(words: Sequence[str]) -> str:
    """Return the condition that an item holds every word."""
    return " and ".join("folded like ? escape '!'" for _ in words)


def _anywhere(word: str) -> str:
    """Return the pattern of LIKE for a word, in which all signs mean themselves."""
    for sign in "!%_":
        word = word.replace(sign, f"!{sign}")
    return f"%{word}%"


def _found(connection: sqlite3.Connection, number: int) -> Found:
    row: Sequence[Any] = connection.execute(_FOUND, [number]).fetchone()
    return Found(row[0], ItemKind(row[1]), *row[2:])


def _entries(connection: sqlite3.Connection, kind: str, prefix: str, limit: int) -> list[Choice]:
    rows = connection.execute(
        """select name from sources where kind = ? and state = 'ready' and deleted_at is null
           union select name from runs where kind = ? and state = 'done' and deleted_at is null order by 1""",
        [kind, kind],
    )
    names = (row[0] for row in rows if fold(row[0]).startswith(fold(prefix)))
    return [Choice(name, name) for name in itertools.islice(names, limit)]


def _columns(connection: sqlite3.Connection, prefix: str, limit: int) -> list[Choice]:
    rows = connection.execute(
        f"""select distinct j.key from (select attributes from items where {_VISIBLE} limit {_SAMPLE}) i,
            json_each(i.attributes) j order by 1"""
    )
    names = (row[0] for row in rows if fold(row[0]).startswith(fold(prefix)))
    return [Choice(name, name) for name in itertools.islice(names, limit)]
