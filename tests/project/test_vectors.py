"""Vectors and networks of states in the project: stored, loaded, removed."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from minentropy_app.model.inputs import Vectors
from minentropy_app.model.results import Embedding
from minentropy_app.model.step import Context, drain
from minentropy_app.project import imports, network, staging, vectors
from minentropy_app.project.check import check
from minentropy_app.project.imports import Imported, ImportPlan
from minentropy_app.project.project import Project
from minentropy_app.project.purging import purge_discarded
from minentropy_app.sources.networks import NetworkOptions, read_network
from minentropy_app.sources.vectors import VectorOptions, read_vectors
from tests.engines.test_huffman_softmax import model

WORDS = ["zoo", "词", "a b"]
VALUES = np.array([[1, 2], [3, -4], [0.1, 1e-9]], np.float32)


def store(project: Project, file: Path, name: str = "vectors") -> Imported:
    batch = drain(read_vectors(file, VectorOptions(), Context()))
    ticket = imports.begin_import(project, ImportPlan("vectors", name))
    staging.stage_vectors(staging.staging_folder(project.data_path, ticket), batch)
    return drain(vectors.ingest_vectors(project, ticket, Context()))


def saved(folder: Path, name: str = "v.npz", **arrays: object) -> Path:
    np.savez(folder / name, **{"words": WORDS, "vectors": VALUES, **arrays})  # type: ignore[arg-type]
    return folder / name


def test_vectors_come_back_in_the_order_of_their_file(project: Project, tmp_path: Path) -> None:
    stored = store(project, saved(tmp_path))
    assert stored.source.counts["dim"] == 2 and stored.source.rows == 3
    found = project.reader.load(stored.source)
    assert isinstance(found, Vectors)
    assert project.reader.labels(found.item_ids.tolist()) == WORDS
    np.testing.assert_array_equal(found.values, VALUES)
    assert not drain(check(project.path, Context()))


def test_the_identity_tells_vectors_apart(project: Project, tmp_path: Path) -> None:
    first = store(project, saved(tmp_path), "a").source.content
    assert store(project, saved(tmp_path), "b").source.content == first
    assert store(project, saved(tmp_path, vectors=VALUES + 1), "c").source.content != first
    assert store(project, saved(tmp_path, words=[*WORDS[:2], "c"]), "d").source.content != first


def test_a_model_with_its_tree_is_as_good_as_one_trained_here(project: Project, tmp_path: Path) -> None:
    trained = model(20, 4)
    arrays = {
        "words": [f"w{k}" for k in range(20)], "vectors": trained.vectors, "counts": trained.counts,
        "inner": trained.inner, "path_indptr": trained.path_indptr, "path_nodes": trained.path_nodes,
        "path_bits": trained.path_bits,
    }  # fmt: skip
    found = project.reader.load(store(project, saved(tmp_path, **arrays)).source)
    assert isinstance(found, Embedding)
    for name in ("counts", "vectors", "inner", "path_indptr", "path_nodes", "path_bits"):
        np.testing.assert_array_equal(getattr(found, name), getattr(trained, name), name)


def test_a_deleted_source_leaves_no_vectors(project: Project, tmp_path: Path) -> None:
    stored = store(project, saved(tmp_path))
    with project.transaction() as db:
        db.execute("update parts set state = 'discarded' where source = ?", [stored.source.id])
        db.execute("update sources set state = 'discarded' where id = ?", [stored.source.id])
    drain(purge_discarded(project))
    with project.transaction() as db:
        assert db.execute("select count(*) from vectors").fetchone()[0] == 0


STATES = '*Vertices 2\n1 "Rome"\n2 "Oslo"\n*States\n7 1\n8 2 "Oslo by air"\n9 1\n*Arcs\n7 8 2\n8 9 1\n'


def test_states_keep_their_objects(project: Project, tmp_path: Path) -> None:
    file = tmp_path / "states.net"
    file.write_text(STATES, "utf-8")
    batch = drain(read_network(file, NetworkOptions(), Context()))
    ticket = imports.begin_import(project, ImportPlan("network", "states"))
    staging.stage_network(staging.staging_folder(project.data_path, ticket), batch)
    stored = drain(network.ingest_network(project, ticket, Context()))
    found = project.reader.load(stored.source)
    assert found.physical.tolist() == [0, 1, 0] and found.directed
    assert project.reader.labels(found.item_ids.tolist()) == ["Rome", "Oslo by air", "Rome"]
    assert project.reader.keys(found.item_ids.tolist()) == ["7", "8", "9"]
