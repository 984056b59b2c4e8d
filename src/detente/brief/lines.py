"""The opening: a few lines that answer the questions, each leading to its evidence."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from detente.brief.agenda import Agenda, Entry, before
from detente.brief.findings import Doubt
from detente.brief.matrix import Matrix, Stand
from detente.brief.places import Cite
from detente.brief.statements import Saying
from detente.brief.who import Side, Table
from detente.brief.wording import clipped, joint

MOST_LINES = 12
"""On the first five questions; what can hold and what it would take have a line each besides."""
MOST_PARTIES = 5
MOST_PEOPLE = 2
BARE = frozenset({"it", "that", "them", "this", "these", "those", "so"})
MOST_SAID = 3
MOST_STANDS = 3
RECENT = 10
"""Days before the latest statement from which the opening quotes."""


@dataclass(frozen=True)
class Piece:
    """Part of a line: words, and where they lead."""

    text: str
    cite: Cite | None = None
    tone: str = ""
    """`strong`, `soft`, `alert`, or nothing."""
    refs: bool = True
    """Whether the number of the passage is shown after the words."""


@dataclass(frozen=True)
class Line:
    """One line of the opening."""

    question: str
    section: str
    pieces: tuple[Piece, ...]


def opening(
    table: Table, agenda: Agenda, sayings: Sequence[Saying], matrix: Matrix, doubts: Sequence[Doubt]
) -> tuple[Line, ...]:
    """Return the opening lines, in the order of the questions and within each the newest first."""
    first = [*who(table), *when(agenda), *said(sayings), *stands(matrix)]
    return tuple(first + list(amiss(doubts, room=MOST_LINES - len(first))))


def who(table: Table) -> Iterator[Line]:
    """Yield the line on who is at the table."""
    present = [side for side in table.sides if side.cites or side.people][:MOST_PARTIES]
    pieces: list[Piece] = []
    for side in present:
        pieces += [Piece("; ")] if pieces else []
        pieces += presented(side)
    more = len(table.sides) + len(table.named) - len(present)
    if more > 0 and pieces:
        pieces.append(Piece(f"; {more} more named", tone="soft"))
    count = sum(one.count for one in table.unnamed)
    if count:
        cite = table.unnamed[0].cites[0] if table.unnamed[0].cites else None
        text = "One statement rests" if count == 1 else f"{count} statements rest"
        pieces += [Piece(". " if pieces else ""), Piece(f"{text} on unnamed speakers", cite, "soft", refs=False)]
    if pieces:
        yield Line("Who", "who", (*pieces, Piece(".")))


def presented(side: Side) -> Iterator[Piece]:
    """Yield a party with those who speak for it."""
    yield Piece(side.name, next(iter(side.cites), None), "strong", refs=False)
    people = [human for human in side.people if human.cites][:MOST_PEOPLE]
    for number, human in enumerate(people):
        yield Piece(", " if number else " (")
        yield Piece(human.name, human.cites[0], refs=False)
    if people:
        yield Piece(")")


def when(agenda: Agenda) -> Iterator[Line]:
    """Yield what comes next, the nearest deadline, and what happened last."""
    clear = [entry for entry in agenda.coming if not entry.bare]
    coming = [entry for entry in clear if entry.date] or clear[:1]
    past = [
        entry
        for entry in agenda.past
        if entry.kind == "meeting" and entry.date and not before(agenda.latest, entry.date)
    ]
    held = [entry for entry in past if entry.status == "held"] or past
    meetings = [entry for entry in held if not entry.doubts] or held
    due = [entry for entry in agenda.deadlines if entry.date and not before(entry.date, agenda.latest)]
    for label, found in (("Next", coming[:2]), ("Deadline", due[:2]), ("Latest", meetings[:1])):
        pieces = [piece for entry in found for piece in (Piece("; "), *dated(entry))][1:]
        if pieces:
            yield Line("When", "when", (Piece(f"{label}: ", tone="strong"), *pieces, Piece(".")))


def dated(entry: Entry) -> Iterator[Piece]:
    """Yield an entry of the agenda with its date."""
    yield Piece(clipped(entry.what, 150), next(iter(entry.cites), None))
    yield Piece(f", {entry.when}" + (f" ({entry.status})" if entry.kind != "deadline" else ""))
    if entry.doubts:
        yield Piece(" date in doubt", tone="alert")


def said(sayings: Sequence[Saying]) -> Iterator[Line]:
    """Yield the weightiest of what was said lately, the newest first: of each party one before any has a second."""
    days = [one.date.first.toordinal() for one in sayings if one.date]
    late = [one for one in sayings if not days or (one.date and one.date.first.toordinal() > max(days) - RECENT)]
    told = (at for at in range(len(late)) if late[at].cites and says_what(late[at].text))
    weighty = sorted(told, key=lambda at: (-late[at].weight, at))
    chosen: list[int] = []
    heard: set[str] = set()
    for by_party in (True, False):
        for at in weighty:
            keys = {late[at].voice.name, *(cite.label for cite in late[at].cites)}
            slug = late[at].voice.slug
            again = bool(keys & heard) or (by_party and slug in heard)
            if not again and at not in chosen and len(chosen) < MOST_SAID:
                chosen.append(at)
                heard |= {*keys, slug} - {""}
    for at in sorted(chosen):
        yield Line("What was said", "said", tuple(spoken(late[at])))


def says_what(words: str) -> bool:
    """Return whether some words say anything without the sentence before them (`it` does not).

    >>> says_what("the ban"), says_what("it")
    (True, False)
    """
    return words.strip("“”\"' .,").casefold() not in BARE


def spoken(one: Saying) -> Iterator[Piece]:
    """Yield a statement as one line."""
    yield Piece(one.voice.name, tone="strong")
    yield Piece(f" ({one.voice.party})" if one.voice.party else "")
    tie = ":" if one.towards else joint(one.verb, one.text)
    yield Piece(f" {one.verb}{' ' if one.towards else ''}{one.towards}{tie} ")
    yield Piece(clipped(one.text, 170), one.cites[0])
    if one.condition:
        yield Piece(f" ({clipped(one.condition, 80)})", tone="soft")
    if one.chain:
        yield Piece(f" (according to {one.chain})", tone="soft")
    if one.date:
        yield Piece(f", {one.date.spoken()}", tone="soft")


def stands(matrix: Matrix) -> Iterator[Line]:
    """Yield for each of the chief parties what it demands, offers and refuses."""
    for column, (party, _) in enumerate(matrix.parties[:MOST_STANDS]):
        held = [stand for row in matrix.rows for stand in row.cells[column].stands if says_what(stand.text)]
        chief: dict[str, Stand] = {}
        for stand in sorted(held, key=lambda one: -one.weight):
            chief.setdefault(stand.stance, stand)
        pieces = [piece for stand in list(chief.values())[:2] for piece in (Piece("; "), *held_by(stand))][1:]
        if pieces:
            stop = () if pieces[-1].text.endswith("…") else (Piece("."),)
            yield Line("Where each side stands", "stands", (Piece(f"{party} ", tone="strong"), *pieces, *stop))


def held_by(stand: Stand) -> Iterator[Piece]:
    """Yield what a party demands, offers, accepts, refuses or threatens."""
    yield Piece(f"{stand.stance}{joint(stand.stance, stand.text)} ")
    yield Piece(clipped(stand.text, 110), stand.cites[0] if stand.cites else None)
    if stand.believed:
        yield Piece(" (as others believe)", tone="soft")
    if stand.red_line:
        yield Piece(" red line", tone="alert")
    if stand.condition:
        yield Piece(f" ({clipped(stand.condition, 80)})", tone="soft")


def amiss(doubts: Sequence[Doubt], *, room: int) -> Iterable[Line]:
    """Return what does not add up, the gravest first, in as many lines as there is room for."""
    shown = [
        Line(
            "What does not add up",
            "amiss",
            (Piece(clipped(doubt.message, 360), next((proof.cite for proof in doubt.proofs), None)),),
        )
        for doubt in doubts[: min(room, MOST_SAID)]
    ]
    more = len(doubts) - len(shown)
    if shown and more:
        shown[-1] = replace(shown[-1], pieces=(*shown[-1].pieces, Piece(f" {more} more below.", tone="soft")))
    return shown
