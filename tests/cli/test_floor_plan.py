from pathlib import Path

import pytest

from tests.cli.conftest import Cli

BAYS = "id,floor,x,y,node,shelves,shelf_cm,max_height_cm\nB1,1,0,0,n1,5,90,33\nB2,1,1,0,n2,6,80.5,0\n"
WAYS = "a,b,metres\nentrance,n1,3\nn1,n2,1.5\n"


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    (tmp_path / "bays.csv").write_text(BAYS, "utf-8")
    (tmp_path / "edges.csv").write_text(WAYS, "utf-8")
    return [tmp_path / "bays.csv", tmp_path / "edges.csv"]


def test_a_floor_plan_is_imported_shown_and_exported(
    project: Path, files: list[Path], tmp_path: Path, cli: Cli
) -> None:
    told = cli("import", "floor-plan", project, *files, "--name", "hall", "--json").json
    assert (told["name"], told["kind"], told["rows"], told["accepted"]) == ("hall", "floor-plan", 4, 4)
    shown = cli("show", project, "hall", "--json").json
    assert shown["total"] == 2 and shown["columns"][:2] == ["bay", "floor"]
    assert [row[0] for row in shown["rows"]] == ["B1", "B2"]
    assert cli("export", project, "hall", tmp_path / "out.csv").code == 0
    assert cli("check", project, "--json").json["ok"] is True


def test_a_plan_is_generated(project: Path, cli: Cli) -> None:
    told = cli("import", "floor-plan", project, "--generate", "floors=2,ranges=10,bays=5", "--json").json
    assert (told["name"], told["rows"]) == ("floor-plan", 200)
    assert cli("list", project, "--json").json["sources"][0]["rows"] == 200
    again = cli("import", "floor-plan", project, "--generate", "floors=1,ranges=1,bays=2", "--replace")
    assert again.code == 0 and cli("list", project, "--json").json["sources"][0]["rows"] == 4


def test_bad_plans_change_nothing(project: Path, files: list[Path], cli: Cli) -> None:
    files[1].write_text("a,b,metres\nentrance,n1,3\n", "utf-8")
    outcome = cli("import", "floor-plan", project, *files)
    assert outcome.code == 1 and "B2" in outcome.err
    assert cli("import", "floor-plan", project, files[0]).code == 2
    assert cli("import", "floor-plan", project, "--generate", "floors=x").code == 2
    assert cli("import", "floor-plan", project, "--generate", "towers=2").code == 2
    assert cli("import", "floor-plan", project, "--generate", "floors=0").code == 1
    assert cli("list", project, "--json").json["sources"] == []


@pytest.mark.parametrize(
    ("bays", "ways", "said"),
    [
        (BAYS.replace("5,90", "5,0"), WAYS, "B1 has 5 shelves of 0 cm"),
        (BAYS.replace("B2,1", "B1,1"), WAYS, "bay B1 stands in row 2 already"),
        (BAYS, WAYS.replace("1.5", "-2"), "from n1 to n2 is -2 metres long"),
        (BAYS, WAYS.replace("entrance", "lobby"), "no entrance"),
        (BAYS, WAYS.replace("n1,n2", "n1,n3"), "cannot be reached from an entrance: B2"),
        (BAYS, WAYS.replace("1.5", "far"), "which is no number"),
        (BAYS.replace("shelf_cm", "width"), WAYS, "no column shelf_cm"),
        (BAYS.splitlines()[0] + "\n", WAYS, "no bays"),
    ],
)
def test_every_flaw_of_a_plan_is_named(
    project: Path, files: list[Path], cli: Cli, bays: str, ways: str, said: str
) -> None:
    files[0].write_text(bays, "utf-8")
    files[1].write_text(ways, "utf-8")
    outcome = cli("import", "floor-plan", project, *files)
    assert outcome.code == 1 and said in outcome.err
    assert cli("list", project, "--json").json["sources"] == []


def test_circles_loops_and_parallel_ways_are_walked_by_the_shortest(
    project: Path, files: list[Path], tmp_path: Path, cli: Cli
) -> None:
    files[1].write_text(WAYS + "n2,entrance,10\nn1,n1,4\nn1,n2,7\nentrance,n1,9\n", "utf-8")
    assert cli("import", "floor-plan", project, *files).code == 0
    assert cli("export", project, "bays", tmp_path / "ways.csv", "--what", "ways").code == 0
    assert len((tmp_path / "ways.csv").read_text("utf-8-sig").splitlines()) == 7
