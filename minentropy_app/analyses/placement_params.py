"""Parameters of ``placement``."""

from __future__ import annotations

from dataclasses import dataclass

from minentropy_app.analyses.pairs import MIN_LOANS, SINGLES, WINDOW
from minentropy_app.model.params import Choice, Flag, Float, Int, Seed, param
from minentropy_app.text import QT_TRANSLATE_NOOP

METHOD = Choice(
    label=QT_TRANSLATE_NOOP("analyses.placement", "Method"),
    help=QT_TRANSLATE_NOOP(
        "analyses.placement",
        "On a lattice the walking cost itself is minimised. "
        "Word2Vec and the softmax methods relax it, then books are set apart.",
    ),
    choices=("lattice", "word2vec", "gaussian", "dot"),
    labels=(
        QT_TRANSLATE_NOOP("analyses.placement", "Directly, on a lattice"),
        QT_TRANSLATE_NOOP("analyses.placement", "Word2Vec on loan records"),
        QT_TRANSLATE_NOOP("analyses.placement", "Gaussian softmax"),
        QT_TRANSLATE_NOOP("analyses.placement", "Dot softmax"),
    ),
)
LEGAL = Choice(
    label=QT_TRANSLATE_NOOP("analyses.placement", "Keep books apart"),
    help=QT_TRANSLATE_NOOP(
        "analyses.placement",
        "scale: enlarge the vectors until the closest two books are the smallest distance apart. "
        "lattice: give every book the best free place near its vector. On a lattice neither is needed.",
    ),
    choices=("lattice", "scale"),
    labels=(
        QT_TRANSLATE_NOOP("analyses.placement", "Lattice places"),
        QT_TRANSLATE_NOOP("analyses.placement", "Enlarge the layout"),
    ),
)
SPACE = Choice(
    label=QT_TRANSLATE_NOOP("analyses.placement", "Space"),
    help=QT_TRANSLATE_NOOP(
        "analyses.placement", "ball: books on all sides of the entrance. half: only at or above the entrance's floor."
    ),
    choices=("ball", "half"),
    labels=(
        QT_TRANSLATE_NOOP("analyses.placement", "All round the entrance"),
        QT_TRANSLATE_NOOP("analyses.placement", "Above the floor only"),
    ),
)
SHARED = Flag(
    label=QT_TRANSLATE_NOOP("analyses.placement", "One vector per book"),
    help=QT_TRANSLATE_NOOP(
        "analyses.placement",
        "Yes: books borrowed together come together. No: each book has a second vector as a companion, "
        "as in Word2Vec, and books with the same companions come together. Softmax methods only.",
    ),
)
D_MIN = Float(
    label=QT_TRANSLATE_NOOP("analyses.placement", "Smallest distance of books"),
    help=QT_TRANSLATE_NOOP("analyses.placement", "All positions and walking lengths are in its unit."),
    minimum=0.0,
    above_minimum=True,
    maximum=1e9,
)
MOST_BOOKS = Int(
    label=QT_TRANSLATE_NOOP("analyses.placement", "Most books"),
    help=QT_TRANSLATE_NOOP("analyses.placement", "Place only so many books, the most borrowed ones. 0: all."),
    minimum=0,
    maximum=10_000_000,
    advanced=True,
)
SWEEPS = Int(
    label=QT_TRANSLATE_NOOP("analyses.placement", "Tries per book"),
    help=QT_TRANSLATE_NOOP(
        "analyses.placement", "More tries find slightly shorter ways. 0: chosen by the number of books."
    ),
    minimum=0,
    maximum=1_000_000,
    advanced=True,
)
DIM = Int(
    label=QT_TRANSLATE_NOOP("analyses.placement", "Dimensions of Word2Vec"),
    help=QT_TRANSLATE_NOOP(
        "analyses.placement", "3: the vectors are the positions. More: their three principal axes are."
    ),
    minimum=3,
    maximum=1000,
    advanced=True,
)
EPOCHS = Int(
    label=QT_TRANSLATE_NOOP("analyses.placement", "Passes of Word2Vec"),
    help=QT_TRANSLATE_NOOP("analyses.placement", "How often Word2Vec reads all loan records."),
    minimum=1,
    maximum=10_000,
    advanced=True,
)
TRAINER = Choice(
    label=QT_TRANSLATE_NOOP("analyses.placement", "Trainer of Word2Vec"),
    help=QT_TRANSLATE_NOOP("analyses.placement", "own is faster; gensim is the reference."),
    choices=("own", "gensim"),
    advanced=True,
)
ITERATIONS = Int(
    label=QT_TRANSLATE_NOOP("analyses.placement", "Steps of the softmax methods"),
    help=QT_TRANSLATE_NOOP("analyses.placement", "The descent ends earlier where the cost no longer falls."),
    minimum=1,
    maximum=100_000,
    advanced=True,
)
SEED = Seed(
    label=QT_TRANSLATE_NOOP("analyses.placement", "Seed"),
    help=QT_TRANSLATE_NOOP("analyses.placement", "The same seed gives the same placement."),
    advanced=True,
)


@dataclass(frozen=True)
class PlacementParams:
    """Where p comes from, which method, in which space."""

    method: str = param("lattice", METHOD)
    legal: str = param("lattice", LEGAL)
    space: str = param("ball", SPACE)
    shared_vectors: bool = param(True, SHARED)
    d_min: float = param(1.0, D_MIN)
    window: int = param(1, WINDOW)
    min_loans: int = param(1, MIN_LOANS)
    singles: bool = param(False, SINGLES)
    most_books: int = param(0, MOST_BOOKS)
    sweeps: int = param(0, SWEEPS)
    dim: int = param(3, DIM)
    epochs: int = param(10, EPOCHS)
    trainer: str = param("own", TRAINER)
    iterations: int = param(200, ITERATIONS)
    seed: int = param(0, SEED)
