"""A shelf plan as one self-contained HTML page: the promise, the curve, every floor before and after."""

from __future__ import annotations

from html import escape

import numpy as np

from minentropy_app.exports.shelf_pages import Say, plain
from minentropy_app.model.inputs import Floats
from minentropy_app.model.results import MetricValue, ShelfPlan
from minentropy_app.text import QT_TRANSLATE_NOOP

_STYLE = """
body { font: 15px/1.5 system-ui, "Noto Sans SC", sans-serif; max-width: 60rem; margin: 2rem auto; color: #222; }
table { border-collapse: collapse; } td, th { padding: .2rem .8rem; text-align: right; border-bottom: 1px solid #ddd; }
td:first-child, th:first-child { text-align: left; } .promise { font-size: 1.3rem; }
svg { border: 1px solid #ddd; margin: .3rem; background: #fff; } figure { display: inline-block; margin: 0; }
"""
_FIGURES = (
    ("test_change", QT_TRANSLATE_NOOP("exports.shelf_report", "This plan, on later visits")),
    ("popularity_change", QT_TRANSLATE_NOOP("exports.shelf_report", "Most borrowed nearest the door, on later visits")),
    ("random_change", QT_TRANSLATE_NOOP("exports.shelf_report", "Random order, on later visits")),
    ("oracle_change", QT_TRANSLATE_NOOP("exports.shelf_report", "The best plan in hindsight, on later visits")),
    (
        "nearest_first_change",
        QT_TRANSLATE_NOOP("exports.shelf_report", "This plan, always walking to the nearest book next"),
    ),
    (
        "train_change",
        QT_TRANSLATE_NOOP("exports.shelf_report", "This plan, on the visits it was made from (too good to be true)"),
    ),
    ("longer_visits", QT_TRANSLATE_NOOP("exports.shelf_report", "Later visits that get longer")),
    ("longer_by_share", QT_TRANSLATE_NOOP("exports.shelf_report", "Those get longer by")),
    ("moved", QT_TRANSLATE_NOOP("exports.shelf_report", "Books that move")),
)
#: Figures that are shares, not changes.
_SHARES = ("multi_book_share", "longer_visits", "moved")
_TITLE = QT_TRANSLATE_NOOP("exports.shelf_report", "Shelf plan")
_MULTI = QT_TRANSLATE_NOOP("exports.shelf_report", "{share} of the visits take two books or more: {meaning}.")
_NONE = QT_TRANSLATE_NOOP("exports.shelf_report", "No later visits to judge the plan on: {why}.")
_PROMISE = QT_TRANSLATE_NOOP("exports.shelf_report", "Walking on later visits changes by {change}.")
_INTERVAL = QT_TRANSLATE_NOOP(
    "exports.shelf_report", "Walking on later visits changes by {change} (95 % interval {low} to {high})."
)
_BEWARE = QT_TRANSLATE_NOOP("exports.shelf_report", "Beware: {note}.")
_CURVE_HEAD = QT_TRANSLATE_NOOP("exports.shelf_report", "Books moved and walking saved")
_CURVE_COLUMNS = (
    QT_TRANSLATE_NOOP("exports.shelf_report", "Moved"),
    QT_TRANSLATE_NOOP("exports.shelf_report", "Books"),
    QT_TRANSLATE_NOOP("exports.shelf_report", "Change on later visits"),
)
_PARTS_HEAD = QT_TRANSLATE_NOOP("exports.shelf_report", "Classes and floors on later visits")
_PART_COLUMNS = (
    QT_TRANSLATE_NOOP("exports.shelf_report", "Class"),
    QT_TRANSLATE_NOOP("exports.shelf_report", "Books"),
    QT_TRANSLATE_NOOP("exports.shelf_report", "Loans"),
    QT_TRANSLATE_NOOP("exports.shelf_report", "Share of the walking"),
    QT_TRANSLATE_NOOP("exports.shelf_report", "Change"),
    QT_TRANSLATE_NOOP("exports.shelf_report", "Visits that get longer"),
)
_FLOOR = QT_TRANSLATE_NOOP("exports.shelf_report", "Floor {floor}")
_NO_CLASS = QT_TRANSLATE_NOOP("exports.shelf_report", "without a class")
_HEAT_HEAD = QT_TRANSLATE_NOOP("exports.shelf_report", "Loans per metre of shelf")
_BEFORE = QT_TRANSLATE_NOOP("exports.shelf_report", "Floor {floor}, before")
_AFTER = QT_TRANSLATE_NOOP("exports.shelf_report", "Floor {floor}, after")
_MOVING_HEAD = QT_TRANSLATE_NOOP("exports.shelf_report", "The move")
_MOVING = QT_TRANSLATE_NOOP(
    "exports.shelf_report",
    "{books} books in {steps} steps; the trolley holds {trolley} cm at most. {done} steps are done.",
)
_CONTEXT = "exports.shelf_report"
_ANALYSIS = "analyses.shelf_plan"
_CELL, _BAR = 26, 18


