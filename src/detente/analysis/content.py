"""How far two runs of words are about the same thing."""

import re
from functools import lru_cache

WORD = re.compile(r"[^\W_]{3,}")
EMPTY = frozenset(
    "the and for that this with from have has had was were will would could should shall may might not but are its "
    "their they them his her she him our your you who whom which what when where while into onto over under about "
    "after before until unless than then there here also only some any all both each more most other such very been "
    "being said says say told tell adds added one two three can did does done get got own out off per via yet "
    "new".split()
)
ENDINGS = re.compile(r"(?:ations?|ings?|ments?|ed|es|s|ly)$")


@lru_cache(maxsize=4096)
def content_words(words: str) -> frozenset[str]:
    """Return the words that carry content, without their endings.

    >>> sorted(content_words("The written answers will be sent"))
    ['answer', 'sent', 'written']
    """
    found = (word.lower() for word in WORD.findall(words))
    return frozenset(ENDINGS.sub("", word) or word for word in found if word not in EMPTY)


def overlap(one: str, two: str) -> float:
    """Return which part of the content of the shorter run of words stands in the other."""
    first, second = content_words(one), content_words(two)
    shorter = min(len(first), len(second))
    return len(first & second) / shorter if shorter else 0.0
