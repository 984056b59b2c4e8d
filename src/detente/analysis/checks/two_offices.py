"""A person who is given two offices at one time that nobody holds together."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from detente.analysis.doubts import Doubt, named, sentence
from detente.record import Draft, Evidence, Severity

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


def two_offices(drafts: Sequence[Draft]) -> Iterator[Doubt]:
    """Yield people whom reports of about one time give two different offices before the name."""
    held: dict[str, list[tuple[Draft, str, Evidence]]] = defaultdict(list)
    for draft in sorted(drafts, key=lambda one: (str(one.report.published or ""), one.report.id)):
        seen: set[tuple[str, str]] = set()
        for mention in draft.mentions:
            office = office_before(draft, mention.span[0]) if mention.kind == "person" else None
            if office and (mention.id, office) not in seen:
                seen.add((mention.id, office))
                start = draft.report.text.lower().rfind(office, 0, mention.span[0])
                cited = draft.report.cite(start if start >= 0 else mention.span[0], mention.span[1])
                held[mention.id].append((draft, office, cited))
    for given in held.values():
        for (first, one, mine), (second, two, theirs) in pairwise(given):
            if one != two and soon(first, second):
                yield doubt(first, mine, second, theirs)


def office_before(draft: Draft, place: int) -> str | None:
    """Return the office that stands right before a name, unless a word says that it is another's or is past."""
    found = OFFICES.search(draft.report.text[max(place - BEFORE, 0) : place])
    if not found or found["before"]:
        return None
    return found["office"].lower()


def soon(one: Draft, two: Draft) -> bool:
    """Return whether two reports appeared within a month, as far as is known."""
    first, second = one.report.published, two.report.published
    return one is two or (bool(first and second) and abs((second.first - first.first).days) <= SOON)  # type: ignore[union-attr]


def doubt(first: Draft, one: Evidence, second: Draft, two: Evidence) -> Doubt:
    """Return the doubt about somebody's office."""
    where = "it also writes" if first is second else f"{named(second)} writes"
    return Doubt(
        rule=RULE,
        severity=Severity.MEDIUM,
        about=one,
        claim=sentence(f"{named(first)} writes “{' '.join(one.text.split())}”"),
        reason=f"{where} “{' '.join(two.text.split())}”",
        settles="The list of the government or the body of that day.",
        evidence=(one, two),
    )
