"""The map of moves: today, the outcomes that matter and the steps between them, once for a page, once for a phone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

import numpy as np

from detente.analysis.outlook import Worked
from detente.brief.outlook.words import Words
from detente.brief.wording import clipped
from detente.models.graph_model import Step

MOST_CARDS, MOST_LINES, MOST_COLUMNS = 12, 5, 4
WIDE, NARROW = 1080, 340
LINE, PAD, HEAD = 15, 10, 22
"""Height of a line of text, space within a card, and height of its first line."""
GAP, NARROW_GAP = 26, 14
"""Space between cards above each other."""
INDENT, CHARACTER = 20, 6.3
"""How far a card is set in, and how wide a character is."""


@dataclass(frozen=True)
class Card:
    """A state, with its place in the drawing."""

    x: float
    y: float
    width: float
    height: float
    head: str
    lines: tuple[tuple[str, str], ...]
    """Text and the class of its colour."""
    href: str
    kind: str
    """`today`, `holds`, or both; or nothing."""
    title: str


@dataclass(frozen=True)
class Arrow:
    """A move from card to card."""

    path: str
    tip: str
    """The points of its head."""
    colour: str
    willing: bool
    title: str


@dataclass(frozen=True)
class Drawing:
    """One drawing of the map."""

    id: str
    width: float
    height: float
    cards: tuple[Card, ...]
    arrows: tuple[Arrow, ...]


@dataclass(frozen=True)
class Map:
    """Both drawings, and what the colours of the arrows stand for."""

    wide: Drawing
    narrow: Drawing
    summary: str
    movers: tuple[tuple[str, str], ...]
    """Who moves, in words, and the colour."""
    left_out: int
    willing: bool
    """Whether any step is drawn that its mover gains by."""
    unwilling: bool
    """Whether any is that its mover does not gain by."""


@dataclass(frozen=True)
class Move:
    """Somebody moves from one state to another."""

    source: int
    dm: int
    target: int


@dataclass(frozen=True)
class Drawn:
    """A move with how it is drawn."""

    move: Move
    colour: str
    willing: bool

    def arrow(self, words: Words, path: str, tip: str) -> Arrow:
        """Return its arrow along a way."""
        does = words.does(self.move.dm, "gains" if self.willing else "does")
        return Arrow(
            path,
            tip,
            self.colour,
            self.willing,
            f"{does} by moving here" if self.willing else f"{does} not gain by moving here",
        )


def picture(words: Words, colours: Sequence[str]) -> Map | None:
    """Return the map, or nothing when today's state is not known: then no move begins anywhere."""
    worked = words.worked
    if worked.today is None:
        return None
    states, moves = shown(worked)
    if len(states) < 2:
        return None
    layers = layered(worked.today, states, moves)
    faces = {state: face(words, state, colours) for state in states}
    ranks = np.asarray(worked.model.game.ranks)
    drawn = [Drawn(one, colours[one.dm], bool(ranks[one.dm, one.target] > ranks[one.dm, one.source])) for one in moves]
    movers = sorted({move.dm for move in moves})
    return Map(
        wide=across(words, layers, faces, drawn),
        narrow=downward(words, worked.today, faces, drawn),
        summary=f"{len(states)} outcomes and the steps between them; the table below has them in words.",
        movers=tuple((words.does(dm, "moves"), colours[dm]) for dm in movers),
        left_out=len(worked.outcomes) - sum(one.state in states for one in worked.outcomes),
        willing=any(one.willing for one in drawn),
        unwilling=not all(one.willing for one in drawn),
    )


