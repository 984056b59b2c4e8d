"""The words in which an event is told: its clause, from the subject on where that is needed to make sense."""

import re

from detente.brief.wording import clipped, tidy
from detente.record import Event

CLAUSE_END = re.compile(r"[,;:.!?”\"](?=\s|$)|\s[–—-]\s")
LONGEST = 130
FARTHEST = 90
"""Characters to look back for the subject of a passive verb."""
CLAUSE_START = re.compile(
    r".*(?:^|[,;:.!?“\"(]\s|\s[–—-]\s|\b(?:that|if|unless|until|whether|because|although|though|while|after|before|when"
    r"|once|which|who|said|says|but|and)\s)",
    re.DOTALL | re.IGNORECASE,
)
PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being)\s+(?:(?:not|also|now|already|since|still|finally)\s+)?$", re.I
)
BE = re.compile(r"\b(?:(?:has|have|had|is|are|was|were|be)\s+)?(?:is|are|was|were|be|been|being)\b", re.I)
SUBJECT = re.compile(
    r"(?:(?:the|an?|its|their|his|her|some|several|two|three|\d[\d,.]*)\s+)?(?!of\b)(?:[\w’'-]+\s+){0,2}"
    r"(?!(?:the|an?|its|their|his|her|of|in|by|from|with|for|on|more|some|[\w-]*teen|eleven|twelve|two|three|four|five"
    r"|six|seven|eight|nine|ten|\d[\d,.]*)\s)[^\W\d][\w’'-]*\s",
    re.IGNORECASE,
)
"""A short noun phrase that ends before the verb: not `release of eleven` (jailed members), nor `its` (air strikes)."""
WHO = re.compile(r"((?:[A-Z][\w.’'-]+\s)*[A-Z][\w.’'-]+),?\swho\s(?:had\s|has\s)?$")
"""`Anna Berg, who` (resigned)."""
PREPOSITION = re.compile(r"\s+(?:from|in|by|at|during|to|on|under|for|of|against|near|over|into|with)\b")
TO_COME = re.compile(
    r"\b(?:to|will|would|shall|should|may|might|could|can|must)\s+(?:(?:not|it|he|she|they)\s+)?$", re.I
)


def sentence_of(event: Event) -> tuple[str, bool]:
    """Return the words of an event, and whether they name whom it happens to themselves.

    What is done to somebody, or by somebody who is no party, is told from the subject on (`troops had been withdrawn`),
    what is still to be done with `to` (`to impose sanctions`), all else from its verb on, to stand behind its actor.
    """
    evidence = event.evidence[0]
    ahead = tidy_ahead(evidence.words((evidence.start, event.span[0])))
    words = clause(event)
    relative = WHO.search(ahead)
    if relative and not event.actor:
        return clipped(f"{relative[1]} {words}", LONGEST), True
    start = CLAUSE_START.match(ahead)
    subject = ahead[start.end() :] if start else ahead
    passive = PASSIVE.search(subject) and len(BE.findall(subject)) == 1 and not BE.match(subject)
    if 0 < len(subject) <= FARTHEST and (passive or (not event.actor and acts(subject, event))):
        return clipped(subject + words, LONGEST), True
    if TO_COME.search(ahead) and words[:1].islower():
        return clipped(f"to {words}", LONGEST), False
    return words, False


def acts(subject: str, event: Event) -> bool:
    """Return whether words before an event are the subject that does it: not `pupils` before `seized from a school`."""
    evidence = event.evidence[0]
    verb, rest = evidence.words(event.span), evidence.words((event.span[1], evidence.end))
    return bool(SUBJECT.fullmatch(subject)) and verb.islower() and (" " in verb or not PREPOSITION.match(rest))


def clause(event: Event) -> str:
    """Return the words that name an event and what follows them in their clause."""
    evidence = event.evidence[0]
    rest = evidence.words((event.span[0], evidence.end))
    end = CLAUSE_END.search(rest, event.span[1] - event.span[0])
    return clipped(rest[: end.start()] if end else rest, LONGEST).rstrip(" .,;:!?”\"'")


def is_fragment(event: Event) -> bool:
    """Return whether an event of nobody is told by words that make no sentence.

    Such are `eleven jailed members`, `pupils seized from a school have extended` and `its air strikes`.
    """
    evidence = event.evidence[0]
    aside = PREPOSITION.match(evidence.words((event.span[1], evidence.end)))
    if event.actor or (event.target and not aside):
        return False
    ahead = tidy_ahead(evidence.words((evidence.start, event.span[0])))
    return not sentence_of(event)[1] and not TO_COME.search(ahead)


def tidy_ahead(words: str) -> str:
    """Return the words just before an event on one line, with the space that parts them from it."""
    words = words[-4 * FARTHEST :]
    return f"{tidy(words)} " if words.strip() else ""
