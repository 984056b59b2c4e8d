"""What cannot be moved on one dimension, and what would be accepted in the place of the status quo.

Members have an ideal point each and like outcomes the better the nearer they are. Then something beats a point x to its
right exactly when those with ideal points to the right of x win, and there are the fewer of these the further right it
is: what cannot be moved is an interval between two pivots (Krehbiel, Pivotal Politics, 1998; Tsebelis, Veto Players,
2002).
Where several bodies must agree, all of them must want to move: the interval covers those of all bodies, and the win set
is the intersection of theirs (Putnam, Diplomacy and domestic politics, International Organization 42:427, 1988).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from detente.errors import MalformedRule
from detente.models.voting.games import Game


@dataclass(frozen=True)
class Gridlock:
    """The two pivots of one body, or of several that must all agree."""

    low: Fraction | None
    """From left of it a winning set moves to the right; None: nothing ever moves to the right."""
    high: Fraction | None
    """From right of it a winning set moves to the left; None: nothing ever moves to the left."""

    @property
    def empty(self) -> bool:
        """Whether every point can be moved: two sets without a common member can both win."""
        return self.low is not None and self.high is not None and self.low > self.high

    def holds(self, point: Fraction) -> bool:
        """Return whether a status quo cannot be moved."""
        return (self.low is None or point >= self.low) and (self.high is None or point <= self.high)

    def win_set(self, status_quo: Fraction) -> tuple[tuple[Fraction, Fraction], ...]:
        """Return the open intervals of outcomes that win against the status quo; none: nothing does.

        >>> Gridlock(Fraction(50), Fraction(50)).win_set(Fraction(20))
        ((Fraction(20, 1), Fraction(80, 1)),)
        """
        found = []
        if self.high is not None and status_quo > self.high:
            found.append((2 * self.high - status_quo, status_quo))
        if self.low is not None and status_quo < self.low:
            found.append((status_quo, 2 * self.low - status_quo))
        return tuple(found)


def gridlock(game: Game, ideals: Sequence[Fraction]) -> Gridlock:
    """Return what cannot be moved in one body.

    Raises:
        MalformedRule: Not one ideal point for each member.
    """
    if len(ideals) != game.n_members:
        raise MalformedRule(f"there are {game.n_members} members, and {len(ideals)} ideal points")
    points = sorted(set(ideals))
    everybody = range(game.n_members)

    def moves_right(point: Fraction) -> bool:
        return game.wins([one for one in everybody if ideals[one] > point])

    def moves_left(point: Fraction) -> bool:
        return game.wins([one for one in everybody if ideals[one] < point])

    able = game.wins(list(everybody))
    return Gridlock(
        low=next((point for point in points if not moves_right(point)), None) if able else None,
        high=next((point for point in reversed(points) if not moves_left(point)), None) if able else None,
    )


def together(bodies: Sequence[Gridlock]) -> Gridlock:
    """Return what cannot be moved when all bodies must agree to a move.

    >>> together([Gridlock(Fraction(40), Fraction(50)), Gridlock(Fraction(20), Fraction(45))])
    Gridlock(low=Fraction(20, 1), high=Fraction(50, 1))
    """
    lows = [one.low for one in bodies if one.low is not None]
    highs = [one.high for one in bodies if one.high is not None]
    stuck = len(lows) < len(bodies)
    return Gridlock(None, None) if stuck or not bodies else Gridlock(min(lows), max(highs))
