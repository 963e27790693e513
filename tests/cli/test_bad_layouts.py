"""What cannot be laid out, through the command line: said clearly, nothing changed; what can, is laid out."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from minentropy_app.model.inputs import Floats
from tests.cli.conftest import Cli
from tests.cli.test_bad_input import refused

WORDS = ("--set", "iterations=20", "--set", "perplexity=5")


def vectors(cli: Cli, project: Path, values: Floats) -> None:
    """Import ``values`` as vectors of items named x0, x1 …"""
    file = project.with_name("points.npy")
    np.save(file, values)
    names = file.with_suffix(".txt")
    names.write_text("\n".join(f"x{k}" for k in range(len(values))) + "\n", "utf-8")
    assert cli("import", "vectors", project, file, "--labels", names, "--name", "points").code == 0


def points(n: int, d: int = 4) -> Floats:
    return np.random.default_rng(3).normal(size=(n, d))


@pytest.mark.parametrize(
    ("values", "says"),
    [
        pytest.param(points(2), "at least three items", id="two"),
        pytest.param(np.full((30, 4), 2.5), "All vectors are equal", id="constant"),
    ],
)
def test_hopeless_vectors(cli: Cli, project: Path, values: Floats, says: str) -> None:
    vectors(cli, project, values)
    assert says in refused(cli, project, "run", project, "layout", "--on", "points", *WORDS)[0]


def test_settings_out_of_range(cli: Cli, project: Path) -> None:
    vectors(cli, project, points(20))
    for setting in ("dims=4", "dims=1", "perplexity=nan"):
        refused(cli, project, "run", project, "layout", "--on", "points", "--set", setting)


def test_a_row_that_is_no_number_is_named(cli: Cli, project: Path) -> None:
    values = points(20)
    values[7, 2] = np.nan
    file = project.with_name("points.npy")
    np.save(file, values)
    assert "Row 8" in refused(cli, project, "import", "vectors", project, file, "--name", "points")[0]
    assert cli("import", "vectors", project, file, "--name", "points", "--skip-broken").code == 0
    metrics = cli("run", project, "layout", "--on", "points", *WORDS, "--json").json["metrics"]
    assert metrics["items"] == 19


def test_too_large_a_perplexity_is_lowered_and_said(cli: Cli, project: Path) -> None:
    vectors(cli, project, points(31))
    words = ("run", project, "layout", "--on", "points", "--set", "iterations=20", "--set", "perplexity=500")
    metrics = cli(*words, "--json").json["metrics"]
    assert metrics["perplexity"] == 10 and metrics["perplexity_lowered"] is True


def test_parts_without_a_link_between_them_and_books_without_partners(cli: Cli, project: Path) -> None:
    file = project.with_name("pairs.csv")
    rows = [f"{side}{i},{side}{j},{1 + (i * j) % 3}" for side in "ab" for i in range(6) for j in range(i)]
    file.write_text("item,item2,count\n" + "\n".join([*rows, "lonely,lonely,4", "poor,a0,0"]) + "\n", "utf-8")
    assert cli("import", "pairs", project, file, "--name", "pairs").code == 0
    metrics = cli("run", project, "layout", "--on", "pairs", *WORDS, "--json").json["metrics"]
    assert metrics["items"] == 12
    assert metrics["kl"] < metrics["cost_collapsed"] - metrics["entropy_bound"]


def test_points_imported_again_join_the_map_of_the_first_by_their_names(cli: Cli, project: Path) -> None:
    values = points(40)
    vectors(cli, project, values[:30])
    before = cli("run", project, "layout", "--on", "points", *WORDS, "--name", "map", "--json").json
    file = project.with_name("more.npy")
    np.save(file, values)
    names = file.with_suffix(".txt")
    names.write_text("\n".join(f"x{k}" for k in range(40)) + "\n", "utf-8")
    assert cli("import", "vectors", project, file, "--labels", names, "--name", "more").code == 0
    metrics = cli("run", project, "layout", "--on", "more", "--set", "onto=map", *WORDS, "--json").json["metrics"]
    assert (metrics["stayed"], metrics["placed"], metrics["matched_by_key"]) == (30, 10, True)
    assert before["metrics"]["items"] == 30
