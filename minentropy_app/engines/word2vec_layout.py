"""Books placed by Word2Vec: every borrower's record is a sentence, the vectors are the positions.

Su Jianlin, kexue.fm archive 6191. Literally: skip-gram of size 3. As a variant: skip-gram of a
higher dimension, its directions then reduced to three by principal components.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from minentropy_app.engines.visits import Visits, borrower_sequences
from minentropy_app.engines.word2vec import Sentences, Trained, WordOptions, train
from minentropy_app.model.inputs import Floats, Ints
from minentropy_app.model.step import Context, Step, Steps


@dataclass(frozen=True)
class WordLayout:
    """Positions of the books that Word2Vec knows.

    Attributes
    ----------
    items
        (V,) indices into ``visits.item_ids``.
    positions
        (V, 3) the vectors themselves, or their three principal components.
    mean_log_p
        Mean log p(context | centre) of the model behind them, in nats.
    """

    items: Ints
    positions: Floats
    mean_log_p: float | None


def word2vec_layout(visits: Visits, options: WordOptions, high_dim: bool, context: Context) -> Steps[WordLayout]:
    """Train on borrowers' records; size 3 literally, or ``options.dim`` reduced to 3 (``high_dim``).

    Raises
    ------
    AppError
        Fewer than two books are borrowed ``min_count`` times.
    """
    sentences = Sentences(*borrower_sequences(visits))
    trained = yield from _as_layouts(train(sentences, options if high_dim else replace(options, dim=3), context))
    return _layout(trained)


def _as_layouts(steps: Steps[Trained]) -> Steps[Trained]:
    """The same Steps with layouts as snapshots."""
    while True:
        try:
            step = next(steps)
        except StopIteration as end:
            trained: Trained = end.value
            return trained
        yield step if step.snapshot is None else _with_layout(step)


def _with_layout(step: Step) -> Step:
    given = step.snapshot
    return replace(step, snapshot=lambda: _layout(given()) if given else None)


def _layout(trained: Trained) -> WordLayout:
    vectors = trained.vectors.astype(np.float64)
    positions = vectors if vectors.shape[1] == 3 else principal_components(vectors)
    return WordLayout(trained.vocabulary.items, positions, trained.mean_log_p)


def principal_components(vectors: Floats) -> Floats:
    """(V, 3) coordinates of the unit vectors on their first three principal axes.

    Lengths are dropped first (similar books have similar directions). The sign of an axis makes
    its largest component positive, so that equal input gives equal output. Fewer than three
    dimensions are filled up with zeros.
    """
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit = vectors / np.where(length > 0, length, 1.0)
    unit = unit - unit.mean(axis=0)
    _, axes = np.linalg.eigh(np.einsum("ni,nj->ij", unit, unit))
    axes = axes[:, ::-1][:, :3]
    axes = axes * np.sign(axes[np.abs(axes).argmax(axis=0), np.arange(axes.shape[1])])
    reduced = np.zeros((len(vectors), 3))
    reduced[:, : axes.shape[1]] = unit @ axes
    return reduced
