"""What was done with the record itself: who unlocked it, looked at it, printed it, let whom in."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table, and the triggers that refuse any change to what is kept."""
    op.create_table(
        "deed",
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("deed", sa.Text, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("head", sa.Text, nullable=False),
    )
    for done in ("update", "delete"):
        op.execute(
            f"CREATE TRIGGER deed_no_{done} BEFORE {done.upper()} ON deed "
            f"BEGIN SELECT RAISE(ABORT, 'what is kept is not changed'); END"
        )
