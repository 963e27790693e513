"""What ``similar`` and ``related`` have in common."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from minentropy_app.analyses.words import Lexicon
from minentropy_app.errors import AppError
from minentropy_app.model.inputs import Vectors
from minentropy_app.model.params import Count, Int, Query
from minentropy_app.model.results import Embedding
from minentropy_app.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from minentropy_app.engines.neighbour_words import Terms

WORD = Query(
    label=QT_TRANSLATE_NOOP("analyses.rankings", "Word"),
    help=QT_TRANSLATE_NOOP(
        "analyses.rankings", "A word or title as the model knows it; several with signs: king + woman - man."
    ),
    query="items",
)
TOP = Count(
    label=QT_TRANSLATE_NOOP("analyses.rankings", "How many"),
    help=QT_TRANSLATE_NOOP("analyses.rankings", "Length of the list, or all."),
    maximum=10_000_000,
)
LEAST = Int(
    label=QT_TRANSLATE_NOOP("analyses.rankings", "Fewest occurrences"),
    help=QT_TRANSLATE_NOOP("analyses.rankings", "Items that occur less often are not listed."),
    minimum=1,
    maximum=100_000_000,
)


def asked(inputs: Mapping[str, Any], text: str) -> Terms:
    """Return the items that the parameter ``word`` names."""
    from minentropy_app.engines.neighbour_words import Terms

    terms = Lexicon(inputs["names"]["word2vec"]).terms(text)
    return Terms(np.array([t.place for t in terms]), np.array([t.sign for t in terms], float))


def frequent(model: Embedding | Vectors, min_count: int) -> Any:
    """Return which items occur often enough.

    Raises
    ------
    AppError
        None does; the hint names the largest value that leaves some.
    """
    if not model.counts.size:
        return np.ones(len(model.item_ids), bool)
    allowed = model.counts >= min_count
    if not allowed.any():
        raise AppError(
            QT_TRANSLATE_NOOP("analyses.rankings", "No item occurs {min_count} times or more."),
            QT_TRANSLATE_NOOP(
                "analyses.rankings", "The most frequent one occurs {most} {most:time|times}: set min_count lower."
            ),
            min_count=min_count,
            most=int(model.counts.max()),
        )
    return allowed
