"""How outcomes are reached from today, and who can begin, in words."""

from collections.abc import Iterator

from detente.analysis.solving import FromToday, Solution
from detente.brief.outcomes.concepts import in_order
from detente.brief.outcomes.lines import Line, few, listed
from detente.brief.outcomes.states import short

A_FEW = 6


def today_lines(solution: Solution) -> Iterator[Line]:
    """Yield how the outcomes that hold most firmly are reached from today."""
    found = solution.from_today
    assert found is not None
    yield Line("Getting there from today", kind="head")
    order = in_order(solution.holding())
    for state in order[:A_FEW]:
        if state == found.start:
            yield Line(f"{short(solution.model, state)}: that is where things stand.", 2, "today")
        else:
            yield Line(f"{short(solution.model, state)}: {route(solution, found, state)}", 2)
    for words, paths in (("by any moves", found.by_moves), ("by improvements alone", found.by_improvements)):
        out = [f"[{state}]" for state in order if paths.distance[state] < 0]
        if out:
            yield Line(f"Not reached from today {words}: {few(out)}.", 2)
    ends = [few([f"[{one}]" for one in group.tolist()]) for group in found.attractors]
    if ends:
        yield Line(f"If everybody only ever improves, today's state leads to {listed(ends, last='or')}.", 2)


def route(solution: Solution, found: FromToday, state: int) -> str:
    """Return how a state is reached, and who can begin."""
    model = solution.model
    willing = found.by_improvements.path(state)
    path = willing if willing is not None else found.by_moves.path(state)
    if path is None:
        return "cannot be reached from today by any moves."
    makers = model.file.decision_makers
    told = [f"{makers[step.dm].said} moves to {short(model, step.state)}" for step in path[:-1]]
    told.append(f"{makers[path[-1].dm].said} moves there")
    paths = found.by_improvements if willing is not None else found.by_moves
    begin = [who.said for who, first in zip(makers, paths.first[:, state], strict=True) if first]
    how = "each gains by its step" if willing is not None else "but not without a step that its mover does not gain by"
    return f"{', then '.join(told)} ({how}). {beginning(begin, len(makers))}"


def beginning(begin: list[str], count: int) -> str:
    """Return who can make the first move of a shortest way.

    >>> beginning(["Iraq"], 2), beginning(["Syria", "Iraq"], 2), beginning(["Syria", "Iraq"], 3)
    ('Only Iraq can begin.', 'Either can begin.', 'Syria or Iraq can begin.')
    """
    if len(begin) == 1:
        return f"Only {begin[0]} can begin."
    if len(begin) == count:
        return "Either can begin." if count == 2 else "Any of them can begin."
    return f"{listed(begin, last='or')} can begin."
