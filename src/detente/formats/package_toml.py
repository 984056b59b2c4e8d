"""A package file in TOML, with every mistake in it told at once."""

import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from detente.errors import AgreementMistakes, AgreementNotReadable, AgreementNotToml, FormulaMistake, nearest
from detente.formats.checking import Mistakes, Reader, Table, is_number, shown
from detente.formats.package_file import Alternative, Clause, Issue, PackageFile, Party, Range, Tiers
from detente.formats.package_formulas import Choices, read
from detente.formats.package_values import LARGEST, filled, number, tiers
from detente.formats.toml_places import Place, lines_of
from detente.formats.toml_text import tables_of, text_of

ID = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*")
TOP = ("title", "citation", "issues", "parties", "conditions", "chosen")
ISSUE = ("id", "label", "alternatives", "ordered")
ALTERNATIVE = ("id", "label", "evidence")
PARTY = ("id", "name", "no_deal", "power", "weights", "values", "ranks", "red_lines", "conditions", "evidence")
CLAUSE = ("formula", "evidence")


def package_file(path: str | Path) -> PackageFile:
    """Return what a package file says.

    Raises:
        AgreementNotReadable: It is missing, closed to us or not in UTF-8.
        AgreementNotToml: It is no TOML.
        AgreementMistakes: It is wrong; all mistakes are named.
    """
    return package_in(text_of(path, AgreementNotReadable), path)


def package_in(text: str, source: str | Path) -> PackageFile:
    """Return what the text of a package file says.

    Raises:
        AgreementNotToml: It is no TOML.
        AgreementMistakes: It is wrong; all mistakes are named.
    """
    tables = tables_of(text, source, AgreementNotToml)
    found = Mistakes(lines_of(text), owners(tables))
    file = read_tables(tables, found)
    if found.found:
        raise AgreementMistakes(source, found.in_order())
    return file


def owners(tables: Table) -> dict[Place, str]:
    """Return the id of each issue and party, as far as there is one."""
    return {
        (key, number): one["id"]
        for key in ("issues", "parties")
        for number, one in enumerate(tables[key] if isinstance(tables.get(key), list) else ())
        if isinstance(one, dict) and isinstance(one.get("id"), str)
    }


def read_tables(tables: Table, found: Mistakes) -> PackageFile:
    """Return what the tables say, and keep the mistakes in them."""
    top = Reader(tables, (), found, TOP)
    for key, example in (("issues", "id and alternatives"), ("parties", "id, no_deal, weights and values")):
        if not tables:
            found.add((), "the file is empty", "tables [[issues]] and [[parties]]")
            break
        if not top.has(key):
            top.missing(key, f"a table [[{key}]] for each, with {example}")
        elif not top.entries(key) and isinstance(tables[key], list):
            found.add((key,), "the list is empty", f"at least one table [[{key}]] with {example}")
    issues = tuple(issue(Reader(one, place, found, ISSUE), found) for place, one in top.entries("issues"))
    parties = tuple(party(Reader(one, place, found, PARTY), issues, found) for place, one in top.entries("parties"))
    file = PackageFile(
        issues=issues,
        parties=parties,
        title=top.text("title"),
        citation=top.text("citation"),
        conditions=clauses(top, "conditions", found),
        chosen=chosen(top, issues, found),
    )
    check_ids(file, found)
    if parties and not any(one.power for one in parties) and not found.found:
        found.add(("parties",), "no party has any power", "a power above 0 for at least one")
    check_formulas(file, found)
    return file


def identifier(table: Reader) -> str:
    """Return the id in a table."""
    expected = "letters, digits, _ and -"
    if not table.has("id"):
        table.missing("id", expected)
        return ""
    value = table.text("id")
    if isinstance(table.table["id"], str) and not ID.fullmatch(value):
        table.wrong("id", expected, re.sub(r"[^A-Za-z0-9_-]+", "_", value).strip("_"))
        return ""
    return value


def issue(table: Reader, found: Mistakes) -> Issue:
    """Return one issue."""
    ordered = table.table.get("ordered", False)
    if not isinstance(ordered, bool):
        table.wrong("ordered", "true or false")
    if not table.has("alternatives"):
        table.missing("alternatives", 'a list such as ["open_door", "moratorium"]')
    elif table.table["alternatives"] == []:
        table.wrong("alternatives", "at least one alternative")
    entries = [alternative(one, place, found) for place, one in table.entries("alternatives")]
    ids = [one.id for one in entries]
    for at, one in enumerate(ids):
        if one and ids.index(one) != at:
            found.add((*table.place, "alternatives", at), f"the alternative {one!r} stands here twice", "each once")
    return Issue(identifier(table), tuple(entries), table.text("label"), ordered is True)


def alternative(entry: object, place: Place, found: Mistakes) -> Alternative:
    """Return one alternative: its id, or a table with id and label."""
    table = Reader({"id": entry} if isinstance(entry, str) else entry, place, found, ALTERNATIVE)
    return Alternative(identifier(table) if table.table else "", table.text("label"), table.texts("evidence"))


