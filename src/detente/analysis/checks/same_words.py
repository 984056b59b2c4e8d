"""The same words, within quotation marks, given to two speakers."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from detente.analysis.doubts import Doubt, named, sentence, short
from detente.record import Draft, Severity, Statement, Wording

RULE = "same_words"
LEAST = 8
"""Words that two people do not find by chance."""
WORD = re.compile(r"\w+")


def same_words(drafts: Sequence[Draft]) -> Iterator[Doubt]:
    """Yield quotations that are given to two people, or to the sides of two parties."""
    said: dict[tuple[str, ...], list[tuple[Draft, Statement]]] = defaultdict(list)
    for draft in drafts:
        for statement in draft.statements:
            words = tuple(WORD.findall(statement.words(statement.content).lower()))
            if statement.wording is Wording.DIRECT and len(words) >= LEAST:
                said[words].append((draft, statement))
    for group in said.values():
        first, one = group[0]
        other = next(((draft, two) for draft, two in group[1:] if apart(one, two)), None)
        if other:
            yield doubt(first, one, *other)


def apart(one: Statement, two: Statement) -> bool:
    """Return whether two statements are certainly by two speakers: two people, or nobody's people of two parties."""
    first, second = one.speaker, two.speaker
    if first.person and second.person:
        return first.person != second.person
    return bool(first.party and second.party) and first.party != second.party


def doubt(first: Draft, one: Statement, second: Draft, two: Statement) -> Doubt:
    """Return the doubt about who said some words."""
    words = short(one.words(one.content))
    where = "it also gives" if first is second else f"{named(second)} gives"
    return Doubt(
        rule=RULE,
        severity=Severity.HIGH,
        about=one.evidence[0],
        claim=sentence(f"{named(first)} gives the words “{words}” to {one.speaker.name}"),
        reason=f"{where} them to {two.speaker.name}",
        settles="A recording or a transcript, or the agency that first carried the words.",
        evidence=(one.evidence[0], two.evidence[0]),
    )
