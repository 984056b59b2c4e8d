"""Which outcomes are followed over time: today's, what each side asks for first, and what would be a deal."""

from collections.abc import Iterator, Mapping

from detente.analysis.outlook.demands import demands, met_together
from detente.analysis.outlook.distances import changed_from, nearest
from detente.analysis.over_time.results import Followed, Outcome, Part
from detente.analysis.over_time.standing import Known
from detente.formats.conflict_model import ConflictModel

MOST_DEMANDS = 3


def followed(last: Known) -> tuple[Outcome, ...]:
    """Return the outcomes that are followed, by the latest draft; no two of them are the same."""
    model = last.model
    if model is None:
        return ()
    found: dict[tuple[Part, ...], Outcome] = {}
    for one in outcomes(model):
        known = found.setdefault(one.parts, one)
        if known is not one and known.kind is Followed.DEMAND and one.kind is Followed.DEMAND:
            found[one.parts] = Outcome(known.kind, known.parts, (*known.asked_by, *one.asked_by))
    demanded = [one for one in found.values() if one.kind is Followed.DEMAND][MOST_DEMANDS:]
    return tuple(one for one in found.values() if one not in demanded)


def outcomes(model: ConflictModel) -> Iterator[Outcome]:
    """Yield the outcomes of a conflict that are worth following."""
    start = model.status_quo if model.status_quo is not None else 0
    labels = {one.id: one.said for one in model.file.options}
    names = {one.id: who.said for who in model.file.decision_makers for one in who.options}
    evidence = {one.id: one.evidence for one in model.file.options}

    def parts(state: int) -> tuple[Part, ...]:
        taken = model.options(state)
        return tuple(
            Part(one, labels[one], names[one], one in taken, evidence[one]) for one in changed_from(model, start, state)
        )

    yield Outcome(Followed.TODAY, ())
    asked = demands(model, start)
    who: Mapping[int, str] = {one.dm: model.file.decision_makers[one.dm].said for one in asked}
    for one in asked:
        yield Outcome(Followed.DEMAND, parts(one.nearest), (who[one.dm],))
    if len(asked) > 1:
        met, states = met_together(model, asked)
        by = tuple(dict.fromkeys(who[asked[number].dm] for number in met))
        yield Outcome(Followed.DEAL, parts(nearest(model, states, start)), by)
