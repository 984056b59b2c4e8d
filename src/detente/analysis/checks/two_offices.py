"""A person who is given two offices at one time that nobody holds together."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from detente.analysis.checking import Check, Note, Noted, Places, Reports
from detente.analysis.doubts import Doubt, named, sentence
from detente.record import Draft, Report, Severity

RULE = "two_offices"
OFFICES = re.compile(
    r"\b(?P<before>former|ex-?|then-?|acting|incoming|outgoing|deputy|vice|first|late|old|counterpart|his|her|their)?"
    r"[\s-]?(?P<office>(?:prime|foreign|defen[cs]e|interior|finance|economy|trade|energy) minister|president|"
    r"secretary of state|secretary[- ]general|chancellor)\s+$",
    re.IGNORECASE,
)
"""Offices that one person holds at a time, as they stand before a name."""
BEFORE = 60
SOON = 30
"""Days between two reports within which one office has not given way to another unseen."""


class Held(NamedTuple):
    """The office that a report gives somebody before the name."""

    person: str
    office: str
    words: Places


def offices(draft: Draft) -> Iterator[Held]:
    """Yield the offices that a report gives people, each once."""
    seen: set[tuple[str, str]] = set()
    for mention in draft.mentions:
        office = office_before(draft, mention.span[0]) if mention.kind == "person" else None
        if office and (mention.id, office) not in seen:
            seen.add((mention.id, office))
            start = draft.report.text.lower().rfind(office, 0, mention.span[0])
            yield Held(mention.id, office, (start if start >= 0 else mention.span[0], mention.span[1]))


def two_offices(given: Sequence[Noted[Held]], reports: Reports) -> Iterator[Doubt]:
    """Yield people whom reports of about one time give two different offices before the name."""
    held: dict[str, list[Noted[Held]]] = defaultdict(list)
    for one in reports.in_time(given):
        held[one.clue.person].append(one)
    for every in held.values():
        for one, two in pairwise(every):
            if one.clue.office != two.clue.office and soon(one.report, two.report):
                yield doubt(one, two)


def office_before(draft: Draft, place: int) -> str | None:
    """Return the office that stands right before a name, unless a word says that it is another's or is past."""
    found = OFFICES.search(draft.report.text[max(place - BEFORE, 0) : place])
    if not found or found["before"]:
        return None
    return found["office"].lower()


def soon(one: Report, two: Report) -> bool:
    """Return whether two reports appeared within a month, as far as is known."""
    first, second = one.published, two.published
    return one is two or (first is not None and second is not None and abs((second.first - first.first).days) <= SOON)


def doubt(one: Noted[Held], two: Noted[Held]) -> Doubt:
    """Return the doubt about somebody's office."""
    mine, theirs = (each.report.cite(*each.clue.words) for each in (one, two))
    where = "it also writes" if one.report is two.report else f"{named(two.report)} writes"
    return Doubt(
        rule=RULE,
        severity=Severity.MEDIUM,
        about=mine,
        claim=sentence(f"{named(one.report)} writes “{' '.join(mine.text.split())}”"),
        reason=f"{where} “{' '.join(theirs.text.split())}”",
        settles="The list of the government or the body of that day.",
        evidence=(mine, theirs),
    )


TWO_OFFICES = Check(Note(RULE, Held, offices), two_offices)
