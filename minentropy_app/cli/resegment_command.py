"""``resegment``: texts that are in the project, cut into words anew."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from minentropy_app.cli import output
from minentropy_app.cli.options import FILE, long_command, project_argument

if TYPE_CHECKING:
    from minentropy_app.project.recutting import Resegmented


@click.command()
@project_argument
@click.argument("name")
@click.option("--language", type=click.Choice(["auto", "zh", "en"]), help="Language of the texts.")
@click.option("--user-dict", type=FILE, help="Words of your own, in jieba's format; in the place of those before.")
@click.option("--stop-words", type=FILE, help="Words to leave out; in the place of those before.")
@click.option("--segmenter", type=click.Choice(["rjieba", "jieba"]), help="How Chinese is cut into words.")
@click.option("--hmm/--no-hmm", "hmm", default=None, help="Whether words outside the dictionary are guessed.")
@click.option("--tags", metavar="n,v,…", help="Keep only words of these parts of speech (jieba's tags).")
@click.option("--simplify", is_flag=True, default=None, help="Turn traditional Chinese into simplified, for good.")
@click.option("--defaults", is_flag=True, help="Begin from the usual options, not from those of the last time.")
@long_command
def resegment(project: Path, name: str, defaults: bool, as_json: bool, progress: bool, **options: Any) -> None:
    """Cut texts into words anew: the files are not read again, and results on them become stale."""
    from minentropy_app import settings
    from minentropy_app.jobs.service import Session
    from minentropy_app.sources.recutting import Resegmentation

    changes = {key: value for key, value in options.items() if value is not None}
    with Session(project, "write", settings.load()) as session:
        source = session.reader.entry(name)
        chosen = {**asdict(Resegmentation()), **changes} if defaults else changes
        done: Resegmented = output.follow(session.resegment(source, chosen), progress)
        stale = [result.name for result in session.reader.results() if result.stale]
    answer = {
        "name": done.source.name,
        "documents": done.source.rows,
        "changed": done.changed,
        "without_words": done.without_words,
        "counts": dict(done.source.counts),
        "stale": stale,
    }
    (output.print_json if as_json else output.print_fields)(answer)
