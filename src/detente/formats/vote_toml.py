"""A vote as a TOML file that people edit (FORMATS.md, section 4)."""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, cast

from detente.errors import RuleMistake, VoteMistakes, VoteNotToml, nearest
from detente.formats.checking import Mistakes, Reader, Table, is_number, shown
from detente.formats.toml_places import Place, lines_of
from detente.formats.toml_text import tables_of
from detente.formats.vote_file import POSITIONS, Member, Position, Stage, VoteFile
from detente.formats.vote_model import rule_of, shortlist
from detente.formats.vote_rules import HEADS, WORDS, parsed_rule, sums_in

ID = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
TOP = ("title", "citation", "status_quo", "scale", "stages")
STAGE = (
    "id",
    "body",
    "part",
    "name",
    "citation",
    "why",
    "members",
    "rule",
    "yes",
    "positions",
    "chances",
    "ideals",
    "reasons",
    "evidence",
    "said",
)
MEMBER = ("id", "name", "group", "count", "position", "yes", "abstain", "absent", "ideal", "why", "evidence")
MOST_VOTES = 10_000

Bodies = Callable[[str], str | None]
"""Returns the text of a body of the catalogue, or nothing."""


def vote_in(text: str, source: str | Path, bodies: Bodies, known: tuple[str, ...] = ()) -> VoteFile:
    """Return what a vote file says.

    Args:
        text: The file's text.
        source: What errors call it.
        bodies: Finds the body that a stage names.
        known: The names of bodies there are.

    Raises:
        VoteNotToml: It is no TOML.
        VoteMistakes: Something in it is wrong; all mistakes are named.
    """
    tables = tables_of(text, source, VoteNotToml)
    found = Mistakes(lines_of(text), owners(tables))
    vote = VoteReader(found, bodies, known).vote(tables)
    if found.found:
        raise VoteMistakes(source, found.in_order())
    return vote


def owners(tables: Table) -> dict[Place, str]:
    """Return what each stage is called, as far as it says."""
    entries = tables.get("stages")
    named = enumerate(entries) if isinstance(entries, list) else ()
    called = ((number, one.get("name") or one.get("body")) for number, one in named if isinstance(one, dict))
    return {("stages", number): name for number, name in called if isinstance(name, str)}


