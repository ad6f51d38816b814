"""Two reports of one thing with different numbers stand side by side, and nothing is said of them."""

from __future__ import annotations

import pytest

from broadsheet.review import House, compose, problems
from broadsheet.types import Review
from tests.review.press import DAY, Press, article, story

LEAD = "Gunmen opened fire at a family party in the town of Lind on Sunday night, police said.\n"


def review_of(*sentences: str) -> Review:
    press = Press()
    for number, sentence in enumerate(sentences):
        outlet = f"Lind Paper {number}"
        press.add(article(f"Gunmen open fire at a party in Lind {number}", f"{LEAD}{sentence}\n", outlet, 9 + number))
    one = story("one", tuple(press.articles.values()))
    made = compose([one], press.articles, press.statements, day=DAY, language="en", house=House())
    assert problems(made) == []
    return made


def side_by_side(made: Review) -> list[str]:
    return [line.text for item in made.sections[0].items if item.kind == "contrast" for line in item.lines]


NINE = "At least nine people were shot in the backyard of a house in Lind on Sunday night."
TWELVE = "A total of 12 people were shot in the backyard of a house in Lind, the hospital reported."


def test_two_numbers_of_one_thing() -> None:
    lines = side_by_side(review_of(f"It was late.\n{NINE}", f"It was late.\n{TWELVE}"))
    assert lines == [f"{NINE} (Lind Paper 0)", f"{TWELVE} (Lind Paper 1)"]


def test_a_number_beside_the_lead_is_printed_next_to_it() -> None:
    made = review_of(f"It was late.\n{NINE}", TWELVE)
    assert [item.kind for item in made.sections[0].items][:2] == ["lead", "contrast"]
    assert TWELVE in made.sections[0].items[0].lines[0].text
    assert side_by_side(made) == [f"{NINE} (Lind Paper 0)"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "At least nine people were shot in the backyard of a house in Lind on Sunday night.",
            "Nine people were shot in the backyard of a house in Lind, the hospital reported on Sunday.",
        ),
        (
            "At least nine people were shot in the backyard of a house in Lind on Sunday night.",
            "The backyard of a house in Lind held 35 people for a football match on Sunday night.",
        ),
        (
            "The shooting in the backyard of a house in Lind on Sunday lasted for nine minutes.",
            "The shooting in the backyard of a house in Lind on Sunday lasted for two hours.",
        ),
        (
            "At least nine people were shot in the backyard of a house in Lind on Sunday night.",
            "In the spring, 14 people in the north of the country were shot by accident while hunting for deer.",
        ),
    ],
    ids=["same number", "another thing", "units of time", "another event"],
)
def test_what_is_no_contrast(one: str, other: str) -> None:
    assert side_by_side(review_of(one, other)) == []
