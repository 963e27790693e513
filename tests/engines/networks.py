"""Random and reference networks for the tests of the map-equation engines."""

import itertools
from pathlib import Path

import networkx
import numpy as np

from minentropy_app.model.inputs import Network


def network(n, source, target, weight=None, directed=True):
    weight = np.ones(len(source)) if weight is None else np.asarray(weight, float)
    return Network(np.arange(n), np.asarray(source, np.int32), np.asarray(target, np.int32), weight, directed)


def random_network(seed):
    """A small network with self-links, dangling and isolated nodes, repeated links and several components."""
    rng = np.random.default_rng(seed)
    n = int(rng.integers(2, 30))
    m = int(rng.integers(1, 4 * n))
    ends = rng.integers(0, n, (2, m))
    return network(n, ends[0], ends[1], rng.integers(1, 9, m) / 4)


def communities_network(seed, directed=False, groups=8, size=12, inside=0.4, outside=0.02):
    rng = np.random.default_rng(seed)
    member = rng.permutation(np.repeat(np.arange(groups), size))
    chance = np.where(member[:, None] == member[None], inside, outside)
    links = np.argwhere(rng.random(chance.shape) < chance)
    links = links[links[:, 0] != links[:, 1]] if directed else links[links[:, 0] < links[:, 1]]
    return network(groups * size, links[:, 0], links[:, 1], directed=directed), member


def dense(net):
    weights = np.zeros((net.item_ids.size, net.item_ids.size))
    np.add.at(weights, (net.source, net.target), net.weight)
    return weights


def from_networkx(graph, weight="weight"):
    place = {node: k for k, node in enumerate(sorted(graph.nodes))}
    links = [(place[a], place[b], float(d.get(weight, 1))) for a, b, d in graph.edges(data=True)]
    source, target, value = zip(*links, strict=True)
    return network(len(place), source, target, value, directed=False)


def read_links(path: Path):
    """Read the toy networks: 'a b [weight]' lines from 1, whatever stands around them."""
    rows = [line.split() for line in path.read_text("utf-8").splitlines() if line[:1].isdigit() and '"' not in line]
    source = [int(r[0]) - 1 for r in rows]
    target = [int(r[1]) - 1 for r in rows]
    return network(max(source + target) + 1, source, target, [float(r[2]) if len(r) > 2 else 1.0 for r in rows], False)


def reference(folder, name):
    if name == "miserables":
        return from_networkx(networkx.les_miserables_graph())
    if name in ("twotriangles", "ninetriangles"):
        return read_links(folder / "networks" / f"infomap_{name}.net")
    return from_networkx(networkx.read_gml(folder / "networks" / f"{name}.gml", label="id"), weight="none")


def cliques(sets, n):
    """All links within each set of nodes, none twice."""
    pairs = sorted({tuple(sorted(pair)) for one in sets for pair in itertools.combinations(one, 2)})
    return network(n, *zip(*pairs, strict=True), directed=False)
