"""The sense of a word in a context."""

from __future__ import annotations

import pytest

from minentropy_app.theory.senses import decide

SKY, FILM = {"sun": 2.0, "planet": 1.0}, {"film": 2.0, "sun": 0.5}


@pytest.mark.parametrize(
    ("context", "sense", "lead"),
    [
        (["the", "sun", "planet"], 0, 2.5),
        (["film"], 1, 2.0),
        (["sun", "sun", "film"], 0, 1.0),
        (["nothing"], -1, 0.0),
        ([], -1, 0.0),
    ],
)
def test_the_largest_sum_decides(context, sense, lead):
    assert decide(context, [SKY, FILM]) == (sense, pytest.approx(lead))


def test_a_tie_is_undecided():
    assert decide(["a", "b"], [{"a": 1.0}, {"b": 1.0}]) == (-1, 0.0)
    assert decide(["a"], []) == (-1, 0.0)
