"""The reading step that finds events: what each sentence names, how far it came about, by whom and to whom."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from detente.reading.meaning.events.choosing import Candidate, Told, chosen
from detente.reading.meaning.events.details import date_near, magnitude_in, place_in
from detente.reading.meaning.events.matching import Named, named_in
from detente.reading.meaning.events.sides import actor_and_target
from detente.reading.meaning.events.standing import conditional, settled, standing
from detente.reading.page import Page, Range, Sentence
from detente.reading.pipeline import step
from detente.reading.syntax.tree import Tree
from detente.record import Act, Event, EventStatus, Evidence, Statement

FARTHEST_BACK = 2000
"""Characters before an event within which the statement begins that tells it."""
LONGEST_SPAN = 120
BELOW_HEADLINE = 4
"""Sentences that tell in full what the headline says."""


@step(needs=["sentences", "syntax", "names", "dates", "statements", "meetings"], adds=["events"])
def events(page: Page) -> Page:
    """Find what was done, each event once."""
    found: dict[str, Event] = {}
    told = Told(page)
    for number, sentence in enumerate(page.sentences):
        for event in events_in(page, number, sentence, told):
            found.setdefault(event.id, event)
    return replace(page, events=tuple(without_headline(page, list(found.values()))))


def without_headline(page: Page, found: list[Event]) -> list[Event]:
    """Return the events without those of the headline that the first sentences tell again."""
    title, below = page.sentences[:1], page.sentences[1 : 1 + BELOW_HEADLINE]
    if not below or page.text[title[0].end - 1] in '.!?”"':
        return found
    again = {one.plover for one in found if title[0].end <= one.span[0] < below[-1].end}
    return [one for one in found if one.span[0] >= title[0].end or one.plover not in again]


def events_in(page: Page, number: int, sentence: Sentence, told: Told) -> Iterator[Event]:
    """Yield the events of a sentence that are worth telling."""
    tree = page.syntax.tree(number)
    candidates = []
    for named in named_in(tree):
        span = span_of(tree, named)
        statement = said_there(page.statements, span)
        candidates.append(Candidate(named, span, status_of(tree, named, statement), statement))
    for one in chosen(tree, sentence, candidates, told):
        yield event_of(page, tree, sentence, one)


def status_of(tree: Tree, named: Named, statement: Statement | None) -> EventStatus | str:
    """Return how far an event has come about, in view of the statement that tells it."""
    menaced = statement is not None and statement.act in (Act.THREATEN, Act.WARN)
    status = standing(tree, named.word)
    if statement is not None and statement.negated and status is EventStatus.DONE:
        return EventStatus.DENIED
    return settled(status, named.plover, conditional=conditional(tree, named.word), menaced=menaced)


def span_of(tree: Tree, named: Named) -> Range:
    """Return the words that name an event: from the verb to what it is done to, when that follows."""
    first = last = named.word
    if named.object is not None and named.object > named.word:
        last = named.object
    start, end = tree.starts[first], tree.ends[last]
    return (start, end) if end - start <= LONGEST_SPAN else (start, tree.ends[first])


def said_there(statements: Sequence[Statement], span: Range) -> Statement | None:
    """Return the statement in whose words an event is named."""
    first = bisect_left(statements, span[0] - FARTHEST_BACK, key=lambda one: one.content[0][0])
    for statement in statements[first : bisect_right(statements, span[0], key=lambda one: one.content[0][0])]:
        if any(start <= span[0] < end for start, end in statement.content):
            return statement
    return None


def event_of(page: Page, tree: Tree, sentence: Sentence, one: Candidate) -> Event:
    """Return what was chosen as an event."""
    actor, target = actor_and_target(page, tree, one.named, one.statement)
    evidence = Evidence(
        report=page.report.id,
        start=sentence.start,
        end=sentence.end,
        text=page.text[sentence.start : sentence.end],
    )
    return Event(
        evidence=(evidence,),
        rule="events:verb" if one.named.frame else "events:noun",
        plover=one.plover,
        actor=actor,
        target=target,
        span=one.span,
        date=date_near(page, sentence, one.span),
        place=place_in(page, sentence, one.span),
        magnitude=magnitude_in(page, tree, one.named),
        status=EventStatus(one.status),
        claimed_by=one.statement.id if one.statement else None,
    )
