"""A party that accepts something in one place and refuses it in another."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from detente.analysis.calendar import day_named
from detente.analysis.checking import Check, Note, Noted, Places, Reports, content_in, words_at
from detente.analysis.content import overlap
from detente.analysis.doubts import Doubt, named, sentence, short
from detente.analysis.pairs import Days, across, days_of, groups
from detente.record import Act, Draft, Modality, PartialDate, Severity, Statement

RULE = "opposite_acts"
GIVES = frozenset({Act.ACCEPT, Act.PROMISE, Act.CONCEDE})
REFUSES = frozenset({Act.REJECT, Act.REFUSE})
UNSURE = frozenset({Modality.POSSIBLE, Modality.HYPOTHETICAL})
TURNED = re.compile(
    r"\b(?:revers\w+|end(?:s|ed|ing) (?:its|their|a|the) (?:boycott|refusal|opposition)|after all|no longer|u-turn|"
    r"chang\w+ (?:its|their|course)|previously|earlier|until now|relent\w+|back(?:s|ed|ing) down|withdr\w+|then)\b",
    re.IGNORECASE,
)
"""Words for a change of mind, which is no contradiction."""
ALIKE = 0.5
"""Part of the content that two statements must share to be about the same thing."""
LEAST_WORDS = 3
SOON = 1
"""Days within which a change of mind is not to be expected."""


class Given(NamedTuple):
    """That a party gives or refuses something."""

    party: str
    issue: str
    act: str
    content: Places
    sentence: Places
    said: Places
    """The first sentence that it stands in."""
    day: str | None
    """Its date, if it has one of its own."""
    speaker: str | None
    turned: bool
    """Whether the words tell of a change of mind."""


def given(draft: Draft) -> Iterator[Given]:
    """Yield what parties give and refuse in a report without a condition."""
    for one in draft.statements:
        if one.act in GIVES | REFUSES and one.speaker.party is not None and one.issue is not None and plain(one):
            yield Given(
                one.speaker.party,
                one.issue,
                one.act.value,
                content_in(one),
                one.sentence,
                one.evidence[0].span,
                one.date.value if one.date else None,
                one.speaker.name,
                any(TURNED.search(evidence.text) for evidence in one.evidence),
            )


def opposite_acts(said: Sequence[Noted[Given]], _: Reports) -> Iterator[Doubt]:
    """Yield where a party gives and refuses the same thing at about the same time, without a condition."""
    gives = groups((one for one in said if one.clue.act in GIVES), matter, content)
    refuses = groups((one for one in said if one.clue.act in REFUSES), matter, content)
    for yes, no in across(gives, refuses, day=days_said, other_day=days_said, within=SOON):
        if opposed(yes, no):
            yield doubt(yes, no)


def matter(one: Noted[Given]) -> Iterator[tuple[str, str]]:
    """Yield the party and the issue."""
    yield one.clue.party, one.clue.issue


def content(one: Noted[Given]) -> tuple[str, str]:
    """Return the words and their report: said again there, they are no second statement."""
    return one.report.id, words_at(one.report, one.clue.content)


def plain(statement: Statement) -> bool:
    """Return whether a statement commits unconditionally."""
    return statement.condition is None and not statement.negated and statement.modality not in UNSURE


def opposed(yes: Noted[Given], no: Noted[Given]) -> bool:
    """Return whether two statements by one party on one issue are on the same thing and made at about the same time."""
    apart = yes.clue.sentence != no.clue.sentence or yes.report is not no.report
    return apart and at_one_time(yes, no) and not (yes.clue.turned or no.clue.turned) and same_thing(yes, no)


def same_thing(one: Noted[Given], two: Noted[Given]) -> bool:
    """Return whether the words of two statements are about the same thing."""
    first, second = (words_at(each.report, each.clue.content) for each in (one, two))
    return min(len(first.split()), len(second.split())) >= LEAST_WORDS and overlap(first, second) >= ALIKE


def said_on(one: Noted[Given]) -> PartialDate | None:
    """Return when something was said, as far as is known."""
    return day_named(one.clue.day) if one.clue.day else one.report.published


def days_said(one: Noted[Given]) -> Days | None:
    """Return the days on which something may have been said."""
    return days_of(said_on(one))


def at_one_time(yes: Noted[Given], no: Noted[Given]) -> bool:
    """Return whether two statements were made within a few days, as far as is known."""
    one, two = said_on(yes), said_on(no)
    if one is None or two is None:
        return yes.report is no.report
    least, most = one.days_to(two)
    return most >= -SOON and least <= SOON


def doubt(yes: Noted[Given], no: Noted[Given]) -> Doubt:
    """Return the doubt about the party's stand."""
    who = yes.clue.speaker or "the party"
    given, refused = (short(words_at(one.report, one.clue.content)) for one in (yes, no))
    other = "it also writes" if yes.report is no.report else f"{named(no.report)} writes"
    first, second = (one.report.cite(*one.clue.said) for one in (yes, no))
    return Doubt(
        rule=RULE,
        severity=Severity.MEDIUM,
        about=first,
        claim=sentence(f"{named(yes.report)} writes that {who} {yes.clue.act}s: “{given}”"),
        reason=f"{other} that the same side {no.clue.act}s: “{refused}”",
        settles="The full wording of both statements, with the time at which each was made.",
        evidence=(first, second),
    )


OPPOSITE_ACTS = Check(Note(RULE, Given, given), opposite_acts)
