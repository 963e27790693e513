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
    from collections.abc import Mapping

    from minentropy_app.analyses.layout_params import LayoutParams
    from minentropy_app.model.inputs import Network
    from minentropy_app.model.results import NeighbourGraph

Strength = npt.NDArray[np.float64]
#: What a layout's items come from: the items, and the model of documents.
_ROLES = ("items", "model")


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
        best = _largest(cosine, int(row[0]), most)
        return self.item_ids[best], np.clip(cosine[best], 0.0, 1.0).astype(np.float64)


@dataclass(frozen=True)
class Near:
    """Items by the Euclidean distance of their vectors (n, d)."""

    item_ids: Ids
    vectors: npt.NDArray[np.float32]

    def of(self, item: int, most: int) -> tuple[Ids, Strength]:
        """Items whose vectors lie nearest, and how near: the distance of the first over theirs."""
        row = np.flatnonzero(self.item_ids == item)
        if not row.size:
            return np.zeros(0, np.int64), np.zeros(0)
        away = np.linalg.norm(self.vectors - self.vectors[row[0]], axis=1)
        best = _largest(-away, int(row[0]), most)
        least = np.maximum(away[best].astype(np.float64), 1e-300)
        return self.item_ids[best], least[:1] / least


def _largest(scores: npt.NDArray[np.float32], left_out: int, most: int) -> npt.NDArray[np.intp]:
    """Places of the largest scores, the largest first."""
    scores = scores.copy()
    scores[left_out] = -np.inf
    count = min(most, len(scores) - 1)
    best = np.argpartition(-scores, max(count - 1, 0))[:count]
    return best[np.argsort(-scores[best], kind="stable")]


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


def kin_of(path: Path, inputs: Mapping[str, str], params: LayoutParams) -> Kin | None:
    """Read the data behind a map, as the layout took them in; None where they are gone or know no neighbours.

    ``inputs`` are the refs of the layout's entries by their roles.
    """
    from minentropy_app.analyses.layout_items import items_of
    from minentropy_app.model.inputs import Network
    from minentropy_app.model.results import NeighbourGraph
    from minentropy_app.model.step import Context, drain
    from minentropy_app.project.reader import Reader

    try:
        with Reader(path) as reader:
            given = {role: reader.load(reader.by_ref(ref)) for role, ref in inputs.items() if role in _ROLES}
        if isinstance(given.get("items"), Network | NeighbourGraph):
            return linked(given["items"])
        items = drain(items_of(given, params, Context())) if "items" in given else None
    except AppError:
        return None
    if items is None:
        return None
    if items.vectors is not None:
        near = items.metric == "euclidean"
        return Near(items.item_ids, items.vectors.astype(np.float32)) if near else alike(items.item_ids, items.vectors)
    return _together(items.pairs)


def _together(pairs: Any) -> Partners:
    """Neighbours by how often they go together; pairs of too few people are not told."""
    people, least = pairs.borrowers, settings.load().privacy_k
    return Partners(pairs, people >= least if len(people) else np.ones(len(pairs.weights), bool))


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
