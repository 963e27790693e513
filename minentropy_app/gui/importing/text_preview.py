"""The first documents as they will be read, with the words as they are cut; and files with problems."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QTextEdit, QVBoxLayout, QWidget

from minentropy_app.gui import icons, parts, theme
from minentropy_app.gui.importing.words import number, say
from minentropy_app.gui.views.corpus_model import located
from minentropy_app.gui.views.corpus_reading import TextPage

#: Widest list of documents, and its share of the pane.
_LIST, _SHARE = 220, 0.34


class TextPreviewPane(QFrame):
    """Documents at the left, the chosen one at the right, its words shaded in turn."""

    role_chosen = Signal(int, str)

    def __init__(self, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("previewTable")
        self.tokens = tokens
        self.documents: Sequence[Mapping[str, Any]] = ()
        self.names = QListWidget()
        self.names.setObjectName("plainList")
        self.names.setFixedWidth(_LIST)
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.names.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.names.setAccessibleName(self.tr("First documents"))
        self.text = TextPage()
        self.text.setAccessibleName(self.tr("Beginning of the document, cut into words"))
        self.facts = parts.elided("", "caption")
        right = QVBoxLayout()
        right.setContentsMargins(14, 10, 4, 8)
        right.setSpacing(theme.GAP_SMALL)
        right.addWidget(self.facts)
        right.addWidget(self.text, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 4, 4, 4)
        row.setSpacing(0)
        row.addWidget(self.names)
        row.addWidget(_upright())
        row.addLayout(right, 1)
        self.names.currentRowChanged.connect(self._show)

    def show_documents(self, documents: Sequence[Mapping[str, Any]]) -> None:
        """Show these documents; the one that was open stays open."""
        at = max(self.names.currentRow(), 0)
        self.documents = documents
        self.names.blockSignals(True)
        self.names.clear()
        for document in documents:
            item = QListWidgetItem(document["title"])
            item.setToolTip(document["title"])
            self.names.addItem(item)
        self.names.setCurrentRow(min(at, len(documents) - 1))
        self.names.blockSignals(False)
        self.text.setVisible(bool(documents))
        self._show(self.names.currentRow())

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self.tokens = tokens
        self._show(self.names.currentRow())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the text most of the room."""
        super().resizeEvent(event)
        self.names.setFixedWidth(round(min(_LIST, self.width() * _SHARE)))

    def shaded(self) -> list[str]:
        """The words as they are shaded."""
        return [mark.cursor.selectedText() for mark in self.text.extraSelections()]

    def _show(self, at: int) -> None:
        if not 0 <= at < len(self.documents):
            self.facts.setText("")
            return
        document = self.documents[at]
        found = located(0, document["text"], document["segmented"])
        facts = (document["label"], document["date"], self.tr("Each shade is one word."))
        self.facts.setText(" · ".join(fact for fact in facts if fact))
        self.text.show_text(document["text"], document["language"] != "en")
        marks = []
        for k, (a, b) in enumerate(zip(found.start.tolist(), found.stop.tolist(), strict=True)):
            mark, cursor = QTextEdit.ExtraSelection(), QTextCursor(self.text.document())
            cursor.setPosition(found.qt_place(0, a))
            cursor.setPosition(found.qt_place(0, b), QTextCursor.MoveMode.KeepAnchor)
            mark.cursor, mark.format = cursor, self._shade(k % 2)
            marks.append(mark)
        self.text.setExtraSelections(marks)

    def _shade(self, second: int) -> QTextCharFormat:
        form, fill = QTextCharFormat(), QColor(self.tokens.accent)
        fill.setAlphaF(0.26 if second else 0.11)
        form.setBackground(fill)
        return form


class TextProblems(QWidget):
    """Files that cannot be read, and what was noticed about others."""

    def __init__(self, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tokens = tokens
        self._problems: Sequence[Mapping[str, Any]] = ()
        self.count = parts.label("", "caption")
        self.list = QListWidget()
        self.list.setObjectName("plainList")
        self.list.setAccessibleName(self.tr("Problems by file"))
        self.list.setWordWrap(True)
        self.list.setMaximumHeight(130)
        head = QHBoxLayout()
        head.addWidget(parts.label(self.tr("Problems by file"), "strong"))
        head.addWidget(self.count, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_SMALL)
        column.addLayout(head)
        column.addWidget(self.list)
        self.setVisible(False)

    def show_problems(
        self, problems: Sequence[Mapping[str, Any]], columns: Mapping[str, str], counts: Mapping[str, int]
    ) -> None:
        """Show refused files, then what was noticed."""
        self._problems = problems
        self.list.clear()
        for problem in problems:
            refused = problem["fate"] == "refused"
            item = QListWidgetItem(say(problem["why"], problem["fields"]))
            name, colour = ("close", "error") if refused else ("info", "secondary")
            item.setIcon(icons.icon(name, getattr(self.tokens, colour)))
            item.setToolTip(item.text())
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
            self.list.addItem(item)
        refused = sum(problem["fate"] == "refused" for problem in problems)
        told = self.tr("{n} not read").format(n=number(max(refused, counts.get("refused", 0)))) if refused else ""
        self.count.setText(told)
        self.setVisible(bool(problems))

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self.tokens = tokens
        self.show_problems(self._problems, {}, {})


def _upright() -> QFrame:
    made = QFrame()
    made.setObjectName("line")
    made.setFixedWidth(1)
    return made
