"""Why a state holds or does not: who would move where, what answers that, or what is missing, in sentences."""

from collections.abc import Iterator, Sequence

from detente.analysis.changing import WEAKER
from detente.brief.outcomes.answers import covered_in_one, outcome, steps
from detente.brief.outcomes.concepts import by_strength, horizon, in_full
from detente.brief.outcomes.concepts import short as short_name
from detente.brief.outcomes.lines import Line, capital, listed, ordinal
from detente.brief.outcomes.states import place, sentence, short
from detente.formats.conflict_model import ConflictModel
from detente.models.graph_model import Answer, Explanation

A_FEW = 5
Row = Sequence[Explanation]
"""What one concept says of the state, with each decision maker."""


def why(model: ConflictModel, state: int, explained: Sequence[Row]) -> Iterator[Line]:
    """Yield why a state holds or does not: the verdicts, then what each would do and what answers that."""
    yield Line(f"Why state {state} holds, or does not", kind="title")
    yield Line(f"[{state}] {sentence(model, state)}")
    if state == model.status_quo:
        yield Line("This is how things stand today.", kind="today")
    order = by_strength(tuple(row[0].concept for row in explained))
    rows = sorted(explained, key=lambda row: order.index(row[0].concept))
    yield Line("Does it hold?", kind="head")
    yield from (Line(verdict(model, row), indent=2) for row in rows)
    yield Line("What each would do", kind="head")
    for dm in range(len(model.file.decision_makers)):
        yield from by_maker(model, [row[dm] for row in rows])


def verdict(model: ConflictModel, row: Row) -> str:
    """Return whether the state holds by one concept."""
    leaving = [name(model, one.dm) for one in row if not one.stable]
    said = f"No: {listed(leaving)} would leave." if leaving else "Yes."
    tied = [name(model, one.dm) for one in row if one.tied]
    if tied and leaving == tied:
        said = f"It depends on which of several equally good moves are made ({listed(leaving)})."
    return f"{capital(in_full(row[0].concept))}? {said}"


def by_maker(model: ConflictModel, explained: Row) -> Iterator[Line]:
    """Yield what one decision maker would do, by each concept; what they agree on is said once."""
    stepwise = [one for one in explained if horizon(one.concept) is None]
    who = name(model, explained[0].dm)
    if stepwise and not stepwise[0].answers:
        rank, of = place(model, stepwise[0].dm, stepwise[0].state)
        here = f"for it this is the {ordinal(rank)} best of {of:,}" if rank > 1 else "it likes nothing better than this"
        yield Line(f"{who} can move to nothing it likes better ({here}).", indent=2)
    elif stepwise:
        yield Line(f"{who} {stays_by(stepwise)}:", indent=2)
        yield from improvements(model, stepwise)
    for one in explained:
        if horizon(one.concept) is not None:
            yield Line(f"{who}, {short_name(one.concept)}: {ahead(model, one)}", indent=2)


def stays_by(explained: Row) -> str:
    """Return by which concepts a decision maker stays, and by which it leaves."""
    stays = [short_name(one.concept) for one in explained if one.stable]
    leaves = [short_name(one.concept) for one in explained if not one.stable]
    if not stays or not leaves:
        return "stays" if stays else "would leave"
    return f"stays by {listed(stays)}, and would leave by {listed(leaves)}"


def improvements(model: ConflictModel, explained: Row) -> Iterator[Line]:
    """Yield each move that would be better, and what comes of it; first those that most often go unanswered."""
    answers = list(zip(*(one.answers for one in explained), strict=True))
    answers.sort(key=lambda some: sum(one.kept for one in some))
    for some in answers[:A_FEW]:
        yield from improvement(model, explained, some)
    if len(answers) > A_FEW:
        yield Line(f"And {len(answers) - A_FEW} more moves; --json lists all.", indent=4, kind="note")


def improvement(model: ConflictModel, explained: Row, answers: Sequence[Answer]) -> Iterator[Line]:
    """Yield a move that would be better, and what comes of it by each concept."""
    rank, of = place(model, explained[0].dm, answers[0].improvement)
    liked = f"{ordinal(rank)} best" if rank > 1 else "what it likes best"
    move = f"It could gain by moving to {short(model, answers[0].improvement)} ({liked} of {of})."
    told = covered_in_one(
        [(one, answer) for one, answer in zip(explained, answers, strict=True) if one.concept != "nash"], WEAKER
    )
    if len(told) == 1:
        yield Line(f"{move} {outcome(model, *told[0][0])}", indent=4)
        return
    yield Line(move, indent=4)
    for some in told:
        names = ", ".join(short_name(one.concept) for one, _ in sorted(some, key=lambda pair: explained.index(pair[0])))
        yield Line(f"{names}: {outcome(model, *some[0])}", indent=6)


def ahead(model: ConflictModel, one: Explanation) -> str:
    """Return what a decision maker foresees that looks some moves ahead."""
    if not one.foreseen:
        return "it has no move."
    told = steps(model, one.foreseen, "would")
    rank, of = place(model, one.dm, one.foreseen[-1].state)
    end = f"the {ordinal(rank)} best of {of:,}, which is" if rank > 1 else "what it likes best,"
    if one.tied:
        return f"it may stay or leave: at its best {told}, but others are as good as some of these moves."
    if one.stable:
        return f"it stays: at its best {told} ({end} no better than to stay)."
    return f"it would leave: {told} ({end} better than to stay)."


def name(model: ConflictModel, dm: int) -> str:
    """Return the name of a decision maker."""
    return model.file.decision_makers[dm].said
