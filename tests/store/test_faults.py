"""What goes wrong with a database: it is told or tried again, and what was kept stays."""

import os
import sqlite3
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from detente.errors import DatabaseBroken, DatabaseTaken, StoreBusy, StoreNotWritable
from detente.record import Judgement, Verdict
from detente.store import create, open_store
from detente.store.connecting import engine_for
from detente.store.dump import KEPT, dumped, restore
from detente.store.store import Origin
from detente.workflow import exchange
from detente.workflow.case import new, opened
from detente.workflow.exchange import export_case, import_case
from readings import draft

NOON = datetime(2031, 3, 4, 12, tzinfo=UTC)
DRAFTS = [draft(f"Norway demanded that Iceland withdraw {count} boats.") for count in range(2, 6)]


def add(store, one, at=NOON):
    return store.add(one, reader="rules 1", origin=Origin("a.txt"), at=at)


def judgement(minutes):
    at = NOON + timedelta(minutes=minutes)
    return Judgement(verdict=Verdict.ACCEPT, subject=f"{minutes:024}", by="ab", at=at)


def test_a_server_that_is_started_again_is_asked_again(postgresql_url):
    """All connections are broken off between two calls, and in the middle of a transaction."""
    other = engine_for(postgresql_url)

    def broken_off():
        with other.connect() as connection:
            connection.execute(
                text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() "
                     "AND datname = current_database()")
            )  # fmt: skip

    with create(postgresql_url) as store:
        add(store, DRAFTS[0])
        broken_off()
        add(store, DRAFTS[1])
        left = [True]

        def work(connection):
            connection.execute(text("INSERT INTO marks VALUES ('half', 'in')"))
            if left.pop() if left else False:
                broken_off()
            connection.execute(text("INSERT INTO marks VALUES ('other', 'half')"))
            return "done"

        assert store.writing(work) == "done"
        assert (store.mark("half"), store.mark("other")) == ("in", "half")
        assert len(list(store.drafts())) == 2
    other.dispose()


def test_an_import_that_was_ended_between_database_and_folder_is_completed(postgresql_url, tmp_path, monkeypatch):
    with opened(new(tmp_path / "case")) as case:
        for one in DRAFTS:
            add(case.store, one)
        case.store.judge([judgement(1)])
        archive = export_case(case, tmp_path / "case.zip")

    def ended(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(exchange.Path, "replace", ended)
        with pytest.raises(KeyboardInterrupt):
            import_case(archive, tmp_path / "copy", database=postgresql_url)
    assert not (tmp_path / "copy").exists()
    with opened(import_case(archive, tmp_path / "copy", database=postgresql_url)) as copy:
        assert copy.store.place.startswith("postgresql")
        assert len(list(copy.store.drafts())) == len(DRAFTS)
        add(copy.store, draft("Iceland agreed."))
        again = export_case(copy, tmp_path / "again.zip")
    with pytest.raises(DatabaseTaken, match="holds reports already"):
        import_case(archive, tmp_path / "third", database=postgresql_url)
    with opened(import_case(again, tmp_path / "there")) as there:
        assert there.store.place == str(tmp_path / "there" / "case.db")
        assert export_case(there, tmp_path / "third.zip").read_bytes() == again.read_bytes()


def test_another_program_that_writes_for_too_long_is_told(tmp_path, sqlite_url, monkeypatch):
    monkeypatch.setattr("detente.store.connecting.PATIENCE", 0.2)
    create(sqlite_url).close()
    other = sqlite3.connect(tmp_path / "case.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with open_store(sqlite_url) as store:
        with pytest.raises(StoreBusy):
            add(store, DRAFTS[0])
        assert store.ids() == []  # reading goes on meanwhile
        other.execute("COMMIT")
        assert add(store, DRAFTS[0])
    other.close()


def test_a_full_disk_is_told_and_a_later_try_goes_on(tmp_path, sqlite_url):
    with create(sqlite_url) as store:
        add(store, DRAFTS[0])

        def small(connection):
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

        def fill():
            for number in range(100):
                add(store, draft(f"Norway demanded that Iceland withdraw {number} ships. " * 20))

        store.reading(small)
        with pytest.raises(StoreNotWritable, match="full"):
            fill()
        before = list(store.drafts())
    with open_store(sqlite_url) as store:
        assert list(store.drafts()) == before
        assert add(store, DRAFTS[1])


@pytest.mark.skipif(os.name == "nt" or os.getuid() == 0, reason="the superuser may write everywhere")
def test_a_folder_that_is_closed_is_told(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(StoreNotWritable):
        create(f"sqlite:///{tmp_path / 'case.db'}")
    tmp_path.chmod(0o700)


def test_a_clock_that_goes_back_changes_no_order(store):
    for one, at in zip(DRAFTS, (NOON, NOON - timedelta(days=400), NOON - timedelta(days=1)), strict=False):
        add(store, one, at)
    made = [judgement(5), judgement(1), judgement(3)]
    for one in made:
        store.judge([one])
    assert [kept.number for kept in store.kept([one.report.id for one in DRAFTS[:3]])] == [1, 2, 3]
    assert list(store.judgements()) == made


@pytest.mark.parametrize("damage", ["UPDATE readings SET draft = x'00'", "UPDATE reports SET about = 'nothing'"])
def test_what_was_damaged_is_told(store, damage):
    add(store, DRAFTS[0])
    if store.engine.dialect.name == "postgresql":
        damage = damage.replace("x'00'", "'\\x00'")
    store.writing(lambda connection: connection.exec_driver_sql(damage))
    with pytest.raises(DatabaseBroken, match="report 1"):
        list(store.drafts())


def test_a_damaged_file_is_told(tmp_path, sqlite_url):
    with create(sqlite_url) as store:
        for one in DRAFTS:
            add(store, one)
    data = bytearray((tmp_path / "case.db").read_bytes())
    data[4096 * 2 : 4096 * 12] = b"\xff" * (4096 * 10)
    (tmp_path / "case.db").write_bytes(data)
    with pytest.raises(DatabaseBroken), open_store(sqlite_url) as store:
        list(store.drafts())


@pytest.mark.parametrize(
    "spoil",
    [
        lambda rows: [*rows, next(row for row in rows if row[0] == "readings")],
        lambda rows: [row for row in rows if row[0] != "readings"],
        lambda rows: [(name, row | {"draft": "no base64!"} if name == "readings" else row) for name, row in rows],
    ],
    ids=["a row twice", "no readings", "no base64"],
)
def test_rows_that_cannot_be_put_back_are_told_and_none_is_kept(store, tmp_path, spoil):
    with create(f"sqlite:///{tmp_path / 'other.db'}") as other:
        for one in DRAFTS:
            add(other, one)
        rows = [(table.name, row) for table in KEPT for row in dumped(other, table.name)]
    with pytest.raises(DatabaseBroken, match="a row"):
        restore(store, spoil(rows))
    assert not store.ids()
    restore(store, rows)
    assert len(store.ids()) == len(DRAFTS)
