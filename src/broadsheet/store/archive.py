"""The archive: one file, its nouns in and out. Each method is one transaction; the work is in the modules beside."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlalchemy import delete

from broadsheet.errors import NotFound
from broadsheet.store import (
    alerts,
    articles,
    captures,
    decisions,
    deliveries,
    expiring,
    feeds,
    mementos,
    places,
    remembered,
    runs,
    sqlite,
    statements,
    stories,
    taking,
    versions,
)
from broadsheet.store.alerts import Alert
from broadsheet.store.check import Problem, check
from broadsheet.store.database import Database, create_database, open_database
from broadsheet.store.decisions import Anchor, Decision
from broadsheet.store.deliveries import Delivery
from broadsheet.store.dump import dump
from broadsheet.store.expiring import Aged
from broadsheet.store.feeds import FeedState, Visit
from broadsheet.store.likeness import likest
from broadsheet.store.places import Place
from broadsheet.store.queue import Queue
from broadsheet.store.runs import Run
from broadsheet.store.search import LIMIT, Hit, Wanted, search
from broadsheet.store.selecting import Choice, chosen_articles, chosen_captures
from broadsheet.store.status import Status, status
from broadsheet.store.tables import names, reviews, said, story_sets
from broadsheet.store.tables import statements as statements_table
from broadsheet.store.tables import stories as stories_table
from broadsheet.store.taking import Added
from broadsheet.store.times import beginning
from broadsheet.store.versions import Chain
from broadsheet.types import Article, Capture, Feed, Memento, Refusal, Review, Statement, Story

# Seconds that a writer waits for another. A batch takes one or two.
WAIT = 30.0


class Archive:
    """An open archive. Use it as a context manager, in the process that opened it (not in one forked from it).

    Any method may raise `Busy` (another process wrote for longer than `wait`), `DiskFull`, or `ArchiveError` for a
    file that is damaged or may not be written.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    @classmethod
    def create(cls, path: Path, *, wait: float = WAIT) -> Archive:
        """The archive at `path`, made if there is none. NoArchive if something else lies there."""
        return cls(create_database(path, wait))

    @classmethod
    def open(cls, path: Path, *, wait: float = WAIT) -> Archive:
        """The archive at `path`. NoArchive, with what to do, if there is none or it is something else."""
        return cls(open_database(path, wait))

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._database.close()

    @property
    def path(self) -> Path:
        return self._database.path

    @property
    def writable(self) -> bool:
        """False in a folder that may not be written: everything can be read, and nothing is lost by trying to write."""
        return self._database.writable

    @property
    def queue(self) -> Queue:
        """Jobs that are to be done once, in the name of this process."""
        return Queue(self._database)

    # -------------------------------------------------------------------------------------------------- captures

    def known(self, sha256s: Iterable[str]) -> set[str]:
        """Of these hashes those of captures that the archive holds, taken or refused."""
        return captures.known(self._database, sha256s)

    def reasons(self, sha256s: Iterable[str]) -> dict[str, str | None]:
        """Of these hashes, for those of captures that the archive holds, why it was refused; None for an article."""
        return captures.reasons(self._database, sha256s)

    def add(
        self,
        taken: Sequence[tuple[Capture, Article]],
        refused: Sequence[tuple[Capture | None, Refusal]] = (),
        *,
        extractor: str | None = None,
    ) -> Added:
        """Captures with what became of them, whole or not at all.

        `extractor` is the version that refused (needed only where there are refusals; an article names its own).
        """
        return taking.add(self._database, taken, refused, extractor)

    def capture(self, sha256: str) -> Capture:
        """NotFound if there is none of that hash."""
        return captures.capture(self._database, sha256)

    def captures_of(self, sha256s: Iterable[str]) -> list[Capture]:
        """Those of these hashes that the archive holds, in order of hash."""
        return captures.by_sha256(self._database, sha256s)

    def captures(self) -> Iterator[Capture]:
        """All, in order of hash; what they give may be added meanwhile."""
        return captures.walk(self._database)

    def captures_to_read(self) -> Iterator[Capture]:
        """In order of hash, all but entries of feeds whose page was taken in their place, or is still to be fetched."""
        return captures.walk(self._database, captures.for_themselves())

    def chosen_captures(self, choice: Choice) -> Iterator[Capture]:
        """In order of hash: those that read to chosen articles; of everything, also those that were refused, but no
        entry of a feed whose page counts in its place."""
        return chosen_captures(self._database, choice)

    def captures_stale(self, extractor: str) -> Iterator[Capture]:
        """Captures that another version took or refused; `add` them anew meanwhile."""
        return captures.walk(self._database, captures.stale(extractor))

    def count_stale(self, extractor: str) -> int:
        return captures.count_stale(self._database, extractor)

    # -------------------------------------------------------------------------------------------------- articles

    def article(self, id_: str) -> Article:
        """NotFound if there is none of that id."""
        if found := self.articles([id_]):
            return found[id_]
        raise NotFound(id_, "no article has this id", "Look with `broadsheet search`.")

    def articles(self, ids: Iterable[str]) -> dict[str, Article]:
        """Those of `ids` that the archive holds, in order of id."""
        return articles.by_ids(self._database, ids)

    def fetched_since(self, since: dt.datetime) -> list[tuple[str, dt.datetime]]:
        """(address, first receipt) of articles whose page was fetched here, received at `since` or later."""
        return versions.fetched_since(self._database, since)

    def chosen_articles(self, choice: Choice) -> Iterator[Article]:
        """In order of id, every version of a page."""
        return chosen_articles(self._database, choice)

    def find(self, name: str) -> Article:
        """By address (the latest version), id, or the beginning of an id. NotFound if there is none or several."""
        return articles.find(self._database, name)

    def versions(self, url: str) -> list[Article]:
        """The article at an address and its edits, oldest first."""
        return articles.versions(self._database, url)

    def chains(self, urls: Iterable[str]) -> dict[str, Chain]:
        """By address, the versions of its page, oldest first, and whether it answers still."""
        return versions.chains(self._database, urls)

    def page_gone(self, url: str, status: int, seen: dt.datetime) -> bool:
        """The page answers 404 or 410 now. Whether that is news; of an address without an article it is not kept."""
        return versions.gone(self._database, url, status, seen)

    def page_back(self, url: str) -> bool:
        """The page answers again. Whether it was gone."""
        return versions.back(self._database, url)

    def day(self, day: dt.date, language: str | None = None, zone: dt.tzinfo = dt.UTC) -> list[Article]:
        """The articles of a calendar day in `zone`, by publication; of each address that day's latest version."""
        return articles.by_day(self._database, day, language, zone)

    def day_ids(self, day: dt.date, language: str | None = None, zone: dt.tzinfo = dt.UTC) -> list[str]:
        """The ids of `day`, without the texts."""
        return articles.ids_of_day(self._database, day, language, zone)

    # --------------------------------------------------------------------------------------------------- derived

    def save_statements(self, reader: str, found: Mapping[str, tuple[Statement, ...]]) -> None:
        """By article id. No statements is a finding too: it is kept."""
        statements.save(self._database, reader, found)

    def statements(self, reader: str, ids: Iterable[str]) -> dict[str, tuple[Statement, ...]]:
        """By article, in order of id; an article that this reader has not read is absent."""
        return statements.load(self._database, reader, ids)

    def save_stories(self, key: str, made: Sequence[Story], *, slot: str = "") -> None:
        """In their order, under `key` (method version and fingerprint of the input).

        With a `slot` (such as "2026-03-17 en"), what another key put there goes: an older state of the same day.
        """
        stories.save(self._database, key, made, slot)

    def stories(self, key: str) -> tuple[Story, ...] | None:
        """What was saved under `key`, in its order; None if nothing was."""
        return stories.load(self._database, key)

    def story(self, name: str) -> Story:
        """By id or the beginning of one. NotFound if there is none or several."""
        return stories.find(self._database, name)

    def story_slots(self, id_: str) -> list[str]:
        """The slots that hold a story of this id, the newest first."""
        return stories.slots(self._database, id_)

    def save_review(self, day: dt.date, language: str, key: str, review: Review) -> None:
        stories.save_review(self._database, day, language, key, review)

    def review_days(self) -> list[tuple[dt.date, str]]:
        """(day, language) of every kept review, the newest day first."""
        return stories.review_days(self._database)

    def reviews(
        self, since: dt.date | None = None, until: dt.date | None = None, name: str | None = None
    ) -> Iterator[tuple[dt.date, str, Review]]:
        """The kept reviews of these days, both included, each with its day and what it is called there; of one name,
        if given."""
        for day, called in self.review_days():
            wanted = (since is None or since <= day) and (until is None or day <= until)
            if wanted and name in (None, called) and (found := self.review(day, called)) is not None:
                yield day, called, found

    def review(self, day: dt.date, language: str, key: str | None = None) -> Review | None:
        """The last review made of the day; with a key, only if it was made from that."""
        return stories.load_review(self._database, day, language, key)

    def record_delivery(self, done: Delivery) -> None:
        deliveries.record(self._database, done)

    def deliveries(self, day: dt.date | None = None, language: str | None = None) -> list[Delivery]:
        """Which reviews went where, the newest day first."""
        return deliveries.load(self._database, day, language)

    def add_alert(self, alert: Alert, told: Iterable[str]) -> bool:
        """Whether it is new; one of that name is replaced. Of the articles `told` it is silent."""
        return alerts.add(self._database, alert, told)

    def alerts(self) -> list[Alert]:
        """In order of name."""
        return alerts.load(self._database)

    def remove_alert(self, name: str) -> bool:
        """Whether it was there."""
        return alerts.remove(self._database, name)

    def untold(self, alert: str, ids: Iterable[str]) -> list[str]:
        """Of these articles those that the alert has not told of, in the order given."""
        return alerts.untold(self._database, alert, ids)

    def mark_told(self, alert: str, ids: Iterable[str]) -> None:
        """The alert has told of these articles."""
        alerts.mark(self._database, alert, ids)

    def aged(self, days_of: Callable[[str | None], int | None], now: dt.datetime) -> list[Aged]:
        """Articles kept for longer than `days_of` allows their outlet (None: for ever), in order of id."""
        return expiring.aged(self._database, days_of, now)

    def expire(self, ids: Iterable[str], now: dt.datetime) -> int:
        """Remove articles with all that rests on them; only that they were there stays known. How many."""
        return expiring.remove(self._database, ids, now)

    def drop_derived(self) -> None:
        """Forget statements, stories and reviews, and build the full-text index anew.

        Captures, articles and what people decided stay.
        """
        with self._database.writing() as connection:
            for table in (said, names, statements_table, stories_table, story_sets, reviews):
                connection.execute(delete(table))
            connection.execute(sqlite.REBUILD_SEARCH)

    def voices(self) -> list[str]:
        """Every name under which somebody was quoted, folded (see `broadsheet.store.wording`), in order."""
        return statements.voices(self._database)

    # ------------------------------------------------------------------------------------------------- decisions

    def decide(self, kind: str, about: Mapping[str, Any], said: str, made: dt.datetime) -> Decision:
        """Remember what a person decided, and the sentence that says it to people; see `broadsheet.store.decisions`."""
        return decisions.record(self._database, kind, about, said, made)

    def decisions(self, noun: str | None = None, *, undone: bool = False) -> tuple[Decision, ...]:
        """Those that hold, in order; of one noun ("story"), or all. `undone`: also those that were taken back."""
        return decisions.load(self._database, noun, undone=undone)

    def undo(self, number: int | None, when: dt.datetime) -> Decision:
        """Take a decision back: that of the number, or the last one. NotFound if there is none that holds."""
        return decisions.undo(self._database, number, when)

    def resolve(self, anchors: Iterable[Anchor], among: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """For each anchor of an article (by its "article") the ids `among` that it finds today."""
        return decisions.resolve(self._database, anchors, among)

    # --------------------------------------------------------------------------------------------------- ledgers

    def input_done(self, sha256: str, extractor: str) -> dict[str, int] | None:
        """The counts of an input file that this extractor has read to its end; None if it has not."""
        return runs.input_done(self._database, sha256, extractor)

    def mark_input(self, sha256: str, extractor: str, counts: Mapping[str, int]) -> None:
        """Only when all of the input is in the archive."""
        runs.mark_input(self._database, sha256, extractor, counts)

    def record_run(self, what: str, started: dt.datetime, finished: dt.datetime, counts: Mapping[str, int]) -> None:
        runs.record(self._database, Run(what, started, finished, tuple(counts.items())))

    def last_runs(self, count: int = 5) -> tuple[Run, ...]:
        """The newest first."""
        with self._database.reading() as connection:
            return runs.last(connection, count)

    # ----------------------------------------------------------------------------------------------------- feeds

    def add_feeds(self, given: Sequence[Feed]) -> tuple[int, int]:
        """(new, known). What is known of a feed stays."""
        return feeds.add(self._database, given)

    def feeds(self) -> list[FeedState]:
        """All, in order of url, with the last visit to each."""
        return feeds.load(self._database)

    def due(self, now: dt.datetime) -> list[FeedState]:
        """Those to be asked by `now`, longest overdue first."""
        return feeds.due(self._database, now)

    def visited(self, visits: Iterable[tuple[str, Visit]]) -> None:
        """Record what came of asking feeds, by url."""
        feeds.visited(self._database, visits)

    def move_feed(self, old: str, new: str) -> None:
        """Follow the feed at `new` instead of `old`, as its host asks (HTTP 301)."""
        feeds.move(self._database, old, new)

    def recall(self, kind: str, names: Iterable[str] | None = None) -> dict[str, bytes]:
        """What is remembered under `kind` of `names`, or of all."""
        return remembered.recall(self._database, kind, names)

    def remember(self, given: Mapping[str, Mapping[str, bytes | None]]) -> None:
        """By kind and name, in place of what was remembered; None forgets."""
        remembered.remember(self._database, given)

    def remove_feed(self, url: str) -> bool:
        """Whether it was there. What came from it stays."""
        return feeds.remove(self._database, url)

    def set_disabled(self, urls: Iterable[str], why: str | None) -> None:
        """Ask these feeds no more, for that reason; with None, ask them again."""
        feeds.set_disabled(self._database, urls, why)

    def taken_from(self, feed: str) -> int:
        """How many captures came from the feed at this address."""
        return captures.count_of_feed(self._database, feed)

    def note_places(self, found: Iterable[Place]) -> None:
        """Keep where headlines stood on front pages."""
        places.note(self._database, found)

    def places(self, urls: Iterable[str]) -> dict[str, tuple[Place, ...]]:
        """Where the headlines of these pages stood on front pages, by url."""
        return places.of(self._database, urls)

    def front_places(self, ids: Iterable[str]) -> dict[str, tuple[Place, ...]]:
        """Where the headlines of these articles stood on front pages, by id."""
        return places.of_articles(self._database, ids)

    def note_memento(self, url: str, found: Memento | None, sought: dt.datetime) -> None:
        """A web archive was asked for its copy of the page."""
        mementos.note(self._database, url, found, sought)

    def mementos(self, urls: Iterable[str]) -> dict[str, Memento]:
        """The copies of these pages that web archives are known to hold, by url."""
        return mementos.of(self._database, urls)

    def mementos_sought(self, urls: Iterable[str]) -> Mapping[str, dt.datetime]:
        """When a web archive was last asked for these pages, by url."""
        return mementos.sought(self._database, urls)

    # ----------------------------------------------------------------------------------------------------- whole

    def search(
        self,
        words: str = "",
        *,
        speaker: str | None = None,
        outlet: str | None = None,
        language: str | None = None,
        since: dt.date | None = None,
        until: dt.date | None = None,
        limit: int = LIMIT,
    ) -> list[Hit]:
        """The newest first. Any string can be searched for; without words, everything that the rest lets through.

        From `since` until before `until`: aware times, or dates, which begin at midnight UTC.
        """
        begin, end = (value if value is None else beginning(value) for value in (since, until))
        return search(self._database, Wanted(words, speaker, outlet, language, begin, end, limit))

    def likest(
        self, words: Sequence[str], *, language: str | None = None, outlet: str | None = None, limit: int = LIMIT
    ) -> list[str]:
        """Ids of the articles that have most of some words, the rare ones counting most; of one outlet, if given."""
        return likest(self._database, words, language=language, outlet=outlet, limit=limit)

    def status(self) -> Status:
        """Counts and sizes, feeds that fail, what the last runs did."""
        return status(self._database)

    def check(self) -> list[Problem]:
        """All that is wrong with the archive; empty for a sound one."""
        return list(check(self._database))

    def dump(self, *, clock: bool = False) -> Iterator[str]:
        """The content as sorted JSON lines, the same for the same content; `clock` adds times of receipt."""
        return dump(self._database, clock=clock)

    def vacuum(self) -> None:
        """Give back the room of what was replaced. Needs as much room again while it runs."""
        self._database.vacuum()
