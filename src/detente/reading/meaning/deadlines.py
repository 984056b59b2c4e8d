"""Who owes what by when, in the words of a report."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from detente.reading.dates import day_of, due_date
from detente.reading.knowledge import table
from detente.reading.meaning.acts import plain
from detente.reading.meaning.owing import to_be_done
from detente.reading.page import Page, Sentence, within
from detente.reading.pipeline import step
from detente.record import Act, ConditionKind, Deadline, Evidence, PartialDate, Statement, TimeExpression

PROMISES = frozenset({Act.PROMISE, Act.OFFER, Act.ACCEPT, Act.CONCEDE, Act.REFUSE, Act.INFORM})
FORETELL = frozenset({Act.THREATEN, Act.WARN, Act.ASSESS, Act.ACCUSE})
"""What is said so is no debt, unless a word of debt stands with it."""
UNTIL = re.compile(r"\b(?:until|till)\s+(?:\w+ ){0,2}$")
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
    r"\b(?:do|does|did) not (?P<undone>[a-z].*)$|"
    r"\b(?:promise|pledge)[sd]?\s+(?P<thing>(?!to\b)[a-z].*)$",
    re.DOTALL,
)
OPENING = re.compile(r"^[\s\"“‘'«]*(?:(?:that|to)\s+)?")
DEADLINE_FOR = re.compile(
    r"\b(?:deadline|ultimatum) for (?P<task>[^,.;]{3,120}?)(?= (?:by|from|to|until|till|is|was|falls|expires)\b|,|$)"
)
LONGEST_HEAD = 180
"""Characters before a time in which a deadline is named that is moved to it."""
ULTIMATUMS = frozenset({Act.THREATEN, Act.WARN, Act.INFORM, Act.PROMISE, Act.REFUSE})
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
    return {name: re.compile(words) for name, words in table("deadlines").items() if isinstance(words, str)}


@step(needs=["sentences", "syntax", "dates", "names", "statements"], adds=["deadlines"])
def deadlines(page: Page) -> Page:
    """Find the times by which somebody owes something."""
    found = {
        deadline.id: deadline
        for number, sentence in enumerate(page.sentences)
        for deadline in deadlines_in(page, number, sentence)
    }
    return replace(page, deadlines=tuple(found.values()))


def deadlines_in(page: Page, number: int, sentence: Sentence) -> Iterator[Deadline]:
    """Yield the deadlines that a sentence sets."""
    for expression in within(page.dates, sentence.start, sentence.end):
        threat = ultimatum(page, sentence, expression)
        if threat:
            yield threat
            continue
        again = moved(page, sentence, expression)
        if not (again or opened(page, sentence, expression)) or is_measure(page, expression):
            continue
        due, published = due_on(page, expression), page.report.published
        if due is not None and published is not None and due < published:
            continue
        if again or is_owed(page, number, sentence, expression):
            yield as_deadline(page, sentence, expression, due)


def opened(page: Page, sentence: Sentence, expression: TimeExpression) -> bool:
    """Return whether the words beside a time make something due by it: `by`, `within`, `Tuesday's deadline`."""
    head = plain(page.text[max(sentence.start, expression.start - 60) : expression.start])
    words = plain(page.text[expression.start : expression.end])
    if patterns()["never"].search(head[-40:] + words):
        return False
    if patterns()["before"].search(head) or re.match(r"(?:within|by|before)\b", words):
        return True
    if expression.type == "DURATION" and GRANTED.search(head) and REPLY.match(page.text, expression.end, sentence.end):
        return True
    tail = plain(page.text[expression.end : min(sentence.end, expression.end + 40)])
    return bool(patterns()["after"].search(tail))


def is_owed(page: Page, number: int, sentence: Sentence, expression: TimeExpression) -> bool:
    """Return whether something is still to be done by a time: its verb says so, or a word of debt in the sentence."""
    still = to_be_done(page.syntax.tree(number), expression.start, expression.end)
    if still is False:
        return False
    head = page.text[max(sentence.start, expression.start - 40) : expression.start]
    if still and not foretold(stated_there(page, expression), expression) and not UNTIL.search(head):
        return True
    return bool(patterns()["owed"].search(plain(page.text[sentence.start : sentence.end])))


def moved(page: Page, sentence: Sentence, expression: TimeExpression) -> bool:
    """Return whether a deadline is moved to a time: `extended its deadline for the payment by a month, to May 1`."""
    head = plain(page.text[max(sentence.start, expression.start - LONGEST_HEAD) : expression.start])
    return bool(patterns()["moved"].search(head))


def ultimatum(page: Page, sentence: Sentence, expression: TimeExpression) -> Deadline | None:
    """Return the deadline of a threat: `it will strike from Monday unless the ports pay`, which is for paying."""
    told = stated_there(page, expression)
    head = plain(page.text[max(sentence.start, expression.start - 40) : expression.start])
    hangs = told and told.condition and told.condition.kind is ConditionKind.UNLESS and told.act in ULTIMATUMS
    if not hangs or expression.type == "DURATION" or not patterns()["from"].search(f"{head} "):
        return None
    assert told is not None
    assert told.condition is not None
    start, end = told.condition.span
    due, published = due_on(page, expression), page.report.published
    if start <= expression.start < end or due is None or (published is not None and due < published):
        return None
    opening = end - len(told.condition.text)
    owing = next((name for name in within(page.names, opening, end) if name.start - opening < len("their ")), None)
    who = owing.party if owing and owing.party else told.target
    task = page.text[owing.end if owing and owing.party else opening : end]
    return set_in(page, sentence, expression, due, "deadlines:unless", who, " ".join(task.split()))


def foretold(told: Statement | None, expression: TimeExpression) -> bool:
    """Return whether a statement tells what may come, or what hangs on something else, and no debt."""
    if told is None:
        return False
    hangs = told.condition is not None and not told.condition.span[0] <= expression.start < told.condition.span[1]
    return hangs or told.act in FORETELL


def is_measure(page: Page, expression: TimeExpression) -> bool:
    """Return whether a span of time says by how much something is longer or later, or is as vague as `weeks`."""
    if expression.type != "DURATION":
        return False
    head = plain(page.text[max(0, expression.start - 30) : expression.start])
    words = plain(page.text[expression.start : expression.end])
    return "X" in expression.value or bool(patterns()["measure"].search(head)) or words.startswith("by ")


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
    who = None if moved(page, sentence, expression) else debtor(page, sentence, expression, statement)
    task = task_before(page, sentence, expression, who)
    return set_in(page, sentence, expression, due, "deadlines:by", who, task)


def set_in(
    page: Page,
    sentence: Sentence,
    expression: TimeExpression,
    due: PartialDate | None,
    rule: str,
    who: str | None,
    task: str,
) -> Deadline:
    """Return a deadline with its sentence."""
    return Deadline(
        evidence=(
            Evidence(
                report=page.report.id,
                start=sentence.start,
                end=sentence.end,
                text=page.text[sentence.start : sentence.end],
            ),
        ),
        rule=rule,
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
    return party or (statement.speaker.party if statement and statement.act is not Act.DEMAND else None)


def task_before(page: Page, sentence: Sentence, expression: TimeExpression, who: str | None) -> str:
    """Return the report's words for what is owed: the clause before the time, from its verb on when that is found."""
    named_so = DEADLINE.match(page.text, expression.end, sentence.end)
    if named_so:
        return " ".join(page.text[sentence.start : named_so.end()].split())[-200:]
    reply = REPLY.match(page.text, expression.end, sentence.end)
    if reply:
        return " ".join(reply.group("task").split())
    statement = stated_there(page, expression)
    said = [start for start, end in statement.content if start <= expression.start < end] if statement else []
    begin = max(said[0], sentence.start) if said else sentence.start
    clause = OPENING.sub("", page.text[begin : expression.start].split("; ")[-1])
    clause = clause.rstrip(" ,;—–-")
    named_for = DEADLINE_FOR.search(clause)
    if named_for:
        return " ".join(named_for.group("task").split())
    ending = RUNS_OUT.search(clause)
    if ending:
        return " ".join(ending.group("task").split())
    shorter = patterns()["before"].sub("", clause + " ").rstrip(" ,;—–-")
    fewest = 1 if said else FEWEST_WORDS
    clause = shorter if len(shorter.split()) >= fewest else clause
    if len(clause.split()) < fewest:
        clause = page.text[expression.end : sentence.end].strip(" ,;.")
    named = [name.end - begin for name in within(page.names, begin, expression.start) if who and name.party == who]
    match = ASKED.search(clause, named[-1]) if named and len(clause) > named[-1] else None
    match = match or TASK.search(clause)
    task = next(filter(None, match.groups()), clause) if match else clause
    return " ".join(task.split())[-200:]
