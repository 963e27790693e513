"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


class _Path(click.Path):
    """A path as given: whether it exists is for the command to say, in its own words."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if not str(value):
            self.fail("the name is empty", param, ctx)
        return super().convert(value, param, ctx)


PATH = _Path(path_type=Path)
#: A list of words or names: the worker may run in another folder, so its whole path is handed over.
FILE = click.Path(resolve_path=True)

project_argument = click.argument("project", type=PATH)
json_option = click.option("--json", "as_json", is_flag=True, help="Print exactly one JSON object.")
progress_option = click.option("--progress", is_flag=True, help="Report progress even if nobody looks on.")


def long_command(command: F) -> F:
    """Add the options of commands that take time."""
    return json_option(progress_option(command))
