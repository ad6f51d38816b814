"""The tables of the archive, in portable SQLAlchemy Core.

    captures <- readings -> articles <- statements <- said -> names
    alerts <- alerted
    inputs, refused_inputs, feeds, runs, stories, reviews, jobs, gone, deliveries, expired, decisions, mementos stand
    alone

The full-text index is the one thing that is not portable; it lives in `sqlite.py`. A change here needs a migration
(a test compares the two), and `REVISION` names the newest one.

Times are stored twice where they are asked for: as text, exactly as they came, and as whole seconds since 1970 in UTC.
Text of articles is stored plain, not compressed: on whole pages it is a twentieth of what their captures take, any
SQLite tool can read it, and SQLite's own check of the full-text index against the text keeps working.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

REVISION = "0007"

# On SQLite only a column declared INTEGER is the row's own number; elsewhere the keys need eight bytes.
KEY = BigInteger().with_variant(Integer(), "sqlite")

metadata = MetaData()

captures = Table(
    "captures",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("media_type", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("received", Text, nullable=False),
    Column("url", Text),
    Column("headers", Text, nullable=False),
    Column("feed", Text),
    Column("size", Integer, nullable=False),
    # Over the columns that never change (see `seals`).
    Column("seal", LargeBinary, nullable=False),
    # Last, so that a scan of the rest does not walk through the bodies.
    Column("body", LargeBinary, nullable=False),
)

articles = Table(
    "articles",
    metadata,
    # Minute of publication and part of the id (see `articles.key_of`): rows and full-text index lie in order of time.
    Column("key", KEY, primary_key=True, autoincrement=False),
    Column("id", String(16), nullable=False, unique=True),
    Column("capture", String(64), ForeignKey("captures.sha256"), nullable=False),
    Column("extractor", Text, nullable=False),
    # False once no capture reads to it any more: a newer extractor gave another article.
    Column("current", Boolean, nullable=False),
    # Seconds since 1970, UTC, of the publication, or of the first receipt where none is known.
    Column("at", BigInteger, nullable=False),
    # Where only a date is known: the date as it was printed.
    Column("day", String(10)),
    Column("sha256", String(64), nullable=False),
    Column("language", Text),
    Column("url", Text),
    Column("outlet", Text),
    Column("outlet_folded", Text),
    Column("byline", Text),
    Column("published", Text),
    Column("published_precision", Text),
    Column("modified", Text),
    Column("modified_precision", Text),
    # Earliest receipt of a capture that reads to it.
    Column("received", Text, nullable=False),
    Column("sections", Text, nullable=False),
    Column("seal", LargeBinary, nullable=False),
    Column("title", Text, nullable=False),
    Column("description", Text),
    Column("text", Text, nullable=False),
    # Null for a page's own; "feed" where the page was not to be had.
    Column("text_of", Text),
    # Null where the page dates itself; "feed" where only its feed does.
    Column("dated_by", Text),
    Index("articles_at", "at", "day", "language", "current"),
    Index("articles_day", "day", "language"),
    Index("articles_url", "url"),
)

readings = Table(
    "readings",
    metadata,
    Column("capture", String(64), ForeignKey("captures.sha256"), primary_key=True),
    Column("extractor", Text, nullable=False),
    # Either the article or the reason of the refusal.
    Column("article", String(16), ForeignKey("articles.id")),
    Column("reason", Text),
    Column("detail", Text),
    Index("readings_article", "article"),
    sqlite_with_rowid=False,
)

refused_inputs = Table(
    "refused_inputs",
    metadata,
    Column("origin", Text, primary_key=True),
    Column("reason", Text, primary_key=True),
    Column("detail", Text, nullable=False),
    Column("sha256", String(64)),
    sqlite_with_rowid=False,
)

inputs = Table(
    "inputs",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("extractor", Text, primary_key=True),
    Column("counts", Text, nullable=False),
    sqlite_with_rowid=False,
)

statements = Table(
    "statements",
    metadata,
    Column("article", String(16), ForeignKey("articles.id"), primary_key=True),
    Column("reader", Text, primary_key=True),
    Column("found", Integer, nullable=False),
    # zstd of the JSON of tuple[Statement, ...].
    Column("body", LargeBinary, nullable=False),
)

names = Table(
    "names",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("folded", Text, nullable=False, unique=True),
)

# Who said what where, by the reader that read an article last: what search by speaker asks.
said = Table(
    "said",
    metadata,
    Column("article", String(16), ForeignKey("articles.id"), primary_key=True),
    Column("statement", Text, primary_key=True),
    Column("start", Integer, primary_key=True),
    Column("stop", Integer, nullable=False),
    Column("name", Integer, ForeignKey("names.key"), nullable=False),
    Index("said_name", "name"),
    sqlite_with_rowid=False,
)

# What was saved under a key, and when (as a number in order); there may be no stories in it.
story_sets = Table(
    "story_sets",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("slot", Text, nullable=False),
    sqlite_autoincrement=True,
)

stories = Table(
    "stories",
    metadata,
    Column("key", Text, ForeignKey("story_sets.key"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("stories_id", "id"),
)

reviews = Table(
    "reviews",
    metadata,
    Column("day", String(10), primary_key=True),
    Column("language", Text, primary_key=True),
    Column("made_from", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

# What people decided (see `decisions`): the only rows besides captures that nothing can derive anew.
decisions = Table(
    "decisions",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("said", Text, nullable=False),
    Column("made", Text, nullable=False),
    # When it was taken back; null while it holds.
    Column("undone", Text),
    Column("seal", LargeBinary, nullable=False),
    sqlite_autoincrement=True,
)

feeds = Table(
    "feeds",
    metadata,
    Column("url", Text, primary_key=True),
    Column("title", Text),
    Column("kind", Text),
    Column("homepage", Text),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("visited", Text),
    Column("outcome", Text),
    Column("error", Text),
    Column("failures", Integer, nullable=False),
    # Seconds since 1970, UTC; null until the first visit, which is due at once.
    Column("due", BigInteger),
    # Why it is asked no more; null for one that is.
    Column("disabled", Text),
)

# The highest place of each headline on each front page.
places = Table(
    "places",
    metadata,
    Column("url", Text, primary_key=True),
    Column("feed", Text, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("links", Integer, nullable=False),
    Column("seen", Text, nullable=False),
    sqlite_with_rowid=False,
)

runs = Table(
    "runs",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("what", Text, nullable=False),
    Column("started", Text, nullable=False),
    Column("finished", Text, nullable=False),
    Column("counts", Text, nullable=False),
)

# Work that is to be done once, by whoever takes it: a row is a job, and finishing it deletes the row.
jobs = Table(
    "jobs",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    # Seconds since 1970, UTC: not to be begun before.
    Column("due", BigInteger, nullable=False),
    Column("attempts", Integer, nullable=False),
    # Who works at it, and until when that is believed.
    Column("holder", Text),
    Column("expires", BigInteger),
    # Of a job in quarantine: a short stable word, and the sentence for people.
    Column("reason", Text),
    Column("detail", Text),
    Index("jobs_waiting", "kind", "reason", "due", "key"),
    sqlite_with_rowid=False,
)

# Pages that were there and whose address answers 404 or 410 now.
gone = Table(
    "gone",
    metadata,
    Column("url", Text, primary_key=True),
    Column("seen", Text, nullable=False),
    Column("status", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# Which review went where: a day's review is delivered once to each target.
deliveries = Table(
    "deliveries",
    metadata,
    Column("day", String(10), primary_key=True),
    Column("language", Text, primary_key=True),
    Column("target", Text, primary_key=True),
    Column("sha256", String(64), nullable=False),
    Column("delivered", Text, nullable=False),
    sqlite_with_rowid=False,
)

alerts = Table(
    "alerts",
    metadata,
    Column("name", Text, primary_key=True),
    Column("words", Text, nullable=False),
    Column("speaker", Text),
    Column("outlet", Text),
    Column("language", Text),
    Column("target", Text, nullable=False),
    Column("made", Text, nullable=False),
    sqlite_with_rowid=False,
)

# What an alert has told of already.
alerted = Table(
    "alerted",
    metadata,
    Column("alert", Text, ForeignKey("alerts.name"), primary_key=True),
    Column("article", String(16), primary_key=True),
    sqlite_with_rowid=False,
)

# Articles whose text may be kept no longer: what is known of them without it.
expired = Table(
    "expired",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("capture", String(64), nullable=False),
    Column("url", Text),
    Column("outlet", Text),
    Column("published", Text),
    Column("sha256", String(64), nullable=False),
    Column("expired", Text, nullable=False),
    Index("expired_capture", "capture"),
    sqlite_with_rowid=False,
)

# Of hosts and addresses: paces, robots.txt files, headers of answers, moves. Kind and form are the business of those
# who fetch.
remembered = Table(
    "remembered",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("body", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

# Copies that web archives hold of pages (RFC 7089); `memento` is null where none was found when it was sought.
mementos = Table(
    "mementos",
    metadata,
    Column("url", Text, primary_key=True),
    Column("memento", Text),
    Column("at", Text),
    Column("sought", Text, nullable=False),
    sqlite_with_rowid=False,
)
