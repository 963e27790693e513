"""The top of the page: the three steps, and the file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from minentropy_app.gui import icons, parts, theme
from minentropy_app.gui.importing.words import number, size
from minentropy_app.text import put

_DISC, _LINE = 22, 28
#: Width of the card of a file from which size and shape stand beside its name.
_ROOMY = 560


class Steps(QWidget):
    """File, columns and checks, import: which step it is."""

    def __init__(self, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tokens, self.current = tokens, 0
        self._words = self._names()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.go_to(0)

    def _names(self) -> tuple[str, str, str]:
        return self.tr("File"), self.tr("Columns and checks"), self.tr("Import")

    def go_to(self, step: int) -> None:
        """Show step 0, 1 or 2 as the present one; 3 means that all are done."""
        self.current = step
        word = self._words[min(step, 2)]
        self.setAccessibleName(self.tr("Step {n} of 3: {word}").format(n=min(step + 1, 3), word=word))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        x = 0.0
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for step, word in enumerate(self._words):
                if step:
                    painter.setPen(self.tokens.colour("border"))
                    painter.drawLine(round(x), 14, round(x + _LINE), 14)
                    x += _LINE + 12
                x = self._paint_step(painter, step, word, x)

    def _paint_step(self, painter: QPainter, step: int, word: str, x: float) -> float:
        done, now = step < self.current, step == self.current
        disc = QRectF(x + 0.5, 3.5, _DISC - 1, _DISC - 1)
        painter.setPen(self.tokens.colour("accent" if done or now else "border"))
        painter.setBrush(self.tokens.colour("accent" if done or now else "surface"))
        painter.drawEllipse(disc)
        font = theme.body_font(theme.BODY)
        font.setWeight(QFont.Weight.DemiBold if now else QFont.Weight.Normal)
        if done:
            icons.paint(painter, "check", disc.adjusted(3, 3, -3, -3), self.tokens.on_accent)
        else:
            painter.setFont(theme.body_font(theme.CAPTION))
            painter.setPen(self.tokens.colour("on_accent" if now else "secondary"))
            painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(step + 1))
        painter.setFont(font)
        painter.setPen(self.tokens.colour("text" if done or now else "secondary"))
        wide = QFontMetrics(font).horizontalAdvance(word)
        painter.drawText(QRectF(x + _DISC + 8, 0, wide + 4, 28), Qt.AlignmentFlag.AlignVCenter, word)
        return x + _DISC + 8 + wide + 12


class Picture(QWidget):
    """An icon in the secondary colour."""

    def __init__(self, name: str, tokens: theme.Tokens, side: int = 20) -> None:
        super().__init__()
        self.name, self.tokens = name, tokens
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            icons.paint(painter, self.name, QRectF(self.rect()), self.tokens.secondary)


class FileCard(QFrame):
    """Which file it is, how large, and another one."""

    choose_wanted = Signal()

    def __init__(self, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("fileCard")
        self.title, self.line = parts.label("", "strong"), parts.label("", "caption")
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.choose = parts.button(self.tr("Choose another…"), "link", self.choose_wanted.emit)
        self._picture = Picture("file", tokens)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 10, 8)
        row.setSpacing(10)
        for piece in (self._picture, self.title, self.line):
            row.addWidget(piece)
        row.addStretch(1)
        row.addWidget(self.choose)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow card says the name only."""
        self.line.setVisible(self.width() >= _ROOMY)
        super().resizeEvent(event)

    def show_file(self, files: tuple[Path, ...], size_now: int = 0, rows: int = 0, columns: int = 0) -> None:
        """Show the files; size and shape as far as they are known."""
        first = files[0].name
        more = put(self.tr("{file} and {n} more"), file=first, n=len(files) - 1)
        whole = first if len(files) == 1 else more
        self.title.setText(QFontMetrics(self.title.font()).elidedText(whole, Qt.TextElideMode.ElideMiddle, 320))
        self.title.setToolTip("\n".join(str(file) for file in files))
        words = [size(size_now)] if size_now else []
        if rows:
            words.append(
                put(
                    self.tr("{rows} {rows:row|rows} × {columns} {columns:column|columns}"),
                    rows=number(rows),
                    columns=number(columns),
                )
            )
        elif columns:
            words.append(put(self.tr("{columns} {columns:column|columns}"), columns=number(columns)))
        self.line.setText(" · ".join(words))

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._picture.tokens = tokens
        self._picture.update()


class DropPlace(QFrame):
    """Where files are dropped while there is none."""

    choose_wanted = Signal()

    def __init__(self, kind: str, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dropPlace")
        sentences = {
            "loans": self.tr("Drop a list of loans here: one row a loan, with borrower, item and date."),
            "pairs": self.tr("Drop a list of pairs here: item, item, and how often they were borrowed together."),
            "catalogue": self.tr("Drop a catalogue here: it gives books their titles, authors and call numbers."),
            "texts": self.tr("Drop texts here: files, a folder of them, or a table with a column of texts."),
        }
        formats = {
            "loans": self.tr("CSV, TSV or XLSX, also as .gz or .zip"),
            "pairs": self.tr("CSV, TSV or XLSX, also as .gz or .zip"),
            "catalogue": self.tr("MARC 21, UNIMARC, CNMARC, MARCXML, CSV or XLSX"),
            "texts": self.tr("TXT, Markdown, HTML, CSV, TSV or XLSX, also in a ZIP; a sub-folder becomes a label"),
        }
        self._picture = Picture("import", tokens, 32)
        self.choose = parts.button(self.tr("Choose files…"), "primary", self.choose_wanted.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 48, 32, 48)
        column.setSpacing(12)
        column.addStretch(1)
        for piece in (
            self._picture,
            parts.label(sentences[kind], "strong"),
            parts.label(formats[kind], "caption"),
            self.choose,
        ):
            column.addWidget(piece, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._picture.tokens = tokens
        self._picture.update()
