"""The identity of an input's content: what makes a result stale when it changes.

It must not depend on the order of rows, on database ids or on pseudonyms, which differ between two
imports of the same file. Each row is hashed without its borrower; the hashes of one borrower's
rows are added up, each sum is mixed, and the sums are added: additions forget every order. Two
independent 64-bit lanes make accidental equality out of the question.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt

Words = npt.NDArray[np.uint64]

#: Attributes that change what an analysis gives; labels and authors do not.
CONTENT_ATTRIBUTES = ("call_number", "classification", "class")
_LANES = 2


def item_digests(items: Iterable[tuple[str | None, ...]]) -> Words:
    """Return (n, 2) words for items given as (key, values of ``CONTENT_ATTRIBUTES``)."""
    digests = b"".join(map(_item_digest, items))
    return np.frombuffer(digests, np.uint64).reshape(-1, _LANES)


def loans_content(digests: Words, borrower: Any, item: Any, when: tuple[Any, Any, Any]) -> str:
    """Return the identity of loans; ``when`` is (day, precision, partial), ``borrower`` -1 if anonymous."""
    order = np.argsort(borrower, kind="stable")
    sorted_borrowers = borrower[order]
    anonymous = int(np.searchsorted(sorted_borrowers, 0))
    starts = np.flatnonzero(np.diff(sorted_borrowers[anonymous:], prepend=-1)) + anonymous
    moment = _moments(*when)
    totals: list[int] = [len(item)]
    for lane in range(_LANES):
        rows = _mix(digests[item, lane] + moment)[order]
        people = np.add.reduceat(rows, starts) if len(starts) else rows[:0]
        totals += [_sum(_mix(people)), _sum(_mix(rows[:anonymous] ^ np.uint64(0xA5A5))), _sum(_mix(digests[:, lane]))]
    return _hash("loans", totals)


def pairs_content(digests: Words, first: Any, second: Any, weight: Any, popularity: Any) -> str:
    """Return the identity of pair counts and of the items' popularity."""
    weights = np.ascontiguousarray(weight, np.float64).view(np.uint64)
    loans = np.ascontiguousarray(popularity, np.float64).view(np.uint64)
    totals: list[int] = [len(first)]
    for lane in range(_LANES):
        rows = _mix(_mix(digests[first, lane]) + digests[second, lane]) + weights
        totals += [_sum(_mix(rows)), _sum(_mix(digests[:, lane] ^ _mix(loans)))]
    return _hash("pairs", totals)


def network_content(digests: Words, links: tuple[Any, Any, Any], directed: bool) -> str:
    """Return the identity of a network; ``links`` are (source, target, weight)."""
    plain = pairs_content(digests, *links, np.zeros(len(digests)))
    return hashlib.blake2b(f"network {plain} {directed}".encode(), digest_size=16).hexdigest()


def files_content(hashes: Iterable[str]) -> str:
    """Return the identity of a result: of the files that hold its arrays and values."""
    return hashlib.blake2b("\n".join(sorted(hashes)).encode(), digest_size=16).hexdigest()


def _item_digest(values: tuple[str | None, ...]) -> bytes:
    text = "\0".join(value or "" for value in values)
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8 * _LANES).digest()


def _moments(day: Any, precision: Any, partial: Any) -> Words:
    packed = day.astype(np.int64).view(np.uint64) * np.uint64(4) + precision.astype(np.uint64)
    return _mix(_mix(packed) + partial.astype(np.int64).view(np.uint64))


def _mix(words: Words) -> Words:
    """The finaliser of splitmix64 (Steele, Lea, Flood 2014), wrapping modulo 2^64."""
    x = words + np.uint64(0x9E3779B97F4A7C15)
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    mixed: Words = x ^ (x >> np.uint64(31))
    return mixed


def _sum(words: Words) -> int:
    return int(np.add.reduce(words, dtype=np.uint64))


def _hash(kind: str, totals: list[int]) -> str:
    text = " ".join([kind, *map(str, totals)])
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()
