"""The arrows, in order, and nothing else.

    Capture -> Article -> Statement -> Story -> Review

Those that take an archive read what stands there, derive what is missing, and keep it there under a key that names
all that it was derived from; the rest are functions from nouns to nouns.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from broadsheet import articles as extraction
from broadsheet import copies, language, speakers, statements, stories
from broadsheet.errors import BroadsheetError, InputError, NoText, NotFound
from broadsheet.review import METHOD as REVIEW_METHOD
from broadsheet.review import House, compose
from broadsheet.store import Archive
from broadsheet.types import Article, Capture, Reading, Refusal, Review, Speaker, Statement, Story

# A story that was silent for longer than this is a new one.
DAYS_BEFORE = 3
# Statements of one speaker that `find` gathers; the newest first.
MOST_SAID = 500

Found = tuple[str, tuple[Statement, ...]]
Reader = Callable[[Sequence[Article]], Iterator[Found]]


class Progress(Protocol):
    """Told of work that takes time: the stage, how much is done, and of how much, where that is known."""

    def __call__(self, stage: str, done: int, total: int | None = None) -> None: ...


def silent(stage: str, done: int, total: int | None = None) -> None:
    """Progress for those who do not look."""


# ----------------------------------------------------------------------------------------- nouns to nouns


def take(capture: Capture) -> Article | Refusal:
    """Capture -> Article, or why not."""
    try:
        return extraction.extract(capture)
    except BroadsheetError as error:
        return Refusal(capture.origin, error.word, error.reason or str(error), capture.sha256)


def read(article: Article) -> tuple[Statement, ...]:
    """Article -> statements; none for a language that nobody here can read."""
    known = language.language(article.language)
    return statements.read(article, known) if known else ()


def read_each(wanted: Sequence[Article]) -> Iterator[Found]:
    """(article id, statements) for each article, one after the other."""
    for article in wanted:
        yield article.id, read(article)


def read_capture(capture: Capture) -> Reading | Refusal:
    """Capture -> Article -> statements."""
    article = take(capture)
    return article if isinstance(article, Refusal) else Reading(article, read(article))


def read_text(text: str) -> Reading:
    """A plain text -> statements, offsets into the text as given. Raises `NoText`, `InputError`."""
    try:
        body = text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError("text", f"half of a surrogate pair stands at {error.start}") from error
    epoch = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)  # a text has no time of receipt, and nothing here asks for one
    reading = read_capture(Capture.of(body, media_type="text/plain", origin="text", received=epoch))
    if isinstance(reading, Refusal):
        raise NoText("text", reading.detail)
    return reading


# ------------------------------------------------------------------------------------------ a day's review


@dataclass(frozen=True, slots=True)
class Order:
    """What a review is asked for: a calendar day in a zone, and the language of the press."""

    day: dt.date
    language: str = "en"
    zone: dt.tzinfo = dt.UTC

    def back(self, days: int) -> Order:
        return Order(self.day - dt.timedelta(days=days), self.language, self.zone)

    def __str__(self) -> str:
        return f"{self.day} {self.language} {self.zone}"


class Day:
    """The articles of an order, their texts loaded when they are first asked for."""

    def __init__(self, archive: Archive, order: Order) -> None:
        self.order, self._archive = order, archive
        self.ids = archive.day_ids(order.day, order.language, order.zone)
        self._articles: dict[str, Article] | None = None

    @property
    def articles(self) -> dict[str, Article]:
        """By id, in order of publication."""
        if self._articles is None:
            found = self._archive.articles(self.ids)
            self._articles = {id_: found[id_] for id_ in self.ids}
        return self._articles

    def key(self, *methods: str) -> str:
        """Names what is derived from this day's articles by these methods."""
        digest = hashlib.sha256("\n".join((extraction.EXTRACTOR, *methods, *sorted(self.ids))).encode())
        return digest.hexdigest()


def cluster(archive: Archive, day: Day, progress: Progress = silent) -> tuple[Story, ...]:
    """Articles -> stories, neither threaded nor ranked; kept, so that the day after does not start anew."""
    key = day.key("clusters", stories.METHOD, copies.METHOD)
    if (kept := archive.stories(key)) is not None:
        return kept
    progress("copies", 0, len(day.ids))
    found_copies = copies.find_copies(list(day.articles.values()))
    progress("stories", 0, len(day.ids))
    made = stories.build(list(day.articles.values()), found_copies, language=language.language(day.order.language))
    archive.save_stories(key, made, slot=f"clusters {day.order}")
    return made


