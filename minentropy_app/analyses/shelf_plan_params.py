"""What can be set for ``shelf-plan``."""

from __future__ import annotations

from dataclasses import dataclass

from minentropy_app.model.params import Choice, Flag, Float, Int, Seed, Text, param
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
        "free: a book may stand anywhere. letter: main classes stay together. class: also their subclasses do. "
        "own: as the table of zones says.",
    ),
    choices=("free", "letter", "class", "own"),
    labels=(
        QT_TRANSLATE_NOOP("analyses.shelf_plan", "Free"),
        QT_TRANSLATE_NOOP("analyses.shelf_plan", "Main classes together"),
        QT_TRANSLATE_NOOP("analyses.shelf_plan", "Subclasses together"),
        QT_TRANSLATE_NOOP("analyses.shelf_plan", "My own zones"),
    ),
)
OWN_ZONES = Text(
    label=QT_TRANSLATE_NOOP("analyses.shelf_plan", "Table of zones"),
    help=QT_TRANSLATE_NOOP(
        "analyses.shelf_plan",
        "For zones = own: classes (or beginnings of call numbers) and their bays, such as A,B = 1-1*; "
        "TP = 2-1a-1..2-3b-5. Other classes stand in the bays that no entry names. On the command line, "
        "@FILE reads a file of such lines, or a CSV file of class and bay.",
    ),
    from_file=True,
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
        "analyses.shelf_plan",
        "Days in which a loan loses half its weight; 0: never. auto: what foretold best, which may also be a table of "
        "what books borrowed as often and as long ago were asked for next.",
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
        "Shares of books borrowed together, of books alike by their readers, of books next by call number, of "
        "popular books that meet by chance, and of books alike by their titles, such as 0.2,0.1,0.2,0.2,0.3 (the last "
        "two may be left out). auto: what foretold best.",
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
    label=QT_TRANSLATE_NOOP("analyses.shelf_plan", "Books that stay"),
    help=QT_TRANSLATE_NOOP(
        "analyses.shelf_plan",
        "Classes or beginnings of call numbers, bays and single books that stay where they are, such as "
        "A, TP3, bay:1-1a*, item:0012345.",
    ),
    from_file=True,
)
RESERVED = Text(
    label=QT_TRANSLATE_NOOP("analyses.shelf_plan", "Reserved bays"),
    help=QT_TRANSLATE_NOOP(
        "analyses.shelf_plan", "Bays that nothing is put into, such as 1-1a-1, 2-3*; what stands there may leave."
    ),
    from_file=True,
)
REFERENCE = Text(
    label=QT_TRANSLATE_NOOP("analyses.shelf_plan", "Reference bays"),
    help=QT_TRANSLATE_NOOP(
        "analyses.shelf_plan", "Bays whose books stay and that nothing is put into, such as floor:1."
    ),
    from_file=True,
)
OVERSIZE = Text(
    label=QT_TRANSLATE_NOOP("analyses.shelf_plan", "Bays for high books"),
    help=QT_TRANSLATE_NOOP("analyses.shelf_plan", "Bays that hold the high books, and nothing else; empty: none."),
    from_file=True,
)
OVERSIZE_HEIGHT = Float(
    label=QT_TRANSLATE_NOOP("analyses.shelf_plan", "High from"),
    help=QT_TRANSLATE_NOOP("analyses.shelf_plan", "Height from which a book goes into the bays for high books."),
    unit=QT_TRANSLATE_NOOP("analyses.shelf_plan", "cm"),
    minimum=1,
    maximum=200,
)
GROWTH = Text(
    label=QT_TRANSLATE_NOOP("analyses.shelf_plan", "Room to grow"),
    help=QT_TRANSLATE_NOOP(
        "analyses.shelf_plan",
        "Centimetres kept free in every bay, such as 40, or a table such as 1-1* = 40; 2-* = 90. "
        "The fullest bay counts too.",
    ),
    from_file=True,
)
KEEP_WORKS = Flag(
    label=QT_TRANSLATE_NOOP("analyses.shelf_plan", "Keep volumes together"),
    help=QT_TRANSLATE_NOOP(
        "analyses.shelf_plan", "Volumes of one work, as their call numbers tell (v.1, v.2), stand in one bay."
    ),
)
TROLLEY = Float(
    label=QT_TRANSLATE_NOOP("analyses.shelf_plan", "Length of the trolley"),
    help=QT_TRANSLATE_NOOP(
        "analyses.shelf_plan",
        "Centimetres of books that the trolley holds at a time; 0: as many as the moves ask for.",
    ),
    unit=QT_TRANSLATE_NOOP("analyses.shelf_plan", "cm"),
    minimum=0,
    maximum=100_000,
)
SWEEPS = Float(
    label=QT_TRANSLATE_NOOP("analyses.shelf_plan", "Proposals per book"),
    help=QT_TRANSLATE_NOOP("analyses.shelf_plan", "How long the search goes on; 0 chooses by the number of books."),
    minimum=0,
    maximum=1_000_000,
    advanced=True,
)
ORDER = Choice(
    label=QT_TRANSLATE_NOOP("analyses.shelf_plan", "Order of call numbers"),
    help=QT_TRANSLATE_NOOP(
        "analyses.shelf_plan",
        "How call numbers are sorted, where the program reads them wrongly. auto: as most of them look. "
        "plain: letter by letter.",
    ),
    choices=("CLC", "LCC", "DDC", "plain"),
    labels=(
        QT_TRANSLATE_NOOP("analyses.shelf_plan", "CLC (Chinese Library Classification)"),
        QT_TRANSLATE_NOOP("analyses.shelf_plan", "LCC (Library of Congress)"),
        QT_TRANSLATE_NOOP("analyses.shelf_plan", "DDC (Dewey)"),
        QT_TRANSLATE_NOOP("analyses.shelf_plan", "Letter by letter"),
    ),
    auto=True,
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
    own_zones: str = param("", OWN_ZONES)
    reserved: str = param("", RESERVED)
    reference: str = param("", REFERENCE)
    oversize: str = param("", OVERSIZE)
    oversize_cm: float = param(35.0, OVERSIZE_HEIGHT)
    growth_cm: str = param("", GROWTH)
    keep_works: bool = param(False, KEEP_WORKS)
    trolley_cm: float = param(0.0, TROLLEY)
    call_order: str | None = param(None, ORDER)
    sweeps: float = param(0.0, SWEEPS)
    seed: int = param(0, SEED)
