"""How outcomes became more or less stable from day to day, ready for the page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from detente.analysis.over_time import Day, Followed, Move, Outcome, OverTime, Standing
from detente.brief.lines import Piece
from detente.brief.names import Names
from detente.brief.outcomes.lines import capital
from detente.brief.outlook.words import between, numbered, spaced
from detente.brief.over_time.words import (
    ABSENT,
    because,
    day_of,
    name_of,
    no_cause,
    remarks,
    shifted,
    stood,
    told,
    verdict,
)
from detente.brief.places import Cite, Places
from detente.brief.wording import clipped

LONGEST = 200
RESTS = Cite("#rests", "", "")


@dataclass(frozen=True)
class Cell:
    """How an outcome stood on a day."""

    text: str
    href: str
    holds: bool
    title: str


@dataclass(frozen=True)
class Row:
    """An outcome from day to day."""

    name: str
    cites: tuple[Cite, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class When:
    """A day, leading to what was reported on it."""

    text: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True)
class Moved:
    """What became of an outcome on a day, and which sentences made it so."""

    day: When
    text: tuple[Piece, ...]
    sentences: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True)
class Course:
    """The section."""

    days: tuple[When, ...]
    rows: tuple[Row, ...]
    moves: tuple[Moved, ...]
    remarks: tuple[str, ...]


def course(found: OverTime, names: Names, places: Places) -> Course | None:
    """Return how outcomes moved, or nothing when that cannot be told or only one day is.

    Where there are days that were left out on purpose, that is all that is said.
    """
    if found.why_not and found.earlier:
        return Course((), (), (), (found.why_not,))
    if found.why_not or len(found.days) < 2:
        return None
    return Course(
        days=tuple(When(f"{one.day.day} {one.day:%b}", places.of_day(one.day)) for one in found.days),
        rows=tuple(row(found, number, places) for number in range(len(found.outcomes))),
        moves=tuple(moved(found, day, move, names, places) for day in reversed(found.days) for move in day.moves),
        remarks=tuple(remarks(found)),
    )


def row(found: OverTime, number: int, places: Places) -> Row:
    """Return an outcome from day to day."""
    outcome = found.outcomes[number]
    cites = evidence(outcome, places)
    href = cites[0].href if cites else RESTS.href
    cells = tuple(cell(day, day.standings[number], href) for day in found.days)
    name = name_of(outcome)
    return Row("Things as they stood" if outcome.kind is Followed.TODAY else capital(name), cites[:1], cells)


def evidence(outcome: Outcome, places: Places) -> tuple[Cite, ...]:
    """Return the links to the words on what is done in an outcome."""
    found = (cite for part in outcome.parts for fact in part.evidence for cite in places.of(fact))
    return tuple({cite.label: cite for cite in found}.values())


def cell(day: Day, one: Standing, href: str) -> Cell:
    """Return how an outcome stood on a day."""
    range_ = f"; {between(one.share)} of {one.share.draws} draws" if one.share is not None else ""
    title = ABSENT[one.absent] if one.absent else f"{verdict(one)}{range_}"
    return Cell(spaced(stood(one)), "" if one.absent else href, one.holds, f"{day_of(day.day)}: {title}")


def moved(found: OverTime, day: Day, move: Move, names: Names, places: Places) -> Moved:
    """Return what became of an outcome on a day."""
    cites = evidence(found.outcomes[move.outcome], places)
    text = numbered([Piece(spaced(f"{told(found, move)}."))], cites[0].href if cites else RESTS.href)
    return Moved(When(day_of(day.day), places.of_day(day.day)), text, tuple(sentences(day.day, move, names, places)))


def sentences(day: date, move: Move, names: Names, places: Places) -> Iterator[tuple[Piece, ...]]:
    """Yield the sentences that made it so, each leading to its place."""
    if not move.causes:
        yield numbered([Piece(no_cause(move))], places.of_day(day)[0].href)
    for text, shift in shifted(move):
        cite = next((cite for fact in shift.evidence for cite in places.of(fact)), None)
        yield (Piece(text, cite),)
    for one in move.causes:
        cite = next((cite for fact in one.facts for cite in places.of(fact)), None)
        because_of = numbered([Piece(f" ({spaced(because(move, one))})")], cite.href if cite else RESTS.href)
        yield (Piece(f"“{words(one.facts, names)}”", cite), *because_of)


def words(facts: Sequence[str], names: Names) -> str:
    """Return the sentence in which some facts stand."""
    found = next(fact for fact in names.record.facts if fact.id == facts[0])
    return clipped(" ".join(found.evidence[0].text.split()), LONGEST)
