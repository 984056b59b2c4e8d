"""Meetings and deadlines as iCalendar (RFC 5545), for any calendar program.

What is known to the day is an event of one whole day. What is known to the week, month or year is one event over all
of it that says so and, if it is still to come, is only tentative. What has no date has no place in a calendar:
the calendar's description says how many those are.

Held and planned are CONFIRMED, proposed is TENTATIVE, refused and cancelled are CANCELLED. The UID is made of the
fact's id and DTSTAMP of the report's day, so that the same record gives the same file, and a calendar that takes the
file again changes its entries instead of adding more.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar
from icalendar import Event as Entry

from detente.record import Deadline, Evidence, Meeting, MeetingStatus, PartialDate, Precision, Record, Report

CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
ADDRESS = re.compile(r"https?://[!-~]+")
STATUS = {
    MeetingStatus.HELD: "CONFIRMED",
    MeetingStatus.PLANNED: "CONFIRMED",
    MeetingStatus.PROPOSED: "TENTATIVE",
    MeetingStatus.REFUSED: "CANCELLED",
    MeetingStatus.CANCELLED: "CANCELLED",
}


@dataclass(frozen=True)
class Item:
    """A meeting or a deadline as a calendar shows it."""

    uid: str
    summary: str
    day: PartialDate
    status: str
    ahead: bool
    """Whether it is yet to come, as its report has it."""
    category: str
    place: str | None
    about: tuple[str, ...]
    """What is known besides, line by line."""
    evidence: tuple[Evidence, ...]


def calendar_ics(record: Record) -> bytes:
    """Return the meetings and deadlines of a record as an iCalendar file, in order of time.

    A meeting of one name, place, date and status is one entry, in however many reports it stands.
    """
    reports = {report.id: report for report in record.reports}
    names = {party.id: party.name for party in record.parties} | {body.id: body.name for body in record.bodies}
    found = [*meetings(record.meetings, names), *deadlines(record.deadlines, names)]
    undated = sum(one.date is None for one in record.meetings) + sum(one.due is None for one in record.deadlines)
    calendar = Calendar()
    calendar.add("prodid", "-//Détente//Meetings and deadlines//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Détente")
    if undated:
        calendar.add("x-wr-caldesc", f"Left out, as no date is known: {undated} of {undated + dated(record)} entries.")
    for item in sorted(found, key=lambda one: (one.day.order, one.uid)):
        calendar.add_component(event(item, reports))
    written: bytes = calendar.to_ical(sorted=False)
    return written


def dated(record: Record) -> int:
    """Return how many meetings and deadlines have a date."""
    return sum(one.date is not None for one in record.meetings) + sum(one.due is not None for one in record.deadlines)


def meetings(them: Iterable[Meeting], names: Mapping[str, str]) -> list[Item]:
    """Return meetings that have a date, those that are alike as one."""
    alike: dict[tuple[str | None, ...], list[Meeting]] = {}
    for one in them:
        if one.date:
            alike.setdefault((one.body or one.name.casefold(), one.place, one.date.value, one.status), []).append(one)
    return [meeting(group, names) for group in alike.values()]


def meeting(group: list[Meeting], names: Mapping[str, str]) -> Item:
    """Return a meeting, with what all reports that name it say."""
    first = group[0]
    assert first.date
    who = dict.fromkeys(names.get(slug, slug) for one in group for slug in one.participants)
    results = dict.fromkeys(one.result for one in group if one.result)
    about = (
        *([f"Participants: {', '.join(who)}"] if who else []),
        *(f"Result: {result}" for result in results),
        f"Status: {first.status.value}",
    )
    title = names.get(first.body or "", first.name)
    evidence = tuple(words for one in group for words in one.evidence)
    ahead = first.status is MeetingStatus.PLANNED
    return Item(first.id, title, first.date, STATUS[first.status], ahead, "MEETING", first.place, about, evidence)


def deadlines(them: Iterable[Deadline], names: Mapping[str, str]) -> list[Item]:
    """Return deadlines that have a date."""
    return [
        Item(
            uid=one.id,
            summary=f"Deadline: {f'{names.get(one.who, one.who)}: ' if one.who else ''}{one.what}",
            day=one.due,
            status="CONFIRMED",
            ahead=True,
            category="DEADLINE",
            place=None,
            about=(),
            evidence=one.evidence,
        )
        for one in them
        if one.due
    ]


def event(item: Item, reports: Mapping[str, Report]) -> Entry:
    """Return an entry of the calendar."""
    vague = item.day.precision is not Precision.DAY
    sources = dict.fromkeys(one.report for one in item.evidence)
    known = [reports[name] for name in sources if name in reports]
    about = [*item.about, *([f"Known only to the {item.day.precision.value}: {item.day.spoken()}."] if vague else [])]
    about += [f"“{' '.join(words.text.split())}” ({cited(reports.get(words.report))})" for words in item.evidence]
    entry = Entry()
    entry.add("uid", f"{item.uid}@detente")
    entry.add("dtstamp", stamp(known, item.day))
    entry.add("dtstart", item.day.first)
    if item.day.last < date.max:
        entry.add("dtend", item.day.last + timedelta(days=1))
    entry.add("summary", clean(f"{item.summary} ({item.day.spoken()})" if vague else item.summary))
    entry.add("status", "TENTATIVE" if vague and item.ahead else item.status)
    entry.add("transp", "TRANSPARENT")
    entry.add("categories", [item.category])
    if item.place:
        entry.add("location", clean(item.place))
    entry.add("description", clean("\n".join(about)))
    address = next((one.url for one in known if one.url and ADDRESS.fullmatch(one.url)), None)
    if address:
        entry.add("url", address)
    return entry


def cited(report: Report | None) -> str:
    """Return what a report is called: outlet, title and date, as far as they are known."""
    if report is None:
        return "a report that is not in the record"
    parts = (report.outlet, report.title, report.published.value if report.published else None)
    return ", ".join(part for part in parts if part) or report.file or f"report {report.id[:12]}"


def stamp(reports: Iterable[Report], day: PartialDate) -> datetime:
    """Return midnight (UTC) of the day on which the latest report appeared, or else of the entry's own first day."""
    days = [one.published.first for one in reports if one.published]
    return datetime.combine(max(days, default=day.first), time(), UTC)


def clean(text: str) -> str:
    """Return a text without the control characters that no calendar holds; line ends stay."""
    return CONTROLS.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
