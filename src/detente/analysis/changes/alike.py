"""Which earlier step of a history is about the same thing, told by the words of both."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import islice

ALIKE = 0.6
"""Part of the content of the shorter step that must stand in the other to be about the same thing."""
LEAST = 2
"""Words of content that two steps about the same thing share."""
ALIKE_BY_FEW = 0.75
"""The same part where no more words than that are shared."""
NEAREST = 8
"""Earlier steps with a word in common among which the one to compare with is sought."""

Words = Collection[str]


class Likeness:
    """The words of the steps of a history, in order of time.

    Args:
        steps: The words of the content of each step that carry sense.
    """

    def __init__(self, steps: Sequence[Words]) -> None:
        self.steps = steps
        self.places: dict[str, list[int]] = defaultdict(list)
        for place, words in enumerate(steps):
            for word in words:
                self.places[word].append(place)

    def before(self, place: int) -> int | None:
        """Return the place of the latest earlier step about the same thing, among those that share most words."""
        counts = Counter(one for word in self.steps[place] for one in self.last(word, place))
        near = sorted(counts, key=lambda one: (-counts[one], -one))[:NEAREST]
        same = (one for one in near if same_thing(self.steps[one], self.steps[place]))
        return max(same, default=None)

    def last(self, word: str, place: int) -> Sequence[int]:
        """Return the last few places before one at which a word stands."""
        held = self.places[word]
        end = bisect_left(held, place)
        return held[max(0, end - NEAREST) : end]

    def followers(self, place: int) -> Iterator[int]:
        """Yield the later places whose `before` a step may be, some more than once."""
        for word in self.steps[place]:
            held = self.places[word]
            yield from islice(held, (start := bisect_left(held, place) + 1), start + NEAREST)


def same_thing(one: Words, two: Words) -> bool:
    """Return whether two steps with these words are about the same thing.

    >>> same_thing({"withdraw", "troop"}, {"withdraw", "troop", "strait"}), same_thing({"troop"}, {"troop"})
    (True, False)
    """
    shared = len(set(one) & set(two))
    enough = ALIKE_BY_FEW if shared <= LEAST else ALIKE
    return shared >= LEAST and shared >= enough * min(len(one), len(two))
