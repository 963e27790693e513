from __future__ import annotations

import numpy as np
import pytest

from minentropy_app.errors import AppError
from minentropy_app.model.imports import ImportReport, ItemTable, PairBatch
from minentropy_app.model.step import drain
from minentropy_app.project import imports
from minentropy_app.project.imports import ImportPlan
from minentropy_app.project.project import Project
from tests.project.helpers import import_pairs


def pair_batch() -> PairBatch:
    items = ItemTable(["b", "a", "c"], ["Bee", "Ay", "Cee"], [{}, {}, {}])
    first, second = np.array([0, 1, 1, 2], np.int32), np.array([1, 0, 2, 1], np.int32)
    return PairBatch(items, first, second, np.array([2.0, 2.0, 0.5, 0.5]), False, ImportReport(rows=2, accepted=2))


def test_pairs_come_back_as_rows_in_canonical_order(project: Project) -> None:
    source = import_pairs(project, pair_batch()).source
    held = project.reader.load(source)
    assert project.reader.keys(held.item_ids) == ["a", "b", "c"]
    dense = np.zeros((3, 3))
    dense[np.repeat([0, 1, 2], np.diff(held.indptr)), held.indices] = held.weights
    np.testing.assert_array_equal(dense, [[0, 2, 0.5], [2, 0, 0], [0.5, 0, 0]])
    assert held.loans.tolist() == [0, 0, 0] and len(held.borrowers) == 0
    assert (source.kind, source.rows, source.counts["pairs"]) == ("pairs", 4, 4)


def test_pairs_cannot_be_updated(project: Project) -> None:
    import_pairs(project, pair_batch())
    with pytest.raises(AppError, match="only to loans"):
        imports.begin_import(project, ImportPlan("pairs", "pairs", mode="update"))


def test_an_empty_list_of_pairs_is_a_source(project: Project) -> None:
    nothing = np.empty(0, np.int32)
    batch = PairBatch(ItemTable([], [], []), nothing, nothing, np.empty(0), False, ImportReport())
    held = project.reader.load(import_pairs(project, batch).source)
    assert held.indptr.tolist() == [0] and len(held.weights) == 0
    assert drain(imports.abandon_import(project, imports.Ticket(99, 99))) is None
