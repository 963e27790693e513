"""Figures of a placement, computed again from nothing but what is exported and the formulas."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from tests.cli.conftest import Cli


def pairs_of(rows: list[tuple[str, str, str]]) -> tuple[list[str], np.ndarray]:
    """Books and p(i, j) by the definition: 1/k for each ordered pair of one reader's books of one day."""
    books = sorted({item for _, item, _ in rows})
    c = np.zeros((len(books), len(books)))
    for visit in {(reader, day) for reader, _, day in rows}:
        taken = sorted({books.index(item) for reader, item, day in rows if (reader, day) == visit})
        for i in taken:
            for j in taken:
                c[i, j] += (i != j) / len(taken)
    return books, c / c.sum()


def vectors_in(file: Path, books: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """Own vectors and contexts of the books, in their order (NaN without)."""
    with file.open(encoding="utf-8-sig", newline="") as stream:
        found = {row["key"]: row for row in csv.DictReader(stream)}
    nothing = dict.fromkeys(("x", "y", "z", "context_x", "context_y", "context_z"), "nan")
    rows = [found.get(book, nothing) for book in books]
    v = np.array([[float(row[axis]) for axis in "xyz"] for row in rows])
    return v, np.array([[float(row.get(f"context_{axis}", row[axis])) for axis in "xyz"] for row in rows])


@pytest.mark.parametrize("two_sets", [False, True])
@pytest.mark.parametrize("method", ["gaussian", "dot", "word2vec"])
def test_own_vectors_give_the_literal_cost_and_the_softmax_cost(
    project: Path, tmp_path: Path, cli: Cli, method: str, two_sets: bool
) -> None:
    rng = np.random.default_rng(3)
    rows = [
        (f"r{r}", f"i{i:02d}", f"2024-01-{d + 1:02d}") for r in range(9) for d in range(6) for i in rng.choice(12, 3)
    ]
    (tmp_path / "loans.csv").write_text("borrower,item,date\n" + "".join(f"{','.join(row)}\n" for row in rows), "utf-8")
    assert cli("import", "loans", project, tmp_path / "loans.csv", "--keep-suspects").code == 0
    settings = ("--set", f"method={method}", "--set", f"shared_vectors={str(not two_sets).lower()}")
    metrics = cli("run", project, "placement", *settings, "--json").json["metrics"]
    assert cli("export", project, "placement", tmp_path / "own.csv", "--what", "own-vectors").code == 0
    books, p = pairs_of(rows)
    v, contexts = vectors_in(tmp_path / "own.csv", books)
    apart = np.linalg.norm(v[:, None] - v[None], axis=2)
    closest = apart[~np.eye(len(books), dtype=bool)].min()
    walked = (p.sum(1) @ np.linalg.norm(v, axis=1) + (p * apart).sum()) / closest
    assert metrics["S_literal"] == pytest.approx(walked, rel=1e-9)
    if method == "word2vec":
        return
    f = v @ contexts.T if method == "dot" else -((v[:, None] - contexts[None]) ** 2).sum(2)
    if not two_sets:  # one set: the sums run over j != i
        f[np.eye(len(books), dtype=bool)] = -np.inf
    log_q = f - np.log(np.exp(f).sum(1))[:, None]
    assert metrics["cost"] == pytest.approx(-(p[p > 0] * log_q[p > 0]).sum(), rel=1e-9)


def test_on_the_lattice_the_own_vectors_are_the_positions(with_loans: Path, tmp_path: Path, cli: Cli) -> None:
    assert cli("run", with_loans, "placement", "--set", "method=lattice").code == 0
    for part, name in (("own-vectors", "own.csv"), ("table", "places.csv")):
        assert cli("export", with_loans, "placement", tmp_path / name, "--what", part).code == 0
    keys = sorted("1234")
    assert np.array_equal(vectors_in(tmp_path / "own.csv", keys)[0], vectors_in(tmp_path / "places.csv", keys)[0])
