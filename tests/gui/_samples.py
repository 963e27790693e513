"""A placement to look at: an invented one, or the loans of Shakespeare and Company where they are present."""

from __future__ import annotations

import csv
import gzip
from collections import Counter
from pathlib import Path

import numpy as np

from minentropy_app.gui.views.space_model import Category, Details, Measure, SpaceModel


def lattice(count: int) -> np.ndarray:
    """(count, 3) sites of the densest lattice in a dome round the entrance, nearest first."""
    reach = (count / 2.96) ** (1 / 3) * 1.1 + 2
    k = int(reach * 1.5) + 2
    axis = np.arange(-k, k + 1)
    grid = np.stack(np.meshgrid(axis, axis, axis[axis >= 0], indexing="ij"), -1).reshape(-1, 3)
    grid = grid[grid.sum(1) % 2 == 0] / np.sqrt(2)
    grid = grid[(grid**2).sum(1) > 0.3] + [0.0, 0.0, 0.32]
    return grid[np.argsort((grid**2).sum(1), kind="stable")[:count]]


def invented(count: int, seed: int = 1) -> SpaceModel:
    """A placement with made-up titles."""
    rng = np.random.default_rng(seed)
    loans = np.sort((rng.pareto(1.3, count) * 4 + 1).clip(0, 200).round())[::-1].astype(float)
    places = lattice(count)
    turn = (np.arctan2(places[:, 1], places[:, 0]) + np.pi) / (2 * np.pi) * 13.99
    codes = np.where(rng.random(count) < 0.35, rng.integers(0, 14, count), turn.astype(int)).astype(np.int32)
    return SpaceModel(
        item_ids=np.arange(100, 100 + count, dtype=np.int64),
        positions=places,
        loans=loans,
        labels=lambda ids: [f"Title {i}: a novel" for i in ids.tolist()],
        columns={
            "circle": Category("Reading circle", codes, tuple(f"Circle {k}" for k in range(14))),
            "loans": Measure("Loans", loans, ""),
        },
    )


def shakespeare(folder: Path, count: int = 1400) -> SpaceModel:
    """The most borrowed books of a lending library in Paris, by popularity on a lattice."""
    titles: dict[str, tuple[str, str, str]] = {}
    loans: Counter[str] = Counter()
    with gzip.open(folder / "loans" / "shakespeare_and_company.csv.gz", "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["title"]:
                loans[row["book_id"]] += 1
                titles[row["book_id"]] = (row["title"], row["author"], row["book_year"])
    books = [book for book, _ in loans.most_common(count)]
    authors = [titles[b][1].split(";")[0] for b in books]
    known = [name for name, _ in Counter(a for a in authors if a).most_common()]
    codes = np.array([known.index(a) if a else -1 for a in authors], np.int32)
    ids = np.arange(1, len(books) + 1, dtype=np.int64)
    places = lattice(len(books))
    order = np.lexsort((codes, (np.linalg.norm(places, axis=1) * 1.5).astype(int)))
    placed = np.empty_like(places)
    placed[:] = places
    for shell in np.unique(order // 60):
        rows = np.flatnonzero(order // 60 == shell)
        turn = np.argsort(np.arctan2(places[rows, 1], places[rows, 0]), kind="stable")
        placed[rows[np.argsort(codes[rows], kind="stable")]] = places[rows[turn]]
    return SpaceModel(
        item_ids=ids,
        positions=placed,
        loans=np.array([loans[b] for b in books], float),
        labels=lambda wanted: [titles[books[i - 1]][0] for i in wanted.tolist()],
        details=lambda i: Details(" · ".join(w for w in titles[books[i - 1]][1:] if w)),
        columns={
            "author": Category("Author", codes, tuple(known)),
            "loans": Measure("Loans", np.array([loans[b] for b in books], float)),
        },
    )
