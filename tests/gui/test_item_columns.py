from __future__ import annotations

import numpy as np
import pytest

from minentropy_app.gui import colours
from minentropy_app.gui.canvas.text_sprites import shortened
from minentropy_app.gui.views.legend import _ends, are_years
from minentropy_app.gui.views.space_model import Category, Measure
from minentropy_app.gui.views.space_scene import opening_column


def test_a_picture_opens_with_a_column_that_tells_something():
    count = 1000
    scattered = Category("Author", np.arange(count, dtype=np.int32), tuple(map(str, range(count))))
    classes = Category("Class", (np.arange(count) % 5).astype(np.int32), tuple("ABCDE"))
    loans = Measure("Loans", np.ones(count))
    assert opening_column({"author": scattered, "class": classes, "loans": loans}) == "class"
    assert opening_column({"author": scattered, "loans": loans}) == "loans"
    assert opening_column({"author": scattered}) == "author"
    assert opening_column({}) == ""


def test_no_outlier_takes_all_colours():
    years = np.concatenate([[1485.0], np.linspace(1900.0, 1940.0, 200), [np.nan]])
    low, high = colours.limits(years)
    assert 1895 < low < 1905
    assert 1935 < high < 1940
    made = colours.ramp(years, dark=False)
    assert len(set(made[1:-1].tolist())) > 100
    assert made[0] == colours.stops(2, dark=False)[0]
    assert made[-1] not in made[:-1]


@pytest.mark.parametrize("values", [[], [np.nan], [3.0], [2.0, 2.0]])
def test_ramps_of_almost_nothing(values):
    low, high = colours.limits(np.array(values, float))
    assert np.isfinite([low, high]).all()
    assert colours.ramp(np.array(values, float), dark=True).shape == (len(values),)


def test_a_ramp_of_equal_figures_has_one_colour_and_one_of_few_others_reaches_them():
    assert colours.limits(np.full(50, 24.0)) == (24.0, 24.0)
    assert set(colours.ramp(np.full(50, 24.0), dark=False).tolist()) == {colours.middle(False)}
    assert _ends(Measure("Loans", np.full(50, 24.0))) == ("", "24")
    mostly = np.r_[np.full(99, 24.0), 3.0]
    assert colours.limits(mostly) == (3.0, 24.0)
    assert _ends(Measure("Loans", mostly)) == ("3", "24")
    assert colours.limits(np.r_[np.full(99, 24.0), 99.0]) == (24.0, 99.0)


def test_years_are_told_from_counts():
    assert are_years(1485.0, 1938.0)
    assert not are_years(3.0, 1938.0)
    assert not are_years(1500.0, 25_000.0)


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("数字逻辑基础与VHDL设计 shu zi luo ji ji chu", "数字逻辑基础与VHDL设计"),
        ("代数学 dai shu xue 上册 莫宗坚, 蓝以中", "代数学"),
        ("三体 III", "三体 III"),
        ("Mrs Dalloway", "Mrs Dalloway"),
        ("红楼梦", "红楼梦"),
    ],
)
def test_chinese_titles_lose_their_transcription_only(title, short):
    assert shortened(title) == short
