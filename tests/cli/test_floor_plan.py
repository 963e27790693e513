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
