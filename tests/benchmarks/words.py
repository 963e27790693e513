"""The view of words while its sliders move, at 100,000 words of 100 dimensions.

There is no peer: at most 50 ms a step are wanted. The time holds everything that the window does for a
step: both lists and the map are ranked, laid out and painted. CPU milliseconds.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterator
from functools import partial

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # as in the program; before numpy is loaded
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np

from tests.benchmarks import Row, cpu_seconds, row

STEPS, WARMING = 40, 3


def run(options: argparse.Namespace) -> Iterator[Row]:
    """Yield the slider of α, that of counts, and walking on to another word."""
    from PySide6.QtWidgets import QApplication

    from minentropy_app.gui import theme

    app = QApplication.instance() or QApplication([])
    theme.apply(app, theme.DARK)  # type: ignore[arg-type]
    view = opened(20_000 if options.quick else 100_000)
    sliders = view.neighbours.alpha.slider, view.neighbours.least.slider
    cases: tuple[tuple[str, Callable[[int], object]], ...] = (
        ("alpha", lambda k: sliders[0].setValue(3 * k)),
        ("fewest occurrences", sliders[1].setValue),
        ("walk on", lambda k: view.walk(100 + k)),
    )
    for name, step in cases:
        steps = [milliseconds(app, view, partial(step, k)) for k in range(STEPS + WARMING)][WARMING:]
        quality = f"slowest of {STEPS} steps {max(steps):.0f} ms, {len(view.model):,} words"
        yield row(f"{name}, ms a step", None, float(np.median(steps)), quality)
    view.shut_down()


def opened(size: int):
    """The view on a random model with the counts of a real vocabulary and a random map."""
    from types import SimpleNamespace

    from minentropy_app.analyses.words import Lexicon
    from minentropy_app.engines.huffman_softmax import warm_up
    from minentropy_app.engines.neighbour_words import unit_vectors
    from minentropy_app.engines.word_flow import flow_into_rest
    from minentropy_app.gui import theme
    from minentropy_app.gui.selection import SelectionModel
    from minentropy_app.gui.view_kinds import Stage
    from minentropy_app.gui.views.words_map import Spots
    from minentropy_app.gui.views.words_model import WordsModel
    from minentropy_app.gui.views.words_view import WordsView
    from minentropy_app.model.inputs import Names
    from tests.benchmarks.huffman import models

    warm_up()
    softmax, _ = models(size)
    counts = np.sort((5 + 5e6 / np.arange(1, size + 1) ** 1.05).astype(np.int64))[::-1]
    labels = tuple(f"词语{k}" for k in range(size))
    names, nothing = Names(labels, labels), lambda *_: None
    lexicon = Lexicon(names)
    lexicon.places("")
    places = np.random.default_rng(1).normal(size=(size, 2))
    model = WordsModel(
        item_ids=np.arange(size, dtype=np.int64), counts=counts, names=names, units=unit_vectors(softmax.vectors),
        softmax=softmax, lexicon=lexicon, stop=np.zeros(size, bool), books=False,
        flow=flow_into_rest(softmax, counts), spots=Spots("r1", "map", places),
    )  # fmt: skip
    stage = Stage("r0", "words", model, SimpleNamespace(), SelectionModel(), theme.DARK, *[nothing] * 4)
    view = WordsView(stage)
    view.resize(1000, 800)
    view.show()
    return view


def milliseconds(app, view, step: Callable[[], object]) -> float:
    """CPU milliseconds of a step until everything is painted."""
    start = cpu_seconds()
    step()
    app.processEvents()
    view.repaint()
    return 1e3 * (cpu_seconds() - start)
