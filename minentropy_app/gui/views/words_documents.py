"""What sets the selected documents apart from all the texts that a model was trained on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, Signal

from minentropy_app.errors import Cancelled
from minentropy_app.gui.beside import Beside
from minentropy_app.gui.selection import Selection
from minentropy_app.gui.view_kinds import Stage
from minentropy_app.gui.views.words_model import WordsModel

#: Documents that are read at most, and words that are told.
_READ, _TOLD = 2000, 7


@dataclass(frozen=True)
class Apart:
    """How many of some items are documents of the model's texts, how many were read, and their words.

    ``places`` are those in the model of the words that set the documents apart, the most telling first.
    """

    documents: int
    read: int
    places: tuple[int, ...]


class DocumentWords(QObject):
    """Looks beside the window for what sets selected documents apart; ``found`` carries an ``Apart``."""

    found = Signal(object)

    def __init__(self, stage: Stage, parent: QObject) -> None:
        super().__init__(parent)
        self._stage = stage
        self._work: Beside | None = None

    @property
    def settled(self) -> bool:
        """Nothing is being looked for."""
        return self._work is None

    def follow(self, selection: Selection) -> None:
        """Look for the words of these documents in the place of those before; other items tell nothing."""
        self.stop()
        project: Any = self._stage.project
        model: WordsModel = self._stage.model
        if not model.texts or len(selection) == 0:
            return
        ended = Event()

        def check() -> None:
            if ended.is_set():
                raise Cancelled

        path: Path = project.path
        self._work = work = Beside(lambda: words_apart(path, model, selection.ids, check), self, ended.set)
        work.ready.connect(self._take)
        work.failed.connect(self._stage.say)
        work.start()

    def stop(self) -> None:
        """Look no more."""
        if self._work is not None:
            self._work.stop()
            self._work = None

    def _take(self, apart: Apart) -> None:
        self._work = None
        if apart.documents:
            self.found.emit(apart)


def words_apart(path: Path, model: WordsModel, ids: Any, check: Callable[[], object]) -> Apart:
    """Find what sets documents apart; of very many, an even sample is read. ``check`` ends it by ``Cancelled``."""
    from minentropy_app.project.documents import cut_texts, documents_among
    from minentropy_app.project.reader import Reader

    with Reader(path) as reader:
        source: Any = reader.by_ref(model.texts)
        found = documents_among(reader, source, ids.tolist())
        read = found[:: -(-len(found) // _READ)] if found else []
        place = {label: k for k, label in enumerate(model.labels)}
        here = np.zeros(len(model))
        for text in cut_texts(reader, source, read):
            check()
            places = [place.get(word, -1) for word in text.split()]
            here += np.bincount(np.array([p for p in places if p >= 0], np.intp), minlength=len(model))
    return Apart(len(found), len(read), _told(model, here))


def _told(model: WordsModel, here: Any) -> tuple[int, ...]:
    """Places of the words that tell most; function words and single letters say little."""
    from minentropy_app.engines.keyword_scores import apart

    scores = apart(here, np.maximum(model.counts, here))
    telling = (k for k in np.argsort(-scores, kind="stable").tolist() if not model.stop[k] and len(model.labels[k]) > 1)
    first = [k for k, _ in zip(telling, range(_TOLD), strict=False)]
    return tuple(k for k in first if scores[k] > 0)
