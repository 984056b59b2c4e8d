"""Which nouns say the same as which verbs (`halve the deliveries`, `the cut`)."""

from functools import cache

from detente.reading.knowledge import table


@cache
def verbs_of(noun: str) -> frozenset[str]:
    """Return the verbs that say the same as a noun."""
    return frozenset(table("deeds")["nominal"].get(noun, ()))


@cache
def nouns_of(verb: str) -> frozenset[str]:
    """Return the nouns that say the same as a verb."""
    return frozenset(noun for noun, verbs in table("deeds")["nominal"].items() if verb in verbs)
