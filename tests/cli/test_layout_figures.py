"""Figures of a layout, computed again from nothing but the table put in, what is exported and the formulas."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from tests.cli.conftest import Cli

PERPLEXITY = 7.0


def conditional(x: np.ndarray) -> np.ndarray:
    """p(j|i) by the definition: Gaussian, each row as wide as the perplexity asks (64 halvings in log beta)."""
    squared = ((x[:, None] - x[None]) ** 2).sum(2)
    np.fill_diagonal(squared, np.inf)
    rows = []
    for row in squared:
        low, high = -40.0, 40.0
        for _ in range(64):
            weight = np.exp(-np.exp((low + high) / 2) * (row - row.min()))
            p = weight / weight.sum()
            entropy = -(p[p > 0] * np.log(p[p > 0])).sum()
            low, high = ((low + high) / 2, high) if entropy > np.log(PERPLEXITY) else (low, (low + high) / 2)
        rows.append(p)
    return np.array(rows)


def cost_of(p: np.ndarray, y: np.ndarray, gaussian: bool, joint: bool) -> float:
    """-Σ p log q in nats, sums over j != i."""
    squared = ((y[:, None] - y[None]) ** 2).sum(2)
    weight = np.exp(-squared) if gaussian else 1 / (1 + squared)
    np.fill_diagonal(weight, 0.0)
    q = weight / (weight.sum() if joint else weight.sum(1, keepdims=True))
    return float(-(p[p > 0] * np.log(q[p > 0])).sum())


def neighbours_kept(x: np.ndarray, y: np.ndarray) -> float:
    """Mean share of the ten nearest rows of the table among the ten nearest points."""
    nearest = []
    for points in (x, y):
        apart = ((points[:, None] - points[None]) ** 2).sum(2)
        np.fill_diagonal(apart, np.inf)
        nearest.append(np.argsort(apart, axis=1)[:, :10])
    return float(np.mean([len(set(a) & set(b)) / 10 for a, b in zip(*nearest, strict=True)]))


@pytest.mark.parametrize("dims", [2, 3])
@pytest.mark.parametrize("method", ["tsne", "tsne-rows", "sne", "sne-joint"])
def test_the_exported_points_give_the_figures(project: Path, tmp_path: Path, cli: Cli, method: str, dims: int) -> None:
    rng = np.random.default_rng(5)
    x = np.round(rng.normal(size=(60, 5)) + 4 * rng.integers(0, 3, (60, 1)), 3).astype(np.float32).astype(float)
    lines = [f"r{k:02d}," + ",".join(f"{value:.3f}" for value in row) for k, row in enumerate(x)]
    (tmp_path / "table.csv").write_text("name,a,b,c,d,e\n" + "\n".join(lines) + "\n", "utf-8")
    assert cli("import", "vectors", project, tmp_path / "table.csv").code == 0
    wanted = {"method": method, "dims": dims, "metric": "euclidean", "perplexity": PERPLEXITY, "iterations": 100}
    settings = [word for name, value in wanted.items() for word in ("--set", f"{name}={value}")]
    metrics = cli("run", project, "layout", *settings, "--json").json["metrics"]
    assert cli("export", project, "layout", tmp_path / "points.csv").code == 0
    with (tmp_path / "points.csv").open(encoding="utf-8-sig", newline="") as stream:
        points = {row["name"]: row for row in csv.DictReader(stream)}
    y = np.array([[float(points[f"r{k:02d}"][axis]) for axis in "xyz"[:dims]] for k in range(len(x))])

    joint = method in ("tsne", "sne-joint")
    p = conditional(x) / len(x)
    p = (p + p.T) / 2 if joint else p
    cost = cost_of(p, y, method.startswith("sne"), joint)
    given = p if joint else p * len(x)
    bound = -(p[p > 0] * np.log(given[p > 0])).sum()
    assert metrics["cost"] == pytest.approx(cost, rel=1e-5)
    assert metrics["entropy_bound"] == pytest.approx(bound, rel=1e-5)
    assert metrics["kl"] == metrics["gap"] == pytest.approx(cost - bound, rel=1e-4)
    ends = len(x) * (len(x) - 1) if joint else len(x) - 1
    assert metrics["cost_collapsed"] == pytest.approx(np.log(ends), rel=1e-12)
    assert metrics["recall_at_10"] == pytest.approx(neighbours_kept(x, y), abs=1e-9)
