"""The brief in a few lines for a terminal: each question with the beginning of its answer."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from detente.analysis.bargains.drafts import Bargains
from detente.analysis.drafted import Drafted
from detente.brief.lines import Line, Piece
from detente.brief.parts import Parts
from detente.record import Record

if TYPE_CHECKING:
    from detente.brief.outlook import Section

MOST: Mapping[str, int] = {"who": 1, "when": 2, "said": 1, "stands": 2, "amiss": 1}
"""How many lines each of the first five questions has at the most."""


def summary(
    record: Record,
    *,
    drafted: Drafted | None = None,
    bargains: Bargains | None = None,
    parts: Parts | None = None,
) -> Iterator[Line]:
    """Yield the beginnings of the answers that the page gives, in its order.

    Raises:
        ConflictMistakes: The drafted conflict is wrong; the error names every mistake.
    """
    parts = parts or Parts(record, drafted, bargains)
    if parts.strangers:
        yield Line("The codebook", "who", (Piece(parts.strangers),))
    yield from (Line("What is disputed", "reports", one) for one in parts.disputed)
    told = parts.lines
    yield from (line for at, line in enumerate(told) if before(told, at) < MOST[line.section])
    if parts.ahead is not None:
        yield from looking_ahead(parts, parts.ahead)


def looking_ahead(parts: Parts, ahead: "Section") -> Iterator[Line]:
    """Yield what can hold, what it would take and what can be agreed on; what they need is loaded only for them."""
    from detente.brief.outlook import open_lines, summary_lines

    told = list(summary_lines(ahead))
    yield from told
    if parts.bargains is not None and not (ahead.missing and parts.bargains.packages.missing):
        yield from bargaining(parts)
    yield from open_lines(ahead)
    yield from letters(told, ahead)


def bargaining(parts: Parts) -> Iterator[Line]:
    """Yield what can be agreed on and who has to vote on it; what they need is loaded only for them."""
    from detente.brief.bargains import summary_lines

    if parts.deal is not None:
        yield from summary_lines(parts.deal)


def before(lines: Sequence[Line], at: int) -> int:
    """Return how many lines of the same section stand before one."""
    return sum(line.section == lines[at].section for line in lines[:at])


def letters(lines: Sequence[Line], ahead: "Section") -> Iterator[Line]:
    """Yield what the letters of the outcomes stand for that the lines speak of."""
    named = {piece.cite.href for line in lines for piece in line.pieces if piece.cite is not None}
    for row in ahead.rows:
        if f"#{row.anchor}" in named:
            yield Line("Outcomes", "holds", (Piece(f"{row.letter}  {row.text}"),))


def plain(line: Line) -> str:
    """Return the words of a line."""
    return "".join(piece.text for piece in line.pieces)
