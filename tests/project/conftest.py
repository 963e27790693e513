from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from minentropy_app.project.project import Project


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """An empty project in a folder whose name is not ASCII."""
    folder = tmp_path / "图书馆 été"
    folder.mkdir()
    with Project.create(folder / "town.minent") as made:
        yield made
