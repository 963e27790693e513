"""Layouts against openTSNE and scikit-learn: CPU seconds for everything, neighbours included.

Same vectors (100 dimensions, clouds of clouds on low-dimensional sheets), perplexity 30, 250 + 500
iterations, start from principal axes, one thread each (a library that waits for a second one would be charged for
waiting), in turn. All are imported, compiled and run once on other vectors before anything is measured. The divergence
of every layout is computed by one exact evaluator on openTSNE's p; memory is the most that a run needed beyond what
stood there before it. ``--quick`` has 600 vectors and few iterations; ``MINENTROPY_TSNE=2000,10000`` chooses cases
(``3d`` is the one in space). UMAP and PaCMAP stand beside for context where they are installed: they minimise other
costs with their own numbers of iterations, so their divergence and time are no comparison; one seed tells enough.
"""

from __future__ import annotations

import argparse
import ctypes
import gc
import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numba
import numpy as np
from scipy import sparse
from threadpoolctl import threadpool_limits

from minentropy_app.engines.affinities import Affinities, AffinityOptions, from_vectors
from minentropy_app.engines.layout_problem import problem
from minentropy_app.engines.layout_start import principal_axes, small_start
from minentropy_app.engines.tsne import Descent, LayoutOptions, optimise
from minentropy_app.evaluation.layout_quality import layout_cost_of, neighbours_kept
from minentropy_app.model.inputs import Floats
from minentropy_app.model.step import Context, Steps, drain
from tests.benchmarks import Row, cpu_seconds, row

PERPLEXITY = 30.0


@dataclass(frozen=True)
class Case:
    """One line of the table."""

    n: int
    dims: int = 2
    seeds: int = 3
    peers: tuple[str, ...] = ("openTSNE",)


CASES = {
    "2000": Case(2_000, peers=("openTSNE-bh", "openTSNE-fft", "scikit-learn")),
    "10000": Case(10_000, peers=("openTSNE-fft",)),
    "50000": Case(50_000, peers=("openTSNE-fft",)),
    "200000": Case(200_000, seeds=1, peers=()),
    "3d": Case(10_000, dims=3, seeds=1, peers=("openTSNE-bh",)),
}


def clouds(n: int, d: int = 100, seed: int = 0) -> np.ndarray:
    """Sheets of ten dimensions in clouds of clouds."""
    rng = np.random.default_rng(seed)
    k = max(10, int(np.sqrt(n) / 2))
    top = rng.normal(size=(8, d))
    centres = top[rng.integers(0, 8, k)] + rng.normal(size=(k, d)) * 0.8
    label = rng.integers(0, k, n)
    sheets = rng.normal(size=(k, 10, d)) * 0.35
    x = centres[label] + 0.25 * rng.normal(size=(n, d))
    flat = rng.normal(size=(n, 10))
    for c in range(k):
        x[label == c] += flat[label == c] @ sheets[c]
    return x.astype(np.float32)


def ours(x: np.ndarray, dims: int, seed: int, iterations: tuple[int, int]) -> Floats:
    context = Context(seed=seed)
    p = stepped(from_vectors(x, AffinityOptions((PERPLEXITY,)), context))
    state = Descent(small_start(stepped(principal_axes(x, dims, context)), seed))
    options = LayoutOptions(iterations=sum(iterations), early=iterations[0])
    stepped(optimise(stepped(problem(p, dims, False, context)), state, options, context))
    return state.Y.astype(np.float64)


#: Sizes at which other kernels of ours are used than below.
_SIZES = (400, 1_800, 3_200, 21_000)
#: Vectors on which the others are tried first: enough for their usual ways of finding neighbours.
_FIRST = 4_200


#: CPU seconds of the longest stretch without a Step, of all runs of a case.
longest = [0.0]


def stepped(steps: Steps[Any]) -> Any:
    """Drain, and remember the longest stretch between two Steps."""
    before = cpu_seconds()
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value
        finally:
            now = cpu_seconds()
            longest[0], before = max(longest[0], now - before), now


def open_tsne(method: str) -> Callable[[np.ndarray, int, int, tuple[int, int]], Floats]:
    def layout(x: np.ndarray, dims: int, seed: int, iterations: tuple[int, int]) -> Floats:
        import openTSNE

        peer = openTSNE.TSNE(
            n_components=2, perplexity=PERPLEXITY, random_state=seed, n_jobs=1, negative_gradient_method=method,
            early_exaggeration_iter=iterations[0], n_iter=iterations[1],
        )  # fmt: skip
        return np.asarray(peer.fit(x.astype(np.float64)), np.float64)

    return layout


def scikit_learn(x: np.ndarray, dims: int, seed: int, iterations: tuple[int, int]) -> Floats:
    from sklearn.manifold import TSNE

    peer = TSNE(
        n_components=dims, perplexity=PERPLEXITY, random_state=seed, n_jobs=1, init="pca",
        max_iter=max(250, sum(iterations)), n_iter_without_progress=10_000, min_grad_norm=0.0,
    )  # fmt: skip
    return np.asarray(peer.fit_transform(x), np.float64)


def umap(x: np.ndarray, dims: int, seed: int, iterations: tuple[int, int]) -> Floats:
    from umap import UMAP  # type: ignore[import-not-found]

    return np.asarray(UMAP(n_components=dims, random_state=seed, n_jobs=1).fit_transform(x), np.float64)


def pacmap(x: np.ndarray, dims: int, seed: int, iterations: tuple[int, int]) -> Floats:
    from pacmap import PaCMAP  # type: ignore[import-not-found]

    return np.asarray(PaCMAP(n_components=dims, random_state=seed).fit_transform(x.copy()), np.float64)


