from pathlib import Path

import numpy as np
import pytest

from minentropy_app.errors import AppError
from minentropy_app.sources.floor_plan_files import read_floor_plan
from minentropy_app.text import put

BAYS = "id,floor,x,y,node,shelves,shelf_cm,max_height_cm\nB1,1,0,0,n1,5,90,33\nB2,1,1,0,n2,6,80.5,0\n"
WAYS = "a,b,metres\nentrance,n1,3\nn1,n2,1.5\n"


def read(folder: Path, bays: str = BAYS, ways: str = WAYS):
    (folder / "bays.csv").write_text(bays, "utf-8-sig")
    (folder / "edges.csv").write_text(ways, "utf-8")
    return read_floor_plan(folder / "bays.csv", folder / "edges.csv")


def test_a_plan_is_read(tmp_path: Path) -> None:
    found = read(tmp_path)
    plan = found.plan
    assert found.report.rows == 4 and plan.bays == ("B1", "B2") and plan.floors == ("1", "1")
    np.testing.assert_array_equal(plan.length_cm, [450, 483])
    assert [plan.nodes[k] for k in plan.bay_node] == ["n1", "n2"]
    ways = sorted(
        (plan.nodes[a], plan.nodes[b], m) for a, b, m in zip(plan.first, plan.second, plan.metres, strict=True)
    )
    assert ways == [("entrance", "n1", 3.0), ("n1", "n2", 1.5)]


def test_columns_in_any_order_and_other_separators(tmp_path: Path) -> None:
    bays = "node;shelf_cm;shelves;id;floor\nn1;90,5;5;架一;二\nn2;90,5;5;架二;二\n"
    plan = read(tmp_path, bays, "metres;b;a\n2,5;n1;entrance 1\n1;n2;n1\n").plan
    assert plan.bays == ("架一", "架二") and plan.floors == ("二", "二")
    assert plan.shelf_cm[0] == 90.5 and plan.metres[0] == 2.5 and len(plan.entrances) == 1


@pytest.mark.parametrize(
    ("bays", "ways", "says"),
    [
        (BAYS + "B1,1,0,0,n1,5,90,33\n", WAYS, "row 4: bay B1 stands in row 2"),
        (BAYS + "B3,1,0,0,n1,5,0,33\n", WAYS, "row 4: bay B3 has 5 shelves of 0 cm"),
        (BAYS + "B3,1,0,0,n1,0,90,33\n", WAYS, "row 4: bay B3"),
        (BAYS + "B3,1,0,0,n1,x,90,33\n", WAYS, "row 4: shelves"),
        (BAYS + "B3,1,0,0,,5,90,33\n", WAYS, "row 4: a name"),
        (BAYS, WAYS + "n1,n2,-1\n", "row 4: the way from n1 to n2 is -1"),
        (BAYS, WAYS + "n1,,1\n", "row 4: a name"),
        ("id,floor,node,shelves\nB1,1,n1,5\n", WAYS, "no column shelf_cm"),
    ],
)
def test_bad_rows_are_named(bays: str, ways: str, says: str, tmp_path: Path) -> None:
    with pytest.raises(AppError, match=says):
        read(tmp_path, bays, ways)


def test_ways_that_lead_nowhere_are_said(tmp_path: Path) -> None:
    ways = "a,b,metres\nentrance,n1,2\nn1,n1,3\nn1,n2,4\nn2,entrance,1\nn2,n2,0\n"
    found = read(tmp_path, "id,node,shelves,shelf_cm\nb1,n1,5,90\nb2,n2,5,90\n", ways)
    report = found.report
    assert (report.rows, report.accepted, report.excluded) == (7, 7, 0), "a ring is a way round"
    (note,) = report.notes
    said = put(note.why, **note.fields)
    assert said == "2 ways lead from a node to itself, which nobody walks; the first is at n1 in row 3."
