"""The real report: who, when, what was said, where each side stands, and what does not add up.

Its sentences stay out of the repository: passages are found by their quotation marks and counted.
"""

import re

import pytest

import detente
from detente.analysis import positions, record_of
from detente.analysis.conflict_of_record import conflict_of_record
from detente.analysis.packages_of_record import packages_of_record
from detente.analysis.votes_of_record import votes_of_record
from detente.reading import read
from detente.sources import load
from detente.workflow import brief

pytestmark = pytest.mark.acceptance

NAME = "nato-russia-council-2022-01-12.txt"
PUBLISHED = "2022-01-12"
QUOTED = re.compile(r"[“\"][^”\"]+[”\"]")
SHERMAN, RYABKOV, STOLTENBERG, PESKOV = "wendy-sherman", "sergei-ryabkov", "jens-stoltenberg", "dmitry-peskov"
SPEAKERS = (
    [SHERMAN] * 2 + [RYABKOV] + [STOLTENBERG] * 2 + [SHERMAN, STOLTENBERG, SHERMAN, "west"] + [PESKOV] * 8
)  # fmt: skip
"""Who says each quoted passage, in the order of the text; `west`: the Western allies together."""


@pytest.fixture(scope="module")
def path(shared):
    return shared / "reports" / NAME


@pytest.fixture(scope="module")
def draft(path):
    (report,) = load([path], published=PUBLISHED).reports
    return read(report)


@pytest.fixture(scope="module")
def record(draft):
    return record_of([draft])


def who(statement):
    return statement.speaker.person or statement.speaker.party


def statements(draft, **wanted):
    """Return the statements whose act, issue, speaker or target are as wanted."""
    return [
        one
        for one in draft.statements
        if all((who(one) if name == "who" else getattr(one, name)) == value for name, value in wanted.items())
    ]


def test_every_fact_verifies_itself_and_nothing_was_left_unread(draft):
    for one in (*draft.statements, *draft.events, *draft.meetings, *draft.deadlines):
        for evidence in one.evidence:
            evidence.verify(draft.report)
    assert draft.problems == ()


@pytest.mark.parametrize(
    ("party", "names"),
    [
        ("russia", {"Russia", "Russian", "Moscow", "Kremlin"}),
        ("united-states", {"US", "White House", "Americans"}),
        ("nato", {"Nato"}),
        ("ukraine", {"Ukraine", "Ukrainian"}),
        ("osce", {"Organisation for Security and Cooperation in Europe", "OSCE"}),
    ],
)
def test_the_parties_with_the_names_used_for_them(draft, party, names):
    assert party in {one.id for one in draft.parties}
    used = {one.text for one in draft.mentions if one.kind == "party" and one.id == party}
    assert names <= {words.removeprefix("the ").removeprefix("The ") for words in used}


@pytest.mark.parametrize(
    ("person", "title", "party", "times"),
    [
        (SHERMAN, "Deputy Secretary of State", "united-states", 4),
        (RYABKOV, "Deputy Foreign Minister", "russia", 3),
        (STOLTENBERG, "Secretary-General", "nato", 5),
        (PESKOV, "presidential spokesman", "russia", 6),
        ("robert-menendez", "Senate Foreign Relations Committee Chairman", "united-states", 1),
    ],
)
def test_the_people_with_role_and_party_also_where_only_the_surname_stands(draft, person, title, party, times):
    (one,) = [one for one in draft.people if one.id == person]
    assert [(role.title, role.party) for role in one.roles] == [(title, party)]
    assert sum(mention.id == person for mention in draft.mentions) == times


def test_nobody_else_is_taken_for_a_person(draft):
    assert len(draft.people) == 5


def test_the_meetings(draft):
    found = {(one.body, one.place, one.date and one.date.value, one.status.value) for one in draft.meetings}
    assert ("nato-russia-council", "Brussels", "2022-01-12", "held") in found
    assert (None, "Geneva", "2021-12-10", "held") in found
    assert (None, None, "2022-01-10", "held") in found
    assert ("osce", "Vienna", "2022-06-13", "planned") in found
    assert (None, None, "2022-W02", "planned") in found
    assert len(found) == len(draft.meetings) == 5


def test_those_who_met_in_geneva(draft):
    (one,) = [one for one in draft.meetings if one.place == "Geneva"]
    assert set(one.participants) == {"russia", "united-states"}


