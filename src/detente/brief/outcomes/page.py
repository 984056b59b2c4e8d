"""The page on a conflict: today, the outcomes that hold, and a line on each decision maker."""

from collections.abc import Iterator

import numpy as np

from detente.analysis.solving import Solution
from detente.brief.outcomes.changing import wanted_lines
from detente.brief.outcomes.concepts import by_strength, horizon, in_full, in_order
from detente.brief.outcomes.concepts import short as short_name
from detente.brief.outcomes.lines import Line, capital, counted, few, listed, ordinal
from detente.brief.outcomes.states import numbered, place, same_as, sentence, short
from detente.brief.outcomes.sureness import sweep_lines
from detente.brief.outcomes.together import coalition_lines
from detente.brief.outcomes.ways import today_lines

MOST = 20
"""So many outcomes are shown, and those that are spoken of further down; the JSON has all."""
A_FEW = 3


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
    shown = set(order[:MOST]) | told_below(solution, order)
    for state in [one for one in order if one in shown]:
        if holding[state] != before:
            yield reason(holding[state])
        before = holding[state]
        yield from outcome(solution, state)
    if len(order) > len(shown):
        yield Line(f"And {len(order) - len(shown):,} more, which hold no more firmly; --json lists all.", 2, "note")
    today = solution.model.status_quo
    if holding and today is not None and today not in holding:
        yield Line("Where things stand today is not among them.", indent=2, kind="today")


def told_below(solution: Solution, holding: list[int]) -> set[int]:
    """Return the outcomes that hold and are spoken of further down: today's, and what each likes best of them."""
    makers = range(len(solution.model.file.decision_makers)) if holding else ()
    favourites = {liked_best(solution, number, holding)[0] for number in makers}
    return favourites | {one for one in holding if one == solution.model.status_quo}


def liked_best(solution: Solution, number: int, holding: list[int]) -> list[int]:
    """Return which of the outcomes that hold a decision maker likes best; several where they are tied."""
    ranks = np.asarray(solution.model.game.ranks)[number]
    most = max(ranks[one] for one in holding)
    return sorted(one for one in holding if ranks[one] == most)


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
        return "likes everything as much." if len(ranks) > 1 else ""
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
        return "Today it has no move that it would like better." if len(np.unique(ranks)) > 1 else ""
    target = int(better[ranks[better].argmax()])
    kept = [concept for concept in solution.concepts if solution.stability.of(concept)[number, start]]
    held = f"; what the others would do keeps it from that ({short_name(by_strength(tuple(kept))[0])})" if kept else ""
    return f"Today it could gain by moving to {short(solution.model, target)}{held}."


def likes(solution: Solution, number: int, holding: list[int]) -> str:
    """Return which of the outcomes that hold a decision maker likes best."""
    if not holding:
        return ""
    tied = liked_best(solution, number, holding)
    rank, of = place(solution.model, number, tied[0])
    if of == 1:
        return ""
    where = f"{ordinal(rank)} of {of}"
    if len(tied) == len(holding) > 1:
        return f"The outcomes that hold are all as good to it ({where})."
    more = f", and {few(numbered(tied[1:]), most=A_FEW)} as much" if len(tied) > 1 else ""
    return f"Of the outcomes that hold it likes [{tied[0]}] best{more} ({where})."
