"""The order in which reading steps run, checked before the first one does."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields

from detente.errors import PipelineError
from detente.reading.page import Page

ALWAYS_THERE = frozenset({"report", "codebook"})


@dataclass(frozen=True)
class Step:
    """One step of reading: a function from page to page, with what it needs to find there and what it adds."""

    name: str
    run: Callable[[Page], Page]
    needs: frozenset[str]
    adds: frozenset[str]


def step(*, needs: Iterable[str] = (), adds: Iterable[str]) -> Callable[[Callable[[Page], Page]], Step]:
    """Return a decorator that makes a step of a function, under the function's name."""

    def declared(run: Callable[[Page], Page]) -> Step:
        return Step(run.__name__, run, frozenset(needs), frozenset(adds))

    return declared


@dataclass(frozen=True)
class Pipeline:
    """Steps in the order in which they run.

    Raises:
        PipelineError: A step needs what no earlier step adds, or names what a page does not hold.
    """

    steps: tuple[Step, ...]

    def __post_init__(self) -> None:
        known = {part.name for part in fields(Page)}
        there = set(ALWAYS_THERE)
        for one in self.steps:
            if unknown := (one.needs | one.adds) - known:
                raise PipelineError(one.name, sorted(unknown), "which a page does not hold")
            if missing := one.needs - there:
                raise PipelineError(one.name, sorted(missing), "which no step before it adds")
            there |= one.adds

    def __call__(self, page: Page) -> Page:
        """Return the page after all steps."""
        for one in self.steps:
            page = one.run(page)
        return page

    def listing(self) -> str:
        """Return a line for each step: its name, what it needs, what it adds."""
        return "\n".join(
            f"{one.name}: {', '.join(sorted(one.needs)) or 'the report'} -> {', '.join(sorted(one.adds))}"
            for one in self.steps
        )
