"""What each side wants, in the order of how firmly it said so, with how sure that is and what it rests on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from detente.analysis.drafting.figures import figure_in, figures
from detente.analysis.drafting.options import Cluster
from detente.analysis.drafting.rules import taken_today
from detente.analysis.drafting.sayings import How, Saying
from detente.formats.conflict_file import Statement
from detente.record import Act, ConditionKind

CLOSE = 0.6
"""Statements whose weights differ by no more may stand in either order."""
AGAIN = 0.3
MOST_FOR_REPEATING = 1.2
HIGHEST = 0.95
PRESUMED = 0.6
"""How sure it is that nobody likes to be hit by what was threatened, when they do not say so themselves."""
LOW = 0.5
"""The weight of what is presumed and of what nobody says."""
EVEN = 0.35
"""Of what is said for and against, the lesser part from which on the sign is open."""
SURE_ENOUGH = 0.5
"""So sure must a change of mind be for what was said before to count no more."""
BEFORE = 0.5
"""How much of the doubt stays that something else was said before."""
MOST = 14


@dataclass
class Want:
    """A formula with all that speaks for it."""

    formula: str
    weights: list[float] = field(default_factory=list)
    sures: list[float] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)
    days: list[date] = field(default_factory=list)
    """The days on which it was said, as far as they are known."""
    red_line: bool = False
    unknown: bool = False
    hanging: list[str] = field(default_factory=list)
    """Facts that tell it on a condition of which nothing else is known."""

    def add(self, saying: Saying, weight: float | None = None) -> None:
        """Let one more saying speak for it."""
        if saying.fact not in self.facts:
            self.weights.append(saying.weight if weight is None else weight)
            self.sures.append(saying.sure)
            self.facts.append(saying.fact)
            self.days += [saying.day.last] if saying.day else []
        self.red_line = self.red_line or saying.red_line

    @property
    def weight(self) -> float:
        """How firmly it is wanted: as the firmest saying, and more when it is said again."""
        return max(self.weights) + min(AGAIN * (len(self.weights) - 1), MOST_FOR_REPEATING)

    @property
    def sure(self) -> float:
        """How likely it is that it is wanted at all: that not every saying is wrong."""
        doubt = 1.0
        for one in self.sures:
            doubt *= 1.0 - one
        return min(1.0 - doubt, HIGHEST)


def literal(option: str, sign: int) -> str:
    """Return an option or its negation."""
    return option if sign > 0 else f"not {option}"


class Wishes:
    """What one side wants, as its sayings and those of others show it."""

    def __init__(self, side: str, options: Sequence[Cluster]) -> None:
        self.side, self.options = side, options
        self.wants: dict[str, Want] = {}
        self.figures = {option.id: figures(option) for option in options}
        self.of_fact: dict[str, list[tuple[Cluster, Saying, int]]] = {}
        for option in options:
            for saying, way in option.sayings:
                self.of_fact.setdefault(saying.fact, []).append((option, saying, option.sign(saying, way)))

    def want(self, formula: str) -> Want:
        """Return the want of a formula, a new one when there is none."""
        return self.wants.setdefault(formula, Want(formula))

    def found(self) -> list[Want]:
        """Return all it wants, the firmest first."""
        for told in self.of_fact.values():
            self.from_fact(told)
        self.fold()
        self.settle_contradictions()
        self.leave_hanging()
        self.presume()
        order = {option.id: number for number, option in enumerate(self.options)}
        return sorted(
            self.wants.values(),
            key=lambda one: (
                -one.weight,
                [order.get(word, 0) for word in one.formula.split() if word in order],
                one.formula,
            ),
        )[:MOST]

    def from_fact(self, told: Sequence[tuple[Cluster, Saying, int]]) -> None:
        """Take what one statement of this side says of options."""
        mine = [(option, one, sign) for option, one, sign in told if one.speaker == self.side]
        supposed = [(option, one, sign) for option, one, sign in mine if one.how is How.SUPPOSES]
        for option, one, sign in mine:
            if one.how in (How.ASKS, How.REFUSES):
                formula = literal(option.id, sign)
                if supposed and option.owner == self.side and one.how is How.REFUSES:
                    self.tied(option, one, sign, supposed)
                else:
                    self.want(formula).add(one)
            elif one.how in (How.BINDS, How.THREATENS, How.TELLS) and option.owner == self.side:
                if supposed:
                    self.tied(option, one, sign, supposed)
                elif one.how is not How.TELLS and not self.is_less(option, one):
                    want = self.want(literal(option.id, sign))
                    want.add(one)
                    want.hanging += [one.fact] if one.bound else []
            elif one.how is How.BINDS:
                self.want(literal(option.id, sign)).add(one)
        for option, one, sign in supposed:
            if option.owner != self.side:
                self.want(literal(option.id, sign * wanted(one))).add(one)

    def is_less(self, option: Cluster, one: Saying) -> bool:
        """Return whether a side offers less of its own deed than is asked for, which is not what is asked for."""
        known = self.figures[option.id]
        return bool(known) and figure_in(one.deed.words) not in (None, known[-1])

    def tied(self, option: Cluster, one: Saying, sign: int, supposed: Sequence[tuple[Cluster, Saying, int]]) -> None:
        """Take an own deed that hangs on others: it is done when they are, or are not."""
        first = supposed[0][1]
        turn = -1 if first.condition in (ConditionKind.UNLESS, ConditionKind.UNTIL, ConditionKind.BEFORE) else 1
        parts = [literal(other.id, each * turn) for other, _, each in supposed if other is not option]
        parts = list(dict.fromkeys(parts))
        if not parts:
            return
        self.want(f"{literal(option.id, sign)} if {' and '.join(parts)}").add(one)
        if one.how is not How.REFUSES:  # what is threatened or offered on a condition costs something without it
            other = parts[0].removeprefix("not ") if parts[0].startswith("not ") else f"not {parts[0]}"
            if len(parts) == 1:
                want = self.want(f"{literal(option.id, -sign)} if {other}")
                want.add(one, LOW + 0.5)
                want.sures = [PRESUMED]

    def fold(self) -> None:
        """Let what a side says of its own deed outright speak for the same deed on its condition, if it names one."""
        for option in self.options:
            for sign in (1, -1):
                plain = self.wants.get(literal(option.id, sign))
                tied = [one for one in self.wants.values() if one.formula.startswith(f"{literal(option.id, sign)} if ")]
                if option.owner == self.side and plain is not None and tied:
                    first = max(tied, key=lambda one: (one.weight, one.formula))
                    first.weights += plain.weights
                    first.sures += plain.sures
                    first.facts += [fact for fact in plain.facts if fact not in first.facts]
                    del self.wants[plain.formula]

    def leave_hanging(self) -> None:
        """Leave open what a side says of its own deed only on a condition that no option tells."""
        for want in self.wants.values():
            want.unknown = want.unknown or (bool(want.hanging) and set(want.facts) <= set(want.hanging))

    def settle_contradictions(self) -> None:
        """Let what is said both ways count as it was said last, and less surely.

        Of what was said both ways at one time the firmer counts; where it is about as firm as the other, it stays open.
        """
        for option in self.options:
            yes, no = self.wants.get(option.id), self.wants.get(f"not {option.id}")
            if yes is None or no is None:
                continue
            less, more = sorted((yes, no), key=lambda one: (one.weight * one.sure, one.formula))
            moved = later(yes, no)
            if moved is not None and moved.sure >= SURE_ENOUGH:
                less, more = (yes, no) if moved is no else (no, yes)
            share = less.weight * less.sure / (less.weight * less.sure + more.weight * more.sure)
            del self.wants[less.formula]
            more.facts += [fact for fact in less.facts if fact not in more.facts]
            more.unknown = share >= EVEN and more is not moved
            more.sures = [more.sure * (1.0 - (share * BEFORE if more is moved else share))]

    def presume(self) -> None:
        """Add what nobody says and general knowledge tells: who is threatened does not like what is threatened."""
        for option in self.options:
            about = {f"{option.id}", f"not {option.id}"} & set(self.wants)
            threats = [
                one
                for one, way in option.sayings
                if one.how is How.THREATENS and one.speaker == option.owner and option.sign(one, way) > 0
            ]
            if threats and option.owner != self.side and not about and threats[0].target in (None, self.side):
                want = self.want(f"not {option.id}")
                for one in threats:
                    want.add(one, LOW)
                want.sures = [PRESUMED]
            elif option.owner == self.side and not self.mentions(option):
                so_today = taken_today(option)  # who did something of its own accord would rather have it so
                want = self.want(literal(option.id, 1 if so_today else -1))
                for one, _ in option.sayings[:1]:
                    want.add(one, LOW)
                want.sures, want.unknown = [PRESUMED], not so_today

    def mentions(self, option: Cluster) -> bool:
        """Return whether something that is wanted speaks of an option."""
        return any(option.id in want.formula.split() for want in self.wants.values())


def later(one: Want, other: Want) -> Want | None:
    """Return which of two was said on later days than the other altogether, if all of their days are known."""
    if not all(len(want.days) == len(want.weights) and want.days for want in (one, other)):
        return None
    first, last = sorted((one, other), key=lambda want: min(want.days))
    return last if max(first.days) < min(last.days) else None


def wanted(one: Saying) -> int:
    """Return whether who names a condition wants it to come about (1) or not (-1)."""
    need = one.condition in (ConditionKind.UNLESS, ConditionKind.UNTIL, ConditionKind.BEFORE, ConditionKind.ONLY_IF)
    if need:
        return 1
    return -1 if one.act in (Act.THREATEN, Act.WARN, Act.REFUSE) else 1


def statements_of(wants: Sequence[Want]) -> tuple[Statement, ...]:
    """Return the preference statements of a side: the place of each may vary among those about as firm."""
    weights = [one.weight for one in wants]
    return tuple(
        Statement(
            formula=one.formula,
            evidence=tuple(one.facts),
            confidence=None if one.unknown else round(one.sure, 2),
            place=place(weights, number),
            sign="unknown" if one.unknown else "sure",
        )
        for number, one in enumerate(wants)
    )


def place(weights: Sequence[float], number: int) -> tuple[int, int] | None:
    """Return the ranks that a statement may have, counting from 1; none: only its own.

    >>> place([5.0, 3.0, 2.8, 1.0], 1)
    (2, 3)
    """
    near = [rank for rank, weight in enumerate(weights, 1) if abs(weight - weights[number]) <= CLOSE]
    return (near[0], near[-1]) if len(near) > 1 else None


def unsaid(wants: Iterable[Want], names: Mapping[str, str]) -> list[tuple[str, tuple[str, ...]]]:
    """Return each open question of a side, with what raises it: the option's label by its id in `names`."""
    return [
        (names[one.formula.removeprefix("not ")], tuple(one.facts))
        for one in wants
        if one.unknown and one.formula.removeprefix("not ") in names
    ]
