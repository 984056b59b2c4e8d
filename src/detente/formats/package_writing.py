"""Packages written as the TOML text that people edit."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from detente.formats.conflict_writing import comments, entries, line, on_one_line, present, value
from detente.formats.package_file import Alternative, Clause, Issue, PackageFile, Party, Range

Remarks = Mapping[tuple[str, str], Sequence[str]]
"""(id of a party, a formula of it) or ("", id of an issue) -> lines of comment that stand over it."""


def package_text(file: PackageFile, *, opening: Sequence[str] = (), remarks: Remarks | None = None) -> str:
    """Return the text of a package file; read again it gives the same packages.

    Args:
        file: What is written.
        opening: Lines of comment at the head.
        remarks: Lines of comment over issues and formulas.

    >>> from detente.formats.package_file import Alternative, Issue, Party
    >>> ban = Issue("ban", (Alternative("kept"), Alternative("lifted")))
    >>> print(package_text(PackageFile((ban,), (Party("norway", ranks={"ban": (("lifted",), ("kept",))}),))), end="")
    [[issues]]
    id = "ban"
    alternatives = ["kept", "lifted"]
    <BLANKLINE>
    [[parties]]
    id = "norway"
    no_deal = 0
    ranks = {ban = ["lifted", "kept"]}
    """
    about = remarks or {}
    head = [*line("title", file.title), *line("citation", file.citation)]
    head += entries("conditions", told("", file.conditions, about)) if file.conditions else ()
    parts = [
        [*comments(opening)],
        head,
        *([*issue(one, about)] for one in file.issues),
        *([*party(one, about)] for one in file.parties),
        [] if file.chosen is None else ["[chosen]", *(f"{key} = {value(one)}" for key, one in file.chosen.items())],
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def issue(one: Issue, about: Remarks) -> Iterator[str]:
    """Yield the lines of an issue."""
    yield from comments(about.get(("", one.id), ()))
    yield "[[issues]]"
    yield f"id = {value(one.id)}"
    yield from line("label", one.label)
    if one.ordered:
        yield "ordered = true"
    if all(isinstance(alternative(each), str) for each in one.alternatives):
        yield f"alternatives = {value([each.id for each in one.alternatives])}"
        return
    yield "alternatives = ["
    yield from (f"    {on_one_line(alternative(each))}," for each in one.alternatives)
    yield "]"


def alternative(one: Alternative) -> str | dict[str, Any]:
    """Return an alternative: its id alone where that is all there is to it."""
    table = present({"id": one.id, "label": one.label, "evidence": one.evidence})
    return one.id if set(table) <= {"id"} else table


def party(one: Party, about: Remarks) -> Iterator[str]:
    """Yield the lines of a party."""
    yield "[[parties]]"
    yield f"id = {value(one.id)}"
    yield from line("name", one.name)
    yield f"no_deal = {value(number(one.no_deal))}"
    if one.power != 1:
        yield f"power = {value(plain(one.power))}"
    if one.weights:
        yield f"weights = {table({key: number(each) for key, each in one.weights.items()})}"
    for name, clauses in (("red_lines", one.red_lines), ("conditions", one.conditions)):
        if clauses:
            yield from entries(name, told(one.id, clauses, about))
    if one.ranks:
        yield f"ranks = {table({key: ranking(tiers) for key, tiers in one.ranks.items()})}"
    if one.values or not one.ranks:
        rows = {key: {name: number(each) for name, each in row.items()} for key, row in one.values.items()}
        yield from rows_of("values", rows)
    if one.evidence:
        yield from rows_of("evidence", dict(one.evidence))


def rows_of(key: str, rows: Mapping[str, Any]) -> Iterator[str]:
    """Yield a table of a party with a line for each issue."""
    yield f"[parties.{key}]"
    yield from (f"{name} = {value(row)}" for name, row in rows.items())


def told(who: str, clauses: Sequence[Clause], about: Remarks) -> list[tuple[Sequence[str], Any]]:
    """Return formulas with the comments over them."""
    return [(about.get((who, one.formula), ()), clause(one)) for one in clauses]


def clause(one: Clause) -> str | dict[str, Any]:
    """Return a formula: alone where it has no evidence."""
    return {"formula": one.formula, "evidence": one.evidence} if one.evidence else one.formula


def ranking(tiers: Sequence[Sequence[str]]) -> list[str | list[str]]:
    """Return a ranking: those liked equally in a list of their own."""
    return [tier[0] if len(tier) == 1 else list(tier) for tier in tiers]


def table(held: Mapping[str, Any]) -> str:
    """Return a table on one line."""
    return "{" + ", ".join(f"{key} = {value(one)}" for key, one in held.items()) + "}"


def number(one: Range) -> float | int | list[float | int]:
    """Return a number, or a range as its two ends."""
    return [plain(one.low), plain(one.high)] if one.open else plain(one.low)


def plain(one: float) -> float | int:
    """Return a number without a point where it is whole.

    >>> plain(1.0), plain(0.25)
    (1, 0.25)
    """
    return int(one) if one == int(one) else one
