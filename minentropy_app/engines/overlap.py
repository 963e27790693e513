"""Nodes in several modules where that shortens the code (arXiv:1105.0812).

From a tree of modules, every node at a border may join a module next to it, leave one of its own, or
change one for another, while L falls; then the shares of all nodes are settled and L is computed afresh.
A round that does not save bits is taken back and tried with the best half of its nodes. ``theory/overlap.py``
says what a walk in overlapping modules is.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from minentropy_app.engines.flow import FlowNetwork, FlowOptions, link_rates, rows_of_links
from minentropy_app.engines.kernels import links as rows
from minentropy_app.engines.kernels import overlap as kernel
from minentropy_app.engines.kernels.overlap import Cover, Links
from minentropy_app.engines.module_tree import canonical, leaf_modules
from minentropy_app.errors import AppError
from minentropy_app.model.inputs import Floats, Ids, Ints, Network
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

STAGE = QT_TRANSLATE_NOOP("engines.overlap", "Letting nodes join several modules")
#: Recorded teleportation links all nodes to all others.
_MOST_TELEPORTING = 2_000
_MOST_ROUNDS = 40
_FEWEST_MEMBERSHIPS, _MOST_MEMBERSHIPS = 8, 64
#: Shares that are none, but for rounding; how often what they were in the way of is tried again.
_UNUSED, _MOST_CLEARINGS = 1e-9, 4
_SETTLED, _SWEEPS, _MOST_SWEEPS = 1e-15, 20, 20_000
#: Nodes looked at between two Steps.
_NODES_PER_STEP = 200


@dataclass(frozen=True)
class Overlap:
    """Memberships: states of nodes, by node, the largest share first.

    Attributes
    ----------
    node, share
        (m,) node of each state, and its share of the node's visits.
    tree
        (depth, m) module of each state on each level, as in ``Communities``; numbered by the first
        states of the nodes, then by the others.
    codelength
        Bits per step.
    """

    node: Ints
    share: Floats
    tree: Ints
    codelength: float


def flow_links(network: Network, flow: FlowNetwork, options: FlowOptions) -> Links:
    """Return the flow along links in both directions, recorded teleportation included.

    Raises
    ------
    AppError
        Teleportation is recorded and the network is too large to list all jumps.
    """
    n, visit = flow.nodes, np.ascontiguousarray(flow.rates[:, 0])
    if options.scheme == "undirected":
        start, node, half = flow.indptr, flow.indices, flow.weights / 2
        return Links(start, node, half, start, node, half, visit)
    rate = link_rates(network, flow, options) * options.markov_time
    ends = network.source, network.target
    if flow.teleport.size:
        jumps = _jumps(flow)
        ends = (np.concatenate([ends[0], jumps[0]]), np.concatenate([ends[1], jumps[1]]))
        rate = np.concatenate([rate, jumps[2]])
    keep = (rate > 0) & (ends[0] != ends[1])
    out = rows_of_links(n, ends[0][keep], ends[1][keep], rate[keep])
    into = rows.transpose(*out)
    return Links(out[0], out[1], out[2], into[0], into[1], into[2], visit)


def _jumps(flow: FlowNetwork) -> tuple[Ints, Ints, Floats]:
    n = flow.nodes
    if n > _MOST_TELEPORTING:
        raise AppError(
            QT_TRANSLATE_NOOP(
                "engines.overlap", "Overlapping modules with counted teleportation need at most {most} nodes, not {n}."
            ),
            QT_TRANSLATE_NOOP("engines.overlap", "Set flow=directed or flow=undirected, or leave overlap out."),
            most=_MOST_TELEPORTING,
            n=n,
        )
    every = np.arange(n, dtype=np.int32)
    return np.repeat(every, n), np.tile(every, n), np.outer(flow.teleport[:, 0], flow.teleport[:, 1]).ravel()


def cover_of(tree: Ints, nodes: int) -> Cover:
    """Return memberships of one module each, that of the tree."""
    leaf = leaf_modules(tree, nodes)
    modules = int(leaf.max()) + 1
    first = np.unique(leaf, return_index=True)[1]
    books, depth, parent, path = 1, np.zeros(modules, np.int32), [0], np.zeros((modules, max(len(tree), 1)), np.int32)
    for d, row in enumerate(tree[:, first]):
        inside = np.flatnonzero(row >= 0)
        names, label = np.unique(row[inside], return_inverse=True)
        path[inside, d] = books + label
        above = np.zeros(names.size, np.int32)
        above[label] = path[inside, d - 1] if d else 0
        parent += above.tolist()
        depth[inside] = d + 1
        books += names.size
    return _new_cover(leaf, path, depth, np.array(parent, np.int32))


def _new_cover(leaf: Ints, path: Ints, depth: Ints, parent: Ints) -> Cover:
    n, modules, books = leaf.size, depth.size, parent.size
    module = np.full((n, _FEWEST_MEMBERSHIPS), -1, np.int32)
    module[:, 0] = leaf
    share = np.zeros(module.shape)
    share[:, 0] = 1.0
    room = max(books, _MOST_MEMBERSHIPS)
    return Cover(
        module=module,
        share=share,
        many=np.ones(n, np.int32),
        path=path,
        depth=depth,
        parent=parent,
        rates=np.zeros((books, 3)),
        change=np.zeros((books, 3)),
        use=np.zeros(room),
        stamp=np.zeros(books, np.uint8),
        touched=np.zeros(books + 1, np.int32),
        marks=np.zeros(1, np.int64),
        flow_to=np.zeros(modules),
        near=np.zeros(modules + 1, np.int32),
        active=np.ones(n, np.uint8),
    )


def with_room(cover: Cover) -> Cover:
    """Double the memberships that a node may have where any node has as many as fit."""
    most = cover.module.shape[1]
    if cover.many.max() < most or most >= _MOST_MEMBERSHIPS:
        return cover
    wider = ((0, 0), (0, most))
    return cover._replace(module=np.pad(cover.module, wider, constant_values=-1), share=np.pad(cover.share, wider))


def settled_length(links: Links, cover: Cover, context: Context) -> Steps[float]:
    """Settle all shares from equal ones and return L from scratch."""
    several = np.flatnonzero(cover.many > 1)
    most = cover.module.shape[1]
    equal = np.where(np.arange(most) < cover.many[:, None], 1.0 / cover.many[:, None], 0.0)
    cover.share[:] = equal
    for _ in range(0, _MOST_SWEEPS, _SWEEPS):
        if kernel.settle(links, cover, several, _SWEEPS) <= _SETTLED:
            break
        context.check()
        yield Step(STAGE, 0, 0)
    return float(kernel.tabulate(links, cover))


def overlapping_modules(links: Links, tree: Ints, context: Context, check: bool = False) -> Steps[Overlap]:
    """Let nodes join further modules of a tree while L falls; never longer than without."""
    cover = cover_of(tree, links.visit.size)
    length = yield from settled_length(links, cover, context)
    for _ in range(_MOST_CLEARINGS if cover.depth.size > 1 else 0):
        cover, length = yield from _refined(links, cover, length, context)
        fewer = _without_unused(cover)
        if fewer is cover:
            break
        cover, length = fewer, (yield from settled_length(links, fewer, context))
    if check:
        again = yield from settled_length(links, cover, context)
        if abs(again - length) > 1e-9:
            raise AssertionError(f"running code length {length} is not the recomputed {again}")
    return _overlap(links, cover, tree, length)


def _without_unused(cover: Cover) -> Cover:
    """Take nodes out of modules in which they are never visited: all that enter such a module have left it for good.

    No step is another one then, for whoever steps to the node is in one of its other modules already.
    """
    listed = np.arange(cover.module.shape[1]) < cover.many[:, None]
    used = listed & ((cover.share > _UNUSED) | (cover.many[:, None] == 1))
    if (used == listed).all():
        return cover
    order = np.argsort(~used, axis=1, kind="stable")
    module, share = (np.take_along_axis(rows, order, 1) for rows in (cover.module, cover.share))
    return cover._replace(module=module, share=share, many=used.sum(1).astype(np.int32))


def _refined(links: Links, cover: Cover, length: float, context: Context) -> Steps[tuple[Cover, float]]:
    random = np.random.default_rng(context.seed)
    nodes = kernel.boundary(links, cover)
    for _ in range(_MOST_ROUNDS):
        cover, fallen, nodes = yield from _round(links, cover, length, random.permutation(nodes), context)
        if fallen >= length - kernel.LEAST_GAIN:
            break
        length = fallen
        yield Step(STAGE, 0, 0, {"codelength": length})
    return cover, length


def _round(
    links: Links, cover: Cover, length: float, nodes: Ids, context: Context
) -> Steps[tuple[Cover, float, Ids]]:  # fmt: skip
    """Visit the nodes; take back what does not shorten the code and try half of it."""
    while nodes.size:
        fresh = with_room(cover)
        fresh = fresh._replace(module=fresh.module.copy(), share=fresh.share.copy(), many=fresh.many.copy())
        yield from _sweep(links, fresh, nodes, context)
        reached = yield from settled_length(links, fresh, context)
        if reached < length - kernel.LEAST_GAIN:
            return fresh, reached, np.flatnonzero(fresh.active)
        moved = nodes[fresh.active[nodes] >= 2]
        nodes = moved[: moved.size // 2]
    yield from settled_length(links, cover, context)
    return cover, length, nodes


def _sweep(links: Links, cover: Cover, nodes: Ids, context: Context) -> Steps[None]:
    cover.active[:] = 0
    use = cover.rates[:, 0] + cover.rates[:, 2]
    np.add.at(use, cover.parent[1:], cover.rates[1:, 1])
    for start in range(0, nodes.size, _NODES_PER_STEP):
        kernel.sweep(links, cover, use, nodes[start : start + _NODES_PER_STEP], context.cancelled)
        context.check()
        yield Step(STAGE, start, nodes.size)


def _overlap(links: Links, cover: Cover, tree: Ints, length: float) -> Overlap:
    """List the states: by node, largest share first, then by module."""
    node, place = np.nonzero(np.arange(cover.module.shape[1]) < cover.many[:, None])
    module, share = cover.module[node, place], cover.share[node, place]
    order = np.lexsort((module, -np.round(share, 12), node))
    node, module, share = node[order], module[order], share[order]
    leaf = leaf_modules(tree, links.visit.size)
    first = np.unique(leaf, return_index=True)[1]
    states = _numbered(tree[:, first][:, module], node)
    return Overlap(node.astype(np.int32), share, states, length)


def _numbered(states: Ints, node: Ids) -> Ints:
    """Number modules by the first states of the nodes, then by the other states."""
    further = np.flatnonzero(np.diff(node, prepend=-1) == 0)
    order = np.concatenate([np.flatnonzero(np.diff(node, prepend=-1)), further])
    named = canonical(states[:, order])
    back = np.empty_like(named)
    back[:, order] = named
    return back


def main_tree(overlap: Overlap) -> Ints:
    """Return the tree of every node's largest share, (depth, n)."""
    return np.ascontiguousarray(overlap.tree[:, np.unique(overlap.node, return_index=True)[1]])


