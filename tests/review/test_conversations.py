"""What a review prints of an interview."""

from __future__ import annotations

from broadsheet import statements
from broadsheet.language import language
from broadsheet.review import House, compose, problems
from tests.review.press import DAY, Press, article, story

INTERVIEW = """Jo Field, head of the Ossen harbour office, spoke to the Ossen Gazette about the fallen bridge on Monday.

GAZETTE: Why did the bridge in Ossen fall?

JO FIELD: Nobody was paid to look after the bridge for eleven years, and we told the ministry so twice.

GAZETTE: And what happens with the bridge now?

FIELD: We will build the bridge anew, and this time the harbour office will look after it.
"""


def test_a_turn_is_printed_as_a_quotation_of_its_speaker() -> None:
    english = language("en")
    assert english is not None
    press = Press()
    page = press.add(article("Bridge in Ossen: the harbour office answers", INTERVIEW, "Ossen Gazette"))
    said = statements.read(page, english)
    one = story("one", (page,))
    house = House(desk="Harbour Desk", place="Ossen", sections=1, arrange="statements")
    review = compose([one], press.articles, {page.id: said}, day=DAY, language="en", house=house)
    lines = [line for section in review.sections for item in section.items for line in item.lines]
    texts = [line.text for line in lines]
    assert (
        "Jo Field, head of the Ossen harbour office: “Nobody was paid to look after the bridge for eleven years, and "
        "we told the ministry so twice.” (Ossen Gazette)"
    ) in texts
    later = next(text for text in texts if "build the bridge anew" in text)
    assert later.startswith("Field: “We will build the bridge anew")
    assert not problems(review)
