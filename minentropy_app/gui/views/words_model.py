"""What the view of words asks a trained model: similar and related items, live."""

from __future__ import annotations

import bisect
import itertools
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

import numpy as np
import numpy.typing as npt

from minentropy_app.analyses.words import Lexicon, Term, folded
from minentropy_app.engines import neighbour_words as engine
from minentropy_app.engines.huffman_softmax import HuffmanSoftmax
from minentropy_app.model.inputs import Floats, Ids, Names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minentropy_app.gui.views.words_map import Spots

#: Items in a list; completions offered; questions whose rows over the vocabulary are kept.
LISTED, _OFFERED, _KEPT = 100, 12, 8
MINUS = "\N{MINUS SIGN}"

_Places = npt.NDArray[np.intp]
K = TypeVar("K")
T = TypeVar("T")


@dataclass(frozen=True)
class Ranked:
    """A list, the best first: (n,) places in the model and their scores."""

    places: _Places
    scores: Floats


@dataclass(frozen=True)
class Filter:
    """Which items are listed, and how much rarity counts (``alpha``)."""

    alpha: float = 0.9
    min_count: int = 1
    symmetric: bool = False
    function_words: bool = True


@dataclass(frozen=True)
class WordsModel:
    """A trained model with the names of its items.

    Attributes
    ----------
    item_ids, counts
        (V,) items and their tokens trained on, most frequent first.
    units
        (V, d) centre vectors of length 1.
    stop
        (V,) which items are function words; ``mark_function_words`` changes it.
    flow
        (V,) share of all traffic between words that goes from the item into the rest.
    books
        The items are books of loans, not words of texts.
    texts
        Ref of the texts that the words come from, "" if there are none.
    mean_log_p
        Mean log p(context | centre) in nats, None where unknown.
    spots
        The latest flat layout of the items, None without one.
    curve
        (points, 2) words read and mean log p while training; no points where that was not kept.
    """

    item_ids: Ids
    counts: Ids
    names: Names
    units: npt.NDArray[np.float32]
    softmax: HuffmanSoftmax
    lexicon: Lexicon
    stop: npt.NDArray[np.bool_]
    books: bool
    flow: Floats
    texts: str = ""
    mean_log_p: float | None = None
    spots: Spots | None = None
    curve: Floats = field(default_factory=lambda: np.zeros((0, 2)))
    _sorted: list[tuple[str, int]] = field(default_factory=list, repr=False)
    _place: dict[int, int] = field(default_factory=dict, repr=False)
    _by_id: _Places = field(init=False, repr=False)
    _ids_sorted: Ids = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", np.argsort(self.item_ids, kind="stable"))
        object.__setattr__(self, "_ids_sorted", self.item_ids[self._by_id])
        self._sorted.extend(sorted((folded(label), k) for k, label in enumerate(self.names.labels)))
        self._place.update((item, k) for k, item in enumerate(self.item_ids.tolist()))

    def __len__(self) -> int:
        return len(self.item_ids)

    @property
    def labels(self) -> tuple[str, ...]:
        """(V,) what the items are called."""
        return self.names.labels

    def mark_function_words(self, words: frozenset[str]) -> None:
        """Follow a change of the project's function words."""
        if not self.books:
            self.stop[:] = [label in words for label in self.labels]

    def place(self, item: int) -> int:
        """Place of an item by its id, −1 where the model does not know it."""
        return self._place.get(item, -1)

    def leading(self, ids: Ids, most: int) -> tuple[list[int], int]:
        """Places of the most frequent of these items, and how many the model knows of them.

        Where there are too many, function words and single letters give way to words that say more.
        """
        places = self._places_of(ids)
        if len(places) > most:
            telling = (int(p) for p in places[~self.stop[places]] if len(self.labels[p]) > 1)
            return list(itertools.islice(telling, most)) or places[:most].tolist(), len(places)
        return places.tolist(), len(places)

    def ids(self, places: Sequence[int] | _Places) -> Ids:
        """Ids of items by their places."""
        return self.item_ids[np.asarray(places, np.intp)]

    def written(self, place: int) -> str:
        """The name by which an item can be asked for."""
        label = self.names.labels[place]
        shared = len(self.lexicon.places(label)) > 1
        return f"{label} [{self.names.keys[place]}]" if shared else label

    def expression(self, terms: Sequence[Term]) -> str:
        """Write terms as people type them: ``a + b − c``."""
        text = ""
        for term in terms:
            sign = f" {MINUS} " if term.sign < 0 else " + "
            text += (sign if text or term.sign < 0 else "") + self.written(term.place)
        return text.strip()

    def beginning_with(self, prefix: str) -> list[str]:
        """The most frequent names that begin with a prefix."""
        wanted = folded(prefix)
        if not wanted:
            return []
        start = bisect.bisect_left(self._sorted, (wanted, -1))
        stop = bisect.bisect_left(self._sorted, (wanted + "\U0010ffff", -1))
        places = sorted(k for _, k in self._sorted[start : min(stop, start + 20_000)])
        return [self.written(k) for k in places[:_OFFERED]]

    def rows_of(self, ids: Ids, limit: int) -> list[tuple[str, str, int]]:
        """Name and count of selected items, for the inspector."""
        places = self._places_of(ids)[:limit].tolist()
        return [(self.labels[p], "", int(self.counts[p])) for p in places]

    def _places_of(self, ids: Ids) -> _Places:
        """Places of those of some items that the model knows, ascending."""
        if not len(self):
            return np.zeros(0, np.intp)
        at = np.minimum(np.searchsorted(self._ids_sorted, ids), len(self) - 1)
        among = np.zeros(len(self), bool)
        among[self._by_id[at[self._ids_sorted[at] == ids]]] = True
        return np.flatnonzero(among)


