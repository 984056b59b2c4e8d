"""A conflict written as the TOML text that people edit."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from detente.formats.conflict_file import ConflictFile, DecisionMaker, Graph, Option, Ranking, Statement

WIDTH = 100
"""A list longer than this is written with one entry a line."""


Remarks = Mapping[tuple[str, str], Sequence[str]]
"""(id of a decision maker, id of its option or formula of its statement) -> lines of comment that stand over it."""


def conflict_text(conflict: ConflictFile, *, opening: Sequence[str] = (), remarks: Remarks | None = None) -> str:
    """Return the text of a conflict file; read again it gives the same conflict.

    Args:
        conflict: What is written.
        opening: Lines of comment at the head.
        remarks: Lines of comment over options and statements, which then stand each on a line of its own.

    >>> print(conflict_text(ConflictFile((DecisionMaker("syria", options=(Option("release"),), prefers=()),))), end="")
    [[decision_makers]]
    id = "syria"
    options = [{id = "release"}]
    prefers = []
    """
    head = [
        *line("title", conflict.title),
        *line("citation", conflict.citation),
        *line("infeasible", conflict.infeasible),
        *line("same", conflict.same),
        *(() if conflict.status_quo is None else (f"status_quo = {value(conflict.status_quo)}",)),
    ]
    in_graph = conflict.graph is not None
    parts = [
        [*comments(opening)],
        head,
        *([*maker(who, in_graph=in_graph, remarks=remarks or {})] for who in conflict.decision_makers),
    ]
    if conflict.graph is not None:
        parts.append([*graph(conflict.graph)])
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def line(key: str, held: Any) -> Iterator[str]:  # noqa: ANN401 (whatever TOML holds)
    """Yield a line with a key, unless there is nothing to say."""
    if held not in ("", (), None):
        yield f"{key} = {value(held)}"


def comments(lines: Iterable[str], indent: str = "") -> Iterator[str]:
    """Yield lines as comments; none can end its comment early."""
    for one in lines:
        yield f"{indent}# {''.join(sign if sign.isprintable() else ' ' for sign in one)}".rstrip()


def maker(who: DecisionMaker, *, in_graph: bool, remarks: Remarks) -> Iterator[str]:
    """Yield the lines of a decision maker."""
    yield "[[decision_makers]]"
    yield f"id = {value(who.id)}"
    yield from line("name", who.name)
    if not in_graph:
        yield from entries("options", [(remarks.get((who.id, one.id), ()), option(one)) for one in who.options])
    if who.prefers is not None:
        told = [(remarks.get((who.id, one.formula), ()), statement(one)) for one in who.prefers]
        yield from entries("prefers", told)
    if who.ranking is not None:
        yield f"ranking = {value(ranking(who.ranking))}"
    if who.weights is not None:
        yield f"weights = {value(dict(who.weights))}"
    if who.swaps:
        yield f"swaps = {value(who.swaps)}"


def entries(key: str, held: Sequence[tuple[Sequence[str], Any]]) -> Iterator[str]:
    """Yield the lines of a list; where something is said over an entry, each stands on a line of its own."""
    if not any(about for about, _ in held):
        yield f"{key} = {value([one for _, one in held])}"
        return
    yield f"{key} = ["
    for about, one in held:
        yield from comments(about, "    ")
        yield f"    {on_one_line(one)},"
    yield "]"


def on_one_line(held: Any) -> str:  # noqa: ANN401 (whatever TOML holds)
    """Return a value on one line, as TOML wants it inside a table of a list."""
    if isinstance(held, dict):
        return "{" + ", ".join(f"{key} = {on_one_line(one)}" for key, one in held.items()) + "}"
    if isinstance(held, list | tuple):
        return f"[{', '.join(on_one_line(one) for one in held)}]"
    return value(held)


def option(one: Option) -> dict[str, Any]:
    """Return an option as a table."""
    moves = one.moves if one.moves != "both" else ""
    return present({"id": one.id, "label": one.label, "moves": moves, "evidence": one.evidence})


def statement(one: Statement) -> str | dict[str, Any]:
    """Return a statement: its formula alone where that is all there is to it."""
    table = {
        "formula": one.formula,
        "evidence": one.evidence,
        "confidence": one.confidence,
        "place": one.place,
        "sign": one.sign if one.sign != "sure" else "",
        "strength": one.strength,
    }
    return one.formula if set(present(table)) <= {"formula"} else {"formula": one.formula, **present(table)}


def ranking(tiers: Ranking) -> list[list[str]]:
    """Return a ranking as a list of lists."""
    return [list(tier) for tier in tiers]


def graph(one: Graph) -> Iterator[str]:
    """Yield the lines of a graph."""
    yield "[graph]"
    yield f"states = {value(one.states)}"
    moves = [{"by": move.by, "from": move.source, "to": move.targets} for move in one.moves]
    yield f"moves = {value(moves)}"


def present(table: dict[str, Any]) -> dict[str, Any]:
    """Return what there is in a table."""
    return {key: held for key, held in table.items() if held not in ("", (), None)}


def value(held: Any) -> str:  # noqa: ANN401 (whatever TOML holds)
    """Return a value as TOML writes it."""
    if isinstance(held, str):
        return quoted(held)
    if isinstance(held, dict):
        return "{" + ", ".join(f"{key} = {value(one)}" for key, one in held.items()) + "}"
    if isinstance(held, list | tuple):
        items = [value(one) for one in held]
        short = f"[{', '.join(items)}]"
        return short if len(short) <= WIDTH else "[\n" + "".join(f"    {item},\n" for item in items) + "]"
    return format(held, "f") if isinstance(held, Decimal) else repr(held)


def quoted(text: str) -> str:
    r"""Return text in quotation marks.

    >>> print(quoted('say "no"'))
    "say \"no\""
    """
    escapes = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
    return '"' + "".join(escapes.get(sign) or printable(sign) for sign in text) + '"'


def printable(sign: str) -> str:
    """Return a character, or its number where TOML does not allow it in text."""
    return f"\\u{ord(sign):04x}" if ord(sign) < 32 or ord(sign) == 127 else sign
