"""What people noted in a conflict file, as comments, put into a newer text of it where it belongs."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from detente.errors import DetenteError
from detente.formats.preference_merging import shape

Key: TypeAlias = tuple[str, ...]
"""What a line is about: a decision maker, one of its options, one of its wishes, or a key of a table."""
HEAD: Key = ("head",)
"""The head of the file, which every text has."""
QUOTES = ('"""', "'''", '"', "'")


@dataclass
class Line:
    """A line of a file, taken apart."""

    code: str
    """It without its comment."""
    comment: str = ""
    """The comment, from its sign on."""
    key: Key = ()


@dataclass
class Notes:
    """What stands over a line, and behind it."""

    over: list[str] = field(default_factory=list)
    behind: list[str] = field(default_factory=list)


def with_comments_of(text: str, mine: str, written: Collection[str]) -> str:
    """Return a newer text of a conflict file with what a person noted in an older one.

    A comment stands over what it stood over: an option, a wish, a decision maker, a key; where that is gone, over
    its decision maker, and else at the head. None is lost, and none is put in twice.

    Args:
        text: The newer text, as `conflict_text` writes it.
        mine: The text that a person edited.
        written: Comments in it that were written by us, and not by the person, with their signs.
    """
    lines = taken_apart(text)
    known = {one.key for one in lines if one.code.strip()}
    placed: dict[Key, Notes] = {}
    for key, notes in noted(taken_apart(mine), {*comments_in(text), *written}).items():
        at = next((one for one in (key, ("maker", *key[1:2])) if one in known), HEAD)
        there = placed.setdefault(at, Notes())
        there.over += notes.over if at == key else [*notes.over, *notes.behind]
        there.behind += notes.behind if at == key else []
    return "\n".join(put_together(lines, placed)) + "\n"


def comments_in(text: str) -> frozenset[str]:
    """Return the comments of a file, each with its sign."""
    return frozenset(comment for _, comment in split(text) if comment)


def noted(lines: Sequence[Line], ours: Collection[str]) -> Mapping[Key, Notes]:
    """Return what a person noted, by what it is about."""
    found: dict[Key, Notes] = {}
    waiting: list[str] = []
    for one in lines:
        mine = one.comment if one.comment and one.comment not in ours else ""
        if not one.code.strip():
            waiting += [mine] if mine else []
            continue
        if waiting or mine:
            notes = found.setdefault(one.key, Notes())
            notes.over += waiting
            notes.behind += [mine] if mine else []
            waiting = []
    if waiting:
        found.setdefault(("end",), Notes()).over += waiting
    return found


def put_together(lines: Sequence[Line], placed: dict[Key, Notes]) -> Iterator[str]:
    """Yield the lines with the notes: each over the first line that is about the same."""
    head = placed.pop(HEAD, None)
    for one in lines:
        if head is not None and one.code.strip():
            yield from (*head.over, *head.behind, "")
            head = None
        notes = placed.pop(one.key, None) if one.code.strip() else None
        indent = one.code[: len(one.code) - len(one.code.lstrip())]
        yield from (f"{indent}{comment}" for comment in (notes.over if notes else ()))
        rest = [one.comment] if one.comment else []
        behind = "  ".join([*rest, *(notes.behind if notes else ())])
        yield f"{one.code.rstrip()}  {behind}" if behind and one.code.strip() else f"{one.code}{behind}".rstrip()


def taken_apart(text: str) -> list[Line]:
    """Return the lines of a file, each with its comment and with what it is about."""
    lines = [Line(code, comment) for code, comment in split(text)]
    makers = makers_of(lines)
    table, key = "", ""
    for number, one in enumerate(lines):
        code = one.code.strip()
        if not code:
            continue
        if code.startswith("["):
            table = makers.get(number, "") if code.startswith("[[") else code
            if code.startswith("[[") and table:
                one.key = ("maker", table)
                continue
        name = code.partition("=")[0].strip()
        if "=" in code and name.isidentifier() and not code.startswith(("{", '"', "'")):
            key = name
            one.key = ("key", table, key)
        else:
            one.key = about(code, table, key)
    return lines


def about(code: str, table: str, key: str) -> Key:
    """Return what a line inside a list is about: an option by its id, a wish by its formula."""
    if key == "options" and (name := quoted_behind(code, "id")):
        return ("option", table, name)
    if key == "prefers":
        formula = quoted_behind(code, "formula") or (first_quoted(code) if code[:1] in ("'", '"') else "")
        if formula:
            try:
                return ("wish", table, repr(shape(formula)))
            except DetenteError:
                return ("wish", table, formula)
    return ("in", table, key, code)


def quoted_behind(code: str, name: str) -> str:
    """Return the text in quotation marks behind a key.

    >>> quoted_behind('{id = "talk", label = "Talk"},', "id")
    'talk'
    """
    at = code.find(f"{name} ")
    at = code.find(f"{name}=") if at < 0 else at
    return first_quoted(code[at + len(name) :].lstrip(" =")) if at >= 0 else ""


def first_quoted(code: str) -> str:
    """Return the text in the quotation marks with which some code begins."""
    return code[1:].partition(code[0])[0] if code[:1] in ("'", '"') else ""


def makers_of(lines: Sequence[Line]) -> dict[int, str]:
    """Return the number of the line that opens a decision maker -> its id."""
    found: dict[int, str] = {}
    opened: int | None = None
    for number, one in enumerate(lines):
        code = one.code.strip()
        if code.startswith("["):
            opened = number if code.replace(" ", "") == "[[decision_makers]]" else opened
        elif opened is not None and code.partition("=")[0].strip() == "id":
            found.setdefault(opened, first_quoted(code.partition("=")[2].strip()))
    return found


def split(text: str) -> Iterator[tuple[str, str]]:
    """Yield each line of a file as its code and its comment; signs inside of texts open none."""
    inside = ""
    for line in text.splitlines():
        at = 0
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
                inside = next((one for one in QUOTES if line.startswith(one, at)), "")
                at += len(inside) - 1 if inside else 0
            at += 1
        if len(inside) == 1:
            inside = ""  # such a text ends with its line
        yield line[:at], line[at:].rstrip()
