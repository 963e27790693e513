"""Documents one by one, for those who look at them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from minentropy_app.project import database
from minentropy_app.project.entries import Source
from minentropy_app.project.reader import Reader
from minentropy_app.project.texts import CURRENT

_READY = "(select id from parts where source = ? and state in ('ready', 'emptying'))"
_ROWS = f"""select i.id, i.label, i.attributes, length(d.text),
        length(d.segmented) - length(replace(replace(d.segmented, ' ', ''), char(10), '')) + (d.segmented <> '')
    from documents d join items i on i.id = d.item where i.source = ? and {CURRENT} order by i.id"""
_TEXT = f"select d.text, d.segmented from documents d where d.item = ? and {CURRENT}"
_CUT = f"""select d.segmented from documents d join items i on i.id = d.item
    where d.item in (select value from json_each(?)) and i.source = ? and {CURRENT} order by d.item"""
_AMONG = _CUT.replace("d.segmented", "distinct d.item", 1)
_WITH = f"""select distinct d.item from document_search f
    join documents d on d.id = f.rowid join items i on i.id = d.item
    where document_search match ? and i.source = ? and {CURRENT} order by d.item"""
_WORDS = f"select label, id from items where source = ? and kind = 'word' and part in {_READY}"


@dataclass(frozen=True)
class DocumentRow:
    """What is known of a document; its lengths in characters and in words."""

    item: int
    title: str
    label: str
    language: str
    date: str
    file: str
    characters: int
    words: int


def document_rows(reader: Reader, source: Source) -> list[DocumentRow]:
    """Return the documents of a source in the order of the import."""
    with database.explained(reader.path):
        rows = reader.connection.execute(_ROWS, [source.id]).fetchall()
    return [_row(*row) for row in rows]


def document_text(reader: Reader, item: int) -> tuple[str, str]:
    """Return a document as written, and cut into words; two empty texts if it is gone."""
    with database.explained(reader.path):
        row = reader.connection.execute(_TEXT, [item]).fetchone()
    return (row[0], row[1]) if row else ("", "")


def documents_among(reader: Reader, source: Source, ids: Sequence[int]) -> list[int]:
    """Return those of some items that are documents of a source."""
    with database.explained(reader.path):
        return [row[0] for row in reader.connection.execute(_AMONG, [json.dumps(list(ids)), source.id])]


def cut_texts(reader: Reader, source: Source, ids: Sequence[int], many: int = 64) -> Iterator[str]:
    """Yield documents of a source as they were cut into words, some at a time."""
    for start in range(0, len(ids), many):
        with database.explained(reader.path):
            rows = reader.connection.execute(_CUT, [json.dumps(list(ids[start : start + many])), source.id]).fetchall()
        yield from (row[0] for row in rows)


def documents_with(reader: Reader, source: Source, words: Sequence[str]) -> list[int]:
    """Return the documents of a source in which at least one of these words stands."""
    wanted = " OR ".join('"' + word.replace('"', '""') + '"' for word in words)
    with database.explained(reader.path):
        return [row[0] for row in reader.connection.execute(_WITH, [wanted, source.id])] if words else []


def word_items(reader: Reader, source: Source) -> dict[str, int]:
    """Return the id of every word of a source."""
    with database.explained(reader.path):
        return dict(reader.connection.execute(_WORDS, [source.id, source.id]).fetchall())


def _row(item: int, title: str, attributes: str, characters: int, words: int) -> DocumentRow:
    about = json.loads(attributes)
    known = {name: about.get(name, "") for name in ("language", "date", "file")}
    return DocumentRow(item, title, about.get("class", ""), characters=characters, words=words, **known)
