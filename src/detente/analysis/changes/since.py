"""All that changed in a record between two days, each line with the facts that it rests on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from detente.analysis.changes.agenda import Lapse, MeetingChange, lapses, meeting_changes
from detente.analysis.changes.histories import Step, histories
from detente.analysis.changes.moves import Move, Repeat, Unrepeated, compared, moves, repeats, unrepeated
from detente.analysis.changes.news import New, news
from detente.record import Record


@dataclass(frozen=True)
class Changes:
    """What changed from `since` to `until`, both counted in."""

    since: date
    until: date
    new: tuple[New, ...]
    """Parties, issues, positions, deadlines and meetings that no earlier report has."""
    moved: tuple[Move, ...]
    """Who says something else than before about the same thing."""
    repeated: tuple[Repeat, ...]
    """What was said again, the most often said first."""
    not_repeated: tuple[Unrepeated, ...]
    """What was not said again though its party spoke on the issue. It is not dropped for that."""
    passed: tuple[Lapse, ...]
    """Deadlines that passed."""
    meetings: tuple[MeetingChange, ...]
    """Meetings that took place, were moved, called off or refused."""

    def __bool__(self) -> bool:
        return any((self.new, self.moved, self.repeated, self.passed, self.meetings))


def changes(record: Record, since: date, until: date | None = None) -> Changes:
    """Return what changed in a record; the same in whatever order its reports were added.

    A statement belongs to the day on which the first report of it appeared, and is compared by the day on which it was
    said. Reports without a date of publication take no part. How hardened and softened are told stands in `moves`.

    Args:
        record: Reports and what was read in them.
        since: The first day.
        until: The last day; left out, that of the latest report.
    """
    days = {one.id: one.published.first for one in record.reports if one.published}
    last = until or max(days.values(), default=since)

    def inside(day: date) -> bool:
        return since <= day <= last

    def known_inside(step: Step) -> bool:
        return step.known is not None and inside(step.known)

    told = [compared(history) for history in histories(record)]
    every = [one for history in told for one in history]
    return put_together(
        since,
        last,
        new=news(record, days, every, since, inside),
        moved=moves(every, known_inside),
        repeated=(again for one in told for again in repeats(one, known_inside)),
        not_repeated=(again for one in told for again in unrepeated(one, known_inside, since)),
        passed=lapses(record, days, inside, last),
        meetings=meeting_changes(record, days, inside),
    )


def put_together(
    since: date,
    until: date,
    *,
    new: Iterable[New],
    moved: Iterable[Move],
    repeated: Iterable[Repeat],
    passed: Iterable[Lapse],
    meetings: Iterable[MeetingChange],
    not_repeated: Iterable[Unrepeated] = (),
) -> Changes:
    """Return what changed, each kind in its order."""
    return Changes(
        since=since,
        until=until,
        new=tuple(sorted(new, key=lambda one: (one.kind, one.day, one.facts))),
        moved=tuple(sorted(moved, key=lambda one: (one.party, one.issue, one.facts))),
        repeated=tuple(sorted(repeated, key=lambda one: (-one.count, one.party, one.issue, one.facts))),
        not_repeated=tuple(not_repeated),
        passed=tuple(sorted(passed, key=lambda one: (one.due.order, one.facts))),
        meetings=tuple(
            sorted(meetings, key=lambda one: (one.day.order if one.day else (date.max, date.max), one.kind, one.facts))
        ),
    )
