"""Projects for measuring the window: one with every kind of entry, one with very many items."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from minentropy_app.cli import run as command
from minentropy_app.jobs.sample import LOANS, ROOMS, SHOWN, TEXTS
from minentropy_app.model.results import Layout, Placement
from minentropy_app.project import artefact_store
from minentropy_app.project.project import Project
from minentropy_app.project.runs import Outcome, RunPlan, finish_run, start_run
from tests.benchmarks import _large_project

#: What the analyses of the sample run on, other than its loans.
_ON = {"shelf-plan": (LOANS, ROOMS), "word2vec": (TEXTS,), "keywords": (TEXTS, "word2vec")}


def every_kind(path: Path, quick: bool = False) -> Path:
    """The sample with a second placement and a coding of its circles; ``quick``: only two small placements."""
    if quick:
        from tests.gui._window import loans

        (path.with_name("loans.csv")).write_text(loans(), "utf-8")
        _do("new", path)
        _do("import", "loans", path, path.with_name("loans.csv"))
        _do("run", path, "placement")
    else:
        _do("sample", path)
        for key, values in SHOWN:
            inputs = _ON.get(key, (LOANS,))
            words = [word for name in inputs for word in ("--on", name)]
            words += [word for name, value in values.items() for word in ("--set", f"{name}={value}")]
            _do("run", path, key, *words)
        _do("run", path, "coding", "--on", "communities")
        _do("run", path, "senses", "--on", TEXTS, "--on", "word2vec", "--set", "word=star")
    on = "loans" if quick else LOANS
    _do("run", path, "placement", "--on", on, "--set", "seed=2", "--name", "second placement")
    return path


def large(path: Path, items: int, loans_each: int = 4) -> Path:
    """A project with so many books, and a placement and a map of all of them."""
    from tests.gui._samples import lattice

    _large_project.make(path, items, loans_each * items)
    with Project.open(path, write=True) as project:
        source = project.reader.sources()[0]
        ids = np.sort(np.array([row[0] for row in project.reader.connection.execute("select id from items")], np.int64))
        rng = np.random.default_rng(1)
        loans = rng.integers(3, 90, items).astype(np.float64)
        places = lattice(items)[rng.permutation(items)]
        metrics = {"S": 20.0, "S_popularity": 25.0, "S_random": 30.0, "bound": 15.0, "books": items}
        placed = Placement(ids, places, loans, "lattice", metrics, loans.astype(np.int64))
        drawn = Layout(ids, rng.normal(size=(items, 2)) * 20, "tsne", {"cost": 5.0, "items": items})
        for name, result in (("placement", placed), ("layout", drawn)):
            plan = RunPlan(name, name, name, {"d_min": 1.0} if name == "placement" else {}, 1, {"loans": source})
            number = start_run(project, plan)
            saved = artefact_store.save_result(project.data_path, result)
            finish_run(project, number, Outcome(saved.files, result.metrics, 1.0, saved.counts))
    return path


def _do(*words: object) -> None:
    assert command([*map(str, words), "--json"]) == 0, words
