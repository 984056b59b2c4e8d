"""Which words of a sentence show that something is attributed: verbs of saying, thinking, wanting and ordering."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from detente.reading.attributions.words import Words
from detente.reading.knowledge import Verb, is_a, knowledge, table
from detente.reading.phrases import Phrases

FINITE, PARTICIPLE, PASSIVE = "finite", "participle", "passive"
OPENS_CLAUSE = frozenset({"that", "to"})
TIMES = ("before", "after", "while", "by")
GOVERNS_NOUNS = ("’s", "'s", "of", "on", "in", "for", "with", "by", "from", "under", "over")


@dataclass(frozen=True)
class Cue:
    """A verb that attributes, with the auxiliaries and adverbs before it."""

    group: int
    """First word of the verb group (`would also not`)."""
    first: int
    last: int
    """Word after the verb."""
    verb: Verb
    reading: str
    """finite, participle or passive."""
    negated: bool = False


@cache
def verb_phrases() -> Phrases[Verb]:
    """Return every form of every verb that reports."""
    return Phrases(knowledge().verbs.items(), fold=True)


@cache
def anonymity() -> Phrases[bool]:
    """Return the clauses that ask for no name: they hold a verb, and report nothing."""
    rows = table("unnamed")["phrases"]
    return Phrases(((row["phrase"], True) for row in rows if row["kind"] == "clause"), fold=True)


def cues(words: Words) -> Iterator[Cue]:
    """Yield the verbs outside quotation marks that may attribute something, left to right."""
    index = 0
    while index < len(words):
        nameless = anonymity().at(words.tokens, index)
        if nameless:
            index += nameless[0]
            continue
        skipped = words.quoted[index] or index in words.name_at or words.is_a(index, "chain")
        hit = None if skipped else verb_at(words, index) or adjective_at(words, index)
        if hit is None:
            index += 1
            continue
        length, verb = hit
        adjective = verb.lemma in adjectives() and verb.form == verb.lemma
        cue = read_as_adjective(words, index, verb) if adjective else read_as_verb(words, index, index + length, verb)
        if cue:
            yield cue
        index += length


def verb_at(words: Words, index: int) -> tuple[int, Verb] | None:
    """Return how many words the verb at `index` has, and the verb: `agreed on`, but `agreed` before `on Friday`."""
    hit = verb_phrases().at(words.tokens, index)
    if hit and hit[0] > 1 and index + hit[0] in words.dated:
        single = knowledge().verbs.get(words.low(index))
        return (1, single) if single else None
    return hit


@cache
def adjectives() -> Mapping[str, Verb]:
    """Return the adjectives that report behind a form of `be` (`adamant that`, `ready to`), as verbs."""
    return {
        row["adjective"]: Verb(
            row["adjective"],
            row["adjective"],
            row["kind"],
            row["act"],
            frozenset(row["prepositions"]) & OPENS_CLAUSE,
            weak=True,
        )
        for row in table("cues")["adjectives"]
        if not OPENS_CLAUSE.isdisjoint(row["prepositions"]) and row["adjective"] not in knowledge().verbs
    }


def adjective_at(words: Words, index: int) -> tuple[int, Verb] | None:
    """Return the adjective at `index` that reports, when a form of `be` stands before it and a clause after it."""
    verb = adjectives().get(words.low(index))
    return (1, verb) if verb and words.low(index + 1) in verb.takes else None


def read_as_adjective(words: Words, index: int, verb: Verb) -> Cue | None:
    """Return the cue that an adjective makes with the form of `be` before it."""
    cue = read_as_verb(words, index, index + 1, verb)
    be = any(words.is_a(at, "be") for at in range(cue.group, index)) if cue else False
    return replace(cue, reading=FINITE) if cue and be else None


def read_as_verb(words: Words, first: int, last: int, verb: Verb) -> Cue | None:
    """Return the cue when the form at `first` is a verb here, and not a noun, an adjective or an infinitive."""
    group, negated, auxiliary = first, False, ""
    while group > 0 and (words.is_a(group - 1, "auxiliaries") or words.adverb(group - 1) or joined(words, group - 1)):
        group -= 1
        negated = negated or words.is_a(group, "negations") or words.low(group).endswith(("n’t", "n't"))
        if words.is_a(group, "auxiliaries") and not auxiliary:
            auxiliary = words.low(group)
    while group < first and words.adverb(group) and not words.is_a(group, "negations") and words.low(group) != "also":
        group += 1
    reading = reading_of(words, first, last, group, auxiliary)
    return Cue(group, first, last, verb, reading, negated) if reading else None


def joined(words: Words, index: int) -> bool:
    """Return whether the word is a broken-off auxiliary (`n't`, `t` of `don't`) inside a verb group."""
    return words.low(index) in ("n’t", "n't", "’ve", "'ve", "’d", "'d", "’ll", "'ll")


def reading_of(words: Words, first: int, last: int, group: int, auxiliary: str) -> str | None:
    """Return how the form is used, or nothing when it is no verb that attributes."""
    form = words.low(first)
    if words.low(first - 1) == "to":
        return None
    if form.endswith("ing"):
        return of_gerund(words, first, group)
    if auxiliary and form in adjectives():
        return FINITE
    if auxiliary:
        passive = words.is_a(group_verb(words, group, first), "be")
        return (PASSIVE if participle(form) else None) if passive else FINITE
    by_agent = participle(form) and words.low(last) == "by"
    return None if by_agent or noun_here(words, first, last) else FINITE


def of_gerund(words: Words, first: int, group: int) -> str | None:
    """Return how a form in -ing is used: in a verb group, or as a participle after a comma, a noun or `before`."""
    before = words.low(first - 1)
    if words.is_a(group, "be") and group < first:
        return FINITE
    opens = first == 0 or "," in (before, words.low(group - 1))
    return PARTICIPLE if opens or before in TIMES or noun_like(words, first - 1) else None


def noun_here(words: Words, first: int, last: int) -> bool:
    """Return whether a form is a noun or an adjective here: behind an article, a possessive, a preposition."""
    form = words.low(first)
    owned = words.is_a(first - 1, "determiners", "possessive_pronouns") and not words.is_a(first - 1, "pronouns")
    if owned or words.low(first - 1) in GOVERNS_NOUNS:
        return True
    told = knowledge().verbs.get(words.low(first - 1))
    if told is not None and told.form != told.lemma and is_a(told.lemma, "hearers"):
        return True
    name = words.name_at.get(first - 1)
    if name is not None and name.form == "demonym" and form.endswith("s") and not form.endswith("ss"):
        return True
    if form.endswith("s") and counted(words, first):
        return True
    return form in knowledge().nouns and not finite_here(words, first, last)


def counted(words: Words, first: int) -> bool:
    """Return whether a number shortly before makes the form a plural noun (`the 30 member states`)."""
    for index in range(first - 1, max(first - 4, -1), -1):
        if words.mark(index) or words.is_a(index, "auxiliaries", "pronouns", "prepositions"):
            return False
        if words.low(index).isdigit() and index not in words.dated:
            return True
    return False


def group_verb(words: Words, group: int, first: int) -> int:
    """Return the last auxiliary of a verb group: the one that decides between active and passive."""
    for index in range(first - 1, group - 1, -1):
        if words.is_a(index, "auxiliaries"):
            return index
    return group


def participle(form: str) -> bool:
    """Return whether a form may be a past participle."""
    return form.endswith(("ed", "en", "id", "ld", "ade", "ught", "wn", "eard", "ound", "een", "iven"))


def noun_like(words: Words, index: int) -> bool:
    """Return whether the word may be the end of a noun group that a participle follows (`the allies demanding`)."""
    return index in words.name_at or (
        not words.mark(index)
        and not words.is_a(index, "determiners", "prepositions", "conjunctions", "auxiliaries", "adverbs")
    )


def finite_here(words: Words, first: int, last: int) -> bool:
    """Return whether a form that may be a noun (`claims`, `demands`) is the verb of its clause."""
    if words.low(last) == "of":
        return False
    subject = first - 1
    while subject >= 0 and words.adverb(subject):
        subject -= 1
    name = words.name_at.get(subject)
    if name is not None and name.form in ("demonym", "institution") and words.low(first).endswith("s"):
        return words.low(last) in ("that", "the", "to", "its", "it", "an", "a") and name.form != "demonym"
    if words.is_a(subject, "pronouns") or name is not None or (words.mark(subject) and words.low(subject) in '”"’'):
        return True
    return words.low(last) in ("that", "it", "he", "she", "they", "the", "a", "no") and noun_like(words, subject)
