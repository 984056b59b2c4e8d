"""A small conflict as a picture: the states on a circle, who gains by moving where, and what each state is."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import cos, hypot, pi, sin
from unicodedata import east_asian_width

from detente.formats.conflict_model import ConflictModel
from detente.formats.edges import COLOURS, edges

MOST_DRAWN = 48
INSTEAD = "Draw a larger one with Graphviz or Gephi from a .dot or .graphml file, or read the .csv file as a table."
INK, SOFT, PAPER = "#1f2937", "#6b7280", "#ffffff"
NODE, APART, EDGE = 14.0, 46.0, 28.0
"""The radius of a state, how far apart states stand on the circle, and what is left free at the edge."""
LEAST_RADIUS, LEAST_LEFT, COLUMN = 150.0, 380.0, 560.0
FONT, LINE, WIDE = 13.0, 18.0, 0.53
"""The size of the letters, the height of a line, and how wide a letter is taken to be, in parts of its size."""
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
SHORT = {"nash": "Nash"}
FIRMEST_FIRST = ("nash", "sseq", "seq", "smr", "gmr", "sim")

Point = tuple[float, float]
Word = tuple[str, str]
"""A word and its colour."""


@dataclass(frozen=True)
class Block:
    """A part of the picture, drawn as if it stood at the top, and its height."""

    parts: tuple[str, ...]
    height: float

    def at(self, x: float, y: float) -> str:
        """Return the part put in its place."""
        return f'<g transform="translate({x:.1f} {y:.1f})">{"".join(self.parts)}</g>'


def svg_text(model: ConflictModel, holding: Mapping[int, Sequence[str]]) -> str:
    """Return a picture of a small conflict.

    States are numbered circles, filled where they hold; arrows lead to what their owner likes better. The list says
    what is done in each state, and who would gain by moving where.

    Raises:
        NotInThatForm: There are too many states to be seen.
    """
    arrows = [edge[:3] for edge in edges(model, "a picture", MOST_DRAWN, INSTEAD) if edge[3]]
    radius = max(LEAST_RADIUS, APART * model.game.n_states / (2 * pi))
    left = max(LEAST_LEFT, 2 * (radius + NODE + EDGE))
    name = in_xml(model.file.title or "A conflict")
    title = paragraph([(word, INK) for word in name.split()], left + COLUMN, size=19, weight="bold")
    ring, signs = circle(model, arrows, holding, radius), legend(model, holding, left)
    rows = [row(model, state, arrows, holding.get(state, ())) for state in range(model.game.n_states)]
    top = EDGE + title.height + 12
    right = sum(one.height for one in rows)
    under = top + 2 * (radius + NODE) + 2 * EDGE
    width, height = left + COLUMN + 3 * EDGE, max(under + signs.height, top + right) + EDGE
    parts = [title.at(EDGE, EDGE), ring.at(EDGE + left / 2, top + radius + NODE + EDGE / 2), signs.at(EDGE, under)]
    for one in rows:
        parts.append(one.at(left + 2 * EDGE, top))
        top += one.height
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" '
            f'viewBox="0 0 {width:.0f} {height:.0f}" font-family="Helvetica, Arial, sans-serif" '
            f'font-size="{FONT:.0f}" role="img">',
            f"<title>{escape(name)}</title>",
            f'<rect width="100%" height="100%" fill="{PAPER}"/>',
            *markers(len(model.file.decision_makers)),
            *parts,
            "</svg>",
            "",
        )
    )


def in_xml(text: str) -> str:
    r"""Return a text on one line, without what XML cannot hold.

    >>> in_xml("a\x00b\nc")
    'a�b c'
    """
    return " ".join(NOT_IN_XML.sub("\ufffd", text).split())


def colour(dm: int) -> str:
    """Return the colour of a decision maker."""
    return COLOURS[dm % len(COLOURS)]


def markers(count: int) -> Iterator[str]:
    """Yield the heads of the arrows."""
    yield "<defs>"
    for dm in range(count):
        yield (
            f'<marker id="head{dm}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
            f'<path d="M0 0 8 4 0 8z" fill="{colour(dm)}"/></marker>'
        )
    yield "</defs>"


def circle(
    model: ConflictModel, arrows: Sequence[tuple[int, int, int]], holding: Mapping[int, Sequence[str]], radius: float
) -> Block:
    """Return the states on a circle around the origin, with the arrows between them."""
    count = model.game.n_states
    turns = [2 * pi * state / count for state in range(count)]
    places = [(radius * sin(turn), -radius * cos(turn)) for turn in turns]
    parts = [arrow(places[source], places[target], dm) for dm, source, target in arrows]
    for state, (x, y) in enumerate(places):
        parts.append(node(state, (x, y), holding.get(state, ()), today=state == model.status_quo))
    return Block(tuple(parts), 2 * radius)


def arrow(start: Point, end: Point, dm: int) -> str:
    """Return an arrow bent towards the middle, those of each decision maker a little differently."""
    pull = 0.55 - 0.12 * (dm % 4)
    bend: Point = ((start[0] + end[0]) / 2 * pull, (start[1] + end[1]) / 2 * pull)
    (x1, y1), (x2, y2) = towards(start, bend, NODE + 2), towards(end, bend, NODE + 4)
    return (
        f'<path class="move" d="M{x1:.1f} {y1:.1f}Q{bend[0]:.1f} {bend[1]:.1f} {x2:.1f} {y2:.1f}" fill="none" '
        f'stroke="{colour(dm)}" stroke-width="1.4" stroke-opacity="0.8" marker-end="url(#head{dm})"/>'
    )


def towards(start: Point, end: Point, far: float) -> Point:
    """Return the point so far from the start on the way to the end.

    >>> towards((0, 0), (0, 10), 4)
    (0.0, 4.0)
    """
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = hypot(dx, dy) or 1.0
    return start[0] + dx / length * far, start[1] + dy / length * far


def node(number: int | None, place: Point, concepts: Sequence[str], *, today: bool) -> str:
    """Return a state: dark if it holds by Nash, grey if by others only, in a second ring if it is today's."""
    x, y = place
    fill, ink = (INK, PAPER) if "nash" in concepts else (SOFT, PAPER) if concepts else (PAPER, INK)
    ring = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{NODE + 4:.0f}" fill="none" stroke="{INK}"/>' if today else ""
    words = "" if number is None else text_at(x, y + 4.5, str(number), ink, anchor="middle")
    return f'{ring}<circle class="state" cx="{x:.1f}" cy="{y:.1f}" r="{NODE:.0f}" fill="{fill}" stroke="{INK}"/>{words}'


