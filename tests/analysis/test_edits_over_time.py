"""What a person changed in a drafted conflict counts on each day from the first on which it could be there."""

from dataclasses import replace

import pytest
from hypothesis import given

from conflicts import conflict_files, few
from detente.analysis import record_of
from detente.analysis.conflict_of_record import conflict_of_record
from detente.analysis.over_time import Absent, Edited, over_time
from detente.analysis.over_time.edits import Edits
from detente.analysis.over_time.known import known_up_to, report_days
from detente.analysis.over_time.standing import Drawn, Known
from detente.formats.conflict_file import DecisionMaker, Graph, Option, Statement
from detente.reading import read
from detente.record import PartialDate, Report

TOLD = (
    ("2031-03-01", "Norway demanded that Iceland lift the ban on cod. Iceland demanded that Norway pay for the nets."),
    ("2031-03-02", "Iceland refused to lift the ban on cod. Norway threatened to close its ports."),
    ("2031-03-04", "Iceland offered to lift the ban on cod if Norway paid for the nets."),
)


@pytest.fixture(scope="module")
def record():
    return record_of([read(Report(text=text, published=PartialDate(value=day))) for day, text in TOLD])


@pytest.fixture(scope="module")
def draft(record):
    return conflict_of_record(record).file


def changed(file, who, **what):
    """Return a conflict in which something of one decision maker is otherwise."""
    return replace(
        file,
        decision_makers=tuple(
            replace(one, **{key: how(getattr(one, key)) for key, how in what.items()}) if one.id == who else one
            for one in file.decision_makers
        ),
    )


def on_each_day(record, edited):
    """Return the conflict of each day with what was changed."""
    last = Known.of(record, Drawn(10, 0))
    edits = Edits.of(edited, last.deeds.clusters, last.deeds.sides)
    return [Known.of(known_up_to(record, day), Drawn(10, 0), edits) for day in report_days(record)]


def wishes(known, who):
    return [one.formula for maker in known.drafted.file.decision_makers if maker.id == who for one in maker.prefers]


def test_what_nobody_changed_changes_nothing(record, draft):
    assert replace(over_time(record, edited=Edited(draft, draft)), edited=False) == over_time(record)
    for day, known in zip(report_days(record), on_each_day(record, Edited(draft, draft)), strict=True):
        assert known.drafted.file == Known.of(known_up_to(record, day), Drawn(10, 0)).drafted.file


def test_a_wish_of_a_person_counts_from_the_first_day_that_has_its_options(record, draft):
    both = changed(draft, "iceland", prefers=lambda old: (Statement("lift_ban and not close_port"), *old))
    days = on_each_day(record, Edited(draft, both))
    assert ["lift_ban and not close_port" in wishes(one, "iceland") for one in days] == [False, True, True]
    one = changed(draft, "iceland", prefers=lambda old: (Statement("lift_ban and pay_net"), *old))
    assert all(
        wishes(known, "iceland")[0] == "lift_ban and pay_net" for known in on_each_day(record, Edited(draft, one))
    )


def test_a_wish_changed_in_the_draft_counts_from_the_first_day_on_which_it_is_drafted(record, draft):
    (refusal,) = [
        one for who in draft.decision_makers if who.id == "iceland" for one in who.prefers if "lift_ban" in one.formula
    ][:1]
    sure = changed(
        draft, "iceland",
        prefers=lambda old: tuple(replace(one, confidence=0.51) if one == refusal else one for one in old),
    )  # fmt: skip
    for known, plain in zip(
        on_each_day(record, Edited(draft, sure)), on_each_day(record, Edited(draft, draft)), strict=True
    ):
        assert wishes(known, "iceland") == wishes(plain, "iceland")
        for maker in known.drafted.file.decision_makers:
            for one in maker.prefers:
                if maker.id == "iceland" and one.formula == refusal.formula:
                    assert one.confidence == 0.51


