"""What is kept of what stands is what follows from readings and judgements, whatever came in whatever order."""

import random
import sqlite3
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from databases import postgresql_url, sqlite_url, url
from detente.analysis.changes import changes
from detente.record import Codebook, Judgement, Verdict
from detente.store import tables
from detente.store.connecting import engine_for
from detente.store.frozen import report_of
from detente.store.heads import order
from detente.store.migrations import upgrade
from detente.store.store import Origin
from detente.store.words import take_words
from detente.workflow.case import new, opened
from detente.workflow.changed import case_changes, lines_of
from detente.workflow.plain_views import DEFINITIONS, plain_view
from detente.workflow.review import judge
from detente.workflow.upkeep import step, up_to_date
from detente.workflow.upkeep.findings import record_in
from detente.workflow.views import Asked, search, view
from readings import draft

__all__ = ["postgresql_url", "sqlite_url", "url"]

BOOK = Codebook.model_validate(
    {
        "issues": [{"id": "troops", "label": "Troops", "keywords": ["troops", "troop"]}],
        "outlets": [{"id": "wire", "name": "Fjord Wire", "reliability": "B"}],
    }
)
TEXTS = [
    (
        "2031-03-01",
        "Norway's foreign minister Anna Berg demanded that Iceland withdraw its troops from the strait.",
    ),
    (
        "2031-03-02",
        "Berg demanded that Iceland withdraw all troops from the strait at once. Talks will resume in "
        "Geneva on March 9.",
    ),
    (
        "2031-03-02",
        "Iceland rejected the proposal on troops. “Never will we sign such a paper,” minister Jón Jónsson said.",
    ),
    (
        "2031-03-03",
        "Jónsson said that Iceland would withdraw its troops if Norway lifted the sanctions on fish.",
    ),
    (
        "2031-03-04",
        "Norway accused Iceland of shelling harbour villages. Iceland denied shelling harbour villages on Monday.",
    ),
    (
        "2031-03-05",
        "Anna Berg, the foreign minister, offered to lift the sanctions on fish. Norway has sent 20 boats to Bergen.",
    ),
    (
        "2031-03-06",
        "Norway no longer demanded that Iceland withdraw its troops from the strait, Berg said. Denmark "
        "joined the talks.",
    ),
    (
        "2031-03-06",
        "The foreign minister warned that Norway would impose duties. Berg had left Oslo. A deadline of "
        "March 20 stands.",
    ),
    (
        "2031-03-08",
        "The talks in Geneva were postponed to March 12, Iceland's minister Jón Jónsson said.",
    ),
    (
        "2031-03-12",
        "Norway and Iceland met in Geneva on March 12. Berg accepted the proposal on troops, an official said.",
    ),
    (
        None,
        "Berg demanded that Iceland withdraw its troops from the strait. Norway rejected the offer.",
    ),
    (
        None,
        "Anna Berg demanded that Iceland withdraw its troops from the strait, Norway's radio said.",
    ),
    (
        "2031-03-01",
        "Norway's foreign minister Anna Berg demanded that Iceland withdraw its troops from the strait. More follows.",
    ),
    (
        "2031-01",
        "Iceland has until March 20 to withdraw its troops from the strait, Norway's prime minister Anna Berg said.",
    ),
    (
        "2031-03-07",
        "Fjord Wire reported, citing an unnamed source, that Norway had agreed to lift the sanctions on fish.",
    ),
    (
        "2031-03-15",
        "Berg denied it. Iceland said on March 2 it would never withdraw its troops from the strait.",
    ),
]
DRAFTS = [
    draft(text, published=day, codebook=BOOK, outlet=outlet)
    for (day, text), outlet in zip(TEXTS, ["Fjord Wire", "The Quay", None] * 6, strict=False)
]
NOON = datetime(2031, 3, 20, 12, tzinfo=UTC)
ASKED = [
    Asked(),
    Asked(party="iceland"),
    Asked(since="2031-03-03", until="2031-03-06"),
    Asked(since="2031-03"),
    Asked(until="2031-02"),
    Asked(issue="troops"),
    Asked(act="demand", party="norway"),
    Asked(person="anna-berg"),
]


def fill(case, drafts):
    for one in drafts:
        case.store.add(one, reader="rules 1", origin=Origin("a.txt"))


