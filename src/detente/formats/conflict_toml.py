"""A conflict as a TOML file that people edit (FORMATS.md, section 2)."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import cast

from detente.errors import (
    ConflictMistakes,
    FormulaMistake,
    nearest,
)
from detente.formats.checking import Mistakes, Reader, Table, is_number, shown
from detente.formats.conflict_file import (
    MOVES,
    SIGNS,
    STRENGTHS,
    ConflictFile,
    DecisionMaker,
    Graph,
    Move,
    Moves,
    Option,
    Ranking,
    Sign,
    Statement,
    Strength,
)
from detente.formats.formulas import RESERVED, parsed
from detente.formats.toml_places import Place, lines_of

ID = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
TOP = ("title", "citation", "infeasible", "same", "status_quo", "decision_makers", "graph")
DECISION_MAKER = ("id", "name", "options", "prefers", "ranking", "weights", "swaps")
OPTION = ("id", "label", "moves", "evidence")
STATEMENT = ("formula", "evidence", "confidence", "place", "sign", "strength")
FORMS = ("prefers", "ranking", "weights")
NESTED = 100
"""Brackets inside brackets: what is nested deeper is no conflict file."""


def read_tables(tables: Table, source: str | Path, text: str = "") -> tuple[ConflictFile, Mistakes]:
    """Return what the tables say and the mistakes that are seen without working out a state."""
    found = Mistakes(lines_of(text), owner_names(tables))
    top = Reader(tables, (), found, TOP)
    if not tables:
        found.add((), "the file is empty", "at least a table [[decision_makers]] with id, options and prefers")
    elif not top.has("decision_makers"):
        top.missing("decision_makers", "a table [[decision_makers]] for each, with id, options and prefers")
    graph = graph_of(top, found)
    conflict = ConflictFile(
        title=top.text("title"),
        citation=top.text("citation"),
        infeasible=top.texts("infeasible", instead="false"),
        same=top.texts("same", instead="false"),
        status_quo=top.texts("status_quo") if top.has("status_quo") else None,
        decision_makers=tuple(
            decision_maker(Reader(one, place, found, DECISION_MAKER), found, in_graph=graph is not None)
            for place, one in top.entries("decision_makers")
        ),
        graph=graph,
    )
    if tables and top.has("decision_makers") and not conflict.decision_makers and not found.found:
        found.add(("decision_makers",), "nobody decides anything", "at least one decision maker")
    check_ids(conflict, found)
    if graph is None:
        check_formulas(conflict, found)
    else:
        check_graph(conflict, graph, found)
    return conflict, found


def owner_names(tables: Table) -> dict[Place, str]:
    """Return the id of each decision maker, as far as there is one."""
    entries = tables.get("decision_makers")
    named = enumerate(entries) if isinstance(entries, list) else ()
    return {
        ("decision_makers", number): one["id"]
        for number, one in named
        if isinstance(one, dict) and isinstance(one.get("id"), str)
    }


def decision_maker(table: Reader, found: Mistakes, *, in_graph: bool) -> DecisionMaker:
    """Return one decision maker."""
    if not in_graph and not table.has("options"):
        table.missing("options", 'a list such as [{id = "attack", label = "Attack"}]')
    if in_graph and table.has("options"):
        found.add((*table.place, "options"), "a conflict with [graph] has no options", "states and moves under [graph]")
    forms = [form for form in FORMS if table.has(form)]
    if not forms:
        table.missing("prefers", "what is wanted, as prefers, ranking or weights")
    for form in forms[1:]:
        found.add((*table.place, form), f"preferences stand under `{forms[0]}` already", "one form of preferences")
    if in_graph and forms and forms[0] != "ranking":
        found.add((*table.place, forms[0]), "a conflict with [graph] has no options to speak of", "a ranking of states")
    return DecisionMaker(
        id=identifier(table),
        name=table.text("name"),
        options=tuple(option(Reader(one, place, found, OPTION)) for place, one in table.entries("options")),
        prefers=statements(table, found) if table.has("prefers") else None,
        ranking=ranking(table, found) if table.has("ranking") else None,
        weights=weights(table, found) if table.has("weights") else None,
        swaps=swaps(table),
    )


def swaps(table: Reader) -> float:
    """Return the chance that neighbours in a ranking are exchanged."""
    if table.has("swaps") and not table.has("ranking"):
        table.wrong("swaps", "a ranking beside it: only neighbours in a ranking are exchanged")
    return table.share("swaps") or 0.0


def identifier(table: Reader) -> str:
    """Return the id in a table."""
    expected = "a letter or _, then letters, digits and _"
    if not table.has("id"):
        table.missing("id", expected)
        return ""
    value = table.text("id")
    if value and value in RESERVED:
        table.wrong("id", f"another word: {', '.join(RESERVED)} have a meaning in formulas")
    elif isinstance(table.table["id"], str) and not ID.fullmatch(value):
        table.wrong("id", expected, as_identifier(value))
    return value


def as_identifier(text: str) -> str:
    """Return the id nearest to a text, or nothing.

    >>> as_identifier("9x"), as_identifier("air strike!"), as_identifier("?")
    ('_9x', 'air_strike', '')
    """
    plain = re.sub(r"\W+", "_", text, flags=re.ASCII).strip("_")
    return f"_{plain}" if plain[:1].isdigit() or plain in RESERVED else plain


def option(table: Reader) -> Option:
    """Return one option."""
    return Option(
        id=identifier(table),
        label=table.text("label"),
        moves=cast("Moves", table.choice("moves", MOVES, "both")),
        evidence=table.texts("evidence"),
    )


def statements(table: Reader, found: Mistakes) -> tuple[Statement, ...]:
    """Return what a decision maker prefers."""
    entries = table.entries("prefers")
    read = tuple(statement(one, place, found, len(entries)) for place, one in entries)
    ranges = sorted(one.place for one in read if one.place is not None)
    if not have_room(ranges, len(read)):
        happened = "no order of these statements gives each of them a rank in its `place`"
        found.add((*table.place, "prefers"), happened, "ranges with room for all of them")
    return read


def have_room(ranges: Sequence[tuple[int, int]], count: int) -> bool:
    """Return whether ranks can be given out so that each range gets one in it: who has the least room comes first.

    >>> have_room([(1, 2), (1, 2)], 3), have_room([(1, 1), (1, 1)], 3)
    (True, False)
    """
    waiting = list(ranges)
    for rank in range(1, count + 1):
        open_now = [one for one in waiting if one[0] <= rank]
        if open_now:
            first = min(open_now, key=lambda one: one[1])
            if first[1] < rank:
                return False
            waiting.remove(first)
    return not waiting


def statement(entry: object, place: Place, found: Mistakes, count: int) -> Statement:
    """Return one statement: a formula, or a table with one."""
    if isinstance(entry, str):
        return Statement(entry)
    if not isinstance(entry, dict):
        found.add(place, f"{shown(entry)} cannot stand here", 'a formula, or a table with formula = "..."')
        return Statement("true")
    table = Reader(entry, place, found, STATEMENT)
    if not table.has("formula"):
        table.missing("formula", "a formula over the options")
    return Statement(
        formula=table.text("formula", "true"),
        evidence=table.texts("evidence"),
        confidence=table.share("confidence"),
        place=ranks(table, count),
        sign=cast("Sign", table.choice("sign", SIGNS, "sure")),
        strength=cast("Strength", table.choice("strength", STRENGTHS, "mild")) if table.has("strength") else None,
    )


def ranks(table: Reader, count: int) -> tuple[int, int] | None:
    """Return the first and last rank that a statement may have."""
    if not table.has("place"):
        return None
    value = table.table["place"]
    whole = isinstance(value, list) and len(value) == 2 and all(type(one) is int for one in value)
    if whole and 1 <= value[0] <= value[1] <= count:
        return value[0], value[1]
    table.wrong("place", f"two ranks such as [1, {count}], the better one first, none above {count}")
    return None


def ranking(table: Reader, found: Mistakes) -> Ranking:
    """Return states from best to worst; one that stands alone need not stand in a list of its own."""
    tiers: list[tuple[str, ...]] = []
    for place, tier in table.entries("ranking"):
        names = [tier] if isinstance(tier, str) else tier
        if isinstance(names, list) and names and all(isinstance(name, str) for name in names):
            tiers.append(tuple(names))
        else:
            found.add(place, f"{shown(tier)} cannot stand here", 'a list of states such as ["release + attack", "-"]')
            tiers.append(())
    return tuple(tiers)


def weights(table: Reader, found: Mistakes) -> tuple[tuple[str, Decimal], ...]:
    """Return what options are worth."""
    value = table.table["weights"]
    if not isinstance(value, dict):
        table.wrong("weights", "a table such as {release = 4, attack = -3}")
        return ()
    worth = []
    for key, number in value.items():
        if is_number(number) and Decimal(number).is_finite() and abs(Decimal(number).adjusted()) < 100:
            worth.append((key, Decimal(number)))
        else:
            found.add((*table.place, "weights", key), f"{shown(number)} cannot stand here", "a number")
    return tuple(worth)


def check_ids(conflict: ConflictFile, found: Mistakes) -> None:
    """Keep as mistakes ids that stand more than once, for decision makers or for options."""
    makers: dict[str, int] = {}
    owners: dict[str, tuple[int, str]] = {}
    for number, who in enumerate(conflict.decision_makers):
        if who.id and makers.setdefault(who.id, number) != number:
            place: Place = ("decision_makers", number, "id")
            found.add(place, f"{who.id!r} is the id of decision maker {makers[who.id] + 1} already", "an id of its own")
        for at, one in enumerate(who.options):
            owner, name = owners.setdefault(one.id, (number, who.said)) if one.id else (number, who.said)
            first = [other.id for other in who.options].index(one.id) if one.id else at
            place = ("decision_makers", number, "options", at, "id")
            if owner != number:
                found.add(place, f"the option {one.id!r} belongs to {name} already", "one owner for each option")
            elif first != at:
                found.add(place, f"the option {one.id!r} stands here twice", "each option once")


def formulas_of(conflict: ConflictFile) -> Iterable[tuple[Place, str]]:
    """Yield every formula with its place."""
    for key in ("infeasible", "same"):
        for number, formula in enumerate(getattr(conflict, key)):
            yield (key, number), formula
    for number, rank, statement in conflict.statements():
        yield ("decision_makers", number, "prefers", rank), statement.formula


def check_formulas(conflict: ConflictFile, found: Mistakes) -> None:
    """Keep as mistakes what no formula, no weight and no status quo can say with these options."""
    known = [option for option in conflict.bits if option]
    for place, formula in formulas_of(conflict):
        try:
            parsed(formula).known(known)
        except FormulaMistake as error:
            found.add_formula(place, error)
    for number, who in enumerate(conflict.decision_makers):
        for key, _ in who.weights or ():
            if key not in known:
                unknown_option(found, ("decision_makers", number, "weights", key), key, known)
    for number, option in enumerate(conflict.status_quo or ()):
        if option not in known:
            unknown_option(found, ("status_quo", number), option, known)


def unknown_option(found: Mistakes, place: Place, name: str, known: list[str], column: int | None = None) -> None:
    """Keep as a mistake a name that is no option."""
    expected = f"one of {', '.join(known)}" if known else ""
    if place not in found.places:
        found.add(place, f"there is no option {name!r}", expected, nearest(name, known), column)


def graph_of(top: Reader, found: Mistakes) -> Graph | None:
    """Return the states and moves listed one by one, if they are."""
    if not top.has("graph"):
        return None
    table = Reader(top.table["graph"], ("graph",), found, ("states", "moves"))
    if not table.has("states"):
        table.missing("states", "a list of names of states")
    return Graph(
        states=table.texts("states"),
        moves=tuple(move(Reader(one, place, found, ("by", "from", "to"))) for place, one in table.entries("moves")),
    )


def move(table: Reader) -> Move:
    """Return the moves of one decision maker from one state."""
    for key in ("by", "from", "to"):
        if not table.has(key):
            table.missing(key, 'as in {by = "x", from = "a", to = ["b"]}')
    return Move(table.text("by"), table.text("from"), table.texts("to"))


def check_graph(conflict: ConflictFile, graph: Graph, found: Mistakes) -> None:
    """Keep as mistakes names in the graph that stand for nothing, and what a graph cannot have."""
    for key in ("infeasible", "same"):
        if getattr(conflict, key):
            found.add((key,), "a conflict with [graph] has no options", "the states that exist, under [graph]")
    for number, name in enumerate(graph.states):
        if graph.states.index(name) != number:
            found.add(("graph", "states", number), f"the state {name!r} stands here twice", "each state once")
    makers = list(dict.fromkeys(who.id for who in conflict.decision_makers if who.id))
    states = list(dict.fromkeys(graph.states))
    for number, one in enumerate(graph.moves):
        named: list[tuple[Place, str, Sequence[str], str]] = [
            (("by",), one.by, makers, "decision maker"),
            (("from",), one.source, states, "state"),
            *((("to", at), target, states, "state") for at, target in enumerate(one.targets)),
        ]
        for rest, name, known, kind in named:
            if name and name not in known:
                place = ("graph", "moves", number, *rest)
                found.add(place, f"there is no {kind} {name!r}", f"one of {', '.join(known)}", nearest(name, known))


def raise_mistakes(found: Mistakes, source: str | Path) -> None:
    """Raise ConflictMistakes when there are any."""
    if found.found:
        raise ConflictMistakes(source, found.in_order())
