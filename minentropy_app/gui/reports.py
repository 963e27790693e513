"""What tree and inspector say of sources and results: one line each, figures on one scale, plain words."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale

from minentropy_app.gui import map_reports, shelf_reports, text_reports, words
from minentropy_app.gui.faces import Bar, Entry, Report, State
from minentropy_app.gui.figures import number, percent
from minentropy_app.gui.report_settings import made, settings_of
from minentropy_app.gui.words import translate
from minentropy_app.text import put

if TYPE_CHECKING:
    from minentropy_app.project.entries import Entry as Stored
    from minentropy_app.project.entries import Result, Source

#: Modules of a network that is divided.
_DIVIDED = 2
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
    """What the inspector says about a source or result, the settings that it was made with, and how that went."""
    return dataclasses.replace(_report(entry), settings=settings_of(entry), made=made(entry))


def _report(entry: Stored) -> Report:
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
    if entry.kind in _OWN:
        return _OWN[entry.kind](entry)
    if (about := text_reports.about(entry)) is not None:
        return Report(entry.name, *_chip(entry), **about)
    return Report(entry.name, *_chip(entry), _line(entry), sentence=entry.note)


def _line(entry: Stored) -> str:
    return _result_line(entry) if hasattr(entry, "analysis") else _source_line(entry)  # type: ignore[arg-type]


def _source_line(source: Source) -> str:
    locale = QLocale()
    rows, items = locale.toString(int(source.rows)), locale.toString(int(source.items))
    lines = {
        "loans": translate("gui.reports", "{rows} {rows:loan|loans} · {items} {items:book|books}"),
        "pairs": translate("gui.reports", "{rows} {rows:pair|pairs} · {items} {items:book|books}"),
        "catalogue": translate("gui.reports", "{rows} {rows:record|records}"),
        "network": translate("gui.reports", "{rows} {rows:link|links} · {items} {items:node|nodes}"),
        "floor-plan": translate("gui.reports", "{rows} {rows:bay face|bay faces}"),
        "vectors": translate("gui.reports", "{rows} {rows:vector|vectors}"),
        "texts": translate("gui.reports", "{rows} {rows:document|documents} · {words} {words:word|words}")
        if source.rows != 1
        else translate("gui.reports", "One document · {words} {words:word|words}"),
    }
    words_in = locale.toString(int(source.counts.get("tokens") or 0))
    line = put(lines.get(source.kind, ""), rows=rows, items=items, words=words_in)
    return put(translate("gui.reports", "{line} · loans forgotten"), line=line) if source.forgotten else line


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
        return put(
            translate("gui.reports", "S {cost} · {books} {books:book|books}"),
            cost=number(metrics["S"]),
            books=whole("books"),
        )
    if kind == "shelf-plan":
        return put(
            translate("gui.reports", "{bays} {bays:bay|bays} · {moved} moved"),
            bays=whole("bays"),
            moved=percent(float(metrics.get("moved") or 0.0)).lstrip("+−"),
        )
    if kind == "pairs":
        return put(
            translate("gui.reports", "{pairs} {pairs:pair|pairs} · {books} {books:book|books}"),
            pairs=whole("pairs"),
            books=whole("books"),
        )
    if kind == "communities" and _known(metrics, "codelength"):
        return _modules_line(metrics, whole("modules"))
    if kind == "coding":
        return put(
            translate("gui.reports", "{plain} → {grouped} bits"),
            plain=whole("plain_bits"),
            grouped=whole("hierarchical_bits"),
        )
    if kind == "neighbour-graph":
        return put(
            translate("gui.reports", "{rows} {rows:link|links} · {items} {items:node|nodes}"),
            rows=whole("edges"),
            items=whole("nodes"),
        )
    if kind == "layout":
        return map_reports.line(metrics)
    return text_reports.line(kind, metrics)


def _modules_line(metrics: Mapping[str, Any], modules: str) -> str:
    bits = number(metrics["codelength"])
    if int(metrics.get("modules") or 1) < _DIVIDED:
        return put(translate("gui.reports", "no modules · {bits} bits"), bits=bits)
    return put(translate("gui.reports", "{modules} {modules:module|modules} · {bits} bits"), modules=modules, bits=bits)


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


def _communities(result: Result) -> Report:
    """Bits of a step with one book and with modules, and what that means."""
    metrics = result.metrics
    known = _known(metrics, "codelength", "one_level_codelength")
    bars: tuple[Bar, ...] = ()
    sentence = translate("gui.reports", "No modules: one level is shortest.")
    if known and int(metrics.get("modules") or 1) >= _DIVIDED:
        bits, plain = float(metrics["codelength"]), float(metrics["one_level_codelength"])
        bars = (
            Bar(translate("gui.reports", "One level"), plain, "reference"),
            Bar(translate("gui.reports", "With modules"), bits, "this"),
        )
        sentence = translate("gui.reports", "{change} against one level").format(change=percent(bits / plain - 1))
    return Report(
        result.name,
        *_chip(result),
        quantity=translate("gui.reports", "Code length, bits per step of the walk"),
        bars=bars,
        sentence=sentence,
        remark=_of_modules(metrics),
        remark_action=translate("gui.reports", "Run again") if result.stale else "",
    )


def _of_modules(metrics: Mapping[str, Any]) -> str:
    """How many modules of how many nodes, and the Markov time where it is not the usual one."""
    locale = QLocale()
    told = put(
        translate(
            "gui.reports", "{modules} {modules:module|modules}, {nodes} {nodes:node|nodes}, {links} {links:link|links}."
        ),
        modules=locale.toString(int(metrics.get("modules") or 1)),
        nodes=locale.toString(int(metrics.get("nodes") or 0)),
        links=locale.toString(int(metrics.get("links") or 0)),
    )
    several = int(metrics.get("overlapping_nodes") or 0)
    if several:
        told += " " + put(
            translate("gui.reports", "{count} {count:node is|nodes are} in several modules."),
            count=locale.toString(several),
        )
    empty = int(metrics.get("unvisited_modules") or 0)
    if empty:
        told += " " + put(
            translate("gui.reports", "{count} of the modules are never visited."), count=locale.toString(empty)
        )
    levels = int(metrics.get("levels") or 1) - 1
    if levels > 1:
        told += " " + put(translate("gui.reports", "{levels} levels of modules."), levels=levels)
    time = float(metrics.get("markov_time") or 1.0)
    if time != 1.0:
        shown = locale.toString(time, "g", 3)
        told += " " + put(
            translate("gui.reports", "At Markov time {time}; not to be compared with others."), time=shown
        )
    return told


def _coding(result: Result) -> Report:
    """Bits of a sequence with one book and with a book for each class."""
    metrics = result.metrics
    plain, grouped = (float(metrics.get(key) or 0.0) for key in ("plain_bits", "hierarchical_bits"))
    bars = (
        Bar(translate("gui.reports", "One book"), plain, "reference"),
        Bar(translate("gui.reports", "Class books"), grouped, "this"),
    )
    change = percent(grouped / plain - 1) if plain else ""
    remark = put(
        translate(
            "gui.reports",
            "{objects} {objects:object|objects}, {length} {length:place|places}, {books} {books:book|books}.",
        ),
        **{key: QLocale().toString(int(metrics.get(key) or 0)) for key in ("objects", "length", "books")},
    )
    if metrics.get("sample"):
        remark += " " + translate("gui.reports", "The sample list: three fruits, five cities, four numbers.")
    return Report(
        result.name,
        *_chip(result),
        quantity=translate("gui.reports", "Bits of the whole sequence"),
        bars=bars if plain else (),
        sentence=put(translate("gui.reports", "{change} with a book for each class"), change=change) if plain else "",
        remark=remark,
        remark_action=translate("gui.reports", "Run again") if result.stale else "",
    )


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


def _layout(result: Result) -> Report:
    return Report(result.name, *_chip(result), **map_reports.about(result))


#: Reports of kinds that have one of their own.
_OWN: Mapping[str, Callable[[Any], Report]] = {
    "placement": _placement,
    "communities": _communities,
    "coding": _coding,
    "layout": _layout,
    "shelf-plan": lambda result: shelf_reports.report(result, *_chip(result)),
}
