"""From a record to packages: what a deal may hold, what it is worth to whom, and what nobody crosses."""

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.bargains.worth import weights
from detente.analysis.drafting.figures import figure_in
from detente.analysis.packages_of_record import packages_of_record
from detente.analysis.packaging import agreed
from detente.analysis.whole import record_of
from detente.formats.package_file import Range
from detente.formats.package_model import modelled
from detente.formats.package_toml import package_in
from detente.formats.package_writing import package_text
from detente.reading import read
from detente.record import Act, Codebook, Issue, Report
from negotiations import CASES, corpus, places, told

HERE = Path(__file__).parent / "bargains_by_hand"
LISTED = sorted(path.stem for path in HERE.glob("*.toml"))
REACHED = {
    "coalition-government": {"concessions": 4, "red_lines": 2, "conditions": 0},
    "nuclear-deal": {"concessions": 7, "red_lines": 0, "conditions": 2},
    "trade-dispute": {"concessions": 5, "red_lines": 1, "conditions": 1},
}
"""Of what a person listed, so much is in the draft."""

TALKS = (
    "Norway demanded that Iceland lift the ban on cod. Norway said it would close its ports unless Iceland lifted the "
    "ban. Iceland refused to lift the ban. Iceland offered to buy Norwegian trawlers."
)


def by_id(entries):
    return {one.id: one for one in entries}


def by_hand(case):
    return tomllib.loads((HERE / f"{case}.toml").read_text(encoding="utf-8"))


def test_what_is_asked_offered_and_refused_is_at_stake_and_threats_are_not():
    file = packages_of_record(told(TALKS)).file
    assert [one.label for one in file.issues] == ["Iceland: Lift the ban on cod", "Iceland: Buy Norwegian trawlers"]
    assert [one.ids for one in file.issues] == [("not_done", "done")] * 2


def test_values_count_from_today_and_are_ranges_where_nobody_said():
    parties = by_id(packages_of_record(told(TALKS)).file.parties)
    assert parties["norway"].values["lift_ban"] == {"not_done": Range(0, 0), "done": Range(1, 1)}
    assert parties["iceland"].values["lift_ban"] == {"not_done": Range(0, 0), "done": Range(-1, -1)}
    assert parties["norway"].values["buy_trawler"]["done"] == Range(-1, 1)
    assert parties["iceland"].values["buy_trawler"]["done"] == Range(-1, 0)


def test_a_threat_lowers_what_there_is_without_a_deal():
    parties = by_id(packages_of_record(told(TALKS)).file.parties)
    assert parties["norway"].no_deal == Range(0, 0)
    assert parties["iceland"].no_deal.low < parties["iceland"].no_deal.high == 0


def test_a_refusal_that_is_said_again_is_a_red_line_and_one_said_once_is_not():
    once = by_id(packages_of_record(told(TALKS)).file.parties)["iceland"]
    again = packages_of_record(told(TALKS + " Iceland said it would never lift the ban.")).file
    assert once.red_lines == ()
    assert [one.formula for one in by_id(again.parties)["iceland"].red_lines] == ["lift_ban.done"]


def test_a_red_line_by_judgement_is_one():
    record = told(TALKS)
    judged = tuple(
        one.model_copy(update={"red_line": True}) if one.act is Act.REFUSE else one for one in record.statements
    )
    iceland = by_id(packages_of_record(record.model_copy(update={"statements": judged})).file.parties)["iceland"]
    assert [one.formula for one in iceland.red_lines] == ["lift_ban.done"]


def test_who_leaves_the_talks_over_something_makes_no_deal_without_it():
    text = (
        "Norway said it would leave the talks unless Iceland lifted the ban. Iceland demanded that Norway pay damages."
    )
    norway = by_id(packages_of_record(told(text)).file.parties)["norway"]
    assert [one.formula for one in norway.red_lines] == ["lift_ban.not_done"]


def test_an_offer_on_a_condition_waits_for_it():
    text = (
        "Norway demanded that Iceland lift the ban. Iceland said it would lift the ban if Norway paid compensation. "
        "Iceland refused to buy trawlers."
    )
    iceland = by_id(packages_of_record(told(text)).file.parties)["iceland"]
    assert [one.formula for one in iceland.conditions] == ["pay_compensation.done if lift_ban.done"]


def test_not_before_says_in_which_order():
    text = "Iceland said it would not lift the ban until Norway paid compensation. Norway demanded an end to the ban."
    iceland = by_id(packages_of_record(told(text)).file.parties)["iceland"]
    assert [one.formula for one in iceland.conditions][-1] == "after(lift_ban.done, pay_compensation.done)"


def test_two_figures_for_one_deed_are_alternatives_in_order():
    rise = by_id(packages_of_record(corpus("labour-strike")).file.issues)["agree_rise"]
    assert [one.label for one in rise.alternatives] == ["not done", "3.5 percent", "8 percent"]
    assert rise.ordered
    parties = by_id(packages_of_record(corpus("labour-strike")).file.parties)
    assert parties["dock-workers-union"].values["agree_rise"]["at_8_percent"] == Range(1, 1)
    assert parties["halden-ports"].values["agree_rise"]["at_8_percent"] == Range(-1, -1)


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("a rise of 3.5 percent", "3.5 percent"),
        ("8 per cent", "8 percent"),
        ("ship 55,000 tonnes a year", "55,000 tonnes"),
        ("close it by 2038", "2038"),
    ],
)
def test_figures_are_read_with_their_units(words, label):
    assert figure_in(words).label == label


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Rain fell on the harbour.", "hold no statement by anybody"),
        ("Norway demanded fish.", "Only Norway"),
        (
            "Norway threatened to leave the talks. Iceland threatened to leave the talks.",
            "nothing that one side is to do",
        ),
    ],
)
def test_too_little_is_said_in_a_plain_sentence(text, why):
    drafted = packages_of_record(told(text))
    assert drafted.file.issues == ()
    assert why in drafted.missing


