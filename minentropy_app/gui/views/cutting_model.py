"""What the view of the cutting shows: how texts were cut, and how they would be cut otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from minentropy_app.sources.recutting import Resegmentation


@dataclass(frozen=True)
class CuttingModel:
    """Texts and the options that they were last cut with.

    Attributes
    ----------
    documents
        The first ones: title, label, date, language, and how their text begins.
    lists
        The function words of the project by list.
    """

    ref: str
    rows: int
    options: Resegmentation
    documents: Sequence[Mapping[str, Any]]
    lists: Mapping[str, tuple[str, ...]]


def cut_documents(documents: Sequence[Mapping[str, Any]], options: Resegmentation) -> list[dict[str, Any]]:
    """Cut some documents as the options say. Called beside the window.

    Raises
    ------
    AppError
        A line of the dictionary is malformed.
    """
    from minentropy_app.sources.segmentation import Segmenter, SegmentOptions, simplifier

    segmenter = Segmenter(SegmentOptions(**{f.name: getattr(options, f.name) for f in fields(SegmentOptions)}))
    changed = simplifier() if options.simplify else str
    return [_cut(document, changed(document["text"]), segmenter) for document in documents]


def _cut(document: Mapping[str, Any], text: str, segmenter: Any) -> dict[str, Any]:
    segmented = "\n".join(" ".join(sentence) for sentence in segmenter.sentences(text))
    return {**document, "text": text, "segmented": segmented}
