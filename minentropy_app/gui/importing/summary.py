"""The right-hand side: what will be imported, suspects, and the button that does it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from minentropy_app.errors import AppError
from minentropy_app.gui import parts, theme
from minentropy_app.gui.importing.histogram import Histogram
from minentropy_app.gui.importing.suspects import Suspects
from minentropy_app.gui.importing.trouble import Trouble
from minentropy_app.gui.importing.words import number, percent, period, say
from minentropy_app.jobs.job import Progress
from minentropy_app.text import put

WIDE, NARROW = 376, 328


class ShareBar(QWidget):
    """Rows that come in, that are left out, and that are refused."""

    def __init__(self, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tokens = tokens
        self._shares: tuple[float, float, float] = (0, 0, 0)
        self.setFixedHeight(6)

    def show_shares(self, taken: int, left_out: int, refused: int) -> None:
        """Show three counts as parts of their sum."""
        total = max(taken + left_out + refused, 1)
        self._shares = (taken / total, left_out / total, refused / total)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.tokens.colour("bar_soft"))
            painter.drawRoundedRect(QRectF(self.rect()), 3, 3)
            left = 0.0
            for share, colour in zip(self._shares, ("accent", "bar", "error"), strict=True):
                painter.setBrush(self.tokens.colour(colour))
                if share > 0:
                    painter.drawRoundedRect(QRectF(left, 0, max(share * self.width(), 2), 6), 3, 3)
                left += share * self.width()


class Figures(QWidget):
    """Words left, figures right, one a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.GAP)
        self._grid.setVerticalSpacing(7)
        self._grid.setColumnStretch(0, 1)
        self.values: dict[str, str] = {}

    def show_figures(self, rows: list[tuple[str, str, str]]) -> None:
        """Show (word, small remark, figure) lines."""
        for old in self.findChildren(QLabel):
            old.hide()
            old.deleteLater()
        while self._grid.takeAt(0) is not None:
            pass
        self.values = {word: figure for word, _, figure in rows}
        for line, (word, remark, figure) in enumerate(rows):
            value = parts.label(figure, "strong")
            font = theme.tabular(theme.body_font())
            font.setWeight(QFont.Weight.DemiBold)
            value.setFont(font)
            words = QHBoxLayout()
            words.setSpacing(theme.GAP)
            words.addWidget(parts.label(word))
            words.addWidget(parts.label(remark, "caption"))
            words.addStretch(1)
            self._grid.addLayout(words, line, 0)
            self._grid.addWidget(value, line, 1, Qt.AlignmentFlag.AlignRight)


