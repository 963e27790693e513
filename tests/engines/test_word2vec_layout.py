"""Books placed by their vectors."""

from __future__ import annotations

import numpy as np
import pytest

from minentropy_app.engines.visits import visits_of
from minentropy_app.engines.word2vec import WordOptions
from minentropy_app.engines.word2vec_layout import principal_components, word2vec_layout
from minentropy_app.model.inputs import Loans
from minentropy_app.model.step import Context, drain


def loans(seed=0, borrowers=60, groups=4, each=5, length=12):
    """Readers who keep to one shelf of ``each`` books; item ids are 100, 101 …"""
    rng = np.random.default_rng(seed)
    n = groups * each
    item = np.concatenate([rng.integers(groups) * each + rng.integers(each, size=length) for _ in range(borrowers)])
    rows = len(item)
    return Loans(
        np.arange(100, 100 + n), item.astype(np.int32), np.repeat(np.arange(borrowers), length).astype(np.int32),
        np.tile(np.arange(length), borrowers).astype(np.int32), np.full(n, -1, np.int32),
    ), rng.permutation(rows)  # fmt: skip


@pytest.mark.parametrize(("high", "dim"), [(False, 64), (True, 16), (True, 2)])
def test_every_known_book_gets_a_position(high, dim):
    visits = visits_of(loans()[0])
    steps = word2vec_layout(visits, WordOptions(dim=dim, min_count=1, epochs=30), high, Context())
    snapshots = []
    while True:
        try:
            step = next(steps)
        except StopIteration as end:
            layout = end.value
            break
        if step.snapshot:
            snapshots.append(step.snapshot())
    assert layout.positions.shape == (len(layout.items), 3)
    assert sorted(layout.items) == list(range(20))
    assert np.isfinite(layout.positions).all()
    assert layout.mean_log_p < 0
    assert snapshots[-1].positions.shape == layout.positions.shape


@pytest.mark.parametrize("high", [False, True])
def test_books_of_one_shelf_lie_together(high):
    options = WordOptions(dim=16, min_count=1, epochs=60)
    layout = drain(word2vec_layout(visits_of(loans(borrowers=200)[0]), options, high, Context()))
    unit = layout.positions / np.linalg.norm(layout.positions, axis=1, keepdims=True)
    nearest = np.argsort(-(unit @ unit.T), axis=1)[:, 1:5]
    group = layout.items // 5
    assert (group[nearest] == group[:, None]).mean() > 0.9


def test_the_order_of_rows_and_the_numbers_of_readers_do_not_matter():
    given, order = loans()
    renamed = (997 - given.borrower).astype(np.int32)
    shuffled = Loans(given.item_ids, given.item[order], renamed[order], given.day[order], given.item_class)
    options = WordOptions(min_count=1, epochs=2)
    one, two = (drain(word2vec_layout(visits_of(x), options, False, Context())) for x in (given, shuffled))
    np.testing.assert_array_equal(one.positions, two.positions)


def test_principal_components_keep_distances_of_flat_data():
    rng = np.random.default_rng(0)
    flat = np.linalg.qr(rng.normal(size=(9, 3)))[0] @ rng.normal(size=(3, 50))
    unit = (flat / np.linalg.norm(flat, axis=0)).T
    reduced = principal_components(unit)
    before = np.linalg.norm(unit[:, None] - unit[None], axis=2)
    after = np.linalg.norm(reduced[:, None] - reduced[None], axis=2)
    np.testing.assert_allclose(after, before, atol=1e-12)
    assert np.abs(reduced.mean(axis=0)).max() < 1e-12
