"""Which wording of its headline a page is known by."""

from __future__ import annotations

import pytest

from broadsheet.articles import publisher

LONG = "Port of Ossen stays shut until Thursday"


@pytest.mark.parametrize(
    ("signs", "title"),
    [
        ({"ld:headline": LONG, "og:title": "Ossen shut", "h1": "Shut!"}, LONG),
        ({"og:title": f"{LONG} | Harbour Courier", "og:site_name": "Harbour Courier"}, LONG),
        ({"ld:headline": "Port of Ossen stays shut ...", "h1": LONG}, LONG),
        ({"ld:headline": f"{LONG} - National | courier.example", "h1": LONG}, LONG),
        # A kicker in front, and a clause more for search engines, where those who share it get the headline alone.
        ({"ld:headline": f"Strike in Ossen: {LONG}", "og:title": LONG}, LONG),
        ({"h1": f"{LONG} as talks with pilots fail", "og:title": LONG}, LONG),
        # Another headline is another headline, however much shorter.
        ({"ld:headline": LONG, "og:title": "Pilots of Ossen go home"}, LONG),
        ({"ld:headline": f"{LONG}, and nobody knows what comes after that day", "og:title": "Port of Ossen st"},
         f"{LONG}, and nobody knows what comes after that day"),
        ({"ld:headline": f"Ossen: {LONG}", "og:title": f"{LONG}..."}, f"Ossen: {LONG}"),
        ({}, ""),
    ],
)  # fmt: skip
def test_the_headline_is_the_one_alone(signs: dict[str, str], title: str) -> None:
    found = {sign: [value] for sign, value in signs.items()}
    assert publisher.title(found, publisher.outlet(found, "https://courier.example/1")) == title