def text_at(x: float, y: float, words: str, ink: str, *, anchor: str = "start") -> str:
    """Return words in one colour."""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{ink}">{escape(words)}</text>'


def row(model: ConflictModel, state: int, arrows: Sequence[tuple[int, int, int]], concepts: Sequence[str]) -> Block:
    """Return what a state is: who does what in it, whether it holds, and who would gain by moving where."""
    words = done(model, state)
    if state == model.status_quo:
        words += coloured("(today)", INK)
    if concepts:
        words += coloured(f"holds by {named(concepts)}", SOFT)
    what = paragraph(words, COLUMN - 3 * NODE)
    moves: list[Word] = []
    for dm, who in enumerate(model.file.decision_makers):
        targets = [str(target) for mover, source, target in arrows if mover == dm and source == state]
        if targets:
            moves += coloured(f"{in_xml(who.said)} \u2192 {', '.join(targets)}.", colour(dm))
    where = paragraph(moves, COLUMN - 3 * NODE) if moves else Block((), 0)
    mark = node(state, (NODE, NODE), concepts, today=state == model.status_quo)
    parts = (mark, what.at(3 * NODE, 4), where.at(3 * NODE, 4 + what.height))
    return Block(parts, max(2 * NODE + 12, what.height + where.height + 16))


def done(model: ConflictModel, state: int) -> list[Word]:
    """Return what is done in a state, each part in the colour of whoever does it."""
    taken = set(model.options(state))
    if model.file.graph is not None:
        return coloured(in_xml(model.options(state)[0]), INK)
    words: list[Word] = []
    for dm, who in enumerate(model.file.decision_makers):
        mine = [in_xml(option.said) for option in who.options if option.id in taken]
        if mine:
            words += coloured(f"{in_xml(who.said)}: {', '.join(mine)}.", colour(dm))
    return words or coloured("Nobody does anything.", INK)


def coloured(text: str, ink: str) -> list[Word]:
    """Return the words of a text in one colour."""
    return [(word, ink) for word in text.split()]


