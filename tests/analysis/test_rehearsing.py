"""A rehearsal: what the others answer is the improvement that they like best, and it ends as it must."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import detente
from conflicts import GRAPH, PENNIES, SYRIA, conflict_files, few
from detente.analysis.rehearsing import Play, why
from detente.errors import NoStatusQuo, NoSuchMove, UnknownDecisionMaker
from detente.formats.conflict_model import conflict_in, modelled


def read(text):
    return conflict_in(text, "x")


def play_of(model, data):
    play = Play(model, data.draw(st.integers(0, len(model.file.decision_makers) - 1)), 0)
    while play.end is None and len(play.rounds) < 6:
        play = play.played(data.draw(st.integers(0, len(play.choices))))
    return play


@few
@given(conflict_files(certain=True), st.data())
def test_each_turn_is_a_move_and_the_others_only_improve(file, data):
    play = play_of(modelled(file), data)
    game, at = play.model.game, play.start
    for turns in play.rounds:
        assert [turn.dm for turn in turns] == [play.me, *(dm for dm in game.decision_makers if dm != play.me)]
        for turn in turns:
            assert turn.start == at
            moves, ranks = game.moves(turn.dm, at), np.asarray(game.ranks)[turn.dm]
            assert turn.stays or turn.target in moves
            if turn.dm != play.me:
                most = max([ranks[at], *ranks[moves]])
                assert ranks[turn.target] == most
                assert turn.stays == (most == ranks[at])
            at = turn.target
    assert play.state == at


@few
@given(conflict_files(certain=True), st.data())
def test_the_end_is_where_everybody_stays_or_a_state_comes_again(file, data):
    play = play_of(modelled(file), data)
    stops = play.stops
    assert (play.end == "outcome") == bool(play.rounds and all(turn.stays for turn in play.rounds[-1]))
    if play.end == "cycle":
        assert stops[-1] in stops[:-1]
    elif play.end is None:
        assert len(set(stops)) == len(stops)
    best = play.rounds[-1][0].best if play.rounds else None
    ranks = np.asarray(play.model.game.ranks)[play.me]
    if play.end == "outcome" and (best is None or ranks[best] <= ranks[play.state]):
        assert "nash" in play.holds_by()


@few
@given(conflict_files(certain=True), st.data())
def test_the_first_statement_that_differs_decides(file, data):
    model = modelled(file)
    first, second = (data.draw(st.integers(0, model.game.n_states - 1)) for _ in range(2))
    for number, who in enumerate(file.decision_makers):
        found, ranks = why(model, number, first, second), np.asarray(model.game.ranks)[number]
        assert found.better == np.sign(int(ranks[second]) - int(ranks[first]))
        assert (found.place[1] < found.place[0]) == (found.better > 0)
        if who.prefers is not None and found.better:
            true = [model.true_in(one.formula) for one in who.prefers]
            assert all(one[first] == one[second] for one in true[: found.statement - 1])
            assert true[found.statement - 1][second] == (found.better > 0)


def test_a_play_can_be_taken_back():
    play = detente.rehearse(read(SYRIA), "Syria", [1])
    assert [turn.target for turn in play.rounds[0]] == [2, 5]
    assert play.undone().state == play.undone().undone().state == 0


def test_it_ends_when_everybody_stays():
    play = detente.rehearse(read(SYRIA), "syria", [1, 0, 0, 0])
    assert (play.end, len(play.rounds), play.model.options(play.state)) == ("outcome", 2, ("escalate", "attack"))
    assert play.holds_by() == ("nash", "gmr", "smr", "seq", "sseq")


def test_it_ends_when_a_state_comes_again():
    again = detente.rehearse(read(PENNIES), "even", [0, 1, 1, 1])
    assert again.end == "cycle"
    assert again.state in again.stops[:-1]


def test_it_begins_where_it_is_told_and_in_a_graph_too():
    assert detente.rehearse(read(SYRIA), "iraq", start="release").start == 1
    play = detente.rehearse(read(GRAPH), "b")
    assert play.choices == ()
    assert play.played(0).end == "outcome"


def test_what_cannot_be_played_is_told():
    with pytest.raises(UnknownDecisionMaker) as caught:
        detente.rehearse(read(SYRIA), "Irak")
    assert "Did you mean 'Iraq'?" in caught.value.advice
    with pytest.raises(NoSuchMove, match="from 1 to 2"):
        detente.rehearse(read(SYRIA), "syria", [3])
    with pytest.raises(NoStatusQuo) as unknown:
        detente.rehearse(read(SYRIA.replace("status_quo = []", "")), "syria")
    assert "--from" in unknown.value.explanation()
