"""The tables of a chart, as the newest migration leaves them."""

from __future__ import annotations

import sqlalchemy as sa

tables = sa.MetaData()

infusion = sa.Table(
    "infusion",
    tables,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("opened", sa.Text, nullable=False),
    sa.Column("patient_key", sa.Text, nullable=False),
    sa.Column("training", sa.Integer, nullable=False),
)
"""One infusion as listed; every column is taken from its first entry."""

entry = sa.Table(
    "entry",
    tables,
    sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("id", sa.Text, nullable=False, unique=True),
    sa.Column("infusion", sa.Text, sa.ForeignKey("infusion.id"), nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("happened", sa.Text, nullable=False),
    sa.Column("recorded", sa.Text, nullable=False),
    sa.Column("author", sa.Text, nullable=False),
    sa.Column("payload", sa.Text, nullable=False),
    sa.Column("head", sa.Text, nullable=False),
    sa.Index("entry_of_infusion", "infusion", "position"),
)
"""One entry: `payload` is the entry whole; the columns before it repeat parts of it for those who search."""

setting = sa.Table(
    "setting",
    tables,
    sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("payload", sa.Text, nullable=False),
    sa.Column("head", sa.Text, nullable=False),
)
"""One change of a setting, by whom and when; the latest counts."""

deed = sa.Table(
    "deed",
    tables,
    sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("deed", sa.Text, nullable=False),
    sa.Column("author", sa.Text, nullable=False),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("payload", sa.Text, nullable=False),
    sa.Column("head", sa.Text, nullable=False),
)
"""What was done with the record itself: unlocked, looked at, printed, a nurse added."""

GUARDED = ("infusion", "entry", "setting", "deed")
"""What refuses to be changed or deleted."""
