"""Judgements: what stands of what was read; whatever is withdrawn leaves what was there before."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.analysis import record_of
from detente.analysis.agreement import alpha
from detente.analysis.grades import grades
from detente.analysis.judging import idle, standing
from detente.analysis.splitting import involves
from detente.errors import CannotJudge
from detente.record import Basis, Judgement, Stance, Verdict
from readings import draft

DRAFTS = (
    draft("Norway demanded that Iceland withdraw its troops. “Never,” said Iceland's minister Jón Jónsson."),
    draft("Iceland rejected the sanctions. Norway's foreign minister Anna Berg offered talks in Geneva on March 9."),
)
FACTS = [one.id for one in record_of(DRAFTS).facts]
DEMAND = next(one for one in record_of(DRAFTS).statements if one.act == "demand")
NOON = datetime(2031, 3, 4, 12, tzinfo=UTC)


def said(verdict, subject, minute=0, **more):
    at = NOON + timedelta(minutes=minute)
    return Judgement(verdict=Verdict(verdict), subject=subject, by="ab", at=at, **more)


def one(record, name):
    return next(fact for fact in record.facts if fact.id == name)


def seen(record):
    return record.model_copy(update={"judgements": ()})


def test_what_is_rejected_is_gone_and_what_is_accepted_again_is_back():
    rejected, accepted = said("reject", DEMAND.id), said("accept", DEMAND.id, 1)
    assert DEMAND.id not in {fact.id for fact in record_of(DRAFTS, [rejected]).facts}
    assert one(record_of(DRAFTS, [rejected, accepted]), DEMAND.id) == DEMAND


def test_the_last_correction_of_each_field_counts():
    first = said("correct", DEMAND.id, changes={"act": "propose", "red_line": True})
    second = said("correct", DEMAND.id, 1, changes={"act": "warn", "party": "iceland", "date": "2031-03"})
    fact = one(record_of(DRAFTS, [first, second]), DEMAND.id)
    assert (fact.act, fact.red_line, fact.speaker.party, fact.date.value) == ("warn", True, "iceland", "2031-03")
    assert fact.id == DEMAND.id


@pytest.mark.parametrize(
    ("changes", "told"),
    [({"act": "shout"}, "shout"), ({"sentence": 1}, "sentence"), ({"date": "tomorrow"}, "tomorrow")],
)
def test_a_correction_that_cannot_be_is_told(changes, told):
    with pytest.raises(CannotJudge, match=told):
        record_of(DRAFTS, [said("correct", DEMAND.id, changes=changes)])


def test_two_parties_that_are_one_stand_under_one_slug_and_apart_again():
    merged = said("merge", "iceland", into="norway")
    record = record_of(DRAFTS, [merged])
    assert {party.id for party in record.parties} == {"norway"}
    assert "Iceland" in record.party("norway").aliases
    assert all(fact.speaker.party in (None, "norway") for fact in record.statements)
    assert seen(record_of(DRAFTS, [merged, said("withdraw", merged.id, 1)])) == seen(record_of(DRAFTS))


def test_a_merge_in_a_circle_ends():
    record = record_of(DRAFTS, [said("merge", "iceland", into="norway"), said("merge", "norway", 1, into="iceland")])
    assert len(record.parties) == 1
    assert record.party("iceland").name == "Iceland"  # the last of the two counts


@pytest.mark.parametrize(
    "pairs",
    [
        ["norway iceland", "norway norway"],
        ["norway norway"],
        ["norway iceland", "iceland norway", "norway iceland", "iceland iceland"],
    ],
)
def test_no_row_of_merges_goes_on_for_ever(pairs):
    merges = [said("merge", pair.split()[0], minute, into=pair.split()[1]) for minute, pair in enumerate(pairs)]
    assert record_of(DRAFTS, merges).parties


def test_what_was_merged_is_split_off_again_and_merged_once_more():
    person = next(fact for fact in record_of(DRAFTS).statements if fact.speaker.person == "jon-jonsson")
    merge = said("merge", "jon-jonsson", into="anna-berg")
    split = said("split", "anna-berg", 1, into="jon-jonsson", facts=[person.id])
    assert one(record_of(DRAFTS, [merge]), person.id).speaker.person == "anna-berg"
    assert one(record_of(DRAFTS, [merge, split]), person.id).speaker.person == "jon-jonsson"
    again = said("merge", "jon-jonsson", 2, into="anna-berg")
    assert one(record_of(DRAFTS, [merge, split, again]), person.id).speaker.person == "anna-berg"


def test_two_people_that_are_one_share_their_offices():
    record = record_of(DRAFTS, [said("merge", "jon-jonsson", into="anna-berg")])
    (person,) = record.people
    assert (person.id, "Jón Jónsson" in person.aliases, len(person.roles)) == ("anna-berg", True, 2)


def test_what_the_reader_missed_is_added_by_its_words():
    report = DRAFTS[0].report
    start = report.text.index("its troops")
    added = said("add", report.id, spans=[(start, start + 10)], changes={"act": "demand", "party": "norway"})
    (fact,) = [fact for fact in record_of(DRAFTS, [added]).statements if fact.rule == "analyst"]
    assert (fact.words(fact.content), fact.act, fact.speaker.party) == ("its troops", "demand", "norway")
    assert (fact.date, fact.report) == (report.published, report.id)


@pytest.mark.parametrize("spans", [[], [(0, 10_000)], [(3, 3)]])
def test_what_is_added_stands_in_the_report(spans):
    with pytest.raises(CannotJudge):
        record_of(DRAFTS, [said("add", DRAFTS[0].report.id, spans=spans)])


HEARD = {
    "words": "We could leave two boats.", "party": "iceland", "speaker": "Jón Jónsson", "target": "norway",
    "meeting": "Geneva talks", "date": "2031-03-09", "act": "offer", "issue": "troops",
}  # fmt: skip


def test_what_was_heard_in_a_meeting_counts_with_the_meeting_as_its_source():
    heard = said("heard", "Geneva talks", changes=HEARD)
    record = record_of(DRAFTS, [heard])
    record.verify()
    (fact,) = [fact for fact in record.statements if fact.rule == "analyst:heard"]
    note = record.report(fact.report)
    assert (fact.words(fact.content), fact.words(fact.source)) == ("We could leave two boats.", "Jón Jónsson")
    assert (fact.speaker.party, fact.target, fact.act, fact.date.value) == ("iceland", "norway", "offer", "2031-03-09")
    assert (note.outlet, note.author, note.published.value) == ("Heard by ab", "ab", "2031-03-09")
    assert "Geneva talks" in note.text
    assert [one.statements for one in record.positions if one.stance == "offers" and one.issue == "troops"] == [
        (fact.id,)
    ]
    assert grades(record)[fact.id].credibility == 3
    assert idle(DRAFTS, [heard]) == ()
    assert seen(record_of(DRAFTS, [heard, said("withdraw", heard.id, 1)])) == seen(record_of(DRAFTS))


def test_the_same_words_heard_by_two_are_two_notes():
    heard = [Judgement(verdict="heard", subject="x", by=by, at=NOON, changes=HEARD) for by in ("ab", "cd")]
    record = record_of(DRAFTS, heard)
    facts = [fact for fact in record.statements if fact.rule == "analyst:heard"]
    assert len({fact.id for fact in facts}) == 2


def test_what_was_heard_is_corrected_rejected_and_merged_like_anything_else():
    heard = said("heard", "Geneva talks", changes=HEARD)
    (fact,) = [fact for fact in record_of(DRAFTS, [heard]).statements if fact.rule == "analyst:heard"]
    assert one(record_of(DRAFTS, [heard, said("correct", fact.id, 1, changes={"act": "concede"})]), fact.id).act == (
        "concede"
    )
    assert fact.id not in {one.id for one in record_of(DRAFTS, [heard, said("reject", fact.id, 1)]).facts}
    merged = record_of(DRAFTS, [heard, said("merge", "iceland", 1, into="norway")])
    assert one(merged, fact.id).speaker.party == "norway"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"words": " "}, "words"),
        ({"date": None}, "date"),
        ({"date": "on Monday"}, "on Monday"),
        ({"speaker": None, "party": None}, "who said it"),
        ({"act": "shout"}, "act"),
        ({"sentence": 3}, "sentence"),
        ({"party": "Not a slug"}, "party"),
    ],
)
def test_what_was_heard_must_be_whole(changes, told):
    with pytest.raises(CannotJudge, match=told):
        record_of(DRAFTS, [said("heard", "Geneva talks", changes=HEARD | changes)])


def test_one_person_who_is_two_is_split_and_one_again():
    person = next(fact for fact in record_of(DRAFTS).statements if fact.speaker.person == "jon-jonsson")
    other = said(
        "split", "jon-jonsson", into="jon-jonsson-senior", facts=[person.id],
        changes={"name": "Jón Jónsson senior", "role": "former minister", "party": "iceland"},
    )  # fmt: skip
    record = record_of(DRAFTS, [other])
    assert one(record, person.id).speaker.person == "jon-jonsson-senior"
    assert one(record, person.id).speaker.name == person.speaker.name
    assert {"jon-jonsson", "jon-jonsson-senior"} <= {who.id for who in record.people}
    assert record.person("jon-jonsson-senior").roles[0].title == "former minister"
    again = said("merge", "jon-jonsson-senior", 1, into="jon-jonsson")
    assert one(record_of(DRAFTS, [other, again]), person.id).speaker.person == "jon-jonsson"
    assert seen(record_of(DRAFTS, [other, said("withdraw", other.id, 1)])) == seen(record_of(DRAFTS))


def test_some_facts_of_a_party_are_those_of_another():
    text = (
        "Iceland seized three boats. Norway and Iceland will meet in Geneva on March 9. Iceland must reply by Friday."
    )
    drafts = (*DRAFTS, draft(text))
    facts = [fact for fact in record_of(drafts).facts if involves(fact, "iceland")]
    assert {fact.fact_kind for fact in facts} == {"statement", "event", "meeting", "deadline"}
    record = record_of(drafts, [said("split", "iceland", into="faroe-islands", facts=[fact.id for fact in facts])])
    assert not any(involves(fact, "iceland") for fact in record.facts)
    assert all(involves(one(record, fact.id), "faroe-islands") for fact in facts)
    assert record.party("faroe-islands").name == "Faroe Islands"


def test_a_split_finds_its_party_after_a_merge_too():
    fact = next(fact for fact in record_of(DRAFTS).statements if fact.speaker.party == "iceland")
    merge, split = said("merge", "iceland", into="norway"), said("split", "norway", 1, into="denmark", facts=[fact.id])
    assert one(record_of(DRAFTS, [merge, split]), fact.id).speaker.party == "denmark"


def test_a_split_of_what_is_not_read_any_more_is_told():
    gone = said("split", "iceland", into="denmark", facts=["0" * 24])
    later = said("merge", "denmark", 1, into="norway")
    assert idle(DRAFTS, [gone, later]) == (gone,)


def test_judgements_kept_before_there_were_splits_keep_their_ids():
    assert said("accept", "x").id == "55e96fccd0a9d9fe175ecfb9"


def test_what_a_party_is_believed_to_want_stands_beside_what_it_says():
    believed = said(
        "believe", "norway", changes={"issue": "troops", "stance": "offers", "content": "a slower withdrawal"}
    )
    record = record_of(DRAFTS, [believed])
    (position,) = [one for one in record.positions if one.basis is Basis.BELIEVED]
    assert (position.party, position.stance, position.statements) == ("norway", Stance.OFFERS, (believed.id,))
    with pytest.raises(CannotJudge, match="stance"):
        record_of(DRAFTS, [said("believe", "norway", changes={"issue": "troops", "content": "x"})])


def test_judgements_on_what_is_not_read_any_more_are_told():
    gone, kept = said("accept", "0" * 24), said("accept", DEMAND.id)
    assert idle(DRAFTS, [gone, kept]) == (gone,)


@st.composite
def some_judgements(draw):
    made = []
    for minute in range(draw(st.integers(0, 8))):
        kind = draw(st.sampled_from(["accept", "reject", "correct", "withdraw"]))
        if kind == "withdraw":
            if made:
                made.append(said("withdraw", draw(st.sampled_from(made)).id, minute))
        else:
            changes = {"target": draw(st.sampled_from(["norway", "iceland", None]))} if kind == "correct" else {}
            made.append(said(kind, draw(st.sampled_from([DEMAND.id, *FACTS[:2]])), minute, changes=changes))
    return made


@given(some_judgements(), st.sampled_from(["accept", "reject"]))
def test_taking_a_judgement_back_restores_what_was_there(made, verdict):
    last = said(verdict, DEMAND.id, 100)
    changed = [one for one in made if one.verdict is not Verdict.CORRECT or one.subject == DEMAND.id]
    before = seen(record_of(DRAFTS, changed))
    assert seen(record_of(DRAFTS, [*changed, last, said("withdraw", last.id, 101)])) == before


@given(some_judgements())
def test_what_is_withdrawn_does_not_stand(made):
    kept = standing(made)
    assert all(one.verdict is not Verdict.WITHDRAW for one in kept)
    last = {one.subject: one.id for one in made if one.verdict is Verdict.WITHDRAW}
    assert len(kept) >= len(made) - 2 * len([one for one in made if one.verdict is Verdict.WITHDRAW])
    assert not ({one.id for one in kept} & set(last)) or any(one.subject in last.values() for one in made)


@given(st.permutations(DRAFTS), some_judgements())
def test_the_order_of_the_drafts_changes_no_fact(drafts, made):
    made = [one for one in made if one.verdict is not Verdict.CORRECT or one.subject == DEMAND.id]
    assert {one.id: one for one in record_of(drafts, made).facts} == {
        one.id: one for one in record_of(DRAFTS, made).facts
    }


def test_krippendorffs_own_example():
    """Four coders, twelve units: 0.743 (Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011)."""
    coded = ("123321412...", "1233224125.3", ".33323422 51.".replace(" ", ""), "1233244125 1.".replace(" ", ""))
    units = [[value for value in unit if value != "."] for unit in zip(*coded, strict=True)]
    assert alpha(units) == pytest.approx(0.743, abs=0.0005)


def test_agreement_that_cannot_be_told():
    assert alpha([("a",), ("b",)]) is None
    assert alpha([("a", "a"), ("a", "a")]) is None
    assert alpha([("a", "b"), ("b", "a")]) < 0
