"""Tests of word vectors by what people say: pairs with a similarity, and questions a : b = c : d.

Files of the usual formats: WordSim-353 and its like (word, word, number a line; tabs, commas or
blanks), and the questions of Mikolov et al. 2013 (arXiv:1301.3781; four words a line, ``: section`` above).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from minentropy_app.engines.neighbour_words import unit_vectors
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

ASKING = QT_TRANSLATE_NOOP("evaluation.word_tests", "Asking the vectors")
#: Questions answered at once.
_BLOCK = 64


@dataclass(frozen=True)
class WordTests:
    """What a file asks, and the numbers of the lines that are neither.

    Attributes
    ----------
    pairs
        word, word, similarity as people say.
    questions
        section, a, b, c, d: a is to b as c is to d.
    """

    pairs: tuple[tuple[str, str, float], ...]
    questions: tuple[tuple[str, str, str, str, str], ...]
    unread: tuple[int, ...]


def read_tests(lines: Sequence[str]) -> WordTests:
    """Understand the lines of a test file; comments (#) and a line of names above the first pair are passed over."""
    pairs: list[tuple[str, str, float]] = []
    questions: list[tuple[str, str, str, str, str]] = []
    unread: list[int] = []
    section = ""
    for number, line in enumerate(lines, 1):
        text = line.strip().removeprefix("\ufeff")
        if not text or text.startswith("#"):
            continue
        if text.startswith(":"):
            section = text[1:].strip()
            continue
        words = _fields(text)
        value = _number(words[2]) if len(words) >= 3 else None
        if value is not None:
            pairs.append((words[0], words[1], value))
        elif len(words) == 4:
            questions.append((section, *words))  # type: ignore[arg-type]
        elif pairs or questions or len(words) < 3:
            unread.append(number)
    return WordTests(tuple(pairs), tuple(questions), tuple(unread))


def _fields(text: str) -> list[str]:
    for sign in ("\t", ",", ";"):
        if sign in text:
            return [field.strip() for field in text.split(sign) if field.strip()]
    return re.split(r"\s+", text)


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if np.isfinite(value) else None


def spearman(first: npt.NDArray[np.float64], second: npt.NDArray[np.float64]) -> float | None:
    """Return the rank correlation, ties sharing their mean rank; None where it is not defined."""
    from scipy.stats import rankdata

    if len(first) < 2:
        return None
    a, b = (rankdata(values) - (len(first) + 1) / 2 for values in (first, second))
    length = float(np.sqrt((a @ a) * (b @ b)))
    return float(a @ b) / length if length else None


def answers(
    vectors: npt.NDArray[np.floating], questions: npt.NDArray[np.intp], context: Context
) -> Steps[npt.NDArray[np.intp]]:
    """Return (n,) the word nearest to b − a + c by cosine, a, b and c themselves excluded.

    ``questions`` (n, 3) are places a, b, c.
    """
    units = unit_vectors(vectors)
    found = np.empty(len(questions), np.intp)
    for start in range(0, len(questions), _BLOCK):
        context.check()
        block = questions[start : start + _BLOCK]
        scores = (units[block[:, 1]] - units[block[:, 0]] + units[block[:, 2]]) @ units.T
        scores[np.arange(len(block))[:, None], block] = -np.inf
        found[start : start + _BLOCK] = scores.argmax(axis=1)
        yield Step(ASKING, start, len(questions))
    return found


def places(words: Sequence[str], place: Mapping[str, int]) -> list[int]:
    """Return the place of each word, as written or in lower case; −1 where it is not known."""
    return [place.get(word, place.get(word.lower(), -1)) for word in words]