def same_tables(case):
    record = case.record()
    known = {one.id for one in (*record.parties, *record.people, *record.issues)}
    for asked in ASKED:
        if {asked.party, asked.issue, asked.person} - {None} <= known:
            for name in DEFINITIONS:
                assert view(case, name, asked) == plain_view(record, name, asked), (name, asked)
    assert record_in(case) == record  # with what does not add up as the table has kept it
    if any(one.published for one in record.reports):
        for day in (date(2031, 1, 20), date(2031, 3, 2), date(2031, 3, 6), date(2031, 3, 12)):
            found = case_changes(case, day)
            assert found.lines == tuple(lines_of(changes(record, day), record)), day


def judgement(draw, case, made, minute):
    """Return some judgement that can be made on a case."""
    record = case.record()
    statements = [one for read in DRAFTS for one in read.statements]
    fact = draw.choice([one for read in DRAFTS for one in (*read.statements, *read.meetings, *read.deadlines)])
    said = draw.choice(statements)
    report = draw.choice(record.reports)
    people = [one.id for one in record.people] or ["anna-berg"]
    parties = [one.id for one in record.parties] or ["norway"]
    at = {"by": "ab", "at": NOON + timedelta(minutes=minute)}
    some = [
        lambda: Judgement(verdict=Verdict.REJECT, subject=fact.id, **at),
        lambda: Judgement(verdict=Verdict.ACCEPT, subject=fact.id, **at),
        lambda: Judgement(verdict=Verdict.REJECT, subject=draw.choice(record.findings or (fact,)).id, **at),
        lambda: Judgement(verdict=Verdict.CORRECT, subject=said.id, changes=draw.choice(CHANGES), **at),
        lambda: Judgement(verdict=Verdict.MERGE, subject=draw.choice(parties), into=draw.choice(parties), **at),
        lambda: Judgement(verdict=Verdict.MERGE, subject=draw.choice(people), into=draw.choice(people), **at),
        lambda: Judgement(
            verdict=Verdict.ADD, subject=report.id, spans=((0, 30),), changes={"party": "norway", "act": "demand"}, **at
        ),
        lambda: Judgement(
            verdict=Verdict.BELIEVE, subject="norway",
            changes={"issue": "troops", "stance": draw.choice(["accepts", "refuses"]), "content": "a  truce"}, **at,
        ),
        lambda: Judgement(verdict=Verdict.HEARD, subject="Round two", changes=draw.choice(HEARD), **at),
        lambda: Judgement(
            verdict=Verdict.SPLIT, subject=said.speaker.party or "norway",
            into=draw.choice(["second-of-two", *parties]), facts=(said.id, fact.id), **at,
        ),
        lambda: Judgement(
            verdict=Verdict.SPLIT, subject=draw.choice(people), into=draw.choice(["bo-berg", *people]),
            facts=tuple(one.id for one in draw.sample(statements, 4)),
            changes={"name": "Bo Berg", "role": "envoy", "party": "norway"}, **at,
        ),
        lambda: Judgement(
            verdict=draw.choice([Verdict.REJECT, Verdict.ACCEPT]), subject=draw.choice(record.statements or (fact,)).id,
            **at,
        ),
        lambda: Judgement(verdict=Verdict.WITHDRAW, subject=draw.choice(made).id if made else fact.id, **at),
    ]  # fmt: skip
    return draw.choice(some)()


HEARD = [
    {"meeting": "Two", **told}
    for told in (
        {"words": "We will not sign.", "party": "iceland", "date": "2031-03-05"},
        {"words": "We will not sign.", "party": "iceland", "date": "2031-03-05", "act": "refuse", "issue": "troops"},
        {"words": "We will never withdraw our troops.", "person": "jon-jonsson", "date": "2031-03-04", "issue": "fish"},
        {"words": "Norway demanded that Iceland withdraw its troops.", "party": "norway", "date": "2031-03-02",
         "act": "demand", "target": "iceland", "issue": "troops", "red_line": True},
        {"words": "We do not know.", "person": "eva-lund", "speaker": "Eva Lund", "party": "sweden", "date": "2031-02"},
    )
]  # fmt: skip
CHANGES = [
    {"act": "reject"},
    {"issue": "fish"},
    {"issue": None},
    {"red_line": True},
    {"party": "denmark", "speaker": "Copenhagen", "person": None},
    {"party": None},
    {"person": "jon-jonsson"},
    {"date": "2031-03"},
    {"negated": True},
    {"date": None},
]


