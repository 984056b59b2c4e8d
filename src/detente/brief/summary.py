"""The brief in a few lines for a terminal: each question with the beginning of its answer."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from detente.analysis.bargains.drafts import Bargains
from detente.analysis.drafted import Drafted
from detente.brief.agenda import agenda
from detente.brief.findings import doubts
from detente.brief.lines import Line, Piece, opening
from detente.brief.matrix import matrix
from detente.brief.names import Names
from detente.brief.places import Places
from detente.brief.statements import sayings
from detente.brief.who import table
from detente.record import Record

if TYPE_CHECKING:
    from detente.brief.outlook import Section

MOST: Mapping[str, int] = {"who": 1, "when": 2, "said": 1, "stands": 2, "amiss": 1}
"""How many lines each of the first five questions has at the most."""


def summary(record: Record, *, drafted: Drafted | None = None, bargains: Bargains | None = None) -> Iterator[Line]:
    """Yield the beginnings of the answers that the page gives, in its order.

    Raises:
        ConflictMistakes: The drafted conflict is wrong; the error names every mistake.
    """
    names, places = Names(record), Places(record)
    said, plan, everybody = sayings(record, names, places), agenda(record, names, places), table(record, names, places)
    told = list(opening(everybody, plan, said, matrix(record, names, places), doubts(record, places)))
    yield from (line for at, line in enumerate(told) if before(told, at) < MOST[line.section])
    if drafted is not None:
        yield from looking_ahead(drafted, bargains, names, places)


def looking_ahead(drafted: Drafted, bargains: Bargains | None, names: Names, places: Places) -> Iterator[Line]:
    """Yield what can hold, what it would take and what can be agreed on; what they need is loaded only for them."""
    from detente.brief.outlook import section, summary_lines

    ahead = section(drafted, names, places)
    told = list(summary_lines(ahead))
    yield from told
    if bargains is not None and not (ahead.missing and bargains.packages.missing):
        yield from bargaining(bargains, names, places)
    yield from letters(told, ahead)


def bargaining(bargains: Bargains, names: Names, places: Places) -> Iterator[Line]:
    """Yield what can be agreed on and who has to vote on it; what they need is loaded only for them."""
    from detente.brief.bargains import section, summary_lines

    yield from summary_lines(section(bargains, names, places))


def before(lines: Sequence[Line], at: int) -> int:
    """Return how many lines of the same section stand before one."""
    return sum(line.section == lines[at].section for line in lines[:at])


def letters(lines: Sequence[Line], ahead: "Section") -> Iterator[Line]:
    """Yield what the letters of the outcomes stand for that the lines speak of."""
    named = {piece.cite.href for line in lines for piece in line.pieces if piece.cite is not None}
    told = [f"{row.letter} is {row.text}" for row in ahead.rows if f"#{row.anchor}" in named]
    if told:
        yield Line("Here", "holds", (Piece(f"{'; '.join(told)}."),))


def plain(line: Line) -> str:
    """Return the words of a line."""
    return "".join(piece.text for piece in line.pieces)
