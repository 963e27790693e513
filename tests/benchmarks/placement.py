"""Placement against popularity order: ``python -m tests.benchmarks placement``.

``peer`` is S of popularity order, ``ours`` our S (d_min = 1), ``ratio`` how many times shorter; CPU seconds of
the search alone, the share below, and bound / S stand in ``quality``. The last row of each case
gives the whole analysis (held-out run, bound and measurements included) in CPU seconds.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path

from minentropy_app.analyses.placement import PLACEMENT
from minentropy_app.analyses.placement_params import PlacementParams
from minentropy_app.engines.pairs import pairs_of
from minentropy_app.engines.visits import visits_of
from minentropy_app.jobs.requests import ImportRequest
from minentropy_app.jobs.service import Session
from minentropy_app.model.inputs import Loans
from minentropy_app.model.step import Context, drain
from tests.benchmarks import Row, cpu_seconds, row
from tests.benchmarks._synthetic import Library, loans_of

REAL = Path(__file__).resolve().parents[3] / "shared" / "data"
CASES = {
    "1,000 most borrowed": (Library(10_000, 100_000), 1_000),
    "10,000 most borrowed": (Library(100_000, 1_000_000), 10_000),
    "50,000 most borrowed": (Library(100_000, 3_000_000), 50_000),
}


def run(options: argparse.Namespace) -> Iterator[Row]:
    drain(PLACEMENT.run({"loans": loans_of(Library(300, 3_000))}, PlacementParams(), Context()))
    for case, (library, books) in CASES.items():
        if options.quick and books > 1_000:
            return
        loans = loans_of(library)
        if books == 10_000:
            yield from counting(loans)
        yield from placed(case, loans, PlacementParams(most_books=books))
        if books == 1_000:
            for method in ("gaussian", "dot", "word2vec"):
                yield from placed(case, loans, PlacementParams(method=method, most_books=books))
    yield from real()


def real() -> Iterator[Row]:
    """The real loan files, imported as the command line does; nothing where they are absent."""
    for path in sorted((REAL / "loans").glob("*.csv.gz")):
        with tempfile.TemporaryDirectory() as folder, Session(Path(folder) / "real.minent", "create") as session:
            source = session.import_files(ImportRequest("loans", (path,), "real")).wait().source
            loans = session.reader.load(source)
        yield from placed(f"{path.name.split('.')[0]}, 10,000 most borrowed", loans, PlacementParams(most_books=10_000))


def counting(loans: Loans) -> Iterator[Row]:
    """CPU seconds from loans to pairs."""
    start = cpu_seconds()
    visits = visits_of(loans)
    gathered = cpu_seconds()
    pairs = pairs_of(visits)
    quality = f"{visits.count} visits, {len(pairs.weights)} pairs"
    yield row("1,000,000 loans to visits (CPU s)", None, gathered - start, quality)
    yield row("visits to pairs (CPU s)", None, cpu_seconds() - gathered, quality)


def placed(case: str, loans: Loans, params: PlacementParams) -> Iterator[Row]:
    start = cpu_seconds()
    metrics = drain(PLACEMENT.run({"loans": loans}, params, Context())).metrics
    seconds = cpu_seconds() - start
    case = f"{case}, {params.method}"
    below = 1 - metrics["S"] / metrics["S_popularity"]
    tested = 1 - metrics["S_test"] / metrics["S_test_popularity"]
    quality = f"{below:.1%} below, bound/S {metrics['bound'] / metrics['S']:.3f}, held out {tested:.1%} below, "
    if metrics["class_neighbours"] is not None:
        quality += f"classes {metrics['class_neighbours']:.2f} (chance {metrics['class_chance']:.2f})"
    yield row(f"{case}: S", metrics["S_popularity"], metrics["S"], quality)
    yield row(f"{case}: whole analysis, CPU s", None, seconds, f"{metrics['books']} books")
