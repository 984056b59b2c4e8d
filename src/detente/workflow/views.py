"""What one asks of a case, as tables: statements, positions, the calendar, people, deadlines, what does not add up.

Each is asked of the rows of what stands (`upkeep`), so that its time grows with what is shown, and says what the plain
definition (`plain_views`) says of the whole record.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import Any

from detente.analysis.grades import Grade, Place, graded, letters, outlet_of, overlaps, quoted, struck
from detente.record import Finding, Issue, Judgement, Outlet, Party, Person, Report, Span
from detente.store.asking import Asking, Wanted
from detente.store.dates import NO_DATE
from detente.workflow.case import Case
from detente.workflow.plain_views import (
    finding_row,
    judgement_rows,
    names_in,
    people_asked_for,
    people_rows,
    told_as,
)
from detente.workflow.tables import COLUMNS, Asked, Cell, View, one_line, slug_of
from detente.workflow.upkeep import Told, up_to_date, when_up_to_date
from detente.workflow.upkeep.findings import findings_of
from detente.workflow.upkeep.names import ISSUES, OUTLETS, PARTIES, PEOPLE, people_in
from detente.workflow.upkeep.rows import words_in

__all__ = ["TABLES", "Asked", "Cell", "View", "info", "search", "view"]

Rows = tuple[list[tuple[Cell, ...]], int]
"""The first rows of those that are asked for, and how many there are in all."""


def view(case: Case, name: str, asked: Asked, *, limit: int | None = None, told: Told | None = None) -> View:
    """Return one of the tables of a case, narrowed to what is asked for.

    Args:
        case: The case.
        name: One of `TABLES`.
        asked: To what it is narrowed.
        limit: How many rows; left out, all.
        told: Is told how many reports are still to be worked out, when what stands is not up to date.

    Raises:
        NotInCase: A party, person or issue is named that the case does not hold.
        CannotJudge: A judgement makes no sense for what it is made on.
    """
    judgements = case.store.judgements()

    def work(asking: Asking) -> tuple[Rows, dict[str, dict[str, str]]]:
        parties, issues, people = cast_in(asking)
        by_slug = replace(
            asked,
            party=slug_of("party", asked.party, {one.id: (one.name, *one.aliases) for one in parties}),
            issue=slug_of("issue", asked.issue, {one.id: (one.label,) for one in issues}),
            person=slug_of("person", asked.person, {one.id: (one.name, *one.aliases) for one in people}),
        )
        wanted = Wanted(**asdict(by_slug), limit=limit, told=told_as(by_slug))
        return TABLES[name](asking, wanted, judgements), names_in(parties, issues)

    if name == "check":
        findings_of(case, told)
    (rows, count), names = when_up_to_date(case.store, work, told)
    return View(COLUMNS[name], tuple(rows), count - len(rows), names)


def cast_in(asking: Asking) -> tuple[list[Party], list[Issue], list[Person]]:
    """Return the parties, issues and people of a case."""
    return (
        [Party.model_validate_json(one) for one in asking.cast(PARTIES).values()],
        [Issue.model_validate_json(one) for one in asking.cast(ISSUES).values()],
        list(people_in(asking.cast(PEOPLE)).values()),
    )


def statements(asking: Asking, wanted: Wanted, judgements: Sequence[Judgement]) -> Rows:
    """Return who said what, the earliest first; each is graded by all that the case has."""
    found = asking.statements(wanted)
    graded_ones = grades(asking, found, struck(judgements))
    rows: list[tuple[Cell, ...]] = [
        (
            dated(row.date),
            row.speaker,
            row.party,
            row.act,
            row.target,
            row.issue,
            one_line(words_in(row.words, row.low, row.high, row.spans)),
            row.condition,
            row.red_line,
            row.negated,
            str(graded_ones[row.said or row.id]),
            graded_ones[row.said or row.id].why,
            row.outlet,
            row.report_id[:12],
            row.id.hex(),
        )
        for row in found
    ]
    return rows, len(rows) if wanted.limit is None else asking.how_many_statements(wanted)


def grades(asking: Asking, found: Sequence[Any], rejected: set[str]) -> dict[bytes, Grade]:
    """Return the first statement of those that are one -> the grade, for all that were found."""
    together: dict[bytes, list[Any]] = {row.id: [row] for row in found if not row.said}
    for row in asking.places({row.said for row in found if row.said}):
        together.setdefault(row.said, []).append(row)
    outlets = letters(Outlet.model_validate_json(one) for one in asking.cast(OUTLETS).values())
    denied: dict[int, list[Span]] = {}
    for row in asking.denied({row.report for rows in together.values() for row in rows}):
        if row.finding.hex() not in rejected:
            denied.setdefault(row.claimed, []).append((row.low, row.high))
    return {
        first: graded([place_in(row, outlets, denied.get(row.report, ())) for row in rows])
        for first, rows in together.items()
    }


def place_in(row: Any, outlets: dict[str, Outlet], denied: Sequence[Span]) -> Place:  # noqa: ANN401 (a row)
    """Return what counts of a statement in its report."""
    return Place(
        row.id.hex(),
        str(row.report),
        str(row.origin),
        *outlet_of(row.outlet, outlets),
        row.on_record,
        row.heard,
        overlaps((row.start, row.end), denied),
        quoted(json.loads(row.through), outlets) if row.through else None,
    )


def positions(asking: Asking, wanted: Wanted, _: Sequence[Judgement]) -> Rows:
    """Return where each party stands on each issue, by party and issue, the latest first."""
    found, count = asking.positions(wanted)
    return [
        (
            row.party,
            row.issue,
            row.stance,
            row.words if row.said is None else one_line(words_in(row.said, row.low, row.high, row.spans)),
            row.condition,
            row.red_line,
            row.basis,
            dated(row.date),
            row.statements,
            row.id.hex(),
        )
        for row in found
    ], count


def timeline(asking: Asking, wanted: Wanted, _: Sequence[Judgement]) -> Rows:
    """Return meetings, events and deadlines by date; what has none stands last."""
    (met, meetings), (done, events), (owed, dues) = (
        asking.calendar(name, wanted) for name in ("meetings", "events", "deadlines")
    )
    rows: list[tuple[Cell, ...]] = []
    for row in met:
        who = ", ".join(row.participants.split())
        rows.append((row.date, "meeting", row.name, row.status, row.where, who, row.report_id[:12], row.id.hex()))
    for row in done:
        who = " > ".join(filter(None, (row.actor, row.target)))
        what = one_line(row.words)
        rows.append((row.date, "event", what, row.status, row.where, who, row.report_id[:12], row.id.hex()))
    for row in owed:
        what = one_line(row.what)
        rows.append((row.date, "deadline", what, None, None, row.who, row.report_id[:12], row.id.hex()))
    rows.sort(key=lambda row: (str(row[0]), str(row[1]), str(row[-1])))
    return [(dated(str(row[0])), *row[1:]) for row in rows[: wanted.limit]], meetings + events + dues


def deadlines(asking: Asking, wanted: Wanted, _: Sequence[Judgement]) -> Rows:
    """Return who owes what by when, the earliest first."""
    found, count = asking.calendar("deadlines", wanted)
    return [(dated(row.date), row.who, one_line(row.what), row.report_id[:12], row.id.hex()) for row in found], count


def who(asking: Asking, wanted: Wanted, _: Sequence[Judgement]) -> Rows:
    """Return the people with their offices and how often each of them speaks, the most often first."""
    spoken = asking.spoken(replace(wanted, party=None))
    asked = Asked(**{field.name: getattr(wanted, field.name) for field in fields(Asked)})
    rows = people_asked_for(people_rows(people_in(asking.cast(PEOPLE)).values(), spoken), asked)
    return list(rows[: wanted.limit]), len(rows)


def check(asking: Asking, wanted: Wanted, judgements: Sequence[Judgement]) -> Rows:
    """Return what does not add up, the gravest first."""
    rejected = struck(judgements)
    found = (Finding.model_validate_json(one) for one in asking.findings())
    rows = [finding_row(one) for one in found if one.id not in rejected]
    return rows[: wanted.limit], len(rows)


def judgements(_: Asking, wanted: Wanted, every: Sequence[Judgement]) -> Rows:
    """Return what analysts said of what was read, in the order in which they said it, and whether it still stands."""
    rows = judgement_rows(every)
    return list(rows[: wanted.limit]), len(rows)


TABLES: dict[str, Callable[[Asking, Wanted, Sequence[Judgement]], Rows]] = {
    "statements": statements,
    "positions": positions,
    "timeline": timeline,
    "deadlines": deadlines,
    "who": who,
    "check": check,
    "judgements": judgements,
}


def dated(text: str) -> str | None:
    """Return a date as a cell."""
    return None if text == NO_DATE else text


def search(case: Case, words: str, *, limit: int = 20) -> View:
    """Return the reports in which some words stand, the best first, each with the sentence that has most of them.

    What was heard in a meeting is found too, as long as its judgement stands.
    """
    from detente.store.words import parts

    up_to_date(case.store)  # a note stands among the reports once what was heard is worked out
    wanted = [word.lower() for part in parts(words) if part.wanted for word in part.words]
    rows = []
    for hit in case.store.search(words, limit=limit):
        report = case.store.report(hit.report)
        rows.append((hit.published, hit.outlet, hit.title, best_line(report, wanted), hit.report[:12]))
    return View(("date", "outlet", "title", "words", "report"), tuple(rows))


def best_line(report: Report, wanted: Sequence[str], most: int = 240) -> str:
    """Return the sentence or line of a report with the most of some words."""
    import re

    pieces = re.split(r"(?<=[.!?])\s+|(?<=[.!?,][”\"])\s+(?=[A-Z“\"])|\n+", report.text)
    best = max(pieces, key=lambda piece: sum(word[:5] in piece.lower() for word in wanted), default="")
    return one_line(best)[:most]


def info(case: Case) -> dict[str, Cell]:
    """Return what a case is and how much it holds."""
    up_to_date(case.store)  # after an update nothing is counted yet
    first, last = span_of(case.store.published())
    place = case.store.place
    inside = case.folder / Path(place).name
    here = inside if "://" not in place and inside.resolve() == Path(place).resolve() else place
    return {
        "title": case.title,
        "folder": str(case.folder),
        "database": str(here).replace("+psycopg", ""),
        **case.store.counts(),
        "first": first,
        "last": last,
    }


def span_of(dates: Iterable[str]) -> tuple[str | None, str | None]:
    """Return the first and the last of some dates."""
    known = sorted(dates)
    return (known[0], known[-1]) if known else (None, None)
