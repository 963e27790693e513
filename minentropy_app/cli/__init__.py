"""The command line: the analyses of the window, without a window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click


def run(words: Sequence[str]) -> int:
    """Run one command and return the exit code: 0 done, 1 expected failure, 2 wrong usage, 130 stopped."""
    from minentropy_app.cli.guard import guarded

    return guarded(_program, list(words))


def _program() -> click.Command:
    from minentropy_app.cli.commands import program

    return program


__all__ = ["run"]
