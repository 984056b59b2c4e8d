"""What happened, what comes next and which deadlines run: one entry for each, however many reports tell of it."""

import re
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass
from typing import TypeVar

from detente.brief.deeds import is_fragment, sentence_of
from detente.brief.names import Names, listed
from detente.brief.places import Cite, Places
from detente.brief.wording import capital, clipped, tidy, voice
from detente.record import Deadline, Event, EventStatus, Fact, Finding, Meeting, MeetingStatus, PartialDate, Record

COMING = {MeetingStatus.PLANNED, MeetingStatus.PROPOSED, EventStatus.PLANNED}
TALK = {EventStatus.THREATENED, EventStatus.DENIED, EventStatus.HYPOTHETICAL}
STATUSES = {EventStatus.DONE: "reported", EventStatus.UNDER_WAY: "under way"}
MOST_NAMED = 5
IN_BRACKETS = re.compile(r"(\w[^()]*?) \(([^()]+)\)")

Told = TypeVar("Told", Meeting, Event, Deadline)


@dataclass(frozen=True)
class Entry:
    """A meeting, an event or a deadline."""

    kind: str
    what: str
    detail: str
    status: str
    coming: bool
    date: PartialDate | None
    cites: tuple[Cite, ...]
    doubts: tuple[str, ...]
    """Ids of the findings that put its date in doubt."""
    colour: str
    bare: bool = False
    """Whether it is an event told in passing, of nobody and against nobody: the lists have it, the picture does not."""

    @property
    def when(self) -> str:
        """Its date in words."""
        return self.date.spoken() if self.date else "no date given"

    @property
    def shape(self) -> str:
        """The sign that stands for it on the time line."""
        return self.kind if self.kind != "meeting" else f"meeting-{self.status}"


@dataclass(frozen=True)
class Agenda:
    """All entries, in order of time, those without a date last."""

    entries: tuple[Entry, ...]
    latest: PartialDate | None
    """When the latest report was published."""

    @property
    def coming(self) -> tuple[Entry, ...]:
        """What is still to come after the latest report, the nearest first."""
        return tuple(entry for entry in self.entries if entry.coming and entry.kind != "deadline")

    @property
    def deadlines(self) -> tuple[Entry, ...]:
        """The deadlines, in order of time."""
        return tuple(entry for entry in self.entries if entry.kind == "deadline")

    @property
    def talk(self) -> tuple[Entry, ...]:
        """What is threatened, denied or imagined, and has not been done."""
        return tuple(entry for entry in self.entries if entry.status in TALK)

    @property
    def past(self) -> tuple[Entry, ...]:
        """What has happened, the newest first."""
        talk = set(self.talk)
        done = [entry for entry in self.entries if not entry.coming and entry.kind != "deadline" and entry not in talk]
        return (*(e for e in reversed(done) if e.date), *(e for e in done if not e.date))


def agenda(record: Record, names: Names, places: Places) -> Agenda:
    """Return what happened and what comes next."""
    dates = [report.published for report in record.reports if report.published]
    latest = max(dates, key=lambda date: date.order) if dates else None
    doubts = Doubts(record)
    fresh = {one.id for one in record.reports if not (latest and one.published and one.published < latest)}
    entries = [
        *(meeting(group, names, places, doubts, latest, fresh) for group in grouped(record.meetings, same_meeting)),
        *(event(group, names, places, doubts, latest) for group in grouped(record.events, same_event) if told(group)),
        *(deadline(group, names, places, doubts) for group in grouped(record.deadlines, same_deadline)),
    ]
    return Agenda(tuple(sorted((entry for entry in entries if entry.cites), key=in_time)), latest)


