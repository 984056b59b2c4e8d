"""In which packages a formula is true."""

from collections.abc import Callable
from typing import TypeVar

import numpy as np

from detente.models.packages.model import Bools, Logic, Package, Step

Box = tuple[slice, ...]
"""[issue] Which alternatives are looked at: a part of all packages that is itself a product."""
Value = TypeVar("Value")


def true_of(logic: Logic, package: Package) -> bool:
    """Return whether a formula is true of one package.

    >>> true_of((Step("chosen", 0, 1), Step("chosen", 1, 0), Step("if", count=2)), (0, 1))
    True
    """
    one = tuple(slice(alternative, alternative + 1) for alternative in package)
    return bool(true_in(logic, one).all())


def true_in(logic: Logic, box: Box) -> Bools:
    """Return where in a box a formula is true.

    The result has one axis per issue of the box and length 1 on those that the formula does not mention: it costs what
    the issues mentioned cost.
    """
    shape = (1,) * len(box)

    def chosen(step: Step) -> Bools:
        part = box[step.issue]
        found: Bools = np.arange(part.start, part.stop) == step.alternative
        return found.reshape((*shape[: step.issue], -1, *shape[step.issue + 1 :]))

    def constant(*, true: bool) -> Bools:
        return np.full(shape, true)

    return worked_out(logic, chosen, constant, joined)


def worked_out(
    logic: Logic,
    chosen: Callable[[Step], Value],
    constant: Callable[..., Value],
    join: Callable[[str, list[Value]], Value],
) -> Value:
    """Return what a formula comes to when alternatives, constants and joined operands come to what is given."""
    stack: list[Value] = []
    for step in logic:
        operands = [stack.pop() for _ in range(step.count)][::-1]
        if step.word == "chosen":
            stack.append(chosen(step))
        elif step.count:
            stack.append(join(step.word, operands))
        else:
            stack.append(constant(true=step.word == "true"))
    return stack[0]


def joined(word: str, operands: list[Bools]) -> Bools:
    """Return where operands joined by a word are true; `p if q` says that q implies p, `p after q` that p needs q."""
    if word == "not":
        return ~operands[0]
    left, right = operands
    if word == "and":
        return left & right
    if word == "or":
        return left | right
    if word == "if":
        return left | ~right
    return right | ~left if word == "after" else ~(left ^ right)


def negated(logic: Logic) -> Logic:
    """Return the formula that is true where this one is not."""
    return (*logic, Step("not", count=1))
