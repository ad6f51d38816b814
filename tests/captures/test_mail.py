"""Letters: one, a file of them, and the article that stands in one."""

from __future__ import annotations

import datetime as dt
from email.message import EmailMessage

import pytest

from broadsheet.articles import extract
from broadsheet.errors import NoText
from broadsheet.types import Capture
from tests.captures.inputs import taken

WORDS = "The port of Ossen will stay closed until Thursday, harbour master Piet Aalders said on Monday."
MORE = "Eleven ships wait in the roads, and two more are due before nightfall, the port authority said."


def letter(plain: str | None = WORDS, html: str | None = None, **fields: str) -> bytes:
    message = EmailMessage()
    for name, value in {
        "From": "Harbour Courier <news@courier.example>",
        "To": "desk@reader.example",
        "Subject": "Port stays closed",
        "Date": "Mon, 12 May 2031 07:30:00 +0200",
        "Message-ID": "<1@courier.example>",
        **fields,
    }.items():
        message[name] = value
    if plain is not None:
        message.set_content(plain)
    if html is not None:
        message.add_alternative(html, subtype="html") if plain is not None else message.set_content(
            html, subtype="html"
        )
    return message.as_bytes()


def capture(body: bytes) -> Capture:
    [found] = taken(None, body, "a.eml")
    assert isinstance(found, Capture)
    return found


def test_a_letter_is_taken_as_it_stands() -> None:
    found = capture(letter())
    assert (found.media_type, found.body) == ("message/rfc822", letter())
    article = extract(found)
    assert article.title == "Port stays closed"
    assert article.outlet == "Harbour Courier"
    assert article.text == WORDS
    assert article.published is not None
    assert article.published.at == dt.datetime(2031, 5, 12, 5, 30, tzinfo=dt.UTC)


def test_the_outlet_is_the_one_at_the_sender_s_domain() -> None:
    article = extract(capture(letter(From="Morning Briefing <nytdirect@mail.nytimes.com>")))
    assert article.outlet == "The New York Times"


def test_the_fuller_form_is_read_and_what_it_hides_is_not() -> None:
    html = f"<html><body><table><tr><td><p>{WORDS}</p><p style='display:none'>Hidden words.</p><p>{MORE}</p></td></tr>"
    article = extract(capture(letter("See it in your browser.", html)))
    assert WORDS in article.text
    assert MORE in article.text
    assert "Hidden" not in article.text
    picture = "<html><body><img src='a.png'></body></html>"
    assert extract(capture(letter(WORDS, picture))).text == WORDS


def test_a_letter_without_words_is_refused() -> None:
    with pytest.raises(NoText):
        extract(capture(letter("\n", "<img src='a.png'>")))


def test_a_file_of_letters() -> None:
    one, two = letter(f"{WORDS}\n\n>From here on it rained.\n"), letter(MORE, Subject="Two ships")
    box = b"From a@b Mon May 12 07:30:00 2031\n" + one + b"\n\nFrom a@b Mon May 12 08:30:00 2031\n" + two
    first, second = taken(None, box, "press.mbox")
    assert isinstance(first, Capture)
    assert isinstance(second, Capture)
    assert first.origin == "press.mbox#1"
    assert "\n\nFrom here on it rained." in extract(first).text
    assert extract(second).text == MORE


@pytest.mark.parametrize(
    "damage",
    [
        lambda body: body.replace(b"utf-8", b"no-such-charset"),
        lambda body: body.replace(b"Content-Type: text/plain", b"Content-Type: multipart/mixed; boundary=x"),
        lambda body: body[: len(body) // 2],
        lambda body: body + b"\xff\xfe\x80",
        lambda body: body.replace(b"Date: Mon, 12 May 2031", b"Date: Someday, 99 Nevuary 0000"),
        lambda body: body.replace(b"From: Harbour Courier", b"From: =?utf-9?Q?=ZZ?="),
    ],
)
def test_a_damaged_letter_gives_an_article_or_a_reason(damage) -> None:  # type: ignore[no-untyped-def]
    from broadsheet.pipeline.captured import take

    for found in taken(None, damage(letter(WORDS + " ж", f"<p>{MORE} ж</p>"))):
        assert isinstance(found, Capture)
        take(found)
