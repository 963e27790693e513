"""Reading a project: stdlib sqlite3, read-only, for the window, the command line and the worker."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from minentropy_app.model.items import Item
from minentropy_app.project.entries import Choice, Entry, Found, Result, Source


class Reader:
    """A read-only view of a project, cheap to open. Works while another process writes.

    Raises
    ------
    AppError
        Missing, no project, truncated, newer than this program, data folder left behind.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def sources(self) -> list[Source]:
        """Return the ready sources, oldest first, without the bin."""
        raise NotImplementedError

    def results(self) -> list[Result]:
        """Return all runs, oldest first, without the bin; look at ``state``."""
        raise NotImplementedError

    def bin(self) -> list[Entry]:
        """Return what has been deleted and can be restored, latest first."""
        raise NotImplementedError

    def entry(self, name: str) -> Entry:
        """Return the source or result of this name (a done run before a failed one).

        Raises
        ------
        AppError
            There is none; the hint lists the names there are.
        """
        raise NotImplementedError

    def by_ref(self, ref: str) -> Entry:
        """Return the entry of a ``ref`` such as ``s3``; AppError if it is gone."""
        raise NotImplementedError

    def free_name(self, wanted: str) -> str:
        """Return ``wanted``, or ``wanted 2``, ``wanted 3`` … whichever is free."""
        raise NotImplementedError

    def summary(self, entry: Entry) -> dict[str, float]:
        """Return sizes for estimates, instantly."""
        raise NotImplementedError

    def load(self, entry: Entry) -> Any:
        """Return ``Loans``, ``PairCounts`` or the result dataclass."""
        raise NotImplementedError

    def import_key(self, ticket: Any) -> bytes:
        """Return the pseudonym key (32 bytes) of the loans source behind an import ticket."""
        raise NotImplementedError

    def items(self, ids: Sequence[int]) -> list[Item]:
        """Return items in the order of ``ids``; unknown ids are left out."""
        raise NotImplementedError

    def labels(self, ids: Sequence[int]) -> list[str]:
        """Return labels aligned with ``ids`` ("" where unknown)."""
        raise NotImplementedError

    def keys(self, ids: Sequence[int]) -> list[str]:
        """Return keys aligned with ``ids`` ("" where unknown)."""
        raise NotImplementedError

    def attributes(self, ids: Sequence[int], name: str) -> list[str]:
        """Return one attribute aligned with ``ids`` ("" where unknown)."""
        raise NotImplementedError

    def search(self, text: str, limit: int = 50) -> list[Found]:
        """Find items by label, author or key: those beginning with the text first."""
        raise NotImplementedError

    def choices(self, query: str, prefix: str, limit: int = 20) -> list[Choice]:
        """Return values for a parameter: ``query`` is ``items``, ``word`` or ``column``."""
        raise NotImplementedError

    def close(self) -> None:
        """Close the connection."""
        raise NotImplementedError

    def __enter__(self) -> Reader:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()
