"""From a stored word2vec result to what the view of words asks. Runs beside the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from minentropy_app.gui.views.words_map import Spots
    from minentropy_app.gui.views.words_model import WordsModel
    from minentropy_app.project.entries import Result
    from minentropy_app.project.reader import Reader


def load_words(path: Path, ref: str) -> WordsModel | None:
    """Read a trained model and the names of its items; None for other kinds of entry."""
    from minentropy_app.model.results import Embedding
    from minentropy_app.project.reader import Reader

    with Reader(path) as reader:
        entry: Any = reader.by_ref(ref)
        model = reader.load(entry) if entry.kind == "word2vec" else None
        if not isinstance(model, Embedding):
            return None
        return words_of(model, entry, reader)


def words_of(model: Any, entry: Result, reader: Reader) -> WordsModel:
    """Take a model up for questions.

    Raises
    ------
    AppError
        Its probabilities do not add up to 1: it is damaged.
    """
    import numpy as np

    import minentropy_app.gui.views.words_view  # noqa: F401
    from minentropy_app.analyses.words import Lexicon
    from minentropy_app.engines.huffman_softmax import softmax_of, warm_up
    from minentropy_app.engines.neighbour_words import unit_vectors
    from minentropy_app.engines.word_flow import flow_into_rest
    from minentropy_app.gui.views.words_model import WordsModel
    from minentropy_app.model.inputs import Names
    from minentropy_app.project.function_words import function_words

    warm_up()
    ids = model.item_ids.tolist()
    labels, keys = reader.labels(ids), reader.keys(ids)
    names = Names(tuple(label or key for label, key in zip(labels, keys, strict=True)), tuple(keys))
    source = _source(entry, reader)
    books = source is not None and source.kind == "loans"
    stop = frozenset() if books else function_words(reader)
    softmax = softmax_of(model)
    lexicon = Lexicon(names)
    lexicon.places("")  # makes its indices here, not in the window's own thread
    mean = model.metrics.get("mean_log_p")
    return WordsModel(
        item_ids=np.asarray(model.item_ids, np.int64),
        counts=np.asarray(model.counts, np.int64),
        names=names,
        units=unit_vectors(model.vectors),
        softmax=softmax,
        flow=flow_into_rest(softmax, model.counts),
        lexicon=lexicon,
        stop=np.array([label in stop for label in names.labels], bool),
        books=books,
        spots=_spots(model, entry, reader),
        texts=source.ref if source is not None and source.kind == "texts" else "",
        curve=np.asarray(getattr(model, "curve", np.zeros((0, 2))), np.float64).reshape(-1, 2),
        mean_log_p=float(mean) if isinstance(mean, int | float) else None,
    )


def _spots(model: Any, entry: Result, reader: Reader) -> Spots | None:
    """The latest flat layout made from the model, in the order of its items; principal axes only without another."""
    import numpy as np

    from minentropy_app.gui.views.words_map import Spots

    made = [r for r in reader.results() if r.kind == "layout" and r.state == "done" and _made_from(r, entry.ref)]
    made.sort(key=lambda result: result.params.get("method") != "pca")
    for result in reversed(made):
        layout = reader.load(result)
        if layout.positions.shape[1] == 2:
            row = {item: k for k, item in enumerate(layout.item_ids.tolist())}
            at = np.array([row.get(item, -1) for item in model.item_ids.tolist()], np.intp)
            places = np.where(at[:, None] >= 0, np.asarray(layout.positions, np.float64)[at], np.nan)
            return Spots(result.ref, result.name, places)
    return None


def _made_from(result: Result, ref: str) -> bool:
    """Whether the items of a result are those of the model: of documents it is only beside them."""
    return any(given.ref == ref and given.role == "items" for given in result.inputs)


def _source(entry: Result, reader: Reader) -> Any:
    """The source that a model was trained on, None if it is gone."""
    from minentropy_app.errors import AppError

    try:
        return reader.by_ref(entry.inputs[0].ref) if entry.inputs else None
    except AppError:
        return None