BOOK = Codebook(
    issues=(
        Issue(
            id="membership",
            label="Ukraine's membership",
            keywords=("membership", "door", "moratorium"),
            alternatives=("open_door", "moratorium", "binding_no"),
        ),
    )
)
QUESTION = (
    "Russia demanded a binding no to membership. Nato refused a binding no to membership. Nato demanded an open door "
    "for Ukraine. Russia said an open door was a non-starter. Russia demanded that Nato withdraw its missiles. Nato "
    "demanded that Russia withdraw its troops."
)


def test_answers_of_the_codebook_are_alternatives_with_what_each_side_said_of_them():
    file = packages_of_record(record_of([read(Report(text=QUESTION), codebook=BOOK)])).file
    question = by_id(file.issues)["membership"]
    assert question.ids == ("as_today", "open_door", "moratorium", "binding_no")
    assert all(one.evidence for one in question.alternatives if one.id != "moratorium")
    parties = by_id(file.parties)
    assert parties["russia"].values["membership"] == {
        "as_today": Range(0, 0), "open_door": Range(-1, -1), "moratorium": Range(-1, 1), "binding_no": Range(1, 1)
    }  # fmt: skip
    assert parties["nato"].values["membership"]["binding_no"] == Range(-1, -1)
    assert [one.formula for one in parties["russia"].red_lines] == ["membership.open_door"]
    assert package_in(package_text(file), "x") == file


@pytest.mark.parametrize("case", CASES)
def test_every_part_of_a_draft_carries_evidence_and_the_file_can_be_used(case):
    drafted, known = packages_of_record(corpus(case)), {one.id for one in corpus(case).facts}
    file = drafted.file
    assert package_in(package_text(file), case) == file
    rests = [one.evidence for issue in file.issues for one in issue.alternatives]
    rests += [one.evidence for who in file.parties for one in (*who.red_lines, *who.conditions)]
    rests += [facts for who in file.parties for facts in who.evidence.values()]
    rests += [one.evidence for one in drafted.unsettled]
    assert all(rests)
    assert {fact for facts in rests for fact in facts} <= known
    agreed(modelled(file))


@pytest.mark.parametrize("case", CASES)
def test_the_same_reports_give_the_same_packages(case):
    assert package_text(packages_of_record(corpus(case)).file) == package_text(packages_of_record(corpus(case)).file)


@pytest.mark.parametrize("case", CASES)
def test_without_red_lines_nothing_changed_is_in_the_zone(case):
    """What counts from today leaves nobody worse off when nothing is changed."""
    model = modelled(packages_of_record(corpus(case)).file)
    today = model.bargain.values([tuple(0 for _ in model.file.issues)])[:, 0]
    assert (today >= model.bargain.no_deal).all()


class Said:
    """A leaning as far as weights need it."""

    def __init__(self, firmness, own):
        self.firmness, self.own, self.open = firmness, own, firmness is None


@settings(max_examples=40)
@given(st.lists(st.tuples(st.none() | st.integers(1, 6), st.booleans()), min_size=1, max_size=6), st.integers(0, 2))
def test_weights_hold_every_order_that_the_words_leave_open(given_ones, threats):
    found = [Said(None if firm is None else 2.0 * firm, own) for firm, own in given_ones]
    held, threat = weights(found, threats)
    assert all(0 <= one.low <= one.high <= 1 for one in held)
    assert 0 < threat <= 1
    for one, other in pairwise(found):
        if one.firmness and other.firmness and one.firmness > other.firmness:
            assert held[found.index(one)].high >= held[found.index(other)].high
    n = len(found) + threats
    assert sum(one.high for one in held) + threats * threat >= 0.99 if n else True


@pytest.mark.parametrize("case", LISTED)
def test_what_a_person_lists_stands_in_a_report(case):
    record, listed = corpus(case), by_hand(case)
    for one in (*listed["concessions"], *listed.get("red_lines", ()), *listed["conditions"]):
        for words in (*one.get("said", ()), *one.get("deed", ()), *one.get("waits_for", ())):
            assert places(record, words), words


@pytest.mark.parametrize("case", LISTED)
def test_so_much_of_what_a_person_lists_is_in_the_draft(case):
    record, listed = corpus(case), by_hand(case)
    file = packages_of_record(record).file
    facts = by_id(record.facts)

    def rests(evidence, said):
        spans = [(each.report, each.start, each.end) for fact in evidence for each in facts[fact].evidence]
        return any(
            report == other and start < stop and begin < end
            for words in said
            for report, begin, stop in places(record, words)
            for other, start, end in spans
        )

    parties = by_id(file.parties)
    issues = {one.id: [fact for each in one.alternatives for fact in each.evidence] for one in file.issues}
    owners = {one.id: one.label.partition(":")[0] for one in file.issues}
    concessions = [
        any(rests(issues[key], one["said"]) and owners[key] == parties[one["owner"]].name for key in issues)
        for one in listed["concessions"]
    ]
    red = [
        any(rests(line.evidence, one["said"]) for line in parties[one["party"]].red_lines)
        for one in listed.get("red_lines", ())
        if one["party"] in parties
    ]
    tied = [
        any(rests(line.evidence, one["deed"]) for line in parties[one["party"]].conditions)
        for one in listed["conditions"]
    ]
    assert {"concessions": sum(concessions), "red_lines": sum(red), "conditions": sum(tied)} == REACHED[case], (
        concessions,
        red,
        tied,
    )
