"""A shelf plan as one self-contained HTML page: the promise, the curve, every floor before and after."""

from __future__ import annotations

from html import escape

import numpy as np

from minentropy_app.model.inputs import Floats
from minentropy_app.model.results import MetricValue, ShelfPlan

_STYLE = """
body { font: 15px/1.5 system-ui, "Noto Sans SC", sans-serif; max-width: 60rem; margin: 2rem auto; color: #222; }
table { border-collapse: collapse; } td, th { padding: .2rem .8rem; text-align: right; border-bottom: 1px solid #ddd; }
td:first-child, th:first-child { text-align: left; } .promise { font-size: 1.3rem; }
svg { border: 1px solid #ddd; margin: .3rem; background: #fff; } figure { display: inline-block; margin: 0; }
"""
_FIGURES = (
    ("multi_book_share", "Visits of two books or more"),
    ("test_change", "This plan, on later visits"),
    ("popularity_change", "Most borrowed nearest the door, on later visits"),
    ("random_change", "Random order, on later visits"),
    ("oracle_change", "The best plan in hindsight, on later visits"),
    ("nearest_first_change", "This plan, always walking to the nearest book next"),
    ("train_change", "This plan, on the visits it was made from (too good to be true)"),
    ("longer_visits", "Later visits that get longer"),
    ("moved", "Books that move"),
)
_CELL, _BAR = 26, 18


def report_page(result: ShelfPlan) -> str:
    """Return the page; it holds totals of bays only, nothing of single readers."""
    metrics = result.metrics
    rows = "".join(
        f"<tr><td>{label}</td><td>{_percent(metrics.get(name), 'share' in name or name in ('moved', 'longer_visits'))}"
        "</td></tr>"
        for name, label in _FIGURES
    )
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shelf plan</title><style>{_STYLE}</style>'
        f'</head><body><h1>Shelf plan</h1><p class="promise">{_promise(result)}</p><table>{rows}</table>'
        f"<h2>Books moved and walking saved</h2>{_curve(result)}<h2>Loans per metre of shelf</h2>{_floors(result)}"
        "</body></html>\n"
    )


def _promise(result: ShelfPlan) -> str:
    metrics = result.metrics
    change, low, high = (metrics.get(name) for name in ("test_change", "ci_low", "ci_high"))
    if change is None:
        return f"No later visits to judge the plan on: {escape(str(metrics.get('test_note', '')))}."
    interval = f" (95 % interval {_percent(low)} to {_percent(high)})" if low is not None else ""
    note = f" Beware: {escape(str(metrics['test_note']))}." if "test_note" in metrics else ""
    return f"Walking on later visits changes by {_percent(change)}{interval}.{note}"


def _percent(value: MetricValue, plain: bool = False) -> str:
    if not isinstance(value, int | float):
        return "–"
    return f"{100 * value:.1f} %" if plain else f"{100 * value:+.1f} %"


def _curve(result: ShelfPlan) -> str:
    order = np.argsort(result.curve[:, 1], kind="stable")
    rows = "".join(
        f"<tr><td>{100 * moved:.1f} %</td><td>{round(moved * len(result.item_ids))}</td>"
        f"<td>{'–' if np.isnan(test) else f'{100 * test:+.1f} %'}</td></tr>"
        for _, moved, _, test in result.curve[order].tolist()
    )
    return f"<table><tr><th>Moved</th><th>Books</th><th>Change on later visits</th></tr>{rows}</table>"


def _floors(result: ShelfPlan) -> str:
    metres = np.maximum(result.length_cm / 100, 1e-9)
    heat = [
        np.bincount(bay, result.loans, len(result.bays)) / metres for bay in (result.present, result.bay)
    ]  # fmt: skip
    top = max(float(max(h.max(initial=0) for h in heat)), 1e-9)
    parts = []
    for floor in dict.fromkeys(result.floors):
        mine = np.array([name == floor for name in result.floors])
        for title, values in zip(("before", "after"), heat, strict=True):
            picture = _picture(result, mine, values / top)
            parts.append(f"<figure><figcaption>Floor {escape(floor)}, {title}</figcaption>{picture}</figure>")
    return "".join(parts)


def _picture(result: ShelfPlan, mine: np.ndarray, heat: Floats) -> str:
    """One floor from above: darker bays are asked for more."""
    place = result.place[mine] - result.place[mine].min(axis=0)
    step = [float(np.diff(np.unique(axis)).min()) if len(np.unique(axis)) > 1 else 1.0 for axis in place.T]
    at = place / np.maximum(step, 1e-9) * (_CELL, _BAR)
    at = at * min(1.0, 900 / max(float(at.max(initial=1)), 1.0))
    wide, high = at[:, 0].max() + _CELL, at[:, 1].max() + _BAR
    boxes = "".join(
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{_CELL - 3}" height="{_BAR - 4}" '
        f'fill="hsl(215 70% {97 - 62 * h:.0f}%)" stroke="#999"><title>{escape(name)}</title></rect>'
        for (x, y), h, name in zip(at.tolist(), heat[mine].tolist(), np.array(result.bays)[mine].tolist(), strict=True)
    )
    return f'<svg width="{wide:.0f}" height="{high:.0f}" role="img">{boxes}</svg>'