class Summary(QFrame):
    """The panel at the right of the page."""

    import_wanted = Signal()
    again_wanted = Signal()
    back_wanted = Signal()
    cancel_wanted = Signal()
    suspects_changed = Signal()

    def __init__(self, kind: str, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspectorPanel")
        self.kind = kind
        self.figures, self.bar = Figures(), ShareBar(tokens)
        self.share = parts.label("", "caption", wrap=True)
        self.notes = parts.label("", "caption", wrap=True)
        self.suspects, self.histogram = Suspects(), Histogram(tokens)
        self.loans_title = parts.label(self.tr("Loans per borrower"), "strong")
        self.trouble = Trouble(tokens)
        self.progress, self.stage = QProgressBar(), parts.label("", "caption")
        self.cancel = parts.button(self.tr("Stop"), "link", self.cancel_wanted.emit)
        self.name = QLineEdit()
        self.estimate = parts.label("", "caption")
        self.back = parts.button(self.tr("Back"), "", self.back_wanted.emit)
        self.go = parts.button("", "primary", self.import_wanted.emit)
        self.again = parts.button(self.tr("Import it again"), "", self.again_wanted.emit)
        self._lay_out()
        self.suspects.changed.connect(self.suspects_changed)
        self.show_waiting()

    # -- states ----------------------------------------------------------------------------

    def show_waiting(self, why: str = "") -> None:
        """Nothing is known yet."""
        for piece in (self.figures, self.bar, self.share, self.notes, self.suspects, self.histogram, self.loans_title):
            piece.setVisible(False)
        self._show_progress(False)
        self.trouble.setVisible(False)
        self.again.setVisible(False)
        self.estimate.setText("")
        self.hint.setText(why)
        self.hint.setVisible(bool(why))
        self._name_button(None)

    def show_checking(self, progress: Progress | None, importing: bool = False) -> None:
        """A reading goes on."""
        self._show_progress(True)
        self.trouble.setVisible(False)
        known = progress is not None and progress.total > 0
        self.progress.setRange(0, 1000 if known else 0)
        word = self.tr("Checking all rows") if not importing else self.tr("Importing")
        if progress is not None:
            word = say(progress.stage)
            if known:
                self.progress.setValue(round(1000 * min(progress.done / progress.total, 1)))
            if "rows" in progress.numbers:
                word = self.tr("{stage}: {rows}").format(stage=word, rows=number(progress.numbers["rows"]))
        self.stage.setText(word)
        self.cancel.setText(self.tr("Cancel") if importing else self.tr("Stop"))
        self.hint.setVisible(False)
        self.go.setEnabled(False)
        self.again.setVisible(False)

    def show_check(self, check: Mapping[str, Any], seconds: float) -> None:
        """Everything has been read: show what an import would bring."""
        self._show_progress(False)
        self.trouble.setVisible(False)
        self.hint.setVisible(False)
        report = check["report"]
        self.figures.show_figures(self._rows(check))
        left_out = report["excluded"] + report["duplicates"]
        self.bar.show_shares(report["accepted"], left_out, report["rejected_count"])
        self.share.setText(self._share_text(check))
        self.notes.setText("\n".join(say(note["why"], note["fields"]) for note in report["notes"][:4]))
        for piece in (self.figures, self.bar, self.share):
            piece.setVisible(True)
        self.notes.setVisible(bool(report["notes"]))
        self.suspects.show_suspects(check["suspects"])
        self.histogram.show_bins(check.get("histogram", ()))
        self.loans_title.setVisible(bool(check.get("histogram")))
        self.estimate.setText(self._estimate(seconds))
        self._name_button(report["accepted"])

    def show_trouble(self, error: AppError, twice: bool = False) -> None:
        """What stopped a reading or an import; ``twice`` offers to import a known file again."""
        self._show_progress(False)
        self.trouble.show_error(error)
        self.again.setVisible(twice)
        self.go.setEnabled(self.figures.isVisible() and not twice)

    def show_ready(self) -> None:
        """An import was stopped: it can be begun again."""
        self._show_progress(False)
        self.go.setEnabled(True)

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self.bar.tokens = tokens
        self.bar.update()
        self.histogram.set_tokens(tokens)
        self.trouble.set_tokens(tokens)

    # -- pieces ----------------------------------------------------------------------------

    def _rows(self, check: Mapping[str, Any]) -> list[tuple[str, str, str]]:
        report = check["report"]
        if self.kind == "pairs":
            return [
                (self.tr("Pairs"), self.tr("rows read"), number(report["accepted"])),
                (self.tr("Books"), "", number(check["books"])),
            ]
        if self.kind == "catalogue":
            filled = check["filled"]
            total = max(check["books"], 1)
            return [
                (self.tr("Records"), "", number(check["books"])),
                (self.tr("with author"), "", percent(filled["author"], total)),
                (self.tr("with call number"), "", percent(filled["call_number"], total)),
                (self.tr("with ISBN"), "", percent(filled["isbn"], total)),
            ]
        return [
            (self.tr("Loans"), "", number(report["accepted"])),
            (self.tr("Books"), "", number(check["books"])),
            (self.tr("Borrowers"), self.tr("as keyed ids"), number(check["borrowers"])),
            (self.tr("Visits"), self.tr("borrower + day"), number(check["visits"])),
            (self.tr("Visits of two books or more"), "", percent(check["together"], check["visits"])),
            (self.tr("Period"), "", period(check["first_day"], check["last_day"])),
        ]

    def _share_text(self, check: Mapping[str, Any]) -> str:
        report = check["report"]
        come = put(self.tr("{share} of the rows come in."), share=percent(report["accepted"], report["rows"]))
        suspected = sum(s["loans"] for s in check["suspects"] if s["excluded"])
        left = (
            (min(suspected, report["excluded"]), self.tr("{n} {n:loan|loans} of suspects")),
            (max(report["excluded"] - suspected, 0), self.tr("{n} that {n:is no loan|are no loans}")),
            (report["duplicates"], self.tr("{n} {n:duplicate|duplicates}")),
            (report["rejected_count"], self.tr("{n} refused")),
        )
        words = [put(text, n=number(count)) for count, text in left if count]
        if not words:
            return come
        return come + " " + put(self.tr("Left out: {what}."), what=self.tr(", ").join(words))

    def _estimate(self, seconds: float) -> str:
        wait = max(1, round(seconds * 2))
        if wait >= 90:
            return self.tr("about {n} min").format(n=number(wait / 60))
        return self.tr("about {n} s").format(n=number(wait))

    def _name_button(self, count: int | None) -> None:
        words = {
            "loans": self.tr("Import {n} {n:loan|loans}"),
            "pairs": self.tr("Import {n} {n:pair|pairs}"),
            "catalogue": self.tr("Import {n} {n:record|records}"),
        }
        self.go.setText(self.tr("Import") if count is None else put(words[self.kind], n=number(count)))
        self.go.setEnabled(count is not None)

    def _show_progress(self, on: bool) -> None:
        for piece in (self.progress, self.stage, self.cancel):
            piece.setVisible(on)

    def _lay_out(self) -> None:
        self.hint = parts.label("", "caption", wrap=True)
        content = QWidget()
        content.setObjectName("panel")
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(theme.GAP)
        column.addWidget(parts.label(self.tr("What will be imported"), "title"))
        for piece in (self.hint, self.figures, self.bar, self.share, self.notes):
            column.addWidget(piece)
        column.addSpacing(theme.GAP)
        column.addWidget(self.suspects)
        column.addSpacing(theme.GAP)
        column.addWidget(self.loans_title)
        column.addWidget(self.histogram)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addWidget(parts.rule())
        whole.addWidget(self._foot())

    def _foot(self) -> QWidget:
        foot = QWidget()
        foot.setObjectName("panel")
        column = QVBoxLayout(foot)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(theme.GAP)
        self.name.setAccessibleName(self.tr("Name of the source"))
        named = QHBoxLayout()
        named.addWidget(parts.label(self.tr("Name"), "caption"))
        named.addWidget(self.name, 1)
        working = QHBoxLayout()
        working.addWidget(self.stage, 1)
        working.addWidget(self.cancel)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GAP)
        buttons.addWidget(self.estimate)
        buttons.addStretch(1)
        for piece in (self.back, self.again, self.go):
            buttons.addWidget(piece)
        column.addWidget(self.trouble)
        column.addLayout(working)
        column.addWidget(self.progress)
        column.addLayout(named)
        column.addLayout(buttons)
        return foot
