"""How the modules of a network change with Markov time: one search a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from minentropy_app.engines.flow import FlowNetwork, FlowOptions, flow_steps, with_markov_time
from minentropy_app.engines.infomap import Communities, InfomapOptions, find_communities
from minentropy_app.engines.overlap import flow_links
from minentropy_app.engines.overlap_search import with_overlap
from minentropy_app.model.inputs import Network
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

#: Times looked at: half a power of two apart.
TIMES = (0.25, 0.35, 0.5, 0.7, 1.0, 1.4, 2.0, 2.8, 4.0)
_STAGE = QT_TRANSLATE_NOOP("engines.markov_scan", "Searching at other Markov times")


@dataclass(frozen=True)
class Point:
    """What one search found: bits per step (comparable at one time only) and modules."""

    time: float
    codelength: float
    modules: int


@dataclass(frozen=True)
class ScanOptions:
    """How to search at each time: ``levels`` two or multi, and whether nodes may be in several modules."""

    levels: str = "two"
    overlap: bool = False


def markov_scan(
    network: Network, options: FlowOptions, search: ScanOptions, times: Sequence[float], context: Context
) -> Steps[tuple[Point, ...]]:
    """Search once at each time, in the order given; every point is told in the Step that ends its search.

    ``options.markov_time`` is not looked at. Numbers of that Step: time, codelength, modules.
    """
    physical = network.physical if network.physical.size else None
    flow = yield from flow_steps(network, replace(options, markov_time=1.0), context, physical)
    points: list[Point] = []
    for time in times:
        walk = replace(options, markov_time=time)
        found = yield from _search(network, with_markov_time(flow, time), walk, search, context)
        point = Point(time, found.codelength, len(np.unique(found.leaves)))
        points.append(point)
        numbers = {"time": time, "codelength": point.codelength, "modules": float(point.modules)}
        yield Step(_STAGE, len(points), len(times), numbers)
    return tuple(points)


def _search(
    network: Network, flow: FlowNetwork, options: FlowOptions, search: ScanOptions, context: Context
) -> Steps[Communities]:
    once = InfomapOptions(search.levels, 1)
    found = yield from find_communities(flow, once, context)
    if search.overlap:
        found = yield from with_overlap(flow, flow_links(network, flow, options), once, found, context)
    return found
