"""The ready sample project, and the main job done on it."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from minentropy_app import settings
from minentropy_app.cli import output
from minentropy_app.cli.compare import placements
from minentropy_app.errors import AppError
from minentropy_app.exports.comparison import COLUMNS, comparison
from minentropy_app.jobs.inputs import choose
from minentropy_app.jobs.requests import ExportRequest, RunRequest
from minentropy_app.jobs.sample import LOANS, requests
from minentropy_app.jobs.service import Session
from minentropy_app.project.entries import Result
from minentropy_app.text import QT_TRANSLATE_NOOP


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
        results = [output.follow(session.run(request), progress) for request in _main_job(session)]
        result = min(results, key=lambda each: each.metrics["S"])
        for name in ("placement.csv", "placement.png"):
            output.follow(session.export(ExportRequest(result, folder / name)), progress)
        table = comparison(placements(session.reader, tuple(each.name for each in results)))
    (folder / "summary.txt").write_text(
        summary(result, [dict(zip(COLUMNS, row, strict=True)) for row in table.rows]), "utf-8"
    )
    return {"folder": str(folder), "project": str(project), "metrics": dict(result.metrics), "seconds": result.seconds}


def summary(best: Result, rows: Sequence[Mapping[str, Any]]) -> str:
    """Say what the placements of the simulated library gain; ``rows`` are those of ``comparison``."""
    m = best.metrics
    lines = [
        "MinEntropy: where the books of a town library (simulated) should stand",
        "",
        f"{'method':<12}{'S':>9}{'against popularity':>21}{'on later loans':>17}{'same class near':>18}",
        *map(_line, rows),
        "",
        f"by popularity alone {m['S_popularity']:.4f}, in random order {m['S_random']:.4f}, "
        f"no layout below {m['bound']:.4f}",
        "",
        f"placement.csv and placement.png: method {best.params['method']}, {m['books']} books.",
        "S is the walk per pair of books borrowed together, in units of the smallest distance between two books.",
        "Later loans: the latest quarter of the visits, which the method had not seen.",
        f"Same class: share of the ten nearest books; by chance {_percent(m['class_chance'])}.",
        "Borrowers and loans are generated; only titles, authors and call numbers are real.",
    ]
    return "\n".join(lines) + "\n"


def _line(row: Mapping[str, Any]) -> str:
    later, near = _percent(row["later_against_popularity"]), _percent(row["class_neighbours"])
    change = _percent(row["against_popularity"])
    return f"{row['method']:<12}{row['S']:>9.4f}{change:>21}{later:>17}{near:>18}"


def _fill(session: Session, progress: bool) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        wanted = requests(Path(folder))
        return [output.follow(session.import_files(request), progress).source.name for request in wanted]


def _main_job(session: Session) -> list[RunRequest]:
    from minentropy_app.analyses import analysis_named

    placement = analysis_named("placement")
    inputs = choose(session.reader, placement, [LOANS])
    methods = ("lattice", "word2vec", "gaussian", "dot")
    params = [placement.params(method=method) for method in methods]
    return [
        RunRequest(placement, chosen, inputs, f"placement {method}", replace=True)
        for method, chosen in zip(methods, params, strict=True)
    ]


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


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{100 * share:.1f} %"
