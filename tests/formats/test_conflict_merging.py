"""What a person changed in a conflict survives a new draft, and what both changed is shown."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given

from conflicts import GRAPH, SYRIA, conflict_files, few
from detente.formats.conflict_file import ConflictFile, DecisionMaker, Option, Statement
from detente.formats.conflict_merging import merged
from detente.formats.conflict_model import conflict_in
from detente.formats.conflict_writing import conflict_text

DRAFT = """\
title = "Talks"
infeasible = ["truce and attack"]
status_quo = []
[[decision_makers]]
id = "north"
name = "North"
options = [{id = "attack", label = "Attack", evidence = ["f1"]}, {id = "truce", label = "Truce"}]
prefers = [
    {formula = "lift", evidence = ["f2"], confidence = 0.7},
    {formula = "truce if lift", evidence = ["f3"]},
    "not attack",
]
[[decision_makers]]
id = "south"
name = "South"
options = [{id = "lift", label = "Lift the blockade"}]
prefers = ["not attack", "truce", "not lift"]
"""


def read(text):
    return conflict_in(text, "x").file


def changed(*pairs, text=DRAFT):
    for before, after in pairs:
        assert before in text
        text = text.replace(before, after)
    return read(text)


def merge(mine=(), theirs=()):
    found = merged(read(DRAFT), changed(*mine), changed(*theirs))
    read(conflict_text(found.file))
    return found


def formulas(file, who):
    return [one.formula for one in file.decision_makers[who].prefers]


@few
@given(conflict_files(), conflict_files())
def test_what_only_one_side_changed_is_taken(base, other):
    assert merged(base, base, other).file == other
    assert merged(base, other, base).file == other
    assert merged(base, other, other).file == other
    assert not merged(base, base, other).conflicts
    assert not merged(base, other, base).conflicts
    assert not merged(base, other, other).conflicts


@few
@given(conflict_files(), conflict_files(), conflict_files())
def test_whatever_is_merged_can_be_read(base, mine, theirs):
    file = merged(base, mine, theirs).file
    assert read(conflict_text(file)) == file


@few
@given(conflict_files(), conflict_files(), conflict_files())
def test_what_a_person_took_away_stays_away_and_what_she_wrote_stays(base, mine, theirs):
    file = merged(base, mine, theirs).file
    assert not (set(base.bits) - set(mine.bits)) & set(file.bits)
    assert set(mine.bits) - set(base.bits) <= set(file.bits)
    titles = {file.title for file in (base, mine)}
    assert merged(base, mine, theirs).file.title == (mine.title if len(titles) == 2 else theirs.title)


@pytest.mark.parametrize("text", [SYRIA, GRAPH])
def test_the_laws_hold_for_rankings_and_graphs(text):
    base, other = read(text), read(DRAFT)
    assert merged(base, base, other).file == merged(base, other, base).file == merged(base, other, other).file == other
    assert merged(other, base, other).file == base


def test_changes_in_different_places_are_all_taken():
    found = merge(
        mine=[("confidence = 0.7", "confidence = 0.9"), ('"Truce"', '"A truce of 30 days"'), ("status_quo = []", "")],
        theirs=[
            ('evidence = ["f2"]', 'evidence = ["f2", "f9"]'),
            ('"truce", "not lift"]', '"truce", "attack if lift", "not lift"]'),
            ('title = "Talks"', 'title = "Talks in May"'),
        ],
    )
    north, south = found.file.decision_makers
    assert north.prefers[0] == Statement("lift", evidence=("f2", "f9"), confidence=0.9)
    assert north.options[1].label == "A truce of 30 days"
    assert [one.formula for one in south.prefers] == ["not attack", "truce", "attack if lift", "not lift"]
    assert (found.file.title, found.file.status_quo) == ("Talks in May", None)
    assert not found.conflicts
    assert not found.notes


def test_what_both_changed_stays_as_the_person_wrote_it_and_is_shown():
    found = merge(
        mine=[("confidence = 0.7", "confidence = 0.9"), ('label = "Attack"', 'label = "Assault"')],
        theirs=[("confidence = 0.7", "confidence = 0.5"), ('label = "Attack"', 'label = "Raid"')],
    )
    assert found.file.decision_makers[0].options[0].label == "Assault"
    assert [str(one) for one in found.conflicts] == [
        "North, “Assault”, its label: it was “Attack”; yours is “Assault”, the new draft has “Raid”",
        "North, “lift”, its confidence: it was 0.7; yours is 0.9, the new draft has 0.5",
    ]


def test_an_option_that_was_taken_away_stays_away_with_what_speaks_of_it():
    gone = [
        ('{id = "attack", label = "Attack", evidence = ["f1"]}, ', ""),
        (',\n    "not attack"', ""),
        ('"not attack", ', ""),
        ('infeasible = ["truce and attack"]', ""),
    ]
    found = merge(
        mine=gone,
        theirs=[
            ('"truce", "not lift"]', '"truce", "lift if attack", "not lift"]'),
            ('["truce and attack"]', '["truce and attack", "attack and lift"]'),
            ("status_quo = []", 'status_quo = ["attack"]'),
            ('["f1"]', '["f1", "f7"]'),
        ],
    )
    assert list(found.file.bits) == ["truce", "lift"]
    assert formulas(found.file, 1) == ["truce", "not lift"]
    assert (found.file.infeasible, found.file.status_quo) == ((), ())
    assert found.notes == (
        "South: “lift if attack” is left out, for “attack” is no option any more.",
        "What cannot be: “attack and lift” is left out, for “attack” is no option any more.",
    )
    assert [one.what for one in found.conflicts] == ["North, “Attack”"]


def test_an_option_that_the_new_draft_lost_goes_unless_a_person_needs_it():
    lost = [
        (', {id = "truce", label = "Truce"}', ""),
        ('    {formula = "truce if lift", evidence = ["f3"]},\n', ""),
        ('"truce", ', ""),
        ('"truce and attack"', ""),
    ]
    assert list(merge(theirs=lost).file.bits) == ["attack", "lift"]
    found = merge(mine=[('"truce", "not lift"', '"truce", "lift if truce", "not lift"')], theirs=lost)
    assert list(found.file.bits) == ["attack", "truce", "lift"]
    assert formulas(found.file, 1) == ["not attack", "lift if truce", "not lift"]
    assert [one.what for one in found.conflicts] == ["North, “Truce”"]


def test_a_decision_maker_that_the_new_draft_lost_stays_with_all_it_has_when_a_person_changed_it():
    alone = '[[decision_makers]]\nid = "north"\noptions = [{id = "attack"}]\nprefers = ["attack"]\n'
    base, lost = read(DRAFT), read(alone)
    mine = changed(('name = "South"', 'name = "The South"'))
    found = merged(base, mine, lost)
    assert found.file.decision_makers[1].said == "The South"
    assert [one.what for one in found.conflicts] == ["The South"]
    assert list(found.file.bits) == ["attack", "lift"]
    assert any("“truce” is left out" in note for note in found.notes)
    assert merged(base, base, lost).file == lost


def test_a_decision_maker_taken_away_takes_along_what_the_new_draft_gives_it():
    south = DRAFT[DRAFT.rindex("[[") :]
    mine = read(
        DRAFT.replace(south, "")
        .replace('    {formula = "lift", evidence = ["f2"], confidence = 0.7},\n', "")
        .replace("truce if lift", "truce")
    )
    theirs = changed(('label = "Lift the blockade"}', 'label = "Lift the blockade"}, {id = "send"}'))
    found = merged(read(DRAFT), mine, theirs)
    assert [who.id for who in found.file.decision_makers] == ["north"]
    assert "South, “send” is left out: you took away who would have it." in found.notes


def test_an_option_given_to_another_goes_there_once():
    file = read(DRAFT)
    north, south = file.decision_makers
    lift = south.options[0]
    given_away = replace(
        file,
        decision_makers=(replace(north, options=(*north.options, lift)), replace(south, options=(Option("wait"),))),
    )
    mine = changed(('"Lift the blockade"', '"End the blockade"'))
    found = merged(file, mine, given_away).file
    assert [[one.said for one in who.options] for who in found.decision_makers] == [
        ["Attack", "Truce", "End the blockade"],
        ["wait"],
    ]


def test_the_order_of_a_person_wins_and_new_statements_find_their_place():
    found = merge(
        mine=[('"not attack", "truce", "not lift"', '"not lift", "truce", "not attack"')],
        theirs=[('"not attack", "truce", "not lift"', '"not attack", "lift if truce", "truce", "not lift"')],
    )
    assert formulas(found.file, 1) == ["not lift", "lift if truce", "truce", "not attack"]
    assert not found.conflicts
    both = merge(
        mine=[('"not attack", "truce", "not lift"', '"not lift", "truce", "not attack"')],
        theirs=[('"not attack", "truce", "not lift"', '"truce", "not attack", "not lift"')],
    )
    assert formulas(both.file, 1) == ["not lift", "truce", "not attack"]
    assert [one.what for one in both.conflicts] == ["South, the order of what it wants"]


def test_a_formula_is_the_same_whatever_its_spaces_and_brackets():
    found = merge(
        mine=[('"truce if lift"', '"(truce)  if lift"')],
        theirs=[('evidence = ["f3"]', 'evidence = ["f3", "f4"]')],
    )
    assert found.file.decision_makers[0].prefers[1] == Statement("(truce)  if lift", evidence=("f3", "f4"))


def test_places_are_made_wider_when_there_is_no_room_any_more():
    found = merge(
        mine=[('"truce", "not lift"]', '{formula = "truce", place = [3, 3]}, "not lift"]')],
        theirs=[('"not attack", "truce", "not lift"', '"truce"')],
    )
    assert found.file.decision_makers[1].prefers == (Statement("truce", place=(1, 1)),)
    assert any("made wider" in note for note in found.notes)


def test_todays_state_stays_possible():
    found = merge(
        mine=[("status_quo = []", 'status_quo = ["lift"]')],
        theirs=[('["truce and attack"]', '["truce and attack", "lift"]')],
    )
    assert found.file.status_quo == ("lift",)
    assert found.notes == ("What cannot be: “lift” of the new draft is left out, for it is true today.",)
    found = merge(
        mine=[('["truce and attack"]', '["truce and attack", "lift"]')],
        theirs=[("status_quo = []", 'status_quo = ["lift"]')],
    )
    assert found.file.status_quo == ()
    assert found.notes == ("Today's state is left as you wrote it: what the new draft has cannot be.",)


def test_preferences_in_another_form_are_taken_as_a_whole():
    weights = [('prefers = ["not attack", "truce", "not lift"]', "weights = {truce = 2}")]
    other = [('"truce", "not lift"]', '"not lift"]')]
    found = merge(mine=weights, theirs=other)
    assert found.file.decision_makers[1].weights == (("truce", Decimal(2)),)
    assert [one.what for one in found.conflicts] == ["South, what it wants"]
    assert merge(theirs=weights).file.decision_makers[1].prefers is None


def test_a_ranking_of_states_that_are_no_more_is_told():
    base = read(SYRIA)
    syria, iraq = base.decision_makers
    wants = replace(iraq, ranking=None, prefers=(Statement("talk"),))
    more = replace(base, decision_makers=(replace(syria, options=(*syria.options, Option("talk"))), wants))
    mine = replace(base, decision_makers=(syria, replace(iraq, ranking=iraq.ranking[::-1])))
    assert not merged(base, mine, base).notes
    assert merged(base, mine, more).notes == (
        "Iraq: there are other states now than its ranking names; rank them anew.",
    )


def test_a_new_decision_maker_is_taken_with_all_it_has():
    third = DecisionMaker("third", options=(Option("pay"),), prefers=(Statement("pay"),))
    base = read(DRAFT)
    theirs = replace(base, decision_makers=(*base.decision_makers, third))
    assert merged(base, changed(('"Talks"', '"My talks"')), theirs).file.decision_makers[2] == third


def test_a_side_of_which_another_member_says_more_now_stays_one_side():
    def file(slug, name, *options):
        west = DecisionMaker(slug, name, options=tuple(map(Option, options)), prefers=(Statement(options[0]),))
        east = DecisionMaker("east", "East", options=(Option("arm"),), prefers=(Statement("arm"),))
        return ConflictFile((west, east), status_quo=())

    base = file("usa", "United States and Nato", "talk")
    mine = replace(base, infeasible=("talk and arm",))
    found = merged(base, mine, file("nato", "Nato, United States and others", "talk", "sanction"))
    assert [who.id for who in found.file.decision_makers] == ["usa", "east"]
    assert [one.id for one in found.file.decision_makers[0].options] == ["talk", "sanction"]
    assert found.conflicts == ()
