"""Quadrilaterals filled by the kernel look as a painter draws them."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

from minentropy_app.gui.canvas.quad_kernels import draw_quads

SIZE = 120


def pixels_of(image: QImage) -> np.ndarray:
    return np.frombuffer(image.bits(), np.uint32).reshape(SIZE, SIZE)


def channels(pixels: np.ndarray) -> np.ndarray:
    return np.stack([pixels >> 16 & 255, pixels >> 8 & 255, pixels & 255], axis=2).astype(np.int64)


@pytest.mark.parametrize("seed", range(8))
def test_quads_look_as_a_painter_draws_them(qapp, seed: int) -> None:
    rng = np.random.default_rng(seed)
    count = 12
    angle = np.sort(rng.uniform(0, 2 * np.pi, (count, 4)), axis=1)[:, :: 1 if seed % 2 else -1]
    radius = rng.uniform(10, 45, (count, 1))
    quads = rng.uniform(-10, SIZE + 10, (count, 1, 2)) + radius[..., None] * np.stack([np.cos(angle), np.sin(angle)], 2)
    fills, edges = rng.integers(0, 1 << 24, (2, count)).astype(np.uint32)
    opacity, wide = rng.choice([1.0, 0.6], count), rng.choice([0.0, 1.0, 2.0], count)
    ours, theirs = (QImage(SIZE, SIZE, QImage.Format.Format_RGB32) for _ in range(2))
    for image in (ours, theirs):
        image.fill(QColor("#FFFFFF"))
    draw_quads(pixels_of(ours), quads, fills, edges, opacity, wide)
    with QPainter(theirs) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for k in range(count):
            fill = QColor.fromRgb(int(fills[k]))
            fill.setAlphaF(float(opacity[k]))
            painter.setBrush(fill)
            pen = QPen(QColor.fromRgb(int(edges[k])), float(wide[k]))
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen if wide[k] else Qt.PenStyle.NoPen)
            painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in quads[k].tolist()]))
    apart = np.abs(channels(pixels_of(ours)) - channels(pixels_of(theirs))).max(axis=2)
    assert (apart > 40).mean() < 0.004 and (apart > 8).mean() < 0.06
    assert (pixels_of(ours) >> 24 == 255).all()


def test_flat_ones_and_those_outside_draw_nothing(qapp) -> None:
    image = QImage(SIZE, SIZE, QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    flat = np.array([[[5, 5], [50, 50], [50, 50], [5, 5]], [[-90, 5], [-50, 5], [-50, 60], [-90, 60]]], np.float64)
    none = np.zeros(2, np.uint32)
    draw_quads(pixels_of(image), flat, none, none, np.ones(2), np.ones(2))
    assert (pixels_of(image) == 0xFFFFFFFF).all()
