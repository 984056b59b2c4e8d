"""What the page and its summary begin with, each part worked out once for both."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from detente.analysis.bargains.drafts import Bargains
from detente.analysis.disputes import Dispute
from detente.analysis.drafted import Drafted
from detente.brief.agenda import Agenda, agenda
from detente.brief.disputed import disputed
from detente.brief.findings import Doubt, doubts
from detente.brief.lines import Line, Piece, opening
from detente.brief.matrix import Matrix, matrix
from detente.brief.names import Names
from detente.brief.places import Places
from detente.brief.statements import Saying, sayings
from detente.brief.who import Table, table
from detente.record import Record

if TYPE_CHECKING:
    from detente.analysis.over_time import OverTime
    from detente.brief.bargains import Section as Deals
    from detente.brief.outlook import Section
    from detente.brief.over_time import Course


@dataclass(frozen=True, eq=False)
class Parts:
    """The answers to the questions on a record; each is worked out when it is first asked for."""

    record: Record
    drafted: Drafted | None = None
    """A conflict drafted from it; without one it is not told what can hold."""
    bargains: Bargains | None = None
    """Packages and votes drafted from it; without them it is not told what can be agreed on."""
    over_time: "OverTime | None" = None
    """How outcomes stood from day to day."""
    disputes: Sequence[Dispute] = ()
    """What analysts judged differently."""
    strangers: str = ""
    """That the codebook names nobody in the reports, if so."""

    @cached_property
    def names(self) -> Names:
        """What everybody is called."""
        return Names(self.record)

    @cached_property
    def places(self) -> Places:
        """Where everything stands."""
        return Places(self.record)

    @cached_property
    def said(self) -> tuple[Saying, ...]:
        """What was said."""
        return sayings(self.record, self.names, self.places)

    @cached_property
    def plan(self) -> Agenda:
        """What happened and what comes."""
        return agenda(self.record, self.names, self.places)

    @cached_property
    def everybody(self) -> Table:
        """Who is at the table."""
        return table(self.record, self.names, self.places)

    @cached_property
    def grid(self) -> Matrix:
        """Where each side stands."""
        return matrix(self.record, self.names, self.places)

    @cached_property
    def amiss(self) -> tuple[Doubt, ...]:
        """What does not add up."""
        return doubts(self.record, self.places)

    @cached_property
    def disputed(self) -> tuple[tuple[Piece, ...], ...]:
        """What analysts judged differently, in words."""
        return tuple(disputed(self.disputes, self.names, self.places))

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The opening on the first five questions."""
        return opening(self.everybody, self.plan, self.said, self.grid, self.amiss)

    @cached_property
    def ahead(self) -> "Section | None":
        """What can hold and what it would take; what it needs is loaded only now.

        Raises:
            ConflictMistakes: The conflict is wrong; the error names every mistake.
        """
        if self.drafted is None:
            return None
        from detente.brief.outlook import section

        return section(self.drafted, self.names, self.places)

    @cached_property
    def deal(self) -> "Deals | None":
        """What can be agreed on, and who has to vote on it; what it needs is loaded only now.

        Raises:
            AgreementError: The packages cannot be worked out.
        """
        if self.bargains is None:
            return None
        from detente.brief.bargains import section

        return section(self.bargains, self.names, self.places)

    @cached_property
    def course(self) -> "Course | None":
        """How outcomes moved from day to day."""
        if self.over_time is None:
            return None
        from detente.brief.over_time import course

        return course(self.over_time, self.names, self.places)
