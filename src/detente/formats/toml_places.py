r"""In which line of a TOML text each value stands.

The standard parser tells no places. This one reads only as much of the language as that takes, and only texts that the
standard parser has accepted.

>>> lines_of('a = 1\n[[b]]\nc = [\n  "x",\n  "y"]')[("b", 0, "c", 1)]
5
"""

import re
from bisect import bisect_left
from typing import TypeAlias

Place: TypeAlias = tuple[str | int, ...]

TOKEN = re.compile(
    r"""
      (?P<skip>[ \t\r]+|\#[^\n]*)
    | (?P<end>\n)
    | (?P<text>\"{3}(?:[^\\]|\\.)*?\"{3,5}|'{3}.*?'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')
    | (?P<sign>[\[\]{}=,.])
    | (?P<bare>[A-Za-z0-9_+:\-]+)
    """,
    re.VERBOSE | re.DOTALL,
)
DEEPEST = 50
"""Values nested deeper get no line of their own."""


def lines_of(text: str) -> dict[Place, int]:
    """Return the line, counting from 1, in which each value begins."""
    return Scanner(text).scanned()


class Scanner:
    """Walks over a text and notes where values begin."""

    def __init__(self, text: str) -> None:
        self.tokens = [found for found in TOKEN.finditer(text) if found.lastgroup != "skip"]
        self.starts = [at for at, sign in enumerate(text) if sign == "\n"]
        self.at = 0
        self.table: Place = ()
        self.counts: dict[Place, int] = {}
        self.lines: dict[Place, int] = {}

    def scanned(self) -> dict[Place, int]:
        """Return the line of each value."""
        while self.at < len(self.tokens):
            if self.peek() == "\n":
                self.at += 1
            elif self.peek() == "[":
                self.header()
            else:
                self.pair(self.table)
        return self.lines

    def peek(self, ahead: int = 0) -> str:
        """Return a token's text; a string counts as its opening mark."""
        at = self.at + ahead
        if at >= len(self.tokens):
            return ""
        token = self.tokens[at]
        return token.group()[0] if token.lastgroup == "text" else token.group()

    def note(self, place: Place) -> None:
        """Note that a value begins at the token that comes next."""
        if self.at < len(self.tokens):
            self.lines.setdefault(place, bisect_left(self.starts, self.tokens[self.at].start()) + 1)

    def header(self) -> None:
        """Read `[table]` or `[[entry of a list]]`."""
        is_list = self.peek(1) == "["
        begin = self.at
        self.at += 2 if is_list else 1
        keys = self.keys("]")
        after, self.at = self.at, begin
        self.table = self.resolved(keys[:-1])
        if is_list:
            whole = (*self.table, keys[-1])
            self.note(whole)
            self.counts[whole] = self.counts.get(whole, -1) + 1
            self.table = (*whole, self.counts[whole])
        else:
            self.table = (*self.table, keys[-1])
        self.note(self.table)
        self.at = after + (2 if is_list else 1)

    def resolved(self, keys: list[str]) -> Place:
        """Return the place of a table: of a list of tables the last entry is meant."""
        place: Place = ()
        for key in keys:
            place = (*place, key)
            if place in self.counts:
                place = (*place, self.counts[place])
        return place

    def keys(self, closing: str) -> list[str]:
        """Read `a."b".c` up to the sign after it."""
        found: list[str] = []
        while self.at < len(self.tokens) and self.peek() != closing:
            token = self.tokens[self.at]
            if token.lastgroup == "text":
                found.append(token.group()[1:-1])
            elif token.lastgroup == "bare":
                found.append(token.group())
            self.at += 1
        return found

    def pair(self, table: Place, depth: int = 0) -> None:
        """Read `key = value`."""
        begin = self.at
        place = (*table, *self.keys("="))
        after, self.at = self.at + 1, begin
        self.note(place)
        self.at = after
        self.value(place, depth)

    def value(self, place: Place, depth: int) -> None:
        """Read a value."""
        self.note(place)
        opening = self.peek()
        if depth >= DEEPEST or opening not in ("[", "{"):
            self.passed()
        elif opening == "[":
            self.items(place, depth)
        else:
            self.inline(place, depth)

    def items(self, place: Place, depth: int) -> None:
        """Read `[a, b]`."""
        self.at += 1
        count = 0
        while self.peek() not in ("]", ""):
            if self.peek() in ("\n", ","):
                self.at += 1
                continue
            self.value((*place, count), depth + 1)
            count += 1
        self.at += 1

    def inline(self, place: Place, depth: int) -> None:
        """Read `{a = 1, b = 2}`."""
        self.at += 1
        while self.peek() not in ("}", ""):
            if self.peek() in ("\n", ","):
                self.at += 1
                continue
            self.pair(place, depth + 1)
        self.at += 1

    def passed(self) -> None:
        """Pass over a value whose parts do not matter, up to the sign that ends it."""
        depth = 0
        while self.at < len(self.tokens):
            sign = self.peek()
            if depth == 0 and sign in (",", "\n", "]", "}"):
                return
            depth += (sign in ("[", "{")) - (sign in ("]", "}"))
            self.at += 1
