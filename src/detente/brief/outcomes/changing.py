"""What it would take to make a wanted outcome hold, in words."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from detente.analysis.changing import By
from detente.analysis.solving import Solution
from detente.brief.outcomes.concepts import short as short_name
from detente.brief.outcomes.lines import Line, capital, counted, few, listed
from detente.brief.outcomes.options import option_lines
from detente.brief.outcomes.states import numbered, short
from detente.models.graph_model import Change, Inverse

A_FEW = 12


def wanted_lines(solution: Solution) -> Iterator[Line]:
    """Yield what it would take to make a wanted outcome hold."""
    wanted = solution.wanted
    assert wanted is not None
    yield Line(f"What it would take: {wanted.formula}", kind="head")
    already = [state for state in solution.holding() if wanted.states[state]]
    if already:
        yield Line(f"Such outcomes hold already: {few(numbered(already))}.", 2)
    together = {inverse.concept: inverse for by, inverse in wanted.changes if by is None}
    told = [(one.concept, sentence(solution, by, one)) for by, one in wanted.changes if says_more(by, one, together)]
    told += hopeless(solution, together)
    for words in grouped(told):
        yield Line(words, 2)
    yield from named(solution, [one for _, one in wanted.changes])
    yield from option_lines(solution)


def says_more(by: By, inverse: Inverse, together: dict[str, Inverse]) -> bool:
    """Return whether an answer has to be told by itself: what is least of all is enough, and what is hopeless waits."""
    least = together[inverse.concept]
    return by is None or not (least.changes == () or inverse.impossible or inverse.changes == least.changes is not None)


def sentence(solution: Solution, by: By, inverse: Inverse) -> str:
    """Return who would have to change what.

    Only a number that is certain is called the least.
    """
    makers = solution.model.file.decision_makers
    alone = "" if by is None else f"if only {makers[by[0]].said} changed, "
    if inverse.changes is None:
        return f"{alone}{unknown(inverse)}"
    if not inverse.changes:
        return "nothing has to change."
    told = f"{clauses(solution, inverse.changes, named=by is None)}, and {few(numbered(inverse.states))} would hold."
    if inverse.exact:
        return f"{alone}{told}" if by is not None else f"at the least, {told}"
    most = counted(len(inverse.changes), "change")
    return f"{alone}at most {most}: {told} {capital(needed(inverse.at_least))}."


def unknown(inverse: Inverse) -> str:
    """Return what is said where no changes were found."""
    if inverse.impossible:
        return "no change of preferences would do."
    return f"nothing was found, and {needed(inverse.at_least)} if anything would do."


def needed(at_least: int) -> str:
    """Return how many changes it takes at the least.

    >>> needed(1), needed(3)
    ('at least one change is needed', 'at least 3 changes are needed')
    """
    return "at least one change is needed" if at_least <= 1 else f"at least {at_least:,} changes are needed"


def hopeless(solution: Solution, together: dict[str, Inverse]) -> Iterator[tuple[str, str]]:
    """Yield by concept which decision makers could do nothing by themselves, all of them in one sentence."""
    assert solution.wanted is not None
    makers = solution.model.file.decision_makers
    for concept, least in together.items():
        alone = [
            makers[by[0]].said
            for by, one in solution.wanted.changes
            if by is not None and one.concept == concept and one.impossible and not least.impossible
        ]
        if alone:
            only = listed([f"only {who}" for who in alone], last="or")
            yield concept, f"if {only} changed, no change of preferences would do."


def grouped(told: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Yield each sentence once, after the concepts of which it is true.

    >>> list(grouped([("nash", "this"), ("seq", "that"), ("sseq", "this")]))
    ['Nash, SSEQ: this', 'SEQ: that']
    """
    concepts: dict[str, list[str]] = {}
    for concept, words in told:
        concepts.setdefault(words, []).append(short_name(concept))
    yield from (f"{', '.join(names)}: {words}" for words, names in concepts.items())


def clauses(solution: Solution, changes: Sequence[Change], *, named: bool) -> str:
    """Return what each decision maker would have to want, each named once, or none if it is clear who."""
    told = []
    for dm, some in groupby(sorted(changes, key=lambda one: one.dm), key=lambda one: one.dm):
        who = solution.model.file.decision_makers[dm].said if named else "it"
        told.append(f"{who} would have to {listed(list(wishes(solution, list(some))))}")
    return listed(told)


def wishes(solution: Solution, changes: Sequence[Change]) -> Iterator[str]:
    """Yield what one decision maker would have to want: of statements, or of states in a ranking."""
    prefers = solution.model.file.decision_makers[changes[0].dm].prefers or ()
    moved = {one.statement: one.to for one in changes if one.kind == "move"}
    turned = dict.fromkeys(one.statement for one in changes if one.kind == "flip")
    opposite = [f"of “{prefers[one].formula}”" for one in turned if one is not None and one not in moved]
    if opposite:
        yield f"want the opposite {listed(opposite)}"
    for number, to in moved.items():
        if number is not None and to is not None:
            yield wish(prefers[number].formula, number, to, flipped=number in turned)
    for better, worse in rises([one for one in changes if one.kind == "swap"]):
        if len(better) <= len(worse):
            yield f"like {few(numbered(better))} better than {few(numbered(worse))}"
        else:
            yield f"like {few(numbered(worse))} less than {few(numbered(better))}"


def wish(formula: str, number: int, to: int, *, flipped: bool) -> str:
    """Return where a statement, or its negation, would have to stand.

    >>> wish("a if b", 4, 0, flipped=True)
    'hold the opposite of “a if b” as number 1 of what matters to it, and no longer “a if b” as number 5'
    """
    place = f"as number {to + 1} of what matters to it"
    if flipped:
        return f"hold the opposite of “{formula}” {place}, and no longer “{formula}” as number {number + 1}"
    return f"hold “{formula}” {place}, not {number + 1}"


def rises(changes: Sequence[Change]) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Yield which states come to stand above which.

    Exchanges by which some states that are tied rise past others one after the other, or sink, are told together.
    """
    waiting = [(one.states[one.better :], one.states[: one.better]) for one in changes]
    while waiting:
        better, worse = waiting[0]
        rising = list(first_alike([one[0] for one in waiting]))
        sinking = list(first_alike([one[1] for one in waiting]))
        many = max(len(rising), len(sinking))
        if len(rising) == many:
            yield better, tuple(state for _, passed in waiting[:many] for state in passed)
        else:
            yield tuple(state for passed, _ in waiting[:many] for state in passed), worse
        waiting = waiting[many:]


def first_alike(groups: Sequence[tuple[int, ...]]) -> Iterator[tuple[int, ...]]:
    """Yield the first of some groups of states as long as they are the same."""
    for group in groups:
        if group != groups[0]:
            return
        yield group


def named(solution: Solution, answers: Sequence[Inverse]) -> Iterator[Line]:
    """Yield what the states are that were named by number alone."""
    told = {state for one in answers for change in one.changes or () for state in change.states}
    told |= {state for one in answers for state in one.states}
    if told:
        states = sorted(told)
        yield Line(
            f"Here {'; '.join(short(solution.model, one) for one in states[:A_FEW])}{others(states)}.", 2, "note"
        )


def others(states: Sequence[int]) -> str:
    """Return how many states are not told."""
    return f"; and {counted(len(states) - A_FEW, 'more state')}" if len(states) > A_FEW else ""
