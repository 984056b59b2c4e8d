"""What people noted in a drafted file, as comments, put into a newer text of it where it belongs."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from detente.formats.toml_lines import FILE, Line, Place, lines_of, split


@dataclass
class Notes:
    """What stands over a line, and behind it."""

    over: list[str] = field(default_factory=list)
    behind: list[str] = field(default_factory=list)


def with_comments_of(text: str, mine: str, written: Collection[str]) -> str:
    """Return a newer text of a drafted file with what a person noted in an older one.

    A comment stands over what it stood over: an option, a wish, an issue, a red line, a member, a key; where that is
    gone, over what it was a part of, and else at the head. None is lost, and none is put in twice.

    Args:
        text: The newer text, as it is written for people to edit.
        mine: The text that a person edited.
        written: Comments in it that were written by us, and not by the person, with their signs.
    """
    lines = lines_of(text)
    known = {one.place for one in lines if one.code.strip()}
    placed: dict[Place, Notes] = {}
    for place, notes in noted(lines_of(mine), {*comments_in(text), *written}).items():
        at = nearest(place, known)
        there = placed.setdefault(at, Notes())
        there.over += notes.over if at == place else [*notes.over, *notes.behind]
        there.behind += notes.behind if at == place else []
    return "\n".join(put_together(lines, placed)) + "\n"


def nearest(place: Place, known: Collection[Place]) -> Place:
    """Return the place if there is one, and else the nearest of which it is a part.

    >>> nearest(("parties", "norway", "red_lines", "cod"), {("parties", "norway")})
    ('parties', 'norway')
    """
    while place and place not in known:
        place = place[:-1]
    return place


def comments_in(text: str) -> frozenset[str]:
    """Return the comments of a file, each with its sign."""
    return frozenset(one.comment for one in split(text) if one.comment)


def noted(lines: Sequence[Line], ours: Collection[str]) -> Mapping[Place, Notes]:
    """Return what a person noted, by what it is about."""
    found: dict[Place, Notes] = {}
    waiting: list[str] = []
    begun = False
    for one in lines:
        mine = one.comment if one.comment and one.comment not in ours else ""
        if not one.code.strip():
            waiting += [mine] if mine else []
            if waiting and not (begun or one.comment):  # at the head, with a line left free behind it
                found.setdefault(FILE, Notes()).over += waiting
                waiting = []
            continue
        begun = True
        if waiting or mine:
            notes = found.setdefault(one.place, Notes())
            notes.over += waiting
            notes.behind += [mine] if mine else []
            waiting = []
    if waiting:
        found.setdefault(FILE, Notes()).over += waiting
    return found


def put_together(lines: Sequence[Line], placed: dict[Place, Notes]) -> Iterator[str]:
    """Yield the lines with the notes: each over the first line that is about the same."""
    head = placed.pop(FILE, None)
    for one in lines:
        if head is not None and one.code.strip():
            yield from (*head.over, *head.behind, "")
            head = None
        notes = placed.pop(one.place, None) if one.code.strip() else None
        indent = one.code[: len(one.code) - len(one.code.lstrip())]
        yield from (f"{indent}{comment}" for comment in (notes.over if notes else ()))
        rest = [one.comment] if one.comment else []
        behind = "  ".join([*rest, *(notes.behind if notes else ())])
        yield f"{one.code.rstrip()}  {behind}" if behind and one.code.strip() else f"{one.code}{behind}".rstrip()
