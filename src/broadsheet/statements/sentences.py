"""Text into paragraphs, and a paragraph into sentences with each quotation folded into one item.

What stands inside a quotation is its speaker's, so the reader of who-said-what looks only at what stands outside.
Offsets are code points into the article's text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, reduce
from itertools import pairwise
from operator import or_

from broadsheet.language import Language
from broadsheet.statements import lexicon as lx
from broadsheet.statements.quotations import Piece, Quotation

LINE = re.compile(r"[^\n\r\u2028\u2029]+")
TOKEN = re.compile(
    r"""(?:[^\W\d_]\.){2,}      # U.S., p.m.
    |\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?(?:-[^\W\d_]\w*)*%?   # 1,000 5.2% 11th 10-part
    |\w+(?:[-'’&]\w+|\.[a-z0-9]\w*)*   # words, Ryabkov's, Russia-US, vedomosti.ru
    |\.{2,}|--+|[^\w\s]""",
    re.VERBOSE,
)
ENDS = frozenset(".?!…") | {"..", "...", "....", "....."}
END_MARKS = frozenset(".?!…")
TOUCHING = frozenset(".'’")
OPEN_BRACKETS = frozenset("([{")
CLOSE_BRACKETS = frozenset(")]}")
CLOSED_BY = frozenset(".,?!…;")
# A longer run of words without an end is a list or noise; it is cut, so that no rule looks further.
LONGEST_SENTENCE = 300
LONGEST_DATELINE = 14
DATELINE_DASHES = frozenset(("—", "–", "-", "--"))
APOSTROPHES = frozenset("'’")
# The memory of words looked up is emptied when it holds this many, and keeps no longer ones.
MOST_REMEMBERED = 100_000
LONGEST_REMEMBERED = 40
HARD_WRAP = range(45, 120)
# A title in quotation marks, in characters; its small words ("of", "the") have no capital.
LONGEST_TITLE = 40
LONGEST_SMALL_WORD = 3


@dataclass(slots=True)
class Sentence:
    """One sentence as parallel lists over its items (words, marks, folded quotations).

    `paragraph` counts from 0, `pieces` says which quotation an item folds: index into the article's quotations.
    `floor` is the first item after a dateline, `kinds` the flags that any item has.
    """

    paragraph: int
    first_in_paragraph: bool
    words: list[str] = field(default_factory=list)
    lows: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    stops: list[int] = field(default_factory=list)
    flags: list[int] = field(default_factory=list)
    pieces: dict[int, int] = field(default_factory=dict)
    last_in_paragraph: bool = False
    floor: int = 0
    kinds: int = 0

    def __len__(self) -> int:
        return len(self.words)

    def only_quotations(self) -> bool:
        """Whether nothing but quotations (and marks) stands in it."""
        return bool(self.pieces) and not any(flag & lx.WORD for flag in self.flags)


def find_paragraphs(text: str) -> list[tuple[int, int]]:
    """(start, stop) of each line that holds something, without outer white space; wrapped lines are one."""
    found: list[tuple[int, int]] = []
    for match in LINE.finditer(text):
        line = match.group()
        stripped = line.strip()
        if not stripped:
            continue
        start = match.start() + len(line) - len(line.lstrip())
        stop = start + len(stripped)
        if found and _wrapped(text, found[-1], start):
            found[-1] = (found[-1][0], stop)
        else:
            found.append((start, stop))
    return found


def _wrapped(text: str, before: tuple[int, int], start: int) -> bool:
    """Whether a line break only wraps: the line before is full and ends inside a sentence that goes on here."""
    gap = text[before[1] : start]
    if gap.count("\n") > 1 or not text[start].islower():
        return False
    line = text.rfind("\n", max(before[0], before[1] - HARD_WRAP.stop), before[1]) + 1
    return before[1] - max(line, before[0]) in HARD_WRAP and text[before[1] - 1] not in '.?!:”"'


def find_sentences(
    text: str, paragraphs: Sequence[tuple[int, int]], quotations: Sequence[Quotation], language: Language
) -> Iterator[Sentence]:
    """The sentences of every paragraph, in text order."""
    folded = [(piece, number) for number, quotation in enumerate(quotations) for piece in quotation.pieces]
    folded.sort(key=lambda pair: pair[0].start)
    splitter = _Splitter(text, language)
    at = 0
    for number, (start, stop) in enumerate(paragraphs):
        here: list[tuple[Piece, int]] = []
        while at < len(folded) and folded[at][0].start < stop:
            here.append(folded[at])
            at += 1
        yield from splitter.split(number, start, stop, here)


@lru_cache(maxsize=16)
def _remembered(language: Language) -> dict[str, tuple[str, int]]:
    """Words looked up before, of one language."""
    return {}


class _Splitter:
    """Splits one paragraph after another; holds what does not change between them."""

    def __init__(self, text: str, language: Language) -> None:
        self.text, self.language = text, language
        self.flags = lx.flags_of(language)
        self.known = _remembered(language)
        self.merged: list[int] = []
        self.titles = language.title_abbreviations
        self.abbreviations = language.abbreviations
        self.openers = language.sentence_openers

    def split(self, number: int, start: int, stop: int, folded: list[tuple[Piece, int]]) -> list[Sentence]:
        whole = Sentence(number, True)
        at = start
        for piece, quotation in folded:
            self.tokens(whole, at, piece.start)
            whole.pieces[len(whole)] = quotation
            ended = self.text[piece.inner_stop - 1] in CLOSED_BY
            flag = lx.QUOTED | (lx.ENDED if ended else 0) | (lx.TITLED if self.titled(piece) else 0)
            self.put(whole, "", "", piece.start, piece.stop, flag)
            at = piece.stop
        self.tokens(whole, at, stop)
        return self.cut(whole)

    def titled(self, piece: Piece) -> bool:
        """Whether a quotation is written like a title: “Meet the Press,” every long word with a capital."""
        if piece.inner_stop - piece.inner > LONGEST_TITLE:
            return False
        words = self.text[piece.inner : piece.inner_stop].rstrip(",.").split()
        long = [word for word in words if len(word) > LONGEST_SMALL_WORD or word is words[0]]
        plain = all(word.replace("'", "").replace("’", "").replace("-", "").isalnum() for word in words)
        return len(words) > 1 and len(long) > 1 and plain and all(word[0].isupper() for word in long)

    def put(self, sentence: Sentence, word: str, low: str, start: int, stop: int, flags: int) -> None:
        sentence.words.append(word)
        sentence.lows.append(low)
        sentence.starts.append(start)
        sentence.stops.append(stop)
        sentence.flags.append(flags)

    def tokens(self, sentence: Sentence, start: int, stop: int) -> None:
        """Append the items of an unquoted stretch."""
        matches = list(TOKEN.finditer(self.text, start, stop))
        words = [match.group() for match in matches]
        known, look_up = self.known.get, self.look_up
        found = [known(word) or look_up(word) for word in words]
        before = len(sentence)
        sentence.words += words
        sentence.lows += [low for low, _ in found]
        sentence.flags += [flag for _, flag in found]
        sentence.starts += [match.start() for match in matches]
        sentence.stops += [match.end() for match in matches]
        for at in [at for at, word in enumerate(words, before) if word in TOUCHING]:
            if at and sentence.stops[at - 1] == sentence.starts[at]:
                self.touch(sentence, at)
        if self.merged:
            merged, self.merged = frozenset(self.merged), []
            kept = [at for at in range(before, len(sentence)) if at not in merged]
            sentence.words[before:] = [sentence.words[at] for at in kept]
            sentence.lows[before:] = [sentence.lows[at] for at in kept]
            sentence.flags[before:] = [sentence.flags[at] for at in kept]
            sentence.starts[before:] = [sentence.starts[at] for at in kept]
            sentence.stops[before:] = [sentence.stops[at] for at in kept]

    def touch(self, sentence: Sentence, at: int) -> None:
        """A full stop right after an abbreviation goes into it; an apostrophe after "workers" makes it own."""
        before = at - 1
        if sentence.words[at] != ".":
            if sentence.lows[before][-1:] == "s":
                sentence.flags[before] |= lx.OWNED
        elif sentence.flags[before] & lx.WORD and self.abbreviates(sentence.words[before]):
            sentence.words[before] += "."
            sentence.lows[before] += "."
            sentence.stops[before] = sentence.stops[at]
            kept = sentence.flags[before] & (lx.WORD | lx.CAPITAL | lx.TIME | lx.TITLE | lx.ROLE)
            sentence.flags[before] = self.flags.get(sentence.lows[before], 0) | kept
            self.merged.append(at)

    def look_up(self, word: str) -> tuple[str, int]:
        """A word in lower case and its flags, remembered."""
        low = word.lower().replace("’", "'")
        found = low, lx.look(self.language, word, low)
        if len(self.known) >= MOST_REMEMBERED:
            self.known.clear()
        if len(word) <= LONGEST_REMEMBERED:
            self.known[word] = found
        return found

    def abbreviates(self, word: str) -> bool:
        if len(word) == 1:
            return word.isalpha() and word.isupper() and word != "I"
        return word.lower().rpartition("-")[2] in self.abbreviations

    def cut(self, whole: Sentence) -> list[Sentence]:
        """Cut a paragraph's items into sentences."""
        count = len(whole)
        marks = [at for at, word in enumerate(whole.words[:-1]) if word[-1:] in END_MARKS]
        places = sorted(at for at in (*marks, *whole.pieces) if at + 1 < count) if whole.pieces else marks
        edges = [0, *(at + 1 for at in places if self.ends_at(whole, at) and not self.goes_on(whole, at))]
        edges.append(count)
        uncut = 0 < count <= LONGEST_SENTENCE and len(edges) == 2
        if uncut:
            whole.kinds = reduce(or_, whole.flags)
        found = (
            [whole]
            if uncut
            else [
                self.part(whole, begin, min(begin + LONGEST_SENTENCE, last))
                for first, last in pairwise(edges)
                for begin in range(first, last, LONGEST_SENTENCE)
            ]
        )
        if found:
            found[0].first_in_paragraph = True
            found[0].floor = dateline(found[0])
            found[-1].last_in_paragraph = True
        return found

    def part(self, whole: Sentence, first: int, last: int) -> Sentence:
        return Sentence(
            whole.paragraph,
            False,
            whole.words[first:last],
            whole.lows[first:last],
            whole.starts[first:last],
            whole.stops[first:last],
            whole.flags[first:last],
            {at - first: whole.pieces[at] for at in range(first, last) if whole.flags[at] & lx.QUOTED}
            if whole.pieces
            else {},
            kinds=reduce(or_, whole.flags[first:last]),
        )

    def ends_at(self, whole: Sentence, at: int) -> bool:
        """Whether a sentence may end after item `at`."""
        word = whole.words[at]
        if word in ENDS:
            return True
        if whole.flags[at] & lx.QUOTED:
            mark = self.text[whole.stops[at] - 2 : whole.stops[at]].rstrip("”\"»“'’‘")[-1:]
            mark = mark or self.text[whole.stops[at] - 3 : whole.stops[at] - 2]
            return mark in ENDS
        if word[-1:] == "." and whole.flags[at] & lx.WORD:
            return whole.lows[at].rstrip(".").rpartition("-")[2] not in self.titles and len(word) != 2
        return False

    def goes_on(self, whole: Sentence, at: int) -> bool:
        """Whether the sentence goes on after an end mark: by what follows it."""
        after = at + 1
        word, flag = whole.words[after], whole.flags[after]
        quoted = whole.flags[at] & lx.QUOTED
        if not quoted and word and (word in ENDS or word in CLOSE_BRACKETS):
            return True
        if quoted and word in ENDS and whole.starts[after] == whole.stops[at]:
            return True
        if whole.words[at] in ENDS and not quoted:
            if flag & lx.QUOTED:
                return False
            return bool(flag & lx.WORD) and word[0].islower() and whole.words[at] not in ("?", "!")
        if quoted:
            return self.attribution_follows(whole, after)
        # an abbreviation with its full stop
        if flag & lx.QUOTED:
            return False
        return not (flag & lx.CAPITAL and whole.lows[after] in self.openers)

    def attribution_follows(self, whole: Sentence, after: int) -> bool:
        """After a quotation that ends like a sentence: whether its "he asked" or "Smith said" follows."""
        if whole.flags[after] & lx.QUOTED:
            return False
        if not whole.flags[after] & lx.WORD:
            return whole.words[after] in ",;—–-"
        low_start = whole.words[after][0].islower()
        for at in range(after, min(after + 9, len(whole))):
            flag = whole.flags[at]
            if flag & lx.CUE and at > after:
                following = whole.words[at + 1] if at + 1 < len(whole) else "."
                return low_start or following in ".,:" or following == ""
            if flag & lx.CUE and low_start:
                return True
            if low_start and at == after and flag & (lx.CONJUNCTION | lx.PREPOSITION | lx.SUBORDINATOR):
                return True
            if not flag & lx.WORD or flag & (lx.PREPOSITION | lx.VERBAL | lx.SUBORDINATOR):
                return low_start
        return low_start


def dateline(s: Sentence) -> int:
    """Items of a dateline that opens a paragraph ("PRAGUE (Reuters) - ", "Accra, Nov. 18, GNA - "), or 0."""
    for at in range(min(LONGEST_DATELINE, len(s))):
        word, flag = s.words[at], s.flags[at]
        if word in DATELINE_DASHES and at and s.stops[at - 1] < s.starts[at]:
            return at + 1
        if word == ":" and at and all(each.isupper() and len(each) > 2 for each in s.words[:at]):
            return at + 1
        if flag & lx.QUOTED or (flag & lx.WORD and not flag & (lx.CAPITAL | lx.NUMBER)):
            return 0
    return 0
