"""Attributions whose words stand after the one who says them."""

from collections.abc import Sequence

from detente.reading.attributions.contents import after_cue, end_of_content, widened
from detente.reading.attributions.cues import PARTICIPLE, Cue
from detente.reading.attributions.making import addressed, make, takes_hearer
from detente.reading.attributions.subjects import subject
from detente.reading.attributions.words import Words
from detente.reading.page import Attribution, Range

LONGEST_SUBJECT = 18
QUESTIONS = ("whether", "how", "why", "what", "if")


def forward(words: Words, cue: Cue, later: Sequence[Cue], found: Sequence[Attribution]) -> Attribution | None:
    """Return the attribution of `SOURCE said (that) ...`, `SOURCE demanded ...`, `..., warning that ...`."""
    source = subject(words, cue, found)
    if source is None:
        return None
    target: tuple[Range, ...] = ()
    index = cue.last
    if takes_hearer(words, cue):
        target = addressed(words, cue)
        past = words.index_of(target[0][1]) if target else index
        if words.low(past) != "to" or "to" not in cue.verb.takes:
            index = past
    start = after_cue(words, index)
    complement = complement_of(words, cue, index, start)
    if complement is None:
        return None
    first, rule = complement
    last = end_of_content(words, first, later)
    if last <= first:
        return None
    plainly = rule == "clause" and cue.verb.kind == "speech" and cue.verb.act == "inform"
    if rule not in ("that", "quote") and not plainly and not animate(words, source):
        return None
    if words.low(0) == "with" and cue.reading == PARTICIPLE:
        last = next(
            (index for index in range(first, last) if words.low(index) == "," and not words.quoted[index]), last
        )
    content = widened(words, first, last)
    antecedent = said_of(words, cue, found)
    if antecedent:
        content, rule = (*antecedent, *content), "relative"
    return make(words, cue, f"attributions:{rule}", source, content, target=target)


def animate(words: Words, source: tuple[Range, ...]) -> bool:
    """Return whether the source names somebody who can speak."""
    first, last = words.index_of(source[0][0]), words.index_of(source[0][1])
    return words.animate(first, last)


def said_of(words: Words, cue: Cue, found: Sequence[Attribution]) -> tuple[Range, ...]:
    """Return the words that a relative clause judges: what was said right before `, which SOURCE dismissed`."""
    first = words.group_before(cue.group)
    if first is None or words.low(first - 1) != "which" or not found:
        return ()
    comma = words.tokens[first - 2].start if first >= 2 else 0
    return found[-1].content if found[-1].content and found[-1].content[-1][1] == comma else ()


def complement_of(words: Words, cue: Cue, index: int, start: int) -> tuple[int, str] | None:
    """Return where what is said begins, and by which rule; nothing when the verb has no content here.

    Args:
        words: The sentence.
        cue: The verb.
        index: The word right after the verb and its hearer.
        start: The word after these and after the occasion of speaking.
    """
    if start >= len(words):
        return None
    return told(words, cue, start) or asked(words, cue, index) or named(words, cue, index, start)


def told(words: Words, cue: Cue, start: int) -> tuple[int, str] | None:
    """Return where a that-clause or a quotation begins."""
    takes = cue.verb.takes
    if words.low(start) == "that" and "that" in takes:
        return start, "that"
    quotes = not takes.isdisjoint({"quote", "that"})
    if words.low(start) in (":", ",") and start + 1 < len(words) and words.quoted[start + 1] and quotes:
        return start + 1, "quote"
    return (start, "quote") if words.quoted[start] and quotes else None


def asked(words: Words, cue: Cue, index: int) -> tuple[int, str] | None:
    """Return where an infinitive, somebody who is to do something, or an indirect question begins."""
    takes = cue.verb.takes
    if "wh" in takes and cue.verb.lemma.split()[-1] in QUESTIONS and not words.mark(index):
        return index, "wh"
    if "to" in takes and words.low(index) == "to":
        return index, "to"
    if "to" in takes and asks_somebody(words, index):
        return index, "somebody-to"
    questions = not takes.isdisjoint({"wh", "that"})
    return (index, "wh") if words.low(index) in QUESTIONS and questions else None


def named(words: Words, cue: Cue, index: int, start: int) -> tuple[int, str] | None:
    """Return where a clause without its `that` or an object begins."""
    takes = cue.verb.takes
    if words.mark(index) or (cue.verb.weak and "np" not in takes):
        return None
    if words.is_a(start, "prepositions") and words.low(start) != "as" and not amount_follows(words, start):
        return None
    if "that" in takes and not cue.verb.weak and clause_follows(words, start):
        return start, "clause"
    return (index, "object") if not takes.isdisjoint({"np", "gerund"}) and surely_verb(words, cue) else None


def amount_follows(words: Words, start: int) -> bool:
    """Return whether the words are an amount and no phrase of place or time (`at least 650 pence`)."""
    return any(words.low(index)[:1].isdigit() for index in range(start, min(start + 4, len(words))))


def surely_verb(words: Words, cue: Cue) -> bool:
    """Return whether a form before a mere object is a verb: an auxiliary or an ending shows it, or its subject."""
    form = words.low(cue.first)
    shown = any(words.is_a(index, "auxiliaries") for index in range(cue.group, cue.first))
    if shown or form != cue.verb.lemma.split()[0] or form.endswith(("ed", "ing")):
        return True
    before = cue.group - 1
    joined = any(words.low(index) == "and" for index in range(max(before - 4, 0), before))
    return words.is_a(before, "pronouns") or words.low(before).endswith("s") or joined or words.low(before) == ","


def asks_somebody(words: Words, index: int) -> bool:
    """Return whether somebody is named and then what they are to do (`called on both sides to`)."""
    last = words.group_after(index)
    return last is not None and words.low(last) == "to"


def clause_follows(words: Words, start: int) -> bool:
    """Return whether a subject and a verb follow: a clause without its `that`."""
    for index in range(start, min(start + LONGEST_SUBJECT, len(words))):
        if words.is_a(index, "auxiliaries") or words.low(index).endswith("ed"):
            return index > start
        if words.mark(index) and not words.quoted[index] and words.low(index) not in ("’s", "'s", ","):
            return False
    return words.is_a(start, "pronouns", "determiners") or start in words.name_at