def test_an_option_that_a_person_took_out_is_out_on_every_day(record, draft):
    less = changed(draft, "norway", options=lambda old: tuple(one for one in old if one.id != "pay_net"))
    less = replace(
        less,
        decision_makers=tuple(
            replace(who, prefers=tuple(one for one in who.prefers if "pay_net" not in one.formula))
            for who in less.decision_makers
        ),
    )
    for known in on_each_day(record, Edited(draft, less)):
        assert "pay_net" not in known.drafted.file.bits
        assert known.drafted.file.bits


def test_an_option_of_a_person_is_there_as_soon_as_its_owner_decides_and_its_evidence_is_known(record, draft):
    last = max(
        (one for one in record.statements),
        key=lambda one: next(r for r in record.reports if r.id == one.report).published.order,
    )
    own = (Option("call_court", "Call the court"), Option("sail", "Sail", evidence=(last.id,)))
    more = changed(draft, "iceland", options=lambda old: (*old, *own))
    days = on_each_day(record, Edited(draft, more))
    assert [sorted({"call_court", "sail"} & set(one.drafted.file.bits)) for one in days] == [
        ["call_court"], ["call_court"], ["call_court", "sail"],
    ]  # fmt: skip
    asked = changed(more, "norway", prefers=lambda old: (Statement("sail"), *old))
    found = over_time(record, edited=Edited(draft, asked))
    assert found.edited
    at = next(number for number, one in enumerate(found.outcomes) if "sail" in [part.option for part in one.parts])
    assert [day.standings[at].absent for day in found.days] == [Absent.NOT_NAMED, Absent.NOT_NAMED, None]


def test_a_new_name_of_an_option_and_another_state_today_count_on_every_day(record, draft):
    named = changed(
        draft, "iceland",
        options=lambda old: tuple(replace(one, label="Free the cod") if one.id == "lift_ban" else one for one in old),
    )  # fmt: skip
    named = replace(named, status_quo=(*(draft.status_quo or ()), "lift_ban"))
    for known in on_each_day(record, Edited(draft, named)):
        assert "Free the cod" in [one.label for one in known.drafted.file.options]
        assert "lift_ban" in known.drafted.file.status_quo


def test_a_ranking_counts_only_where_the_states_are_those_that_it_names(record, draft):
    ids = list(draft.bits)
    states = [" + ".join(one for bit, one in enumerate(ids) if mask >> bit & 1) or "-" for mask in range(1 << len(ids))]
    ranked = changed(draft, "norway", prefers=lambda old: None, ranking=lambda old: tuple((one,) for one in states))
    ranked = replace(ranked, infeasible=())
    plain = replace(draft, infeasible=())
    days = on_each_day(record, Edited(plain, ranked))
    for known in days:
        (norway,) = [one for one in known.drafted.file.decision_makers if one.id == "norway"]
        whole = set(known.drafted.file.bits) == set(ids)
        assert (norway.ranking is not None) == whole
        assert known.model is not None


def test_a_file_written_by_hand_takes_the_place_of_the_draft(record, draft):
    hand = replace(
        draft,
        decision_makers=(
            DecisionMaker("norway", options=(Option("close_all"),), prefers=(Statement("yield_all"),)),
            DecisionMaker("iceland", options=(Option("yield_all"),), prefers=(Statement("not close_all"),)),
        ),
        infeasible=(),
        status_quo=(),
    )
    found = over_time(record, edited=Edited(draft, hand))
    assert {part.option for one in found.outcomes for part in one.parts} <= {"close_all", "yield_all"}
    assert all(one.absent is None for day in found.days for one in day.standings)


@few
@given(file=conflict_files())
def test_whatever_a_person_made_of_the_file_each_day_has_a_conflict_or_none(record, draft, file):
    for edited in (Edited(draft, file), Edited(file, draft)):
        for known in on_each_day(record, edited):
            assert known.model is None or known.model.file.options


def test_a_file_of_states_counts_nowhere_and_that_is_said(record, draft):
    graph = replace(draft, graph=Graph(("a", "b"), ()))
    found = over_time(record, edited=Edited(draft, graph))
    assert found.edited is None
    assert replace(found, edited=False) == over_time(record)
