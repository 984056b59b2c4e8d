"""A party that accepts something in one place and refuses it in another."""

from collections.abc import Iterator, Sequence
from itertools import product

from detente.analysis.content import overlap
from detente.analysis.doubts import Doubt, named, sentence
from detente.record import Act, Draft, Modality, Severity, Statement

RULE = "opposite_acts"
GIVES = frozenset({Act.ACCEPT, Act.PROMISE, Act.CONCEDE})
REFUSES = frozenset({Act.REJECT, Act.REFUSE})
UNSURE = frozenset({Modality.POSSIBLE, Modality.HYPOTHETICAL})
ALIKE = 0.5
"""Part of the content that two statements must share to be about the same thing."""
LEAST_WORDS = 3
SOON = 3
"""Days within which a change of mind is not to be expected."""


def opposite_acts(drafts: Sequence[Draft]) -> Iterator[Doubt]:
    """Yield where a party gives and refuses the same thing at about the same time, without a condition."""
    said = [(draft, statement) for draft in drafts for statement in draft.statements if plain(statement)]
    gives = [pair for pair in said if pair[1].act in GIVES and not pair[1].negated]
    refuses = [pair for pair in said if pair[1].act in REFUSES and not pair[1].negated]
    for yes, no in product(gives, refuses):
        if opposed(yes, no):
            yield doubt(*yes, *no)


def plain(statement: Statement) -> bool:
    """Return whether a statement commits a known party on a known issue, unconditionally."""
    known = statement.speaker.party is not None and statement.issue is not None
    return known and statement.condition is None and statement.modality not in UNSURE


def opposed(yes: tuple[Draft, Statement], no: tuple[Draft, Statement]) -> bool:
    """Return whether two statements are by one party on one thing at about the same time."""
    one, two = yes[1], no[1]
    same = one.speaker.party == two.speaker.party and one.issue == two.issue
    return same and one.sentence != two.sentence and at_one_time(yes, no) and same_thing(one, two)


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
    who = yes.speaker.name or "The party"
    words = (" ".join(one.words(one.content).split()) for one in (yes, no))
    given, refused = (f"“{said}”" for said in words)
    other = "the same report" if first is second else named(second)
    return Doubt(
        rule=RULE,
        severity=Severity.MEDIUM,
        about=yes.evidence[0],
        claim=sentence(f"{named(first)} has {who} {yes.act.value} {given}"),
        reason=f"{other} has the same side {no.act.value} {refused}",
        settles="The full wording of both statements, with the time at which each was made.",
        evidence=(*yes.evidence[:1], *no.evidence[:1]),
    )
