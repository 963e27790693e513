"""Books alike by their titles: who reads one of them may come for the other.

Words of Latin letters, years, and pairs of neighbouring Chinese characters (which need no segmentation) weigh
log(n / books with it); alike are the nearest by the cosine of these weights (Salton & Buckley 1988). What stands in
one title only, or in very many, tells nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_array, diags_array

from minentropy_app.model.inputs import Floats, Ids
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

READING = QT_TRANSLATE_NOOP("engines.title_neighbours", "Comparing titles")

_WORDS = re.compile(r"[^\W\d_\u4e00-\u9fff]{3,}|\d{4,}")
_CHINESE = re.compile(r"[\u4e00-\u9fff]{2,}")
#: Neighbours of a book, the least cosine, and titles that may share a word (a share of all, within bounds).
_NEAREST, _LEAST = 10, 0.15
_COMMON, _BOUNDS = 0.01, (50, 200)
#: Titles compared between two looks at the user's wish to stop.
_BLOCK = 1_000


def words_of(title: str) -> set[str]:
    """What a title is compared by."""
    text = title.casefold()
    pairs = {run[k : k + 2] for run in _CHINESE.findall(text) for k in range(len(run) - 1)}
    return pairs | set(_WORDS.findall(text))


def by_title(titles: Sequence[str], context: Context) -> Steps[csr_array]:
    """(n, n) cosines of each title with the nearest others, 0 elsewhere; ties go to the lower number."""
    n = len(titles)
    weights = _weights(titles)
    if not weights.nnz:
        return csr_array((n, n))
    others = csr_array(weights.T)
    rows, columns, cosines = [], [], []
    for start in range(0, n, _BLOCK):
        context.check()
        yield Step(READING, start, n)
        row, column, cosine = _nearest(csr_array(weights[start : start + _BLOCK] @ others), start)
        rows.append(row)
        columns.append(column)
        cosines.append(cosine)
    places = (np.concatenate(rows), np.concatenate(columns))
    return csr_array((np.concatenate(cosines), places), (n, n))


def _weights(titles: Sequence[str]) -> csr_array:
    """(n, words) rows of length 1 (or 0): log(n / books with the word)."""
    number: dict[str, int] = {}
    rows, columns = [], []
    for book, title in enumerate(titles):
        for word in sorted(words_of(title)):
            rows.append(book)
            columns.append(number.setdefault(word, len(number)))
    n, column = len(titles), np.array(columns, np.int64)
    books = np.bincount(column, minlength=len(number))
    telling = (books >= 2) & (books <= np.clip(_COMMON * n, *_BOUNDS)) & (books < n)
    kept = np.flatnonzero(telling[column])
    scores = np.log(n / books[column[kept]])
    found = csr_array((scores, (np.array(rows, np.int64)[kept], column[kept])), (n, max(len(number), 1)))
    lengths = np.sqrt(np.asarray((found * found).sum(axis=1)).ravel())
    return csr_array(diags_array(1 / np.where(lengths > 0, lengths, 1.0)) @ found)


def _nearest(cosines: csr_array, start: int) -> tuple[Ids, Ids, Floats]:
    """(row, column, cosine) of the nearest of each row of a block that begins with title ``start``."""
    row = np.repeat(np.arange(cosines.shape[0]), np.diff(cosines.indptr)) + start
    column, value = cosines.indices.astype(np.int64), cosines.data
    kept = (column != row) & (value >= _LEAST)
    row, column, value = row[kept], column[kept], value[kept]
    order = np.lexsort((column, -value, row))
    row, column, value = row[order], column[order], value[order]
    first = np.searchsorted(row, row)
    near = np.arange(len(row)) - first < _NEAREST
    return row[near], column[near], value[near]
