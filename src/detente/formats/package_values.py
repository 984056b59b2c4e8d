"""What alternatives are worth where not every value is written: between two given ones, or from a ranking alone."""

from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Any

from detente.errors import nearest
from detente.formats.checking import Mistakes, is_number, shown
from detente.formats.package_file import Issue, Range, Tiers
from detente.formats.toml_places import Place

LARGEST = 1_000_000
"""Values beyond this are a slip: values of a party are compared with each other, not with those of others."""


def number(value: object, place: Place, found: Mistakes, *, negative: bool = True) -> Range:
    """Return a number, or a range of two."""
    pair: list[Any] = value if isinstance(value, list) else [value, value]
    fine = len(pair) == 2 and all(is_number(one) and Decimal(one).is_finite() for one in pair)
    if not fine or any(abs(one) > LARGEST for one in pair):
        expected = f"a number, or a range such as [0.4, 0.7], none beyond {LARGEST:,}"
        found.add(place, f"{shown(value)} cannot stand here", expected)
    elif pair[0] > pair[1]:
        found.add(place, f"{shown(value)} runs backwards", f"the least first: [{pair[1]}, {pair[0]}]")
    elif not negative and pair[0] < 0:
        found.add(
            place, f"{shown(value)} is negative", "a weight of 0 or more; who dislikes something gives it a low value"
        )
    else:
        return Range(float(pair[0]), float(pair[1]))
    return Range(0.0, 0.0)


def filled(issue: Issue, row: Any, place: Place, found: Mistakes) -> Mapping[str, Range]:  # noqa: ANN401 (from TOML)
    """Return the value of each alternative; of an ordered issue those between two given ones lie on a line."""
    if not isinstance(row, dict):
        found.add(place, f"{shown(row)} cannot stand here", "a table such as {open_door = 0, moratorium = 0.6}")
        return {}
    for name in row:
        if name not in issue.ids:
            expected = f"one of {', '.join(issue.ids)}"
            found.add((*place, name), f"there is no alternative {name!r}", expected, nearest(name, issue.ids))
    given = {name: number(row[name], (*place, name), found) for name in issue.ids if name in row}
    missing = [name for name in issue.ids if name not in given]
    if issue.ordered:
        given |= between(issue.ids, given)
        missing = [name for name in missing if name not in given]
    if missing:
        what = f"{', '.join(missing)} {'has' if len(missing) == 1 else 'have'} no value"
        found.add(place, what, "a value for each alternative; of an ordered issue at least for the first and the last")
    return {name: given.get(name, Range(0.0, 0.0)) for name in issue.ids}


def between(ids: tuple[str, ...], given: Mapping[str, Range]) -> dict[str, Range]:
    """Return the values of alternatives between two given ones, on the line that joins them.

    >>> between(("none", "some", "all"), {"none": Range(0, 0), "all": Range(1, 1)})
    {'some': Range(low=0.5, high=0.5)}
    """
    known = [at for at, name in enumerate(ids) if name in given]
    found = {}
    for left, right in pairwise(known):
        first, last = given[ids[left]], given[ids[right]]
        for at in range(left + 1, right):
            part = (at - left) / (right - left)
            low, high = (a + part * (b - a) for a, b in zip(first, last, strict=True))
            found[ids[at]] = Range(low, high)
    return found


def tiers(issue: Issue, row: Any, place: Place, found: Mistakes) -> Tiers:  # noqa: ANN401 (from TOML)
    """Return a ranking of alternatives, the best first; an inner list holds those liked equally."""
    entries = row if isinstance(row, list) else []
    if not isinstance(row, list):
        found.add(
            place, f"{shown(row)} cannot stand here", 'a list, the best first, such as ["binding_no", "open_door"]'
        )
        return ()
    read: list[tuple[str, ...]] = []
    for number, one in enumerate(entries):
        names = [one] if isinstance(one, str) else one
        if isinstance(names, list) and names and all(isinstance(name, str) for name in names):
            read.append(tuple(names))
        else:
            found.add((*place, number), f"{shown(one)} cannot stand here", "an alternative, or a list of equal ones")
    flat = [name for tier in read for name in tier]
    for name in dict.fromkeys(flat):
        if name not in issue.ids:
            expected = f"one of {', '.join(issue.ids)}"
            found.add(place, f"there is no alternative {name!r}", expected, nearest(name, issue.ids))
        elif flat.count(name) > 1:
            found.add(place, f"the alternative {name!r} stands here twice", "each once")
    missing = [name for name in issue.ids if name not in flat]
    if missing:
        found.add(
            place, f"{', '.join(missing)} {'is' if len(missing) == 1 else 'are'} not ranked", "each alternative once"
        )
    return tuple(read)


def worth_of_ranks(ranking: Tiers) -> dict[str, float]:
    """Return evenly spaced values of a ranking: the best 1, the worst 0.

    It is the mean of all values that keep the order, the best at 1 and the worst at 0.

    >>> worth_of_ranks((("a",), ("b", "c"), ("d",)))
    {'a': 1.0, 'b': 0.5, 'c': 0.5, 'd': 0.0}
    """
    steps = max(1, len(ranking) - 1)
    return {name: 1 - at / steps for at, tier in enumerate(ranking) for name in tier}


def range_of_ranks(ranking: Tiers) -> dict[str, Range]:
    """Return between what each alternative of a ranking may be worth: the best is 1, the worst 0, the others anything.

    >>> range_of_ranks((("a",), ("b",), ("c",)))["b"]
    Range(low=0.0, high=1.0)
    """
    last = len(ranking) - 1
    ends = {0: Range(1.0, 1.0)} | ({last: Range(0.0, 0.0)} if last else {})
    return {name: ends.get(at, Range(0.0, 1.0)) for at, tier in enumerate(ranking) for name in tier}
