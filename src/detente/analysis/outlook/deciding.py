"""Which uncertain statement of preference decides most, and what would be different if it were wrong."""

from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np

from detente.analysis.outlook.results import Decisive
from detente.analysis.outlook.staying import HOLDS
from detente.analysis.sweeps import Decider
from detente.formats.conflict_file import ConflictFile, Statement
from detente.formats.conflict_model import ConflictModel, modelled
from detente.models.graph_model import Game, Stability, attractors, stability

WORTH_TELLING = 0.01
TRIED = 4
"""So many of the most important are tried for one that changes the answer."""


def decisive(
    model: ConflictModel,
    found: Stability,
    decides: Sequence[Decider],
    told: Collection[int],
    ends: tuple[tuple[int, ...], ...],
) -> Decisive | None:
    """Return the statement that decides most of those that change what is told; if none does, that decides most."""
    first: Decisive | None = None
    for one in decides[:TRIED]:
        if one.importance < WORTH_TELLING or one.factor.statement is None:
            continue
        what = if_wrong(model, found, one.factor.decision_maker, one.factor.statement, one.importance, told)
        if what.lost or what.gained or what.ends != ends:
            return what
        first = first or what
    return first


def if_wrong(
    model: ConflictModel, found: Stability, dm: int, statement: int, importance: float, told: Collection[int]
) -> Decisive:
    """Return what would be different if a statement were wrong: its opposite were wanted, or it did not matter."""
    prefers = model.file.decision_makers[dm].prefers or ()
    opposite = prefers[statement].sign == "unknown"
    other = modelled(without(model.file, dm, statement, opposite=opposite))
    now, then = (one.equilibria(HOLDS) for one in (found, stability(other.game, [HOLDS], engine="plain")))
    some = np.array(sorted(told), np.int64)
    return Decisive(
        dm,
        statement,
        importance,
        opposite,
        lost=tuple(some[now[some] & ~then[some]].tolist()),
        gained=tuple(some[~now[some] & then[some]].tolist()),
        ends=ends_of(other),
    )


def without(file: ConflictFile, dm: int, statement: int, *, opposite: bool) -> ConflictFile:
    """Return a conflict without one statement, or with its opposite."""
    who = file.decision_makers[dm]
    prefers = list(who.prefers or ())
    turned = [Statement(f"not ({prefers[statement].formula})")] if opposite else []
    prefers[statement : statement + 1] = turned
    # The places of the others are not asked for here, and would no longer fit.
    plain = tuple(replace(one, place=None) for one in prefers)
    makers = (*file.decision_makers[:dm], replace(who, prefers=plain), *file.decision_makers[dm + 1 :])
    return replace(file, decision_makers=makers)


def ends_of(model: ConflictModel) -> tuple[tuple[int, ...], ...]:
    """Return where steps in the movers' own interest end, from today if that is known."""
    return ends_of_game(model.game, model.status_quo)


def ends_of_game(game: Game, today: int | None) -> tuple[tuple[int, ...], ...]:
    """Return the same of a game."""
    return tuple(tuple(one.tolist()) for one in attractors(game, today, engine="plain"))
