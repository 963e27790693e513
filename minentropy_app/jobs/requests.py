"""What can be asked of a session, as frozen values that the command line and the window fill in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from minentropy_app.project.entries import Entry
from minentropy_app.project.imports import Mode

if TYPE_CHECKING:
    from minentropy_app.analyses.analysis import Analysis


@dataclass(frozen=True)
class ImportRequest:
    """An import to be done.

    Attributes
    ----------
    kind
        ``loans``, ``pairs``, ``catalogue``, ``texts`` or ``network``.
    name
        Name of the source; empty: the name of the first file, without its suffixes.
    options
        Values of the importer's options that differ from their defaults, by name.
    """

    kind: str
    files: tuple[Path, ...]
    name: str = ""
    mode: Mode = "new"
    again: bool = False
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class CheckRequest:
    """A look at files before an import.

    Attributes
    ----------
    kind, files, options
        As in ``ImportRequest``.
    key
        32 throw-away bytes under which borrowers are shown; the import uses a key of its own.
    """

    kind: str
    files: tuple[Path, ...]
    key: bytes
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class RunRequest:
    """An analysis to be run; ``params`` is its Params, ``inputs`` are entries by role.

    With ``offer_partial`` a cancelled run saves what it reached, for ``Session.keep_partial``.
    """

    analysis: Analysis
    params: Any
    inputs: Mapping[str, Entry]
    name: str = ""
    replace: bool = False
    offer_partial: bool = False

    @property
    def seed(self) -> int:
        """The seed of the run, 0 where the analysis has none."""
        return int(getattr(self.params, "seed", 0) or 0)


@dataclass(frozen=True)
class ExportRequest:
    """An entry to be written to a file; ``what`` names a part, empty: the main one."""

    entry: Entry
    file: Path
    what: str = ""
