"""What it would take to make a wanted outcome hold, so that what is said of one concept agrees with the others.

What is stable by one concept is stable by those that ask less. So changes that are enough for the one are enough for
the others, and what the others need at the least the one needs too; if for them nothing will do, nothing will for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from detente.formats.conflict_model import ConflictModel
from detente.models.graph_model import Conflict, Inverse, OptionChange, inverse_statements, single_options

MOST_TRIED, LEAST_TRIED, WORK = 20_000, 8, 20_000_000
"""So many changed preferences are tried at most and at the least, and so many states by so many statements in them."""
FEW = 10
"""A preference of fewer statements takes no less time."""
ALONE = 10
"""What one decision maker alone could change is searched in a large conflict with this part of it."""
LARGE = 1 << 12
OPTIONS_TRIED = 1 << 17
"""Up to so many states single options are tried, one after the other."""
WEAKER = {
    "nash": ("gmr", "smr", "seq", "sseq"),
    "sseq": ("gmr", "smr", "seq"),
    "smr": ("gmr",),
    "seq": ("gmr",),
    "gmr": (),
}
"""Concepts that ask less: what is stable by the first is stable by each of the others."""

By = tuple[int, ...] | None
"""Who may change their preferences; None: anybody."""
Bools = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Wanted:
    """What it would take to make a wanted outcome hold."""

    formula: str
    states: Bools
    changes: tuple[tuple[By, Inverse], ...]
    """Who may change (nothing: anybody) and the smallest changes found, by concept."""
    options: tuple[tuple[str, OptionChange], ...] | None
    """Concepts, and the single changes of an option that do it; None: there are too many states to try them."""


def what_it_takes(model: ConflictModel, want: str, states: Bools, concepts: Sequence[str]) -> Wanted:
    """Return the smallest changes after which one of the wanted states holds, for each decision maker and for all."""
    found = Answers(model, states)
    makers = range(len(model.file.decision_makers))
    everybody: list[By] = [None, *((one,) for one in makers if len(makers) > 1)]
    changes = tuple((by, found.of(concept, by)) for concept in concepts for by in everybody)
    holds = {one.concept for _, one in changes if one.changes == ()}
    return Wanted(want, states, changes, by_options(model, states, [one for one in concepts if one not in holds]))


def by_options(
    model: ConflictModel, states: Bools, concepts: Sequence[str]
) -> tuple[tuple[str, OptionChange], ...] | None:
    """Return the single changes of an option that do it; None: each would take long to try."""
    game = model.game
    if not isinstance(game, Conflict):
        return ()
    if game.n_states > OPTIONS_TRIED:
        return None
    return tuple((concept, one) for concept in concepts for one in single_options(game, states, concept))


class Answers:
    """The smallest changes by concept and by who may change, each search made once and when it is needed."""

    def __init__(self, model: ConflictModel, states: Bools) -> None:
        self.model, self.states = model, states
        self.searched: dict[tuple[str, By], Inverse] = {}
        self.statements = [
            [model.true_in(one.formula) for one in who.prefers] if who.prefers is not None else None
            for who in model.file.decision_makers
        ]

    def of(self, concept: str, by: By) -> Inverse:
        """Return the smallest changes, as far as this search and those that bear on it tell.

        What one decision maker alone needs at the least is what all together need or more, and what it can do alone can
        be done together.
        """
        found = self.search(concept, by)
        if found.exact:
            return found
        whole, parts = (by, None), [(one,) for one in self.model.game.decision_makers]
        less = [self.search(one, some) for some in dict.fromkeys(whole) for one in (concept, *WEAKER.get(concept, ()))]
        more = [
            self.search(one, some)
            for some in ([by] if by is not None else [by, *parts])
            for one in (concept, *stronger(concept))
        ]
        return between(found, less, [*more, *self.by_chance(concept, by)])

    def by_chance(self, concept: str, by: By) -> list[Inverse]:
        """Return what anybody may change where just those who may here do so."""
        together = self.search(concept, None)
        makers = {change.dm for change in together.changes or ()}
        return [together] if by is not None and together.changes is not None and makers <= set(by) else []

    def search(self, concept: str, by: By) -> Inverse:
        """Return what a search of this question alone finds; it is bounded, more closely for large conflicts."""
        if (concept, by) not in self.searched:
            game = self.model.game
            share = ALONE if by is not None and game.n_states > LARGE else 1
            each = game.n_states * max(FEW, *(len(some) for some in self.statements if some is not None), 0)
            budget = max(LEAST_TRIED, min(MOST_TRIED, WORK // each) // share)
            self.searched[concept, by] = inverse_statements(
                game, self.statements, self.states, concept, by=by, budget=budget
            )
        return self.searched[concept, by]


def stronger(concept: str) -> tuple[str, ...]:
    """Return the concepts that ask more.

    >>> stronger("seq")
    ('nash', 'sseq')
    """
    return tuple(one for one, weaker in WEAKER.items() if concept in weaker)


def between(found: Inverse, less: Sequence[Inverse], more: Sequence[Inverse]) -> Inverse:
    """Return an answer with the best of what others need at the least, and of the changes that are enough for others.

    >>> seq, gmr, nash = Inverse("seq", None, 2), Inverse("gmr", None, 3), Inverse("nash", (), 0)
    >>> between(seq, [gmr], []).at_least, between(seq, [gmr], [nash]).changes
    (3, ())
    """
    if any(one.impossible for one in less):
        return replace(found, changes=None, states=(), at_least=0, impossible=True)
    known = [one for one in (found, *more) if one.changes is not None]
    best = min(known, key=lambda one: len(one.changes or ()), default=found)
    at_least = max(one.at_least for one in (found, *less))
    return replace(found, changes=best.changes, states=best.states, at_least=at_least)
