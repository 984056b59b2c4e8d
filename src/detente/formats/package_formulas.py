"""Formulas over packages: `issue.alternative`, and `after(a, b)` for a step that comes only after another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from detente.errors import FormulaMistake, nearest
from detente.formats.formulas import Formula, Language, Step, parsed
from detente.models.packages import After, Logic
from detente.models.packages import Step as ModelStep

CHOICES = Language(
    r"[A-Za-z0-9_][A-Za-z0-9_-]*\.[A-Za-z0-9_][A-Za-z0-9_-]*",
    "a choice such as membership.moratorium",
    "choices such as membership.moratorium",
    ordered=True,
)


@dataclass(frozen=True)
class Choices:
    """Which choices there are, and where each stands among issues and alternatives."""

    alternatives: Mapping[str, Sequence[str]]
    """By issue."""

    @property
    def places(self) -> dict[str, tuple[int, int]]:
        """By choice the numbers of issue and alternative."""
        return {
            f"{issue}.{alternative}": (number, at)
            for number, (issue, alternatives) in enumerate(self.alternatives.items())
            for at, alternative in enumerate(alternatives)
        }


def read(text: str, choices: Choices) -> Formula:
    """Return a formula over choices.

    Raises:
        FormulaMistake: It is no formula, names what is not there, or has `after` where it cannot stand.
    """
    formula = parsed(text, CHOICES)
    places = choices.places
    for step in formula.steps:
        if step.kind == "name" and step.name not in places:
            raise no_such_choice(text, step, choices)
    check_orders(formula, places)
    return formula


def no_such_choice(text: str, step: Step, choices: Choices) -> FormulaMistake:
    """Return the error for a choice that is not there."""
    issue, alternative = step.name.split(".", 1)
    if issue in choices.alternatives:
        known: Sequence[str] = choices.alternatives[issue]
        happened, near = f"the issue {issue!r} has no alternative {alternative!r}", nearest(alternative, known)
        near = near and f"{issue}.{near}"
    else:
        known = list(choices.alternatives)
        happened, near = f"there is no issue {issue!r}", nearest(issue, known)
        near = near and f"{near}.{alternative}"
    return FormulaMistake(text, column=step.column, happened=happened, expected=f"one of {', '.join(known)}", near=near)


def logic(formula: Formula, choices: Choices) -> Logic:
    """Return a formula as the models take it."""
    places = choices.places
    return tuple(model_step(step, places) for step in formula.steps)


def model_step(step: Step, places: Mapping[str, tuple[int, int]]) -> ModelStep:
    """Return one step as the models take it."""
    if step.kind == "name":
        issue, alternative = places[step.name]
        return ModelStep("chosen", issue, alternative)
    return ModelStep(step.kind, count=step.count)  # type: ignore[arg-type]  # both spell them the same


@dataclass(frozen=True)
class Part:
    """A part of a formula: its steps, and the orders that it asks for where it is true."""

    steps: tuple[Step, ...]
    orders: tuple[tuple[str, str, tuple[Step, ...]], ...] = ()
    """The later and the earlier choice, and the steps of what makes the order asked for (none: always)."""
    column: int = 0
    """Where the first `after` in it stands; 0: there is none."""


def orders_in(formula: Formula) -> tuple[tuple[str, str, tuple[Step, ...]], ...]:
    """Return the orders of steps that a formula asks for.

    `after` may stand alone, beside `and`, and before `if`: elsewhere it would not be said whether the order holds.

    Raises:
        FormulaMistake: It stands elsewhere.
    """
    stack: list[Part] = []
    for step in formula.steps:
        parts = [stack.pop() for _ in range(step.count)][::-1]
        steps = (*(one for part in parts for one in part.steps), step)
        stack.append(joined(formula.text, step, parts, steps))
    return stack[0].orders


def joined(text: str, step: Step, parts: Sequence[Part], steps: tuple[Step, ...]) -> Part:
    """Return what a step makes of its parts."""
    column = next((part.column for part in parts if part.column), 0)
    if step.kind == "after":
        late, early = (part.steps[0].name for part in parts)
        return Part(steps, ((late, early, ()),), step.column)
    if step.kind == "and":
        return Part(steps, tuple(one for part in parts for one in part.orders), column)
    if step.kind == "if" and not parts[1].column:
        guard = parts[1].steps
        guarded = tuple(
            (late, early, (*before, *guard, Step("and", count=2)) if before else guard)
            for late, early, before in parts[0].orders
        )
        return Part(steps, guarded, column)
    if column:
        raise FormulaMistake(
            text,
            column=column,
            happened=f"`after` cannot stand under `{step.kind}`",
            expected="`after` alone, beside `and`, or before `if`",
        )
    return Part(steps)


def check_orders(formula: Formula, places: Mapping[str, tuple[int, int]]) -> None:
    """Raise FormulaMistake for an order that no package can keep."""
    for late, early, _ in orders_in(formula):
        if places[late][0] == places[early][0]:
            raise FormulaMistake(
                formula.text,
                column=next(step.column for step in formula.steps if step.kind == "after"),
                happened=f"{late} and {early} exclude each other: no package takes both",
                expected="steps on two issues",
            )


def orders(formula: Formula, choices: Choices, rule: int) -> tuple[After, ...]:
    """Return the orders of steps that a formula asks for, as the models take them."""
    places = choices.places
    return tuple(
        After(
            places[late],
            places[early],
            tuple(model_step(step, places) for step in guard) or (ModelStep("true"),),
            rule,
        )
        for late, early, guard in orders_in(formula)
    )
