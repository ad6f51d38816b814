"""The articles of a day -> stories -> the review.

What is derived is kept in the archive under a key that names all that it was derived from, so that the same review
asked for again, or the day after, does not start anew.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from zoneinfo import ZoneInfo

from broadsheet import articles as extraction
from broadsheet import copies, language, outlets, statements, stories, writing
from broadsheet.errors import NotFound
from broadsheet.pipeline import versions
from broadsheet.pipeline.desk import rulings
from broadsheet.pipeline.memory import REMEMBERING, Remembered, remembered
from broadsheet.pipeline.progress import Progress, silent
from broadsheet.pipeline.text import Reader, read_each
from broadsheet.pipeline.view import View
from broadsheet.review import METHOD as REVIEW_METHOD
from broadsheet.review import House, compose, opinion_ids
from broadsheet.store import Archive
from broadsheet.stories import Profile
from broadsheet.types import Arrangement, Article, Review, Rights, Statement, Story
from broadsheet.writing import WriterSettings

# A story that was silent for longer than this is a new one.
DAYS_BEFORE = 3
# A story can turn out to have no headline or no sentence to print; this many times the stories wanted are read.
SPARE = 2
# Articles whose statements are stored in one transaction.
BATCH = 500
# Before an order: the slot of its ranked stories.
RANKED = "ranked "
# The whole press of a language, with the weights that ship.
EVERYTHING = Profile()


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

    @classmethod
    def parse(cls, text: str) -> Order:
        """The order that `str` wrote, whatever stands behind it."""
        day, language, zone = text.split(" ")[:3]
        return cls(dt.date.fromisoformat(day), language, dt.UTC if zone == "UTC" else ZoneInfo(zone))


class Day:
    """The articles of an order, their texts loaded when they are first asked for; with a `view`, their stories are
    made of their meaning too."""

    def __init__(self, archive: Archive, order: Order, view: View | None = None) -> None:
        self.order, self.view, self._archive = order, view, archive
        self.ids = archive.day_ids(order.day, order.language, order.zone)

    @cached_property
    def articles(self) -> dict[str, Article]:
        """By id, in order of publication."""
        found = self._archive.articles(self.ids)
        return {id_: found[id_] for id_ in self.ids}

    @cached_property
    def rulings(self) -> tuple[stories.Ruling, ...]:
        """What the desk decided about stories of this day."""
        return rulings(self._archive, self.ids)

    @cached_property
    def fronts(self) -> dict[str, tuple[stories.FrontPlace, ...]]:
        """Where its articles stood on front pages, by id in order."""
        found = self._archive.front_places(self.ids)
        return {
            id_: tuple(stories.FrontPlace(each.place, each.links, each.feed) for each in found[id_])
            for id_ in sorted(found)
        }

    @cached_property
    def before(self) -> tuple[Day, ...]:
        """The days whose stories those of this day may go on with, the last one first."""
        return tuple(Day(self._archive, self.order.back(days), self.view) for days in range(1, DAYS_BEFORE + 1))

    @property
    def methods(self) -> tuple[str, ...]:
        """By which its stories are made."""
        return stories.METHOD, copies.METHOD, *((stories.TWO_VIEWS, self.view.name) if self.view else ())

    def key(self, *methods: str) -> str:
        """Names what is derived from this day's articles by these methods."""
        digest = hashlib.sha256("\n".join((extraction.EXTRACTOR, *methods, *sorted(self.ids))).encode())
        return digest.hexdigest()


def cluster(archive: Archive, day: Day, progress: Progress = silent) -> tuple[Story, ...]:
    """Articles -> stories, neither threaded nor ranked; kept, so that the day after does not start anew."""
    key = day.key("clusters", *day.methods)
    if (kept := archive.stories(key)) is not None:
        return kept
    progress("copies", 0, len(day.ids))
    found_copies = copies.find_copies(list(day.articles.values()))
    progress("stories", 0, len(day.ids))
    press = list(day.articles.values())
    vectors = day.view.vectors(press) if day.view else None
    made = stories.build(press, found_copies, language=language.language(day.order.language), vectors=vectors)
    archive.save_stories(key, made, slot=f"clusters {day.order}")
    return made


def arrange(archive: Archive, day: Day, progress: Progress = silent) -> tuple[Story, ...]:
    """The day's stories as the desk wants them: what it put together or took apart is so."""
    made = cluster(archive, day, progress)
    return stories.arrange(made, day.articles, day.rulings, day.order.language) if day.rulings else made


def rank(
    archive: Archive, day: Day, progress: Progress = silent, *, profile: Profile = EVERYTHING
) -> tuple[Story, ...]:
    """The day's stories that the profile lets through, threaded with those of the days before and ranked, best first;
    what the desk placed stands where it was placed, what it dropped at the end."""
    before = day.before
    key = day.key(
        "ranked",
        *day.methods,
        stories.RANKING,
        outlets.edition(),
        repr(profile),
        repr(day.rulings),
        repr(day.fronts),
        *(earlier.key(repr(earlier.rulings)) for earlier in before),
    )
    if (kept := archive.stories(key)) is not None:
        return kept
    made = arrange(archive, day, progress)
    earlier_stories = [story for earlier in before if earlier.ids for story in arrange(archive, earlier, progress)]
    progress("ranking", 0, len(made))
    earlier_articles = {id_: article for earlier in before for id_, article in earlier.articles.items()}
    publishers = stories.Publishers(outlets.registry())
    chosen = stories.choose(made, day.articles, profile, publishers, day.order.language)
    ranked = stories.rank(
        chosen.stories,
        day.articles,
        before=earlier_stories,
        before_articles=earlier_articles,
        publishers=publishers,
        weights=profile.weights,
        beat=chosen.beat,
        fronts=day.fronts,
    )
    placed = stories.place(ranked, day.rulings)
    archive.save_stories(key, placed, slot=f"{RANKED}{day.order} {profile.name}".rstrip())
    return placed


