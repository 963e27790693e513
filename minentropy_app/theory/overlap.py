"""Nodes in several modules, literally: the walk remembers in which module it is.

Viamontes Esquivel & Rosvall 2011 (arXiv:1105.0812). A node α in the modules M_α has one state (α, i) for each
of them. A walk in module i that steps to β stays in i if β is there too; otherwise it enters each of the
modules of β with the same probability:

    δ(i → β_j) = 1 if i = j,   0 if i ≠ j and i ∈ M_β,   1/|M_β| if i ∉ M_β

Steps between nodes are those of the plain network, so that Σ_i p_{α_i} = p_α; states of one node in one
module share a code word. Dense loops: the oracle for ``engines.overlap``, for small networks only.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from minentropy_app.model.inputs import Floats
from minentropy_app.theory.map_equation import Flow, codelength

#: Modules of each node, in any order, none twice.
Memberships = Sequence[Sequence[int]]
_MOST_STEPS = 100_000


@dataclass(frozen=True)
class StateFlow:
    """The walk between states.

    Attributes
    ----------
    flow
        Its rates; ``physical`` is the node behind each state.
    modules
        The module of each state.
    """

    flow: Flow
    modules: tuple[int, ...]


def arrival(module: int, own: Sequence[int], target: int) -> float:
    """Return δ: how likely a step from ``module`` to a node in the modules ``own`` ends in ``target``."""
    if module in own:
        return float(module == target)
    return 1.0 / len(own)


def state_flow(flow: Flow, memberships: Memberships) -> StateFlow:
    """Return the stationary walk between the states of overlapping modules.

    A state's share of its node's steps away is its share of the steps that arrive there:
    ``s_{β_j} = Σ_α Σ_i s_{α_i} f_αβ δ(i → β_j) / Σ_α f_αβ``. Where several solutions exist it is the one
    that a walk settles at when it starts with equal shares.
    """
    states = [(a, module) for a, own in enumerate(memberships) for module in own]
    step = np.zeros((len(states), len(states)))
    for (k, (a, i)), (m, (b, j)) in itertools.product(enumerate(states), repeat=2):
        step[k, m] = flow.link[a, b] * arrival(i, memberships[b], j)
    node = np.array([a for a, _module in states])
    share = _shares(step, node, flow)
    link = share[:, None] * step
    return StateFlow(Flow(flow.node[node] * share, link, flow.physical[node]), tuple(module for _a, module in states))


def _shares(step: Floats, node: np.ndarray[tuple[int], np.dtype[np.int_]], flow: Flow) -> Floats:
    """Iterate ``s ← (s + stepᵀ s / arrivals) / 2`` from equal shares; nodes where nobody arrives keep theirs."""
    arrivals = flow.link.sum(0)[node]
    share: Floats = 1.0 / np.bincount(node)[node]
    for _ in range(_MOST_STEPS):
        arriving = np.divide(share @ step, arrivals, out=share.copy(), where=arrivals > 0)
        if np.abs(arriving - share).max() <= 1e-15:
            break
        share = (share + arriving) / 2
    return share


def overlapping_length(flow: Flow, memberships: Memberships, markov_time: float = 1.0) -> float:
    """Return L in bits per step of modules that may overlap (two levels)."""
    states = state_flow(flow, memberships)
    return codelength(states.flow, [(module,) for module in states.modules], markov_time)
