"""What stands in the way, by the solver: near misses, what opens an empty zone or mends a package, contradictions."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from detente.models.packages.large.program import Program, packed, sum_of
from detente.models.packages.large.settling import MOST_TIES
from detente.models.packages.model import TOLERANCE, Bargain, Ints, Package
from detente.models.packages.near import Opening, in_the_way


class InTheWayProgram(Program):
    """A program that counts what stands in the way of a package."""

    def __init__(self, bargain: Bargain) -> None:
        super().__init__(bargain)
        self.broken = sum_of([self.true - 1, *(1 - rule for rule in self.rules)])
        self.missing = [self.missing_to(gain, low) for gain, (low, _) in zip(self.gains, self.ranges, strict=True)]

    def missing_to(self, gain: Any, low: int) -> Any:  # noqa: ANN401
        """Return what a party has less than without a deal."""
        missing = self.variable(0, max(0, -low))
        self.model.add(missing >= -gain)
        return missing

    def below(self) -> list[Any]:
        """Return for each party a literal: whether it is left below no deal."""
        found = []
        for gain in self.gains:
            one = self.model.new_bool_var("")
            self.model.add(gain >= -self.whole(TOLERANCE)).only_enforce_if(one.negated())
            self.model.add(gain < -self.whole(TOLERANCE)).only_enforce_if(one)
            found.append(one)
        return found


def solved_openings(bargain: Bargain) -> tuple[Opening, ...]:
    """Return what would open the zone, as `near.openings` does.

    Raises:
        SolverMissing: OR-Tools is not installed.
        SolverStopped: It came to no end.
    """
    found: list[Opening] = []
    lifted = 0
    while lifted <= len(bargain.rules):
        if found:  # only what saves something: the fewest rules more that ask less of the parties
            program = InTheWayProgram(bargain)
            program.model.add(sum_of(program.missing) <= program.whole(found[-1].given) - 2 * program.slack)
            program.model.add(program.broken >= lifted)
            program.model.maximize(-program.broken)
            answer = program.solved("what opens the zone")
            if answer is None:
                break
            lifted = -answer[1]
        program = InTheWayProgram(bargain)
        program.model.add(program.broken == lifted)
        answer = program.largest(-sum_of(program.missing), "what opens the zone")
        if answer is not None:
            given = sum(short for _, short in in_the_way(bargain, answer[0]).short)
            found.append(Opening(lifted, given, as_cheap(bargain, lifted, -answer[1])))
            if given <= TOLERANCE:
                break
        lifted += 1
    return tuple(found)


def as_cheap(bargain: Bargain, lifted: int, given: int) -> Ints:
    """Return the packages that break so many rules and leave no more than this below no deal."""
    program = InTheWayProgram(bargain)
    program.model.add(program.broken == lifted)
    program.model.add(sum_of(program.missing) <= given + program.slack)
    listed: list[Package] = []
    for package in program.each("what opens the zone as cheaply"):
        listed.append(package)
        if len(listed) >= MOST_TIES:
            break
    short = [sum(part for _, part in in_the_way(bargain, one).short) for one in listed]
    near = [one for one, missing in zip(listed, short, strict=True) if missing <= min(short) + TOLERANCE]
    found: Ints = packed(near, bargain)
    return found


def solved_near_misses(bargain: Bargain, most: int) -> Ints:
    """Return the packages that come nearest to the zone, the nearest first, as `near.near_misses` does.

    Raises:
        SolverMissing: OR-Tools is not installed.
        SolverStopped: It came to no end.
    """
    program = InTheWayProgram(bargain)
    count = sum_of([program.broken, *program.below()])
    program.model.add(count >= 1)
    listed: list[Package] = []
    fewest = 0
    while len(listed) < most:
        program.model.minimize(count)
        answer = program.solved("near misses")
        if answer is None:
            break
        fewest = answer[1]
        layer = InTheWayProgram(bargain)
        layer.model.add(sum_of([layer.broken, *layer.below()]) == fewest)
        layer.model.minimize(sum_of(layer.missing))
        while len(listed) < most and (nearest := layer.solved("near misses")) is not None:
            listed.append(nearest[0])
            layer.forbid(nearest[0])
        program.model.add(count > fewest)
    return np.array(listed, dtype=np.int64).reshape(-1, len(bargain.sizes))


def solved_mends(bargain: Bargain, package: Package, ordered: Sequence[bool], *, into_zone: bool) -> Ints:
    """Return the packages nearest to one that are in the zone or break no rule, as `near.mends` does.

    Raises:
        SolverMissing: OR-Tools is not installed.
        SolverStopped: It came to no end.
    """

    def program() -> tuple[Program, Any]:
        one = Program(bargain)
        one.keep_zone() if into_zone else one.keep_rules()
        places = 1 + sum(size for size, is_ordered in zip(bargain.sizes, ordered, strict=True) if is_ordered)
        costs = [
            np.array([(places if k != chosen else 0) + (abs(k - chosen) if is_ordered else 0) for k in range(size)])
            for size, chosen, is_ordered in zip(bargain.sizes, package, ordered, strict=True)
        ]
        return one, one.weighed(costs, scale=1)

    first, cost = program()
    answer = first.largest(-cost, "the smallest change that mends the package")
    if answer is None:
        return np.zeros((0, len(bargain.sizes)), np.int64)
    second, cost = program()
    second.model.add(cost <= -answer[1])
    listed = []
    for one in second.each("the smallest changes that mend the package"):
        listed.append(one)
        if len(listed) >= MOST_TIES:
            break
    found: Ints = packed(listed, bargain)
    return found


def solved_contradiction(bargain: Bargain) -> tuple[int, ...]:
    """Return rules that no package keeps together, none of which can be spared for that; or none.

    Raises:
        SolverMissing: OR-Tools is not installed.
        SolverStopped: It came to no end.
    """

    def possible(numbers: Sequence[int]) -> bool:
        program = Program(bargain)
        for number in numbers:
            program.model.add_bool_or(program.rules[number])
        return program.solved("whether the rules go together") is not None

    kept = list(range(len(bargain.rules)))
    if possible(kept):
        return ()
    for number in list(kept):
        others = [one for one in kept if one != number]
        if not possible(others):
            kept = others
    return tuple(kept)


def solved_dominating(bargain: Bargain, package: Package) -> Package | None:
    """Return a package that is as good for everybody as this one and better for somebody, or none.

    Raises:
        SolverMissing: OR-Tools is not installed.
        SolverStopped: It came to no end.
    """
    program = Program(bargain).keep_rules()
    mine = bargain.values([package])[:, 0] - bargain.no_deal
    for gain, least in zip(program.gains, mine, strict=True):
        program.model.add(gain >= program.whole(float(least) - TOLERANCE))
    answer = program.largest(sum_of(program.gains), "a package that all prefer")
    if answer is None:
        return None
    better = bargain.values([answer[0]])[:, 0] - bargain.no_deal
    return answer[0] if (better > mine + TOLERANCE).any() else None
