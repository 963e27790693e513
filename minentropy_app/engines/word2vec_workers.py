"""Several workers at one model: each trains on vectors of its own, and all take over what the others changed.

After each stretch of text, with Δ_w what worker w changed of a vector x that it met n_w times,

    x ← x + s Σ_w Δ_w,   s = g(Σ_w n_w) / Σ_w g(n_w),   g(n) = n / (1 + c n).

Rare ones (c n ≪ 1) add up, s = 1; where everyone has gone all the way to where the texts pull it, s = 1 / workers
is the mean. Plain sums overshoot there, plain means learn rare words half as fast.

Writing to the same vectors without waiting for each other (Recht et al. 2011, arXiv:1106.5730) is the
usual way, but nearly every pair passes the same nodes at the top of the tree, and every second row was
last written by another core, whose cache has to hand it over: two such workers took longer than one. Here
nothing is shared within a stretch. Stretches are short while vectors move fast, so that a change is known to
all before it is made twice, and bounded by tokens, not by time: the same number of workers gives the same model.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from minentropy_app.engines.kernels import joining_models, skipgram
from minentropy_app.model.inputs import Ids

#: Tokens that make another worker worth starting.
_WORTH_A_WORKER = 25_000
#: Tokens of a stretch, for all workers together: this part of those read before, between these bounds.
_PART, _SHORTEST, _LONGEST = 10, 2_000, 30_000
#: c over the learning rate, tried at six values from .00006 to 6 and three lengths of stretch on loans and novels,
#: d = 3 and 100: without damping loans lose .16 to .27 nats at the longest stretch; at d = 3 more is often as good.
_PULL = 0.06
#: Most tokens × window × dimensions of a stretch, for a report at least every 100 ms.
_MOST_WORK = 20_000_000

_Vectors = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Lessons:
    """What every worker reads and none changes, as ``kernels.skipgram.train_sentences`` takes it."""

    tokens: npt.NDArray[np.int32]
    bounds: Ids
    tree: tuple[Any, Any, Any]
    keep: npt.NDArray[np.uint64]
    window: int
    cancelled: npt.NDArray[np.uint8]


def worth_starting(wanted: int, tokens: int) -> int:
    """Return how many of the workers wanted have enough to read; at least one."""
    return max(1, min(wanted, tokens // _WORTH_A_WORKER))


class Workers:
    """Workers with a model each, which start from ``vectors`` and ``inner`` and join what they learned there."""

    def __init__(self, lessons: Lessons, vectors: _Vectors, inner: _Vectors, seeds: list[int]) -> None:
        self.lessons = lessons
        self._agreed = (vectors, inner)
        self._states = [np.array([seed], np.uint64) for seed in seeds]
        count = len(seeds) if len(seeds) > 1 else 0  # one alone learns in place
        self._models = [np.repeat(matrix[None], count, axis=0) for matrix in self._agreed]
        self._met = [np.zeros((count, len(matrix)), np.int32) for matrix in self._agreed]
        self._table = skipgram.sigmoid_table()
        cost = np.diff(lessons.tree[0]) * (lessons.keep / 2.0**32)
        self._efforts = joining_models.efforts(lessons.tokens, lessons.bounds, cost, lessons.window if count else 0)
        self._pool = ThreadPoolExecutor(max(1, len(seeds) - 1))

    def close(self) -> None:
        """End the threads."""
        self._pool.shutdown()

    def stretches(self, first: int, last: int, before: int) -> Iterator[tuple[int, int]]:
        """Cut sentences first … last − 1 into stretches; ``before`` tokens were read in earlier epochs."""
        bounds, longest = self.lessons.bounds, _MOST_WORK // (self.lessons.window * self._agreed[0].shape[1])
        while first < last:
            each = max(1, min(max((before + int(bounds[first])) // _PART, _SHORTEST), _LONGEST, longest))
            end = int(np.searchsorted(bounds[: last + 1], bounds[first] + each, side="right")) - 1
            end = min(max(end, first + 1), last)
            yield first, end
            first = end

    def learn(self, first: int, last: int, rate: tuple[float, float]) -> None:
        """Train on sentences first … last − 1, shared out by tokens; ``rate`` as in the kernel."""
        own = self.lessons
        count = len(self._states)
        if count == 1:
            self._train(0, self._agreed, (first, last), rate)
            return
        cuts = _shares(self._efforts[first : last + 1], first, count)
        pull = _PULL * (rate[0] - rate[1] * float(own.bounds[first]))

        def train(k: int) -> None:
            a, b = cuts[k]
            tokens = own.tokens[own.bounds[a] : own.bounds[b]]
            joining_models.count_met(tokens, *own.tree[:2], *(met[k] for met in self._met))
            self._train(k, (self._models[0][k], self._models[1][k]), cuts[k], rate)

        def join(k: int) -> None:
            for agreed, models, met in zip(self._agreed, self._models, self._met, strict=True):
                joining_models.join(agreed, models, met, pull, k)

        self._together(train)
        self._together(join)

    def _together(self, work: Callable[[int], None]) -> None:
        """Let every worker do its part; the first is the thread that asks, which would only wait."""
        others = [self._pool.submit(work, k) for k in range(1, len(self._states))]
        try:
            work(0)
        finally:
            wait(others)
        for other in others:
            other.result()

    def _train(
        self, k: int, model: tuple[_Vectors, _Vectors], part: tuple[int, int], rate: tuple[float, float]
    ) -> None:
        own = self.lessons
        skipgram.train_sentences(
            own.tokens, own.bounds, own.tree, own.keep, *model, self._table, self._states[k],
            own.window, rate, *part, own.cancelled,
        )  # fmt: skip


def _shares(efforts: npt.NDArray[np.float64], first: int, workers: int) -> list[tuple[int, int]]:
    """Cut sentences, ``first`` onwards, into as many runs of about equal effort, given what came before each.

    By tokens alone one waited for the other: rare words lie deep in the tree, and short sentences have few pairs.
    """
    goals = np.linspace(efforts[0], efforts[-1], workers + 1)[1:-1]
    cuts = [0, *np.searchsorted(efforts, goals).tolist(), len(efforts) - 1]
    return [(first + a, first + b) for a, b in itertools.pairwise(cuts)]
