"""p from vectors against its definition; p from pairs as given."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from minentropy_app.engines import symmetric
from minentropy_app.engines.affinities import Affinities, AffinityOptions, from_pairs, from_vectors
from minentropy_app.engines.symmetric import symmetrised, tidied
from minentropy_app.errors import AppError
from minentropy_app.model.inputs import Floats, Ids, PairCounts
from minentropy_app.model.step import Context, Steps, drain
from tests.engines.test_neighbours import clouds


def made(x: Floats, *perplexities: float, joint: bool = True, metric: str = "euclidean") -> Affinities:
    return drain(from_vectors(x, AffinityOptions(perplexities, metric, joint), Context()))


def counts(c: Floats) -> PairCounts:
    n = len(c)
    inside = c != 0
    indptr = np.concatenate([[0], np.cumsum(inside.sum(axis=1))]).astype(np.int64)
    columns = np.nonzero(inside)[1].astype(np.int32)
    empty = np.empty(0, np.int32)
    return PairCounts(np.arange(n) + 100, indptr, columns, c[inside].astype(float), np.ones(n), empty, empty)


def given_as(c: Floats, joint: bool) -> Affinities:
    return drain(from_pairs(counts(c), joint, Context()))


@given(st.integers(8, 60), st.floats(1.5, 12), st.integers(0, 99))
@settings(max_examples=25, deadline=None)
def test_every_row_has_the_perplexity_asked_for(n: int, perplexity: float, seed: int) -> None:
    x = clouds(n, 5, seed)
    p = made(x, perplexity, joint=False)
    rows = p.matrix.toarray() * n
    np.testing.assert_allclose(rows.sum(axis=1), 1, rtol=1e-9)
    entropy = -(rows * np.log(np.where(rows > 0, rows, 1))).sum(axis=1)
    np.testing.assert_allclose(np.exp(entropy), p.origin.perplexities[0], rtol=1e-6)


def test_rows_are_gaussians_of_the_distances() -> None:
    x = clouds(80, 6)
    p = made(x, 10.0, joint=False).matrix.toarray()
    d = ((x[:, None] - x[None]) ** 2).sum(axis=2)
    for i in range(80):
        others = np.flatnonzero(p[i] > 1e-9)
        beta, rest = np.polyfit(d[i, others], np.log(p[i, others]), 1)
        assert beta < 0
        np.testing.assert_allclose(np.log(p[i, others]), beta * d[i, others] + rest, atol=1e-4)


def test_joint_is_the_mean_of_both_directions() -> None:
    x = clouds(120, 6)
    rows, joint = made(x, 9.0, joint=False).matrix.toarray(), made(x, 9.0).matrix.toarray()
    np.testing.assert_allclose(joint, (rows + rows.T) / 2, atol=1e-15)
    assert abs(joint.sum() - 1) < 1e-12


def test_several_perplexities_are_averaged() -> None:
    x = clouds(150, 6)
    both = made(x, 5.0, 40.0, joint=False).matrix.toarray()
    each = [made(x, p, joint=False).matrix.toarray() for p in (5.0, 40.0)]
    np.testing.assert_allclose(both, (each[0] + each[1]) / 2, atol=1e-12)


def test_above_three_thousand_the_nearest_are_renormalised() -> None:
    x = clouds(3100, 8)
    p = made(x, 7.0, joint=False)
    assert p.origin.neighbours == 21
    assert (np.diff(p.matrix.indptr) <= 21).all()
    np.testing.assert_allclose(np.asarray(p.matrix.sum(axis=1)).ravel() * 3100, 1, rtol=1e-9)


def test_too_large_a_perplexity_is_lowered_and_said() -> None:
    assert made(clouds(31, 4), 500.0).origin.perplexities == (10.0,)
    assert made(clouds(3, 4), 500.0).origin.perplexities == (1.5,)


def test_duplicates_share_their_weight() -> None:
    x = np.repeat(clouds(6, 4), 20, axis=0)
    p = made(x, 5.0, joint=False).matrix.toarray() * 120
    np.testing.assert_allclose(p[0, 1:20], 1 / 19, rtol=1e-6)


@pytest.mark.parametrize(("n", "power"), [(90, -120), (90, 120), (3050, 120)])
def test_the_unit_does_not_matter(n: int, power: int) -> None:
    x = clouds(n, 5).astype(float)
    mine, theirs = made(x, 6.0).matrix, made(np.ldexp(x, power), 6.0).matrix
    assert abs(mine - theirs).max() < 1e-8 * mine.max()


@pytest.mark.parametrize("x", [np.ones((50, 3)), np.zeros((2, 3)), np.full((5000, 2), 3.0)])
def test_hopeless_vectors_are_refused(x: Floats) -> None:
    with pytest.raises(AppError):
        made(x, 5.0)


def test_pairs_are_taken_as_given() -> None:
    c = np.array([[9.0, 2, 1, 0], [4, 0, 0, 0], [1, 0, 5, 0], [0, 0, 0, 7]])
    rows = given_as(c, joint=False)
    assert rows.rows.tolist() == [0, 1, 2]
    assert rows.left_out == 1
    np.testing.assert_allclose(rows.matrix.toarray(), np.array([[0, 2, 1], [4, 0, 0], [1, 0, 0]]) / 8)
    joint = given_as(c, joint=True)
    np.testing.assert_allclose(joint.matrix.toarray(), np.array([[0, 3, 1], [3, 0, 0], [1, 0, 0]]) / 8)


def test_a_row_left_empty_by_another_goes_too() -> None:
    chain = np.zeros((5, 5))
    chain[0, 1] = chain[1, 2] = chain[2, 1] = chain[2, 0] = chain[3, 4] = 1
    assert given_as(chain, joint=False).rows.tolist() == [0, 1, 2]


def test_pairs_without_enough_items_are_refused() -> None:
    with pytest.raises(AppError):
        given_as(np.array([[0.0, 1], [1, 0]]), joint=True)
    with pytest.raises(AppError):
        given_as(np.array([[0.0, -1, 1], [1, 0, 1], [1, 1, 0]]), joint=True)


@given(st.integers(1, 40), st.integers(0, 99), st.floats(0.02, 0.9))
@settings(max_examples=25, deadline=None)
def test_the_mean_of_both_directions_is_that_of_scipy(n: int, seed: int, share: float) -> None:
    p = sparse.random_array((n, n), density=share, rng=np.random.default_rng(seed), format="csr")
    theirs = (p + p.T) / 2
    ours = drain(symmetrised(p.copy(), Context()))
    assert np.array_equal(ours.toarray(), theirs.toarray())
    assert all((np.diff(ours.indices[a:b]) > 0).all() for a, b in zip(ours.indptr[:-1], ours.indptr[1:], strict=True))


def shuffled(n: int, seed: int, share: float) -> sparse.csr_array:
    """Random entries, the columns of every row in any order."""
    rng = np.random.default_rng(seed)
    p = sparse.random_array((n, n), density=share, rng=rng, format="csr")
    for a, b in zip(p.indptr[:-1], p.indptr[1:], strict=True):
        order = rng.permutation(b - a)
        p.indices[a:b], p.data[a:b] = p.indices[a:b][order], p.data[a:b][order]
    return sparse.csr_array((p.data, p.indices, p.indptr), shape=(n, n))


@given(st.integers(1, 40), st.integers(0, 99), st.floats(0.02, 0.9), st.floats(0, 1.1))
@settings(max_examples=25, deadline=None)
def test_tidying_is_dropping_and_sorting_as_scipy_does(n: int, seed: int, share: float, least: float) -> None:
    p = shuffled(n, seed, share)
    theirs = p.copy()
    theirs.data[theirs.data < least] = 0
    theirs.eliminate_zeros()
    theirs.sort_indices()
    ours = drain(tidied(p, least, Context()))
    for name in ("data", "indices", "indptr"):
        assert np.array_equal(getattr(ours, name), getattr(theirs, name))


@pytest.mark.parametrize("work", [symmetrised, lambda p, context: tidied(p, 0.3, context)])
def test_no_piece_between_two_steps_is_large(
    work: Callable[..., Steps[object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many entries there are, one call between two Steps handles so many and the rest of a row."""
    most, handled = 50, [0]
    pieces = symmetric._in_rows

    def in_rows(indptr: Ids, work: Callable[[int, int], None], context: Context) -> Steps[None]:
        def measured(a: int, b: int) -> None:
            assert indptr[b] - indptr[a] <= most + np.diff(indptr).max()
            handled[0] += 1
            work(a, b)

        yield from pieces(indptr, measured, context)

    monkeypatch.setattr(symmetric, "_ENTRIES", most)
    monkeypatch.setattr(symmetric, "_in_rows", in_rows)
    p, total = shuffled(60, 0, 0.5), 0
    for _ in work(p, Context()):
        assert handled[0] <= 1
        total += handled[0]
        handled[0] = 0
    assert total >= p.nnz // most
