"""Documents: taking staged texts in, giving them out as a corpus, finding words in their context."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import sys
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from minentropy_app.model.inputs import Corpus, Ids, Ints
from minentropy_app.model.items import ItemKind
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.project import folder, grams, ingesting, staging
from minentropy_app.project.imports import Imported, Ticket
from minentropy_app.project.project import Project
from minentropy_app.project.rows import first_row
from minentropy_app.text import QT_TRANSLATE_NOOP

#: Scripts from here on (Thai, Chinese, kana …) put no blanks between words.
_UNSPACED = "\u0e00"
_STORING = QT_TRANSLATE_NOOP("project.texts", "Storing texts")
_INSERT = "insert into documents (id, item, text, segmented) values (?, ?, ?, ?)"
#: Characters stored in one transaction: the index of words takes most of the time.
_BITE = 60_000
_VISIBLE = "(select id from parts where source = ? and state in ('ready', 'emptying'))"
#: Rows of documents that count: those of a part that another has replaced are about to be removed.
CURRENT = "d.id >> 32 in (select id from parts where state = 'ready')"
_HITS = f"""select d.id, i.id, i.label, d.text, s.name from document_search f join documents d on d.id = f.rowid
    join items i on i.id = d.item join sources s on s.id = i.source
    where document_search match ?1 and (?2 = 0 or s.id = ?2) and s.state = 'ready' and s.deleted_at is null
      and {CURRENT} order by f.rowid"""
_IN_ORDER = f"""select i.id, i.attributes, d.segmented from documents d join items i on i.id = d.item
    where i.source = ? and d.segmented <> '' and {CURRENT}
    order by ifnull(i.attributes ->> '$.file', ''), d.segmented, i.id"""
#: For what is no whole words, where it may stand; bytes are compared where neither case nor width matters.
_ANYWHERE = f"""select d.id, i.id, i.label, d.text, s.name from documents d
    cross join items i on i.id = d.item join sources s on s.id = i.source
    where d.id between ?2 and ?3 and {{holds}} and s.state = 'ready' and s.deleted_at is null
      and {CURRENT} order by d.id"""


@dataclass(frozen=True)
class Hit:
    """One place where the words were found, with what stands round them."""

    item: int
    document: str
    source: str
    left: str
    hit: str
    right: str


def ingest_texts(project: Project, ticket: Ticket, context: Context) -> Steps[Imported]:
    """Store a staged batch of texts; visible all at once at the end.

    Raises
    ------
    AppError
        The disk is full, or the staged batch is gone.
    Cancelled
        The user asked to stop; call ``abandon_import``.
    """
    batch = staging.open_staged(staging.staging_folder(project.data_path, ticket))
    documents = ((each.key, each.label, each.attributes) for each in batch.documents())
    ids = yield from ingesting.store_items(project, ticket, documents, context, ItemKind.DOCUMENT)
    words = yield from ingesting.store_items(project, ticket, batch.items(), context, ItemKind.WORD)
    stored = ((int(ids[k]), each.text, each.segmented) for k, each in enumerate(batch.documents()))
    yield from store_documents(project, ticket, BitesOf(stored, len(ids)), context)
    counts = {"items": len(ids) + len(words), "words": len(words), **batch.facts["counts"]}
    rows = len(ids)
    cut = batch.facts.get("segmentation", {})
    end = ingesting.Finish(rows, rows, len(ids), counts, batch.facts["content"], batch.report, options=cut)
    return ingesting.finish(project, ticket, end)


@dataclass(frozen=True)
class BitesOf:
    """Documents to be stored, as (item, text, segmented), and how many there are."""

    rows: Iterator[tuple[int, str, str]]
    total: int

    def bites(self) -> Iterator[list[tuple[int, str, str]]]:
        """Yield as many at a time as one transaction takes."""
        chunk: list[tuple[int, str, str]] = []
        size = 0
        for row in self.rows:
            chunk.append(row)
            size += len(row[2])
            if size >= _BITE:
                yield chunk
                chunk, size = [], 0
        if chunk:
            yield chunk


def store_documents(project: Project, ticket: Ticket, documents: BitesOf, context: Context) -> Steps[None]:
    """Store the rows of documents whose items are there."""
    done, first = 0, first_row(ticket.part)
    for chunk in documents.bites():
        context.check()
        rows = [
            (first + done + k, item, folder.storable(text), folder.storable(segmented))
            for k, (item, text, segmented) in enumerate(chunk)
        ]
        with project.transaction(bulk=True) as db:
            db.conn.executemany(_INSERT, rows)
            grams.store(db.conn, [(number, text) for number, _, text, _ in rows])
        done += len(chunk)
        yield Step(_STORING, done, documents.total)


class Identity:
    """The identity of texts, whatever their order."""

    _BYTES = 16

    def __init__(self) -> None:
        self._hashes = bytearray()

    def add(self, segmented: str) -> None:
        """Take in one more text, cut into words."""
        self._hashes += hashlib.blake2b(segmented.encode("utf-8", "replace"), digest_size=self._BYTES).digest()

    def of_all(self) -> str:
        """Return the identity of all that were taken in."""
        numbers = np.frombuffer(bytes(self._hashes), ">u8").reshape(-1, 2)
        ordered = numbers[np.lexsort((numbers[:, 1], numbers[:, 0]))]
        return hashlib.blake2b(b"texts" + ordered.tobytes(), digest_size=self._BYTES).hexdigest()


def content_of(segmented: list[str]) -> str:
    """Return the identity of texts, whatever their order."""
    identity = Identity()
    for text in segmented:
        identity.add(text)
    return identity.of_all()


def load_texts(connection: sqlite3.Connection, source: int) -> Corpus:
    """Read a source of texts: words by key, documents by file name and content.

    SQLite puts them in order, on the disk if need be; here they pass one by one and leave their numbers.
    """
    word_ids, place = _words(connection, source)
    documents, tokens, lengths, sentences = array("q"), array("i"), array("q"), array("q")
    labels: list[str] = []
    keywords: list[tuple[str, ...]] = []
    for item, attributes, segmented in connection.execute(_IN_ORDER, [source]):
        lines = segmented.split("\n")
        for line in lines:
            words = line.split(" ")
            tokens.extend(map(place.__getitem__, words))
            lengths.append(len(words))
        about = json.loads(attributes)
        documents.append(item)
        sentences.append(len(lines))
        labels.append(sys.intern(about.get("class", "")))
        keywords.append(tuple(filter(None, about.get("keywords", "").split("\n"))))
    names = tuple(sorted(set(labels) - {""}))
    number = {name: k for k, name in enumerate(names)} | {"": -1}
    items, numbered = _in_use(word_ids, np.array(tokens, np.int32))
    return Corpus(
        item_ids=items,
        document_ids=np.array(documents, np.int64),
        sentences=_indptr(sentences),
        indptr=_indptr(lengths),
        tokens=numbered,
        label=np.array([number[label] for label in labels], np.int32),
        label_names=names,
        keywords=tuple(keywords),
    )


def _words(connection: sqlite3.Connection, source: int) -> tuple[Ids, dict[str, int]]:
    """Return ids and places of all words, by key."""
    found = connection.execute(
        f"select id, key from items where source = ? and kind = 'word' and part in {_VISIBLE} order by key",
        [source, source],
    )
    rows = found.fetchall()
    return np.array([row[0] for row in rows], np.int64), {row[1]: k for k, row in enumerate(rows)}


def _in_use(items: Ids, tokens: Ints) -> tuple[Ids, Ints]:
    """Leave out the words that nothing uses: texts that were cut anew may have left some behind."""
    used = np.zeros(len(items), np.bool_)
    used[tokens] = True
    place = (np.cumsum(used) - 1).astype(np.int32)
    return items[used], place[tokens]


def _indptr(lengths: Sequence[int]) -> Ids:
    return np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)]).astype(np.int64)


#: Characters shown on either side of a hit.
_WIDTH = 30


def concordance(connection: sqlite3.Connection, text: str, words: list[str], limit: int, source: int = 0) -> list[Hit]:
    """Find ``text`` in the documents and show what stands round it.

    Parameters
    ----------
    words
        The same text cut into words: the index of words is asked first, the other texts if there is room.
    source
        Id of the only source to look into; 0: all of them.
    """
    wanted = text.strip()
    if not wanted or limit < 1:
        return []
    found: dict[int, list[Hit]] = {}
    if words:
        # Where a list of words of one's own makes it one word, the index knows it as one.
        phrases = dict.fromkeys([" ".join(words), wanted.lower()])
        query = " OR ".join('"' + phrase.replace('"', '""') + '"' for phrase in phrases)
        limit -= _gather(found, connection.execute(_HITS, [query, source]), wanted, limit, whole=True)
    known = any(found.values())
    if limit and not (known and (len(wanted) == 1 or all(sign < _UNSPACED for sign in wanted))):
        # Chinese has no blanks: it stands in longer words, too, and across the ends of words. (A single
        # character that is a word stands in so many others that its own places would be lost among them.)
        _gather(found, _anywhere(connection, wanted, source), wanted, limit, whole=known)
    return [hit for number in sorted(found) for hit in found[number]]


def _anywhere(connection: sqlite3.Connection, wanted: str, source: int) -> Iterator[Any]:
    """Yield the documents that may hold what is wanted."""
    plain = grams.folded(wanted) == wanted and wanted.lower() == wanted.upper() and not any(map(str.isascii, wanted))
    holds = "instr(cast(d.text as blob), cast(?1 as blob))" if plain else "?1 <> ''"
    for first, last in grams.candidates(connection, wanted, source):
        yield from connection.execute(_ANYWHERE.format(holds=holds), [wanted, first, last])


def _gather(found: dict[int, list[Hit]], rows: Iterator[Any], wanted: str, limit: int, whole: bool) -> int:
    """Add the places in documents that are new, by the number of the document; return how many.

    Where the index knows words, no ``whole`` word goes on in letters at either end.
    """
    left = limit
    for number, item, label, text, source in rows:
        if number in found:
            continue
        hits = found[number] = []
        for at in _places(grams.folded(text), grams.folded(wanted)):
            end = at + len(wanted)
            if whole and (_inside(text, at) or _inside(text, end)):
                continue
            first, last = _from_word(text, max(0, at - _WIDTH), at), _to_word(text, end, end + _WIDTH)
            before, after = " ".join(text[first:at].split()), " ".join(text[end:last].split())
            hits.append(Hit(item, label, source, before, text[at:end], after))
            left -= 1
            if not left:
                return limit
    return limit - left


def _inside(text: str, at: int) -> bool:
    """Whether a place lies inside a word of a script that puts blanks between words."""
    return 0 < at < len(text) and _spaced(text[at - 1]) and _spaced(text[at])


def _spaced(sign: str) -> bool:
    return sign.isalnum() and sign < _UNSPACED


def _from_word(text: str, start: int, stop: int) -> int:
    """Where the first whole word begins."""
    first = start
    while first < stop and _inside(text, first):
        first += 1
    return first if first < stop else start


def _to_word(text: str, start: int, stop: int) -> int:
    """Where the last whole word ends."""
    last = min(stop, len(text))
    while last > start and _inside(text, last):
        last -= 1
    return last if last > start else min(stop, len(text))


def _places(text: str, wanted: str) -> Iterator[int]:
    at = text.find(wanted)
    while at >= 0:
        yield at
        at = text.find(wanted, at + len(wanted))
