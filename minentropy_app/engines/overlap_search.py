"""From modules to overlapping modules: where to start, and the best of what is reached."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from minentropy_app.engines.flow import FlowNetwork, with_markov_time
from minentropy_app.engines.infomap import Communities, InfomapOptions, find_communities
from minentropy_app.engines.kernels.overlap import Links
from minentropy_app.engines.overlap import Overlap, main_tree, overlapping_modules
from minentropy_app.model.inputs import Ints
from minentropy_app.model.step import Context, Steps

#: Sizes up to which modules at a shorter Markov time are a start too, and those times: modules that overlap
#: may be too small to stand alone.
_FINER = ((50_000, 0.5), (2_000, 0.25))
_SINGLES_TO = 300


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
    """Return finer modules to start from; small networks also start from single nodes."""
    once = replace(options, levels="two", method="infomap", trials=1)
    trees = []
    for most, time in _FINER:
        if flow.nodes <= most:
            finer = yield from find_communities(with_markov_time(flow, time), once, context)
            trees += [finer.tree] if len(finer.tree) else []
    singles = np.arange(flow.nodes, dtype=np.int32)[None]
    return [*trees, singles] if flow.nodes <= _SINGLES_TO else trees


def _as_communities(overlap: Overlap, found: Communities) -> Communities:
    return replace(
        found,
        tree=main_tree(overlap),
        codelength=overlap.codelength,
        member=overlap.node,
        member_share=overlap.share,
        member_tree=overlap.tree,
    )
