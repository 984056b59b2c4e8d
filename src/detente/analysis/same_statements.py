"""Which statements of several reports are one: the same speaker is given much the same words at the same time."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from detente.analysis.content import content_words
from detente.analysis.copies import copies
from detente.analysis.once import kept_for
from detente.record import Act, Evidence, Record, Statement

Given = TypeVar("Given")

ALIKE = 0.6
"""Share of the content of the shorter statement that must stand in the other."""
AS_LONG = 0.4
"""Share of the longer statement's content that the shorter one must have."""
LEAST_WORDS = 3
DAYS = 3
"""Days between two reports of one statement; what is said again later is said again."""
NEAREST = 8
"""Earlier statements with a word in common among which the same one is sought: time grows with the number of all."""


@dataclass(frozen=True)
class Said:
    """One statement, with every place where a report gives it."""

    statements: tuple[Statement, ...]
    """In order of time; the first is the one to show."""
    origins: tuple[str, ...]
    """The reports that give it, copies of one text counted once."""

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """All evidence for it."""
        return tuple(evidence for statement in self.statements for evidence in statement.evidence)


@dataclass
class Group(Generic[Given]):
    """Statements found to be one, and what the first of them says."""

    words: frozenset[str]
    day: date | None
    members: list[Given]
    reports: set[Hashable]


Voice = tuple[str | None, bool, bool]
"""Who speaks, whether what is said is denied, and whether it says no: who refuses and then offers says two things."""
SAYING_NO = frozenset({Act.REFUSE, Act.REJECT})


class Grouping(Generic[Given]):
    """Statements, put one after the other in order of time with those that are the same."""

    def __init__(self) -> None:
        self.groups: list[Group[Given]] = []
        self.index: dict[tuple[Voice, str], list[int]] = defaultdict(list)

    def begin(self, given: Given, voice: Voice, words: frozenset[str], day: date | None, report: Hashable) -> int:
        """Begin a group with a statement, and return its number."""
        self.groups.append(Group(words, day, [given], {report}))
        for word in words:
            held = self.index[voice, word]
            held.append(len(self.groups) - 1)
            del held[:-NEAREST]
        return len(self.groups) - 1

    def join(self, given: Given, group: int, report: Hashable) -> int:
        """Put a statement with those of a group, and return the group's number."""
        self.groups[group].members.append(given)
        self.groups[group].reports.add(report)
        return group

    def put(self, given: Given, voice: Voice, words: frozenset[str], day: date | None, report: Hashable) -> int:
        """Put a statement with those that are the same, or by itself, and return the number of the group."""
        for number in self.near(voice, words, day):
            if report not in self.groups[number].reports and alike(self.groups[number].words, words):
                return self.join(given, number, report)
        return self.begin(given, voice, words, day, report)

    def near(self, voice: Voice, words: Iterable[str], day: date | None) -> list[int]:
        """Return earlier groups of a speaker at the same time with words in common, those with the most first."""
        counts = Counter(
            number
            for word in sorted(words)
            for number in self.index.get((voice, word), ())
            if at_one_time(self.groups[number].day, day)
        )
        return [number for number, _ in sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:NEAREST]]


@kept_for("reports", "statements")
def same_statements(record: Record) -> tuple[Said, ...]:
    """Return the statements of a record, each once, in order of time, the same in whatever order the reports come."""
    origins = copies(record.reports)
    days = {report.id: report.published.first if report.published else None for report in record.reports}
    found: Grouping[Statement] = Grouping()
    for one in sorted(record.statements, key=lambda one: place(one, days)):
        speaker = one.speaker.person or one.speaker.party
        words = content_words(one.words(one.content)) if speaker else frozenset()
        found.put(one, (speaker, one.negated, one.act in SAYING_NO), words, day_of(one, days), one.report)
    return tuple(
        Said(tuple(group.members), tuple(dict.fromkeys(origins.get(one.report, one.report) for one in group.members)))
        for group in found.groups
    )


def day_of(statement: Statement, days: Mapping[str, date | None]) -> date | None:
    """Return the day of a statement, or else of its report."""
    return statement.date.first if statement.date else days.get(statement.report)


def place(statement: Statement, days: Mapping[str, date | None]) -> tuple[date, str, Sequence[tuple[int, int]], str]:
    """Return a key that sorts statements by day, report and place in it."""
    return day_of(statement, days) or date.max, statement.report, statement.content, statement.id


def at_one_time(one: date | None, other: date | None) -> bool:
    """Return whether two days are near enough for one statement; what has no day is only like what has none."""
    return one is other if one is None or other is None else abs((one - other).days) <= DAYS


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether two contents are much the same words."""
    shorter, longer = sorted((len(one), len(other)))
    enough = shorter >= LEAST_WORDS and shorter >= AS_LONG * longer
    return enough and len(one & other) >= ALIKE * shorter
