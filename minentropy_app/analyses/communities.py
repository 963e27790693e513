"""``communities``: the modules of a network that make the description of a walk shortest."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from minentropy_app.analyses.analysis import Analysis, Need
from minentropy_app.errors import AppError
from minentropy_app.model.estimate import Estimate, Summary
from minentropy_app.model.inputs import Floats, Ids, Ints, Loans, Network, PairCounts
from minentropy_app.model.params import Choice, Flag, Float, Int, Query, Seed, param
from minentropy_app.model.results import MetricValue, NeighbourGraph, Pairs, Partition
from minentropy_app.model.step import Context, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from minentropy_app.engines.flow import FlowNetwork, FlowOptions
    from minentropy_app.engines.infomap import Communities, InfomapOptions

FLOW = Choice(
    label=QT_TRANSLATE_NOOP("analyses.communities", "Walk"),
    help=QT_TRANSLATE_NOOP(
        "analyses.communities",
        "How flow is computed: without directions; along directions, teleportation not counted; teleportation "
        "counted, to links or to nodes. auto: as the network says.",
    ),
    choices=("undirected", "directed", "recorded-links", "recorded-nodes"),
    labels=(
        QT_TRANSLATE_NOOP("analyses.communities", "Undirected"),
        QT_TRANSLATE_NOOP("analyses.communities", "Directed"),
        QT_TRANSLATE_NOOP("analyses.communities", "Teleportation to links counted"),
        QT_TRANSLATE_NOOP("analyses.communities", "Teleportation to nodes counted"),
    ),
    auto=True,
)
TELEPORTATION = Float(
    label=QT_TRANSLATE_NOOP("analyses.communities", "Teleportation"),
    help=QT_TRANSLATE_NOOP("analyses.communities", "Rate of jumps on directed walks; ignored on undirected ones."),
    minimum=0,
    above_minimum=True,
    maximum=1,
)
LEVELS = Choice(
    label=QT_TRANSLATE_NOOP("analyses.communities", "Levels"),
    help=QT_TRANSLATE_NOOP("analyses.communities", "Modules only, or modules of modules where that saves bits."),
    choices=("two", "multi"),
    labels=(
        QT_TRANSLATE_NOOP("analyses.communities", "Two"),
        QT_TRANSLATE_NOOP("analyses.communities", "As many as pay"),
    ),
)
TRIALS = Int(
    label=QT_TRANSLATE_NOOP("analyses.communities", "Trials"),
    help=QT_TRANSLATE_NOOP("analyses.communities", "Independent searches; the shortest code is kept."),
    minimum=1,
    maximum=10_000,
)
MARKOV_TIME = Float(
    label=QT_TRANSLATE_NOOP("analyses.communities", "Markov time"),
    help=QT_TRANSLATE_NOOP(
        "analyses.communities",
        "Resolution: above 1 gives fewer and larger modules. Code lengths at different times cannot be compared.",
    ),
    minimum=0,
    above_minimum=True,
    maximum=1_000_000,
)
OVERLAP = Flag(
    label=QT_TRANSLATE_NOOP("analyses.communities", "Overlapping"),
    help=QT_TRANSLATE_NOOP(
        "analyses.communities",
        "Let nodes be in several modules where that shortens the code; each gets its share of the node's visits.",
    ),
)
METHOD = Choice(
    label=QT_TRANSLATE_NOOP("analyses.communities", "Method"),
    help=QT_TRANSLATE_NOOP(
        "analyses.communities", "InfoMap, or the first published method (small networks, two levels, for comparison)."
    ),
    choices=("infomap", "greedy-annealing"),
    labels=(
        QT_TRANSLATE_NOOP("analyses.communities", "InfoMap"),
        QT_TRANSLATE_NOOP("analyses.communities", "Greedy merging and annealing"),
    ),
)
INITIAL = Query(
    label=QT_TRANSLATE_NOOP("analyses.communities", "Begin with"),
    help=QT_TRANSLATE_NOOP("analyses.communities", "Earlier communities from which every search starts."),
    query="communities",
    advanced=True,
)
SEED = Seed(
    label=QT_TRANSLATE_NOOP("analyses.communities", "Seed"),
    help=QT_TRANSLATE_NOOP("analyses.communities", "The same seed gives the same modules."),
)


@dataclass(frozen=True)
class CommunitiesParams:
    """Which walk, and how to search."""

    flow: str | None = param(None, FLOW)
    teleportation: float = param(0.15, TELEPORTATION)
    levels: str = param("multi", LEVELS)
    overlap: bool = param(False, OVERLAP)
    trials: int = param(10, TRIALS)
    markov_time: float = param(1.0, MARKOV_TIME)
    method: str = param("infomap", METHOD)
    initial: str = param("", INITIAL)
    seed: int = param(1, SEED)


def run(inputs: Mapping[str, Any], params: CommunitiesParams, context: Context) -> Steps[Partition]:
    """Compute the flow, search the modules (the engines are loaded only now)."""
    from dataclasses import replace

    from minentropy_app.engines.flow import FlowOptions, flow_steps
    from minentropy_app.engines.infomap import InfomapOptions, find_communities

    context = replace(context, seed=params.seed)
    network = yield from as_network(inputs["network"], context)
    scheme = params.flow or ("directed" if network.directed else "undirected")
    options = FlowOptions(scheme, params.teleportation, params.markov_time)
    flow = yield from flow_steps(network, options, context, network.physical if network.physical.size else None)
    start = initial_modules(network.item_ids, inputs.get("initial"))
    search = InfomapOptions(params.levels, params.trials, method=params.method)
    about: dict[str, MetricValue] = {"flow": scheme, "private_links": _private(inputs["network"])}
    about |= {"teleportation": params.teleportation, "markov_time": params.markov_time}
    found = yield from _live(find_communities(flow, search, context, start), network, flow, about)
    if params.overlap:
        found = yield from _overlapping(network, flow, (options, search), found, context)
    metrics = {**_metrics(network, flow, found), **about}
    whole = _partition(network, flow, found.tree, found.trial_codelengths, metrics)
    if not params.overlap:
        return whole
    return replace(whole, member=found.member, member_share=found.member_share, member_tree=found.member_tree)


def _partition(
    network: Network, flow: FlowNetwork, tree: Ints, trials: Floats, metrics: dict[str, MetricValue]
) -> Partition:  # fmt: skip
    links = (network.source, network.target, network.weight)
    rates = np.ascontiguousarray(flow.rates[:, 0])
    directed = metrics["flow"] != "undirected"
    return Partition(network.item_ids, tree, rates, *links, trials, directed, metrics, physical=network.physical)


def _live(
    steps: Steps[Communities], network: Network, flow: FlowNetwork, about: dict[str, MetricValue]
) -> Steps[Communities]:  # fmt: skip
    """The same Steps; the modules at hand as a partition for whoever watches or stops early."""
    from dataclasses import replace

    def present(modules: Callable[[], Ints]) -> Callable[[], Partition]:
        def snapshot() -> Partition:
            from minentropy_app.engines.infomap import codelength
            from minentropy_app.engines.module_tree import canonical

            tree = canonical(modules()[None])
            length = codelength(flow, tree)
            metrics = {**about, "codelength": length, "modules": int(tree.max()) + 1, "levels": 2}
            return _partition(network, flow, tree, np.array([length]), metrics)

        return snapshot

    while True:
        try:
            step = next(steps)
        except StopIteration as end:
            found: Communities = end.value
            return found
        yield step if step.snapshot is None else replace(step, snapshot=present(step.snapshot))


def _metrics(network: Network, flow: FlowNetwork, found: Communities) -> dict[str, MetricValue]:
    visited = flow.rates[:, 0] > 0
    modules, flowing = _count(found.leaves), _count(found.leaves[visited[found.member]])
    return {
        "codelength": found.codelength,
        "one_level_codelength": found.one_level_codelength,
        "modules": modules,
        "top_modules": _count(found.member_tree[0]) if len(found.tree) else 1,
        "levels": len(found.tree) + 1,
        "nodes": flow.nodes,
        "links": network.source.size,
        "unvisited": int((~visited).sum()),
        "unvisited_modules": modules - flowing,
        "worst_codelength": float(found.trial_codelengths.max()),
        "overlapping_nodes": int((np.bincount(found.member) > 1).sum()),
        "memberships": found.member.size,
        "without_overlap": found.hard_codelength,
        "objects": _count(network.physical) if network.physical.size else flow.nodes,
    }


def _count(labels: Ints) -> int:
    return len(np.unique(labels))


def _overlapping(
    network: Network,
    flow: FlowNetwork,
    options: tuple[FlowOptions, InfomapOptions],
    found: Communities,
    context: Context,
) -> Steps[Communities]:
    """Let nodes of the modules found join further ones."""
    if network.physical.size:
        raise AppError(
            QT_TRANSLATE_NOOP("analyses.communities", "States let their objects be in several modules already."),
            QT_TRANSLATE_NOOP("analyses.communities", "Leave overlap out for a network of states."),
        )
    from minentropy_app.engines.overlap import flow_links
    from minentropy_app.engines.overlap_search import with_overlap

    links = flow_links(network, flow, options[0])
    return (yield from with_overlap(flow, links, options[1], found, context))


def _private(source: Network | NeighbourGraph | PairCounts | Pairs | Loans) -> bool:
    """Tell whether links come from people's loans, so that single ones must not be shown."""
    return not isinstance(source, Network | NeighbourGraph) and (
        isinstance(source, Loans) or bool(len(source.borrowers))
    )


