import numpy as np
import pytest

from minentropy_app.engines.flow import FlowOptions, flow_network
from minentropy_app.engines.infomap import InfomapOptions, find_communities
from minentropy_app.engines.markov_scan import ScanOptions, markov_scan
from minentropy_app.errors import Cancelled
from minentropy_app.model.step import Context, drain
from tests.engines.networks import communities_network


def test_every_time_is_a_search_of_its_own_told_as_it_ends():
    net, _ = communities_network(3)
    steps, told = markov_scan(net, FlowOptions(markov_time=9.0), ScanOptions(), (1.0, 2.0), Context(seed=4)), []
    with pytest.raises(StopIteration) as end:
        while True:
            step = next(steps)
            told += [step.numbers["time"]] if "modules" in step.numbers else []
    points = end.value.value
    assert told == [1.0, 2.0] == [point.time for point in points]
    for point in points:
        flow = flow_network(net, FlowOptions(markov_time=point.time))
        found = drain(find_communities(flow, InfomapOptions("two", 1), Context(seed=4)))
        assert point.codelength == found.codelength
        assert point.modules == len(np.unique(found.modules))


def test_it_stops_when_asked():
    net, _ = communities_network(3)
    context = Context(seed=1)
    steps = markov_scan(net, FlowOptions(), ScanOptions(), (1.0, 2.0, 3.0), context)
    next(steps)
    context.cancelled[0] = 1
    with pytest.raises(Cancelled):
        for _ in steps:
            pass
