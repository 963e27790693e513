"""Which entries of a project an analysis takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from minentropy_app.errors import AppError
from minentropy_app.model.params import Text, specs
from minentropy_app.project.entries import Entry, Result
from minentropy_app.project.reader import Reader
from minentropy_app.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from minentropy_app.analyses.analysis import Analysis, Need


def fitting(need: Need, entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries that can fill ``need``."""
    return [e for e in entries if e.kind in need.kinds and usable(e)]


def usable(entry: Entry) -> bool:
    """Tell whether an entry holds something: a source, or a run that has ended well."""
    return not isinstance(entry, Result) or entry.state == "done"


def choose(reader: Reader, analysis: Analysis, named: Sequence[str]) -> dict[str, Entry]:
    """Return the inputs of an analysis by role.

    Parameters
    ----------
    named
        Words such as ``NAME`` or ``ROLE=NAME``. A bare name fills the first open role that it
        fits. A role left open takes the only entry that fits: of the first of its kinds of which
        there is one.

    Raises
    ------
    AppError
        A name is unknown or does not fit; or nothing, or more than one entry fits an open role.
    """
    entries: list[Entry] = [*reader.sources(), *reader.results()]
    chosen: dict[str, Entry] = {}
    for word in named:
        role, entry = _read(reader, analysis, word)
        need = _open_role(analysis, role, entry, chosen)
        chosen[need.role] = entry
    for need in analysis.needs:
        if need.role not in chosen and not need.optional:
            chosen[need.role] = _only(analysis, need, entries)
        elif need.role not in chosen and need.welcome and len(found := fitting(need, entries)) == 1:
            chosen[need.role] = found[0]
    return chosen


def with_named(reader: Reader, analysis: Analysis, params: Any, chosen: Mapping[str, Entry]) -> dict[str, Entry]:
    """Return the inputs with those added that parameters name: ``onto=NAME`` fills the role ``onto``.

    Raises
    ------
    AppError
        There is no such entry, it does not fit, or the role was given to another one.
    """
    found = dict(chosen)
    for role, name in _named_by(analysis, params).items():
        entry = reader.entry(name)
        if role in found and found[role].ref != entry.ref:
            raise AppError(
                QT_TRANSLATE_NOOP("jobs.inputs", "{analysis} is given two entries for {role}: {first} and {second}."),
                QT_TRANSLATE_NOOP("jobs.inputs", "Name one of them."),
                analysis=analysis.key,
                role=role,
                first=found[role].name,
                second=entry.name,
            )
        others = {taken: each for taken, each in found.items() if taken != role}
        found[_open_role(analysis, role, entry, others).role] = entry
    return found


def _named_by(analysis: Analysis, params: Any) -> dict[str, str]:
    """Names by role: of parameters that are called as an input is, and hold a text."""
    texts = {spec.name for spec in specs(analysis.params) if isinstance(spec.kind, Text)}
    roles = {need.role for need in analysis.needs} & texts
    return {role: name for role in sorted(roles) if (name := str(getattr(params, role)).strip())}


def _read(reader: Reader, analysis: Analysis, word: str) -> tuple[str, Entry]:
    role, equals, name = word.partition("=")
    if equals and any(need.role == role for need in analysis.needs):
        return role, reader.entry(name)
    return "", reader.entry(word)


def _open_role(analysis: Analysis, role: str, entry: Entry, chosen: Mapping[str, Entry]) -> Need:
    open_needs = [n for n in analysis.needs if n.role not in chosen and role in ("", n.role)]
    for need in open_needs:
        if fitting(need, [entry]):
            return need
    raise AppError(
        QT_TRANSLATE_NOOP("jobs.inputs", "{analysis} cannot work on {name}, which is of the kind {kind}{state}."),
        QT_TRANSLATE_NOOP("jobs.inputs", "It takes: {wanted}."),
        analysis=analysis.key,
        name=entry.name,
        kind=entry.kind,
        state=f" ({entry.state})" if not usable(entry) else "",
        wanted=", ".join(f"{n.role} ({' / '.join(n.kinds)})" for n in analysis.needs) or "-",
    )


def _only(analysis: Analysis, need: Need, entries: Sequence[Entry]) -> Entry:
    for kind in need.kinds:
        found = [e for e in fitting(need, entries) if e.kind == kind]
        if len(found) == 1:
            return found[0]
        if found:
            raise _several(analysis, need, fitting(need, entries))
    raise _nothing(analysis, need)


def _several(analysis: Analysis, need: Need, found: Sequence[Entry]) -> AppError:
    return AppError(
        QT_TRANSLATE_NOOP("jobs.inputs", "{analysis} could work on several of: {names}."),
        QT_TRANSLATE_NOOP("jobs.inputs", "Say which one, with --on {role}=NAME."),
        analysis=analysis.key,
        names=", ".join(e.name for e in found),
        role=need.role,
    )


def _nothing(analysis: Analysis, need: Need) -> AppError:
    return AppError(
        QT_TRANSLATE_NOOP(
            "jobs.inputs", "{analysis} needs {role}, and the project holds nothing of that kind ({kinds})."
        ),
        QT_TRANSLATE_NOOP("jobs.inputs", "Import it, or run the analysis that gives it, first."),
        analysis=analysis.key,
        role=need.role,
        kinds=", ".join(need.kinds),
    )
