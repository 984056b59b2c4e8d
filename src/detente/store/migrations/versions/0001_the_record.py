"""The first tables: the record, its readings, the judgements, and what is searched."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = depends_on = None

WORDS_IN_SQLITE = """
CREATE VIRTUAL TABLE words USING fts5(
    title, text, content='reports', content_rowid='number', tokenize='porter unicode61 remove_diacritics 2'
)
"""
WORDS_IN_POSTGRESQL = """
ALTER TABLE reports ADD COLUMN words tsvector GENERATED ALWAYS AS (
    setweight(to_tsvector('english', coalesce(title, '')), 'A') || to_tsvector('english', left(text, 300000))
) STORED
"""
"""A tsvector holds a megabyte at most: of a longer text the first 300,000 characters are searched."""


def upgrade() -> None:
    """Make all tables."""
    op.create_table(
        "judgements",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False, comment="the order of judging"),
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("verdict", sa.String(length=16), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("entry", sa.Text(), nullable=False, comment="JSON: the whole judgement"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_judgements")),
        sa.UniqueConstraint("id", name=op.f("uq_judgements_id")),
    )
    op.create_index(op.f("ix_judgements_subject"), "judgements", ["subject"], unique=False)
    op.create_table(
        "marks",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_marks")),
        comment="what a case remembers of itself: where a feed stood, when changes were last looked at",
    )
    op.create_table(
        "raws",
        sa.Column(
            "id", sa.String(length=64), nullable=False, comment="SHA-256 of the bytes, by which the archive keeps them"
        ),
        sa.Column("size", sa.Integer(), nullable=False, comment="bytes"),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_raws")),
    )
    op.create_table(
        "reports",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False, comment="the order of adding"),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("published", sa.String(length=16), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("about", sa.Text(), nullable=False, comment="JSON: the report without its text"),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False, comment="when it was added"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_reports")),
        sa.UniqueConstraint("id", name=op.f("uq_reports_id")),
    )
    op.create_index(op.f("ix_reports_published"), "reports", ["published"], unique=False)
    op.create_table(
        "origins",
        sa.Column("report", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False, comment="the file, the address or the entry it came from"),
        sa.Column("raw", sa.String(length=64), nullable=True, comment="the bytes as they came"),
        sa.Column("known", sa.Text(), nullable=False, comment="JSON: what was known of it besides"),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["raw"], ["raws.id"], name=op.f("fk_origins_raw")),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("fk_origins_report")),
        sa.PrimaryKeyConstraint("report", "name", name=op.f("pk_origins")),
    )
    op.create_table(
        "readings",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("report", sa.String(length=64), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False, comment="what read it, with its version"),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("latest", sa.Boolean(), nullable=False, comment="whether no later reading of the report stands"),
        sa.Column("draft", sa.LargeBinary(), nullable=False, comment="all that was read, packed"),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("fk_readings_report")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_readings")),
    )
    op.create_index(op.f("ix_readings_report_latest"), "readings", ["report", "latest"], unique=False)
    op.create_table(
        "bodies",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["reading"], ["readings.number"], name=op.f("fk_bodies_reading")),
        sa.PrimaryKeyConstraint("id", "reading", name=op.f("pk_bodies")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "deadlines",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("who", sa.Text(), nullable=True),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("due", sa.String(length=16), nullable=True),
        sa.ForeignKeyConstraint(["reading"], ["readings.number"], name=op.f("fk_deadlines_reading")),
        sa.PrimaryKeyConstraint("id", "reading", name=op.f("pk_deadlines")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "events",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("plover", sa.String(length=16), nullable=False),
        sa.Column("actor", sa.Text(), nullable=True),
        sa.Column("target", sa.Text(), nullable=True),
        sa.Column("date", sa.String(length=16), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["reading"], ["readings.number"], name=op.f("fk_events_reading")),
        sa.PrimaryKeyConstraint("id", "reading", name=op.f("pk_events")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "issues",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["reading"], ["readings.number"], name=op.f("fk_issues_reading")),
        sa.PrimaryKeyConstraint("id", "reading", name=op.f("pk_issues")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "meetings",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("date", sa.String(length=16), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["reading"], ["readings.number"], name=op.f("fk_meetings_reading")),
        sa.PrimaryKeyConstraint("id", "reading", name=op.f("pk_meetings")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "outlets",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("reliability", sa.String(length=1), nullable=True),
        sa.ForeignKeyConstraint(["reading"], ["readings.number"], name=op.f("fk_outlets_reading")),
        sa.PrimaryKeyConstraint("id", "reading", name=op.f("pk_outlets")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "parties",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["reading"], ["readings.number"], name=op.f("fk_parties_reading")),
        sa.PrimaryKeyConstraint("id", "reading", name=op.f("pk_parties")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "people",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["reading"], ["readings.number"], name=op.f("fk_people_reading")),
        sa.PrimaryKeyConstraint("id", "reading", name=op.f("pk_people")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "roles",
        sa.Column("id", sa.Text(), nullable=False, comment="of the person"),
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False, comment="among the roles of that person"),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("party", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["reading"], ["readings.number"], name=op.f("fk_roles_reading")),
        sa.PrimaryKeyConstraint("id", "reading", "place", name=op.f("pk_roles")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "statements",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=True),
        sa.Column("person", sa.Text(), nullable=True),
        sa.Column("party", sa.Text(), nullable=True),
        sa.Column("unnamed", sa.Boolean(), nullable=False),
        sa.Column("act", sa.String(length=16), nullable=False),
        sa.Column("target", sa.Text(), nullable=True),
        sa.Column("issue", sa.Text(), nullable=True),
        sa.Column("negated", sa.Boolean(), nullable=False),
        sa.Column("red_line", sa.Boolean(), nullable=False),
        sa.Column("date", sa.String(length=16), nullable=True),
        sa.Column("credibility", sa.SmallInteger(), nullable=False),
        sa.ForeignKeyConstraint(["reading"], ["readings.number"], name=op.f("fk_statements_reading")),
        sa.PrimaryKeyConstraint("id", "reading", name=op.f("pk_statements")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_statements_date"), "statements", ["date"], unique=False)
    op.create_index(op.f("ix_statements_party_issue"), "statements", ["party", "issue"], unique=False)
    if op.get_bind().dialect.name == "postgresql":
        op.execute(WORDS_IN_POSTGRESQL)
        op.execute("CREATE INDEX ix_reports_words ON reports USING gin (words)")
    else:
        op.execute(WORDS_IN_SQLITE)
