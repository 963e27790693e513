"""Main classes of books, for measures such as how often neighbours share one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from minentropy_app.model.inputs import NO_CLASS, Ints


def classify(call_numbers: Sequence[str], given: Sequence[str]) -> tuple[Ints, tuple[str, ...]]:
    """Return (n,) indices into the sorted class names, and the names.

    ``given`` are classes named by the file itself; where there is none, the call number decides.
    """
    found = _from_call_numbers(call_numbers)
    chosen = [own or other for own, other in zip(given, found, strict=True)]
    names = tuple(sorted(set(chosen) - {""}))
    place = {name: number for number, name in enumerate(names)} | {"": NO_CLASS}
    return np.array([place[name] for name in chosen], np.int32), names


def _from_call_numbers(values: Sequence[str]) -> list[str]:
    if not any(values):
        return [""] * len(values)
    from minentropy_app.sources.call_numbers import classes

    found: list[str] = classes(values)[1]
    return found
