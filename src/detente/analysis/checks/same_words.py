"""The same words, within quotation marks, given to two speakers."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from detente.analysis.checking import Check, Note, Noted, Places, Reports, content_in, words_at
from detente.analysis.doubts import Doubt, named, sentence, short
from detente.record import Draft, Severity, Wording

RULE = "same_words"
LEAST = 8
"""Words that two people do not find by chance."""
WORD = re.compile(r"\w+")


class Quoted(NamedTuple):
    """Whose words a quotation gives."""

    content: Places
    said: Places
    """The first sentence that it stands in."""
    speaker: str | None
    person: str | None
    party: str | None


def quoted(draft: Draft) -> Iterator[Quoted]:
    """Yield the quotations of a report that are long enough."""
    for one in draft.statements:
        if one.wording is Wording.DIRECT and len(WORD.findall(one.words(one.content).lower())) >= LEAST:
            who = one.speaker
            yield Quoted(content_in(one), one.evidence[0].span, who.name, who.person, who.party)


def same_words(quotations: Sequence[Noted[Quoted]], _: Reports) -> Iterator[Doubt]:
    """Yield quotations that are given to two people, or to the sides of two parties."""
    said: dict[tuple[str, ...], list[Noted[Quoted]]] = defaultdict(list)
    for one in quotations:
        said[tuple(WORD.findall(words_at(one.report, one.clue.content).lower()))].append(one)
    for first, *others in said.values():
        other = next((one for one in others if apart(first.clue, one.clue)), None)
        if other:
            yield doubt(first, other)


def apart(one: Quoted, two: Quoted) -> bool:
    """Return whether two quotations are certainly of two speakers: two people, or nobody's people of two parties."""
    if one.person and two.person:
        return one.person != two.person
    return bool(one.party and two.party) and one.party != two.party


def doubt(one: Noted[Quoted], two: Noted[Quoted]) -> Doubt:
    """Return the doubt about who said some words."""
    words = short(words_at(one.report, one.clue.content))
    where = "it also gives" if one.report is two.report else f"{named(two.report)} gives"
    mine, theirs = (each.report.cite(*each.clue.said) for each in (one, two))
    return Doubt(
        rule=RULE,
        severity=Severity.HIGH,
        about=mine,
        claim=sentence(f"{named(one.report)} gives the words “{words}” to {one.clue.speaker}"),
        reason=f"{where} them to {two.clue.speaker}",
        settles="A recording or a transcript, or the agency that first carried the words.",
        evidence=(mine, theirs),
    )


SAME_WORDS = Check(Note(RULE, Quoted, quoted), same_words)
