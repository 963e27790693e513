"""A shelf plan while it is made: what a view shows of it, and what is kept when the search is stopped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TypeVar

from minentropy_app.engines.shelving import Demand, Shelving, cost_of
from minentropy_app.model.inputs import Ints
from minentropy_app.model.results import ShelfPlan
from minentropy_app.model.step import Step, Steps, changed

T = TypeVar("T")
#: Share of the metres by which a plan must be better than the best so far to be remembered before an anneal ends.
_BETTER = 0.005


class Course:
    """Follows a search, whose snapshots are the bay of each book.

    A view gets the plan as it stands, which may be worse than an earlier one: annealing begins hot. What is kept on
    a stop is the best plan within the budget of moves so far, be it the present places.

    Parameters
    ----------
    start
        The books where they stand now.
    budget
        Largest share of the books that may move.
    finish
        Makes the whole result of a plan.
    """

    def __init__(
        self, task: tuple[Demand, Shelving], start: ShelfPlan, budget: float, finish: Callable[[Ints], ShelfPlan]
    ) -> None:
        self._demand, self._shelving = task
        self._start, self._budget, self._finish = start, budget, finish
        self._best = self._shelving.home
        self._least = self._before = self._metres(self._best)

    def follow(self, steps: Steps[T]) -> Steps[T]:
        """Pass on the search: its plans can be looked at, and the best of them kept."""
        return changed(steps, self._seen)

    def hold(self, steps: Steps[T], bay: Ints) -> Steps[T]:
        """Pass on what follows the search, which has found a plan."""
        show, keep = partial(self._shown, lambda: bay), partial(self._finish, bay)
        return changed(steps, lambda step: replace(step, snapshot=show, kept=keep))

    def _seen(self, step: Step) -> Step:
        given = step.snapshot
        if given is None:
            return step
        better = step.numbers.get("metres", self._least) < (1 - _BETTER) * self._least
        if better or step.done >= step.total:
            self._offer(given())
        return replace(step, snapshot=partial(self._shown, given), kept=partial(self._kept, given))

    def _offer(self, bay: Ints) -> None:
        if self._shelving.moved(bay) <= self._budget + 1e-12 and (metres := self._metres(bay)) < self._least:
            self._best, self._least = bay, metres

    def _kept(self, given: Callable[[], Ints]) -> ShelfPlan:
        self._offer(given())
        return self._finish(self._best)

    def _shown(self, given: Callable[[], Ints]) -> ShelfPlan:
        """The plan as it stands, with the metres that are expected: no later visit has judged it yet."""
        bay = given()
        metres = {"expected_metres": self._metres(bay), "expected_before": self._before}
        return replace(self._start, bay=bay, metrics={**metres, "moved": self._shelving.moved(bay)})

    def _metres(self, bay: Ints) -> float:
        return cost_of(self._demand, self._shelving.distances, bay)
