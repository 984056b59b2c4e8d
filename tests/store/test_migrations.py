"""The tables that the migrations make are those that the code speaks of; other versions are told or brought up."""

import sqlite3
from importlib.resources import files

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from detente.errors import DatabaseBroken, DatabaseUnreachable, NewerCase, UnknownDatabase
from detente.store import create, open_store
from detente.store.connecting import engine_for
from detente.store.migrations import HEAD, REVISIONS, upgrade
from detente.store.tables import metadata


def test_the_migrations_make_the_tables(url):
    def ours(thing, name, kind, *_):
        return not (kind == "table" and name.startswith("words"))

    create(url).close()
    engine = engine_for(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours, "compare_type": True})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_the_revisions_are_those_in_the_folder():
    scripts = ScriptDirectory(str(files("detente.store.migrations")))
    assert tuple(one.revision for one in scripts.walk_revisions())[::-1] == REVISIONS
    assert scripts.get_current_head() == HEAD


def test_reports_that_were_there_before_are_searched_to_their_end(postgresql_url):
    engine = engine_for(postgresql_url)
    long = f"{'Talks went on. ' * 200_000}Jón Jónsson agreed."
    with engine.connect() as connection, connection.begin():
        upgrade(connection, "0001")
        connection.execute(
            text("INSERT INTO reports (id, title, about, text, at) VALUES (:id, 'Talks', '{}', :text, '2031-03-04')"),
            [{"id": "a" * 64, "text": "Nobody came."}, {"id": "b" * 64, "text": long}],
        )
    engine.dispose()
    with open_store(postgresql_url) as store:
        assert [hit.report for hit in store.search("jonsson agreed")] == ["b" * 64]
        assert len(store.search("talks")) == 2


def test_a_newer_case_is_refused(tmp_path, sqlite_url):
    create(sqlite_url).close()
    with sqlite3.connect(tmp_path / "case.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(NewerCase, match="9999"):
        open_store(sqlite_url)


@pytest.mark.parametrize("content", [b"", b"no database at all, but some text" * 50])
def test_what_is_no_case_is_told(tmp_path, sqlite_url, content):
    (tmp_path / "case.db").write_bytes(content)
    with pytest.raises(DatabaseBroken):
        open_store(sqlite_url)


def test_a_missing_file_is_not_made(tmp_path, sqlite_url):
    with pytest.raises(DatabaseBroken, match="no such file"):
        open_store(sqlite_url)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("url", ["mysql://me:secret@host/x", "no address", "oracle://h/x"])
def test_other_databases_are_refused_without_their_password(url):
    with pytest.raises(UnknownDatabase) as told:
        create(url)
    assert "secret" not in str(told.value)


def test_a_server_that_does_not_answer_is_told(monkeypatch):
    monkeypatch.setattr("detente.store.failing.WAITS", ())
    with pytest.raises(DatabaseUnreachable) as told:
        create("postgresql://me:secret@127.0.0.1:1/x")
    assert "secret" not in told.value.explanation()
