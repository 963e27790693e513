from __future__ import annotations

import pytest

from minentropy_app.errors import AppError
from minentropy_app.project import relations
from minentropy_app.project.project import Project
from tests.project.helpers import ROWS, import_loans, loan_batch, run_placement


def test_members_and_selections_pass_between_sources_and_results(project: Project) -> None:
    one = import_loans(project, loan_batch(ROWS), "one").source
    two = import_loans(project, loan_batch(ROWS[:2]), "two").source
    placed = run_placement(project, one)
    reader = project.reader
    books = relations.members(reader, one)
    assert books.tolist() == sorted(reader.load(one).item_ids.tolist())
    assert relations.members(reader, placed).tolist() == books.tolist()
    assert relations.translate(reader, [books[1], 999, books[0]], placed).tolist() == [books[0], books[1]]
    assert relations.translate(reader, books, two).tolist() == []
    assert [e.name for e in relations.containing(reader, books[:1])] == ["one", "placed"]


def test_a_missing_file_is_told(project: Project) -> None:
    placed = run_placement(project, import_loans(project, loan_batch(ROWS)).source)
    for file in (project.data_path / "results").glob("*.npz"):
        file.unlink()
    with pytest.raises(AppError, match="missing"):
        relations.members(project.reader, placed)
