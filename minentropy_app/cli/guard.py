"""Every way a command can end, turned into an exit code and plain words; never a traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any

import click

from minentropy_app.cli import output
from minentropy_app.errors import AppError, Cancelled, WrongUsage, fill

DONE, FAILED, WRONG_USAGE, STOPPED = 0, 1, 2, 130


def guarded(load: Callable[[], click.Command], words: Sequence[str]) -> int:
    """Load and run a click program and return its exit code."""
    output.prepare()
    try:
        code = _run(load, list(words))
        sys.stdout.flush()
    except BrokenPipeError:
        _drop_output()
        return DONE
    except KeyboardInterrupt:
        return _stopped("--json" in words)
    return code


def _run(load: Callable[[], click.Command], words: list[str]) -> int:
    as_json = "--json" in words
    try:
        return _invoke(load(), words)
    except (Cancelled, click.Abort):
        return _stopped(as_json)
    except click.ClickException as error:
        return _tell(error.format_message(), _usage(error), as_json, WRONG_USAGE)
    except AppError as error:
        code = WRONG_USAGE if isinstance(error, WrongUsage) else FAILED
        return _tell(str(error), _remedy(error), as_json, code)
    except (BrokenPipeError, KeyboardInterrupt):
        raise
    except Exception as error:
        from minentropy_app.jobs.crash import unforeseen

        plain = unforeseen(error)
        return _tell(str(plain), _remedy(plain), as_json, FAILED)


def _invoke(program: click.Command, words: list[str]) -> int:
    """As ``program.main``, which would swallow a broken pipe and end the process itself."""
    try:
        with program.make_context("minentropy", words) as context:
            answer = program.invoke(context)
    except click.exceptions.Exit as leave:
        return leave.exit_code
    return answer if isinstance(answer, int) else DONE


#: Hints of other rooms, spelled as this line's options.
_HINTS: Mapping[str, str] = {
    "Import it with “again” if you want it twice.": "Add --again to have it twice, or --update {name} for what is new.",
}


def _remedy(error: AppError) -> str:
    from minentropy_app.jobs.crash import remedy_of

    return fill(_HINTS[error.hint], error.fields) if error.hint in _HINTS else remedy_of(error)


def _usage(error: click.ClickException) -> str:
    context: Any = getattr(error, "ctx", None)
    return f"Try: {context.command_path} --help" if context is not None else "Try: minentropy --help"


def _tell(message: str, hint: str, as_json: bool, code: int) -> int:
    """One message and one hint on standard error, and with --json the same as the one object."""
    output.complain(message, hint)
    if as_json:
        output.print_json({"error": message, "hint": hint})
        sys.stdout.flush()
    return code


def _stopped(as_json: bool) -> int:
    with suppress(KeyboardInterrupt):
        _tell("Stopped.", "", as_json, STOPPED)
    return STOPPED


def _drop_output() -> None:
    """Nobody reads any more: let the interpreter flush into nothing when it ends."""
    with suppress(OSError, ValueError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, sys.stdout.fileno())
        os.close(nothing)
