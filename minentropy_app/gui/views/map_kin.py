"""Which items are nearest to one in the data behind a map: alike vectors, or borrowed together."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from minentropy_app import settings
from minentropy_app.errors import AppError
from minentropy_app.gui.views.map_model import Kin
from minentropy_app.gui.views.space_model import Ids

if TYPE_CHECKING:
    from minentropy_app.model.inputs import Network
    from minentropy_app.model.results import NeighbourGraph

Strength = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Alike:
    """Items by the cosine of their vectors; ``unit`` (n, d) float32 of length one."""

    item_ids: Ids
    unit: npt.NDArray[np.float32]

    def of(self, item: int, most: int) -> tuple[Ids, Strength]:
        """Items whose vectors point the same way, and the cosines."""
        row = np.flatnonzero(self.item_ids == item)
        if not row.size:
            return np.zeros(0, np.int64), np.zeros(0)
        cosine = self.unit @ self.unit[row[0]]
        cosine[row[0]] = -np.inf
        count = min(most, len(cosine) - 1)
        best = np.argpartition(-cosine, max(count - 1, 0))[:count]
        best = best[np.argsort(-cosine[best], kind="stable")]
        return self.item_ids[best], np.clip(cosine[best], 0.0, 1.0).astype(np.float64)


@dataclass(frozen=True)
class Links:
    """Links of a network in CSR form, each one both ways."""

    item_ids: Ids
    indptr: npt.NDArray[np.integer]
    indices: npt.NDArray[np.integer]
    weights: npt.NDArray[np.float64]


@dataclass(frozen=True)
class Partners:
    """Items by how often they go together, in CSR form as ``PairCounts``."""

    pairs: Any
    kept: npt.NDArray[np.bool_]

    def of(self, item: int, most: int) -> tuple[Ids, Strength]:
        """Likeliest partners, and their weights as shares of the first one's."""
        row = np.flatnonzero(self.pairs.item_ids == item)
        if not row.size:
            return np.zeros(0, np.int64), np.zeros(0)
        start, stop = self.pairs.indptr[row[0]], self.pairs.indptr[row[0] + 1]
        at = np.arange(start, stop)
        at = at[self.kept[start:stop] & (self.pairs.indices[start:stop] != row[0])]
        at = at[np.argsort(-self.pairs.weights[at], kind="stable")][:most]
        weights = self.pairs.weights[at]
        return self.pairs.item_ids[self.pairs.indices[at]], weights / max(float(weights.max(initial=0.0)), 1e-300)


def kin_of(path: Path, inputs: tuple[str, ...]) -> Kin | None:
    """Read the data behind a map; None where they are gone or know no neighbours."""
    from minentropy_app.engines.pairs import PairOptions, count_pairs
    from minentropy_app.engines.visits import gather_visits
    from minentropy_app.model.inputs import Loans, Network, PairCounts, Vectors
    from minentropy_app.model.results import Embedding, NeighbourGraph, Pairs
    from minentropy_app.model.step import Context, drain
    from minentropy_app.project.reader import Reader

    try:
        with Reader(path) as reader:
            source = reader.load(reader.by_ref(inputs[0])) if inputs else None
    except AppError:
        return None
    if isinstance(source, Embedding):
        return alike(source.item_ids, source.vectors)
    if isinstance(source, Vectors):
        return alike(source.item_ids, source.values)
    if isinstance(source, Loans):
        source = drain(count_pairs(drain(gather_visits(source, 1, Context())), PairOptions(), Context()))
    if isinstance(source, Network | NeighbourGraph):
        return linked(source)
    if isinstance(source, Pairs | PairCounts):
        people = source.borrowers
        least = settings.load().privacy_k
        return Partners(source, people >= least if len(people) else np.ones(len(source.weights), bool))
    return None


def linked(network: Network | NeighbourGraph) -> Partners:
    """Neighbours by the weight of links, whichever way they lead."""
    from scipy import sparse  # large: not before a network asks for it

    n, ends = len(network.item_ids), (network.source, network.target)
    links = sparse.csr_array((np.asarray(network.weight, np.float64), ends), shape=(n, n))
    both = sparse.csr_array(links + links.T)
    pairs = Links(network.item_ids, both.indptr, both.indices, both.data)
    return Partners(pairs, np.ones(len(both.data), bool))


def alike(item_ids: Ids, vectors: npt.NDArray[np.floating]) -> Alike:
    """Neighbours by the direction of vectors."""
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    return Alike(item_ids, np.asarray(vectors / np.maximum(length, 1e-30), np.float32))