class Asker:
    """Answers questions; rows over the whole vocabulary are kept, so that sliders are instant."""

    def __init__(self, model: WordsModel) -> None:
        self.model = model
        self._cosines: OrderedDict[tuple[Term, ...], Floats] = OrderedDict()
        self._rows: OrderedDict[tuple[int, bool], Floats] = OrderedDict()
        self._share = engine.log_share(model.counts)

    def similar(self, terms: tuple[Term, ...], chosen: Filter) -> Ranked:
        """Items that could stand in for the terms, by cosine."""
        scores = _kept(self._cosines, terms)
        if scores is None:
            scores = engine.cosines(self.model.units, _asked(terms))
            _keep(self._cosines, terms, scores)
        return self._ranked(scores, terms, chosen)

    def related(self, terms: tuple[Term, ...], chosen: Filter) -> Ranked:
        """Items that occur together with the terms: the score is a straight line in α."""
        scores = np.zeros(len(self.model))
        for term in terms:
            lost = (self._share + self._share[term.place]) / 2 if chosen.symmetric else self._share
            scores += term.sign * (self._row(term.place, chosen.symmetric) - chosen.alpha * lost)
        return self._ranked(scores, terms, chosen)

    def _row(self, place: int, symmetric: bool) -> Floats:
        """Scores of one item with α = 0."""
        row = _kept(self._rows, (place, symmetric))
        if row is None:
            ask = engine.symmetric_information if symmetric else engine.information
            row = ask(self.model.softmax, self.model.counts, _asked((Term(place, 1),)), 0.0).score
            _keep(self._rows, (place, symmetric), row)
        return row

    def _ranked(self, scores: Floats, terms: tuple[Term, ...], chosen: Filter) -> Ranked:
        allowed = self.model.counts >= chosen.min_count
        if not chosen.function_words:
            allowed &= ~self.model.stop
        allowed[[term.place for term in terms]] = False
        places = engine.ranked(scores, allowed, LISTED)
        return Ranked(places, scores[places])


def _asked(terms: tuple[Term, ...]) -> engine.Terms:
    return engine.Terms(np.array([t.place for t in terms]), np.array([t.sign for t in terms], float))


def _kept(rows: OrderedDict[K, T], key: K) -> T | None:
    found = rows.get(key)
    if found is not None:
        rows.move_to_end(key)
    return found


def _keep(rows: OrderedDict[K, T], key: K, value: T) -> None:
    rows[key] = value
    while len(rows) > _KEPT:
        rows.popitem(last=False)
