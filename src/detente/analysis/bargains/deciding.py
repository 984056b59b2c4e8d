"""Which bodies have to vote on a deed: by general knowledge, by the codebook, or because a sentence tells of a vote."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from detente import catalog
from detente.analysis.bargains.stakes import parties_to, stakes, threatened
from detente.analysis.drafting.options import Cluster
from detente.analysis.drafting.sayings import How
from detente.analysis.drafting.told import Told
from detente.errors import RuleMistake
from detente.formats.vote_file import Member, Stage
from detente.formats.vote_model import rule_of
from detente.formats.vote_toml import vote_in
from detente.reading.knowledge import table
from detente.record import Body, Statement

RULES = {"all": "all", "consensus": "consensus", "majority": "members > 50%"}
"""What a codebook may say in a word."""


@dataclass(frozen=True)
class Asked:
    """A body that has to vote on something."""

    stage: Stage
    option: Cluster | None = None
    """The deed; none: the deal as a whole, or what a sentence tells."""
    others: tuple[Cluster, ...] = ()
    """Further deeds on which it votes."""

    @property
    def deeds(self) -> tuple[Cluster, ...]:
        """All deeds on which it votes."""
        return (*((self.option,) if self.option is not None else ()), *self.others)


@cache
def decisions() -> dict[str, Any]:
    """Return the table of who decides what, as TOML gives it."""
    return tomllib.loads((files("detente.analysis.bargains") / "decisions.toml").read_text(encoding="utf-8"))


@cache
def pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for any of some words; `*` stands for any ending.

    >>> bool(pattern(("sanction*",)).search("new sanctions")), bool(pattern(("join",)).search("joint talks"))
    (True, False)
    """
    plain = (re.escape(word).replace(r"\*", r"\w*") for word in words)
    return re.compile(rf"\b(?:{'|'.join(plain)})\b", re.IGNORECASE)


def bodies_for(told: Told) -> Iterator[Asked]:
    """Yield the bodies that have to vote before a deal can come about, or before what is threatened can."""
    sides = parties_to(told)
    found = [one.option for one in stakes(told, sides)]
    found += [one for one in told.shown if one.owner in sides and threatened(one)]
    texts, said = set(sentences(told).values()), {one.id: one for one in told.record.statements}
    rows = [
        one for one in decisions()["decisions"] if "named" not in one or any(speaks(one["named"], t) for t in texts)
    ]
    for option in found:
        words, votes = words_of(option, said), votes_by_party(option, told, said)
        for row in rows:
            if needed(row, option, words, told):
                yield Asked(stage_of(row, option, votes, told), option)
    named = dict(votes_told(told))
    for row in decisions()["decisions"]:
        facts = tuple(fact for fact, words in named.items() if row.get("by_name") and speaks(row["named"], words))
        if facts:
            yield Asked(by_name(row, facts, told))
    yield from (Asked(stage) for stage in of_codebook(told) if isinstance(stage, Stage))


def needed(row: dict[str, Any], option: Cluster, words: str, told: Told) -> bool:
    """Return whether a body of general knowledge has to vote on a deed, by whose it is and what is said of it."""
    owners = set(row.get("owners", ()))
    if owners and not owners & {option.owner, *told.sides.all_of(option.owner)}:
        return False
    return (
        speaks(row["about"], words)
        and ("with" not in row or speaks(row["with"], words))
        and not ("without" in row and speaks(row["without"], words))
    )


def words_of(option: Cluster, said: Mapping[str, Statement]) -> str:
    """Return the words of a deed, of what is said of it, and of the issues that most of that is on.

    Where a statement names it only as its condition, its own words tell more than the rest.
    """
    told = dict.fromkeys(one.fact for one, _ in option.sayings if one.how is not How.SUPPOSES)
    contents = [said[fact].words(said[fact].content) for fact in told if fact in said]
    issues = [one.replace("-", " ") for one, often in option.issues.items() if 2 * often >= len(option.facts)]
    return " ".join([option.label, *(one.deed.words for one, _ in option.sayings), *contents, *issues])


def speaks(words: Sequence[str], text: str) -> bool:
    """Return whether a text has one of some words."""
    return bool(pattern(tuple(words)).search(text))


def sentences(told: Told) -> dict[str, str]:
    """Return the sentence of each statement and event."""
    return {one.id: one.evidence[0].text for one in (*told.record.statements, *told.record.events)}


def votes_told(told: Told) -> Iterator[tuple[str, str]]:
    """Yield each sentence that tells of a vote to come, with the first fact that stands in it."""
    phrases = [re.compile(one, re.IGNORECASE) for one in decisions()["told"]["phrases"]]
    words_of_votes = decisions()["told"]["words"]
    seen: set[str] = set()
    for fact, words in sentences(told).items():
        if words in seen:
            continue
        seen.add(words)
        small = words.lower()
        if any(one in small for one in words_of_votes) and any(one.search(words) for one in phrases):
            yield fact, words


