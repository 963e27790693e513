"""The map equation, literally: bits per step of a walk written with books inside books.

method.md, sections 3 and 4; Rosvall & Bergstrom 2008 (arXiv:0707.0609), The map equation (arXiv:0906.1405),
multilevel (arXiv:1010.0431), overlapping modules as state nodes (arXiv:1105.0812).
Dense matrices and plain loops: the oracle for ``engines``, for small networks only.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from minentropy_app.model.inputs import Floats, Ints

#: Modules of a node from the top down; () puts it into the root's book.
Path = tuple[Hashable, ...]


@dataclass(frozen=True)
class Flow:
    """A stationary walk.

    Attributes
    ----------
    node
        (n,) rate of visits p_a, summing to 1.
    link
        (n, n) rate of recorded steps a → b that cost markers when they cross modules; its row and
        column sums need not be equal (then modules have e_i ≠ x_i).
    physical
        (n,) the object that each node stands for: state nodes of one object in one module share
        one code word. Plain networks number them 0 … n−1.
    """

    node: Floats
    link: Floats
    physical: Ints


def undirected(weights: Floats) -> Flow:
    """Flow ∝ strength, without teleportation.

    ``weights[a, b]`` is the weight of the link listed as (a, b); each link is listed once. A self-link
    counts once: the total is ``2W − W_self``.
    """
    both = weights + weights.T - np.diag(np.diag(weights))
    return _flow(both.sum(1) / both.sum(), both / both.sum())


def directed(weights: Floats, teleportation: float = 0.15) -> Flow:
    """Unrecorded teleportation: PageRank teleporting ∝ out-strength, then one step without it.

    ``f_ab = p_a P_ab / (1 − Σ_dangling p)``, visit rates ``Σ_a f_ab``.
    """
    follow = _transitions(weights)
    node = _stationary(follow, weights.sum(1) / weights.sum(), teleportation)
    link = node[:, None] * follow
    link /= link.sum()
    return _flow(link.sum(0), link)


def recorded_links(weights: Floats, teleportation: float = 0.15) -> Flow:
    """Recorded teleportation ∝ in-strength; dangling nodes always teleport."""
    return _recorded(weights, weights.sum(0) / weights.sum(), teleportation)


def recorded_nodes(weights: Floats, teleportation: float = 0.15) -> Flow:
    """Recorded teleportation to every node alike: method.md, section 4.

    ``p_b = Σ_a p_a [(1 − α_a) p_{a→b} + α_a / n]`` with α_a = τ, 1 for dangling a.
    """
    return _recorded(weights, np.full(len(weights), 1 / len(weights)), teleportation)


#: Name of a flow scheme -> its flow from a dense weight matrix.
SCHEMES: Mapping[str, Callable[..., Flow]] = {
    "undirected": undirected,
    "directed": directed,
    "recorded-links": recorded_links,
    "recorded-nodes": recorded_nodes,
}


def _flow(node: Floats, link: Floats) -> Flow:
    return Flow(node, link, np.arange(len(node), dtype=np.int32))


def _transitions(weights: Floats) -> Floats:
    """Return p_{a→b}, rows of dangling nodes zero."""
    out = weights.sum(1, keepdims=True)
    follow: Floats = np.divide(weights, out, out=np.zeros_like(weights), where=out > 0)
    return follow


def _teleport_rates(follow: Floats, teleportation: float) -> Floats:
    return np.where(follow.sum(1) > 0, teleportation, 1.0)


def _stationary(follow: Floats, target: Floats, teleportation: float) -> Floats:
    """Solve p = p G, Σp = 1 for G_ab = (1 − α_a) p_{a→b} + α_a t_b."""
    alpha = _teleport_rates(follow, teleportation)
    step = (1 - alpha)[:, None] * follow + np.outer(alpha, target)
    equations = np.vstack([step.T - np.eye(len(step)), np.ones(len(step))])
    solution: Floats = np.linalg.lstsq(equations, np.append(np.zeros(len(step)), 1.0), rcond=None)[0]
    return np.where(solution > 1e-15, solution, 0.0)  # what is not 0 by rounding only


def _recorded(weights: Floats, target: Floats, teleportation: float) -> Flow:
    follow = _transitions(weights)
    node = _stationary(follow, target, teleportation)
    alpha = _teleport_rates(follow, teleportation)
    return _flow(node, (node * (1 - alpha))[:, None] * follow + np.outer(node * alpha, target))


def with_physical(flow: Flow, physical: Ints) -> Flow:
    """Name the object behind every state node."""
    return replace(flow, physical=physical)


def one_level(flow: Flow) -> float:
    """Return the code length without modules: the entropy of the objects' visit rates."""
    return codelength(flow, [()] * len(flow.node))


def two_level(flow: Flow, modules: Sequence[Hashable], markov_time: float = 1.0) -> float:
    """Return L of a partition; ``modules[a]`` is the module of node a.

    ``L = −Σ e_i log2(e_i/e) + Σ_i [ −x_i log2(x_i/p_i°) − Σ_α p_α log2(p_α/p_i°) ]``, ``p_i° = x_i + Σ p_α``.
    """
    return codelength(flow, [(module,) for module in modules], markov_time)


def codelength(flow: Flow, paths: Sequence[Path], markov_time: float = 1.0) -> float:
    """Return L of a tree (ragged ones too) in bits per step; ``paths[a]`` are node a's modules.

    Markov time t multiplies enter and exit rates and leaves visits as they are.
    """
    return math.fsum(map(bits, code_books(flow, paths, markov_time).values()))


def code_books(flow: Flow, paths: Sequence[Path], markov_time: float = 1.0) -> dict[Path, list[float]]:
    """Return the rates of use of every book: its exit first (0 for the root), then markers, then objects."""
    modules = sorted({path[:depth] for path in paths for depth in range(len(path) + 1)}, key=_order)
    rates = {module: [markov_time * exit_rate(flow, paths, module)] for module in modules}
    for module in modules[1:]:
        rates[module[:-1]].append(markov_time * enter_rate(flow, paths, module))
    for module in modules:
        rates[module] += _visits(flow, [a for a, path in enumerate(paths) if path == module])
    return rates


def _order(path: Path) -> tuple[int, str]:
    return (len(path), repr(path))


def _visits(flow: Flow, nodes: Sequence[int]) -> list[float]:
    rates: dict[int, float] = {}
    for a in nodes:
        rates[int(flow.physical[a])] = rates.get(int(flow.physical[a]), 0.0) + float(flow.node[a])
    return list(rates.values())


def _inside(paths: Sequence[Path], module: Path) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    return np.array([path[: len(module)] == module for path in paths])


def exit_rate(flow: Flow, paths: Sequence[Path], module: Path) -> float:
    """Return ``x_i = Σ_{a∈i} Σ_{b∉i} f_ab``."""
    inside = _inside(paths, module)
    return float(flow.link[np.ix_(inside, ~inside)].sum())


def enter_rate(flow: Flow, paths: Sequence[Path], module: Path) -> float:
    """Return ``e_i = Σ_{a∉i} Σ_{b∈i} f_ab``."""
    inside = _inside(paths, module)
    return float(flow.link[np.ix_(~inside, inside)].sum())


def bits(rates: Sequence[float]) -> float:
    """Return ``−Σ r log2(r / Σr)`` of one book: its use times the entropy of its words."""
    total = math.fsum(rates)
    return math.fsum(r * (math.log2(total) - math.log2(r)) for r in rates if r > 0)
