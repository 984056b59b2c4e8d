"""What a check is: what it notes of each report by itself, and how it compares what it noted of all.

What is noted of a report follows from nothing but its draft, and holds plain values only: it can be kept, and a report
is looked at again only when something else stands in it. The words are not in it, but where they stand.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, NamedTuple, TypeVar

from detente.analysis.copies import copies
from detente.analysis.doubts import Doubt
from detente.record import Draft, Evidence, Report, Severity, Span, Statement

Clue = TypeVar("Clue", bound=tuple[Any, ...])
Places = Sequence[int]
"""Starts and ends of stretches of a text, one after the other."""


class Noted(NamedTuple, Generic[Clue]):
    """One thing that a check noted, and in which report."""

    report: Report
    clue: Clue


class Reports:
    """The reports that are compared, in the order of the record."""

    def __init__(self, every: Sequence[Report], origins: Mapping[str, str] | None = None) -> None:
        """Hold reports, and of which each is a copy, when that is known."""
        self.every, self.known = tuple(every), origins

    @cached_property
    def origins(self) -> Mapping[str, str]:
        """Report -> the one of which it is a copy, its own id for none."""
        return copies(self.every) if self.known is None else self.known

    def in_time(self, noted: Iterable[Noted[Clue]]) -> list[Noted[Clue]]:
        """Return what was noted by the day of its report."""
        return sorted(noted, key=lambda one: (str(one.report.published or ""), one.report.id))


@dataclass(frozen=True)
class Note(Generic[Clue]):
    """What a check notes of a report."""

    name: str
    """Under this name it is kept."""
    clue: type[Clue]
    """A named tuple of texts, numbers, and lists of these."""
    of: Callable[[Draft], Iterable[Clue]]
    """What is noted of a draft."""
    only: Callable[[Clue], bool] = lambda _: True
    """Whether a clue has to be kept: others follow from the rows of facts that are kept anyway."""


@dataclass(frozen=True)
class Check(Generic[Clue]):
    """One way in which reports may not add up."""

    note: Note[Clue]
    doubts: Callable[[Sequence[Noted[Clue]], Reports], Iterator[Doubt]]
    """What does not add up in all that was noted, in the order of the reports."""


class Doubted(NamedTuple):
    """A doubt that follows from one report alone."""

    rule: str
    severity: str
    about: Places
    claim: str
    reason: str
    point: str
    hint: str
    settles: str
    evidence: Places


def alone(name: str, check: Callable[[Sequence[Draft]], Iterator[Doubt]]) -> Check[Doubted]:
    """Return the check that finds in each report what `check` finds in it; all it cites stands in that report."""
    return Check(Note(name, Doubted, lambda draft: map(noted, check((draft,)))), told)


def noted(doubt: Doubt) -> Doubted:
    """Return a doubt without the words of its report."""
    return Doubted(
        doubt.rule,
        doubt.severity.value,
        doubt.about.span,
        doubt.claim,
        doubt.reason,
        doubt.point,
        doubt.hint,
        doubt.settles,
        flat(one.span for one in doubt.evidence),
    )


def told(found: Sequence[Noted[Doubted]], _: Reports) -> Iterator[Doubt]:
    """Yield doubts with the words of their reports."""
    for report, one in found:
        yield Doubt(
            rule=one.rule,
            severity=Severity(one.severity),
            about=report.cite(one.about[0], one.about[1]),
            claim=one.claim,
            reason=one.reason,
            point=one.point,
            hint=one.hint,
            settles=one.settles,
            evidence=cited(report, one.evidence),
        )


def flat(spans: Iterable[Span]) -> tuple[int, ...]:
    """Return starts and ends, one after the other.

    >>> flat([(0, 3), (5, 9)])
    (0, 3, 5, 9)
    """
    return tuple(place for span in spans for place in span)


def spans_in(places: Places) -> Iterator[Span]:
    """Yield the stretches whose starts and ends are given.

    >>> list(spans_in((0, 3, 5, 9)))
    [(0, 3), (5, 9)]
    """
    return zip(places[::2], places[1::2], strict=True)


def cited(report: Report, places: Places) -> tuple[Evidence, ...]:
    """Return the words at some places as evidence."""
    return tuple(report.cite(*span) for span in spans_in(places))


def content_in(statement: Statement) -> tuple[int, ...]:
    """Return where the words of a statement's content stand, as `words_at` puts them together."""
    parts = (
        (max(start, one.start), min(end, one.end)) for start, end in statement.content for one in statement.evidence
    )
    return flat(span for span in parts if span[0] < span[1])


def words_at(report: Report, places: Places) -> str:
    """Return the words at some places, joined by an ellipsis."""
    if len(places) == 2:
        return report.text[places[0] : places[1]]
    return " ... ".join(report.text[start:end] for start, end in spans_in(places))
