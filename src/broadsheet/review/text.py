"""An article's text as a writer sees it: paragraphs, sentences, quotations; and what printing may change in it.

The one change is whitespace: a run of spaces and line ends outside quotation marks prints as one space, and none before
a stop or comma. Inside
quotation marks nothing changes, code point for code point.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from broadsheet.review.words import ReviewWords

BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
LINE_END = re.compile(r"[^\S\n]*\n\s*")
RUN_OF_SPACE = re.compile(r"[ \t\n\r\f\v]+")
# A space that a page leaves between a link and the comma or stop behind it.
LOOSE_SPACE = re.compile(r"(?<=\w) (?=[.,](?:\s|$))")
SENTENCE_END = re.compile(r"(?:[.!?…]+|[。！？؟۔।])[\"”’'»)\]]*(?=\s|$)|[。！？](?=\S)")
LAST_WORD = re.compile(r"([^\W\d_][\w.’']*)\.$")
FIRST_WORD = re.compile(r"[\"“‘'«(\[]*([^\W_][\w’'-]*)")
APOSTROPHE = re.compile("[’']")
# A line of a plain text that was wrapped by hand is about this long; a shorter one ends its paragraph.
WRAPPED = range(40, 121)
OPENING = {"“": "”", "«": "»", "„": "“”"}
CLOSING = frozenset("”»")
STRAIGHT = '"'
DOUBLE_MARK = re.compile('[“”«»„"]')
# A credit or a list goes on after these.
DASHES = "-–—•* "
# Characters that reorder or hide what a reader sees.
OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article: code points, end exclusive, and the number of its paragraph."""

    start: int
    stop: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Paragraphs as (start, stop) and sentences, in text order."""

    paragraphs: tuple[tuple[int, int], ...]
    sentences: tuple[Sentence, ...]

    def before(self, start: int) -> tuple[Sentence, ...]:
        """The sentences that end before code point `start`."""
        return tuple(each for each in self.sentences if each.stop <= start)

    def touched(self, start: int, stop: int) -> tuple[Sentence, ...]:
        """The sentences that share at least one code point with [start, stop)."""
        return tuple(each for each in self.sentences if each.start < stop and start < each.stop)


def lay_out(text: str, words: ReviewWords) -> Layout:
    """The paragraphs and sentences of a text."""
    paragraphs = tuple(find_paragraphs(text))
    sentences = tuple(
        Sentence(start, stop, number)
        for number, (first, last) in enumerate(paragraphs)
        for start, stop in find_sentences(text, first, last, words)
    )
    return Layout(paragraphs, sentences)


def find_paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """(start, stop) of each paragraph. A line end parts two, except inside a text that was wrapped by hand."""
    wrapped = BLANK_LINE.search(text) is not None
    start = 0
    for end in LINE_END.finditer(text):
        line = text[text.rfind("\n", 0, end.start()) + 1 : end.start()]
        goes_on = text[end.end() : end.end() + 1].islower()
        if wrapped and goes_on and end.group().count("\n") == 1 and len(line) in WRAPPED:
            continue
        yield from _trimmed(text, start, end.start())
        start = end.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    piece = text[start:stop]
    if body := piece.strip():
        start += len(piece) - len(piece.lstrip())
        yield start, start + len(body)


def find_sentences(text: str, first: int, last: int, words: ReviewWords) -> Iterator[tuple[int, int]]:
    """(start, stop) of each sentence of the paragraph [first, last)."""
    start = first
    for end in SENTENCE_END.finditer(text, first, last):
        if end.end() < last and not _ends(text[start : end.end()], text[end.end() : end.end() + 40], words):
            continue
        yield from _trimmed(text, start, end.end())
        start = end.end()
    yield from _trimmed(text, start, last)


def _ends(before: str, after: str, words: ReviewWords) -> bool:
    """Whether the stop at the end of `before` ends a sentence, seeing what comes `after`."""
    after = after.lstrip()
    follows = FIRST_WORD.match(after.lstrip(DASHES))
    if follows is None or follows[1][0].islower():
        return False
    if not (last := LAST_WORD.search(before)):
        return True
    word = last[1].casefold()
    if len(word) == 1 and word != "i":
        return False
    if word in words.abbreviations or ("." in word and len(word) <= len("a.b.c")):
        return "." in word and follows[1].casefold() in words.function_words
    return True


def quotations(text: str) -> tuple[tuple[tuple[int, int], ...], bool]:
    """(start, stop) of what stands inside the outermost double quotation marks, and whether all marks pair."""
    found: list[tuple[int, int]] = []
    open_at: list[tuple[int, str]] = []
    for match in DOUBLE_MARK.finditer(text):
        at, mark = match.start(), match.group()
        if open_at and mark in open_at[-1][1]:
            start, _ = open_at.pop()
            if not open_at:
                found.append((start + 1, at))
        elif mark == STRAIGHT and at and text[at - 1].isdigit() and not open_at:
            return tuple(found), False
        elif mark == STRAIGHT or mark in OPENING:
            open_at.append((at, OPENING.get(mark, STRAIGHT)))
        elif mark in CLOSING:
            return tuple(found), False
    return tuple(found), not open_at


def tidy(text: str) -> str:
    """The text as it is printed: runs of whitespace outside quotation marks become one space."""
    inside, _ = quotations(text)
    printed, at = [], 0
    for start, stop in inside:
        printed += [_spaced(text[at:start]), text[start:stop]]
        at = stop
    return "".join((*printed, _spaced(text[at:])))


def _spaced(text: str) -> str:
    return LOOSE_SPACE.sub("", RUN_OF_SPACE.sub(" ", text))


def presentable(text: str) -> bool:
    """Whether the text can be printed as it stands: no character that reorders or hides, and marks that pair."""
    if not text.isprintable() and any(_hides(each) for each in text if not each.isalnum()):
        return False
    return "\ufffd" not in text and quotations(text)[1]


def _hides(character: str) -> bool:
    if character in "\n\t\r":
        return False
    return character in OVERRIDES or unicodedata.category(character) in ("Cc", "Cs", "Co", "Cn")


def outside_quotations(text: str) -> str:
    """The text with a gap for each quotation."""
    parts, at = [], 0
    for start, stop in quotations(text)[0]:
        parts.append(text[at:start])
        at = stop
    return " ".join((*parts, text[at:]))


def first_word(text: str) -> str:
    """The first word, casefolded, without the marks before it; "" if there is none."""
    match = FIRST_WORD.match(text)
    return match[1].casefold() if match else ""


def points_back(text: str, words: ReviewWords) -> bool:
    """Whether the text begins by pointing at what stands before it ("He", "It’s", "The former")."""
    first = first_word(text)
    return not {first, APOSTROPHE.split(first)[0]}.isdisjoint(words.danglers) or bool(re.match(words.pointing, text))
