"""Two figures for the same thing."""

from collections.abc import Iterator, Sequence

from detente.analysis.calendar import gap, is_day
from detente.analysis.doubts import Doubt, named, sentence
from detente.analysis.pairs import pairs
from detente.record import Draft, Event, Magnitude, Severity

RULE = "figures"
BOTH_ROUND = 1.3
"""Two round figures this many times apart may still be one."""
ONE_ROUND = 1.15
"""A round and an exact figure this many times apart may still be one."""
CLOSE = 1
"""Days between two dates of one event."""


def figures(drafts: Sequence[Draft]) -> Iterator[Doubt]:
    """Yield events whose figures differ by more than rounding."""
    told = [(draft, event) for draft in drafts for event in draft.events if event.magnitude]
    for (first, one), (second, two) in pairs(told, kind, figure):
        if same_event(one, two, across=first is not second) and differ(size(one), size(two)):
            yield doubt(first, one, second, two)


def kind(told: tuple[Draft, Event]) -> Iterator[tuple[str | None, ...]]:
    """Yield what was done, by and to whom, in which unit, and how far."""
    event = told[1]
    if event.actor and is_day(event.date):
        yield event.plover, event.actor, event.target, size(event).unit, event.status


def figure(told: tuple[Draft, Event]) -> tuple[object, ...]:
    """Return what makes two figures of one report the same."""
    return told[0].report.id, size(told[1]).value, str(told[1].date), told[1].place


def size(event: Event) -> Magnitude:
    """Return the figure of an event that has one."""
    assert event.magnitude is not None
    return event.magnitude


def same_event(one: Event, two: Event, *, across: bool) -> bool:
    """Return whether two events of one kind are one: at the same time and place.

    Within one report a figure stands for itself: only the same day and place, both printed, make two events one.
    """
    assert one.date is not None
    assert two.date is not None
    same_place = one.place == two.place and one.place is not None
    if not across:
        return same_place and one.date.value == two.date.value
    elsewhere = one.place is not None and two.place is not None and not same_place
    return abs(gap(one.date, two.date)) <= CLOSE and not elsewhere


def differ(one: Magnitude, two: Magnitude) -> bool:
    """Return whether two figures differ by more than rounding.

    >>> differ(Magnitude(value=100_000, unit="troops", approximate=True), Magnitude(value=106_000, unit="troops"))
    False
    """
    least, most = sorted((abs(one.value), abs(two.value)))
    if one.approximate and two.approximate:
        return most > BOTH_ROUND * least
    return most > ONE_ROUND * least if one.approximate or two.approximate else most != least


def doubt(first: Draft, one: Event, second: Draft, two: Event) -> Doubt:
    """Return the doubt about two figures."""
    numbers = (f"{size(event).value:,.15g} {size(event).unit}" for event in (one, two))
    mine, theirs = numbers
    other = "it also gives" if first is second else f"{named(second)} gives"
    return Doubt(
        rule=RULE,
        severity=Severity.MEDIUM,
        about=one.evidence[0],
        claim=sentence(f"{named(first)} gives {mine}"),
        reason=f"{other} {theirs} for what seems to be the same",
        settles="The source that each report names for its figure, and the day for which it was counted.",
        evidence=(one.evidence[0], two.evidence[0]),
    )
