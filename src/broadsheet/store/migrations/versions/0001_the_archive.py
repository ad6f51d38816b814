"""The first form of the archive."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from broadsheet.store.sqlite import CREATE_SEARCH

revision = "0001"
down_revision = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    taken()
    derived()
    ledgers()
    for sql in CREATE_SEARCH:
        op.execute(sql)


def taken() -> None:
    op.create_table(
        "captures",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("media_type", sa.Text, nullable=False),
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("received", sa.Text, nullable=False),
        sa.Column("url", sa.Text),
        sa.Column("headers", sa.Text, nullable=False),
        sa.Column("feed", sa.Text),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("seal", sa.LargeBinary, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "articles",
        sa.Column("key", KEY, primary_key=True, autoincrement=False),
        sa.Column("id", sa.String(16), nullable=False, unique=True),
        sa.Column("capture", sa.String(64), sa.ForeignKey("captures.sha256"), nullable=False),
        sa.Column("extractor", sa.Text, nullable=False),
        sa.Column("current", sa.Boolean, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("day", sa.String(10)),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("language", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("outlet", sa.Text),
        sa.Column("outlet_folded", sa.Text),
        sa.Column("byline", sa.Text),
        sa.Column("published", sa.Text),
        sa.Column("published_precision", sa.Text),
        sa.Column("modified", sa.Text),
        sa.Column("modified_precision", sa.Text),
        sa.Column("received", sa.Text, nullable=False),
        sa.Column("sections", sa.Text, nullable=False),
        sa.Column("seal", sa.LargeBinary, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("description", sa.Text),
        sa.Column("text", sa.Text, nullable=False),
    )
    op.create_index("articles_at", "articles", ["at", "day", "language", "current"])
    op.create_index("articles_day", "articles", ["day", "language"])
    op.create_index("articles_url", "articles", ["url"])
    op.create_table(
        "readings",
        sa.Column("capture", sa.String(64), sa.ForeignKey("captures.sha256"), primary_key=True),
        sa.Column("extractor", sa.Text, nullable=False),
        sa.Column("article", sa.String(16), sa.ForeignKey("articles.id")),
        sa.Column("reason", sa.Text),
        sa.Column("detail", sa.Text),
        sqlite_with_rowid=False,
    )
    op.create_index("readings_article", "readings", ["article"])
    op.create_table(
        "refused_inputs",
        sa.Column("origin", sa.Text, primary_key=True),
        sa.Column("reason", sa.Text, primary_key=True),
        sa.Column("detail", sa.Text, nullable=False),
        sa.Column("sha256", sa.String(64)),
        sqlite_with_rowid=False,
    )


def derived() -> None:
    op.create_table(
        "statements",
        sa.Column("article", sa.String(16), sa.ForeignKey("articles.id"), primary_key=True),
        sa.Column("reader", sa.Text, primary_key=True),
        sa.Column("found", sa.Integer, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "names",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("folded", sa.Text, nullable=False, unique=True),
    )
    op.create_table(
        "said",
        sa.Column("article", sa.String(16), sa.ForeignKey("articles.id"), primary_key=True),
        sa.Column("statement", sa.Text, primary_key=True),
        sa.Column("start", sa.Integer, primary_key=True),
        sa.Column("stop", sa.Integer, nullable=False),
        sa.Column("name", sa.Integer, sa.ForeignKey("names.key"), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("said_name", "said", ["name"])
    op.create_table(
        "story_sets",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("key", sa.Text, nullable=False, unique=True),
        sa.Column("slot", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "stories",
        sa.Column("key", sa.Text, sa.ForeignKey("story_sets.key"), primary_key=True),
        sa.Column("place", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_index("stories_id", "stories", ["id"])
    op.create_table(
        "reviews",
        sa.Column("day", sa.String(10), primary_key=True),
        sa.Column("language", sa.Text, primary_key=True),
        sa.Column("made_from", sa.Text, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )


def ledgers() -> None:
    op.create_table(
        "inputs",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("extractor", sa.Text, primary_key=True),
        sa.Column("counts", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "feeds",
        sa.Column("url", sa.Text, primary_key=True),
        sa.Column("title", sa.Text),
        sa.Column("kind", sa.Text),
        sa.Column("homepage", sa.Text),
        sa.Column("etag", sa.Text),
        sa.Column("last_modified", sa.Text),
        sa.Column("visited", sa.Text),
        sa.Column("outcome", sa.Text),
        sa.Column("error", sa.Text),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("due", sa.BigInteger),
    )
    op.create_table(
        "runs",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("started", sa.Text, nullable=False),
        sa.Column("finished", sa.Text, nullable=False),
        sa.Column("counts", sa.Text, nullable=False),
    )
