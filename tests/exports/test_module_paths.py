import warnings

import numpy as np
import pytest

from minentropy_app.analyses.communities import COMMUNITIES, CommunitiesParams
from minentropy_app.exports.module_paths import module_paths, node_ids, writing_clu, writing_tree
from minentropy_app.model.step import Context, drain
from tests.engines.networks import communities_network


@pytest.fixture(scope="module")
def partition():
    net, _member = communities_network(3)
    return drain(COMMUNITIES.run({"network": net}, CommunitiesParams(trials=1), Context()))


def test_paths_number_modules_and_nodes_by_flow(partition):
    paths = module_paths(partition)
    assert len(set(paths)) == len(paths)
    flow = {}
    for path, rate in zip(paths, partition.flow, strict=True):
        flow[path[:1]] = flow.get(path[:1], 0) + rate
    top = [flow[path] for path in sorted(flow)]
    assert top == sorted(top, reverse=True)
    first = max(a for a in range(96) if paths[a] == min(paths))
    mates = [a for a in range(96) if paths[a][:-1] == paths[first][:-1]]
    assert partition.flow[first] == max(partition.flow[a] for a in mates)


@pytest.mark.parametrize("suffix", [".tree", ".clu"])
def test_the_official_package_reads_our_files_with_the_same_code_length(partition, suffix, tmp_path):
    infomap = pytest.importorskip("infomap")
    keys = [str(k) for k in range(96)]
    file = tmp_path / f"modules{suffix}"
    if suffix == ".tree":
        drain(writing_tree(partition, ([f'a "node" {k}' for k in keys], keys), file))
    else:
        drain(writing_clu(partition, keys, file))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        run = infomap.Infomap(silent=True, no_infomap=True, cluster_data=str(file), num_threads=1)
        run.add_nodes(range(96))
        run.add_links(np.stack([partition.source, partition.target, partition.weight], 1))
        run.run()
        assert run.codelength == pytest.approx(partition.metrics["codelength"], abs=1e-9)


def test_ids_that_are_no_numbers_become_places():
    assert node_ids(["7", "5"]) == ["7", "5"]
    assert node_ids(["7", "x"]) == ["1", "2"]
    assert node_ids(["²", "1"]) == ["1", "2"]
