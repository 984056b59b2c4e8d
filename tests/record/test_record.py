"""Laws of asking a record: what is found is part of it, and asking twice finds the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import NotInRecord, UnknownParty
from detente.record import Party, Record
from detente.record.record import concerns, joined, once
from strategies import ACTS, SLUGS, drafts, near_days, of_whole_records, partial_dates, parties, people, records

FACTS = ("statements", "events", "meetings", "deadlines", "positions")
questions = st.fixed_dictionaries(
    {},
    optional={
        "party": SLUGS,
        "person": SLUGS,
        "issue": SLUGS,
        "act": ACTS,
        "since": partial_dates(near_days),
        "until": partial_dates(near_days),
    },
)


def found(record):
    return {name: getattr(record, name) for name in FACTS}


@of_whole_records
@given(records(), questions)
def test_to_ask_twice_is_to_ask_once(record, question):
    once_asked = record.where(**question)
    assert once_asked.where(**question) == once_asked


@of_whole_records
@given(records(), questions)
def test_what_is_found_is_part_of_the_record_in_its_order(record, question):
    for name, kept in found(record.where(**question)).items():
        whole = list(getattr(record, name))
        assert [entry for entry in whole if entry in kept] == list(kept)


@of_whole_records
@given(records())
def test_to_ask_for_nothing_finds_everything(record):
    assert record.where() == record


@of_whole_records
@given(records(), questions, questions)
def test_the_order_of_questions_does_not_matter(record, one, two):
    assert found(record.where(**one).where(**two)) == found(record.where(**two).where(**one))


@of_whole_records
@given(records(), questions)
def test_a_question_of_several_parts_is_its_parts_one_after_another(record, question):
    narrowed = record
    for name, value in question.items():
        narrowed = narrowed.where(**{name: value})
    assert found(narrowed) == found(record.where(**question))


@of_whole_records
@given(records())
def test_the_parties_together_find_whatever_concerns_a_party(record):
    slugs = ["alba", "borea", "cadia", "doria", "the-league", "grain_quota"]
    for name in FACTS:
        by_party = [entry for slug in slugs for entry in getattr(record.where(party=slug), name)]
        for entry in getattr(record, name):
            assert (entry in by_party) == any(concerns(entry, slug) for slug in slugs)


@of_whole_records
@given(records(), partial_dates(near_days), partial_dates(near_days))
def test_a_longer_time_finds_no_less(record, one, two):
    early, late = sorted((one, two), key=lambda day: day.first)
    assert set(ids(record.where(since=late))) <= set(ids(record.where(since=early)))


@of_whole_records
@given(records(), questions)
def test_reports_names_and_judgements_stay(record, question):
    asked = record.where(**question)
    for name in ("reports", "parties", "people", "bodies", "issues", "findings", "judgements", "readings"):
        assert getattr(asked, name) == getattr(record, name)


@of_whole_records
@given(records(), SLUGS, ACTS)
def test_each_question_keeps_what_it_asks_for(record, slug, act):
    assert all(statement.act is act for statement in record.where(act=act).statements)
    assert all(statement.act is act for statement in record.where(act=act.value).statements)
    assert all(statement.speaker.person == slug for statement in record.where(person=slug).statements)
    assert all(statement.issue == slug for statement in record.where(issue=slug).statements)
    assert record.where(person=slug).events == record.where(issue=slug).meetings == ()


@of_whole_records
@given(records())
def test_undated_facts_match_only_when_no_time_is_asked_for(record):
    dated = record.where(since="0001-01-01")
    assert all(fact.date is not None for fact in (*dated.statements, *dated.events, *dated.meetings))
    assert all(deadline.due is not None for deadline in dated.deadlines)


@of_whole_records
@given(st.lists(drafts(), max_size=3))
def test_a_record_of_a_draft_read_twice_is_the_record_of_it_read_once(several):
    assert Record.of(several + several) == Record.of(several)


@of_whole_records
@given(st.lists(drafts(), max_size=3))
def test_a_record_holds_each_id_once_and_everything_that_was_read(several):
    record = Record.of(several)
    for name in ("reports", "parties", "people", "bodies", "issues", "outlets", "statements", "events", "meetings"):
        kept = [entry.id for entry in getattr(record, name)]
        assert len(kept) == len(set(kept))
        read = draft_ids(several, name)
        assert set(kept) == set(read)
    record.verify()


@of_whole_records
@given(st.lists(drafts(), max_size=4), st.data())
def test_readings_stand_in_the_order_of_their_reports(several, data):
    again = data.draw(st.lists(st.sampled_from(several), max_size=3)) if several else []
    record = Record.of(several + again)
    assert [reading.report for reading in record.readings] == [report.id for report in record.reports]


@given(st.lists(parties, max_size=5), st.lists(parties, max_size=5))
def test_joined_parties_keep_every_alias(some, more):
    together = joined(some + more)
    assert len({party.id for party in together}) == len(together)
    for party in some + more:
        kept = next(one for one in together if one.id == party.id)
        assert set(party.aliases) <= set(kept.aliases)


@given(st.lists(people, max_size=4))
def test_to_join_again_adds_nothing(several):
    assert joined(joined(several)) == joined(several)
    assert joined([*joined(several), *several]) == joined(several)


@given(st.lists(people, max_size=4))
def test_once_keeps_the_first_of_each_id(several):
    kept = once(several)
    assert [person.id for person in kept] == list(dict.fromkeys(person.id for person in several))
    assert all(person == next(one for one in several if one.id == person.id) for person in kept)


def test_gaps_of_the_first_are_filled_from_the_second():
    bare, full = Party(id="alba", name="Alba"), Party(id="alba", name="Republic of Alba", aliases=("the Albans",))
    assert joined([bare, full]) == (Party(id="alba", name="Alba", aliases=("the Albans",)),)


def test_an_unknown_name_is_an_error_that_knows_the_nearest():
    record = Record(parties=(Party(id="alba", name="Alba"),))
    assert record.party("alba").name == "Alba"
    with pytest.raises(UnknownParty) as caught:
        record.party("albo")
    assert "Did you mean 'alba'?" in caught.value.advice
    with pytest.raises(NotInRecord, match="no person 'nobody'"):
        record.person("nobody")


def ids(record):
    return [entry.id for name in FACTS for entry in getattr(record, name)]


def draft_ids(several, name):
    return [draft.report.id for draft in several] if name == "reports" else [
        entry.id for draft in several for entry in getattr(draft, name)
    ]  # fmt: skip
