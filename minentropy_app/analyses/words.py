"""From what people type to items: ``广州``, ``king + woman - man``, ``Emma [b17]``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from minentropy_app.errors import AppError
from minentropy_app.model.inputs import Names
from minentropy_app.text import QT_TRANSLATE_NOOP

_SIGN = re.compile(r"\s+([+\N{MINUS SIGN}-])\s+")
#: Spellings offered for a word that is not known, and words compared for them.
_OFFERED, _COMPARED = 5, 3000


@dataclass(frozen=True)
class Term:
    """One item of a question: its place among the names, and +1 or −1."""

    place: int
    sign: int


class Lexicon:
    """Finds items by label, key, ``label [key]``, or without regard to case and width."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._indices: dict[str, dict[str, list[int]]] = {}

    def terms(self, text: str) -> list[Term]:
        """Return the items of ``a``, ``a + b`` or ``a + b - c`` (blanks round the signs).

        A name that itself holds such a sign is found first.

        Raises
        ------
        AppError
            Nothing was asked for, a name is unknown (the nearest spellings are offered), or several items share it.
        """
        text = " ".join(text.split())
        if not text:
            raise AppError(
                QT_TRANSLATE_NOOP("analyses.words", "No word was given."),
                QT_TRANSLATE_NOOP("analyses.words", "Set word=…, or several: word=“a + b - c”."),
            )
        if self.places(text):
            return [Term(self.find(text), 1)]
        return [Term(self.find(name), sign) for sign, name in parts_of(text)]

    def find(self, name: str) -> int:
        """Return the place of one item; AppError if it is unknown or ambiguous."""
        places = self.places(name)
        if not places:
            raise self._unknown(name)
        if len(places) > 1:
            raise self._ambiguous(name, places)
        return places[0]

    def places(self, name: str) -> Sequence[int]:
        """Return the places of all items that a name may mean."""
        ways: tuple[tuple[str, Callable[[int], str]], ...] = (
            ("label", lambda k: self._names.labels[k]),
            ("key", lambda k: self._names.keys[k]),
            ("both", lambda k: f"{self._names.labels[k]} [{self._names.keys[k]}]"),
        )
        for way, text in ways:
            if found := self._index(way, text).get(name):
                return found
        return self._index("folded", lambda k: folded(self._names.labels[k])).get(folded(name), [])

    def _index(self, way: str, text: Callable[[int], str]) -> dict[str, list[int]]:
        if way not in self._indices:
            index: dict[str, list[int]] = {}
            for k in range(len(self._names.labels)):
                index.setdefault(text(k), []).append(k)
            self._indices[way] = index
        return self._indices[way]

    def _unknown(self, name: str) -> AppError:
        nearest = nearest_spellings(name, self._names.labels)
        if not nearest:
            return AppError(
                QT_TRANSLATE_NOOP("analyses.words", "The model does not know {word}."),
                QT_TRANSLATE_NOOP("analyses.words", "Choose another word, or train with a smaller min_count."),
                word=name,
            )
        return AppError(
            QT_TRANSLATE_NOOP("analyses.words", "The model does not know {word}."),
            QT_TRANSLATE_NOOP("analyses.words", "Nearest spellings: {nearest}. A smaller min_count keeps rarer words."),
            word=name,
            nearest=", ".join(nearest),
        )

    def _ambiguous(self, name: str, places: Sequence[int]) -> AppError:
        keys = ", ".join(f"{self._names.labels[k]} [{self._names.keys[k]}]" for k in places[:8])
        return AppError(
            QT_TRANSLATE_NOOP("analyses.words", "{count} {count:item is|items are} called {word}."),
            QT_TRANSLATE_NOOP("analyses.words", "Name one by its key: {keys}."),
            count=len(places),
            word=name,
            keys=keys,
        )


def parts_of(text: str) -> list[tuple[int, str]]:
    """Return signs (+1, −1) and names of ``a``, ``a + b`` or ``a + b - c`` with blanks round the signs."""
    pieces = ["+", *_SIGN.split(text.removeprefix("+ "))]
    if text.startswith(("- ", "\N{MINUS SIGN} ")):
        pieces = ["-", *_SIGN.split(text[2:])]
    return [(1 if sign == "+" else -1, name) for sign, name in zip(pieces[::2], pieces[1::2], strict=True)]


def folded(text: str) -> str:
    """Return text without regard to case, width and composition of letters."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def nearest_spellings(name: str, labels: Sequence[str]) -> list[str]:
    """Return known labels most like ``name``: the one fewest letters away, those that hold it or lie in it, others.

    Of labels equally far away that come first which come first in ``labels``: the more frequent ones.
    """
    wanted, letters = folded(name), set(folded(name))
    plain = [(folded(label), label) for label in labels]
    holding = [label for text, label in plain if wanted in text or (len(text) > 1 and text in wanted)]
    holding = sorted(dict.fromkeys(holding), key=lambda label: abs(len(label) - len(name)))
    shared = [(len(letters & set(text)), text, label) for text, label in plain if letters & set(text)]
    shared.sort(key=lambda each: (-each[0], abs(len(each[1]) - len(wanted))))
    away = [(letters_between(wanted, text), label) for _, text, label in shared[:_COMPARED]]
    near = [each for each in away if 2 * each[0] <= max(len(wanted), len(each[1]))]
    close = [label for _, label in sorted(near, key=lambda each: each[0])]
    return list(dict.fromkeys([*close[:1], *holding, *close]))[:_OFFERED]


def letters_between(a: str, b: str) -> int:
    """Return how many letters are put in, left out, changed or swapped with the next to make ``b`` of ``a``.

    Optimal string alignment (Damerau 1964).
    """
    before, row = [0] * (len(b) + 1), list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        earlier, before, row = before, row, [i]
        for j, y in enumerate(b, 1):
            least = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                least = min(least, earlier[j - 2] + 1)
            row.append(least)
    return row[-1]


def stop_words_of(inputs: Mapping[str, Any]) -> frozenset[str]:
    """Return the function words of the project, the shipped ones where none is behind the inputs."""
    from minentropy_app.sources.segmentation import built_in_stop_words

    found: frozenset[str] | None = inputs.get("function_words")
    return built_in_stop_words() if found is None else found
