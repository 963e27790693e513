"""Messages survive the pipe; nothing else passes."""

from __future__ import annotations

import io
import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from minentropy_app.errors import AppError, WrongUsage, fill
from minentropy_app.jobs import protocol

plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.text(), plain))
def test_messages_come_back_as_they_went(message: protocol.Message) -> None:
    line = protocol.encode(message)
    assert line.count(b"\n") == 1 and line.isascii()
    assert protocol.decode(line) == message


def test_names_that_are_not_unicode_come_back() -> None:
    name = b"loans-\xff.csv".decode("utf-8", "surrogateescape")
    assert protocol.decode(protocol.encode({"file": name}))["file"] == name


def test_numbers_of_numpy_pass_as_numbers() -> None:
    message = {"a": np.float64(0.1), "b": np.int32(7), "c": np.bool_(True)}
    assert protocol.decode(protocol.encode(message)) == {"a": 0.1, "b": 7, "c": True}


@pytest.mark.parametrize("kind", [AppError, WrongUsage])
@given(fields=st.dictionaries(st.sampled_from(["row", "file", "limit"]), st.integers() | st.text(), min_size=3))
def test_failures_come_back_whole(kind: type[AppError], fields: dict[str, int | str]) -> None:
    error = kind("{file}, row {row} is bad.", "At most {limit}.", **fields)
    passed = protocol.decode(protocol.encode(protocol.error_to_message(error)))
    back = protocol.error_from_message(passed)
    assert type(back) is kind
    assert (str(back), back.remedy) == (str(error), error.remedy)
    pickled = pickle.loads(pickle.dumps(error))
    assert (type(pickled), str(pickled)) == (kind, str(error))


def test_a_torn_last_line_is_the_end() -> None:
    whole = protocol.encode({"n": 1})
    assert list(protocol.messages(io.BytesIO(whole + whole[:-4]))) == [{"n": 1}]
    assert list(protocol.messages(io.BytesIO(b"[1]\n" + whole))) == []


def test_only_json_is_read() -> None:
    with pytest.raises(ValueError, match="codec"):
        protocol.decode(b"\x80\x04\x95")


def test_a_reason_inside_a_failure_keeps_its_template():
    why = fill("The weight {text} is no number.", {"text": "much"})
    error = AppError("Row {row}: {why}", "", row=2, why=why)
    passed = protocol.error_from_message(protocol.decode(protocol.encode(protocol.error_to_message(error))))
    assert str(passed) == str(error) == "Row 2: The weight much is no number."
    assert passed.fields["why"].template == why.template and passed.fields["why"].fields == {"text": "much"}
