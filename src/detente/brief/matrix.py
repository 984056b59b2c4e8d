"""Where each side stands: one row for each issue, one column for each party."""

from collections import Counter
from dataclasses import dataclass

from detente.analysis.positions import NO_ISSUE
from detente.brief.names import Names
from detente.brief.places import Cite, Places
from detente.brief.timeline import short
from detente.brief.wording import capital, clipped, condition_beyond, said
from detente.record import Basis, Position, Record, Stance, Statement

LONGEST = 240
WEIGHTS = {Stance.DEMANDS: 3, Stance.REFUSES: 3, Stance.OFFERS: 2, Stance.THREATENS: 2, Stance.ACCEPTS: 1}
PROCEDURE = "talks"
"""The issue of whether and how the talks go on."""


@dataclass(frozen=True)
class Stand:
    """One thing that a party demands, offers, accepts, refuses or threatens."""

    stance: str
    text: str
    condition: str
    flexibility: str
    red_line: bool
    believed: bool
    when: str
    cites: tuple[Cite, ...]
    weight: int = 0
    """How much hangs on it: what is demanded and refused on the matter itself more than how the talks go on."""


@dataclass(frozen=True)
class Cell:
    """All that a party says on an issue, the newest first."""

    party: str
    colour: str
    stands: tuple[Stand, ...]


@dataclass(frozen=True)
class Row:
    """An issue."""

    issue: str
    slug: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Matrix:
    """Issues by parties."""

    parties: tuple[tuple[str, str], ...]
    """Name and colour of each column."""
    rows: tuple[Row, ...]


def matrix(record: Record, names: Names, places: Places) -> Matrix:
    """Return the matrix; parties and issues without a position are left out."""
    statements = {statement.id: statement for statement in record.statements}
    held = Counter(position.party for position in record.positions)
    parties = sorted(held, key=lambda slug: (-held[slug], names.party(slug)))
    disputed = Counter(position.issue for position in record.positions)
    issues = sorted(disputed, key=lambda slug: (slug == NO_ISSUE, -disputed[slug], names.issue(slug)))
    cells: dict[tuple[str, str], list[Stand]] = {}
    for position in sorted(record.positions, key=newest_first):
        shown = stand(position, statements, places)
        if shown.cites or shown.believed:
            cells.setdefault((position.issue, position.party), []).append(shown)
    return Matrix(
        parties=tuple((capital(names.party(party)), names.colour(party)) for party in parties),
        rows=tuple(
            Row(
                issue=names.issue(issue),
                slug=issue,
                cells=tuple(
                    Cell(capital(names.party(party)), names.colour(party), tuple(cells.get((issue, party), ())))
                    for party in parties
                ),
            )
            for issue in issues
        ),
    )


def newest_first(position: Position) -> tuple[object, ...]:
    """Return a key that sorts positions: red lines, then the newest, then in the order of stances."""
    day = -position.date.first.toordinal() if position.date else 0
    return day, not position.red_line, list(Stance).index(position.stance), position.id


def stand(position: Position, statements: dict[str, Statement], places: Places) -> Stand:
    """Return a position as the page shows it."""
    known = [statements[name] for name in position.statements if name in statements]
    cites = {cite.label: cite for statement in known for cite in places.of(statement.id)}
    text = said(known[0]) if known else clipped(position.content.replace(" ... ", " … "), LONGEST)
    return Stand(
        stance=str(position.stance),
        text=text,
        condition=condition_beyond(position.condition, text),
        flexibility=clipped(position.flexibility or "", LONGEST),
        red_line=position.red_line,
        believed=position.basis is Basis.BELIEVED,
        when=short(position.date, years=True),
        cites=tuple(cites.values()),
        weight=WEIGHTS[position.stance]
        + 2 * position.red_line
        + (position.condition is not None)
        - 2 * (position.issue == PROCEDURE)
        - (position.basis is Basis.BELIEVED),
    )
