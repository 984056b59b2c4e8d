"""`detente vote` says in plain words what comes out, who could change that and who can block; or the same as JSON."""

import json

import pytest

import detente as package
from detente import catalog
from detente.errors import UnknownMember

SPEAKING = """\
title = "The lake"
status_quo = 20
[[stages]]
id = "first"
name = "Council"
members = [
    {id = "north", ideal = 0, position = "no"},
    {id = "middle", ideal = 40},
    {id = "south", ideal = 90, position = "yes"},
]
rule = "members >= 2"
[[stages]]
name = "Assembly"
members = [
    {id = "left", ideal = 30, yes = 0.5, why = "Split in the last vote."},
    {id = "right", ideal = 60, yes = 0.25},
]
rule = "all"
"""


@pytest.fixture
def case(tmp_path):
    path = tmp_path / "case.toml"
    path.write_text(SPEAKING)
    return path


@pytest.mark.parametrize("name", catalog.names(catalog.VOTES))
def test_every_body_of_the_catalogue_is_worked_out(detente, name):
    done = detente("vote", name, "--json")
    assert done.status == 0
    found = json.loads(done.out)
    assert found["title"]
    for stage in found["stages"]:
        assert stage["power"]["winning_coalitions"] > 0
        total = sum(
            one["count"] * stage["power"]["members"][one["id"]]["shapley_shubik"]["value"] for one in stage["members"]
        )
        assert total == pytest.approx(1)


def test_the_security_council_to_the_last_digit(detente):
    (stage,) = json.loads(detente("vote", "UN Security Council", "--json").out)["stages"]
    members = stage["power"]["members"]
    assert members["china"]["shapley_shubik"]["exact"] == "421/2145"
    assert members["elected-1"]["shapley_shubik"]["exact"] == "4/2145"
    assert members["china"]["banzhaf_normalised"]["exact"] == "106/635"
    assert members["elected-1"]["banzhaf_normalised"]["exact"] == "21/1270"
    assert stage["minimal_winning"]["ways"] == 210


def test_a_veto_is_named_and_an_abstention_is_none(detente):
    done = detente("vote", "un-security-council", "--no", "russia", "--abstain", "china,elected-1", "--rest", "yes")
    assert "It fails: it does not get through UN Security Council (12 yes, 1 no, 2 abstain)." in done.words
    assert "Russia alone could carry it by saying yes." in done.words
    done = detente("vote", "un-security-council", "--abstain", "china,russia", "--rest", "yes")
    assert "It passes: UN Security Council (13 yes, 0 no, 2 abstain)." in done.words


def test_who_blocks_in_the_council_of_the_union(detente):
    done = detente("vote", "eu-council")
    assert "To block it takes 4 or more" in done.words
    assert "To pass it takes 15 or more" in done.words
    assert "Germany" in done.words


def test_the_page_on_stages_chances_and_gridlock(detente, case):
    done = detente("vote", case)
    assert done.err == ""
    for words in (
        "The lake",
        "It is open: Council (1 yes, 1 no, 1 undecided)",
        "How likely it is cannot be said: no chance is given for middle.",
        "Who could change that: middle alone could carry it by saying yes.",
        "left (50.0 % yes): Split in the last vote.",
        "A status quo from 40 to 40 cannot be moved.",
        "A status quo from 30 to 60 cannot be moved.",
        "All stages together",
        "Against the status quo, 20, wins what lies between 20 and 40.",
    ):
        assert words in done.words
    done = detente("vote", case, "--yes", "middle")
    assert "It passes with a chance of 12.5 %" in done.words
    assert "The weakest link: right (Assembly). Were that yes certain, the chance would be 50.0 %." in done.words
    assert "The weakest stage: Assembly, with 12.5 %." in done.words


def test_what_wins_lies_on_the_scale_in_words_and_as_json(detente, case):
    case.write_text(SPEAKING.replace("= 20", "= 0").replace("scale", "").replace("ideal = 30", "ideal = 80"))
    done = json.loads(detente("vote", case, "--json").out)
    assert done["stages"][1]["gridlock"] == {"low": 60, "high": 80, "empty": False, "win_set": [[0, 100]]}
    assert "Against the status quo, 0, wins what lies between 0 and 100." in detente("vote", case).words


