"""Feeds can be disabled; where headlines stood on front pages; whether an article's text is its feed's."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column("feeds", sa.Column("disabled", sa.Text))
    op.add_column("articles", sa.Column("text_of", sa.Text))
    op.create_table(
        "places",
        sa.Column("url", sa.Text, primary_key=True),
        sa.Column("feed", sa.Text, primary_key=True),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("links", sa.Integer, nullable=False),
        sa.Column("seen", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
