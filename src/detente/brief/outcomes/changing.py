"""What it would take to make a wanted outcome hold, in words."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from detente.analysis.solving import Solution
from detente.brief.outcomes.concepts import short as short_name
from detente.brief.outcomes.lines import Line, counted, few, listed
from detente.models.graph_model import Change, Inverse, OptionChange

MOST = 12
A_FEW = 4


def wanted_lines(solution: Solution) -> Iterator[Line]:
    """Yield what it would take to make a wanted outcome hold."""
    wanted = solution.wanted
    assert wanted is not None
    yield Line(f"What it would take: {wanted.formula}", kind="head")
    holding = solution.holding()
    already = [state for state in holding if wanted.states[state]]
    if already:
        yield Line(f"Such outcomes hold already: {few([f'[{state}]' for state in already])}.", 2)
    together = [inverse for by, inverse in wanted.changes if by is None]
    told = [
        (inverse.concept, sentence(solution, by, inverse))
        for by, inverse in wanted.changes
        if by is None or not any(inverse is one for one in together)  # what is least of all has been said
    ]
    for words in grouped(told):
        yield Line(words, 2)
    options = [(concept, option_change(solution, option)) for concept, option in wanted.options]
    if options:
        yield Line("A single option made different would do as well:", 2)
    for words in list(grouped(options))[:MOST]:
        yield Line(words, 4)


def sentence(solution: Solution, by: tuple[int, ...] | None, inverse: Inverse) -> str:
    """Return who would have to change what."""
    makers = solution.model.file.decision_makers
    surely = "at the least" if inverse.exact else "to be sure"
    who = surely if by is None else f"if only {listed([makers[one].said for one in by])} changed"
    return f"{who}, {changes(solution, inverse)}"


def grouped(told: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Yield each sentence once, after the concepts of which it is true.

    >>> list(grouped([("nash", "this"), ("seq", "that"), ("sseq", "this")]))
    ['Nash, SSEQ: this', 'SEQ: that']
    """
    concepts: dict[str, list[str]] = {}
    for concept, words in told:
        concepts.setdefault(words, []).append(short_name(concept))
    yield from (f"{', '.join(names)}: {words}" for words, names in concepts.items())


def changes(solution: Solution, inverse: Inverse) -> str:
    """Return the smallest changes found, in words."""
    if inverse.changes is None:
        if inverse.exact:
            return "no change of preferences would do."
        return f"nothing was found; if anything would do, it takes {counted(inverse.at_least, 'change')} at the least."
    if not inverse.changes:
        return "nothing has to change."
    told = listed([change(solution, some) for some in risings(inverse.changes)])
    more = ""
    if not inverse.exact:
        enough = f"{counted(len(inverse.changes), 'change')} {'is' if len(inverse.changes) == 1 else 'are'} enough"
        more = f" {enough}; at the least it takes {inverse.at_least}."
    holds = f", and {few([f'[{state}]' for state in inverse.states])} would hold" if inverse.states else ""
    return f"{told}{holds}.{more}"


def risings(changes: Sequence[Change]) -> Iterator[list[Change]]:
    """Yield the changes one by one, but exchanges by which one state rises past others together."""

    def rises(one: Change) -> object:
        return (one.dm, one.states[1]) if one.kind == "swap" and len(one.states) == 2 else one

    for _, some in groupby(changes, key=rises):
        yield list(some)


def change(solution: Solution, some: Sequence[Change]) -> str:
    """Return one change of preference in words, or several exchanges by which one state rises."""
    one = some[0]
    who = solution.model.file.decision_makers[one.dm]
    if one.statement is None or who.prefers is None:
        if len(one.states) == 2:
            passed = few([f"[{other.states[0]}]" for other in some], most=A_FEW)
            return f"{who.said} would have to like [{one.states[1]}] better than {passed}"
        return f"{who.said} would have to exchange the neighbours {few([f'[{state}]' for state in one.states])}"
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
        return f"{who} could not do {option}."
    if one.kind in ("take only", "drop only"):
        return f"{who} could not go back on {'taking' if one.kind == 'take only' else 'dropping'} {option}."
    against = "" if one.against is None else f" {solution.model.file.decision_makers[one.against].said}"
    if one.kind == "threat":
        return f"{who} had something to threaten{against} with, and wanted to do it once that outcome is left."
    return f"{who} had something to promise{against}, and wanted to keep to it while that outcome holds."
