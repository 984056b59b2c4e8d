"""Which outcomes survive when some act together, in words."""

from collections.abc import Iterator

from detente.analysis.solving import COALITION_CONCEPTS, Solution
from detente.brief.outcomes.concepts import by_strength
from detente.brief.outcomes.concepts import short as short_name
from detente.brief.outcomes.lines import Line, counted, few, listed
from detente.brief.outcomes.states import short

A_FEW = 6


def coalition_lines(solution: Solution) -> Iterator[Line]:
    """Yield which outcomes survive when some act together."""
    found = solution.coalitions
    assert found is not None
    yield Line("When some act together", kind="head")
    broken: dict[int, str] = {}
    concepts = [one for one in by_strength(found.concepts) if one in solution.concepts]
    for concept in concepts:
        equilibria, surviving = solution.equilibria(concept), found.surviving(concept)
        kept = [f"[{state}]" for state in equilibria.tolist() if surviving[state]]
        words = f"against every group hold {few(kept)} ({len(kept)} of {counted(len(equilibria), 'outcome')})."
        yield Line(f"{short_name(concept)}: {words}", 2)
        for state in equilibria.tolist():
            if not surviving[state]:
                broken.setdefault(state, concept)
    if not concepts:
        defined = listed([short_name(one) for one in by_strength(COALITION_CONCEPTS)])
        yield Line(f"For groups only {defined} are defined, and none of these was asked for.", 2, "note")
    for state in list(broken)[:A_FEW]:
        yield Line(f"{short(solution.model, state)} is broken up by {groups(solution, state, broken[state])}.", 4)
    if len(broken) > A_FEW:
        yield Line(f"So are {len(broken) - A_FEW:,} more.", 4, "note")


def groups(solution: Solution, state: int, concept: str) -> str:
    """Return the smallest groups that together do better than a state."""
    found, makers = solution.coalitions, solution.model.file.decision_makers
    assert found is not None
    leaving = [members for members in found.members if not found.of(members, concept)[state] and len(members) > 1]
    smallest = [set(one) for one in leaving if not any(set(other) < set(one) for other in leaving)]
    told = [" with ".join(makers[one].said for one in sorted(members)) for members in smallest]
    return f"{listed(told, last='or')} ({short_name(concept)})"
