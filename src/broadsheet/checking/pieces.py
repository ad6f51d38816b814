"""A text -> its sentences, with what tells their strength and who is said to say them."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from broadsheet import statements
from broadsheet.checking.words import CheckWords
from broadsheet.language import Language
from broadsheet.language.acts import Mood
from broadsheet.statements import lexicon as lx
from broadsheet.statements.marks import Mark, marks_of
from broadsheet.statements.sentences import Sentence, find_paragraphs, find_sentences
from broadsheet.types import Article, Statement

# From a mood or hedge to the word that it governs, in words.
REACH = 6
LONGEST_STEM = 7
SHORTEST_STEM = 3
POSSESSIVES = ("'s", "'", "’s", "’")


@dataclass(frozen=True)
class Text:
    """A text with its sentences. `where` names it in a finding."""

    text: str
    language: Language
    words: CheckWords
    pieces: tuple[Piece, ...]
    statements: tuple[Statement, ...]
    where: str = ""

    @cached_property
    def lows(self) -> frozenset[str]:
        """Every word of it, bare and in parts."""
        found = set()
        for piece in self.pieces:
            for low in piece.s.lows:
                found.add(bare(low))
                found.update(bare(part) for part in low.replace("’", "'").split("-"))
        return frozenset(found)

    @cached_property
    def keys(self) -> frozenset[str]:
        return frozenset(key for piece in self.pieces for key in piece.all_keys)


@dataclass(frozen=True, eq=False)
class Piece:
    """One sentence of a text: its items, for each word the key that it is compared by, and its marks.

    `at` are the items that are words. `said` are the statements of the text's own level whose content it holds.
    """

    text: str
    s: Sentence
    language: Language
    words: CheckWords
    keys: tuple[str, ...]
    at: tuple[int, ...]
    said: tuple[Statement, ...] = field(default=())

    @property
    def start(self) -> int:
        return self.s.starts[0]

    @property
    def stop(self) -> int:
        return self.s.stops[-1]

    @cached_property
    def marks(self) -> list[Mark]:
        return marks_of(self.s, 0, len(self.s), self.language)

    @cached_property
    def content(self) -> frozenset[int]:
        """The items that carry meaning."""
        return frozenset(at for at in self.at if self.carries(at))

    def carries(self, at: int) -> bool:
        low, word = bare(self.s.lows[at]), bare(self.s.words[at])
        if len(word) > 1 and word.isupper():
            return True  # "US", whatever "us" is
        return low not in self.words.function_words and (len(low) > 1 or low.isdigit())

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(self.keys[at] for at in self.content)

    @cached_property
    def all_keys(self) -> frozenset[str]:
        """The keys of its words and of the parts of what is joined by hyphens."""
        found = {self.keys[at] for at in self.at}
        for at in self.at:
            if "-" in (low := self.s.lows[at]):
                found.update(key_of(part, self.language, self.words) for part in low.split("-") if part)
        return frozenset(found)

    @cached_property
    def moods(self) -> Mapping[int, tuple[Mood, Mark]]:
        """By the word that it governs, the mood: "must [take] place", "the need to [return]"."""
        found: dict[int, tuple[Mood, Mark]] = {}
        for mark in self.marks:
            if mark.telling.mood is not None and (at := self.next_content(mark.after)) is not None:
                found.setdefault(at, (mark.telling.mood, mark))
        return found

    @property
    def counting(self) -> Collection[tuple[str, ...]]:
        """The phrases that say how many."""
        return self.language.acts.quantifiers

    def next_content(self, after: int) -> int | None:
        for at in range(after, min(after + REACH, len(self.s))):
            if at in self.content and not self.s.flags[at] & (lx.NEGATION | lx.ADVERB):
                return at
        return None

    @cached_property
    def title_case(self) -> bool:
        """A headline whose words begin with capitals says by them nothing of names."""
        long = [at for at in self.at if len(self.s.lows[at]) > 3]
        return len(long) > 2 and sum(bool(self.s.flags[at] & lx.CAPITAL) for at in long) > 0.6 * len(long)

    def slice(self, first: int, after: int) -> str:
        return self.text[self.s.starts[first] : self.s.stops[after - 1]]


def bare(low: str) -> str:
    """Without the ending of a possessive."""
    for ending in POSSESSIVES:
        if low.endswith(ending) and len(low) > len(ending):
            return low.removesuffix(ending)
    return low


@lru_cache(maxsize=50_000)
def key_of(word: str, language: Language, words: CheckWords) -> str:
    """What a word is compared by: number words by their value, reporting verbs by their lemma, else a stem."""
    low = bare(word.lower().replace("’", "'"))
    if low in words.numbers:
        return str(words.numbers[low])
    if low[:1].isdigit():
        return (
            low.replace(",", "").rstrip("%").removesuffix("st").removesuffix("nd").removesuffix("rd").removesuffix("th")
        )
    low = words.same.get(low, low)
    if low.endswith(".") and "." not in low[:-1]:
        low = low[:-1]  # "Corp.", "Inc."
    if low in language.demonyms:
        low = words.same.get(language.demonyms[low].lower().replace(" ", "-"), language.demonyms[low].lower())
    if low in language.forms:
        return words.same.get(language.forms[low][0][0].lemma, language.forms[low][0][0].lemma)
    if low in words.function_words or not low.isalpha():
        return low
    for pattern, made in words.respelled:
        low = pattern.sub(made, low)
    for ending in words.endings:
        if low.endswith(ending) and len(low) - len(ending) >= SHORTEST_STEM:
            low = low.removesuffix(ending)
            break
    return low[:LONGEST_STEM]


def open_text(text: str, language: Language, words: CheckWords, where: str = "") -> Text:
    """The text, read."""
    article = Article("0" * 16, "", "", "", text, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())
    said = statements.read(article, language)
    top = [each for each in said if each.parent is None]
    sentences = tuple(find_sentences(text, find_paragraphs(text), (), language))
    pieces = []
    for s in sentences:
        if not len(s):
            continue
        inside = tuple(each for each in top if _holds(s, each))
        keys = [key_of(word, language, words) for word in s.words]
        dropped = _join(s, keys, words)
        at = tuple(
            n
            for n, low in enumerate(s.lows)
            if n not in dropped and any(c.isalnum() for c in low) and low not in words.percent
        )
        if at:
            pieces.append(Piece(text, s, language, words, tuple(keys), at, inside))
    return Text(text, language, words, tuple(pieces), said, where)


def _join(s: Sentence, keys: list[str], words: CheckWords) -> set[int]:
    """Give names of several words one key; the items that are then left out."""
    dropped: set[int] = set()
    for at in range(len(s) - 1):
        for phrase, stands_for in words.joined.items():
            if tuple(bare(low) for low in s.lows[at : at + len(phrase)]) == phrase:
                keys[at] = stands_for
                dropped.update(range(at + 1, at + len(phrase)))
    return dropped


def _holds(s: Sentence, statement: Statement) -> bool:
    return any(span.start < s.stops[-1] and s.starts[0] < span.stop for span in statement.content)


class Index:
    """Sentences by the words in them, so that what a line restates is found without reading all."""

    # A word in more sentences than this tells nothing of one.
    COMMON = 400

    def __init__(self, texts: Iterable[Text]) -> None:
        self.pieces: list[tuple[Text, Piece]] = [(text, piece) for text in texts for piece in text.pieces]
        self.having: dict[str, list[int]] = {}
        for number, (_, piece) in enumerate(self.pieces):
            for stem in piece.stems:
                self.having.setdefault(stem, []).append(number)

    def weight(self, stem: str) -> float:
        return 1.0 / math.sqrt(1 + len(self.having.get(stem, ())))

    def near(self, piece: Piece, most: int, without: Sequence[Piece] = ()) -> list[tuple[Text, Piece]]:
        scores: dict[int, float] = {}
        for stem in piece.stems:
            having = self.having.get(stem, ())
            if len(having) > self.COMMON:
                continue
            weight = 1.0 + self.weight(stem)
            for number in having:
                scores[number] = scores.get(number, 0.0) + weight
        ranked = sorted(scores, key=lambda number: (-scores[number], number))
        return [self.pieces[number] for number in ranked if self.pieces[number][1] not in without][:most]
