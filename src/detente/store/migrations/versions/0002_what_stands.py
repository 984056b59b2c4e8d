"""What stands: the facts as they were judged, and what follows from them together, in rows of their own."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = depends_on = None

CODE = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
OLD = ("statements", "events", "meetings", "deadlines", "parties", "people", "bodies", "issues", "outlets", "roles")
"""The rows that only an index of the readings was; those that follow are worked out when the case is opened."""


def upgrade() -> None:
    """Make the tables of what stands in place of the index."""
    for name in OLD:
        op.drop_table(name)
    op.create_table(
        "cast",
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Text(), nullable=False, comment="JSON, or another slug"),
        sa.PrimaryKeyConstraint("kind", "slug", name=op.f("pk_cast")),
        comment="who and what the case is about, as all reports and judgements have it",
        sqlite_with_rowid=False,
    )
    op.create_table(
        "dirty",
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("day", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("kind", "key", "day", name=op.f("pk_dirty")),
        comment="what is to be worked out anew",
        sqlite_with_rowid=False,
    )
    op.create_table(
        "entries",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("hash", sa.LargeBinary(length=12), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("first", CODE, nullable=False, comment="day, id and place of the first report that has it"),
        sa.Column(
            "entry",
            sa.Text(),
            nullable=False,
            comment="JSON: a party, person, body, issue or outlet as a reading has it",
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_entries")),
        sa.UniqueConstraint("hash", name=op.f("uq_entries_hash")),
    )
    op.create_index(op.f("ix_entries_kind_slug"), "entries", ["kind", "slug"], unique=False)
    op.create_table(
        "findings",
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("entry", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("place", name=op.f("pk_findings")),
    )
    op.create_table(
        "positions",
        sa.Column("party", CODE, nullable=False),
        sa.Column("issue", CODE, nullable=False),
        sa.Column(
            "day",
            sa.Integer(),
            autoincrement=False,
            nullable=False,
            comment="its last day, less than 0: the latest first",
        ),
        sa.Column("id", sa.LargeBinary(length=12), nullable=False),
        sa.Column("stance", sa.String(length=9), nullable=False),
        sa.Column("report", sa.Integer(), nullable=True, comment="of the latest statement that carries it"),
        sa.Column("place", sa.SmallInteger(), nullable=True),
        sa.Column("words", sa.Text(), nullable=True, comment="of one that analysts believe a party to have"),
        sa.Column("condition", sa.Text(), nullable=True),
        sa.Column("red_line", sa.Boolean(), nullable=False),
        sa.Column("basis", sa.String(length=8), nullable=False),
        sa.Column("date", sa.Integer(), nullable=False),
        sa.Column("statements", sa.Integer(), nullable=False, comment="how many carry it"),
        sa.PrimaryKeyConstraint("party", "issue", "day", "id", name=op.f("pk_positions")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "states",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_states")),
        comment="from what the rows of what stands were worked out",
    )
    op.create_table(
        "steps",
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("issue", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False, comment="in the history"),
        sa.Column("id", sa.LargeBinary(length=12), nullable=False, comment="of the first statement that gives it"),
        sa.Column("known", sa.Integer(), nullable=True, comment="the day of the first report of it"),
        sa.Column(
            "before", sa.Integer(), nullable=True, comment="place of the latest earlier one about the same thing"
        ),
        sa.Column("directions", sa.Text(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=True, comment="place of what is said again, when it is"),
        sa.PrimaryKeyConstraint("party", "issue", "place", name=op.f("pk_steps")),
        comment="the history of each party on each issue",
        sqlite_with_rowid=False,
    )
    op.create_table(
        "bearers",
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["entries.number"], name=op.f("fk_bearers_entry")),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], name=op.f("fk_bearers_report")),
        sa.PrimaryKeyConstraint("report", "entry", name=op.f("pk_bearers")),
        comment="which latest reading has which entries",
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_bearers_entry"), "bearers", ["entry"], unique=False)
    op.create_table(
        "claims",
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("place", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], name=op.f("fk_claims_report")),
        sa.PrimaryKeyConstraint("report", "place", name=op.f("pk_claims")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "deadlines",
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("place", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.LargeBinary(length=12), nullable=False),
        sa.Column("date", sa.Integer(), nullable=False, comment="by when it is due"),
        sa.Column("who", sa.Text(), nullable=True),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column(
            "deadline",
            sa.LargeBinary(length=8),
            nullable=False,
            comment="a hash of what two reports of it have in common",
        ),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], name=op.f("fk_deadlines_report")),
        sa.PrimaryKeyConstraint("report", "place", name=op.f("pk_deadlines")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_deadlines_date"), "deadlines", ["date"], unique=False)
    op.create_index(op.f("ix_deadlines_deadline"), "deadlines", ["deadline"], unique=False)
    op.create_index(op.f("ix_deadlines_id"), "deadlines", ["id"], unique=False)
    op.create_table(
        "denials",
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("place", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False, comment="of the sentence that denies"),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("parties", sa.Text(), nullable=False, comment="slugs, each between two spaces"),
        sa.Column("claimed", sa.Integer(), nullable=True, comment="number of the report that has what is denied"),
        sa.Column("low", sa.Integer(), nullable=True, comment="where the sentence with it starts"),
        sa.Column("high", sa.Integer(), nullable=True, comment="and ends"),
        sa.Column("finding", sa.LargeBinary(length=12), nullable=True, comment="the finding that tells of it"),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], name=op.f("fk_denials_report")),
        sa.PrimaryKeyConstraint("report", "place", name=op.f("pk_denials")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_denials_claimed",
        "denials",
        ["claimed"],
        unique=False,
        sqlite_where=sa.text("claimed IS NOT NULL"),
        postgresql_where=sa.text("claimed IS NOT NULL"),
    )
    op.create_table(
        "events",
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("place", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.LargeBinary(length=12), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("date", sa.Integer(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=True),
        sa.Column("target", sa.Text(), nullable=True),
        sa.Column("where", sa.Text(), nullable=True),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], name=op.f("fk_events_report")),
        sa.PrimaryKeyConstraint("report", "place", name=op.f("pk_events")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_events_actor",
        "events",
        ["actor"],
        unique=False,
        sqlite_where=sa.text("actor IS NOT NULL"),
        postgresql_where=sa.text("actor IS NOT NULL"),
    )
    op.create_index(op.f("ix_events_date"), "events", ["date"], unique=False)
    op.create_index(op.f("ix_events_id"), "events", ["id"], unique=False)
    op.create_table(
        "indexed",
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("statements", sa.Integer(), nullable=False, comment="how many its latest reading has"),
        sa.Column("events", sa.Integer(), nullable=False),
        sa.Column("meetings", sa.Integer(), nullable=False),
        sa.Column("deadlines", sa.Integer(), nullable=False),
        sa.Column(
            "day",
            sa.Integer(),
            nullable=True,
            comment="the first on which it may have appeared, counted from the year 1",
        ),
        sa.Column("stale", sa.Boolean(), nullable=False, comment="whether the rows of what stands are to be made anew"),
        sa.Column(
            "origin",
            sa.Integer(),
            nullable=True,
            comment="number of the report of which it is a copy, its own for none",
        ),
        sa.Column("runs", sa.Integer(), nullable=True, comment="how many runs of words it has"),
        sa.Column("sketch", sa.LargeBinary(), nullable=True, comment="by which copies are told"),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], name=op.f("fk_indexed_report")),
        sa.PrimaryKeyConstraint("report", name=op.f("pk_indexed")),
        comment="each report whose latest reading is indexed",
    )
    op.create_index(op.f("ix_indexed_day"), "indexed", ["day"], unique=False)
    op.create_index(op.f("ix_indexed_origin"), "indexed", ["origin"], unique=False)
    op.create_index(op.f("ix_indexed_stale"), "indexed", ["stale"], unique=False)
    op.create_table(
        "judged",
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], name=op.f("fk_judged_report")),
        sa.PrimaryKeyConstraint("subject", "report", name=op.f("pk_judged")),
        comment="in which report stands what was judged",
        sqlite_with_rowid=False,
    )
    op.create_table(
        "meetings",
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("place", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.LargeBinary(length=12), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False, comment="of its first sentence"),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("date", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("where", sa.Text(), nullable=True),
        sa.Column("participants", sa.Text(), nullable=False, comment="slugs, each between two spaces"),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column(
            "occasion",
            sa.LargeBinary(length=8),
            nullable=True,
            comment="a hash of what tells it from others, whenever it is",
        ),
        sa.Column(
            "meeting",
            sa.LargeBinary(length=8),
            nullable=False,
            comment="a hash of what two reports of it have in common",
        ),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], name=op.f("fk_meetings_report")),
        sa.PrimaryKeyConstraint("report", "place", name=op.f("pk_meetings")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_meetings_date"), "meetings", ["date"], unique=False)
    op.create_index(op.f("ix_meetings_id"), "meetings", ["id"], unique=False)
    op.create_index(op.f("ix_meetings_meeting"), "meetings", ["meeting"], unique=False)
    op.create_index(
        "ix_meetings_occasion",
        "meetings",
        ["occasion"],
        unique=False,
        sqlite_where=sa.text("occasion IS NOT NULL"),
        postgresql_where=sa.text("occasion IS NOT NULL"),
    )
    op.create_table(
        "statements",
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("place", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.LargeBinary(length=12), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False, comment="of its sentence"),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("low", sa.Integer(), nullable=False, comment="where its content starts"),
        sa.Column("high", sa.Integer(), nullable=False, comment="and ends"),
        sa.Column("spans", sa.Text(), nullable=True, comment="the parts of its content, when it has several"),
        sa.Column("date", sa.Integer(), nullable=False, comment="as written; ~ when there is none"),
        sa.Column(
            "day", sa.Integer(), nullable=True, comment="its first day or that of its report, counted from the year 1"
        ),
        sa.Column("speaker", sa.Text(), nullable=True),
        sa.Column("person", sa.Text(), nullable=True),
        sa.Column("party", sa.Text(), nullable=True),
        sa.Column("act", sa.String(length=16), nullable=False),
        sa.Column("target", sa.Text(), nullable=True),
        sa.Column("issue", sa.Text(), nullable=True),
        sa.Column("condition", sa.Text(), nullable=True),
        sa.Column("negated", sa.Boolean(), nullable=False),
        sa.Column("red_line", sa.Boolean(), nullable=False),
        sa.Column("on_record", sa.Boolean(), nullable=False, comment="whether somebody with a name is heard to say it"),
        sa.Column("heard", sa.Boolean(), nullable=False, comment="whether the report says from whom it has it"),
        sa.Column(
            "through", sa.Text(), nullable=True, comment="the outlets quoted for it, as JSON, when there are some"
        ),
        sa.Column("role", sa.Text(), nullable=True, comment="the office named, when it may tell who spoke"),
        sa.Column("holder", sa.Text(), nullable=True, comment="the party that it commits"),
        sa.Column("stance", sa.String(length=9), nullable=True, comment="to what it commits"),
        sa.Column("attitude", sa.String(length=11), nullable=True),
        sa.Column(
            "said",
            sa.LargeBinary(length=12),
            nullable=True,
            comment="the first of those that are one statement, when several reports give it",
        ),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], name=op.f("fk_statements_report")),
        sa.PrimaryKeyConstraint("report", "place", name=op.f("pk_statements")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_statements_date"), "statements", ["date"], unique=False)
    op.create_index(
        "ix_statements_holder",
        "statements",
        ["holder"],
        unique=False,
        sqlite_where=sa.text("holder IS NOT NULL"),
        postgresql_where=sa.text("holder IS NOT NULL"),
    )
    op.create_index(op.f("ix_statements_id"), "statements", ["id"], unique=False)
    op.create_index(
        "ix_statements_issue",
        "statements",
        ["issue"],
        unique=False,
        sqlite_where=sa.text("issue IS NOT NULL"),
        postgresql_where=sa.text("issue IS NOT NULL"),
    )
    op.create_index(
        "ix_statements_party_day",
        "statements",
        ["party", "day"],
        unique=False,
        sqlite_where=sa.text("party IS NOT NULL"),
        postgresql_where=sa.text("party IS NOT NULL"),
    )
    op.create_index(
        "ix_statements_person_day",
        "statements",
        ["person", "day"],
        unique=False,
        sqlite_where=sa.text("person IS NOT NULL"),
        postgresql_where=sa.text("person IS NOT NULL"),
    )
    op.create_index(
        "ix_statements_said",
        "statements",
        ["said"],
        unique=False,
        sqlite_where=sa.text("said IS NOT NULL"),
        postgresql_where=sa.text("said IS NOT NULL"),
    )
    op.create_index(
        "ix_statements_target",
        "statements",
        ["target"],
        unique=False,
        sqlite_where=sa.text("target IS NOT NULL"),
        postgresql_where=sa.text("target IS NOT NULL"),
    )
