"""Where each party stands on each issue, as its own statements say."""

from collections.abc import Iterable, Mapping
from datetime import date

from detente.analysis.same_statements import same_statements
from detente.record import Act, Modality, PartialDate, Person, Position, Record, Stance, Statement

STANCES = {
    Act.DEMAND: Stance.DEMANDS,
    Act.PROPOSE: Stance.DEMANDS,
    Act.OFFER: Stance.OFFERS,
    Act.PROMISE: Stance.OFFERS,
    Act.ACCEPT: Stance.ACCEPTS,
    Act.CONCEDE: Stance.ACCEPTS,
    Act.REJECT: Stance.REFUSES,
    Act.REFUSE: Stance.REFUSES,
    Act.THREATEN: Stance.THREATENS,
    Act.WARN: Stance.THREATENS,
}
"""A proposal binds its author to what it offers; a warning is told with the threats, in its own words."""

NO_ISSUE = "other-questions"
"""The issue of a position whose words name none: each such statement is a position of its own."""

COMMITTING = frozenset(
    {Act.DEMAND, Act.PROPOSE, Act.OFFER, Act.PROMISE, Act.ACCEPT, Act.REJECT, Act.REFUSE, Act.THREATEN}
)
"""Acts that are a position though their words name no issue."""

TURNED = {Stance.OFFERS: Stance.REFUSES, Stance.ACCEPTS: Stance.REFUSES}
"""What is not offered is refused. What is not demanded, refused or threatened leaves the stand open: no position."""


def positions(record: Record) -> tuple[Position, ...]:
    """Return one position for each party, issue and stance that statements carry, the latest first.

    One statement that several reports give is one, also where its words name no issue.
    """
    first = {one.id: said.statements[0].id for said in same_statements(record) for one in said.statements}
    held: dict[tuple[str, str, Stance, str], list[Statement]] = {}
    people = {person.id: person for person in record.people}
    for statement in record.statements:
        party, stance = holder_of(people, statement), stance_of(statement)
        if party and stance and statement.issue:
            held.setdefault((party, statement.issue, stance, ""), []).append(statement)
        elif party and stance:
            held.setdefault((party, NO_ISSUE, stance, first[statement.id]), []).append(statement)
    published = {report.id: report.published for report in record.reports}
    found = [(key[:3], latest_first(published, statements)) for key, statements in held.items()]
    order = {name: place for place, name in enumerate(dict.fromkeys(key[0] for key in held))}
    issues = {name: place for place, name in enumerate(dict.fromkeys(key[1] for key in held))}
    made = [position(*key, statements) for key, statements in found]
    latest = sorted(made, key=lambda one: one.date.last if one.date else date.min, reverse=True)
    return tuple(sorted(latest, key=lambda one: (order[one.party], issues[one.issue])))


def stance_of(statement: Statement) -> Stance | None:
    """Return what a statement does about its issue, if it commits its speaker to anything."""
    stance = STANCES.get(statement.act)
    own = statement.deeds[0].by if statement.deeds else None
    if statement.act is Act.PROPOSE and own is not None and own == statement.speaker.party:
        stance = Stance.OFFERS  # `proposed to convert the plant`: what it would do itself
    if stance is None or statement.modality is Modality.HYPOTHETICAL:
        return None
    return TURNED.get(stance) if statement.negated else stance


def party_of(people: Mapping[str, Person], statement: Statement) -> str | None:
    """Return the party that a statement commits: the one spoken for, or the one whose office the speaker holds."""
    speaker = statement.speaker
    if speaker.party or speaker.person is None or speaker.person not in people:
        return speaker.party
    role = people[speaker.person].role_on(statement.date)
    return role.party if role else None


def denied(statement: Statement) -> bool:
    """Return whether it is said that a party does not demand or refuse something."""
    return statement.negated and statement.act in (Act.DEMAND, Act.PROPOSE, Act.REJECT, Act.REFUSE)


def holder_of(people: Mapping[str, Person], statement: Statement) -> str | None:
    """Return the party whose position or whose history a statement belongs to, if it is one of either."""
    told = statement.issue or statement.act in COMMITTING
    return party_of(people, statement) if told and (stance_of(statement) or denied(statement)) else None


def latest_first(published: Mapping[str, PartialDate | None], statements: Iterable[Statement]) -> list[Statement]:
    """Return statements by their day or that of their report, and those of one report by their place, latest first."""

    def when(statement: Statement) -> tuple[date, int]:
        day = statement.date or published.get(statement.report)
        return (day.last if day else date.min), statement.sentence[0]

    return sorted(statements, key=when, reverse=True)


def position(party: str, issue: str, stance: Stance, statements: list[Statement]) -> Position:
    """Return the position that statements carry, in the words of the latest."""
    latest = statements[0]
    return Position(
        party=party,
        issue=issue,
        stance=stance,
        content=latest.words(latest.content),
        red_line=any(statement.red_line for statement in statements),
        condition=next((statement.condition for statement in statements if statement.condition), None),
        date=latest.date,
        statements=tuple(statement.id for statement in statements),
    )