#: Other methods with their own settings, for context: another cost, so their divergence says nothing.
CONTEXT: dict[str, Any] = {"umap": umap, "pacmap": pacmap}

PEERS: dict[str, Any] = {
    "openTSNE-bh": open_tsne("bh"),
    "openTSNE-fft": open_tsne("fft"),
    "scikit-learn": scikit_learn,
}


def peer_affinities(x: np.ndarray) -> Affinities:
    """openTSNE's p, on which every divergence is measured."""
    from openTSNE.affinity import PerplexityBasedNN

    p = PerplexityBasedNN(x.astype(np.float64), perplexity=PERPLEXITY, n_jobs=1, random_state=0).P.tocsr()
    p.eliminate_zeros()
    p.sort_indices()
    p.data /= p.data.sum()
    return Affinities(np.arange(len(x)), sparse.csr_array(p), True)


@dataclass
class Tally:
    """Figures of one contender over the seeds."""

    cpu: list[float]
    wall: list[float]
    kl: list[float]
    kept: list[tuple[float, float]]
    memory: list[float]

    def figures(self) -> str:
        recall, trust = np.median(self.kept, axis=0)
        return (
            f"KL {np.median(self.kl):.4f} recall@10 {recall:.3f} trust {trust:.3f} "
            f"wall {np.median(self.wall):.1f} s memory {np.median(self.memory):.2f} GB"
        )


def measured(case: Case, iterations: tuple[int, int]) -> dict[str, Tally]:
    x = clouds(case.n)
    p = peer_affinities(x) if case.peers else None
    contenders = {"ours": ours} | {name: PEERS[name] for name in case.peers} | beside(case)
    tallies = {name: Tally([], [], [], [], []) for name in contenders}
    for seed in range(case.seeds):
        for name, layout in contenders.items():
            if seed and name in CONTEXT:
                continue
            before = settled_memory()
            cpu, wall = cpu_seconds(), time.perf_counter()
            Y = layout(x, case.dims, seed, iterations)
            tallies[name].cpu.append(cpu_seconds() - cpu)
            tallies[name].wall.append(time.perf_counter() - wall)
            tallies[name].memory.append(status("VmHWM") - before)
            tallies[name].kl.append(drain(layout_cost_of(p, Y, False, Context())).gap if p else np.nan)
            kept = drain(neighbours_kept(x, (Y,), "euclidean", Context()))[0]
            tallies[name].kept.append((kept.recall, kept.trustworthiness))
            tell(case, seed, name, tallies[name])
    return tallies


def tell(case: Case, seed: int, name: str, tally: Tally) -> None:
    """Say what one run gave: all of them may take an hour."""
    print(
        f"{case.n:,} in {case.dims}-D, seed {seed}, {name}: {tally.cpu[-1]:.2f} CPU s, KL {tally.kl[-1]:.4f}",
        file=sys.stderr,
        flush=True,
    )


def settled_memory() -> float:
    """Give back what is free, forget the peak so far and return the memory in use, in GB; NaN where it is not told."""
    gc.collect()
    try:
        ctypes.CDLL("libc.so.6").malloc_trim(0)
        Path("/proc/self/clear_refs").write_text("5")
    except OSError:
        return float("nan")
    return status("VmRSS")


def status(name: str) -> float:
    """A figure of this process in GB."""
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
    except OSError:
        return float("nan")
    return next(int(line.split()[1]) for line in lines if line.startswith(name)) / 2**20


def tried(case: Case) -> None:
    """Import, compile and run everything that ``case`` needs on other vectors."""
    for n in (size for size in _SIZES if size <= max(case.n, _SIZES[0])):
        ours(clouds(n, seed=1), case.dims, 0, (5, 5))
    for layout in [PEERS[name] for name in case.peers] + list(beside(case).values()):
        layout(clouds(min(case.n, _FIRST), seed=1), case.dims, 0, (5, 5))


def beside(case: Case) -> dict[str, Any]:
    """Those of ``CONTEXT`` that are installed, where there are peers."""
    return {name: layout for name, layout in CONTEXT.items() if case.peers and find_spec(name)}


def run(options: argparse.Namespace) -> Iterator[Row]:
    iterations = (20, 30) if options.quick else (250, 500)
    chosen = os.environ.get("MINENTROPY_TSNE", ",".join(CASES)).split(",")
    cases = [Case(600, seeds=1, peers=tuple(PEERS))] if options.quick else [CASES[name] for name in chosen]
    for case in cases:
        # The limits reach only libraries that are loaded already.
        tried(case)
        numba.set_num_threads(1)
        with threadpool_limits(1):
            tried(case)
            longest[0] = 0.0
            yield from rows(case, measured(case, iterations))


def rows(case: Case, tallies: dict[str, Tally]) -> Iterator[Row]:
    mine = tallies.pop("ours")
    label = f"{case.n:,} in {case.dims}-D"
    steps = f"longest step {1000 * longest[0]:.0f} ms; "
    longest[0] = 0.0
    if not tallies:
        yield row(label, None, float(np.median(mine.cpu)), f"{steps}{mine.figures()}")
    for name in CONTEXT if tallies else ():
        if name not in tallies:
            print(f"{label}: {name} is not installed, so it is not listed beside", file=sys.stderr)
    for name, peer in tallies.items():
        ratio = np.median(mine.kl) / np.median(peer.kl)
        each = (
            f"KL ratio {ratio:.4f}, medians of {len(peer.cpu)} seeds" if len(peer.cpu) > 1 else f"KL ratio {ratio:.4f}"
        )
        quality = f"{steps}ours {mine.figures()}; theirs {peer.figures()}; {each}"
        yield row(f"{label} against {name}", float(np.median(peer.cpu)), float(np.median(mine.cpu)), quality)
