"""What tree and inspector say of maps: their cost on one scale, and how far they can be trusted."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale

from minentropy_app.gui.faces import Bar
from minentropy_app.gui.words import translate
from minentropy_app.text import put

if TYPE_CHECKING:
    from minentropy_app.project.entries import Result


def line(metrics: Mapping[str, Any]) -> str:
    """The line in the tree."""
    if not _known(metrics, "kl"):
        return ""
    items = QLocale().toString(int(metrics.get("items") or 0))
    return put(
        translate("gui.map_reports", "KL {kl} · {items} {items:item|items}"), kl=_number(metrics["kl"]), items=items
    )


def about(result: Result) -> dict[str, Any]:
    """Fields of the inspector's report."""
    metrics = result.metrics
    rows = (
        ("cost_collapsed", translate("gui.map_reports", "All in one place"), "reference"),
        ("cost", translate("gui.map_reports", "This map"), "this"),
        ("entropy_bound", translate("gui.map_reports", "Lower bound"), "bound"),
    )
    gap = translate("gui.map_reports", "gap to bound (KL) {gap}")
    stale = translate("gui.map_reports", "Its data changed since: run it again.") if result.stale else ""
    return {
        "quantity": translate("gui.map_reports", "Cost S of the map, nats"),
        "bars": tuple(Bar(title, float(metrics[name]), kind) for name, title, kind in rows if _known(metrics, name)),
        "gap": gap.format(gap=_number(metrics["kl"])) if _known(metrics, "kl") else "",
        "sentence": _kept(metrics),
        "remark": " ".join(part for part in (stale, _trust(metrics), _lowered(result), _left_out(metrics)) if part),
        "remark_action": translate("gui.map_reports", "Run again") if result.stale else "",
    }


def _kept(metrics: Mapping[str, Any]) -> str:
    """How many of the nearest neighbours the map keeps near, beside the plainest map."""
    if not _known(metrics, "recall_at_10"):
        return ""
    kept = _share(metrics["recall_at_10"])
    if not _known(metrics, "pca_recall_at_10"):
        return translate(
            "gui.map_reports", "{kept} of each item's ten likeliest partners are among its ten nearest."
        ).format(kept=kept)
    plain = _share(metrics["pca_recall_at_10"])
    told = translate(
        "gui.map_reports", "{kept} of each item's ten nearest stay so on the map; {plain} on principal axes."
    )
    return told.format(kept=kept, plain=plain)


def _trust(metrics: Mapping[str, Any]) -> str:
    if not _known(metrics, "trustworthiness", "pca_trustworthiness"):
        return ""
    told = translate("gui.map_reports", "Trustworthiness {mine}; {plain} on principal axes.")
    return told.format(mine=_number(metrics["trustworthiness"], 3), plain=_number(metrics["pca_trustworthiness"], 3))


def _lowered(result: Result) -> str:
    if not result.metrics.get("perplexity_lowered"):
        return ""
    asked, used = (float(given) for given in (result.params["perplexity"], result.metrics["perplexity"]))
    told = translate("gui.map_reports", "Perplexity {used} instead of {asked}: there are too few items for more.")
    return told.format(used=QLocale().toString(used, "g", 4), asked=QLocale().toString(asked, "g", 6))


def _left_out(metrics: Mapping[str, Any]) -> str:
    if not _known(metrics, "left_out"):
        return ""
    return put(
        translate(
            "gui.map_reports",
            "{count} {count:item has|items have} nothing to be placed by and {count:is|are} not on the map.",
        ),
        count=QLocale().toString(int(metrics["left_out"])),
    )


def _share(share: float) -> str:
    """A share in percent, without a sign."""
    return translate("gui.map_reports", "{share} %").format(share=QLocale().toString(100 * share, "f", 1))


def _number(value: float, digits: int = 2) -> str:
    return QLocale().toString(float(value), "f", digits)


def _known(metrics: Mapping[str, Any], *names: str) -> bool:
    values = [metrics.get(name) for name in names]
    return all(isinstance(value, int | float) and math.isfinite(value) and value != 0 for value in values)
