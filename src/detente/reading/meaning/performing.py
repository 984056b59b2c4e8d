"""What a clause of what is said does, by its tree: what its subject will do, does or should do."""

from functools import cache

from detente.reading.knowledge import table
from detente.reading.meaning.charges import charged, forms, heads, is_denied, stems, trees
from detente.reading.meaning.inflection import noun_forms
from detente.reading.meaning.parties import Parties, nouns
from detente.reading.page import Range
from detente.reading.syntax import Tree
from detente.record import Act, Condition, ConditionKind, Statement, Wording

WILL = ("will", "would", "shall", "'ll", "'d")
CAN = ("can", "could", "cannot", "might")
MUST = ("must", "should", "ought")
NEEDED = ("needed", "required")
SUPPOSED = (ConditionKind.IF, ConditionKind.ONLY_IF, ConditionKind.AFTER)
FIRST_PERSON = ("i", "we")
THIRD_PERSON = ("he", "she", "it", "they")


Hit = tuple[Act, str]
"""An act, and the name of the rule that found it."""

STATES = frozenset("gone done over open closed shut dead alive full empty present absent due available aware".split())
"""Adjectives that tell how things are, and judge nothing."""


def performed(parties: Parties, statement: Statement, condition: Condition | None, part: Range) -> Hit | None:
    """Return what one clause of a statement does, and by which rule; None: its tree does not tell."""
    found = None
    for tree, words in trees(parties, part):
        for head in heads(tree, words):
            hit = clause_act(parties, statement, condition, (tree, words, head))
            if hit and hit[0] is not Act.ASSESS:
                return hit
            found = found or hit
    return (Act.ACCUSE, "charge") if charged(parties, statement, condition, part) else found


def clause_act(
    parties: Parties, statement: Statement, condition: Condition | None, clause: tuple[Tree, range, int]
) -> Hit | None:
    """Return what a clause does."""
    tree, words, head = clause
    subject = tree.subject(head)
    subject = subject if subject in words else None
    modals = [tree.low[kid] for kid in tree.kids[head] if tree.tags[kid] == "MD"]
    denied = is_denied(tree, head)
    if condition and condition.span[0] <= tree.starts[head] < condition.span[1]:
        return None
    if any(modal in MUST for modal in modals) and not any(tree.low[kid] == "have" for kid in tree.kids[head]):
        return (Act.DEMAND, "duty") if subject is not None else None
    if subject is not None and tree.low[head] in NEEDED and not denied and tree.is_passive(head):
        return Act.DEMAND, "need"
    if subject is not None and subjunctive(tree, subject, head):
        return Act.DEMAND, "subjunctive"
    if is_own(parties, statement, tree, subject):
        return by_oneself(tree, head, modals, condition, denied=denied)
    if subject is None and imperative(tree, words, head, statement):
        return Act.DEMAND, "imperative"
    return judged(tree, head)


def subjunctive(tree: Tree, subject: int, head: int) -> bool:
    """Return whether a that-clause says what should be (`that the right be recognised`).

    Of several a plain verb says what is (`that all options remain open`).
    """
    if tree.tags[head] == "VB" and tree.tags[subject] in ("NNS", "NNPS") and tree.low[head] != "be":
        return False
    marked = any(tree.low[kid] == "that" for kid in tree.kids_by(head, "mark"))
    helpers = tree.kids_by(head, "aux", "aux:pass", "cop", "mark")
    helped = any(tree.tags[kid] in ("MD", "VBD", "VBZ", "VBP", "TO") for kid in helpers)
    bare = tree.tags[head] == "VB" or any(tree.tags[kid] == "VB" for kid in tree.kids_by(head, "aux:pass", "cop"))
    return marked and bare and not helped


def is_own(parties: Parties, statement: Statement, tree: Tree, subject: int | None) -> bool:
    """Return whether the subject is the speaker, or the side spoken for."""
    if subject is None:
        return False
    low = tree.low[subject]
    if low in FIRST_PERSON:
        return statement.wording is not Wording.INDIRECT
    if low in THIRD_PERSON:
        return statement.wording is not Wording.DIRECT
    if owned_by_speaker(parties, statement, tree, subject):
        return True
    party = parties.meant(tree, subject, statement)
    name = parties.name_at(tree.starts[subject], tree.ends[subject])
    person = name is not None and name.id == statement.speaker.person
    return person or (party is not None and parties.one_side(party, statement))


def owned_by_speaker(parties: Parties, statement: Statement, tree: Tree, subject: int) -> bool:
    """Return whether the subject is called the speaker's own (`our union`, told by another `its union`)."""
    owner = tree.kid(subject, "nmod:poss")
    low = tree.low[owner] if owner is not None else ""
    direct = statement.wording is Wording.DIRECT
    if low in ("our", "my") or (low in ("his", "her", "its", "their") and not direct):
        return tree.low[subject] in nouns("governing") or tree.low[subject] in nouns("sides")
    plain = tree.low[subject] in nouns("governing") and parties.meant(tree, subject, statement) is None
    return plain and tree.low[subject] in ("government", "administration", "management") and owner is None


