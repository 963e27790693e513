"""Errors cross process boundaries whole."""

from __future__ import annotations

import pickle

from minentropy_app.errors import AppError, WrongUsage


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
