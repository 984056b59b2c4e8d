"""A party that accepts something in one place and refuses it in another."""

import re
from collections.abc import Iterator, Sequence

from detente.analysis.content import overlap
from detente.analysis.doubts import Doubt, named, sentence, short
from detente.analysis.pairs import across, groups
from detente.record import Act, Draft, Modality, Severity, Statement

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


def opposite_acts(drafts: Sequence[Draft]) -> Iterator[Doubt]:
    """Yield where a party gives and refuses the same thing at about the same time, without a condition."""
    said = [(draft, statement) for draft in drafts for statement in draft.statements if plain(statement)]
    gives = groups((pair for pair in said if pair[1].act in GIVES), matter, content)
    refuses = groups((pair for pair in said if pair[1].act in REFUSES), matter, content)
    for yes, no in across(gives, refuses):
        if opposed(yes, no):
            yield doubt(*yes, *no)


def matter(said: tuple[Draft, Statement]) -> Iterator[tuple[str | None, ...]]:
    """Yield the party and the issue of a statement."""
    yield said[1].speaker.party, said[1].issue


def content(said: tuple[Draft, Statement]) -> tuple[str, str]:
    """Return the words of a statement and their report: said again there, they are no second statement."""
    return said[0].report.id, said[1].words(said[1].content)


def plain(statement: Statement) -> bool:
    """Return whether a statement commits a known party on a known issue, unconditionally."""
    known = statement.speaker.party is not None and statement.issue is not None
    return known and statement.condition is None and not statement.negated and statement.modality not in UNSURE


def opposed(yes: tuple[Draft, Statement], no: tuple[Draft, Statement]) -> bool:
    """Return whether two statements by one party on one issue are on the same thing and made at about the same time."""
    one, two = yes[1], no[1]
    apart = one.sentence != two.sentence or yes[0] is not no[0]
    return apart and at_one_time(yes, no) and not turned(one, two) and same_thing(one, two)


def turned(one: Statement, two: Statement) -> bool:
    """Return whether the words say that the party changed its mind."""
    return any(TURNED.search(evidence.text) for evidence in (*one.evidence, *two.evidence))


def same_thing(one: Statement, two: Statement) -> bool:
    """Return whether the words of two statements are about the same thing."""
    first, second = one.words(one.content), two.words(two.content)
    return min(len(first.split()), len(second.split())) >= LEAST_WORDS and overlap(first, second) >= ALIKE


def at_one_time(yes: tuple[Draft, Statement], no: tuple[Draft, Statement]) -> bool:
    """Return whether two statements were made within a few days, as far as is known."""
    one, two = (statement.date or draft.report.published for draft, statement in (yes, no))
    if one is None or two is None:
        return yes[0] is no[0]
    least, most = one.days_to(two)
    return most >= -SOON and least <= SOON


def doubt(first: Draft, yes: Statement, second: Draft, no: Statement) -> Doubt:
    """Return the doubt about the party's stand."""
    who = yes.speaker.name or "the party"
    given, refused = (short(one.words(one.content)) for one in (yes, no))
    other = "it also writes" if first is second else f"{named(second)} writes"
    return Doubt(
        rule=RULE,
        severity=Severity.MEDIUM,
        about=yes.evidence[0],
        claim=sentence(f"{named(first)} writes that {who} {yes.act.value}s: “{given}”"),
        reason=f"{other} that the same side {no.act.value}s: “{refused}”",
        settles="The full wording of both statements, with the time at which each was made.",
        evidence=(*yes.evidence[:1], *no.evidence[:1]),
    )
