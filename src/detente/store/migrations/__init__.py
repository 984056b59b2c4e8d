"""The versions of the tables, and how an older one is brought up to the newest (Alembic)."""

from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection

REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006")
"""From the oldest to the newest."""
HEAD = REVISIONS[-1]


def upgrade(connection: "Connection", revision: str = HEAD) -> None:
    """Bring the tables behind a connection up to a version, in the transaction that is open."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(files(__name__)))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