def short(concept: str) -> str:
    """Return a concept's abbreviation."""
    return SHORT.get(concept, concept.replace("limited", "L").upper())


def named(concepts: Sequence[str]) -> str:
    """Return the abbreviations of concepts, that of the firmest first.

    >>> named(["gmr", "nash", "limited_2"])
    'Nash, GMR, L_2'
    """
    known = [one for one in FIRMEST_FIRST if one in concepts]
    return ", ".join(short(one) for one in (*known, *(one for one in concepts if one not in FIRMEST_FIRST)))


def letters(text: str) -> int:
    """Return how many letters wide a text is: those of East Asia take two.

    >>> letters("ab"), letters("\u65e5\u672c")
    (2, 4)
    """
    return sum(2 if east_asian_width(one) in "WF" else 1 for one in text)


def paragraph(words: Sequence[Word], width: float, *, size: float = FONT, weight: str = "normal") -> Block:
    """Return words in lines no wider than this, as far as the width of letters can be told without a font."""
    most = max(8, int(width / (size * WIDE)))
    lines: list[list[Word]] = [[]]
    for word, ink in pieces(words, most):
        if lines[-1] and letters(" ".join((*(one for one, _ in lines[-1]), word))) > most:
            lines.append([])
        lines[-1].append((word, ink))
    height = LINE * size / FONT
    parts = (
        f'<text y="{height * (number + 0.75):.1f}" font-size="{size:.0f}" font-weight="{weight}">{runs(line)}</text>'
        for number, line in enumerate(lines)
    )
    return Block(tuple(parts), height * len(lines))


def pieces(words: Sequence[Word], most: int) -> Iterator[Word]:
    """Yield the words, those that are longer than a line cut up."""
    for word, ink in words:
        size = most if letters(word) == len(word) else most // 2
        for at in range(0, len(word), size):
            yield word[at : at + size], ink


def runs(line: Sequence[Word]) -> str:
    """Return the words of a line, those of one colour together."""
    found: list[tuple[list[str], str]] = []
    for word, ink in line:
        if not found or found[-1][1] != ink:
            found.append(([], ink))
        found[-1][0].append(word)
    spans = (f'<tspan fill="{ink}">{escape(" ".join(some))}</tspan>' for some, ink in found)
    return " ".join(spans)


def legend(model: ConflictModel, holding: Mapping[int, Sequence[str]], width: float) -> Block:
    """Return what every sign in the picture stands for."""
    signs: list[tuple[str, list[Word]]] = []
    for dm, who in enumerate(model.file.decision_makers):
        line = f'<path d="M0 10H{2 * NODE:.0f}" stroke="{colour(dm)}" stroke-width="1.4" marker-end="url(#head{dm})"/>'
        signs.append((line, coloured(f"{in_xml(who.said)} would gain by moving there", colour(dm))))
    kinds = {"nash" in concepts for concepts in holding.values()}
    others = dict.fromkeys(one for some in holding.values() if "nash" not in some for one in some)
    if True in kinds:
        signs.append((sign(("nash",)), coloured("holds: nobody gains by leaving (Nash)", INK)))
    if False in kinds:
        why = f"holds, as leaving would not pay off in the end ({named(list(others))})"
        signs.append((sign(("other",)), coloured(why, INK)))
    if len(holding) < model.game.n_states:
        signs.append((sign(()), coloured("does not hold: somebody would leave", INK)))
    if model.status_quo is not None:
        signs.append((sign((), today=True), coloured("where things stand today", INK)))
    return stacked([(mark, paragraph(words, width - 4 * NODE)) for mark, words in signs])


def sign(concepts: Sequence[str], *, today: bool = False) -> str:
    """Return a state as a sign of the legend."""
    drawn = node(None, (NODE, NODE), concepts, today=today).replace(' class="state"', "")
    return f'<g transform="translate(5 1) scale(0.65)">{drawn}</g>'


def stacked(rows: Sequence[tuple[str, Block]]) -> Block:
    """Return signs with their words, one below the other."""
    parts, top = [], 0.0
    for mark, words in rows:
        parts.append(f'<g transform="translate(0 {top:.1f})">{mark}{words.at(3 * NODE, 1)}</g>')
        top += words.height + 8
    return Block(tuple(parts), top)