def test_the_deadline(draft):
    (one,) = draft.deadlines
    assert (one.who, one.due.value) == ("united-states", "2022-01-19")


def test_the_written_response_came_through_a_chain(draft):
    (one,) = [one for one in draft.statements if one.via]
    assert [link.kind for link in one.via] == ["outlet", "unnamed"]
    assert one.via[-1].party == "russia"
    assert (one.speaker.party, one.act, one.issue) == ("united-states", "promise", "written-response")


def test_every_quoted_passage_has_its_speaker(draft):
    passages = [match.span() for match in QUOTED.finditer(draft.report.text)]
    assert len(passages) == len(SPEAKERS)
    for number, ((start, end), speaker) in enumerate(zip(passages, SPEAKERS, strict=True)):
        holders = {
            who(one)
            for one in draft.statements
            if any(first <= start + 1 and end - 1 <= last for first, last in one.content)
        }
        # what is quoted inside a clause that another only judges is that other's too
        assert speaker in holders, f"passage {number}"
        assert len(holders) == 1, f"passage {number}"


@pytest.mark.parametrize(
    ("wanted", "condition"),
    [
        ({"who": "nato", "act": "demand", "issue": "troops", "target": "russia"}, "if"),
        ({"who": SHERMAN, "act": "demand", "issue": "troops", "target": "russia"}, None),
        ({"who": STOLTENBERG, "act": "demand", "issue": "troops", "target": "russia"}, None),
        ({"who": "west", "act": "demand", "issue": "troops", "target": "russia"}, None),
        ({"who": RYABKOV, "act": "warn"}, "if"),
        ({"who": RYABKOV, "act": "demand", "issue": "membership"}, None),
        ({"who": RYABKOV, "act": "refuse", "issue": "talks"}, None),
        ({"who": RYABKOV, "act": "threaten", "issue": "talks"}, "if"),
        ({"who": STOLTENBERG, "act": "offer", "issue": "talks"}, None),
        ({"who": SHERMAN, "act": "refuse", "issue": "membership"}, None),
        ({"who": STOLTENBERG, "act": "reject", "issue": "membership"}, None),
        ({"who": "west", "act": "reject", "issue": "membership"}, None),
        ({"who": PESKOV, "act": "warn", "issue": "talks"}, None),
        ({"who": "united-states", "act": "threaten", "issue": "sanctions", "target": "russia"}, "if"),
        ({"who": "robert-menendez", "act": "propose", "issue": "sanctions"}, None),
    ],
)
def test_the_main_demands_and_refusals_with_their_conditions(draft, wanted, condition):
    found = statements(draft, **wanted)
    assert found
    if condition:
        assert condition in {one.condition.kind.value for one in found if one.condition}


def test_a_denial_is_no_promise(draft):
    first = next(one for one in draft.statements if who(one) == SHERMAN)
    assert (first.act, first.negated) == ("inform", True)


def test_the_issues(draft):
    assert {"membership", "troops", "talks", "sanctions"} <= {one.id for one in draft.issues}
    assert {one.id: one.label for one in draft.issues}["membership"] == "Nato membership"


@pytest.mark.parametrize(
    ("issue", "party", "stance"),
    [
        ("membership", "russia", "demands"),
        ("membership", "nato", "refuses"),
        ("membership", "united-states", "refuses"),
        ("troops", "nato", "demands"),
        ("troops", "united-states", "demands"),
        ("talks", "nato", "offers"),
        ("talks", "russia", "refuses"),
        ("sanctions", "united-states", "threatens"),
    ],
)
def test_who_demands_and_who_refuses(record, issue, party, stance):
    assert (issue, party, stance) in {(one.issue, one.party, one.stance.value) for one in positions(record)}


@pytest.mark.parametrize(
    ("year", "month", "meant", "other"),
    [("2021", "December", "10 January 2022", "10 December 2021"), ("2022", "June", "13 January 2022", "13 June 2022")],
)
def test_what_does_not_add_up(record, year, month, meant, other):
    (one,) = [one for one in record.findings if other in one.message]
    assert one.rule == "sequence_gap"
    assert meant in one.message
    assert meant in one.settles
    assert other in one.settles
    assert len(one.evidence) >= 2
    assert any(month in evidence.text for evidence in one.evidence)


def test_the_two_slips_are_the_gravest_findings_and_almost_the_only_ones(record):
    assert len(record.findings) <= 4
    assert {one.rule for one in record.findings if one.severity != "low"} == {"sequence_gap"}


