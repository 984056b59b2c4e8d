"""What each side would gain or lose by each part of a deal, as far as it said: ranges where it did not.

Everything counts from today: what is not changed is worth nothing, what a side asks for 1, what it refuses -1.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from detente.analysis.bargains.stakes import DONE, UNDONE, Stake
from detente.analysis.drafting.figures import figure_in
from detente.analysis.drafting.options import Cluster
from detente.analysis.drafting.preferences import CLOSE, LOW, Want
from detente.analysis.drafting.rules import taken_today, talks
from detente.analysis.drafting.sayings import How
from detente.analysis.drafting.told import Told
from detente.formats.formulas import parsed
from detente.formats.package_file import Range

GAIN, LOSS, NOTHING = Range(1.0, 1.0), Range(-1.0, -1.0), Range(0.0, 0.0)
COSTS = Range(-1.0, 0.0)
"""An own deed that is not refused: it could be done today and is not, so nobody gains by it alone."""
HELPS = Range(0.0, 1.0)
ANYTHING = Range(-1.0, 1.0)
DIGITS = 3


class AtStake(Protocol):
    """What a leaning is about: a deed, or a question with several answers."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def label(self) -> str:
        """How it stands inside a sentence."""


@dataclass(frozen=True)
class Leaning:
    """How a side likes it when what is at stake is changed."""

    stake: AtStake
    worth: Range
    firmness: float | None
    """How firmly it spoke of it; none: it did not."""
    own: bool
    evidence: tuple[str, ...] = ()
    row: Mapping[str, Range] | None = None
    """What each alternative is worth, by its id; none: it is a deed, and follows from `worth`."""

    @property
    def open(self) -> bool:
        """Whether the record does not say how the side likes it."""
        return self.firmness is None


def bargains(side: str, found: Sequence[Leaning]) -> bool:
    """Return whether a side asks for something, refuses it or is asked for it, and does not only offer."""
    return any((not one.open and one.worth != COSTS) or asked_of(side, one) for one in found)


def asked_of(side: str, one: Leaning) -> bool:
    """Return whether somebody else asks for a deed of a side, or makes it a condition."""
    return (
        one.own
        and isinstance(one.stake, Stake)
        and any(
            each.how in (How.ASKS, How.SUPPOSES) and each.speaker not in (None, side)
            for each, _ in one.stake.option.sayings
        )
    )


def leanings(side: str, stakes: Sequence[Stake], wants: Sequence[Want]) -> tuple[Leaning, ...]:
    """Return how a side likes each stake, as far as it said."""
    return tuple(leaning(side, one, wants) for one in stakes)


def leaning(side: str, stake: Stake, wants: Sequence[Want]) -> Leaning:
    """Return how a side likes it when a stake is changed."""
    own = stake.option.owner == side
    change = stake.id if stake.change > 0 else f"not {stake.id}"
    opposite = f"not {stake.id}" if stake.change > 0 else stake.id
    said = [one for one in wants if one.weight > LOW]
    plain = next((one for one in said if one.formula in (change, opposite)), None)
    tied = next(
        (one for one in said if one.formula.split(" if ")[0] in (change, opposite) and " if " in one.formula), None
    )
    want = plain or tied
    facts = tuple(want.facts) if want else stake.option.facts
    if want is None:
        return Leaning(stake, COSTS if own else ANYTHING, None, own, facts)
    if want.unknown:
        return Leaning(stake, ANYTHING, want.weight, own, facts)
    if own:
        refused = want is plain and want.formula == opposite
        return Leaning(stake, LOSS if refused else COSTS, want.weight, own, facts)
    return Leaning(stake, GAIN if want.formula.startswith(change) else LOSS, want.weight, own, facts)


def weights(found: Sequence[Leaning], threats: int = 0) -> tuple[list[Range], float]:
    """Return how much each stake may count for a side, and how much a threat against it may.

    Of n things in an order of importance, with weights that sum to 1, the k-th counts at most 1/k and at least
    nothing, and the first at least 1/n (the corners of the weights that keep an order, Kirkwood and Sarin 1985). What
    a side spoke of stands in the order of firmness; about as firm means either order. What it would have to do and did
    not speak of may stand anywhere, and what others would do and it did not speak of after all it did.
    """
    n = len(found) + threats
    spoken = sorted((one.firmness for one in found if one.firmness is not None), reverse=True)
    silent = sum(one.open and one.own for one in found)
    after = len(spoken) + 1
    made = []
    for one in found:
        if one.firmness is None:
            first, last = (1 if one.own else after), n
        else:
            near = [rank for rank, firm in enumerate(spoken, 1) if abs(firm - one.firmness) <= CLOSE]
            first, last = near[0], near[-1] + silent
        made.append(Range(round(1 / n, DIGITS) if last == 1 else 0.0, round(1 / first, DIGITS)))
    return made, round(1 / after, DIGITS)


def values(one: Leaning, side: str) -> dict[str, Range]:
    """Return what each alternative of a stake is worth to a side, by its id."""
    if one.row is not None or not isinstance(one.stake, Stake):
        return dict(one.row or {})
    stake = one.stake
    if stake.today:
        return {DONE: NOTHING, UNDONE: one.worth}
    if not stake.figures:
        return {UNDONE: NOTHING, DONE: one.worth}
    found = {UNDONE: NOTHING}
    own = {figure_in(saying.deed.words) for saying, _ in stake.option.sayings if saying.speaker == side}
    for number, figure in enumerate(stake.figures):
        last = number == len(stake.figures) - 1
        if one.own:
            found[figure.id] = COSTS if figure in own and one.worth != LOSS else LOSS
        elif one.worth == GAIN:
            found[figure.id] = GAIN if figure in own or last else HELPS
        else:
            found[figure.id] = one.worth
    return found


def threats_against(side: str, told: Told, stakes: Sequence[Stake]) -> tuple[Cluster, ...]:
    """Return what is threatened against a side and would come about without a deal."""
    at_stake = {one.id for one in stakes}
    others = {one.id: one for one in told.shown}
    return tuple(
        option
        for option in told.shown
        if option.owner != side
        and option.id not in at_stake
        and not talks(option)
        and not taken_today(option)
        and any(one.how is How.THREATENS and one.speaker == option.owner
                and meant_for(one.target, option, told) in (None, side)
                and option.sign(one, way) > 0 for one, way in option.sayings)
        and without_a_deal(option, told.wishes[option.owner], others, at_stake)
    )  # fmt: skip


def meant_for(target: str | None, option: Cluster, told: Told) -> str | None:
    """Return whom a threat is made to: the one named, or else the side that its owner deals with most."""
    return target or told.sides.counterpart(option.owner)


def without_a_deal(option: Cluster, wants: Sequence[Want], others: Mapping[str, Cluster], at_stake: set[str]) -> bool:
    """Return whether a threat hangs on nothing but what a deal would hold."""
    tied = [one for one in wants if one.formula.startswith(f"{option.id} if ")]
    named = {name for one in tied for name in parsed(one.formula).names} - {option.id}
    return all(name in at_stake or talks(others[name]) for name in named)
