"""In how many documents two words stand together: documents as bits."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit, types
from numba.extending import intrinsic

#: Documents in one number.
BITS = 64


@intrinsic
def _ones(typing_context: Any, bits: Any) -> Any:
    """How many bits of a 64-bit number are 1."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        return builder.ctpop(arguments[0])

    return types.uint64(types.uint64), generate


@njit(cache=True, nogil=True)
def mark_documents(words, indptr, documents, bits):
    """Set the bits (n, ⌈D / 64⌉) of the documents of each word; word w has ``documents[indptr[w]:indptr[w + 1]]``."""
    for row in range(words.shape[0]):
        for at in range(indptr[words[row]], indptr[words[row] + 1]):
            document = documents[at]
            bits[row, document // BITS] |= np.uint64(1) << np.uint64(document % BITS)


@njit(cache=True, nogil=True)
def count_shared(some, every, out):
    """Fill ``out`` (m, n) with the numbers of bits that rows of ``some`` and of ``every`` share."""
    for a in range(some.shape[0]):
        for b in range(every.shape[0]):
            shared = np.uint64(0)
            for k in range(some.shape[1]):
                shared += _ones(some[a, k] & every[b, k])
            out[a, b] = shared
