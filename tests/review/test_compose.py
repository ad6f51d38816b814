"""The review of an invented day, line by line, and what holds of any review."""

from __future__ import annotations

import datetime as dt
import random
import subprocess
import sys
from dataclasses import replace

import pytest

from broadsheet.errors import InputError
from broadsheet.review import House, compose, problems
from broadsheet.schema import from_json, to_json
from broadsheet.types import Review, Story, word_count
from tests.review.press import DAY, Press, article, harbour_day, story

HOUSE = House(desk="Harbour Desk", place="Ossen", sections=2)


@pytest.fixture(scope="module")
def review() -> Review:
    stories, articles, statements = harbour_day()
    return compose(stories, articles, statements, day=DAY, language="en", house=HOUSE)


def texts(review: Review, kind: str, section: int = 0) -> list[str]:
    return [line.text for item in review.sections[section].items if item.kind == kind for line in item.lines]


def test_the_top_names_the_stories(review: Review) -> None:
    assert review.headline.text.startswith("Press review: Port Ossen dockers call strike over night pay")
    assert review.dateline == "OSSEN, May 12. /Harbour Desk/."
    assert review.digest.text == (
        "Port Ossen dockers call strike over night pay and Central bank of Harland keeps its rate at 4 percent."
    )
    assert review.topped == "These stories topped Monday’s press."


def test_a_section_names_outlet_headline_and_reach(review: Review) -> None:
    first = review.sections[0]
    assert first.heading.text == "Varmouth Courier: Port Ossen dockers call strike over night pay"
    assert (first.reach, first.reprints) == (4, 1)
    assert first.outlets == ("Lind Echo", "Lind Observer", "Ossen Gazette", "Varmouth Courier")
    assert first.parts[0].name == "outlets"


def test_background_does_not_begin_with_the_headline_in_other_words(review: Review) -> None:
    assert texts(review, "background")[0] == (
        "Shipping lines began to move calls from Ossen to Lind on Monday, three days before dockers are due to walk "
        "out. (Lind Observer)"
    )


def test_the_dateline_is_cut() -> None:
    press = Press()
    vote = "The council of Lind voted on Monday to close the old fish market by the end of the year."
    press.add(article("Council of Lind votes to close the fish market", f"LIND (Northwire) - {vote}\n", "Lind Echo"))
    one = story("one", tuple(press.articles.values()))
    made = compose([one], press.articles, press.statements, day=DAY, language="en", house=House())
    assert texts(made, "lead") == [f"{vote} (Lind Echo)"]


def test_a_statement_of_two_outlets_is_printed_once_in_the_fullest_wording(review: Review) -> None:
    waited = [line.text for line in review.lines() if "waited four years" in line.text]
    assert waited == [
        (
            "“We have waited four years for a rise that was promised in writing. We will not unload another ship at "
            "night for the pay of 2027,” said Marta Velde, president of the Ossen Dockers’ Union. (Ossen Gazette; also "
            "in "
            "Varmouth Courier)"
        )
    ]


def test_a_speaker_is_introduced_once_and_the_voices_of_one_stand_together(review: Review) -> None:
    voices = [item for item in review.sections[0].items if item.kind == "statement"]
    assert [item.speaker for item in voices] == ["Marta Velde", "Marta Velde", "Ilse Tamm", "Piet Aalders"]
    assert voices[1].lines[0].text.startswith("“Nobody has called us,” Velde told the Lind Observer")


def test_a_pronoun_becomes_the_name_and_says_so(review: Review) -> None:
    ahead = [item for item in review.sections[0].items if item.kind == "ahead"]
    assert [line.text for item in ahead for line in item.lines] == [
        (
            "Marta Velde added that the strike could be called off if the port returned to the table by Wednesday "
            "evening. (Ossen Gazette)"
        )
    ]
    assert ahead[0].carried == "“She” in the article, read as Marta Velde"


def test_a_quotation_over_two_sentences_stays_whole(review: Review) -> None:
    assert any(
        "Tamm" in text and text.endswith("how long it lasts.” (Varmouth Courier)")
        for text in texts(review, "statement")
    )


def test_the_rest_of_the_day_is_a_line_each(review: Review) -> None:
    assert [item.lines[0].text for item in review.round_up] == [
        "Lind Observer: Kell bridge to close for repairs until August."
    ]


def test_boilerplate_is_not_printed(review: Review) -> None:
    assert not any("newsletter" in line.text for line in review.lines())


def test_counts(review: Review) -> None:
    assert dict(review.counts) == {"articles": 7, "outlets": 4, "stories": 3, "statements": 11}


def test_nothing_is_wrong_with_it(review: Review) -> None:
    assert problems(review) == []


def test_it_goes_to_json_and_back(review: Review) -> None:
    assert from_json(Review, to_json(review)) == review


def test_cited_passages_hold_the_paragraphs_around(review: Review) -> None:
    _, articles, _ = harbour_day()
    for cited in review.cited:
        for passage in cited.passages:
            assert articles[cited.article].text[passage.start : passage.stop] == passage.text
    ahead = next(item for item in review.sections[0].items if item.kind == "ahead").lines[0].evidence[-1]
    held = next(
        passage for passage in review.by_article[ahead.article].passages if passage.start <= ahead.start < passage.stop
    )
    assert "Marta Velde, president" in held.text
    assert "Harbour master" in held.text


def test_arrival_order_changes_nothing() -> None:
    stories, articles, statements = harbour_day()
    whole = to_json(compose(stories, articles, statements, day=DAY, language="en", house=HOUSE))
    for seed in range(5):
        shuffled = list(articles.items())
        random.Random(seed).shuffle(shuffled)
        said = {key: statements[key] for key, _ in shuffled if key in statements}
        assert to_json(compose(stories, dict(shuffled), said, day=DAY, language="en", house=HOUSE)) == whole


def test_the_hash_seed_changes_nothing() -> None:
    code = (
        "import hashlib; from tests.review.press import *; from broadsheet.review import *; "
        "from broadsheet.pages import render; s, a, t = harbour_day(); "
        "r = compose(s, a, t, day=DAY, language='en', house=House()); "
        "print(hashlib.sha256(''.join(render(r, f) for f in ('html', 'md', 'json', 'text')).encode()).hexdigest())"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True, text=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


def test_words_shrink_with_rank() -> None:
    stories, articles, statements = harbour_day()
    house = House(sections=3, words=(60, 50, 40))
    made = compose(stories, articles, statements, day=DAY, language="en", house=house)
    for rank, section in enumerate(made.sections):
        printed = sum(word_count(line.text) for item in section.items for line in item.lines)
        assert printed <= house.words_for(rank) + 20


def test_a_day_without_stories_is_an_error_that_says_what_to_do() -> None:
    with pytest.raises(InputError, match="Add articles"):
        compose([], {}, {}, day=DAY, language="en", house=HOUSE)


def test_a_story_whose_articles_are_missing_is_passed_over() -> None:
    stories, articles, statements = harbour_day()
    gone = Story("gone", "Nothing", ("ffffffffffffffff",))
    made = compose([gone, *stories], articles, statements, day=DAY, language="en", house=HOUSE)
    assert [section.story for section in made.sections] == ["strike", "bank"]


def test_the_dateline_without_a_place() -> None:
    stories, articles, statements = harbour_day()
    made = compose(
        stories, articles, statements, day=dt.date(2031, 6, 1), language="en", house=replace(HOUSE, place="")
    )
    assert made.dateline == "June 1. /Harbour Desk/."
    assert made.topped == "These stories topped Sunday’s press."
