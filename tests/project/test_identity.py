from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from minentropy_app.model.imports import LoanBatch
from minentropy_app.project import identity
from tests.project.helpers import ROWS, loan_batch


def content(batch: LoanBatch) -> str:
    names = identity.CONTENT_ATTRIBUTES
    rows = zip(batch.items.keys, batch.items.attributes, strict=True)
    digests = identity.item_digests((k, *(a.get(n) for n in names)) for k, a in rows)
    return identity.loans_content(digests, batch.borrower, batch.item, (batch.day, batch.precision, batch.partial))


@given(st.permutations(ROWS), st.binary(min_size=1, max_size=8))
@settings(deadline=None, max_examples=50)
def test_neither_order_nor_pseudonyms_matter(rows, key) -> None:
    renamed = [(who and who + key.hex(), item, day) for who, item, day in rows]
    assert content(loan_batch(renamed, key)) == content(loan_batch(ROWS))


def test_everything_else_matters() -> None:
    base = content(loan_batch(ROWS))
    others = [
        ROWS[:-1],
        [*ROWS, ROWS[0]],
        [("ann", "book-c", 101), *ROWS[1:]],
        [("bob", "book-c", 100), *ROWS[1:]],
        [("", "book-c", 100), *ROWS[1:]],
        [("ann", "book-z", 100), *ROWS[1:]],
    ]
    found = {content(loan_batch(rows)) for rows in others}
    assert base not in found and len(found) == len(others)
    assert content(loan_batch(ROWS, attributes={"book-a": {"call_number": "I247"}})) != base
    assert content(loan_batch(ROWS, attributes={"book-a": {"author": "A. Nobody"}})) == base


def test_who_borrowed_together_matters_even_where_each_item_is_lent_as_often() -> None:
    together = [("a", "x", 1), ("a", "y", 1), ("b", "x", 2), ("b", "y", 2)]
    apart = [("a", "x", 1), ("b", "y", 1), ("b", "x", 2), ("a", "y", 2)]
    assert content(loan_batch(together)) != content(loan_batch(apart))


def test_pairs_know_weights_and_popularity() -> None:
    digests = identity.item_digests([("a",), ("b",), ("c",)])
    first, second, weight = np.array([0, 1, 1]), np.array([1, 0, 2]), np.array([1.0, 1.0, 0.5])
    loans = np.array([3.0, 4.0, 5.0])
    base = identity.pairs_content(digests, first, second, weight, loans)
    turned = [2, 0, 1]
    assert identity.pairs_content(digests, first[turned], second[turned], weight[turned], loans) == base
    assert identity.pairs_content(digests, first, second, weight * 2, loans) != base
    assert identity.pairs_content(digests, second, first, weight, loans) != base
    assert identity.pairs_content(digests, first, second, weight, loans + 1) != base
