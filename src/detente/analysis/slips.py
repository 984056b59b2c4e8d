"""Doubts about the day of a meeting: which of two days is the odd one, and what may be meant by it."""

from collections.abc import Sequence
from typing import NamedTuple

from detente.analysis.calendar import NEIGHBOURS, day_named, gap, names_year, slipped
from detente.analysis.checking import Noted, Places
from detente.analysis.doubts import Doubt, named, sentence, spoken
from detente.analysis.occasions import Occasion
from detente.record import Evidence, PartialDate, Severity


class Dated(NamedTuple):
    """What a report says of the day of a meeting."""

    day: str
    """In ISO 8601."""
    exact: bool
    """Whether a day of a month is printed for it."""
    printed: Places
    """Where the day is printed, if it is."""
    cited: Places
    """The words for the meeting and its day."""
    label: str
    """What to call it."""
    sentence: Places
    """The sentence that names it."""
    status: str
    place: str | None
    body: str | None
    parties: Sequence[str]
    several: bool
    """Whether the words speak of more than one meeting or day."""

    @property
    def known_day(self) -> PartialDate:
        """Its day."""
        return day_named(self.day)


def dated(one: Occasion, *, several: bool = False) -> Dated:
    """Return what is said of the day of a meeting that has one."""
    return Dated(
        day=one.known_day.value,
        exact=one.exact,
        printed=one.printed or (),
        cited=one.cited().span,
        label=one.label(),
        sentence=one.sentence,
        status=one.status.value,
        place=one.place,
        body=one.body,
        parties=tuple(sorted(one.parties)),
        several=several,
    )


def noted(one: Occasion) -> Noted[Dated]:
    """Return the same with its report."""
    return Noted(one.draft.report, dated(one))


def date_words(one: Noted[Dated]) -> str:
    """Return the words for a day, or nothing when none are printed."""
    return one.report.text[slice(*one.clue.printed)] if one.clue.printed else ""


def words_of(one: Noted[Dated]) -> Evidence:
    """Return the words for a meeting and its day."""
    return one.report.cite(*one.clue.cited)


def odd_one(one: Noted[Dated], two: Noted[Dated]) -> tuple[Noted[Dated], Noted[Dated]]:
    """Return the meeting whose day is the likelier slip, then the other.

    A slip is a printed date, and one that lies further from the day its report appeared.
    """
    return (one, two) if suspicion(one) >= suspicion(two) else (two, one)


def suspicion(one: Noted[Dated]) -> tuple[bool, int]:
    """Return a key by which doubtful days are greater."""
    published = one.report.published
    away = 0 if published is None else abs(gap(published, one.clue.known_day))
    return one.clue.exact, away


def slip(
    odd: Noted[Dated], other: Noted[Dated], *, least: int = -NEIGHBOURS, most: int = NEIGHBOURS
) -> PartialDate | None:
    """Return the day that may be meant by a printed one, so that it lies `least` to `most` days after the other's."""
    if not odd.clue.exact or names_year(date_words(odd)):
        return None
    return slipped(odd.clue.known_day, other.clue.known_day, least=least, most=most)


def doubt(
    rule: str,
    odd: Noted[Dated],
    reason: str,
    *,
    point: str = "",
    severity: Severity,
    meant: PartialDate | None,
    against: tuple[Evidence, ...],
) -> Doubt:
    """Return the doubt about the day of a meeting."""
    report, one = odd
    about = report.cite(*one.printed) if one.printed else words_of(odd)
    day = spoken(one.known_day)
    hint = f"“{' '.join(date_words(odd).split())}” may be meant for {spoken(meant)}." if meant else ""
    choice = f"{day} or {spoken(meant)}" if meant else day
    return Doubt(
        rule=rule,
        severity=severity,
        about=about,
        claim=sentence(f"{named(report)} dates {one.label} {day}"),
        reason=reason,
        point=point,
        hint=hint,
        settles=f"The announcement or the communiqué of {one.label}, or another report of that day: was it {choice}?",
        evidence=(words_of(odd), *against),
    )
