"""What a statement does, whether it is denied or only possible, and what it says of the talks' chances."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from detente.reading.knowledge import table
from detente.reading.meaning.attaching import Conditions
from detente.reading.meaning.charges import heads, trees
from detente.reading.meaning.parties import Parties
from detente.reading.meaning.performing import by_cue, performed
from detente.reading.page import Page, Range
from detente.reading.pipeline import step
from detente.reading.syntax import Tree
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
    hints: tuple[str, ...]
    """Pieces without one of which it cannot be found; none: it is always sought."""
    own: bool
    """Whether only those can do it who speak."""


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
            tuple(row.get("hints", ())),
            row.get("own", Act(row["act"]) in OWN),
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


@step(needs=["statements", "names", "parties", "sentences", "syntax", "dates"], adds=["statements"])
def acts(page: Page) -> Page:
    """Give every statement its act, condition, red line, negation, modality and attitude.

    What is said in two clauses that do two things ("was not prepared to ... and would withdraw if ...") makes a
    second statement of the second clause.
    """
    conditions, parties = Conditions(page), Parties(page)
    made: dict[str, Statement] = {}
    for statement in page.statements:
        for one in acted(page, statement, conditions, parties):
            made.setdefault(one.id, one)
    return replace(page, statements=tuple(made.values()))


def acted(page: Page, statement: Statement, conditions: Conditions, parties: Parties) -> Iterator[Statement]:
    """Yield the statement with its act and condition, and one for each later clause that does something else."""
    parts = clauses(page.text, statement)
    first = with_act(page, statement, parts[0], conditions, parties)
    others = [with_act(page, part_of(statement, part), part, conditions, parties) for part in parts[1:]]
    others = [other for other in others if other.act in WEIGHTY and other.act is not first.act and not other.negated]
    if len(parts) == 1:
        yield first
    elif not others:
        whole = with_act(page, statement, (statement.content[0][0], statement.content[-1][1]), conditions, parties)
        yield whole if whole.act is first.act or first.act in LEFT_OPEN else first
    else:
        yield first
        yield from others


def clauses(text: str, statement: Statement) -> list[Range]:
    """Return the clauses of what is said: one, unless it is told in other words than the speaker's own.

    A quotation that goes on in later sentences has one more for each of them.
    """
    start, end = statement.content[0][0], statement.content[-1][1]
    later = [part for part in statement.content if part[0] >= statement.sentence[1]]
    if later and len(later) < len(statement.content):
        return [(start, statement.content[-len(later) - 1][1]), *later]
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


def with_act(page: Page, statement: Statement, part: Range, conditions: Conditions, parties: Parties) -> Statement:
    """Return the statement with what the words of one clause do, its condition left out of account."""
    condition = conditions.of(statement, part)
    said = plain(without(page.text, statement, part, condition))
    cue = plain(statement.words(statement.cue))
    found = decided(parties, statement, Clause(part, said, cue, condition))
    red_line = found.act.value in table("acts")["red_line"]["acts"] and single("red_line", "match").search(said)
    return statement.model_copy(
        update={
            "act": found.act,
            "rule": found.rule,
            "condition": condition,
            "negated": found.negated,
            "red_line": bool(red_line),
            "modality": modality(statement, said),
            "attitude": attitude(said, cue, negated=statement.negated),
        }
    )


class Clause(NamedTuple):
    """One clause of what is said."""

    part: Range
    said: str
    """Its words without the condition."""
    cue: str
    condition: Condition | None


class Decision(NamedTuple):
    """What a clause does, by which rules, and whether it is denied."""

    act: Act
    rule: str
    negated: bool


def decided(parties: Parties, statement: Statement, clause: Clause) -> Decision:
    """Return what a clause does: by its cue, else by a pattern of words, else by its tree."""
    act, rule, negated = by_cue(statement, clause.cue, clause.said) or statement.act, statement.rule, statement.negated
    if negated and act in TURNED:
        act, negated = TURNED[act], False
    elif negated and act is Act.REJECT and single("ruling_out", "match").search(clause.cue):
        act, negated = (Act.THREATEN if single("hurting", "match").search(clause.said) else Act.OFFER), False
    hit = pattern_in(clause, act)
    denied = bool(single("negated", "match").search(clause.said)) and not (hit and hit.act in SAYING_NO)
    of_another = False
    if hit and not denied and not (negated and act in LEFT_OPEN):
        of_another = hit.own and speaks_of_another(parties, statement, clause.part, place_of(hit, clause))
        open_still = act in LEFT_OPEN
        act, rule = Act.INFORM if of_another else hit.act, f"{rule} acts:{hit.name}"
        of_another = of_another and open_still
    if (act in LEFT_OPEN and not negated) and (of_another or hit is None or hit.act is Act.ASSESS):
        done = performed(parties, statement, clause.condition, clause.part)
        charged = done is not None and done[0] is Act.ACCUSE
        if done and done[0] is not act and (charged or not (denied or of_another)):
            act, rule = done[0], f"{statement.rule} acts:{done[1]}"
    if act in LEFT_OPEN and not denied:
        denied = says_not_so(parties, statement, clause.part)
    return Decision(act, rule, negated or denied)


def pattern_in(clause: Clause, act: Act) -> Pattern | None:
    """Return the first pattern that is found and may replace an act."""
    supposed = clause.condition is not None and clause.condition.kind in (ConditionKind.IF, ConditionKind.UNLESS)
    fitting = (one for one in patterns() if act in one.over and (supposed or not one.conditional))
    return next((one for one in fitting if found_in(one, clause.said)), None)


def place_of(pattern: Pattern, clause: Clause) -> int | None:
    """Return where in the text a pattern is found, when the words are those of the text."""
    match = pattern.match.search(clause.said)
    aligned = len(clause.said) == clause.part[1] - clause.part[0]
    return clause.part[0] + match.start() if match and aligned else None


def speaks_of_another(parties: Parties, statement: Statement, part: Range, offset: int | None) -> bool:
    """Return whether the subject of the verb at an offset, or of the whole clause, is not on the speaker's side."""
    if statement.rule.split()[0].endswith(NO_CLAUSE):
        return False
    place = part[0] if offset is None else offset
    tree = parties.page.syntax.tree(parties.numbers(place, place + 1)[0])
    first = tree.index(place)
    if offset is None:
        verb = next(heads(tree, range(first, tree.index(part[1]))), None)
    else:
        verb = next((word for word in range(first, min(first + SUBJECT_REACH, len(tree))) if is_main(tree, word)), None)
    subject = None if verb is None else tree.subject(verb)
    if subject is None or not part[0] <= tree.starts[subject] < part[1]:
        return False
    if tree.tags[subject] == "PRP":
        return statement.wording is Wording.DIRECT and tree.low[subject] in ("they", "he", "she")
    party = parties.meant(tree, subject, statement)
    if party is None:  # `the West wanted`: a name, and nothing says that it is the speaker's
        named = tree.tags[subject] == "NNP" and any(tree.low[kid] == "the" for kid in tree.kids_by(subject, "det"))
        return named and statement.wording is not Wording.DIRECT
    return not parties.one_side(party, statement)


