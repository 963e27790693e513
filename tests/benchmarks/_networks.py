"""Seeded networks with known communities: planted partitions in the manner of LFR, and neighbour graphs.

Degrees and community sizes follow power laws; every node sends a share μ of its links outside its
community; node numbers are shuffled, so that the order of nodes tells nothing. Memory stays near that of the
links themselves, so that networks of 30 million links are made too.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit

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
    return rng.permutation(np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)[: shape.nodes])


@njit(cache=True)
def _seed(seed: int) -> None:
    np.random.seed(seed)


@njit(cache=True)
def _shuffled_stubs(count: np.ndarray, group: np.ndarray, groups: int) -> tuple[np.ndarray, np.ndarray]:
    """``count[a]`` stubs of every node a, by group and in random order within; where each group's begin."""
    start = np.zeros(groups + 1, np.int64)
    for a in range(count.size):
        start[group[a] + 1] += count[a]
    for g in range(groups):
        start[g + 1] += start[g]
    place = start[:-1].copy()
    stubs = np.empty(start[groups], np.int32)
    for a in range(count.size):
        for _ in range(count[a]):
            stubs[place[group[a]]] = a
            place[group[a]] += 1
    for g in range(groups):
        for i in range(start[g + 1] - 1, start[g], -1):
            j = np.random.randint(start[g], i + 1)
            stubs[i], stubs[j] = stubs[j], stubs[i]
    return stubs, start


@njit(cache=True)
def _pairs(stubs: np.ndarray, heads: np.ndarray, start: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Join neighbouring stubs of a group; with ``heads``, every second stub to the head in its place."""
    source, target = np.empty(stubs.size, np.int32), np.empty(stubs.size, np.int32)
    kept = 0
    for g in range(start.size - 1):
        for i in range(start[g], start[g + 1] - (heads.size == 0), 1 if heads.size else 2):
            if heads.size == 0:
                source[kept], target[kept] = stubs[i], stubs[i + 1]
                kept += 1
            elif np.random.random() < 0.5:  # each node has out- and in-stubs: half as many links
                source[kept], target[kept] = stubs[i], heads[i]
                kept += 1
    return source[:kept].copy(), target[:kept].copy()


def _match(count: np.ndarray, group: np.ndarray, directed: bool) -> tuple[np.ndarray, np.ndarray]:
    """Join stubs at random within groups; source and target of each link."""
    groups = int(group.max()) + 1
    stubs, start = _shuffled_stubs(count, group, groups)
    heads = _shuffled_stubs(count, group, groups)[0] if directed else np.zeros(0, np.int32)
    return _pairs(stubs, heads, start)


@njit(cache=True)
def _split(degrees: np.ndarray, shares: np.ndarray) -> np.ndarray:
    """Share out every node's stubs among the kinds of links: (kinds, n)."""
    found = np.zeros((shares.size, degrees.size), np.int32)
    edges = np.cumsum(shares)
    for a in range(degrees.size):
        for _ in range(degrees[a]):
            kind = np.searchsorted(edges, np.random.random() * edges[-1])
            found[min(kind, shares.size - 1), a] += 1
    return found


def planted(shape: Shape, seed: int) -> Planted:
    """Make a network with one community per node and level (see ``Shape``)."""
    rng = np.random.default_rng(seed)
    _seed(seed)
    finest = _communities(rng, shape)
    levels = [finest]
    for _ in shape.mixing[1:]:
        count = levels[0].max() // shape.groups + 1
        levels.insert(0, rng.integers(0, count, levels[0].max() + 1)[levels[0]])
    stubs = _split(_degrees(rng, shape), np.array([*shape.mixing, 1 - sum(shape.mixing)]))
    groups = [np.zeros(shape.nodes, np.int64), *levels]
    parts = [_match(count, group, shape.directed) for count, group in zip(stubs, groups, strict=True)]
    return Planted(_network(parts, shape), tuple(levels))


def overlapping(shape: Shape, seed: int) -> tuple[Network, np.ndarray, np.ndarray]:
    """Make a planted partition whose share ``shape.overlapping`` of nodes sits in two communities.

    Returns the network, first and second community of each node (equal where there is one).
    """
    rng = np.random.default_rng(seed)
    _seed(seed)
    first = _communities(rng, shape)
    second = first.copy()
    twice = rng.permutation(shape.nodes)[: int(shape.overlapping * shape.nodes)]
    second[twice] = rng.permutation(first[twice])
    inside = (1 - shape.mixing[0]) / 2
    stubs = _split(_degrees(rng, shape), np.array([shape.mixing[0], inside, inside]))
    parts = [_match(stubs[0], np.zeros(shape.nodes, np.int64), shape.directed)]
    # every node twice, once in each of its communities
    doubled = _match(stubs[1:].ravel(), np.concatenate([first, second]), shape.directed)
    parts.append((doubled[0] % shape.nodes, doubled[1] % shape.nodes))
    return _network(parts, shape), first, second


@njit(cache=True)
def _distinct(n: int, source: np.ndarray, target: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The links in order, each once."""
    start = np.zeros(n + 1, np.int64)
    for k in range(source.size):
        start[source[k] + 1] += 1
    for a in range(n):
        start[a + 1] += start[a]
    place = start[:-1].copy()
    ends = np.empty(source.size, np.int32)
    for k in range(source.size):
        ends[place[source[k]]] = target[k]
        place[source[k]] += 1
    kept = 0
    first = np.empty(source.size, np.int32)
    for a in range(n):
        row = np.sort(ends[start[a] : start[a + 1]])
        for q in range(row.size):
            if q == 0 or row[q] != row[q - 1]:
                first[kept], ends[kept] = a, row[q]
                kept += 1
    return first[:kept].copy(), ends[:kept].copy()


def _network(parts: list[tuple[np.ndarray, np.ndarray]], shape: Shape) -> Network:
    source = np.concatenate([part[0] for part in parts])
    target = np.concatenate([part[1] for part in parts])
    parts.clear()
    other = source != target
    source, target = source[other], target[other]
    if not shape.directed:
        source, target = np.minimum(source, target), np.maximum(source, target)
    source, target = _distinct(shape.nodes, source, target)
    return Network(np.arange(shape.nodes), source, target, np.ones(source.size), shape.directed)


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
