"""What the view of the cutting shows: how texts were cut, and how they would be cut otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from minentropy_app.gui.cutter import Cutter
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


def cut_documents(
    documents: Sequence[Mapping[str, Any]], options: Resegmentation, cutter: Cutter
) -> list[dict[str, Any]]:
    """Cut some documents as the options say. Called beside the window.

    Raises
    ------
    AppError
        A line of the dictionary is malformed.
    """
    made = cutter.cut([document["text"] for document in documents], asdict(options))
    return [
        {**document, "text": text, "segmented": "\n".join(" ".join(sentence) for sentence in sentences)}
        for document, text, sentences in zip(documents, made["texts"], made["sentences"], strict=True)
    ]
