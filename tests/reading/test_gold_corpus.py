"""The corpus of gold facts: it is complete, and mistakes in it are told with their place."""

import doctest

import gold_corpus
import pytest
from gold_corpus import GoldMistakes, NotFound, closest, corpus, facts_of, fingerprint, only_place, places

TEXT = "He said no. “We will go,” said Ms Orr. He said yes on Monday, and she said nothing on Monday."
STATEMENT = {"kind": "speech", "wording": "indirect", "act": "inform"}


def facts(**tables):
    return facts_of({"outlet": "x", "published": "2031-03-04", "style": "web", **tables}, TEXT, "talks/01")


def words(spans):
    return [TEXT[start:end] for start, end in spans]


def mistakes(**tables):
    with pytest.raises(GoldMistakes) as raised:
        facts(**tables)
    return str(raised.value).splitlines()


def test_there_are_seven_reports_on_each_of_six_negotiations():
    names = [one.name.split("/")[0] for one in corpus()]
    assert {name: names.count(name) for name in names} == dict.fromkeys(
        ["ceasefire", "climate-conference", "coalition-government", "labour-strike", "nuclear-deal", "trade-dispute"], 7
    )


def test_reports_are_short_and_of_several_kinds():
    reports = corpus()
    assert all(120 <= len(one.text.split()) <= 350 for one in reports)
    assert {one.style for one in reports} == set(gold_corpus.STYLES)


def test_every_report_has_statements_and_dates_and_not_everything_in_it_is_a_statement():
    for one in corpus():
        assert len(one.facts["statements"]) >= 6
        assert len(one.facts["dates"]) >= 4
        covered = sum(end - start for fact in one.facts["statements"] for start, end in fact["content"])
        assert covered < 0.9 * len(one.text)


def test_most_reports_are_read_without_a_codebook():
    assert sum(one.codebook is None for one in corpus()) == 28


def test_parties_in_the_gold_are_those_of_the_codebook_where_there_is_one():
    for one in corpus():
        if one.codebook and one.codebook.people:
            known = {person.id: person for person in one.codebook.people}
            for fact in one.facts["statements"]:
                person = known.get((fact["speaker"]["name"] or "").lower().replace(" ", "-"))
                assert person is None or fact["speaker"]["party"] == person.roles[0].party


def test_pieces_stand_where_they_are_closest_together():
    one = {**STATEMENT, "source": "He", "cue": "said", "content": "yes on Monday"}
    (found,) = facts(statements=[one])["statements"]
    assert found["source"] == [[39, 41]]
    assert found["cue"] == [[42, 46]]


def test_nth_picks_an_occurrence():
    one = {**STATEMENT, "source": "he", "cue": "said", "content": "nothing", "nth": {"cue": 1}}
    assert mistakes(statements=[one]) == ["talks/01: statements[1]: the report does not have the words 'he'"]
    one["source"] = "He"
    one["content"] = "no"
    (found,) = facts(statements=[one])["statements"]
    assert found["cue"] == [[3, 7]]


def test_pieces_of_what_is_said_come_in_the_order_of_the_text():
    one = {**STATEMENT, "cue": "said", "content": ["nothing", "“We will go,”"]}
    (found,) = facts(statements=[one])["statements"]
    assert words(found["content"]) == ["“We will go,”", "nothing"]


def test_time_expressions_follow_one_another():
    monday = {"words": "Monday", "value": "2031-03-03", "type": "DATE"}
    found = facts(dates=[monday, monday])["dates"]
    assert [one["start"] for one in found] == [54, 86]
    (told,) = mistakes(dates=[monday, monday, monday])
    assert told.startswith("talks/01: dates[3]: 'Monday' does not stand behind the time expression before it")


def test_all_mistakes_are_told_at_once_with_their_place():
    told = mistakes(
        statements=[{"content": "no", "kind": "shout", "act": "inform", "wording": "indirect", "sauce": "He"}],
        meetings=[{"words": "talks"}],
        rumours=[{}],
    )
    assert set(told) == {
        "talks/01: file: no such key 'rumours'",
        "talks/01: statements[1]: kind = 'shout' is none of belief, decree, plan, speech, wish",
        "talks/01: statements[1]: no such key 'sauce'",
        "talks/01: meetings[1]: 'status' is missing",
        "talks/01: rumours[1]: there is no kind of fact 'rumours'",
    }


def test_words_that_are_not_in_the_report_are_told():
    assert mistakes(statements=[{**STATEMENT, "content": "maybe"}]) == [
        "talks/01: statements[1]: the report does not have the words 'maybe'"
    ]


def test_a_word_is_not_found_inside_another():
    assert places("others threw the rope", "the") == [(13, 16)]


def test_words_that_may_stand_in_two_places_are_told():
    with pytest.raises(NotFound, match="stands in 2 places: say which with nth"):
        only_place(TEXT, "Monday")
    with pytest.raises(NotFound, match="nth = 3, but 'Monday' stands in 2 places"):
        only_place(TEXT, "Monday", 3)


def test_pieces_that_may_stand_in_two_places_are_told():
    text = "he said no, and then he said no"
    with pytest.raises(NotFound, match="stand equally close together in several places"):
        closest([places(text, "he"), places(text, "no")], ["he", "no"])


def test_the_hash_of_the_corpus_knows_every_letter(tmp_path):
    (tmp_path / "talks").mkdir()
    report = tmp_path / "talks" / "01.txt"
    report.write_text("a")
    before = fingerprint(tmp_path)
    report.write_text("b")
    assert fingerprint(tmp_path) != before


def test_what_its_docstrings_say_is_so():
    assert doctest.testmod(gold_corpus).failed == 0
