"""Borrowers become pseudonyms the moment they are read.

A pseudonym is a keyed BLAKE2b hash (RFC 7693) under a random key that belongs to the project.
Without the key, ids cannot be found by trying them out; once the key is destroyed nobody can
tell any more which pseudonym is whose.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from minentropy_app.sources.cleaning import clean_id

#: Bytes of a project's key and of a pseudonym.
KEY_BYTES = 32
PSEUDONYM_BYTES = 16


def new_key() -> bytes:
    """Return a fresh random key of 32 bytes from the operating system."""
    return secrets.token_bytes(KEY_BYTES)


def pseudonym(key: bytes, borrower: str) -> bytes:
    """Return the 16 bytes that stand for a borrower; equal ids give equal bytes under one key."""
    return _hashed(key, clean_id(borrower))


def pseudonyms(key: bytes, borrowers: Iterable[str]) -> npt.NDArray[np.uint8]:
    """Return (n, 16) pseudonyms of ids that are already clean."""
    joined = b"".join(_hashed(key, borrower) for borrower in borrowers)
    return np.frombuffer(joined, np.uint8).reshape(-1, PSEUDONYM_BYTES)


def _hashed(key: bytes, borrower: str) -> bytes:
    data = borrower.encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, key=key, digest_size=PSEUDONYM_BYTES).digest()
