"""What tree and inspector say of sources and results: one line each, figures on one scale, plain words."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale

from minentropy_app.gui import words
from minentropy_app.gui.faces import Bar, Entry, Report, State
from minentropy_app.gui.words import translate

if TYPE_CHECKING:
    from minentropy_app.project.entries import Entry as Stored
    from minentropy_app.project.entries import Result, Source

_STATES = {"running": State.RUNNING, "failed": State.FAILED, "cancelled": State.STOPPED, "done": State.DONE}


def tree_source(source: Source) -> Entry:
    """A source in the tree."""
    return Entry(source.ref, source.kind, source.name, _source_line(source))


def tree_result(result: Result, progress: float = 0.0, stage: str = "") -> Entry:
    """A result in the tree; ``stage`` says what a run is doing."""
    state = _STATES.get(result.state, State.PLAIN)
    if state is State.DONE and result.stale:
        state = State.STALE
    return Entry(result.ref, result.kind, result.name, stage or _result_line(result), state, progress)


def tree_binned(entry: Stored) -> Entry:
    """What lies in the bin."""
    return Entry(entry.ref, "bin", entry.name)


def report_of(entry: Stored) -> Report:
    """What the inspector says about a source or result."""
    state = getattr(entry, "state", "")
    if state in ("failed", "cancelled"):
        return _failed(entry)  # type: ignore[arg-type]
    if state == "running":
        return Report(
            entry.name,
            translate("gui.reports", "Running"),
            "",
            translate("gui.reports", "Figures come when the run has ended."),
        )
    if entry.kind == "placement":
        return _placement(entry)  # type: ignore[arg-type]
    if entry.kind == "layout":
        return _layout(entry)  # type: ignore[arg-type]
    if entry.kind == "shelf-plan":
        return _shelf_plan(entry)  # type: ignore[arg-type]
    return Report(entry.name, *_chip(entry), _line(entry), sentence=entry.note)


def number(value: float, digits: int = 2) -> str:
    """A figure in the user's locale."""
    return QLocale().toString(float(value), "f", digits)


def percent(share: float) -> str:
    """A signed change in percent, with a proper minus sign."""
    shown = QLocale().toString(abs(100 * share), "f", 1)
    sign = "−" if share < 0 else "+" if share > 0 else ""
    return translate("gui.reports", "{share} %").format(share=f"{sign}{shown}")


def _line(entry: Stored) -> str:
    return _result_line(entry) if hasattr(entry, "analysis") else _source_line(entry)  # type: ignore[arg-type]


def _source_line(source: Source) -> str:
    locale = QLocale()
    rows, items = locale.toString(int(source.rows)), locale.toString(int(source.items))
    lines = {
        "loans": translate("gui.reports", "{rows} loans · {items} books"),
        "pairs": translate("gui.reports", "{rows} pairs · {items} books"),
        "catalogue": translate("gui.reports", "{rows} records"),
    }
    line = lines.get(source.kind, "").format(rows=rows, items=items)
    return translate("gui.reports", "{line} · loans forgotten").format(line=line) if source.forgotten else line


def _result_line(result: Result) -> str:
    if result.state == "failed":
        return words.translated(result.log) or translate("gui.reports", "The run failed.")
    if result.state == "cancelled":
        return translate("gui.reports", "Stopped")
    if result.state == "running":
        return translate("gui.reports", "Running…")
    metrics, locale = result.metrics, QLocale()
    line = _ready_line(result.kind, metrics, locale)
    return translate("gui.reports", "{line} · stopped early").format(line=line) if result.partial else line


def _ready_line(kind: str, metrics: Mapping[str, Any], locale: QLocale) -> str:
    def whole(name: str) -> str:
        return locale.toString(int(metrics.get(name) or 0))

    if kind == "placement" and _known(metrics, "S"):
        return translate("gui.reports", "S {cost} · {books} books").format(
            cost=number(metrics["S"]), books=whole("books")
        )
    if kind == "shelf-plan":
        return translate("gui.reports", "{bays} bays · {moved} moved").format(
            bays=whole("bays"), moved=_plainly(metrics.get("moved"))
        )
    if kind == "pairs":
        return translate("gui.reports", "{pairs} pairs · {books} books").format(
            pairs=whole("pairs"), books=whole("books")
        )
    if kind == "layout" and metrics.get("kl") is not None:
        return translate("gui.reports", "KL {kl} · {items} items").format(
            kl=number(metrics["kl"]), items=whole("items")
        )
    if kind == "word2vec":
        return translate("gui.reports", "{count} words").format(count=whole("vocabulary"))
    return ""


