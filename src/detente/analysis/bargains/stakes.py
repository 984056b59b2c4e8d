"""What a deal is about: deeds that one side asks of another, offers or refuses, with the figures named for them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from detente.analysis.drafting.figures import Figure, figures
from detente.analysis.drafting.options import Cluster
from detente.analysis.drafting.preferences import wanted
from detente.analysis.drafting.rules import leaves_talks, taken_today, talks, uses_force
from detente.analysis.drafting.sayings import LOOSE, How, Saying
from detente.analysis.drafting.told import Told
from detente.record import Act

DONE, UNDONE = "done", "not_done"
COMMITS = frozenset(Act) - LOOSE | {Act.INFORM}
"""Acts by which somebody speaks of its own deeds, and does not only judge them."""


@dataclass(frozen=True, eq=False)
class Stake:
    """A deed that a deal may hold."""

    option: Cluster
    today: bool
    """Whether it is done today: then the deal would end it."""
    figures: tuple[Figure, ...] = ()
    """For how much of it the sides asked, the one that its owner offers first; none: it is done or it is not."""

    @property
    def id(self) -> str:
        """The id of the option that it is in the drafted conflict."""
        return self.option.id

    @property
    def label(self) -> str:
        """How it stands inside a sentence."""
        return self.option.label[:1].lower() + self.option.label[1:]

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that speak of it."""
        return self.option.facts

    @property
    def change(self) -> int:
        """Return what a deal would make of it: 1, it is done; -1, it ends."""
        return -1 if self.today else 1

    def literal(self, sign: int) -> str:
        """Return the formula that says that it is done, or that it is not."""
        if self.figures:
            return f"not {self.id}.{UNDONE}" if sign > 0 else f"{self.id}.{UNDONE}"
        return f"{self.id}.{DONE if sign > 0 else UNDONE}"


def parties_to(told: Told) -> tuple[str, ...]:
    """Return the sides that have to agree: those that decide and do not stand at the edge, when there are two."""
    inside = tuple(one for one in told.makers if not told.sides.on_the_edge(one))
    return inside if len(inside) > 1 else told.makers


def stakes(told: Told, parties: Sequence[str]) -> tuple[Stake, ...]:
    """Return the deeds of these sides that a deal may hold."""
    return tuple(
        Stake(one, taken_today(one), figures(one)) for one in told.shown if one.owner in parties and at_stake(one)
    )


def at_stake(option: Cluster) -> bool:
    """Return whether a deed can be part of a deal.

    Somebody asks for it or makes it a condition, or its owner offers or refuses it: what is refused, somebody asked
    for. Threats are what a deal averts, and talks how it is made. What is done already is at stake when somebody asks
    for its end.
    """
    named = any(one.deed.words.strip() for one, _ in option.sayings)
    if not named or talks(option) or leaves_talks(option) or uses_force(option) or threatened(option):
        return False
    signs = {sign for one, way in option.sayings for sign in dealt(one, option.owner, option.sign(one, way))}
    return (-1 if taken_today(option) else 1) in signs


def dealt(one: Saying, owner: str, sign: int) -> Iterator[int]:
    """Yield what a saying makes of a deed: 1, it is to be done; -1, it is to end."""
    other = one.speaker is not None and one.speaker != owner
    if other and one.how is How.ASKS:
        yield sign
    elif other and one.how is How.SUPPOSES:
        yield sign * wanted(one)
    elif not other and one.speaker and one.act in COMMITS and one.how in (How.BINDS, How.REFUSES):
        yield sign if one.how is How.BINDS else -sign


def threatened(option: Cluster) -> bool:
    """Return whether a deed is a threat of its owner that nobody asks for."""
    threats = any(
        one.how is How.THREATENS and one.speaker == option.owner and option.sign(one, way) > 0
        for one, way in option.sayings
    )
    asked = any(
        one.how is How.ASKS and one.speaker != option.owner and option.sign(one, way) > 0 for one, way in option.sayings
    )
    return threats and not asked
