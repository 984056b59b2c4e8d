"""What a statement does, whether it is denied or only possible, and what it says of the talks' chances."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from detente.reading.knowledge import is_a, table
from detente.reading.meaning.conditions import conditions_in
from detente.reading.page import Page, Range, tokens, within
from detente.reading.pipeline import step
from detente.record import Act, Attitude, Condition, ConditionKind, Modality, Statement, StatementKind, Wording

LEFT_OPEN = (Act.INFORM, Act.ASSESS)
"""Acts of a cue that says no more than that somebody spoke or thought."""

SAYING_NO = (Act.REFUSE, Act.REJECT)
TURNED = {Act.ACCEPT: Act.REFUSE, Act.PROMISE: Act.REFUSE, Act.OFFER: Act.REFUSE, Act.REFUSE: Act.ACCEPT}
"""What an act becomes when the cue is denied: who would not agree has refused."""

PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u00ad": "-", "\n": " ", "\r": " "})


@dataclass(frozen=True)
class Pattern:
    """Words of what is said that show what it does."""

    name: str
    act: Act
    match: re.Pattern[str]
    unless: re.Pattern[str] | None
    over: tuple[Act, ...]
    red_line: bool
    conditional: bool
    """Whether it counts only where a condition stands beside it."""


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
            row.get("conditional", False),
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


CLAUSE = re.compile(
    r",? (?:and|but) (?:that )?"
    r"(?=(?:[\w'-]+ ){0,5}?(?:would|will|was|is|were|are|has|have|had|could|must|should|wants?)\b)"
)
"""Where a second clause begins in what is said."""
VERB = re.compile(r"\b(?:would|will|was|is|were|are|has|have|had|could|must|should|can|may|did|does|do|wants?|\w+ed)\b")
"""What shows that the words before `and` are a clause, and not the first of two subjects."""
WEIGHTY = frozenset({Act.DEMAND, Act.OFFER, Act.PROMISE, Act.ACCEPT, Act.REJECT, Act.REFUSE, Act.THREATEN, Act.WARN})


OWN = frozenset({Act.OFFER, Act.PROMISE, Act.ACCEPT, Act.REFUSE, Act.REJECT, Act.THREATEN})
"""Acts that only the one who does them can perform: said of another side, they are information."""
NO_CLAUSE = (":object", ":to", ":somebody-to")
"""Ends of the names of rules by which what is said has no subject of its own."""
SUBJECT_REACH = 8
LEAD = 4
"""Characters between a condition that leads a sentence and the sentence's start, or the speaker after it."""


@step(needs=["statements", "names", "parties"], adds=["statements"])
def acts(page: Page) -> Page:
    """Give every statement its act, condition, red line, negation, modality and attitude.

    What is said in two clauses that do two things ("was not prepared to ... and would withdraw if ...") makes a
    second statement of the second clause.
    """
    made: dict[str, Statement] = {}
    for statement in page.statements:
        for one in acted(page, statement):
            made.setdefault(one.id, one)
    return replace(page, statements=tuple(made.values()))


def acted(page: Page, statement: Statement) -> Iterator[Statement]:
    """Yield the statement with its act and condition, and one for each later clause that does something else."""
    parts = clauses(page.text, statement)
    first = with_act(page, statement, parts[0])
    others = [with_act(page, part_of(statement, part), part) for part in parts[1:]]
    others = [other for other in others if other.act in WEIGHTY and other.act is not first.act and not other.negated]
    if not others:
        whole = with_act(page, statement, (statement.content[0][0], statement.content[-1][1]))
        yield whole if whole.act is first.act or first.act in LEFT_OPEN else first
        return
    yield first
    yield from others


