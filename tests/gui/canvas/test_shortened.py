"""Titles cut for a picture."""

from __future__ import annotations

import pytest

from minentropy_app.gui.canvas.text_sprites import shortened


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("饺子馆 jiao zi guan  贾平凹著", "饺子馆"),
        ("数理统计学习指导 shu li tong ji xue xi zhi dao / 王逸迅主编", "数理统计学习指导"),
        ("MATLAB实用教程 MATLAB shi yong jiao cheng  徐金明主编", "MATLAB实用教程"),
        ("红楼梦 a novel", "红楼梦 a novel"),
        ("红楼梦 hong lou meng", "红楼梦"),
        ("深入理解 linux 内核", "深入理解 linux 内核"),
        ("The makers of Florence: Dante, Giotto, Savonarola", "The makers of Florence"),
        ("Emma: a novel", "Emma: a novel"),
    ],
)
def test_the_part_that_tells_stays(title: str, short: str) -> None:
    assert shortened(title) == short
