"""What would be different if something in a conflict were, in words."""

from collections.abc import Iterator, Sequence

import numpy as np

from detente.analysis.comparing import Outcome, Supposition
from detente.analysis.solving import FromToday, Solution
from detente.brief.outcomes.concepts import by_strength, firmness
from detente.brief.outcomes.concepts import short as short_name
from detente.brief.outcomes.lines import Kind, Line, capital, counted, few, listed
from detente.brief.outcomes.states import deeds, sentence
from detente.formats.conflict_file import ConflictFile
from detente.formats.conflict_model import ConflictModel
from detente.formats.formulas import parsed
from detente.formats.suppositions import Change

MOST = 6
"""So many outcomes of one kind are shown; the JSON has all."""
A_FEW = 3


def supposed_page(found: Supposition) -> Iterator[Line]:
    """Yield the lines of the page: what is supposed, what holds and does not, and what that means for today."""
    file = found.before.model.file
    yield Line(f"What if: {file.title}" if file.title else "What if", kind="title")
    for change in found.changes:
        yield Line(changed(change, file, found.after.model.file), indent=2)
    yield from outcomes("Now holds, and did not before", found.now_hold, found, "good")
    yield from outcomes("Held before, and no longer does", found.no_longer_hold, found, "bad")
    yield from outcomes("Holds as before, but not for the same reasons", found.hold_otherwise, found)
    yield from unchanged(found)
    yield from today(found)


def changed(change: Change, before: ConflictFile, after: ConflictFile) -> str:
    """Return what is supposed, in a sentence."""
    files = (before, after)
    makers = {who.id: who.said for file in files for who in file.decision_makers}
    options = {one.id: f"“{one.said}”" for file in files for one in file.options}
    owners = {one.id: who.said for file in files for who in file.decision_makers for one in who.options}
    who, owner = makers.get(change.party, ""), owners.get(change.option, "")
    option = options.get(change.option, f"“{change.label or change.option}”")
    formula = parsed(change.formula).said_with(options) if change.formula else ""
    over = parsed(change.over).said_with(options) if change.over else ""
    gone = "; ".join(parsed(one).said_with(options) for one in change.left_out)
    without = f"; what it wanted of it is left out ({gone})" if gone else ""
    said = {
        "drop": f"{owner} cannot do {option}.",
        "take": f"Today {owner} does {option}.",
        "untake": f"Today {owner} does not do {option}.",
        "add": f"{who} can also do {option}.",
        "prefers": f"{who} likes this better, all else equal: {formula}; than this: {over}.",
        "wants": f"{who} wants before all else: {formula}.",
        "ignores": f"{who} does not care about {option}{without}.",
        "never": f"It cannot be: {formula}.",
    }
    return said[change.kind]


def outcomes(heading: str, some: Sequence[Outcome], found: Supposition, kind: Kind = "text") -> Iterator[Line]:
    """Yield outcomes of one kind, the firmest first."""
    if not some:
        return
    yield Line(heading, kind="head")
    for one in sorted(some, key=lambda one: weight(one, found))[:MOST]:
        model, state = place(one, found)
        today_too = " That is today." if state == model.status_quo else ""
        yield Line(f"{sentence(model, state)}{today_too}", 2, kind)
        yield Line(reason(one, found), indent=4)
    if len(some) > MOST:
        yield Line(f"And {len(some) - MOST:,} more; --json lists all.", 2, "note")


def weight(one: Outcome, found: Supposition) -> tuple[bool, int, int]:
    """Return by what outcomes are put in order: what is new first, and then what holds most firmly."""
    concepts = one.holds or one.held
    return one.before is None and found.without_what_is_new(one) is not None, firmness(concepts), -len(concepts)


def place(one: Outcome, found: Supposition) -> tuple[ConflictModel, int]:
    """Return the conflict in which a state is described, and its number there: as it is after, if it can come about."""
    if one.after is not None:
        return found.after.model, one.after
    assert one.before is not None
    return found.before.model, one.before


def reason(one: Outcome, found: Supposition) -> str:
    """Return by which concepts an outcome holds or does not, and who leaves it."""
    if one.holds and one.held:
        told = [f"now also by {names(one.gained)}"] if one.gained else []
        told += [f"no longer by {names(one.lost)}"] if one.lost else []
        left = leaving(found.after, one.after, one.lost) if one.lost else ""
        return capital(f"{listed(told)}.{f' {left}' if left else ''}")
    if one.holds:
        return f"By {names(one.holds)}. {before_that(one, found)}"
    after = leaving(found.after, one.after, one.held) if one.after is not None else "It cannot come about any more."
    return f"It held by {names(one.held)}. {f'Now {after}' if one.after is not None else after}"


