"""The answers to the last two questions in a line each, for the opening of the page and for the terminal."""

from collections.abc import Iterator, Sequence

from detente.brief.lines import Line, Piece
from detente.brief.outlook.answers import Sentence
from detente.brief.outlook.section import Section

MOST_HOLDS, MOST_TAKES = 5, 3
"""So many sentences the summary has of each."""
MOST_NAMED = 3
"""So many things of a row are named."""
HOLDS, TAKES, UNSETTLED = "What can hold", "What it would take", "What the reports do not settle"


def opening_lines(section: Section) -> Iterator[Line]:
    """Yield what can hold and what it would take, each in one line of the opening."""
    if section.missing:
        yield Line(HOLDS, "holds", (Piece(section.missing),))
        return
    yield Line(HOLDS, "holds", run_on([*section.holds[:1], *section.holds[1:][-max(section.apart, 1) :]]))
    yield Line(TAKES, "takes", run_on(section.takes[:2]))


def summary_lines(section: Section) -> Iterator[Line]:
    """Yield what can hold and what it would take, each sentence in a line: the first ones, and the last."""
    if section.missing:
        yield Line(HOLDS, "holds", (Piece(section.missing),))
        return
    yield from (Line(HOLDS, "holds", one) for one in ends_of(section.holds, MOST_HOLDS))
    takes = list(ends_of(section.takes, MOST_TAKES))
    if section.beyond:
        takes.append((*section.notes[0], Piece(f" Left out: {a_few([one.text for one in section.beyond])}.")))
    yield from (Line(TAKES, "takes", one) for one in takes)


def open_lines(section: Section) -> Iterator[Line]:
    """Yield what the reports do not settle, the first few in a line each."""
    yield from (Line(UNSETTLED, "takes", (Piece(one.text),)) for one in section.unsettled[:MOST_NAMED])
    more = len(section.unsettled) - MOST_NAMED
    if more > 0:
        yield Line(UNSETTLED, "takes", (Piece(f"{more} more, which the page names."),))


def a_few(some: Sequence[str]) -> str:
    """Return the first few of a row, and how many more the page names.

    >>> a_few(["a", "b", "c", "d", "e"])
    'a; b; c; 2 more, which the page names'
    """
    more = len(some) - MOST_NAMED
    return "; ".join(some if more <= 0 else [*some[:MOST_NAMED], f"{more} more, which the page names"])


def ends_of(sentences: Sequence[Sentence], most: int) -> Sequence[Sentence]:
    """Return at most so many sentences: the first ones, and the last."""
    return sentences if len(sentences) <= most else (*sentences[: most - 1], sentences[-1])


def run_on(sentences: Sequence[Sentence]) -> tuple[Piece, ...]:
    """Return sentences one after the other."""
    return tuple(piece for number, one in enumerate(sentences) for piece in ((Piece(" "),) if number else ()) + one)
