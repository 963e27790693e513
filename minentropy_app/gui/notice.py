"""What has to be said or asked, in a strip below the top bar: never a dialog in the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from minentropy_app.gui import icons, parts, theme

#: Kind of notice -> icon and token of its colour.
_SIGNS = {"error": ("warning", "error"), "warning": ("warning", "warning"), "info": ("info", "accent")}
Answer = tuple[str, Callable[[], object]]


class Notice(QFrame):
    """One message with what to do about it, and buttons; a question may ask for a line of text."""

    def __init__(self, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._tokens, self._kind = tokens, "info"
        self._answered: Callable[[str], object] | None = None
        self._buttons: list[QPushButton] = []
        self.sign = QLabel()
        self.message, self.hint = parts.label("", "strong", wrap=True), parts.label("", "bodySecondary", wrap=True)
        self.message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.hint.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.field = QLineEdit()
        self.field.installEventFilter(self)
        self.field.returnPressed.connect(self.accept)
        self.copy = parts.tool("copy", tokens, self.tr("Copy this message"))
        self.copy.clicked.connect(self._copy)
        self.shut = parts.tool("close", tokens, self.tr("Close this message"))
        self.shut.clicked.connect(self.hide)
        self._lay_out()
        self.hide()

    def say(self, kind: str, message: str, hint: str = "", answers: Sequence[Answer] = ()) -> None:
        """Show an ``error``, ``warning`` or ``info`` until it is closed or answered."""
        self._kind, self._answered = kind, None
        self.message.setText(message)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self.field.hide()
        self.copy.setVisible(kind == "error")
        self._offer(answers)
        self.set_tokens(self._tokens)
        self.setAccessibleName(f"{message} {hint}".strip())
        self.show()

    def ask(self, message: str, text: str, accept: str, answered: Callable[[str], object]) -> None:
        """Ask for a line of text; Return or the button answers, Esc closes."""
        self.say("info", message, "", ((accept, self.accept),))
        self._answered = answered
        self.field.setAccessibleName(message)
        self.field.setText(text)
        self.field.show()
        self.field.selectAll()
        self.field.setFocus()

    def accept(self) -> None:
        """Answer with the text of the field."""
        answered, self._answered = self._answered, None
        self.hide()
        if answered is not None:
            answered(self.field.text())

    @property
    def answers(self) -> list[str]:
        """Texts of the buttons."""
        return [button.text() for button in self._buttons]

    def answer(self, at: int) -> None:
        """Press one of the buttons."""
        self._buttons[at].click()

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self._tokens = tokens
        name, colour = _SIGNS[self._kind]
        drawn = icons.icon(name, getattr(tokens, colour))
        self.sign.setPixmap(drawn.pixmap(QSize(20, 20), self.devicePixelRatioF()))
        self.setProperty("kind", self._kind)
        parts.retint(self, tokens)
        parts.restyle(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.hide()
            return True
        return super().eventFilter(watched, event)

    def _offer(self, answers: Sequence[Answer]) -> None:
        while (item := self._row.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        self._buttons = [parts.button(text, "", self._closing(action)) for text, action in answers]
        for made in self._buttons:
            self._row.addWidget(made)

    def _closing(self, action: Callable[[], object]) -> Callable[[], object]:
        def act() -> None:
            if self._answered is None:
                self.hide()
            action()

        return act

    def _copy(self) -> None:
        QApplication.clipboard().setText(f"{self.message.text()}\n{self.hint.text()}".strip())

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.message)
        words.addWidget(self.hint)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.field, 1)
        row.addLayout(self._row)
        row.addWidget(self.copy)
        row.addWidget(self.shut)
