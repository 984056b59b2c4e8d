"""Which words report, and what each takes: a clause, a quotation, an infinitive, an object, a preposition."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from detente.reading.knowledge import Table, Verb, is_a, knowledge, table
from detente.reading.phrases import Phrases

CLAUSE, QUOTE, INFINITIVE, OBJECT = frozenset({"that", "wh", "quote"}), frozenset({"quote", "that"}), \
    frozenset({"to", "gerund"}), frozenset({"np"})  # fmt: skip
"""What a verb may take, in the words of the table."""
OF_SPEECH = frozenset({"of", "about", "for", "against"})
"""Prepositions by which any verb of saying may take what is spoken of."""
TAKE_CONTENT = OF_SPEECH | {"with", "to", "on", "over", "as", "into", "at"}
CLAUSES_OF_CUES = ("that", "to")


@dataclass(frozen=True)
class Reporting:
    """A verb that reports, with the phrases it makes with prepositions and particles."""

    verb: Verb
    passive: bool
    phrases: Mapping[str, Verb]
    """Second word of a phrasal verb (`for` of `call for`) -> that verb."""

    def takes(self, kinds: frozenset[str]) -> bool:
        """Return whether it takes one of these kinds."""
        return not self.verb.takes.isdisjoint(kinds)

    @property
    def strong(self) -> bool:
        """Whether it is a verb of saying that takes words said."""
        return self.verb.kind == "speech" and self.takes(QUOTE)


@cache
def lexicon() -> Mapping[str, Reporting]:
    """Return every form of every verb that reports, in lower case -> the verb."""
    rows = table("reporting")["verbs"]
    passive = {row["lemma"]: bool(row["passive"]) for row in rows}
    phrases: dict[str, dict[str, Verb]] = {}
    for form, verb in knowledge().verbs.items():
        first, _, rest = form.partition(" ")
        if rest and " " not in rest:
            phrases.setdefault(first, {})[rest] = verb
    forms = {form.partition(" ")[0] for form in knowledge().verbs}
    return {
        form: Reporting(verb, passive.get(verb.lemma, False), phrases.get(form, {}))
        for form in forms
        for verb in (knowledge().verbs[form] if form in knowledge().verbs else only_phrases(form),)
    }


def only_phrases(form: str) -> Verb:
    """Return a verb that reports only together with a second word (`rule out`)."""
    return Verb(form, form, "speech", "inform", frozenset(), weak=True)


@cache
def surely_verbs() -> frozenset[str]:
    """Return forms that report whatever the language model takes them for: past forms that are no nouns."""
    nouns = knowledge().nouns
    return frozenset(
        form
        for form, verb in knowledge().verbs.items()
        if verb.kind == "speech" and not verb.weak and verb.takes >= QUOTE
        if form not in nouns and form != verb.lemma and " " not in form and not form.endswith("ing")
    )


@cache
def adjectives() -> Mapping[str, Table]:
    """Return the adjectives that report behind a form of `be` (`adamant that`, `ready to`) -> their rows."""
    return {row["adjective"]: row for row in table("cues")["adjectives"]}


@cache
def views() -> Phrases[Table]:
    """Return the phrases that name whose words or view it is right after them (`according to`, `in the view of`)."""
    rows = table("cues")["phrases"]
    named = (row for row in rows if row["source"] == "next" and row["act"] in ("inform", "assess"))
    return Phrases(((row["phrase"], row) for row in named), fold=True)


@cache
def anonymity() -> Phrases[bool]:
    """Return the clauses that ask for no name: they hold a verb, and report nothing."""
    rows = table("unnamed")["phrases"]
    return Phrases(((row["phrase"], True) for row in rows if row["kind"] == "clause"), fold=True)


def hears(verb: Verb) -> bool:
    """Return whether a verb's first object is the one spoken to (`told reporters that`)."""
    return is_a(verb.lemma, "hearers")
