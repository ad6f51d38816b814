"""The same invented day put together in every way; and what holds of each of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from broadsheet.errors import InputError
from broadsheet.pages import FORMATS, document
from broadsheet.review import House, compose, opinion_ids, problems
from broadsheet.review.house import ARRANGEMENTS
from broadsheet.schema import from_json, to_json
from broadsheet.types import Arrangement, Article, Review, Story
from tests.review.press import DAY, Press, article, harbour_day, story
from tests.review.test_any_day import days

HOUSE = House(desk="Harbour Desk", place="Ossen", sections=3)
OPINION = (
    "The strike that Ossen deserves\n",
    "On Monday night 1,204 dockers raised their hands in a cold hall by the port.\n"
    "Nobody who has stood in that hall should call this greed, because night pay has not moved since 2027.\n"
    "The harbour office wrote in April that it was studying the matter.\n"
    "He told them that they were patient men.\n"
    "A city that lives by its port must pay those who work there at night, or it will not live by its port for long.\n"
    "“We will wait no longer, and nobody has the right to ask it of us any more,” one of them shouted.\n"
    + "".join(
        f"At berth {number} a crew of {number + 9} worked the cranes through the night.\n" for number in range(1, 15)
    ),
)


def arranged(arrangement: Arrangement, countries: dict[str, str] | None = None) -> Review:
    stories, articles, statements = harbour_day()
    house = replace(HOUSE, arrange=arrangement)
    return compose(stories, articles, statements, day=DAY, language="en", house=house, countries=countries)


def opinion_day(byline: str | None = "Ida Maren") -> tuple[list[Story], dict[str, Article]]:
    """The strike in the news, and a column about it in another outlet."""
    stories, articles, _ = harbour_day()
    column = article(OPINION[0].strip(), OPINION[1], "Lind Observer", 18, "https://lindobserver.example/opinion/strike")
    column = replace(column, byline=byline)
    return list(stories), {**articles, column.id: column}


def commentary(byline: str | None = "Ida Maren") -> Review:
    stories, articles = opinion_day(byline)
    return compose(stories, articles, {}, day=DAY, language="en", house=replace(HOUSE, arrange="commentary"))


def texts(review: Review, section: int = 0) -> list[str]:
    return [line.text for item in review.sections[section].items for line in item.lines]


@pytest.mark.parametrize("arrangement", [each for each in ARRANGEMENTS if each != "commentary"])
def test_every_arrangement_says_no_more_than_its_evidence(arrangement: Arrangement) -> None:
    made = arranged(arrangement, dict.fromkeys(harbour_day()[1], "se"))
    assert made.arrangement == arrangement
    assert made.sections
    assert problems(made) == []
    assert from_json(Review, to_json(made)) == made


@settings(max_examples=25, deadline=None)
@given(days())
def test_no_arrangement_of_any_day_says_more_than_its_evidence(press: Press) -> None:
    articles = tuple(press.articles.values())
    stories = [story("one", articles[:2]), *([story("two", articles[2:])] if articles[2:] else [])]
    at_home = dict(zip(press.articles, ("fi", "se", "no", "dk"), strict=False))
    # By story is tried in test_any_day.
    for arrangement in ARRANGEMENTS[1:]:
        house = House(place="Lind", arrange=arrangement)
        try:
            made = compose(
                stories, press.articles, press.statements, day=DAY, language="en", house=house, countries=at_home
            )
        except InputError:
            continue
        assert problems(made) == []


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("arrangement", [each for each in ARRANGEMENTS if each != "commentary"])
def test_every_form_shows_every_arrangement(arrangement: Arrangement, form: str) -> None:
    assert document(arranged(arrangement, dict.fromkeys(harbour_day()[1], "se")), form)


def test_by_outlet_each_says_only_what_its_own_articles_say() -> None:
    made = arranged("outlet")
    assert made.topped == "This is what the papers said on Monday."
    for section in made.sections:
        [outlet] = section.outlets
        assert section.heading.text.startswith(f"{outlet}: ")
        for item in section.items:
            for line in item.lines:
                assert {made.by_article[span.article].outlet for span in line.evidence} == {outlet}


def test_by_outlet_the_reprint_is_nobodys_own_word() -> None:
    assert "Lind Echo" not in {outlet for section in arranged("outlet").sections for outlet in section.outlets}


def test_by_outlet_those_that_matter_first_say_why() -> None:
    first = arranged("outlet").sections[0]
    assert [part.name for part in first.parts] == ["stories", "told", "cited"]
    assert first.parts[0].explanation.startswith("articles of its own on ")


def test_by_country_a_section_holds_the_outlets_of_one() -> None:
    _, articles, _ = harbour_day()
    at_home = {id_: "se" if (it.outlet or "").startswith("Lind") else "fi" for id_, it in articles.items()}
    made = arranged("country", at_home)
    assert {section.heading.text.partition(":")[0] for section in made.sections} == {"Sweden", "Finland"}
    for section in made.sections:
        lind = section.heading.text.startswith("Sweden")
        assert all(outlet.startswith("Lind") == lind for outlet in section.outlets)
    assert ("countries", 2) in made.counts


def test_by_country_what_has_none_is_counted() -> None:
    _, articles, _ = harbour_day()
    [first, *_] = articles
    made = arranged("country", {first: "fi"})
    assert ("unplaced", len(articles) - 1) in made.counts


def test_statements_only_has_no_narration() -> None:
    made = arranged("statements")
    assert {item.kind for section in made.sections for item in section.items} <= {"statement", "ahead"}
    assert all(item.statement for section in made.sections for item in section.items)
    assert not made.round_up


def test_the_brief_has_two_lines_a_story_and_no_figures() -> None:
    made = arranged("brief")
    assert len(made.sections) == HOUSE.sections
    for section in made.sections:
        assert len(section.items) <= 1
        assert all(len(line.text) <= 180 for item in section.items for line in item.lines)
        assert section.timeline == section.voices == ()


def test_commentary_quotes_the_author_under_their_name() -> None:
    made = commentary()
    assert made.sections[0].heading.text == "Lind Observer: The strike that Ossen deserves"
    [line] = texts(made)
    assert line == (
        "“Nobody who has stood in that hall should call this greed, because night pay has not moved since 2027.” "
        "[...] “A city that lives by its port must pay those who work there at night, or it will not live by its "
        "port for long.” (Lind Observer, Ida Maren)"
    )
    assert problems(made) == []


def test_commentary_without_a_byline_names_the_outlet() -> None:
    for byline in (None, "Lind Observer", "12 comments", "https://lind.example/ida"):
        assert texts(commentary(byline))[0].endswith("(Lind Observer)")


def test_a_claim_of_a_piece_is_under_its_name_in_the_digest_too() -> None:
    assert commentary().digest.text == "Lind Observer: The strike that Ossen deserves."


def test_a_day_without_opinion_says_what_else_there_is() -> None:
    with pytest.raises(InputError, match="no opinion piece") as caught:
        arranged("commentary")
    assert "--arrange agency" in str(caught.value)


def test_no_country_known_says_where_to_name_them() -> None:
    with pytest.raises(InputError, match="no section has a line") as caught:
        arranged("country")
    assert "docs/registry.md" in str(caught.value)


@pytest.mark.parametrize(
    ("title", "path", "is_one"),
    [
        ("The strike that Ossen deserves", "/opinion/2031/strike", True),
        ("The strike that Ossen deserves", "/news/2031/opinion", False),
        ("Editorial: The strike that Ossen deserves", "/news/strike", True),
        ("The strike that Ossen deserves | Opinion", "/news/strike", True),
        ("Opinion polls close in Ossen", "/news/polls", False),
        ("Letters to the editor: the strike", "/opinion/letters", False),
        ("The strike that Ossen deserves", "/commentisfree/strike", True),
    ],
)
def test_where_opinion_stands(title: str, path: str, is_one: bool) -> None:
    it = article(title, "Text of it.", "Lind Observer", url=f"https://lind.example{path}")
    assert opinion_ids([it], "en") == ([it.id] if is_one else [])
