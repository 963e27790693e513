"""Placements side by side: linked cameras and selection, their costs, and what moved most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtWidgets import QWidget

from minentropy_app.gui import theme
from minentropy_app.gui.selection import SelectionModel
from minentropy_app.gui.views.space_model import SpaceModel


@dataclass(frozen=True)
class Side:
    """One placement to compare: name, what it stands on, its picture and its figures."""

    title: str
    on: str
    model: SpaceModel
    params: Mapping[str, Any] = field(default_factory=dict)
    metrics: Mapping[str, Any] = field(default_factory=dict)
    seconds: float = 0.0


class CompareView(QWidget):
    """Two or more placements side by side."""

    def __init__(
        self,
        sides: Sequence[Side],
        selection: SelectionModel,
        tokens: theme.Tokens,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.sides, self._selection, self._tokens = tuple(sides), selection, tokens

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens

    def shut_down(self) -> None:
        """Stop the render threads; call before the view goes away."""
