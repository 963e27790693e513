"""From one kind of thing to another: what a source or a result is made of."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence

import numpy as np

from minentropy_app.model.inputs import Ids
from minentropy_app.project import artefact_store
from minentropy_app.project.entries import Entry, Result, Source
from minentropy_app.project.loading import READY_ITEMS
from minentropy_app.project.reader import Reader


def members(reader: Reader, entry: Entry) -> Ids:
    """Return the sorted ids of the items in a source or result (empty where there are none).

    Raises
    ------
    AppError
        The file of a result is missing or damaged.
    """
    return _of_source(reader, entry) if isinstance(entry, Source) else _of_result(reader, entry)


def translate(reader: Reader, ids: Sequence[int] | Ids, entry: Entry) -> Ids:
    """Return what of a selection can be shown in a source or result, sorted."""
    return np.intersect1d(np.asarray(ids, np.int64), members(reader, entry))


def containing(reader: Reader, ids: Sequence[int] | Ids) -> list[Entry]:
    """Return the sources and finished results that hold at least one of the items."""
    entries: list[Entry] = [*reader.sources(), *(r for r in reader.results() if r.state == "done")]
    return [entry for entry in entries if len(translate(reader, ids, entry))]


def _of_source(reader: Reader, source: Source) -> Ids:
    rows = reader.connection.execute(
        f"select id from items where source = ? and {READY_ITEMS} order by id", [source.id]
    ).fetchall()
    return np.array([row[0] for row in rows], np.int64)


def _of_result(reader: Reader, result: Result) -> Ids:
    for file in reader.artefacts(result.id):
        if file.kind == artefact_store.ARRAYS:
            try:
                with np.load(reader.data_path / file.path, allow_pickle=False) as arrays:
                    if "item_ids" in arrays.files:
                        return np.unique(arrays["item_ids"].astype(np.int64))
            except FileNotFoundError:
                raise artefact_store.missing(result.name, file.path) from None
            except (OSError, ValueError, zipfile.BadZipFile) as error:
                raise artefact_store.altered(result.name, file.path) from error
    return np.empty(0, np.int64)
