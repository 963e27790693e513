"""Turning one layout so that it lies like another."""

from __future__ import annotations

import numpy as np

from minentropy_app.model.inputs import Floats, Ids


def aligned(Y: Floats, mine: Ids, reference: Floats) -> Floats:
    """Turn, mirror and shift ``Y`` (n, dims) so that its rows ``mine`` come nearest to ``reference`` (m, dims).

    Orthogonal Procrustes (Schönemann 1966) without scaling, which would change the cost.
    """
    own, other = Y[mine].mean(axis=0), reference.mean(axis=0)
    u, _, vt = np.linalg.svd((Y[mine] - own).T @ (reference - other))
    return np.asarray((Y - own) @ (u @ vt) + other)