class Doubts:
    """Which dates a finding puts in doubt."""

    def __init__(self, record: Record) -> None:
        self.by_report: dict[str, list[tuple[int, int, Finding]]] = {}
        for finding in record.findings:
            # The words in doubt stand first in a finding; what speaks against them is not in doubt for that.
            one = finding.evidence[0]
            if about_dates(finding):
                self.by_report.setdefault(one.report, []).append((one.start, one.end, finding))

    def on(self, facts: Iterable[Fact]) -> tuple[str, ...]:
        """Return the ids of the findings that cite the words from which these facts have their date."""
        found: dict[str, None] = {}
        for fact in facts:
            date = fact.due if isinstance(fact, Deadline) else getattr(fact, "date", None)
            words = date.text if date else None
            for one in fact.evidence if words else ():
                for start, end, finding in self.by_report.get(one.report, ()):
                    if start < one.end and one.start < end:
                        shared = one.words((max(start, one.start), min(end, one.end)))
                        if words and words in shared:
                            found[finding.id] = None
        return tuple(found)


def about_dates(finding: Finding) -> bool:
    """Return whether a finding is about when something happens, and not about who says so."""
    return not any(word in finding.rule for word in ("source", "claim", "contradict", "denial"))


def in_time(entry: Entry) -> tuple[object, ...]:
    """Return a key that sorts entries by time, those without a date last."""
    return (entry.date is None, entry.date.order if entry.date else (), entry.kind, entry.what)


def grouped(facts: Iterable[Told], same: Callable[[Told], object]) -> list[list[Told]]:
    """Return facts that tell of the same thing together."""
    groups: dict[object, list[Told]] = {}
    for fact in facts:
        groups.setdefault(same(fact), []).append(fact)
    return list(groups.values())


def same_meeting(meeting: Meeting) -> object:
    """Return what two reports of one meeting have in common."""
    name = meeting.body or tidy(meeting.name).casefold().removeprefix("the ")
    return name, meeting.date.value if meeting.date else (meeting.report, meeting.id)


def same_event(event: Event) -> object:
    """Return what two reports of one event have in common."""
    return event.plover, event.actor, event.target, event.date.value if event.date else (event.report, event.id)


def same_deadline(deadline: Deadline) -> object:
    """Return what two reports of one deadline have in common."""
    known = deadline.who and deadline.due
    return (deadline.who, deadline.due.value) if known and deadline.due else (deadline.report, deadline.id)


def cites_of(facts: Sequence[Fact], places: Places) -> tuple[Cite, ...]:
    """Return the links to all reports of one thing, the latest report first."""
    late = sorted(facts, key=lambda fact: -places.number(fact.report))
    return tuple({cite.label: cite for fact in late for cite in places.of(fact.id)}.values())


def latest_of(facts: Sequence[Told], places: Places) -> Told:
    """Return the fact as the latest report tells it."""
    return max(facts, key=lambda fact: places.number(fact.report))


def meeting(
    facts: Sequence[Meeting],
    names: Names,
    places: Places,
    doubts: Doubts,
    latest: PartialDate | None,
    fresh: Set[str],
) -> Entry:
    """Return the entry for one meeting; one without a date is still to come only while the latest reports say so."""
    fact = latest_of(facts, places)
    place = next((tidy(one.place) for one in reversed(facts) if one.place), "")
    who = list(dict.fromkeys(names.party(slug) for one in facts for slug in one.participants))
    some = listed(who[:MOST_NAMED]) if len(who) <= MOST_NAMED else f"{', '.join(who[:MOST_NAMED])} and others"
    name = names.body(fact.body) if fact.body else meeting_name(fact.name, who)
    if name.endswith(some):
        some = ""
    held = any(one.status is MeetingStatus.HELD for one in facts) and fact.status in COMING
    status = MeetingStatus.HELD if held else fact.status
    coming = status in COMING
    passed = before(fact.date, latest) or (fact.date is None and fresh.isdisjoint(one.report for one in facts))
    unmet = ["Whether it was held is not reported"] if coming and passed else []
    results = [clipped(one.result, 240) for one in facts if one.result]
    return Entry(
        kind="meeting",
        what=name + (f", {place}" if place and place.casefold() not in name.casefold() else ""),
        detail=". ".join([*([some] if some else []), *(f"Result: {result}" for result in results[-1:]), *unmet]),
        status=str(status),
        coming=coming and not passed,
        date=fact.date,
        cites=cites_of(facts, places),
        doubts=doubts.on(facts),
        colour="p0",
    )


