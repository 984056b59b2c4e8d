"""Which statements of several reports are one: the same speaker is given much the same words at the same time."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from detente.analysis.content import content_words
from detente.analysis.copies import copies
from detente.record import Evidence, Record, Statement

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
class Group:
    """Statements found to be one, and what the first of them says."""

    words: frozenset[str]
    day: date | None
    statements: list[Statement]


def same_statements(record: Record, origins: Mapping[str, str] | None = None) -> tuple[Said, ...]:
    """Return the statements of a record, each once, in order of time, the same in whatever order the reports come.

    Args:
        record: Reports and what was read in them.
        origins: Report -> the one of which it is a copy; left out, it is worked out.
    """
    origins = copies(record.reports) if origins is None else origins
    days = {report.id: report.published.first if report.published else None for report in record.reports}
    groups: list[Group] = []
    index: dict[tuple[object, str], list[int]] = defaultdict(list)
    for statement in sorted(record.statements, key=lambda one: place(one, days)):
        add(statement, day_of(statement, days), groups, index)
    return tuple(
        Said(
            tuple(group.statements),
            tuple(dict.fromkeys(origins.get(one.report, one.report) for one in group.statements)),
        )
        for group in groups
    )


def day_of(statement: Statement, days: Mapping[str, date | None]) -> date | None:
    """Return the day of a statement, or else of its report."""
    return statement.date.first if statement.date else days.get(statement.report)


def place(statement: Statement, days: Mapping[str, date | None]) -> tuple[date, str, Sequence[tuple[int, int]], str]:
    """Return a key that sorts statements by day, report and place in it."""
    return day_of(statement, days) or date.max, statement.report, statement.content, statement.id


def add(
    statement: Statement, day: date | None, groups: list[Group], index: dict[tuple[object, str], list[int]]
) -> None:
    """Put a statement with those that are the same, or by itself."""
    speaker = statement.speaker.person or statement.speaker.party
    words = content_words(statement.words(statement.content)) if speaker else frozenset()
    key = (speaker, statement.negated)
    same = next(
        (one for one in near(key, words, day, groups, index) if one_statement(groups[one], statement, words)), None
    )
    if same is None:
        same = len(groups)
        groups.append(Group(words, day, []))
        for word in words:
            index[key, word].append(same)
            del index[key, word][:-NEAREST]
    groups[same].statements.append(statement)


def near(
    key: object,
    words: Iterable[str],
    day: date | None,
    groups: Sequence[Group],
    index: Mapping[tuple[object, str], list[int]],
) -> list[int]:
    """Return earlier statements of a speaker at the same time with words in common, those with the most first."""
    counts = Counter(
        number
        for word in sorted(words)
        for number in index.get((key, word), ())
        if at_one_time(groups[number].day, day)
    )
    return [number for number, _ in sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:NEAREST]]


def at_one_time(one: date | None, other: date | None) -> bool:
    """Return whether two days are near enough for one statement; what has no day is only like what has none."""
    return one is other if one is None or other is None else abs((one - other).days) <= DAYS


def one_statement(group: Group, statement: Statement, words: frozenset[str]) -> bool:
    """Return whether a statement is the one of a group: in another report, in much the same words."""
    if any(one.report == statement.report for one in group.statements):
        return False
    shorter, longer = sorted((len(words), len(group.words)))
    enough = shorter >= LEAST_WORDS and shorter >= AS_LONG * longer
    return enough and len(words & group.words) >= ALIKE * shorter
