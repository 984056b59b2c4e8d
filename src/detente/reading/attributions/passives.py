"""Attributions in the passive: what was rejected by somebody, what somebody is expected to do."""

from detente.reading.attributions.clause import Clause
from detente.reading.attributions.contents import end_from
from detente.reading.attributions.finding import Finding
from detente.reading.attributions.lexicon import Reporting
from detente.reading.attributions.sources import agent, noun_phrase
from detente.reading.page import Range

EMPTY_SUBJECTS = ("it", "there")
PRONOUNS = ("he", "she", "they", "it")


def passive(clause: Clause, verb: int, reporting: Reporting) -> Finding | None:
    """Return the attribution of `... was rejected by SOURCE`, or of `... is expected to ...`, which names nobody."""
    subject = clause.tree.subject(verb)
    if not reporting.passive or subject is None:
        return None
    first, last = clause.verb_group(verb)
    noun = by_whom(clause, verb)
    said = next((kid for kid in clause.tree.kids_by(verb, "ccomp", "xcomp") if kid > verb), None)
    if noun is None and (said is None or subject > verb):
        return None
    source = agent(clause, noun) if noun is not None else ()
    case = clause.kid(noun, "case") if noun is not None else None
    content = contents(clause, verb, subject, said, last, named=noun is not None)
    if not content or (noun is not None and not source):
        return None
    return Finding(
        source=source,
        cue=clause.span(first, last + 1 if case == last else last),
        content=content,
        kind=reporting.verb.kind,
        act=reporting.verb.act,
        rule="passive-by" if source else "passive",
        verb=verb,
        lemma=reporting.verb.lemma,
    )


def by_whom(clause: Clause, verb: int) -> int | None:
    """Return the noun behind `by`."""
    return next(
        (
            kid
            for kid in clause.tree.kids_by(verb, "obl:agent", "obl")
            if kid > verb and clause.tree.marker(kid) == "by" and not clause.tells_time(kid)
        ),
        None,
    )


def contents(clause: Clause, verb: int, subject: int, said: int | None, last: int, *, named: bool) -> list[Range]:
    """Return what is said: the subject, and the clause or infinitive that depends on the verb."""
    start, end = noun_phrase(clause, subject, verb)
    found = [clause.content(start, end)] if end > start and clause.low[subject] not in EMPTY_SUBJECTS else []
    if said is None:
        return found
    left = max(clause.left(said), last)
    right = end_from(clause, verb, left)
    if right <= left:
        return found if named else []
    whole = clause.relations[said] == "xcomp" or clause.low[subject] not in PRONOUNS
    return [*(found if whole or named else []), clause.content(left, right)]
