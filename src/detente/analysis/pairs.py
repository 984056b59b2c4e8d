"""Which of many entries to compare: those with something in common, and of those that say the same one only."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from detente.record import PartialDate

Entry = TypeVar("Entry")
Other = TypeVar("Other")
Days = tuple[int, int]
"""First and last day that a date may mean, counted from the year 1."""
WIDE = 31
"""Days from first to last beyond which a date is compared with all others."""


def groups(
    entries: Iterable[Entry], common: Callable[[Entry], Iterable[Hashable]], same: Callable[[Entry], Hashable]
) -> dict[Hashable, list[Entry]]:
    """Return the entries under each thing they have in common; of those that say the same the first."""
    found: dict[Hashable, dict[Hashable, Entry]] = {}
    for entry in entries:
        said = same(entry)
        for key in common(entry):
            found.setdefault(key, {}).setdefault(said, entry)
    return {key: list(group.values()) for key, group in found.items()}


def days_of(day: PartialDate | None) -> Days | None:
    """Return the first and the last day that a date may mean, as numbers."""
    return (day.first.toordinal(), day.last.toordinal()) if day else None


class Near:
    """Some entries, to be found by their days: those without one lie near any."""

    def __init__(self, days: Sequence[Days | None], within: int) -> None:
        """Hold the days of entries, and how many may lie between two that are near each other."""
        self.days, self.within = days, within
        self.anywhere = [place for place, one in enumerate(days) if one is None or one[1] - one[0] > WIDE]
        known = ((one[0], place) for place, one in enumerate(days) if one and one[1] - one[0] <= WIDE)
        self.sorted = sorted(known)
        self.firsts = [first for first, _ in self.sorted]

    def of(self, day: Days | None) -> Sequence[int]:
        """Return the places of the entries near a day, in their order."""
        if day is None:
            return range(len(self.days))
        first, last = day[0] - self.within, day[1] + self.within
        low, high = bisect_left(self.firsts, first - WIDE), bisect_right(self.firsts, last)
        near = [place for _, place in self.sorted[low:high]]
        return sorted(place for place in (*near, *self.anywhere) if self.meets(place, first, last))

    def meets(self, place: int, first: int, last: int) -> bool:
        """Return whether the days of an entry have one in common with a stretch of days."""
        day = self.days[place]
        return day is None or (first <= day[1] and day[0] <= last)


def pairs(
    entries: Iterable[Entry],
    common: Callable[[Entry], Iterable[Hashable]],
    same: Callable[[Entry], Hashable],
    *,
    kind: Callable[[Entry], Hashable | None] = lambda _: "",
    day: Callable[[Entry], Days | None] = lambda _: None,
    within: int = 0,
) -> Iterator[tuple[Entry, Entry]]:
    """Yield each two different entries that have something in common, once.

    Args:
        entries: What is compared.
        common: What an entry may have in common with others.
        same: Of entries of which this is the same, the first stands for all.
        kind: Only those of one kind are paired, and those of none (None) with no other.
        day: First and last day on which it may be.
        within: Only those are paired whose days may lie so near each other; what has no day is near all.
    """
    met: set[tuple[int, int]] = set()
    together = list(groups(entries, common, same).values())
    counts = Counter(id(one) for group in together for one in group)
    for group in together:
        for one, two in near_pairs(group, kind, day, within):
            if counts[id(one)] > 1 and counts[id(two)] > 1:  # they may be together in another group too
                if (id(one), id(two)) in met:
                    continue
                met.add((id(one), id(two)))
            yield one, two


def near_pairs(
    group: Sequence[Entry],
    kind: Callable[[Entry], Hashable | None],
    day: Callable[[Entry], Days | None],
    within: int,
) -> Iterator[tuple[Entry, Entry]]:
    """Yield each two entries of a group that are of one kind and near each other, by the first and then the second."""
    if len(group) < 2:
        return
    kinds = [kind(one) for one in group]
    alike: dict[Hashable, list[int]] = {}
    for place, name in enumerate(kinds):
        if name is not None:
            alike.setdefault(name, []).append(place)
    nearby: dict[Hashable, tuple[Near, dict[int, int]]] = {}
    for name, places in alike.items():
        near = Near([day(group[place]) for place in places], within)
        nearby[name] = near, {place: number for number, place in enumerate(places)}
    for place, name in enumerate(kinds):
        if name is not None:
            near, numbers = nearby[name]
            own = numbers[place]
            for other in near.of(near.days[own]):
                if other > own:
                    yield group[place], group[alike[name][other]]


def across(
    ones: Mapping[Hashable, Sequence[Entry]],
    others: Mapping[Hashable, Sequence[Other]],
    *,
    day: Callable[[Entry], Days | None] = lambda _: None,
    other_day: Callable[[Other], Days | None] = lambda _: None,
    within: int = 0,
) -> Iterator[tuple[Entry, Other]]:
    """Yield each entry of a group with each of the other group under the same key, once, as far as they are near."""
    met: set[tuple[int, int]] = set()
    for key, group in ones.items():
        if key not in others:
            continue
        there = others[key]
        near = Near([other_day(one) for one in there], within)
        for one in group:
            for place in near.of(day(one)):
                two = there[place]
                if (id(one), id(two)) not in met:
                    met.add((id(one), id(two)))
                    yield one, two
