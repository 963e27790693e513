"""From modules to overlapping modules: where to start, and the best of what is reached."""

from __future__ import annotations

from dataclasses import replace

from minentropy_app.engines.flow import FlowNetwork, with_markov_time
from minentropy_app.engines.infomap import Communities, InfomapOptions, find_communities
from minentropy_app.engines.kernels.overlap import Links
from minentropy_app.engines.overlap import Overlap, main_tree, overlapping_modules
from minentropy_app.model.inputs import Ints
from minentropy_app.model.step import Context, Steps

#: Up to this size finer modules are a second start: those that overlap may be too small to stand alone.
_START_TWICE_TO = 50_000
_FINER = 0.5


def with_overlap(
    flow: FlowNetwork, links: Links, options: InfomapOptions, found: Communities, context: Context
) -> Steps[Communities]:
    """Let nodes join further modules; the code is never longer than without."""
    best = yield from overlapping_modules(links, found.tree, context, options.check)
    for tree in (yield from _finer(flow, options, context)):
        other = yield from overlapping_modules(links, tree, context, options.check)
        best = other if other.codelength < best.codelength - 1e-10 else best
    if best.codelength > found.codelength - 1e-10:
        return found
    return _as_communities(best, found)


def _finer(flow: FlowNetwork, options: InfomapOptions, context: Context) -> Steps[list[Ints]]:
    if flow.nodes > _START_TWICE_TO:
        return []
    once = replace(options, levels="two", trials=1)
    finer = yield from find_communities(with_markov_time(flow, _FINER), once, context)
    return [finer.tree] if len(finer.tree) else []


def _as_communities(overlap: Overlap, found: Communities) -> Communities:
    return replace(
        found,
        tree=main_tree(overlap),
        codelength=overlap.codelength,
        member=overlap.node,
        member_share=overlap.share,
        member_tree=overlap.tree,
    )