def party(table: Reader, issues: tuple[Issue, ...], found: Mistakes) -> Party:
    """Return one party."""
    if not table.has("no_deal"):
        table.missing("no_deal", "what it has without a deal, on the scale of its values, as in no_deal = 0.3")
    if not table.has("values") and not table.has("ranks"):
        table.missing("values", "what alternatives are worth to it, as values or ranks")
    values, given_ranks = tables_by_issue(table, "values", issues), tables_by_issue(table, "ranks", issues)
    for one in values.keys() & given_ranks.keys():
        found.add((*table.place, "ranks", one), "values of this issue are given already", "one of the two")
    rows = {
        one.id: filled(one, row, (*table.place, "values", one.id), found)
        for one in issues
        if (row := values.get(one.id)) is not None
    }
    orders: dict[str, Tiers] = {
        one.id: tiers(one, given_ranks[one.id], (*table.place, "ranks", one.id), found)
        for one in issues
        if one.id in given_ranks
    }
    return Party(
        id=identifier(table),
        name=table.text("name"),
        no_deal=number(table.table.get("no_deal", 0), (*table.place, "no_deal"), found),
        power=power(table),
        weights=weights(table, issues, {*rows, *orders}, found),
        values=rows,
        ranks=orders,
        red_lines=clauses(table, "red_lines", found),
        conditions=clauses(table, "conditions", found),
        evidence=evidence(table, issues, found),
    )


def evidence(table: Reader, issues: tuple[Issue, ...], found: Mistakes) -> Mapping[str, tuple[str, ...]]:
    """Return the facts that what a party wants rests on, by issue."""
    given = tables_by_issue(table, "evidence", issues)
    inner = Reader(given, (*table.place, "evidence"), found, tuple(given))
    return {name: inner.texts(name) for name in given}


def tables_by_issue(table: Reader, key: str, issues: tuple[Issue, ...]) -> dict[str, Any]:
    """Return what a table says issue by issue."""
    value = table.table.get(key, {})
    if not isinstance(value, dict):
        table.wrong(key, "a table by issue")
        return {}
    known = [one.id for one in issues]
    for name in value:
        if name not in known:
            expected = f"one of {', '.join(known)}" if known else "an issue of this file"
            place = (*table.place, key, name)
            table.mistakes.add(place, f"there is no issue {name!r}", expected, nearest(name, known))
    return dict(value)


def power(table: Reader) -> float:
    """Return how much a party counts in the weighted answers."""
    value = table.table.get("power", 1)
    if is_number(value) and Decimal(value).is_finite() and 0 <= value <= LARGEST:
        return float(value)
    table.wrong("power", "a number, not negative")
    return 1.0


def weights(table: Reader, issues: tuple[Issue, ...], valued: set[str], found: Mistakes) -> Mapping[str, Range]:
    """Return how much each issue counts: where nothing is said, each that has values counts the same."""
    if not table.has("weights"):
        return {one.id: Range(1 / len(valued), 1 / len(valued)) for one in issues if one.id in valued}
    given = tables_by_issue(table, "weights", issues)
    read_ones = {
        name: number(value, (*table.place, "weights", name), found, negative=False) for name, value in given.items()
    }
    for name, one in read_ones.items():
        if one.high > 0 and name not in valued and any(issue.id == name for issue in issues):
            place = (*table.place, "values", name)
            found.add(place, f"the issue {name!r} has a weight and no values", "what its alternatives are worth")
    if read_ones and not any(one.high for one in read_ones.values()) and not found.found:
        found.add((*table.place, "weights"), "no issue counts anything for it", "a weight above 0 for at least one")
    return read_ones


def clauses(table: Reader, key: str, found: Mistakes) -> tuple[Clause, ...]:
    """Return formulas, each alone or in a table with its evidence."""
    read_ones = []
    for place, one in table.entries(key):
        if isinstance(one, str):
            read_ones.append(Clause(one))
        elif isinstance(one, dict):
            inner = Reader(one, place, found, CLAUSE)
            if not inner.has("formula"):
                inner.missing("formula", "a formula such as membership.open_door")
            read_ones.append(Clause(inner.text("formula", "true"), inner.texts("evidence")))
        else:
            found.add(place, f"{shown(one)} cannot stand here", 'a formula, or a table with formula = "..."')
            read_ones.append(Clause("true"))
    return tuple(read_ones)


def chosen(top: Reader, issues: tuple[Issue, ...], found: Mistakes) -> Mapping[str, str] | None:
    """Return the package to explain."""
    if not top.has("chosen"):
        return None
    given = tables_by_issue(top, "chosen", issues)
    for one in issues:
        if one.id and one.id not in given:
            found.add(("chosen", one.id), "this issue is left open", f"one of {', '.join(one.ids)}")
        elif one.id and given[one.id] not in one.ids:
            value = given[one.id]
            near = nearest(value, one.ids) if isinstance(value, str) else ""
            found.add(
                ("chosen", one.id), f"there is no alternative {shown(value)}", f"one of {', '.join(one.ids)}", near
            )
    return {name: str(value) for name, value in given.items()}


def check_ids(file: PackageFile, found: Mistakes) -> None:
    """Keep as mistakes ids that stand more than once."""
    for key, ids in (("issues", [one.id for one in file.issues]), ("parties", [one.id for one in file.parties])):
        for at, one in enumerate(ids):
            if one and ids.index(one) != at:
                found.add((key, at, "id"), f"{one!r} is the id of number {ids.index(one) + 1} already", "its own id")


def check_formulas(file: PackageFile, found: Mistakes) -> None:
    """Keep as mistakes what no formula can say with these issues."""
    choices = Choices({one.id: one.ids for one in file.issues})
    places: list[tuple[Place, Clause]] = [(("conditions", at), clause) for at, clause in enumerate(file.conditions)]
    for at, one in enumerate(file.parties):
        for key, clauses_of in (("red_lines", one.red_lines), ("conditions", one.conditions)):
            places += [(("parties", at, key, number_of), clause) for number_of, clause in enumerate(clauses_of)]
    for place, clause in places:
        try:
            formula = read(clause.formula, choices)
        except FormulaMistake as mistake:
            found.add_formula(place, mistake)
            continue
        if "red_lines" in place and any(step.kind == "after" for step in formula.steps):
            found.add(place, "`after` says what must be, not what is excluded", "it under `conditions`")
