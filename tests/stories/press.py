"""An invented press of own reports: papers that tell one event in words of their own, so that none is a copy."""

from __future__ import annotations

import datetime as dt
import random

from broadsheet.types import Article, Moment

MORNING = dt.datetime(2021, 5, 12, 6, tzinfo=dt.UTC)
EVENTS = {
    "port": ("Port of Ossen shut by dockers' strike", "Dockers walked out at the port of Ossen over night pay."),
    "bank": ("Harland bank holds its rate at 4 percent", "The Harland central bank kept its key rate at 4 percent."),
    "flood": ("River Teel floods old mill quarter of Norrey", "The river Teel rose over its banks in Norrey."),
}
WORDS = (
    "people here said that they had never seen such a morning and asked what would come of it before the week was out "
    "while others went home early because there was nothing more to do than wait for news from the town hall where the "
    "baker and her sister sat behind closed doors until late and then spoke to those who had stayed on the steps with "
    "coffee bread candles umbrellas dogs bicycles children and a brass band"
)
PAPERS = (("port", 6), ("bank", 4), ("flood", 2))


def report(event: str, number: int, *, days: int = 0, more: str = "") -> Article:
    """The `number`th paper's report of an event, an hour after the one before it, on the day or `days` later."""
    title, fact = EVENTS[event]
    chance = random.Random(f"{event} {number} {days}")
    sentences = [" ".join(chance.sample(WORDS.split(), 9)).capitalize() + "." for _ in range(9)]
    text = f"{fact} {more} {' '.join(sentences)} {fact}"
    url = f"https://paper{number}.example/{event}{days or ''}"
    id_, digest = Article.name(url, text)
    when = Moment(MORNING + dt.timedelta(days=days, hours=number))
    return Article(id_, "c" * 64, "test", title, text, digest, "en", url, f"Paper {number}", published=when)


REPORTS = [report(event, number) for event, papers in PAPERS for number in range(papers)]


def of(event: str) -> tuple[str, ...]:
    """The ids of the day's reports of an event, sorted."""
    return tuple(sorted(each.id for each in REPORTS if each.title == EVENTS[event][0]))
