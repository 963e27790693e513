"""Rules of the user are never violated, whatever they are together."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minentropy_app.analyses.shelf_plan import SHELF_PLAN
from minentropy_app.analyses.shelf_plan_params import ShelfPlanParams
from minentropy_app.analyses.shelf_plan_rules import REFERENCE, RESERVED
from minentropy_app.building.floor_plan import Building, generate_floor_plan
from minentropy_app.engines.shelving import SHELVING
from minentropy_app.engines.what_if import stand_of
from minentropy_app.errors import AppError
from minentropy_app.model.inputs import Books, FloorPlan, Loans
from minentropy_app.model.results import ShelfPlan
from minentropy_app.model.step import Context, drain
from minentropy_app.sources.volumes import work_number, works_of

CLASSES = ("A", "B", "TP")
HALL = generate_floor_plan(Building(ranges=2, bays=2, shelves=2, shelf_cm=50))


def library(seed: int, books: int = 60, present: bool = False) -> Loans:
    """Loans of books of three classes, some high, some volumes of one work."""
    rng = np.random.default_rng(seed)
    rows = 4 * books
    kind = np.sort(rng.integers(0, 3, books))
    numbers = [f"{CLASSES[c]}{100 + k // 3}/{k // 3} v.{k % 3 + 1}" for k, c in enumerate(kind.tolist())]
    height = np.where(rng.random(books) < 0.1, 38.0, 24.0)
    bays = tuple(HALL.bays[b] for b in rng.integers(0, len(HALL.bays), books)) if present else ("",) * books
    width = rng.uniform(2, 5, books)
    about = Books(tuple(numbers), bays, width, height, tuple(f"k{k}" for k in range(books)))
    return Loans(
        np.arange(books), rng.integers(0, books, rows).astype(np.int32), rng.integers(0, 12, rows).astype(np.int32),
        rng.integers(0, 90, rows).astype(np.int32), np.minimum(kind, 2).astype(np.int32), ("A", "B", "T"), about,
    )  # fmt: skip


def planned(loans: Loans, floor: FloorPlan, **values: object) -> ShelfPlan:
    params = ShelfPlanParams(demand="raw", sweeps=15, **values)  # type: ignore[arg-type]
    result: ShelfPlan = drain(SHELF_PLAN.run({"loans": loans, "floor-plan": floor}, params, Context()))
    return result


@st.composite
def rules(draw: st.DrawFn) -> dict[str, object]:
    some: dict[str, object] = {"zones": draw(st.sampled_from(["free", "letter", "class", "own"]))}
    if some["zones"] == "own":
        some["own_zones"] = draw(st.sampled_from(["A=1-1*; TP = 1-2b*,1-2a-2", "A,B=1-1*", "TP=1-1a-1..1-2a-1"]))
    some["max_moved"] = draw(st.sampled_from([1.0, 1.0, 0.3, 0.0]))
    some["reserved"] = draw(st.sampled_from(["", "1-1a-1"]))
    some["reference"] = draw(st.sampled_from(["", "1-2b-1"]))
    some["pinned"] = draw(st.sampled_from(["", "B", "item:k3, item:k7", "bay:1-1b*", "TP1"]))
    some["growth_cm"] = draw(st.sampled_from(["", "10", "1-1*=20; 1-2a-1=30"]))
    some["keep_works"] = draw(st.booleans())
    some["trolley_cm"] = draw(st.sampled_from([0.0, 30.0]))
    return some


@given(rules(), st.integers(0, 9999), st.booleans())
@settings(deadline=None, max_examples=60)
def test_rules_are_never_violated(some: dict[str, object], seed: int, present: bool) -> None:
    loans = library(seed, present=present)
    try:
        plan = planned(loans, HALL, **some)
    except AppError as error:
        assert "metres" in str(error) or "no book" in str(error) or "trolley" in str(error)
        return
    check_rules(plan, loans, some)


def check_rules(plan: ShelfPlan, loans: Loans, some: dict[str, object]) -> None:
    assert loans.books is not None
    moved = plan.bay != plan.present
    numbers = loans.books.call_numbers
    assert not moved[plan.pinned].any()
    for word, mine in {
        "B": [n.startswith("B") for n in numbers], "TP1": [n.startswith("TP1") for n in numbers],
        "item:k3, item:k7": [k in (3, 7) for k in range(len(numbers))],
        "bay:1-1b*": [plan.bays[b].startswith("1-1b") for b in plan.present.tolist()],
    }.items():  # fmt: skip
        if some["pinned"] == word:
            assert not moved[np.array(mine)].any()
    assert not np.isin(plan.bay[moved], np.flatnonzero(plan.bay_use != 0)).any()
    assert not moved[plan.bay_use[plan.present] == REFERENCE].any()
    assert (np.flatnonzero(plan.bay_use == RESERVED) == ([0] if some["reserved"] else [])).all()
    used, before = (np.bincount(bay, plan.width_cm, len(plan.bays)) for bay in (plan.bay, plan.present))
    assert (used <= np.maximum(plan.room_cm, before) + 1e-6).all()
    if some["growth_cm"] == "10":
        assert (plan.room_cm <= plan.length_cm - 10).all()
    assert moved.mean() <= float(some["max_moved"]) + 1e-12  # type: ignore[arg-type]
    if some["zones"] == "own":
        check_zones(plan, numbers, str(some["own_zones"]), moved)
    if some["keep_works"]:
        check_works(plan, works_of(numbers), some)
    assert float(some["trolley_cm"] or np.inf) >= plan.metrics["trolley_cm"]  # type: ignore[arg-type, operator]


def check_zones(plan: ShelfPlan, numbers: tuple[str, ...], table: str, moved: np.ndarray) -> None:
    places = {
        "A=1-1*; TP = 1-2b*,1-2a-2": {"A": "1-1a-1 1-1a-2 1-1b-1 1-1b-2", "TP": "1-2b-1 1-2b-2 1-2a-2"},
        "A,B=1-1*": {"A": "1-1a-1 1-1a-2 1-1b-1 1-1b-2", "B": "1-1a-1 1-1a-2 1-1b-1 1-1b-2"},
        "TP=1-1a-1..1-2a-1": {"TP": "1-1a-1 1-1a-2 1-1b-2 1-1b-1 1-2a-1"},
    }[table]
    claimed = set(" ".join(places.values()).split())
    free = np.flatnonzero(moved | ~plan.pinned if plan.metrics["moved"] == 1 else moved)
    for k in free.tolist():
        zone = places.get(numbers[k][:2].rstrip("0123456789"))
        bay = plan.bays[plan.bay[k]]
        assert bay in zone.split() if zone else bay not in claimed


def check_works(plan: ShelfPlan, work: np.ndarray, some: dict[str, object]) -> None:
    """Volumes that stand together stay together; without a limit of moves, all come together."""
    for number in np.unique(work[work >= 0]):
        mine = work == number
        if plan.pinned[mine].any() or plan.width_cm[mine].sum() > plan.room_cm.min() / 2:
            continue
        if len(np.unique(plan.present[mine])) == 1 or some["max_moved"] == 1.0:
            if some["zones"] in ("letter", "class", "own"):
                continue  # zones come first; see the test without zones
            assert len(np.unique(plan.bay[mine])) == 1


def test_own_zones_hold_all_books_when_all_may_move() -> None:
    loans = library(4)
    plan = planned(loans, HALL, zones="own", own_zones="A=1-1a*; TP = 1-2b*")
    assert loans.books is not None
    for number, bay in zip(loans.books.call_numbers, plan.bay.tolist(), strict=True):
        wanted = {"A": ("1-1a",), "T": ("1-2b",), "B": ("1-1b", "1-2a")}[number[0]]
        assert plan.bays[bay].startswith(wanted)


def test_high_books_have_bays_of_their_own() -> None:
    loans = library(5)
    plan = planned(loans, HALL, oversize="1-2b*", oversize_cm=30)
    assert loans.books is not None
    high = loans.books.height_cm >= 30
    inside = np.isin(plan.bay, [k for k, name in enumerate(plan.bays) if name.startswith("1-2b")])
    np.testing.assert_array_equal(inside, high)


def test_a_zone_that_is_too_small_says_by_how_much() -> None:
    loans = library(6)
    with pytest.raises(AppError, match=r"lack \d+\.\d metres of shelf, most of all for TP"):
        planned(loans, HALL, zones="own", own_zones="TP=1-1a-1", growth_cm="1-1a-1 = 70")
    with pytest.raises(AppError, match="metres too little"):
        planned(loans, HALL, growth_cm="85")
    with pytest.raises(AppError, match="All bays are reserved"):
        planned(loans, HALL, reserved="*")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"reserved": "9-9"}, "no bay 9-9"),
        ({"growth_cm": "much"}, "no number of centimetres"),
        ({"zones": "own"}, "no table of zones"),
        ({"zones": "own", "own_zones": "A"}, "no entry of a table"),
        ({"zones": "own", "own_zones": "Z=1-1*"}, "no main class Z"),
        ({"pinned": "item:nobody"}, "no book with the id nobody"),
        ({"pinned": "bay:7"}, "no bay 7"),
    ],
)
def test_rules_that_mean_nothing_are_refused(values: dict[str, str], said: str) -> None:
    with pytest.raises(AppError, match=said):
        planned(library(1), HALL, **values)


def test_volumes_are_told_by_call_numbers() -> None:
    assert work_number("I247.5/12 v.2") == work_number("I247.5/12 V. 3") == "I247.5/12"
    assert work_number("K204/5:2") == "K204/5" and work_number("I242.4/7 上册") == work_number("I242.4/7 下册")
    assert work_number("PR 2750 .B5 Bd. 2") and work_number("823 DIC pt. 2") == "823 DIC"
    assert not work_number("TP312/1234") and not work_number("K712.5") and not work_number("")
    assert works_of(["A/1 v.1", "A/1 v.2", "A/2", "A/3 v.1", ""]).tolist() == [0, 0, -1, -1, -1]


def test_parts_add_up_and_name_no_few() -> None:
    loans = library(8)
    loans = replace(loans, borrower=np.where(loans.item >= 55, 0, loans.borrower))
    plan = planned(loans, HALL)
    classes = [row for row in plan.parts if row[0] == "class"]
    floors = [row for row in plan.parts if row[0] == "floor"]
    assert [row[1] for row in floors] == ["1"] and floors[0][7] == pytest.approx(plan.metrics["test_change"])
    assert sum(row[6] for row in classes) == pytest.approx(1)
    total = sum(row[6] * row[7] for row in classes)
    assert total == pytest.approx(plan.metrics["test_change"])
    assert all(row[4] >= 3 for row in plan.parts)


@pytest.mark.parametrize(
    "values", [{}, {"max_moved": 0.2}, {"zones": "letter"}, {"keep_works": True}, {"demand": "smoothed"}]
)
def test_a_plan_under_way_can_be_seen_and_kept(values: dict[str, object]) -> None:
    loans, context = library(8, present=True), Context()
    params = ShelfPlanParams(sweeps=40, **{"demand": "raw", **values})  # type: ignore[arg-type]
    steps = SHELF_PLAN.run({"loans": loans, "floor-plan": HALL}, params, context)
    seen, kept, stages = [], [], []
    try:
        while True:
            step = next(steps)
            assert (step.snapshot is None) == (step.kept is None)
            if step.snapshot is not None and step.kept is not None:
                seen.append(step.snapshot())
                kept.append(step.kept())
                stages.append(step.stage)
    except StopIteration as end:
        result: ShelfPlan = end.value
    before = seen[0].metrics["expected_before"]
    assert len({plan.bay.tobytes() for plan in seen}) > 2
    for plan in [*seen, *kept]:
        assert isinstance(plan, ShelfPlan) and len(plan.bay) == len(loans.item_ids)
    searched = next(k for k, stage in enumerate(stages) if stage != SHELVING)
    metres = [stand_of(plan).metres for plan in kept[:searched]]
    assert all(b <= a + 1e-9 for a, b in zip([before, *metres], metres, strict=False))
    for plan in (kept[0], kept[len(kept) // 2], kept[-1]):
        check_rules(plan, loans, {"pinned": "", "reserved": "", "growth_cm": "", "max_moved": 0.99, "zones": "free",
                                  "keep_works": False, "trolley_cm": 0.0, **values})  # fmt: skip
        assert plan.metrics["test_change"] is not None and plan.metrics["oracle_change"] is None
        np.testing.assert_array_equal(np.unique(plan.step_books), np.flatnonzero(plan.bay != plan.present))
    np.testing.assert_array_equal(seen[-1].bay, result.bay)
    assert seen[-1].metrics["expected_metres"] == pytest.approx(stand_of(result).metres)
    assert seen[-1].metrics["moved"] == result.metrics["moved"]
