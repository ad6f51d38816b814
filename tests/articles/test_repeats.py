"""What a page prints twice is one text."""

from __future__ import annotations

import datetime as dt
import time

from broadsheet import articles
from broadsheet.articles.blocks import Block
from broadsheet.articles.repeats import once
from broadsheet.types import Capture

FIRST = "The port of Ossen will stay closed until Thursday, harbour master Piet Aalders said on Monday."
SECOND = "Pilots want longer rests between two tankers. The company offers a bonus for each of them instead."
PULLED = "“The company offers a bonus for each of them instead.”"


def kept(*texts: str) -> list[str]:
    return [block.text for block in once([Block(text) for text in texts])]


def test_a_body_that_is_there_twice_is_kept_once() -> None:
    assert kept(FIRST, SECOND, FIRST.upper(), SECOND) == [FIRST, SECOND]


def test_a_pull_quote_before_or_after_its_paragraph_goes() -> None:
    assert kept(PULLED, FIRST, SECOND) == [FIRST, SECOND]
    assert kept(FIRST, SECOND, PULLED) == [FIRST, SECOND]


def test_what_only_shares_words_stays() -> None:
    longer = "The port of Ossen will stay closed until Thursday."
    assert kept(FIRST, longer + " Then it opens.", SECOND) == [FIRST, longer + " Then it opens.", SECOND]
    # Words that are joined by the end of one paragraph and the start of the next are no passage.
    across = "said on Monday. Pilots want longer rests between two tankers."
    assert kept(FIRST, SECOND, across) == [FIRST, SECOND, across]


def test_headings_questions_and_items_are_printed_often_by_design() -> None:
    question = "What would you do if the port of Ossen stayed closed?"
    item = "Half a cup of blueberries, two eggs, and a spoon of honey"
    assert kept(question, FIRST, question, SECOND) == [question, FIRST, question, SECOND]
    assert kept(item, FIRST, item) == [item, FIRST, item]
    heading = Block(FIRST, heading=True)
    assert once([Block(FIRST), heading]) == [Block(FIRST), heading]


def test_a_page_with_its_body_for_phones_too() -> None:
    body = f"<p>{FIRST}</p><blockquote><p>{PULLED}</p></blockquote><p>{SECOND}</p>"
    page = f"<html><body><article><h1>Port shut</h1>{body}<div class='phone'>{body}</div></article></body></html>"
    received = dt.datetime(2031, 5, 12, 12, tzinfo=dt.UTC)
    text = articles.extract(Capture.of(page.encode(), media_type="text/html", origin="p", received=received)).text
    assert text == f"{FIRST}\n\n{SECOND}"


def test_the_search_for_passages_is_bounded() -> None:
    blocks = [
        Block(f"The port of Ossen counted {number} ships on one day, its harbour master said.")
        for number in range(20_000)
    ]
    begun = time.process_time()
    assert once(blocks) == blocks
    assert time.process_time() - begun < 2.0
