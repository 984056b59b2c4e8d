"""Values and lists of which two sides changed copies: what has both changes, in which order, and what is disputed."""

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias, TypeVar

Value = TypeVar("Value")
Item = TypeVar("Item")
Key = TypeVar("Key", bound=Hashable)
Numbered: TypeAlias = tuple[Key, int]
"""What an item is known by, and how many of the same stand before it."""


GONE = "gone"
"""What is told of something that one side took away."""


@dataclass(frozen=True)
class Disagreement:
    """What both sides changed, and not in the same way."""

    what: str
    base: str
    mine: str
    theirs: str

    def __str__(self) -> str:
        if self.theirs == GONE:
            return f"{self.what}: the new draft has it no more; you changed it or need it, so it stays"
        if self.mine == GONE:
            return f"{self.what}: you took it away; the new draft has it, and not as it was"
        return f"{self.what}: it was {self.base}; yours is {self.mine}, the new draft has {self.theirs}"


@dataclass
class Found:
    """What could not be brought together so far."""

    conflicts: list[Disagreement] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def taken(self, what: str, base: Value | None, mine: Value, theirs: Value) -> Value:
        """Return what only one side changed; where both did, mine, and keep that they disagree."""
        if mine == base:
            return theirs
        if theirs not in (base, mine):
            self.conflicts.append(Disagreement(what, said(base), said(mine), said(theirs)))
        return mine

    def staying(
        self,
        base: Mapping[Key, Any],
        mine: Mapping[Key, Any],
        theirs: Mapping[Key, Any],
        *,
        changed: Collection[Key],
        named: Callable[[Key], str],
    ) -> set[Key]:
        """Return what there is: what one side took away is gone, but for what I changed and they took away."""
        kept = present(base, mine, theirs)
        for one in base:
            if one in mine and one not in theirs and one in changed:
                kept.add(one)
                self.conflicts.append(Disagreement(named(one), "there", "there, and changed or needed", GONE))
            if one in theirs and one not in mine and theirs[one] != base[one]:
                self.conflicts.append(Disagreement(named(one), "there", GONE, "there, and changed"))
        return kept


def said(value: object) -> str:
    """Return a value in words.

    >>> said("both"), said(0.7), said((1, 3)), said(("talks", "truce")), said(()), said(None)
    ('“both”', '0.7', '1 to 3', '“talks + truce”', 'nothing', 'not given')
    """
    if value is None:
        return "not given"
    if isinstance(value, tuple):
        numbers = any(isinstance(one, int) for one in value)
        return " to ".join(map(str, value)) if numbers else said(" + ".join(value))
    return (f"“{value}”" if value else "nothing") if isinstance(value, str) else str(value)


def numbered(items: Iterable[Item], key: Callable[[Item], Key]) -> dict[Numbered[Key], Item]:
    """Return items by what they are known by; those known by the same are told apart by their number.

    >>> list(numbered(["a", "b", "a"], str))
    [('a', 0), ('b', 0), ('a', 1)]
    """
    seen: Counter[Key] = Counter()
    found = {}
    for item in items:
        name = key(item)
        found[name, seen[name]] = item
        seen[name] += 1
    return found


def with_both(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> tuple[str, ...]:
    """Return a list of words with what either side put in, and without what either took out.

    >>> with_both(["a", "b"], ["b"], ["a", "b", "c"])
    ('b', 'c')
    """
    old, ours, others = (list(numbered(one, str)) for one in (base, mine, theirs))
    return tuple(word for word, _ in in_order(old, ours, others, present(old, ours, others)))


def present(base: Collection[Key], mine: Collection[Key], theirs: Collection[Key]) -> set[Key]:
    """Return what is in the list with both changes: what one side took out is out, what one side put in is in."""
    return (set(mine) & set(theirs)) | ((set(mine) | set(theirs)) - set(base))


def in_order(base: Sequence[Key], mine: Sequence[Key], theirs: Sequence[Key], kept: Collection[Key]) -> list[Key]:
    """Return what is kept in the order of the side that changed it, which is mine where both did.

    What only the other side has comes before what follows it there.

    >>> in_order(["p", "q"], ["m", "p", "q"], ["t", "p", "u", "q"], {"m", "t", "p", "u", "q"})
    ['m', 't', 'p', 'u', 'q']
    """
    theirs_leads = reordered(base, theirs) and not reordered(base, mine)
    leading, other = (theirs, mine) if theirs_leads else (mine, theirs)
    found = [one for one in leading if one in kept]
    missing = set(kept) - set(found)
    follows: Key | None = None
    for one in reversed(other):
        if one in missing:
            found.insert(len(found) if follows is None else found.index(follows), one)
        if one in kept:
            follows = one
    return found


def reordered(before: Sequence[Key], after: Sequence[Key]) -> bool:
    """Return whether those that are in both stand in another order.

    >>> reordered("abc", "xca"), reordered("abc", "axc")
    (True, False)
    """
    return [one for one in before if one in after] != [one for one in after if one in before]
