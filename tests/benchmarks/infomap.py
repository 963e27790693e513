"""InfoMap against the official package 2.16 (one thread each), interleaved, CPU seconds from arrays to partition.

Ours includes building the sparse network and the flow; the official figure is its ``run()`` only, because
handing it links through Python would be unfair to it. ``--quick`` leaves out what takes minutes.
"""

from __future__ import annotations

import os
import statistics
import warnings
from argparse import Namespace
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import numpy as np

from minentropy_app.engines.flow import FlowOptions, flow_network
from minentropy_app.engines.infomap import Communities, InfomapOptions, find_communities
from minentropy_app.model.inputs import Network
from minentropy_app.model.step import Context, drain
from tests.benchmarks import Row, cpu_seconds, row
from tests.benchmarks._networks import Planted, Shape, neighbour_graph, planted

SEEDS = (1, 2, 3)


@dataclass(frozen=True)
class Case:
    name: str
    make: object
    levels: str = "two"
    seeds: tuple[int, ...] = SEEDS
    slow: bool = False
    peer: bool = True


def shaped(nodes: int, **options: object) -> object:
    return lambda seed: planted(Shape(nodes, **options), seed)


CASES = (
    Case("10k/90k undirected easy", shaped(10_000)),
    Case("10k/90k undirected hard", shaped(10_000, mixing=(0.6,))),
    Case("10k/90k directed easy", shaped(10_000, directed=True)),
    Case("10k/90k directed hard", shaped(10_000, directed=True, mixing=(0.6,))),
    Case("kNN 10k, k = 15", lambda seed: neighbour_graph(10_000, 15, seed)),
    Case("kNN 10k, k = 30", lambda seed: neighbour_graph(10_000, 30, seed)),
    Case("multilevel nested 10k undirected", shaped(10_000, mixing=(0.15, 0.25)), levels="multi"),
    Case("multilevel nested 10k directed", shaped(10_000, mixing=(0.15, 0.25), directed=True), levels="multi"),
    Case("100k/900k undirected easy", shaped(100_000), slow=True),
    Case("100k/900k undirected hard", shaped(100_000, mixing=(0.6,)), slow=True),
    Case("100k/900k directed", shaped(100_000, directed=True), slow=True),
    Case("multilevel nested 100k", shaped(100_000, mixing=(0.15, 0.25)), levels="multi", slow=True, seeds=(1,)),
    Case("1M/9M undirected", shaped(1_000_000), slow=True, seeds=(1,)),
    Case("2.6M/29M undirected", shaped(2_600_000, degree=26.0), slow=True, seeds=(1,), peer=False),
)


@dataclass(frozen=True)
class Result:
    seconds: float
    codelength: float
    modules: np.ndarray


def run(options: Namespace) -> Iterator[Row]:
    chosen = os.environ.get("CASE", "")
    warm_up()
    for case in CASES:
        if chosen in case.name and (chosen or not (case.slow and options.quick)):
            yield compare(case)
    if not chosen:
        yield trials_side_by_side()


def compare(case: Case) -> Row:
    peers, mine, agreement, bytes_per_link = [], [], [], 0.0
    for seed in case.seeds:
        made: Planted = case.make(seed)  # type: ignore[operator]
        reset_peak()
        before = memory("VmRSS")
        mine.append(ours(made.network, seed, case.levels))
        bytes_per_link = (memory("VmHWM") - before) / made.network.source.size
        if case.peer:
            peers.append(official(made.network, seed, case.levels))
        agreement.append(ami(mine[-1].modules, made.communities[-1]))
    ratios = [m.codelength / p.codelength for m, p in zip(mine, peers, strict=False)]
    said = f"L {statistics.median(m.codelength for m in mine):.5f}  modules {mine[0].modules.max() + 1}"
    said += f"  AMI {statistics.median(agreement):.3f}  {bytes_per_link:.0f} bytes/link"
    if peers:
        theirs = ami(peers[0].modules, case.make(case.seeds[0]).communities[-1])  # type: ignore[operator]
        said += (
            f"  official AMI {theirs:.3f}  L/official median {statistics.median(ratios):.6f} worst {max(ratios):.6f}"
        )
    peer = statistics.median(p.seconds for p in peers) if peers else None
    return row(case.name, peer, statistics.median(m.seconds for m in mine), said)


def ours(network: Network, seed: int, levels: str, trials: int = 1, threads: int = 1) -> Result:
    start = cpu_seconds()
    flow = flow_network(network, FlowOptions("directed" if network.directed else "undirected"))
    found: Communities = drain(find_communities(flow, InfomapOptions(levels, trials), Context(seed, threads)))
    return Result(cpu_seconds() - start, found.codelength, found.modules)


def official(network: Network, seed: int, levels: str) -> Result:
    import infomap

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # deprecations of its Python interface
        model = infomap.Infomap(
            silent=True, num_threads=1, seed=seed, directed=network.directed, two_level=levels == "two"
        )
        model.add_nodes(range(network.item_ids.size))
        model.add_links(np.stack([network.source, network.target, network.weight], 1))
        start = cpu_seconds()
        model.run()
        seconds = cpu_seconds() - start
        modules = model.get_modules(depth_level=-1)
        return Result(seconds, model.codelength, np.array([modules[a] for a in range(network.item_ids.size)]))


def trials_side_by_side() -> Row:
    """Ten trials on two threads against ten single trials, wall seconds."""
    network = planted(Shape(10_000, mixing=(0.6,)), 1).network
    start = perf_counter()
    ours(network, 1, "two", trials=10)
    single = perf_counter() - start
    start = perf_counter()
    ours(network, 1, "two", trials=10, threads=2)
    both = perf_counter() - start
    return row("10 trials, 1 and 2 threads (wall)", single, both, f"wall × {both / single:.2f}")


def warm_up() -> None:
    """Compile every kernel; nothing of it is measured."""
    for directed in (False, True):
        network = planted(Shape(300, directed=directed), 1).network
        with ThreadPoolExecutor(1) as pool:
            pool.submit(ours, network, 1, "multi").result()


def ami(first: np.ndarray, second: np.ndarray) -> float:
    """Adjusted mutual information; slow for very many modules, so only up to 200,000 nodes."""
    from sklearn.metrics import adjusted_mutual_info_score, normalized_mutual_info_score

    score = adjusted_mutual_info_score if first.size <= 200_000 else normalized_mutual_info_score
    return float(score(first, second))


def reset_peak() -> None:
    """Let the kernel forget the peak memory of this process (Linux)."""
    file = Path("/proc/self/clear_refs")
    if file.exists():
        file.write_text("5")


def memory(field: str) -> float:
    """Return a size from /proc/self/status in bytes, 0 where there is none."""
    file = Path("/proc/self/status")
    if not file.exists():
        return 0.0
    return next(float(line.split()[1]) * 1024 for line in file.read_text().splitlines() if line.startswith(field))
