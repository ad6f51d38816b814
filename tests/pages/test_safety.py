"""Articles are untrusted: nothing of them runs, links, reorders or formats."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.pages import render
from broadsheet.pages.clean import at_words, visible, web_address
from broadsheet.pages.markdown import escape
from broadsheet.review import House, compose
from broadsheet.types import Review
from tests.review.press import DAY, Press, article, story

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "</style><script>alert(1)</script>",
    "{{ 7 * 7 }}{% raw %}",
    "[click](javascript:alert(1)) ![x](http://evil.example/x.png)",
    "`code` **bold** _it_ ~~gone~~ | a | b | $x$ <b>",
    "\u202egnp.exe\u2066 \x00\x1b[31m\x85 \u2028",
    "&lt;script&gt; &#x3c;",
    "]]> --> <!-- ",
)
ALLOWED = frozenset(
    """html head meta title style body header p b time h1 h2 h3 span bdi a nav ol ul li svg rect main section details
    summary table caption thead tbody tr th td blockquote mark cite footer div figure figcaption text desc""".split()  # noqa: SIM905
)


def hostile_review(words: str, url: str = "https://lind.example/a", outlet: str = "Lind Observer") -> Review:
    """A review in which everything that an article can say is hostile."""
    press = Press()
    press.add(
        article(
            f"Council of Lind closes {words} market",
            f"The council of Lind voted on Monday to close the market {words} by the end of the year.\n{words}\n"
            f"Then the council {words} went home.\n",
            f"{outlet} {words}",
            url=url,
        )
    )
    one = story(f"one {words}", tuple(press.articles.values()))
    house = House(desk=f"Desk {words}", place=words, disclaimer=f"Made {words}")
    return compose([one], press.articles, {}, day=DAY, language="en", house=house)


# What compose does not print even where it is the only news.
UNPRINTABLE: tuple[str, ...] = tuple(
    words for words in HOSTILE if "\x00" in words or "http:" in words or words[0] == '"'
)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))


@pytest.mark.parametrize("words", HOSTILE)
def test_only_our_own_elements_and_no_handlers(words: str) -> None:
    tags = Tags()
    tags.feed(render(with_clean_lines(words), "html"))
    if words not in UNPRINTABLE:
        tags.feed(render(hostile_review(words), "html"))
    for tag, attributes in tags.tags:
        assert tag in ALLOWED
        for name, value in attributes:
            assert not name.startswith("on")
            assert name not in ("src", "srcset", "style", "action", "formaction", "xlink:href")
            if name == "href":
                assert (value or "").startswith(("#", "https://", "http://"))


def with_clean_lines(words: str) -> Review:
    """The hostile words only where a review cites them: beside the lines, in title, outlet and passage."""
    press = Press()
    press.add(
        article(
            "Council of Lind votes to close the market",
            f"The council of Lind voted on Monday to close the fish market of the town.\n{words}\n",
            f"Lind {words}",
        )
    )
    one = story(f"one {words}", tuple(press.articles.values()))
    return compose([one], press.articles, {}, day=DAY, language="en", house=House(desk=words))


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("form", ["html", "md", "text"])
def test_no_control_character_reaches_a_reader(words: str, form: str) -> None:
    page = render(with_clean_lines(words), form)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]", page)
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", page)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        " data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example/x",
        "https://",
        "not an address",
        "blob:https://evil.example/x",
        "http://a\u202e.example/",
    ],
)
def test_only_web_addresses_become_links(url: str) -> None:
    assert web_address(url) is None
    review = hostile_review("fish", url=url)
    assert "open at the outlet" not in render(review, "html")
    assert "](<" not in render(review, "md")


def test_an_address_loses_its_password() -> None:
    assert web_address("https://user:secret@lind.example/a b") == "https://lind.example/a%20b"


def test_a_text_fragment_is_encoded() -> None:
    address = at_words("https://lind.example/a", "The port-side market, & “all” of it")
    assert address == (
        "https://lind.example/a#:~:text=The%20port%2Dside%20market%2C%20%26%20%E2%80%9Call%E2%80%9D%20of%20it"
    )
    long = at_words("https://lind.example/a#top", " ".join(f"w{number}" for number in range(40)))
    assert long == "https://lind.example/a#top:~:text=w0%20w1%20w2%20w3%20w4,w35%20w36%20w37%20w38%20w39"


def test_the_policy_allows_no_script_and_no_request() -> None:
    page = render(hostile_review("fish"), "html")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    rules = html.unescape(policy[1])
    assert rules.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in rules
    assert not re.search(r"url\(|@import|<link|<script|<iframe|<img", page)


def test_the_style_is_the_one_that_the_policy_names() -> None:
    import base64
    import hashlib

    page = render(hostile_review("fish"), "html")
    style = re.search(r"<style>(.*?)</style>", page, re.S)
    assert style
    assert base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode() in html.unescape(page)


@given(st.text(max_size=60))
def test_escaped_markdown_shows_what_it_was_given(text: str) -> None:
    shown = visible(text)
    escaped = escape(shown)
    assert re.sub(r"\\(.)", r"\1", escaped).replace("\u2060", "") == shown.replace("\u2060", "")
    assert not re.search(r"[<>\[\]`*_]", re.sub(r"\\.", "", escaped))


@given(st.text(max_size=60))
def test_visible_text_is_one_line(text: str) -> None:
    assert len(visible(text).splitlines()) <= 1


def test_right_to_left_text_says_so() -> None:
    press = Press()
    press.add(
        article(
            "مجلس ليند يصوت على إغلاق سوق السمك القديم",
            "صوت مجلس مدينة ليند يوم الاثنين على إغلاق سوق السمك القديم قبل نهاية العام الجاري بعد نقاش طويل.\n",
            "صحيفة ليند",
            language="ar",
            url="https://ar.lind.example/1",
        )
    )
    one = story("one", tuple(press.articles.values()))
    page = render(compose([one], press.articles, {}, day=DAY, language="en", house=House()), "html")
    assert re.search(r'<h2 id="l3" lang="ar" dir="rtl">', page)
    assert re.search(r'<p id="l4" class="lead" lang="ar" dir="rtl">', page)
    assert re.search(r'<blockquote lang="ar" dir="rtl">', page)
