"""What is supposed to be different is, and nothing else; the two analyses are compared state by state."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from conflicts import GRAPH, SYRIA, conflict_files, few, formulas
from detente.analysis.comparing import compared
from detente.analysis.solving import solved
from detente.analysis.supposing import ranking, with_changes
from detente.errors import ConflictMistakes, NoOptions, NoStatusQuo
from detente.formats.conflict_model import conflict_in, modelled

files_with_options = conflict_files(certain=True).filter(lambda file: file.bits)


def read(text):
    return conflict_in(text, "x")


def holding(file):
    solution = solved(modelled(file))
    return {frozenset(solution.model.options(state)): held for state, held in solution.holding().items()}


def with_ranking(file, number=0):
    model = modelled(file)
    who = replace(file.decision_makers[number], prefers=None, weights=None, ranking=ranking(model, model, number))
    makers = [who if at == number else one for at, one in enumerate(file.decision_makers)]
    return replace(file, decision_makers=tuple(makers))


def dense(file):
    ranks = np.asarray(modelled(file).game.ranks)
    return [np.unique(row, return_inverse=True)[1].tolist() for row in ranks]


@few
@given(files_with_options, st.booleans(), st.data())
def test_without_an_option_all_is_as_if_it_were_never_taken(file, ranked, data):
    file = with_ranking(file) if ranked else file
    option = data.draw(st.sampled_from(list(file.bits)))
    never = replace(with_changes(file, [f"never {option}"]).file, status_quo=None)
    assert holding(with_changes(file, [f"drop {option}"]).file) == holding(never)


@few
@given(files_with_options, st.booleans(), st.data())
def test_a_new_option_that_nobody_cares_about_leaves_what_nobody_gains_by_leaving(file, ranked, data):
    file = with_ranking(file) if ranked else file
    who = data.draw(st.sampled_from([one.id for one in file.decision_makers]))
    after = holding(with_changes(file, [f"add option {who}: fresh Something new"]).file)
    nash = {state for state, held in holding(file).items() if "nash" in held}
    assert {state - {"fresh"} for state, held in after.items() if "nash" in held} == nash


@few
@given(files_with_options, st.data())
def test_what_is_wanted_most_comes_first_in_every_form_of_preferences(file, data):
    formula = data.draw(formulas(list(file.bits)))
    said = [f"{file.decision_makers[0].id} wants {formula}"]
    by_form, by_ranking = (with_changes(one, said).file for one in (file, with_ranking(file)))
    assert dense(by_form) == dense(by_ranking)
    model = modelled(by_form)
    ranks, true = np.asarray(model.game.ranks)[0], model.true_in(formula)
    assert true.all() or not true.any() or ranks[true].min() > ranks[~true].max()


@few
@given(files_with_options, st.booleans(), st.data())
def test_who_does_not_care_about_an_option_ranks_states_with_and_without_it_equally(file, ranked, data):
    file = with_ranking(file) if ranked else file
    option = data.draw(st.sampled_from(list(file.bits)))
    who = file.decision_makers[0]
    model = modelled(with_changes(file, [f"{who.id} does not care about {option}"]).file)
    ranks, bit = np.asarray(model.game.ranks)[0], np.uint64(1 << file.bits[option])
    with_it = (model.states & bit) != 0
    assert (ranks[with_it] == ranks[np.searchsorted(model.states, model.states[with_it] & ~bit)]).all()


@few
@given(files_with_options, st.data())
def test_supposing_nothing_new_changes_nothing(file, data):
    assume(file.status_quo)
    found = compared(modelled(file), [f"take {file.status_quo[0]}", "never false"])
    assert found.now_hold == found.no_longer_hold == found.hold_otherwise == []
    assert found.newly_reached == found.no_longer_reached == []
    before, after = found.rests()
    assert before == after


def test_a_sentence_may_speak_of_what_one_before_it_brought_in():
    file = with_changes(read(SYRIA).file, ["add option iraq: talk Talks", "syria prefers talks over attack"]).file
    assert [one.formula for one in file.decision_makers[0].prefers][-3:] == [
        "not attack",
        "not release",
        "talk and not attack",
    ]
    assert list(file.bits) == ["release", "escalate", "attack", "talk"]


def test_places_move_down_when_something_is_wanted_more():
    text = SYRIA.replace('"escalate", "not attack"', '{formula = "escalate", place = [1, 3]}, "not attack"')
    syria = with_changes(read(text).file, ["syria wants attack"]).file.decision_makers[0]
    assert [one.place for one in syria.prefers] == [None, None, (2, 4), None, None]
    without = with_changes(read(text).file, ["syria does not care about attack"]).file.decision_makers[0]
    assert [(one.formula, one.place) for one in without.prefers] == [("escalate", (1, 2)), ("not release", None)]


def test_todays_state_is_another():
    model = read(SYRIA)
    assert with_changes(model.file, ["take attack", "take escalate", "not attack"]).file.status_quo == ("escalate",)
    found = compared(model, ["take attack"])
    assert found.after.model.options(found.today_after.start) == ("attack",)
    assert not found.now_hold


def test_today_is_unknown_when_it_cannot_come_about_any_more():
    model = read(SYRIA.replace("status_quo = []", 'status_quo = ["attack"]'))
    assert compared(model, ["never attack"]).today_after is None
    assert compared(model, ["never attack and not release", "take release"]).today_after is not None
    with pytest.raises(ConflictMistakes, match="infeasible"):
        compared(model, ["never attack", "take release"])


def test_what_cannot_be_so_is_told():
    model = read(SYRIA)
    with pytest.raises(ConflictMistakes, match="infeasible"):
        compared(model, ["take release", "take escalate"])
    with pytest.raises(ConflictMistakes, match="leave no state"):
        compared(model, ["never attack or not attack"])
    with pytest.raises(NoStatusQuo):
        compared(read(SYRIA.replace("status_quo = []", "")), ["take attack"])
    with pytest.raises(NoOptions):
        compared(read(GRAPH), ["drop attack"])


def test_outcomes_are_the_same_when_the_same_is_done():
    found = compared(read(SYRIA), ["drop attack"])
    (gone,) = found.no_longer_hold
    assert (found.before.model.options(gone.before), gone.after) == (("escalate", "attack"), None)
    (kept,) = found.hold_otherwise
    assert (kept.gained, kept.lost) == (("nash", "smr", "seq", "sseq"), ())
    added = compared(read(SYRIA), ["add option iraq: talk"])
    assert all(added.without_what_is_new(one) is not None for one in added.now_hold)


@few
@given(files_with_options, st.booleans(), st.data())
def test_what_is_preferred_is_liked_better_where_all_else_is_equal(file, ranked, data):
    file = with_ranking(file) if ranked else file
    names = sorted(file.bits)
    one, two = data.draw(st.sampled_from(names)), data.draw(st.sampled_from(names))
    assume(one != two)
    who = file.decision_makers[0].id
    after = modelled(with_changes(replace(file, status_quo=None), [f"{who} prefers {one} over {two}"]).file)
    before = modelled(replace(file, status_quo=None))
    ranks, old = np.asarray(after.game.ranks)[0], np.asarray(before.game.ranks)[0]
    options = [frozenset(after.options(state)) for state in range(after.game.n_states)]
    apart = [
        (a, b)
        for a, x in enumerate(options)
        for b, y in enumerate(options)
        if one in x and two not in x and two in y and one not in y and x - {one} == y - {two}
    ]
    assert all(ranks[a] > ranks[b] for a, b in apart)
    if all(old[a] > old[b] for a, b in apart) and ranked:
        assert dense(before.file)[0] == dense(after.file)[0]


def test_a_preference_between_two_is_weaker_than_a_wish():
    model = read(SYRIA)
    wanted = with_changes(model.file, ["syria wants release and not escalate"]).file.decision_makers[0].prefers
    preferred = with_changes(model.file, ["syria prefers release over escalate"]).file.decision_makers[0].prefers
    assert wanted[0].formula == "release and not escalate"
    assert [one.formula for one in preferred].index("release and not escalate") == 1
