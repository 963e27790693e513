"""From a stored partition or network to what the network view shows. Runs beside the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from minentropy_app.engines.module_books import ModuleBooks
    from minentropy_app.gui.views.code_model import CodingFigures
    from minentropy_app.gui.views.network_model import Memberships, NetworkModel, SharedBooks
    from minentropy_app.gui.views.network_world import World
    from minentropy_app.model.inputs import Network
    from minentropy_app.model.results import Partition
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

    from minentropy_app.engines.flow import FlowOptions, flow_network
    from minentropy_app.engines.module_books import module_books
    from minentropy_app.gui.class_titles import titled_classes
    from minentropy_app.gui.views.network_model import NetworkModel, suggestions

    metrics = dict(getattr(value, "metrics", {}))
    network, tree = _network_and_tree(value)
    scheme = str(metrics.get("flow") or ("directed" if network.directed else "undirected"))
    options = FlowOptions(scheme, float(metrics.get("teleportation") or 0.15), float(metrics.get("markov_time") or 1.0))
    flow = flow_network(network, options)
    books = module_books(flow, tree)
    ids = network.item_ids.tolist()
    labels = [label or key for label, key in zip(reader.labels(ids), reader.keys(ids), strict=True)]
    authors, classes = reader.attributes(ids, "author"), titled_classes(network.item_ids, reader)
    visits = np.ascontiguousarray(flow.rates[:, 0])
    return NetworkModel(
        ref=entry.ref,
        kind=entry.kind,
        item_ids=np.asarray(network.item_ids, np.int64),
        labels=labels,
        subtitles=[" · ".join(filter(None, pair)) for pair in zip(authors, classes, strict=True)],
        flow=visits,
        walk=walk_of(network, visits, _shown(reader, entry, network, metrics)),
        books=books,
        suggested=tuple(suggestions(books, visits, labels, (authors, classes))),
        given=given_names(reader, entry, books),
        metrics=metrics,
        memberships=_memberships(value, books),
        shared=_shared_books(value, books, (network, flow, options)),
        network=network,
        options=options,
    )


def walk_of(network: Network, visits: Any, shown: Any) -> Any:
    """The flow along each link: its share of all weight, or of what its source sends on."""
    import numpy as np

    from minentropy_app.gui.views.network_model import Walk

    weight = np.asarray(network.weight, np.float64)
    if network.directed:
        out = np.bincount(network.source, weight, network.item_ids.size)
        flow = visits[network.source] * weight / np.maximum(out[network.source], 1e-300)
    else:
        flow = weight / max(float(weight.sum()), 1e-300)
    return Walk(network.source, network.target, flow, network.directed, shown)


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


def _memberships(value: Any, books: ModuleBooks) -> Memberships | None:
    """Memberships of nodes in several modules, where the partition has them."""
    import numpy as np

    from minentropy_app.gui.views.network_model import Memberships

    member = getattr(value, "member", np.zeros(0, np.int32))
    if not member.size:
        return None
    book_of = {at: k for k, at in enumerate(zip(books.depth.tolist(), books.number.tolist(), strict=True))}
    homes = [[(d + 1, m) for d, m in enumerate(column) if m >= 0] for column in value.member_tree.T.tolist()]
    book = np.array([book_of.get(home[-1], -1) if home else 0 for home in homes], np.int32)
    known = book >= 0
    return Memberships(member[known], book[known], value.member_share[known])


def _shared_books(value: Any, books: ModuleBooks, walk: tuple[Any, Any, Any]) -> SharedBooks | None:
    """The books of a partition in which nodes are in several modules."""
    import numpy as np

    from minentropy_app.engines import overlap
    from minentropy_app.engines.module_books import module_books
    from minentropy_app.engines.module_tree import leaf_modules
    from minentropy_app.gui.views.network_model import SharedBooks

    member = getattr(value, "member", np.zeros(0, np.int32))
    if not len(books) > 1 or np.unique(member).size == member.size:
        return None
    links = overlap.flow_links(*walk)
    states = overlap.state_flow(links, member, value.member_share, leaf_modules(value.member_tree, member.size))
    written = module_books(states, value.member_tree)
    at = {one: k for k, one in enumerate(zip(written.depth.tolist(), written.number.tolist(), strict=True))}
    place = [at.get(one, -1) for one in zip(books.depth.tolist(), books.number.tolist(), strict=True)]
    return SharedBooks(written, member, value.member_share, np.array(place, np.int32))


def _network_and_tree(value: Network | Partition) -> tuple[Network, Any]:
    import numpy as np

    from minentropy_app.model.inputs import Network

    tree = getattr(value, "tree", np.zeros((0, value.item_ids.size), np.int32))
    if len(tree) and not tree[0].any():
        tree = tree[:0]  # one module that holds everything is none
    return Network(value.item_ids, value.source, value.target, value.weight, value.directed), tree


def _shown(reader: Reader, entry: Any, network: Network, metrics: dict[str, Any]) -> Any:
    """Which links may be drawn one by one: those made from loans only with enough borrowers behind them."""
    import numpy as np

    if entry.kind != "communities" or not metrics.get("private_links", True):
        return np.ones(network.source.size, np.bool_)
    enough = _enough_borrowers(reader, entry)
    if not enough.size:
        return np.zeros(network.source.size, np.bool_)
    ends = np.sort(network.item_ids[np.stack([network.source, network.target])], axis=0)
    return np.isin(_joined(ends), enough)


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
