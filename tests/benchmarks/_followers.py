"""Views of many invented items that follow one selection: keywords, neighbours, shelf plan, network."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np

_LABELS, _WORDS, _LISTED = 12, 5000, 10


@dataclass(frozen=True)
class Follower:
    """A view that is shown, the selection that it follows, and the items it holds."""

    view: Any
    selection: Any
    item_ids: np.ndarray


def followers(items: int) -> Iterator[tuple[str, Follower]]:
    """Views of so many items by their names."""
    yield "keyword list", keyword_list(items)
    yield "neighbour tables", neighbour_tables(items)
    yield "shelf plan", shelf_plan(items)
    yield "network", network(items)


def milliseconds(follower: Follower, chosen: np.ndarray) -> float:
    """CPU time of the window's thread until a view has taken over a selection and is painted again."""
    from PySide6.QtWidgets import QApplication

    start = time.thread_time()
    follower.selection.select(chosen, "lasso")
    QApplication.processEvents()
    return 1000 * (time.thread_time() - start)


def keyword_list(items: int) -> Follower:
    """Keywords of as many documents; the documents and one text beside them."""
    from minentropy_app.gui import corpus_loading
    from minentropy_app.gui.views.corpus_model import CorpusModel, Keyword
    from minentropy_app.gui.views.keywords_model import KeywordsModel
    from minentropy_app.gui.views.keywords_view import KeywordsView
    from minentropy_app.project.documents import DocumentRow

    words = {f"word {k}": items + k for k in range(_WORDS)}
    names = list(words)
    picked = (np.random.default_rng(5).zipf(1.3, (items, _LISTED)) % _WORDS).tolist()
    rows = [DocumentRow(k, f"Document {k}", f"label {k % _LABELS}", "en", "", "file", 900, 150) for k in range(items)]
    keywords = {
        k: [Keyword((names[w],), (items + w,), names[w], 9.0 - rank, 1 - rank / _LISTED) for rank, w in enumerate(row)]
        for k, row in enumerate(picked)
    }
    corpus = CorpusModel(Path("none"), "texts", rows, corpus_loading._table(rows), words, keywords, "s1")
    return _shown(KeywordsView, KeywordsModel(corpus, keywords, "ppmi", ""), np.arange(items))


def neighbour_tables(items: int) -> Follower:
    """Similar and related words of a model of 100 dimensions."""
    from tests.benchmarks.words import opened

    view = opened(items)
    return Follower(view, view.stage.selection, view.model.item_ids)


def shelf_plan(items: int) -> Follower:
    """The plan of a library of as many books."""
    from minentropy_app.gui.views.plan_view import PlanView
    from tests.benchmarks.frames import shelf_model

    model = shelf_model(items)
    return _shown(PlanView, model, model.result.item_ids)


def network(items: int) -> Follower:
    """As many nodes in modules."""
    from minentropy_app.gui import theme
    from minentropy_app.gui.selection import SelectionModel
    from minentropy_app.gui.views.network_view import NetworkView
    from tests.benchmarks.network import invented, opened

    _, model, world = opened(invented(items, 5 * items, True), "followed")
    selection = SelectionModel()
    view = NetworkView(model, selection, theme.LIGHT, world)
    view.resize(1000, 700)
    view.show()
    return Follower(view, selection, model.item_ids)


def _shown(make: Any, model: Any, item_ids: np.ndarray) -> Follower:
    """A view on a stage of its own."""
    from minentropy_app.gui import theme
    from minentropy_app.gui.selection import SelectionModel
    from minentropy_app.gui.view_kinds import Stage

    def nothing(*_: Any) -> None:
        return None

    stage = Stage("r0", "view", model, SimpleNamespace(), SelectionModel(), theme.LIGHT, *[nothing] * 4)
    view = make(stage)
    view.resize(1000, 700)
    view.show()
    return Follower(view, stage.selection, item_ids)
