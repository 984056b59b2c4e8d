"""Who is said to have said what in one sentence: each word that may report is tried with one rule after another."""

from detente.reading.attributions.clause import Clause
from detente.reading.attributions.complements import before_words, judged
from detente.reading.attributions.finding import Finding
from detente.reading.attributions.idioms import by_cleft, by_idiom
from detente.reading.attributions.lexicon import anonymity, hears, lexicon, surely_verbs
from detente.reading.attributions.passives import passive
from detente.reading.attributions.phrases import according_to, by_adjective, by_noun
from detente.reading.attributions.trailing import behind_clause, behind_quotation
from detente.reading.knowledge import is_a

ANSWERS = frozenset({"accept", "concede", "reject", "refuse"})
"""Acts that answer what another has said."""


def findings_in(clause: Clause) -> list[Finding]:
    """Return the attributions of a sentence in order; what stands inside another's content is left to it."""
    nameless = asks_for_no_name(clause)
    found: list[Finding] = []
    said_to = -1
    for at in range(len(clause)):
        if at in nameless or clause.tree.starts[at] < said_to:
            continue
        one = at_word(clause, at)
        if one:
            found.append(one)
            said_to = max([said_to, *(end for start, end in one.content if start >= one.cue[1])])
    found.extend(according_to(clause))
    voiced = [one for one in found if one.rule == "noun"]
    found = [one for one in found if one.rule == "noun" or not any(one.shares_cue(other) for other in voiced)]
    outer = [one for one in found if not any(one is not other and stands_inside(one, other) for other in found)]
    answered = [one for other in outer for one in answered_by(clause, other)]
    return sorted([*outer, *answered], key=lambda one: one.cue)


def answered_by(clause: Clause, answer: Finding) -> list[Finding]:
    """Return what somebody else said that is answered here (`London rejected Rome's demand that it pay`): both said it.

    What an answer answers is said in the words of the report, not of the one who answers.
    """
    if answer.act not in ANSWERS or answer.rule not in ("object", "passive-by", "relative"):
        return []
    first, last = clause.tree.index(answer.content[0][0]), clause.tree.index(answer.content[0][1])
    noun = next((at for at in range(first, last) if not first <= clause.tree.heads[at] < last), None)
    if noun is None or not clause.tags[noun].startswith("NN") or any(clause.quoted[first:last]):
        return []
    said = by_noun(clause, noun)
    return [said] if said and said.source != answer.source else []


def stands_inside(one: Finding, other: Finding) -> bool:
    """Return whether an attribution is left to another in whose content it stands.

    Behind `according to` stands whose words all before it are, though the verb before may seem to go on to its end.
    """
    return one.inside(other) and not (one.rule == "according-to" and other.inside(one))


def asks_for_no_name(clause: Clause) -> set[int]:
    """Return the words of clauses by which somebody stays unnamed (`who asked not to be named`)."""
    hits = ((at, clause.phrase(anonymity(), at)) for at in range(len(clause)))
    return {at + step for at, hit in hits if hit for step in range(hit[0])}


def at_word(clause: Clause, at: int) -> Finding | None:
    """Return the attribution that a word makes, by the first rule that fits."""
    if clause.quoted[at]:
        return None
    low, tag = clause.low[at], clause.tags[at]
    if tag.startswith("VB") or low in surely_verbs() or used_as_verb(clause, at):
        reporting = lexicon().get(low)
        if reporting is None or is_a(low, "chain"):
            return None
        if clause.tree.is_passive(at):
            return passive(clause, at, reporting)
        if was_asked(clause, at):
            return None
        return (
            by_cleft(clause, at, reporting)
            or by_idiom(clause, at)
            or judged(clause, at, reporting)
            or behind_quotation(clause, at, reporting)
            or behind_clause(clause, at, reporting)
            or before_words(clause, at, reporting)
        )
    if tag.startswith("NN"):
        return by_noun(clause, at)
    return by_adjective(clause, at) if tag.startswith("JJ") else None


def was_asked(clause: Clause, at: int) -> bool:
    """Return whether a participle opens the sentence that says what somebody was asked (`Asked about the gas, ...`)."""
    opens = at == 0 and clause.tags[at] in ("VBD", "VBN") and clause.tree.own_subject(at) is None
    return opens and hears(lexicon()[clause.low[at]].verb)


def used_as_verb(clause: Clause, at: int) -> bool:
    """Return whether a form taken for a noun has a subject and what is said all the same (`Kenya plans to`)."""
    if not clause.tags[at].startswith("NN") or clause.low[at] not in lexicon() or clause.kid(at, "det", "nmod:poss"):
        return False
    if clause.relations[at] == "advcl" and clause.word(at - 1) == "," and clause.kid(at, "ccomp") is not None:
        return True
    if clause.word(at + 1) == "that" and clause.name_before(at) is not None and clause.low[at].endswith("s"):
        return True
    subject = clause.kid(at, "nsubj")
    return subject is not None and subject < at and clause.kid(at, "xcomp", "ccomp", "obj") is not None
