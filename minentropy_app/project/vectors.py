"""Vectors in the project: one row an item, in the order of their file."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from typing import Any

import numpy as np

from minentropy_app.model.imports import VectorBatch
from minentropy_app.model.inputs import HuffmanPaths, Vectors
from minentropy_app.model.items import ItemKind
from minentropy_app.model.results import Embedding
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.project import ingesting, staging
from minentropy_app.project.imports import Imported, Ticket
from minentropy_app.project.pacing import Pace
from minentropy_app.project.project import Project
from minentropy_app.project.rows import first_row
from minentropy_app.text import QT_TRANSLATE_NOOP

_STORING = QT_TRANSLATE_NOOP("project.vectors", "Storing vectors")
_INSERT = 'insert into vectors (id, item, "values", uses, inner_values, nodes, bits) values (?, ?, ?, ?, ?, ?, ?)'


def content_of(batch: VectorBatch) -> str:
    """Return the identity of vectors: names, figures and the tree, in their order."""
    digest = hashlib.blake2b(b"vectors", digest_size=16)
    for key in batch.items.keys:
        digest.update(key.encode("utf-8", "replace") + b"\0")
    digest.update(np.ascontiguousarray(batch.values).tobytes())
    digest.update(batch.counts.tobytes())
    if batch.paths is not None:
        digest.update(batch.paths.inner.tobytes() + batch.paths.nodes.tobytes() + batch.paths.bits.tobytes())
    return digest.hexdigest()


def ingest_vectors(project: Project, ticket: Ticket, context: Context) -> Steps[Imported]:
    """Store staged vectors; visible all at once at the end.

    Raises
    ------
    AppError
        The disk is full, or the staged batch is gone.
    Cancelled
        The user asked to stop; call ``abandon_import``.
    """
    batch = staging.open_staged(staging.staging_folder(project.data_path, ticket))
    kind = ItemKind.WORD if batch.facts["words"] else ItemKind.SAMPLE
    items = yield from ingesting.store_items(project, ticket, batch.items(), context, kind)
    rows, first, at, pace = _rows(batch, items.tolist()), first_row(ticket.part), 0, Pace(500)
    while at < len(items):
        context.check()
        with pace.bite() as many, project.transaction(bulk=True) as db:
            some = [(first + at + k, *row) for k, row in enumerate(_next(rows, many))]
            db.conn.executemany(_INSERT, some)
        at += len(some)
        yield Step(_STORING, at, len(items))
    count, width = batch.arrays["values"].shape
    tree = len(batch.arrays["nodes"]) > 0
    counts = {"items": count, "rows": count, "dim": width, "bytes": 4 * count * width * (2 if tree else 1)}
    end = ingesting.Finish(count, count, count, counts, batch.facts["content"], batch.report)
    return ingesting.finish(project, ticket, end)


def _next(rows: Iterator[tuple[Any, ...]], many: int) -> list[tuple[Any, ...]]:
    return [row for _, row in zip(range(many), rows, strict=False)]


def _rows(batch: staging.Staged, items: list[int]) -> Iterator[tuple[Any, ...]]:
    """Yield item, vector, uses, and with a tree the inner vector of the same place and the item's path."""
    arrays = batch.arrays
    values, uses, inner = arrays["values"], arrays["counts"], arrays["inner"]
    indptr, nodes, bits = arrays["indptr"], arrays["nodes"], arrays["bits"]
    for k, item in enumerate(items):
        tree: tuple[bytes | None, ...] = (None, None, None)
        if len(nodes):
            a, b = int(indptr[k]), int(indptr[k + 1])
            own = inner[k].astype("<f4").tobytes() if k < len(inner) else None
            tree = (own, nodes[a:b].astype("<i4").tobytes(), bits[a:b].tobytes())
        yield (item, values[k].astype("<f4").tobytes(), int(uses[k]) if len(uses) else None, *tree)


def load_vectors(connection: sqlite3.Connection, source: int) -> Vectors | Embedding:
    """Read vectors back; with their softmax tree they are as good as a model trained here."""
    query = """select item, "values", ifnull(uses, -1), inner_values, nodes, bits, key from vectors
        join items on items.id = item where vectors.id >= ? and vectors.id < ? order by vectors.id"""
    newest = "select max(id) from parts where source = ? and state = 'ready'"
    (part,) = connection.execute(newest, [source]).fetchone()
    rows = connection.execute(query, [first_row(part), first_row(part + 1)]).fetchall()
    item, values, uses, inner, nodes, bits, keys = zip(*rows, strict=True)
    ids = np.array(item, np.int64)
    matrix = np.frombuffer(b"".join(values), "<f4").reshape(len(ids), -1).astype(np.float32)
    counts = np.array(uses, np.int64)
    if nodes[0] is None or counts.min() < 0:
        by_key = np.array(sorted(range(len(keys)), key=keys.__getitem__), np.int64)
        return Vectors(ids, matrix, counts if counts.min() >= 0 else np.zeros(0, np.int64), by_key)
    paths = _paths(inner, nodes, bits, matrix.shape[1])
    return Embedding(ids, counts, matrix, paths.inner, paths.indptr, paths.nodes, paths.bits, {"imported": True})


def _paths(inner: tuple[Any, ...], nodes: tuple[Any, ...], bits: tuple[Any, ...], width: int) -> HuffmanPaths:
    indptr = np.concatenate([[0], np.cumsum([len(one) for one in bits])]).astype(np.int64)
    values = np.frombuffer(b"".join(one for one in inner if one is not None), "<f4").reshape(-1, width)
    return HuffmanPaths(
        values.astype(np.float32),
        indptr,
        np.frombuffer(b"".join(nodes), "<i4").astype(np.int32),
        np.frombuffer(b"".join(bits), np.uint8).copy(),
    )