def report_page(result: ShelfPlan, k: int = 3, say: Say = plain) -> str:
    """Return the page; it holds totals of bays, classes and floors only, none of fewer than ``k`` readers."""
    title = _said(say, _TITLE)
    rows = "".join(
        f"<tr><td>{_said(say, label)}</td><td>{_percent(result.metrics.get(name), name in _SHARES)}</td></tr>"
        for name, label in _FIGURES
    )
    return (
        f'<!doctype html><html><head><meta charset="utf-8"><title>{title}</title><style>{_STYLE}</style>'
        f'</head><body><h1>{title}</h1><p>{_multi(result, say)}</p><p class="promise">{_promise(result, say)}</p>'
        f"<table>{rows}</table><h2>{_said(say, _CURVE_HEAD)}</h2>{_curve(result, say)}{_parts(result, k, say)}"
        f"<h2>{_said(say, _MOVING_HEAD)}</h2><p>{_moving(result, say)}</p>"
        f"<h2>{_said(say, _HEAT_HEAD)}</h2>{_floors(result, say)}</body></html>\n"
    )


def _said(say: Say, text: str, **fields: str) -> str:
    """A marked text in the reader's language, its fields filled, safe in HTML."""
    return escape(say(_CONTEXT, text).format(**fields), quote=False)


def _multi(result: ShelfPlan, say: Say) -> str:
    """What the share of visits to several books implies: it comes first."""
    note = str(result.metrics.get("multi_book_note", ""))
    share = _percent(result.metrics.get("multi_book_share"), plainly=True)
    return _said(say, _MULTI, share=share, meaning=say(_ANALYSIS, note)) if note else ""


def _promise(result: ShelfPlan, say: Say) -> str:
    metrics = result.metrics
    change, low, high = (metrics.get(name) for name in ("test_change", "ci_low", "ci_high"))
    note = say(_ANALYSIS, str(metrics.get("test_note", "")))
    if change is None:
        return _said(say, _NONE, why=note)
    told = _said(say, _PROMISE, change=_percent(change))
    if low is not None:
        told = _said(say, _INTERVAL, change=_percent(change), low=_percent(low), high=_percent(high))
    return f"{told} {_said(say, _BEWARE, note=note)}" if note else told


def _percent(value: MetricValue, plainly: bool = False) -> str:
    if not isinstance(value, int | float):
        return "–"
    return f"{100 * value:.1f} %" if plainly else f"{100 * value:+.1f} %"


def _head(say: Say, columns: tuple[str, ...]) -> str:
    return "<tr>" + "".join(f"<th>{_said(say, text)}</th>" for text in columns) + "</tr>"


def _curve(result: ShelfPlan, say: Say) -> str:
    order = np.argsort(result.curve[:, 1], kind="stable")
    rows = "".join(
        f"<tr><td>{100 * moved:.1f} %</td><td>{round(moved * len(result.item_ids))}</td>"
        f"<td>{'–' if np.isnan(test) else f'{100 * test:+.1f} %'}</td></tr>"
        for _, moved, _, test in result.curve[order].tolist()
    )
    return f"<table>{_head(say, _CURVE_COLUMNS)}{rows}</table>"


def _parts(result: ShelfPlan, k: int, say: Say) -> str:
    rows = []
    for kind, name, books, loans, readers, _, share, change, longer, _ in result.parts:
        if int(readers or 0) < k:
            continue
        told = _said(say, _FLOOR, floor=str(name)) if kind == "floor" else escape(str(name)) or _said(say, _NO_CLASS)
        figures = (_percent(share, True), _percent(change), _percent(longer, True))
        rows.append(f"<tr><td>{told}</td><td>{books}</td><td>{loans}</td><td>{'</td><td>'.join(figures)}</td></tr>")
    if not rows:
        return ""
    table = f"<table>{_head(say, _PART_COLUMNS)}{''.join(rows)}</table>"
    return f"<h2>{_said(say, _PARTS_HEAD)}</h2>{table}"


def _moving(result: ShelfPlan, say: Say) -> str:
    moved = int((result.bay != result.present).sum())
    trolley = result.metrics.get("trolley_cm")
    longest = f"{trolley:.0f}" if isinstance(trolley, int | float) else "–"
    return _said(
        say, _MOVING, books=str(moved), steps=str(len(result.step_start)), trolley=longest, done=str(len(result.done))
    )


def _floors(result: ShelfPlan, say: Say) -> str:
    metres = np.maximum(result.length_cm / 100, 1e-9)
    heat = [
        np.bincount(bay, result.loans, len(result.bays)) / metres for bay in (result.present, result.bay)
    ]  # fmt: skip
    top = max(float(max(h.max(initial=0) for h in heat)), 1e-9)
    parts = []
    for floor in dict.fromkeys(result.floors):
        mine = np.array([name == floor for name in result.floors])
        for title, values in zip((_BEFORE, _AFTER), heat, strict=True):
            picture = _picture(result, mine, values / top)
            parts.append(f"<figure><figcaption>{_said(say, title, floor=floor)}</figcaption>{picture}</figure>")
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
