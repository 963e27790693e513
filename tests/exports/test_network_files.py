"""Networks and modules for other programs, read back by them."""

from __future__ import annotations

import warnings
from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minentropy_app.analyses.communities import COMMUNITIES, CommunitiesParams
from minentropy_app.errors import AppError
from minentropy_app.exports.module_paths import module_paths
from minentropy_app.exports.network_files import Drawn, writing_gexf, writing_graphml, writing_pajek
from minentropy_app.exports.result_files import writing
from minentropy_app.exports.result_tables import View
from minentropy_app.model.inputs import Network
from minentropy_app.model.results import Partition
from minentropy_app.model.step import Context, drain
from minentropy_app.sources.networks import NetworkOptions, read_network
from tests.engines.networks import communities_network

LABELS = ['Tom & "Jerry"', "<北京>", "a b", "O'Neil"]


class Called:
    """Nodes whose keys are the numbers from 1, the first ones with difficult names."""

    def __init__(self, keys: list[str]) -> None:
        self._keys = keys

    def labels(self, ids: Any) -> list[str]:
        return [LABELS[i] if i < len(LABELS) else f"node {i}" for i in map(int, ids)]

    def keys(self, ids: Any) -> list[str]:
        return [self._keys[int(i)] for i in ids]

    def attributes(self, ids: Any, name: str) -> list[str]:
        return [""] * len(ids)


NUMBERS = Called([str(k + 1) for k in range(96)])
TEXTS = Called([f"id {k} é&<" for k in range(96)])


@pytest.fixture(scope="module", params=["undirected", "directed"])
def partition(request: pytest.FixtureRequest) -> Partition:
    net, _member = communities_network(3, directed=request.param == "directed")
    found: Partition = drain(COMMUNITIES.run({"network": net}, CommunitiesParams(trials=1), Context()))
    assert found.directed == (request.param == "directed")
    return found


def export(value: Any, path: Path, names: Called = NUMBERS, what: str = "") -> Path:
    kind = "communities" if isinstance(value, Partition) else "network"
    drain(writing(kind, value, names, View(), (path, what)))
    return path


def total_links(value: Partition) -> dict[tuple[int, int], float]:
    found: dict[tuple[int, int], float] = {}
    for a, b, w in zip(value.source.tolist(), value.target.tolist(), value.weight.tolist(), strict=True):
        ends = (a, b) if value.directed else (min(a, b), max(a, b))
        found[ends] = found.get(ends, 0) + w
    return found


@pytest.mark.parametrize("suffix", [".graphml", ".gexf"])
def test_networkx_reads_nodes_links_and_modules(partition: Partition, suffix: str, tmp_path: Path) -> None:
    file = export(partition, tmp_path / f"n{suffix}", TEXTS)
    graph = networkx.read_graphml(file) if suffix == ".graphml" else networkx.read_gexf(file)
    assert graph.is_directed() == partition.directed
    keys = TEXTS.keys(range(96))
    assert list(graph.nodes) == keys
    paths = module_paths(partition)
    for a, key in enumerate(keys):
        node = graph.nodes[key]
        assert node["name"] == TEXTS.labels([a])[0]
        assert node["flow"] == partition.flow[a]
        assert node["path"] == ":".join(map(str, paths[a]))
        assert isinstance(node["module"], int)
    same = {graph.nodes[k]["module"] for k in keys}
    assert len(same) == partition.metrics["modules"]
    place = {key: k for k, key in enumerate(keys)}
    found = {(place[a], place[b]): w for a, b, w in graph.edges(data="weight")}
    ordered = found if partition.directed else {(min(e), max(e)): w for e, w in found.items()}
    assert ordered == total_links(partition)


def test_networkx_reads_pajek(partition: Partition, tmp_path: Path) -> None:
    graph = networkx.read_pajek(export(partition, tmp_path / "n.net"))
    assert graph.is_directed() == partition.directed and len(graph) == 96
    assert "Tom & 'Jerry'" in graph
    assert sum(w for _, _, w in graph.edges(data="weight")) == pytest.approx(sum(partition.weight), rel=1e-12)


def official(directed: bool, **options: Any) -> Any:
    infomap = pytest.importorskip("infomap")
    return infomap.Infomap(silent=True, directed=directed, num_threads=1, no_infomap=True, **options)


@pytest.mark.parametrize("suffix", [".tree", ".ftree", ".clu"])
def test_the_official_package_reads_network_and_modules_with_our_code_length(
    partition: Partition, suffix: str, tmp_path: Path
) -> None:
    net = export(partition, tmp_path / "n.net")
    modules = export(partition, tmp_path / f"m{suffix}")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        run = official(partition.directed, cluster_data=str(modules))
        run.read_file(str(net))
        run.run()
        codelength = run.codelength
    assert codelength == pytest.approx(float(partition.metrics["codelength"] or 0), abs=1e-9)


