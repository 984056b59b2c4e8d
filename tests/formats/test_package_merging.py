"""What a person changed in packages survives a new draft, and what is written is what is read."""

import pytest
from hypothesis import given

from conflicts import few
from detente.formats.package_merging import merged_packages
from detente.formats.package_toml import package_in
from detente.formats.package_writing import package_text
from package_files import package_files

DRAFT = """\
title = "Cod"
[[issues]]
id = "ban"
label = "Iceland: Lift the ban"
alternatives = [{id = "not_done", label = "not done"}, {id = "done", label = "done", evidence = ["f1"]}]
[[issues]]
id = "trawlers"
alternatives = ["not_done", "done"]
[[parties]]
id = "norway"
name = "Norway"
no_deal = 0
weights = {ban = [0.5, 1], trawlers = [0, 0.5]}
red_lines = [{formula = "ban.not_done", evidence = ["f1"]}]
values = {ban = {not_done = 0, done = 1}, trawlers = {not_done = 0, done = [-1, 1]}}
evidence = {ban = ["f1"]}
[[parties]]
id = "iceland"
no_deal = [-0.5, 0]
weights = {ban = [0, 1]}
values = {ban = {not_done = 0, done = -1}}
conditions = ["trawlers.done if ban.done"]
"""


def read(text):
    return package_in(text, "x")


def changed(*pairs):
    text = DRAFT
    for before, after in pairs:
        assert before in text
        text = text.replace(before, after)
    return read(text)


def merge(mine=(), theirs=()):
    found = merged_packages(read(DRAFT), changed(*mine), changed(*theirs))
    assert read(package_text(found.file)) == found.file
    return found


@few
@given(package_files())
def test_what_is_written_is_read_again(file):
    assert read(package_text(file, opening=["a", ""], remarks={("", file.issues[0].id): ["b"]})) == file


@few
@given(package_files(), package_files())
def test_what_only_one_side_changed_is_taken(base, other):
    assert merged_packages(base, base, other).file == other
    assert merged_packages(base, other, base).file == other


@few
@given(package_files(), package_files(), package_files())
def test_what_is_merged_can_be_read(base, mine, theirs):
    found = merged_packages(base, mine, theirs)
    if found.file.issues and found.file.parties:
        assert read(package_text(found.file)) == found.file


@few
@given(package_files(), package_files())
def test_the_same_change_on_both_sides_is_no_conflict(base, other):
    found = merged_packages(base, other, other)
    assert (found.file, found.conflicts, found.notes) == (other, (), ())


def test_a_changed_value_stays_and_a_new_red_line_comes_in():
    found = merge(
        [("ban = {not_done = 0, done = -1}", "ban = {not_done = 0, done = -0.3}")],
        [('conditions = ["trawlers.done if ban.done"]', 'red_lines = ["trawlers.not_done"]')],
    )
    iceland = found.file.parties[1]
    assert iceland.values["ban"]["done"].low == -0.3
    assert [one.formula for one in iceland.red_lines] == ["trawlers.not_done"]
    assert (iceland.conditions, found.conflicts) == ((), ())


def test_what_both_changed_differently_is_shown_and_mine_stands():
    found = merge([("no_deal = 0\n", "no_deal = 0.2\n")], [("no_deal = 0\n", "no_deal = [-0.1, 0]\n")])
    assert found.file.parties[0].no_deal.low == 0.2
    assert [str(one) for one in found.conflicts] == [
        "Norway, without a deal: it was 0; yours is 0.2, the new draft has -0.1 to 0"
    ]


def test_a_red_line_that_a_person_took_out_stays_out():
    found = merge(
        [('red_lines = [{formula = "ban.not_done", evidence = ["f1"]}]\n', "")],
        [('formula = "ban.not_done", evidence = ["f1"]', 'formula = "ban.not_done", evidence = ["f1", "f2"]')],
    )
    assert found.file.parties[0].red_lines == ()


def test_an_alternative_of_a_person_has_a_value_for_everybody():
    mine = [
        ('{id = "done", label = "done", evidence = ["f1"]}]', '{id = "done"}, {id = "half"}]'),
        ("ban = {not_done = 0, done = 1}", "ban = {not_done = 0, half = 0.5, done = 1}"),
        ("ban = {not_done = 0, done = -1}", "ban = {not_done = 0, half = -0.5, done = -1}"),
    ]
    theirs = [('[[parties]]\nid = "iceland"', NEW_PARTY + '[[parties]]\nid = "iceland"')]
    found = merge(mine, theirs)
    assert {one.id: one.values["ban"]["half"].middle for one in found.file.parties if "ban" in one.values} == {
        "norway": 0.5,
        "faroes": 0.0,
        "iceland": -0.5,
    }
    assert any("Faroes" in one for one in found.notes)


NEW_PARTY = """[[parties]]
id = "faroes"
name = "Faroes"
no_deal = 0
values = {ban = {not_done = 0, done = 1}}
"""


def test_a_formula_that_names_what_is_gone_is_left_out_with_a_note():
    gone = [
        ('[[issues]]\nid = "trawlers"\nalternatives = ["not_done", "done"]\n', ""),
        (", trawlers = [0, 0.5]", ""),
        (", trawlers = {not_done = 0, done = [-1, 1]}", ""),
        ('conditions = ["trawlers.done if ban.done"]\n', ""),
    ]
    found = merge(gone, [("trawlers.done if ban.done", "trawlers.done iff ban.done")])
    assert [one.id for one in found.file.issues] == ["ban"]
    assert found.file.parties[1].conditions == ()
    assert any("names what is gone" in one for one in found.notes)


@pytest.mark.parametrize("bad", ["evidence = 3", 'evidence = {fish = ["f1"]}', "evidence = {ban = [1]}"])
def test_evidence_that_cannot_be_used_is_told(bad):
    from detente.errors import AgreementMistakes

    with pytest.raises(AgreementMistakes, match="evidence"):
        changed(('evidence = {ban = ["f1"]}', bad))
