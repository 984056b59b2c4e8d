"""Agreements inside everybody's red lines: the zone, where it would settle, who blocks, what would open or mend it."""

from detente.models.packages.grid import MOST, enumerable, feasible_numbers
from detente.models.packages.logic import negated, true_of
from detente.models.packages.model import TOLERANCE, Bargain, Logic, Package, Rule, Step
from detente.models.packages.near import (
    InTheWay,
    Opening,
    contradiction,
    in_the_way,
    mends,
    near_misses,
    openings,
    surely_in_zone,
)
from detente.models.packages.order import After, Choice, cycles, no_circle, stages
from detente.models.packages.pareto import dominating, efficient, efficient_of
from detente.models.packages.settling import Settlements, in_zone, settlements, zone_numbers
from detente.models.packages.together import Answers, Method, answers, better, mended

__all__ = [
    "MOST",
    "TOLERANCE",
    "After",
    "Answers",
    "Bargain",
    "Choice",
    "InTheWay",
    "Logic",
    "Method",
    "Opening",
    "Package",
    "Rule",
    "Settlements",
    "Step",
    "answers",
    "better",
    "contradiction",
    "cycles",
    "dominating",
    "efficient",
    "efficient_of",
    "enumerable",
    "feasible_numbers",
    "in_the_way",
    "in_zone",
    "mended",
    "mends",
    "near_misses",
    "negated",
    "no_circle",
    "openings",
    "settlements",
    "stages",
    "surely_in_zone",
    "true_of",
    "zone_numbers",
]
