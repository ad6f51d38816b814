"""No review shows more of an article than its outlet lets be shown, in no arrangement and in no form."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.errors import InputError
from broadsheet.pages import FORMATS, document
from broadsheet.review import House, compose, problems
from broadsheet.review.house import ARRANGEMENTS
from broadsheet.types import Review, Rights
from tests.review.press import DAY, Press, harbour_day, story
from tests.review.test_any_day import days

LIMITS = st.one_of(
    st.builds(Rights, reprint=st.just(False)),
    st.builds(Rights, excerpt=st.integers(0, 400)),
    st.builds(Rights, share=st.floats(0, 1)),
    st.builds(Rights, excerpt=st.integers(1, 400), share=st.floats(0.01, 1)),
)


def shown(review: Review) -> dict[str, int]:
    """The code points that the review holds of each article."""
    return {cited.article: sum(len(passage.text) for passage in cited.passages) for cited in review.cited}


def under(rights: dict[str, Rights], sections: int = 2) -> Review:
    """The harbour day with these rights, by outlet."""
    stories, articles, statements = harbour_day()
    given_ = {id_: rights[it.outlet] for id_, it in articles.items() if it.outlet in rights}
    house = House(sections=sections)
    return compose(stories, articles, statements, day=DAY, language="en", house=house, rights=given_)


@settings(max_examples=40, deadline=None)
@given(days(), st.lists(LIMITS, min_size=4, max_size=4))
def test_no_arrangement_of_any_day_shows_more_than_is_allowed(press: Press, limits: list[Rights]) -> None:
    articles = tuple(press.articles.values())
    stories = [story("one", articles[:2]), *([story("two", articles[2:])] if articles[2:] else [])]
    rights = dict(zip(press.articles, limits, strict=False))
    for arrangement in ARRANGEMENTS:
        house = House(place="Lind", arrange=arrangement)
        at_home = dict.fromkeys(press.articles, "fi")
        try:
            made = compose(
                stories,
                press.articles,
                press.statements,
                day=DAY,
                language="en",
                house=house,
                countries=at_home,
                rights=rights,
            )
        except InputError:
            continue
        for article, length in shown(made).items():
            cap = rights[article].cap(len(press.articles[article].text))
            assert cap is None or length <= cap


def test_an_outlet_that_may_not_be_reprinted_gives_no_line() -> None:
    made = under({"Varmouth Courier": Rights(reprint=False)})
    assert "Varmouth Courier" not in {cited.outlet for cited in made.cited}
    assert "Varmouth Courier" in made.sections[0].outlets, "that it had the story is a fact"
    assert problems(made) == []


@pytest.mark.parametrize("form", FORMATS)
def test_no_form_prints_a_sentence_of_it(form: str) -> None:
    _, articles, _ = harbour_day()
    [courier] = [it for it in articles.values() if it.title == "Port Ossen dockers call strike over night pay"]
    body = document(under({"Varmouth Courier": Rights(reprint=False)}), form)
    for sentence in courier.text.splitlines():
        assert sentence.encode() not in body


def test_a_capped_outlet_gives_what_fits_and_no_context() -> None:
    made = under({"Ossen Gazette": Rights(excerpt=200)})
    lengths = [length for article, length in shown(made).items() if made.by_article[article].outlet == "Ossen Gazette"]
    assert lengths
    assert all(0 < length <= 200 for length in lengths)
    assert problems(made) == []


def test_without_limits_nothing_changes() -> None:
    assert under({"Ossen Gazette": Rights(excerpt=100_000)}) == under({})


def test_a_notice_is_printed_once_in_every_form() -> None:
    made = under({"Ossen Gazette": Rights(notice="Quoted by licence 7.")})
    assert made.disclaimer.endswith(" Ossen Gazette: Quoted by licence 7.")
    assert made.disclaimer.count("licence 7") == 1
    text = document(made, "text").decode()
    assert "Quoted by licence 7." in " ".join(text.split())


def test_a_notice_of_an_outlet_that_is_not_quoted_is_not() -> None:
    made = under({"Lind Echo": Rights(notice="Quoted by licence 7.")})
    assert "licence 7" not in made.disclaimer


@pytest.mark.parametrize(
    ("rights", "cap"),
    [
        (Rights(), None),
        (Rights(notice="x", keep_days=3), None),
        (Rights(excerpt=300), 300),
        (Rights(share=0.1), 100),
        (Rights(excerpt=300, share=0.1), 100),
        (Rights(reprint=False, excerpt=300), 0),
    ],
)
def test_caps(rights: Rights, cap: int | None) -> None:
    assert rights.cap(1000) == cap
    assert replace(rights, notice="").cap(1000) == cap
