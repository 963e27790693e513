"""Parameters: read from text, checked, and never silently changed."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minentropy_app.errors import AppError, WrongUsage
from minentropy_app.model import params
from minentropy_app.model.params import Choice, Flag, Float, Int, Seed, param


@dataclass(frozen=True)
class Example:
    method: str = param("lattice", Choice(label="", help="", choices=("lattice", "dot")))
    d_min: float = param(1.0, Float(label="", help="", minimum=0, above_minimum=True))
    sweeps: int | None = param(None, Int(label="", help="", minimum=1, maximum=100, auto=True))
    singles: bool = param(False, Flag(label="", help=""))
    seed: int = param(1, Seed(label="", help=""))


def test_defaults() -> None:
    assert params.from_text(Example, {}) == Example()


def test_values_from_text() -> None:
    read = params.from_text(Example, {"method": "dot", "d_min": "2.5", "sweeps": "7", "singles": "yes", "seed": "3"})
    assert read == Example("dot", 2.5, 7, True, 3)


def test_auto_means_none() -> None:
    assert params.from_text(Example, {"sweeps": "auto"}).sweeps is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"d_min": "0"},
        {"d_min": "-1"},
        {"d_min": "nan"},
        {"d_min": "inf"},
        {"d_min": "wide"},
        {"method": "word"},
        {"sweeps": "101"},
        {"sweeps": "1.5"},
        {"singles": "perhaps"},
        {"seed": "-1"},
        {"seed": "auto"},
    ],
)
def test_wrong_values_name_the_parameter_and_a_remedy(wrong: dict[str, str]) -> None:
    with pytest.raises(AppError) as caught:
        params.from_text(Example, wrong)
    assert not isinstance(caught.value, WrongUsage)
    assert next(iter(wrong)) in str(caught.value)
    assert caught.value.remedy


def test_unknown_key_is_wrong_usage() -> None:
    with pytest.raises(WrongUsage) as caught:
        params.from_text(Example, {"dmin": "1"})
    assert "d_min" in caught.value.remedy


@given(
    st.builds(
        Example,
        method=st.sampled_from(["lattice", "dot"]),
        d_min=st.floats(min_value=1e-9, allow_infinity=False),
        sweeps=st.none() | st.integers(1, 100),
        singles=st.booleans(),
        seed=st.integers(0, 2**31 - 1),
    )
)
def test_round_trip_through_plain_values(example: Example) -> None:
    assert params.from_values(Example, params.to_values(example)) == example
