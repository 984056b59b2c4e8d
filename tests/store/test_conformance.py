"""One database is like the other: what is kept comes back as it was, once, whole, and in an order of its own."""

import random
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest

from detente.errors import DatabaseBroken, NotInCase
from detente.record import Draft, Judgement, Report, Verdict
from detente.store import create, open_store
from detente.store.store import Origin
from readings import draft

NOON = datetime(2031, 3, 4, 12, tzinfo=UTC)
TEXTS = {
    "2031-03-04": "Norway demanded that Iceland withdraw its troops. “Never,” said Iceland's minister Jón Jónsson.",
    "2031-03-02": "Norway's talks with Iceland will resume in Geneva on March 9, foreign minister Anna Berg said.",
    "2031-03-03": "Iceland rejected the sanctions. An official said that a red line was crossed if the sanctions stay.",
}
DRAFTS = [draft(text, published=day) for day, text in TEXTS.items()]
BY_DATE = sorted(DRAFTS, key=lambda one: one.report.published.value)


def add(store, one, name="a.txt", **more):
    return store.add(one, reader="rules 1", origin=Origin(name), at=NOON, **more)


@pytest.fixture
def long_store(url):
    with create(url) as held:
        add(held, long_draft())
        yield held


def judgement(subject, verdict=Verdict.REJECT, **more):
    return Judgement(verdict=verdict, subject=subject, by="ab", at=NOON, **more)


def test_what_is_kept_comes_back_as_it_was(store):
    for one in DRAFTS:
        assert add(store, one)
    assert list(store.drafts()) == BY_DATE
    assert store.report(DRAFTS[0].report.id) == DRAFTS[0].report
    assert [one.number for one in store.kept([one.report.id for one in DRAFTS])] == [1, 2, 3]


def test_the_order_of_adding_changes_nothing(store):
    for one in random.Random(3).sample(DRAFTS, 3):
        add(store, one)
    assert list(store.drafts()) == BY_DATE


def test_a_report_added_twice_is_there_once(store):
    assert (add(store, DRAFTS[0], "a.txt"), add(store, DRAFTS[0], "b.txt")) == (True, False)
    assert store.counts()["reports"] == 1
    assert [one.name for one in store.origins(DRAFTS[0].report.id)] == ["a.txt", "b.txt"]
    assert list(store.drafts()) == [DRAFTS[0]]


def test_what_is_not_there_is_told(store):
    add(store, DRAFTS[0])
    assert DRAFTS[0].report.id in store
    assert DRAFTS[1].report.id not in store
    with pytest.raises(NotInCase):
        store.report("ffff")
    assert store.report(DRAFTS[0].report.id[:12]) == DRAFTS[0].report
    with pytest.raises(NotInCase):
        store.read_again(DRAFTS[1], reader="rules 2")


def test_a_later_reading_stands_in_place_of_the_first(store):
    first, later = DRAFTS[0], DRAFTS[0].model_copy(update={"statements": DRAFTS[0].statements[:1]})
    add(store, first)
    assert not store.read_again(first, reader="rules 1")
    assert store.read_again(later, reader="rules 2")
    assert list(store.drafts()) == [later]
    assert store.counts()["statements"] == 1
    assert [one.reader for one in store.kept()] == ["rules 2"]


def test_judgements_are_kept_in_their_order_and_once(store):
    made = [judgement("b"), judgement("a"), judgement("b", Verdict.ACCEPT)]
    assert store.judge(made) == 3
    assert store.judge([made[1], judgement("c")]) == 1
    assert store.judgements() == (*made, judgement("c"))


def test_a_transaction_that_fails_leaves_nothing(store):
    def broken(connection):
        store.keep_reading(connection, DRAFTS[1], "rules 1", "now")

    add(store, DRAFTS[0])
    before = store.counts()
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        store.writing(broken)
    assert store.counts() == before


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("sanctions", ["2031-03-03"]),
        ("sanction", ["2031-03-03"]),
        ('"red line" sanctions', ["2031-03-03"]),
        ('"line red"', []),
        ("Iceland -sanctions", ["2031-03-02", "2031-03-04"]),
        ("Jonsson troops", ["2031-03-04"]),
        ("JÓNSSON", ["2031-03-04"]),
        ("Jo\u0301nsson", ["2031-03-04"]),
        ("that the", ["2031-03-03"]),
        ('"its troops never"', ["2031-03-04"]),
        ("March-9", ["2031-03-02"]),
        ("-Iceland", []),
        ("", []),
        ("\"' OR 1=1 -- & | ! ( * :", []),
    ],
)
def test_search(store, words, days):
    for one in DRAFTS:
        add(store, one)
    assert sorted(hit.published for hit in store.search(words)) == days


def long_draft():
    """A report of 2 MB with words at its beginning, where its pieces meet, and at its end."""
    words = [f"x{number}" for number in range(250_000)]
    words[0], words[14_999], words[15_000], words[-1] = "Alpha", "meeting", "point", "omega"
    return Draft(report=Report(text=" ".join(words), title="Long talks"))


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("omega", 1),
        ("alpha omega", 1),
        ('"meeting point"', 1),
        ('"x14990 x14991 x14992"', 1),
        ("long talks omega", 1),
        ("alpha -omega", 0),
        ("alpha -x999999", 1),
        ('"alpha omega"', 0),
    ],
)
def test_a_long_report_is_searched_to_its_end(long_store, words, count):
    assert len(long_store.search(words)) == count


@pytest.mark.parametrize("text", ["ab" * 900_000, "é" * 3_000_000, "\U00020000 " * 400_000, "1e5 2.5 -7 a_b"])
def test_words_without_end_are_kept_and_do_not_harm(store, text):
    assert add(store, Draft(report=Report(text=f"{text} omega")))
    assert len(store.search("omega")) == 1


def test_marks(store):
    assert store.mark("seen") is None
    store.set_mark("seen", "3")
    store.set_mark("seen", "4")
    assert store.mark("seen") == "4"


def test_a_store_is_opened_again(url):
    with create(url) as store:
        add(store, DRAFTS[0])
    with open_store(url) as store:
        assert list(store.drafts()) == [DRAFTS[0]]
    with pytest.raises(DatabaseBroken, match="tables already"):
        create(url)


def test_several_add_the_same_at_once(url):
    with create(url) as store, ThreadPoolExecutor(4) as pool:
        new = list(pool.map(lambda one: add(store, one), DRAFTS * 4))
        assert sum(new) == len(DRAFTS)
        assert list(store.drafts()) == BY_DATE


def test_counts(store):
    for one in DRAFTS:
        add(store, one)
    assert store.counts() == {
        "reports": 3,
        **{
            name: sum(len(getattr(one, name)) for one in DRAFTS)
            for name in ("statements", "events", "meetings", "deadlines")
        },
        "judgements": 0,
    }
