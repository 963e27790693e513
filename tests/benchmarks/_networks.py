"""Seeded networks with known communities: planted partitions in the manner of LFR, and neighbour graphs.

Degrees and community sizes follow power laws; every node sends a share μ of its links outside its
community; node numbers are shuffled, so that the order of nodes tells nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from minentropy_app.model.inputs import Network


@dataclass(frozen=True)
class Planted:
    """A network and the truth: ``communities`` lists one partition per level, coarsest first."""

    network: Network
    communities: tuple[np.ndarray, ...]


@dataclass(frozen=True)
class Shape:
    """``mixing`` is the share of links leaving each level's communities, coarsest first."""

    nodes: int
    degree: float = 20.0
    mixing: tuple[float, ...] = (0.4,)
    sizes: tuple[int, int] = (20, 200)
    groups: int = 10
    directed: bool = False
    overlapping: float = 0.0


def power_law(rng: np.random.Generator, count: int, low: float, high: float, exponent: float) -> np.ndarray:
    """Draw from a density ∝ x^−exponent on [low, high]."""
    power = 1.0 - exponent
    u = rng.random(count)
    return (low**power + u * (high**power - low**power)) ** (1.0 / power)


def _degrees(rng: np.random.Generator, shape: Shape) -> np.ndarray:
    """Mean ``shape.degree``, exponent 2.5, at most ten times the mean."""
    raw = power_law(rng, shape.nodes, 1.0, 25.0, 2.5)
    return np.maximum(2, np.floor(raw * shape.degree / raw.mean() + rng.random(shape.nodes))).astype(np.int64)


def _communities(rng: np.random.Generator, shape: Shape) -> np.ndarray:
    sizes: list[int] = []
    while sum(sizes) < shape.nodes:
        sizes.extend(power_law(rng, 1000, *shape.sizes, 1.5).astype(int))
    return rng.permutation(np.repeat(np.arange(len(sizes)), sizes)[: shape.nodes])


def _match(rng: np.random.Generator, ends: np.ndarray, group: np.ndarray, directed: bool) -> np.ndarray:
    """Join stubs at random within groups; (links, 2)."""
    if directed:
        tails, heads = (np.lexsort((rng.random(ends.size), group[ends])) for _ in range(2))
        keep = rng.random(ends.size) < 0.5  # each node has out- and in-stubs: half as many links
        return np.stack([ends[tails], ends[heads]], 1)[keep]
    order = ends[np.lexsort((rng.random(ends.size), group[ends]))]
    pairs = order[: order.size // 2 * 2].reshape(-1, 2)
    return pairs[group[pairs[:, 0]] == group[pairs[:, 1]]]


def planted(shape: Shape, seed: int) -> Planted:
    """Make a network with one community per node and level (see ``Shape``)."""
    rng = np.random.default_rng(seed)
    finest = _communities(rng, shape)
    levels = [finest]
    for _ in shape.mixing[1:]:
        count = levels[0].max() // shape.groups + 1
        levels.insert(0, rng.integers(0, count, levels[0].max() + 1)[levels[0]])
    degrees = _degrees(rng, shape)
    shares = [*shape.mixing, 1 - sum(shape.mixing)]
    ends = np.repeat(np.arange(shape.nodes), degrees)
    kind = rng.choice(len(shares), ends.size, p=shares)
    groups = [np.zeros(shape.nodes, np.int64), *levels]
    parts = [_match(rng, ends[kind == k], groups[k], shape.directed) for k in range(len(shares))]
    return Planted(_network(np.concatenate(parts), shape), tuple(levels))


def overlapping(shape: Shape, seed: int) -> tuple[Network, np.ndarray, np.ndarray]:
    """Make a planted partition whose share ``shape.overlapping`` of nodes sits in two communities.

    Returns the network, first and second community of each node (equal where there is one).
    """
    rng = np.random.default_rng(seed)
    first = _communities(rng, shape)
    second = first.copy()
    twice = rng.permutation(shape.nodes)[: int(shape.overlapping * shape.nodes)]
    second[twice] = rng.permutation(first[twice])
    degrees = _degrees(rng, shape)
    ends = np.repeat(np.arange(shape.nodes), degrees)
    outside = rng.random(ends.size) < shape.mixing[0]
    membership = np.where(rng.random(ends.size) < 0.5, first[ends], second[ends])
    parts = [_match(rng, ends[outside], np.zeros(shape.nodes, np.int64), shape.directed)]
    inside = ends[~outside]
    order = np.lexsort((rng.random(inside.size), membership[~outside]))
    pairs = order[: order.size // 2 * 2].reshape(-1, 2)
    same = membership[~outside][pairs]
    parts.append(inside[pairs[same[:, 0] == same[:, 1]]])
    return _network(np.concatenate(parts), shape), first, second


def _network(pairs: np.ndarray, shape: Shape) -> Network:
    pairs = pairs[pairs[:, 0] != pairs[:, 1]]
    if not shape.directed:
        pairs = np.sort(pairs, 1)
    key = np.unique(pairs[:, 0] * shape.nodes + pairs[:, 1])
    source, target = (key // shape.nodes).astype(np.int32), (key % shape.nodes).astype(np.int32)
    return Network(np.arange(shape.nodes), source, target, np.ones(key.size), shape.directed)


def neighbour_graph(nodes: int, top: int, seed: int, dimensions: int = 20) -> Planted:
    """Directed cosine graph: each sample of a Gaussian mixture to its ``top`` nearest."""
    rng = np.random.default_rng(seed)
    centres = rng.standard_normal((nodes // 50, dimensions)).astype(np.float32)
    member = rng.integers(0, len(centres), nodes)
    points = centres[member] + 1.7 * rng.standard_normal((nodes, dimensions)).astype(np.float32)
    points /= np.linalg.norm(points, axis=1, keepdims=True)
    targets, weights = [], []
    for start in range(0, nodes, 1000):
        cosine = points[start : start + 1000] @ points.T
        cosine[np.arange(len(cosine)), np.arange(start, start + len(cosine))] = -1
        nearest = np.argpartition(-cosine, top, 1)[:, :top]
        targets.append(nearest)
        weights.append(np.take_along_axis(cosine, nearest, 1))
    source = np.repeat(np.arange(nodes, dtype=np.int32), top)
    weight = np.maximum(np.concatenate(weights).ravel().astype(np.float64), 1e-6)
    target = np.concatenate(targets).ravel().astype(np.int32)
    return Planted(Network(np.arange(nodes), source, target, weight, True), (member,))
