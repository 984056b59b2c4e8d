"""The page on a conflict: today, the outcomes that hold, and a line on each decision maker."""

from collections.abc import Iterator

import numpy as np

from detente.analysis.solving import Solution
from detente.brief.outcomes.changing import wanted_lines
from detente.brief.outcomes.concepts import by_strength, horizon, in_full, in_order
from detente.brief.outcomes.concepts import short as short_name
from detente.brief.outcomes.lines import Line, capital, counted, listed, ordinal
from detente.brief.outcomes.states import place, same_as, sentence, short
from detente.brief.outcomes.sureness import sweep_lines
from detente.brief.outcomes.together import coalition_lines
from detente.brief.outcomes.ways import today_lines

MOST = 20
"""So many outcomes are shown; the JSON has all."""


def page(solution: Solution) -> Iterator[Line]:
    """Yield the lines of the page."""
    yield from head(solution)
    yield from outcomes(solution)
    yield from decision_makers(solution)
    if solution.coalitions is not None:
        yield from coalition_lines(solution)
    if solution.from_today is not None:
        yield from today_lines(solution)
    if solution.wanted is not None:
        yield from wanted_lines(solution)
    if solution.sweep is not None:
        yield from sweep_lines(solution)


def head(solution: Solution) -> Iterator[Line]:
    """Yield the title, the source, the size and today's state."""
    file = solution.model.file
    yield Line(file.title or "A conflict", kind="title")
    if file.citation:
        yield Line(file.citation, kind="note")
    sizes = [counted(len(file.decision_makers), "decision maker")]
    sizes += [counted(len(file.options), "option")] if file.graph is None else []
    yield Line(f"{listed([*sizes, counted(solution.model.game.n_states, 'state')])}.", kind="note")
    today = solution.model.status_quo
    if today is None:
        yield Line("Today: the file does not say.", kind="today")
    else:
        yield Line(f"Today: [{today}] {sentence(solution.model, today)}", kind="today")


def outcomes(solution: Solution) -> Iterator[Line]:
    """Yield the outcomes that hold, the firmest first."""
    holding = solution.holding()
    yield Line("Outcomes that hold" if holding else "No outcome holds", kind="head")
    if not holding:
        names = listed([in_full(concept) for concept in solution.concepts], last="or")
        yield Line(f"In every state somebody would leave, by {names}.", indent=2)
    order = in_order(holding)
    before: tuple[str, ...] = ()
    for state in order[:MOST]:
        if holding[state] != before:
            yield reason(holding[state])
        before = holding[state]
        yield from outcome(solution, state)
    if len(order) > MOST:
        yield Line(f"And {len(order) - MOST:,} more, which hold no more firmly; --json lists all.", 2, "note")
    today = solution.model.status_quo
    if holding and today is not None and today not in holding:
        yield Line("Where things stand today is not among them.", indent=2, kind="today")


def reason(concepts: tuple[str, ...]) -> Line:
    """Return why outcomes hold: the firmest reason in full."""
    first, *rest = by_strength(concepts)
    also = f"; and so also by {listed([short_name(one) for one in rest])}" if rest else ""
    return Line(f"{capital(in_full(first))}{also}:", indent=2)


def outcome(solution: Solution, state: int) -> Iterator[Line]:
    """Yield one outcome."""
    is_today = state == solution.model.status_quo
    words = f"[{state}] {sentence(solution.model, state)}{' That is today.' if is_today else ''}"
    yield Line(words, indent=4, kind="today" if is_today else "text")
    others = same_as(solution.model, state)
    if others:
        yield Line(f"Stands for {counted(others, 'other combination')} of options that count as the same.", 8, "note")


def decision_makers(solution: Solution) -> Iterator[Line]:
    """Yield a line on each decision maker."""
    yield Line("The decision makers", kind="head")
    holding = list(solution.holding())
    for number, who in enumerate(solution.model.file.decision_makers):
        parts = [best(solution, number), today(solution, number), likes(solution, number, holding)]
        yield Line(f"{who.said}: {' '.join(filter(None, parts))}", indent=2)
    for concept, states in sorted(solution.stability.sometimes.items()):
        count = int((states & ~solution.stability.of(concept)).sum())
        if count and horizon(concept) is not None:
            yield Line(
                f"By L_{horizon(concept)}, {counted(count, 'verdict')} would depend on how ties are broken.",
                indent=2,
                kind="note",
            )


def best(solution: Solution, number: int) -> str:
    """Return what a decision maker would like best."""
    ranks = np.asarray(solution.model.game.ranks)[number]
    top = np.flatnonzero(ranks == ranks.max())
    if len(top) == len(ranks):
        return "has no preference."
    more = {1: "", 2: " (and one more as much)"}.get(len(top), f" (and {len(top) - 1:,} more as much)")
    return f"would like best {short(solution.model, int(top[0]))}{more}."


def today(solution: Solution, number: int) -> str:
    """Return whether a decision maker has a reason to move today."""
    start = solution.model.status_quo
    if start is None:
        return ""
    ranks = np.asarray(solution.model.game.ranks)[number]
    moves = solution.model.game.moves(number, start)
    better = moves[ranks[moves] > ranks[start]]
    if not len(better):
        return "Today it has no move that it would like better."
    target = int(better[ranks[better].argmax()])
    kept = [concept for concept in solution.concepts if solution.stability.of(concept)[number, start]]
    held = f"; what the others would do keeps it from that ({short_name(by_strength(tuple(kept))[0])})" if kept else ""
    return f"Today it could gain by moving to {short(solution.model, target)}{held}."


def likes(solution: Solution, number: int, holding: list[int]) -> str:
    """Return which of the outcomes that hold a decision maker likes best."""
    if not holding:
        return ""
    ranks = np.asarray(solution.model.game.ranks)[number]
    state = max(holding, key=lambda one: (ranks[one], -one))
    rank, of = place(solution.model, number, state)
    return f"Of the outcomes that hold it likes [{state}] best ({ordinal(rank)} of {of})."
