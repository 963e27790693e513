"""From a stored partition or network to what the network view shows. Runs beside the window."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from minentropy_app.engines.module_books import ModuleBooks
    from minentropy_app.gui.views.code_model import CodingFigures
    from minentropy_app.gui.views.network_model import NetworkModel
    from minentropy_app.gui.views.network_world import World
    from minentropy_app.model.inputs import Ids
    from minentropy_app.project.reader import Reader

#: Loans of which the borrowers behind each pair are counted when a network made from them is opened.
_COUNTED = 150_000


def load_network(path: Path, ref: str) -> NetworkModel | None:
    """Read a partition, a network or a neighbour graph with names; None for other kinds of entry."""
    from minentropy_app.project.reader import Reader

    with Reader(path) as reader:
        entry = reader.by_ref(ref)
        if entry.kind not in ("communities", "network", "neighbour-graph"):
            return None
        prepare_views()
        return network_of(reader, entry, reader.load(entry))


def load_world(path: Path, ref: str) -> tuple[NetworkModel, World] | None:
    """Read what the network view shows, its outermost level laid out."""
    model = load_network(path, ref)
    if model is None:
        return None
    from minentropy_app.gui.views.network_world import Atlas

    return model, Atlas(model).world()


def load_code(path: Path, ref: str) -> NetworkModel | CodingFigures | None:
    """Read what the code view shows: of a partition, or of a coded sequence."""
    from minentropy_app.project.reader import Reader

    with Reader(path) as reader:
        entry = reader.by_ref(ref)
        if entry.kind != "coding":
            return load_network(path, ref)
        from minentropy_app.gui.views.code_model import CodingFigures

        coding = reader.load(entry)
        ids = coding.item_ids.tolist()
        names = tuple(label or key for label, key in zip(reader.labels(ids), reader.keys(ids), strict=True))
        prepare_views()
        return CodingFigures(coding, names or coding.names, _class_names(reader, entry))


def _class_names(reader: Reader, entry: Any) -> dict[str, str]:
    """Names of the modules that a walk was written with, by their path."""
    from minentropy_app.errors import AppError

    ref = next((one.ref for one in entry.inputs if one.role == "partition"), "")
    if not ref:
        return {}
    try:
        partition = reader.by_ref(ref)
        model = network_of(reader, partition, reader.load(partition))
    except AppError:  # the partition has gone since: its modules stay numbers
        return {}
    books = model.books
    paths = (":".join(str(books.number[b]) for b in books.path(book)) for book in range(1, len(books)))
    return {path: model.name(book) for book, path in enumerate(paths, 1)}


def network_of(reader: Reader, entry: Any, value: Any) -> NetworkModel:
    """Gather flow, code books, titles and names."""
    import numpy as np

    from minentropy_app.engines.module_books import module_books
    from minentropy_app.gui.class_titles import titled_classes
    from minentropy_app.gui.views.network_model import NetworkModel, Walk, suggestions
    from minentropy_app.gui.views.network_walk import walk_on

    metrics = dict(getattr(value, "metrics", {}))
    walked = walk_on(value, metrics)
    books = module_books(walked.flow, walked.tree)
    item_ids = np.asarray(walked.network.item_ids, np.int64)[walked.node]
    ids = item_ids.tolist()
    labels = [label or key for label, key in zip(reader.labels(ids), reader.keys(ids), strict=True)]
    authors, classes = reader.attributes(ids, "author"), titled_classes(item_ids, reader)
    visits = np.ascontiguousarray(walked.flow.rates[:, 0])
    source, target, rates = walked.links
    shown = _shown(reader, entry, item_ids[np.stack([source, target])], metrics)
    return NetworkModel(
        ref=entry.ref,
        kind=entry.kind,
        item_ids=item_ids,
        labels=labels,
        subtitles=[" · ".join(filter(None, pair)) for pair in zip(authors, classes, strict=True)],
        flow=visits,
        walk=Walk(source, target, rates, walked.network.directed, shown),
        books=books,
        suggested=tuple(suggestions(books, visits, labels, (authors, classes))),
        given=given_names(reader, entry, books),
        metrics=metrics,
        network=walked.network,
        options=walked.options,
    )


def prepare_views() -> None:
    """Import what draws, and load the compiled kernels that the window's own thread calls."""
    import minentropy_app.gui.views.code_view
    import minentropy_app.gui.views.module_table
    import minentropy_app.gui.views.network_view  # noqa: F401
    from minentropy_app.gui.space_loading import prepare_views

    prepare_views()


def given_names(reader: Reader, entry: Any, books: ModuleBooks) -> dict[int, str]:
    """Names that the user gave to modules, by book."""
    if entry.kind != "communities":
        return {}
    book_of = {at: k for k, at in enumerate(zip(books.depth.tolist(), books.number.tolist(), strict=True))}
    named = reader.module_names(entry)
    return {book_of[at]: name for at, name in named.items() if at in book_of}


def _shown(reader: Reader, entry: Any, ends: Ids, metrics: Mapping[str, Any]) -> Any:
    """Which links may be drawn one by one: those made from loans only with enough borrowers behind them."""
    import numpy as np

    if entry.kind != "communities" or not metrics.get("private_links", True):
        return np.ones(ends.shape[1], np.bool_)
    enough = _enough_borrowers(reader, entry)
    if not enough.size:
        return np.zeros(ends.shape[1], np.bool_)
    return np.isin(_joined(np.sort(ends, axis=0)), enough)


def _enough_borrowers(reader: Reader, entry: Any) -> Any:
    """Pairs of items behind which as many borrowers stand as privacy asks for; none where that is not known."""
    import numpy as np

    from minentropy_app import settings
    from minentropy_app.errors import AppError

    none = np.zeros(0, np.int64)
    ref = next((one.ref for one in getattr(entry, "inputs", ()) if one.role == "network"), "")
    try:
        source = reader.by_ref(ref) if ref else None
        if source is None or (source.kind == "loans" and getattr(source, "rows", 0) > _COUNTED):
            return none
        pairs = _pairs_of(reader.load(source))
    except AppError:  # what the network was made from has gone since
        return none
    if not len(getattr(pairs, "borrowers", ())):
        return none
    first = np.repeat(np.arange(pairs.item_ids.size), np.diff(pairs.indptr))
    kept = pairs.borrowers >= settings.load().privacy_k
    ends = np.sort(pairs.item_ids[np.stack([first[kept], pairs.indices[kept]])], axis=0)
    return np.unique(_joined(ends))


def _pairs_of(value: Any) -> Any:
    """Pair counts of loans, counted as for their network; other things as they are."""
    from minentropy_app.model.inputs import Loans

    if not isinstance(value, Loans):
        return value
    from minentropy_app.engines.pairs import PairOptions, count_pairs
    from minentropy_app.engines.visits import gather_visits
    from minentropy_app.model.step import Context, drain

    visits = drain(gather_visits(value, 1, Context()))
    return drain(count_pairs(visits, PairOptions(False, 1), Context()))


def _joined(ends: Any) -> Any:
    """One number for each pair of items."""
    return ends[0] * (1 << 31) + ends[1]
