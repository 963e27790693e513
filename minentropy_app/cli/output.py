"""What commands print: one JSON object, or text for people; progress goes to standard error."""

from __future__ import annotations

import json
import math
import shutil
import sys
import time
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any, cast

from minentropy_app.jobs.job import FINAL, Job, Progress, State

if TYPE_CHECKING:
    from minentropy_app.model.estimate import Estimate

#: Widest column of a printed table.
_WIDEST = 48


def prepare() -> None:
    """Let no character stop the output, whatever the terminal can show."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError):
            cast(TextIOWrapper, stream).reconfigure(errors="backslashreplace")


def print_json(value: Mapping[str, Any]) -> None:
    """Print exactly one JSON object; what is not a finite number becomes null."""
    narrow = (getattr(sys.stdout, "encoding", "") or "").lower().replace("-", "") != "utf8"
    click_echo(json.dumps(_finite(value), ensure_ascii=narrow))


def click_echo(text: str) -> None:
    """Print one line to standard output."""
    sys.stdout.write(text + "\n")


def complain(message: str, hint: str) -> None:
    """Print a message and a hint to standard error."""
    with suppress(OSError, ValueError):
        sys.stderr.write(_printable(message) + "\n")
        if hint:
            sys.stderr.write(_printable(hint) + "\n")
        sys.stderr.flush()


def print_fields(fields: Mapping[str, Any]) -> None:
    """Print names and values, one a line."""
    width = max((len(name) for name in fields), default=0)
    for name, value in fields.items():
        click_echo(f"{name:<{width}}  {_text(value)}")


def print_table(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Print aligned columns; wide characters count twice."""
    rows = list(rows)
    cells = [[_text(value) for value in row] for row in rows]
    numeric = [all(isinstance(row[c], int | float | None) for row in rows) for c in range(len(columns))]
    lines = [list(columns), *cells]
    widths = [min(_WIDEST, max(_width(line[c]) for line in lines)) for c in range(len(columns))]
    for line in lines:
        padded = (_pad(_cut(text, w), w, right) for text, w, right in zip(line, widths, numeric, strict=True))
        click_echo("  ".join(padded).rstrip())


class ProgressLine:
    """Progress on standard error: a line that rewrites itself on a terminal, else a line a stage and a second.

    Parameters
    ----------
    wanted
        Also write where standard error is no terminal (``--progress``).
    """

    def __init__(self, wanted: bool) -> None:
        self._terminal = sys.stderr.isatty()
        self._on = wanted or self._terminal
        self._last, self._stage = float("-inf"), ""

    def tell(self, progress: Progress) -> None:
        """Show where the job stands."""
        soon = time.monotonic() - self._last < 1 and progress.stage == self._stage
        if not self._on or (soon and not self._terminal):
            return
        self._last, self._stage = time.monotonic(), progress.stage
        line = describe(progress)
        if self._terminal:
            columns = shutil.get_terminal_size().columns - 1
            sys.stderr.write("\r" + _pad(_cut(line, columns), columns))
        else:
            sys.stderr.write(line + "\n")
        sys.stderr.flush()

    def say(self, text: str) -> None:
        """Show a line that stays."""
        if self._on:
            sys.stderr.write(text + "\n")
            sys.stderr.flush()

    def end(self) -> None:
        """Leave a clean line."""
        if self._on and self._terminal:
            sys.stderr.write("\r" + " " * (shutil.get_terminal_size().columns - 1) + "\r")
            sys.stderr.flush()


def describe(progress: Progress) -> str:
    """Say progress in one line: stage, share, time left, figures."""
    parts = [progress.stage]
    if progress.total > 0:
        parts.append(f"{100 * progress.done / progress.total:.0f} %")
    if progress.seconds_left is not None:
        parts.append(f"{progress.seconds_left:.0f} s left")
    parts += [f"{name} {value:.6g}" for name, value in progress.numbers.items()]
    return " · ".join(parts)


def describe_estimate(needed: Estimate) -> str:
    """Say in one line what a run will take."""
    return f"About {max(needed.seconds, 1):.0f} s and {max(needed.bytes / 2**20, 1):.0f} MB of memory"


def follow(job: Job, wanted: bool) -> Any:
    """Wait for a job, showing progress; Ctrl+C cancels it and waits until it has ended.

    Raises
    ------
    AppError, Cancelled
        As ``Job.wait``.
    """
    line = ProgressLine(wanted)
    while job.state not in FINAL:
        try:
            _show(job, line)
        except KeyboardInterrupt:
            job.cancel()
    line.end()
    if job.state is State.CANCELLED:
        sys.stderr.flush()
    return job.wait()


def _show(job: Job, line: ProgressLine) -> None:
    for event in job.events():
        if isinstance(event, Progress):
            line.tell(event)


def _finite(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _finite(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(each) for each in value]
    plain = value.item() if hasattr(value, "item") else value
    if isinstance(plain, float) and not math.isfinite(plain):
        return None
    return plain if plain is None or isinstance(plain, str | int | float) else str(plain)


def _text(value: Any) -> str:
    if value is None:
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, Mapping):
        return ", ".join(f"{key}={_text(each)}" for key, each in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(map(_text, value))
    return _printable(str(value))


def _printable(text: str) -> str:
    """Control characters of foreign data must not steer the terminal."""
    return "".join(c if c.isprintable() or c == "\n" else "\N{REPLACEMENT CHARACTER}" for c in text)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _cut(text: str, width: int) -> str:
    if _width(text) <= width:
        return text
    while text and _width(text) > width - 1:
        text = text[:-1]
    return text + "…"


def _pad(text: str, width: int, right: bool = False) -> str:
    blanks = " " * (width - _width(text))
    return blanks + text if right else text + blanks
