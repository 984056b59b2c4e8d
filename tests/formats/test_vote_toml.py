"""Vote files: what is read, and every mistake with its place."""

from fractions import Fraction

import pytest

from detente.errors import RuleMistake, VoteMistakes, VoteNotToml
from detente.formats.vote_file import Member, Stage
from detente.formats.vote_model import chances_of, choices_of, rule_of
from detente.formats.vote_rules import parsed_rule
from detente.formats.vote_toml import vote_in
from detente.models.voting import ABSENT, ABSTAIN, NO, YES, game_of, passes, power

ACCESSION = """\
title = "Accession"
[[stages]]
body = "club"                       # from the catalogue, or members and rule here
[[stages]]
name = "United States Senate, treaty"
members = [{id = "democrats", weight = 50, yes = 0.98}, {id = "republicans", weight = 50, yes = 0.8}]
rule = "weight >= 67"                    # weight >= q | all | at_least(k) | veto(a, b)
"""
CLUB = """\
title = "Club"
[[stages]]
id = "talks"
members = ["a", "b"]
rule = "consensus"
[[stages]]
id = "signing"
members = ["a", "b"]
rule = "all"
"""


def read(text):
    return vote_in(text, "case.toml", {"club": CLUB}.get, ("club",))


def stage(rule, *members):
    return Stage(tuple(Member(one) if isinstance(one, str) else one for one in members), rule)


def outcome(rule, members, doing):
    return passes(rule_of(stage(rule, *members)), doing)


def test_the_form_that_stays_put():
    vote = read(ACCESSION)
    assert vote.title == "Accession"
    talks, signing, senate = vote.stages
    assert (talks.id, signing.id, senate.said) == ("talks", "signing", "United States Senate, treaty")
    assert chances_of(senate)[0] == (Fraction(98, 100), Fraction(2, 100), 0, 0)
    assert power(game_of(rule_of(senate))).vetoes == (0, 1)


def test_one_part_of_a_body_with_what_its_members_do():
    text = '[[stages]]\nbody = "club"\npart = "signing"\nyes = 0.9\npositions = {a = "no"}\nchances = {b = 0.5}'
    (one,) = read(text).stages
    assert one.rule == "all"
    assert choices_of(one) == [NO, None]
    assert [row[0] for row in chances_of(one)] == [Fraction(9, 10), Fraction(1, 2)]


def test_a_member_may_stand_for_several():
    text = '[[stages]]\nmembers = [{id = "a", count = 3, position = "yes"}, "b"]\nrule = "at_least(3)"'
    (one,) = read(text).stages
    assert choices_of(one) == [YES, YES, YES, None]
    assert chances_of(one) is None


@pytest.mark.parametrize(
    ("rule", "doing", "expected"),
    [
        ("all", [YES, YES, ABSTAIN], False),
        ("consensus", [YES, ABSENT, ABSTAIN], True),
        ("consensus", [YES, YES, NO], False),
        ("veto(a, b)", [ABSTAIN, ABSENT, NO], True),
        ("veto(a, b)", [NO, YES, YES], False),
        ("at_least(2)", [YES, YES, NO], True),
        ("at_least(2, a, b)", [YES, NO, YES], False),
        ("at_least(1, a and b, c)", [YES, YES, NO], True),
        ("at_least(1, a and b, c)", [YES, NO, NO], False),
        ("a or b and c", [YES, NO, NO], True),
        ("(a or b) and c", [YES, NO, NO], False),
        ("members >= 2/3 of present", [YES, YES, NO], True),
        ("members >= 2/3 of present", [YES, NO, ABSENT], False),
        ("members > 50% of voting", [YES, ABSTAIN, ABSTAIN], True),
        ("members > 50% of voting", [YES, NO, ABSTAIN], False),
        ("members >= 50% of voting", [YES, NO, ABSTAIN], True),
        ("members >= 50% of voting", [ABSTAIN, ABSTAIN, ABSTAIN], False),
        ("members > 50%", [YES, ABSTAIN, YES], True),
        ("members >= 33.5%", [YES, NO, NO], False),
        ("members > 1", [YES, NO, NO], False),
        ("a and present >= 2", [YES, ABSENT, ABSENT], False),
        ("a and present >= 2/3", [YES, NO, ABSENT], True),
    ],
)
def test_what_a_rule_asks_for(rule, doing, expected):
    assert outcome(rule, ["a", "b", "c"], doing) is expected


def test_weights_are_as_exact_as_they_are_written():
    members = [
        Member(name, weights=(("share", Fraction(text)),))
        for name, text in zip("abc", ("0.1", "0.2", "0.3"), strict=True)
    ]
    assert outcome("share >= 0.3", members, [YES, YES, NO])
    assert not outcome("share > 0.3", members, [YES, YES, NO])


def test_two_weights_in_one_rule():
    members = [
        Member(name, weights=(("population", Fraction(count)),))
        for name, count in zip("abc", (60, 30, 10), strict=True)
    ]
    assert outcome("members >= 55% and population >= 65%", members, [YES, YES, NO])
    assert not outcome("members >= 55% and population >= 65%", members, [NO, YES, YES])


