"""What a statement does, whether it is denied or only possible, and what it says of the talks' chances."""

import re
from dataclasses import dataclass, replace
from functools import cache

from detente.reading.knowledge import table
from detente.reading.page import Page
from detente.reading.pipeline import step
from detente.record import Act, Attitude, Modality, Statement

LEFT_OPEN = (Act.INFORM, Act.ASSESS)
"""Acts of a cue that says no more than that somebody spoke or thought."""

SAYING_NO = frozenset({Act.REFUSE, Act.REJECT})
TURNED = {Act.ACCEPT: Act.REFUSE, Act.PROMISE: Act.REFUSE, Act.OFFER: Act.REFUSE, Act.REFUSE: Act.ACCEPT}
"""What an act becomes when the cue is denied: who would not agree has refused."""

PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u00ad": None, "\n": " ", "\r": " "})


@dataclass(frozen=True)
class Pattern:
    """Words of what is said that show what it does."""

    name: str
    act: Act
    match: re.Pattern[str]
    unless: re.Pattern[str] | None
    over: tuple[Act, ...]
    red_line: bool


@cache
def patterns() -> tuple[Pattern, ...]:
    """Return the patterns of the table, in its order."""
    return tuple(
        Pattern(
            row["name"],
            Act(row["act"]),
            re.compile(row["match"]),
            re.compile(row["unless"]) if "unless" in row else None,
            tuple(Act(act) for act in row.get("over", ("inform", "assess"))),
            row.get("red_line", False),
        )
        for row in table("acts")["patterns"]
    )


@cache
def single(*path: str) -> re.Pattern[str]:
    """Return one pattern of the table by its path."""
    found = table("acts")
    for name in path[:-1]:
        found = found[name]
    return re.compile(found[path[-1]])


def plain(text: str) -> str:
    """Return `text` in lower case with plain quotation marks and apostrophes: what the patterns are written for."""
    return text.translate(PLAIN).lower()


@step(needs=["statements"], adds=["statements"])
def acts(page: Page) -> Page:
    """Give every statement its act, its red line, its negation, its modality and its attitude."""
    return replace(page, statements=tuple(with_act(statement) for statement in page.statements))


def with_act(statement: Statement) -> Statement:
    """Return the statement with what its words do."""
    said = plain(statement.words(statement.content))
    cue = plain(statement.words(statement.cue))
    act, rule, negated = statement.act, statement.rule, statement.negated
    if negated and act in TURNED:
        act, negated = TURNED[act], False
    denied = bool(single("negated", "match").search(said))
    if not denied:
        hit = next((one for one in patterns() if act in one.over and found_in(one, said)), None)
        if hit:
            act, rule = hit.act, f"{rule} acts:{hit.name}"
    return statement.model_copy(
        update={
            "act": act,
            "rule": rule,
            "negated": negated or denied,
            "red_line": bool(
                act.value in table("acts")["red_line"]["acts"] and single("red_line", "match").search(said)
            ),
            "modality": modality(statement, said),
            "attitude": attitude(said, cue),
        }
    )


def found_in(pattern: Pattern, said: str) -> bool:
    """Return whether a pattern is found, and what it must not stand beside is not."""
    return bool(pattern.match.search(said)) and not (pattern.unless and pattern.unless.search(said))


def modality(statement: Statement, said: str) -> Modality:
    """Return how firmly it is said: hypothetical and possible by the words, reported by the chain it came through."""
    if single("modality", "hypothetical").search(said):
        return Modality.HYPOTHETICAL
    if statement.via or statement.speaker.unnamed:
        return Modality.REPORTED
    if statement.act in LEFT_OPEN and single("modality", "possible").search(said):
        return Modality.POSSIBLE
    return Modality.STATED


def attitude(said: str, cue: str) -> Attitude | None:
    """Return what the words say of the talks' chances, or of a line that hardens or softens."""
    for name in (Attitude.HARDENING, Attitude.SOFTENING):
        if single("attitude", name.value).search(f"{cue} {said}"):
            return name
    if single("attitude", "pessimistic").search(said):
        return Attitude.PESSIMISTIC
    hopeful = single("attitude", "optimistic").search(said)
    if hopeful:
        denied = single("attitude", "no").search(said[max(hopeful.start() - 30, 0) : hopeful.start()])
        return Attitude.PESSIMISTIC if denied else Attitude.OPTIMISTIC
    return None
