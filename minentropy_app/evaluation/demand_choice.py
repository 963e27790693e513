"""How to expect the future of these loans: tried on the later part of the past."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from minentropy_app.engines.demand import (
    Company,
    Smoothing,
    class_mean,
    find_company,
    own_demand,
    raw_demand,
    shrunk,
    smoothed_demand,
)
from minentropy_app.engines.shelving import Demand, Search, Shelving, anneal_shelves, automatic_sweeps, cost_of
from minentropy_app.engines.visits import Visits, select_visits
from minentropy_app.evaluation.time_split import split_by_time
from minentropy_app.model.inputs import Floats, Ints
from minentropy_app.model.step import Context, Step, Steps
from minentropy_app.text import QT_TRANSLATE_NOOP

CHOOSING = QT_TRANSLATE_NOOP("evaluation.demand_choice", "Choosing how to expect demand")

HALF_LIVES = (30.0, 60.0, 120.0, 240.0, 0.0)
SHRINKAGES = (1.0, 3.0, 10.0, 30.0)
REACHES = (0, 30, 100, 300)
#: κ for what is learned, which needs less.
LEARNED_SHRINKAGES = (0.0, 0.3, 1.0, 3.0, 10.0)
PAIR_WEIGHTS = (
    (1.0, 0.0, 0.0, 0.0),
    (0.3, 0.35, 0.35, 0.0),
    (0.1, 0.3, 0.6, 0.0),
    (0.0, 0.0, 1.0, 0.0),
    (0.2, 0.2, 0.3, 0.3),
    (0.1, 0.1, 0.3, 0.5),
)
#: The same with neighbours by title, where titles are alike.
TITLE_WEIGHTS = (
    (0.2, 0.1, 0.2, 0.2, 0.3),
    (0.1, 0.1, 0.1, 0.3, 0.4),
    (0.3, 0.1, 0.1, 0.0, 0.5),
)
#: Proposals per book of a trial, as a share of a full run.
_TRIAL = 0.2
#: Later shares of the past on which popularity is judged: one period alone may be unlike others.
_FOLDS = (0.25, 0.4, 0.55)


@dataclass(frozen=True)
class Wish:
    """What the user has set; None: to be chosen."""

    half_life: float | None = None
    shrinkage: float | None = None
    pair_weights: tuple[float, ...] | None = None


@dataclass(frozen=True)
class Trial:
    """The past, cut in two: what is learned from, and what it is judged on."""

    earlier: Visits
    later: Demand
    rank: Ints
    shelving: Shelving


def choose_smoothing(
    visits: Visits, rank: Ints, shelving: Shelving, wish: Wish, task: tuple[int, Context], titles: Sequence[str] = ()
) -> Steps[Smoothing]:
    """Choose what is left open: popularity first, then the blend of pairs; ``task`` = (seed, context).

    Both are judged by metres of the later quarter of the visits given. Without dates the defaults hold.
    """
    seed, context = task
    default = Smoothing()
    given = Smoothing(
        default.half_life if wish.half_life is None else wish.half_life,
        default.shrinkage if wish.shrinkage is None else wish.shrinkage,
        default.reach,
        wish.pair_weights or default.pair_weights,
    )
    parts = split_by_time(visits)
    if parts is None or parts.later.count < 2:
        return given
    later = yield from raw_demand(parts.later, context)
    trial = Trial(parts.earlier, later, rank, shelving)
    trials = [trial]
    for share in _FOLDS[1:]:
        again = split_by_time(visits, share)
        if again is not None:
            # As long a period as in the first: the near future is what a plan is for.
            days = parts.later.day.max() - parts.day
            soon = select_visits(again.later, again.later.day <= again.day + days)
            trials.append(replace(trial, earlier=again.earlier, later=(yield from raw_demand(soon, context))))
    given = yield from _best_popularity(trials, given, wish, context)
    if wish.pair_weights is not None:
        return given
    company = yield from find_company(parts.earlier, rank, seed, context, titles)
    return (yield from _best_blend(trial, given, company, task))


def _best_popularity(trials: list[Trial], given: Smoothing, wish: Wish, context: Context) -> Steps[Smoothing]:
    """Try every combination: books by expected popularity into the bays nearest the door."""
    own_ways = _ways_to_expect(given, wish)
    best, lowest, done = given, np.inf, 0
    for way in own_ways:
        own = [own_demand(t.earlier, way) for t in trials]
        for reach in REACHES:
            context.check()
            yield Step(CHOOSING, done, len(own_ways) * len(REACHES))
            done += 1
            shown = [(e, class_mean(e, t.earlier, t.rank, reach), t) for e, t in zip(own, trials, strict=True)]
            for shrinkage in _shrinkages(way, wish):
                cost = sum(_entrance_cost(shrunk(e, mean, shrinkage), t) for e, mean, t in shown)
                if cost < lowest - 1e-12:
                    best = replace(way, shrinkage=shrinkage, reach=reach)
                    lowest = cost
    return best


def _ways_to_expect(given: Smoothing, wish: Wish) -> list[Smoothing]:
    """Half-lives, and what is learned, where the user has set no half-life."""
    if wish.half_life is not None:
        return [given]
    return [*(replace(given, half_life=half) for half in HALF_LIVES), replace(given, half_life=0.0, learned=True)]


def _shrinkages(way: Smoothing, wish: Wish) -> tuple[float, ...]:
    if wish.shrinkage is not None:
        return (wish.shrinkage,)
    return LEARNED_SHRINKAGES if way.learned else SHRINKAGES


def _entrance_cost(expected: Floats, trial: Trial) -> float:
    """Entrance part of the later metres where books stand by expected popularity, bays full alike."""
    shelving, order = trial.shelving, np.argsort(-expected, kind="stable")
    nearest = np.argsort(shelving.distances.door, kind="stable")
    ends = np.cumsum(shelving.room[nearest])
    bay = nearest[np.minimum(np.searchsorted(ends, np.cumsum(shelving.width[order])), len(ends) - 1)]
    return float(trial.later.first[order] @ shelving.distances.door[bay])


def _best_blend(trial: Trial, given: Smoothing, company: Company, task: tuple[int, Context]) -> Steps[Smoothing]:
    seed, context = task
    shelving, best, lowest = trial.shelving, given, np.inf
    search = Search(_TRIAL * automatic_sweeps(shelving.count))
    for weights in (*PAIR_WEIGHTS, *(TITLE_WEIGHTS if company.by_title.nnz else ())):
        tried = replace(given, pair_weights=weights)
        demand = yield from smoothed_demand(trial.earlier, trial.rank, company, tried, context)
        bay = yield from anneal_shelves(demand, shelving, shelving.home, search, seed, context)
        cost = cost_of(trial.later, shelving.distances, bay)
        if cost < lowest - 1e-12:
            best, lowest = tried, cost
    return best
