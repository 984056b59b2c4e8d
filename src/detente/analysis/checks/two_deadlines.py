"""One thing owed, and two days or more by which it is due."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from detente.analysis.calendar import day_named
from detente.analysis.checking import Check, Note, Noted, Places, Reports
from detente.analysis.content import overlap
from detente.analysis.doubts import Doubt, named, sentence
from detente.analysis.pairs import Days, days_of, pairs
from detente.record import Draft, Report, Severity

RULE = "two_deadlines"
ALIKE = 0.6
RELATIVE = 7
"""Days by which deadlines may differ that are counted from different days (`within a week`)."""

MOVED = ("extend", "postpone", "put off", "delay", "moved", "brought forward", "prolong", "earlier deadline", "missed")
SOON = 7
"""Days between two reports beyond which a deadline may have been set anew."""


class Due(NamedTuple):
    """By when a party owes something."""

    who: str
    what: str
    day: str
    printed: bool
    """Whether the day is printed with a number."""
    said: Places
    """The first sentence that it stands in."""
    moved: bool
    """Whether the words say that the deadline was changed."""


def dues(draft: Draft) -> Iterator[Due]:
    """Yield what parties owe in a report by a day."""
    for one in draft.deadlines:
        if one.due and one.who:
            words = " ".join(evidence.text.lower() for evidence in one.evidence)
            printed = any(sign.isdigit() for sign in one.due.text or one.due.value)
            moved = any(sign in words for sign in MOVED)
            yield Due(one.who, one.what, one.due.value, printed, one.evidence[0].span, moved)


def two_deadlines(told: Sequence[Noted[Due]], reports: Reports) -> Iterator[Doubt]:
    """Yield what is owed by different days, once for each thing, however many days are given for it."""
    ordered = reports.in_time(told)
    place = {id(one): number for number, one in enumerate(ordered)}
    against = sorted(
        tuple(sorted((place[id(one)], place[id(two)])))
        for one, two in pairs(ordered, debtor, debt, kind=unmoved, day=appeared, within=SOON)
        if differ(one.clue, two.clue) and at_one_time(one.report, two.report) and same_duty(one, two)
    )
    if not against:
        return
    import networkx as nx  # type: ignore[import-untyped]

    of_one = {each: min(group) for group in nx.connected_components(nx.Graph(against)) for each in group}
    told_by: dict[int, list[Noted[Due]]] = {}
    for each in sorted(of_one):
        told_by.setdefault(of_one[each], []).append(ordered[each])
    first = {of_one[here]: (here, there) for here, there in reversed(against)}
    for thing, every in told_by.items():
        here, there = first[thing]
        yield doubt(ordered[here], ordered[there], every)


def debtor(one: Noted[Due]) -> Iterator[str]:
    """Yield the party that owes."""
    yield one.clue.who


def debt(one: Noted[Due]) -> tuple[str, ...]:
    """Return what makes two deadlines the same: those of one report, and of all reports of one day."""
    day, due = one.report.published, one.clue
    return day.value if day else one.report.id, due.what, due.day, str(due.printed), str(due.moved)


def unmoved(one: Noted[Due]) -> str | None:
    """Return the same for all deadlines that were not moved; a moved one contradicts no other."""
    return None if one.clue.moved else ""


def appeared(one: Noted[Due]) -> Days | None:
    """Return the days on which the report may have appeared."""
    return days_of(one.report.published)


def same_duty(one: Noted[Due], two: Noted[Due]) -> bool:
    """Return whether two deadlines of one party are for the same thing, told in two sentences."""
    elsewhere = one.report is not two.report or one.clue.said != two.clue.said
    return elsewhere and overlap(one.clue.what, two.clue.what) >= ALIKE


def differ(one: Due, two: Due) -> bool:
    """Return whether two deadlines are certainly on different days; relative ones count from different days."""
    if one.day == two.day:
        return False
    least, most = day_named(one.day).days_to(day_named(two.day))
    return max(least, -most, 0) > (0 if one.printed and two.printed else RELATIVE)


def at_one_time(first: Report, second: Report) -> bool:
    """Return whether two reports appeared within a few days, as far as is known."""
    one, two = first.published, second.published
    if first is second or one is None or two is None:
        return True
    least, most = one.days_to(two)
    return most >= -SOON and least <= SOON


def doubt(one: Noted[Due], two: Noted[Due], every: Sequence[Noted[Due]]) -> Doubt:
    """Return the doubt about the days for one thing: the first two that differ, how many there are, words for each."""
    what = " ".join(one.clue.what.split())
    by_day: dict[str, Noted[Due]] = {one.clue.day: one, two.clue.day: two}
    for each in every:
        by_day.setdefault(each.clue.day, each)
    mine, theirs = (day_named(each.clue.day).spoken() for each in (one, two))
    other = "it also gives" if one.report is two.report else f"{named(two.report)} gives"
    days = sorted(map(day_named, by_day), key=lambda day: (day.first, day.last))
    span = f" ({len(days)} days, from {days[0].spoken()} to {days[-1].spoken()})" if len(days) > 2 else ""
    words = tuple(dict.fromkeys(each.report.cite(*each.clue.said) for each in by_day.values()))
    return Doubt(
        rule=RULE,
        severity=Severity.MEDIUM,
        about=words[0],
        claim=sentence(f"{named(one.report)} gives {mine} as the deadline for “{what}”"),
        reason=f"{other} {theirs}{span}",
        settles="The text in which the deadline was set.",
        evidence=words,
    )


TWO_DEADLINES = Check(Note(RULE, Due, dues), two_deadlines)
