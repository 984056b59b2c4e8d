"""The settlements of a bargain by the solver, proved and with their ties."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from detente.models.packages.grid import gains
from detente.models.packages.large.program import FINEST, Program, packed, sum_of
from detente.models.packages.model import TOLERANCE, Bargain, Floats, Ints, Package
from detente.models.packages.settling import scores

MOST_TIES = 200
"""So many packages that tie are listed."""
SMALLEST_LOG = 40
"""Gains between e^-40 and e^40 are told apart."""
LOGS = 10**7
"""Logarithms are taken times this."""
MILLION = 10**6
FIRST_TANGENTS = np.geomspace(0.02, 1.0, 6)
"""At these parts of the largest gain the logarithm is bounded from the beginning."""

Score = Callable[[Floats], Floats]


def solved_settlements(bargain: Bargain) -> dict[str, Any] | None:
    """Return the settlements as arrays [package, issue] by name, with `best` [party]; nothing when the zone is empty.

    Raises:
        SolverMissing: OR-Tools is not installed.
        SolverStopped: It came to no end.
    """
    if Program(bargain).keep_zone().solved("whether the zone is empty") is None:
        return None
    best = np.array([most_for(bargain, party) for party in range(bargain.n_parties)])
    keys = scores(bargain, best)
    span = best - bargain.no_deal
    found: dict[str, Any] = {"best": best}
    found["nash"] = nash(bargain, span, np.ones(bargain.n_parties), keys["nash"])
    equal = bool((bargain.power == bargain.power[0]).all())
    found["nash_weighted"] = (
        found["nash"] if equal else nash(bargain, span, bargain.power / bargain.power.mean(), keys["nash_weighted"])
    )
    found["kalai_smorodinsky"] = kalai_smorodinsky(bargain, span, keys["kalai_smorodinsky"])
    found["maximin"] = least_gain(bargain, keys["maximin"])
    many = len(found["maximin"]) >= MOST_TIES
    found["egalitarian"] = egalitarian(bargain) if many else lexicographic_of(bargain, found["maximin"])
    found["utilitarian"] = utilitarian(bargain, keys["utilitarian"])
    return found


def most_for(bargain: Bargain, party: int) -> float:
    """Return the most that a party can have in the zone."""
    program = Program(bargain).keep_zone()
    answer = program.largest(program.gains[party], "the most that a party can have")
    assert answer is not None
    return float(bargain.values([answer[0]])[party, 0])


def score_of(bargain: Bargain, score: Score, package: Package) -> float:
    """Return the score of one package, worked out as in the enumeration."""
    return float(score(gains(bargain, bargain.values([package])))[0])


def lexicographic_of(bargain: Bargain, packages: Ints) -> Ints:
    """Return those of the packages whose gains, sorted from the least, come first in the order of words."""
    rows = np.sort(gains(bargain, bargain.values(packages)), axis=0)
    left = np.arange(len(packages))
    for row in rows:
        left = left[row[left] >= row[left].max() - TOLERANCE]
    found: Ints = packages[left]
    return found


def ties(program: Program, bargain: Bargain, score: Score, first: Package, *, relative: bool = False) -> Ints:
    """Return the packages that a program lets through whose score is the largest, with ties.

    The program must let through all that may tie with `first`, and little else.
    """
    listed: dict[Package, float] = {first: score_of(bargain, score, first)}
    for package in program.each("what ties"):
        listed[package] = score_of(bargain, score, package)
        if sum(one >= max(listed.values()) - TOLERANCE for one in listed.values()) >= MOST_TIES:
            break
    return the_best(bargain, listed, relative=relative)


def the_best(bargain: Bargain, listed: dict[Package, float], *, relative: bool = False) -> Ints:
    """Return those of the packages whose score is the largest."""
    top = max(listed.values())
    least = top - TOLERANCE * (abs(top) if relative else 1.0)
    found: Ints = packed([package for package, score in listed.items() if score >= least], bargain)
    return found


def at_least(bargain: Bargain, expressions: Callable[[Program], Sequence[Any]], least: int, slack: int) -> Program:
    """Return a program of the zone in which each expression is at least this, less some slack."""
    program = Program(bargain).keep_zone()
    for expression in expressions(program):
        program.model.add(expression >= least - slack)
    return program


def utilitarian(bargain: Bargain, score: Score) -> Ints:
    """Return the packages with the largest sum of gains, weighed by power."""
    worths = [bargain.power @ worth for worth in bargain.worths]
    program = Program(bargain).keep_zone()
    answer = program.largest(program.weighed(worths), "the largest sum")
    assert answer is not None
    package, bound = answer
    power = max(1.0, float(bargain.power.sum()))
    slack = round(program.slack * power)
    return ties(at_least(bargain, lambda one: [one.weighed(worths)], bound, slack), bargain, score, package)


def least_of(bargain: Bargain, parts: Callable[[Program], Sequence[Any]], score: Score, scale: int, what: str) -> Ints:
    """Return the packages in which the least of some expressions, times a scale, is as large as can be."""
    program = Program(bargain).keep_zone()
    least = program.variable(-1, scale * (1 + round(max(high for _, high in program.ranges) / program.scale)))
    for part in parts(program):
        program.model.add(least <= part)
    answer = program.largest(least, what)
    assert answer is not None
    package, bound = answer
    slack = int(2 * TOLERANCE * scale)
    return ties(at_least(bargain, parts, bound, slack), bargain, score, package)


def least_gain(bargain: Bargain, score: Score) -> Ints:
    """Return the packages in which the least gain is as large as can be."""
    scale = Program(bargain).scale
    return least_of(bargain, lambda program: program.gains, score, scale, "the largest least gain")


def kalai_smorodinsky(bargain: Bargain, span: Floats, score: Score) -> Ints:
    """Return the packages in which the least share of what each could gain is as large as can be."""
    counts = np.flatnonzero(span > TOLERANCE).tolist()
    scale = 10**FINEST

    def shares(program: Program) -> list[Any]:
        return [
            program.weighed([worth[party] / span[party] for worth in bargain.worths], scale)
            - round(float(bargain.no_deal[party] / span[party]) * scale)
            for party in counts
        ]

    if not counts:
        return any_of_zone(bargain, score)
    return least_of(bargain, shares, score, scale, "the largest least share")


def any_of_zone(bargain: Bargain, score: Score) -> Ints:
    """Return packages of the zone where all tie."""
    program = Program(bargain).keep_zone()
    first = next(program.each("a package of the zone"))
    program.forbid(first)
    return ties(program, bargain, score, first)


def egalitarian(bargain: Bargain) -> Ints:
    """Return the packages whose gains, sorted from the least, come first in the order of words.

    The sum of the k least of n numbers is the largest k r - sum max(0, r - number) over all r: made as large as can be
    for k = 1, 2, ... in turn (Ogryczak and Sliwinski 2006).
    """
    bounds: list[int] = []
    package: Package = ()
    for _ in range(bargain.n_parties):
        program, sums = with_sums(bargain, bounds)
        answer = program.largest(sums[-1], "the egalitarian package")
        assert answer is not None
        package, bound = answer
        bounds.append(bound)
    program, _ = with_sums(bargain, bounds)
    listed = {package: 0.0}
    for one in program.each("what ties"):
        listed[one] = 0.0
        if len(listed) >= MOST_TIES:
            break
    return lexicographic_of(bargain, packed(list(listed), bargain))


def with_sums(bargain: Bargain, bounds: Sequence[int]) -> tuple[Program, list[Any]]:
    """Return a program with the sums of the 1, 2, ... least gains, the first of them bound from below."""
    program = Program(bargain).keep_zone()
    sums = []
    for count in range(1, min(len(bounds) + 1, bargain.n_parties) + 1):
        most = max(high for _, high in program.ranges)
        line = program.variable(-1, most)  # the k-th least gain itself, which is where the largest is reached
        above = [program.variable(0, most + program.slack) for _ in program.gains]
        for one, gain in zip(above, program.gains, strict=True):
            program.model.add(one >= line - gain)
        sums.append(count * line - sum_of(above))
    for expression, bound in zip(sums, bounds, strict=False):
        program.model.add(expression >= bound - program.slack)
    return program, sums


def nash(bargain: Bargain, span: Floats, exponents: Floats, score: Score) -> Ints:
    """Return the packages with the largest product of gains.

    The logarithm of a gain lies below each of its tangents, so the largest sum of tangents bounds the product. Each
    package found is worked out exactly, adds tangents of its own and is then left out, until the bound falls below the
    best one found: then no package left can be as good.
    """
    counts = [party for party in range(bargain.n_parties) if exponents[party]]
    positive = Program(bargain).keep_zone()
    for party in counts:
        positive.model.add(positive.gains[party] > positive.whole(TOLERANCE))
    if (span[counts] <= TOLERANCE).any() or positive.solved("a package that all gain by") is None:
        return any_of_zone(bargain, score)  # every product is nothing
    logs = {party: positive.variable(-SMALLEST_LOG * LOGS, SMALLEST_LOG * LOGS) for party in counts}
    for party in counts:
        for part in FIRST_TANGENTS:
            below_tangent(positive, party, logs[party], part * span[party])
    goal = sum_of([round(exponents[party] * MILLION) * logs[party] for party in counts])
    listed: dict[Package, float] = {}
    while (answer := positive.largest(goal, "the Nash package")) is not None:
        package, bound = answer
        over = gains(bargain, bargain.values([package]))[:, 0]
        listed[package] = score_of(bargain, score, package)
        if bound < needed(max(listed.values()), exponents, counts) or len(listed) >= 10 * MOST_TIES:
            break
        for party in counts:
            below_tangent(positive, party, logs[party], over[party])
        positive.forbid(package)
    return the_best(bargain, listed, relative=True)


def needed(product: float, exponents: Floats, counts: Sequence[int]) -> float:
    """Return the bound below which no package can be as good as the best one found.

    Exponents are rounded to millionths in the program: by that much the bound may be off.
    """
    off = sum(abs(round(exponents[party] * MILLION) - float(exponents[party]) * MILLION) for party in counts)
    bound: float = (np.log(product) - 2 * TOLERANCE) * MILLION * LOGS - off * LOGS * SMALLEST_LOG
    return bound


def below_tangent(program: Program, party: int, log: Any, at: float) -> None:  # noqa: ANN401
    """Keep a logarithm below its tangent at a gain; rounded upwards, so that it never cuts off too much."""
    at = max(float(at), 1e-6)
    coefficients, variables = [], []
    for worth, alternatives in zip(program.bargain.worths, program.x, strict=True):
        coefficients += [int(np.ceil(value / at * LOGS)) for value in worth[party]]
        variables += alternatives
    constant = int(np.ceil((np.log(at) - 1 - program.bargain.no_deal[party] / at) * LOGS))
    program.model.add(log <= program.cp.LinearExpr.weighted_sum(variables, coefficients) + constant)
