"""The history of runs: started, then finished, failed or cancelled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from minentropy_app.project.artefact_store import SavedFile
from minentropy_app.project.entries import Entry, Result
from minentropy_app.project.project import Project


@dataclass(frozen=True)
class RunPlan:
    """What is about to run; ``kind`` is the analysis' ``gives``, ``inputs`` are entries by role.

    With ``replace`` the result of the same name moves to the bin when this one is done, not before.
    """

    name: str
    analysis: str
    kind: str
    params: Mapping[str, Any]
    seed: int
    inputs: Mapping[str, Entry]
    replace: bool = False


@dataclass(frozen=True)
class Outcome:
    """What a run gave: artefacts already saved in the data folder, metrics, wall seconds, sizes."""

    files: tuple[SavedFile, ...]
    metrics: Mapping[str, Any]
    seconds: float
    counts: Mapping[str, float] = field(default_factory=dict)
    log: str = ""
    partial: bool = False
    reproducible: bool = True


def start_run(project: Project, plan: RunPlan) -> int:
    """Enter a run as running and return its number.

    Raises
    ------
    AppError
        The name is taken and ``replace`` is off, or an input is gone.
    """
    raise NotImplementedError


def finish_run(project: Project, run: int, outcome: Outcome) -> Result:
    """Record artefacts and metrics and mark the run done, in one transaction."""
    raise NotImplementedError


def fail_run(project: Project, run: int, message: str, log: str = "") -> None:
    """Mark a run failed; its name is free again, the history keeps it."""
    raise NotImplementedError


def cancel_run(project: Project, run: int, log: str = "") -> None:
    """Mark a run cancelled; its name is free again, the history keeps it."""
    raise NotImplementedError
