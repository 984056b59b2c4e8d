"""Equilibria under many draws of preferences, in one compiled loop."""

import numpy as np
import numpy.typing as npt

from detente.models.graph_model.fast.compiled import compiled
from detente.models.graph_model.fast.pushes import Codes, Layout, Numbers, best_first, push, push_until_still
from detente.models.graph_model.model import Bools, Ints

NASH, GMR, SMR, SEQ, SSEQ = range(5)
NUMBERS = {"nash": NASH, "gmr": GMR, "smr": SMR, "seq": SEQ, "sseq": SSEQ}


@compiled
def best_of_moves(values: Numbers, layout: Layout, dm: int) -> Numbers:
    """Return the largest value that `dm` can have by staying or by one move, per state."""
    found = -values
    push(found, layout, dm, False)  # noqa: FBT003 -- compiled functions take no keywords
    return -found


@compiled
def stable_by(concept: int, ranks: Numbers, layout: Layout, dm: int, others: Ints) -> Bools:
    """Return the states that are stable for `dm`, as the module of the concept defines it."""
    outcome = best_of_moves(ranks, layout, dm) if concept in (SMR, SSEQ) else ranks.copy()
    if concept != NASH:
        push_until_still(outcome, layout, others, concept >= SEQ)
    return best_of_moves(np.minimum(outcome, ranks), layout, dm) <= ranks


@compiled
def equilibria_of_draws(
    draws: npt.NDArray[np.int32], groups: Numbers, starts: Ints, n_groups: Ints, kinds: Numbers, codes: Codes,
    n_codes: Ints, concepts: Ints, found: Bools,
) -> None:  # fmt: skip
    """Fill `found[draw, concept, state]` with the equilibria under `draws[draw, decision maker, state]`."""
    n_dms = draws.shape[1]
    order = np.empty(draws.shape[1:], np.int32)
    layout = order, starts, n_groups, kinds, codes, n_codes
    for draw in range(len(draws)):
        for dm in range(n_dms):
            best_first(groups[dm], starts[dm, : n_groups[dm] + 1], draws[draw, dm], order[dm])
        for dm in range(n_dms):
            others = np.array([other for other in range(n_dms) if other != dm], np.int64)
            for number in range(len(concepts)):
                found[draw, number] &= stable_by(concepts[number], draws[draw, dm], layout, dm, others)
