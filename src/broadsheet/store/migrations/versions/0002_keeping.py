"""What an archive that keeps itself filled has to remember: jobs, deletions, deliveries, alerts, what has expired."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    work()
    deliveries_and_alerts()
    op.create_table(
        "expired",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("capture", sa.String(64), nullable=False),
        sa.Column("url", sa.Text),
        sa.Column("outlet", sa.Text),
        sa.Column("published", sa.Text),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("expired", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("expired_capture", "expired", ["capture"])


def work() -> None:
    op.create_table(
        "jobs",
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("due", sa.BigInteger, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("holder", sa.Text),
        sa.Column("expires", sa.BigInteger),
        sa.Column("reason", sa.Text),
        sa.Column("detail", sa.Text),
        sqlite_with_rowid=False,
    )
    op.create_index("jobs_waiting", "jobs", ["kind", "reason", "due", "key"])
    op.create_table(
        "gone",
        sa.Column("url", sa.Text, primary_key=True),
        sa.Column("seen", sa.Text, nullable=False),
        sa.Column("status", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )


def deliveries_and_alerts() -> None:
    op.create_table(
        "deliveries",
        sa.Column("day", sa.String(10), primary_key=True),
        sa.Column("language", sa.Text, primary_key=True),
        sa.Column("target", sa.Text, primary_key=True),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("delivered", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "alerts",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("speaker", sa.Text),
        sa.Column("outlet", sa.Text),
        sa.Column("language", sa.Text),
        sa.Column("target", sa.Text, nullable=False),
        sa.Column("made", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "alerted",
        sa.Column("alert", sa.Text, sa.ForeignKey("alerts.name"), primary_key=True),
        sa.Column("article", sa.String(16), primary_key=True),
        sqlite_with_rowid=False,
    )
