"""A bargain as a program of the solver: choices, rules and gains, all in whole numbers.

The solver works on whole numbers and proves what it says. Worths are taken times the smallest power of ten that makes
them whole, as values with a few decimals allow: then nothing is rounded. Otherwise they are taken times 10^11, and a
sum over the issues is off by less than 10^-9, within which values tie. Whatever it proposes is worked out again in the
floats of the enumeration, and what may be as good is asked for until the solver proves that nothing more is.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from detente.errors import SolverMissing, SolverStopped
from detente.models.packages.grid import MOST
from detente.models.packages.logic import worked_out
from detente.models.packages.model import TOLERANCE, Bargain, Floats, Logic, Package, Step

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel, IntVar

FINEST = 11
"""Decimals that worths have at the most."""
SECONDS = 120.0
"""What one question may take."""
WORKERS = 2


def cp_model(bargain: Bargain) -> Any:  # noqa: ANN401 (a module)
    """Return the solver's module, loading it only now.

    Raises:
        SolverMissing: It is not installed.
    """
    try:
        from ortools.sat.python import cp_model
    except ImportError as error:
        raise SolverMissing(bargain.n_packages, MOST) from error
    return cp_model


class Program:
    """A bargain in the solver's terms. Parts are added to it, and it is asked again and again."""

    def __init__(self, bargain: Bargain) -> None:
        self.cp = cp_model(bargain)
        self.bargain = bargain
        self.model: CpModel = self.cp.CpModel()
        self.x = [[self.model.new_bool_var("") for _ in range(size)] for size in bargain.sizes]
        for alternatives in self.x:
            self.model.add_exactly_one(alternatives)
        self.true = self.model.new_constant(1)
        self.scale = scale_of(bargain)
        self.slack = int(1.5 * TOLERANCE * self.scale)
        """So much below a bound something is still asked for: what ties lies within it, whatever was rounded."""
        self.ranges = [self.range_of(party) for party in range(bargain.n_parties)]
        self.rules = [self.literal(rule.holds) for rule in bargain.rules]
        self.gains = [self.gain(party) for party in range(bargain.n_parties)]

    def gain(self, party: int) -> Any:  # noqa: ANN401 (an expression of the solver)
        """Return what a party gains, times the scale."""
        worths = [worth[party] for worth in self.bargain.worths]
        return self.weighed(worths) - self.whole(self.bargain.no_deal[party])

    def range_of(self, party: int) -> tuple[int, int]:
        """Return the least and the most that a party can gain in any package, times the scale."""
        rows = [[self.whole(value) for value in worth[party]] for worth in self.bargain.worths]
        outside = self.whole(self.bargain.no_deal[party])
        return sum(map(min, rows)) - outside, sum(map(max, rows)) - outside

    def whole(self, value: float) -> int:
        """Return a value times the scale, as a whole number."""
        return round(float(value) * self.scale)

    def weighed(self, worths: Sequence[Floats], scale: int | None = None) -> Any:  # noqa: ANN401
        """Return the sum of what the alternatives chosen are worth, times the scale."""
        scale = self.scale if scale is None else scale
        terms = [
            (round(float(value) * scale), variable)
            for row, variables in zip(worths, self.x, strict=True)
            for value, variable in zip(row, variables, strict=True)
        ]
        return self.cp.LinearExpr.weighted_sum([variable for _, variable in terms], [value for value, _ in terms])

    def literal(self, logic: Logic) -> Any:  # noqa: ANN401 (a literal of the solver)
        """Return a literal that is true exactly where a formula is."""

        def chosen(step: Step) -> Any:  # noqa: ANN401
            return self.x[step.issue][step.alternative]

        def constant(*, true: bool) -> Any:  # noqa: ANN401
            return self.true if true else self.true.negated()

        return worked_out(logic, chosen, constant, self.joined)

    def joined(self, word: str, operands: list[Any]) -> Any:  # noqa: ANN401
        """Return a literal for operands joined by a word."""
        if word == "not":
            return operands[0].negated()
        left, right = operands
        if word == "and":
            return self.any_of(left.negated(), right.negated()).negated()
        if word == "or":
            return self.any_of(left, right)
        if word == "if":
            return self.any_of(left, right.negated())
        if word == "after":
            return self.any_of(right, left.negated())
        return self.any_of(self.any_of(left.negated(), right.negated()).negated(), self.any_of(left, right).negated())

    def any_of(self, left: Any, right: Any) -> Any:  # noqa: ANN401
        """Return a literal that is true exactly where one of two is."""
        found = self.model.new_bool_var("")
        self.model.add_bool_or(left, right).only_enforce_if(found)
        self.model.add_implication(left, found)
        self.model.add_implication(right, found)
        return found

    def keep_rules(self) -> "Program":
        """Let only packages through that break no rule."""
        for rule in self.rules:
            self.model.add_bool_or(rule)
        return self

    def keep_zone(self) -> "Program":
        """Let only packages of the zone through."""
        self.keep_rules()
        for gain in self.gains:
            self.model.add(gain >= -self.whole(TOLERANCE))
        return self

    def forbid(self, package: Package) -> None:
        """Let this package through no more."""
        chosen = [self.x[issue][alternative] for issue, alternative in enumerate(package)]
        self.model.add_bool_or(one.negated() for one in chosen)

    def solved(self, what: str) -> "tuple[Package, int] | None":
        """Return a best package with the bound on what is maximised (0 when nothing is); nothing when there is none.

        Raises:
            SolverStopped: It came to no end.
        """
        solver = self.cp.CpSolver()
        solver.parameters.max_time_in_seconds = SECONDS
        solver.parameters.num_workers = WORKERS
        solver.parameters.random_seed = 1
        # With coefficients of ten digits, the presolve of OR-Tools 9.15 "proves" optima that are none.
        solver.parameters.cp_model_presolve = False
        status = solver.solve(self.model)
        if status == self.cp.INFEASIBLE:
            return None
        if status != self.cp.OPTIMAL and not (status == self.cp.FEASIBLE and not self.model.has_objective()):
            raise SolverStopped(SECONDS, what)
        package = tuple(
            next(number for number, one in enumerate(variables) if solver.boolean_value(one)) for variables in self.x
        )
        bound = solver.best_objective_bound if self.model.has_objective() else 0.0
        return package, round(bound)

    def each(self, what: str) -> "Iterator[Package]":
        """Yield one package after the other until there are no more."""
        self.model.clear_objective()  # type: ignore[no-untyped-call]
        while (found := self.solved(what)) is not None:
            yield found[0]
            self.forbid(found[0])

    def largest(self, expression: Any, what: str) -> "tuple[Package, int] | None":  # noqa: ANN401
        """Return a package that makes an expression as large as can be, and how large."""
        self.model.maximize(expression)
        return self.solved(what)

    def variable(self, low: int, high: int) -> "IntVar":
        """Return a new whole number."""
        return self.model.new_int_var(low, high, "")


def scale_of(bargain: Bargain) -> int:
    """Return the smallest power of ten that makes all worths whole numbers, or 10^FINEST.

    >>> from detente.models.packages.known import linked, pie
    >>> scale_of(pie()), scale_of(linked())
    (10, 10)
    """
    values = np.concatenate([part.ravel() for part in (*bargain.worths, bargain.no_deal)])
    for decimals in range(FINEST):
        scaled = values * 10**decimals
        if np.abs(scaled - np.rint(scaled)).max() < 1e-5 * TOLERANCE * 10**decimals + 1e-12:
            return int(10**decimals)
    return int(10**FINEST)


def sum_of(expressions: Sequence[Any]) -> Any:  # noqa: ANN401
    """Return the sum of the solver's expressions."""
    return sum(expressions[1:], expressions[0])


def packed(packages: Sequence[Package], bargain: Bargain) -> Any:  # noqa: ANN401
    """Return packages in their order as an array [package, issue]."""
    return np.array(sorted(packages), dtype=np.int64).reshape(-1, len(bargain.sizes))
