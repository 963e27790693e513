"""One placement turning into another: every book travels to where the other has it, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from minentropy_app.evaluation.placement_change import turned
from minentropy_app.gui.beside import Beside
from minentropy_app.gui.faces import Entry, State
from minentropy_app.gui.space_loading import load_space
from minentropy_app.gui.view_kinds import Stage
from minentropy_app.gui.views.space_model import SpaceModel

if TYPE_CHECKING:
    from minentropy_app.gui.views.space_view import SpaceView


class SpaceTravel(QObject):
    """Fetches other placements of the project and lets the items of one view travel to them."""

    def __init__(self, view: SpaceView, stage: Stage) -> None:
        super().__init__(view)
        self._view, self._stage = view, stage
        self._asked: list[Beside] = []
        self.shown = ""
        view.toolbar.offer_travel(self.fill)

    def others(self) -> list[Entry]:
        """Placements of the project that can be travelled to."""
        ready = (State.DONE, State.STALE)
        results = self._stage.project.results()
        return [e for e in results if e.kind == "placement" and e.state in ready and e.key != self._stage.ref]

    def fill(self, menu: QMenu) -> None:
        """Offer them, and the way back."""
        menu.clear()
        for entry in self.others():
            words = self.tr("Travel to: {name}").format(name=entry.title)
            menu.addAction(words).triggered.connect(lambda _=False, e=entry: self.travel(e))
        if menu.isEmpty():
            menu.addAction(self.tr("No other placement yet")).setEnabled(False)
        if self.shown:
            menu.addSeparator()
            menu.addAction(self.tr("Travel back")).triggered.connect(self.home)

    def travel(self, entry: Entry) -> None:
        """Let every book travel to its place in another placement; those it does not hold vanish."""
        path, ref = self._stage.project.path, entry.key  # type: ignore[attr-defined]
        asked = Beside(lambda: load_space(path, ref), self)
        asked.ready.connect(lambda model: self._go(entry.title, model))
        asked.failed.connect(self._stage.say)
        self._asked.append(asked)
        asked.start()

    def home(self) -> None:
        """Let every book travel back."""
        self._show("", self._view.model.positions.astype(np.float64), np.zeros(len(self._view.model), bool))

    def stop(self) -> None:
        """Want nothing any more."""
        for asked in self._asked:
            asked.stop()

    def _go(self, title: str, model: object) -> None:
        mine = self._view.model
        if not isinstance(model, SpaceModel):
            return
        flat = bool((mine.positions[:, 2] >= 0).all() or (model.positions[:, 2] >= 0).all())
        own = (mine.item_ids, mine.positions.astype(np.float64))
        ids, places = turned(own, (model.item_ids, model.positions.astype(np.float64)), mine.loans, upright=flat)
        found = mine.positions.astype(np.float64)
        rows = mine.indices(ids)
        found[rows] = places
        absent = np.ones(len(mine), bool)
        absent[rows] = False
        self._show(title, found, absent)

    def _show(self, title: str, places: np.ndarray, absent: np.ndarray) -> None:
        self.shown = title
        self._view.show_absent(absent, self.tr("Shown as: {name}").format(name=title) if title else "")
        self._view.morph_to(places)
