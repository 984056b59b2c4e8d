"""A store over each database."""

import pytest

from databases import postgresql_url, sqlite_url, url
from detente.store import create

__all__ = ["postgresql_url", "sqlite_url", "url"]


@pytest.fixture
def store(url):
    with create(url) as made:
        yield made