def as_network(source: Network | NeighbourGraph | PairCounts | Pairs | Loans, context: Context) -> Steps[Network]:
    """Read loans and pair weights as an undirected network with the weights c_ij of two different books.

    Books in no pair are left out.
    """
    if isinstance(source, Network):
        return source
    if isinstance(source, NeighbourGraph):
        return Network(source.item_ids, source.source, source.target, source.weight, source.directed)
    if isinstance(source, Loans):
        from minentropy_app.engines.pairs import PairOptions, count_pairs
        from minentropy_app.engines.visits import gather_visits

        visits = yield from gather_visits(source, 1, context)
        source = yield from count_pairs(visits, PairOptions(False, 1), context)
    first = np.repeat(np.arange(source.item_ids.size, dtype=np.int32), np.diff(source.indptr))
    keep = (first != source.indices) & (source.weights > 0)
    used, ends = np.unique(np.stack([first[keep], source.indices[keep]]), return_inverse=True)
    ends = ends.reshape(2, -1).astype(np.int32)
    return Network(source.item_ids[used], ends[0], ends[1], source.weights[keep], False)


def initial_modules(item_ids: Ids, initial: Partition | None) -> Ints | None:
    """Return the leaf modules of an earlier result for these items; unknown items stand alone."""
    if initial is None:
        return None
    from minentropy_app.engines.module_tree import leaf_modules

    leaf = leaf_modules(initial.tree, initial.item_ids.size)
    order = np.argsort(initial.item_ids, kind="stable")
    place = np.clip(np.searchsorted(initial.item_ids[order], item_ids), 0, order.size - 1)
    known = initial.item_ids[order][place] == item_ids
    alone = leaf.max() + 1 + np.arange(item_ids.size)
    return np.unique(np.where(known, leaf[order][place], alone), return_inverse=True)[1].astype(np.int32)


def estimate(sizes: Mapping[str, Summary], params: CommunitiesParams) -> Estimate:
    """Linear in links and trials; about 80 bytes a link and search."""
    rows = sizes["network"].get("rows", 0)
    per_link = (2e-6 if params.levels == "two" else 6e-6) + (2e-5 / params.trials if params.overlap else 0.0)
    return Estimate(1 + per_link * rows * params.trials, 1.5e8 + 160 * rows)


COMMUNITIES = Analysis(
    key="communities",
    title=QT_TRANSLATE_NOOP("analyses.communities", "Communities"),
    needs=(
        Need("network", ("network", "neighbour-graph", "loans", "pairs")),
        Need("initial", ("communities",), optional=True),
    ),
    gives="communities",
    params=CommunitiesParams,
    metrics=("codelength", "one_level_codelength", "modules", "levels"),
    estimate=estimate,
    run=run,
)
