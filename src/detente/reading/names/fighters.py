"""Which of the parties that fight a report means by `rebels`: those that it calls so, and no other."""

import re
from collections.abc import Collection
from functools import cache

from detente.reading.knowledge import table

KIND = "armed-group"
AROUND = 64
"""Characters before and behind a name within which a noun says what it is."""
BETWEEN = r"(?: (?:alliance|army|coalition|faction|fighters?|force|group|militia|movement)s?)?"
"""What may stand between such a noun and a name (`the rebel movement M23`)."""


@cache
def nouns() -> frozenset[str]:
    """Return the nouns that only mean people who fight (`rebels`)."""
    return frozenset(noun for noun, kinds in table("descriptions")["nouns"].items() if kinds == [KIND])


def fighters(noun: str) -> str:
    """Return the plural of a noun that only means people who fight, nothing for another.

    >>> fighters("rebel"), fighters("rebels"), fighters("union")
    ('rebels', 'rebels', '')
    """
    many = noun if noun.endswith("s") else f"{noun}s"
    return many if many in nouns() else ""


def is_called(text: str, start: int, end: int, called: Collection[str]) -> bool:
    """Return whether a name stands with one of some nouns that says what it is.

    >>> is_called("the rebel group M23", 16, 19, ("rebels",)), is_called("M23 rebels", 0, 3, ("rebels",))
    (True, True)
    >>> is_called("M23, rebels said, had left", 0, 3, ("rebels",))
    False
    """
    before, behind = text[max(start - AROUND, 0) : start].lower(), text[end : end + AROUND].lower()
    noun = "|".join(sorted(re.escape(one.rstrip("s")) for one in called))
    ahead = rf"\b(?:{noun})s?{BETWEEN},? (?:called |known as |of )?(?:the )?$"
    after = rf"(?:['’]s)? (?:{noun})s?\b|, (?:an?|the) (?:[\w-]+ )?(?:{noun})s?{BETWEEN}\b"
    return bool(re.search(ahead, before) or re.match(after, behind))


def calls(text: str, name: str) -> bool:
    """Return whether a report calls a party by a noun for those who fight, wherever its name stands."""
    named = re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    return any(is_called(text, hit.start(), hit.end(), nouns()) for hit in named)
