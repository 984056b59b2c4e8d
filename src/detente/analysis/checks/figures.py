"""Two figures for the same thing."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from detente.analysis.calendar import day_named, gap, is_day
from detente.analysis.checking import Check, Note, Noted, Places, Reports
from detente.analysis.doubts import Doubt, named, sentence
from detente.analysis.pairs import Days, days_of, pairs
from detente.record import Draft, Magnitude, Severity

RULE = "figures"
BOTH_ROUND = 1.3
"""Two round figures this many times apart may still be one."""
ONE_ROUND = 1.15
"""A round and an exact figure this many times apart may still be one."""
CLOSE = 1
"""Days between two dates of one event."""


class Figure(NamedTuple):
    """How far somebody went in what was done."""

    deed: str | None
    actor: str
    target: str | None
    unit: str
    status: str
    value: float
    approximate: bool
    day: str
    place: str | None
    said: Places
    """The first sentence that it stands in."""


def given(draft: Draft) -> Iterator[Figure]:
    """Yield the figures of a report with the day on which they count."""
    for one in draft.events:
        size, day = one.magnitude, one.date
        if size and one.actor and day and is_day(day):
            yield Figure(
                one.plover.value if one.plover else None,
                one.actor,
                one.target,
                size.unit,
                one.status.value,
                size.value,
                size.approximate,
                day.value,
                one.place,
                one.evidence[0].span,
            )


def figures(told: Sequence[Noted[Figure]], _: Reports) -> Iterator[Doubt]:
    """Yield events whose figures differ by more than rounding."""
    for one, two in pairs(told, kind, figure, day=days_given, within=CLOSE):
        if same_event(one.clue, two.clue, across=one.report is not two.report) and differ(one.clue, two.clue):
            yield doubt(one, two)


def kind(one: Noted[Figure]) -> Iterator[tuple[str | None, ...]]:
    """Yield what was done, by and to whom, in which unit, and how far."""
    event = one.clue
    yield event.deed, event.actor, event.target, event.unit, event.status


def figure(one: Noted[Figure]) -> tuple[object, ...]:
    """Return what makes two figures of one report the same."""
    return one.report.id, one.clue.value, one.clue.day, one.clue.place


def days_given(one: Noted[Figure]) -> Days | None:
    """Return the day on which a figure counts."""
    return days_of(day_named(one.clue.day))


def same_event(one: Figure, two: Figure, *, across: bool) -> bool:
    """Return whether two events of one kind are one: at the same time and place.

    Within one report a figure stands for itself: only the same day and place, both printed, make two events one.
    """
    same_place = one.place == two.place and one.place is not None
    if not across:
        return same_place and one.day == two.day
    elsewhere = one.place is not None and two.place is not None and not same_place
    return abs(gap(day_named(one.day), day_named(two.day))) <= CLOSE and not elsewhere


def differ(one: Figure | Magnitude, two: Figure | Magnitude) -> bool:
    """Return whether two figures differ by more than rounding.

    >>> differ(Magnitude(value=100_000, unit="troops", approximate=True), Magnitude(value=106_000, unit="troops"))
    False
    """
    least, most = sorted((abs(one.value), abs(two.value)))
    if one.approximate and two.approximate:
        return most > BOTH_ROUND * least
    return most > ONE_ROUND * least if one.approximate or two.approximate else most != least


def doubt(one: Noted[Figure], two: Noted[Figure]) -> Doubt:
    """Return the doubt about two figures."""
    mine, theirs = (f"{each.clue.value:,.15g} {each.clue.unit}" for each in (one, two))
    other = "it also gives" if one.report is two.report else f"{named(two.report)} gives"
    first, second = (each.report.cite(*each.clue.said) for each in (one, two))
    return Doubt(
        rule=RULE,
        severity=Severity.MEDIUM,
        about=first,
        claim=sentence(f"{named(one.report)} gives {mine}"),
        reason=f"{other} {theirs} for what seems to be the same",
        settles="The source that each report names for its figure, and the day for which it was counted.",
        evidence=(first, second),
    )


FIGURES = Check(Note(RULE, Figure, given), figures)
