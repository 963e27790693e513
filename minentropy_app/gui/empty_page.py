"""What stands where no view is open: one sentence that teaches, and the way on."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from minentropy_app.gui import icons, parts, theme

_WIDE = 340


class EmptyPage(QWidget):
    """Offers the next step of a project: data first, then an analysis, then an entry to look at."""

    wanted = Signal(str)

    def __init__(self, tokens: theme.Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("view")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._first = ""
        self._keys: tuple[str, ...] = ("", "", "")
        self._holds, self._hidden = (False, False), False
        self.sign = QLabel()
        self.title, self.told = parts.label("", "title"), parts.label("", "bodySecondary", wrap=True)
        self.told.setFixedWidth(_WIDE)
        self.go = parts.button("", "primary", lambda: self.wanted.emit(self._first))
        self.others = [parts.button("", "link") for _ in range(3)]
        for k, other in enumerate(self.others):
            other.clicked.connect(lambda _=False, at=k: self.wanted.emit(self._keys[at]))
        self._lay_out()
        self.set_tokens(tokens)
        self.show_step(False, False)

    def show_step(self, data: bool, results: bool) -> None:
        """Teach what comes next: ``data`` and ``results`` say what the project holds."""
        self._holds = (data, results)
        if results and self._hidden:
            told = self.tr("What the project holds stands in its tree, and the tree is hidden.")
            self._say(self.tr("Nothing is open"), told, ("tree", self.tr("Show the project tree")), ())
        elif results:
            self._say(self.tr("Nothing is open"), self.tr("Choose an entry at the left to look at it."), ("", ""), ())
        elif data:
            told = self.tr("Choose what to compute. Every analysis says how long it takes before it runs.")
            first = ("analyse_placement", self.tr("Place the books…"))
            others = (("analyse_communities", self.tr("Communities…")), ("analyse_word2vec", self.tr("Word vectors…")))
            self._say(self.tr("No results yet"), told, first, others)
        else:
            told = self.tr("Drop a file here: loans, texts, a network, vectors or a floor plan. Or choose one:")
            first = ("import_loans", self.tr("Import loans…"))
            texts, network = ("import_texts", self.tr("Texts…")), ("import_network", self.tr("A network…"))
            vectors = ("import_vectors", self.tr("Vectors…"))
            self._say(self.tr("No data yet"), told, first, (texts, network, vectors))

    def show_hidden(self, hidden: bool) -> None:
        """Send nobody to a tree that is ``hidden``, but offer to show it."""
        self._hidden = hidden
        self.show_step(*self._holds)

    def set_tokens(self, tokens: theme.Tokens) -> None:
        """Follow the theme."""
        self.sign.setPixmap(icons.icon("import", tokens.secondary).pixmap(QSize(32, 32), self.devicePixelRatioF()))

    def _say(self, title: str, told: str, first: tuple[str, str], others: tuple[tuple[str, str], ...]) -> None:
        self.title.setText(title)
        self.told.setText(told)
        self._first = first[0]
        self.go.setText(first[1])
        self.go.setVisible(bool(first[0]))
        self.sign.setVisible(first[0].startswith("import_"))
        self._keys = (*(key for key, _ in others), "", "", "")
        self.told.setMinimumHeight(self.told.heightForWidth(_WIDE))
        for k, other in enumerate(self.others):
            other.setText(others[k][1] if k < len(others) else "")
            other.setVisible(k < len(others))

    def _lay_out(self) -> None:
        centre = Qt.AlignmentFlag.AlignHCenter
        self.told.setAlignment(centre)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_LARGE)
        row.addStretch(1)
        for piece in (self.go, *self.others):
            row.addWidget(piece)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(theme.GAP)
        column.addStretch(2)
        for label in (self.sign, self.title, self.told):
            column.addWidget(label, 0, centre)
        column.addSpacing(theme.GAP)
        column.addLayout(row)
        column.addStretch(3)
