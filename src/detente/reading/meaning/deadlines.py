"""Who owes what by when, in the words of a report."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from detente.reading.dates import day_of, due_date
from detente.reading.knowledge import table
from detente.reading.meaning.acts import plain
from detente.reading.page import Page, Sentence, within
from detente.reading.pipeline import step
from detente.record import Act, Deadline, Evidence, PartialDate, Statement, TimeExpression

PROMISES = frozenset({Act.PROMISE, Act.OFFER, Act.ACCEPT, Act.CONCEDE, Act.REFUSE, Act.INFORM})
WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
DIGIT = re.compile(r"\d")
DEADLINE = re.compile(r"['’]?s? (?:\w+ )?(?:deadline|ultimatum)\b")
REPLY = re.compile(r"\s+(?:in which )?to\s+(?P<task>[a-z][^.;,]{2,160})")
GRANTED = re.compile(r"\b(?:gave|given?|gives|giving|granted|has|have|had)\b")
"""What makes a span of time before an infinitive a deadline: `gave Kenya a week to answer`."""
GIVER = re.compile(r"\b(?:gave|gives?|giving|granted)\s+(?:the\s+)?$")
FEWEST_WORDS = 2
ASKED = re.compile(r"\bto\s+(?P<task>(?P<bare>[a-z].*))$", re.DOTALL)
TASK = re.compile(
    r"\b(?:agreed|promised|pledged|vowed|undertook|committed|must|should|is|are|was|were|has|have|had|ordered|told|asked|urged|"
    r"invited|given|gave)\b[^.;:]{0,60}?\b(?:to|be)\s+(?P<task>[a-z].*)$|\b(?:must|should)\s+(?P<bare>[a-z].*)$|"
    r"\b(?:promise|pledge)[sd]?\s+(?P<thing>(?!to\b)[a-z].*)$",
    re.DOTALL,
)

RUNS_OUT = re.compile(
    r"\b(?P<task>(?:the|an?|its|their|our|this|that)\s+(?:[\w'’-]+\s+){0,3}?"
    r"(?:truce|ceasefire|cease-fire|mandate|agreement|deal|contract|offer|pause|moratorium|window|ultimatum)\b"
    r"(?:\s+[\w'’-]+){0,6}?)\s+(?:(?:will|would|shall|is to)\s+)?"
    r"(?:ends?|lapses?|expires?|runs?\s+out)(?:\s+(?:on|at))?$",
    re.IGNORECASE,
)
"""What comes to an end at a time: `the deal will end on`."""


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """Return the table's patterns."""
    return {name: re.compile(pattern) for name, pattern in table("deadlines").items()}


@step(needs=["sentences", "dates", "names", "statements"], adds=["deadlines"])
def deadlines(page: Page) -> Page:
    """Find the times by which somebody owes something."""
    found = {deadline.id: deadline for sentence in page.sentences for deadline in deadlines_in(page, sentence)}
    return replace(page, deadlines=tuple(found.values()))


def deadlines_in(page: Page, sentence: Sentence) -> Iterator[Deadline]:
    """Yield the deadlines that a sentence sets."""
    expressions = within(page.dates, sentence.start, sentence.end)
    if not expressions or not patterns()["owed"].search(plain(page.text[sentence.start : sentence.end])):
        return
    for expression in expressions:
        head = plain(page.text[max(sentence.start, expression.start - 60) : expression.start])
        words = plain(page.text[expression.start : expression.end])
        granted = expression.type == "DURATION" and GRANTED.search(head)
        granted = granted and REPLY.match(page.text, expression.end, sentence.end)
        opened = granted or patterns()["before"].search(head) or re.match(r"(?:within|by|before)\b", words)
        tail = plain(page.text[expression.end : min(sentence.end, expression.end + 40)])
        opened = opened or patterns()["after"].search(tail)
        if opened and not patterns()["never"].search(head[-40:] + words):
            due = due_on(page, expression)
            if due is None or page.report.published is None or not due < page.report.published:
                yield as_deadline(page, sentence, expression, due)


