"""What the inspector says of a shelf plan: the promise, who loses, what was to stay, and what comes next."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate, QLocale, Qt

from minentropy_app.gui import words
from minentropy_app.gui.faces import Action, Bar, Fact, Report
from minentropy_app.gui.figures import number, percent, share
from minentropy_app.gui.words import translate

if TYPE_CHECKING:
    from minentropy_app.project.entries import Result

#: Share of visits to several books below which single books decide.
_FEW = 0.4


def report(result: Result, chip: str, kind: str) -> Report:
    """What later visits would walk less, with its interval; those it was planned from where there are none."""
    m = result.metrics
    before, change = m.get("baseline_metres_test") or m.get("baseline_metres"), m.get("test_change")
    shown = float(change if change is not None else m.get("train_change") or 0.0)
    told = Report(
        result.name,
        chip,
        kind,
        bars=_walks(float(before), m, shown) if before else (),
        remark=_remark(m),
        facts=_constraints(result),
        actions=_actions(),
    )
    if change is None:
        sentence = translate("gui.reports", "{change} metres per visit, on the same visits")
        return replace(
            told,
            quantity=translate("gui.reports", "Metres per visit, there and back"),
            sentence=sentence.format(change=percent(shown)),
        )
    now = f"{number(float(before), 1)} m → {number(float(before) * (1 + shown), 1)} m" if before else ""
    return replace(
        told,
        quantity=translate("gui.reports", "Walking per visit, on later loans"),
        promise=percent(shown),
        promise_means=(now, translate("gui.reports", "per visit, there and back")),
        sentence=_later_visits(m, shown),
    )


def _remark(metrics: Mapping[str, Any]) -> str:
    """Who loses, what decides, and what it is measured against."""
    told = [words.translated(str(metrics.get("test_note") or ""))] if metrics.get("test_change") is None else []
    if (longer := metrics.get("longer_visits")) is not None:
        told.append(translate("gui.reports", "{share} of the visits get longer.").format(share=share(float(longer))))
    if (several := metrics.get("multi_book_share")) is not None:
        few = translate(
            "gui.reports", "Only {share} of them take more than one book, so where single books stand matters most."
        )
        many = translate("gui.reports", "{share} of them take more than one book.")
        told.append((few if float(several) < _FEW else many).format(share=share(float(several))))
    return " ".join(text for text in (*told, _baseline(metrics)) if text)


def _constraints(result: Result) -> tuple[Fact, ...]:
    """What the plan had to keep to, as far as it was asked for; fill and zones always."""
    params, metrics = result.params, result.metrics
    pinned = int(metrics.get("pinned") or 0)
    zones = {
        "free": translate("gui.reports", "free"),
        "letter": translate("gui.reports", "by letter"),
        "class": translate("gui.reports", "by class"),
        "own": translate("gui.reports", "your own"),
    }
    filled = translate("gui.reports", "{share}, at most {most}").format(
        share=share(float(metrics.get("fill") or 0.0)), most=share(float(params.get("fill") or 0.0))
    )
    moved = share(float(params.get("max_moved", 1.0)))
    rows = (
        ("lock", translate("gui.reports", "Reference bays"), _bays(params.get("reference"))),
        ("close", translate("gui.reports", "Kept free"), _bays(params.get("reserved"))),
        (
            "pin",
            translate("gui.reports", "Books that stay"),
            QLocale().toString(pinned) if pinned else "",
        ),
        ("route", translate("gui.reports", "Moved at most"), moved if params.get("max_moved", 1.0) < 1 else ""),
        ("shelves", translate("gui.reports", "Shelves filled"), filled),
        ("books", translate("gui.reports", "Zones"), zones.get(str(params.get("zones")), "")),
        ("sizes", translate("gui.reports", "Room to grow"), _cut(params.get("growth_cm"))),
    )
    return tuple(Fact(icon, title, value) for icon, title, value in rows if value)


def _bays(text: Any) -> str:
    """How many bays a list of them names."""
    names = [name for name in re.split(r"[,;，；\s]+", str(text or "")) if name]
    return QLocale().toString(len(names)) if names else ""


def _cut(text: Any, most: int = 24) -> str:
    whole = str(text or "")
    return whole if len(whole) <= most else f"{whole[:most]}…"


def _actions() -> tuple[Action, ...]:
    """What a plan is made for: lists for the shelves, and the moves in order."""
    return (
        Action(translate("gui.reports", "Shelf lists…"), "export_shelf-list"),
        Action(translate("gui.reports", "Move plan…"), "export_moves", main=True),
    )


def _later_visits(metrics: Mapping[str, Any], change: float) -> str:
    """The interval in words, with the visits that it was measured on."""
    low, high = (percent(float(metrics.get(name) or change)) for name in ("ci_low", "ci_high"))
    since = QDate.fromString(str(metrics.get("split_date") or ""), Qt.DateFormat.ISODate)
    told = translate(
        "gui.reports",
        "Between {low} and {high} with 95 % confidence, measured on {visits} visits after {date} "
        "that the plan has not seen.",
    )
    if not since.isValid():
        told = translate(
            "gui.reports",
            "Between {low} and {high} with 95 % confidence, measured on {visits} visits that the plan has not seen.",
        )
    visits = QLocale().toString(int(metrics.get("test_visits") or 0))
    date = QLocale().toString(since, translate("gui.reports", "d MMMM yyyy"))
    return told.format(low=low, high=high, visits=visits, date=date)


def _baseline(metrics: Mapping[str, Any]) -> str:
    """What the plan is measured against; the order of call numbers can be corrected in the form."""
    scheme = str(metrics.get("call_numbers") or "")
    if metrics.get("baseline") == "present":
        return translate("gui.reports", "Measured against where the catalogue says the books stand.")
    if int(metrics.get("without_call_number") or 0) >= int(metrics.get("books") or 1):
        return translate(
            "gui.reports", "Measured against the order of their numbers in the loans: no call number is known."
        )
    if scheme in ("", "plain"):
        return translate("gui.reports", "Measured against call numbers in order of their letters.")
    return translate("gui.reports", "Measured against the order of call numbers ({scheme}).").format(scheme=scheme)


def _walks(before: float, metrics: Mapping[str, Any], change: float) -> tuple[Bar, ...]:
    rows = [(translate("gui.reports", "As it stands"), 0.0, "reference")]
    popularity, oracle = metrics.get("popularity_change"), metrics.get("oracle_change")
    if popularity is not None:
        rows.append((translate("gui.reports", "By popularity"), float(popularity), "better"))
    rows.append((translate("gui.reports", "This plan"), change, "this"))
    if oracle is not None:
        rows.append((translate("gui.reports", "Knowing the future"), float(oracle), "better"))
    return tuple(Bar(title, before * (1 + change), kind) for title, change, kind in rows)
