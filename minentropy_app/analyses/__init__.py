"""One file per menu entry. To add one: write the file, add a line to ANALYSES."""

from minentropy_app.analyses.analysis import Analysis, Need
from minentropy_app.analyses.coding import CODING
from minentropy_app.analyses.communities import COMMUNITIES
from minentropy_app.analyses.evaluate_keywords import EVALUATE_KEYWORDS
from minentropy_app.analyses.evaluate_vectors import EVALUATE_VECTORS
from minentropy_app.analyses.keywords import KEYWORDS
from minentropy_app.analyses.layout import LAYOUT
from minentropy_app.analyses.neighbour_graph import NEIGHBOUR_GRAPH
from minentropy_app.analyses.pairs import PAIRS
from minentropy_app.analyses.placement import PLACEMENT
from minentropy_app.analyses.related import RELATED
from minentropy_app.analyses.senses import SENSES
from minentropy_app.analyses.shelf_plan import SHELF_PLAN
from minentropy_app.analyses.similar import SIMILAR
from minentropy_app.analyses.word2vec import WORD2VEC

ANALYSES: tuple[Analysis, ...] = (
    PAIRS,
    PLACEMENT,
    LAYOUT,
    WORD2VEC,
    NEIGHBOUR_GRAPH,
    COMMUNITIES,
    CODING,
    SIMILAR,
    RELATED,
    KEYWORDS,
    EVALUATE_KEYWORDS,
    SENSES,
    EVALUATE_VECTORS,
    SHELF_PLAN,
)

__all__ = ["ANALYSES", "Analysis", "Need", "analysis_named"]


def analysis_named(key: str) -> Analysis:
    """Return the analysis with this key; raise WrongUsage with the known ones otherwise."""
    from minentropy_app.errors import WrongUsage
    from minentropy_app.text import QT_TRANSLATE_NOOP

    for analysis in ANALYSES:
        if analysis.key == key:
            return analysis
    raise WrongUsage(
        QT_TRANSLATE_NOOP("analyses", "There is no analysis {key}."),
        QT_TRANSLATE_NOOP("analyses", "Known analyses: {known}."),
        key=key,
        known=", ".join(a.key for a in ANALYSES),
    )
