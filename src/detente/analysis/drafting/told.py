"""What a record tells of a negotiation: who decides, which deeds are at stake, and what each side wants of them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from detente.analysis.drafting.deeds import Deeds, deeds_of
from detente.analysis.drafting.labels import named, says_nothing
from detente.analysis.drafting.options import Cluster, gives_way
from detente.analysis.drafting.preferences import Want, Wishes
from detente.analysis.drafting.sayings import How, Saying
from detente.analysis.drafting.sides import Sides
from detente.record import MeetingStatus, Record

MOST_OPTIONS = 14
"""Options of a draft: 16,384 combinations, which people can still argue about and every analysis works out at once."""
AT_THE_EDGE = 0.5
"""So much less counts what somebody at the edge of the talks says of its own deeds alone."""
ASIDE = 0.8
"""So much less counts what they offer or refuse, and nobody else speaks of."""
DEALING = frozenset({How.ASKS, How.BINDS, How.REFUSES, How.THREATENS, How.SUPPOSES, How.KEEPS_OPEN})


@dataclass(frozen=True, eq=False)
class Told:
    """What was read of a negotiation, as every draft made of it needs it."""

    record: Record
    sides: Sides
    options: tuple[Cluster, ...]
    """Deeds that most is said of, as many as can be analysed, each under its owner."""
    beyond: tuple[Cluster, ...]
    """The others."""
    makers: tuple[str, ...]
    """The sides that decide, those that say most first."""
    wishes: Mapping[str, Sequence[Want]]
    """What each of them wants, the firmest first."""

    @property
    def shown(self) -> tuple[Cluster, ...]:
        """The deeds of those that decide."""
        return tuple(one for one in self.options if one.owner in self.makers)

    @property
    def talking(self) -> bool:
        """Whether there were talks."""
        return any(one.status is MeetingStatus.HELD for one in self.record.meetings)

    @property
    def last_talks(self) -> date | None:
        """The day of the last talks that were held, as far as it is known."""
        days = (one.date.last for one in self.record.meetings if one.status is MeetingStatus.HELD and one.date)
        return max(days, default=None)


def told_in(record: Record) -> Told:
    """Return what a record tells of a negotiation.

    Fewer than two sides that decide: then nothing is said of what they want.
    """
    return told_from(deeds_of(record))


def told_from(deeds: Deeds, *, most: int = MOST_OPTIONS, needed: Sequence[Cluster] = ()) -> Told:
    """Return what is told by what is said of deeds, with so many of them at the most.

    Args:
        deeds: What is said of deeds.
        most: How many deeds are kept at the most.
        needed: Deeds, of this record or a later one, that go before all that more is said of.
    """
    record, sides, found = deeds.record, deeds.sides, deeds.found
    every = [one for one in deeds.clusters if worth_telling(one)]
    named(every)
    every = [one for one in every if not says_nothing(one)]
    able = set(deciding(every, found))
    kept, beyond = most_told([one for one in every if one.owner in able], sides, most, needed)
    beyond += [one for one in every if one.owner not in able]
    makers = deciding(kept, found)
    shown = [one for one in kept if one.owner in makers]
    wishes = {side: Wishes(side, shown).found() for side in makers} if len(makers) > 1 else {}
    return Told(record, sides, tuple(kept), tuple(beyond), tuple(makers), wishes)


def worth_telling(option: Cluster) -> bool:
    """Return whether somebody deals in an option, and does not only tell of it or deny it for another."""
    return any(one.how in DEALING or one.how is How.PLANS or gives_way(one) for one, _ in option.sayings)


def most_told(
    every: Sequence[Cluster], sides: Sides, most: int, needed: Sequence[Cluster] = ()
) -> tuple[list[Cluster], list[Cluster]]:
    """Return the options that most is said of, as many as can be analysed, and the others."""
    edge = {side for side in {one.owner for one in every} if sides.on_the_edge(side)}

    def matters(one: Cluster) -> float:
        if one.owner not in edge:
            return one.worth
        asked = any(saying.speaker not in (None, one.owner) for saying, _ in one.sayings)
        return one.worth * (1.0 if asked else ASIDE if one.bargained else AT_THE_EDGE)

    order = sorted(every, key=lambda one: (-matters(one), one.owner, one.id))
    first = {one.owner: one for one in reversed(order) if one.owner not in edge}  # the best of each side in the middle
    firm = sorted(order, key=lambda one: (not is_needed(one, needed, sides), one is not first.get(one.owner)))
    kept = set(map(id, firm[:most]))
    return [one for one in every if id(one) in kept], [one for one in order if id(one) not in kept]


def is_needed(option: Cluster, needed: Sequence[Cluster], sides: Sides) -> bool:
    """Return whether a deed is one of those that are needed: it has the same owner and shares facts."""
    facts = set(option.facts)
    return any(sides.of(one.owner) == sides.of(option.owner) and facts & set(one.facts) for one in needed)


def deciding(options: Sequence[Cluster], found: Sequence[Saying]) -> list[str]:
    """Return the sides that decide: they own an option, and speak for themselves; who is only spoken of does not."""
    speaks = Counter(one.speaker for one in found if one.how in DEALING)
    owners = Counter[str]()
    for one in options:
        owners[one.owner] += len(one.facts)
    return sorted((side for side in owners if speaks[side]), key=lambda side: (-speaks[side], side))
