"""What answers a move that would be better, or what is missing for an answer, in sentences."""

from collections.abc import Collection, Mapping, Sequence

from detente.brief.outcomes.lines import listed
from detente.brief.outcomes.states import short
from detente.formats.conflict_model import ConflictModel
from detente.models.graph_model import Answer, Explanation, Step

AVAILABLE = {"gmr", "smr"}
"""Concepts by which an answer need not be in the interest of those who give it."""
WITHOUT_ESCAPE = {"smr", "sseq"}
"""Concepts by which an answer counts only if there is no way out of it."""

Told = tuple[Explanation, Answer]


def covered_in_one(told: Sequence[Told], weaker: Mapping[str, Collection[str]]) -> list[list[Told]]:
    """Return the answers by one concept and those by others of which the same sentence is true, that concept's first.

    An answer that counts by a concept counts by those that ask less (`weaker`); where nothing at all answers by one,
    nothing does by those that ask more.
    """
    found: list[list[Told]] = []
    kept = [one for one in told if one[1].kept]
    for one in [*kept, *reversed([one for one in told if not one[1].kept])]:
        for some in found:
            (first, answer), (other, mine) = some[0], one
            asks_more, asks_less = (first, other) if answer.kept else (other, first)
            same = (answer.sanction, answer.escaped, answer.landing) == (mine.sanction, mine.escaped, mine.landing)
            if same and asks_less.concept in weaker.get(asks_more.concept, ()):
                some.append(one)
                break
        else:
            found.append([one])
    return found


def outcome(model: ConflictModel, one: Explanation, answer: Answer) -> str:
    """Return what answers a move by a concept, or what is missing."""
    if answer.landing is not None:
        moving = listed([f"{name(model, step.dm)} moves to {short(model, step.state)}" for step in answer.at_once])
        told = f"But if at the same moment {moving}, they land in {short(model, answer.landing)}"
        return f"{told}, which leaves {name(model, one.dm)} no better off than now."
    if answer.sanction is None:
        return nothing_answers(model, one, answer)
    told = f"But {steps(model, answer.sanction, can(one.concept))}."
    told += f" That leaves {name(model, one.dm)} no better off than now"
    return f"{told}, and there is no way out." if one.concept in WITHOUT_ESCAPE else f"{told}."


def nothing_answers(model: ConflictModel, one: Explanation, answer: Answer) -> str:
    """Return what is missing for an answer."""
    if one.concept == "sim":
        return (
            "The others answer it with nothing they gain from, and leaving at the same moment spoils nothing: it goes."
        )
    if answer.escaped is not None:
        who = name(model, one.dm)
        back = f"{steps(model, answer.escaped, can(one.concept))}, which leaves {who} no better off"
        return f"{back}; yet from there {who} gets away to {short(model, answer.escapes[0])}: it goes."
    if one.concept in AVAILABLE:
        return "Nothing the others can do from there leaves it no better off than now: it goes."
    return "Nothing the others would gain from doing leaves it no better off than now: it goes."


def can(concept: str) -> str:
    """Return whether those who answer would do so, as they gain by it, or merely could."""
    return "could" if concept in AVAILABLE else "would"


def steps(model: ConflictModel, sanction: Sequence[Step], verb: str) -> str:
    """Return moves in turn."""
    told = [f"{name(model, step.dm)} {verb} move to {short(model, step.state)}" for step in sanction]
    return ", then ".join(told)


def name(model: ConflictModel, dm: int) -> str:
    """Return the name of a decision maker."""
    return model.file.decision_makers[dm].said