@pytest.fixture
def case(tmp_path, url):
    server = None if url.startswith("sqlite") else url
    with opened(new(tmp_path / "case", database=server), server) as held:
        yield held


def test_an_empty_case_has_empty_tables(case):
    same_tables(case)


def long_history():
    """Return reports of what one party says on one issue on many days, in few words that come again and again."""
    dice = random.Random(5)
    found = []
    for day in range(70):
        deed = dice.choice(["withdraw", "count", "move"])
        what = dice.choice(["its troops from the strait", "all troops from the port", "its troops from the islands"])
        verb = dice.choice(["demanded that", "offered to let", "no longer demanded that"])
        when = date(2031, 1, 1) + timedelta(days=4 * day)  # further apart than what is one statement
        found.append(
            draft(f"Norway {verb} Iceland {deed} {what}. {day} boats went.", published=when.isoformat(), codebook=BOOK)
        )
    return found


@pytest.mark.parametrize("seed", range(3))
def test_a_long_history_is_worked_out_where_something_changed(case, seed):
    draw = random.Random(seed)
    drafts = long_history()
    draw.shuffle(drafts)
    said = [one.statements[0].id for one in drafts]
    rejected = []
    for start in range(0, len(drafts), 14):
        fill(case, drafts[start : start + 14])
        same_history(case)
        for name in draw.sample(said[: start + 14], 3):
            rejected.append(Judgement(verdict=Verdict.REJECT, subject=name, by="ab", at=NOON))
            case.store.judge(rejected[-1:])
            same_history(case)
        gone = draw.choice(rejected)
        case.store.judge([Judgement(verdict=Verdict.WITHDRAW, subject=gone.id, by="ab", at=NOON)])
        same_history(case)


def same_history(case):
    record = case.record()
    assert view(case, "positions", Asked()) == plain_view(record, "positions", Asked())
    for since in (date(2031, 1, 1), date(2031, 6, 1)):
        assert case_changes(case, since).lines == tuple(lines_of(changes(record, since), record))


def under_other_heads():
    """Return the reports under other days and outlets, some of which go before the first."""
    dice = random.Random(3)
    days = ["2030-12-30", "2031-03-02", "2031-02", None]
    return [
        draft(text, published=dice.choice(days), codebook=BOOK, outlet=dice.choice(["A Wire", "Fjord Wire", None]))
        for _, text in TEXTS
    ]


@pytest.mark.parametrize("seed", range(2))
def test_of_several_heads_of_a_text_the_same_stands_whatever_came_first(case, tmp_path, seed):
    drafts = [*DRAFTS, *under_other_heads(), *under_other_heads()[::-1]]
    random.Random(seed).shuffle(drafts)
    for start in range(0, len(drafts), 6):
        for one in drafts[start : start + 6]:
            if not case.store.add(one, reader="rules 1", origin=Origin("a.txt")):
                case.store.put_head(one, reader="rules 1")
        same_tables(case)
    with opened(new(tmp_path / "in-order")) as other:
        for one in sorted(drafts, key=lambda one: order(one.report)):
            other.store.add(one, reader="rules 1", origin=Origin("a.txt"))
        assert [*case.store.drafts()] == [*other.store.drafts()]
        for name in DEFINITIONS:
            assert view(case, name, Asked()) == view(other, name, Asked())
        both = [{hit.report: hit.published for hit in one.store.search("strait")} for one in (case, other)]
        assert both[0] == both[1]


def test_what_was_heard_is_searched_as_long_as_it_stands(case):
    fill(case, DRAFTS[:4])
    told = {"words": "We sail at dawn.", "party": "iceland", "date": "2031-03-05"}
    said = judge(case, "heard", "Round two", by="ab", changes=told)
    (row,) = search(case, "sail dawn").as_dicts()
    assert (row["date"], "sail at dawn" in row["words"]) == ("2031-03-05", True)
    case.store.upkeep(lambda standing: standing.set_state("form", "older"))
    assert list(search(case, "sail dawn").as_dicts()) == [row]
    assert len(search(case, "strait").rows) > 1
    judge(case, "withdraw", said.id, by="ab")
    assert search(case, "sail dawn").rows == ()
    assert len(search(case, "strait").rows) > 1


