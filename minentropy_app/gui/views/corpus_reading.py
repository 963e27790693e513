"""The reading pane: a text in a column made for reading, its keywords and the selected words marked."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QMouseEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from minentropy_app.gui import parts, theme
from minentropy_app.gui.beside import Beside
from minentropy_app.gui.selection import Selection, SelectionModel
from minentropy_app.gui.views.chips import Flow, KeywordChip
from minentropy_app.gui.views.corpus_model import CorpusModel, Keyword, Located, read_located
from minentropy_app.model.inputs import Ids
from minentropy_app.text import put

_SERIF = ("Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", "SimSun", "Noto Serif")
_SIZE, _LINE, _GAP, _COLUMN, _MARGIN = 16, 30, 6, 560, 24
#: Chips shown above the text.
_CHIPS = 12
#: Items of a selection that are looked at; readings that may be under way.
_LOOKED_AT = 200
_AT_ONCE = 8


class TextPage(QTextEdit):
    """A page of text. ``word_clicked(place)`` carries a place in the page."""

    word_clicked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("readingText")
        self.setReadOnly(True)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Text"))

    def show_text(self, text: str, chinese: bool) -> None:
        """Show a page: Chinese paragraphs begin two characters in."""
        self.setFont(reading_font())
        self.setPlainText(text.replace("\u2029", "\n"))
        form = QTextBlockFormat()
        form.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        form.setTextIndent(2 * _SIZE if chinese else 0)
        form.setBottomMargin(8)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(form)
        plain, gap = QTextBlockFormat(form), QTextBlockFormat(form)
        plain.setTextIndent(0)
        gap.setLineHeight(_GAP, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        gap.setBottomMargin(0)
        block = self.document().begin()
        while block.isValid():
            words = block.text()
            if not words.strip():
                QTextCursor(block).setBlockFormat(gap)
            elif words[0].isspace():  # it brings its own indent
                QTextCursor(block).setBlockFormat(plain)
            block = block.next()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def bring(self, cursor: QTextCursor) -> None:
        """Go to a place; from out of sight to a third from the top, where what comes before is seen too."""
        bar, box, height = self.verticalScrollBar(), self.cursorRect(cursor), self.viewport().height()
        hidden, wanted = box.top() < 0 or box.bottom() > height, bar.value() + box.top() - height // 3
        self.setTextCursor(cursor)
        if hidden:
            bar.setValue(wanted)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            cursor = self.cursorForPosition(event.position().toPoint())
            box = self.cursorRect(cursor)
            left_half = event.position().x() < box.left()
            self.word_clicked.emit(cursor.position() - (1 if left_half else 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.setViewportMargins(0, 0, max(self.width() - _COLUMN, _MARGIN), 0)
        super().resizeEvent(event)


class ReadingPane(QWidget):
    """One document: title, facts, keywords, text. It follows the selection to words and documents."""

    shown = Signal()

    def __init__(self, model: CorpusModel, selection: SelectionModel, tokens: theme.Tokens) -> None:
        super().__init__()
        self.model, self.tokens, self._selection = model, tokens, selection
        self.document: Located | None = None
        self._asked, self._reading = -1, list[Beside]()
        self._keywords: Sequence[Keyword] = ()
        self._page = 0
        self._sentences: list[tuple[int, int]] = []
        self._go_to_sentence = False
        self.chips: list[KeywordChip] = []
        self._lay_out()
        self.text.word_clicked.connect(self._clicked)
        selection.changed.connect(self._follow)

    # -- what others may ask -----------------------------------------------------------------

    @property
    def settled(self) -> bool:
        """The document asked for is there."""
        return self._asked < 0 or (self.document is not None and self.document.item == self._asked)

    def read(self, item: int) -> None:
        """Show a document; read beside the window."""
        if item == self._asked or self.model.row(item) is None:
            return
        self._asked, path = item, self.model.path
        while len(self._reading) >= _AT_ONCE:
            self._reading.pop(0).stop()
        work = Beside(lambda: read_located(path, item), self)
        work.ready.connect(self._show)
        work.failed.connect(self._fail)
        self._reading.append(work)
        work.start()

    def read_one_of(self, items: Ids) -> None:
        """Show the first of some documents, unless one of them is being read."""
        if items.size and self._asked not in items:
            self.read(int(items[0]))

    def show_text(self, document: Located, title: str, facts: str, keywords: Sequence[Keyword]) -> None:
        """Show a text at hand."""
        self.document, self._keywords, self._page = document, keywords, 0
        self.title.setText(title)
        self.facts.setText(facts)
        self._show_chips()
        self._show_page()
        self._teach.setVisible(False)
        self._body.setVisible(True)
        self._go_to_first()
        self._show_sentences()
        self.shown.emit()

    def mark_sentences(self, sentences: Sequence[tuple[int, int]], first: bool = True) -> None:
        """Mark sentences, given as (document, which one from 0); with ``first`` go to the first that is here."""
        self._sentences = list(sentences)
        self._go_to_sentence = first
        if self.settled:
            self._show_sentences()

    def turn(self, pages: int) -> None:
        """Go some pages on or back."""
        if self.document is not None:
            last = len(self.document.pages()) - 1
            self._page = min(max(self._page + pages, 0), last)
            self._show_page()

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self.tokens = tokens
        for chip in self.chips:
            chip.tokens = tokens
            chip.update()
        parts.retint(self, tokens)
        self._mark()

    def shut_down(self) -> None:
        """Stop reading."""
        for work in self._reading:
            work.stop()

    # -- showing -----------------------------------------------------------------------------

    def _show(self, document: Located) -> None:
        row = self.model.row(document.item)
        if document.item != self._asked or row is None:
            return
        locale = QLocale()
        facts = (
            row.label, row.date, put(self.tr("{n} {n:word|words}"), n=locale.toString(row.words)),
            put(self.tr("{n} {n:character|characters}"), n=locale.toString(row.characters)),
        )  # fmt: skip
        keywords = self.model.keywords.get(document.item, ())
        self.show_text(document, row.title, " · ".join(fact for fact in facts if fact), keywords)

    def _fail(self, error: Exception) -> None:
        self._teach.setText(str(error))

    def _show_chips(self) -> None:
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = [KeywordChip(keyword, self.tokens) for keyword in self._keywords[:_CHIPS]]
        for chip in self.chips:
            chip.clicked.connect(partial(self._choose, chip.keyword))
            self._flow.addWidget(chip)
        self._chips.setVisible(bool(self.chips))
        self._mark_chips()

    def _show_page(self) -> None:
        document = self.document
        if document is None:
            return
        pages = document.pages()
        start, stop = pages[self._page]
        language = self.model.row(document.item)
        chinese = language is None or language.language != "en"
        self.text.show_text(document.text[start:stop], chinese)
        self._turning.setVisible(len(pages) > 1)
        locale = QLocale()
        at, of = locale.toString(self._page + 1), locale.toString(len(pages))
        self.pages.setText(self.tr("part {n} of {all}").format(n=at, all=of))
        self.earlier.setEnabled(self._page > 0)
        self.later.setEnabled(self._page < len(pages) - 1)
        self._mark()

    def _mark(self) -> None:
        """Mark keywords by fill and underline, selected words in full accent."""
        document = self.document
        if document is None:
            return
        start, stop = document.pages()[self._page]
        marks = [
            self._marked(a, b, _sentence_form(self.tokens), start)
            for a, b in self._sentence_places()
            if a >= start and b <= stop
        ]
        for keyword in self._keywords[:_CHIPS]:
            marks += self._marks_of(document, keyword.words, _keyword_form(self.tokens, keyword.share), (start, stop))
        for word in self._selected_words():
            marks += self._marks_of(document, (word,), _selected_form(self.tokens), (start, stop))
        self.text.setExtraSelections(marks)

    def _marks_of(
        self, document: Located, words: tuple[str, ...], form: QTextCharFormat, page: tuple[int, int]
    ) -> list[QTextEdit.ExtraSelection]:
        inside = [(a, b) for a, b in document.found(words) if a >= page[0] and b <= page[1]]
        return [self._marked(a, b, form, page[0]) for a, b in inside]

    def _marked(self, start: int, stop: int, form: QTextCharFormat, page: int) -> QTextEdit.ExtraSelection:
        """A stretch of the document, marked in the page that begins at ``page``."""
        mark, cursor = QTextEdit.ExtraSelection(), QTextCursor(self.text.document())
        if self.document is not None:
            cursor.setPosition(self.document.qt_place(page, start))
            cursor.setPosition(self.document.qt_place(page, stop), QTextCursor.MoveMode.KeepAnchor)
        mark.cursor, mark.format = cursor, form
        return mark

    def _sentence_places(self) -> list[tuple[int, int]]:
        """Where the marked sentences of this document stand."""
        document = self.document
        if document is None:
            return []
        here = [s for item, s in self._sentences if item == document.item and 0 <= s < len(document.sentences)]
        return [document.sentences[s] for s in here]

    def _show_sentences(self) -> None:
        """Mark them, and turn to the first if that is wanted."""
        places, document = self._sentence_places(), self.document
        if document is not None and places and self._go_to_sentence:
            first = places[0][0]
            page = next((k for k, (a, b) in enumerate(document.pages()) if a <= first < b), self._page)
            if page != self._page:
                self._page = page
                self._show_page()
            self._bring(first)
        self._go_to_sentence = False
        self._mark()

    def _bring(self, place: int) -> None:
        """Scroll to a place of the page that is shown."""
        document = self.document
        if document is not None:
            cursor = QTextCursor(self.text.document())
            cursor.setPosition(document.qt_place(document.pages()[self._page][0], place))
            self.text.bring(cursor)

    def _selected_words(self) -> list[str]:
        ids = self._selection.current.ids[:_LOOKED_AT].tolist()
        return [self.model.word_of[item] for item in ids if item in self.model.word_of]

    def _mark_chips(self) -> None:
        chosen = self._selection.current
        for chip in self.chips:
            chip.setChecked(all(item in chosen for item in chip.keyword.items))

    # -- selecting ---------------------------------------------------------------------------

    def _follow(self, selection: Selection) -> None:
        documents = [item for item in selection.ids[:_LOOKED_AT].tolist() if self.model.row(item) is not None]
        if len(documents) == 1:
            self.read(documents[0])
        self._mark_chips()
        self._mark()
        self._go_to_first()

    def _go_to_first(self) -> None:
        """Turn to where the first selected word stands, if it is not in sight."""
        words, document = self._selected_words(), self.document
        if len(words) != 1 or document is None or self._clicking:
            return
        places = document.found((words[0],))
        start, stop = document.pages()[self._page]
        if not places:
            return
        if not any(start <= a < stop for a, _ in places):
            self._page = next(k for k, (a, b) in enumerate(document.pages()) if a <= places[0][0] < b)
            self._show_page()
            start, stop = document.pages()[self._page]
        self._bring(next(a for a, _ in places if start <= a < stop))

    _clicking = False

    def _choose(self, keyword: Keyword) -> None:
        self._selection.select(np.array(keyword.items, np.int64), self.tr("keyword"))
        self._mark_chips()

    def _clicked(self, place: int) -> None:
        document = self.document
        if document is None:
            return
        start, _ = document.pages()[self._page]
        word = document.word_at(document.own_place(start, place))
        if word in self.model.words:
            self._clicking = True
            self._selection.select(np.array([self.model.words[word]], np.int64), self.tr("text"))
            self._clicking = False

    # -- pieces ------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.title, self.facts = parts.elided("", "title"), parts.elided("", "caption")
        self.pages = parts.label("", "caption")
        self.earlier = parts.tool("chevron-left", self.tokens, self.tr("Part before"))
        self.later = parts.tool("chevron-right", self.tokens, self.tr("Next part"))
        self.earlier.clicked.connect(lambda: self.turn(-1))
        self.later.clicked.connect(lambda: self.turn(1))
        self._turning = QWidget()
        turning = QHBoxLayout(self._turning)
        turning.setContentsMargins(0, 0, 0, 0)
        turning.setSpacing(theme.GAP_SMALL)
        for piece in (self.pages, self.earlier, self.later):
            turning.addWidget(piece)
        self._chips = QWidget()
        self._flow = Flow()
        self._chips.setLayout(self._flow)
        self.text = TextPage()
        self._teach = parts.label(self.tr("Choose a document to read it here."), "bodySecondary", wrap=True)
        self._teach.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._body = QWidget()
        self._fill_body()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._teach, 1)
        column.addWidget(self._body, 1)

    def _fill_body(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self._turning)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(theme.GAP_PAGE, 12, 0, 0)
        body.setSpacing(theme.GAP)
        above = QVBoxLayout()
        above.setContentsMargins(0, 0, theme.GAP_PAGE, 0)
        above.setSpacing(theme.GAP)
        above.addLayout(head)
        above.addWidget(self.facts)
        above.addWidget(self._chips)
        above.addWidget(parts.rule())
        body.addLayout(above)
        body.addWidget(self.text, 1)
        self._body.setVisible(False)


def reading_font() -> QFont:
    """The serif face for reading, the usual one where there is none for Chinese."""
    present = set(QFontDatabase.families())
    serif = [name for name in _SERIF if name in present]
    font = theme.body_font(_SIZE)
    if serif:
        font.setFamilies([*serif, *theme.families()])
    return font


def _keyword_form(tokens: theme.Tokens, share: float) -> QTextCharFormat:
    form = QTextCharFormat()
    fill = QColor(tokens.accent)
    fill.setAlphaF(0.10 + 0.22 * share)
    form.setBackground(fill)
    form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    form.setUnderlineColor(tokens.colour("accent"))
    return form


def _sentence_form(tokens: theme.Tokens) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setBackground(tokens.colour("soft"))
    return form


def _selected_form(tokens: theme.Tokens) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setBackground(tokens.colour("accent"))
    form.setForeground(tokens.colour("on_accent"))
    return form
