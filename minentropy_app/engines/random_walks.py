"""Random walks over a network as sentences of nodes (DeepWalk: Perozzi et al. 2014, arXiv:1403.6652)."""

from __future__ import annotations

import numpy as np
from scipy import sparse

from minentropy_app.engines.kernels.random_walks import walk
from minentropy_app.engines.word2vec import Sentences
from minentropy_app.model.inputs import Network
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

WALKING = QT_TRANSLATE_NOOP("engines.random_walks", "Walking over the network")
#: Steps of walks between two reports.
_STEPS = 400_000


def walk_sentences(network: Network, walks: int, length: int, context: Context) -> Steps[Sentences]:
    """Walk ``walks`` times from every node, ``length`` nodes far, in a random order of the starts.

    Undirected links are walked both ways. The same seed (``context.seed``) gives the same walks.
    """
    n = len(network.item_ids)
    links = sparse.coo_matrix((np.maximum(network.weight, 0), (network.source, network.target)), (n, n)).tocsr()
    if not network.directed:
        links = (links + links.T - sparse.diags_array(links.diagonal())).tocsr()
    links.sort_indices()
    # Summed up row by row: a running sum over all rows would lose small weights beside large ones.
    rows = [np.cumsum(links.data[a:b]) for a, b in zip(links.indptr[:-1], links.indptr[1:], strict=True)]
    reach = np.concatenate([np.empty(0), *rows])
    rng = np.random.default_rng(context.seed)
    starts = np.concatenate([rng.permutation(n) for _ in range(walks)]).astype(np.int32)
    bite = max(1, _STEPS // length)
    visited, lengths = [], []
    for first in range(0, len(starts), bite):
        part = starts[first : first + bite]
        out, sizes = np.empty((len(part), length), np.int32), np.zeros(len(part), np.int64)
        walk(links.indptr, links.indices, reach, part, context.seed, first, out, sizes, context.cancelled)
        context.check()
        visited.append(out[np.arange(length) < sizes[:, None]])
        lengths.append(sizes)
        yield Step(WALKING, first + len(part), len(starts))
    indptr = np.concatenate([[0], np.cumsum(np.concatenate(lengths))]).astype(np.int64)
    return Sentences(indptr, np.concatenate(visited))
