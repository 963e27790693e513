"""Two maps of the same items: side by side, or one turning into the other."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QLocale, QObject, Signal
from PySide6.QtWidgets import QMenu

from minentropy_app.engines.alignment import aligned
from minentropy_app.errors import AppError
from minentropy_app.gui.beside import Beside
from minentropy_app.gui.views.map_model import MapModel, Other
from minentropy_app.gui.views.space_model import Category, Column

if TYPE_CHECKING:
    from minentropy_app.gui.views.map_view import MapView

#: Items that two maps must share to be turned alike.
_SHARED = 3


class MapCompare(QObject):
    """Fetches other maps for one view, and shows them beside it or in its place."""

    failed = Signal(object)

    def __init__(self, view: MapView) -> None:
        super().__init__(view)
        self._view = view
        self._known: dict[str, MapModel] = {}
        self._asked: list[Beside] = []
        self.second: MapView | None = None
        self.shown: Other | None = None

    def fill(self, menu: QMenu) -> None:
        """Offer the other maps of the project."""
        menu.clear()
        for other in self._view.model.others:
            words = self.tr("Beside: {name}").format(name=other.title)
            menu.addAction(words).triggered.connect(lambda _=False, o=other: self.beside(o))
        menu.addSeparator()
        for other in self._view.model.others:
            words = self.tr("Travel to: {name}").format(name=other.title)
            menu.addAction(words).triggered.connect(lambda _=False, o=other: self.travel(o))
        if self.second is not None or self.shown is not None:
            menu.addSeparator()
        if self.second is not None:
            menu.addAction(self.tr("Close the map beside")).triggered.connect(self.close)
        if self.shown is not None:
            menu.addAction(self.tr("Travel back")).triggered.connect(self.home)

    def beside(self, other: Other) -> None:
        """Show another map beside, with the same selection, colours and filter."""
        self._fetch(other, lambda model: self._put_beside(other, model))

    def travel(self, other: Other) -> None:
        """Let every item travel to its place in another map; those not on it vanish."""
        self._fetch(other, lambda model: self._go(other, model))

    def close(self) -> None:
        """Take the map beside away."""
        if self.second is not None:
            self.second.shut_down()
            self.second.setParent(None)
            self.second.deleteLater()
            self.second = None
            self._view.rearrange()

    def home(self) -> None:
        """Let every item travel back."""
        self.shown = None
        view = self._view
        view.show_absent(np.zeros(len(view.model), bool))
        view.morph_to(view.model.positions)

    def stop(self) -> None:
        """Want nothing any more."""
        for asked in self._asked:
            asked.stop()
        if self.second is not None:
            self.second.shut_down()

    def says(self) -> str:
        """What is shown instead of this map, for the caption."""
        if self.shown is None:
            return ""
        return self.tr("Shown as: {name}").format(name=self.shown.title)

    # -- inside ------------------------------------------------------------------------------

    def _fetch(self, other: Other, then: Callable[[MapModel], object]) -> None:
        if other.ref in self._known:
            then(self._known[other.ref])
            return

        def keep(model: object) -> None:
            if isinstance(model, MapModel):
                self._known[other.ref] = model
                then(model)

        asked = Beside(other.read, self)
        asked.ready.connect(keep)
        asked.failed.connect(self._fail)
        self._asked.append(asked)
        asked.start()

    def _fail(self, error: AppError) -> None:
        self.failed.emit(error)

    def _put_beside(self, other: Other, model: MapModel) -> None:
        from minentropy_app.gui.views.map_view import MapView

        self.close()
        view = self._view
        turned = dataclasses.replace(
            model, positions=alike(model, view.model), columns=borrowed(model, view.model), others=()
        )
        self.second = MapView(turned, view.selection, view.tokens, view, title=other.title)
        view.lead(self.second)
        self.second.show()
        view.rearrange()

    def _go(self, other: Other, model: MapModel) -> None:
        view = self._view
        common, mine, theirs = np.intersect1d(view.model.item_ids, model.item_ids, return_indices=True)
        if len(common) == 0:
            return
        self.shown = other
        places = np.full((len(view.model), 2), np.nan)
        places[mine] = alike(model, view.model)[theirs]
        absent = np.ones(len(view.model), bool)
        absent[mine] = False
        view.show_absent(absent)
        view.morph_to(places)


def alike(model: MapModel, leader: MapModel) -> npt.NDArray[np.float64]:
    """(n, 2) positions of a map turned, mirrored and shifted to lie as the leader does, without scaling."""
    common, theirs, mine = np.intersect1d(model.item_ids, leader.item_ids, return_indices=True)
    if len(common) < _SHARED:
        return model.positions
    size = max(float(np.std(model.positions[theirs])), 1e-12) / max(float(np.std(leader.positions[mine])), 1e-12)
    return aligned(model.positions, theirs, leader.positions[mine] * size)


def borrowed(model: MapModel, leader: MapModel) -> dict[str, Column]:
    """The leader's columns for the items of another map: the same thing has the same colour in both."""
    rows = np.full(len(model), -1, np.intp)
    _, theirs, mine = np.intersect1d(model.item_ids, leader.item_ids, return_indices=True)
    rows[theirs] = mine
    made: dict[str, Column] = {}
    for name, column in leader.columns.items():
        if isinstance(column, Category):
            codes = np.where(rows >= 0, column.codes[rows], -1).astype(np.int32)
            made[name] = dataclasses.replace(column, codes=codes)
        else:
            made[name] = dataclasses.replace(column, values=np.where(rows >= 0, column.values[rows], np.nan))
    return made


def counted(items: int, absent: npt.NDArray[np.bool_]) -> tuple[str, str]:
    """How many are shown and how many there are, ready to read."""
    return QLocale().toString(items - int(absent.sum())), QLocale().toString(items)
