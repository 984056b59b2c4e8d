"""What was said, newest first, with all that a filter needs to know."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from detente.analysis.grades import Grade, grades
from detente.analysis.same_statements import Said, same_statements
from detente.brief.names import Names
from detente.brief.places import Cite, Places
from detente.brief.wording import (
    VERBS,
    WORDINGS,
    Voice,
    chain,
    condition_beyond,
    does,
    grade,
    remarks,
    said,
    towards,
    voice,
)
from detente.record import Act, PartialDate, Record, Statement, Wording

LONG_ENOUGH = 24
"""Characters from which two statements in the same words are the same statement."""
NOT_WORDS = re.compile(r"[\W_]+")

WEIGHTS = {
    act: weight
    for weight, acts in enumerate(
        [
            (Act.INFORM, Act.ASSESS),
            (Act.PRAISE, Act.ACCUSE),
            (Act.WARN, Act.PROPOSE, Act.PROMISE),
            (Act.OFFER, Act.ACCEPT, Act.CONCEDE, Act.THREATEN, Act.DEMAND, Act.REFUSE, Act.REJECT),
        ]
    )
    for act in acts
}


@dataclass(frozen=True)
class Saying:
    """A statement as the page shows it."""

    id: str
    voice: Voice
    verb: str
    towards: str
    text: str
    condition: str
    """On what it depends, where the words said do not tell."""
    issue: str
    issue_slug: str
    act: str
    wording: str
    wording_slug: str
    chain: str
    grade: str
    why: str
    """Why it is graded so."""
    remarks: tuple[str, ...]
    red_line: bool
    date: PartialDate | None
    said_on: bool
    """Whether the day is when it was said; otherwise it is when the report appeared."""
    weight: int
    cites: tuple[Cite, ...]


@dataclass(frozen=True)
class Day:
    """The statements of one day."""

    heading: str
    sayings: tuple[Saying, ...]


@dataclass(frozen=True)
class Choice:
    """A value a filter offers."""

    value: str
    label: str
    count: int


@dataclass(frozen=True)
class Filter:
    """What the list of statements can be narrowed by."""

    name: str
    label: str
    choices: tuple[Choice, ...]


def sayings(record: Record, names: Names, places: Places) -> tuple[Saying, ...]:
    """Return all statements, newest first; what several reports give the same speaker to say stands once."""
    found: dict[object, Saying] = {}
    cites: dict[object, dict[str, Cite]] = {}
    graded = grades(record)
    once = {one.id: said for said in same_statements(record) for one in said.statements}
    for statement in sorted(record.statements, key=lambda one: newest_first(one, places)):
        key = same_words(once[statement.id].statements[0])
        if key not in found:
            found[key] = saying(statement, names, places, once[statement.id], graded[statement.id])
        cites.setdefault(key, {}).update((cite.label, cite) for cite in places.of(statement.id))
    return tuple(replace(shown, cites=tuple(cites[key].values())) for key, shown in found.items())


def saying(statement: Statement, names: Names, places: Places, once: Said, graded: Grade) -> Saying:
    """Return a statement as the page shows it."""
    report = places.by_id[statement.report]
    who, words = voice(statement, names), said(statement)
    return Saying(
        id=statement.id,
        voice=who,
        verb=does(statement, several=who.several),
        towards=towards(statement, names),
        text=words,
        condition=condition_beyond(statement.condition, words),
        issue=names.issue(statement.issue) if statement.issue else "",
        issue_slug=statement.issue or "",
        act=str(statement.act),
        wording=WORDINGS[statement.wording],
        wording_slug=str(statement.wording),
        chain=chain(statement.via),
        grade=grade(graded.reliability, graded.credibility),
        why=graded.why,
        remarks=(*remarks(statement), *given_by(once)),
        red_line=statement.red_line,
        date=statement.date or report.published,
        said_on=statement.date is not None,
        weight=WEIGHTS[statement.act] + 2 * statement.red_line + (statement.condition is not None),
        cites=places.of(statement.id),
    )


def given_by(said: Said) -> tuple[str, ...]:
    """Return by how many reports a statement is given, when by several, and whether they are copies of one text."""
    reports, texts = len({one.report for one in said.statements}), len(said.origins)
    if reports == 1:
        return ()
    if texts == 1:
        return (f"in {reports} copies of one report",)
    return (f"in {texts} reports" if texts == reports else f"in {reports} reports, {texts} of them independent",)


def newest_first(statement: Statement, places: Places) -> tuple[object, ...]:
    """Return a key that sorts statements by day, the newest first, then by report and by place in it."""
    date = statement.date or places.by_id[statement.report].published
    day = -date.first.toordinal() if date else 0
    return day, -places.number(statement.report), statement.sentence, statement.content


def same_words(statement: Statement) -> object:
    """Return a key that two statements share when the same speaker is given the same words."""
    words = NOT_WORDS.sub(" ", statement.words(statement.content).casefold()).strip()
    speaker = statement.speaker.person or statement.speaker.party
    return (speaker, statement.act, words) if speaker and len(words) >= LONG_ENOUGH else statement.id


def days(found: Iterable[Saying]) -> tuple[Day, ...]:
    """Return statements by day, in the order given."""
    return tuple(
        Day(heading=heading, sayings=tuple(group))
        for heading, group in groupby(found, key=lambda one: one.date.spoken() if one.date else "No date given")
    )


def filters(found: Sequence[Saying], names: Names) -> tuple[Filter, ...]:
    """Return the filters that have something to choose between."""
    parties = Counter(one.voice.slug for one in found)
    issues = Counter(one.issue_slug for one in found)
    acts = Counter(one.act for one in found)
    kinds = Counter(one.wording_slug for one in found)
    every = (
        Filter("party", "Party", choices(parties, called(parties, names.party), "no party known")),
        Filter("act", "Act", choices(acts, {str(act): VERBS[act] for act in Act}, "")),
        Filter("issue", "Issue", choices(issues, called(issues, names.issue), "no issue")),
        Filter("wording", "Wording", choices(kinds, {str(kind): WORDINGS[kind] for kind in Wording}, "")),
    )
    return tuple(one for one in every if len(one.choices) > 1)


def called(counts: Counter[str], name: Callable[[str], str]) -> dict[str, str]:
    """Return the names for the slugs counted."""
    return {slug: name(slug) for slug in counts if slug}


def choices(counts: Counter[str], labels: dict[str, str], none: str) -> tuple[Choice, ...]:
    """Return the values of a filter, the most frequent first and `none` last."""
    known = sorted((slug for slug in counts if slug), key=lambda slug: (-counts[slug], labels[slug]))
    found = [Choice(slug, labels[slug], counts[slug]) for slug in known]
    return (*found, *([Choice("-", none, counts[""])] if counts[""] else []))
