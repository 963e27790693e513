"""Errors cross process boundaries whole."""

from __future__ import annotations

import pickle

import pytest

from minentropy_app.errors import AppError, WrongUsage
from minentropy_app.text import put


def test_fields_fill_message_and_hint() -> None:
    error = AppError("{file} is empty.", "Choose another file than {file}.", file="a.csv")
    assert str(error) == "a.csv is empty."
    assert error.remedy == "Choose another file than a.csv."


def test_braces_without_fields_are_kept() -> None:
    assert str(AppError("{odd} text")) == "{odd} text"


def test_errors_survive_pickling() -> None:
    for kind in (AppError, WrongUsage):
        error = kind("{row} is wrong.", "Mend {row}.", row=7)
        copy = pickle.loads(pickle.dumps(error))
        assert type(copy) is kind
        assert (str(copy), copy.remedy, copy.fields) == (str(error), error.remedy, error.fields)


@pytest.mark.parametrize(
    ("count", "said"),
    [(1, "1 row holds its"), ("1", "1 row holds its"), (0, "0 rows hold their"), ("1,001", "1,001 rows hold their")],
)
def test_words_follow_the_number(count: object, said: str) -> None:
    template = "{count} {count:row holds|rows hold} {count:its|their}"
    assert str(AppError(template, count=count)) == said
    assert put("{share:.1f} of {count} {count:row|rows}", share=0.25, count=1) == "0.2 of 1 row"
    assert put("{n} 行", n=1) == "1 行"
