"""From a stored floor plan to the drawing that its editor shows. Runs beside the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from minentropy_app.project.drawings import Draft


def load_drawing(path: Path, ref: str) -> Draft | None:
    """Read the draft of a floor plan; None for other kinds of entry."""
    import minentropy_app.gui.views.draw_view  # noqa: F401  # imported here, so that the window need not wait
    from minentropy_app.project.drawings import load_draft
    from minentropy_app.project.reader import Reader

    with Reader(path) as reader:
        entry = reader.by_ref(ref)
        return load_draft(reader.connection, entry.id) if entry.kind == "floor-plan" else None
