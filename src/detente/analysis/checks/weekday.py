"""A day of the week that is not the day of that date."""

import calendar
import re
from collections.abc import Iterator, Sequence

from detente.analysis.calendar import day_of, names_year
from detente.analysis.checking import alone
from detente.analysis.doubts import Doubt, named, sentence, spoken
from detente.analysis.sentences import sentence_at
from detente.record import Draft, PartialDate, Severity, TimeExpression

RULE = "weekday"
NAMES = "|".join(calendar.day_name)
BEFORE = re.compile(rf"\b(?P<name>{NAMES}),?[ \u00a0](?:the )?$")
INSIDE = re.compile(rf"^(?P<name>{NAMES}),?[ \u00a0](?:the )?.*\d|\d.*?[,(] ?(?:a )?(?P<last>{NAMES})\)?$")
AFTER = re.compile(rf"^(?:,\s+a\s+|\s+\(|,\s+which\s+(?:is|was)\s+a\s+)(?P<name>{NAMES})\b")
WIDEST = 20
"""Characters before or after a date in which its day of the week stands."""
SURE = 60
"""Days from publication within which a date without its year has surely been given the right one."""


def weekday(drafts: Sequence[Draft]) -> Iterator[Doubt]:
    """Yield dates printed with a day of the week on which they do not fall."""
    for draft in drafts:
        for time in draft.dates:
            day, found = day_of(time), printed_name(draft, time)
            if day and found and named_day(day) != found[0] and certain_year(draft, time, day, found[0]):
                yield doubt(draft, day, *found)


def printed_name(draft: Draft, time: TimeExpression) -> tuple[str, tuple[int, int]] | None:
    """Return the day of the week printed with the number of a day, and where both stand."""
    text = draft.report.text
    words = text[time.start : time.end]
    if not any(sign.isdigit() for sign in words):
        return None
    if inner := INSIDE.search(words):
        return inner["name"] or inner["last"], (time.start, time.end)
    if before := BEFORE.search(text[max(time.start - WIDEST, 0) : time.start]):
        return before["name"], (max(time.start - WIDEST, 0) + before.start("name"), time.end)
    if after := AFTER.search(text[time.end : time.end + 2 * WIDEST]):
        return after["name"], (time.start, time.end + after.end("name"))
    return None


def named_day(day: PartialDate) -> str:
    """Return the name of the day of the week."""
    return calendar.day_name[day.first.weekday()]


def certain_year(draft: Draft, time: TimeExpression, day: PartialDate, name: str) -> bool:
    """Return whether no other year explains the day of the week: it is printed, or the date is close to the report."""
    published = draft.report.published
    if names_year(draft.report.text[time.start : time.end]):
        return True
    if published is not None and abs((day.first - published.first).days) <= SURE:
        return True
    return all(named_day(day.shift(years=years)) != name for years in (-1, 1))


def doubt(draft: Draft, day: PartialDate, name: str, span: tuple[int, int]) -> Doubt:
    """Return the doubt about a date and its day of the week."""
    words = draft.report.cite(*span)
    return Doubt(
        rule=RULE,
        severity=Severity.HIGH,
        about=words,
        claim=sentence(f"{named(draft)} writes “{' '.join(words.text.split())}”"),
        reason=f"{spoken(day)} is a {named_day(day)}",
        settles=f"A calendar of the event, or another report of it: was it the {name} or {spoken(day)}?",
        evidence=(words, draft.report.cite(*sentence_at(draft, span[0]))),
    )


WEEKDAY = alone(RULE, weekday)
