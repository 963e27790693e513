"""A placement to look at, invented."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import numpy as np

from minentropy_app.gui.faces import Bar, Entry, Hit, JobState, Report, State
from minentropy_app.gui.view_kinds import ViewKind
from minentropy_app.gui.views.map_model import MapModel
from minentropy_app.gui.views.space_model import Category, Measure, SpaceModel


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


def invented_map(count: int, seed: int = 1) -> MapModel:
    """A map of forty groups with made-up titles."""
    rng = np.random.default_rng(seed)
    group = rng.integers(0, 40, count)
    middles, widths = rng.normal(size=(40, 2)) * 25, rng.uniform(1, 6, 40)
    places = middles[group] + rng.normal(size=(count, 2)) * widths[group, None]
    loans = (rng.pareto(1.3, count) * 4 + 1).clip(0, 400).round()
    return MapModel(
        item_ids=np.arange(100, 100 + count, dtype=np.int64),
        positions=places,
        loans=loans,
        labels=lambda ids: [f"Title {i}: a novel" for i in ids.tolist()],
        columns={
            "group": Category("Group", group.astype(np.int32), tuple(f"Group {k}" for k in range(40))),
            "loans": Measure("Loans", loans, ""),
        },
        weight="Loans",
        groups=frozenset({"group"}),
    )


class SampleProject:
    """A project face over one placement."""

    read_only = False

    def __init__(
        self, model: SpaceModel, name: str = "Shakespeare and Company 1919–1941", words: dict[str, str] | None = None
    ) -> None:
        self.name, self.model, self._words = name, model, words or {}
        settings = SimpleNamespace(privacy_k=3)
        self.session = SimpleNamespace(path=Path("sample.minent"), settings=settings, export=None)

    def stored(self, key: str) -> SimpleNamespace:
        entry = next(e for e in [*self.sources(), *self.results()] if e.key == key)
        return SimpleNamespace(ref=key, name=entry.title, kind=entry.kind)

    def say(self, text: str) -> str:
        return self._words.get(text, text)

    def sources(self) -> list[Entry]:
        return [
            Entry("s1", "loans", self.say("Loans"), self.say("20,840 loans · 5,654 books")),
            Entry("s2", "catalogue", self.say("Catalogue")),
        ]

    def results(self) -> list[Entry]:
        return [
            Entry("r1", "placement", self.say("Placement · lattice"), self.say("S 8.90 · 1,400 books"), State.DONE),
            Entry("r2", "placement", self.say("Placement · word2vec"), self.say("Annealing…"), State.RUNNING, 0.68),
            Entry("r3", "network", self.say("Reading circles"), self.say("119 modules · 7.33 bits"), State.DONE),
            Entry("r4", "shelves", self.say("Shelf plan"), self.say("116 bays · 12 % moved"), State.STALE),
            Entry("r5", "table", self.say("Pairs of loans"), self.say("not enough memory"), State.FAILED),
        ]

    def report(self, key: str) -> Report:
        entry = next(e for e in [*self.sources(), *self.results()] if e.key == key)
        if entry.kind != "placement":
            return Report(title=entry.title, quantity=entry.line)
        bars = (
            Bar(self.say("Random order"), 12.57, "reference"),
            Bar(self.say("By popularity"), 10.78, "better"),
            Bar(self.say("This placement"), 8.90, "this"),
            Bar(self.say("Lower bound"), 6.37, "bound"),
        )
        return Report(
            title=entry.title, chip=self.say("Done"), chip_kind="good", quantity=self.say("Walking cost S, metres per loan"),
            bars=bars, gap=self.say("gap to bound 2.53 m"), sentence=self.say("−17.5 % against popularity order, in sample"),
            remark=self.say("On later loans: not computed."), remark_action=self.say("Evaluate"),
        )  # fmt: skip

    def bin(self) -> list[Entry]:
        return []

    def view_model(self, kind: ViewKind, ref: str, done: Callable[[SpaceModel | None], object]) -> None:
        if ref == "r1":
            done(self.model)

    def search(self, text: str, limit: int, done: Callable[[list[Hit]], object]) -> None:
        names = self.model.labels(self.model.item_ids)
        found = []
        for item, name in zip(self.model.item_ids.tolist(), names, strict=True):
            line = self.model.details(item).subtitle
            if text.lower() in f"{name} {line}".lower():
                found.append(Hit(item, name, line))
        done(found[:limit])

    def matching(self, text: str, done: Callable[[np.ndarray], object]) -> None:
        self.search(text, 10_000, lambda hits: done(np.array([hit.item for hit in hits], np.int64)))

    def selection_kind(self, ids):
        return "book"

    def selection_rows(self, ids: np.ndarray, limit: int) -> list[tuple[str, str, int]]:
        return self.model.rows_of(ids, limit)


class SampleJobs:
    """A job that is always two thirds done."""

    def __init__(self, title: str = "Annealing 5,654 books") -> None:
        self.asked: list[str] = []
        self.title = title
        self.watching = self.over = False

    def cancel_all(self) -> None:
        self.over = True

    def current(self) -> JobState | None:
        if self.over:
            return None
        course = tuple(12.1 + 4 * 0.82**k for k in range(30))
        return JobState(self.title, 0.68, 12.0, "S 12.1 ↓", course, waiting=2)

    def pause(self) -> None:
        self.asked.append("pause")

    def cancel(self) -> None:
        self.asked.append("cancel")
