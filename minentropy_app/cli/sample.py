"""The ready sample project."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from minentropy_app import settings
from minentropy_app.cli import output
from minentropy_app.jobs.requests import ImportRequest
from minentropy_app.jobs.sample import write_files
from minentropy_app.jobs.service import Session


def create(project: Path, progress: bool) -> dict[str, Any]:
    """Create the sample project and return what it holds."""
    with tempfile.TemporaryDirectory() as folder, Session(project, "create", settings.load()) as session:
        loans, catalogue = write_files(Path(folder))
        requests = (
            ImportRequest("loans", (loans,), "town library"),
            ImportRequest("catalogue", (catalogue,), "town catalogue"),
        )
        done = [output.follow(session.import_files(request), progress) for request in requests]
    return {"project": str(project), "sources": [imported.source.name for imported in done]}
