"""What a decision maker wants in three versions of a conflict, brought together statement by statement."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeAlias

from detente.formats.conflict_file import DecisionMaker, Ranking, Statement
from detente.formats.conflict_toml import have_room
from detente.formats.formulas import parsed
from detente.formats.three_ways import Disagreement, Found, in_order, numbered, present, reordered, said, with_both

Shape: TypeAlias = tuple[tuple[str, str, int], ...]
"""A formula without its spaces and brackets."""


@dataclass(frozen=True)
class Versions:
    """A decision maker in the last draft, in the file that a person edited since, and in the new draft."""

    base: DecisionMaker | None
    mine: DecisionMaker
    theirs: DecisionMaker

    def all_have(self, form: str) -> bool:
        """Return whether what it wants has that form in each of them."""
        return all(who is None or getattr(who, form) is not None for who in (self.base, self.mine, self.theirs))


@dataclass(frozen=True)
class Wants:
    """What a decision maker wants, whatever its form."""

    prefers: tuple[Statement, ...] | None
    ranking: Ranking | None
    weights: tuple[tuple[str, Decimal], ...] | None
    swaps: float

    def __str__(self) -> str:
        if self.prefers is not None:
            return f"a list of statements ({', '.join(said(one.formula) for one in self.prefers)})"
        return "a ranking of states" if self.ranking is not None else "a list of weights"


def preferring(whole: DecisionMaker, versions: Versions, known: Collection[str], found: Found) -> DecisionMaker:
    """Return a decision maker with what it wants: by statement or by weight, or as a whole where the forms differ.

    Args:
        whole: The decision maker, without preferences.
        versions: What it wanted.
        known: The options there are; what speaks of others is left out.
        found: Takes up what could not be brought together.
    """
    if versions.all_have("prefers"):
        chosen = replace(whole, prefers=statements(whole.said, versions, found))
    elif versions.all_have("weights"):
        return replace(whole, weights=weights(whole.said, versions, known, found))
    else:
        base, mine, theirs = versions.base, versions.mine, versions.theirs
        wants = found.taken(f"{whole.said}, what it wants", base and wants_of(base), wants_of(mine), wants_of(theirs))
        chosen = replace(whole, **vars(wants))
    if chosen.weights is not None:
        chosen = replace(chosen, weights=tuple(one for one in chosen.weights if one[0] in known))
    if chosen.prefers is not None:
        kept = tuple(one for one in chosen.prefers if speaks_of(known, one.formula, whole.said, found))
        chosen = replace(chosen, prefers=fitting(whole.said, kept, found))
    return chosen


def wants_of(who: DecisionMaker) -> Wants:
    """Return what a decision maker wants."""
    return Wants(who.prefers, who.ranking, who.weights, who.swaps)


def shape(formula: str) -> Shape:
    """Return a formula without its spaces and brackets: two of one shape say the same.

    >>> shape("a and (not b)") == shape("(a  and not b)"), shape("a and b") == shape("b and a")
    (True, False)

    Raises:
        FormulaMistake: It is no formula.
    """
    return tuple((step.kind, step.name, step.count) for step in parsed(formula).steps)


def speaks_of(known: Collection[str], formula: str, what: str, found: Found) -> bool:
    """Return whether a formula speaks of options that there are, and note it when it does not."""
    gone = [name for name in parsed(formula).names if name not in known]
    if gone:
        found.notes.append(f"{what}: {said(formula)} is left out, for {said(gone[0])} is no option any more.")
    return not gone


def statements(who: str, versions: Versions, found: Found) -> tuple[Statement, ...]:
    """Return the statements of a decision maker with both changes."""
    base, mine, theirs = (
        numbered((one.prefers or ()) if one else (), lambda statement: shape(statement.formula))
        for one in (versions.base, versions.mine, versions.theirs)
    )
    changed = [one for one in mine if mine[one] != base.get(one)]
    kept = found.staying(base, mine, theirs, changed=changed, named=lambda one: f"{who}, {said(base[one].formula)}")
    both = present(base, mine, theirs) & set(base)
    before, ours, others = ([one for one in some if one in both] for some in (base, mine, theirs))
    if reordered(before, ours) and reordered(before, others) and reordered(ours, others):
        orders = [", ".join(said(base[one].formula) for one in some) for some in (before, ours, others)]
        found.conflicts.append(Disagreement(f"{who}, the order of what it wants", *orders))
    keys = in_order(list(base), list(mine), list(theirs), kept)
    return tuple(statement(who, base.get(one), mine.get(one), theirs.get(one), found) for one in keys)


def statement(
    who: str, base: Statement | None, mine: Statement | None, theirs: Statement | None, found: Found
) -> Statement:
    """Return a statement with both changes."""
    if mine is None or theirs is None:
        one = mine or theirs
        assert one is not None
        return one
    what = f"{who}, {said(mine.formula)}"
    return Statement(
        formula=found.taken(f"{what}, how it is written", getattr(base, "formula", None), mine.formula, theirs.formula),
        evidence=with_both(base.evidence if base else (), mine.evidence, theirs.evidence),
        confidence=found.taken(
            f"{what}, its confidence", getattr(base, "confidence", None), mine.confidence, theirs.confidence
        ),
        place=found.taken(f"{what}, its place", getattr(base, "place", None), mine.place, theirs.place),
        sign=found.taken(f"{what}, its sign", getattr(base, "sign", None), mine.sign, theirs.sign),
        strength=found.taken(f"{what}, its strength", getattr(base, "strength", None), mine.strength, theirs.strength),
    )


def fitting(who: str, prefers: tuple[Statement, ...], found: Found) -> tuple[Statement, ...]:
    """Return statements whose places have room for all: if they have not, each is made to reach where it stands."""
    count = len(prefers)
    ranges = sorted(one.place for one in prefers if one.place is not None)
    if all(last <= count for _, last in ranges) and have_room(ranges, count):
        return prefers
    found.notes.append(f"{who}: the places that its statements may have are made wider, so that there is room for all.")
    return tuple(
        one if one.place is None else replace(one, place=(min(one.place[0], rank), max(min(one.place[1], count), rank)))
        for rank, one in enumerate(prefers, start=1)
    )


def weights(who: str, versions: Versions, known: Collection[str], found: Found) -> tuple[tuple[str, Decimal], ...]:
    """Return what options are worth to a decision maker, with both changes."""
    base, mine, theirs = (
        dict((one.weights or ()) if one else ()) for one in (versions.base, versions.mine, versions.theirs)
    )
    changed = [one for one in mine if mine[one] != base.get(one)]
    kept = found.staying(base, mine, theirs, changed=changed, named=lambda one: f"{who}, the weight of {said(one)}")
    keys = in_order(list(base), list(mine), list(theirs), kept & set(known))
    mine, theirs = theirs | mine, mine | theirs
    return tuple(
        (one, found.taken(f"{who}, the weight of {said(one)}", base.get(one), mine[one], theirs[one])) for one in keys
    )
