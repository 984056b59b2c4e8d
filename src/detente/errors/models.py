"""A model that cannot be worked out as asked."""

import re
from collections.abc import Collection, Sequence

from detente.errors.base import DetenteError, nearest


class ModelError(DetenteError, ValueError):
    """A model cannot be analysed as asked."""


class MalformedConflict(ModelError):
    """Arrays that do not fit together."""

    def __init__(self, what: str, expected: str) -> None:
        super().__init__(f"the {what} of the conflict do not fit", expected=expected)


class NoFeasibleState(ModelError):
    """Not one state is left."""

    def __init__(self) -> None:
        super().__init__(
            "the infeasible formulas exclude every state",
            expected="at least one state that can exist",
            advice="Remove the infeasible formulas one by one to find the one that excludes too much.",
        )


class TooManyStates(ModelError):
    """More states than can be worked on."""

    def __init__(self, count: int, limit: int, work: str = "this analysis") -> None:
        self.count, self.limit = count, limit
        super().__init__(
            f"there are {count:,} states or more",
            expected=f"at most {limit:,} for {work}",
            advice="Say which combinations of options cannot occur (infeasible), join options that go together, "
            "or leave out those that change nothing.",
        )


class TooManyMoves(ModelError):
    """More moves than can be listed one by one."""

    def __init__(self, count: int, limit: int) -> None:
        super().__init__(
            f"listed one by one, the moves number {count:,}",
            expected=f"at most {limit:,}",
            advice="Leave out `same`, or say which combinations of options cannot occur (infeasible).",
        )


class RankingMistake(ModelError):
    """States a ranking misses or repeats."""

    def __init__(self, missing: Sequence[int], repeated: Sequence[int], unknown: Sequence[int] = ()) -> None:
        self.missing, self.repeated, self.unknown = tuple(missing), tuple(repeated), tuple(unknown)
        parts = (("misses", self.missing), ("repeats", self.repeated), ("names unknown", self.unknown))
        said = " and ".join(f"{verb} the states {', '.join(map(str, found))}" for verb, found in parts if found)
        super().__init__(f"the ranking {said}", expected="every state once")


class UnequalSame(ModelError):
    """States that count as one are not liked equally."""

    def __init__(self, dm: int, first: int, second: int) -> None:
        self.dm, self.first, self.second = dm, first, second
        super().__init__(
            f"the states {first} and {second} count as one, and decision maker {dm} does not rank them equally",
            expected="equal ranks for states that count as one",
            advice="Change what `same` says, or the preferences.",
        )


class NotInOptionForm(ModelError):
    """A concept that only options can answer."""

    def __init__(self, concept: str) -> None:
        super().__init__(
            f"{concept} asks what happens when several move at once, which a list of moves does not say",
            expected="a conflict made of options, without `same`",
            advice="Leave this concept out.",
        )


class NotTwoParties(ModelError):
    """A concept for two decision makers, and there are others."""

    def __init__(self, concept: str, count: int) -> None:
        super().__init__(
            f"{concept} is defined for two decision makers, and this conflict has {count}",
            expected="two: for more the published rules disagree",
            advice="Leave this concept out, or ask for SEQ or SSEQ.",
        )


class NoConcept(ModelError):
    """Not one concept is asked for."""

    def __init__(self, known: Collection[str]) -> None:
        super().__init__(
            "no solution concept is named",
            expected=f"one or several of {', '.join(known)}",
            advice="Leave --concepts out to ask for the usual five.",
        )


class UnknownConcept(ModelError):
    """No concept of that name."""

    def __init__(self, names: str | Sequence[str], known: Collection[str]) -> None:
        self.names = (names,) if isinstance(names, str) else tuple(names)
        what = "concept" if len(self.names) == 1 else "concepts"
        super().__init__(
            f"there {'is' if len(self.names) == 1 else 'are'} no {what} {', '.join(map(repr, self.names))}",
            expected="one of " + ", ".join(known),
        )
        for name in self.names:
            if re.match("l(imited)?_?[0-9]|limited", name):
                self.add_note(f"{name!r}: limited moves look 1 to 99 moves ahead, as in limited_2.")
            elif near := nearest(name, known):
                self.add_note(
                    f"Did you mean {near!r}?" if len(self.names) == 1 else f"{name!r}: did you mean {near!r}?"
                )


class FastMissing(ModelError):
    """The compiled version is asked for and not installed."""

    def __init__(self) -> None:
        super().__init__(
            "the compiled version is not installed",
            expected="the extra `fast`",
            advice="pip install 'detente[fast]', or leave the choice to Détente: the answers are the same.",
        )


class MalformedActors(ModelError):
    """Arrays of actors that do not fit together, or that weigh nothing."""

    def __init__(self, what: str, expected: str) -> None:
        super().__init__(f"the {what} of the actors do not fit", expected=expected)


class MalformedForecasts(ModelError):
    """Numbers that are no forecasts."""

    def __init__(self, expected: str) -> None:
        super().__init__("these are no forecasts with their outcomes", expected=expected)


class MalformedBargain(ModelError):
    """Arrays of a bargain that do not fit together."""

    def __init__(self, what: str, expected: str) -> None:
        super().__init__(f"the {what} of the bargain do not fit", expected=expected)


class TooManyPackages(ModelError):
    """More packages than can be enumerated."""

    def __init__(self, count: int, limit: int, work: str = "looking at each") -> None:
        self.count, self.limit = count, limit
        super().__init__(
            f"there are {count:,} packages",
            expected=f"at most {limit:,} for {work}",
            advice="Leave out issues that are not in dispute, or alternatives that nobody would take.",
        )


class TooManyCycles(ModelError):
    """Conditions on the order of steps go round in more circles than can be named."""

    def __init__(self, limit: int) -> None:
        super().__init__(
            f"the conditions on the order of steps go round in more than {limit} circles",
            expected="conditions that put steps in an order",
            advice="Leave out conditions with `after` until the rest can be done one after the other.",
        )


class SolverMissing(ModelError):
    """The solver is needed and not installed."""

    def __init__(self, count: int, limit: int) -> None:
        super().__init__(
            f"there are {count:,} packages, and the solver for more than {limit:,} is not installed",
            expected="the extra `solver`",
            advice="pip install 'detente[solver]', or leave out issues that are not in dispute.",
        )


class SolverStopped(ModelError):
    """The solver came to no end in the time that it has."""

    def __init__(self, seconds: float, what: str) -> None:
        super().__init__(
            f"the solver did not find {what} within {seconds:g} seconds",
            expected="an answer that is proved",
            advice="Leave out issues that are not in dispute, or give the solver longer.",
        )
