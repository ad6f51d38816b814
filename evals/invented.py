"""A press that is made up at run time: reports of invented words, and the reprints that papers make of them.

Words are as common as words are, some stand in set phrases, and papers close with footers of their own, so that texts
share what the press shares. Each article knows which report it prints. The same numbers give the same press.
"""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
import numpy.typing as npt

from broadsheet.types import Article, Moment

START = dt.datetime(2031, 5, 1, tzinfo=dt.UTC)
A_DAY = 10_000  # articles
VOCABULARY, PHRASES, PAPERS = 60_000, 3_000, 400
REPRINTED = 0.3  # of the articles are reprints
LAG = 3_000  # articles, at most, between a report and its reprints
EDITED = 0.08  # of the words of an edited reprint are other words
WIRE = 0.5  # of the reports are an agency's
DATED, UNDATED = 0.15, 0.05  # of the articles have only a date, or none
AGENCIES = ("Reuters", "AFP", "TASS", "Xinhua")

Sentences = tuple[str, ...]
Chance = np.random.Generator


@dataclass(frozen=True, slots=True)
class Printed:
    """An article, the number of the report that it prints, and how; "" for the report itself."""

    article: Article
    report: int
    change: str


@dataclass(frozen=True, slots=True)
class Report:
    number: int
    sentences: Sentences


class Words:
    """Invented words by how common they are, and set phrases of them."""

    def __init__(self, chance: Chance) -> None:
        syllables = [first + vowel for first in "bdfgklmnprstvz" for vowel in "aeiou"]
        parts = chance.integers(0, len(syllables), (VOCABULARY, 4))
        lengths = chance.integers(2, 5, VOCABULARY)
        self._words = ["".join(syllables[k] for k in row[:n]) for row, n in zip(parts, lengths, strict=True)]
        self._upto = np.cumsum(1 / (np.arange(VOCABULARY) + 10))
        self._chance = chance
        self.phrases = [" ".join(self.draw(6)) for _ in range(PHRASES)]

    def draw(self, count: int) -> list[str]:
        at = np.searchsorted(self._upto, self._chance.random(count) * self._upto[-1])
        return [self._words[k] for k in at.tolist()]

    def sentences(self, count: int) -> Sentences:
        """One in six begins with a set phrase."""
        lengths: npt.NDArray[np.int64] = self._chance.integers(8, 22, count)
        words = iter(self.draw(int(lengths.sum())))
        set_ = (self._chance.zipf(1.5, count) - 1) % PHRASES
        begun = self._chance.random(count) < 1 / 6
        return tuple(
            f"{self.phrases[phrase] + ' ' if is_set else ''}{' '.join(islice(words, length))}.".capitalize()
            for length, phrase, is_set in zip(lengths.tolist(), set_.tolist(), begun.tolist(), strict=True)
        )


def whole(text: Sentences, _: Words, __: Chance) -> Sentences:
    return text


def half(text: Sentences, _: Words, __: Chance) -> Sentences:
    return text[: len(text) // 2]


def third(text: Sentences, _: Words, __: Chance) -> Sentences:
    return text[: max(3, len(text) // 3)]


def edited(text: Sentences, words: Words, chance: Chance) -> Sentences:
    found = [sentence.split(" ") for sentence in text]
    changed = chance.random(sum(map(len, found))) < EDITED
    fresh, which = iter(words.draw(int(changed.sum()))), iter(changed.tolist())
    return tuple(" ".join(next(fresh) if next(which) else word for word in sentence) for sentence in found)


def dressed(text: Sentences, words: Words, _: Chance) -> Sentences:
    return (*words.sentences(2), *text, *words.sentences(2))


def all_three(text: Sentences, words: Words, chance: Chance) -> Sentences:
    return dressed(edited(half(text, words, chance), words, chance), words, chance)


CHANGES: Mapping[str, Callable[[Sentences, Words, Chance], Sentences]] = {
    change.__name__: change for change in (whole, half, third, edited, dressed, all_three)
}


def press(count: int, seed: int = 0) -> Iterator[Printed]:
    """So many articles in order of publication, ten thousand a day."""
    chance = np.random.default_rng(seed)
    words = Words(chance)
    footers = [" ".join(words.sentences(2)) for _ in range(PAPERS)]
    recent: deque[Report] = deque(maxlen=int(LAG * (1 - REPRINTED)))
    for number in range(count):
        paper = int(chance.integers(PAPERS))
        footer = footers[paper] if chance.random() < 0.5 else ""
        if recent and chance.random() < REPRINTED:
            # A few reports are reprinted by many, most by none.
            report = recent[int(len(recent) * chance.random() ** 3)]
            change = list(CHANGES)[int(chance.integers(len(CHANGES)))]
            text = CHANGES[change](report.sentences, words, chance)
            yield Printed(article(number, f"Paper {paper}", text, footer, chance), report.number, change)
            continue
        agency = AGENCIES[int(chance.integers(len(AGENCIES)))] if chance.random() < WIRE else ""
        written = words.sentences(int(chance.integers(10, 36)))
        if agency:
            written = (f"OSSEN ({agency}) - {written[0]}", *written[1:])
        recent.append(Report(number, written))
        yield Printed(article(number, agency or f"Paper {paper}", written, footer, chance), number, "")


def article(number: int, outlet: str, text: Sequence[str], footer: str, chance: Chance) -> Article:
    whole_text = "\n".join((" ".join(text), footer)).strip()
    url = f"https://{outlet.replace(' ', '').lower()}.example/{number}"
    id_, digest = Article.name(url, whole_text)
    fate = chance.random()
    moment = Moment(START + dt.timedelta(days=number / A_DAY), "day" if fate < DATED else "instant")
    published = None if fate > 1 - UNDATED else moment
    return Article(
        id_, "c" * 64, "invented", text[0][:60], whole_text, digest, url=url, outlet=outlet, published=published
    )


__all__ = ["CHANGES", "Printed", "press"]