def _chip(entry: Stored) -> tuple[str, str]:
    if getattr(entry, "stale", False):
        return translate("gui.reports", "Stale"), "warning"
    if getattr(entry, "partial", False):
        return translate("gui.reports", "Stopped early"), "warning"
    return (translate("gui.reports", "Done"), "good") if hasattr(entry, "analysis") else ("", "")


def _failed(result: Result) -> Report:
    stopped = result.state == "cancelled"
    why = (
        translate("gui.reports", "You stopped this run.")
        if stopped
        else words.translated(result.log) or translate("gui.reports", "The run failed.")
    )
    return Report(
        title=result.name,
        chip=translate("gui.reports", "Stopped") if stopped else translate("gui.reports", "Failed"),
        chip_kind="" if stopped else "error",
        sentence=why,
        remark=translate("gui.reports", "Run it again, or move it to the bin; nothing else was changed."),
        remark_action=translate("gui.reports", "Run again"),
    )


def _placement(result: Result) -> Report:
    metrics = result.metrics
    sentence, remark = _changes(metrics)
    if result.stale:
        remark = (
            translate("gui.reports", "Its data changed since: run it again. {remark}").format(remark=remark).strip()
        )
    gap = (
        translate("gui.reports", "gap to bound {gap} m").format(gap=number(metrics["gap"]))
        if _known(metrics, "gap")
        else ""
    )
    return Report(
        result.name,
        *_chip(result),
        quantity=translate("gui.reports", "Walking cost S, metres per pair borrowed together"),
        bars=_bars(metrics),
        gap=gap,
        sentence=sentence,
        remark=remark,
        remark_action=translate("gui.reports", "Run again") if result.stale else "",
    )


def _layout(result: Result) -> Report:
    metrics = result.metrics
    rows = (
        ("cost_collapsed", translate("gui.reports", "All in one place"), "reference"),
        ("cost", translate("gui.reports", "This map"), "this"),
        ("entropy_bound", translate("gui.reports", "Lower bound"), "bound"),
    )
    bars = tuple(Bar(title, float(metrics[name]), kind) for name, title, kind in rows if _known(metrics, name))
    gap = translate("gui.reports", "gap to bound (KL) {gap}").format(gap=number(metrics["kl"]))
    stale = translate("gui.reports", "Its data changed since: run it again.") if result.stale else ""
    return Report(
        result.name,
        *_chip(result),
        quantity=translate("gui.reports", "Cost S of the map, nats"),
        bars=bars,
        gap=gap if _known(metrics, "kl") else "",
        sentence=_kept(metrics),
        remark=" ".join(part for part in (stale, _trust(metrics), _left_out(metrics)) if part),
        remark_action=translate("gui.reports", "Run again") if result.stale else "",
    )


def _kept(metrics: Mapping[str, Any]) -> str:
    """How many of the nearest neighbours the map keeps near, beside the plainest map."""
    if not _known(metrics, "recall_at_10"):
        return ""
    kept = _share(metrics["recall_at_10"])
    if not _known(metrics, "pca_recall_at_10"):
        return translate(
            "gui.reports", "{kept} of each item's ten likeliest partners are among its ten nearest."
        ).format(kept=kept)
    plain = _share(metrics["pca_recall_at_10"])
    told = translate("gui.reports", "{kept} of each item's ten nearest stay so on the map; {plain} on principal axes.")
    return told.format(kept=kept, plain=plain)


def _trust(metrics: Mapping[str, Any]) -> str:
    if not _known(metrics, "trustworthiness", "pca_trustworthiness"):
        return ""
    told = translate("gui.reports", "Trustworthiness {mine}; {plain} on principal axes.")
    return told.format(mine=number(metrics["trustworthiness"], 3), plain=number(metrics["pca_trustworthiness"], 3))


