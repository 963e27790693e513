"""With which settings a result was made, in the words of its form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from minentropy_app.errors import AppError

if TYPE_CHECKING:
    from minentropy_app.project.entries import Entry

#: Longest value told, in letters: a list of titles would push everything else away.
_LONGEST = 60


def settings_of(entry: Entry) -> tuple[tuple[str, str], ...]:
    """(label, value) of the settings that a form shows first, and of others that are not the usual ones."""
    from minentropy_app.analyses import analysis_named
    from minentropy_app.gui.param_row import value_text
    from minentropy_app.gui.translation import spoken
    from minentropy_app.model.params import specs

    params: Mapping[str, Any] = getattr(entry, "params", {}) or {}
    try:
        known = specs(analysis_named(getattr(entry, "analysis", "")).params)
    except AppError:  # a source, or an analysis of a later version
        return ()
    told = []
    for spec in known:
        if spec.name in params and (not spec.kind.advanced or params[spec.name] != spec.default):
            text = value_text(spec, params[spec.name])
            told.append((spoken(spec.kind.label), text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"))
    return tuple(told)
