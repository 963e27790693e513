"""What a project lists: sources and results, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from minentropy_app.model.items import ItemKind


@dataclass(frozen=True)
class Source:
    """Imported data.

    Attributes
    ----------
    kind
        ``loans``, ``pairs``, ``catalogue`` …; loans that were forgotten become ``pairs``.
    state
        ``ready``; others never show outside the project room.
    items, rows
        How many units and rows it holds (kept, not counted on opening).
    counts
        Sizes for estimates: items, rows, borrowers, visits, pairs, first_day, last_day.
    content
        Identity of the content: equal for the same loans whatever the order of rows.
    deleted
        When it was moved to the bin (ISO time), or empty.
    """

    id: int
    name: str
    kind: str
    state: str
    created: str
    items: int
    rows: int
    counts: Mapping[str, float]
    content: str
    note: str = ""
    deleted: str = ""
    forgotten: bool = False

    @property
    def ref(self) -> str:
        """A short word that names this entry across processes, such as ``s3``."""
        return f"s{self.id}"


@dataclass(frozen=True)
class Origin:
    """Where a source came from.

    Attributes
    ----------
    imports
        (moment in ISO time, names of the files) of each import, the first one first.
    keyed
        The key that leads from borrowers to their pseudonyms lies in the project.
    """

    imports: tuple[tuple[str, tuple[str, ...]], ...]
    keyed: bool


@dataclass(frozen=True)
class InputRef:
    """One input of a run as it was then: ``name`` may have changed or gone since."""

    role: str
    ref: str
    name: str
    content: str


@dataclass(frozen=True)
class Result:
    """A run and what it gave.

    Attributes
    ----------
    kind
        What it gives: a key of ``RESULT_KINDS``.
    state
        ``running``, ``done``, ``failed`` or ``cancelled``.
    stale
        An input has changed or gone since, or is itself stale.
    partial
        Stopped early; the result is what had been reached.
    """

    id: int
    name: str
    kind: str
    analysis: str
    state: str
    params: Mapping[str, Any]
    seed: int
    inputs: tuple[InputRef, ...]
    metrics: Mapping[str, Any]
    counts: Mapping[str, float]
    content: str
    app_version: str
    created: str
    started: str
    finished: str
    seconds: float | None
    log: str = ""
    note: str = ""
    deleted: str = ""
    stale: bool = False
    partial: bool = False
    reproducible: bool = True

    @property
    def ref(self) -> str:
        """A short word that names this entry across processes, such as ``r5``."""
        return f"r{self.id}"

    @property
    def on(self) -> dict[str, str]:
        """Names of the inputs by role."""
        return {i.role: i.name for i in self.inputs}


Entry: TypeAlias = Source | Result


@dataclass(frozen=True)
class Found:
    """One hit of a search, best first."""

    item: int
    kind: ItemKind
    key: str
    label: str
    author: str
    source: str


@dataclass(frozen=True)
class Choice:
    """One value a form or a completion may offer."""

    value: str
    label: str


@dataclass(frozen=True)
class Change:
    """What an edit touched, so that views refresh no more than that.

    ``kinds`` are of ``source``, ``result``, ``item``, ``module``, ``view``; ``ids`` are database ids.
    """

    kinds: frozenset[str] = frozenset()
    ids: tuple[int, ...] = field(default=())
