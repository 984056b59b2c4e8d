"""What an outlook rests on: every option and every wish with how sure it is and the sentences behind it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypedDict

from detente.brief.names import COLOURS, Names
from detente.brief.outcomes.lines import listed, percent
from detente.brief.outlook.words import Words
from detente.brief.places import Cite
from detente.formats.conflict_file import DecisionMaker, Option, Statement

NEUTRAL = "p0"
MOST_CITES = 4
"""So many passages are linked for one assumption; how many more there are is said."""


@dataclass(frozen=True)
class Assumption:
    """An option or a wish, in words, with how sure it is and what it rests on."""

    anchor: str
    text: str
    remarks: tuple[str, ...] = ()
    sure: str = ""
    certain: bool = True
    cites: tuple[Cite, ...] = ()
    more: int = 0
    """How many more passages there are."""
    further: Cite | None = None
    """The first of those."""


@dataclass(frozen=True)
class Side:
    """What one decision maker can do, and what it wants, the most important first."""

    name: str
    colour: str
    options: tuple[Assumption, ...]
    wishes: tuple[Assumption, ...]
    ranked: str
    """What is said where it has no statements of preference."""


@dataclass(frozen=True)
class Open:
    """Something that the reports do not settle."""

    text: str
    cites: tuple[Cite, ...]


def sides(words: Words, names: Names) -> tuple[Side, ...]:
    """Return what each decision maker can do and wants."""
    colours = colours_of(words.makers, names)
    return tuple(side(words, colours[dm], dm, who) for dm, who in enumerate(words.makers))


def side(words: Words, colour: str, dm: int, who: DecisionMaker) -> Side:
    """Return what one decision maker can do and wants."""
    return Side(
        words.who(dm),
        colour,
        tuple(of_option(words, dm, number, one) for number, one in enumerate(who.options)),
        tuple(of_statement(words, dm, number, one) for number, one in enumerate(who.prefers or ())),
        "" if who.prefers is not None else "What it likes better is given as a list, and not by statements.",
    )


def colours_of(makers: Sequence[DecisionMaker], names: Names) -> list[str]:
    """Return the colour of the party that each decision maker is; the others get those that are left."""
    worn = [names.colour(who.id.replace("_", "-")) for who in makers]
    left = [f"p{number}" for number in range(COLOURS, 0, -1) if f"p{number}" not in worn]
    return [one if one != NEUTRAL or not left else left.pop() for one in worn]


def of_option(words: Words, dm: int, number: int, one: Option) -> Assumption:
    """Return an option with what is known of it."""
    today = words.model.file.status_quo
    remarks = []
    if today is not None:
        remarks.append("done today" if one.id in today else "not done today")
    if one.moves != "both":
        remarks.append("cannot be taken back" if one.moves == "take only" else "cannot be taken up again")
    cites = words.cites(one.evidence)
    return Assumption(
        anchor=f"can-{dm + 1}-{number + 1}",
        text=words.said[one.id],
        remarks=tuple(remarks),
        **passages(cites),
    )


def of_statement(words: Words, dm: int, number: int, one: Statement) -> Assumption:
    """Return a wish with how sure it is."""
    cites = words.cites(one.evidence)
    return Assumption(
        anchor=f"wants-{dm + 1}-{number + 1}",
        text=words.wish(dm, number),
        sure=listed(list(doubts(one))) or "taken as said",
        certain=not one.uncertain,
        **passages(cites),
    )


def doubts(one: Statement) -> Iterator[str]:
    """Yield what is uncertain about a wish."""
    if one.sign == "unknown":
        yield f"open: this ({percent(0.5 if one.confidence is None else one.confidence)}) or its opposite"
    elif one.confidence is not None and one.confidence < 1:
        yield f"{percent(one.confidence)} sure"
    if one.place is not None and one.place[0] != one.place[1]:
        yield f"its place is anywhere from {one.place[0]} to {one.place[1]}"


class Passages(TypedDict):
    """The passages that something rests on, as an assumption has them."""

    cites: tuple[Cite, ...]
    more: int
    further: Cite | None


def passages(cites: Sequence[Cite]) -> Passages:
    """Return the first passages, how many more there are, and the first of those."""
    rest = cites[MOST_CITES:]
    return Passages(cites=tuple(cites[:MOST_CITES]), more=len(rest), further=next(iter(rest), None))


def set_aside(words: Words) -> tuple[Open, ...]:
    """Return the options for which there is no room, each with what it rests on where that is known."""
    named, evidence = words.drafted.beyond, words.drafted.beyond_evidence
    rest = evidence if len(evidence) == len(named) else ((),) * len(named)
    return tuple(Open(text, words.cites(facts)) for text, facts in zip(named, rest, strict=True))


def unsettled(words: Words) -> tuple[Open, ...]:
    """Return what the reports do not settle."""
    return tuple(Open(one.text, words.cites(one.evidence)) for one in words.drafted.unsettled)