def meeting_name(name: str, who: Sequence[str]) -> str:
    """Return what a meeting is called, with those who meet in words where the reading has put them in brackets.

    >>> meeting_name("talks (Alba, Bora)", ["Alba", "Bora"]), meeting_name("meeting (Alba)", ["Alba"])
    ('Talks between Alba and Bora', 'Meeting with Alba')
    >>> meeting_name("summit (third)", ["Alba"]), meeting_name("talks (Alba, Bora, Cora)", ["Alba", "Bora", "Cora"])
    ('Summit (third)', 'Talks of Alba, Bora and Cora')
    """
    found = IN_BRACKETS.fullmatch(name)
    if not found or not who or len(who) > MOST_NAMED or not any(one in found[2] for one in who):
        return capital(clipped(name, 120))
    ties = {1: "with", 2: "between"}
    return capital(f"{tidy(found[1])} {ties.get(len(who), 'of')} {listed(who)}")


def told(facts: Sequence[Event]) -> bool:
    """Return whether an event is told as such in any report, and not only named in passing by a participle."""
    return any(not is_fragment(fact) for fact in facts)


def event(facts: Sequence[Event], names: Names, places: Places, doubts: Doubts, latest: PartialDate | None) -> Entry:
    """Return the entry for one event."""
    fact = latest_of(facts, places)
    words, whole = sentence_of(fact)
    actor = names.party(fact.actor) if fact.actor and not whole else ""
    place = tidy(fact.place or "")
    target = names.party(fact.target) if fact.target else ""
    claim = names.statements.get(fact.claimed_by or "")
    details = [
        f"directed at {target}" if target and target.casefold() not in words.casefold() else "",
        place if place and place not in words else "",
        f"according to {by_whom(voice(claim, names).name)}" if claim else "",
    ]
    return Entry(
        kind="event",
        what=f"{actor}: {words}" if actor and not words.casefold().startswith(actor.casefold()) else capital(words),
        detail=capital(", ".join(detail for detail in details if detail)),
        status=STATUSES.get(fact.status, str(fact.status)),
        coming=fact.status in COMING and not before(fact.date, latest),
        date=fact.date,
        cites=cites_of(facts, places),
        doubts=doubts.on(facts),
        colour=names.colour(fact.actor),
        bare=not fact.actor and not fact.target,
    )


def by_whom(name: str) -> str:
    """Return a speaker within a sentence: only names have a capital there.

    >>> by_whom("A source in the delegation"), by_whom("Somebody the report does not name"), by_whom("Anna")
    ('a source in the delegation', 'somebody the report does not name', 'Anna')
    """
    first = name.partition(" ")[0]
    return f"{name[:1].lower()}{name[1:]}" if first in ("A", "An", "Somebody") else name


def deadline(facts: Sequence[Deadline], names: Names, places: Places, doubts: Doubts) -> Entry:
    """Return the entry for one deadline."""
    fact = latest_of(facts, places)
    what = clipped(fact.what, 240)
    return Entry(
        kind="deadline",
        what=f"{names.party(fact.who)}: {what}" if fact.who else capital(what),
        detail="",
        status="due",
        coming=True,
        date=fact.due,
        cites=cites_of(facts, places),
        doubts=doubts.on(facts),
        colour=names.colour(fact.who),
    )


def before(date: PartialDate | None, latest: PartialDate | None) -> bool:
    """Return whether a date had certainly passed when the latest report appeared."""
    return date is not None and latest is not None and date < latest
