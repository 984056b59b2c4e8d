"""One thing owed, and two days by which it is due."""

from collections.abc import Iterator, Sequence

from detente.analysis.content import overlap
from detente.analysis.doubts import Doubt, named, sentence
from detente.analysis.pairs import pairs
from detente.record import Deadline, Draft, Severity

RULE = "two_deadlines"
ALIKE = 0.6
RELATIVE = 7
"""Days by which deadlines may differ that are counted from different days (`within a week`)."""

MOVED = ("extend", "postpone", "put off", "delay", "moved", "brought forward", "prolong", "earlier deadline", "missed")
SOON = 7
"""Days between two reports beyond which a deadline may have been set anew."""


def two_deadlines(drafts: Sequence[Draft]) -> Iterator[Doubt]:
    """Yield what is owed by two different days."""
    told = [(draft, deadline) for draft in drafts for deadline in draft.deadlines if deadline.due]
    for (first, one), (second, two) in pairs(told, debtor, debt):
        if at_one_time(first, second) and same_duty(one, two) and differ(one, two) and not moved(one, two):
            yield doubt(first, one, second, two)


def debtor(told: tuple[Draft, Deadline]) -> Iterator[str]:
    """Yield the party that owes, when it is known."""
    if told[1].who:
        yield told[1].who


def debt(told: tuple[Draft, Deadline]) -> tuple[str, ...]:
    """Return what makes two deadlines of one report the same."""
    return told[0].report.id, told[1].what, str(told[1].due)


def same_duty(one: Deadline, two: Deadline) -> bool:
    """Return whether two deadlines of one party are for the same thing, told in two sentences."""
    return overlap(one.what, two.what) >= ALIKE and one.evidence[0] != two.evidence[0]


def differ(one: Deadline, two: Deadline) -> bool:
    """Return whether two deadlines are certainly on different days; relative ones count from different days."""
    assert one.due is not None
    assert two.due is not None
    least, most = one.due.days_to(two.due)
    apart = max(least, -most, 0)
    printed = all(any(sign.isdigit() for sign in due.text or due.value) for due in (one.due, two.due))
    return apart > (0 if printed else RELATIVE)


def moved(one: Deadline, two: Deadline) -> bool:
    """Return whether the words say that the deadline was changed."""
    words = " ".join(evidence.text.lower() for deadline in (one, two) for evidence in deadline.evidence)
    return any(sign in words for sign in MOVED)


def at_one_time(first: Draft, second: Draft) -> bool:
    """Return whether two reports appeared within a few days, as far as is known."""
    one, two = first.report.published, second.report.published
    if first is second or one is None or two is None:
        return True
    least, most = one.days_to(two)
    return most >= -SOON and least <= SOON


def doubt(first: Draft, one: Deadline, second: Draft, two: Deadline) -> Doubt:
    """Return the doubt about two days for one thing."""
    assert one.due is not None
    assert two.due is not None
    what = " ".join(one.what.split())
    other = "it also gives" if first is second else f"{named(second)} gives"
    return Doubt(
        rule=RULE,
        severity=Severity.MEDIUM,
        about=one.evidence[0],
        claim=sentence(f"{named(first)} gives {one.due.spoken()} as the deadline for “{what}”"),
        reason=f"{other} {two.due.spoken()}",
        settles="The text in which the deadline was set.",
        evidence=(one.evidence[0], two.evidence[0]),
    )
