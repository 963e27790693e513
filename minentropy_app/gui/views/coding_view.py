"""A coded sequence: plain against hierarchical length, the code books, and the sequence as written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QLocale, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from minentropy_app.gui import colours, parts, theme
from minentropy_app.gui.selection import SelectionModel
from minentropy_app.gui.views.code_bars import CodeBars, Stretch
from minentropy_app.gui.views.code_book import BookTable, Line
from minentropy_app.gui.views.code_model import CodingFigures

#: Written words that are shown, and room of one.
_SHOWN = 400
_TALL, _CELL, _SPACE, _PAD = 40, 6.0, 2.0, 8.0
#: Widest name over a written word.
_WIDEST = 110.0


class WrittenSequence(QWidget):
    """The words one after the other, each over its bits as cells; what enters and leaves in violet."""

    def __init__(self, figures: CodingFigures, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._words = [self._word(figures, int(b), int(s)) for b, s in figures.coding.written[:_SHOWN]]
        self._places: list[QRectF] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("The sequence as written"))
        self.setAccessibleDescription(" ".join(f"{name} {word}" for _, name, word in self._words[:60]))

    @property
    def words(self) -> list[tuple[str, str, str]]:
        """Kind, name and word of each written word that is shown."""
        return self._words

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        self.update()

    def _word(self, figures: CodingFigures, book: int, symbol: int) -> tuple[str, str, str]:
        kind, name = figures.name(book, symbol)
        if kind == "enter":
            name = self.tr("enter {name}").format(name=name)
        elif kind == "end":
            name = self.tr("leave")
        return kind, name, figures.coding.books[book][1][symbol][3]

    def _lay_out(self) -> None:
        metrics = QFontMetricsF(theme.body_font(theme.CAPTION))
        self._places, x, y = [], 0.0, 0.0
        for _, name, word in self._words:
            bits = len(word) * (_CELL + _SPACE)
            wide = max(min(metrics.horizontalAdvance(name), _WIDEST), bits) + 2 * _PAD
            if x + wide > self.width() and x > 0:
                x, y = 0.0, y + _TALL + 6
            self._places.append(QRectF(x, y, wide, _TALL))
            x += wide + 4
        self.setFixedHeight(round(y + _TALL + 2))

    def sizeHint(self) -> QSize:
        return QSize(320, 100)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        font, tokens = theme.body_font(theme.CAPTION), self._tokens
        metrics = QFontMetricsF(font)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(font)
            for (kind, name, word), box in zip(self._words, self._places, strict=True):
                if not box.intersects(QRectF(event.rect())):
                    continue
                ink = tokens.colour("accent" if kind == "object" else "violet")
                painter.setPen(QPen(tokens.colour("line"), 1))
                painter.setBrush(tokens.colour("panel"))
                painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
                painter.setPen(tokens.colour("text") if kind == "object" else ink)
                shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, _WIDEST)
                painter.drawText(QPointF(box.left() + _PAD, box.top() + 16), shown)
                for k, bit in enumerate(word):
                    cell = QRectF(box.left() + _PAD + k * (_CELL + _SPACE), box.top() + 23, _CELL, 10)
                    painter.setPen(QPen(ink, 1))
                    painter.setBrush(ink if bit == "1" else Qt.BrushStyle.NoBrush)
                    painter.drawRoundedRect(cell.adjusted(0.5, 0.5, -0.5, -0.5), 1.5, 1.5)


class CodingView(QScrollArea):
    """Shows what ``coding`` gave."""

    def __init__(self, figures: CodingFigures, selection: SelectionModel, tokens: theme.Tokens) -> None:
        super().__init__()
        self.setObjectName("view")
        self.setAccessibleName(self.tr("Coded sequence"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.figures, self._tokens = figures, tokens
        self.bars = CodeBars(tokens, digits=0)
        self.sentence, self.remark = parts.label("", "strong", wrap=True), parts.label("", "caption", wrap=True)
        self.choice = QComboBox()
        self.choice.setAccessibleName(self.tr("Code book"))
        linked = selection if figures.coding.item_ids.size else None
        self.table = BookTable(linked, tokens)
        self.sequence = WrittenSequence(figures, tokens)
        self._build()
        self._show_bars()
        self._say()
        self.choice.currentIndexChanged.connect(self._show_book)
        self.bars.chosen.connect(self.choice.setCurrentIndex)
        self._show_book(0)

    def picture(self, title: str = "") -> Any:
        """The whole page, to be written to a file."""
        from minentropy_app.gui.export_picture import page_of

        return page_of(self, title)

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        for piece in (self.bars, self.table, self.sequence):
            piece.set_tokens(tokens)
        self._show_bars()

    def _build(self) -> None:
        body = QWidget()
        body.setObjectName("view")
        column = QVBoxLayout(body)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(16)
        column.addWidget(parts.label(self.tr("Bits of the whole sequence"), "caption"))
        column.addWidget(self.bars)
        card = QFrame()
        card.setObjectName("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(12, 10, 12, 10)
        inside.addWidget(self.sentence)
        inside.addWidget(self.remark)
        column.addWidget(card)
        head = QHBoxLayout()
        head.addWidget(parts.label(self.tr("Code book"), "strong"))
        head.addWidget(self.choice)
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(self.table)
        count, shown = len(self.figures.coding.written), len(self.sequence.words)
        told = self.tr("The sequence as written")
        if shown < count:
            told = self.tr("The sequence as written, its first {shown} of {count} words").format(
                shown=shown, count=count
            )
        column.addWidget(parts.label(told, "strong"))
        column.addWidget(self.sequence)
        column.addStretch(1)
        self.setWidget(body)
        for book, (path, _) in enumerate(self.figures.coding.books):
            self.choice.addItem(self._book_name(book, path))

    def _show_bars(self) -> None:
        figures, palette = self.figures, colours.category_colours(self._tokens.dark)
        stretches = []
        for book, (path, _) in enumerate(figures.coding.books):
            colour = (
                self._tokens.violet if not path else colours.hexadecimal(int(palette[min(book - 1, colours.NAMED)]))
            )
            stretches.append(Stretch(book, self._book_name(book, path), figures.book_bits(book), colour))
        index = stretches[0].value if stretches else 0
        feet = [
            (self.tr("index {bits}").format(bits=_whole(index)), "violet"),
            (self.tr("class books {bits}").format(bits=_whole(figures.grouped - index)), "secondary"),
        ]
        if figures.plain > figures.grouped:
            feet.append((self.tr("saved {bits}").format(bits=_whole(figures.plain - figures.grouped)), "accent"))
        heads = (self.tr("One book"), self.tr("A book for each class"))
        self.bars.show_bars(heads, figures.plain, stretches, feet)

    def _say(self) -> None:
        figures, metrics, locale = self.figures, self.figures.coding.metrics, QLocale()
        saved = figures.plain - figures.grouped
        told = (
            self.tr("Classes with books of their own shorten the sequence by {bits} bits.")
            if saved > 0
            else self.tr("Here classes do not pay: they lengthen the sequence by {bits} bits.")
        )
        self.sentence.setText(told.format(bits=_whole(abs(saved))))
        remark = self.tr("Per object: entropy {entropy} bits with one book, {length} bits with classes, at best.")
        figures_told = (locale.toString(float(metrics.get(key) or 0.0), "f", 3) for key in ("entropy", "codelength"))
        entropy, length = figures_told
        self.remark.setText(remark.format(entropy=entropy, length=length))

    def _book_name(self, book: int, path: str) -> str:
        if not path:
            return self.tr("Index")
        name = self.figures.class_name(path)
        return name if name != path else self.tr("Class {path}").format(path=path)

    def _show_book(self, book: int) -> None:
        coding = self.figures.coding
        if not coding.books:
            return
        symbols = coding.books[book][1]
        every = sum(count for _, _, count, _ in symbols) or 1
        lines = []
        for k in sorted(range(len(symbols)), key=lambda k: (symbols[k][0] != "end", -symbols[k][2])):
            kind, name = self.figures.name(book, k)
            path = coding.books[book][0]
            if kind == "enter":
                name = self._book_name(book, f"{path}:{symbols[k][1]}" if path else symbols[k][1])
            _, number, count, word = symbols[k]
            shown = {"end": self.tr("leave this class")}.get(kind, "{name}")
            ids = self._ids(kind, number)
            kind = "node" if kind == "object" else kind
            lines.append(Line(kind, shown.format(name=name), word, len(word), count / every, _always(ids)))
        self.table.show_lines(lines)
        self.table.setFixedHeight(40 + 24 * min(len(lines), 12))
        self.bars.mark(book)

    def _ids(self, kind: str, number: str) -> npt.NDArray[np.int64]:
        ids = self.figures.coding.item_ids
        if kind != "object" or not ids.size:
            return np.zeros(0, np.int64)
        return np.asarray(ids[int(number) : int(number) + 1], np.int64)


def _whole(value: float) -> str:
    return QLocale().toString(round(value))


def _always(ids: npt.NDArray[np.int64]) -> Callable[[], npt.NDArray[np.int64]]:
    return lambda: ids
