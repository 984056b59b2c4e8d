"""What it would take to make a wanted outcome hold, in words."""

from collections.abc import Iterator

from detente.analysis.solving import Solution
from detente.brief.outcomes.concepts import short as short_name
from detente.brief.outcomes.lines import Line, counted, few, listed
from detente.models.graph_model import Change, Inverse, OptionChange

MOST = 12


def wanted_lines(solution: Solution) -> Iterator[Line]:
    """Yield what it would take to make a wanted outcome hold."""
    wanted = solution.wanted
    assert wanted is not None
    yield Line(f"What it would take: {wanted.formula}", kind="head")
    holding = solution.holding()
    already = [state for state in holding if wanted.states[state]]
    if already:
        yield Line(f"Such outcomes hold already: {few([f'[{state}]' for state in already])}.", 2)
    for by, inverse in wanted.changes:
        who = (
            "anybody" if by is None else f"only {listed([solution.model.file.decision_makers[one].said for one in by])}"
        )
        yield Line(f"{short_name(inverse.concept)}, if {who} changed: {changes(solution, inverse)}", 2)
    for concept, option in wanted.options[:MOST]:
        yield Line(f"{short_name(concept)}: {option_change(solution, option)} would do.", 2)


def changes(solution: Solution, inverse: Inverse) -> str:
    """Return the smallest changes found, in words."""
    if inverse.changes is None:
        if inverse.exact:
            return "no change of preferences would do."
        return f"nothing was found; it takes at least {counted(inverse.at_least, 'change')}."
    if not inverse.changes:
        return "nothing has to change."
    told = listed([change(solution, one) for one in inverse.changes])
    more = "" if inverse.exact else f" That is enough; at least {counted(inverse.at_least, 'change')} is needed."
    return f"{told}{'' if inverse.state is None else f', and [{inverse.state}] holds'}.{more}"


def change(solution: Solution, one: Change) -> str:
    """Return one change of preference in words."""
    who = solution.model.file.decision_makers[one.dm]
    if one.statement is None or who.prefers is None:
        better, worse = one.states[:2]
        return f"{who.said} would have to like [{worse}] better than [{better}]"
    formula = who.prefers[one.statement].formula
    if one.kind == "flip":
        return f"{who.said} would have to want the opposite of “{formula}”"
    place = "" if one.to is None else f" as number {one.to + 1} of what matters to it, not {one.statement + 1}"
    return f"{who.said} would have to hold “{formula}”{place}"


def option_change(solution: Solution, one: OptionChange) -> str:
    """Return a single change of options in words."""
    who = solution.model.file.decision_makers[one.by].said
    option = "" if one.option is None else f"“{solution.model.file.options[one.option].said}”"
    if one.kind == "removed":
        return f"taking the option {option} from {who}"
    if one.kind in ("take only", "drop only"):
        return (
            f"making {who}'s option {option} one that can only be {'taken' if one.kind == 'take only' else 'dropped'}"
        )
    against = "" if one.against is None else f" to {solution.model.file.decision_makers[one.against].said}"
    return f"a credible {one.kind} by {who}{against}"
