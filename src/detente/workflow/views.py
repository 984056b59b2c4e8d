"""What one asks of a case, as tables: statements, positions, the calendar, people, deadlines, what does not add up."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from detente.analysis.grades import grades
from detente.analysis.judging import standing
from detente.errors import NotInCase
from detente.record import Act, Judgement, PartialDate, Party, Record, Report, Statement
from detente.workflow.case import Case

Cell = str | int | bool | None
FAR = "9999"
"""Sorts what has no date behind what has one."""
LONG = 24
"""Characters of a name from which its abbreviation is better in a table."""


@dataclass(frozen=True)
class View:
    """A table: the same for people, for spreadsheets and for programs."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Column -> slug -> what people call it."""

    def as_dicts(self) -> Iterator[dict[str, Cell]]:
        """Yield each row by the names of its columns."""
        yield from (dict(zip(self.columns, row, strict=True)) for row in self.rows)


@dataclass(frozen=True)
class Asked:
    """To what a table is narrowed; nothing: to all."""

    party: str | None = None
    issue: str | None = None
    act: str | None = None
    person: str | None = None
    since: str | None = None
    until: str | None = None


def asked_of(record: Record, asked: Asked) -> Record:
    """Return the record narrowed to what is asked for; parties, people and issues by slug or as they are called.

    Raises:
        NotInCase: A party, person or issue is named that the case does not hold.
    """
    return record.where(
        party=slug_of("party", asked.party, {one.id: (one.name, *one.aliases) for one in record.parties}),
        issue=slug_of("issue", asked.issue, {one.id: (one.label,) for one in record.issues}),
        act=Act(asked.act) if asked.act else None,
        person=slug_of("person", asked.person, {one.id: (one.name, *one.aliases) for one in record.people}),
        since=asked.since,
        until=asked.until,
    )


def slug_of(kind: str, name: str | None, known: Mapping[str, tuple[str, ...]]) -> str | None:
    """Return the slug that is meant by a name.

    Raises:
        NotInCase: Nothing is called so.
    """
    if name is None or name in known:
        return name
    called = {other.casefold(): slug for slug, names in known.items() for other in names}
    if name.casefold() not in called:
        raise NotInCase(kind, name, known)
    return called[name.casefold()]


def statements(record: Record) -> View:
    """Return who said what, the earliest first."""
    reports = {one.id: one for one in record.reports}
    columns = (
        "date", "speaker", "party", "act", "target", "issue", "words", "condition", "red_line", "negated",
        "grade", "why", "outlet", "report", "id",
    )  # fmt: skip
    graded = grades(record)
    rows = []
    for one in sorted(record.statements, key=lambda one: (written(one.date) or FAR, one.report, one.sentence)):
        report = reports[one.report]
        rows.append(
            (
                written(one.date),
                one.speaker.name,
                one.speaker.party,
                one.act.value,
                one.target,
                one.issue,
                words(one, report),
                f"{one.condition.kind.value} {one.condition.text}" if one.condition else None,
                one.red_line,
                one.negated,
                str(graded[one.id]) if one.id in graded else None,
                graded[one.id].why if one.id in graded else None,
                report.outlet,
                report.id[:12],
                one.id,
            )
        )
    return View(columns, tuple(rows))


def positions(record: Record) -> View:
    """Return where each party stands on each issue."""
    columns = ("party", "issue", "stance", "words", "condition", "red_line", "basis", "date", "statements", "id")
    rows = (
        (
            one.party,
            one.issue,
            one.stance.value,
            one_line(one.content),
            f"{one.condition.kind.value} {one.condition.text}" if one.condition else None,
            one.red_line,
            one.basis.value,
            written(one.date),
            len(one.statements),
            one.id,
        )
        for one in record.positions
    )
    return View(columns, tuple(rows))


def timeline(record: Record) -> View:
    """Return meetings, events and deadlines by date; what has none stands last."""
    reports = {one.id: one for one in record.reports}
    columns = ("date", "kind", "what", "status", "place", "who", "report", "id")
    rows: list[tuple[Cell, ...]] = []
    for one in record.meetings:
        who = ", ".join(one.participants)
        rows.append((written(one.date), "meeting", one.name, one.status.value, one.place, who, one.report[:12], one.id))
    for done in record.events:
        said = one_line(reports[done.report].text[slice(*done.span)])
        who = " > ".join(filter(None, (done.actor, done.target)))
        rows.append((written(done.date), "event", said, done.status.value, done.place, who, done.report[:12], done.id))
    rows.extend(
        (written(owed.due), "deadline", one_line(owed.what), None, None, owed.who, owed.report[:12], owed.id)
        for owed in record.deadlines
    )
    return View(columns, tuple(sorted(rows, key=lambda row: (row[0] or FAR, str(row[1]), str(row[-1])))))


def deadlines(record: Record) -> View:
    """Return who owes what by when, the earliest first."""
    columns = ("due", "who", "what", "report", "id")
    rows = [(written(one.due), one.who, one_line(one.what), one.report[:12], one.id) for one in record.deadlines]
    return View(columns, tuple(sorted(rows, key=lambda row: (row[0] or FAR, row[-1]))))