def shown(worked: Worked) -> tuple[list[int], list[Move]]:
    """Return the states that are drawn, with the ways that lead from today to them as far as there is room.

    Ways on which each gains come first, then the shortest of the others; a state whose way has no room is left out.
    """
    assert worked.today is not None
    states = {worked.today: None}
    moves: dict[Move, None] = {}
    ways = [(one.willing, one) for one in worked.outcomes if one.willing]
    ways += [(one.path, one) for one in worked.outcomes if not one.willing and one.path]
    for way, _ in ways:
        new = [step.state for step in way or () if step.state not in states]
        if len(states) + len(new) <= MOST_CARDS:
            states |= dict.fromkeys(new)
            moves |= dict.fromkeys(along(worked.today, way or ()))
    for one in (*worked.leaving, *(each for some in worked.unheld for each in some.leaving)):
        for start in (
            [worked.today] if one in worked.leaving else [some.state for some in worked.unheld if one in some.leaving]
        ):
            if start in states and one.target in states:
                moves[Move(start, one.dm, one.target)] = None
    return list(states), list(moves)


def along(start: int, way: Sequence[Step]) -> list[Move]:
    """Return the moves of a way."""
    sources = [start, *(step.state for step in way)]
    return [Move(source, step.dm, step.state) for source, step in zip(sources, way, strict=False)]


def layered(today: int, states: Sequence[int], moves: Sequence[Move]) -> list[list[int]]:
    """Return the states by how many of the drawn moves they are from today."""
    layers, seen = [[today]], {today}
    while True:
        onward = [move.target for source in layers[-1] for move in moves if move.source == source]
        new = [state for state in dict.fromkeys(onward) if state not in seen]
        if not new:
            break
        seen |= set(new)
        layers.append(new)
    rest = [state for state in states if state not in seen]
    return [*layers, rest] if rest else layers


@dataclass(frozen=True)
class Face:
    """What stands on a card."""

    head: str
    texts: tuple[tuple[str, str], ...]
    """Text and the class of its colour."""
    href: str
    kind: str
    title: str


def face(words: Words, state: int, colours: Sequence[str]) -> Face:
    """Return what stands on the card of a state: what is done otherwise than today, or today what is done."""
    worked, name = words.worked, words.letters.get(state)
    today = state == worked.today
    told = next((one for one in worked.outcomes if one.state == state), None)
    verdict = words.verdict(told) if told is not None else None
    tags = ["today"] if today else []
    tags += [{"yes": "holds", "open": "open", "no": "does not last"}[verdict]] if verdict else ["on the way"]
    tags += ["where it leads"] if (state,) in worked.ends and not today else []
    head = " · ".join([*([name] if name else []), *tags])
    texts = done_today(words, colours) if today else different(words, state, colours)
    kind = " ".join((["today"] if today else []) + ([{"yes": "holds", "open": "open"}.get(verdict or "", "")]))
    said = "; ".join(text for text, _ in texts)
    return Face(head, texts, f"#outcome-{name.lower()}" if name else "", kind, f"{head}: {said}")


