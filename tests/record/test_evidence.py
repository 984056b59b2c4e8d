"""Laws of evidence: it verifies itself, and where it does not, the error shows both readings."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

from detente.errors import EvidenceMismatch, NotInRecord, RecordError, WrongReport
from detente.record import Evidence, Record, Report, Statement, fact_id
from strategies import TEXTS, evidence, facts, reports, spans

reports_with_evidence = reports().flatmap(lambda report: st.tuples(st.just(report), evidence(report)))
reports_with_fact = reports().flatmap(lambda report: st.tuples(st.just(report), facts(report)))


@given(reports_with_evidence)
def test_what_is_cited_verifies_itself(pair):
    report, cited = pair
    cited.verify(report)
    assert cited.text == report.text[cited.start : cited.end]
    assert cited.words(cited.span) == cited.text


@given(reports_with_evidence, st.data())
def test_other_words_are_an_error_that_shows_both(pair, data):
    report, cited = pair
    size = len(cited.text)
    words = data.draw(st.text(min_size=size, max_size=size))
    assume(words != cited.text)
    with pytest.raises(EvidenceMismatch) as caught:
        cited.model_copy(update={"text": words}).verify(report)
    assert (caught.value.quoted, caught.value.found) == (words, cited.text)
    assert repr(words) in str(caught.value)
    assert repr(cited.text) in str(caught.value)


@given(reports_with_evidence, st.integers(1, 100))
def test_offsets_beyond_the_text_are_an_error(pair, beyond):
    report, cited = pair
    shift = len(report.text) - cited.end + beyond
    moved = Evidence(report=report.id, start=cited.start + shift, end=cited.end + shift, text=cited.text)
    with pytest.raises(EvidenceMismatch):
        moved.verify(report)


@given(reports(), st.integers(-5, 80), st.integers(-5, 80))
def test_only_words_that_stand_in_the_text_can_be_cited(report, start, end):
    if 0 <= start < end <= len(report.text):
        report.cite(start, end).verify(report)
    else:
        with pytest.raises(EvidenceMismatch, match=f"{start}-{end}"):
            report.cite(start, end)


@given(reports_with_evidence, TEXTS)
def test_evidence_is_not_held_against_another_report(pair, other):
    report, cited = pair
    assume(other != report.text)
    with pytest.raises(WrongReport) as caught:
        cited.verify(Report(text=other))
    assert report.id in str(caught.value)


@given(reports_with_evidence, st.data())
def test_words_outside_the_evidence_are_left_out(pair, data):
    report, cited = pair
    span = data.draw(spans(len(report.text)))
    inside = (max(span[0], cited.start), min(span[1], cited.end))
    assert cited.words(span) == (report.text[slice(*inside)] if inside[0] < inside[1] else "")


def test_words_and_offsets_of_different_length_are_refused_at_once():
    with pytest.raises(ValidationError, match=r"\[0, 3\] holds 3 characters, the words 'four' are 4"):
        Evidence(report="r", start=0, end=3, text="four")


def test_a_report_whose_text_changed_is_refused():
    report = Report(text="The talks begin on Monday.")
    with pytest.raises(ValidationError, match="it changed after reading"):
        Report(text="The talks begin on Tuesday.", id=report.id)


def test_a_report_of_broken_characters_is_refused_as_any_other_mistake():
    with pytest.raises(ValidationError):
        Report(text="\ud800")


@given(reports_with_fact)
def test_a_fact_is_named_by_report_kind_and_spans(pair):
    report, fact = pair
    assert fact.id == fact_id(report.id, fact.fact_kind, fact.key_spans())
    assert fact.id == fact_id(report.id, fact.fact_kind, reversed(fact.key_spans()))
    assert fact.report == report.id


@given(reports_with_fact)
def test_a_corrected_reading_keeps_its_id_and_a_moved_one_does_not(pair):
    report, fact = pair
    fields = fact.model_dump()
    assert type(fact)(**fields | {"rule": "analyst"}).id == fact.id
    moved = fact_id(report.id, fact.fact_kind, [(start, end + 1) for start, end in fact.key_spans()])
    assert moved != fact.id
    with pytest.raises(ValidationError, match="does not belong"):
        type(fact)(**fields | {"id": moved})


@given(reports().flatmap(lambda report: st.tuples(st.just(report), facts(report), facts(report))))
def test_two_facts_of_one_report_share_an_id_only_when_they_are_the_same_place(triple):
    _, one, two = triple
    same_place = (one.fact_kind, sorted(one.key_spans())) == (two.fact_kind, sorted(two.key_spans()))
    assert (one.id == two.id) == same_place


def test_a_fact_without_evidence_is_refused():
    with pytest.raises(ValidationError, match="evidence"):
        Statement(evidence=(), rule="r:r", content=((0, 1),), sentence=(0, 1), wording="direct", speaker={}, act="warn")


@given(reports_with_fact)
def test_a_record_verifies_the_evidence_of_every_fact(pair):
    report, fact = pair
    field = {"statement": "statements", "event": "events", "meeting": "meetings", "deadline": "deadlines"}
    record = Record(reports=(report,), **{field[fact.fact_kind]: (fact,)})
    record.verify()
    assert list(record.evidence()) == list(fact.evidence)
    with pytest.raises(NotInRecord):
        record.model_copy(update={"reports": ()}).verify()


@given(reports_with_evidence)
def test_evidence_errors_are_errors_of_the_record(pair):
    _, cited = pair
    with pytest.raises(RecordError):
        cited.verify(Report(text=cited.text + "!"))
