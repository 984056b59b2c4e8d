"""Votes written as the TOML text that people edit."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from detente.formats.conflict_writing import comments, line, on_one_line, present, value
from detente.formats.vote_file import Member, Stage, VoteFile

Remarks = Mapping[str, Sequence[str]]
"""Id of a stage -> lines of comment that stand over it."""


def vote_text(file: VoteFile, *, opening: Sequence[str] = (), remarks: Remarks | None = None) -> str:
    """Return the text of a vote file; read again it gives the same vote.

    A body of the catalogue is named, and its members are not written out unless they are others.

    Args:
        file: What is written.
        opening: Lines of comment at the head.
        remarks: Lines of comment over stages.

    >>> print(vote_text(VoteFile((Stage((Member("north"), Member("south", position="no")), "all"),))), end="")
    [[stages]]
    members = [
        {id = "north"},
        {id = "south", position = "no"},
    ]
    rule = "all"
    """
    head = [*line("title", file.title), *line("citation", file.citation)]
    if file.status_quo is not None:
        head.append(f"status_quo = {number(file.status_quo)}")
    if file.scale != VoteFile(()).scale:
        head.append(f"scale = [{', '.join(map(number, file.scale))}]")
    parts = [[*comments(opening)], head, *([*stage(one, (remarks or {}).get(one.id, ()))] for one in file.stages)]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def stage(one: Stage, about: Sequence[str]) -> Iterator[str]:
    """Yield the lines of a stage."""
    yield from comments(about)
    yield "[[stages]]"
    yield from line("id", one.id)
    yield from line("body", one.body)
    yield from line("part", one.part)
    yield from line("name", one.name)
    if not one.body:
        yield from line("citation", one.citation)
    yield from line("why", one.why)
    yield from line("evidence", one.evidence)
    if one.body and not one.own_members:
        yield from of_members(one.members)
        return
    yield "members = ["
    yield from (f"    {on_one_line(member(each))}," for each in one.members)
    yield "]"
    if not one.body:
        yield f"rule = {value(one.rule)}"


def of_members(members: Sequence[Member]) -> Iterator[str]:
    """Yield what is known of single members of a body that the catalogue knows."""
    tables: tuple[tuple[str, Callable[[Member], Any], Callable[[Any], str]], ...] = (
        ("positions", lambda one: one.position, value),
        ("chances", lambda one: one.yes, number),
        ("ideals", lambda one: one.ideal, number),
        ("reasons", lambda one: one.why, value),
        ("said", lambda one: one.evidence, value),
    )
    for key, held, written in tables:
        rows = {one.id: held(one) for one in members if held(one) not in (None, "", ())}
        if rows:
            yield f"[stages.{key}]"
            yield from (f"{name} = {written(one)}" for name, one in rows.items())


def member(one: Member) -> dict[str, Any]:
    """Return a member as a table."""
    numbers = {
        "yes": one.yes,
        "abstain": one.abstain or None,
        "absent": one.absent or None,
        "ideal": one.ideal,
        **dict(one.weights),
    }
    return {
        "id": one.id,
        **present({"name": one.name, "group": one.group}),
        **({"count": one.count} if one.count != 1 else {}),
        **({"position": one.position} if one.position is not None else {}),
        **{key: Written(held) for key, held in numbers.items() if held is not None},
        **present({"why": one.why, "evidence": one.evidence}),
    }


class Written:
    """A number that is written exactly."""

    def __init__(self, held: Fraction) -> None:
        self.held = held

    def __repr__(self) -> str:
        return number(self.held)


def number(held: Fraction) -> str:
    """Return a number as TOML writes it, exactly: numbers of a file have an end.

    >>> number(Fraction(67)), number(Fraction(1, 8)), number(Fraction(-5, 2))
    ('67', '0.125', '-2.5')
    """
    digits = 0
    while (held * 10**digits).denominator != 1 and digits < MOST_DIGITS:
        digits += 1
    scaled = round(held * 10**digits)
    if not digits:
        return str(scaled)
    whole, rest = divmod(abs(scaled), 10**digits)
    return f"{'-' if scaled < 0 else ''}{whole}.{rest:0{digits}d}"


MOST_DIGITS = 120
"""Digits behind the point that a number of a file may have."""
