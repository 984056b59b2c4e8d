"""One meeting, and two dates for it."""

import re
from collections.abc import Iterator, Sequence

from detente.analysis.calendar import days, gap, names_year
from detente.analysis.doubts import Doubt, named, spoken
from detente.analysis.occasions import Occasion, occasions
from detente.analysis.pairs import pairs
from detente.analysis.slips import doubt, odd_one, slip
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


def dates_of_one_meeting(drafts: Sequence[Draft]) -> Iterator[Doubt]:
    """Yield where one meeting is given two days, in one report or in two."""
    dated = [occasion for draft in drafts for occasion in occasions(draft) if occasion.on_day]
    for one, two in pairs(dated, common, lambda one: (one.draft.report.id, one.day, one.place, one.body)):
        if one.day != two.day and not (one.draft is two.draft and one.sentence == two.sentence):
            yield from compared(*odd_one(one, two))


def common(one: Occasion) -> Iterator[tuple[object, ...]]:
    """Yield what two mentions of one meeting may have in common: body, place or report, with days that may be a slip.

    A slip of the month leaves the day of the month; one session of a body is dated a few days apart. Days that are
    neither are of two meetings, and need not be compared.
    """
    day = one.known_day.first
    if one.body:
        yield "body", one.body, day.day
        for near in (0, 1):  # any two days so close have one of their two stretches of days in common
            yield "near", one.body, day.toordinal() // (CLOSE + 1) + near
    if one.place:
        yield "place", one.place, day.day
    yield "day", one.draft.report.id, day.day


def compared(odd: Occasion, other: Occasion) -> Iterator[Doubt]:
    """Yield the doubt about two dates, when they are those of one meeting."""
    meant = slip(odd, other, least=0, most=0)
    if meant and may_be_one(odd, other):
        severity = Severity.HIGH if same_named(odd, other) else Severity.MEDIUM
        yield told(odd, other, severity, meant)
    elif certainly_one(odd, other):
        yield told(odd, other, Severity.MEDIUM, None)


def may_be_one(one: Occasion, two: Occasion) -> bool:
    """Return whether two mentions whose dates differ by the month alone may be of one meeting."""
    if one.status is not two.status or several(one, two):
        return False
    if same_named(one, two):
        return True
    bare = not (one.place or one.body) or not (two.place or two.body)
    return one.draft is two.draft and bare and bool(one.parties & two.parties)


def same_named(one: Occasion, two: Occasion) -> bool:
    """Return whether two mentions name the same body, or the same place and nobody who sits in only one of them."""
    if one.body and two.body:
        return one.body == two.body
    same_parties = not one.parties or not two.parties or len(one.parties & two.parties) >= 2
    return one.place is not None and one.place == two.place and same_parties


def certainly_one(one: Occasion, two: Occasion) -> bool:
    """Return whether two mentions a few days apart are of one session of a body, and no words speak of several."""
    close = one.exact and two.exact and abs(gap(one.known_day, two.known_day)) <= CLOSE
    same_body = one.body is not None and one.body == two.body
    return close and same_body and one.status is two.status and not several(one, two)


def several(one: Occasion, two: Occasion) -> bool:
    """Return whether the sentences speak of several meetings or years."""
    if names_year(one.date_words) and names_year(two.date_words):
        return True
    return any(SEVERAL.search(near_words(occasion)) for occasion in (one, two))


def near_words(occasion: Occasion) -> str:
    """Return the words from the meeting's name to its date."""
    text = occasion.draft.report.text
    start, end = occasion.span
    if occasion.printed:
        start, end = min(start, occasion.printed[0]), max(end, occasion.printed[1])
    return text[max(start - 20, occasion.sentence[0]) : end][:200]


def told(odd: Occasion, other: Occasion, severity: Severity, meant: PartialDate | None) -> Doubt:
    """Return the doubt about the odd one of two dates."""
    words = " ".join(other.cited().text.split())
    where = "it also writes" if other.draft is odd.draft else f"{named(other.draft)} writes"
    away = days(gap(odd.known_day, other.known_day))
    reason = f"{where} “{words}” ({spoken(other.known_day)}, {away} away)"
    point = f"{other.draft.report.id} {other.known_day}"
    return doubt(RULE, odd, reason, point=point, severity=severity, meant=meant, against=(other.cited(),))
