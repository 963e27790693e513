"""Which file formats each kind offers: the part that is wanted and the suffix choose the writer."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from minentropy_app.errors import AppError
from minentropy_app.exports import (
    module_paths,
    network_files,
    projector,
    tables,
    word2vec_npz,
    word2vec_text,
)
from minentropy_app.exports.aside import write_bytes
from minentropy_app.exports.names import Names, View, unique_names
from minentropy_app.exports.result_tables import TABLES, classes_of, enough, table_of
from minentropy_app.exports.shelf_pages import shelf_list_page
from minentropy_app.exports.shelf_tables import (
    bookshift,
    catalogue_locations,
    curve,
    floor_plan_ways,
    locations,
    moves,
    moves_left,
    shelf_list,
    unknown_books,
)
from minentropy_app.exports.shelf_tables import parts as shelf_parts
from minentropy_app.exports.tables import Table, unknown_suffix
from minentropy_app.model.inputs import NO_CLASS, Network, Vectors
from minentropy_app.model.results import Embedding, NeighbourGraph, Partition, Placement, ShelfPlan
from minentropy_app.model.step import Step, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

#: A level of modules as a part, from 1 at the top.
_LEVEL = re.compile(r"level-([1-9][0-9]{0,5})")
_DRAWING = QT_TRANSLATE_NOOP("exports.result_files", "Drawing")

#: Writes a value to a file; some return the note of what they wrote.
Write = Callable[[Any, Names, View, Path], Steps[Any]]

_TABLE_SUFFIXES = (".csv", ".tsv", ".xlsx", ".json")


@dataclass(frozen=True)
class Part:
    """One thing that can be exported: its name for ``--what``, and its writers by suffix."""

    name: str
    writers: Mapping[str, Write]


def writing(kind: str, value: Any, names: Names, view: View, target: tuple[Path, str]) -> Steps[str]:
    """Write a source or result, and return a note on what was left out.

    Parameters
    ----------
    target
        The file, whose suffix chooses the format, and the part (empty: the first with that suffix).

    Raises
    ------
    AppError
        There is no such part, no writer for the suffix, or no way to write the file.
    """
    path, what = target
    write = _writer(kind, path, what)
    note = yield from write(value, names, view, path)
    return note if isinstance(note, str) else table_of(kind, value, names, View(view.k, 1)).note


def parts(kind: str) -> tuple[Part, ...]:
    """Return what a kind offers."""
    table = (Part("table", dict.fromkeys(_TABLE_SUFFIXES, _write_table(kind))),) if kind in TABLES else ()
    return (*_BEFORE_TABLE.get(kind, ()), *table, *_AFTER_TABLE.get(kind, ()))


def _writer(kind: str, path: Path, what: str) -> Write:
    offered = [part for part in parts(kind) if what in ("", part.name)]
    level = _LEVEL.fullmatch(what)
    if level and kind == "communities":
        offered = [_level_part(int(level.group(1)))]
    if not offered:
        raise AppError(
            QT_TRANSLATE_NOOP("exports.result_files", "There is no part {what} to export from {kind}."),
            QT_TRANSLATE_NOOP("exports.result_files", "Parts: {parts}."),
            what=what or "-",
            kind=kind,
            parts=", ".join(part.name for part in parts(kind)) or "-",
        )
    for part in offered:
        if path.suffix.lower() in part.writers:
            return part.writers[path.suffix.lower()]
    raise unknown_suffix(path, tuple(dict.fromkeys(suffix for part in offered for suffix in part.writers)))


def _write_table(kind: str) -> Write:
    def write(value: Any, names: Names, view: View, path: Path) -> Steps[None]:
        return tables.writing(table_of(kind, value, names, view), path)

    return write


def _vectors_of(value: Embedding | Placement | Vectors) -> Any:
    if isinstance(value, Vectors):
        return value.values
    return value.vectors if isinstance(value, Embedding) else value.positions


def _write_word2vec(value: Embedding | Placement | Vectors, names: Names, view: View, path: Path) -> Steps[None]:
    return word2vec_text.writing(unique_names(value.item_ids, names), _vectors_of(value), path)


def _write_npz(value: Embedding, names: Names, view: View, path: Path) -> Steps[None]:
    shown = [count or 0 for count in enough(value.counts, value.readers, view.k)]
    known = replace(value, counts=np.array(shown, np.int64))
    return word2vec_npz.writing(unique_names(value.item_ids, names), known, path)


def _curve(value: Embedding, names: Names, view: View) -> Table:
    return Table(("tokens", "mean_log_p"), iter(value.curve.tolist()), "", len(value.curve))


def _own_vectors(value: Placement, names: Names, view: View) -> Table:
    """Vectors as the method found them: of these, scaled, ``S_literal`` is measured, and the softmax cost."""
    ids, columns = (value.own, [*value.own_vectors.T]) if len(value.own) else (value.item_ids, [*value.positions.T])
    two = len(value.context_vectors) > 0
    columns += [*value.context_vectors.T] if two else []
    head = ("name", "x", "y", "z", *(("context_x", "context_y", "context_z") if two else ()), "key")
    rows = zip(unique_names(ids, names), *(c.tolist() for c in columns), names.keys(ids.tolist()), strict=True)
    return Table(head, rows, "", len(ids))


def _write_projector(value: Embedding | Placement | Vectors, names: Names, view: View, path: Path) -> Steps[None]:
    uses: Sequence[float | None]
    if isinstance(value, Vectors):  # not from people's loans
        uses = value.counts.tolist() if value.counts.size else [None] * len(value.item_ids)
    else:
        counts = value.counts if isinstance(value, Embedding) else value.loans
        people = value.readers if isinstance(value, Embedding) or len(value.readers) else value.loans
        uses = enough(counts, people, view.k)
    rows = zip(unique_names(value.item_ids, names), uses, strict=True)
    return projector.writing(_vectors_of(value), Table(("name", "count"), rows), path)


def _write_picture(value: Placement, names: Names, view: View, path: Path) -> Steps[None]:
    from minentropy_app.exports.picture import placement_picture

    yield Step(_DRAWING, 0, 0)
    classes = classes_of(value.item_ids, names)
    known = tuple(sorted(set(classes) - {""}))
    place = {name: number for number, name in enumerate(known)} | {"": NO_CLASS}
    item_class = np.array([place[name] for name in classes], np.int32)
    smallest = value.metrics.get("min_distance")
    unit = smallest if isinstance(smallest, float) and smallest > 0 else 1.0
    write_bytes(path, placement_picture(value.positions / unit, value.loans, item_class, known))


def _write_part(build: Callable[[Any, Names, View], Table]) -> Write:
    def write(value: Any, names: Names, view: View, path: Path) -> Steps[str]:
        table = build(value, names, view)
        yield from tables.writing(table, path)
        return table.note

    return write


def _write_report(value: ShelfPlan, names: Names, view: View, path: Path) -> Steps[None]:
    yield Step(_DRAWING, 0, 0)
    from minentropy_app.exports.shelf_report import report_page  # walks the building: not before it is wanted

    write_bytes(path, report_page(value, view.k).encode("utf-8"))


def _write_shelf_pages(value: ShelfPlan, names: Names, view: View, path: Path) -> Steps[None]:
    yield Step(_DRAWING, 0, 0)
    write_bytes(path, shelf_list_page(value, names).encode("utf-8"))


def _table_part(name: str, build: Callable[[Any, Names, View], Table]) -> Part:
    return Part(name, dict.fromkeys(_TABLE_SUFFIXES, _write_part(build)))


def _write_tree(value: Partition, names: Names, view: View, path: Path) -> Steps[None]:
    plain = value.item_ids.tolist()
    return module_paths.writing_tree(value, (names.labels(plain), names.keys(plain)), path)


def _write_ftree(value: Partition, names: Names, view: View, path: Path) -> Steps[None]:
    from minentropy_app.exports import flow_tree  # compiles: not before it is wanted

    return flow_tree.writing_ftree(value, names, path)


def _write_pajek(value: Network | NeighbourGraph | Partition, names: Names, view: View, path: Path) -> Steps[None]:
    return network_files.writing_pajek(network_files.drawn(value, names), path)


def _write_graphml(value: Network | NeighbourGraph | Partition, names: Names, view: View, path: Path) -> Steps[None]:
    return network_files.writing_graphml(network_files.drawn(value, names), path)


def _write_gexf(value: Network | NeighbourGraph | Partition, names: Names, view: View, path: Path) -> Steps[None]:
    return network_files.writing_gexf(network_files.drawn(value, names), path)


def _write_states(form: str) -> Write:
    def write(value: Partition, names: Names, view: View, path: Path) -> Steps[None]:
        from minentropy_app.exports import state_files  # compiles: not before it is wanted

        return state_files.writing_states(form, value, names, path)

    return write


def _write_clu(value: Partition, names: Names, view: View, path: Path) -> Steps[None]:
    return module_paths.writing_clu(value, names.keys(value.item_ids.tolist()), path)


def _level_part(number: int) -> Part:
    def write(value: Partition, names: Names, view: View, path: Path) -> Steps[None]:
        return module_paths.writing_clu(value, names.keys(value.item_ids.tolist()), path, number)

    return Part(f"level-{number}", {".clu": write})


_NETWORK = Part("network", {".net": _write_pajek, ".graphml": _write_graphml, ".gexf": _write_gexf})
_WORD2VEC = dict.fromkeys(word2vec_text.WORD2VEC_SUFFIXES, _write_word2vec)

#: Parts besides the table: where a suffix fits several, the first is meant unless --what says more.
_BEFORE_TABLE: Mapping[str, tuple[Part, ...]] = {
    "word2vec": (Part("vectors", {**_WORD2VEC, ".tsv": _write_projector}), Part("model", {".npz": _write_npz})),
    "vectors": (Part("vectors", {**_WORD2VEC, ".tsv": _write_projector}),),
    "shelf-plan": (_table_part("locations", locations),),
}
_AFTER_TABLE: Mapping[str, tuple[Part, ...]] = {
    "word2vec": (_table_part("curve", _curve),),
    "placement": (
        Part("vectors", {**_WORD2VEC, ".tsv": _write_projector}),
        _table_part("own-vectors", _own_vectors),
        Part("picture", {".png": _write_picture}),
    ),
    "shelf-plan": (
        Part("report", {".html": _write_report}),
        Part("shelf-list", {**dict.fromkeys(_TABLE_SUFFIXES, _write_part(shelf_list)), ".html": _write_shelf_pages}),
        _table_part("moves", moves),
        _table_part("moves-left", moves_left),
        _table_part("catalogue", catalogue_locations),
        _table_part("bookshift", bookshift),
        _table_part("curve", curve),
        _table_part("parts", shelf_parts),
        _table_part("unknown", unknown_books),
    ),
    "communities": (
        Part("modules", {".tree": _write_tree, ".clu": _write_clu, ".ftree": _write_ftree}),
        _NETWORK,
        Part("states", {f".{form}": _write_states(form) for form in ("net", "tree", "clu")}),
    ),
    "network": (_NETWORK,),
    "floor-plan": (_table_part("ways", floor_plan_ways),),
    "neighbour-graph": (_NETWORK,),
}