def orders_of(archive: Archive, story: Story) -> list[Order]:
    """The days whose ranking has the story."""
    slots = archive.story_slots(story.id)
    orders = {Order.parse(slot.removeprefix(RANKED)): None for slot in slots if slot.startswith(RANKED)}
    return list(orders)


def review_day(
    archive: Archive,
    order: Order,
    *,
    house: House | None = None,
    profile: Profile = EVERYTHING,
    reader: Reader = read_each,
    by: str = statements.READER,
    writer: WriterSettings | None = None,
    view: View | None = None,
    progress: Progress = silent,
) -> Review:
    """The review of a day, or of what a profile lets through. Only what it needs is read: the articles of the stories
    that it can show. `by` is the name of the reader, under which the archive keeps its readings. With a `writer`, a
    language model is asked for its sentences; with a `view`, stories are made of what articles mean too.

    Raises `NotFound` if the archive holds no article of that day in that language, and `InputError` if none gives a
    line.
    """
    house = house or House()
    day = Day(archive, order, view)
    if not day.ids:
        raise NotFound(
            f"{order.day}, language {order.language}",
            "the archive holds no article of that day in that language",
            "`broadsheet status` says what it holds; `broadsheet add` and `broadsheet gather` take more in",
        )
    key = day.key(
        "review",
        REVIEW_METHOD,
        by,
        *day.methods,
        stories.RANKING,
        outlets.edition(),
        repr(house),
        repr(profile),
        repr(day.rulings),
        repr(day.fronts),
        str(order),
        repr(sorted(archive.mementos(article.url or "" for article in day.articles.values()).items())),
        *(earlier.key(repr(earlier.rulings)) for earlier in day.before),
        # What is asked follows from the review and the method, so that these name the answers too.
        *((writing.METHOD, writer.asked) if writer else ()),
    )
    press = slot_of(order.language, house.arrange, profile)
    if (kept := archive.review(order.day, press, key)) is not None:
        return kept
    ranked = rank(archive, day, progress, profile=profile)
    shown = [story for story in ranked if not story.dropped][: SPARE * (house.sections + house.round_up)]
    wanted_ids = [id_ for story in shown for id_ in story.articles]
    if house.arrange == "commentary":
        wanted_ids = list(dict.fromkeys((*wanted_ids, *opinion_ids(day.articles.values(), order.language))))
    found = read_stored(archive, [day.articles[id_] for id_ in wanted_ids], reader, by)
    past = Remembered()
    if house.arrange in REMEMBERING:
        past = remembered(
            shown[: SPARE * house.sections],
            day.articles,
            ((each.order.day, arrange(archive, each, progress)) for each in day.before if each.ids),
            load=archive.articles,
            read=lambda wanted: read_stored(archive, wanted, reader, by),
        )
    progress("writing", 0)
    known = language.language(order.language)
    wanted = known or order.language
    made = compose(
        ranked,
        day.articles,
        {**past.statements, **found},
        day=order.day,
        language=wanted,
        house=house,
        zone=order.zone,
        countries=countries(day) if house.arrange == "country" else None,
        rights=rights_of((*day.articles.values(), *past.articles.values())),
        memory=past.memory,
        before=past.articles,
    )
    made = versions.named(archive, made)
    if writer is not None:
        made = writing.write(made, writer, progress=progress)
        # What a writer failed to answer is asked for again by the next run.
        key = f"{key} unanswered" if made.written and made.written.failed else key
    archive.save_review(order.day, press, key, made)
    return made


def slot_of(language: str, arrangement: Arrangement, profile: Profile = EVERYTHING) -> str:
    """What tells the kept review from others of its day: language, arrangement where it is not by story, profile."""
    arranged = "" if arrangement == "agency" else f"/{arrangement}"
    return f"{language}{arranged} {profile.name}".rstrip()


def countries(day: Day) -> dict[str, str]:
    """The code of the country that each article's outlet is at home in, where it is known."""
    publishers = stories.Publishers(outlets.registry())
    known = ((id_, publishers.of(article).country) for id_, article in day.articles.items())
    return {id_: code for id_, code in known if code}


def rights_of(articles: Iterable[Article]) -> dict[str, Rights]:
    """What the outlet of each article lets be done with it, of those of which the registry says so."""
    known = ((article.id, outlets.rights_of(article.url, article.outlet)) for article in articles)
    return {id_: rights for id_, rights in known if rights is not None}


def read_stored(
    archive: Archive, wanted: Sequence[Article], reader: Reader, by: str = statements.READER
) -> Mapping[str, tuple[Statement, ...]]:
    """Statements by article id; those that the archive lacks are read now and kept."""
    found = dict(archive.statements(by, [article.id for article in wanted]))
    missing = [article for article in wanted if article.id not in found]
    batch: dict[str, tuple[Statement, ...]] = {}
    for id_, said in reader(missing):
        found[id_] = batch[id_] = said
        if len(batch) >= BATCH:
            archive.save_statements(by, batch)
            batch = {}
    if batch:
        archive.save_statements(by, batch)
    return found
