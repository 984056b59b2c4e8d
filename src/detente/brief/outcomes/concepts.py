"""What the solution concepts are called: in plain words first, then as the literature has it."""

from collections.abc import Mapping

PLAIN = {
    "nash": "nobody gains by leaving",
    "gmr": "whoever leaves can be made to regret it, whatever that costs the others",
    "smr": "whoever leaves can be made to regret it, and has no way out",
    "seq": "leaving is answered, and the answer is in the other side's interest",
    "sseq": "leaving is answered, in the other side's interest, and there is no way out",
    "sim": "leaving at the same moment would land them somewhere worse",
}
NAMES = {
    "nash": "Nash",
    "gmr": "general metarational, GMR",
    "smr": "symmetric metarational, SMR",
    "seq": "sequential, SEQ",
    "sseq": "symmetric sequential, SSEQ",
    "sim": "simultaneous, SIM",
}
STRENGTH = ("nash", "sseq", "seq", "smr", "gmr", "sim")
"""From what holds most firmly to what holds least."""


def horizon(concept: str) -> int | None:
    """Return how many moves ahead a limited-move concept looks."""
    _, _, number = concept.partition("limited_")
    return int(number) if number.isdecimal() else None


def plain(concept: str) -> str:
    """Return a concept in plain words."""
    ahead = horizon(concept)
    if ahead is None:
        return PLAIN.get(concept, concept)
    return f"nobody gains by leaving when each looks {ahead} move{'s' if ahead != 1 else ''} ahead"


def name(concept: str) -> str:
    """Return what the literature calls a concept."""
    ahead = horizon(concept)
    return NAMES.get(concept, concept) if ahead is None else f"limited move, L_{ahead}"


def short(concept: str) -> str:
    """Return a concept's abbreviation."""
    ahead = horizon(concept)
    return f"L_{ahead}" if ahead is not None else {"nash": "Nash"}.get(concept, concept.upper())


def in_full(concept: str) -> str:
    """Return the plain words and the name.

    >>> in_full("nash"), in_full("limited_3")
    ('nobody gains by leaving (Nash)', 'nobody gains by leaving when each looks 3 moves ahead (limited move, L_3)')
    """
    return f"{plain(concept)} ({name(concept)})"


def in_order(holding: Mapping[int, tuple[str, ...]]) -> list[int]:
    """Return the states that hold, those that hold most firmly first.

    >>> in_order({0: ("gmr",), 1: ("seq", "gmr"), 2: ("nash", "gmr")})
    [2, 1, 0]
    """
    return sorted(holding, key=lambda state: (firmness(holding[state]), -len(holding[state]), state))


def firmness(concepts: tuple[str, ...]) -> int:
    """Return how firmly an outcome holds: 0 is firmest."""
    return min((STRENGTH.index(one) for one in concepts if one in STRENGTH), default=len(STRENGTH))


def by_strength(concepts: tuple[str, ...]) -> list[str]:
    """Return concepts from what holds most firmly to what holds least."""
    return sorted(concepts, key=lambda one: (STRENGTH.index(one) if one in STRENGTH else len(STRENGTH), one))
