"""The first chart: infusions, their entries and the settings, all of them only ever added to."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

GUARDED = ("infusion", "entry", "setting")


def upgrade() -> None:
    """Make the tables, and the triggers that refuse any change to what is kept."""
    op.create_table(
        "infusion",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("opened", sa.Text, nullable=False),
        sa.Column("patient_key", sa.Text, nullable=False),
        sa.Column("training", sa.Integer, nullable=False),
    )
    op.create_table(
        "entry",
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("infusion", sa.Text, sa.ForeignKey("infusion.id"), nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("happened", sa.Text, nullable=False),
        sa.Column("recorded", sa.Text, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("head", sa.Text, nullable=False),
    )
    op.create_index("entry_of_infusion", "entry", ["infusion", "position"])
    op.create_table(
        "setting",
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("head", sa.Text, nullable=False),
    )
    for table in GUARDED:
        for deed in ("update", "delete"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{deed} BEFORE {deed.upper()} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, 'what is kept is not changed'); END"
            )
