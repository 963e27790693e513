"""What crosses the pipe between the program and its worker: one JSON object a line.

Only ids, numbers, names of files and blocks, and marked texts with their fields travel; nothing
is pickled. End of file means that the other side is gone.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from minentropy_app.errors import AppError, Filled, WrongUsage, fill

Message = dict[str, Any]

_TEMPLATE, _FIELDS = "template", "fields"
#: Kinds of AppError that may cross, by name.
_ERRORS: Mapping[str, type[AppError]] = {"AppError": AppError, "WrongUsage": WrongUsage}


def encode(message: Mapping[str, Any]) -> bytes:
    """Return the message as one line of ASCII."""
    return json.dumps(message, separators=(",", ":"), default=_plain).encode("ascii") + b"\n"


def decode(line: bytes) -> Message:
    """Return the message in one line.

    Raises
    ------
    ValueError
        The line is not a JSON object (a torn last line of a process that died).
    """
    message = json.loads(line)
    if not isinstance(message, dict):
        raise ValueError("not an object")
    return message


def messages(pipe: BinaryIO) -> Iterator[Message]:
    """Yield messages until the end of file; a torn last line counts as the end."""
    for line in pipe:
        try:
            yield decode(line)
        except ValueError:
            return


def error_to_message(error: AppError) -> Message:
    """Return an expected failure as plain values."""
    kind = "WrongUsage" if isinstance(error, WrongUsage) else "AppError"
    return {"kind": kind, "message": error.message, "hint": error.hint, "fields": _taken_apart(error.fields)}


def error_from_message(message: Mapping[str, Any]) -> AppError:
    """Rebuild the failure that ``error_to_message`` described."""
    kind = _ERRORS.get(message["kind"], AppError)
    return kind(message["message"], message["hint"], **_put_together(message["fields"]))


def _taken_apart(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Fields with filled texts as what they are made of, so that they can be said in another language."""
    return {
        name: {_TEMPLATE: value.template, _FIELDS: _taken_apart(value.fields)} if isinstance(value, Filled) else value
        for name, value in fields.items()
    }


def _put_together(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: fill(value[_TEMPLATE], _put_together(value[_FIELDS])) if isinstance(value, dict) else value
        for name, value in fields.items()
    }


def _plain(value: Any) -> Any:
    """Numbers of numpy become numbers; anything else (a path, a field of an error) its text."""
    item = getattr(value, "item", None)
    return item() if callable(item) else str(value)
