"""Copies that web archives hold of pages."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "mementos",
        sa.Column("url", sa.Text, primary_key=True),
        sa.Column("memento", sa.Text),
        sa.Column("at", sa.Text),
        sa.Column("sought", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
