"""What the checks note of each report, so that it is looked at again only when something else stands in it."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = depends_on = None


def upgrade() -> None:
    """Add the table: it is filled when it is next asked what does not add up."""
    op.create_table(
        "clues",
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("entry", sa.LargeBinary(), nullable=False, comment="packed: what the checks note of it"),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], name=op.f("fk_clues_report")),
        sa.PrimaryKeyConstraint("report", name=op.f("pk_clues")),
        comment="of which reports the checks need not look at the draft again",
    )
