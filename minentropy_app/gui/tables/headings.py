"""Headings of columns in the reader's words, for every table of the window."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from minentropy_app.text import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate
_HEADINGS: Mapping[str, str] = {
    "name": QT_TRANSLATE_NOOP("ColumnTable", "Title"),
    "code word": QT_TRANSLATE_NOOP("ColumnTable", "Code word"),
    "called": QT_TRANSLATE_NOOP("ColumnTable", "Name"),
    "item": QT_TRANSLATE_NOOP("ColumnTable", "Title"),
    "word": QT_TRANSLATE_NOOP("ColumnTable", "Item"),
    "bay": QT_TRANSLATE_NOOP("ColumnTable", "Bay"),
    "holds": QT_TRANSLATE_NOOP("ColumnTable", "Holds"),
    "books": QT_TRANSLATE_NOOP("ColumnTable", "Books"),
    "to_entrance": QT_TRANSLATE_NOOP("ColumnTable", "To door, m"),
    "loans_per_m_before": QT_TRANSLATE_NOOP("ColumnTable", "Before"),
    "loans_per_m_after": QT_TRANSLATE_NOOP("ColumnTable", "After"),
    "change": QT_TRANSLATE_NOOP("ColumnTable", "Change"),
    "loans": QT_TRANSLATE_NOOP("ColumnTable", "Loans"),
    "key": QT_TRANSLATE_NOOP("ColumnTable", "Key"),
    "class": QT_TRANSLATE_NOOP("ColumnTable", "Class"),
    "author": QT_TRANSLATE_NOOP("ColumnTable", "Author"),
    "call_number": QT_TRANSLATE_NOOP("ColumnTable", "Call number"),
    "weight": QT_TRANSLATE_NOOP("ColumnTable", "Weight"),
    "count": QT_TRANSLATE_NOOP("ColumnTable", "Count"),
    "path": QT_TRANSLATE_NOOP("ColumnTable", "Module"),
    "flow": QT_TRANSLATE_NOOP("ColumnTable", "Flow"),
    "moved": QT_TRANSLATE_NOOP("ColumnTable", "Moved"),
    "distance": QT_TRANSLATE_NOOP("ColumnTable", "Distance"),
    "pmi": QT_TRANSLATE_NOOP("ColumnTable", "PMI"),
    "ochiai": QT_TRANSLATE_NOOP("ColumnTable", "Ochiai"),
    "document": QT_TRANSLATE_NOOP("ColumnTable", "Document"),
    "label": QT_TRANSLATE_NOOP("ColumnTable", "Label"),
    "language": QT_TRANSLATE_NOOP("ColumnTable", "Language"),
    "date": QT_TRANSLATE_NOOP("ColumnTable", "Date"),
    "words": QT_TRANSLATE_NOOP("ColumnTable", "Words"),
    "characters": QT_TRANSLATE_NOOP("ColumnTable", "Characters"),
    "file": QT_TRANSLATE_NOOP("ColumnTable", "File"),
    "spelling": QT_TRANSLATE_NOOP("ColumnTable", "Word"),
    "book": QT_TRANSLATE_NOOP("ColumnTable", "Title"),
    "per million": QT_TRANSLATE_NOOP("ColumnTable", "Per million"),
    "flow into the rest": QT_TRANSLATE_NOOP("ColumnTable", "Flow into the rest"),
    "function": QT_TRANSLATE_NOOP("ColumnTable", "Kind"),
    "floor": QT_TRANSLATE_NOOP("ColumnTable", "Floor"),
    "node": QT_TRANSLATE_NOOP("ColumnTable", "Node"),
    "shelves": QT_TRANSLATE_NOOP("ColumnTable", "Shelves"),
    "shelf_cm": QT_TRANSLATE_NOOP("ColumnTable", "Shelf, cm"),
    "max_height_cm": QT_TRANSLATE_NOOP("ColumnTable", "Highest book, cm"),
    "present_bay": QT_TRANSLATE_NOOP("ColumnTable", "Bay now"),
    "width_cm": QT_TRANSLATE_NOOP("ColumnTable", "Width, cm"),
    "sentences": QT_TRANSLATE_NOOP("ColumnTable", "Sentences"),
    "sentence": QT_TRANSLATE_NOOP("ColumnTable", "Sentence"),
    "text": QT_TRANSLATE_NOOP("ColumnTable", "Text"),
    "rank": QT_TRANSLATE_NOOP("ColumnTable", "Rank"),
    "keyword": QT_TRANSLATE_NOOP("ColumnTable", "Keyword"),
    "score": QT_TRANSLATE_NOOP("ColumnTable", "Score"),
    "cosine": QT_TRANSLATE_NOOP("ColumnTable", "Cosine"),
    "log_p": QT_TRANSLATE_NOOP("ColumnTable", "log p"),
    "kind": QT_TRANSLATE_NOOP("ColumnTable", "Kind"),
    "uses": QT_TRANSLATE_NOOP("ColumnTable", "Uses"),
    "sense": QT_TRANSLATE_NOOP("ColumnTable", "Sense"),
    "share": QT_TRANSLATE_NOOP("ColumnTable", "Share"),
    "source": QT_TRANSLATE_NOOP("ColumnTable", "From"),
    "target": QT_TRANSLATE_NOOP("ColumnTable", "To"),
    "section": QT_TRANSLATE_NOOP("ColumnTable", "Part of the test"),
    "asked": QT_TRANSLATE_NOOP("ColumnTable", "Question"),
    "people": QT_TRANSLATE_NOOP("ColumnTable", "People"),
    "vectors": QT_TRANSLATE_NOOP("ColumnTable", "Vectors"),
    "agreement": QT_TRANSLATE_NOOP("ColumnTable", "Agreement"),
    "level": QT_TRANSLATE_NOOP("ColumnTable", "Compared by"),
    "first": QT_TRANSLATE_NOOP("ColumnTable", "First so many"),
    "precision": QT_TRANSLATE_NOOP("ColumnTable", "Precision"),
    "recall": QT_TRANSLATE_NOOP("ColumnTable", "Recall"),
    "f1": QT_TRANSLATE_NOOP("ColumnTable", "F1"),
}
#: Words that stand in cells, by column.
_CELLS: Mapping[str, Mapping[str, str]] = {
    "kind": {
        "word": QT_TRANSLATE_NOOP("ColumnTable", "word"),
        "context": QT_TRANSLATE_NOOP("ColumnTable", "context"),
        "object": QT_TRANSLATE_NOOP("ColumnTable", "object"),
        "enter": QT_TRANSLATE_NOOP("ColumnTable", "enter"),
        "exit": QT_TRANSLATE_NOOP("ColumnTable", "leave"),
    },
    "sense": {"undecided": QT_TRANSLATE_NOOP("ColumnTable", "undecided")},
    "language": {
        "zh": QT_TRANSLATE_NOOP("ColumnTable", "Chinese"),
        "en": QT_TRANSLATE_NOOP("ColumnTable", "English"),
    },
}


def explanation(name: str) -> str | None:
    """What a column means, where its heading does not say it all."""
    words = {
        "flow into the rest": translate(
            "ColumnTable",
            "p(w) (1 − p(w|w)), per million: how much of the traffic between words goes from it to others",
        ),
        "function": translate("ColumnTable", "Click a row here to make it a function word, or none (F)"),
    }
    return words.get(name)


def heading(name: str) -> str:
    """The heading of a column in the user's words; one that is not known as it is."""
    return translate("ColumnTable", _HEADINGS[name]) if name in _HEADINGS else name


def cell(column: str, value: str) -> str:
    """A cell that is one of a few words of the program, in the user's words; what people wrote as it is."""
    told = _CELLS.get(column, {}).get(value)
    return translate("ColumnTable", told) if told is not None else value
