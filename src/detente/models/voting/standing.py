"""Whether something passes as the members stand, and who could change that.

>>> from detente.models.voting.rules import heads
>>> found = standing(heads(3, 2), [YES, NO, None])
>>> found.passes, found.alone
(None, (2,))
"""

from collections.abc import Sequence
from dataclasses import dataclass

from detente.models.voting.coalitions import Minimal, minimal_winning
from detente.models.voting.games import Game, game_of
from detente.models.voting.power import winning_by_size
from detente.models.voting.rules import NO, YES, Rule, passes

SHOWN = 5
"""So many kinds of smallest sets are named."""


@dataclass(frozen=True)
class Standing:
    """What comes out as the members stand, and the smallest changes that would turn it."""

    passes: bool | None
    """None: it depends on those who are undecided."""
    movers: tuple[int, ...]
    """Those who could turn it: where it passes all that say yes, where it fails all that do not, where it is open the
    undecided (by saying yes)."""
    fewest: int | None
    """How many of them it takes at least; None: they cannot, all together."""
    ways: int
    """How many sets of that size would do."""
    smallest: Minimal
    """Some of these sets; members are told by their number among the movers."""

    @property
    def alone(self) -> tuple[int, ...]:
        """The members each of whom could turn it alone."""
        if self.fewest != 1:
            return ()
        taken = {
            member
            for one in self.smallest.found
            for members, count in zip(one.types, one.takes, strict=True)
            if count
            for member in members
        }
        return tuple(self.movers[number] for number in sorted(taken))


def standing(rule: Rule, choices: Sequence[int | None], *, shown: int = SHOWN) -> Standing:
    """Return what comes out as the members stand.

    Args:
        rule: By what it is decided.
        choices: What each member does; None: it is undecided.
        shown: How many kinds of smallest sets are named; those of one member always are, all of them.

    Raises:
        MalformedRule: Not one choice for each member.
        TooManyTallies: Too many members whose weights have too little in common.
    """
    at_worst = [NO if one is None else one for one in choices]
    at_best = [YES if one is None else one for one in choices]
    if passes(rule, at_worst):
        movers = [member for member, one in enumerate(at_worst) if one == YES]
        stay = [NO if one == YES else one for one in at_worst]
        return turned(movers, game_of(rule, now=stay, free=movers).dual if movers else None, shown, verdict=True)
    if passes(rule, at_best):
        movers = [member for member, one in enumerate(choices) if one is None]
        return turned(movers, game_of(rule, now=at_worst, free=movers), shown, verdict=None)
    movers = [member for member, one in enumerate(at_best) if one != YES]
    return turned(movers, game_of(rule, now=at_best, free=movers) if movers else None, shown, verdict=False)


def turned(movers: list[int], game: Game | None, shown: int, *, verdict: bool | None) -> Standing:
    """Return a verdict with the smallest sets of movers that win the game of turning it."""
    sizes = (0,) if game is None else winning_by_size(game)
    fewest = next((size for size, count in enumerate(sizes) if count), None)
    if game is None or fewest is None:
        return Standing(verdict, tuple(movers), None, 0, Minimal((), complete=True))
    smallest = minimal_winning(game, largest=fewest, most=None if fewest == 1 else shown)
    return Standing(verdict, tuple(movers), fewest, sizes[fewest], smallest)
