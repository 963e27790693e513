"""The walk behind the map equation: visit rates and link flows of a network, four schemes by name.

| scheme | visit rates | steps that cost markers |
| --- | --- | --- |
| ``undirected`` | strength / total | links |
| ``directed`` | PageRank teleporting ∝ out-strength, then one step without teleportation | links |
| ``recorded-links`` | PageRank teleporting ∝ in-strength | links and teleportation |
| ``recorded-nodes`` | PageRank teleporting to every node alike (method.md, section 4) | links and teleportation |

``theory/map_equation.py`` says each of them literally. Dangling nodes always teleport; self-links are
visits but never steps between modules.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from minentropy_app.engines.kernels import links
from minentropy_app.errors import AppError
from minentropy_app.model.inputs import Floats, Ids, Ints, Network
from minentropy_app.model.step import Context, Step, Steps, drain
from minentropy_app.text import QT_TRANSLATE_NOOP

SCHEMES = ("undirected", "directed", "recorded-links", "recorded-nodes")
#: Columns of ``FlowNetwork.rates``.
VISIT, EXIT, ENTER = 0, 1, 2
#: The rates are found when Σ|Δp| of a sweep falls to this, or stops falling below the rounding level.
_TOLERANCE = 1e-15
_ROUNDING = 1e-13
_MOST_SWEEPS = 10_000
#: Links swept between two Steps: some 10 ms.
_LINKS_PER_STEP = 4_000_000
_STAGE = QT_TRANSLATE_NOOP("engines.flow", "Computing the flow")


@dataclass(frozen=True)
class FlowOptions:
    """Which walk: ``scheme`` of ``SCHEMES``, teleportation rate τ, Markov time t > 0."""

    scheme: str = "undirected"
    teleportation: float = 0.15
    markov_time: float = 1.0


def _no_rates() -> Floats:
    return np.zeros((0, 2))


def _no_states() -> Ints:
    return np.zeros(0, np.int32)


@dataclass(frozen=True)
class FlowNetwork:
    """One symmetric sparse matrix serves every scheme: a move changes enter and exit by the same sum.

    Attributes
    ----------
    indptr, indices, weights
        CSR rows without diagonal, columns ascending: ``w_ab = f_ab + f_ba``.
    rates
        (n, 3) visit, exit and enter rate of each node.
    teleport
        (n, 2) recorded teleportation: rate of leaving by it, share of arrivals; (0, 2) where none.
    physical
        (n,) object behind each state node; empty for plain networks.
    """

    indptr: Ids
    indices: Ints
    weights: Floats
    rates: Floats
    teleport: Floats = field(default_factory=_no_rates)
    physical: Ints = field(default_factory=_no_states)

    @property
    def nodes(self) -> int:
        """Number of nodes."""
        return len(self.rates)


def flow_network(network: Network, options: FlowOptions, physical: Ints | None = None) -> FlowNetwork:
    """Compute the flow at once; see ``flow_steps``."""
    return drain(flow_steps(network, options, Context(), physical))


def flow_steps(
    network: Network, options: FlowOptions, context: Context, physical: Ints | None = None
) -> Steps[FlowNetwork]:
    """Compute the flow of a network.

    Parameters
    ----------
    network
        Links in any order; equal links add up. ``directed`` is not looked at: the scheme decides.
    physical
        (n,) object behind each state node, or None.

    Raises
    ------
    AppError
        No links, or a weight that is negative or not a number.
    """
    _refuse_bad_weights(network)
    yield Step(_STAGE, 0, 1)
    if options.scheme == "undirected":
        flow = _undirected(network)
    else:
        flow = yield from _directed(network, options, context)
    if physical is not None:
        flow = replace(flow, physical=np.ascontiguousarray(physical, np.int32))
    return _without_zeros(with_markov_time(flow, options.markov_time))


def _without_zeros(flow: FlowNetwork) -> FlowNetwork:
    """Leave out links that nobody walks along: the searches take a flow of 0 for no link."""
    kept = flow.weights > 0
    if kept.all():
        return flow
    before = np.concatenate([[0], np.cumsum(kept)]).astype(np.int64)
    return replace(flow, indptr=before[flow.indptr], indices=flow.indices[kept], weights=flow.weights[kept])


def with_markov_time(flow: FlowNetwork, time: float) -> FlowNetwork:
    """Multiply all enter and exit rates by ``time``; visit rates stay."""
    if time == 1.0:
        return flow
    rates = flow.rates * np.array([1.0, time, time])
    return replace(flow, rates=rates, weights=flow.weights * time, teleport=flow.teleport * np.array([time, 1.0]))


def link_rates(network: Network, flow: FlowNetwork, options: FlowOptions) -> Floats:
    """Return the flow along each link, read off the rates of the nodes.

    Without directions: of both directions, 2 w / total. Else node a sends ``r_a`` per weight:
    its exits over links are ``r_a`` times the weight of its links to others.
    """
    n = network.item_ids.size
    other = network.source != network.target
    if options.scheme == "undirected":
        total = float((network.weight * (1 + other)).sum())
        both: Floats = 2 * network.weight / total
        return both
    out = np.bincount(network.source, network.weight, n)
    if options.scheme == "directed":
        sent, out = flow.rates[:, 1] / options.markov_time, np.bincount(network.source, network.weight * other, n)
    else:
        sent = flow.rates[:, 0] * (1 - options.teleportation)
    per_weight = np.divide(sent, out, out=np.zeros(n), where=out > 0)
    along: Floats = per_weight[network.source] * network.weight
    return along


def _undirected(network: Network) -> FlowNetwork:
    n = network.item_ids.size
    rows = _sorted_rows(n, *_positive(network), True)
    strength, loops = links.row_sums(rows[0], rows[2]), links.diagonal(*rows)
    total = strength.sum()
    cut = (strength - loops) / total
    left = links.drop_diagonal(*rows) if loops.any() else rows[1].size
    weights = rows[2][:left]
    weights *= 2.0 / total
    return FlowNetwork(rows[0], rows[1][:left], weights, np.stack([strength / total, cut, cut], 1))


def _directed(network: Network, options: FlowOptions, context: Context) -> Steps[FlowNetwork]:
    n = network.item_ids.size
    out = _sorted_rows(n, *_positive(network), False)
    into = links.transpose(*out)
    strength = links.row_sums(out[0], out[2])
    target = _teleport_target(options.scheme, strength, into)
    inverse = np.divide(1.0, strength, out=np.zeros(n), where=strength > 0)
    visit = yield from _page_rank(into, inverse, (target, options.teleportation), context)
    if options.scheme == "directed":
        per_weight = visit * inverse
        return _assembled(out, into, per_weight / (per_weight * strength).sum())
    return _recorded(out, into, (visit, inverse), (target, options.teleportation))


def _teleport_target(scheme: str, out_strength: Floats, into: Rows) -> Floats:
    if scheme == "recorded-nodes":
        return np.full(out_strength.size, 1.0 / out_strength.size)
    strength = links.row_sums(into[0], into[2]) if scheme == "recorded-links" else out_strength
    target: Floats = strength / strength.sum()
    return target


Rows = tuple[Ids, Ints, Floats]


def _page_rank(into: Rows, inverse: Floats, teleport: tuple[Floats, float], context: Context) -> Steps[Floats]:
    """Return the stationary rates: Gauss–Seidel sweeps, accelerated until rounding is all that is left."""
    rates = teleport[0].copy()
    mixing = _mixing(rates.size)
    flow = (inverse, np.ascontiguousarray(teleport[0]), teleport[1])
    at_once = max(1, _LINKS_PER_STEP // (into[1].size + 8 * rates.size))
    while mixing.counts[0] < _MOST_SWEEPS and not mixing.counts[2]:
        context.check()
        mixing.counts[1] = at_once
        links.rank_sweeps(into, rates, flow, mixing, (_TOLERANCE, _ROUNDING))
        yield Step(_STAGE, int(mixing.counts[0]), 0, {"change": float(mixing.change[0])})
    rates /= rates.sum()
    return rates


def _mixing(n: int) -> links.Mixing:
    depth = links.DEPTH
    past, last, room = np.zeros((2, depth, n)), np.zeros((2, n)), np.zeros((2, n))
    products, change, counts = np.zeros((depth, depth + 1)), np.full(1, np.inf), np.zeros(3, np.int64)
    return links.Mixing(past[0], past[1], last, room[0], room[1], products, change, counts)


def _recorded(out: Rows, into: Rows, rates: tuple[Floats, Floats], teleport: tuple[Floats, float]) -> FlowNetwork:
    visit, inverse = rates
    target, tau = teleport
    flow = _assembled(out, into, visit * inverse * (1.0 - tau))
    leave = np.where(inverse > 0, tau * visit, visit)
    flow.rates[:, VISIT] = visit
    flow.rates[:, EXIT] += leave * (1.0 - target)
    flow.rates[:, ENTER] += (leave.sum() - leave) * target
    return replace(flow, teleport=np.stack([leave, target], 1))


def _assembled(out: Rows, into: Rows, per_weight: Floats) -> FlowNetwork:
    """Every node a sends ``per_weight[a]`` along a link of weight 1."""
    return FlowNetwork(*links.both_ways(out, into, per_weight))


def rows_of_links(n: int, source: Ints, target: Ints, weight: Floats) -> Rows:
    """Return directed links as sparse rows with ascending columns, equal links added up."""
    return _sorted_rows(n, source, target, weight, False)


def _sorted_rows(n: int, source: Ints, target: Ints, weight: Floats, both: bool) -> Rows:
    rows: Rows = links.bucket(n, source, target, weight, both)
    if links.ascending(rows[0], rows[1]):  # as a list of links without repetition in order comes out
        return rows
    rows = links.transpose(*links.bucket(n, target, source, weight, both))
    left = links.merge_duplicates(*rows)
    return rows[0], rows[1][:left], rows[2][:left]


def _positive(network: Network) -> tuple[Ints, Ints, Floats]:
    keep = network.weight > 0
    if keep.all():
        return network.source, network.target, network.weight
    return network.source[keep], network.target[keep], network.weight[keep]


def _refuse_bad_weights(network: Network) -> None:
    bad = np.flatnonzero(~((network.weight >= 0) & np.isfinite(network.weight)))
    if bad.size:
        raise AppError(
            QT_TRANSLATE_NOOP("engines.flow", "Link {number} has the weight {weight}."),
            QT_TRANSLATE_NOOP("engines.flow", "Weights must be numbers from 0 up; mend or remove this link."),
            number=int(bad[0]) + 1,
            weight=float(network.weight[bad[0]]),
        )
    if not network.weight.sum() > 0:
        raise AppError(
            QT_TRANSLATE_NOOP("engines.flow", "The network has no links, so there is nothing to walk along."),
            QT_TRANSLATE_NOOP("engines.flow", "Choose a network with at least one link of positive weight."),
        )
