"""A story goes on: it is found among the days before, and what is new in it stands in today's articles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from broadsheet.stories import build, rank
from broadsheet.stories.news import find_news, sentences_of
from broadsheet.types import Article, Span, Statement, Story, Voice
from tests.stories.press import REPORTS, report

PILOTS = "Pilots of Ossen refused to guide tankers on Tuesday, and 14,500 tonnes of grain rot in the roads."
TALKS = "The union of dockers said that talks had failed."


def days() -> tuple[Story, Story, dict[str, Article]]:
    """The strike on Monday, and on Tuesday with what has come of it."""
    monday = [report("port", number, more=TALKS) for number in range(4)]
    tuesday = [report("port", number, days=1, more=f"{TALKS} {PILOTS}") for number in range(4)]
    [before], [after] = build(monday), build(tuesday)
    return after, before, {each.id: each for each in (*monday, *tuesday)}


def said(article: Article, words: str, name: str, named: bool = True) -> Statement:
    start = article.text.index(words)
    content = (Span(article.id, start, start + len(words)),)
    return Statement("s1", article.id, "indirect", content, (), (), Voice(name, named), "test")


def test_facts_numbers_and_voices_that_were_not_there_yesterday() -> None:
    today, earlier, articles = days()
    statements = {
        **{id_: [said(articles[id_], "talks had failed", "Marta Velde")] for id_ in earlier.articles},
        **{id_: [said(articles[id_], "refused to guide", "Piet Aalders")] for id_ in today.articles[:1]},
        **{id_: [said(articles[id_], "talks had failed", "Velde")] for id_ in today.articles[1:2]},
        **{id_: [said(articles[id_], "talks had failed", "two diplomats", False)] for id_ in today.articles[2:]},
    }
    news = find_news(today, earlier, articles, statements)
    assert articles[news.facts[0].article].slice(news.facts[0]) == PILOTS
    assert [number for number, _ in news.numbers] == ["14,500"]
    assert [voice.name for voice in news.voices] == ["Piet Aalders"]
    assert {span.article for span in (*news.facts, news.numbers[0][1])} <= set(today.articles)


def test_the_same_again_is_no_news() -> None:
    _, earlier, articles = days()
    assert not find_news(earlier, earlier, articles)


def test_the_order_of_articles_does_not_matter() -> None:
    today, earlier, articles = days()
    turned = dict(reversed(list(articles.items())))
    assert find_news(today, earlier, turned) == find_news(today, earlier, articles)


def test_articles_that_are_not_at_hand_are_not_asked() -> None:
    today, earlier, articles = days()
    assert find_news(today, earlier, {}) == find_news(replace(today, articles=()), earlier, articles)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Mr. Velde of St. Ossen spoke for an hour on the steps. He then left for the harbour with the others.", 2),
        ("“We will unload no ship at night,” he said. “Not for that pay, not this year, at all.” So it went.", 2),
        ("Too short. Also.", 0),
        ("No end at all but a text of some length that goes on and on", 1),
    ],
)
def test_sentences_are_whole(text: str, sentences: int) -> None:
    article = Article("a", "c", "test", "t", text, "x")
    found = [article.slice(span) for span in sentences_of(article)]
    assert len(found) == sentences
    assert all(words == words.strip() for words in found)


def test_each_day_s_story_goes_on_with_its_own() -> None:
    today = [report(event, number, days=1) for event in ("port", "bank") for number in range(3)]
    before = build(REPORTS)
    known = {each.id: each for each in REPORTS}
    titles = {story.id: story.title for story in before}
    ranked = rank(build(today), {each.id: each for each in today}, before=before, before_articles=known)
    assert [titles[story.continues or ""] for story in ranked] == [story.title for story in ranked]
