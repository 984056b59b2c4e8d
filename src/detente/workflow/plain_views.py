"""The plain definition of every table: what a whole record says of it. The tables of a case are the same."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from detente.analysis.grades import grades
from detente.analysis.judging import standing
from detente.analysis.told_with import ToldWith, act_name, issue_name
from detente.record import (
    Act,
    Deadline,
    Event,
    Finding,
    Issue,
    Judgement,
    Meeting,
    PartialDate,
    Party,
    Person,
    Position,
    Record,
    Report,
    Statement,
)
from detente.workflow.tables import COLUMNS, FAR, Asked, Cell, View, one_line, short, slug_of

OtherFact = TypeVar("OtherFact", Event, Meeting, Deadline)


def asked_of(record: Record, asked: Asked) -> Record:
    """Return the record narrowed to what is asked for; parties, people and issues by slug or as they are called.

    Raises:
        NotInCase: A party, person or issue is named that the case does not hold.
    """
    by_slug = replace(
        asked,
        party=slug_of("party", asked.party, {one.id: (one.name, *one.aliases) for one in record.parties}),
        issue=slug_of("issue", asked.issue, {one.id: (one.label,) for one in record.issues}),
        person=slug_of("person", asked.person, {one.id: (one.name, *one.aliases) for one in record.people}),
    )
    when = {"since": by_slug.since, "until": by_slug.until}
    every = record.where(party=by_slug.party, person=by_slug.person, **when)
    act = Act(asked.act) if asked.act else None
    said = record.where(party=by_slug.party, person=by_slug.person, issue=by_slug.issue, act=act, **when)
    together, wanted = ToldWith(record.statements), set(told_as(by_slug))
    acts = {one.id: one.act for one in record.statements}

    def held(one: Position) -> bool:
        of_issue = by_slug.issue in (None, one.issue)
        return of_issue and (act is None or act in {acts.get(name) for name in one.statements})

    def told(facts: Iterable[OtherFact]) -> tuple[OtherFact, ...]:
        return tuple(one for one in facts if not wanted or wanted <= set(together.names(one)))

    return said.model_copy(
        update={
            "events": told(every.events),
            "meetings": told(every.meetings),
            "deadlines": told(every.deadlines),
            "positions": tuple(filter(held, every.positions)),
        }
    )


def told_as(asked: Asked) -> tuple[str, ...]:
    """Return what an event, a meeting or a deadline must be told with, as `ToldWith.names` has it."""
    issue = (issue_name(asked.issue),) if asked.issue else ()
    return *issue, *((act_name(asked.act),) if asked.act else ())


def names_in(parties: Iterable[Party], issues: Iterable[Issue]) -> dict[str, dict[str, str]]:
    """Return column -> slug -> what people call it, for the columns that hold slugs."""
    called = {one.id: short(one) for one in parties}
    return {"party": called, "who": called, "issue": {one.id: one.label for one in issues}}


def statements(record: Record, whole: Record) -> View:
    """Return who said what, the earliest first; each is graded by all that the whole record has."""
    reports = {one.id: one for one in record.reports}
    graded = grades(whole)
    rows = []
    for one in sorted(record.statements, key=lambda one: (written(one.date) or FAR, one.report, one.sentence)):
        report = reports[one.report]
        rows.append(
            (
                written(one.date),
                one.speaker.name,
                one.speaker.party,
                one.act.value,
                one.target,
                one.issue,
                words(one, report),
                f"{one.condition.kind.value} {one.condition.text}" if one.condition else None,
                one.red_line,
                one.negated,
                str(graded[one.id]),
                graded[one.id].why,
                report.outlet,
                report.id[:12],
                one.id,
            )
        )
    return View(COLUMNS["statements"], tuple(rows))


def positions(record: Record, _: Record) -> View:
    """Return where each party stands on each issue, by party and issue, the latest first."""
    rows = (
        (
            one.party,
            one.issue,
            one.stance.value,
            one_line(one.content),
            f"{one.condition.kind.value} {one.condition.text}" if one.condition else None,
            one.red_line,
            one.basis.value,
            written(one.date),
            len(one.statements),
            one.id,
        )
        for one in sorted(record.positions, key=by_party_and_issue)
    )
    return View(COLUMNS["positions"], tuple(rows))


def by_party_and_issue(one: Position) -> tuple[str, str, int, str]:
    """Return a key that sorts positions by party and issue, the latest first."""
    return one.party, one.issue, -(one.date.last.toordinal() if one.date else 0), one.id


def timeline(record: Record, _: Record) -> View:
    """Return meetings, events and deadlines by date; what has none stands last."""
    reports = {one.id: one for one in record.reports}
    rows: list[tuple[Cell, ...]] = []
    for one in record.meetings:
        who = ", ".join(one.participants)
        rows.append((written(one.date), "meeting", one.name, one.status.value, one.place, who, one.report[:12], one.id))
    for done in record.events:
        said = one_line(reports[done.report].text[slice(*done.span)])
        who = " > ".join(filter(None, (done.actor, done.target)))
        rows.append((written(done.date), "event", said, done.status.value, done.place, who, done.report[:12], done.id))
    rows.extend(
        (written(owed.due), "deadline", one_line(owed.what), None, None, owed.who, owed.report[:12], owed.id)
        for owed in record.deadlines
    )
    return View(COLUMNS["timeline"], tuple(sorted(rows, key=lambda row: (row[0] or FAR, str(row[1]), str(row[-1])))))


def deadlines(record: Record, _: Record) -> View:
    """Return who owes what by when, the earliest first."""
    rows = [(written(one.due), one.who, one_line(one.what), one.report[:12], one.id) for one in record.deadlines]
    return View(COLUMNS["deadlines"], tuple(sorted(rows, key=lambda row: (row[0] or FAR, row[-1]))))


def who(record: Record, _: Record) -> View:
    """Return the people with their offices and how often each of them speaks, the most often first."""
    spoken: dict[str, int] = {}
    for one in record.statements:
        if one.speaker.person:
            spoken[one.speaker.person] = spoken.get(one.speaker.person, 0) + 1
    return View(COLUMNS["who"], people_rows(record.people, spoken))


def people_rows(people: Iterable[Person], spoken: Mapping[str, int]) -> tuple[tuple[Cell, ...], ...]:
    """Return people with their offices, who speaks the most often first."""
    rows: list[tuple[Cell, ...]] = []
    for person in people:
        roles = [role for role in person.roles if role.party] or list(person.roles)
        party = roles[-1].party if roles else None
        titles = "; ".join(dict.fromkeys(role.title for role in person.roles))
        also = ", ".join(person.aliases) or None
        rows.append((person.name, party, titles or None, spoken.get(person.id, 0), also, person.id))
    return tuple(sorted(rows, key=lambda row: (-spoken.get(str(row[-1]), 0), str(row[0]), str(row[-1]))))


def people_asked_for(rows: Iterable[tuple[Cell, ...]], asked: Asked) -> tuple[tuple[Cell, ...], ...]:
    """Return of the rows of people those of the party that is asked for, who say anything of what is asked for."""
    of_party = (row for row in rows if asked.party in (None, row[1]))
    narrowed = replace(asked, party=None) != Asked()
    return tuple(row for row in of_party if row[3] or not narrowed)


def check(record: Record, _: Record) -> View:
    """Return what does not add up, the gravest first."""
    return View(COLUMNS["check"], tuple(finding_row(one) for one in record.findings))


def finding_row(one: Finding) -> tuple[Cell, ...]:
    """Return what does not add up as a row."""
    reports = ", ".join(dict.fromkeys(words.report[:12] for words in one.evidence))
    return one.severity.value, one.rule, one.message, one.settles, reports, one.id


def judgements(record: Record, _: Record) -> View:
    """Return what analysts said of what was read, in the order in which they said it, and whether it still stands."""
    return View(COLUMNS["judgements"], judgement_rows(record.judgements))


def judgement_rows(every: Sequence[Judgement]) -> tuple[tuple[Cell, ...], ...]:
    """Return judgements as rows."""
    stand = {one.id for one in standing(every)}
    return tuple(
        (
            f"{one.at:%Y-%m-%d %H:%M}",
            one.by,
            one.verdict.value,
            one.subject,
            ", ".join(changed(one)) or None,
            one.reason,
            one.id in stand,
            one.id,
        )
        for one in every
    )


def changed(one: Judgement) -> Iterator[str]:
    """Yield what a judgement changes, in words."""
    if one.into:
        yield f"into {one.into}"
    if one.facts:
        yield f"{len(one.facts)} fact{'s' if len(one.facts) > 1 else ''}"
    yield from (f"{name} = {value}" for name, value in one.changes.items())


DEFINITIONS: dict[str, Callable[[Record, Record], View]] = {
    "statements": statements,
    "positions": positions,
    "timeline": timeline,
    "deadlines": deadlines,
    "who": who,
    "check": check,
    "judgements": judgements,
}
"""Name of a table -> what it says of a record that is narrowed to what is asked for, and of the whole one."""


def plain_view(record: Record, name: str, asked: Asked) -> View:
    """Return one of the tables of a record, narrowed to what is asked for.

    Raises:
        NotInCase: A party, person or issue is named that the record does not hold.
    """
    names = names_in(record.parties, record.issues)
    if name == "who":  # a party has those who speak for it, not those who speak to it
        party = slug_of("party", asked.party, {one.id: (one.name, *one.aliases) for one in record.parties})
        found = who(asked_of(record, replace(asked, party=None)), record)
        return replace(found, rows=people_asked_for(found.rows, replace(asked, party=party)), names=names)
    return replace(DEFINITIONS[name](asked_of(record, asked), record), names=names)


def words(one: Statement, report: Report) -> str:
    """Return the words that were said, with dots for what stands between them."""
    return one_line(" ... ".join(report.text[start:end] for start, end in one.content))


def written(date: PartialDate | None) -> str | None:
    """Return a date as ISO 8601 has it."""
    return date.value if date else None
