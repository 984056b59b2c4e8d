"""Which option of one draft is which of another: whose deed it is, and which facts speak of it."""

from collections.abc import Mapping

from detente.analysis.drafting.options import Cluster
from detente.analysis.drafting.sides import Sides

Named = dict[str, tuple[str, int] | None]
"""Option of one draft -> what it is called in another, and -1 where that is its undoing; nothing: it is not there."""


def matched(later: Mapping[str, Cluster], earlier: Mapping[str, Cluster], sides: Sides) -> Named:
    """Return what each option of a later draft is called in an earlier one.

    Two options are one when the same side owns them and they share facts; of several, the one that shares most.

    Args:
        later: The options of the later draft.
        earlier: Those of the earlier one.
        sides: Who speaks with one voice by the later record.
    """
    pairs = [
        (shared, name, other)
        for name, one in later.items()
        for other, two in earlier.items()
        if sides.of(one.owner) == sides.of(two.owner) and (shared := likeness(one, two)) > 0
    ]
    found: Named = dict.fromkeys(later)
    taken: set[str] = set()
    for _, name, other in sorted(pairs, key=lambda pair: (-pair[0], pair[1] != pair[2], pair[1:])):
        if found[name] is None and other not in taken:
            found[name] = (other, turn(later[name], earlier[other]))
            taken.add(other)
    return found


def likeness(one: Cluster, two: Cluster) -> float:
    """Return the part of the facts of the smaller option that both share."""
    first, second = set(one.facts), set(two.facts)
    return len(first & second) / min(len(first), len(second))


def turn(one: Cluster, two: Cluster) -> int:
    """Return 1 when both options name the same deed, and -1 when one is the other's undoing."""
    signs = {(saying.fact, saying.deed.span): one.sign(saying, way) for saying, way in one.sayings}
    same = sum(signs.get((saying.fact, saying.deed.span), 0) * two.sign(saying, way) for saying, way in two.sayings)
    return -1 if same < 0 else 1
