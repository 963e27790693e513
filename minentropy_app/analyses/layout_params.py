"""Parameters of ``layout``."""

from __future__ import annotations

from dataclasses import dataclass

from minentropy_app.model.params import Choice, Float, Int, Query, Seed, param
from minentropy_app.text import QT_TRANSLATE_NOOP

METHOD = Choice(
    label=QT_TRANSLATE_NOOP("analyses.layout", "Method"),
    help=QT_TRANSLATE_NOOP(
        "analyses.layout",
        "Which cost is made small. t-SNE shows clusters apart; SNE crowds them; principal axes keep only "
        "the directions of largest variance.",
    ),
    choices=("tsne", "tsne-rows", "sne", "sne-joint", "pca"),
    labels=(
        QT_TRANSLATE_NOOP("analyses.layout", "t-SNE"),
        QT_TRANSLATE_NOOP("analyses.layout", "t-SNE, row by row"),
        QT_TRANSLATE_NOOP("analyses.layout", "SNE"),
        QT_TRANSLATE_NOOP("analyses.layout", "SNE, joint"),
        QT_TRANSLATE_NOOP("analyses.layout", "Principal axes"),
    ),
)
DIMS = Int(
    label=QT_TRANSLATE_NOOP("analyses.layout", "Dimensions"),
    help=QT_TRANSLATE_NOOP("analyses.layout", "2: a map in the plane. 3: in space."),
    minimum=2,
    maximum=3,
)
METRIC = Choice(
    label=QT_TRANSLATE_NOOP("analyses.layout", "Distance"),
    help=QT_TRANSLATE_NOOP(
        "analyses.layout",
        "How far apart two vectors are. Cosine compares directions only. "
        "Left open: cosine for word vectors, Euclidean for others.",
    ),
    choices=("cosine", "euclidean"),
    labels=(QT_TRANSLATE_NOOP("analyses.layout", "Cosine"), QT_TRANSLATE_NOOP("analyses.layout", "Euclidean")),
    auto=True,
)
PERPLEXITY = Float(
    label=QT_TRANSLATE_NOOP("analyses.layout", "Perplexity"),
    help=QT_TRANSLATE_NOOP(
        "analyses.layout",
        "About how many neighbours each item keeps near. Lowered where there are too few items. "
        "Not used where pairs are given.",
    ),
    minimum=1,
    above_minimum=True,
    maximum=10_000,
)
WIDER = Float(
    label=QT_TRANSLATE_NOOP("analyses.layout", "Second perplexity"),
    help=QT_TRANSLATE_NOOP("analyses.layout", "A larger one beside the first keeps the large shape too. 0: none."),
    minimum=0,
    maximum=10_000,
    advanced=True,
)
ITERATIONS = Int(
    label=QT_TRANSLATE_NOOP("analyses.layout", "Iterations"),
    help=QT_TRANSLATE_NOOP("analyses.layout", "The first third of them, at most 250, gathers clusters."),
    minimum=10,
    maximum=100_000,
)
START = Choice(
    label=QT_TRANSLATE_NOOP("analyses.layout", "Start from"),
    help=QT_TRANSLATE_NOOP(
        "analyses.layout",
        "Where the items stand at first. Spectral: the slowest modes of a walk along the neighbours, which follow "
        "long connected shapes. Left open: principal axes where there are vectors, else spectral.",
    ),
    choices=("pca", "spectral"),
    labels=(
        QT_TRANSLATE_NOOP("analyses.layout", "Principal axes"),
        QT_TRANSLATE_NOOP("analyses.layout", "Spectral"),
    ),
    auto=True,
    advanced=True,
)
LATE = Float(
    label=QT_TRANSLATE_NOOP("analyses.layout", "Late exaggeration"),
    help=QT_TRANSLATE_NOOP("analyses.layout", "Above 1, clusters stay tighter than the cost asks for."),
    minimum=1,
    maximum=100,
    advanced=True,
)
MIN_LOANS = Int(
    label=QT_TRANSLATE_NOOP("analyses.layout", "Fewest loans"),
    help=QT_TRANSLATE_NOOP("analyses.layout", "Of loans: books borrowed less often are left out."),
    minimum=1,
    maximum=1_000_000,
    advanced=True,
)
MIN_COUNT = Int(
    label=QT_TRANSLATE_NOOP("analyses.layout", "Fewest occurrences"),
    help=QT_TRANSLATE_NOOP("analyses.layout", "Of words of texts: those that occur less often are left out."),
    minimum=1,
    maximum=1_000_000,
    advanced=True,
)
WINDOW = Int(
    label=QT_TRANSLATE_NOOP("analyses.layout", "Window"),
    help=QT_TRANSLATE_NOOP(
        "analyses.layout", "Of words of texts: how many places apart in one sentence still counts as together."
    ),
    minimum=1,
    maximum=100,
    advanced=True,
)
WEIGHTS = Choice(
    label=QT_TRANSLATE_NOOP("analyses.layout", "Words count"),
    help=QT_TRANSLATE_NOOP(
        "analyses.layout",
        "Of documents, which lie at the mean of their words' vectors: rare words more, or all alike.",
    ),
    choices=("rarity", "equal"),
    labels=(QT_TRANSLATE_NOOP("analyses.layout", "Rare ones more"), QT_TRANSLATE_NOOP("analyses.layout", "All alike")),
    advanced=True,
)
ONTO = Query(
    label=QT_TRANSLATE_NOOP("analyses.layout", "Earlier layout"),
    help=QT_TRANSLATE_NOOP("analyses.layout", "A layout to build upon, such as last year's map."),
    query="layout",
)
JOIN = Choice(
    label=QT_TRANSLATE_NOOP("analyses.layout", "Build upon it by"),
    help=QT_TRANSLATE_NOOP(
        "analyses.layout",
        "place: items of the earlier layout stay where they are, new ones find their places among them. "
        "align: all are laid out anew, then turned to match it. "
        "continue: all move on from where they are, with the settings given here.",
    ),
    choices=("place", "align", "continue"),
    labels=(
        QT_TRANSLATE_NOOP("analyses.layout", "Placing new items"),
        QT_TRANSLATE_NOOP("analyses.layout", "Aligning"),
        QT_TRANSLATE_NOOP("analyses.layout", "Continuing"),
    ),
    advanced=True,
)
SEED = Seed(
    label=QT_TRANSLATE_NOOP("analyses.layout", "Seed"),
    help=QT_TRANSLATE_NOOP("analyses.layout", "The same seed gives the same map."),
    advanced=True,
)


@dataclass(frozen=True)
class LayoutParams:
    """How items are laid out."""

    method: str = param("tsne", METHOD)
    dims: int = param(2, DIMS)
    metric: str | None = param(None, METRIC)
    perplexity: float = param(30.0, PERPLEXITY)
    second_perplexity: float = param(0.0, WIDER)
    iterations: int = param(750, ITERATIONS)
    late_exaggeration: float = param(1.0, LATE)
    min_loans: int = param(1, MIN_LOANS)
    min_count: int = param(5, MIN_COUNT)
    window: int = param(5, WINDOW)
    start: str | None = param(None, START)
    weights: str = param("rarity", WEIGHTS)
    onto: str = param("", ONTO)
    join: str = param("place", JOIN)
    seed: int = param(0, SEED)

    @property
    def gaussian(self) -> bool:
        """Whether the kernel is SNE's."""
        return self.method in ("sne", "sne-joint")

    @property
    def joint(self) -> bool:
        """Whether one normaliser runs over all pairs."""
        return self.method in ("tsne", "sne-joint", "pca")