def rank(archive: Archive, day: Day, progress: Progress = silent) -> tuple[Story, ...]:
    """The day's stories, threaded with those of the days before and ranked, best first."""
    before = [Day(archive, day.order.back(days)) for days in range(1, DAYS_BEFORE + 1)]
    key = day.key("ranked", stories.METHOD, copies.METHOD, *(earlier.key() for earlier in before))
    if (kept := archive.stories(key)) is not None:
        return kept
    made = cluster(archive, day, progress)
    earlier_stories = [story for earlier in before if earlier.ids for story in cluster(archive, earlier, progress)]
    progress("ranking", 0, len(made))
    ranked = stories.rank(made, day.articles, before=earlier_stories)
    archive.save_stories(key, ranked, slot=f"ranked {day.order}")
    return ranked


def review_day(
    archive: Archive,
    order: Order,
    *,
    house: House | None = None,
    reader: Reader = read_each,
    progress: Progress = silent,
) -> Review:
    """The review of a day. Only what it needs is read: the articles of the stories that it can show.

    Raises `NotFound` if the archive holds no article of that day in that language, and `InputError` if none gives a
    line.
    """
    house = house or House()
    day = Day(archive, order)
    if not day.ids:
        raise NotFound(
            f"{order.day}, language {order.language}",
            "the archive holds no article of that day in that language",
            "`broadsheet status` says what it holds; `broadsheet add` and `broadsheet gather` take more in",
        )
    key = day.key("review", REVIEW_METHOD, statements.READER, stories.METHOD, copies.METHOD, repr(house), str(order))
    if (kept := archive.review(order.day, order.language, key)) is not None:
        return kept
    ranked = rank(archive, day, progress)
    shown = ranked[: SPARE * (house.sections + house.round_up)]
    found = read_stored(archive, [day.articles[id_] for story in shown for id_ in story.articles], reader)
    progress("writing", 0)
    known = language.language(order.language)
    made = compose(ranked, day.articles, found, day=order.day, language=known or order.language, house=house)
    archive.save_review(order.day, order.language, key, made)
    return made


# A story can turn out to have no headline or no sentence to print; this many times the stories wanted are read.
SPARE = 2


def read_stored(archive: Archive, wanted: Sequence[Article], reader: Reader) -> Mapping[str, tuple[Statement, ...]]:
    """Statements by article id; those that the archive lacks are read now and kept."""
    found = dict(archive.statements(statements.READER, [article.id for article in wanted]))
    missing = [article for article in wanted if article.id not in found]
    batch: dict[str, tuple[Statement, ...]] = {}
    for id_, said in reader(missing):
        found[id_] = batch[id_] = said
        if len(batch) >= BATCH:
            archive.save_statements(statements.READER, batch)
            batch = {}
    if batch:
        archive.save_statements(statements.READER, batch)
    return found


# Articles whose statements are stored in one transaction.
BATCH = 500


# ----------------------------------------------------------------------------------------------- looking up


@dataclass(frozen=True, slots=True)
class FoundArticle:
    reading: Reading
    versions: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class FoundStory:
    story: Story
    articles: Mapping[str, Article]


@dataclass(frozen=True, slots=True)
class FoundSpeaker:
    speaker: Speaker
    said: tuple[tuple[Article, Statement], ...]


def find(archive: Archive, what: str) -> FoundArticle | FoundStory | FoundSpeaker:
    """An article or story by its id (or the beginning of one) or address; a speaker by name. Raises `NotFound`."""
    for look in (_article, _story, _speaker):
        try:
            return look(archive, what)
        except NotFound:
            continue
    raise NotFound(
        what,
        "no article, story or speaker of that name",
        "`broadsheet search` finds articles; speakers are known once a review has read their articles",
    )


def _article(archive: Archive, what: str) -> FoundArticle:
    article = archive.find(what)
    versions = tuple(archive.versions(article.url)) if article.url else (article,)
    return FoundArticle(Reading(article, read_stored(archive, [article], read_each)[article.id]), versions)


def _story(archive: Archive, what: str) -> FoundStory:
    story = archive.story(what)
    return FoundStory(story, archive.articles(story.articles))


def _speaker(archive: Archive, what: str) -> FoundSpeaker:
    """Of the speakers that have all words of the name, the one with the most statements."""
    hits = archive.search("", speaker=what, limit=MOST_SAID)
    found = archive.articles(hit.article for hit in hits)
    said = read_stored(archive, list(found.values()), read_each)
    named = speakers.gather_speakers(found, [each for id_ in sorted(said) for each in said[id_]])
    wanted = set(what.casefold().split())
    fitting = [who for who in named if any(wanted <= set(name.casefold().split()) for name in (who.name, *who.aliases))]
    if not fitting:
        raise NotFound(what, "no speaker of that name")
    speaker = min(fitting, key=lambda who: (-len(who.statements), who.id))
    by_place = {(each.article, each.id): each for id_ in said for each in said[id_]}
    return FoundSpeaker(
        speaker, tuple((found[article], by_place[article, statement]) for article, statement in speaker.statements)
    )