def by_oneself(tree: Tree, head: int, modals: list[str], condition: Condition | None, *, denied: bool) -> Hit | None:
    """Return what one does who says what one's own side will or can do."""
    if tree.kid(head, "cop") is not None or tree.is_passive(head):
        return (Act.REFUSE, "own-refusal") if denied and tree.is_passive(head) and modals else judged(tree, head)
    low = tree.low[head]
    supposed = condition is not None and condition.kind in SUPPOSED
    helpers = [tree.low[kid] for kid in tree.kids_by(head, "aux")]
    unreal = "have" in helpers or ("be" in helpers and tree.tags[head] == "VBG")
    if unreal and "would" in modals:
        return None
    if any(modal in WILL for modal in modals) or going_to(tree, head):
        if denied:
            return None if low in forms("states") - {"take", "meet", "be"} else (Act.REFUSE, "own-refusal")
        hostile = low.startswith(stems("hostile")) and not (supposed and eases(tree, head))
        if hostile or any(tree.marker(kid) == "against" for kid in tree.kids[head]):
            return Act.THREATEN, "own-threat"
        if low in forms("states"):
            return None
        return (Act.OFFER, "own-offer") if supposed else (Act.PROMISE, "own-promise")
    if any(modal in CAN for modal in modals):
        if denied:
            return (Act.REFUSE, "own-refusal") if tree.is_verb(head) and low not in forms("states") else None
        return (Act.OFFER, "own-offer") if low.startswith(stems("yielding")) else None
    return None


def eases(tree: Tree, head: int) -> bool:
    """Return whether a verb that may be hostile takes away what weighs on others (`withdraw troops or tariffs`)."""
    if not tree.low[head].startswith(("pull", "withdraw")):
        return False
    return any(tree.low[kid] in pressures() for kid in tree.kids_by(head, "obj"))


@cache
def pressures() -> frozenset[str]:
    """Return nouns for what weighs on others: forces, attacks, and what is imposed."""
    done_with = table("deeds")["done_with"]
    weighing = (*table("events")["things"]["forces"], *done_with["impose"])
    return frozenset(form for noun in weighing for form in noun_forms(noun))


def going_to(tree: Tree, head: int) -> bool:
    """Return whether a verb stands behind `going to`."""
    above = tree.heads[head]
    return tree.relations[head] == "xcomp" and tree.low[above] == "going"


def imperative(tree: Tree, words: range, head: int, statement: Statement) -> bool:
    """Return whether a quoted clause orders something."""
    if tree.tags[head] != "VB" or statement.wording is not Wording.DIRECT:
        return False
    first = next((word for word in words if tree.tags[word] not in ("``", "''", ",", "HYPH")), words[0])
    opens = first == head or tree.low[first] in ("do", "don't", "please", "let", "never")
    return opens and not any(tree.tags[kid] in ("MD", "TO") for kid in tree.kids[head])


def judged(tree: Tree, head: int) -> Hit | None:
    """Return whether a clause says what something is like or is."""
    if tree.kid(head, "cop") is None or any(tree.relations[kid] == "case" for kid in tree.kids[head]):
        return None
    noun = tree.tags[head] in ("NN", "NNS") and tree.kid(head, "det") is not None
    judged = tree.tags[head] in ("JJ", "JJR", "JJS") and tree.low[head] not in STATES
    return (Act.ASSESS, "judgement") if noun or judged else None


def by_cue(statement: Statement, cue: str, said: str) -> Act | None:
    """Return the act of a cue that does one thing or another by what follows it."""
    words = cue.split()
    if any(word in forms("naming") for word in words) and statement.act in (Act.ASSESS, Act.INFORM):
        charged = any(word.strip('",.').startswith(stems("condemning")) for word in said.split())
        return Act.ACCUSE if charged else None
    if any(word in forms("agreeing") for word in words) and statement.act is Act.ACCEPT:
        first = f"{words[-1]} {said}".replace("in principle ", "").split()
        first = first if first[0] == "to" else first[1:]
        undertaken = first[:1] == ["to"] and statement.rule.split()[0].endswith((":to", ":object", ":chain", ":clause"))
        return Act.PROMISE if undertaken and first[1:2] and first[1] not in forms("joining") else None
    if any(word in forms("denying") for word in words) and statement.act is Act.INFORM:
        return Act.REJECT
    if any(word in forms("insisting") for word in words) and statement.act is Act.DEMAND:
        return None if words[-1] == "on" else Act.INFORM
    if statement.kind == "wish" and statement.act is Act.DEMAND and said.startswith("to "):
        return Act.INFORM
    return None
