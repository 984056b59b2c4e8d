"""The plain forms of verbs and nouns, as far as a key for what is meant and a label to read need them."""

import re
from functools import cache

from detente.reading.knowledge import knowledge, table
from detente.reading.meaning.inflection import bases, verb_forms

DOUBLED = re.compile(r"([bdgkmnprt])\1$")
WANTS_E = re.compile(
    r"(?:[cvuz]|[^aeiou]l|[aeiou]s|[bcdfglmnprtv]ng|dg|rg|[^e]at|(?:cl|p|l|n)ar|[iu]r|[ai]bl|[^aeiou]in|um|[ivlr][iu]d|ag)$"
)
"""Ends of stems after which an e has fallen away before -ed or -ing (`impos`, `lift` not)."""
SHORT_WITH_E = re.compile(r"^[^aeiou]*[aeiou][^aeiouwxy]$")
"""Short stems that would have doubled their last letter, had they no e (`us`, `mov`)."""


@cache
def listed(name: str) -> frozenset[str]:
    """Return a list of the table of deeds."""
    return frozenset(table("deeds")[name])


@cache
def known_forms() -> dict[str, str]:
    """Return the forms of all verbs that the tables name -> the verb."""
    verbs = {verb for row in table("events")["verbs"] for verb in row["verbs"]}
    verbs |= {one.lemma for one in knowledge().verbs.values()} | set(table("inflection")["irregular"])
    verbs |= {
        one for name in ("leading", "turning", "none", "ending", "leaving", "staying") for one in table("deeds")[name]
    }
    return {
        form: verb for verb in sorted(verbs, reverse=True) if " " not in verb for form in verb_forms(verb)
    } | bases()


@cache
def base(word: str, tag: str = "VB") -> str:
    """Return the base form of a verb, a guess where the tables do not know it.

    >>> base("imposing", "VBG"), base("deployed", "VBD"), base("stopped", "VBD"), base("shelved", "VBN")
    ('impose', 'deploy', 'stop', 'shelve')
    >>> base("fulfilled", "VBN"), base("rebuffed", "VBD"), base("assessing", "VBG")
    ('fulfill', 'rebuff', 'assess')
    """
    if tag == "VB" and not word.endswith(("ed", "ing")):
        return word  # `to lay down`, which is the past of `lie` as well
    known = known_forms().get(word)
    if known or tag in ("VB", "VBP", "MD"):
        return known or word
    if tag == "VBZ":
        return singular(word)
    stem = re.sub(r"(?:ed|ing)$", "", word)
    if stem in (word, "") or not re.search("[aeiouy]", stem):
        return word
    if stem in ("di", "li", "ti"):
        return f"{stem}e"
    if stem.endswith("i"):
        return f"{stem[:-1]}y"
    if stem.endswith(("ss", "ll", "ff")):
        return stem
    if DOUBLED.search(stem):
        return stem[:-1]
    return f"{stem}e" if WANTS_E.search(stem) or SHORT_WITH_E.match(stem) else stem


@cache
def singular(noun: str) -> str:
    """Return a noun without its plural ending.

    >>> singular("duties"), singular("sanctions"), singular("crisis"), singular("taxes")
    ('duty', 'sanction', 'crisis', 'tax')
    """
    if len(noun) < 4 or noun.endswith(("ss", "us", "is")) or not noun.endswith("s"):
        return {"men": "man", "women": "woman", "children": "child", "people": "person"}.get(noun, noun)
    if noun.endswith("ies"):
        return f"{noun[:-3]}y"
    if noun.endswith("oes") and len(noun) > 6:
        return noun[:-2]
    return noun[:-2] if noun.endswith(("sses", "xes", "zes", "ches", "shes")) else noun[:-1]
