"""The ready sample project, and the main job done on it."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from minentropy_app import settings
from minentropy_app.cli import output
from minentropy_app.errors import AppError
from minentropy_app.jobs.inputs import choose
from minentropy_app.jobs.requests import ExportRequest, ImportRequest, RunRequest
from minentropy_app.jobs.sample import write_files
from minentropy_app.jobs.service import Session
from minentropy_app.project.entries import Result
from minentropy_app.text import QT_TRANSLATE_NOOP

_LOANS = "town library"


def create(project: Path, progress: bool) -> dict[str, Any]:
    """Create the sample project and return what it holds."""
    with Session(project, "create", settings.load()) as session:
        return {"project": str(project), "sources": _fill(session, progress)}


def demo(folder: Path, progress: bool) -> dict[str, Any]:
    """Place the books of the sample; leave the project, a table, a picture and a summary in ``folder``."""
    _make(folder)
    project = folder / "sample.minent"
    with Session(project, "write" if project.exists() else "create", settings.load()) as session:
        if not session.reader.sources():
            _fill(session, progress)
        result = output.follow(session.run(_main_job(session)), progress)
        for name in ("placement.csv", "placement.png"):
            output.follow(session.export(ExportRequest(result, folder / name)), progress)
    (folder / "summary.txt").write_text(summary(result), "utf-8")
    return {"folder": str(folder), "project": str(project), "metrics": dict(result.metrics), "seconds": result.seconds}


def summary(result: Result) -> str:
    """Say in a few lines what the placement of the simulated library gains."""
    m = result.metrics
    lines = [
        "MinEntropy: where the books of a town library (simulated) should stand",
        "",
        f"books placed                    {m['books']}",
        f"walking cost S                  {m['S']:.4f}",
        f"  by popularity alone           {m['S_popularity']:.4f}  (S is {_less(m['S'], m['S_popularity'])} of it)",
        f"  in random order               {m['S_random']:.4f}  (S is {_less(m['S'], m['S_random'])} of it)",
        f"  no layout can be below        {m['bound']:.4f}",
        f"on later loans, unseen          {_figure(m['S_test'])}",
        f"neighbours of the same class    {_figure(m['class_neighbours'])}",
        "",
        "Lengths are in units of the smallest distance between two books, per pair of books borrowed together.",
        "Borrowers and loans are generated; only titles, authors and call numbers are real.",
    ]
    return "\n".join(lines) + "\n"


def _fill(session: Session, progress: bool) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        loans, catalogue = write_files(Path(folder))
        requests = (
            ImportRequest("loans", (loans,), _LOANS),
            ImportRequest("catalogue", (catalogue,), "town catalogue"),
        )
        return [output.follow(session.import_files(request), progress).source.name for request in requests]


def _main_job(session: Session) -> RunRequest:
    from minentropy_app.analyses import analysis_named

    placement = analysis_named("placement")
    inputs = choose(session.reader, placement, [_LOANS])
    return RunRequest(placement, placement.params(), inputs, "placement", replace=True)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise AppError(
            QT_TRANSLATE_NOOP("cli.sample", "The folder {folder} cannot be made ({reason})."),
            QT_TRANSLATE_NOOP("cli.sample", "Choose another place."),
            folder=str(folder),
            reason=error.strerror or type(error).__name__,
        ) from error


def _less(part: float, whole: float) -> str:
    return f"{100 * part / whole:.1f} %"


def _figure(value: Any) -> str:
    return "-" if value is None else f"{value:.4f}"