def due_on(page: Page, expression: TimeExpression) -> PartialDate | None:
    """Return the day meant by a time expression that sets a deadline."""
    published = page.report.published
    date = due_date(expression.value, published) if expression.type == "DURATION" else day_of(expression.value)
    if date is None:
        return None
    weekly = WEEKDAY.search(page.text, expression.start, expression.end) and not DIGIT.search(
        page.text, expression.start, expression.end
    )
    if weekly and published and date < published and date.precision == "day":
        date = date.shift(days=7)
    return PartialDate(value=date.value, text=page.text[expression.start : expression.end])


def as_deadline(page: Page, sentence: Sentence, expression: TimeExpression, due: PartialDate | None) -> Deadline:
    """Return the deadline that a time expression sets in its sentence."""
    statement = stated_there(page, expression)
    who = debtor(page, sentence, expression, statement)
    task = task_before(page, sentence, expression, who)
    return Deadline(
        evidence=(
            Evidence(
                report=page.report.id,
                start=sentence.start,
                end=sentence.end,
                text=page.text[sentence.start : sentence.end],
            ),
        ),
        rule="deadlines:by",
        who=who,
        what=task,
        due=due,
        spans=((expression.start, expression.end),),
    )


def stated_there(page: Page, expression: TimeExpression) -> Statement | None:
    """Return the statement in whose words the time expression stands."""
    first = bisect_left(page.statements, expression.start - 2000, key=lambda one: one.content[0][0])
    for statement in page.statements[first:]:
        if statement.content[0][0] > expression.start:
            break
        if any(start <= expression.start < end for start, end in statement.content):
            return statement
    return None


def debtor(page: Page, sentence: Sentence, expression: TimeExpression, statement: Statement | None) -> str | None:
    """Return the party that owes: who promises, or of whom it is demanded, or who is named before the time."""
    if statement is not None and statement.act is Act.DEMAND and statement.target:
        return statement.target
    if statement is not None and statement.via and statement.act in PROMISES and statement.speaker.party:
        return statement.speaker.party
    start = next((a for a, b in statement.content if a <= expression.start < b), None) if statement else None
    named = within(page.names, start if start is not None else sentence.start, expression.start)
    named = [name for name in named if GIVER.search(page.text, sentence.start, name.start)] or named
    party = next((name.party for name in named if name.party and name.kind in ("party", "person")), None)
    return party or (statement.speaker.party if statement else None)


def task_before(page: Page, sentence: Sentence, expression: TimeExpression, who: str | None) -> str:
    """Return the report's words for what is owed: the clause before the time, from its verb on when that is found."""
    named_so = DEADLINE.match(page.text, expression.end, sentence.end)
    if named_so:
        return " ".join(page.text[sentence.start : named_so.end()].split())[-200:]
    reply = REPLY.match(page.text, expression.end, sentence.end)
    if reply:
        return " ".join(reply.group("task").split())
    clause = page.text[sentence.start : expression.start].split("; ")[-1]
    clause = clause.rstrip(" ,;—–-")
    ending = RUNS_OUT.search(clause)
    if ending:
        return " ".join(ending.group("task").split())
    shorter = patterns()["before"].sub("", clause + " ").rstrip(" ,;—–-")
    clause = shorter if len(shorter.split()) > 1 else clause
    if len(clause.split()) < FEWEST_WORDS:
        clause = page.text[expression.end : sentence.end].strip(" ,;.")
    named = [name.end for name in within(page.names, sentence.start, expression.start) if who and name.party == who]
    match = (
        ASKED.search(clause, named[-1] - sentence.start) if named and len(clause) > named[-1] - sentence.start else None
    )
    match = match or TASK.search(clause)
    task = next(filter(None, match.groups()), clause) if match else clause
    return " ".join(task.split())[-200:]
