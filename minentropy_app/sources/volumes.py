"""Which books are volumes of one work, as far as call numbers tell."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from minentropy_app.model.inputs import Ints
from minentropy_app.sources.call_numbers import normalised

#: What stands behind the number of a work: v.2, Bd. 3, 第二册, 上, :2 or (2) behind a book number.
_MARKS = (
    re.compile(r"(.*\S)[\s,.:/=(-]+(?:VOL|VOLS|BD|BAND|TOME|PT|PART|NO|V|T)[. ]{0,2}\d+\)?"),
    re.compile(r"(.*\S)[\s,.:/=(-]*第[一二三四五六七八九十百零\d]+[册卷辑部集分]+\)?"),
    re.compile(r"(.*\S)[\s,.:/=(-]+[上中下]册?\)?"),
    re.compile(r"(.*[/ ].*\S)(?::\d{1,3}|\(\d{1,3}\))"),
)


def work_number(text: str) -> str:
    """Return the call number without its volume, "" where it names none."""
    clean = normalised(text)
    found = (mark.fullmatch(clean) for mark in _MARKS)
    return next((match[1].rstrip(" ,.:/=(-") for match in found if match), "")


def works_of(call_numbers: Sequence[str]) -> Ints:
    """(n,) a number for each work of two volumes or more, −1 for every other book."""
    stems = {text: work_number(text) for text in set(call_numbers) if text}
    members: dict[str, list[int]] = {}
    for k, text in enumerate(call_numbers):
        if stems.get(text):
            members.setdefault(stems[text], []).append(k)
    work = np.full(len(call_numbers), -1, np.int32)
    several = [books for books in members.values() if len({call_numbers[k] for k in books}) > 1]
    for number, books in enumerate(several):
        work[books] = number
    return work
