"""The sample: a simulated town library with its catalogue, rooms and texts, as a librarian would have them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from minentropy_app import paths
from minentropy_app.jobs.requests import ImportRequest

#: Names of its sources: the loans come first, because everything else refers to their books.
LOANS, CATALOGUE, ROOMS, TEXTS = "town library", "town catalogue", "town rooms", "town texts"
#: Two faces a range, two shelves a face: 43 m for 27 m of books.
_SIZES = {"generate": True, "floors": 1, "ranges": 3, "bays": 4, "shelves": 2}
#: What the window computes of it, in order: analysis and the parameters that differ from their defaults.
SHOWN: tuple[tuple[str, Mapping[str, Any]], ...] = (
    ("placement", {}),
    ("shelf-plan", {"max_moved": 0.25}),
    ("communities", {}),
    ("layout", {}),
    ("word2vec", {"min_count": 2, "epochs": 20}),
    ("keywords", {"score": "ppmi", "stop_words": True}),
)


def requests(folder: Path) -> tuple[ImportRequest, ...]:
    """Write the loans and the catalogue to a folder; return the imports that make the sample."""
    from minentropy_app.sources import town_library

    loans, catalogue = folder / "town library (simulated).csv", folder / "town catalogue.csv"
    loans.write_bytes(town_library.loans_csv())
    catalogue.write_bytes(town_library.catalogue_csv())
    texts = tuple(paths.resource("samples", "texts", f"{language}.tsv") for language in ("en", "zh"))
    return (
        ImportRequest("loans", (loans,), LOANS),
        ImportRequest("catalogue", (catalogue,), CATALOGUE),
        ImportRequest("floor-plan", (), ROOMS, options=_SIZES),
        ImportRequest("texts", texts, TEXTS, options={"label": "label"}),
    )
