"""``picture``: the main window showing a result, as a PNG file."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from minentropy_app.cli import output
from minentropy_app.cli.options import PATH, json_option, project_argument

#: Loaded by name, only when asked for: commands know nothing of windows.
_ROOM = "minentropy_app.gui.picture"
_LARGEST = 10_000


class _Size(click.ParamType[tuple[int, int]]):
    """Width and height such as 1440x900."""

    name = "WxH"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, int]:
        if isinstance(value, tuple):
            return value
        found = re.fullmatch(r"(\d{1,5})[x×](\d{1,5})", str(value).strip(), re.IGNORECASE)
        if found is None:
            self.fail(f"{value!r} is not of the form 1440x900", param, ctx)
        wide, high = int(found[1]), int(found[2])
        if not (200 <= wide <= _LARGEST and 200 <= high <= _LARGEST):
            self.fail(f"{value!r}: each side must be from 200 to {_LARGEST}", param, ctx)
        return wide, high


@click.command()
@project_argument
@click.argument("name")
@click.argument("file", type=PATH)
@click.option(
    "--view",
    default="",
    help="space, map, network, plan, table …; the first it has if not given.",
)
@click.option("--size", type=_Size(), default="1440x900", show_default=True, help="Size of the window.")
@click.option("--scale", type=click.FloatRange(0.5, 4), default=1.0, show_default=True, help="Pixels per point.")
@click.option("--theme", type=click.Choice(["light", "dark"]), default="light", show_default=True)
@click.option("--language", type=click.Choice(["en", "zh_CN"]), default="en", show_default=True)
@json_option
def picture(project: Path, name: str, file: Path, as_json: bool, **options: Any) -> None:
    """Show a result in the main window, without a screen, and write it to FILE as PNG."""
    if file.suffix.lower() != ".png":
        raise click.BadParameter("the name of the picture must end in .png", param_hint="FILE")
    room: Any = import_module(_ROOM)
    answer = room.take(room.PictureWish(project, name, file, **options))
    output.print_json(answer) if as_json else output.print_fields(answer)
