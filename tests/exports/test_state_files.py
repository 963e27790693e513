"""Overlapping modules and states for other programs, read back by them and by us."""

from __future__ import annotations

import itertools
import warnings
from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx
import numpy as np
import pytest

from minentropy_app.analyses.communities import COMMUNITIES, CommunitiesParams
from minentropy_app.exports.names import View
from minentropy_app.exports.result_files import writing
from minentropy_app.exports.result_tables import table_of
from minentropy_app.model.imports import OBJECT, NetworkBatch
from minentropy_app.model.inputs import Network
from minentropy_app.model.results import Partition
from minentropy_app.model.step import Context, drain
from minentropy_app.sources.networks import NetworkOptions, read_network
from tests.engines.networks import cliques
from tests.exports.test_network_files import NUMBERS, export


@pytest.fixture(scope="module", params=["undirected", "directed", "recorded-nodes"])
def covered(request: pytest.FixtureRequest) -> Partition:
    """Three cliques in a chain, neighbours sharing a node."""
    net = replace(cliques([range(6), range(5, 12), range(11, 19)], 19), directed=request.param != "undirected")
    both = (np.concatenate([net.source, net.target]), np.concatenate([net.target, net.source]))
    net = replace(net, source=both[0], target=both[1], weight=np.tile(net.weight, 2)) if net.directed else net
    params = CommunitiesParams(flow=request.param, overlap=True, trials=2)
    found: Partition = drain(COMMUNITIES.run({"network": net}, params, Context()))
    assert found.metrics["overlapping_nodes"] == 2
    return found


def official(**options: Any) -> Any:
    infomap = pytest.importorskip("infomap")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return infomap.Infomap(silent=True, num_threads=1, no_infomap=True, **options)


@pytest.mark.parametrize("suffix", [".clu", ".tree"])
def test_the_official_package_reads_states_with_our_code_length(
    covered: Partition, suffix: str, tmp_path: Path
) -> None:
    net = export(covered, tmp_path / "states.net", what="states")
    modules = export(covered, tmp_path / f"states{suffix}", what="states")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        run = official(flow_model="rawdir", cluster_data=str(modules))
        run.read_file(str(net))
        run.run()
        codelength = run.codelength
    assert codelength == pytest.approx(float(covered.metrics["codelength"] or 0), abs=1e-9)


def test_states_come_back_as_a_network_of_states(covered: Partition, tmp_path: Path) -> None:
    file = export(covered, tmp_path / "states.net", what="states")
    batch: NetworkBatch = drain(read_network(file, NetworkOptions(), Context()))
    assert len(batch.items.keys) == covered.member.size
    objects = {key: about[OBJECT] for key, about in zip(batch.items.keys, batch.items.attributes, strict=True)}
    keys = NUMBERS.keys(covered.item_ids.tolist())
    assert objects == {str(k + 1): keys[a] for k, a in enumerate(covered.member.tolist())}
    assert batch.weight.sum() <= 1 + 1e-12
    physical = np.unique([objects[k] for k in batch.items.keys], return_inverse=True)[1].astype(np.int32)
    net = Network(np.arange(physical.size), batch.source, batch.target, batch.weight, batch.directed, physical)
    found: Partition = drain(COMMUNITIES.run({"network": net}, CommunitiesParams(trials=2), Context()))
    assert found.metrics["modules"] == 3 and found.metrics["objects"] == 19
    again = export(found, tmp_path / "again.clu", _Objects(objects, batch.items.keys), "states")
    assert {line.split()[0] for line in again.read_text("utf-8").splitlines()[2:]} == set(batch.items.keys)


class _Objects:
    """Names of states."""

    def __init__(self, objects: dict[str, str], keys: list[str]) -> None:
        self._objects, self._keys = objects, keys

    def labels(self, ids: Any) -> list[str]:
        return [f"of {self._objects[self._keys[int(i)]]}" for i in ids]

    def keys(self, ids: Any) -> list[str]:
        return [self._keys[int(i)] for i in ids]

    def attributes(self, ids: Any, name: str) -> list[str]:
        return [self._objects[self._keys[int(i)]] if name == OBJECT else "" for i in ids]


@pytest.mark.parametrize("suffix", [".graphml", ".gexf"])
def test_networkx_reads_every_module_of_a_node(covered: Partition, suffix: str, tmp_path: Path) -> None:
    file = export(covered, tmp_path / f"n{suffix}")
    graph = networkx.read_graphml(file) if suffix == ".graphml" else networkx.read_gexf(file)
    several = {key for key, node in graph.nodes(data=True) if node["memberships"] > 1}
    assert several == {"6", "12"}
    for _key, node in graph.nodes(data=True):
        modules, shares = node["modules"].split(";"), [float(s) for s in node["shares"].split(";")]
        assert len(modules) == len(shares) == node["memberships"] and int(modules[0]) == node["module"]
        assert sum(shares) == pytest.approx(1)
    assert len(set(itertools.chain.from_iterable(n["modules"].split(";") for _, n in graph.nodes(data=True)))) == 3


def test_modules_and_table_have_a_row_for_every_membership(covered: Partition, tmp_path: Path) -> None:
    rows = export(covered, tmp_path / "m.clu").read_text("utf-8").splitlines()[2:]
    assert len(rows) == covered.member.size == 21
    assert sum(float(row.split()[2]) for row in rows) == pytest.approx(1)
    assert len({row.split()[1] for row in rows if row.split()[0] == "6"}) == 2
    tree = export(covered, tmp_path / "m.tree").read_text("utf-8").splitlines()[2:]
    assert sorted(row.split()[-1] for row in tree) == sorted(row.split()[0] for row in rows)
    table = table_of("communities", covered, NUMBERS, View())
    assert table.columns == ("name", "path", "flow", "share") and table.count == 21
    shares = [row[3] for row in table.rows]
    assert sum(share < 1 for share in shares) == 4


def test_flow_between_modules_adds_up(covered: Partition, tmp_path: Path) -> None:
    lines = export(covered, tmp_path / "m.ftree").read_text("utf-8").splitlines()
    root = next(line for line in lines if line.startswith("*Links root"))
    assert root.split()[-1] == "3"
    enter = [float(line.split()[2]) for line in lines if line.startswith("*Links ") and line.split()[1].isdigit()]
    start = lines.index(root) + 1
    between = [float(line.split()[2]) for line in itertools.takewhile(lambda row: row[0] != "*", lines[start:])]
    assert sum(between) == pytest.approx(sum(enter), abs=1e-12)


def test_a_picture_of_one_node_in_one_module_needs_no_states(tmp_path: Path) -> None:
    net = cliques([range(5), range(5, 10)], 10)
    net = replace(net, source=np.append(net.source, 0), target=np.append(net.target, 5), weight=np.ones(21))
    found: Partition = drain(COMMUNITIES.run({"network": net}, CommunitiesParams(trials=1), Context()))
    drain(writing("communities", found, NUMBERS, View(), (tmp_path / "s.clu", "states")))
    rows = (tmp_path / "s.clu").read_text("utf-8").splitlines()[2:]
    assert all(row.split()[0] == row.split()[3] for row in rows)
