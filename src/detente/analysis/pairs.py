"""Which of many entries to compare: those with something in common, and of those that say the same one only."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from itertools import combinations, product
from typing import TypeVar

Entry = TypeVar("Entry")
Other = TypeVar("Other")


def groups(
    entries: Iterable[Entry], common: Callable[[Entry], Iterable[Hashable]], same: Callable[[Entry], Hashable]
) -> dict[Hashable, list[Entry]]:
    """Return the entries under each thing they have in common; of those that say the same the first."""
    found: dict[Hashable, dict[Hashable, Entry]] = {}
    for entry in entries:
        for key in common(entry):
            found.setdefault(key, {}).setdefault(same(entry), entry)
    return {key: list(group.values()) for key, group in found.items()}


def pairs(
    entries: Iterable[Entry], common: Callable[[Entry], Iterable[Hashable]], same: Callable[[Entry], Hashable]
) -> Iterator[tuple[Entry, Entry]]:
    """Yield each two different entries that have something in common, once."""
    met: set[tuple[int, int]] = set()
    for group in groups(entries, common, same).values():
        for one, two in combinations(group, 2):
            if (id(one), id(two)) not in met:
                met.add((id(one), id(two)))
                yield one, two


def across(
    ones: Mapping[Hashable, Iterable[Entry]], others: Mapping[Hashable, Iterable[Other]]
) -> Iterator[tuple[Entry, Other]]:
    """Yield each entry of a group with each of the other group under the same key, once."""
    met: set[tuple[int, int]] = set()
    for key, group in ones.items():
        for one, two in product(group, others.get(key, ())):
            if (id(one), id(two)) not in met:
                met.add((id(one), id(two)))
                yield one, two
