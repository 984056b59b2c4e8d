"""Other names in the place of those of a sentence, so that what is learned is where names stand, and not which."""

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from treebanks import Sentence, Word

EXCHANGED = ("PERSON", "ORG", "GPE")
SHARE = 0.15
"""How many of them are exchanged."""

Names = Mapping[str, Sequence[Sequence[Word]]]
"""Kind -> each name of that kind, once."""


def mentions(words: Sequence[Word]) -> Iterator[tuple[str, Sequence[Word]]]:
    """Yield each name with its kind, and each other word alone with none."""
    start = 0
    while start < len(words):
        end = start + 1
        while words[start].kind[:2] == "B-" and end < len(words) and words[end].kind[:2] == "I-":
            end += 1
        yield words[start].kind[2:], words[start:end]
        start = end


def known_names(sentences: Iterable[Sentence]) -> Names:
    """Return the names in these sentences."""
    names: dict[str, dict[tuple[str, ...], Sequence[Word]]] = {kind: {} for kind in EXCHANGED}
    for sentence in sentences:
        for kind, words in mentions(sentence.words):
            if kind in names:
                names[kind][tuple(word.text for word in words)] = words
    return {kind: list(found.values()) for kind, found in names.items()}


def renamed(sentence: Sentence, names: Names, chance: random.Random) -> Sentence:
    """Return a sentence with some of its names exchanged for others of their kind."""
    words: list[Word] = []
    for kind, old in mentions(sentence.words):
        new = chance.choice(names[kind]) if kind in names and chance.random() < SHARE else old
        words += [*new[:-1], replace(new[-1], space=old[-1].space)]
    return replace(sentence, words=tuple(words))
