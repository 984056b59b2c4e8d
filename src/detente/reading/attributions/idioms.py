"""Attributions by a verb with more words of its own (`made it clear that`, `ruled out`, `took issue with`)."""

from functools import cache

from detente.reading.attributions.clause import Clause
from detente.reading.attributions.complements import manner, past_marks
from detente.reading.attributions.contents import end_from, without_relative
from detente.reading.attributions.finding import Finding
from detente.reading.attributions.lexicon import TAKE_CONTENT, Reporting
from detente.reading.attributions.sources import subject_span
from detente.reading.knowledge import Verb, knowledge
from detente.reading.page import Range
from detente.reading.phrases import Phrases

QUESTIONS = ("whether", "how", "why", "what", "if")
"""Words that open a question, and are part of what is asked."""
CLOSES = (".", ",", ";", ":", "")


@cache
def idioms() -> Phrases[Verb]:
    """Return the verbs of several words but those of a verb and a preposition, which take an object of their own."""
    several = ((form, verb) for form, verb in knowledge().verbs.items() if is_idiom(form))
    return Phrases(several, fold=True)


def is_idiom(form: str) -> bool:
    """Return whether a form has words of its own beside the verb.

    >>> is_idiom("ruled out"), is_idiom("called for"), is_idiom("said")
    (True, False, False)
    """
    words = form.split()
    return len(words) > 2 or (len(words) == 2 and words[1] not in TAKE_CONTENT and words[1] not in QUESTIONS)


def by_idiom(clause: Clause, verb: int) -> Finding | None:
    """Return the attribution that the verb at a word makes with the words behind it."""
    hit = clause.phrase(idioms(), verb)
    if hit is None or clause.quote(verb + hit[0] - 1) or clause.tree.is_passive(verb):
        return None
    first, _ = clause.verb_group(verb)
    start, said = past_marks(clause, verb + hit[0]), hit[1]
    if verb + hit[0] in clause.dated or not opens(clause, start, said):
        return None
    end = end_from(clause, verb, start)
    rule = manner(clause, start) if clause.word(start) == "that" or clause.quote(start) else "object"
    end = clause.trimmed(start, without_relative(clause, start, end) if rule == "object" else end)
    source = subject_span(clause, verb, first)
    if not source or end <= start:
        return None
    content = [clause.content(start, end)]
    cue = clause.span(first, verb + hit[0])
    return Finding(source, cue, content, said.kind, said.act, rule, verb, said.lemma)


def by_cleft(clause: Clause, verb: int, reporting: Reporting) -> Finding | None:
    """Return the attribution of `What SOURCE wants is that ...` and `What SOURCE has refused is to ...`."""
    tree = clause.tree
    what, be = tree.heads[verb], verb + 1
    if not tree.relations[verb].startswith("acl") or clause.low[what] != "what" or clause.word(be) not in ("is", "was"):
        return None
    source = subject_span(clause, verb, clause.verb_group(verb)[0])
    return said_behind(clause, be, source or (), clause.span(verb, be + 1), reporting.verb, verb)


def said_behind(
    clause: Clause, be: int, source: tuple[Range, ...], cue: Range, verb: Verb, at: int | None = None
) -> Finding | None:
    """Return what somebody says behind a form of `be`: a clause with `that`, or an infinitive."""
    start = be + 1
    if not source or clause.word(start) not in ("that", "to") or clause.quoted[start]:
        return None
    end = clause.trimmed(start, len(clause))
    rule = "that" if clause.word(start) == "that" else "to"
    return Finding(source, cue, [clause.content(start, end)], verb.kind, verb.act, rule, at, verb.lemma)


def opens(clause: Clause, start: int, said: Verb) -> bool:
    """Return whether what follows is what the verb takes."""
    word = clause.word(start)
    if word in CLOSES:
        return False
    if clause.quote(start) or word == "that":
        return not said.takes.isdisjoint({"that", "quote", "np", "wh"})
    if word == "to":
        return "to" in said.takes
    return not said.takes.isdisjoint({"np", "gerund", "wh", "that"})