def done_today(words: Words, colours: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return what is done today."""
    file, today = words.model.file, words.worked.today
    assert today is not None
    taken = words.model.options(today)
    if file.graph is not None:
        return ((taken[0], "p0"),)
    found = [
        (words.said[option.id], colours[owner])
        for option, owner in zip(file.options, file.owners, strict=True)
        if option.id in taken
    ]
    return tuple(found) or (("none of the options is taken", "p0"),)


def different(words: Words, state: int, colours: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return what is done otherwise than today."""
    file, today = words.model.file, words.worked.today
    assert today is not None
    now = words.model.options(state)
    if file.graph is not None:
        return ((now[0], "p0"),)
    before = words.model.options(today)
    return tuple(
        (f"{'+' if option.id in now else '−'} {words.said[option.id]}", colours[owner])
        for option, owner in zip(file.options, file.owners, strict=True)
        if (option.id in now) != (option.id in before)
    )


def across(words: Words, layers: Sequence[Sequence[int]], faces: Mapping[int, Face], moves: Sequence[Drawn]) -> Drawing:
    """Return the drawing for a page: cards in columns, by how many moves they are from today."""
    gap = 90 if len(layers) <= MOST_COLUMNS else 60
    width = min(220.0, (WIDE - 4 - gap * (len(layers) - 1)) / len(layers))
    tall = max(sum(height_of(faces[state], width) + GAP for state in column) - GAP for column in layers)
    boxes = {}
    for number, column in enumerate(layers):
        y = 2 + (tall - sum(height_of(faces[state], width) + GAP for state in column) + GAP) / 2
        for state in column:
            boxes[state] = card(faces[state], 2 + number * (width + gap), y, width)
            y += boxes[state].height + GAP
    arrows = tuple(one.arrow(words, *curve(boxes[one.move.source], boxes[one.move.target])) for one in moves)
    return Drawing("wide", WIDE, tall + 4, tuple(boxes.values()), arrows)


def downward(words: Words, start: int, faces: Mapping[int, Face], moves: Sequence[Drawn]) -> Drawing:
    """Return the drawing for a phone: each card set in beneath the one that it is reached from.

    Moves to cards that have their place already are left out.
    """
    boxes: dict[int, Card] = {}
    arrows: list[Arrow] = []
    y = 2.0
    stack: list[tuple[int, int, Drawn | None]] = [(start, 0, None)]
    while stack:
        state, depth, by = stack.pop()
        if state in boxes:
            continue
        left = 2.0 + INDENT * depth
        boxes[state] = card(faces[state], left, y, NARROW - 2 - left)
        if by is not None:
            arrows.append(by.arrow(words, *elbow(boxes[by.move.source], boxes[state])))
        y += boxes[state].height + NARROW_GAP
        onward = [one for one in moves if one.move.source == state and one.move.target not in boxes]
        stack += [(one.move.target, depth + 1, one) for one in reversed(onward)]
    return Drawing("narrow", NARROW, y - NARROW_GAP + 2, tuple(boxes.values()), tuple(arrows))


def height_of(one: Face, width: float) -> float:
    """Return how tall a card is."""
    return HEAD + LINE * len(lines_of(one, width)) + PAD


def lines_of(one: Face, width: float) -> list[tuple[str, str]]:
    """Return the lines of a card, each with its colour."""
    characters = int((width - 2 * PAD) / CHARACTER)
    found = [
        (line, colour)
        for text, colour in one.texts
        for line in wrap(clipped(text, 2 * characters - 4), characters, subsequent_indent="\u2007 ")
    ]
    return found if len(found) <= MOST_LINES else [*found[: MOST_LINES - 1], ("and more", "p0")]


def card(one: Face, x: float, y: float, width: float) -> Card:
    """Return a card in its place."""
    lines = tuple(lines_of(one, width))
    size = (round(x, 1), round(y, 1), round(width, 1), height_of(one, width))
    return Card(*size, one.head, lines, one.href, one.kind, one.title)


def curve(source: Card, target: Card) -> tuple[str, str]:
    """Return the way of an arrow between columns, and its head; within a column it goes round the side."""
    aside = source.x == target.x
    way = -1 if aside or target.x < source.x else 1
    x, end = source.x + source.width, target.x - 1
    if way < 0:
        x, end = (x, x + 1) if aside else (source.x, target.x + target.width + 1)
    y, to = source.y + source.height / 2, target.y + target.height / 2
    first, second = (x + 46, x + 46) if aside else ((x + end) / 2, (x + end) / 2)
    path = f"M{x:.1f} {y:.1f}C{first:.1f} {y:.1f} {second:.1f} {to:.1f} {end:.1f} {to:.1f}"
    return path, head(end, to, way)


def elbow(source: Card, target: Card) -> tuple[str, str]:
    """Return the way of an arrow from beneath a card to one that is set in, and its head."""
    x, y, to = source.x + INDENT / 2, source.y + source.height, target.y + HEAD / 2 + 2
    return f"M{x:.1f} {y:.1f}V{to:.1f}H{target.x - 1:.1f}", head(target.x - 1, to, 1)


def head(x: float, y: float, way: int) -> str:
    """Return the points of the head of an arrow."""
    return f"{x:.1f},{y:.1f} {x - 8 * way:.1f},{y - 4:.1f} {x - 8 * way:.1f},{y + 4:.1f}"
