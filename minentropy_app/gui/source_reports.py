"""What the inspector says of a source: where it came from, why not all was taken over, what is kept of people."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, Qt

from minentropy_app.gui.importing.words import number, percent, period
from minentropy_app.gui.words import filled, translate

if TYPE_CHECKING:
    from minentropy_app.gui.faces import Report
    from minentropy_app.model.imports import ImportReport
    from minentropy_app.project.entries import Origin, Source
    from minentropy_app.project.reader import Reader

#: Names of files told before "and … more"; decisions of the import that are told.
_FILES, _NOTES = 2, 4


def enriched(report: Report, source: Source, reader: Reader) -> Report:
    """The report of a source with all that the project knows of it; a note of the user's stands before the rest."""
    origin, imports = reader.origin(source), reader.reports(source)
    known = [*_origin(origin), *_taken(source.kind, imports), *_held(source)]
    said = [source.note, *_privacy(source, origin), report.sentence, report.remark, _notes(imports)]
    sentence, *rest = [text for text in dict.fromkeys(said) if text] or [""]
    return dataclasses.replace(report, known=tuple(known), sentence=sentence, remark="\n".join(rest))


def _origin(origin: Origin) -> list[tuple[str, str]]:
    told: list[tuple[str, str]] = []
    for k, (moment, files) in enumerate(origin.imports):
        title = translate("gui.source_reports", "Added") if k else translate("gui.source_reports", "Imported")
        told.append((title, _moment(moment)))
        if files:
            rest = len(files) - _FILES
            names = ", ".join(files[:_FILES])
            more = translate("gui.source_reports", "{names} and {n} more").format(names=names, n=number(rest))
            title = translate("gui.source_reports", "From the file")
            several = translate("gui.source_reports", "From the files")
            told.append((several if len(files) > 1 else title, more if rest > 0 else names))
    return told


def _taken(kind: str, reports: Sequence[ImportReport]) -> list[tuple[str, str]]:
    """Rows of all files and what became of them; nothing where every row was taken and nothing is to be said."""
    total = {name: sum(getattr(report, name) for report in reports) for name in _FATES}
    if not total["rows"]:
        return []
    rows = [(translate("gui.source_reports", "Rows in the file"), number(total["rows"]))]
    for name, title in _fates(kind).items():
        if total[name]:
            rows.append((title, f"{number(total[name])} · {percent(total[name], total['rows'])}"))
    encodings = dict.fromkeys(report.encoding for report in reports if report.encoding)
    if encodings:
        rows.append((translate("gui.source_reports", "Encoding"), ", ".join(encodings)))
    return rows


_FATES = ("rows", "accepted", "duplicates", "excluded", "rejected_count", "anonymous", "unknown_dates")


def _fates(kind: str) -> Mapping[str, str]:
    own = {"excluded": translate("gui.source_reports", "Left out: suspects and rows that are no loans")}
    return {
        "accepted": translate("gui.source_reports", "Taken over"),
        "duplicates": translate("gui.source_reports", "Dropped: duplicates"),
        "excluded": own["excluded"] if kind == "loans" else translate("gui.source_reports", "Left out"),
        "rejected_count": translate("gui.source_reports", "Refused"),
        "anonymous": translate("gui.source_reports", "Without a borrower"),
        "unknown_dates": translate("gui.source_reports", "On an unknown day"),
    }


def _held(source: Source) -> list[tuple[str, str]]:
    counts = source.counts
    titles = {
        "borrowers": translate("gui.source_reports", "Borrowers"),
        "visits": translate("gui.source_reports", "Visits"),
        "matched": translate("gui.source_reports", "Belong to a book here"),
    }
    told = [(title, number(counts[name])) for name, title in titles.items() if counts.get(name)]
    if counts.get("first_day") is not None and counts.get("last_day") is not None:
        days = period(int(counts["first_day"]), int(counts["last_day"]))
        told.append((translate("gui.source_reports", "From – to"), days))
    return told


def _privacy(source: Source, origin: Origin) -> tuple[str, str]:
    if source.forgotten:
        return (
            translate("gui.source_reports", "The raw loans and their key are destroyed."),
            translate("gui.source_reports", "Only counts of pairs and how often each book was borrowed are left."),
        )
    if source.kind != "loans":
        return "", ""
    if not origin.keyed:
        return translate("gui.source_reports", "No borrower is known."), ""
    return (
        translate("gui.source_reports", "Borrowers are stored as keyed ids, names not at all."),
        translate(
            "gui.source_reports",
            "The key lies in this project only: whoever has the project and an id can look it up. "
            "“Forget the raw loans” in the Data menu destroys it.",
        ),
    )


def _notes(reports: Sequence[ImportReport]) -> str:
    """Decisions of the import, in the language of the window."""
    notes = [note for report in reports for note in report.notes]
    return "\n".join(filled(note.why, dict(note.fields)) for note in notes[:_NOTES])


def _moment(iso: str) -> str:
    found = QDateTime.fromString(iso, Qt.DateFormat.ISODate)
    return QLocale().toString(found.toLocalTime(), QLocale.FormatType.ShortFormat) if found.isValid() else iso
