"""One text, several stories: only a text with a digest has more sections than one."""

from __future__ import annotations

from itertools import pairwise

from broadsheet.articles.sections import find_sections

REVIEW = (
    "The old bridge over the bay fell into the water, the port said.\n\n"
    "PORT CITY, May 2. /WIRE/. Old bridge falls into the bay, bakers strike over flour prices, and museum finds lost "
    "map. "
    "These stories topped Monday's headlines across the coast.\n\n"
    '"The bridge was old," the port engineer told the Bay Herald.\n\n'
    "The bay is closed to ships, he added.\n\n\n\n"
    "Bakers stopped work on Monday over the price of flour, their union told the Crumb.\n\n"
    "A strike of bakers is rare on the coast.\n\n"
    "The museum found a map that was lost for a century, its director said.\n"
)


def test_a_review_has_its_stories() -> None:
    sections = find_sections(REVIEW)
    assert [REVIEW[start:stop].split()[0] for start, stop in sections] == ["The", "Bakers", "The"]
    assert sections[0][0] == 0
    assert "he added." in REVIEW[slice(*sections[0])]
    assert REVIEW[slice(*sections[1])].endswith("on the coast.")
    assert all(a[1] <= b[0] for a, b in pairwise(sections))


def test_an_ordinary_article_is_one() -> None:
    text = "One paragraph about bread, wine, and cheese.\n\nAnother one about bread."
    assert find_sections(text) == ((0, len(text)),)


def test_nothing_has_none() -> None:
    assert find_sections("") == ()
    assert find_sections(" \n\t\n") == ()


def test_a_digest_without_its_stories_is_one() -> None:
    text = "Bridge falls into bay, bakers strike over flour. These stories topped the headlines.\n"
    assert len(find_sections(text)) == 1
