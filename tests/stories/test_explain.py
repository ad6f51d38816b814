"""A story's reasons: the words its articles share, each one's strongest link, the neighbours that did not join."""

from __future__ import annotations

import random

from broadsheet.stories import build, explain
from broadsheet.stories.divide import Bars, holds, slack
from broadsheet.stories.linkage import Join
from broadsheet.stories.settings import FULL
from tests.stories.test_stories import PRESS, article

KNOWN = {each.id: each for each in PRESS}


def test_a_story_is_explained_by_its_words_its_links_and_its_neighbours() -> None:
    stories = build(PRESS)
    [port] = [story for story in stories if len(story.articles) == 6]
    why = explain(port, stories, KNOWN)
    assert {"Ossen", "dockers"} <= {each.word for each in why.shared}
    assert {each.word for each in why.shared if each.is_name} >= {"Ossen"}
    assert all(2 <= each.articles <= 6 for each in why.shared)
    assert {tie.article for tie in why.ties} == set(port.articles)
    for tie in why.ties:
        assert tie.other in port.articles
        assert tie.other != tie.article
        assert tie.likeness >= tie.mean > 0
    assert why.mean >= why.needed
    assert why.since
    assert why.until
    assert (why.until - why.since).total_seconds() == 5 * 3600
    assert {near.story for near in why.near} <= {story.id for story in stories} - {port.id}
    assert all(near.likeness < why.needed for near in why.near)


def test_an_article_alone_has_no_link() -> None:
    press = [*PRESS[:6], article("flood", 0)]
    stories = build(press)
    [alone] = [story for story in stories if len(story.articles) == 1]
    [tie] = explain(alone, stories, KNOWN).ties
    assert tie.other is None


def test_the_reasons_do_not_depend_on_the_order() -> None:
    stories = build(PRESS)
    expected = explain(stories[0], stories, KNOWN)
    for seed in range(5):
        shuffled = random.Random(seed).sample(stories, len(stories))
        assert explain(stories[0], shuffled, KNOWN) == expected


def test_a_topic_is_no_story_though_its_last_join_was_close_enough() -> None:
    topic = Join((0, 1), (3, 3), 0.2, (0.6, 0.6))
    event = Join((0, 1), (3, 3), 0.2, (1.5, 1.5))
    bars = Bars(across=0.15, whole=0.25)
    assert not holds(topic, bars, FULL)
    assert holds(event, bars, FULL) or event.across < FULL.contrast * 0.5
    most = FULL.slack
    assert slack(3, most) == slack(5, most) == 1 > slack(12, most) > slack(30, most) == slack(300, most)