def flow_rows(file: Path) -> tuple[list[str], dict[str, list[tuple[int, int, float]]]]:
    heads: list[str] = []
    rows: dict[str, list[tuple[int, int, float]]] = {}
    for line in file.read_text("utf-8").splitlines():
        if line.startswith("*Links ") and line.split()[1] not in ("directed", "undirected"):
            heads.append(line)
            rows[line.split()[1]] = []
        elif rows and not line.startswith("#"):
            a, b, w = line.split()
            rows[heads[-1].split()[1]].append((int(a), int(b), float(w)))
    return heads, rows


def test_flow_between_modules_is_what_the_official_package_writes(partition: Partition, tmp_path: Path) -> None:
    net = export(partition, tmp_path / "n.net")
    ours = export(partition, tmp_path / "ours.ftree")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        run = official(partition.directed, cluster_data=str(ours))
        run.read_file(str(net))
        run.run()
        run.write_flow_tree(str(tmp_path / "theirs.ftree"))
    our_heads, our_rows = flow_rows(ours)
    heads, rows = flow_rows(tmp_path / "theirs.ftree")
    assert len(our_heads) == len(heads) > 2
    our_sums = sorted((len(r), sum(w for _, _, w in r)) for r in our_rows.values())
    sums = sorted((len(r), sum(w for _, _, w in r)) for r in rows.values())
    np.testing.assert_allclose(our_sums, sums, rtol=1e-4)
    rates, wanted = (sorted(tuple(map(float, head.split()[:1:-1])) for head in lines) for lines in (our_heads, heads))
    np.testing.assert_allclose(rates, wanted, rtol=1e-4)


def test_clu_holds_the_own_ids_and_any_level(tmp_path: Path) -> None:
    tree = np.array([[0, 0, 0, 1], [0, 0, 1, -1]], np.int32)
    links = (np.array([0, 1, 2], np.int32), np.array([1, 2, 3], np.int32), np.ones(3))
    partition = Partition(
        np.arange(4), tree, np.array([0.4, 0.3, 0.2, 0.1]), *links, np.array([1.0]), False, {"codelength": 1.0}
    )
    names = Called(["17", "New York", "#3", "北京"])

    def rows(what: str) -> list[str]:
        lines = export(partition, tmp_path / "m.clu", names, what).read_text("utf-8").splitlines()
        return [line.rsplit(" ", 1)[0] for line in lines if not line.startswith("# ")]

    assert rows("") == ["17 1", '"New York" 1', '"#3" 2', "北京 3"]
    assert rows("level-1") == ["17 1", '"New York" 1', '"#3" 1', "北京 2"]
    assert rows("level-2") == rows("")
    with pytest.raises(AppError, match="level 3"):
        rows("level-3")


def test_links_from_loans_are_not_shown(partition: Partition, tmp_path: Path) -> None:
    private = replace(partition, metrics={**partition.metrics, "private_links": True})
    for suffix in (".net", ".graphml", ".gexf", ".ftree"):
        with pytest.raises(AppError, match="loans"):
            export(private, tmp_path / f"x{suffix}")
    assert not list(tmp_path.iterdir())
    export(private, tmp_path / "m.tree")


_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8).map(
    lambda text: " ".join(text.split())
)


@settings(deadline=None, max_examples=30)
@given(keys=st.lists(_TEXT.filter(bool), min_size=3, max_size=6, unique=True), directed=st.booleans())
def test_our_own_readers_read_what_we_write(
    tmp_path_factory: pytest.TempPathFactory, keys: list[str], directed: bool
) -> None:
    folder = tmp_path_factory.mktemp("net")
    n = len(keys)
    links = Drawn(
        keys, keys, [("name", "string", keys)], np.arange(n - 1, dtype=np.int32), np.arange(1, n, dtype=np.int32),
        np.arange(1.0, n) / 3, directed,
    )  # fmt: skip
    for write, name in ((writing_graphml, "a.graphml"), (writing_pajek, "b.net")):
        drain(write(links, folder / name))
        batch = drain(read_network(folder / name, NetworkOptions(), Context()))
        assert batch.directed == directed
        if name == "a.graphml":
            assert batch.items.keys == sorted(keys)
            assert dict(zip(batch.items.keys, batch.items.labels, strict=True)) == {k: k for k in keys}
        assert sorted(batch.weight.tolist()) == sorted(links.weight.tolist())
    drain(writing_gexf(links, folder / "c.gexf"))
    assert sorted(networkx.read_gexf(folder / "c.gexf")) == sorted(keys)


def test_a_network_source_is_exported_without_modules(tmp_path: Path) -> None:
    net = Network(np.arange(3), np.array([0, 1], np.int32), np.array([1, 2], np.int32), np.array([1.0, 2.0]), True)
    graph = networkx.read_graphml(export(net, tmp_path / "n.graphml"))
    assert graph.is_directed() and graph.edges["2", "3"]["weight"] == 2.0
    assert "module" not in graph.nodes["1"]
