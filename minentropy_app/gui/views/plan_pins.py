"""What can be asked to stay where it is: offers of the menu of a shelf plan, as changes of its settings."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject

from minentropy_app.gui.views.plan_model import PlanModel

#: Books that can be pinned one by one; more are told by the bays that they stand in, or not at all.
_PINS = 50

Offer = tuple[str, dict[str, Any]]


class PlanPins(QObject):
    """Texts and the settings that they stand for."""

    def __init__(self, model: PlanModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model

    def offers(self, bay: int, chosen: npt.NDArray[np.intp]) -> list[Offer]:
        """Of selected books, then of a bay (−1: none)."""
        found = self._of_books(chosen) if len(chosen) else []
        if bay >= 0:
            name = self._model.plan.bays[bay]
            stay = self.tr("Leave the books of {name} where they are…").format(name=name)
            found += [
                (stay, {"pinned": f"bay:{name}"}),
                (self.tr("Keep {name} free…").format(name=name), {"reserved": name}),
                (self.tr("Keep {name} for reference books…").format(name=name), {"reference": name}),
            ]
        return found

    def _of_books(self, chosen: npt.NDArray[np.intp]) -> list[Offer]:
        if len(chosen) > _PINS:
            return self._of_whole_bays(chosen)
        keys = ", ".join(f"item:{self._model.keys[book]}" for book in chosen.tolist())
        return [(self.tr("Leave the %Ln selected book(s) where they are…", "", len(chosen)), {"pinned": keys})]

    def _of_whole_bays(self, chosen: npt.NDArray[np.intp]) -> list[Offer]:
        """Many books that are all that some bays hold before the plan are pinned by these bays."""
        present = np.asarray(self._model.result.present)
        bays = np.unique(present[chosen])
        if np.isin(present, bays).sum() != len(chosen):
            return []
        text = ", ".join(f"bay:{self._model.plan.bays[bay]}" for bay in bays.tolist())
        return [(self.tr("Leave the books of %Ln bay(s) where they are…", "", len(bays)), {"pinned": text})]
