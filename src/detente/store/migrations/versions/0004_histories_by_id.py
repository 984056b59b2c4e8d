"""Steps of histories by the statement that gives them, with their words; what facts are told with."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = depends_on = None


def upgrade() -> None:
    """Make the table of steps anew, and add columns: what stands is worked out at the next question."""
    told = "issues and acts of the statements in its sentence, each between two spaces"
    for name in ("events", "meetings", "deadlines"):
        op.add_column(name, sa.Column("told", sa.Text(), nullable=True, comment=told))
    op.add_column(
        "positions", sa.Column("acts", sa.Text(), nullable=True, comment="what these do, each between two spaces")
    )
    op.drop_table("steps")
    op.create_table(
        "steps",
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("issue", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=12), nullable=False, comment="of the first statement that gives it"),
        sa.Column("day", sa.Integer(), nullable=True, comment="when it was said, counted from the year 1"),
        sa.Column("known", sa.Integer(), nullable=True, comment="the day of the first report of it"),
        sa.Column(
            "words",
            sa.Text(),
            nullable=False,
            comment="those of its content that carry sense, by which it is compared",
        ),
        sa.Column(
            "before", sa.LargeBinary(length=12), nullable=True, comment="the latest earlier step about the same thing"
        ),
        sa.Column("directions", sa.Text(), nullable=False),
        sa.Column("first", sa.LargeBinary(length=12), nullable=True, comment="the step that is said again, when it is"),
        sa.PrimaryKeyConstraint("party", "issue", "id", name=op.f("pk_steps")),
        comment="the history of each party on each issue",
        sqlite_with_rowid=False,
    )
    op.drop_index("ix_statements_holder", table_name="statements")
    op.create_index(
        "ix_statements_holder_day",
        "statements",
        ["holder", "day"],
        unique=False,
        sqlite_where=sa.text("holder IS NOT NULL"),
        postgresql_where=sa.text("holder IS NOT NULL"),
    )
