"""The documents in which selected words stand: a box above their table that leaves out all others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from minentropy_app.gui import parts
from minentropy_app.gui.beside import Beside
from minentropy_app.gui.selection import Selection, SelectionModel
from minentropy_app.gui.views.corpus_model import CorpusModel
from minentropy_app.model.inputs import Ids

#: Words of a selection that are looked for at most.
_ASKED = 200


class WordFilter(QCheckBox):
    """Offers to list only documents with one of the selected words; ``changed`` tells that other ones are wanted."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, model: CorpusModel, selection: SelectionModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._found = model, np.zeros(0, np.int64)
        self._work: Beside | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # a long word is cut
        parts.hidden_unless(False, self)
        self.toggled.connect(lambda _: self.changed.emit())
        selection.changed.connect(self.follow)
        self.follow(selection.current)

    @property
    def wanted(self) -> Ids | None:
        """Ids of the documents to list, None for all."""
        return self._found if self.isChecked() else None

    @property
    def settled(self) -> bool:
        """Nothing is being looked for."""
        return self._work is None

    def follow(self, selection: Selection) -> None:
        """Look for the documents with these words; of other items nothing is said, and what is listed stays."""
        words = self._model.words_in(selection.ids)
        self.stop()
        if words.size:
            path, ref = self._model.path, self._model.ref
            named = [self._model.word_of[item] for item in words[:_ASKED].tolist()]
            self._work = Beside(lambda: (named, _documents(path, ref, named)), self)
            self._work.ready.connect(self._take)
            self._work.failed.connect(self.failed)
            self._work.start()
        elif not self.isChecked():
            self.hide()

    def stop(self) -> None:
        """Look no more."""
        if self._work is not None:
            self._work.stop()
            self._work = None

    def _take(self, told: tuple[list[str], Ids]) -> None:
        self._work = None
        named, self._found = told
        locale = QLocale()
        one = self.tr("Only with “{word}”: {count}")
        many = self.tr("Only with one of {words} selected words: {count}")
        numbers = {"count": locale.toString(len(self._found)), "words": locale.toString(len(named))}
        self.setText((one if len(named) == 1 else many).format(word=named[0], **numbers))
        self.setToolTip(self.text())
        self.show()
        if self.isChecked():
            self.changed.emit()


def _documents(path: Path, ref: str, words: list[str]) -> Ids:
    """Ids of the documents of a source with one of these words; the index of words knows them."""
    from minentropy_app.project.documents import documents_with
    from minentropy_app.project.reader import Reader

    with Reader(path) as reader:
        source: Any = reader.by_ref(ref)
        return np.array(documents_with(reader, source, words), np.int64)
