"""How far two coders agree: Krippendorff's alpha for nominal data."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import permutations


def alpha(units: Iterable[Sequence[Hashable]]) -> float | None:
    """Return Krippendorff's alpha: 1 where all agree, 0 where they agree as by chance, below 0 where less.

    Krippendorff, Content Analysis (2004), chapter 11: with o(c, k) how often values c and k meet in one unit, each
    pair weighted by 1 / (values in the unit - 1), and n(c) the sum of o(c, k) over k,
    alpha = 1 - (n - 1) * sum o(c, k) / sum n(c) n(k), both sums over c != k.

    Args:
        units: For each thing judged the values that coders gave it; a unit with fewer than two is left out.

    Returns:
        Alpha, or nothing where no two coders judged the same thing or no value differs from another.

    >>> alpha([("a", "a"), ("a", "a"), ("b", "b"), ("a", "b")])
    0.5333333333333333
    """
    met: Counter[tuple[Hashable, Hashable]] = Counter()
    for values in units:
        if len(values) > 1:
            for pair in permutations(values, 2):
                met[pair] += 1 / (len(values) - 1)  # type: ignore[assignment]
    how_often: Counter[Hashable] = Counter()
    for (one, _), weight in met.items():
        how_often[one] += weight
    total = sum(how_often.values())
    by_chance = sum(how_often[one] * how_often[two] for one, two in permutations(how_often, 2))
    if not by_chance:
        return None
    observed = sum(weight for (one, two), weight in met.items() if one != two)
    return float(1 - (total - 1) * observed / by_chance)


def units_of(codings: Mapping[str, Mapping[str, Hashable]]) -> list[tuple[Hashable, ...]]:
    """Return for each thing the values that coders gave it, from coder -> thing -> value."""
    things = dict.fromkeys(thing for coded in codings.values() for thing in coded)
    return [tuple(coded[thing] for coded in codings.values() if thing in coded) for thing in things]
