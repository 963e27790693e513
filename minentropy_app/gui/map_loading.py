"""From a stored layout to what the map view shows. Runs beside the window, imports numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from minentropy_app.errors import AppError
from minentropy_app.gui.class_titles import coded_classes
from minentropy_app.gui.item_columns import Told, columns_of, partition_again, partitions
from minentropy_app.gui.space_loading import prepare_views
from minentropy_app.gui.words import translate

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from minentropy_app.gui.views.map_model import MapModel, Other
    from minentropy_app.gui.views.space_model import SpaceModel
    from minentropy_app.jobs.requests import RunRequest
    from minentropy_app.project.entries import Result
    from minentropy_app.project.reader import Reader

#: Spacing of a map in space: items stand about so far apart.
_SPACING = 1.0
#: Kinds of entry that tell how often an item occurs: others need not be read.
_COUNTING = frozenset({"pairs", "word2vec"})


def load_map(path: Path, ref: str) -> SpaceModel | None:
    """Read a layout and what its items are called; None for other kinds of entry."""
    from minentropy_app.model.results import Layout
    from minentropy_app.project.reader import Reader

    with Reader(path) as reader:
        entry = reader.by_ref(ref)
        result = reader.load(entry) if entry.kind == "layout" else None
        if not isinstance(result, Layout):
            return None
        prepare_views()
        return map_of(result, reader, entry)  # type: ignore[arg-type]


def live_map(path: Path, result: Any, request: RunRequest) -> SpaceModel:
    """Make the model of a layout under way."""
    from minentropy_app.project.reader import Reader

    inputs = {role: entry.ref for role, entry in request.inputs.items()}
    with Reader(path) as reader:
        prepare_views()
        bare = reader.are_bare(result.item_ids)
        told = _told(result.item_ids, reader, inputs, names=not bare)
        model = _model(result, told, reader)
        model = replace(model, labels=partial(_names, path)) if bare else model
        kin = partial(_kin, reader.path, inputs, request.params)
        return replace(model, kin=kin, live=True) if _is_flat(model) else model  # type: ignore[call-arg]


def _names(path: Path, wanted: Any) -> list[str]:
    """What some items are called, read when it is asked for."""
    from minentropy_app.project.reader import Reader

    with Reader(path) as reader:
        ids = wanted.tolist()
        return [label or key for label, key in zip(reader.labels(ids), reader.keys(ids), strict=True)]


def map_of(result: Any, reader: Reader, entry: Result) -> SpaceModel:
    """Gather titles, columns and groups of a layout's items."""
    from minentropy_app.analyses.layout_params import LayoutParams
    from minentropy_app.model.params import from_values

    inputs = {given.role: given.ref for given in entry.inputs}
    model = _model(result, _told(result.item_ids, reader, inputs), reader)
    if not _is_flat(model):
        return model
    kin = partial(_kin, reader.path, inputs, from_values(LayoutParams, entry.params))
    return replace(model, kin=kin, others=_others(reader, entry, result.item_ids))  # type: ignore[call-arg]


def _is_flat(model: SpaceModel) -> bool:
    return bool(model.positions.shape[1] == 2)


def _model(result: Any, told: Told, reader: Reader) -> SpaceModel:
    import numpy as np

    from minentropy_app.gui.item_facts import row_finder
    from minentropy_app.gui.views.map_in_space import in_space
    from minentropy_app.gui.views.map_model import MapModel
    from minentropy_app.gui.views.space_model import Details, Ids, SpaceModel

    ids = np.asarray(result.item_ids, np.int64)
    rows_of, titles = row_finder(ids), told.facts.labels

    def labels(wanted: Ids) -> list[str]:
        return [titles[row] for row in rows_of(wanted)]

    def details(item: int) -> Details:
        row = rows_of([item])[0]
        return Details(told.subtitle(row), by=told.by(row))

    groups = partitions(ids, reader)
    columns = {**groups, **columns_of(told)}
    positions, grouped = np.asarray(result.positions, np.float64), partial(partition_again, reader.path, ids)
    if positions.shape[1] == 2:
        made: MapModel = MapModel(
            ids, positions, told.weights, labels, columns, details, weight=told.weight, grouped=grouped
        )
        return replace(made, groups=frozenset([*groups, *({"class"} & set(columns))]))
    return SpaceModel(
        ids, in_space(positions, _SPACING), told.weights, labels, columns, details, _SPACING, False, grouped
    )


