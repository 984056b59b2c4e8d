"""Whole texts are searched in PostgreSQL too: in pieces, without accents, with the words that English passes over."""

import sqlalchemy as sa
from alembic import op

from detente.store.words import INSERT, pieces

revision = "0003"
down_revision = "0002"
branch_labels = depends_on = None

SEARCHED = """
CREATE TEXT SEARCH DICTIONARY detente_english (TEMPLATE = snowball, Language = english);
CREATE TEXT SEARCH CONFIGURATION detente (PARSER = default);
ALTER TEXT SEARCH CONFIGURATION detente
    ADD MAPPING FOR asciiword, word, numword, int, uint, float, sfloat WITH detente_english;
DROP INDEX ix_reports_words;
ALTER TABLE reports DROP COLUMN words;
CREATE TABLE words (
    report integer NOT NULL REFERENCES reports (number), piece integer NOT NULL, words tsvector NOT NULL,
    PRIMARY KEY (report, piece)
);
CREATE INDEX ix_words_words ON words USING gin (words)
"""


def upgrade() -> None:
    """Put the words of all reports into a table of their own; SQLite has them already."""
    connection = op.get_bind()
    if connection.dialect.name != "postgresql":
        return
    for statement in SEARCHED.split(";"):
        op.execute(statement)
    numbers = connection.execute(sa.text("SELECT number FROM reports ORDER BY number")).scalars().all()
    for number in numbers:
        title, words = connection.execute(
            sa.text("SELECT title, text FROM reports WHERE number = :number"), {"number": number}
        ).one()
        connection.execute(sa.text(INSERT), list(pieces(number, title or "", words)))
