"""With which settings a result was made, in the words of its form, and how the run went."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale

from minentropy_app.errors import AppError
from minentropy_app.gui.figures import number
from minentropy_app.gui.words import translate

if TYPE_CHECKING:
    from minentropy_app.project.entries import Entry

#: Seconds from which tenths say nothing.
_LONG = 20.0
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


def _baseline(metrics: Mapping[str, Any]) -> str:
    if metrics["baseline"] == "present":
        return translate("gui.reports", "present places as baseline")
    if int(metrics.get("without_call_number") or 0) >= int(metrics.get("books") or 1):
        return translate("gui.reports", "order of the numbers in the loans as baseline")
    return translate("gui.reports", "call-number order as baseline")


def made(entry: Entry) -> str:
    """How a result came about: how long it took, its seed where chance has a part, and its baseline."""
    params: Mapping[str, Any] = getattr(entry, "params", {}) or {}
    seconds = getattr(entry, "seconds", None)
    if getattr(entry, "state", "") != "done" or seconds is None:
        return ""
    digits = 1 if seconds < _LONG else 0
    told = [translate("gui.reports", "Made in {seconds} s").format(seconds=number(seconds, digits))]
    if "seed" in params:
        told.append(translate("gui.reports", "seed {seed}").format(seed=QLocale().toString(int(entry.seed))))  # type: ignore[union-attr]
    baseline = getattr(entry, "metrics", {}).get("baseline")
    if baseline:
        told.append(_baseline(entry.metrics))  # type: ignore[union-attr]
    if not getattr(entry, "reproducible", True):
        told.append(translate("gui.reports", "another run may differ"))
    return " · ".join(told)
