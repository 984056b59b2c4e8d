"""The reading step that finds what somebody is to do or would do, in statements, their conditions and events."""

from collections.abc import Iterator
from dataclasses import replace

from detente.reading.meaning.deeds.clauses import Clauses
from detente.reading.meaning.deeds.doers import Doers
from detente.reading.meaning.deeds.going_on import rest_of
from detente.reading.meaning.own_voice import OWN_VOICE
from detente.reading.meaning.parties import Parties
from detente.reading.page import Page, Range
from detente.reading.pipeline import step
from detente.record import Act, Deed, Event, Statement

MOST_SENTENCES = 10
"""Sentences of what is said in which deeds are sought, at most."""
MOST = 8
"""Deeds of one statement, at most."""
DUTIES = ("must", "should")
LOOSE = frozenset({Act.INFORM, Act.ASSESS, Act.ACCUSE, Act.PRAISE})
"""Acts that tell rather than deal: of their deeds those count that are the speaker's own, or stand in a condition."""


@step(
    needs=["statements", "events", "names", "people", "parties", "sentences", "syntax"], adds=["statements", "events"]
)
def deeds(page: Page) -> Page:
    """Give statements the deeds that they speak of, and events the deed that they are."""
    parties = Parties(page)
    return replace(
        page,
        statements=tuple(with_deeds(parties, one) for one in page.statements),
        events=tuple(with_deed(parties, one) for one in page.events),
    )


def with_deeds(parties: Parties, statement: Statement) -> Statement:
    """Return a statement with the deeds that it speaks of."""
    found: dict[Range, Deed] = {}
    for one in spoken_of(parties, statement):
        found.setdefault(one.span, one)
    return statement.model_copy(update={"deeds": tuple(found.values())[:MOST]}) if found else statement


def spoken_of(parties: Parties, statement: Statement) -> Iterator[Deed]:
    """Yield the deeds in what is said and in its condition, in the order of the text."""
    condition = statement.condition.span if statement.condition else None
    left = MOST_SENTENCES
    spans = [*statement.content]
    if condition and not any(start <= condition[0] and condition[1] <= end for start, end in spans):
        spans.append(condition)
    behind = rest_of(parties, statement)
    if behind is not None:
        spans.append(behind[0])
    for span in spans:
        tied = behind[0] if behind is not None and span == behind[0] and behind[1] else condition
        for number in parties.numbers(*span):
            tree = parties.page.syntax.tree(number)
            words = range(tree.index(span[0]), tree.index(span[1]))
            if not words or not left:
                continue
            left -= 1
            clauses = Clauses(Doers(parties, tree, statement, span), parties.page.text, tied)
            for one in clauses.deeds(words):
                if statement.act not in LOOSE or one.conditional or worth_keeping(one, statement):
                    yield one


def worth_keeping(one: Deed, statement: Statement) -> bool:
    """Return whether a deed is told of the one who speaks, is called a duty, or the report ties it to a condition.

    Of what nouns name, what will go ahead or will not is kept: whose it is, other statements tell.
    """
    if not one.verb and one.modal and one.by is None:
        return True
    if statement.rule.startswith(OWN_VOICE) or (one.by is not None and one.modal in DUTIES):
        return True
    wished = statement.rule.endswith("somebody-to")
    if wished and one.by is None and one.doer is None and one.what:
        return True  # `expects the gate to be opened`
    if one.doer is not None and one.doer == statement.speaker.name and one.modal:
        return True  # of whom another report tells for whom they speak
    nobody = one.by is None and one.doer is None
    known = statement.speaker.party or statement.speaker.person
    if nobody and known and one.modal in ("will", "would") and one.verb:
        return True  # `the prisoners will be freed`
    if one.by is not None and one.modal == "ready":
        return True  # `Chad offered to free them, a mediator said`
    return one.by is not None and (wished or statement.speaker.party in (None, one.by))


def with_deed(parties: Parties, event: Event) -> Event:
    """Return an event with the deed that its verb names, if a verb does."""
    numbers = parties.numbers(*event.span)
    tree = parties.page.syntax.tree(numbers[0])
    word = tree.index(event.span[0])
    if word >= len(tree) or tree.starts[word] != event.span[0] or not tree.is_verb(word):
        return event
    doers = Doers(parties, tree, None, event.evidence[0].span)
    one = Clauses(doers, parties.page.text, None).by_verb(word)
    deed = one if one.by else one.model_copy(update={"by": event.actor})
    return event.model_copy(update={"deed": deed})
