"""Words in their context, with the sense decided where the senses of the word are known (``senses``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from minentropy_app.project.reader import Reader
    from minentropy_app.project.texts import Hit

#: Orders of hits: as found, by what stands to the left (nearest word first), or to the right.
ORDERS = ("document", "left", "right")
COLUMNS = ("document", "source", "left", "hit", "right", "sense")


@dataclass(frozen=True)
class Place:
    """A hit, and the name of its sense: "" where no senses are known, ``undecided`` where none speaks."""

    hit: Hit
    sense: str = ""

    def row(self) -> tuple[str, ...]:
        """Return the values of ``COLUMNS``."""
        hit = self.hit
        return hit.document, hit.source, hit.left, hit.hit, hit.right, self.sense


def concordance(reader: Reader, text: str, limit: int, order: str = "document") -> list[Place]:
    """Find a text in all documents of the project.

    Parameters
    ----------
    limit
        Most hits; they are sorted after they are found.
    order
        One of ``ORDERS``.
    """
    from minentropy_app.sources.segmentation import Segmenter

    cut = Segmenter()
    words = [word for sentence in cut.sentences(text) for word in sentence]
    found = [Place(hit) for hit in reader.concordance(text, words, limit)]
    known = known_senses(reader, text)
    if known is not None:
        names, marks = known
        found = [replace(place, sense=_sense(cut, place.hit, names, marks)) for place in found]
    if order == "left":
        found.sort(key=lambda place: place.hit.left[::-1].casefold())
    elif order == "right":
        found.sort(key=lambda place: place.hit.right.casefold())
    return found


def sense_of(cut: Any, hit: Hit, marks: Sequence[Mapping[str, float]]) -> int:
    """Return which sense the words round a hit speak for, −1 for none."""
    from minentropy_app.theory.senses import decide

    words = [word for side in (hit.left, hit.right) for sentence in cut.sentences(side) for word in sentence]
    return decide(words, marks)[0]


def known_senses(reader: Reader, text: str) -> tuple[tuple[str, ...], list[dict[str, float]]] | None:
    """Return names and marks of the senses of a word by the latest result of ``senses`` on it, None without one."""
    wanted = text.strip().casefold()
    for result in reversed(reader.results()):
        if result.kind == "senses" and result.state == "done":
            if str(result.params.get("word", "")).strip().casefold() != wanted:
                continue
            value: Any = reader.load(result)
            marks: list[dict[str, float]] = [{} for _ in value.names]
            labels = reader.labels(value.item_ids.tolist())
            for label, sense, score in zip(labels, value.sense.tolist(), value.scores.tolist(), strict=True):
                marks[sense][label] = score
            return value.names, marks
    return None


def _sense(cut: Any, hit: Hit, names: Sequence[str], marks: Sequence[Mapping[str, float]]) -> str:
    sense = sense_of(cut, hit, marks)
    return names[sense] if sense >= 0 else "undecided"
