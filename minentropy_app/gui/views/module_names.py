"""Names of modules as the project keeps them: read anew after an edit, changed by one that can be undone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from minentropy_app.gui.view_kinds import Stage
    from minentropy_app.gui.views.network_model import NetworkModel
    from minentropy_app.project.edits import Edit

Names = Callable[[], dict[int, str]]


def names_now(stage: Stage, model: NetworkModel) -> Names:
    """What reads the names of a model's modules, by book."""

    def read() -> dict[int, str]:
        from minentropy_app.gui.network_loading import given_names

        reader = getattr(getattr(stage.project, "session", None), "reader", None)
        return given_names(reader, reader.by_ref(stage.ref), model.books) if reader is not None else model.given

    return read


def naming(ref: str, model: NetworkModel, book: int, name: str) -> Callable[[Any], Edit]:
    """What makes the edit that names a module; the suggested name, or none, takes a given one away."""
    module = int(model.books.depth[book]), int(model.books.number[book])
    kept = "" if name.strip() == model.suggested[book] else name.strip()

    def making(project: Any) -> Edit:
        from minentropy_app.project import edits

        return edits.name_module(project, project.reader.by_ref(ref), module, kept)

    return making


def concerns(change: Any, ref: str) -> bool:
    """Whether an edit changed names of modules of an entry."""
    return "module" in change.kinds and ref == f"r{change.ids[0]}"
