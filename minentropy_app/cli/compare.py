"""Placements side by side."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from minentropy_app.cli import output
from minentropy_app.cli.options import PATH, json_option, project_argument
from minentropy_app.errors import AppError
from minentropy_app.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from minentropy_app.exports.comparison import Compared
    from minentropy_app.exports.tables import Table
    from minentropy_app.project.reader import Reader

#: What people see; the file and --json hold every column.
_SHOWN = ("name", "method", "S", "S_popularity", "S_random", "bound", "against_popularity", "later_against_popularity",
          "class_neighbours")  # fmt: skip


@click.command()
@project_argument
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--file", "path", type=PATH, help="Also write the whole table; the suffix chooses the format.")
@json_option
def compare(project: Path, names: tuple[str, ...], path: Path | None, as_json: bool) -> None:
    """Compare placements with each other, popularity order, random order, the bound and later loans."""
    from minentropy_app.exports.comparison import comparison
    from minentropy_app.exports.tables import write_table
    from minentropy_app.project.reader import Reader

    with Reader(project) as reader:
        table = comparison(placements(reader, names))
    if path:
        write_table(table, path)
    rows = [list(row) for row in table.rows]
    if as_json:
        shape = {"total": len(rows), "columns": list(table.columns), "rows": rows, "note": table.note}
        output.print_json({**shape, "file": str(path) if path else None})
    else:
        print_comparison(table)


def placements(reader: Reader, names: tuple[str, ...] = ()) -> list[Compared]:
    """Return the finished placements of a project, or those named.

    Raises
    ------
    AppError
        There is none, or a name belongs to something else.
    """
    from minentropy_app.exports.comparison import Compared
    from minentropy_app.project.entries import Result

    entries = [reader.entry(name) for name in names] or reader.results()
    fitting = [e for e in entries if isinstance(e, Result) and e.kind == "placement" and e.state == "done"]
    if not fitting or (names and len(fitting) < len(entries)):
        raise AppError(
            QT_TRANSLATE_NOOP("cli.compare", "Only finished placements can be compared."),
            QT_TRANSLATE_NOOP("cli.compare", "Run the analysis 'placement' on loans with several methods first."),
        )
    return [Compared(e.name, ", ".join(e.on.values()), e.params, e.metrics, e.seconds or 0.0) for e in fitting]


def print_comparison(table: Table) -> None:
    """Print the columns that people compare by."""
    columns = list(table.columns)
    places = [columns.index(name) for name in _SHOWN]
    output.print_table(_SHOWN, [[row[p] for p in places] for row in table.rows])
    output.click_echo(table.note)
