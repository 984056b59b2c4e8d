"""How sure the outcomes are, and what decides most, in words."""

from collections.abc import Iterator

import numpy as np

from detente.analysis.solving import Solution
from detente.analysis.sweeps import Decider, Sweep
from detente.brief.outcomes.concepts import by_strength
from detente.brief.outcomes.concepts import short as short_name
from detente.brief.outcomes.lines import Line, capital, percent
from detente.brief.outcomes.states import short

SHOWN = 8
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
    for state in [one for one in order if found.share(found.decided_for)[one] > 0][:SHOWN]:
        yield Line(f"{shares(found, state)}: {short(solution.model, state)}", 2)
    told = [one for one in found.decides if one.importance >= WORTH_TELLING]
    if told:
        yield Line("What decides most", kind="head")
    for one in told[:3]:
        yield from decider(solution, one, found.decided_for)


def decider(solution: Solution, one: Decider, concept: str) -> Iterator[Line]:
    """Yield how much one uncertain thing decides, and which way."""
    who = solution.model.file.decision_makers[one.factor.decision_maker]
    if one.factor.statement is not None and who.prefers is not None:
        what = f"whether and how much {who.said} wants “{who.prefers[one.factor.statement].formula}”"
    else:
        tier = one.factor.tier or 0
        what = f"whether {who.said} prefers its choice {tier + 1} to its choice {tier + 2}"
    words = f"{capital(what)}: settles {percent(one.importance)} of what is open ({short_name(concept)})."
    yield Line(words, 2)
    ordered = sorted(by_value(one), key=lambda value: value[1])
    (low, least), (high, most) = ordered[0], ordered[-1]
    yield Line(
        f"For one, {short(solution.model, one.state)} holds in {percent(most)} of draws when {high}, "
        f"and in {percent(least)} when {low}.",
        4,
    )


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