class VoteReader:
    """Reads the tables of a vote file and keeps every mistake."""

    def __init__(self, found: Mistakes, bodies: Bodies, known: tuple[str, ...]) -> None:
        self.found, self.bodies, self.known = found, bodies, known
        self.scale = (Fraction(0), Fraction(100))

    def vote(self, tables: Table) -> VoteFile:
        """Return the whole file."""
        top = Reader(tables, (), self.found, TOP)
        if not tables:
            self.found.add((), "the file is empty", "at least a table [[stages]] with members and a rule, or a body")
        elif not top.table.get("stages"):
            top.missing(
                "stages", "a table [[stages]] for each body that must agree, with members and a rule, or a body"
            )
        self.scale = self.read_scale(top)
        stages = [stage for place, one in top.entries("stages") for stage in self.stages(one, place)]
        return VoteFile(
            stages=tuple(stages),
            title=top.text("title"),
            citation=top.text("citation"),
            status_quo=self.on_scale(top, "status_quo"),
            scale=self.scale,
        )

    def read_scale(self, top: Reader) -> tuple[Fraction, Fraction]:
        """Return the two ends of the scale."""
        if not top.has("scale"):
            return self.scale
        value = top.table["scale"]
        if isinstance(value, list) and len(value) == 2 and all(map(finite, value)) and value[0] < value[1]:
            return Fraction(value[0]), Fraction(value[1])
        top.wrong("scale", "its two ends, the smaller first, such as [0, 100]")
        return self.scale

    def on_scale(self, table: Reader, key: str) -> Fraction | None:
        """Return a point of the scale."""
        if not table.has(key):
            return None
        value = table.table[key]
        if finite(value) and self.scale[0] <= Fraction(value) <= self.scale[1]:
            return Fraction(value)
        table.wrong(key, f"a number on the scale from {float(self.scale[0]):g} to {float(self.scale[1]):g}")
        return None

    def stages(self, entry: object, place: Place) -> list[Stage]:
        """Return the stages that an entry stands for: one, or those of a body."""
        table = Reader(entry, place, self.found, STAGE)
        before = len(self.found.found)
        if table.has("body"):
            made = self.of_body(table)
        else:
            for key, expected in (
                ("members", "a list with the id of each member"),
                ("rule", "a rule such as members >= 60%"),
            ):
                if not table.has(key):
                    table.missing(key, f"{expected}, or a body of the catalogue instead")
            made = [Stage(self.members(table), table.text("rule"), *self.words(table), table.texts("evidence"))]
            if table.has("part"):
                table.wrong("part", "a body beside it, of which it is a part")
        made = [self.with_values(table, one) for one in made]
        if len(self.found.found) == before:
            for one in made:
                self.check_rule(table, one)
                self.check_ideals(table, one)
        return made

    def words(self, table: Reader) -> tuple[str, str, str, str]:
        """Return id, name, citation and reason of a stage."""
        return table.text("id"), table.text("name"), table.text("citation"), table.text("why")

    def of_body(self, table: Reader) -> list[Stage]:
        """Return the stages of a body of the catalogue, with what the entry says instead."""
        name = table.text("body")
        text = self.bodies(name)
        if text is None:
            if isinstance(table.table["body"], str):
                near = nearest(name, self.known)
                self.found.add(
                    (*table.place, "body"),
                    f"the catalogue has no body {name!r}",
                    "a name that `detente catalog --bodies` lists",
                    near,
                )
            return []
        stages = list(vote_in(text, name, no_bodies).stages)
        if table.has("part"):
            part = table.choice("part", [one.id for one in stages if one.id], "")
            stages = [one for one in stages if one.id == part]
        for key in ("rule",):
            if table.has(key):
                table.wrong(key, "no rule beside a body: the body has its own")
        if table.has("members"):
            members = self.members(table)
            stages = [replace(one, members=members, own_members=True) for one in stages]
        parts = len(stages) > 1 or table.has("part")
        facts = table.texts("evidence")
        stages = [replace(one, body=name, part=one.id if parts else "", evidence=facts) for one in stages]
        return [self.renamed(table, one, single=len(stages) == 1) for one in stages]

    def renamed(self, table: Reader, stage: Stage, *, single: bool) -> Stage:
        """Return a stage of a body with the words of the entry."""
        name, why = table.text("name"), table.text("why")
        called = (name if single else f"{name}: {stage.said}") if name else stage.name
        return replace(
            stage, name=called, why=why or stage.why, id=table.text("id") if single and table.has("id") else stage.id
        )

    def members(self, table: Reader) -> tuple[Member, ...]:
        """Return the members of a stage."""
        entries = table.entries("members")
        members = tuple(self.member(one, place) for place, one in entries)
        if isinstance(table.table.get("members"), list) and not members:
            table.wrong("members", "at least one member")
        ids: dict[str, int] = {}
        for number, one in enumerate(members):
            if one.id and ids.setdefault(one.id, number) != number:
                self.found.add(
                    (*table.place, "members", number), f"the member {one.id!r} stands here twice", "each member once"
                )
        if sum(one.count for one in members) > MOST_VOTES:
            table.wrong("members", f"at most {MOST_VOTES:,} votes")
        return members

    def member(self, entry: object, place: Place) -> Member:
        """Return one member: its id, or a table."""
        given: object = {"id": entry} if isinstance(entry, str) else entry
        keys = [key for key in given if key not in MEMBER and is_number(given[key])] if isinstance(given, dict) else []
        table = Reader(given, place, self.found, (*MEMBER, *keys))
        weights = []
        for key in keys:
            value = table.table[key]
            if finite(value) and value >= 0:
                weights.append((key, Fraction(value)))
            else:
                table.wrong(key, "a number from 0 up")
        return Member(
            id=self.identifier(table),
            name=table.text("name"),
            group=table.text("group"),
            count=self.count(table),
            weights=tuple(weights),
            position=cast("Position", table.choice("position", POSITIONS, "yes")) if table.has("position") else None,
            yes=self.share(table, "yes"),
            abstain=self.share(table, "abstain") or Fraction(0),
            absent=self.share(table, "absent") or Fraction(0),
            ideal=self.on_scale(table, "ideal"),
            why=table.text("why"),
            evidence=table.texts("evidence"),
        )

    def identifier(self, table: Reader) -> str:
        """Return the id in a table."""
        expected = "a letter or _, then letters, digits, _ and -"
        if not table.has("id"):
            table.missing("id", expected)
            return ""
        value = table.text("id")
        if value in (*WORDS, HEADS):
            table.wrong("id", f"another word: {', '.join((*WORDS, HEADS))} have a meaning in rules")
        elif isinstance(table.table["id"], str) and not ID.fullmatch(value):
            table.wrong("id", expected)
        return value

    def count(self, table: Reader) -> int:
        """Return how many members are alike."""
        value = table.table.get("count", 1)
        if type(value) is int and 1 <= value <= MOST_VOTES:
            return value
        table.wrong("count", f"a whole number from 1 to {MOST_VOTES:,}")
        return 1

    def share(self, table: Reader, key: str) -> Fraction | None:
        """Return a chance, exactly as it is written."""
        return None if table.share(key) is None else Fraction(table.table[key])

    def with_values(self, table: Reader, stage: Stage) -> Stage:
        """Return a stage with what its entry says of all members and of single ones."""
        by_id = {one.id: one for one in stage.members}
        default = self.share(table, "yes")
        if default is not None:
            by_id = {key: replace(one, yes=default) if one.yes is None else one for key, one in by_id.items()}
        for member, place, value in self.single(table, "positions", by_id):
            if value in POSITIONS:
                by_id[member] = replace(by_id[member], position=value)
            else:
                self.found.add(
                    place,
                    f"{shown(value)} cannot stand here",
                    f"one of {', '.join(POSITIONS)}",
                    nearest(str(value), POSITIONS),
                )
        for member, _, _ in self.single(table, "chances", by_id):
            chance = self.share(Reader(table.table["chances"], (*table.place, "chances"), self.found, by_id), member)
            by_id[member] = replace(by_id[member], yes=chance)
        for member, _, _ in self.single(table, "ideals", by_id):
            ideal = self.on_scale(Reader(table.table["ideals"], (*table.place, "ideals"), self.found, by_id), member)
            by_id[member] = replace(by_id[member], ideal=ideal)
        for member, _, _ in self.single(table, "reasons", by_id):
            reasons = Reader(table.table["reasons"], (*table.place, "reasons"), self.found, by_id)
            by_id[member] = replace(by_id[member], why=reasons.text(member))
        for member, _, _ in self.single(table, "said", by_id):
            said = Reader(table.table["said"], (*table.place, "said"), self.found, by_id)
            by_id[member] = replace(by_id[member], evidence=said.texts(member))
        for number, one in enumerate(by_id.values()):
            if (one.yes or 0) + one.abstain + one.absent > 1:
                at = (*table.place, "members", number) if table.has("members") else table.place
                self.found.add(
                    at, f"the chances of {one.id!r} to say yes, abstain and be absent exceed 1", "at most 1 together"
                )
        return stage if not by_id and stage.members else replace(stage, members=tuple(by_id.values()))

    def single(self, table: Reader, key: str, by_id: dict[str, Member]) -> list[tuple[str, Place, Any]]:
        """Return what a table under a key says of single members; whoever is none is kept as a mistake."""
        value = table.table.get(key, {})
        if not isinstance(value, dict):
            table.wrong(key, "a table of members, such as {france = ...}")
            return []
        for member in value:
            if member not in by_id:
                self.found.add(
                    (*table.place, key, member),
                    f"there is no member {member!r}",
                    "the id of a member",
                    nearest(member, by_id),
                )
        return [(member, (*table.place, key, member), given) for member, given in value.items() if member in by_id]

    def check_ideals(self, table: Reader, stage: Stage) -> None:
        """Keep as a mistake that some members have an ideal point, and others have none."""
        without = [one.said for one in stage.members if one.ideal is None]
        if 0 < len(without) < len(stage.members):
            key = "members" if table.has("members") else "ideals"
            happened = f"no ideal point is given for {shortlist(without)}"
            self.found.add((*table.place, key), happened, "one for each member of the body, or for none")

    def check_rule(self, table: Reader, stage: Stage) -> None:
        """Keep as mistakes what is wrong in a rule, and numbers of members that it does not count."""
        key = "rule" if table.has("rule") else "members" if table.has("members") else "body"
        try:
            rule_of(stage)
        except RuleMistake as error:
            self.found.add((*table.place, key), error.happened, error.expected, error.near, error.column)
            return
        counts = sums_in(parsed_rule(stage.rule))
        for number, one in enumerate(stage.members if table.has("members") else ()):
            for name, _ in one.weights:
                if name not in counts:
                    near = nearest(name, (*MEMBER, *counts))
                    happened = "there is no such key, and the rule counts no weight of that name"
                    self.found.add((*table.place, "members", number, name), happened, "", near)


def finite(value: object) -> bool:
    """Return whether a value is a number that one can calculate with."""
    return (
        is_number(value)
        and Decimal(cast("Decimal", value)).is_finite()
        and abs(Decimal(cast("Decimal", value)).adjusted()) < 100
    )


def no_bodies(_: str) -> str | None:
    """Return nothing: a body is not made of other bodies."""
    return None