def test_the_rule_is_said_in_words(detente):
    done = detente("vote", "un-security-council")
    assert "It takes: at least 9 of the 15 say yes, and none of China, France, Russia" in done.words
    (stage,) = json.loads(detente("vote", "osce-minus-one", "--json").out)["stages"]
    assert stage["rule_in_words"] == "none of the 56 other participating states says no"


def test_members_who_count_the_same_are_named_where_they_are_few(detente):
    done = detente("vote", "nord-stream-2-sanctions-2022")
    assert "any 5 of Rand Paul, 43 Democrats against it and Brian Schatz" in done.words


def test_what_can_only_fail_is_told(detente, case):
    done = detente("vote", case, "--no", "north,middle,south,left,right")
    assert "It fails: it does not get through Council (0 yes, 3 no) and Assembly (0 yes, 2 no)." in done.words
    assert "at least 2 together could carry it by saying yes" in done.words


def test_all_coalitions_that_are_just_enough(detente):
    (stage,) = json.loads(detente("vote", "un-security-council", "--coalitions", "--json").out)["stages"]
    assert stage["minimal_winning"]["count"] == 210
    assert stage["minimal_blocking"]["complete"]
    assert stage["minimal_blocking"]["count"] == 5 + 120


def test_from_python_it_is_the_same(case):
    result = package.vote(case, yes=["middle"])
    assert result.chance == package.vote(case, yes=["middle", "north", "south"]).chance
    with pytest.raises(UnknownMember, match="nord"):
        package.vote(case, yes=["nord"])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["un-securty-council"], "Did you mean 'un-security-council'?"),
        (["un-security-council", "--no", "rusia"], "Did you mean 'russia'?"),
        (["nowhere.toml"], "there is no such file"),
    ],
)
def test_what_is_wrong_is_told(detente, words, said):
    done = detente("vote", *words)
    assert done.status == 2
    assert said in done.err
    assert "Traceback" not in done.err


def test_a_file_that_is_not_text_is_told(detente, tmp_path):
    path = tmp_path / "case.toml"
    path.write_bytes(b"title = '\xff'")
    assert "line 1 is not in UTF-8" in detente("vote", path).err
    assert "there is no votes.toml in" in detente("vote", tmp_path).err
    assert "there is no packages.toml in" in detente("package", tmp_path).err


def test_the_catalogue_lists_bodies_and_prints_them(detente):
    listed = [json.loads(line) for line in detente("catalog", "--bodies", "--json").out.splitlines()]
    assert [one["name"] for one in listed] == list(catalog.names(catalog.VOTES))
    assert "eu-council" in detente("catalog", "--bodies").out
    assert "[[stages]]" in detente("catalog", "eu-council").out


def test_the_vote_on_nord_stream_2_was_five_short(detente):
    """Roll call of 13 January 2022: 55 to 44, one not voting, 60 needed."""
    done = detente("vote", "nord-stream-2-sanctions-2022")
    assert "It fails" in done.words
    assert "(55 yes, 44 no, 1 absent)" in done.words
    assert "at least 5 together could carry it" in done.words


def test_sanctions_hung_on_ending_the_debate(detente):
    found = json.loads(detente("vote", "ukraine-sanctions-2022", "--json").out)
    assert found["weakest_stage"] == 0
    assert found["stages"][0]["id"] == "cloture"
    assert found["chance"]["value"] < found["stages"][1]["chance"]["value"]


def test_the_accession_hung_on_two_allies(detente):
    found = json.loads(detente("vote", "ukraine-accession-2022", "--json").out)
    assert {one["member"] for one in found["weakest_links"][:2]} == {"france", "germany"}
    assert found["stages"][0]["id"] == "invitation"
    assert [stage["votes"] for stage in found["stages"]] == [30, 30, 100]
