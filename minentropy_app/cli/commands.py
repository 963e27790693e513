"""The program of the command line: all commands under one roof."""

from __future__ import annotations

import click

from minentropy_app import __version__
from minentropy_app.cli.analysis_commands import analyses, run
from minentropy_app.cli.compare import compare
from minentropy_app.cli.import_commands import import_group
from minentropy_app.cli.moves_command import moves
from minentropy_app.cli.picture_command import picture
from minentropy_app.cli.project_commands import (
    check,
    delete,
    demo,
    export,
    forget,
    list_entries,
    new,
    rename,
    sample,
    search,
    show,
)
from minentropy_app.cli.resegment_command import resegment


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="minentropy")
@click.pass_context
def program(context: click.Context, /) -> None:
    """MinEntropy: what is borrowed together, and where it should stand.

    Without a command the window opens.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


for command in (new, sample, demo, import_group, analyses, run, list_entries, show, search, export, check):
    program.add_command(command)
for command in (picture, compare, moves, resegment, forget, delete, rename):
    program.add_command(command)
