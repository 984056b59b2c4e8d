"""What the latest day of reports changed, against all earlier ones: at most a few lines of each kind."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from detente.analysis.changes import Changes, Direction, Move, New, NewKind, Repeat, changes
from detente.analysis.positions import NO_ISSUE
from detente.brief.names import Names, listed
from detente.brief.places import Cite, Places
from detente.brief.wording import capital, clipped, said
from detente.record import Record, Stance

MOST = 5
"""Lines of each kind."""
LONGEST = 200
ORDER = (Stance.REFUSES, Stance.DEMANDS, Stance.THREATENS, Stance.OFFERS, Stance.ACCEPTS)


@dataclass(frozen=True)
class Line:
    """One change."""

    sign: str
    """What kind of change: `hardened`, `new demand`, ..."""
    who: str
    colour: str
    text: str
    detail: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True)
class Group:
    """Changes of one kind."""

    title: str
    lines: tuple[Line, ...]
    more: int
    """How many are left out."""


@dataclass(frozen=True)
class Changed:
    """The section."""

    day: str
    """The latest day of reports, in words."""
    cites: tuple[Cite, ...]
    """Where the first of them stands."""
    groups: tuple[Group, ...]


def changed(record: Record, names: Names, places: Places) -> Changed | None:
    """Return what the latest day changed, or nothing when all reports are of one day or nothing changed."""
    days = sorted({one.published for one in record.reports if one.published}, key=lambda one: one.order)
    if not days or days[0].first == days[-1].first:
        return None
    found = changes(record, days[-1].first)
    kinds = (
        ("Who moved", (moved(one, names, places) for one in found.moved)),
        ("New positions", positions(found, names, places)),
        ("New names, questions and days", (new(one, names, places) for one in found.new if one.kind in NAMED)),
        ("Meetings and deadlines", days_of(found, names, places)),
        ("Said again", (again(one, names, places) for one in found.repeated)),
    )
    groups = tuple(group for title, lines in kinds if (group := grouped(title, lines)).lines)
    return Changed(days[-1].spoken(), places.of_day(days[-1].first), groups) if groups else None


NAMED = frozenset({NewKind.PARTY, NewKind.ISSUE, NewKind.DEADLINE, NewKind.MEETING})


def grouped(title: str, lines: Iterable[Line]) -> Group:
    """Return the first lines of a kind that lead somewhere, and how many more there are."""
    known = [line for line in lines if line.cites]
    return Group(title, tuple(known[:MOST]), max(len(known) - MOST, 0))


def cites(facts: Sequence[str], places: Places) -> tuple[Cite, ...]:
    """Return the links for some facts, each passage once."""
    return tuple({cite.label: cite for name in facts for cite in places.of(name)}.values())


def words(facts: Sequence[str], names: Names, content: str) -> str:
    """Return the words of the first of some statements, as the page shows them elsewhere."""
    return said(names.statements[facts[0]], LONGEST) if facts[0] in names.statements else clipped(content, LONGEST)


def moved(one: Move, names: Names, places: Places) -> Line:
    """Return the line on a party that moved."""
    which = [way for way in one.directions if way not in (Direction.HARDENED, Direction.SOFTENED)]
    ways = [str(way) for way in one.directions if way not in which] + [str(way) for way in which]
    return Line(
        sign=", ".join(ways),
        who=capital(names.party(one.party)),
        colour=names.colour(one.party),
        text=words(one.after.statements, names, one.after.content),
        detail=f"Before: {words(one.before.statements, names, one.before.content)}",
        cites=cites(one.facts, places),
    )


def positions(found: Changes, names: Names, places: Places) -> Iterator[Line]:
    """Yield the new positions, refusals and demands first."""
    stated = [one for one in found.new if one.kind is NewKind.POSITION and one.party and one.stance]
    for one in sorted(stated, key=lambda one: (ORDER.index(one.stance or Stance.ACCEPTS), one.party or "", one.facts)):
        yield Line(
            sign=str(one.stance),
            who=capital(names.party(one.party or "")),
            colour=names.colour(one.party),
            text=words(one.facts, names, one.what),
            detail=names.issue(one.issue) if one.issue and one.issue != NO_ISSUE else "",
            cites=cites(one.facts, places),
        )


def new(one: New, names: Names, places: Places) -> Line:
    """Return the line on a name, a question, a meeting or a deadline that no earlier report has."""
    called = {NewKind.PARTY: names.party, NewKind.ISSUE: names.issue}.get(one.kind, str)
    text = capital(clipped(called(one.what), LONGEST))
    colour = names.colour(one.what if one.kind is NewKind.PARTY else None)
    return Line(f"new {one.kind}", "", colour, text, "", cites(one.facts, places))


def days_of(found: Changes, names: Names, places: Places) -> Iterator[Line]:
    """Yield what became of meetings, then the deadlines that passed."""
    for one in found.meetings:
        day = f", {one.day.spoken()}" if one.day else ""
        before = f"Earlier given as {one.before.spoken()}" if one.before else ""
        text = capital(clipped(one.name, LONGEST)) + day
        yield Line(str(one.kind), "", "p0", text, before, cites(one.facts, places))
    for late in found.passed:
        who = capital(names.party(late.who)) if late.who else ""
        detail = f"Due {late.due.spoken()}; whether it was met is not known"
        text = clipped(late.what, LONGEST)
        yield Line("deadline passed", who, names.colour(late.who), text, detail, cites(late.facts, places))


def again(one: Repeat, names: Names, places: Places) -> Line:
    """Return the line on what was said again."""
    times = "once more" if one.count == 1 else f"{one.count} times more"
    return Line(
        sign=str(one.stance),
        who=capital(names.party(one.party)),
        colour=names.colour(one.party),
        text=words(one.facts, names, one.content),
        detail=f"Said {times}, by {clipped(listed(one.by), LONGEST)}",
        cites=cites(one.facts, places),
    )
