"""What came in, and what can be done next."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from minentropy_app.gui import icons, parts, theme
from minentropy_app.gui.importing.words import number, say
from minentropy_app.project.imports import Imported
from minentropy_app.text import put


class _Tick(QWidget):
    def __init__(self, tokens: theme.Tokens) -> None:
        super().__init__()
        self.tokens = tokens
        self.setFixedSize(40, 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.tokens.colour("good_soft"))
            painter.drawEllipse(self.rect())
            icons.paint(painter, "check", QRectF(8, 8, 24, 24), self.tokens.good)


class Outcome(QWidget):
    """The page after an import."""

    next_wanted = Signal(str)
    close_wanted = Signal()

    def __init__(self, kind: str, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self._tick = _Tick(tokens)
        self.title = parts.label("", "title")
        self.line = parts.label("", "bodySecondary", wrap=True)
        self.notes = parts.label("", "caption", wrap=True)
        self.steps = self._next_steps()
        self.close_page = parts.button(self.tr("Close"), "", self.close_wanted.emit)
        words = QVBoxLayout()
        words.setSpacing(theme.GAP)
        for piece in (self.title, self.line, self.notes):
            words.addWidget(piece)
        head = QHBoxLayout()
        head.setSpacing(theme.GAP_LARGE)
        head.addWidget(self._tick, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GAP)
        for button in (*self.steps.values(), self.close_page):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.GAP_LARGE, 0, 0)
        column.setSpacing(theme.GAP_LARGE)
        column.addLayout(head)
        column.addLayout(buttons)
        column.addStretch(1)

    def show_imported(self, imported: Imported) -> None:
        """Tell what came in."""
        report, source = imported.report, imported.source
        words = {
            "loans": self.tr("{n} {n:loan is|loans are} in"),
            "pairs": self.tr("{n} {n:pair is|pairs are} in"),
            "catalogue": self.tr("{n} {n:record is|records are} in"),
            "texts": self.tr("{n} {n:document is|documents are} in"),
        }
        self.title.setText(put(words[self.kind], n=number(report.accepted)))
        self.line.setText(self._line(source.name, report.rows, report.rows - report.accepted))
        self.notes.setText("\n".join(say(note.why, note.fields) for note in report.notes[:8]))
        self.setAccessibleName(self.title.text())
        next(iter(self.steps.values())).setFocus()

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tick.tokens = tokens
        self._tick.update()

    def _line(self, name: str, rows: int, left_out: int) -> str:
        safe = self.tr("Borrowers are stored as keyed ids, names not at all.") if self.kind == "loans" else ""
        words = self.tr("As “{name}”, from {rows} {rows:row|rows}; {left} left out.")
        if self.kind == "texts":
            words = self.tr("As “{name}”; files or pieces left out: {left}.")
        told = put(words, name=name, rows=number(rows), left=number(left_out))
        return f"{told} {safe}".strip()

    def _next_steps(self) -> dict[str, QPushButton]:
        place = (self.tr("Run a placement…"), "placement")
        catalogue = (self.tr("Add a catalogue…"), "import_catalogue")
        loans = (self.tr("Import loans…"), "import_loans")
        learn = (self.tr("Learn word vectors…"), "word2vec")
        read = (self.tr("Read the texts"), "read")
        offered = {
            "loans": (place, catalogue),
            "pairs": (place, catalogue),
            "catalogue": (place, loans),
            "texts": (learn, read),
        }[self.kind]
        made = {}
        for place_of, (word, key) in enumerate(offered):
            made[key] = parts.button(word, "" if place_of else "primary", partial(self.next_wanted.emit, key))
        return made
