"""Networks on the command line: imported, clustered, exported."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Cli

#: Best known code lengths in bits: two levels, several.
BEST = {
    "polbooks.gml": (5.4668915395, 5.4668915395),
    "karate.gml": (4.3117926458, 4.3117926458),
    "dolphins.gml": (4.8516522661, 4.8359150003),
    "infomap_ninetriangles.net": (3.5177548090, 3.3718750264),
    "infomap_twotriangles.net": (2.3207303568, 2.3207303568),
}


@pytest.mark.real_data
@pytest.mark.parametrize("name", BEST)
def test_known_networks_reach_the_best_known_code(name: str, project: Path, shared_data: Path, cli: Cli) -> None:
    assert cli("import", "network", project, shared_data / "networks" / name, "--name", "net").code == 0
    for levels, best in zip(("two", "multi"), BEST[name], strict=True):
        told = cli(
            "run", project, "communities", "--on", "net", "--set", f"levels={levels}", "--set", "trials=20", "--json",
        ).json  # fmt: skip
        assert told["metrics"]["codelength"] <= best * (1 + 1e-9)


def test_a_network_is_listed_with_its_nodes(project: Path, tmp_path: Path, cli: Cli) -> None:
    file = tmp_path / "friends.net"
    file.write_text('*Vertices 3\n1 "Ann"\n2 "Bob"\n3 "Cy"\n*Edges\n1 2 2\n2 3 1\n', "utf-8")
    told = cli("import", "network", project, file, "--json").json
    assert (told["name"], told["rows"], told["accepted"]) == ("friends", 2, 2)
    (source,) = cli("list", project, "--json").json["sources"]
    assert (source["kind"], source["items"], source["rows"]) == ("network", 3, 2)
    assert cli("check", project, "--json").json["ok"]
    assert cli("search", project, "Ann", "--json").json["found"][0]["kind"] == "node"
    shown = cli("show", project, "friends", "--json").json
    assert shown["columns"] == ["source", "target", "weight"] and shown["rows"][0] == ["Ann", "Bob", 2.0]


def test_a_bad_file_changes_nothing(project: Path, tmp_path: Path, cli: Cli) -> None:
    file = tmp_path / "bad.csv"
    file.write_text("a,b,1\nb,c,-2\nc,a,1\n", "utf-8")
    told = cli("import", "network", project, file)
    assert told.code == 1 and "Row 2" in told.err and "negative" in told.err
    assert cli("list", project, "--json").json["sources"] == []
    assert cli("import", "network", project, file, "--skip-broken", "--json").json["rejected"][0]["row"] == 2


def test_row_order_and_names_do_not_matter(project: Path, tmp_path: Path, cli: Cli) -> None:
    rows = ["a b", "b c", "c a", "c d", "d e", "e f", "f d"]
    figures = []
    for number, lines in enumerate((rows, rows[::-1])):
        file = tmp_path / f"n{number}.txt"
        file.write_text("\n".join(lines), "utf-8")
        assert cli("import", "network", project, file, "--directed").code == 0
        told = cli("run", project, "communities", "--on", f"n{number}", "--name", f"r{number}", "--json").json
        figures.append(told["metrics"])
    assert figures[0] == figures[1]
    assert figures[0]["flow"] == "directed"
