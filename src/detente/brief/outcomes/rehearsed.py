"""A conflict played move by move, in words: what can be done, what was done, and why."""

from collections.abc import Iterator

from detente.analysis.rehearsing import Play, Turn, Why, why
from detente.brief.outcomes.concepts import by_strength, in_full
from detente.brief.outcomes.concepts import short as short_name
from detente.brief.outcomes.lines import Line, capital, counted, listed, ordinal
from detente.brief.outcomes.states import deeds, place, sentence
from detente.brief.plural import agreeing, is_several
from detente.formats.conflict_model import ConflictModel
from detente.formats.formulas import parsed

MOST = 12
"""So many choices are shown."""


def opening(play: Play) -> Iterator[Line]:
    """Yield who is played, and who answers."""
    file = play.model.file
    me = file.decision_makers[play.me].said
    others = [who.said for number, who in enumerate(file.decision_makers) if number != play.me]
    yield Line(f"Rehearsal: {file.title}" if file.title else "Rehearsal", kind="title")
    rest = f"; each time {', then '.join(others)} may answer." if others else "."
    yield Line(f"You choose for {me}{rest}", kind="note")


def position(play: Play) -> Iterator[Line]:
    """Yield where things stand, and what can be chosen."""
    model, me = play.model, play.model.file.decision_makers[play.me].said
    rank, of = place(model, play.me, play.state)
    yield Line(f"Round {len(play.rounds) + 1}", kind="head")
    yield Line(f"{sentence(model, play.state)} For {me} this is the {liking(rank, of)}.", indent=2, kind="today")
    yield Line("0  stay", indent=2)
    for number, state in enumerate(play.choices[:MOST], start=1):
        yield Line(f"{number}  {change(model, play.state, state)}: {opinion(model, play.me, play.state, state)}", 2)
    more = len(play.choices) - MOST
    if more > 0:
        yield Line(
            f"And {counted(more, 'more move')}, liked no better: their numbers go up to {len(play.choices)}.", 2, "note"
        )


def turns(play: Play) -> Iterator[Line]:
    """Yield what was done in the last round, and why."""
    for turn in play.rounds[-1]:
        yield Line(told(play, turn), indent=2)


def told(play: Play, turn: Turn) -> str:
    """Return what somebody did, and unless it was chosen, why."""
    who = play.model.file.decision_makers[turn.dm].said
    if turn.dm != play.me:
        return f"{who} {answer(play.model, turn)}"
    does = agreeing("stays" if turn.stays else "does", several=is_several(who))
    return f"{who} {does if turn.stays else f'{does} this: {change(play.model, turn.start, turn.target)}'}."


def ending(play: Play) -> Iterator[Line]:
    """Yield how it ended."""
    model = play.model
    yield Line("The end" if play.end else "It stops here", kind="head")
    words = sentence(model, play.state)
    if play.end == "cycle":
        first = play.stops.index(play.state)
        yield Line(f"It goes round: this was so {'at the start' if not first else f'after round {first}'} already.", 2)
    elif play.end == "outcome":
        yield Line("Everybody stays.", indent=2)
    yield Line(words, indent=2, kind="today")
    if play.end != "outcome":
        return
    held = by_strength(play.holds_by())
    if held:
        also = f"; and so also by {listed([short_name(one) for one in held[1:]])}" if len(held) > 1 else ""
        yield Line(f"It is an outcome that holds: {in_full(held[0])}{also}.", indent=2, kind="good")
    else:
        me, best = model.file.decision_makers[play.me].said, play.choices[0]
        words = f"{me} would gain by this, and nothing answers it: {change(model, play.state, best)}"
        yield Line(f"But it is no outcome that holds: {words}.", indent=2, kind="bad")


def answer(model: ConflictModel, turn: Turn) -> str:
    """Return what another does, and why."""
    several = is_several(model.file.decision_makers[turn.dm].said)
    it, them = ("they", "them") if several else ("it", "it")
    stays, likes = agreeing("stays", several=several), agreeing("likes", several=several)
    if turn.why is None or turn.best is None:
        return f"{stays}: there is nothing {it} can do."
    reason = because(model, turn.dm, turn.why)
    if not turn.stays:
        answers = agreeing("answers", several=several)
        does = f"{answers} with this: {change(model, turn.start, turn.target)}"
        return f"{does}. {capital(it)} {likes} that better: {reason}."
    best = change(model, turn.start, turn.best)
    if not turn.why.better:
        return f"{stays}: the best {it} could do is as good to {them} ({best})."
    return f"{stays}: {it} {likes} nothing better. The best {it} could do is this: {best}; but {reason}."


def opinion(model: ConflictModel, dm: int, first: int, second: int) -> str:
    """Return what a decision maker thinks of a move."""
    found = why(model, dm, first, second)
    if not found.better:
        return "as good"
    return f"{'better' if found.better > 0 else 'worse'}, {because(model, dm, found)}"


def because(model: ConflictModel, dm: int, found: Why) -> str:
    """Return why a decision maker likes something more or less: the statement that decides, or else the places."""
    if found.statement is None:
        first, second = (liking(one, found.places) for one in found.place)
        return f"it is the {second} and not the {first}"
    options = {one.id: f"“{one.said}”" for one in model.file.options}
    words = parsed(found.formula).said_with(options)
    its = "their" if is_several(model.file.decision_makers[dm].said) else "its"
    return f"{its} statement {found.statement} is {'now true' if found.better > 0 else 'then no longer true'} ({words})"


def liking(rank: int, of: int) -> str:
    """Return a place in an order.

    >>> liking(1, 6), liking(2, 6)
    ('best of 6', '2nd best of 6')
    """
    return f"best of {of:,}" if rank == 1 else f"{ordinal(rank)} best of {of:,}"


def change(model: ConflictModel, first: int, second: int) -> str:
    """Return what somebody does to get from one state to another."""
    if model.file.graph is not None:
        return f"move to “{deeds(model, second)}”"
    before, after = set(model.options(first)), set(model.options(second))
    said = {one.id: f"“{one.said}”" for one in model.file.options}
    taken = [said[one] for one in said if one in after - before]
    left = [said[one] for one in said if one in before - after]
    done = [f"take {listed(taken)}"] if taken else []
    return listed([*done, *([f"stop {listed(left)}"] if left else [])])
