"""Every kind of source and result as a table: one function and one line in ``TABLES`` a kind.

Names come from whoever knows the items (the project's reader); arrays hold only ids. Pairs with
fewer distinct borrowers than the k of privacy never appear, nor loans of a book that fewer have read.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from minentropy_app.errors import fill
from minentropy_app.exports.module_paths import as_states, memberships, module_paths
from minentropy_app.exports.names import Names, View, naming, unique_names
from minentropy_app.exports.shelf_tables import floor_plan_table, locations
from minentropy_app.exports.tables import Table
from minentropy_app.model.inputs import Corpus, Ids, Loans, Network, PairCounts, Vectors
from minentropy_app.model.results import (
    Coding,
    Embedding,
    Keywords,
    KeywordTest,
    Layout,
    NeighbourGraph,
    Pairs,
    Partition,
    Placement,
    Ranking,
    Senses,
    VectorTest,
)
from minentropy_app.model.visits import readers_of
from minentropy_app.text import QT_TRANSLATE_NOOP

__all__ = ["TABLES", "Names", "View", "classes_of", "enough", "symmetric", "table_of", "unique_names"]

#: Rows for which names are fetched at once.
_CHUNK = 4096
#: Attributes of books worth a column, where any book has them.
_ABOUT = ("author", "call_number")
#: What a context is called whose sense is not decided.
UNDECIDED = "undecided"


def table_of(kind: str, value: Any, names: Names, view: View) -> Table:
    """Return the table of a source or result; ``count`` is the number of rows without ``top``.

    A kind without a table gives one without columns.
    """
    build = TABLES.get(kind)
    return build(value, names, view) if build is not None else Table((), (), "", 0)


def _placement(result: Placement, names: Names, view: View) -> Table:
    order = np.arange(len(result.item_ids))[: view.top or None]
    places = result.positions[order]
    away = np.sqrt((places**2).sum(axis=1))
    about = _about(result.item_ids[order], names)
    head = ("name", "x", "y", "z", "loans", "to_entrance", "key", *about)
    name = _names_at(result.item_ids, order, names)
    keys = names.keys(result.item_ids[order].tolist())
    people = result.readers if len(result.readers) else result.loans
    loans = enough(result.loans[order], people[order], view.k)
    rows = zip(name, *map(_plain, places.T), loans, _plain(away), keys, *about.values(), strict=True)
    note = QT_TRANSLATE_NOOP(
        "exports.result_tables",
        "Positions in the unit in which d_min was given; the entrance is at 0, 0, 0. "
        "Loans of books with fewer than {k} readers are not shown.",
    )
    return Table(head, rows, fill(note, {"k": view.k}), len(result.item_ids), result.item_ids[order])


def _layout(result: Layout, names: Names, view: View) -> Table:
    order = np.arange(len(result.item_ids))[: view.top or None]
    columns = [_plain(axis) for axis in result.positions[order].T]
    about = _about(result.item_ids[order], names)
    head = ("name", *"xyz"[: len(columns)], "key", *about)
    name = _names_at(result.item_ids, order, names)
    keys = names.keys(result.item_ids[order].tolist())
    rows = zip(name, *columns, keys, *about.values(), strict=True)
    note = QT_TRANSLATE_NOOP("exports.result_tables", "Only distances between positions mean anything.")
    return Table(head, rows, note, len(result.item_ids), result.item_ids[order])


def _embedding(result: Embedding, names: Names, view: View) -> Table:
    order = np.arange(len(result.item_ids))[: view.top or None]
    head = ("word", "count", *(f"v{d + 1}" for d in range(result.vectors.shape[1])))
    words = _names_at(result.item_ids, order, names)
    shown = enough(result.counts, result.readers, view.k)
    counts = [shown[i] for i in order]
    rows = (
        (word, count, *v.astype(float)) for word, count, v in zip(words, counts, result.vectors[order], strict=True)
    )
    note = QT_TRANSLATE_NOOP("exports.result_tables", "Centre vectors.")
    if len(result.readers):
        note = QT_TRANSLATE_NOOP(
            "exports.result_tables", "Centre vectors. Counts under {k} different borrowers are not shown."
        )
    return Table(head, rows, fill(note, {"k": view.k}), len(result.item_ids), result.item_ids[order])


def _vectors(value: Vectors | Embedding, names: Names, view: View) -> Table:
    if isinstance(value, Embedding):
        return _embedding(value, names, view)
    order = np.arange(len(value.item_ids))[: view.top or None]
    counts = (value.counts[order] if value.counts.size else np.full(len(order), -1)).tolist()
    words = _names_at(value.item_ids, order, names)
    known = (None if count < 0 else count for count in counts)
    rows = ((word, count, *v.astype(float)) for word, count, v in zip(words, known, value.values[order], strict=True))
    head = ("word", "count", *(f"v{d + 1}" for d in range(value.values.shape[1])))
    return Table(head, rows, "", len(value.item_ids), value.item_ids[order])


def _communities(result: Partition, names: Names, view: View) -> Table:
    states, node = as_states(result), memberships(result)
    paths = module_paths(states)
    order = np.array(sorted(range(len(paths)), key=paths.__getitem__), np.intp)[: view.top or None]
    name = _names_at(result.item_ids, node[order].astype(np.intp), names)
    path, flow = (":".join(map(str, paths[a])) for a in order), states.flow[order].tolist()
    if result.member.size:
        shared = zip(name, path, flow, result.member_share[order].tolist(), strict=True)
        note = QT_TRANSLATE_NOOP(
            "exports.result_tables",
            "A row for every module that a node is in; flow is the rate of visits there, share that of the node's own.",
        )
        return Table(("name", "path", "flow", "share"), shared, note, len(paths), states.item_ids[order])
    rows = zip(name, path, flow, strict=True)
    note = QT_TRANSLATE_NOOP(
        "exports.result_tables", "Modules from the top down, then the rank in the module; flow is the rate of visits."
    )
    return Table(("name", "path", "flow"), rows, note, len(paths), result.item_ids[order])


def _coding(result: Coding, names: Names, view: View) -> Table:
    """The code books: class, kind of symbol, what it stands for, uses, word."""
    label = unique_names(result.item_ids, names) if result.item_ids.size else []
    rows = [
        (path, kind, label[int(name)] if label and kind == "object" else name, count, word)
        for path, symbols in result.books
        for kind, name, count, word in symbols
    ]
    note = QT_TRANSLATE_NOOP("exports.result_tables", "The code books; a class without a name is the index.")
    return Table(("class", "kind", "name", "uses", "word"), rows[: view.top or None], note, len(rows))


def _loans(loans: Loans, names: Names, view: View) -> Table:
    count = np.bincount(loans.item, minlength=len(loans.item_ids))
    order = np.argsort(-count, kind="stable")[: view.top or None]
    about = _about(loans.item_ids[order], names)
    name = _names_at(loans.item_ids, order, names)
    keys = names.keys(loans.item_ids[order].tolist())
    shown = enough(count, readers_of(loans.item, loans.borrower, len(loans.item_ids)), view.k)
    rows = zip(name, [shown[i] for i in order], keys, *about.values(), strict=True)
    note = QT_TRANSLATE_NOOP(
        "exports.result_tables", "Books by number of loans, which is not shown under {k} different borrowers."
    )
    return Table(
        ("name", "loans", "key", *about), rows, fill(note, {"k": view.k}), len(loans.item_ids), loans.item_ids[order]
    )


def _plain(values: npt.NDArray[Any]) -> Iterator[Any]:
    """Yield plain numbers; all of them at once take four times the room of the array."""
    for start in range(0, len(values), _CHUNK):
        yield from values[start : start + _CHUNK].tolist()


def enough(counts: npt.NDArray[Any], people: npt.NDArray[Any], k: int) -> list[float | None]:
    """Counts behind which at least ``k`` people stand, None elsewhere; all of them where none are about people."""
    if not len(people):
        return list(counts.tolist())
    return [count if many >= k else None for count, many in zip(counts.tolist(), people.tolist(), strict=True)]


def _pairs(pairs: Pairs | PairCounts, names: Names, view: View) -> Table:
    """Each unordered pair once where weights are symmetric, else each ordered one; heaviest first."""
    first = np.repeat(np.arange(len(pairs.item_ids)), np.diff(pairs.indptr))
    second = pairs.indices.astype(np.int64)
    kept = np.ones(len(second), bool)
    if symmetric(first, second, pairs.weights, len(pairs.item_ids)):
        kept &= first <= second
    listed = int(kept.sum())
    if len(pairs.borrowers):
        kept &= pairs.borrowers >= view.k
    chosen = np.flatnonzero(kept)
    order = chosen[np.lexsort((second[chosen], first[chosen], -pairs.weights[chosen]))][: view.top or None]
    name = unique_names(pairs.item_ids, names)
    rows = ((name[first[e]], name[second[e]], float(pairs.weights[e])) for e in order)
    both = pairs.item_ids[np.column_stack([first[order], second[order]])]
    return Table(("item", "item", "weight"), rows, _suppressed(listed - len(chosen), view.k), len(chosen), both)


def _network(network: Network | NeighbourGraph, names: Names, view: View) -> Table:
    order = np.lexsort((network.target, network.source, -network.weight))[: view.top or None]
    name = unique_names(network.item_ids, names)
    rows = ((name[network.source[e]], name[network.target[e]], float(network.weight[e])) for e in order)
    note = (
        QT_TRANSLATE_NOOP("exports.result_tables", "Links lead from source to target.")
        if network.directed
        else QT_TRANSLATE_NOOP("exports.result_tables", "Links have no direction.")
    )
    return Table(("source", "target", "weight"), rows, note, len(network.weight))


def _ranking(result: Ranking, names: Names, view: View) -> Table:
    order = np.arange(len(result.item_ids))[: view.top or None]
    words = _names_at(result.item_ids, order, names)
    columns = {"rank": (order + 1).tolist(), "word": words}
    if result.measure == "cosine":
        columns["cosine"] = result.scores[order].tolist()
    else:
        columns["score"] = result.scores[order].tolist()
        columns["log_p"] = result.log_p[order].tolist()
        columns["count"] = enough(result.counts, result.readers, view.k)[: len(order)]
    return Table(tuple(columns), zip(*columns.values(), strict=True), "", len(result.item_ids))


def _keywords(result: Keywords, names: Names, view: View) -> Table:
    from minentropy_app.sources.segmentation import written

    shown = len(result.rank) if not view.top else min(view.top, len(result.rank))
    documents = names.labels(result.document_ids[:shown].tolist())
    groups = [result.groups[g] if g >= 0 else "" for g in result.group[:shown].tolist()]
    words = names.labels(result.item_ids[: result.indptr[shown]].tolist())
    phrases = (words[a:b] for a, b in itertools.pairwise(result.indptr[: shown + 1].tolist()))
    columns: dict[str, Any] = {
        "text": [g or d for g, d in zip(groups, documents, strict=True)] if groups else documents
    }
    columns |= {"rank": result.rank[:shown].tolist(), "keyword": map(written, phrases)}
    columns["score"] = result.scores[:shown].tolist()
    if len(result.sentence):
        columns |= {"sentence": (result.sentence[:shown] + 1).tolist(), "document": documents}
    return Table(tuple(columns), zip(*columns.values(), strict=True), "", len(result.rank))


def _senses(result: Senses, names: Names, view: View) -> Table:
    """The words of each sense, then the contexts with the sense decided."""
    words = names.labels(result.item_ids.tolist())
    marks = zip(result.sense.tolist(), words, result.scores.tolist(), strict=True)
    rows: list[tuple[Any, ...]] = [("word", result.names[s], word, score, "") for s, word, score in marks]
    documents = names.labels(result.context_ids.tolist())
    found = zip(result.decided.tolist(), result.contexts, result.margin.tolist(), documents, strict=True)
    rows += [("context", result.names[s] if s >= 0 else UNDECIDED, text, gap, doc) for s, text, gap, doc in found]
    note = QT_TRANSLATE_NOOP(
        "exports.result_tables", "score: of a word its PMI in nats; of a context the lead of its sense."
    )
    return Table(("kind", "sense", "text", "score", "document"), rows[: view.top or None], note, len(rows))


def _texts(corpus: Corpus, names: Names, view: View) -> Table:
    """Documents in canonical order; words are those that were kept when they were cut."""
    shown = slice(None, min(len(corpus.document_ids), view.top or len(corpus.document_ids)))
    ends = corpus.indptr[corpus.sentences]
    columns: dict[str, Any] = {"name": names.labels(corpus.document_ids[shown].tolist())}
    if corpus.label_names:
        columns["label"] = [corpus.label_names[k] if k >= 0 else "" for k in corpus.label[shown].tolist()]
    columns["words"] = np.diff(ends)[shown].tolist()
    columns["sentences"] = np.diff(corpus.sentences)[shown].tolist()
    rows = zip(*columns.values(), strict=True)
    return Table(tuple(columns), rows, "", len(corpus.document_ids), corpus.document_ids[shown])


def _vector_test(result: VectorTest, names: Names, view: View) -> Table:
    head = ("section", "asked", "people", "vectors", "agreement")
    return Table(head, iter(result.rows[: view.top or None]), "", len(result.rows))


def _keyword_test(result: KeywordTest, names: Names, view: View) -> Table:
    head = ("score", "level", "first", "precision", "recall", "f1")
    return Table(head, iter(result.rows[: view.top or None]), "", len(result.rows))


def symmetric(
    first: npt.NDArray[np.integer[Any]], second: npt.NDArray[np.integer[Any]], weights: npt.NDArray[np.float64], n: int
) -> bool:
    """Tell whether c_ij = c_ji throughout."""
    there, back = first * n + second, second * n + first
    a, b = np.argsort(there, kind="stable"), np.argsort(back, kind="stable")
    return bool(np.array_equal(there[a], back[b]) and np.array_equal(weights[a], weights[b]))


def _suppressed(count: int, k: int) -> str:
    template = QT_TRANSLATE_NOOP(
        "exports.result_tables", "{count} {count:pair|pairs} of fewer than {k} borrowers {count:is|are} left out."
    )
    return fill(template, {"count": count, "k": k}) if count else ""


def _about(ids: Ids, names: Names) -> dict[str, Sequence[str]]:
    """Attribute columns that hold anything."""
    plain = ids.tolist()
    columns = {"class": classes_of(ids, names), **{name: names.attributes(plain, name) for name in _ABOUT}}
    return {name: values for name, values in columns.items() if any(values)}


def classes_of(ids: Ids, names: Names) -> Sequence[str]:
    """Return the main class of each item: as the file gave it, else by its call number ("" unknown)."""
    given, numbers = (names.attributes(ids.tolist(), name) for name in ("class", "call_number"))
    if not any(numbers):
        return given
    from minentropy_app.sources.call_numbers import classes

    return [own or found for own, found in zip(given, classes(numbers)[1], strict=True)]


def _names_at(ids: Ids, order: npt.NDArray[np.intp], names: Names) -> Iterator[str]:
    unique = naming(ids, names)
    return (unique(k) for k in order.tolist())


#: Kind of source or result -> function that makes its table.
TABLES: Mapping[str, Callable[[Any, Names, View], Table]] = {
    "keywords": _keywords,
    "keyword-test": _keyword_test,
    "senses": _senses,
    "vector-test": _vector_test,
    "loans": _loans,
    "texts": _texts,
    "pairs": _pairs,
    "network": _network,
    "neighbour-graph": _network,
    "placement": _placement,
    "layout": _layout,
    "ranking": _ranking,
    "word2vec": _embedding,
    "vectors": _vectors,
    "floor-plan": floor_plan_table,
    "shelf-plan": locations,
    "communities": _communities,
    "coding": _coding,
}
