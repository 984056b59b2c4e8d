"""A rule passes in just those ways of voting that its meaning names, and is said in words."""

from fractions import Fraction
from itertools import product

import pytest

from detente.formats.vote_file import Member, Stage
from detente.formats.vote_model import rule_of
from detente.formats.vote_rules import parsed_rule
from detente.formats.vote_words import in_words
from detente.models.voting import ABSENT, ABSTAIN, NO, YES, passes


def member(name, count=1, **weights):
    named = tuple((key, Fraction(value)) for key, value in weights.items())
    return Member(name, name.title(), count=count, weights=named)


MEMBERS = (
    member("a", weight=5, people="40"),
    member("b", weight=3, people="2.5"),
    member("c-d", 2, weight=1, people=1),
)
"""Four votes: a, b and two that are alike."""
WEIGHT, PEOPLE = (5, 3, 1, 1), (40, 2.5, 1, 1)
WAYS = list(product((YES, NO, ABSTAIN, ABSENT), repeat=4))


def yes(votes, weights=(1, 1, 1, 1)):
    return sum(weight for vote, weight in zip(votes, weights, strict=True) if vote == YES)


def present(votes):
    return sum(vote != ABSENT for vote in votes)


def voting(votes):
    return sum(vote in (YES, NO) for vote in votes)


RULES = {
    "members >= 3": lambda votes: yes(votes) >= 3,
    "members > 2": lambda votes: yes(votes) >= 3,
    "members >= 55%": lambda votes: yes(votes) >= 3,
    "members > 1/2": lambda votes: yes(votes) >= 3,
    "members >= 50 %": lambda votes: yes(votes) >= 2,
    "weight >= 6": lambda votes: yes(votes, WEIGHT) >= 6,
    "weight >= 8.5": lambda votes: yes(votes, WEIGHT) >= 9,
    "people >= 42.5": lambda votes: yes(votes, PEOPLE) >= 42.5,
    "people > 1/2 of present": lambda votes: (
        2 * yes(votes, PEOPLE) > sum(w for v, w in zip(votes, PEOPLE, strict=True) if v != ABSENT)
    ),
    "members >= 55% and people >= 90%": lambda votes: yes(votes) >= 3 and yes(votes, PEOPLE) >= 40.05,
    "all": lambda votes: yes(votes) == 4,
    "consensus": lambda votes: NO not in votes,
    "at_least(2)": lambda votes: yes(votes) >= 2,
    "at_least(2, b, c-d)": lambda votes: yes(votes, (0, 1, 1, 1)) >= 2,
    "at_least(2, a, weight >= 4, consensus)": lambda votes: (
        (votes[0] == YES) + (yes(votes, WEIGHT) >= 4) + (NO not in votes) >= 2
    ),
    "veto(a, b) and members >= 1": lambda votes: NO not in votes[:2] and yes(votes) >= 1,
    "members >= 2/3 of present": lambda votes: yes(votes) >= 1 and 3 * yes(votes) >= 2 * present(votes),
    "members > 50% of voting and present >= 3": lambda votes: 2 * yes(votes) > voting(votes) and present(votes) >= 3,
    "a or weight >= 4 and veto(c-d)": lambda votes: (
        votes[0] == YES or (yes(votes, WEIGHT) >= 4 and NO not in votes[2:])
    ),
    "(a or weight >= 4) and veto(c-d)": lambda votes: (
        (votes[0] == YES or yes(votes, WEIGHT) >= 4) and NO not in votes[2:]
    ),
}


@pytest.mark.parametrize("text", RULES)
def test_a_rule_passes_what_it_says(text):
    rule = rule_of(Stage(MEMBERS, text))
    assert [votes for votes in WAYS if passes(rule, votes)] == [votes for votes in WAYS if RULES[text](votes)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("members >= 3", "at least 3 of the 4 say yes"),
        ("members > 55%", "more than 55 % of the members say yes"),
        ("members >= 2/3 of present", "at least 2/3 of the members present say yes"),
        ("members > 50% of voting", "more than 50 % of the members who say yes or no say yes"),
        ("present >= 3", "at least 3 of the 4 are present"),
        ("weight >= 6", "those who say yes have a weight of at least 6"),
        ("people > 50%", "those who say yes have more than 50 % of the people"),
        ("weight > 1/2 of voting", "those who say yes have more than 50 % of the weight of those who say yes or no"),
        ("all", "every member says yes"),
        ("consensus", "nobody says no"),
        ("a", "A says yes"),
        ("c-d", "the 2 C-D say yes"),
        ("veto(a)", "A does not say no"),
        ("veto(c-d)", "none of the 2 C-D says no"),
        ("veto(a, b)", "none of A and B says no"),
        ("at_least(1)", "at least 1 of the 4 says yes"),
        ("at_least(2, b, c-d)", "at least 2 of B and the 2 C-D say yes"),
        ("at_least(1, a and b, all)", "at least 1 of these: (A says yes, and B says yes); every member says yes"),
        ("all or veto(a) and consensus", "every member says yes, or (A does not say no, and nobody says no)"),
    ],
)
def test_a_rule_is_said_in_words(text, words):
    assert in_words(parsed_rule(text), MEMBERS) == words