def test_the_brief_names_them_all(path, tmp_path):
    page = tmp_path / "brief.html"
    brief([path], to=page, published=PUBLISHED)
    html = page.read_text(encoding="utf-8")
    names = (
        "Wendy Sherman|Sergei Ryabkov|Jens Stoltenberg|Dmitry Peskov|Robert Menendez|Kremlin|White House|Vienna|Geneva"
    )
    assert [name for name in names.split("|") if name not in html] == []
    assert "19 January 2022" in html
    assert "10 January 2022" in html


@pytest.fixture(scope="module")
def conflict(record):
    return conflict_of_record(record)


def test_the_draft_has_two_sides_with_the_options_of_the_report(conflict):
    makers = {who.id: who for who in conflict.file.decision_makers}
    west = next(who for who in makers if who != "russia")
    assert len(makers) == 2
    assert {"United States", "Nato"} <= set(re.split(r", | and ", makers[west].name))
    options = {who: {one.id for one in maker.options} for who, maker in makers.items()}
    assert {"withdraw_troop", "leave_talks", "invade_ukraine"} <= options["russia"]
    assert {"give_guarantee", "impose_sanction", "talk"} <= options[west]


def test_the_draft_wants_what_the_report_says(conflict):
    wanted = {who.id: [one.formula for one in who.prefers] for who in conflict.file.decision_makers}
    west = next(who for who in wanted if who != "russia")
    assert wanted["russia"][0] == "give_guarantee"
    assert "leave_talks if not talk" in wanted["russia"]
    assert {"not give_guarantee", "withdraw_troop", "impose_sanction if invade_ukraine"} <= set(wanted[west])
    assert any("invade Ukraine" in one.text for one in conflict.unsettled)


def test_no_outcome_with_the_guarantee_and_the_withdrawal_is_reached_by_improvements_alone(conflict):
    solution = detente.solve(conflict.file, from_status_quo=True)
    reached = solution.from_today.by_improvements
    both = solution.model.true_in("give_guarantee and withdraw_troop")
    assert both.any()
    assert (reached.distance[both] < 0).all()


@pytest.fixture(scope="module")
def packages(record):
    return packages_of_record(record)


def test_what_a_deal_may_hold_and_what_each_side_rules_out(packages):
    parties = {one.id: one for one in packages.file.parties}
    west = next(one for one in parties if one != "russia")
    assert {"withdraw_troop", "give_guarantee"} <= {one.id for one in packages.file.issues}
    assert not {"invade_ukraine", "leave_talks", "impose_sanction"} & {one.id for one in packages.file.issues}
    assert [one.formula for one in parties["russia"].red_lines] == ["give_guarantee.not_done"]
    assert [one.formula for one in parties[west].red_lines] == ["give_guarantee.done"]
    assert any("cost Russia to withdraw" in one.text for one in packages.unsettled)


def test_no_package_is_inside_everybodys_red_lines_and_one_line_less_would_open_some(packages):
    found = detente.package(packages.file).answers
    assert (found.packages, found.feasible) == (2 ** len(packages.file.issues), 0)
    assert len(found.contradiction) == 2
    assert [one.lifted for one in found.openings] == [1]


def test_a_guarantee_takes_every_ally_and_two_thirds_of_the_senate(record):
    stages = {one.body: one for one in votes_of_record(record).file.stages}
    assert set(stages) == {"nato-2022", "us-senate-treaty", "us-senate-cloture"}
    council = stages["nato-2022"]
    assert (len(council.members), council.rule) == (30, "consensus")
    assert {one.id: one.position for one in council.members if one.position} == {"united-states": "no"}
    assert all(one.position is None for body, stage in stages.items() if body != "nato-2022" for one in stage.members)


def test_the_brief_says_that_no_package_is_inside_the_lines_and_who_can_block(path, tmp_path):
    to = tmp_path / "brief.html"
    brief(path, to=to, published=PUBLISHED)
    html = to.read_text(encoding="utf-8")
    told = re.sub(r"<[^>]+>", "", html)
    assert "None of them is inside everybody’s red lines and conditions." in told
    assert "every member alone can block it; against it: United States" in told
    for name in ("packages", "votes"):
        section = re.search(f'<section id="{name}".*?</section>', html, re.DOTALL)[0]
        for href in set(re.findall(r'href="#([^"]+)"', section)):
            assert f'id="{href}"' in html
