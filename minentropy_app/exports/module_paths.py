"""Partitions for other programs: ``.tree`` and ``.clu`` of the official Infomap package."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from minentropy_app.exports.aside import aside
from minentropy_app.model.results import Partition
from minentropy_app.model.step import Step, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

ModulePath = tuple[int, ...]
_WRITING = QT_TRANSLATE_NOOP("exports.module_paths", "Writing the modules")
_ROWS_A_STEP = 5_000


def module_paths(partition: Partition) -> list[ModulePath]:
    """Return each node's modules from the top down, then its rank in the last one; all from 1.

    Modules and nodes with more flow come first, ties go by the first node.
    """
    homes = [tuple(m for m in column if m >= 0) for column in partition.tree.T.tolist()]
    homes = homes or [()] * partition.item_ids.size
    flow: dict[ModulePath, float] = defaultdict(float)
    for home, rate in zip(homes, partition.flow.tolist(), strict=True):
        for depth in range(1, len(home) + 1):
            flow[home[:depth]] += rate
    number: dict[ModulePath, ModulePath] = {(): ()}
    children: dict[ModulePath, int] = defaultdict(int)
    for module in sorted(flow, key=lambda m: (len(m), -flow[m], m)):
        children[module[:-1]] += 1
        number[module] = (*number[module[:-1]], children[module[:-1]])
    paths: list[ModulePath] = [()] * len(homes)
    for a in np.argsort(-partition.flow, kind="stable").tolist():
        children[homes[a]] += 1
        paths[a] = (*number[homes[a]], children[homes[a]])
    return paths


def writing_tree(partition: Partition, names: tuple[Sequence[str], Sequence[str]], path: Path) -> Steps[None]:
    """Write ``.tree``: path, flow, name in quotes, node id (see ``node_ids``)."""
    labels, keys = names
    ids, paths = node_ids(keys), module_paths(partition)
    head = f"# codelength {partition.metrics['codelength']!r} bits\n# path flow name node_id\n"
    rows = (
        f'{":".join(map(str, paths[a]))} {float(partition.flow[a])!r} "{_quoted(labels[a])}" {ids[a]}\n'
        for a in sorted(range(len(paths)), key=paths.__getitem__)
    )
    return _writing(head, rows, len(paths), path)


def writing_clu(partition: Partition, keys: Sequence[str], path: Path) -> Steps[None]:
    """Write ``.clu``: node id, leaf module, flow."""
    ids, paths = node_ids(keys), module_paths(partition)
    module: dict[ModulePath, int] = {}
    order = sorted(range(len(paths)), key=paths.__getitem__)
    leaf = {a: module.setdefault(paths[a][:-1], len(module) + 1) for a in order}
    head = f"# codelength {partition.metrics['codelength']!r} bits\n# node_id module flow\n"
    rows = (f"{ids[a]} {leaf[a]} {float(partition.flow[a])!r}\n" for a in order)
    return _writing(head, rows, len(paths), path)


def node_ids(keys: Sequence[str]) -> list[str]:
    """Return the input's own ids where all are whole numbers, else the place of each node from 1."""
    if len(set(keys)) == len(keys) and all(key.isascii() and key.isdigit() for key in keys):
        return list(keys)
    return [str(k) for k in range(1, len(keys) + 1)]


def _quoted(label: str) -> str:
    return " ".join(label.replace('"', "'").split())


def _writing(head: str, rows: Iterable[str], total: int, path: Path) -> Steps[None]:
    with aside(path) as temporary, temporary.open("w", encoding="utf-8", newline="\n") as file:
        file.write(head)
        for count, row in enumerate(rows):
            file.write(row)
            if count % _ROWS_A_STEP == 0:
                yield Step(_WRITING, count, total)
