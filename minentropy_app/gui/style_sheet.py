"""The style sheet over Fusion, generated from tokens; measures as in the design notes."""

from __future__ import annotations

from functools import cache
from string import Template
from typing import Protocol

from minentropy_app.paths import resource

_SIZES = (("small", 11), ("caption", 12), ("title", 15), ("welcome", 22), ("promise", 30))
_USUAL, _SMALLEST = 13, 11


class _Colours(Protocol):
    """What the sheet reads from a theme besides its colours."""

    @property
    def dark(self) -> bool: ...


@cache
def _template() -> Template:
    return Template(resource("themes", "window.qss").read_text("utf-8"))


def style_sheet(tokens: _Colours, size: int) -> str:
    """Fill the sheet with a theme's colours and sizes that follow the body size."""
    sizes = {name: max(round(value * size / _USUAL), _SMALLEST) for name, value in _SIZES}
    shade = "dark" if tokens.dark else "light"
    signs = {"chevron": "chevron", "chevron_up": "chevron-up", "tick": "tick"}
    pictures = {name: resource("icons", f"control-{sign}-{shade}.svg").as_posix() for name, sign in signs.items()}
    return _template().substitute(vars(tokens), **sizes, **pictures)
