"""One meeting, and two dates for it."""

import re
from collections.abc import Iterator, Sequence

from detente.analysis.calendar import days, gap, names_year
from detente.analysis.checking import Check, Note, Noted, Reports
from detente.analysis.doubts import Doubt, named, spoken
from detente.analysis.occasions import Occasion, occasions
from detente.analysis.pairs import pairs
from detente.analysis.slips import Dated, date_words, dated, doubt, odd_one, slip, words_of
from detente.record import Draft, PartialDate, Severity

RULE = "dates_of_one_meeting"
CLOSE = 3
"""Days by which reports of one session are known to differ."""

SEVERAL = re.compile(
    r"\b(?:next|second|third|fourth|fifth|another|further|fresh|resum\w+|reconven\w+|again|follow-up|continu\w+|earlier|"
    r"previous|last|(?:two|three|four|five)[- ]days?|day (?:two|three)|rounds|sessions|every|each|regular|monthly)\b",
    re.IGNORECASE,
)
"""Words that speak of more than one meeting or of more than one day."""


def mentions(draft: Draft) -> Iterator[Dated]:
    """Yield the days on which a report has meetings, each day of one place and body once."""
    met: set[tuple[str | None, str | None, str | None]] = set()
    for one in occasions(draft):
        if one.on_day and (one.day, one.place, one.body) not in met:
            met.add((one.day, one.place, one.body))
            found = dated(one, several=bool(SEVERAL.search(near_words(one))))
            yield bare(found) if found.several else found


def bare(one: Dated) -> Dated:
    """Return a mention of several meetings with no more than tells it from others: it is compared with none."""
    return one._replace(printed=(), cited=(), label="", sentence=(), parties=())


def dates_of_one_meeting(mentioned: Sequence[Noted[Dated]], _: Reports) -> Iterator[Doubt]:
    """Yield where one meeting is given two days, in one report or in two."""
    for one, two in pairs(mentioned, common, mention, kind=of_one):
        if one.clue.day != two.clue.day and not (one.report is two.report and one.clue.sentence == two.clue.sentence):
            yield from compared(*odd_one(one, two))


def mention(one: Noted[Dated]) -> tuple[object, ...]:
    """Return what makes two mentions in one report the same."""
    return one.report.id, one.clue.day, one.clue.place, one.clue.body


def of_one(one: Noted[Dated]) -> str | None:
    """Return of which kind of meeting the words speak, unless it is of several."""
    return None if one.clue.several else one.clue.status


def common(one: Noted[Dated]) -> Iterator[tuple[object, ...]]:
    """Yield what two mentions of one meeting may have in common: body, place or report, with days that may be a slip.

    A slip of the month leaves the day of the month; one session of a body is dated a few days apart. Days that are
    neither are of two meetings, and need not be compared.
    """
    clue, day = one.clue, one.clue.known_day.first
    if clue.body:
        yield "body", clue.body, day.day
        for near in (0, 1):  # any two days so close have one of their two stretches of days in common
            yield "near", clue.body, day.toordinal() // (CLOSE + 1) + near
    if clue.place:
        yield "place", clue.place, day.day
    yield "day", one.report.id, day.day


def compared(odd: Noted[Dated], other: Noted[Dated]) -> Iterator[Doubt]:
    """Yield the doubt about two dates, when they are those of one meeting."""
    meant = slip(odd, other, least=0, most=0)
    if meant and may_be_one(odd, other):
        severity = Severity.HIGH if same_named(odd.clue, other.clue) else Severity.MEDIUM
        yield told(odd, other, severity, meant)
    elif certainly_one(odd, other):
        yield told(odd, other, Severity.MEDIUM, None)


def may_be_one(one: Noted[Dated], two: Noted[Dated]) -> bool:
    """Return whether two mentions whose dates differ by the month alone may be of one meeting."""
    if with_years(one, two):
        return False
    if same_named(one.clue, two.clue):
        return True
    bare = any(not (each.clue.place or each.clue.body) for each in (one, two))
    return one.report is two.report and bare and bool({*one.clue.parties} & {*two.clue.parties})


def same_named(one: Dated, two: Dated) -> bool:
    """Return whether two mentions name the same body, or the same place and nobody who sits in only one of them."""
    if one.body and two.body:
        return one.body == two.body
    same_parties = not one.parties or not two.parties or len({*one.parties} & {*two.parties}) >= 2
    return one.place is not None and one.place == two.place and same_parties


def certainly_one(one: Noted[Dated], two: Noted[Dated]) -> bool:
    """Return whether two mentions a few days apart are of one session of a body, and no words speak of several."""
    first, second = one.clue, two.clue
    close = first.exact and second.exact and abs(gap(first.known_day, second.known_day)) <= CLOSE
    same_body = first.body is not None and first.body == second.body
    return close and same_body and not with_years(one, two)


def with_years(one: Noted[Dated], two: Noted[Dated]) -> bool:
    """Return whether both dates say their years."""
    return names_year(date_words(one)) and names_year(date_words(two))


def near_words(occasion: Occasion) -> str:
    """Return the words from the meeting's name to its date."""
    text = occasion.draft.report.text
    start, end = occasion.span
    if occasion.printed:
        start, end = min(start, occasion.printed[0]), max(end, occasion.printed[1])
    return text[max(start - 20, occasion.sentence[0]) : end][:200]


def told(odd: Noted[Dated], other: Noted[Dated], severity: Severity, meant: PartialDate | None) -> Doubt:
    """Return the doubt about the odd one of two dates."""
    against = words_of(other)
    day, words = other.clue.known_day, " ".join(against.text.split())
    where = "it also writes" if other.report is odd.report else f"{named(other.report)} writes"
    away = days(gap(odd.clue.known_day, day))
    reason = f"{where} “{words}” ({spoken(day)}, {away} away)"
    return doubt(
        RULE, odd, reason, point=f"{other.report.id} {day}", severity=severity, meant=meant, against=(against,)
    )


DATES_OF_ONE_MEETING = Check(Note(RULE, Dated, mentions), dates_of_one_meeting)
