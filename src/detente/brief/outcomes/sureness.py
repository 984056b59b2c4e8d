"""How sure the outcomes are, and what decides most, in words."""

from collections.abc import Collection, Iterator

import numpy as np

from detente.analysis.drawing import Factor
from detente.analysis.solving import Solution
from detente.analysis.sweeps import Decider, Sweep
from detente.brief.outcomes.concepts import by_strength
from detente.brief.outcomes.concepts import short as short_name
from detente.brief.outcomes.lines import Line, capital, counted, few, listed, percent
from detente.brief.outcomes.states import numbered, short

SHOWN = 8
A_FEW = 4
WORTH_TELLING = 0.01
"""What decides less than this is left out."""
SAID = {
    "left out": "it does not matter to it",
    "holds": "it wants this",
    "negated": "it wants the opposite",
    "in order": "it does",
    "exchanged": "it does not",
}


def sweep_lines(solution: Solution) -> Iterator[Line]:
    """Yield how sure the outcomes are."""
    found = solution.sweep
    assert found is not None
    yield Line("How sure this is", kind="head")
    if not solution.model.file.uncertain:
        yield Line(f"The file calls nothing uncertain, so that all {found.draws:,} draws are the same.", 2, "note")
        return
    draws = f"{found.draws:,} draws of what the file calls uncertain, seed {found.seed}"
    yield Line(f"Over {draws}. An interval holds the true share in 95 of 100 such sweeps.", 2, "note")
    order = np.argsort(-found.share(found.decided_for), kind="stable").tolist()
    shown = [one for one in order if found.share(found.decided_for)[one] > 0][:SHOWN]
    today = solution.model.status_quo
    for state in shown:
        yield share_line(solution, state)
    if today is not None and today not in shown:
        yield share_line(solution, today)
    yield from left_out(solution, {*shown, today})
    told = [one for one in found.decides if one.importance >= WORTH_TELLING]
    if told:
        yield Line("What decides most", kind="head")
    for one in told[:3]:
        yield from decider(solution, one, found.decided_for)


def share_line(solution: Solution, state: int) -> Line:
    """Return in what share of draws a state holds."""
    assert solution.sweep is not None
    is_today = state == solution.model.status_quo
    words = f"{shares(solution.sweep, state)}: {short(solution.model, state)}{' (today)' if is_today else ''}"
    return Line(words, 2, "today" if is_today else "text")


def left_out(solution: Solution, shown: Collection[int | None]) -> Iterator[Line]:
    """Yield how many states are not shown, and whether they ever hold."""
    found = solution.sweep
    assert found is not None
    ever = np.logical_or.reduce(found.counts > 0, axis=0)
    rest = np.array([state not in shown for state in range(solution.model.game.n_states)])
    some, none = int((rest & ever).sum()), int((rest & ~ever).sum())
    told = [f"{counted(some, 'more state')} {'holds' if some == 1 else 'hold'} in some draws"] if some else []
    told += [f"{counted(none, 'state')} in none"] if none else []
    if told:
        yield Line(f"{capital(listed(told))}{'; --json lists all' if some else ''}.", 2, "note")


def decider(solution: Solution, one: Decider, concept: str) -> Iterator[Line]:
    """Yield how much one uncertain thing decides, and which way."""
    who = solution.model.file.decision_makers[one.factor.decision_maker]
    if one.factor.statement is not None and who.prefers is not None:
        what = f"whether and how much {who.said} wants “{who.prefers[one.factor.statement].formula}”"
    else:
        what = f"whether {who.said} likes {neighbours(solution, one.factor)}"
    words = f"{capital(what)}: settles {percent(one.importance)} of what is open ({short_name(concept)})."
    yield Line(words, 2)
    ordered = sorted(by_value(one), key=lambda value: value[1])
    (low, least), (high, most) = ordered[0], ordered[-1]
    yield Line(
        f"For one, {short(solution.model, one.state)} holds in {percent(most)} of draws when {high}, "
        f"and in {percent(least)} when {low}.",
        4,
    )


def neighbours(solution: Solution, factor: Factor) -> str:
    """Return the two tiers of a ranking that may change places, the better one as the file has it first."""
    ranks = np.asarray(solution.model.game.ranks)[factor.decision_maker]
    order, tier = np.unique(ranks)[::-1], factor.tier or 0
    tiers = [np.flatnonzero(ranks == rank).tolist() for rank in order[tier : tier + 2]]
    if all(len(states) == 1 for states in tiers):
        names = [short(solution.model, states[0]) for states in tiers]
    else:
        names = [few(numbered(states), most=A_FEW) for states in tiers]
    return " better than ".join(names)


def by_value(one: Decider) -> list[tuple[str, float]]:
    """Return what can come out, in words, with the share of draws in which the state holds then.

    Where it is open whether a statement holds at all, that is told; its rank is told only where nothing else is open.
    """
    kinds = {value.partition(", ")[0] for value, _, _ in one.shares}
    sums: dict[str, list[float]] = {}
    for value, draws, share in one.shares:
        sign, _, rank = value.partition(", ")
        words = (
            SAID.get(sign, sign)
            if len(kinds) > 1 or not rank
            else f"it is number{rank.removeprefix('rank')} in importance"
        )
        total = sums.setdefault(words, [0, 0])
        total[0] += draws
        total[1] += draws * share
    return [(words, hits / draws) for words, (draws, hits) in sums.items()]


def shares(found: Sweep, state: int) -> str:
    """Return in what share of draws a state holds by each concept, with the interval for the one that decides."""
    low, high = (f"{end:.1%}".replace("%", " %") for end in found.interval(found.decided_for)[state])
    first = f"{short_name(found.decided_for)} {percent(found.share(found.decided_for)[state])} ({low} to {high})"
    others = [one for one in by_strength(found.concepts) if one != found.decided_for]
    return ", ".join([first, *(f"{short_name(one)} {percent(found.share(one)[state])}" for one in others)])
