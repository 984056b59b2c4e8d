"""The verb `rehearse`: play a conflict move by move for one party, while the others answer."""

from collections.abc import Iterator, Sequence
from typing import Any

from detente.analysis.rehearsing import Play, Turn
from detente.brief.outcomes import Line
from detente.brief.outcomes.rehearsed import change, ending, opening, position, told, turns
from detente.errors import NoStatusQuo, UnknownDecisionMaker, nearest
from detente.formats.conflict_model import ConflictModel
from detente.formats.suppositions import fits, short_names
from detente.version import __version__
from detente.workflow.solve import Given, conflict_given


def rehearse(conflict: Given, party: str, choices: Sequence[int] = (), *, start: str | None = None) -> Play:
    """Return a play of a conflict in which somebody chooses for one party, and the others do what they like best.

    Each round, the others move in the order of the file: each makes the improvement that it likes best, or stays.

    Args:
        conflict: A conflict file, a name of the catalogue, the folder of a case with a conflict.toml, or the conflict
            itself.
        party: The decision maker for whom is chosen, by its id or its name.
        choices: What is chosen, round by round: 0 to stay, or the number of one of the moves that there are then
            (`Play.choices`), from 1. They end where the play does.
        start: The state in which it begins: its number, or the options taken. Otherwise today's.

    Raises:
        UnknownDecisionMaker: Nobody is called so.
        NoSuchMove: There is no move of that number.
        NoStatusQuo: Today's state is not known, and no other is given.
        ConflictError: The conflict cannot be used.
    """
    model = conflict_given(conflict)
    begin = model.status_quo if start is None else model.state(start)
    me = party_named(party, model)
    if begin is None:
        raise NoStatusQuo(model.file.title or "given", "Add the line, or say where to begin with --from.")
    play = Play(model, me, begin)
    for choice in choices:
        if play.end is None:
            play = play.played(choice)
    return play


def party_named(name: str, model: ConflictModel) -> int:
    """Return the number of a decision maker, by its id or its name, or one word of these."""
    makers = model.file.decision_makers
    found = [number for number, who in enumerate(makers) if fits(who.id, name)]
    found = found or [number for number, who in enumerate(makers) if fits(who.name, name)]
    short = short_names({who.id: who.name for who in makers})
    found = found or [number for number, who in enumerate(makers) if who.id == short.get(name.lower())]
    if len(found) != 1:
        known = [one for who in makers for one in (who.id, who.name) if one]
        raise UnknownDecisionMaker(name, [who.id for who in makers], nearest(name, known))
    return found[0]


def opening_lines(play: Play) -> Iterator[Line]:
    """Yield who is played, in words."""
    return opening(play)


def position_lines(play: Play) -> Iterator[Line]:
    """Yield where things stand and what can be chosen, in words."""
    return position(play)


def turn_lines(play: Play) -> Iterator[Line]:
    """Yield what was done in the last round, in words."""
    return turns(play)


def ending_lines(play: Play) -> Iterator[Line]:
    """Yield how it ended, in words."""
    return ending(play)


def play_json(play: Play) -> dict[str, Any]:
    """Return a whole play as the JSON of `detente rehearse --json`."""
    model = play.model
    return {
        "title": model.file.title,
        "as": model.file.decision_makers[play.me].id,
        "start": state_json(model, play.start),
        "rounds": [[turn_json(play, turn) for turn in some] for some in play.rounds],
        "choices": [] if play.end else [state_json(model, one) for one in play.choices],
        "state": state_json(model, play.state),
        "end": play.end,
        "concepts": list(play.holds_by()),
        "version": __version__,
    }


def state_json(model: ConflictModel, state: int) -> dict[str, Any]:
    """Return a state as JSON."""
    return {"state": state, "options": list(model.options(state))}


def turn_json(play: Play, turn: Turn) -> dict[str, Any]:
    """Return a turn as JSON: who, from where to where, and why."""
    model, thought = play.model, turn.why
    return {
        "by": model.file.decision_makers[turn.dm].id,
        "from": turn.start,
        "to": turn.target,
        "stays": turn.stays,
        "does": "" if turn.stays else change(model, turn.start, turn.target),
        "best": turn.best,
        "better": None if thought is None else thought.better,
        "places": None if thought is None else list(thought.place),
        "statement": None if thought is None else thought.statement,
        "said": told(play, turn),
    }
