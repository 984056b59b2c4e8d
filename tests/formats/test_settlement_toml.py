"""A settlement file is read as it is meant, and all that is wrong in it is named at once."""

import pytest

from detente.errors import SettlementMistakes, SettlementNotReadable, SettlementNotToml
from detente.formats.settlement_toml import Range, settlement_in, settlement_of

QUOTA = """
title = "A quota for nickel"
scale = ["no exports", "free exports"]
[[parties]]
id = "seller"
position = [0, 10, 30]
capability = 2
salience = 0.9
[[parties]]
id = "buyer"
name = "The buyer"
position = 90
capability = 1
salience = 0.8
"""


def mistakes(text):
    with pytest.raises(SettlementMistakes) as caught:
        settlement_in(text, "quota.toml")
    return [str(one) for one in caught.value.mistakes]


def test_numbers_and_ranges_are_read():
    found = settlement_in(QUOTA, "quota.toml")
    assert found.title == "A quota for nickel"
    assert found.scale == ("no exports", "free exports")
    assert found.parties[0].position == Range(0, 10, 30)
    assert found.parties[1].position == Range(90, 90, 90)
    assert [one.said for one in found.parties] == ["seller", "The buyer"]


def test_saliences_may_all_be_in_percent():
    found = settlement_in(QUOTA.replace("0.9", "90").replace("0.8", "80"), "quota.toml")
    assert [one.salience.likely for one in found.parties] == [0.9, 0.8]


def test_shares_and_percent_do_not_stand_side_by_side():
    (said,) = mistakes(QUOTA.replace("0.9", "90"))
    assert "would be under one percent" in said
    assert "all of them from 0 to 1, or all in percent" in said


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('title = "A quota for nickel"', "title = 7", "title, line 2: 7 cannot stand here"),
        ('["no exports", "free exports"]', '["no exports"]', "two texts: what 0 means and what 100 means"),
        ('["no exports", "free exports"]', "[0, 100]", "scale[1], line 3: 0 cannot stand here"),
        ("position = 90", "position = 101", "101 cannot stand here; expected a number from 0 to 100"),
        ("position = 90", "position = nan", "NaN cannot stand here"),
        ("position = 90", "position = [1, 2]", "[1, 2] cannot stand here"),
        ("position = 90", "position = [3, 2, 1]", "[3, 2, 1] cannot stand here"),
        ("capability = 1", "capability = -1", "-1 cannot stand here; expected a number of 0 or more"),
        ("salience = 0.8", "salience = -0.1", "-0.1 cannot stand here"),
        ("salience = 0.8", "salience = 101", "101 cannot stand here"),
        ("capability = 1\n", "", "this key is missing"),
        ("capability = 1", "capabilty = 1", "did you mean 'capability'?"),
        ('id = "buyer"', 'id = "seller"', "'seller' is the id of party 1 already"),
    ],
)
def test_a_mistake_is_named_with_what_was_expected(old, new, said):
    assert any(said in one for one in mistakes(QUOTA.replace(old, new)))


def test_all_mistakes_are_named_together():
    found = mistakes(QUOTA.replace("position = 90", "position = 101").replace("capability = 2", "capability = -2"))
    assert [one.split(":")[0].split(",")[0] for one in found] == ["parties[1].capability", "parties[2].position"]


def test_one_party_has_nobody_to_settle_with():
    assert "at least two" in mistakes(QUOTA[: QUOTA.index('[[parties]]\nid = "buyer"')])[0]


def test_somebody_has_to_weigh_something():
    assert "no party has both" in mistakes(QUOTA.replace("capability = 2", "capability = 0").replace("0.8", "0"))[0]


def test_a_file_without_parties_says_what_is_missing():
    assert "parties: this key is missing" in mistakes('title = "nothing"')[0]


def test_what_is_no_toml_is_told_with_its_line():
    with pytest.raises(SettlementNotToml, match="line 1"):
        settlement_in("[[parties]", "quota.toml")


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(SettlementNotReadable):
        settlement_of(tmp_path / "none.toml")
