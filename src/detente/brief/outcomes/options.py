"""Which single option made different would make a wanted outcome hold, in words."""

from collections.abc import Iterator, Sequence

from detente.analysis.solving import Solution
from detente.brief.outcomes.concepts import short as short_name
from detente.brief.outcomes.lines import Line, listed
from detente.models.graph_model import OptionChange

MOST = 12


def option_lines(solution: Solution) -> Iterator[Line]:
    """Yield the single changes of options that would do, those that are alike in one line."""
    assert solution.wanted is not None
    if solution.wanted.options is None:
        count = solution.model.game.n_states
        yield Line(f"Whether one option made different would do was not tried: there are {count:,} states.", 2, "note")
        return
    lines = list(dict.fromkeys(told(solution)))
    if lines:
        yield Line("It would do as well if one option were different:", 2)
    for words in lines[:MOST]:
        yield Line(words, 4)
    if len(lines) > MOST:
        yield Line(f"So would {len(lines) - MOST} more; --json lists all.", 4, "note")


def told(solution: Solution) -> Iterator[str]:
    """Yield a sentence for all changes of one kind by which the same concepts are met."""
    for concepts, changes in by_concepts(solution).items():
        names = ", ".join(map(short_name, concepts))
        for words in sentences(solution, changes):
            yield f"{names}: {words}"


def by_concepts(solution: Solution) -> dict[tuple[str, ...], list[OptionChange]]:
    """Return the changes by the concepts that they are enough for."""
    assert solution.wanted is not None
    concepts: dict[tuple[object, ...], list[str]] = {}
    first: dict[tuple[object, ...], OptionChange] = {}
    for concept, one in solution.wanted.options or ():
        key = (one.kind, one.by, one.option, one.against)
        concepts.setdefault(key, []).append(concept)
        first.setdefault(key, one)
    found: dict[tuple[str, ...], list[OptionChange]] = {}
    for what, names in concepts.items():
        found.setdefault(tuple(names), []).append(first[what])
    return found


def sentences(solution: Solution, changes: Sequence[OptionChange]) -> Iterator[str]:
    """Yield what would have to be different, for all that differ in one respect only together."""
    for one in changes:
        if one.option is not None:
            alike = [other for other in changes if (other.kind, other.by) == (one.kind, one.by)]
            yield of_options(solution, alike)
    for kind in ("threat", "promise"):
        aimed: dict[int | None, list[int]] = {}
        for one in changes:
            if one.kind == kind:
                aimed.setdefault(one.against, []).append(one.by)
        by: dict[tuple[int, ...], list[int]] = {}
        for against, makers in aimed.items():
            if against is not None:
                by.setdefault(tuple(makers), []).append(against)
        yield from (of_deeds(solution, kind, makers, against) for makers, against in by.items())


def of_options(solution: Solution, changes: Sequence[OptionChange]) -> str:
    """Return options of one decision maker that would have to be bound or taken away, any one of them."""
    file, first = solution.model.file, changes[0]
    names = listed([f"“{file.options[one.option].said}”" for one in changes if one.option is not None], last="or")
    any_one = " (any one of these is enough)" if len(changes) > 1 else ""
    who = file.decision_makers[first.by].said
    if first.kind == "removed":
        return f"{who} could not do {names}{any_one}."
    return f"{who} could not go back on {'taking' if first.kind == 'take only' else 'dropping'} {names}{any_one}."


def of_deeds(solution: Solution, kind: str, makers: Sequence[int], against: Sequence[int]) -> str:
    """Return who would need something to threaten or to promise, and whom with it."""
    names = [who.said for who in solution.model.file.decision_makers]
    whom = listed([names[one] for one in against], last="or")
    others = len(makers) > 1 and len(against) == 1 and len(makers) == len(names) - 1
    who = "any of the others" if others else listed([names[one] for one in makers], last="or")
    if kind == "threat":
        return f"{who} had something to threaten {whom} with, and wanted to do it once that outcome is left."
    return f"{who} had something to promise {whom}, and wanted to keep to it while that outcome holds."
