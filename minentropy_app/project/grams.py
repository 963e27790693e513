"""Which runs of characters stand in which stretch of the texts: a search reads only where its own all stand.

The index of words finds what is cut as it was cut; anything else would need every text to be read. Each
row of ``text_grams`` stands for some 32,000 characters: whole documents, or a piece of a long one. Its bits
say by a hash which runs of one to four characters occur there (a Bloom filter of one hash, 1970): the longer
ones tell apart what is made of frequent short ones. Bits tell of too much, never of too little, so that
the texts themselves have the last word.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from minentropy_app.sources.segmentation import narrow

#: Characters of one row, and by how many the pieces of a long document overlap.
_STRETCH, _OVERLAP = 32_768, 256
#: Bits of each part: for runs of one and two characters, for those of three, and for those of four.
_PART = 1 << 16
#: Makes another hash of the same numbers.
_OTHER = np.uint32(0x9E3779B1)
_INSERT = "insert into text_grams (id, first, last, bits) values (?, ?, ?, ?)"
_ROWS = """select g.first, g.last, g.bits from parts p join sources s on s.id = p.source
    join text_grams g on g.id >= p.id << 32 and g.id < (p.id + 1) << 32
    where p.state = 'ready' and s.state = 'ready' and s.deleted_at is null and (?1 = 0 or s.id = ?1) order by g.id"""
_ALL = """select p.id << 32, ((p.id + 1) << 32) - 1 from parts p join sources s on s.id = p.source
    where p.state = 'ready' and s.state = 'ready' and s.deleted_at is null and (?1 = 0 or s.id = ?1) order by p.id"""

_Codes = npt.NDArray[np.uint32]


def folded(text: str) -> str:
    """Return text of the same length without regard to case and to the width of letters and digits."""
    plain = narrow(text)
    low = plain.lower()
    if len(low) != len(text):  # the Turkish İ becomes two
        low = "".join(sign.lower()[:1] for sign in plain)
    return low.replace("ς", "σ")  # a sigma is written otherwise where a word ends


def marks(text: str) -> npt.NDArray[np.int64]:
    """Return the places of the bits for all runs of characters in a text as it is folded."""
    codes = np.frombuffer(folded(text).encode("utf-32-le", "surrogatepass"), np.uint32)
    runs = [_rolled(codes, length) for length in range(1, 5)]
    one, two, three, four = map(_hashed, runs)
    again = [_hashed(short * _OTHER) for short in runs[:2]]  # short ones have no others to go by
    return np.concatenate([one, two, three + _PART, again[1] + _PART, four + 2 * _PART, again[0] + 2 * _PART])


def bits_of(text: str) -> bytes:
    """Return the bits of a stretch of text."""
    flags = np.zeros(3 * _PART, np.bool_)
    flags[marks(text)] = True
    return np.packbits(flags, bitorder="little").tobytes()


def _rolled(codes: _Codes, length: int) -> _Codes:
    """Return one number for each run of ``length`` characters."""
    found = codes[: max(0, len(codes) - length + 1)].copy()
    for k in range(1, length):
        found = found * np.uint32(0x01000193) + codes[k : k + len(found)]
    return found


def _hashed(numbers: _Codes) -> npt.NDArray[np.int64]:
    """Return numbers below ``_PART``: the upper bits of a product (Knuth), after the lower ones are mixed in."""
    mixed = (numbers ^ (numbers >> np.uint32(15))) * np.uint32(2654435769)
    return (mixed >> np.uint32(16)).astype(np.int64)


def stretches(documents: Sequence[tuple[int, str]]) -> Iterator[tuple[int, int, str]]:
    """Yield (first document, last document, text): short documents together, long ones in pieces."""
    short = sum(len(text) for _, text in documents if len(text) <= 2 * _STRETCH)
    each = short / max(1, round(short / _STRETCH))
    held: list[tuple[int, str]] = []
    size = 0
    for number, text in documents:
        if len(text) > 2 * _STRETCH:
            pieces = range(0, max(1, len(text) - _OVERLAP), _STRETCH)
            yield from ((number, number, text[at : at + _STRETCH + _OVERLAP]) for at in pieces)
            continue
        held.append((number, text))
        size += len(text)
        if size >= each:
            yield _together(held)
            held, size = [], 0
    if held:
        yield _together(held)


def _together(held: Sequence[tuple[int, str]]) -> tuple[int, int, str]:
    return held[0][0], held[-1][0], "\n".join(text for _, text in held)


def store(connection: sqlite3.Connection, documents: Sequence[tuple[int, str]]) -> None:
    """Store the rows for documents that go in by the same transaction; all of one part, by id upwards."""
    part = documents[0][0] >> 32 << 32
    query = "select ifnull(max(id) + 1, ?1) from text_grams where id >= ?1 and id < ?2"
    (number,) = connection.execute(query, [part, part + (1 << 32)]).fetchone()
    rows = sorted(stretches(documents))
    connection.executemany(
        _INSERT, [(number + k, first, last, bits_of(text)) for k, (first, last, text) in enumerate(rows)]
    )


def store_all(connection: sqlite3.Connection) -> None:
    """Store the rows of all documents there are."""
    held: list[tuple[int, str]] = []
    size = 0
    for number, text in connection.execute("select id, text from documents order by id"):
        if held and (size >= _STRETCH or number >> 32 != held[0][0] >> 32):
            store(connection, held)
            held, size = [], 0
        held.append((number, text))
        size += len(text)
    if held:
        store(connection, held)


def candidates(connection: sqlite3.Connection, wanted: str, source: int) -> Iterator[tuple[int, int]]:
    """Yield runs of documents (first, last) that alone may hold ``wanted``, in order.

    ``source`` is the id of the only source to look into, 0: all of them. A project of the format before, which
    nobody opened for writing since, has no rows yet: any document may hold it.
    """
    if connection.execute("select 1 from sqlite_master where name = 'text_grams'").fetchone() is None:
        yield from connection.execute(_ALL, [source])
        return
    places = [(place >> 3, 1 << (place & 7)) for place in set(marks(wanted[:_OVERLAP]).tolist())]
    known: tuple[int, int] | None = None
    for first, last, bits in connection.execute(_ROWS, [source]):
        if not all(bits[byte] & bit for byte, bit in places):
            continue
        if known is not None and first <= known[1] + 1:
            known = (known[0], max(known[1], last))
            continue
        if known is not None:
            yield known
        known = (first, last)
    if known is not None:
        yield known
