"""The floor under the cloud: a fading grid of metres, rings round the entrance, the entrance itself."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from minentropy_app.gui.canvas import kernels
from minentropy_app.gui.canvas.camera import Camera
from minentropy_app.gui.canvas.look import Look
from minentropy_app.gui.canvas.scene import ring_step

Array = npt.NDArray[np.float64]
_RING_POINTS = 120
_GRID_PIECES = 12
#: Grid and rings fade out beyond this many cloud radii.
_EDGE = 1.75
_ENTRANCE_RADIUS = 0.62


@dataclass(frozen=True)
class RingLabel:
    """A distance written on its ring, logical pixels."""

    text: str
    x: float
    y: float


@dataclass(frozen=True)
class Floor:
    """The floor of one picture."""

    camera: Camera
    size: tuple[float, float]
    ratio: float
    reach: float
    height: float

    def draw(self, back: npt.NDArray[np.uint32], look: Look) -> None:
        """Draw grid and rings into the picture, (h, w) 0xffRRGGBB."""
        ends, strength = self._grid()
        kernels.draw_lines(back, ends, strength, look.line, 1.0 * self.ratio)
        for radius in self.ring_radii():
            ends, strength = self._ring(radius)
            kernels.draw_lines(back, ends, strength, look.ring, 1.1 * self.ratio)

    def ring_radii(self) -> list[float]:
        """Radii of the rings, metres: the last one lies just beyond the cloud."""
        step = ring_step(self.reach)
        return [step * k for k in range(1, math.ceil(self.reach / step) + 1)]

    def ring_labels(self) -> list[RingLabel]:
        """Distances, written where each ring is nearest to the viewer."""
        _, _, forward = self.camera.basis()
        flat = math.hypot(forward[0], forward[1])
        front = np.array([-math.sin(self.camera.yaw), -math.cos(self.camera.yaw), 0.0])
        radii = self.ring_radii()
        places = self._seen(np.array([front * r + (0, 0, self.height) for r in radii]))
        shown = [(r, p) for r, p in zip(radii, places, strict=True) if p[2] > 0 and flat > 0.02]
        return [RingLabel(f"{r:g} m", float(p[0]), float(p[1])) for r, p in shown]

    def entrance(self) -> QRectF:
        """The box of the entrance marker, logical pixels; empty when behind the eye."""
        centre = self._seen(np.array([[0.0, 0.0, self.height]]))[0]
        if centre[2] <= 0:
            return QRectF()
        wide = min(max(_ENTRANCE_RADIUS * centre[2], 9.0), 22.0)
        tall = wide * max(abs(math.sin(self.camera.pitch)), 0.12)
        return QRectF(centre[0] - wide, centre[1] - tall, 2 * wide, 2 * tall)

    def draw_entrance(self, painter: QPainter, look: Look) -> None:
        """Draw the entrance as an ellipse in the accent."""
        box = self.entrance()
        if box.isEmpty():
            return
        accent, tint = QColor(look.accent), QColor(look.accent)
        tint.setAlpha(46)
        painter.setPen(QPen(QColor(look.surface), 4.5))
        painter.setBrush(QColor(look.surface))
        painter.drawEllipse(box)
        painter.setPen(QPen(accent, 2.0))
        painter.setBrush(tint)
        painter.drawEllipse(box)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        painter.drawEllipse(QPointF(box.center()), box.width() * 0.12, max(box.height() * 0.14, 1.2))

    def _seen(self, points: Array) -> Array:
        return self.camera.to_screen(points, self.size)

    def _grid(self) -> tuple[Array, Array]:
        step = ring_step(self.reach) / 2
        far = math.ceil(self.reach * _EDGE / step) * step
        lines = np.arange(-far, far + step / 2, step)
        along = np.linspace(-far, far, _GRID_PIECES + 1)
        across, run = np.meshgrid(lines, along, indexing="ij")
        up = np.full(across.shape, self.height)
        bundles = np.concatenate([np.stack([across, run, up], -1), np.stack([run, across, up], -1)])
        return self._pieces(bundles, 0.85)

    def _ring(self, radius: float) -> tuple[Array, Array]:
        turn = np.linspace(0.0, math.tau, _RING_POINTS + 1)
        circle = np.stack([radius * np.cos(turn), radius * np.sin(turn), np.full(turn.shape, self.height)], -1)
        return self._pieces(circle[None], 1.0)

    def _pieces(self, bundles: Array, strength: float) -> tuple[Array, Array]:
        """Cut (lines, points, 3) into screen pieces that fade with the distance from the entrance."""
        shape = bundles.shape[:2]
        seen = self._seen(bundles.reshape(-1, 3)).reshape(*shape, 3)
        away = np.hypot(bundles[..., 0], bundles[..., 1]) / (self.reach * _EDGE)
        fade = strength * np.clip(1.15 - away, 0.0, 1.0) ** 1.3
        ends = np.concatenate([seen[:, :-1, :2], seen[:, 1:, :2]], axis=-1).reshape(-1, 4) * self.ratio
        fades = np.stack([fade[:, :-1], fade[:, 1:]], axis=-1).reshape(-1, 2)
        good = (seen[:, :-1, 2].ravel() > 0) & (seen[:, 1:, 2].ravel() > 0) & (fades.max(axis=1) > 0.004)
        return np.ascontiguousarray(ends[good]), np.ascontiguousarray(fades[good])
