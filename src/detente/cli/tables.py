"""What was read in a report, as tables for a terminal."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from rich import box
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from detente.record import Deadline, Draft, Fact, Meeting, PartialDate, Report, Statement

FIXED = {"Act": 8}
"""Widths of columns whose words are known: the longest is `threaten`; a denied one takes two lines."""
LONGEST = 240
"""Characters of a cell that are printed; JSON and the brief have the rest."""
Clean = Callable[[str], str]
SomeFact = TypeVar("SomeFact", bound=Fact)


def tables(name: str, draft: Draft, clean: Clean) -> Iterator[RenderableType]:
    """Yield what to print for a report; `clean` makes its words safe to print."""
    yield heading(name, draft.report, clean)
    if draft.statements:
        yield statements(draft, clean)
    else:
        yield Padding(Text("No statement was found in it.", style="dim"), (0, 2))
    if draft.meetings or draft.deadlines:
        yield agenda(draft, clean)
    for finding in draft.findings:
        words = f"Does not add up: {finding.message} {finding.settles}"
        yield Padding(Text(one_line(clean(words)), style="yellow"), (0, 2))
    for problem in draft.problems:
        yield Padding(Text(one_line(clean(f"Not understood: {problem.what}")), style="dim"), (0, 2))


def heading(name: str, report: Report, clean: Clean) -> RenderableType:
    """Return title, outlet and date of a report, or its file's name."""
    title = one_line(clean(report.title or name))
    known = (report.outlet, spoken(report.published), name if report.title else None)
    about = one_line(clean(" · ".join(filter(None, known))))
    return Text.assemble("\n", (title, "bold"), *(("\n", (about, "dim")) if about else ()))


def statements(draft: Draft, clean: Clean) -> Table:
    """Return who said what: speaker, act, issue, words."""
    people = {person.id: person.name for person in draft.people}
    parties = {party.id: party.name for party in draft.parties}
    issues = {issue.id: issue.label for issue in draft.issues}
    table = plain(Who=4, Act=2, Issue=4, Words=10)
    for one in in_order(draft.statements):
        row = (
            speaker(one, people, parties),
            f"{'not ' if one.negated else ''}{one.act.value}",
            issues.get(one.issue or "", one.issue or ""),
            words(one, draft.report),
        )
        table.add_row(*(Text(cut(one_line(clean(cell)))) for cell in row))
    return table


def speaker(one: Statement, people: dict[str, str], parties: dict[str, str]) -> str:
    """Return who is said to have said it, the party, and through whom it came."""
    who = people.get(one.speaker.person or "") or one.speaker.name
    party = parties.get(one.speaker.party or "", one.speaker.party)
    said = f"{who} ({party})" if who and party and who.lower() != party.lower() else who or party or "nobody named"
    return f"{said}, via {', '.join(link.name for link in one.via)}" if one.via else said


def words(one: Statement, report: Report) -> str:
    """Return the words that were said, with dots for what stands between them."""
    return " ... ".join(report.text[start:end] for start, end in one.content)


def agenda(draft: Draft, clean: Clean) -> Table:
    """Return meetings and deadlines."""
    parties = {party.id: party.name for party in draft.parties}
    table = plain(When=3, What=10, Who=7)
    dated: tuple[Meeting | Deadline, ...] = (*draft.meetings, *draft.deadlines)
    for one in in_order(dated):
        row = meeting(one, parties) if isinstance(one, Meeting) else deadline(one, parties)
        table.add_row(*(Text(cut(one_line(clean(cell)))) for cell in row))
    return table


def meeting(one: Meeting, parties: dict[str, str]) -> tuple[str, str, str]:
    """Return a meeting as a row."""
    where = f", {one.place}" if one.place and one.place not in one.name else ""
    there = ", ".join(parties.get(slug, slug) for slug in one.participants)
    return spoken(one.date), f"{one.name}{where} ({one.status.value})", there


def deadline(one: Deadline, parties: dict[str, str]) -> tuple[str, str, str]:
    """Return a deadline as a row."""
    due = f"by {spoken(one.due)}" if one.due else "undated"
    return due, one.what, parties.get(one.who or "", one.who or "")


def in_order(facts: Iterable[SomeFact]) -> list[SomeFact]:
    """Return facts in the order in which they stand in the report."""
    return sorted(facts, key=lambda fact: fact.key_spans()[0])


def plain(**columns: int) -> Table:
    """Return an empty table with these columns, each with its part of the width."""
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), show_edge=False, expand=True)
    for column, part in columns.items():
        fixed = FIXED.get(column)
        table.add_column(column, ratio=None if fixed else part, width=fixed, overflow="fold")
    return table


def spoken(date: PartialDate | None) -> str:
    """Return a date as one would write it, or nothing."""
    return date.spoken() if date else ""


def one_line(text: str) -> str:
    """Return `text` with its line ends and runs of white space made single spaces."""
    return " ".join(text.split())


def cut(text: str) -> str:
    """Return at most `LONGEST` characters of `text`, cut between words where there are any.

    >>> len(cut("“" * 10_000)), cut("no troops")
    (240, 'no troops')
    """
    if len(text) <= LONGEST:
        return text
    short = text[: LONGEST - 1]
    return f"{short.rsplit(' ', 1)[0] if ' ' in short[-40:] else short}…"
