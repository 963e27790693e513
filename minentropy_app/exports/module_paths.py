"""Partitions for other programs: ``.tree`` and ``.clu`` of the official Infomap package."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from minentropy_app.errors import AppError
from minentropy_app.exports.aside import aside
from minentropy_app.model.inputs import Ints
from minentropy_app.model.results import Partition
from minentropy_app.model.step import Step, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

ModulePath = tuple[int, ...]
_WRITING = QT_TRANSLATE_NOOP("exports.module_paths", "Writing the modules")
_ROWS_A_STEP = 5_000


def memberships(partition: Partition) -> Ints:
    """Return the node of each membership: every node once, or more often where modules overlap."""
    return partition.member if partition.member.size else np.arange(partition.item_ids.size, dtype=np.int32)


def as_states(partition: Partition) -> Partition:
    """Return the partition with one row per membership in place of one per node; its links are gone."""
    if not partition.member.size:
        return partition
    flow = partition.member_share * partition.flow[partition.member]
    none = np.zeros(0, np.int32)
    return replace(
        partition, item_ids=partition.item_ids[partition.member], tree=partition.member_tree, flow=flow,
        source=none, target=none, weight=np.zeros(0), member=none,
    )  # fmt: skip


def main_rows(partition: Partition) -> Ints:
    """Return the place of each node's first membership, that with the largest share."""
    return np.unique(memberships(partition), return_index=True)[1].astype(np.int32)


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
    return writing_lines(tree_lines(partition, names), partition.item_ids.size, path)


def tree_lines(partition: Partition, names: tuple[Sequence[str], Sequence[str]]) -> Iterator[str]:
    """Yield the lines of ``.tree``; ``names`` are labels and keys."""
    labels, keys = names
    ids, paths, node = node_ids(keys), module_paths(as_states(partition)), memberships(partition).tolist()
    flow = as_states(partition).flow
    yield f"# codelength {partition.metrics['codelength']!r} bits\n# path flow name node_id\n"
    for a in sorted(range(len(paths)), key=paths.__getitem__):
        yield f'{":".join(map(str, paths[a]))} {float(flow[a])!r} "{_quoted(labels[node[a]])}" {ids[node[a]]}\n'


def writing_clu(partition: Partition, keys: Sequence[str], path: Path, level: int = 0) -> Steps[None]:
    """Write ``.clu``: the input's own node id, module, flow; a row per membership.

    Parameters
    ----------
    level
        Which modules, from 1 at the top; where a branch ends above, its last. 0: the leaf modules.

    Raises
    ------
    AppError
        There are not so many levels.
    """
    if level > len(partition.tree):
        raise AppError(
            QT_TRANSLATE_NOOP(
                "exports.module_paths", "There is no level {level}: the modules have {depth} {depth:level|levels}."
            ),
            QT_TRANSLATE_NOOP("exports.module_paths", "Ask for level-1 to level-{depth}, or leave the level out."),
            level=level,
            depth=len(partition.tree),
        )
    return writing_lines(_clu_lines(partition, keys, level), partition.item_ids.size, path)


def _clu_lines(partition: Partition, keys: Sequence[str], level: int) -> Iterator[str]:
    paths, node = module_paths(as_states(partition)), memberships(partition).tolist()
    flow = as_states(partition).flow
    module: dict[ModulePath, int] = {}
    yield f"# codelength {partition.metrics['codelength']!r} bits\n# node_id module flow\n"
    for a in sorted(range(len(paths)), key=paths.__getitem__):
        home = paths[a][:-1][: level or None]
        number = module.setdefault(home, len(module) + 1)
        yield f"{_word(keys[node[a]])} {number} {float(flow[a])!r}\n"


def _word(key: str) -> str:
    """Return an id as one word: in quotes where it holds spaces or could be taken for a comment."""
    plain = key and not key.startswith(("#", '"')) and len(key.split()) == 1 and key == key.strip()
    return key if plain else '"' + " ".join(key.replace('"', "'").split()) + '"'


def node_ids(keys: Sequence[str]) -> list[str]:
    """Return the input's own ids where all are whole numbers, else the place of each node from 1."""
    if len(set(keys)) == len(keys) and all(key.isascii() and key.isdigit() for key in keys):
        return list(keys)
    return [str(k) for k in range(1, len(keys) + 1)]


def _quoted(label: str) -> str:
    return " ".join(label.replace('"', "'").split())


def writing_lines(lines: Iterable[str], total: int, path: Path) -> Steps[None]:
    """Write lines to a file, which appears only when it is whole."""
    with aside(path) as temporary, temporary.open("w", encoding="utf-8", newline="\n") as file:
        for count, line in enumerate(lines):
            file.write(line)
            if count % _ROWS_A_STEP == 0:
                yield Step(_WRITING, count, total)
