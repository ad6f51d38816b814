"""Untrusted text on its way to a reader: no characters that control, hide or reorder; no address but http(s)."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

from ada_url import URL

SPACE = re.compile(r"[ \t\n\r\f\v\u0085\u2028\u2029]+")
UNSEEN = frozenset({"Cc", "Cs", "Co", "Cn"})
# Embeddings, overrides and isolates of the bidirectional algorithm: an unclosed one reorders what follows it.
BIDI_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
RTL = frozenset("ar arc ckb dv fa he ku ps sd ug ur yi".split())  # noqa: SIM905
# Words at either end that make a text fragment find its place and no other.
FRAGMENT_WORDS = 5
SHORT_FRAGMENT_WORDS = 12
# Programs that open an address, Word among them, take no more characters.
LONGEST_LINK = 2000


def keep_visible(text: str) -> str:
    """The text without characters that control or reorder; tabs and line ends are spaces, also those at its ends."""
    text = SPACE.sub(" ", text)
    if text.isprintable():
        return text
    return "".join(each for each in BIDI_CONTROLS.sub("", text) if unicodedata.category(each) not in UNSEEN)


def visible(text: str) -> str:
    """One line of text without characters that control or reorder, and without outer spaces."""
    return keep_visible(text).strip()


def direction(language: str | None) -> str:
    """The `dir` of text in this language."""
    if not language:
        return "auto"
    return "rtl" if language.lower().split("-")[0] in RTL else "ltr"


def web_address(url: str | None) -> str | None:
    """The address as browsers read it, without a password; None unless it is http or https."""
    if not url or any(unicodedata.category(each) in ("Cc", "Cf", "Cs", "Zl", "Zp") for each in url):
        return None
    try:
        address = URL(url)
    except (ValueError, UnicodeError):
        return None
    if address.protocol not in ("http:", "https:") or not address.hostname:
        return None
    address.username = address.password = ""
    return address.href


def at_words(address: str, words_there: str) -> str:
    """The address with a text fragment: the browser scrolls to these words and marks them.

    Without one where it would grow too long. (Text fragments are URL Fragment Text Directives of the WICG; `-`, `,` and
    `&` are its syntax and are encoded.)
    """
    words = visible(words_there).split(" ")
    if len(words) <= SHORT_FRAGMENT_WORDS:
        directive = _encoded(words)
    else:
        directive = f"{_encoded(words[:FRAGMENT_WORDS])},{_encoded(words[-FRAGMENT_WORDS:])}"
    whole = f"{address}{'' if '#' in address else '#'}:~:text={directive}"
    return whole if len(whole) <= LONGEST_LINK else address


def _encoded(words: list[str]) -> str:
    return quote(" ".join(words), safe="").replace("-", "%2D")
