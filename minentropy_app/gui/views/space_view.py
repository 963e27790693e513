"""The space view: the picture with its floating tools, legends and hover card."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from minentropy_app.gui import parts, theme
from minentropy_app.gui.canvas.camera import Camera
from minentropy_app.gui.selection import SelectionModel
from minentropy_app.gui.view_kinds import Stage
from minentropy_app.gui.views.picture_view import EDGE, PictureView
from minentropy_app.gui.views.slice_bar import SliceBar
from minentropy_app.gui.views.space_canvas import SpaceCanvas
from minentropy_app.gui.views.space_model import SpaceModel
from minentropy_app.gui.views.space_tools import SpaceTools

if TYPE_CHECKING:
    from minentropy_app.gui.views.space_travel import SpaceTravel

#: Sizes nearer to the largest than this are not told beside it.
_UNLIKE = 0.6


class SpaceView(PictureView):
    """Shows a ``SpaceModel`` and writes what is marked in it to the window's selection."""

    canvas: SpaceCanvas
    toolbar: SpaceTools

    def __init__(
        self, model: SpaceModel, selection: SelectionModel, tokens: theme.Tokens, parent: QWidget | None = None
    ) -> None:
        super().__init__(selection, tokens, parent)
        self.setAccessibleName(self.tr("Library in space"))
        self.setAccessibleDescription(self.tr("A picture with a table twin: Ctrl+T shows the same items as a table."))
        self.model = model
        self.canvas = SpaceCanvas(model, theme.look(tokens), self)
        self.canvas.setAccessibleName(self.tr("Picture of the items in space"))
        self.toolbar = SpaceTools(tokens, self)
        self.caption = parts.label("", "pictureCaption", self)
        self.slices = SliceBar(tokens, self)
        self.slices.show_heights(model.positions[:, 2] if len(model) else np.zeros(1))
        self.slices.hide()
        self.travelling: SpaceTravel | None = None
        self._gone: npt.NDArray[np.bool_] | bool = False
        self._shown_as = ""
        self._sized: npt.NDArray[np.float64] | None = None
        self._picks: dict[float, int] = {}
        self._furnish()
        self._connect()
        self._colour()
        self._show_cut()
        self._show_selection(selection.current)

    # -- what others may ask -----------------------------------------------------------------

    def lead(self, other: SpaceView) -> None:
        """Let this view's tools, colours and legend serve another one beside it too."""
        other._led = True
        other.toolbar.hide()
        self.toolbar.tool_chosen.connect(other._use)
        self.toolbar.cut_chosen.connect(other._cut)
        self.toolbar.names_chosen.connect(other._name)
        self.coloured.connect(other.colour_by)
        self.legend.filtered.connect(other._filter)
        self.slices.changed.connect(other._slice)
        other._colour()

    def state(self) -> dict[str, Any]:
        """What a saved view keeps: camera, cut, tool, names and colours, as plain values."""
        camera = dataclasses.asdict(self.canvas.camera)
        cut = self.canvas.cut
        return {"camera": camera, "cut": cut.mode, "names": self.canvas.names, "column": self._column}

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a saved view."""
        camera = dict(state["camera"])
        self.canvas.cut = dataclasses.replace(self.canvas.cut, mode=state["cut"])
        self.canvas.names = state["names"]
        if state["column"] in self.model.columns:
            self.colour_by(state["column"])
        self._show_cut()
        self.canvas.fitted = True
        self.canvas.fly(Camera(**{**camera, "target": tuple(camera["target"])}))

    def show_absent(self, absent: npt.NDArray[np.bool_], caption: str) -> None:
        """Leave items out, (n,) bool, that have no place in what is shown, and say what that is."""
        self._gone, self._shown_as = absent, caption
        self._filter(self.legend.hidden_codes)
        self._show_cut()

    def shut_down(self) -> None:
        """Stop what is under way; call before the view goes away."""
        if self.travelling is not None:
            self.travelling.stop()
        super().shut_down()

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self.slices.set_tokens(tokens)
        super().set_tokens(tokens)

    # -- wiring --------------------------------------------------------------------------------

    def _connect(self) -> None:
        tools = self.toolbar
        tools.cut_chosen.connect(self._cut)
        tools.pose_chosen.connect(self._pose)
        tools.slice.toggled.connect(self._show_slices)
        self.slices.changed.connect(self._slice)

    def _cut(self, mode: str) -> None:
        self.canvas.cut = dataclasses.replace(self.canvas.cut, mode=mode)
        self._show_cut()
        self.canvas.refresh()

    def _show_slices(self, on: bool) -> None:
        self.slices.setVisible(on)
        if on:
            self.slices.setFocus()
        else:
            self.slices.reset()
        self._arrange()
        self.canvas.refresh()

    def _slice(self, low: float, high: float) -> None:
        self.canvas.cut = dataclasses.replace(self.canvas.cut, low=low, high=high)
        self.canvas.refresh()

    def _pose(self, pose: str) -> None:
        camera = self.canvas.camera
        poses = {"fit": None, "plan": camera.plan(), "elevation": camera.elevation()}
        self.canvas.fit(poses[pose])

    def _absent(self) -> npt.NDArray[np.bool_] | bool:
        return self._gone

    def _figures(self, row: int) -> tuple[tuple[str, str], ...]:
        away = float(np.linalg.norm(self.canvas.items.scene.positions[row]))
        loans = QLocale().toString(int(self.model.loans[row]))
        if not self.model.on_floor:
            counted = self.model.columns.get("loans")
            return ((loans, counted.title.lower()),) if counted is not None else ()
        metres = self.tr("{metres} m").format(metres=QLocale().toString(away, "f", 1))
        return (loans, self.tr("loans")), (metres, self.tr("to the entrance"))

    # -- layout --------------------------------------------------------------------------------

    def _show_cut(self) -> None:
        mode = self.canvas.cut.mode
        words = {"quarter": self.tr("Cut-away: quarter"), "half": self.tr("Cut-away: half")}
        self.caption.setText(" · ".join(said for said in (self._shown_as, words.get(mode, "")) if said))
        self.caption.adjustSize()
        self._arrange()
        self.toolbar.show_cut(mode)

    def _size_legend(self) -> None:
        loans, canvas = self.model.loans, self.canvas
        overflowing = canvas.items.scene.reach * canvas.camera.scale > min(canvas.width(), canvas.height())
        for legend in (self.legend, self.sizes):
            legend.back(overflowing)  # the cloud fills the corners too
        if loans.size == 0 or not loans.max() > 0 or not self.model.counted:
            self.sizes.hide()
            return
        if self._sized is not loans:
            self._sized, self._picks = loans, _typical(loans)
        radii, scale = self.canvas.items.scene.radii, self.canvas.camera.scale
        sizes = {pick: min(float(radii[row]) * scale, 26.0) for pick, row in self._picks.items()}
        counted = self.model.columns.get("loans")
        self.sizes.show_sizes(sorted(sizes.items()), counted.title if counted and not self.model.on_floor else "")
        self._arrange()

    def _arrange(self) -> None:
        self.canvas.setGeometry(self.rect())
        self.card.setGeometry(self.rect())
        self.toolbar.fit_in(self.width() - 2 * EDGE)
        self.toolbar.move(max(min(EDGE, (self.width() - self.toolbar.width()) // 2), 2), EDGE)
        left = EDGE if self._led else self.toolbar.geometry().right() + 14
        self.caption.move(left, EDGE + (self.toolbar.height() - self.caption.height()) // 2)
        over = self.legend.parent() is self  # else it stands elsewhere, below several pictures
        if over:
            self.legend.move(EDGE, self.height() - self.legend.height() - 10)
        self.sizes.move(self.width() - self.sizes.width() - EDGE, self.height() - self.sizes.height() - 10)
        beside = self.legend.width() if over else self.toolbar.width()  # a narrow picture needs its room for the cloud
        room = beside + self.sizes.width() + 5 * EDGE < self.width()
        self.sizes.setVisible(not self._led and room and self.sizes.any)
        self.caption.setVisible(self.caption.text() != "" and self.caption.geometry().right() + EDGE < self.width())
        self.slices.setGeometry(self.width() - 84, EDGE, 84 - EDGE, max(min(self.height() - 120, 260), 80))
        floating = (self.toolbar, self.caption, self.legend, self.sizes, self.slices)
        self._keep_clear(*(piece for piece in floating if piece.parent() is self))


def open_space(stage: Stage) -> SpaceView:
    """Open the space view on its stage."""
    from minentropy_app.gui.views.space_travel import SpaceTravel

    view = SpaceView(stage.model, stage.selection, stage.tokens, stage.home)
    if stage.ref != "live":
        view.travelling = SpaceTravel(view, stage)
    return view


def _typical(loans: npt.NDArray[np.float64]) -> dict[float, int]:
    """Round numbers of loans that a legend of sizes shows, the most too, each with an item that has about as many."""
    most = float(loans.max())
    rounded = sorted({nice(float(np.quantile(loans, q))) for q in (0.5, 0.9, 0.99)})
    picks = [pick for pick in rounded if pick < _UNLIKE * most] + [most]
    order = np.argsort(loans, kind="stable")
    places = np.minimum(np.searchsorted(loans[order], picks), order.size - 1)
    return dict(zip(picks, order[places].tolist(), strict=True))


def nice(value: float) -> float:
    """The nearest of 1, 2, 5, 10, 20 …"""
    power = 10.0 ** int(np.floor(np.log10(max(value, 1.0))))
    return float(min((m * power for m in (1, 2, 5, 10)), key=lambda candidate: abs(candidate - value)))
