"""What reading one report yields: its facts, the names met, and the problems."""

from typing import Literal

from pydantic import Field

from detente.record.codebook import Body, Issue, Outlet, Party, Person
from detente.record.entry import Entry, Slug, Span
from detente.record.facts import Deadline, Event, Meeting, Statement
from detente.record.findings import Finding
from detente.record.reports import Report


class TimeExpression(Entry, frozen=True):
    """Words that name a time, with their TIMEX3 value (ISO-TimeML)."""

    start: int = Field(ge=0)
    end: int = Field(gt=0)
    value: str
    """TIMEX3 value: `2022-01-12`, `2022-W02`, `P2Y`, `FUTURE_REF`, ...

    Relative (`XXXX-01-12`) when there is no date to count from.
    """
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    rule: str = "dates"
    """`step:rule` that read it."""


class Mention(Entry, frozen=True):
    """A place where a party, a person, a body or an outlet is named."""

    kind: Literal["party", "person", "body", "outlet"]
    id: Slug
    span: Span
    text: str
    """The words used."""


class Problem(Entry, frozen=True):
    """Something that could not be read."""

    where: Span
    what: str


class Draft(Entry, frozen=True):
    """What reading one report yields."""

    report: Report
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    dates: tuple[TimeExpression, ...] = ()
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
    mentions: tuple[Mention, ...] = ()
    parties: tuple[Party, ...] = ()
    """Parties named in the report."""
    people: tuple[Person, ...] = ()
    """People named in the report, with the roles it gives them."""
    bodies: tuple[Body, ...] = ()
    """Bodies named in the report."""
    issues: tuple[Issue, ...] = ()
    """Issues its statements are about."""
    outlets: tuple[Outlet, ...] = ()
    """Outlets it quotes."""