def before_that(one: Outcome, found: Supposition) -> str:
    """Return what was of an outcome that holds and did not."""
    if one.before is not None:
        return f"Before, {leaving(found.before, one.before, one.holds, then='would have left')}"
    assert one.after is not None
    new = [option.said for option in found.after.model.file.options if option.id not in found.before.model.file.bits]
    if found.without_what_is_new(one) is not None:
        return f"It held already, without {listed([f'“{name}”' for name in new])}."
    return "Before, it could not come about."


def leaving(solution: Solution, state: int | None, concepts: Sequence[str], then: str = "would leave") -> str:
    """Return who leaves a state by the least firm of some concepts, and for what."""
    assert state is not None
    concept = by_strength(tuple(concepts))[-1]
    stable = solution.stability.of(concept)[:, state]
    told = []
    for number in np.flatnonzero(~stable).tolist():
        best = best_move(solution.model, number, state)
        who = solution.model.file.decision_makers[number].said
        told.append(f"{who} {then} it{f' for this: {deeds(solution.model, best)}' if best is not None else ''}")
    return f"{listed(told)}." if told else ""


def best_move(model: ConflictModel, number: int, state: int) -> int | None:
    """Return the state that a decision maker likes best of those it can move to and likes better than this."""
    ranks = np.asarray(model.game.ranks)[number]
    moves = model.game.moves(number, state)
    better = moves[ranks[moves] > ranks[state]]
    return int(better[ranks[better].argmax()]) if len(better) else None


def names(concepts: Sequence[str]) -> str:
    """Return concepts in short, the firmest first."""
    return listed([short_name(one) for one in by_strength(tuple(concepts))])


def unchanged(found: Supposition) -> Iterator[Line]:
    """Yield what stays as it was."""
    same = found.hold_as_before
    if not (found.now_hold or found.no_longer_hold or found.hold_otherwise):
        yield Line("What holds is the same as before", kind="head")
    elif same:
        yield Line(f"Holds as before: {counted(len(same), 'outcome')}", kind="head")
    for one in sorted(same, key=lambda one: weight(one, found))[:A_FEW]:
        model, state = place(one, found)
        yield Line(f"{sentence(model, state)} By {names(one.holds)}.", indent=2)
    if len(same) > A_FEW:
        yield Line(f"And {len(same) - A_FEW:,} more; --json lists all.", 2, "note")
    if not same and not found.outcomes:
        yield Line("Nothing did, and nothing does.", indent=2)


def today(found: Supposition) -> Iterator[Line]:
    """Yield where today's state stands, and what is reached from it."""
    yield Line("From today", kind="head")
    if found.today_before is None:
        yield Line("The file does not say where things stand today.", indent=2, kind="today")
        return
    if found.today_after is None:
        told = f"Today's state cannot come about any more: {sentence(found.before.model, found.today_before.start)}"
        yield Line(f"{told} Say with `take` and `not` where things would stand.", indent=2, kind="today")
        return
    before, after = found.before.model, found.after.model
    old, new = found.today_before.start, found.today_after.start
    yield Line(f"Today: {sentence(after, new)}", indent=2, kind="today")
    if before.options(old) != after.options(new):
        yield Line(f"Without the change: {sentence(before, old)}", indent=2)
    is_now, same = stands(found.after, new), stands(found.after, new) == stands(found.before, old)
    yield Line(f"As before, {is_now}." if same else f"{capital(is_now)}. Before, {stood(found.before, old)}.", indent=2)
    led, leads = (ends(one, model) for one, model in ((found.today_before, before), (found.today_after, after)))
    told = f"if everybody only ever improves, today leads to {leads}"
    yield Line(f"As before, {told}." if led == leads else f"{capital(told)}; before, to {led}.", indent=2)
    yield from reached("Now also reached from today by improvements alone", found.newly_reached, after)
    yield from reached("No longer reached from today by improvements alone", found.no_longer_reached, before)


def ends(today: FromToday, model: ConflictModel) -> str:
    """Return in which states improvements from today come to rest."""
    return few([f"“{deeds(model, state)}”" for group in today.attractors for state in group.tolist()], most=3)


def reached(words: str, states: Sequence[int], model: ConflictModel) -> Iterator[Line]:
    """Yield which states are reached, if any are."""
    if states:
        told = few([f"“{deeds(model, one)}”" for one in states], most=4)
        yield Line(f"{words} ({counted(len(states), 'state')}): {told}.", indent=2)


def stands(solution: Solution, state: int) -> str:
    """Return whether a state holds, in words."""
    holds = solution.holding().get(state, ())
    if holds:
        return f"it holds by {names(holds)}"
    return f"it does not hold: {leaving(solution, state, solution.concepts).rstrip('.')}"


def stood(solution: Solution, state: int) -> str:
    """Return whether a state held, in words."""
    holds = solution.holding().get(state, ())
    if holds:
        return f"it held by {names(holds)}"
    return f"it did not hold: {leaving(solution, state, solution.concepts, then='would have left').rstrip('.')}"