def who(record: Record) -> View:
    """Return the people with their offices and how often each of them speaks, the most often first."""
    spoken: dict[str, int] = {}
    for one in record.statements:
        if one.speaker.person:
            spoken[one.speaker.person] = spoken.get(one.speaker.person, 0) + 1
    columns = ("name", "party", "role", "statements", "also", "id")
    rows = []
    for person in record.people:
        roles = [role for role in person.roles if role.party] or list(person.roles)
        party = roles[-1].party if roles else None
        titles = "; ".join(dict.fromkeys(role.title for role in person.roles))
        rows.append(
            (person.name, party, titles or None, spoken.get(person.id, 0), ", ".join(person.aliases) or None, person.id)
        )
    rows.sort(key=lambda row: (-spoken.get(str(row[-1]), 0), row[0]))
    return View(columns, tuple(rows))


def check(record: Record) -> View:
    """Return what does not add up, the gravest first."""
    columns = ("severity", "rule", "message", "settles", "reports", "id")
    rows = (
        (
            one.severity.value,
            one.rule,
            one.message,
            one.settles,
            ", ".join(dict.fromkeys(words.report[:12] for words in one.evidence)),
            one.id,
        )
        for one in record.findings
    )
    return View(columns, tuple(rows))


def judgements(record: Record) -> View:
    """Return what analysts said of what was read, in the order in which they said it, and whether it still stands."""
    stand = {one.id for one in standing(record.judgements)}
    columns = ("at", "by", "verdict", "subject", "changes", "reason", "stands", "id")
    rows = (
        (
            f"{one.at:%Y-%m-%d %H:%M}",
            one.by,
            one.verdict.value,
            one.subject,
            ", ".join(changed(one)) or None,
            one.reason,
            one.id in stand,
            one.id,
        )
        for one in record.judgements
    )
    return View(columns, tuple(rows))


def changed(one: Judgement) -> Iterator[str]:
    """Yield what a judgement changes, in words."""
    if one.into:
        yield f"into {one.into}"
    if one.facts:
        yield f"{len(one.facts)} fact{'s' if len(one.facts) > 1 else ''}"
    yield from (f"{name} = {value}" for name, value in one.changes.items())


TABLES: dict[str, Callable[[Record], View]] = {
    "statements": statements,
    "positions": positions,
    "timeline": timeline,
    "deadlines": deadlines,
    "who": who,
    "check": check,
    "judgements": judgements,
}


def view(case: Case, name: str, asked: Asked) -> View:
    """Return one of the tables of a case, narrowed to what is asked for.

    Raises:
        NotInCase: A party, person or issue is named that the case does not hold.
    """
    record = case.record()
    return replace(TABLES[name](asked_of(record, asked)), names=names_in(record))


def names_in(record: Record) -> dict[str, dict[str, str]]:
    """Return column -> slug -> what people call it, for the columns that hold slugs."""
    parties = {one.id: short(one) for one in record.parties}
    issues = {one.id: one.label for one in record.issues}
    return {"party": parties, "who": parties, "issue": issues}


def short(party: Party) -> str:
    """Return the name of a party, or its abbreviation where the name would fill the column.

    >>> short(Party(id="osce", name="Organization for Security in Europe", aliases=("the OSCE", "OSCE")))
    'OSCE'
    """
    brief = (alias for alias in party.aliases if alias.isupper() and len(alias) > 1)
    return next(brief, party.name) if len(party.name) > LONG else party.name


def search(case: Case, words: str, *, limit: int = 20) -> View:
    """Return the reports in which some words stand, the best first, each with the sentence that has most of them."""
    from detente.store.words import parts

    wanted = [word.lower() for part in parts(words) if part.wanted for word in part.words]
    rows = []
    for hit in case.store.search(words, limit=limit):
        report = case.store.report(hit.report)
        rows.append((hit.published, hit.outlet, hit.title, best_line(report, wanted), hit.report[:12]))
    return View(("date", "outlet", "title", "words", "report"), tuple(rows))


def best_line(report: Report, wanted: Sequence[str], most: int = 240) -> str:
    """Return the sentence or line of a report with the most of some words."""
    import re

    pieces = re.split(r"(?<=[.!?”\"])\s+|\n+", report.text)
    best = max(pieces, key=lambda piece: sum(word[:5] in piece.lower() for word in wanted), default="")
    return one_line(best)[:most]


def info(case: Case) -> dict[str, Cell]:
    """Return what a case is and how much it holds."""
    first, last = span_of(case.store.published())
    return {
        "title": case.title,
        "folder": str(case.folder),
        "database": case.store.place if "://" in case.store.place else str(case.folder / Path(case.store.place).name),
        **case.store.counts(),
        "first": first,
        "last": last,
    }


def span_of(dates: Iterable[str]) -> tuple[str | None, str | None]:
    """Return the first and the last of some dates."""
    known = sorted(dates)
    return (known[0], known[-1]) if known else (None, None)


def words(one: Statement, report: Report) -> str:
    """Return the words that were said, with dots for what stands between them."""
    return one_line(" ... ".join(report.text[start:end] for start, end in one.content))


def one_line(text: str) -> str:
    """Return a text with its line ends and runs of white space made single spaces."""
    return " ".join(text.split())


def written(date: PartialDate | None) -> str | None:
    """Return a date as ISO 8601 has it."""
    return date.value if date else None