def test_a_note_of_an_older_case_that_is_not_searched_yet_is_taken_away_without_harm(case):
    fill(case, DRAFTS[:4])
    judge(case, "heard", "Round two", by="ab", changes={"words": "No.", "party": "iceland", "date": "2031-03-05"})
    up_to_date(case.store)
    case.store.upkeep(unsearched)
    case.store.upkeep(lambda standing: standing.set_state("form", "older"))
    assert len(search(case, "strait").rows) > 1
    assert len(search(case, "round two").rows) == 1


def unsearched(standing):
    """Take the notes out of what is searched, as older versions had it."""
    for name, number in standing.notes().items():
        row = standing.connection.execute(select(tables.reports).where(tables.reports.c.id == name)).one()
        take_words(standing.connection, number, report_of(row))


def test_what_does_not_add_up_is_taken_as_it_is_kept_until_something_changes(case, monkeypatch):
    fill(case, DRAFTS[:8])
    record = case.record()
    assert len(record.findings) == len(view(case, "check", Asked()).rows) > 0
    with monkeypatch.context() as patch:
        patch.setattr("detente.analysis.whole.findings", None)
        assert record_in(case) == record
    fill(case, DRAFTS[8:])
    assert record_in(case) == case.record() != record


def test_the_tables_are_those_of_the_whole_record(case):
    fill(case, DRAFTS)
    same_tables(case)
    assert len(view(case, "statements", Asked()).rows) > 15


@pytest.mark.parametrize("seed", range(3))
def test_whatever_comes_in_whatever_order_the_tables_are_those_of_the_whole_record(case, seed):
    whatever_comes(case, seed)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3, 15))
def test_so_they_are_many_times(case, seed):
    whatever_comes(case, seed)


def whatever_comes(case, seed):
    draw = random.Random(seed)
    left = draw.sample(DRAFTS, len(DRAFTS))
    made = []
    for minute in range(16):
        step = draw.random()
        if left and (step < 0.4 or minute < 2):
            fill(case, [left.pop() for _ in range(min(len(left), draw.randint(1, 4)))])
        elif step < 0.5:
            read = draw.choice([one for one in DRAFTS if one.report.id in case.store])
            fewer = {"statements": read.statements[draw.randint(0, 1) :], "people": read.people[: draw.randint(0, 2)]}
            if {one.speaker.person for one in fewer["statements"]} - {None} <= {one.id for one in fewer["people"]}:
                case.store.read_again(read.model_copy(update=fewer), reader="rules 2")
        else:
            made.append(judgement(draw, case, made, minute))
            case.store.judge(made[-1:])
        if draw.random() < 0.3:
            same_tables(case)
    same_tables(case)
    case.store.upkeep(lambda standing: standing.set_state("form", "older"))
    same_tables(case)


def test_rows_are_limited_and_the_rest_is_counted(case):
    fill(case, DRAFTS)
    for name in DEFINITIONS:
        whole, part = view(case, name, Asked()), view(case, name, Asked(), limit=2)
        assert (part.rows, len(part.rows) + part.more) == (whole.rows[:2], len(whole.rows))


def test_a_case_of_an_older_version_is_copied_and_brought_up_to_date(tmp_path):
    folder = new(tmp_path / "case")
    with opened(folder) as case:
        fill(case, DRAFTS)
        expected = view(case, "statements", Asked())
    path = folder / "case.db"
    kept = ("raws", "reports", "origins", "readings", "judgements", "marks")
    path.rename(tmp_path / "newer.db")
    older_case(path)
    with sqlite3.connect(path) as connection:
        connection.execute("ATTACH ? AS newer", (str(tmp_path / "newer.db"),))
        for table in kept:
            connection.execute(f"INSERT INTO {table} SELECT * FROM newer.{table}")
    with opened(folder) as case:
        assert view(case, "statements", Asked()) == expected
        same_tables(case)
    assert path.with_name("case.db.0001").exists()


def older_case(path):
    """Make the tables of the first version."""
    engine = engine_for(f"sqlite:///{path}")
    with engine.connect() as connection, connection.begin():
        upgrade(connection, "0001")
    engine.dispose()


def test_what_was_broken_off_is_gone_on_with(case):
    fill(case, DRAFTS)
    for _ in range(3):
        case.store.upkeep(lambda standing: step(standing, None))
    fill(case, DRAFTS[:2])
    same_tables(case)
