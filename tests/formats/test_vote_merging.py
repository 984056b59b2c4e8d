"""What a person changed in votes survives a new draft, and what is written is what is read."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given

from conflicts import few
from detente import catalog
from detente.formats.vote_merging import merged_votes
from detente.formats.vote_toml import vote_in
from detente.formats.vote_writing import vote_text
from vote_files import vote_files

DRAFT = """\
title = "Cod"
[[stages]]
id = "quota-nato"
body = "nato-2022"
part = "invitation"
name = "North Atlantic Council"
evidence = ["f1"]
[stages.positions]
norway = "yes"
[stages.said]
norway = ["f1"]
[[stages]]
id = "ban"
name = "Althing"
members = [{id = "left", count = 30, position = "no"}, {id = "right", count = 33}]
rule = "members > 50%"
"""


def read(text):
    return vote_in(text, "x", lambda one: catalog.text(one, catalog.VOTES))


def changed(*pairs):
    text = DRAFT
    for before, after in pairs:
        assert before in text
        text = text.replace(before, after)
    return read(text)


def merge(mine=(), theirs=()):
    found = merged_votes(read(DRAFT), changed(*mine), changed(*theirs))
    assert read(vote_text(found.file)) == found.file
    return found


@few
@given(vote_files())
def test_what_is_written_is_read_again(file):
    assert read(vote_text(file, opening=["a", ""], remarks={file.stages[0].id: ["b"]})) == file


@pytest.mark.parametrize("name", catalog.names(catalog.VOTES))
def test_every_vote_of_the_catalogue_is_written_and_read_again(name):
    file = read(catalog.text(name, catalog.VOTES))
    assert read(vote_text(file)) == file


def test_a_body_of_the_catalogue_is_named_and_not_written_out():
    text = vote_text(read(DRAFT))
    assert 'body = "nato-2022"\npart = "invitation"' in text
    assert "albania" not in text


def test_other_members_in_a_body_are_written_out():
    members = '[{id = "democrats", count = 50}, {id = "others", count = 50}]'
    text = f'[[stages]]\nbody = "us-senate-cloture"\nmembers = {members}\n'
    assert read(vote_text(read(text))) == read(text)


@few
@given(vote_files(), vote_files())
def test_what_only_one_side_changed_is_taken(base, other):
    assert merged_votes(base, base, other).file == other
    assert merged_votes(base, other, base).file == other


@few
@given(vote_files(), vote_files(), vote_files())
def test_what_is_merged_can_be_read(base, mine, theirs):
    found = merged_votes(base, mine, theirs)
    if found.file.stages:
        assert read(vote_text(found.file)) == found.file


def test_a_position_of_a_person_stays_and_a_new_one_comes_in():
    found = merge([('norway = "yes"', 'norway = "no"')], [('norway = "yes"', 'norway = "yes"\nfrance = "no"')])
    told = {one.id: one.position for one in found.file.stages[0].members if one.position}
    assert told == {"norway": "no", "france": "no"}
    assert found.conflicts == ()


def test_what_both_changed_differently_is_shown_and_mine_stands():
    found = merge([('position = "no"', 'position = "yes"')], [('position = "no"', 'position = "abstain"')])
    assert found.file.stages[1].members[0].position == "yes"
    assert [str(one) for one in found.conflicts] == [
        "Althing, left, its position: it was no; yours is yes, the new draft has abstain"
    ]


def test_a_stage_that_a_person_took_out_stays_out():
    gone = [(DRAFT[DRAFT.index('[[stages]]\nid = "ban"') :], "")]
    assert [one.id for one in merge(gone).file.stages] == ["quota-nato"]


def test_another_body_in_its_place_stays_as_it_is():
    mine = [('body = "nato-2022"\npart = "invitation"', 'body = "nato"\npart = "invitation"')]
    found = merge(mine, [('norway = "yes"', 'norway = "no"')])
    assert (found.file.stages[0].body, len(found.file.stages[0].members)) == ("nato", 32)
    assert any("another body" in one for one in found.notes)


def test_a_number_is_written_exactly():
    file = read(DRAFT)
    member = replace(file.stages[1].members[0], yes=Fraction(1, 8))
    stage = replace(file.stages[1], members=(member, *file.stages[1].members[1:]))
    assert "yes = 0.125" in vote_text(replace(file, stages=(stage,)))