def _left_out(metrics: Mapping[str, Any]) -> str:
    if not _known(metrics, "left_out"):
        return ""
    return translate("gui.reports", "{count} items without any pair are not on the map.").format(
        count=QLocale().toString(int(metrics["left_out"]))
    )


def _share(share: float) -> str:
    """A share in percent, without a sign."""
    return translate("gui.reports", "{share} %").format(share=QLocale().toString(100 * share, "f", 1))


def _shelf_plan(result: Result) -> Report:
    """What later visits would walk less, with its interval; those it was planned from where there are none."""
    m = result.metrics
    before, remark = m.get("baseline_metres_test") or m.get("baseline_metres"), ""
    change = m.get("test_change")
    if change is None:
        change = m.get("train_change") or 0.0
        sentence = translate("gui.reports", "{change} metres per visit, on the same visits").format(
            change=percent(change)
        )
        remark = words.translated(str(m.get("test_note") or ""))
    else:
        sentence = translate("gui.reports", "{change} metres per visit on later visits").format(change=percent(change))
        low, high = percent(m.get("ci_low") or change), percent(m.get("ci_high") or change)
        remark = translate(
            "gui.reports", "Between {low} and {high} with 95 % confidence, on visits that the plan has not seen."
        ).format(low=low, high=high)
    longer = m.get("longer_visits")
    if longer is not None:
        told = translate("gui.reports", "{share} of the visits get longer.").format(share=_plainly(longer))
        remark = f"{remark} {told}".strip()
    bars = _walks(float(before), m, float(change)) if before else ()
    quantity = translate("gui.reports", "Metres per visit, there and back")
    return Report(result.name, *_chip(result), quantity, bars, "", sentence, remark)


def _walks(before: float, metrics: Mapping[str, Any], change: float) -> tuple[Bar, ...]:
    rows = [(translate("gui.reports", "As it stands"), 0.0, "reference")]
    popularity, oracle = metrics.get("popularity_change"), metrics.get("oracle_change")
    if popularity is not None:
        rows.append((translate("gui.reports", "By popularity"), float(popularity), "better"))
    rows.append((translate("gui.reports", "This plan"), change, "this"))
    if oracle is not None:
        rows.append((translate("gui.reports", "Knowing the future"), float(oracle), "better"))
    return tuple(Bar(title, before * (1 + share), kind) for title, share, kind in rows)


def _plainly(share: Any) -> str:
    return percent(float(share or 0.0)).lstrip("+−")


def _bars(metrics: Mapping[str, Any]) -> tuple[Bar, ...]:
    rows = (
        ("S_random", translate("gui.reports", "Random order"), "reference"),
        ("S_popularity", translate("gui.reports", "By popularity"), "better"),
        ("S", translate("gui.reports", "This placement"), "this"),
        ("bound", translate("gui.reports", "Lower bound"), "bound"),
    )
    return tuple(Bar(title, float(metrics[name]), kind) for name, title, kind in rows if _known(metrics, name))


def _changes(metrics: Mapping[str, Any]) -> tuple[str, str]:
    """The promise on loans that the method had not seen, then how it looks on the loans it was made from."""
    rosy = ""
    if _known(metrics, "S", "S_popularity"):
        rosy = percent(metrics["S"] / metrics["S_popularity"] - 1)
    if _known(metrics, "S_test", "S_test_popularity"):
        later = percent(metrics["S_test"] / metrics["S_test_popularity"] - 1)
        told = translate("gui.reports", "{change} on later loans, against popularity order").format(change=later)
        return told, translate("gui.reports", "On the loans it was made from: {change}, which is too rosy.").format(
            change=rosy
        )
    why = words.translated(str(metrics.get("S_test_note") or "")) or translate(
        "gui.reports", "this run stopped before measuring it"
    )
    told = (
        translate("gui.reports", "{change} against popularity order, on the same loans").format(change=rosy)
        if rosy
        else ""
    )
    return told, translate("gui.reports", "On later loans: not known ({why}).").format(why=why)


def _known(metrics: Mapping[str, Any], *names: str) -> bool:
    values = [metrics.get(name) for name in names]
    return all(isinstance(value, int | float) and math.isfinite(value) and value != 0 for value in values)
