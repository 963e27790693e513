"""What can be set for ``shelf-plan``."""

from __future__ import annotations

from dataclasses import dataclass

from minentropy_app.model.params import Choice, Float, Int, Seed, Text, param
from minentropy_app.text import QT_TRANSLATE_NOOP

MAX_MOVED = Float(
    label=QT_TRANSLATE_NOOP("analyses.shelf_plan", "Most books moved"),
    help=QT_TRANSLATE_NOOP("analyses.shelf_plan", "Share of all books that may move: 0.1 is one book in ten, 1 all."),
    minimum=0,
    maximum=1,
)
ZONES = Choice(
    label=QT_TRANSLATE_NOOP("analyses.shelf_plan", "Zones"),
    help=QT_TRANSLATE_NOOP(
        "analyses.shelf_plan",
        "free: a book may stand anywhere. letter: main classes stay together. class: also their subclasses do.",
    ),
    choices=("free", "letter", "class"),
    labels=(
        QT_TRANSLATE_NOOP("analyses.shelf_plan", "Free"),
        QT_TRANSLATE_NOOP("analyses.shelf_plan", "Main classes together"),
        QT_TRANSLATE_NOOP("analyses.shelf_plan", "Subclasses together"),
    ),
)
DEMAND = Choice(
    label=QT_TRANSLATE_NOOP("analyses.shelf_plan", "Demand"),
    help=QT_TRANSLATE_NOOP(
        "analyses.shelf_plan",
        "smoothed: what is expected of the coming months. raw: the past visits exactly as they were.",
    ),
    choices=("smoothed", "raw"),
    labels=(
        QT_TRANSLATE_NOOP("analyses.shelf_plan", "Expected"),
        QT_TRANSLATE_NOOP("analyses.shelf_plan", "As it was"),
    ),
)
HALF_LIFE = Float(
    label=QT_TRANSLATE_NOOP("analyses.shelf_plan", "Half-life of a loan"),
    help=QT_TRANSLATE_NOOP(
        "analyses.shelf_plan", "Days in which a loan loses half its weight; 0: never. auto: what foretold best."
    ),
    unit=QT_TRANSLATE_NOOP("analyses.shelf_plan", "days"),
    minimum=0,
    maximum=36_500,
    auto=True,
)
SHRINKAGE = Float(
    label=QT_TRANSLATE_NOOP("analyses.shelf_plan", "Trust in the class"),
    help=QT_TRANSLATE_NOOP(
        "analyses.shelf_plan",
        "How many times the mean of alike books counts against a book's own loans. auto: what foretold best.",
    ),
    minimum=0,
    maximum=1000,
    auto=True,
)
PAIR_WEIGHTS = Text(
    label=QT_TRANSLATE_NOOP("analyses.shelf_plan", "Blend of pairs"),
    help=QT_TRANSLATE_NOOP(
        "analyses.shelf_plan",
        "Shares of books borrowed together, of books alike by their readers, and of books next by call number, "
        "such as 0.3,0.35,0.35. auto: what foretold best.",
    ),
    auto=True,
)
SPLIT = Text(
    label=QT_TRANSLATE_NOOP("analyses.shelf_plan", "Planned from"),
    help=QT_TRANSLATE_NOOP(
        "analyses.shelf_plan",
        "The earlier share of the visits that the plan is made from, such as 0.75, or a date such as 2024-07-01; "
        "it is judged on the rest.",
    ),
)
MOST_BOOKS = Int(
    label=QT_TRANSLATE_NOOP("analyses.shelf_plan", "Most borrowed books only"),
    help=QT_TRANSLATE_NOOP("analyses.shelf_plan", "Plan only so many of the most borrowed books; 0: all books."),
    minimum=0,
    maximum=10_000_000,
)
WIDTH = Float(
    label=QT_TRANSLATE_NOOP("analyses.shelf_plan", "Width of a book"),
    help=QT_TRANSLATE_NOOP("analyses.shelf_plan", "For books of which neither width nor pages are known."),
    unit=QT_TRANSLATE_NOOP("analyses.shelf_plan", "cm"),
    minimum=0.1,
    maximum=50,
)
FILL = Float(
    label=QT_TRANSLATE_NOOP("analyses.shelf_plan", "Fullest bay"),
    help=QT_TRANSLATE_NOOP("analyses.shelf_plan", "Share of a bay's centimetres that the plan may fill."),
    minimum=0.05,
    maximum=1,
)
PINNED = Text(
    label=QT_TRANSLATE_NOOP("analyses.shelf_plan", "Classes that stay"),
    help=QT_TRANSLATE_NOOP("analyses.shelf_plan", "Main classes whose books stay where they are, such as A,Z."),
)
SWEEPS = Float(
    label=QT_TRANSLATE_NOOP("analyses.shelf_plan", "Proposals per book"),
    help=QT_TRANSLATE_NOOP("analyses.shelf_plan", "How long the search goes on; 0 chooses by the number of books."),
    minimum=0,
    maximum=1_000_000,
    advanced=True,
)
SEED = Seed(
    label=QT_TRANSLATE_NOOP("analyses.shelf_plan", "Seed"),
    help=QT_TRANSLATE_NOOP("analyses.shelf_plan", "The same seed gives the same plan."),
    advanced=True,
)


@dataclass(frozen=True)
class ShelfPlanParams:
    """How shelves are planned."""

    max_moved: float = param(1.0, MAX_MOVED)
    zones: str = param("free", ZONES)
    demand: str = param("smoothed", DEMAND)
    half_life_days: float | None = param(None, HALF_LIFE)
    shrinkage: float | None = param(None, SHRINKAGE)
    pair_weights: str | None = param(None, PAIR_WEIGHTS)
    split: str = param("0.75", SPLIT)
    most_books: int = param(0, MOST_BOOKS)
    book_width_cm: float = param(3.3, WIDTH)
    fill: float = param(0.85, FILL)
    pinned: str = param("", PINNED)
    sweeps: float = param(0.0, SWEEPS)
    seed: int = param(0, SEED)