def edition(row: dict[str, Any], told: Told) -> str:
    """Return the body of the catalogue that is right for the days of the reports."""
    days = [one.published.last for one in told.record.reports if one.published]
    last = max(days, default=None)
    for one in row["bodies"]:
        within = last is not None and (
            date.fromisoformat(one.get("from", "0001-01-01")) <= last <= date.fromisoformat(one.get("to", "9999-12-31"))
        )
        if within or one is row["bodies"][-1]:
            return str(one["body"])
    raise AssertionError  # a row without bodies: the tests read every row


@cache
def stages(name: str) -> tuple[Stage, ...]:
    """Return the stages of a body of the catalogue."""
    text = f'[[stages]]\nbody = "{name}"\n'
    return vote_in(text, name, lambda one: catalog.text(one, catalog.VOTES)).stages


def votes_by_party(option: Cluster, told: Told, said: Mapping[str, Statement]) -> dict[str, dict[str, int]]:
    """Return party -> by statement of its own whether it is for a deed (1) or against it (-1)."""
    found: dict[str, dict[str, int]] = {}
    for saying, way in option.sayings:
        statement = said.get(saying.fact)
        party = told.sides.speaker(statement) if statement else None
        if party and saying.how not in (How.TELLS, How.SUPPOSES):
            found.setdefault(party, {})[saying.fact] = option.sign(saying, way)
    return found


def stage_of(row: dict[str, Any], option: Cluster, votes: Mapping[str, dict[str, int]], told: Told) -> Stage:
    """Return the body of a row as a stage of its own, with what each member said of the deed."""
    stage = first_stage(row, told)
    label = option.label[:1].lower() + option.label[1:]
    return Stage(
        members=tuple(placed(one, votes.get(one.id, {})) for one in stage.members),
        rule=stage.rule,
        id=f"{option.id}-{row['id']}",
        name=row.get("name", stage.name),
        citation=stage.citation,
        why=f"To {label}: {row['what']} ({row['source']}).",
        evidence=option.facts,
        body=stage.body,
        part=stage.part,
    )


def first_stage(row: dict[str, Any], told: Told) -> Stage:
    """Return the stage of a row: of a body with parts the one that it names, or the last, which takes most."""
    every = stages(edition(row, told))
    return next((one for one in every if one.part and one.part == row.get("part")), every[-1])


def by_name(row: dict[str, Any], facts: tuple[str, ...], told: Told) -> Stage:
    """Return the body of a row because sentences tell that it votes."""
    stage = first_stage(row, told)
    why = f"The reports tell of a vote: {row['what']} ({row['source']})."
    return Stage(stage.members, stage.rule, row["id"], stage.name, stage.citation, why, facts, stage.body, stage.part)


def placed(member: Member, votes: Mapping[str, int]) -> Member:
    """Return a member with what it said of a deed itself: yes, no, or nothing, also where it said both."""
    ways = set(votes.values())
    if len(ways) != 1:
        return member
    yes = ways.pop() > 0
    why = f"It {'speaks for it' if yes else 'speaks against it'} in the reports."
    return Member(
        member.id, member.name, member.group, member.count, member.weights, "yes" if yes else "no",
        why=why, evidence=tuple(votes),
    )  # fmt: skip


def of_codebook(told: Told) -> Iterator[Stage | str]:
    """Yield the bodies whose rule a codebook gives, as stages; where it cannot be used, what is wrong with it."""
    known = {row["id"]: row for row in table("bodies")["bodies"]}
    names = {party.id: party.name for party in told.record.parties}
    for body in told.record.bodies:
        usual = known.get(body.id, {})
        if not body.rule or not body.members or (usual.get("rule") == body.rule and usual.get("members")):
            continue
        stage = Stage(
            members=tuple(Member(one, names.get(one, "")) for one in body.members),
            rule=RULES.get(body.rule, body.rule),
            id=body.id,
            name=body.name,
            why="The codebook of the case says how it decides.",
            evidence=named_in(body, told),
        )
        try:
            rule_of(stage)
        except RuleMistake as mistake:
            yield f"The codebook gives {body.name} the rule {body.rule!r}, which cannot be used: {mistake.happened}."
            continue
        yield stage


def named_in(body: Body, told: Told) -> tuple[str, ...]:
    """Return the facts whose sentences name a body."""
    names = (body.name, *body.aliases)
    return tuple(fact for fact, words in sentences(told).items() if speaks(names, words))


def speakers_for(stage: Stage, option: Cluster, told: Told) -> list[Statement]:
    """Return the statements on a deed by people of a body whose members are not told apart: senators, deputies."""
    groups = {one.group for one in stage.members if one.count > 1 and one.group}
    stems = tuple(f"{group.removesuffix('s')}*" for group in groups)
    said = {one.id: one for one in told.record.statements}
    own = [said[fact] for fact in option.facts if fact in said]
    return [one for one in own if stems and speaks(stems, f"{one.speaker.name or ''} {one.speaker.role or ''}")]
