"""What each party has said on each issue, step by step."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from detente.analysis.content import content_words
from detente.analysis.positions import NO_ISSUE, denied, holder_of, stance_of
from detente.analysis.same_statements import Said, same_statements
from detente.record import Attitude, Condition, Person, Record, Stance


@dataclass(frozen=True)
class Step:
    """One thing that a party said on an issue, however many reports give it."""

    party: str
    issue: str
    day: date | None
    """When it was said, as far as is known: else when the report appeared that gives it first."""
    known: date | None
    """When the first report of it appeared."""
    stance: Stance | None
    """Nothing when the words only say that something is no longer demanded, offered or refused."""
    content: str
    words: frozenset[str]
    """The words of the content that carry sense."""
    red_line: bool
    condition: Condition | None
    attitude: Attitude | None
    denied: bool
    """Whether it is said that the party does not demand, offer or refuse it."""
    by: str
    """Who said it, in words."""
    statements: tuple[str, ...]
    """Ids of the statements that give it."""


@dataclass(frozen=True)
class History:
    """The steps of one party on one issue."""

    party: str
    issue: str
    """`other-questions` for what is said of no known issue."""
    steps: tuple[Step, ...]
    """In order of time, those without a day last."""


def histories(record: Record) -> tuple[History, ...]:
    """Return the history of each party on each issue, by party and issue; the order of the reports plays no part."""
    published = {one.id: one.published.first for one in record.reports if one.published}
    people = {person.id: person for person in record.people}
    found: dict[tuple[str, str], list[Step]] = defaultdict(list)
    for said in same_statements(record):
        step = step_of(people, said, published)
        if step:
            found[step.party, step.issue].append(step)
    return tuple(History(party, issue, in_time(steps)) for (party, issue), steps in sorted(found.items()))


def step_of(people: Mapping[str, Person], said: Said, published: Mapping[str, date]) -> Step | None:
    """Return what one statement does on its issue, or nothing when it commits nobody."""
    one = said.statements[0]
    party = holder_of(people, one)
    if not party:
        return None
    known = min((published[again.report] for again in said.statements if again.report in published), default=None)
    return Step(
        party=party,
        issue=one.issue or NO_ISSUE,
        day=one.date.first if one.date else published.get(one.report),
        known=known or (one.date.first if one.date else None),
        stance=stance_of(one),
        content=one.words(one.content),
        words=content_words(one.words(one.content)),
        red_line=any(again.red_line for again in said.statements),
        condition=next((again.condition for again in said.statements if again.condition), None),
        attitude=one.attitude,
        denied=denied(one),
        by=one.speaker.name or party,
        statements=tuple(again.id for again in said.statements),
    )


def in_time(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Return steps in order of time, those without a day last."""
    return tuple(sorted(steps, key=lambda step: (step.day or date.max, step.known or date.max, step.statements[0])))
