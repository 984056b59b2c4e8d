"""Readings in their third form, and acts, stances and attitudes as letters: an earlier program cannot read them."""

revision = "0005"
down_revision = "0004"
branch_labels = depends_on = None


def upgrade() -> None:
    """Leave all tables as they are: rows of what stands are worked out anew at the next question."""
