"""The forms that English verbs and nouns take."""

from collections.abc import Iterator
from functools import cache

from detente.reading.knowledge import table

VOWELS = "aeiou"


def verb_forms(verb: str) -> tuple[str, ...]:
    """Return the forms of a verb, its base form first.

    >>> verb_forms("carry"), verb_forms("free")[1:3]
    (('carry', 'carries', 'carried', 'carrying'), ('frees', 'freed'))
    """
    irregular = table("inflection")["irregular"].get(verb)
    return (verb, *irregular) if irregular else (verb, plural(verb), past(verb), gerund(verb))


def past(verb: str) -> str:
    """Return the past of a regular verb."""
    if verb.endswith("e"):
        return f"{verb}d"
    if ends_in_y(verb):
        return f"{verb[:-1]}ied"
    return f"{doubled(verb)}ed"


def gerund(verb: str) -> str:
    """Return the form of a regular verb in -ing."""
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return f"{verb[:-1]}ing"
    return f"{doubled(verb)}ing"


def plural(word: str) -> str:
    """Return the plural of a noun, or the third person of a verb.

    >>> plural("embassy"), plural("clash"), plural("envoy")
    ('embassies', 'clashes', 'envoys')
    """
    if ends_in_y(word):
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "z", "ch", "sh", "go", "to")) else f"{word}s"


def ends_in_y(word: str) -> bool:
    """Return whether a word ends in a y after a consonant."""
    return word.endswith("y") and word[-2:-1] not in VOWELS


def doubled(verb: str) -> str:
    """Return a verb with its last letter doubled where English doubles it (`rob`, `commit`)."""
    short = len(verb) > 2 and verb[-1] not in "aeiouwxyh" and verb[-2] in VOWELS and verb[-3] not in VOWELS
    one_syllable = sum(letter in VOWELS for letter in verb) == 1
    return verb + verb[-1] if (short and one_syllable) or verb in table("inflection")["doubled"] else verb


def noun_forms(noun: str) -> Iterator[str]:
    """Yield a noun and its plural; of several words the last is counted."""
    yield noun
    yield PLURALS.get(noun) or plural(noun)


PLURALS = {"man": "men", "woman": "women", "child": "children", "policeman": "policemen", "crewman": "crewmen"} | {
    "gunman": "gunmen",
    "fisherman": "fishermen",
    "aircraft": "aircraft",
    "person": "people",
}


@cache
def bases() -> dict[str, str]:
    """Return irregular forms of verbs -> the verb."""
    return {form: verb for verb, forms in table("inflection")["irregular"].items() for form in forms}
