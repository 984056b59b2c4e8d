"""What does not add up is worked out again only where something changed, and is what the whole record says."""

import random
from collections import Counter
from datetime import UTC, datetime

import pytest

from databases import postgresql_url, sqlite_url, url
from detente.analysis.discrepancies import findings
from detente.record import Codebook, Judgement, Verdict
from detente.store.clues import packed, unpacked
from detente.store.store import Origin
from detente.workflow.case import new, opened
from detente.workflow.plain_views import plain_view
from detente.workflow.upkeep import clues, step, up_to_date
from detente.workflow.upkeep.findings import findings_of, record_in
from detente.workflow.views import Asked, view
from readings import draft

__all__ = ["postgresql_url", "sqlite_url", "url"]

BOOK = Codebook.model_validate(
    {
        "issues": [{"id": "troops", "label": "Troops", "keywords": ["troops"]}],
        "bodies": [{"id": "strait-council", "name": "Strait Council", "members": ["norway", "iceland"]}],
    }
)
WORDS = "We will never sign such a paper while the boats are there"
WIRE = (
    "Iceland's prime minister Jón Jónsson refused to withdraw the troops from the strait on Tuesday. Boats had "
    "gathered off the harbour since dawn, fishermen hung lanterns in the rigging, the ferry to the islands left late "
    "with half of its seats empty. In the villages along the shore shops stayed shut, teachers sent children home at "
    "noon, and old men stood on the pier to count the ships that came in from the north under grey skies and rain."
)
SENTENCES = [
    "Iceland has until March {20} to withdraw its troops from the strait, Norway's foreign minister Anna Berg said.",
    "Iceland has until March {20} to withdraw its troops from the strait.",
    f"“{WORDS},” Norway's foreign minister Anna Berg said.",
    f"“{WORDS},” Iceland's prime minister Jón Jónsson said.",
    "Norway has agreed to lift the sanctions on fish, a source close to the delegation said.",
    "Norway will lift the sanctions on fish, Berg promised.",
    "Norway accepted the proposal on troops in the strait.",
    "Norway rejected the proposal on troops in the strait.",
    "An air strike on a hospital killed {20} people.",
    "The prime minister Anna Berg left Oslo.",
    "The foreign minister Anna Berg left Oslo.",
    "Norway and Iceland held talks in Geneva on March {12}.",
    "The talks in Geneva on March {12} between Norway and Iceland were cancelled.",
    "The Strait Council met on March {12}. A day later the ministers met again in Bergen on March {20}.",
    "Norway accused Iceland of shelling harbour villages.",
    "Iceland denied shelling harbour villages on Monday.",
    "Norway said boats had left the port. Iceland denied it.",
    "On March 3, 2031 Norway sent {20} boats to Iceland.",
    "Norway deployed {20} soldiers to Bergen on March 4.",
    "The ministers will meet in Geneva on Monday, March {12}.",
    "Talks will be held on February {12}, Berg said.",
    "The two sides have set March {20} for the next round of talks between Norway and Iceland.",
    "Norway and Iceland left Geneva; no date for the next meeting has been set.",
    "The talks in Delm on March {12} came two days after the Strait Council's session on March {20}.",
    WIRE,
]
NOON = datetime(2031, 3, 20, 12, tzinfo=UTC)


def reports(dice, number):
    """Return readings of reports of a few sentences, some of which do not add up."""
    found = []
    for place in range(number):
        chosen = [
            words.replace("{20}", str(dice.choice([5, 9, 20, 25]))).replace("{12}", str(dice.choice([8, 11, 12])))
            for words in dice.sample(SENTENCES, 4)
        ]
        day = dice.choice(["2031-03-01", "2031-03-02", "2031-03-05", "2031-03-12", "2031-03", None])
        outlet = dice.choice(["Fjord Wire", "The Quay", None])
        found.append(draft(f"Report {place}. " + " ".join(chosen), published=day, outlet=outlet, codebook=BOOK))
    return found


@pytest.fixture
def case(tmp_path, url):
    server = None if url.startswith("sqlite") else url
    with opened(new(tmp_path / "case", database=server), server) as held:
        yield held


def fill(case, drafts):
    for one in drafts:
        case.store.add(one, reader="rules 1", origin=Origin("a.txt"))


def same_findings(case):
    """Compare what is kept with the whole record, and return the rules that found something."""
    record = case.record()
    findings_of(case)
    assert view(case, "check", Asked()) == plain_view(record, "check", Asked())
    assert record_in(case) == record
    return {one.rule for one in record.findings}


def test_the_reports_of_these_tests_hold_what_most_checks_look_for():
    found = Counter(one.rule for seed in range(4) for one in findings(reports(random.Random(seed), 24)))
    assert len(found) >= 12, found


