"""Shelf planning: ``python -m tests.benchmarks shelves``.

The 10,000 most borrowed books of the real loans (a seeded library where those are absent) on a generated
plan of 100 faces, and 50,000 synthetic books on 480. ``peer`` is the target, ``ours`` the figure (changes are
negative: 5 % less is −0.05; else CPU seconds), ``ratio`` ours / target the other way round.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from minentropy_app.analyses.shelf_plan import SHELF_PLAN
from minentropy_app.analyses.shelf_plan_params import ShelfPlanParams
from minentropy_app.analyses.shelf_plan_task import library_of
from minentropy_app.building.floor_plan import Building, generate_floor_plan
from minentropy_app.building.walking import distances
from minentropy_app.engines.demand import raw_demand
from minentropy_app.engines.shelving import Demand, Search, anneal_shelves, automatic_sweeps
from minentropy_app.engines.what_if import effect_of, stand
from minentropy_app.evaluation.shelf_walks import relative_change, visit_metres
from minentropy_app.evaluation.time_split import split_by_time
from minentropy_app.model.inputs import Books, FloorPlan, Loans
from minentropy_app.model.results import ShelfPlan
from minentropy_app.model.step import Context, drain
from tests.benchmarks import Row, cpu_seconds
from tests.benchmarks._synthetic import Library, loans_of

REAL = Path(__file__).resolve().parents[3] / "shared" / "data" / "loans" / "chinese_university.csv.gz"
MOST = 10_000
CASES = {
    "default demand": ({}, -0.14),
    "12 % of books moved": ({"max_moved": 0.12}, -0.07),
    "letter zones": ({"zones": "letter"}, -0.08),
}


def run(options: argparse.Namespace) -> Iterator[Row]:
    name, loans = ("real", real_loans()) if REAL.is_file() else ("synthetic", synthetic(20_000, 100_000))
    # Six shelves a face are 61 % full of the books, five 73 %: the fuller, the less there is to gain.
    halls = {
        f"{fill} % full": generate_floor_plan(Building(floors=2, ranges=5, bays=5, shelves=shelves))
        for fill, shelves in ((61, 6), (73, 5))
    }
    hall = halls["61 % full"]
    yield from what_if()
    most = 2_000 if options.quick else MOST
    planned(loans, hall, ShelfPlanParams(most_books=300, sweeps=5))
    for full, plan in halls.items():
        yield from raw(f"{name}, {most} books, 100 faces, {full}, raw demand", loans, plan, most)
        for case, (values, target) in CASES.items():
            params = ShelfPlanParams(most_books=most, **values)
            yield from default(f"{name}, {full}, {case}", loans, plan, params, target)
    if not options.quick:
        large = generate_floor_plan(Building(floors=3, ranges=8, bays=10, shelves=6))
        params = ShelfPlanParams(book_width_cm=3.3)
        yield from default("synthetic, 50000 books, 480 faces", synthetic(50_000, 600_000), large, params, -0.24)


def what_if() -> Iterator[Row]:
    """What dragging books to another bay asks: the effect of carrying some of 50,000 on 480 faces."""
    far = distances(generate_floor_plan(Building(floors=3, ranges=8, bays=10)))
    count, rng = 50_000, np.random.default_rng(0)
    partners = rng.integers(0, count, (count, 10))
    row = np.r_[np.repeat(np.arange(count), 10), partners.ravel()]
    column = np.r_[partners.ravel(), np.repeat(np.arange(count), 10)]
    order = np.lexsort((column, row))
    indptr = np.r_[0, np.cumsum(np.bincount(row, minlength=count))].astype(np.int64)
    demand = Demand(rng.random(count), indptr, column[order].astype(np.int32), rng.random(len(row)))
    bay = rng.integers(0, far.count, count).astype(np.int32)
    now = stand(demand, far, np.full(count, 3.3), np.full(far.count, 400.0), bay)
    for moved in (1, 2_000, 10_000, 25_000):
        books = np.arange(0, count, count // moved)
        effect_of(now, books, 3)
        taken = []
        for _ in range(7):
            start = cpu_seconds()
            effect_of(now, books, 3)
            taken.append(1000 * (cpu_seconds() - start))
        ours = float(np.median(taken))
        yield Row(f"what-if: {moved} of 50,000 books carried, CPU ms", 20.0, ours, 20.0 / ours, "median of 7")


def raw(case: str, loans: Loans, plan: FloorPlan, most: int) -> Iterator[Row]:
    """Annealing alone on the earlier visits as they were."""
    library = drain(library_of(loans, plan, ShelfPlanParams(most_books=most), Context()))
    split = split_by_time(library.visits)
    assert split is not None
    shelving, demand = library.shelving, drain(raw_demand(split.earlier, Context()))
    start = cpu_seconds()
    search = Search(automatic_sweeps(shelving.count))
    bay = drain(anneal_shelves(demand, shelving, shelving.home, search, 0, Context()))
    seconds = cpu_seconds() - start
    metres = [visit_metres(split.earlier, shelving.distances, b) for b in (bay, shelving.home)]
    change = relative_change(*metres)
    assert change is not None
    yield Row(f"{case}: train_change", -0.27, change, change / -0.27, f"{split.earlier.count} visits")
    yield Row(f"{case}: annealing, CPU s", 5.0, seconds, 5.0 / seconds, "")


def default(case: str, loans: Loans, plan: FloorPlan, params: ShelfPlanParams, target: float) -> Iterator[Row]:
    start = cpu_seconds()
    metrics = planned(loans, plan, params).metrics
    seconds = cpu_seconds() - start
    change = metrics["test_change"]
    quality = ", ".join(
        f"{name} {metrics[name]:.3f}"
        for name in ("ci_low", "ci_high", "popularity_change", "oracle_change", "moved", "longer_visits")
    )
    days = metrics["half_life_days"]
    own = "learned" if days is None else f"half-life {days:g}"
    chosen = f"{own}, kappa {metrics['shrinkage']:g}, pairs {metrics['pair_weights']}"
    yield Row(f"{case}: test_change", target, change, change / target, f"{quality}; {chosen}")
    yield Row(f"{case}: whole analysis, CPU s", 60.0, seconds, 60.0 / seconds, f"{metrics['books']} books")


def planned(loans: Loans, plan: FloorPlan, params: ShelfPlanParams) -> ShelfPlan:
    result: ShelfPlan = drain(SHELF_PLAN.run({"loans": loans, "floor-plan": plan}, params, Context()))
    return result


def synthetic(books: int, loans: int) -> Loans:
    """Books in the order of their call numbers, as the generator has them."""
    made = loans_of(Library(books, loans))
    numbers = tuple(f"{made.class_names[c]}{k + 1}" for k, c in enumerate(made.item_class.tolist()))
    about = Books(numbers, ("",) * books, np.zeros(books), np.zeros(books))
    return Loans(made.item_ids, made.item, made.borrower, made.day, made.item_class, made.class_names, about)


def real_loans() -> Loans:
    """The university's loans as an import gives them."""
    from minentropy_app.project.item_classes import classify
    from minentropy_app.sources.loans import LoanOptions, read_loans

    batch = drain(read_loans([REAL], LoanOptions(), bytes(32), Context()))
    numbers = tuple(about.get("call_number", "") for about in batch.items.attributes)
    given = [about.get("class", "") for about in batch.items.attributes]
    classes, names = classify(numbers, given)
    n = len(numbers)
    about = Books(numbers, ("",) * n, np.zeros(n), np.zeros(n), titles=tuple(batch.items.labels))
    return Loans(np.arange(1, n + 1), batch.item, batch.borrower, batch.day, classes, names, about)
