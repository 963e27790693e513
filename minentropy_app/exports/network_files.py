"""Networks for other programs, with the modules of their nodes: Pajek .net, GraphML, GEXF."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import numpy as np

from minentropy_app.errors import AppError
from minentropy_app.exports.module_paths import as_states, main_rows, module_paths, writing_lines
from minentropy_app.exports.result_tables import Names, unique_names
from minentropy_app.model.inputs import Floats, Ints, Network
from minentropy_app.model.results import NeighbourGraph, Partition
from minentropy_app.model.step import Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Drawn:
    """A network ready to be written.

    Attributes
    ----------
    keys, labels
        Of each node: the input's own id, and a name of its own.
    columns
        Name and type (``string``, ``double``, ``int``) of each attribute of nodes, and its values.
    source, target, weight
        Links; those without direction stand once.
    """

    keys: Sequence[str]
    labels: Sequence[str]
    columns: Sequence[tuple[str, str, Sequence[object]]]
    source: Ints
    target: Ints
    weight: Floats
    directed: bool


def drawn(value: Network | NeighbourGraph | Partition, names: Names) -> Drawn:
    """Gather names, links and, for a partition, flow, path and the module on each level of every node.

    Raises
    ------
    AppError
        The links come from loans: which two books one reader took home is nobody's business.
    """
    plain = value.item_ids.tolist()
    columns: list[tuple[str, str, Sequence[object]]] = [("name", "string", names.labels(plain))]
    if isinstance(value, Partition):
        refuse_private(value)
        every = module_paths(as_states(value))
        first = main_rows(value).tolist()
        modules, paths = leaf_numbers(every), [every[k] for k in first]
        columns += [
            ("path", "string", [":".join(map(str, path)) for path in paths]),
            ("flow", "double", value.flow.tolist()),
            ("module", "int", [modules[k] for k in first]),
            *(
                (f"level_{d + 1}", "int", [numbers[k] for k in first])
                for d in range(len(value.tree))
                for numbers in [level_numbers(every, d + 1)]
            ),
        ]
        columns += _membership_columns(value, modules)
    links = Drawn(
        names.keys(plain), unique_names(value.item_ids, names), columns, value.source, value.target, value.weight,
        value.directed,
    )  # fmt: skip
    return links if value.directed else _once(links)


def _membership_columns(value: Partition, modules: Sequence[int]) -> list[tuple[str, str, Sequence[object]]]:
    """Number of modules, the modules, and the shares in them, of nodes that may be in several."""
    if not value.member.size:
        return []
    found: list[list[tuple[int, float]]] = [[] for _ in range(value.item_ids.size)]
    for node, module, share in zip(value.member.tolist(), modules, value.member_share.tolist(), strict=True):
        found[node].append((module, share))
    return [
        ("memberships", "int", [len(own) for own in found]),
        ("modules", "string", [";".join(str(module) for module, _share in own) for own in found]),
        ("shares", "string", [";".join(repr(share) for _module, share in own) for own in found]),
    ]


def refuse_private(value: Partition) -> None:
    """Raise AppError if the links behind a partition come from loans."""
    if value.metrics.get("private_links", True):
        raise AppError(
            QT_TRANSLATE_NOOP("exports.network_files", "The links come from loans and would show who read what."),
            QT_TRANSLATE_NOOP("exports.network_files", "Export the modules (.tree, .clu) or the table instead."),
        )


def leaf_numbers(paths: Sequence[tuple[int, ...]]) -> list[int]:
    """Number the leaf modules from 1 in the order of their paths."""
    return level_numbers(paths, max(map(len, paths), default=1) - 1)


def level_numbers(paths: Sequence[tuple[int, ...]], level: int) -> list[int]:
    """Number the modules of one level (from 1 at the top); where a branch ends above, its last module."""
    homes = [path[:-1][:level] for path in paths]
    number = {home: k + 1 for k, home in enumerate(sorted(set(homes)))}
    return [number[home] for home in homes]


def _once(links: Drawn) -> Drawn:
    """Add up both directions of links that have none."""
    n = len(links.keys)
    low, high = np.minimum(links.source, links.target), np.maximum(links.source, links.target)
    pair, place = np.unique(low.astype(np.int64) * n + high, return_inverse=True)
    weight: Floats = np.bincount(place, links.weight, len(pair)).astype(np.float64)
    ends = (pair // max(n, 1)).astype(np.int32), (pair % max(n, 1)).astype(np.int32)
    return replace(links, source=ends[0], target=ends[1], weight=weight)


def writing_pajek(links: Drawn, path: Path) -> Steps[None]:
    """Write Pajek: vertices by number (the input's own where these are 1 … n), then arcs or edges."""
    ids = vertex_numbers(links.keys)
    order = sorted(range(len(ids)), key=ids.__getitem__)
    lines = itertools.chain(
        [f"*Vertices {len(ids)}\n"],
        (f'{ids[a]} "{one_line(links.labels[a])}"\n' for a in order),
        ["*Arcs\n" if links.directed else "*Edges\n"],
        (f"{ids[a]} {ids[b]} {w!r}\n" for a, b, w in _links(links)),
    )
    return writing_lines(lines, len(ids) + len(links.source), path)


def vertex_numbers(keys: Sequence[str]) -> list[int]:
    """Return the input's own ids where they are the numbers 1 … n, else places from 1."""
    if all(key.isascii() and key.isdecimal() and str(int(key)) == key for key in keys):
        numbers = [int(key) for key in keys]
        if sorted(numbers) == list(range(1, len(keys) + 1)):
            return numbers
    return list(range(1, len(keys) + 1))


def writing_graphml(links: Drawn, path: Path) -> Steps[None]:
    """Write GraphML; the id of a node is the input's own."""
    ids = [quoteattr(_text(key)) for key in links.keys]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    kinds = [
        f'<key id="d{k}" for="node" attr.name="{name}" attr.type="{kind}"/>\n'
        for k, (name, kind, _values) in enumerate(links.columns)
    ]
    kinds.append('<key id="w" for="edge" attr.name="weight" attr.type="double"/>\n')
    lines = itertools.chain(
        [head, *kinds],
        [f'<graph edgedefault="{_direction(links)}">\n'],
        (f"<node id={ids[a]}>{_graphml_data(links, a)}</node>\n" for a in range(len(ids))),
        (
            f'<edge source={ids[a]} target={ids[b]}><data key="w">{w!r}</data></edge>\n'
            for a, b, w in _links(links)
        ),
        ["</graph>\n</graphml>\n"],
    )  # fmt: skip
    return writing_lines(lines, len(ids) + len(links.source), path)


def _graphml_data(links: Drawn, a: int) -> str:
    values = (values[a] for _name, _kind, values in links.columns)
    return "".join(f'<data key="d{k}">{escape(_text(str(value)))}</data>' for k, value in enumerate(values))


def writing_gexf(links: Drawn, path: Path) -> Steps[None]:
    """Write GEXF 1.2; the id of a node is the input's own."""
    ids = [quoteattr(_text(key)) for key in links.keys]
    kinds = {"int": "integer"}
    lines = itertools.chain(
        ['<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n'],
        [f'<graph defaultedgetype="{_direction(links)}" mode="static">\n<attributes class="node" mode="static">\n'],
        (
            f'<attribute id="{k}" title="{name}" type="{kinds.get(kind, kind)}"/>\n'
            for k, (name, kind, _values) in enumerate(links.columns)
        ),
        ["</attributes>\n<nodes>\n"],
        (
            f"<node id={ids[a]} label={quoteattr(_text(links.labels[a]))}><attvalues>{_gexf_data(links, a)}"
            "</attvalues></node>\n"
            for a in range(len(ids))
        ),
        ["</nodes>\n<edges>\n"],
        (
            f'<edge id="{k}" source={ids[a]} target={ids[b]} weight="{w!r}"/>\n'
            for k, (a, b, w) in enumerate(_links(links))
        ),
        ["</edges>\n</graph>\n</gexf>\n"],
    )
    return writing_lines(lines, len(ids) + len(links.source), path)


def _gexf_data(links: Drawn, a: int) -> str:
    values = (values[a] for _name, _kind, values in links.columns)
    return "".join(f'<attvalue for="{k}" value={quoteattr(_text(str(value)))}/>' for k, value in enumerate(values))


def _direction(links: Drawn) -> str:
    return "directed" if links.directed else "undirected"


def _links(links: Drawn) -> Iterator[tuple[int, int, float]]:
    return zip(links.source.tolist(), links.target.tolist(), links.weight.tolist(), strict=True)


def one_line(text: str) -> str:
    """Return a name that may stand between double quotes on one line."""
    return " ".join(text.replace('"', "'").split())


def _text(text: str) -> str:
    return _NO_XML.sub("", text)