BAD = {
    "empty": ("", "the file is empty"),
    "no stages": ('title = "x"', "stages: this key is missing"),
    "a body without members": ('[[stages]]\nmembers = []\nrule = "all"', "at least one member"),
    "no rule": ('[[stages]]\nmembers = ["a"]', "stages[1].rule"),
    "a negative weight": (
        '[[stages]]\nmembers = [{id = "a", weight = -2}]\nrule = "weight >= 1"',
        "-2 cannot stand here",
    ),
    "not a number": ('[[stages]]\nmembers = [{id = "a", weight = nan}]\nrule = "weight >= 1"', "a number from 0 up"),
    "an endless weight": (
        '[[stages]]\nmembers = [{id = "a", weight = inf}]\nrule = "weight >= 1"',
        "a number from 0 up",
    ),
    "a quota above the sum": (
        '[[stages]]\nmembers = [{id = "a", weight = 2}]\nrule = "weight >= 3"',
        "weight cannot reach 3; expected no more than the sum of all, 2",
    ),
    "more than all of them": ('[[stages]]\nmembers = ["a"]\nrule = "members >= 101%"', "cannot reach 101%"),
    "more than everybody": ('[[stages]]\nmembers = ["a", "b"]\nrule = "members > 2"', "members cannot reach 2"),
    "a quota of nothing": ('[[stages]]\nmembers = ["a"]\nrule = "members >= 0"', "asks for nothing"),
    "at least too many": ('[[stages]]\nmembers = ["a"]\nrule = "at_least(2)"', "a whole number from 1 to 1"),
    "divided by nothing": ('[[stages]]\nmembers = ["a"]\nrule = "members >= 1/0"', "nothing can be divided by 0"),
    "an unknown weight": (
        '[[stages]]\nmembers = [{id = "a", weight = 2}]\nrule = "weigth >= 2"',
        "did you mean 'weight'?",
    ),
    "a weight that one has not": (
        '[[stages]]\nmembers = ["a", {id = "b", weight = 2}]\nrule = "weight >= 2"',
        "a has no 'weight'",
    ),
    "a key that is no weight": ('[[stages]]\nmembers = [{id = "a", yess = 0.5}]\nrule = "all"', "did you mean 'yes'?"),
    "an unknown member": ('[[stages]]\nmembers = ["france"]\nrule = "veto(frence)"', "did you mean 'france'?"),
    "a word that cannot stand there": ('[[stages]]\nmembers = ["a", "b"]\nrule = "a adn b"', "did you mean 'and'?"),
    "twice": ('[[stages]]\nmembers = ["a", "a"]\nrule = "all"', "stands here twice"),
    "a reserved word": ('[[stages]]\nmembers = ["all"]\nrule = "all"', "another word"),
    "a chance above 1": ('[[stages]]\nmembers = [{id = "a", yes = 1.2}]\nrule = "all"', "a number from 0 to 1"),
    "chances above 1 together": (
        '[[stages]]\nmembers = [{id = "a", yes = 0.7, absent = 0.4}]\nrule = "all"',
        "exceed 1",
    ),
    "a position that is none": (
        '[[stages]]\nmembers = [{id = "a", position = "abstein"}]\nrule = "all"',
        "did you mean 'abstain'?",
    ),
    "a position of nobody": (
        '[[stages]]\nmembers = ["a"]\nrule = "all"\npositions = {b = "no"}',
        "there is no member 'b'",
    ),
    "off the scale": ('[[stages]]\nmembers = [{id = "a", ideal = 120}]\nrule = "all"', "on the scale from 0 to 100"),
    "a status quo off the scale": (
        'status_quo = -1\n[[stages]]\nmembers = ["a"]\nrule = "all"',
        "status_quo, line 1: -1 cannot stand here",
    ),
    "ideal points of some": (
        '[[stages]]\nmembers = [{id = "a", ideal = 3}, "b"]\nrule = "all"',
        "no ideal point is given for b; expected one for each member of the body, or for none",
    ),
    "a rule that asks for nobody": (
        '[[stages]]\nmembers = ["a", "b"]\nrule = "present >= 1"',
        "it would pass even if everybody said no",
    ),
    "an unknown body": ('[[stages]]\nbody = "clubb"', "did you mean 'club'?"),
    "an unknown part": ('[[stages]]\nbody = "club"\npart = "sining"', "did you mean 'signing'?"),
    "a rule beside a body": ('[[stages]]\nbody = "club"\nrule = "all"', "the body has its own"),
    "no table": ("stages = [3]", "3 cannot stand here"),
    "an empty rule": ('[[stages]]\nmembers = ["a"]\nrule = ""', "the rule is empty"),
    "too deep": (f'[[stages]]\nmembers = ["a"]\nrule = "{"(" * 101}a{")" * 101}"', "nested deeper than 100"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_wrong_is_told(name):
    text, said = BAD[name]
    with pytest.raises(VoteMistakes) as caught:
        read(text)
    assert said in str(caught.value)


def test_all_mistakes_are_told_together_in_the_order_of_the_file():
    text = (
        '[[stages]]\nmembers = [{id = "a", weight = -2}]\nrule = "all"\n[[stages]]\nmembers = ["b"]\nrule = "veto(c)"'
    )
    with pytest.raises(VoteMistakes, match=r"(?s)2 mistakes.*line 2.*line 6, column 1"):
        read(text)


def test_what_is_no_toml_is_told_with_its_line():
    with pytest.raises(VoteNotToml, match="line 2"):
        read('title = "x"\nrule = = 3')


def test_a_rule_is_read_once_and_says_where_it_breaks():
    assert parsed_rule("members >= 60%") is parsed_rule("members >= 60%")
    with pytest.raises(RuleMistake, match="column 12"):
        parsed_rule("members >= !")
