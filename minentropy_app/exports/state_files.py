"""States for other programs, in the formats of the official Infomap package.

A state is a node in one of its modules, or a node of a network of states. ``.net`` holds vertices, states
and the flow between states, ``.tree`` and ``.clu`` their modules.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from minentropy_app.engines.flow import FlowOptions, flow_steps
from minentropy_app.exports.flow_tree import flow_options, state_walk
from minentropy_app.exports.module_paths import as_states, memberships, module_paths, node_ids, writing_lines
from minentropy_app.exports.names import Names
from minentropy_app.exports.network_files import one_line, refuse_private, vertex_numbers
from minentropy_app.model.imports import OBJECT
from minentropy_app.model.inputs import Network
from minentropy_app.model.results import Partition
from minentropy_app.model.step import Context, Steps

#: Rates below this are rounding.
_LEAST = 1e-14


@dataclass(frozen=True)
class _States:
    """State ids, ids of the vertices behind them, names of the states; names of the vertices by id."""

    ids: Sequence[str]
    vertices: Sequence[str]
    names: Sequence[str]
    vertex_names: dict[str, str]


def writing_states(form: str, value: Partition, names: Names, path: Path) -> Steps[None]:
    """Write ``net``, ``tree`` or ``clu``.

    Raises
    ------
    AppError
        The links come from loans (``net``), or the file cannot be written.
    """
    states = _states(value, names)
    if form == "net":
        refuse_private(value)
        links = yield from _links(value)
        yield from writing_lines(_net_lines(states, links), len(states.ids), path)
        return
    lines = _tree_lines if form == "tree" else _clu_lines
    yield from writing_lines(lines(value, states), len(states.ids), path)


def _states(value: Partition, names: Names) -> _States:
    plain = value.item_ids.tolist()
    labels, keys = names.labels(plain), names.keys(plain)
    if value.physical.size:
        vertices = [str(k) for k in node_ids_of(names.attributes(plain, OBJECT))]
        return _States(node_ids(keys), vertices, labels, dict(zip(vertices, labels, strict=True)))
    numbers = [str(k) for k in vertex_numbers(keys)]
    node = memberships(value).tolist()
    vertex_names = dict(zip(numbers, labels, strict=True))
    ids = [str(k + 1) for k in range(len(node))]
    return _States(ids, [numbers[a] for a in node], [labels[a] for a in node], vertex_names)


def node_ids_of(objects: Sequence[str]) -> list[int]:
    """Return the objects' own numbers where all are whole numbers, else places from 1."""
    if all(key.isascii() and key.isdecimal() for key in objects):
        return [int(key) for key in objects]
    place = {key: k + 1 for k, key in enumerate(sorted(set(objects)))}
    return [place[key] for key in objects]


def _links(value: Partition) -> Steps[Iterator[tuple[int, int, float]]]:
    tail, head, weight = value.source, value.target, value.weight
    if value.member.size:
        network = Network(value.item_ids, value.source, value.target, value.weight, value.directed)
        options: FlowOptions = flow_options(value)
        flow = yield from flow_steps(network, options, Context())
        states, walk, weight = state_walk(value, network, flow, options)
        own = walk.rates[:, 0] - np.bincount(states.target, weight / options.markov_time, walk.nodes)
        stay = np.flatnonzero(own > _LEAST)  # steps to oneself: visits without markers
        tail, head = np.append(states.source, stay), np.append(states.target, stay)
        weight = np.append(weight, own[stay])
    return zip(tail.tolist(), head.tolist(), weight.tolist(), strict=True)


def _net_lines(states: _States, links: Iterator[tuple[int, int, float]]) -> Iterator[str]:
    ids = states.ids
    by_number = sorted(states.vertex_names.items(), key=lambda pair: int(pair[0]))
    return itertools.chain(
        [f"*Vertices {len(by_number)}\n"],
        (f'{vertex} "{one_line(name)}"\n' for vertex, name in by_number),
        ["*States\n"],
        (f'{s} {v} "{one_line(n)}"\n' for s, v, n in zip(ids, states.vertices, states.names, strict=True)),
        ["*Arcs\n"],
        (f"{ids[a]} {ids[b]} {w!r}\n" for a, b, w in links),
    )


def _ordered(value: Partition) -> Iterator[tuple[int, tuple[int, ...], float]]:
    rows = as_states(value)
    paths = module_paths(rows)
    for k in sorted(range(len(paths)), key=paths.__getitem__):
        yield k, paths[k], float(rows.flow[k])


def _tree_lines(value: Partition, states: _States) -> Iterator[str]:
    yield f"# codelength {value.metrics['codelength']!r} bits\n# path flow name state_id node_id\n"
    for k, path, flow in _ordered(value):
        name = one_line(states.names[k])
        yield f'{":".join(map(str, path))} {flow!r} "{name}" {states.ids[k]} {states.vertices[k]}\n'


def _clu_lines(value: Partition, states: _States) -> Iterator[str]:
    module: dict[tuple[int, ...], int] = {}
    yield f"# codelength {value.metrics['codelength']!r} bits\n# state_id module flow node_id\n"
    for k, path, flow in _ordered(value):
        number = module.setdefault(path[:-1], len(module) + 1)
        yield f"{states.ids[k]} {number} {flow!r} {states.vertices[k]}\n"
