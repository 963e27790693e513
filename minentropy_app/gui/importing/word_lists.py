"""A list of words to be written, loaded from a file, and checked while it is typed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from minentropy_app.errors import AppError
from minentropy_app.gui import parts, theme, words
from minentropy_app.gui.beside import Beside
from minentropy_app.gui.importing.words import number

#: Milliseconds of rest after which what was typed counts.
_REST = 500
DICTIONARY, PLAIN = "dictionary", "plain"


class WordListEditor(QWidget):
    """One list. ``changed(text)`` when the user has changed it, well formed or not; ``wrong`` says what is amiss.

    Parameters
    ----------
    kind
        ``dictionary``: a word a line with frequency and tag, as jieba reads it; ``plain``: words apart by white space.
    ready_made
        Lists that can be put in by a button: what each is called, and its words.
    """

    changed = Signal(str)

    def __init__(
        self, kind: str, title: str, about: str, tokens: theme.Tokens, ready_made: Sequence[tuple[str, str]] = ()
    ) -> None:
        super().__init__()
        self.kind, self.tokens = kind, tokens
        self.wrong: AppError | None = None
        self.box = QPlainTextEdit()
        self.box.setObjectName("wordBox")
        self.box.setAccessibleName(title)
        self.box.setTabChangesFocus(True)
        self.box.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        if kind == DICTIONARY:
            self.box.setPlaceholderText(self.tr("荣国府 1000 ns\n通灵宝玉"))
        self.trouble, self.count = parts.label("", "errorText", wrap=True), parts.label("", "caption")
        self.load = parts.button(self.tr("Load a file…"), "link", self._ask_file)
        self.title = title
        self._about, self._ready_made = about, ready_made
        self._loading: Beside | None = None
        self._pause = QTimer(self, singleShot=True, interval=_REST)
        self._lay_out()
        self._pause.timeout.connect(self._tell)
        self.box.textChanged.connect(self._pause.start)

    @property
    def text(self) -> str:
        """What stands there now."""
        return self.box.toPlainText()

    def show_text(self, text: str) -> None:
        """Show a list without telling that it has changed; the cursor stays where the text is the same."""
        if text != self.text:
            self.box.blockSignals(True)
            self.box.setPlainText(text)
            self.box.blockSignals(False)
        self._pause.stop()
        self.check()

    def check(self) -> None:
        """Say how many words there are, or which line is wrong."""
        from minentropy_app.sources.segmentation import dictionary_entries

        self.wrong, count = None, len(self.text.split())
        if self.kind == DICTIONARY:
            try:
                count = len(dictionary_entries(self.text.splitlines()))
            except AppError as error:
                self.wrong = error
        self.count.setText(self.tr("%Ln word(s)", "", count) if self.wrong is None else "")
        self.trouble.setText(words.said(self.wrong)[0] if self.wrong is not None else "")
        self.trouble.setVisible(self.wrong is not None)
        self._mark(int(self.wrong.fields["row"]) - 1 if self.wrong is not None else -1)

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self.tokens = tokens
        self.check()

    def shut_down(self) -> None:
        """Stop waiting and reading."""
        self._pause.stop()
        if self._loading is not None:
            self._loading.stop()

    def load_file(self, file: Path) -> None:
        """Put what a file holds in the place of what stands there."""
        from minentropy_app.sources.segmentation import read_lines

        self._loading = Beside(lambda: "\n".join(read_lines(file)), self)
        self._loading.ready.connect(self.box.setPlainText)
        self._loading.failed.connect(self._say)
        self._loading.start()

    def add(self, more: str) -> None:
        """Put words in that are not there yet, below the others."""
        present = set(self.text.split())
        missing = [word for word in more.split() if word not in present]
        self.box.appendPlainText("\n".join(missing)) if missing else None

    def _say(self, error: AppError) -> None:
        self.trouble.setText(" ".join(filter(None, words.said(error))))
        self.trouble.setVisible(True)

    def _tell(self) -> None:
        self.check()
        self.changed.emit(self.text)

    def _mark(self, line: int) -> None:
        """Fill the line that is wrong."""
        if line < 0:
            self.box.setExtraSelections([])
            return
        mark, form = QTextEdit.ExtraSelection(), QTextCharFormat()
        form.setBackground(QColor(self.tokens.error_soft))
        form.setProperty(QTextFormat.Property.FullWidthSelection, True)
        cursor = QTextCursor(self.box.document().findBlockByNumber(line))
        mark.cursor, mark.format = cursor, form
        self.box.setExtraSelections([mark])

    def _ask_file(self) -> None:
        filters = self.tr("Lists of words (*.txt *.dic *.csv);;All files (*)")
        file, _ = QFileDialog.getOpenFileName(self, self.title, "", filters)
        if file:
            self.load_file(Path(file))

    def sizeHint(self) -> QSize:
        return QSize(300, 190)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.GAP)
        head.addWidget(parts.label(self._about, "caption", wrap=True), 1)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.count, 1)
        for name, text in self._ready_made:
            foot.addWidget(parts.button(name, "link", partial(self.add, text)))
        foot.addWidget(self.load)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_SMALL)
        column.addLayout(head)
        column.addWidget(self.box, 1)
        column.addWidget(self.trouble)
        column.addLayout(foot)
        self.trouble.setVisible(False)
        self.check()


def counted(name: str, text: str) -> str:
    """The name of a list with how many lines or words it holds."""
    lines = len(text.split("\n")) if text.strip() else 0
    return f"{name} ({number(lines)})" if lines else name
