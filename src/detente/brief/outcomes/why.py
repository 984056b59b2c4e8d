"""Why a state holds or does not: who would move where, what answers that, or what is missing, in sentences."""

from collections.abc import Iterator, Sequence

from detente.brief.outcomes.concepts import by_strength, horizon, in_full
from detente.brief.outcomes.lines import Line, capital, listed, ordinal
from detente.brief.outcomes.states import place, sentence, short
from detente.formats.conflict_model import ConflictModel
from detente.models.graph_model import Answer, Explanation, Step

AVAILABLE = {"gmr", "smr"}
"""Concepts by which an answer need not be in the interest of those who give it."""
WITHOUT_ESCAPE = {"smr", "sseq"}
"""Concepts by which an answer counts only if there is no way out of it."""
A_FEW = 5


def why(model: ConflictModel, state: int, explained: Sequence[Sequence[Explanation]]) -> Iterator[Line]:
    """Yield why a state holds or does not.

    `explained` has a row per concept, with each decision maker.
    """
    yield Line(f"Why state {state} holds, or does not", kind="title")
    yield Line(f"[{state}] {sentence(model, state)}")
    if state == model.status_quo:
        yield Line("This is how things stand today.", kind="today")
    order = by_strength(tuple(row[0].concept for row in explained))
    for row in sorted(explained, key=lambda row: order.index(row[0].concept)):
        yield from by_concept(model, row)


def by_concept(model: ConflictModel, row: Sequence[Explanation]) -> Iterator[Line]:
    """Yield what one concept says of the state."""
    leaving = [name(model, one.dm) for one in row if not one.stable]
    verdict = f"No: {listed(leaving)} would leave." if leaving else "Yes."
    tied = [name(model, one.dm) for one in row if one.tied]
    if tied and leaving == tied:
        verdict = f"It depends on which of several equally good moves are made ({listed(leaving)})."
    yield Line(f"{capital(in_full(row[0].concept))}? {verdict}", kind="head")
    for one in row:
        yield from by_maker(model, one)


def by_maker(model: ConflictModel, one: Explanation) -> Iterator[Line]:
    """Yield what one decision maker would do."""
    who = name(model, one.dm)
    rank, of = place(model, one.dm, one.state)
    if horizon(one.concept) is not None:
        yield Line(f"{who} {ahead(model, one)}", indent=2)
        return
    if not one.answers:
        here = f"for it this is the {ordinal(rank)} best of {of}" if rank > 1 else "it likes nothing better than this"
        yield Line(f"{who} can move to nothing it likes better ({here}).", indent=2)
        return
    yield Line(f"{who} {'stays' if one.stable else 'would leave'}:", indent=2)
    # What decides comes first: where it leaves, the improvements that nothing answers.
    answers = sorted(one.answers, key=lambda answer: answer.kept)
    for answer in answers[:A_FEW]:
        yield Line(improvement(model, one, answer), indent=4)
    if len(answers) > A_FEW:
        yield Line(f"And {len(answers) - A_FEW} more moves, likewise.", indent=4, kind="note")


def ahead(model: ConflictModel, one: Explanation) -> str:
    """Return what a decision maker foresees that looks some moves ahead."""
    if not one.foreseen:
        return "has no move."
    told = steps(model, one.foreseen)
    rank, of = place(model, one.dm, one.foreseen[-1].state)
    end = f"the {ordinal(rank)} best of {of}, which is" if rank > 1 else "what it likes best,"
    if one.tied:
        return f"may stay or leave: at its best {told}, but others are as good as some of these moves."
    if one.stable:
        return f"stays: at its best {told} ({end} no better than to stay)."
    return f"would leave: {told} ({end} better than to stay)."


def improvement(model: ConflictModel, one: Explanation, answer: Answer) -> str:
    """Return a move that would be better, and what comes of it."""
    rank, of = place(model, one.dm, answer.improvement)
    liked = f"{ordinal(rank)} best" if rank > 1 else "what it likes best"
    move = f"It could gain by moving to {short(model, answer.improvement)} ({liked} of {of})."
    return f"{move} {outcome(model, one, answer)}"


def outcome(model: ConflictModel, one: Explanation, answer: Answer) -> str:
    """Return what answers a move, or what is missing."""
    if one.concept == "nash":
        return "Nash asks no further."
    if answer.landing is not None:
        moving = listed([f"{name(model, step.dm)} moves to {short(model, step.state)}" for step in answer.at_once])
        told = f"But if at the same moment {moving}, they land in {short(model, answer.landing)}"
        return f"{told}, which leaves {name(model, one.dm)} no better off than now."
    if answer.sanction is None:
        return nothing_answers(model, one, answer)
    told = f"But {steps(model, answer.sanction)}. That leaves {name(model, one.dm)} no better off than now"
    return f"{told}, and there is no way out." if one.concept in WITHOUT_ESCAPE else f"{told}."


def nothing_answers(model: ConflictModel, one: Explanation, answer: Answer) -> str:
    """Return what is missing for an answer."""
    if one.concept == "sim":
        return (
            "The others answer it with nothing they gain from, and leaving at the same moment spoils nothing: it goes."
        )
    if answer.escaped is not None:
        who = name(model, one.dm)
        back = f"{steps(model, answer.escaped)}, which leaves {who} no better off"
        return f"{back}; yet from there {who} gets away to {short(model, answer.escapes[0])}: it goes."
    if one.concept in AVAILABLE:
        return "Nothing the others can do from there leaves it no better off than now: it goes."
    return "Nothing the others would gain from doing leaves it no better off than now: it goes."


def steps(model: ConflictModel, sanction: Sequence[Step]) -> str:
    """Return moves in turn."""
    told = [f"{name(model, step.dm)} would move to {short(model, step.state)}" for step in sanction]
    return ", then ".join(told)


def name(model: ConflictModel, dm: int) -> str:
    """Return the name of a decision maker."""
    return model.file.decision_makers[dm].said
