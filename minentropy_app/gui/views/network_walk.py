"""The walk that network view and code view show: between nodes, or between memberships where modules overlap."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from minentropy_app.engines import overlap
from minentropy_app.engines.flow import FlowNetwork, FlowOptions, flow_network
from minentropy_app.engines.module_tree import leaf_modules
from minentropy_app.model.inputs import Floats, Ints, Network
from minentropy_app.model.results import NeighbourGraph, Partition


@dataclass(frozen=True)
class Walked:
    """A network and the walk on it between places (see ``NetworkModel``).

    Attributes
    ----------
    network, options
        What is walked on, and how.
    flow, tree
        Rates of the places, and the modules that they are in.
    node
        (n,) node of each place.
    links
        Ends and flow of the links between places.
    """

    network: Network
    options: FlowOptions
    flow: FlowNetwork
    tree: Ints
    node: Ints
    links: tuple[Ints, Ints, Floats]


def walk_on(value: Network | NeighbourGraph | Partition, metrics: Mapping[str, Any]) -> Walked:
    """Compute the flow of a network again, and where a partition puts its nodes."""
    physical = getattr(value, "physical", np.zeros(0, np.int32))
    network = Network(value.item_ids, value.source, value.target, value.weight, value.directed, physical)
    scheme = str(metrics.get("flow") or ("directed" if network.directed else "undirected"))
    options = FlowOptions(scheme, float(metrics.get("teleportation") or 0.15), float(metrics.get("markov_time") or 1.0))
    flow = flow_network(network, options, physical if physical.size else None)
    node = np.arange(network.item_ids.size, dtype=np.int32)
    if not isinstance(value, Partition):
        return Walked(network, options, flow, np.zeros((0, node.size), np.int32), node, _links(network, flow))
    whole = Walked(network, options, flow, value.tree, node, _links(network, flow))
    if np.unique(value.member).size < value.member.size:
        whole = _overlapping(whole, value)
    one = len(whole.tree) and not whole.tree[0].any()  # one module that holds everything is none
    return replace(whole, tree=whole.tree[:0]) if one else whole


def _overlapping(whole: Walked, value: Partition) -> Walked:
    """The walk between memberships; jumps of recorded teleportation are no links."""
    network, node = whole.network, value.member
    along = overlap.flow_links(network, whole.flow, whole.options)
    leaf = leaf_modules(value.member_tree, node.size)
    flow = overlap.state_flow(along, node, value.member_share, leaf)
    source, target, rates = overlap.state_links(along, node, value.member_share, leaf)
    n = np.int64(whole.flow.nodes)
    known = np.unique(network.source * n + network.target)
    if not network.directed:
        known = np.union1d(known, network.target * n + network.source)
    kept = np.isin(node[source] * n + node[target], known)
    links = source[kept], target[kept], rates[kept] / whole.options.markov_time
    return replace(whole, flow=flow, tree=value.member_tree, node=node, links=links)


def _links(network: Network, flow: FlowNetwork) -> tuple[Ints, Ints, Floats]:
    """The flow along each link: its share of all weight, or of what its source sends on."""
    weight = np.asarray(network.weight, np.float64)
    if network.directed:
        out = np.bincount(network.source, weight, network.item_ids.size)
        rates = flow.rates[network.source, 0] * weight / np.maximum(out[network.source], 1e-300)
    else:
        rates = weight / max(float(weight.sum()), 1e-300)
    return network.source, network.target, rates
