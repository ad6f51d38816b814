"""Pictures: well-formed, named for those who do not see them, the same every time, and nothing of an article active."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from broadsheet.pages.svg import Bar, Word, picture, stacked

SVG = "{http://www.w3.org/2000/svg}"


def parsed(markup: str) -> etree._Element:
    return etree.fromstring(str(markup).replace("<svg ", f'<svg xmlns="{SVG[1:-1]}" ', 1))


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_gives_a_well_formed_picture(title: str, words: str) -> None:
    made = picture("s1-x", (100, 20), title, words, [Bar("own", 0, 0, 10, 5), Word(words, 0, 10)])
    root = parsed(made)
    assert [each.tag for each in root] == [f"{SVG}title", *[f"{SVG}desc"] * bool(words), f"{SVG}rect", f"{SVG}text"]
    assert made == picture("s1-x", (100, 20), title, words, [Bar("own", 0, 0, 10, 5), Word(words, 0, 10)])


def test_its_name_and_description_are_in_it() -> None:
    root = parsed(picture("s1-x", (100, 20), "Who was heard", "officials 3", []))
    assert root.get("role") == "img"
    named = [root.find(f"*[@id='{name}']") for name in root.get("aria-labelledby", "").split()]
    assert [each.text for each in named if each is not None] == ["Who was heard", "officials 3"]


def test_nothing_of_an_article_is_markup() -> None:
    made = picture("s1-x", (9, 9), "</title><script>alert(1)</script>", '"><b>', [Word("<b>", 0, 0)])
    assert "<script" not in made
    assert "<b>" not in made


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=5))
def test_parts_fill_the_whole(sizes: list[int]) -> None:
    bars = list(stacked([("own", size) for size in sizes], 5, 0, 340, 10))
    assert len(bars) == sum(size > 0 for size in sizes)
    for bar, following in pairwise(bars):
        assert following.x == pytest.approx(bar.x + bar.width)
    if bars:
        assert sum(bar.width for bar in bars) == pytest.approx(340)
