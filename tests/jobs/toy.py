"""Analyses and tasks that misbehave on purpose; a worker takes them from its hidden argument."""

from __future__ import annotations

import ctypes
import os
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from minentropy_app.analyses.analysis import Analysis, Need
from minentropy_app.errors import AppError
from minentropy_app.jobs.control import Bench, Control
from minentropy_app.model.estimate import Estimate
from minentropy_app.model.params import Choice, Float, Int, Seed, param
from minentropy_app.model.results import Placement
from minentropy_app.model.step import Context, Step, Steps


def count(arguments: Mapping[str, Any], bench: Bench) -> dict[str, Any]:
    """Take ``steps`` steps of ``nap`` seconds."""
    return {"sum": bench.obey(counting(arguments["steps"], arguments["nap"]), "placement"), "pid": os.getpid()}


def counting(steps: int, nap: float) -> Steps[int]:
    total = 0
    for k in range(steps):
        total += k
        time.sleep(nap)
        yield Step("Counting", k + 1, steps, {"sum": total}, lambda k=k: placement(k))
    return total


def placement(k: int) -> Placement:
    ids = np.arange(5, dtype=np.int64)
    return Placement(ids, np.full((5, 3), float(k)), np.ones(5), "toy", {"k": k})


def segfault(arguments: Mapping[str, Any], bench: Bench) -> dict[str, Any]:
    ctypes.string_at(0)
    return {}


def leave(arguments: Mapping[str, Any], bench: Bench) -> dict[str, Any]:
    os._exit(arguments["code"])


def fail(arguments: Mapping[str, Any], bench: Bench) -> dict[str, Any]:
    raise AppError("Row {row} of {file} is bad.", "Mend {file}.", row=7, file="a.csv")


def bug(arguments: Mapping[str, Any], bench: Bench) -> dict[str, Any]:
    raise KeyError("a reader's " + "name")


def no_memory(arguments: Mapping[str, Any], bench: Bench) -> dict[str, Any]:
    raise MemoryError


def hog(arguments: Mapping[str, Any], bench: Bench) -> dict[str, Any]:
    """Take memory in small pieces without end."""

    def taking() -> Steps[int]:
        held = []
        while True:
            held.append(np.ones(1 << 20))
            yield Step("Taking", len(held), 0)

    return {"sum": bench.obey(taking())}


def gulp(arguments: Mapping[str, Any], bench: Bench) -> dict[str, Any]:
    """Take one piece that is far too large."""
    return {"sum": float(np.ones(arguments["bytes"] // 8)[0])}


def deaf(arguments: Mapping[str, Any], bench: Bench) -> dict[str, Any]:
    """Never look at the cancel flag."""
    while True:
        time.sleep(0.01)


def chatter(arguments: Mapping[str, Any], bench: Bench) -> dict[str, Any]:
    """Print where only the protocol may speak, also from C."""
    print("stray", flush=True)
    os.write(1, b"stray bytes\n")
    sys.stderr.write("to the log\n")
    return {"said": True}


def poll(arguments: Mapping[str, Any], bench: Bench) -> dict[str, Any]:
    """Poll the flag as a kernel does, in one step that lasts for ever."""

    def polling(context: Context) -> Steps[int]:
        yield Step("Polling", 0, 0, {}, lambda: placement(3))
        while not context.cancelled[0]:
            time.sleep(0.001)
        yield Step("Polled", 1, 1)
        return 0

    return {"sum": bench.obey(polling(bench.context))}


TASKS = {
    name: task
    for name, task in globals().items()
    if name in {"count", "segfault", "leave", "fail", "bug", "no_memory", "hog", "gulp", "deaf", "chatter", "poll"}
}


@dataclass(frozen=True)
class ToyParams:
    """What to do, and how long to take."""

    deed: str = param("count", Choice(label="Deed", help="", choices=tuple(TASKS)))
    steps: int = param(10, Int(label="Steps", help="", minimum=1))
    nap: float = param(0.01, Float(label="Nap", help="", minimum=0))
    needed: float = param(0, Float(label="Bytes said to be needed", help="", minimum=0))
    seed: int = param(1, Seed(label="Seed", help=""))


def estimate(sizes: Mapping[str, Any], params: ToyParams) -> Estimate:
    return Estimate(params.steps * params.nap, params.needed)


def run(inputs: Mapping[str, Any], params: ToyParams, context: Context) -> Steps[Placement]:
    """Place all books in one place, or do something bad."""
    loans = inputs["loans"]
    n = len(loans.item_ids)
    result = Placement(loans.item_ids, np.full((n, 3), 0.1), np.ones(n), "toy", {"books": n, "seed": context.seed})
    for k in range(params.steps):
        time.sleep(params.nap)
        yield Step("Counting", k + 1, params.steps, {"S": k}, lambda: result)
    if params.deed != "count":
        TASKS[params.deed]({"code": 5, "bytes": 1 << 40}, Bench(context, Control(0), None))  # type: ignore[arg-type]
    return result


def warm() -> Steps[None]:
    for k in range(20):
        yield Step("Warming", k, 20)


ANALYSES = (
    Analysis(
        key="toy",
        title="Toy",
        needs=(Need("loans", ("loans",)), Need("earlier", ("placement",), optional=True)),
        gives="placement",
        params=ToyParams,
        metrics=("books",),
        estimate=estimate,
        run=run,
        warm=warm,
    ),
)
