"""What each line of a TOML file is about: a table, a key of it, or an entry of a list, known by its id or formula."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from detente.errors import DetenteError
from detente.formats.preference_merging import shape

Place: TypeAlias = tuple[str, ...]
"""The way to what a line is about, from the file on: `("parties", "russia", "red_lines", "troops.withdraw")`."""
FILE: Place = ()
"""The file as a whole."""
QUOTES = ('"""', "'''", '"', "'")
NAMES = ("id", "name", "body")
"""By which of its keys a table of a list is known: by the first that it has."""
PART = r"""(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')"""
DOTTED = rf"\s*({PART}(?:\s*\.\s*{PART})*)\s*"
KEY = re.compile(rf"{DOTTED}=(.*)", re.DOTALL)
HEADER = re.compile(rf"\s*(\[\[?){DOTTED}\]")


@dataclass
class Line:
    """A line of a file, taken apart."""

    code: str
    """It without its comment."""
    comment: str = ""
    """The comment, from its sign on."""
    depth: int = 0
    """In how many brackets it begins; inside of a text, in one more."""
    place: Place = FILE
    """What it is about; of a line without code, the file."""


def lines_of(text: str) -> list[Line]:
    r"""Return the lines of a file, each with its comment and with what it is about.

    >>> [one.place for one in lines_of('[[parties]]\nid = "norway"\nred_lines = [\n    "cod",\n]')][2:4]
    [('parties', 'norway', 'red_lines'), ('parties', 'norway', 'red_lines', 'cod')]
    """
    lines = list(split(text))
    latest: dict[Place, Place] = {}
    table, key = FILE, FILE
    for number, one in enumerate(lines):
        if not one.code.strip():
            continue
        if one.depth:
            one.place = (*key, entry(lines, number))
        elif found := HEADER.match(one.code):
            table = key = one.place = opened(parts(found[2]), latest, lines, number if found[1] == "[[" else None)
        elif found := KEY.match(one.code):
            key = one.place = (*table, *parts(found[1]))
    return lines


def opened(names: Place, latest: dict[Place, Place], lines: Sequence[Line], number: int | None) -> Place:
    """Return what a line that opens a table is about; of a table of a list, with what the table is known by.

    Args:
        names: The names in its brackets.
        latest: What the latest table of each list is about, which this may be a part of.
        lines: The lines of the file.
        number: The number of the line, if it opens a table of a list.
    """
    place = FILE
    for at, name in enumerate(names):
        place = (*place, name)
        if at < len(names) - 1 or number is None:
            place = latest.get(place, place)
    if number is None:
        return place
    latest[place] = (*place, known_by(lines[number + 1 :]))
    return latest[place]


def known_by(lines: Sequence[Line]) -> str:
    """Return what a table of a list is known by, from the lines in it."""
    found: dict[str, str] = {}
    for one in lines:
        if not one.depth and HEADER.match(one.code):
            break
        if not one.depth and (key := KEY.match(one.code)) and key[1] in NAMES:
            held = value(key[2])
            found.setdefault(key[1], held if isinstance(held, str) else "")
    return next((found[name] for name in NAMES if found.get(name)), "")


def entry(lines: Sequence[Line], number: int) -> str:
    """Return what the entry of a list that begins on a line is known by: its id, its formula, or else its text."""
    code = lines[number].code
    for one in lines[number + 1 :]:
        if one.depth <= lines[number].depth:
            break
        code += f"\n{one.code}"  # an entry of several lines
    held = value(f"[{code}\n]")
    first = held[0] if isinstance(held, list) and held else code.strip()
    if isinstance(first, dict):
        first = first.get("id") or first.get("formula") or code.strip()
    return formula(str(first))


def formula(text: str) -> str:
    """Return a formula without its spaces and brackets; what is none, without spaces that it does not need."""
    try:
        return text if text.isidentifier() else " ".join(map(str, shape(text)))
    except DetenteError:
        return " ".join(text.split())


def parts(dotted: str) -> Place:
    """Return the parts of a key.

    >>> parts('stages . "said"')
    ('stages', 'said')
    """
    return tuple(one.strip("\"'") for one in re.findall(PART, dotted))


def value(code: str) -> Any:  # noqa: ANN401 (whatever TOML holds)
    """Return the value that some code stands for; nothing, where it is not whole."""
    try:
        return tomllib.loads(f"value = {code}")["value"]
    except tomllib.TOMLDecodeError:
        return None


def split(text: str) -> Iterator[Line]:
    """Yield each line of a file as its code and its comment; signs inside of texts open none."""
    inside, depth = "", 0
    for line in text.splitlines():
        at, begins = 0, depth + bool(inside)
        while at < len(line):
            if inside:
                if line[at] == "\\" and inside.startswith('"'):
                    at += 2
                    continue
                if line.startswith(inside, at):
                    at += len(inside)
                    inside = ""
                    continue
            elif line[at] == "#":
                break
            else:
                depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(line[at], 0)
                inside = next((one for one in QUOTES if line.startswith(one, at)), "")
                at += len(inside) - 1 if inside else 0
            at += 1
        if len(inside) == 1:
            inside = ""  # such a text ends with its line
        yield Line(line[:at], line[at:].rstrip(), begins)
