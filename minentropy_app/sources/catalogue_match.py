"""Which catalogue record describes which item."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from minentropy_app.model.imports import CatalogueRecord
from minentropy_app.model.inputs import Ints
from minentropy_app.sources.cleaning import clean_id, isbn_key, title_key

#: Attributes of an item under which a loan list may have kept further ids of it.
ID_ATTRIBUTES = ("ids", "barcode", "copies", "copy", "item", "biblio")
_SEVERAL = re.compile(r"\s*[;|,\n]\s*")
_MAIN_TITLE = re.compile(r"\s*(?: [/:=;] |[:：(（]|\. ).*$")


@dataclass(frozen=True)
class Matches:
    """The join of items and records.

    Attributes
    ----------
    record
        (n_items,) index of the record that describes each item, -1 for none.
    how
        ``id``, ``isbn``, ``title``, ``ambiguous`` or ``""`` for each item.
    """

    record: Ints
    how: tuple[str, ...]

    @property
    def counts(self) -> dict[str, int]:
        """Items by the way they were matched, with ``matched``, ``unmatched`` and ``ambiguous``."""
        by = {way: self.how.count(way) for way in ("id", "isbn", "title", "ambiguous")}
        matched = int(np.count_nonzero(self.record >= 0))
        return {**by, "matched": matched, "unmatched": len(self.how) - matched - by["ambiguous"]}


def match_records(
    records: Sequence[CatalogueRecord],
    item_keys: Sequence[str],
    item_labels: Sequence[str],
    item_attributes: Sequence[Mapping[str, str]],
) -> Matches:
    """Join items with catalogue records by id, else by ISBN, else by title.

    Several records for one id, ISBN or title are told apart by title, author and year; records
    that carry the same call number and author may stand for each other. What then is still open
    is ambiguous and stays without a record.
    """
    index = _Index.of(records)
    found = [index.find(*item) for item in zip(item_keys, item_labels, item_attributes, strict=True)]
    return Matches(np.array([record for record, _ in found], np.int32), tuple(how for _, how in found))


@dataclass(frozen=True)
class _Index:
    records: Sequence[CatalogueRecord]
    ids: Mapping[str, list[int]]
    isbns: Mapping[str, list[int]]
    titles: Mapping[str, list[int]]

    @classmethod
    def of(cls, records: Sequence[CatalogueRecord]) -> _Index:
        ids: dict[str, list[int]] = defaultdict(list)
        isbns: dict[str, list[int]] = defaultdict(list)
        titles: dict[str, list[int]] = defaultdict(list)
        for number, record in enumerate(records):
            _add(ids, map(_id, record.ids), number)
            _add(isbns, record.isbns, number)
            _add(titles, _titles(record.title, record.attributes.get("original_title", "")), number)
        return cls(records, ids, isbns, titles)

    def find(self, key: str, label: str, attributes: Mapping[str, str]) -> tuple[int, str]:
        """Return (record or -1, how)."""
        ambiguous = False
        for how, candidates in self._ways(key, label, attributes):
            if candidates:
                chosen = self._chosen(candidates, label, attributes, how)
                if chosen >= 0:
                    return chosen, how
                ambiguous = True
        return -1, "ambiguous" if ambiguous else ""

    def _ways(self, key: str, label: str, attributes: Mapping[str, str]) -> Iterable[tuple[str, list[int]]]:
        also = [text for name in ID_ATTRIBUTES for text in _SEVERAL.split(attributes.get(name, ""))]
        yield "id", _gathered(self.ids, map(_id, [key, *also]))
        yield "isbn", _gathered(self.isbns, map(isbn_key, _SEVERAL.split(attributes.get("isbn", ""))))
        for title in _titles(label):
            yield "title", _gathered(self.titles, [title])

    def _chosen(self, candidates: list[int], label: str, attributes: Mapping[str, str], how: str) -> int:
        author, year = attributes.get("author", ""), attributes.get("year", "")
        if how == "title" and author:
            # An equal title by somebody else is another book.
            candidates = [c for c in candidates if _same_author(author, self.records[c].attributes.get("author", ""))]
        if len(candidates) > 1:
            candidates = self._narrowed(candidates, set(_titles(label)), author, year)
        return candidates[0] if candidates and self._alike(candidates) else -1

    def _narrowed(self, candidates: list[int], titles: set[str], author: str, year: str) -> list[int]:
        """Keep, test by test, those that pass, as long as any does."""
        facts = {c: self.records[c].attributes for c in candidates}
        same_title = {c for c in candidates if not titles.isdisjoint(_titles(self.records[c].title))}
        same_author = {c for c in candidates if _same_author(author, facts[c].get("author", ""))}
        same_year = {c for c in candidates if year and facts[c].get("year") == year}
        for passed in (same_title, same_author, same_year):
            candidates = [c for c in candidates if c in passed] or candidates
        return candidates

    def _alike(self, candidates: list[int]) -> bool:
        attributes = [self.records[c].attributes for c in candidates]
        return len({(a.get("call_number", ""), a.get("author", "")) for a in attributes}) == 1


def _add(index: dict[str, list[int]], keys: Iterable[str], number: int) -> None:
    for key in dict.fromkeys(keys):
        if key:
            index[key].append(number)


def _gathered(index: Mapping[str, list[int]], keys: Iterable[str]) -> list[int]:
    return list(dict.fromkeys(number for key in keys if key for number in index.get(key, ())))


def _id(text: str) -> str:
    clean = clean_id(text).casefold()
    return clean.lstrip("0") or clean if clean.isdigit() else clean


def _titles(*titles: str) -> list[str]:
    """Return the keys of each title: whole, then without subtitle and responsibility."""
    keys = []
    for title in filter(None, titles):
        keys += [title_key(title), title_key(_MAIN_TITLE.sub("", title))]
    return [key for key in dict.fromkeys(keys) if key]


def _same_author(one: str, two: str) -> bool:
    """Tell whether two forms of a name share their longest word (``Woolf, Virginia``; ``V. Woolf``)."""
    if not one or not two:
        return not one and not two
    first, second = _words(one), _words(two)
    return not first.isdisjoint(second) or any(a in b or b in a for a in first for b in second if not a.isascii())


def _words(name: str) -> set[str]:
    plain = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return {word for word in re.findall(r"\w+", plain) if len(word) > 2 or not word.isascii()}
