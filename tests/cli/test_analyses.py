"""``analyses`` and ``run``."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from minentropy_app.analyses import ANALYSES
from tests.cli.conftest import Cli

TOY = ("--worker-analyses", "tests.jobs.toy")


def test_analyses_are_described_from_their_own_words(cli: Cli) -> None:
    told = cli("analyses", "--json").json["analyses"]
    assert [each["key"] for each in told] == [analysis.key for analysis in ANALYSES]
    for each in told:
        assert each["needs"] and each["gives"]
        for spec in each["params"]:
            assert {"name", "type", "default", "min", "max", "choices", "help"} <= set(spec)
            assert spec["help"] and (spec["choices"] is None) == (spec["type"] != "choice")
    for_people = cli("analyses")
    assert all(f"--set {spec['name']}=" in for_people.out for each in told for spec in each["params"])


def test_a_run_says_all_that_is_needed_to_repeat_it(with_loans: Path, cli: Cli) -> None:
    told = cli("run", with_loans, "pairs", "--set", "min_loans=2", "--json").json
    assert told["result"] == "pairs" and told["analysis"] == "pairs"
    assert told["params"]["min_loans"] == 2
    assert told["metrics"]["visits"] == 4 and told["metrics"]["pairs"] == 3
    assert 0 < told["seconds"] < 1 and told["reproducible"] is True and told["seed"] == 0
    again = cli("run", with_loans, "pairs", "--set", "min_loans=2", "--on", "loans=loans", "--json").json
    assert again["result"] != "pairs" and again["metrics"] == told["metrics"]


def test_every_metric_that_must_exist_does(project: Path, tmp_path: Path, cli: Cli) -> None:
    """Every analysis on loans, as it stands in ANALYSES."""
    visits = (
        f"r{r},i{(r * 5 + v * v + b) % 30},202{v % 4}-0{v % 9 + 1}-1{r % 10}\n"
        for r in range(40)
        for v in range(8)
        for b in range(3)
    )
    (tmp_path / "loans.csv").write_text("borrower,item,date\n" + "".join(visits), "utf-8")
    assert cli("import", "loans", project, tmp_path / "loans.csv").code == 0
    assert cli("import", "floor-plan", project, "--generate", "ranges=1,bays=2").code == 0
    fitting = [a for a in ANALYSES if any("loans" in need.kinds for need in a.needs)]
    assert fitting
    for analysis in fitting:
        told = cli("run", project, analysis.key, "--on", "loans", "--json")
        assert told.code == 0, (analysis.key, told.err)
        assert set(analysis.metrics) <= set(told.json["metrics"]), analysis.key


def test_time_and_memory_are_said_before_a_run(with_loans: Path, cli: Cli) -> None:
    told = cli("run", with_loans, "placement", "--progress")
    assert told.code == 0 and re.fullmatch(r"About \d+ s and \d+ MB of memory", told.err.splitlines()[0]), told.err


def test_a_run_without_inputs_says_what_to_do(project: Path, cli: Cli) -> None:
    outcome = cli("run", project, "pairs")
    assert outcome.code == 1 and "Import" in outcome.err


def test_several_inputs_are_listed(with_loans: Path, loans_file: Path, cli: Cli) -> None:
    assert cli("import", "loans", with_loans, loans_file, "--again", "--name", "second").code == 0
    outcome = cli("run", with_loans, "pairs")
    assert outcome.code == 1 and "loans, second" in outcome.err and "--on" in outcome.err
    assert cli("run", with_loans, "pairs", "--on", "second", "--json").json["on"] == {"loans": "second"}
    assert cli("run", with_loans, "pairs", "--on", "nothing").code == 1
    assert cli("list", with_loans, "--json").json["results"][0]["on"] == {"loans": "second"}


def test_an_input_of_the_wrong_kind_is_refused(with_loans: Path, cli: Cli) -> None:
    assert cli("run", with_loans, "pairs").code == 0
    outcome = cli("run", with_loans, "pairs", "--on", "pairs")
    assert outcome.code == 1 and "loans" in outcome.err


@pytest.mark.parametrize("value", ["-1", "x", "1e9", ""])
def test_values_out_of_range_change_nothing(value: str, with_loans: Path, cli: Cli) -> None:
    outcome = cli("run", with_loans, "pairs", "--set", f"window={value}")
    assert outcome.code == 1 and "window" in outcome.err
    assert cli("list", with_loans, "--json").json["results"] == []


def test_a_run_that_would_need_too_much_memory_is_refused_beforehand(with_loans: Path, cli: Cli) -> None:
    outcome = cli("run", with_loans, "toy", *TOY, "--set", "needed=1e18")
    assert outcome.code == 1 and "memory" in outcome.err
    assert cli("list", with_loans, "--json").json["results"] == []


@pytest.mark.parametrize(
    ("deed", "words"),
    [
        ("segfault", "crashed"),
        ("leave", "exit code 5"),
        ("bug", "unforeseen"),
        ("no_memory", "memory"),
        ("fail", "Row 7"),
    ],
)
def test_failed_runs_stand_in_the_history_and_change_nothing_else(
    deed: str, words: str, with_loans: Path, cli: Cli
) -> None:
    sources = cli("list", with_loans, "--json").json["sources"]
    outcome = cli("run", with_loans, "toy", *TOY, "--set", f"deed={deed}")
    assert outcome.code == 1 and words in outcome.err
    listed = cli("list", with_loans, "--json").json
    assert listed["sources"] == sources
    assert [(r["name"], r["state"]) for r in listed["results"]] == [("toy", "failed")]
    assert words in cli("show", with_loans, "toy", "--json").json["log"]
    assert cli("check", with_loans, "--json").json["ok"]
    assert cli("run", with_loans, "toy", *TOY, "--json").json["result"] == "toy"


def test_a_replaced_result_survives_a_failure(with_loans: Path, cli: Cli) -> None:
    good = cli("run", with_loans, "toy", *TOY, "--set", "seed=3", "--json").json
    assert cli("run", with_loans, "toy", *TOY, "--replace", "--set", "deed=bug").code == 1
    assert cli("show", with_loans, "toy", "--json").json["metrics"] == good["metrics"]
    replaced = cli("run", with_loans, "toy", *TOY, "--replace", "--set", "seed=4", "--json").json
    assert replaced["metrics"]["seed"] == 4
    done = [r for r in cli("list", with_loans, "--json").json["results"] if r["state"] == "done"]
    assert len(done) == 1


def test_placements_export_vectors_and_tables(with_loans: Path, tmp_path: Path, cli: Cli) -> None:
    assert cli("run", with_loans, "toy", *TOY, "--name", "plan").code == 0
    shown = cli("show", with_loans, "plan", "--json", "--top", 1).json
    assert shown["columns"][:4] == ["name", "x", "y", "z"] and shown["rows"][0][:4] == ["Emma", 0.1, 0.1, 0.1]
    assert cli("export", with_loans, "plan", tmp_path / "plan.txt").code == 0
    assert (tmp_path / "plan.txt").read_text("utf-8").splitlines()[0] == "4 3"
    assert cli("export", with_loans, "plan", tmp_path / "plan.tsv", "--what", "vectors").code == 0
    assert (tmp_path / "plan_metadata.tsv").exists()


def test_a_parameter_names_another_result(project: Path, tmp_path: Path, cli: Cli) -> None:
    file = tmp_path / "loans.csv"
    rows = (f"r{k // 3 % 31},b{(7 * k + k // 31) % 24},2024-{k // 93 + 1:02d}-03" for k in range(900))
    file.write_text("borrower,item,date\n" + "\n".join(rows) + "\n", "utf-8")
    assert cli("import", "loans", project, file, "--name", "loans").code == 0
    words = ("run", project, "layout", "--set", "iterations=20", "--set", "perplexity=5")
    first = cli(*words, "--name", "old map", "--json")
    assert first.code == 0, first
    later = cli(*words, "--set", "onto=old map", "--json").json
    assert later["on"] == {"items": "loans", "onto": "old map"} and later["params"]["onto"] == "old map"
    assert later["metrics"]["stayed"] == 24 and later["metrics"]["placed"] == 0
    assert cli("run", project, "communities", "--name", "parts").code == 0
    again = cli("run", project, "communities", "--set", "initial=parts", "--set", "trials=1", "--json").json
    assert again["on"] == {"network": "loans", "initial": "parts"}
    assert cli("delete", project, "old map").code == 0
    (stale,) = (r for r in cli("list", project, "--json").json["results"] if r["name"] == "layout")
    assert stale["stale"], "a result that a parameter names is an input like any other"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--set", "onto=nothing"], ["nothing", "pairs"]),
        (["--set", "onto=pairs"], ["layout cannot work on pairs", "onto (layout)"]),
        (["--set", "onto=map 2", "--on", "onto=map 1"], ["map 1", "map 2", "onto"]),
    ],
)
def test_a_parameter_that_names_no_fitting_result(
    with_loans: Path, words: list[str], told: list[str], cli: Cli
) -> None:
    assert cli("run", with_loans, "pairs").code == 0
    for name in ("map 1", "map 2"):
        assert cli("run", with_loans, "layout", "--on", "loans", "--set", "iterations=10", "--name", name).code == 0
    before = cli("list", with_loans, "--json").json
    outcome = cli("run", with_loans, "layout", "--on", "items=loans", *words)
    assert outcome.code == 1 and all(word in outcome.err for word in told), outcome
    assert cli("list", with_loans, "--json").json == before
