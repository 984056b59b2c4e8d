"""A store over each database: SQLite always, PostgreSQL when DETENTE_TEST_DATABASE names one (tools/with-postgres)."""

import os
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, make_url, text

SERVER = os.environ.get("DETENTE_TEST_DATABASE")
REQUIRED = "DETENTE_REQUIRE_DATABASE" in os.environ


@pytest.fixture
def sqlite_url(tmp_path):
    return f"sqlite:///{tmp_path / 'case.db'}"


@pytest.fixture
def postgresql_url():
    """A new database on the server, which is dropped afterwards."""
    if not SERVER:
        assert not REQUIRED, "DETENTE_TEST_DATABASE is not set: tools/with-postgres sets it"
        pytest.skip("no PostgreSQL: tools/with-postgres starts one")
    name = f"case_{uuid4().hex}"
    parts = make_url(SERVER).set(drivername="postgresql+psycopg")
    engine = create_engine(parts, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield parts.set(drivername="postgresql", database=name).render_as_string(hide_password=False)
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request):
    return request.getfixturevalue(f"{request.param}_url")