def _told(item_ids: Any, reader: Reader, inputs: Mapping[str, str], names: bool = True) -> Told:
    """What is known of items; without ``names`` neither these nor anything else is read of them."""
    from minentropy_app.gui.item_facts import facts_of, unknown

    facts = facts_of(item_ids, reader) if names else unknown(len(item_ids))
    weights, weight = _weights(item_ids, reader, inputs)
    return Told(facts, coded_classes(facts), weights, weight)


# -- sizes --------------------------------------------------------------------------------------


def _weights(item_ids: Any, reader: Reader, inputs: Mapping[str, str]) -> tuple[npt.NDArray[np.float64], str]:
    """How often each item was borrowed or occurs, and what that is called; ones where nothing is known."""
    import numpy as np

    counted = _counted(reader, inputs)
    if counted is None:
        return np.ones(len(item_ids)), ""
    theirs, counts, title = counted
    order = np.argsort(theirs, kind="stable")
    at = order[np.minimum(np.searchsorted(theirs[order], item_ids), max(len(theirs) - 1, 0))]
    known = theirs[at] == item_ids if len(theirs) else np.zeros(len(item_ids), bool)
    if not known.any():
        return np.ones(len(item_ids)), ""
    return np.where(known, counts[at], 0.0).astype(np.float64), title


def _counted(reader: Reader, inputs: Mapping[str, str]) -> tuple[Any, Any, str] | None:
    from minentropy_app.model.inputs import PairCounts
    from minentropy_app.model.results import Embedding, Pairs

    entry = _entry(reader, inputs)
    if entry is None:
        return None
    if entry.kind == "loans":
        return *reader.borrowed(entry), translate("gui.map_loading", "Loans")
    if entry.kind not in _COUNTING:
        return None
    try:
        source = reader.load(entry)
    except AppError:
        return None
    if isinstance(source, Pairs | PairCounts) and len(source.loans) == len(source.item_ids):
        return source.item_ids, source.loans, translate("gui.map_loading", "Loans")
    if isinstance(source, Embedding):
        borrowed = len(source.readers) > 0  # the tokens of such vectors are loans
        title = translate("gui.map_loading", "Loans") if borrowed else translate("gui.map_loading", "Occurrences")
        return source.item_ids, source.counts, title
    return None


def _entry(reader: Reader, inputs: Mapping[str, str]) -> Any:
    """What a layout was made from, None if it is gone."""
    try:
        return reader.by_ref(inputs["items"]) if "items" in inputs else None
    except AppError:
        return None


# -- neighbours and other maps --------------------------------------------------------------------


def _kin(path: Path, inputs: Mapping[str, str], params: Any) -> Any:
    from minentropy_app.gui.views.map_kin import kin_of

    return kin_of(path, inputs, params)


def _others(reader: Reader, entry: Result, item_ids: Any) -> tuple[Other, ...]:
    """Other finished layouts in the plane that hold some of the same items."""
    from minentropy_app.gui.views.map_model import Other
    from minentropy_app.project.relations import translate as shared

    found = [r for r in reader.results() if r.kind == "layout" and r.state == "done" and r.ref != entry.ref]
    flat = [r for r in found if int(r.params.get("dims") or 2) == 2]
    alike = []
    for result in flat:
        try:
            alike += [result] if len(shared(reader, item_ids, result)) else []
        except AppError:  # its file is gone: there is nothing to compare with
            continue
    return tuple(Other(r.ref, r.name, partial(load_map, reader.path, r.ref)) for r in alike)
