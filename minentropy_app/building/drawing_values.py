"""Drawings of floor plans as plain values that JSON can hold, and back."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from minentropy_app.building.drawing import Drawing, Range, Spot, Way

Values = Mapping[str, Any]


def drawing_to_values(drawing: Drawing) -> dict[str, Any]:
    """Return a drawing as lists and plain values."""
    values: dict[str, Any] = dataclasses.asdict(drawing)
    return {name: list(things) for name, things in values.items()}


def drawing_from_values(values: Values) -> Drawing:
    """Build a drawing from ``drawing_to_values``; what later versions added is left out."""
    return Drawing(
        tuple(_built(Range, thing) for thing in values["ranges"]),
        tuple(_built(Spot, thing) for thing in values["spots"]),
        tuple(_built(Way, thing) for thing in values["ways"]),
    )


def _built(kind: Any, values: Values) -> Any:
    known = {field.name for field in dataclasses.fields(kind)}
    return kind(**{k: tuple(v) if isinstance(v, list) else v for k, v in values.items() if k in known})
