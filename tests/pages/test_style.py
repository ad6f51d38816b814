"""The style sheet: what is read can be read, in light, in the dark and on paper; nothing moves; nothing is fetched."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from broadsheet.pages import render
from broadsheet.review import House, compose
from broadsheet.review.colours import ACCENT, DARK_PAPER, LEAST_CONTRAST, PAPER, contrast
from broadsheet.types import Masthead
from tests.review.press import DAY, harbour_day

CSS = (files("broadsheet.pages") / "templates" / "review.css").read_text(encoding="utf-8")
# WCAG 1.4.11: what is drawn needs less than what is read.
LEAST_DRAWN = 3.0


def colours(block: str) -> dict[str, str]:
    found = re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})\b", block)
    return {name: f"#{''.join(each * 2 for each in value[1:])}" if len(value) == 4 else value for name, value in found}


LIGHT_BLOCK, DARK_BLOCK, PAPER_BLOCK = (match[1] for match in re.finditer(r":root \{(.*?)\}", CSS, re.DOTALL))
LIGHT = colours(LIGHT_BLOCK)
SCHEMES = {"light": LIGHT, "dark": LIGHT | colours(DARK_BLOCK), "paper": LIGHT | colours(PAPER_BLOCK)}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    ("ink", "on"),
    [
        ("ink", "paper"),
        ("soft", "paper"),
        ("accent", "paper"),
        ("ink", "target"),
        ("soft", "target"),
        ("ink", "mark"),
    ],
)
def test_text_can_be_read(scheme: str, ink: str, on: str) -> None:
    found = SCHEMES[scheme]
    assert contrast(found[ink], found[on]) >= LEAST_CONTRAST


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("shade", ["accent", "grey", "dark-grey", "soft"])
def test_shades_stand_out_from_the_paper(scheme: str, shade: str) -> None:
    assert contrast(SCHEMES[scheme][shade], SCHEMES[scheme]["paper"]) >= LEAST_DRAWN


@pytest.mark.parametrize("scheme", SCHEMES)
def test_neighbouring_shades_differ(scheme: str) -> None:
    found = SCHEMES[scheme]
    for one, other in (("accent", "grey"), ("accent", "dark-grey"), ("dark-grey", "grey"), ("grey", "paper")):
        assert contrast(found[one], found[other]) > 1.4


def test_the_house_s_accent_is_held_against_this_paper() -> None:
    assert (SCHEMES["light"]["paper"], SCHEMES["dark"]["paper"], LIGHT["accent"]) == (PAPER, DARK_PAPER, ACCENT)


def test_nothing_moves_and_nothing_is_fetched() -> None:
    assert not re.search(r"animation|transition|scroll-behavior|@import|url\(", CSS)


def test_focus_is_seen() -> None:
    assert re.search(r"a:focus-visible, summary:focus-visible \{ outline: 2px solid", CSS)
    assert not re.search(r"outline: (none|0)", CSS)


def page(masthead: Masthead) -> str:
    from dataclasses import replace

    stories, articles, statements = harbour_day()
    made = compose(stories, articles, statements, day=DAY, language="en", house=House())
    return render(replace(made, masthead=masthead), "html")


def test_the_house_s_accent_is_lighter_in_the_dark() -> None:
    made = page(Masthead(accent="#004488"))
    light, dark = re.findall(r"--accent: (#[0-9a-f]{6}); \} *(?:\}|@)", made)[-2:]
    assert light == "#004488"
    assert contrast(dark, DARK_PAPER) >= LEAST_CONTRAST


@pytest.mark.parametrize("accent", ["red}</style><script>alert(1)</script>", "#004488;}", "", "#04"])
def test_what_is_no_colour_is_left_out(accent: str) -> None:
    assert page(Masthead(accent=accent)) == page(Masthead())


def test_a_logo_is_a_picture_and_nothing_else() -> None:
    logo = "data:image/svg+xml;base64,PHN2Zy8+"
    made = page(Masthead(desk="Harbour Desk", logo=logo))
    assert f'<img class="logo" src="{logo}" alt="Harbour Desk">' in made
    assert "img-src data:;" in made
    for other in ("https://evil.example/x.png", "data:text/html;base64,PHA+", 'x" onerror="alert(1)'):
        assert page(Masthead(logo=other)) == page(Masthead())
    assert "img-src" not in page(Masthead())
