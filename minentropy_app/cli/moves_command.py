"""``moves``: which steps of a move plan are carried out, and what comes next."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from minentropy_app.cli import output
from minentropy_app.cli.options import json_option, project_argument
from minentropy_app.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from minentropy_app.model.results import ShelfPlan


@click.command()
@project_argument
@click.argument("name")
@click.option("--done", default="", metavar="STEPS", help="Mark steps as carried out, such as 1-40,43.")
@click.option("--open", "still_open", default="", metavar="STEPS", help="Mark steps as not carried out after all.")
@json_option
def moves(project: Path, name: str, done: str, still_open: str, as_json: bool) -> None:
    """Mark steps of a shelf plan's moves as done, and say how far the move is."""
    from minentropy_app import settings
    from minentropy_app.jobs.service import Session
    from minentropy_app.project import edits

    with Session(project, "write" if done or still_open else "read", settings.load()) as session:
        entry = session.reader.entry(name)
        plan = _shelf_plan(session.reader.load(entry), name)
        for text, carried in ((done, True), (still_open, False)):
            if text:
                steps = read_steps(text, len(plan.step_start))
                session.edit(partial(edits.mark_steps, entry=entry, steps=steps, done=carried))
        answer = _progress(session.reader.load(entry))
    if as_json:
        output.print_json({"name": name, **answer})
    else:
        output.print_fields({"name": name, **answer})


def read_steps(text: str, count: int) -> list[int]:
    """Return step numbers from 0 of words such as ``1-40,43``.

    Raises
    ------
    AppError
        A word is no step of this plan.
    """
    from minentropy_app.errors import AppError

    chosen: set[int] = set()
    for word in text.split(","):
        first, _, last = word.strip().partition("-")
        try:
            low, high = int(first), int(last or first)
        except ValueError:
            low, high = 0, -1
        if not 1 <= low <= high <= count:
            raise AppError(
                QT_TRANSLATE_NOOP("cli.moves_command", "{word} names no steps of this plan."),
                QT_TRANSLATE_NOOP(
                    "cli.moves_command", "Steps go from 1 to {count}; write 5, or 1-40, or both: 1-40,43."
                ),
                word=word.strip() or "-",
                count=count,
            )
        chosen.update(range(low - 1, high))
    return sorted(chosen)


def _shelf_plan(value: Any, name: str) -> ShelfPlan:
    from minentropy_app.errors import AppError
    from minentropy_app.model.results import ShelfPlan

    if not isinstance(value, ShelfPlan):
        raise AppError(
            QT_TRANSLATE_NOOP("cli.moves_command", "{name} is no shelf plan."),
            QT_TRANSLATE_NOOP("cli.moves_command", "Name a result of shelf-plan."),
            name=name,
        )
    return value


def _progress(plan: ShelfPlan) -> dict[str, Any]:
    """Steps and books done and left, and the next step."""
    total, done = len(plan.step_start), set(plan.done)
    sizes = [int(size) for size in plan.step_indptr[1:] - plan.step_indptr[:-1]]
    following = next((k for k in range(total) if k not in done), None)
    return {
        "steps": total,
        "done": len(done),
        "left": total - len(done),
        "books_carried": sum(sizes[k] for k in done),
        "books_left": sum(sizes) - sum(sizes[k] for k in done),
        "next_step": None if following is None else following + 1,
        "in_order": following is None or not any(k > following for k in done),
    }