def state_flow(links: Links, node: Ints, share: Floats, modules: Ints) -> FlowNetwork:
    """Return the walk between states as a network, for codes of the states and their files.

    Parameters
    ----------
    node, share, modules
        (m,) sorted by node: node, share of its visits and leaf module of each state.
    """
    tail, head, flow = state_links(links, node, share, modules)
    out = rows_of_links(node.size, tail, head, flow)
    indptr, indices, weights, ends = rows.both_ways(out, rows.transpose(*out), np.ones(node.size))
    return FlowNetwork(
        indptr, indices, weights, np.column_stack([share * links.visit[node], ends[:, 1:]]), physical=node
    )


def state_links(links: Links, node: Ints, share: Floats, modules: Ints) -> tuple[Ints, Ints, Floats]:
    """Return tail, head and flow of the links between states (arguments as in ``state_flow``)."""
    count = np.bincount(node, minlength=links.visit.size).astype(np.int32)
    first = np.concatenate([[0], np.cumsum(count)]).astype(np.int64)
    most = int(count.max())
    place = np.arange(node.size) - first[node]
    cover = cover_of(np.zeros((0, links.visit.size), np.int32), links.visit.size)
    module, shares = np.full((count.size, most), -1, np.int32), np.zeros((count.size, most))
    module[node, place], shares[node, place] = modules, share
    cover = cover._replace(module=module, share=shares, many=count)
    found: tuple[Ints, Ints, Floats] = kernel.state_links(links, cover, first)
    return found