def says_not_so(parties: Parties, statement: Statement, part: Range) -> bool:
    """Return whether the clause says that something is not so."""
    found = next(trees(parties, part), None)
    head = next(heads(*found), None) if found else None
    own_words = statement.wording is Wording.DIRECT or statement.kind is not StatementKind.SPEECH
    if found is None or head is None or own_words:
        return False
    tree = found[0]
    if any(tree.tags[kid] == "MD" for kid in tree.kids[head]):
        return False
    subject = tree.own_subject(head)
    named = subject is not None and any(tree.low[one] in ("no", "none") for one in (subject, *tree.kids[subject]))
    return named or any(tree.low[kid] in ("not", "n't", "never") for kid in tree.kids[head])


def is_main(tree: Tree, word: int) -> bool:
    """Return whether a word carries a clause: a verb that helps no other, or an adjective with a form of `be`."""
    return (tree.is_verb(word) and not tree.relations[word].startswith("aux")) or tree.kid(word, "cop") is not None


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
    if pattern.hints and not any(hint in said for hint in pattern.hints):
        return False
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


def attitude(said: str, cue: str, *, negated: bool) -> Attitude | None:
    """Return what the words say of the talks' chances, or of a line that hardens or softens."""
    for name in (Attitude.HARDENING, Attitude.SOFTENING):
        if single("attitude", name.value).search(f"{cue} {said}"):
            return name
    if single("attitude", "doubt").search(cue):
        return Attitude.OPTIMISTIC if negated else Attitude.PESSIMISTIC
    if single("attitude", "pessimistic").search(said):
        return Attitude.OPTIMISTIC if negated else Attitude.PESSIMISTIC
    hopeful = single("attitude", "optimistic").search(said)
    if hopeful:
        denied = negated or single("attitude", "no").search(said[max(hopeful.start() - 30, 0) : hopeful.start()])
        return Attitude.PESSIMISTIC if denied else Attitude.OPTIMISTIC
    return None
