"""From a record to votes: which bodies have to decide, and who said what."""

import pytest

from detente import catalog
from detente.analysis.bargains.deciding import decisions, pattern, stages
from detente.analysis.votes_of_record import votes_of_record
from detente.analysis.whole import record_of
from detente.formats.vote_toml import vote_in
from detente.formats.vote_writing import vote_text
from detente.reading import read
from detente.record import Codebook, PartialDate, Report
from negotiations import CASES, corpus, told

NAMED = {
    "ceasefire": ["un-security-council"],
    "climate-conference": [],
    "coalition-government": [],
    "labour-strike": [],
    "nuclear-deal": ["us-senate-cloture"],
    "trade-dispute": [],
}
"""The bodies that a person finds in the reports of each negotiation and in the catalogue."""
IN_WORDS = {
    "coalition-government": "Party congresses have to approve the agreement",
    "labour-strike": "approve the deal in a ballot",
    "trade-dispute": "The deal must be approved by both parliaments",
}
"""Votes that the reports tell of and nobody has a rule for."""
GUARANTEE = (
    "Russia demanded that Nato give it a legally binding guarantee on membership. Nato said it would not give Russia a "
    "guarantee. Nato demanded that Russia withdraw its troops. "
)


def drafted(text, *, published=None, codebook=None):
    report = Report(text=text, published=PartialDate(value=published) if published else None)
    return votes_of_record(record_of([read(report, codebook=codebook)]))


def bodies(found):
    return [one.body for one in found.file.stages]


@pytest.mark.parametrize("row", decisions()["decisions"], ids=lambda row: row["id"])
def test_every_row_of_the_table_names_a_body_and_says_where_it_stands(row):
    for one in row["bodies"]:
        assert one["body"] in catalog.names(catalog.VOTES)
        parts = [stage.part for stage in stages(one["body"])]
        assert row.get("part", parts[-1]) in parts
    assert row["source"]
    assert pattern(tuple(row["about"]))
    assert row.get("named") or not row.get("by_name")


@pytest.mark.parametrize("case", CASES)
def test_the_bodies_of_the_corpus_are_found_and_no_others(case):
    assert sorted(bodies(votes_of_record(corpus(case)))) == NAMED[case]


@pytest.mark.parametrize("case", sorted(IN_WORDS))
def test_a_vote_whose_rule_nobody_knows_is_told_in_its_own_words(case):
    found = votes_of_record(corpus(case))
    assert found.missing == "The reports tell of votes, but nobody here knows the rule by which they are decided."
    (one,) = [one for one in found.unsettled if IN_WORDS[case] in one.text]
    assert one.evidence


@pytest.mark.parametrize("case", CASES)
def test_what_is_drafted_can_be_used_and_carries_evidence(case):
    found, known = votes_of_record(corpus(case)), {one.id for one in corpus(case).facts}
    assert all(one.evidence and set(one.evidence) <= known for one in found.file.stages)
    assert all(one.evidence for stage in found.file.stages for one in stage.members if one.position)
    if found.file.stages:
        text = vote_text(found.file)
        assert vote_in(text, case, lambda one: catalog.text(one, catalog.VOTES)) == found.file
        assert text == vote_text(votes_of_record(corpus(case)).file)


@pytest.mark.parametrize(
    ("day", "body", "members"), [("2022-01-12", "nato-2022", 30), ("2025-01-12", "nato", 32), (None, "nato", 32)]
)
def test_what_binds_an_alliance_is_decided_by_its_members_of_that_day(day, body, members):
    stage, *_ = drafted(GUARANTEE, published=day).file.stages
    assert (stage.body, len(stage.members), stage.rule) == (body, members, "consensus")


def test_without_a_day_it_is_said_that_the_members_are_those_of_today():
    texts = [one.text for one in drafted(GUARANTEE).unsettled]
    assert "No report carries a day, so that the members of a body are those of today." in texts
    assert not any("carries a day" in one.text for one in drafted(GUARANTEE, published="2022-01-12").unsettled)


def test_a_member_counts_only_by_its_own_words():
    text = (
        GUARANTEE + "Germany refused to give Russia a guarantee. The United States said Poland would give a guarantee."
    )
    (stage,) = drafted(text, published="2022-01-12").file.stages
    positions = {one.id: one.position for one in stage.members if one.position}
    assert positions.get("germany") == "no"
    assert "poland" not in positions


def test_a_body_that_the_reports_never_name_is_not_brought_in():
    text = (
        "Iran demanded that the United States lift sanctions. The United States refused to lift sanctions. The United "
        "States demanded that Iran stop enrichment. "
    )
    assert bodies(drafted(text)) == []
    assert bodies(drafted(text + "Senators warned against a deal.")) == ["us-senate-cloture"]


def test_sanctions_of_the_union_take_a_council_in_which_nobody_says_no():
    text = (
        "Russia demanded that the European Union lift sanctions. The European Union refused to lift its sanctions. The "
        "European Union demanded that Russia withdraw its troops. Hungary said it would lift sanctions."
    )
    found = drafted(text)
    assert bodies(found) == ["eu-council-unanimity"]


CODEBOOK = {
    "parties": [{"id": "reds", "name": "The Reds"}, {"id": "blues", "name": "The Blues"}],
    "bodies": [{"id": "diet", "name": "The Diet", "members": ["reds", "blues"], "rule": "majority"}],
}
RIVALS = (
    "The Reds demanded that the Blues drop the tax. The Blues refused to drop the tax. The Blues demanded that the "
    "Reds accept the budget. The Diet meets on Monday."
)


def test_a_body_of_the_codebook_votes_by_its_rule():
    (stage,) = drafted(RIVALS, codebook=Codebook.model_validate(CODEBOOK)).file.stages
    assert (stage.id, stage.rule) == ("diet", "members > 50%")
    assert [one.said for one in stage.members] == ["The Reds", "The Blues"]


def test_a_rule_of_the_codebook_that_cannot_be_used_is_told():
    book = Codebook.model_validate(CODEBOOK | {"bodies": [CODEBOOK["bodies"][0] | {"rule": "weight >= 3"}]})
    found = drafted(RIVALS, codebook=book)
    assert found.file.stages == ()
    assert any("the rule 'weight >= 3', which cannot be used" in one.text for one in found.unsettled)


def test_one_party_alone_votes_on_nothing():
    assert "Only Norway" in votes_of_record(told("Norway demanded fish.")).missing


def test_a_body_that_decides_on_two_deeds_stands_once_with_both():
    text = GUARANTEE + (
        "Russia demanded that Nato withdraw its missiles from Poland. Poland said Nato would not withdraw the missiles."
    )
    found = drafted(text, published="2022-01-12")
    (council,) = [one for one in found.file.stages if one.name == "North Atlantic Council"]
    assert "guarantee" in council.why
    assert "missiles" in council.why
    assert bodies(found).count(council.body) == 1
    assert any("guarantee" in one.text and "missiles" in one.text for one in found.unsettled)
