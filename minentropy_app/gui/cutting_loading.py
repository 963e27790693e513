"""From stored texts to what the view of their cutting shows. Runs beside the window."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from minentropy_app.gui.views.cutting_model import CuttingModel

#: Documents and characters of each that are shown.
_DOCUMENTS, _CHARACTERS = 24, 1200


def load_cutting(path: Path, ref: str) -> CuttingModel | None:
    """Read how texts were cut, and how some of them begin; None for other kinds of entry."""
    import minentropy_app.gui.views.cutting_view  # noqa: F401
    from minentropy_app.gui.views.cutting_model import CuttingModel
    from minentropy_app.jobs.import_tasks import present_segmentation
    from minentropy_app.project.documents import document_rows
    from minentropy_app.project.function_words import lists_of
    from minentropy_app.project.reader import Reader
    from minentropy_app.project.recutting import document_texts

    with Reader(path) as reader:
        entry: Any = reader.by_ref(ref)
        if entry.kind != "texts":
            return None
        options = present_segmentation(reader, entry)
        about = {row.item: row for row in islice(document_rows(reader, entry), _DOCUMENTS)}
        documents = []
        for item, text, _ in islice(document_texts(reader, entry), _DOCUMENTS):
            row = about.get(item)
            documents.append(
                {
                    "title": row.title if row else "",
                    "label": row.label if row else "",
                    "date": row.date if row else "",
                    "language": row.language if row else "",
                    "text": text[:_CHARACTERS],
                }
            )
        return CuttingModel(ref, entry.rows, options, documents, lists_of(reader))
