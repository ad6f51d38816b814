"""The day's material as the writers hold it: articles, what they say, and each story's own words."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from urllib.parse import urlsplit

from broadsheet.review.text import Layout, Sentence, lay_out
from broadsheet.review.words import ReviewWords
from broadsheet.types import Article, Span, Statement, Story

TOKEN = re.compile(r"[^\W_]+(?:[.,’'-][^\W_]+)*")
POSSESSIVE = re.compile(r"[’']s?$")
# Word forms of one stem mostly agree in this many letters; enough to tell whether two texts say the same.
STEM = 6
# Where a story is told: its headline counts this often, and its first sentences once.
TITLE_COUNTS = 2
OPENING_SENTENCES = 6
# Beyond this many originals a story's vocabulary does not change, and the reader wants the best of them only.
MOST_ARTICLES = 60
# A word belongs to the core of a story if this share of its articles opens with it, from so many articles on.
CORE, FEW_ARTICLES = 0.35, 4
# A name belongs to the story if this share of its articles has it at the top.
NAMES = 0.3
# From so many articles on, the later half of them may show what is new.
ENOUGH_FOR_HALVES = 8


@dataclass(frozen=True, slots=True)
class Press:
    """The articles and statements at hand, by article id, and the layouts of the texts that were looked at.

    `caps` are the code points that may be shown of an article, for those of which not all may. `past` are the
    articles of days before, which are remembered and not reported.
    """

    articles: Mapping[str, Article]
    statements: Mapping[str, tuple[Statement, ...]]
    words: ReviewWords
    layouts: dict[str, Layout] = field(default_factory=dict)
    caps: Mapping[str, int] = field(default_factory=dict)
    past: frozenset[str] = frozenset()

    @property
    def today(self) -> list[str]:
        """The articles of the day itself, in order of id."""
        return sorted(self.articles.keys() - self.past)

    def layout(self, article: str) -> Layout:
        if article not in self.layouts:
            self.layouts[article] = lay_out(self.articles[article].text, self.words)
        return self.layouts[article]

    def slice(self, span: Span) -> str:
        return self.articles[span.article].slice(span)

    def outlet(self, article: str) -> str:
        """The outlet's name; the host of its address where it gives none."""
        return outlet_name(self.articles[article].outlet, self.articles[article].url) or self.words.no_outlet

    def first_words(self, article: str) -> Span:
        """The first sentence of the article, which its headline rests on; where its outlet lets only so much be shown,
        half of that."""
        first = self.layout(article).sentences[0]
        most = max(1, self.caps[article] // 2) if article in self.caps else len(self.articles[article].text)
        return Span(article, first.start, min(first.stop, first.start + most))

    def allows(self, spans: Iterable[Span]) -> bool:
        """Whether these words by themselves are no more than may be shown of each article."""
        lengths: Counter[str] = Counter()
        for span in spans:
            lengths[span.article] += len(span)
        return all(length <= self.caps.get(article, length) for article, length in lengths.items())

    def sentence_text(self, article: str, sentence: Sentence) -> str:
        return self.articles[article].text[sentence.start : sentence.stop]

    def content(self, text: str) -> frozenset[str]:
        return content_words(text, self.words.function_words)


def outlet_name(outlet: str | None, url: str | None) -> str | None:
    """What an outlet is called in print."""
    if outlet and (name := " ".join(outlet.split())):
        return name
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return None
    return host.removeprefix("www.") or None


def content_words(text: str, function_words: frozenset[str]) -> frozenset[str]:
    """The stems of the words that carry meaning."""
    return frozenset(_stems(text, function_words))


def _stems(text: str, function_words: frozenset[str]) -> Iterable[str]:
    for token in TOKEN.findall(text.casefold()):
        word = POSSESSIVE.sub("", token)
        if word and word not in function_words and (len(word) > 1 or word.isdigit()):
            yield word if word[0].isdigit() else word[:STEM]


def containment(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the smaller set that the other holds: 1 for a text and its cut copy."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def covered(words: frozenset[str], others: Iterable[frozenset[str]]) -> float:
    """The share of the words that the others together hold."""
    return len(words & frozenset().union(*others)) / len(words) if words else 1.0


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of an article that can stand in print by itself: its content words, relevance and length in words."""

    span: Span
    words: frozenset[str]
    relevance: float
    length: int


@dataclass(frozen=True)
class Coverage:
    """A story's original articles, and the weight of each word in telling it. `told` keeps the sentences found."""

    story: Story
    press: Press
    originals: tuple[str, ...]
    told: dict[str, tuple[Told, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, story: Story, press: Press) -> Coverage:
        reprints = {article for copies in story.copies for article in copies.reprints}
        present = [article for article in story.articles if article in press.articles and press.caps.get(article) != 0]
        originals = [article for article in present if article not in reprints]
        return cls(story, press, tuple((originals or present)[-MOST_ARTICLES:]))

    def within(self, articles: Collection[str]) -> Coverage:
        """The story as these of its originals tell it, its words weighed as in all of them."""
        return self.over(article for article in self.originals if article in articles)

    def over(self, articles: Iterable[str]) -> Coverage:
        """These articles as if they were the story's originals, its words weighed as in those that are."""
        there = (each for each in articles if each in self.press.articles and self.press.caps.get(each) != 0)
        own = replace(self, originals=tuple(there))
        own.__dict__.update(weights=self.weights, core=self.core, names=self.names)
        return own

    @cached_property
    def weights(self) -> Mapping[str, float]:
        """Of each stem, the share of the story's articles that open with it, in [0, 1]; of a lone article's words,
        what repetition tells."""
        counts: Counter[str] = Counter()
        for article in self.originals:
            counts.update(self._opening(article))
        if len(self.originals) > 1:
            shared = {word: count / len(self.originals) for word, count in counts.items() if count > 1}
            return shared or dict.fromkeys(counts, 1.0)
        most = math.log1p(max(counts.values(), default=1))
        return {word: math.log1p(count) / most for word, count in counts.items()}

    def _opening(self, article: str) -> Iterable[str]:
        title = self.press.articles[article].title
        first = self.press.layout(article).sentences[:OPENING_SENTENCES]
        texts = [title] * TITLE_COUNTS + [self.press.sentence_text(article, each) for each in first]
        stems = [stem for text in texts for stem in _stems(text, self.press.words.function_words)]
        return stems if len(self.originals) == 1 else sorted(set(stems))

    @cached_property
    def core(self) -> frozenset[str]:
        """The words that most of the articles open with: a text of these alone retells the story."""
        if len(self.originals) < FEW_ARTICLES:
            return frozenset()
        return frozenset(word for word, weight in self.weights.items() if weight >= CORE)

    @cached_property
    def names(self) -> frozenset[str]:
        """The stems of the names that the articles open with: words with a capital inside a sentence, in so many of
        them as makes them the story's own."""
        counts: Counter[str] = Counter()
        for article in self.originals:
            counts.update(self._names_at_top(article))
        return frozenset(word for word, count in counts.items() if count >= NAMES * len(self.originals))

    def _names_at_top(self, article: str) -> set[str]:
        sentences = self.press.layout(article).sentences[:OPENING_SENTENCES]
        later = [word for each in sentences for word in TOKEN.findall(self.press.sentence_text(article, each))[1:]]
        return {stem for word in later if word[0].isupper() for stem in self.press.content(word)}

    @cached_property
    def late(self) -> Mapping[str, float]:
        """Of each stem, how much more of the later articles open with it than of the earlier ones: what is new."""
        if len(self.originals) < ENOUGH_FOR_HALVES:
            return {}
        middle = len(self.originals) // 2
        halves = [Counter[str](), Counter[str]()]
        for place, article in enumerate(self.originals):
            halves[place >= middle].update(set(self._opening(article)))
        before, after = halves
        size = len(self.originals) - middle
        return {word: more / size for word, count in after.items() if (more := count - before[word]) > 1}

    def news(self, words: frozenset[str]) -> float:
        """How much a text with these words tells of what is new in the story, in [0, 1]."""
        found = sum(self.late.get(word, 0.0) for word in words)
        return min(1.0, found / math.sqrt(len(words))) if words else 0.0

    def relevance(self, words: frozenset[str]) -> float:
        """How much a text with these content words tells of the story, in [0, 1]; long texts gain nothing by length."""
        if not words:
            return 0.0
        found = sum(self.weights.get(word, 0.0) for word in words)
        return min(1.0, found / math.sqrt(len(words)) / 2)

    def outlets(self) -> tuple[str, ...]:
        """Every outlet that carried the story, most articles first, then by name."""
        counts = Counter(
            self.press.outlet(article) for article in self.story.articles if article in self.press.articles
        )
        return tuple(sorted(counts, key=lambda name: (-counts[name], name)))
