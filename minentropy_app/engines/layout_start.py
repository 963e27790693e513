"""Where a layout begins: principal axes of the vectors, or slow modes of the walk along p."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from minentropy_app.engines.affinities import Affinities
from minentropy_app.engines.neighbours import Singles
from minentropy_app.model.inputs import Floats
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

STAGE = QT_TRANSLATE_NOOP("engines.tsne", "Laying out")

#: Standard deviation of the first axis at the start (Kobak & Linderman 2021, doi:10.1038/s41587-020-00809-z).
_SPREAD = 1e-4
#: Digits kept of a start: less than rounding may differ with the number of threads.
_DIGITS = 5
#: Vectors handled between two Steps.
_BLOCK = 4096
#: Rounds of subspace iteration; more than enough for a start.
_ROUNDS = 60


def principal_axes(vectors: npt.NDArray[np.floating], dims: int, context: Context) -> Steps[Floats]:
    """(n, dims) coordinates along the axes of largest variance; every axis has its largest weight positive.

    Missing axes (fewer columns than ``dims``) are zero.
    """
    n, d = vectors.shape
    blocks = [slice(first, first + _BLOCK) for first in range(0, n, _BLOCK)]
    mean, covariance = np.zeros(d), np.zeros((d, d))
    for part in blocks:
        mean += vectors[part].sum(axis=0, dtype=np.float64) / n
        context.check()
        yield Step(STAGE, 0, 0)
    for part in blocks:
        centred = vectors[part] - mean
        covariance += centred.T @ centred
        context.check()
        yield Step(STAGE, 0, 0)
    axes = np.linalg.eigh(covariance)[1][:, ::-1][:, :dims]
    axes = axes * np.sign(axes[np.abs(axes).argmax(axis=0), np.arange(axes.shape[1])])
    places = np.zeros((n, dims))
    for part in blocks:
        places[part, : axes.shape[1]] = (vectors[part] - mean) @ axes
        context.check()
        yield Step(STAGE, 0, 0)
    return places


def slow_modes(p: Affinities, dims: int, seed: int, context: Context) -> Steps[Floats]:
    """(n, dims) eigenvectors of D^{−1/2} p D^{−1/2} next to the first (Belkin & Niyogi 2003), roughly."""
    both = (p.matrix + p.matrix.T).tocsr()
    root = np.sqrt(np.asarray(both.sum(axis=1)).ravel())
    rng = np.random.default_rng(seed)
    modes = rng.normal(size=(len(root), dims + 3))
    first = root / np.sqrt((root**2).sum())
    for _ in range(_ROUNDS):
        modes = (modes + (both @ (modes / root[:, None])) / root[:, None]) / 2
        modes -= first[:, None] * (first[:, None] * modes).sum(axis=0)
        modes = _orthonormal(modes)
        context.check()
        yield Step(STAGE, 0, 0)
    return np.asarray(modes[:, :dims] / root[:, None])


def _orthonormal(modes: Floats) -> Floats:
    """Gram–Schmidt, column by column in one order of summation."""
    out = modes.copy()
    for c in range(out.shape[1]):
        for b in range(c):
            out[:, c] -= out[:, b] * (out[:, b] * out[:, c]).sum()
        out[:, c] /= np.sqrt((out[:, c] ** 2).sum()) + 1e-300
    return out


def small_start(places: Floats, seed: int) -> Singles:
    """Scale ``places`` to a spread of 1e−4 and add a thousandth at random, so that duplicates part."""
    scaled = places - places.mean(axis=0)
    scaled = np.round(scaled / (scaled[:, 0].std() + 1e-300), _DIGITS)
    noise = np.random.default_rng(seed).normal(size=places.shape) * 1e-3
    return np.ascontiguousarray((np.clip(scaled, -10, 10) + noise) * _SPREAD, np.float32)