def clauses(text: str, statement: Statement) -> list[Range]:
    """Return the clauses of what is said: one, unless it is told in other words than the speaker's own."""
    start, end = statement.content[0][0], statement.content[-1][1]
    if len(statement.content) > 1 or statement.wording is Wording.DIRECT or statement.kind is not StatementKind.SPEECH:
        return [(start, end)]
    said = plain(text[start:end])
    quoted = [match.span() for match in re.finditer(r'"[^"]*"', said)] if len(said) == end - start else []
    cuts = [
        match
        for match in (CLAUSE.finditer(said) if len(said) == end - start else ())
        if VERB.search(said, 0, match.start()) and not any(opened < match.start() < closed for opened, closed in quoted)
    ]
    begins = [start, *(start + match.end() for match in cuts)]
    ends = [*(start + match.start() for match in cuts), end]
    return list(zip(begins, ends, strict=True))


def part_of(statement: Statement, part: Range) -> Statement:
    """Return the statement that one clause of what is said makes by itself."""
    return Statement.model_validate({**dict(statement), "id": "", "content": (part,)})


def with_act(page: Page, statement: Statement, part: Range) -> Statement:
    """Return the statement with what the words of one clause do, its condition left out of account."""
    text = page.text
    condition = condition_of(text, statement, part)
    said = plain(without(text, statement, part, condition))
    cue = plain(statement.words(statement.cue))
    act, rule, negated = statement.act, statement.rule, statement.negated
    if negated and act in TURNED:
        act, negated = TURNED[act], False
    supposed = condition is not None and condition.kind in (ConditionKind.IF, ConditionKind.UNLESS)
    fitting = (one for one in patterns() if act in one.over and (supposed or not one.conditional))
    hit = next((one for one in fitting if found_in(one, said)), None)
    denied = bool(single("negated", "match").search(said)) and not (hit and hit.act in SAYING_NO)
    if hit and not denied and not (negated and act in LEFT_OPEN):
        of_another = hit.act in OWN and speaks_of_another(page, statement, part)
        act, rule = Act.INFORM if of_another else hit.act, f"{rule} acts:{hit.name}"
    red_line = act.value in table("acts")["red_line"]["acts"] and single("red_line", "match").search(said)
    return statement.model_copy(
        update={
            "act": act,
            "rule": rule,
            "condition": condition,
            "negated": negated or denied,
            "red_line": bool(red_line),
            "modality": modality(statement, said),
            "attitude": attitude(said, cue),
        }
    )


def speaks_of_another(page: Page, statement: Statement, part: Range) -> bool:
    """Return whether the clause's subject is a party that the speaker does not speak for."""
    own = statement.speaker.party
    if own is None or statement.wording is Wording.DIRECT or statement.rule.endswith(NO_CLAUSE):
        return False
    words = tokens(page.text, *part)[:SUBJECT_REACH]
    for word in words:
        if is_a(word.low, "auxiliaries", "personal", "plural"):
            return False
        name = next((one for one in within(page.names, word.start, part[1]) if one.start == word.start), None)
        if name and name.party:
            naming = page.parties.get(name.party)
            return name.party != own and not (naming and own in naming.members)
    return False


def condition_of(text: str, statement: Statement, part: Range) -> Condition | None:
    """Return the first condition in a clause of what is said, or before it in the sentence."""
    asked = part[0] if statement.rule.startswith("attributions:wh") else -1
    inside = next((one for one in conditions_in(text, part) if one.span[0] != asked), None)
    if inside or not statement.cue:
        return inside
    opens = min(span[0] for span in (*statement.source, *statement.cue, *statement.content))
    lead = (statement.sentence[0], opens)
    found = next(conditions_in(text, lead), None) if lead[0] < lead[1] else None
    leads = found is not None and found.span[0] - lead[0] <= LEAD and opens - found.span[1] <= LEAD
    return found if leads else None


def without(text: str, statement: Statement, part: Range, condition: Condition | None) -> str:
    """Return the words of a clause without its condition."""
    spans = [part] if len(statement.content) == 1 else list(statement.content)
    kept = []
    for start, end in spans:
        if condition and start <= condition.span[0] < end:
            kept += [text[start : condition.span[0]], text[condition.span[1] : end]]
        else:
            kept.append(text[start:end])
    return " ".join(kept)


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
