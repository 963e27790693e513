"""What one menu entry consists of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from minentropy_app.model.estimate import Estimate, Summary
from minentropy_app.model.step import Context, Steps


@dataclass(frozen=True)
class Need:
    """One input: ``role`` as in ``--on ROLE=NAME``, ``kinds`` of source or result that fit."""

    role: str
    kinds: tuple[str, ...]
    optional: bool = False
    #: An optional input that is taken unasked where just one fits.
    welcome: bool = False


@dataclass(frozen=True)
class Analysis:
    """A menu entry, a form, a CLI command and a page of documentation in one value.

    Attributes
    ----------
    key, title
        The word on the command line; the marked text in the menu.
    needs, gives
        Inputs, and the kind of result (the key of a class in ``RESULT_KINDS``).
    params
        The Params dataclass (see ``model/params.py``).
    metrics
        Names of the metrics that every run must return.
    estimate
        ``estimate({role: Summary}, params)``, instant.
    run
        ``run({role: input}, params, context)``, a generator of Steps ending in a result.
    """

    key: str
    title: str
    needs: tuple[Need, ...]
    gives: str
    params: type
    metrics: tuple[str, ...]
    estimate: Callable[[Mapping[str, Summary], Any], Estimate]
    run: Callable[[Mapping[str, Any], Any, Context], Steps[Any]]
    #: Filled by the analysis when one run is exempt from the promise of same seed, same result.
    reproducible: Callable[[Any], bool] = lambda params: True
    #: Roles of inputs whose items' names the run is given: ``inputs["names"][role]`` (``Names``);
    #: of texts also the names of the documents, as ``"<role> documents"``.
    names_of: tuple[str, ...] = ()
    #: Runs the kernels once on tiny inputs, a small piece per Step, so that no run pays for compiling.
    warm: Callable[[], Steps[None]] | None = None
