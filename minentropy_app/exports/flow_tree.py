"""``.ftree`` of the official Infomap package: the tree, then the flow between the children of every module."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from minentropy_app.engines.flow import FlowNetwork, FlowOptions, flow_steps, link_rates
from minentropy_app.engines.infomap import graph_of
from minentropy_app.engines.kernels.modules import module_rates
from minentropy_app.engines.module_tree import leaf_modules, row_labels
from minentropy_app.exports.module_paths import ModulePath, as_states, module_paths, tree_lines, writing_lines
from minentropy_app.exports.network_files import refuse_private
from minentropy_app.exports.result_tables import Names
from minentropy_app.model.inputs import Floats, Network
from minentropy_app.model.results import Partition
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

_STAGE = QT_TRANSLATE_NOOP("exports.flow_tree", "Adding up the flow between modules")
_LINKS_A_STEP = 20_000


@dataclass
class _Book:
    """What stands under one module: its rates, and the flow between its children by their ranks."""

    enter: float = 0.0
    leave: float = 0.0
    children: int = 0
    flow: dict[tuple[int, int], float] | None = None


def writing_ftree(value: Partition, names: Names, path: Path) -> Steps[None]:
    """Compute the flow again and write it between the children of each module.

    Without directions the flow of both directions stands in one row.

    Raises
    ------
    AppError
        The links come from loans, or the file cannot be written.
    """
    refuse_private(value)
    context = Context()
    options = flow_options(value)
    network = Network(value.item_ids, value.source, value.target, value.weight, value.directed, value.physical)
    flow = yield from flow_steps(network, options, context, value.physical if value.physical.size else None)
    whole, rates = value, link_rates(network, flow, options)
    if value.member.size:
        whole, flow, rates = state_walk(value, network, flow, options)
    paths = module_paths(whole)
    books = _books(whole, flow, paths)
    yield from _add_links(whole, rates, (paths, books))
    plain = value.item_ids.tolist()
    lines = itertools.chain(tree_lines(value, (names.labels(plain), names.keys(plain))), _link_lines(whole, books))
    yield from writing_lines(lines, len(paths) + len(whole.source), path)


def state_walk(
    value: Partition, network: Network, flow: FlowNetwork, options: FlowOptions
) -> tuple[Partition, FlowNetwork, Floats]:
    """Return the walk between memberships: rows and links of states, their flow network, the links' rates."""
    from minentropy_app.engines import overlap

    links = overlap.flow_links(network, flow, options)
    leaf = leaf_modules(value.member_tree, value.member.size)
    tail, head, rates = overlap.state_links(links, value.member, value.member_share, leaf)
    walk = overlap.state_flow(links, value.member, value.member_share, leaf)
    states = replace(as_states(value), source=tail, target=head, weight=rates, directed=True)
    return states, walk, rates


_USUAL = (("teleportation", 0.15), ("markov_time", 1.0))


def flow_options(value: Partition) -> FlowOptions:
    """Return how the flow of a partition was computed."""
    scheme = str(value.metrics.get("flow", "directed" if value.directed else "undirected"))
    return FlowOptions(scheme, *(_number(value, name, usual) for name, usual in _USUAL))


def _number(value: Partition, name: str, usual: float) -> float:
    found = value.metrics.get(name)
    return float(found) if isinstance(found, (int, float)) else usual


def _books(value: Partition, flow: FlowNetwork, paths: list[ModulePath]) -> dict[ModulePath, _Book]:
    books: dict[ModulePath, _Book] = defaultdict(_Book)
    children: dict[ModulePath, set[int]] = defaultdict(set)
    for path in paths:
        for depth in range(len(path)):
            children[path[:depth]].add(path[depth])
    graph = graph_of(flow)
    for depth, row in enumerate(value.tree):
        label, count = row_labels(row)
        rates = module_rates(graph, label, count)[0]
        for a in np.flatnonzero(row >= 0).tolist():
            book = books[paths[a][: depth + 1]]
            book.leave, book.enter = float(rates[label[a], 1]), float(rates[label[a], 2])
    for module, found in children.items():
        books[module].children = len(found)
        books[module].flow = {}
    return books


def _add_links(
    value: Partition, rates: Floats, places: tuple[list[ModulePath], dict[ModulePath, _Book]]
) -> Steps[None]:
    paths, books = places
    links = zip(value.source.tolist(), value.target.tolist(), rates.tolist(), strict=True)
    for count, (a, b, rate) in enumerate(links):
        if count % _LINKS_A_STEP == 0:
            yield Step(_STAGE, count, len(rates))
        if a == b or not rate:
            continue
        one, other = paths[a], paths[b]
        shared = next(k for k in range(len(one)) if one[k] != other[k])
        ends = (one[shared], other[shared])
        if not value.directed:
            ends = (min(ends), max(ends))
        between = books[one[:shared]].flow
        assert between is not None
        between[ends] = between.get(ends, 0.0) + rate


def _link_lines(value: Partition, books: dict[ModulePath, _Book]) -> Iterator[str]:
    yield f"*Links {'directed' if value.directed else 'undirected'}\n"
    yield "#*Links path enterFlow exitFlow numEdges numChildren\n"
    for module in sorted(books):
        book = books[module]
        between = book.flow or {}
        name = ":".join(map(str, module)) or "root"
        yield f"*Links {name} {book.enter!r} {book.leave!r} {len(between)} {book.children}\n"
        for (a, b), rate in sorted(between.items()):
            yield f"{a} {b} {rate!r}\n"
