"""The texts beside the words learned from them: a word asked for is read where it stands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from minentropy_app.gui import parts
from minentropy_app.gui.beside import Beside
from minentropy_app.gui.view_kinds import Stage

if TYPE_CHECKING:
    from minentropy_app.gui.views.corpus_model import CorpusModel
    from minentropy_app.gui.views.corpus_reading import ReadingPane


def first_document(path: Path, ref: str, word: str) -> int:
    """The first document of a source that a word stands in, −1 if there is none. Called beside the window."""
    from minentropy_app.project.reader import Reader

    with Reader(path) as reader:
        found = reader.concordance(word, [word], 1, reader.by_ref(ref).id)
    return found[0].item if found else -1


class ReadingBeside(QWidget):
    """A reading pane that is filled when it is first wanted, and turns to a document with the word asked for."""

    def __init__(self, stage: Stage, texts: str) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(320)
        self._stage, self._texts, self._tokens = stage, texts, stage.tokens
        self.pane: ReadingPane | None = None
        self._word, self._working = "", list[Beside]()
        self._seeking: Beside | None = None
        self._teach = parts.label(self.tr("Opening the texts…"), "bodySecondary", wrap=True)
        self._teach.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._teach)

    @property
    def settled(self) -> bool:
        """What was asked last can be read."""
        return self.isHidden() or (self.pane is not None and self.pane.settled and self._seeking is None)

    def open(self) -> None:
        """Read the texts, the first time."""
        if self._working or self.pane is not None:
            return
        from minentropy_app.gui.corpus_loading import load_corpus

        path, ref = self._path(), self._texts
        self._run(lambda: load_corpus(path, ref), self._fill)

    def turn_to(self, word: str) -> None:
        """Let a word be read where it stands; the document stays if it holds it."""
        self._word = word
        pane = self.pane
        if pane is None or self.isHidden() or word not in pane.model.words:
            return
        if pane.document is not None and pane.document.found((word,)):
            return
        path, ref = self._path(), self._texts
        if self._seeking is not None:
            self._seeking.stop()
        self._seeking = self._run(lambda: first_document(path, ref, word), self._read)

    def set_tokens(self, tokens: Any) -> None:
        """Follow the theme."""
        self._tokens = tokens
        if self.pane is not None:
            self.pane.set_tokens(tokens)

    def shut_down(self) -> None:
        """Stop reading."""
        for work in self._working:
            work.stop()
        if self.pane is not None:
            self.pane.shut_down()

    def _path(self) -> Path:
        project: Any = self._stage.project
        return Path(project.session.reader.path)

    def _run(self, work: Any, then: Any) -> Beside:
        beside = Beside(work, self)
        beside.ready.connect(then)
        beside.failed.connect(self._fail)
        self._working = [*self._working[-3:], beside]
        beside.start()
        return beside

    def _fill(self, model: CorpusModel | None) -> None:
        if model is None:
            return
        from minentropy_app.gui.views.corpus_reading import ReadingPane

        self.pane = ReadingPane(model, self._stage.selection, self._tokens)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self.pane)
        self._teach.hide()
        self.turn_to(self._word)

    def _read(self, item: int) -> None:
        self._seeking = None
        if self.pane is not None and item >= 0:
            self.pane.read(item)

    def _fail(self, error: Exception) -> None:
        self._seeking = None
        self._teach.setText(str(error))
        self._teach.show()
