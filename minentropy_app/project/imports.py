"""The two ends of an import: reserving its place, and giving it up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from minentropy_app.model.imports import ImportReport
from minentropy_app.model.step import Steps
from minentropy_app.project.entries import Source
from minentropy_app.project.project import Project

Mode = Literal["new", "update", "replace"]


@dataclass(frozen=True)
class SourceFile:
    """A file that was imported: its name (without folder), SHA-256 and size in bytes."""

    name: str
    sha256: str
    bytes: int


@dataclass(frozen=True)
class ImportPlan:
    """What is about to be imported.

    Attributes
    ----------
    kind
        ``loans``, ``pairs`` or ``catalogue``.
    name
        Name of the new source, or of the one to update or replace.
    files
        From ``source_file``; a file that is already in the project is refused unless ``again``.
    mode
        ``new``: the name must be free; ``update``: append to the source of that name;
        ``replace``: an existing source of that name moves to the bin when the import is done.
    options
        Plain values kept with the source, to repeat the import.
    """

    kind: str
    name: str
    files: tuple[SourceFile, ...] = ()
    mode: Mode = "new"
    again: bool = False
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Ticket:
    """A reserved place: plain numbers, fit to cross the pipe to the worker."""

    source: int
    part: int


@dataclass(frozen=True)
class Imported:
    """A finished import: the source as it now is, and the report to show.

    After an update the report counts rows that were already there as duplicates.
    """

    source: Source
    report: ImportReport


def source_file(path: Path) -> SourceFile:
    """Read a file once and return its identity."""
    raise NotImplementedError


def begin_import(project: Project, plan: ImportPlan) -> Ticket:
    """Reserve the name, make the key of a new loans source, and the staging folder.

    Raises
    ------
    AppError
        The name is taken (or, for an update, missing or of another kind); the same file is
        already in the project; the project is read-only.
    """
    raise NotImplementedError


def abandon_import(project: Project, ticket: Ticket) -> Steps[None]:
    """Take back everything of an unfinished import; the name is free at once."""
    raise NotImplementedError
    yield
