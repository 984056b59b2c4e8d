"""What can hold by a drafted conflict: every answer agrees with the models, and nothing is said beyond them."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from conflicts import GRAPH, SYRIA, conflict_files
from detente.analysis.drafted import Drafted
from detente.analysis.outlook import outlook
from detente.analysis.outlook.deciding import without
from detente.analysis.outlook.drawn import Drawn
from detente.analysis.sweeps import sweep
from detente.errors import ConflictMistakes
from detente.formats import conflict_in
from detente.formats.conflict_file import ConflictFile, DecisionMaker, Option, Statement
from detente.formats.conflict_model import modelled
from detente.models.graph_model import Conflict, stability
from detente.workflow.solve import conflict_given as loaded

DETERRENCE = """
status_quo = []
infeasible = ["strike and not seize"]
[[decision_makers]]
id = "east"
options = [{id = "seize", label = "Seize the island"}]
prefers = ["not strike", "seize"]
[[decision_makers]]
id = "west"
options = [{id = "strike", label = "Strike back"}]
prefers = ["not seize", "strike if seize", "not strike"]
"""
TRADE = """
status_quo = []
[[decision_makers]]
id = "north"
options = [{id = "lift", label = "Lift the blockade"}]
prefers = ["release", "not lift"]
[[decision_makers]]
id = "south"
options = [{id = "release", label = "Release the ships"}]
prefers = ["lift", "not release"]
"""


def found(text):
    return outlook(Drafted(conflict_in(text, "case.toml").file)).worked


def talks():
    return outlook(Drafted(loaded("nato-russia-2022").file)).worked


def named(worked, states):
    return [worked.model.name(state) for state in states]


@settings(max_examples=60)
@given(conflict_files())
def test_every_outcome_holds_by_what_the_models_say_and_is_reached_as_told(file):
    worked = outlook(Drafted(file), draws=5).worked
    if worked is None:
        return
    ranks = np.asarray(worked.model.game.ranks)
    for one in worked.outcomes:
        assert one.concepts == tuple(
            name for name in ("nash", "sseq", "seq", "smr", "gmr") if worked.stability.equilibria(name)[one.state]
        )
        source = worked.today
        for step in one.willing or ():
            assert step.state in worked.model.game.moves(step.dm, source)
            assert ranks[step.dm, step.state] > ranks[step.dm, source]
            source = step.state
        assert one.share is None or one.share.low <= one.share.share <= one.share.high
    holding = int(worked.stability.equilibria("seq").sum())
    assert sum(one.holds for one in worked.outcomes) + worked.more == holding


@settings(max_examples=30)
@given(conflict_files())
def test_the_same_draft_gives_the_same_outlook(file):
    first, second = (outlook(Drafted(file), draws=5).worked for _ in range(2))
    assert repr(first and first.outcomes) == repr(second and second.outcomes)
    assert repr(first and first.decisive) == repr(second and second.decisive)


@settings(max_examples=40)
@given(conflict_files())
def test_whoever_is_said_to_leave_gains_by_it_and_is_not_answered(file):
    worked = outlook(Drafted(file), draws=2).worked
    if worked is None:
        return
    ranks = np.asarray(worked.model.game.ranks)
    told = [(worked.today, one) for one in worked.leaving] + [
        (each.state, one) for each in worked.unheld for one in each.leaving
    ]
    for state, one in told:
        assert not worked.stability.of("seq")[one.dm, state]
        assert one.target in worked.model.game.moves(one.dm, state)
        assert ranks[one.dm, one.target] > ranks[one.dm, state]


def test_the_talks_of_january_2022_cannot_bring_both_the_guarantee_and_the_withdrawal():
    worked = talks()
    asked = [(worked.model.file.decision_makers[one.dm].id, one.formula) for one in worked.demands]
    assert asked == [("russia", "guarantee"), ("nato", "withdraw"), ("ukraine", "withdraw")]
    (apart,) = worked.apart
    assert (apart.first, apart.second, apart.possible, apart.by_moves) == (0, 1, True, True)
    assert apart.share.draws == 100
    assert named(worked, [worked.deal.outcome.state]) == ["withdraw + guarantee"]
    assert worked.deal.outcome.willing is None
    assert worked.deal.worse == (1, 2)


def test_what_stands_against_a_demand_is_the_weightiest_wish_that_it_goes_against():
    worked = talks()
    makers = worked.model.file.decision_makers
    told = [(one.demand, makers[one.dm].id, makers[one.dm].prefers[one.statement].formula) for one in worked.obstacles]
    assert told == [(0, "nato", "not guarantee"), (1, "russia", "not withdraw"), (2, "russia", "not withdraw")]


def test_a_threat_carries_what_would_be_left_without_it():
    worked = found(DETERRENCE)
    (one,) = worked.carriers
    assert (one.state, one.dm, one.by, one.taken, one.dropped) == (worked.today, 0, 1, ("strike",), ())
    unarmed = conflict_in(DETERRENCE.replace('["strike and not seize"]', '["strike"]'), "case.toml")
    assert not stability(unarmed.game, ["seq"]).equilibria("seq")[unarmed.status_quo]


def test_the_changes_that_are_told_make_the_deal_hold():
    worked = found(TRADE.replace("not release", "release iff not lift"))
    deal = worked.deal
    assert named(worked, [deal.outcome.state]) == ["lift + release"]
    if not deal.outcome.holds:
        assert deal.changes.changes
        file = worked.model.file
        for change in deal.changes.changes:
            assert change.kind == "flip"
            file = turned(file, change.dm, change.statement)
        again = modelled(file)
        assert stability(again.game, ["seq"]).equilibria("seq")[again.state("lift + release")]


def turned(file, dm, statement):
    """Return a conflict in which a decision maker wants the opposite of one statement."""
    who = file.decision_makers[dm]
    prefers = list(who.prefers)
    prefers[statement] = Statement(f"not ({prefers[statement].formula})")
    makers = (*file.decision_makers[:dm], replace(who, prefers=tuple(prefers)), *file.decision_makers[dm + 1 :])
    return replace(file, decision_makers=makers)


def test_two_who_each_give_what_the_other_asks_for_hold_by_promises():
    worked = found(TRADE)
    assert worked.deal.outcome.holds
    assert worked.deal.better == (0, 1)
    assert worked.deal.outcome.willing is None
    told = [(one.dm, one.by, one.dropped) for one in worked.carriers if one.state == worked.deal.outcome.state]
    assert told == [(0, 1, ("release",)), (1, 0, ("lift",))]


def test_what_decides_most_is_told_with_what_changes_when_it_is_wrong():
    worked = talks()
    one = worked.decisive
    assert (
        worked.model.file.decision_makers[one.dm].prefers[one.statement].formula
        == "attack if not guarantee and not neutral"
    )
    assert one.opposite
    other = modelled(without(worked.model.file, one.dm, one.statement, opposite=True))
    then, now = (stability(model.game, ["seq"]).equilibria("seq") for model in (other, worked.model))
    assert one.lost
    assert all(now[state] and not then[state] for state in one.lost)
    assert all(then[state] and not now[state] for state in one.gained)
    assert named(worked, one.ends[0]) == ["limits"]


def test_where_nothing_is_uncertain_there_are_no_shares():
    worked = found(SYRIA)
    assert worked.draws == 0
    assert worked.decisive is None
    assert all(one.share is None for one in worked.outcomes)
    assert named(worked, worked.ends[0]) == ["escalate + attack"]


def test_a_conflict_whose_states_are_listed_has_an_outlook_too():
    worked = found(GRAPH)
    assert worked.today == 0
    assert not worked.carriers


def test_where_today_is_unknown_no_way_is_told():
    worked = outlook(Drafted(loaded("chicken").file)).worked
    assert worked.today is None
    assert not worked.apart
    assert all(one.path is None for one in worked.outcomes)


def large(options, sure=0.8):
    """Return a conflict of so many free options shared out among three."""
    names = [f"o{number}" for number in range(options)]
    makers = []
    for dm in range(3):
        wants = [Statement(f"{names[at]} if not {names[at - 1]}", confidence=sure) for at in range(dm, options, 3)]
        own = tuple(Option(name) for name in names[dm::3])
        makers.append(DecisionMaker(f"d{dm}", options=own, prefers=(Statement(names[(dm + 1) % 3]), *wants)))
    return ConflictFile(tuple(makers), status_quo=())


@settings(max_examples=40)
@given(conflict_files())
def test_states_asked_one_by_one_stand_as_a_sweep_of_all_says(file):
    model = modelled(file)
    if not file.uncertain or not isinstance(model.game, Conflict):
        return
    whole = sweep(model, draws=20, seed=3, concepts=("seq",), engine="plain")
    alone = Drawn(model, 20, 3)
    assert [alone.holds(state).sum() for state in range(model.game.n_states)] == whole.counts[0].tolist()
    few = alone.decides(range(model.game.n_states))
    assert [(one.factor, one.shares) for one in few if one.importance > 0] == [
        (one.factor, one.shares) for one in whole.decides if one.importance > 0
    ]


def test_fourteen_options_are_drawn_often_enough_to_tell_some_from_most():
    worked = outlook(Drafted(large(14))).worked
    assert worked.draws == 128
    assert {one.share.draws for one in worked.outcomes} == {128}
    assert all(one.share.high - one.share.low < 0.18 for one in worked.outcomes)


def test_large_conflicts_are_drawn_less_often_and_what_is_left_out_is_said():
    worked = outlook(Drafted(large(13))).worked
    assert 0 < worked.draws <= worked.asked == 200
    assert outlook(Drafted(large(15))).worked.draws < 200
    assert worked.deal is None or worked.deal.changes is None
    assert worked.skipped == (
        "What would have to change for an outcome to hold was not searched for, because 8,192 outcomes are possible.",
    )


@pytest.mark.parametrize(
    ("drafted", "why"),
    [
        (Drafted(large(3), missing="Nobody demands anything."), "Nobody demands anything."),
        (Drafted(ConflictFile(())), "fewer than two parties"),
        (
            Drafted(ConflictFile((DecisionMaker("a", prefers=()), DecisionMaker("b", prefers=())))),
            "nothing that a party could do",
        ),
        (Drafted(large(20)), "too many to look at"),
    ],
)
def test_what_is_missing_is_said(drafted, why):
    told = outlook(drafted)
    assert told.worked is None
    assert why in told.why_not


def test_a_wrong_conflict_is_refused():
    with pytest.raises(ConflictMistakes):
        outlook(Drafted(replace(large(3), status_quo=("o0",), infeasible=("o0",))))