def judged(dice, record, made):
    """Return a judgement that changes what does not add up."""
    at = {"by": "ab", "at": NOON}
    fact = dice.choice([*record.statements, *record.meetings, *record.deadlines, *record.events])
    said = dice.choice(record.statements)
    people = [one.id for one in record.people]
    some = [
        Judgement(verdict=Verdict.REJECT, subject=fact.id, **at),
        Judgement(verdict=Verdict.REJECT, subject=dice.choice(record.findings or (fact,)).id, **at),
        Judgement(verdict=Verdict.CORRECT, subject=said.id, changes=dice.choice(CHANGES), **at),
        Judgement(verdict=Verdict.MERGE, subject="iceland", into="norway", **at),
        Judgement(verdict=Verdict.MERGE, subject=dice.choice(people), into=dice.choice(people), **at),
        Judgement(verdict=Verdict.HEARD, subject="Round", changes=dice.choice(HEARD), **at),
        *([Judgement(verdict=Verdict.WITHDRAW, subject=dice.choice(made).id, **at)] * 2 if made else ()),
    ]
    return dice.choice(some)


CHANGES = [
    {"act": "reject"},
    {"act": "accept", "issue": "troops", "party": "norway"},
    {"party": "iceland", "person": None},
    {"date": "2031-03-02"},
    {"negated": True},
]
HEARD = [
    {"meeting": "Two", "words": words, "party": "norway", "date": "2031-03-05", "act": "promise", "issue": "fish"}
    for words in ("Norway will lift the sanctions on fish.", WIRE)
]


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_added_and_judged_what_is_kept_is_what_the_whole_record_says(case, seed):
    dice = random.Random(seed)
    left, made = reports(dice, 24), []
    there = []
    while left:
        there += [left.pop() for _ in range(min(len(left), dice.randint(1, 6)))]
        fill(case, there)
        for _ in range(dice.randint(0, 2)):
            made.append(judged(dice, case.record(), made))
            case.store.judge(made[-1:])
        if dice.random() < 0.3:
            read = dice.choice(there)
            case.store.read_again(read.model_copy(update={"deadlines": (), "meetings": ()}), reader="rules 2")
        if dice.random() < 0.3:
            text = dice.choice(there).report.text
            again = draft(text, published="2031-03-01", outlet="A Wire", codebook=BOOK)
            case.store.put_head(again, reader="rules 1")
        same_findings(case)


def test_only_reports_in_which_something_changed_are_looked_at_again(case, monkeypatch):
    drafts = reports(random.Random(1), 24)
    fill(case, drafts[:20])
    same_findings(case)
    seen = []
    noted = clues.clues_of
    monkeypatch.setattr(clues, "clues_of", lambda one: seen.append(one.report.id) or noted(one))
    fill(case, drafts[20:])
    findings_of(case)
    assert {one.report.id for one in drafts[20:]} <= set(seen)
    assert len(seen) < 20
    seen.clear()
    said = drafts[3].statements[0]
    case.store.judge([Judgement(verdict=Verdict.REJECT, subject=said.id, by="ab", at=NOON)])
    findings_of(case)
    assert seen == [drafts[3].report.id]
    findings_of(case)
    assert len(seen) == 1
    same_findings(case)


def test_somebody_whose_last_office_is_for_nobody_sits_with_no_party(case):
    told = [
        "Norway's foreign minister Anna Berg and Iceland have set March 20 for the next round.",
        "Anna Berg and Iceland left Geneva. Anna Berg and Iceland said no date for the next meeting has been set.",
    ]
    fill(case, [draft(words, published="2031-03-01", codebook=BOOK) for words in told])
    assert same_findings(case) == {"contradicting_statuses"}
    fill(case, [draft("The negotiator Anna Berg left the hotel.", published="2031-03-02", codebook=BOOK)])
    assert not same_findings(case)


def test_looking_at_reports_can_be_broken_off(case, monkeypatch):
    monkeypatch.setattr(clues, "AT_ONCE", 3)
    drafts = reports(random.Random(2), 12)
    fill(case, drafts)
    up_to_date(case.store)
    for _ in range(2):
        assert case.store.upkeep(clues.noted_anew)
    case.store.judge([Judgement(verdict=Verdict.REJECT, subject=drafts[0].statements[0].id, by="ab", at=NOON)])
    assert not case.store.upkeep(clues.noted_anew)  # what stands comes first
    case.store.upkeep(lambda standing: step(standing, None))
    same_findings(case)


def test_what_is_noted_comes_back_as_it_was():
    for one in reports(random.Random(3), 12):
        held = clues.to_keep(one)
        assert clues.unfolded(unpacked(packed(held))) == {name: [*found] for name, found in held.items()}
