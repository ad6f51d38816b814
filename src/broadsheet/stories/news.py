"""What is new in a story against the story of an earlier day that it goes on with: facts, numbers and voices.

Each is a place in today's article. Nothing is said in own words, and what is not found here may still be new: a fact
counts as new where most of a sentence's weight lies in words that no article of the earlier story holds.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from broadsheet.stories.desk import originals
from broadsheet.stories.words import STEM, WORD
from broadsheet.types import Article, Span, Statement, Story

BEGINNING = 2500  # characters of an article in which its news stands
SHORTEST, LONGEST = 40, 400  # characters of a sentence
NEW_SHARE = 0.55  # of a sentence's weight lies in words that were not there
SAME = 0.6  # of the shorter sentence's words stand in the other: they say one thing
MOST = 5  # of each kind
TELLING = 4  # letters of a word that can tell something

# An end of a sentence: a mark, perhaps closed by a quotation mark or bracket, before space and a capital or an opening
# mark; not after an initial or a short form such as "Mr.".
END = re.compile(
    r"(?<![\s.][^\W\d_])(?<!\b[^\W\d_][^\W\d_])(?<!\b[A-Z][a-z]{2})[.!?…]+[\"”»’)]*\s+(?=[\"“«„(]*[^\W\da-zа-яёіїєґ])"
)
NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*(?!\w)")
SMALL = 10  # plain numbers below tell nothing


@dataclass(frozen=True, slots=True)
class NewVoice:
    """Somebody who was not heard in the earlier story, and what they say first."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class News:
    """`facts` and `numbers` are sentences of today's articles, the most telling first; a number's is given with it."""

    facts: tuple[Span, ...] = ()
    numbers: tuple[tuple[str, Span], ...] = ()
    voices: tuple[NewVoice, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.facts or self.numbers or self.voices)


def find_news(
    today: Story,
    earlier: Story,
    articles: Mapping[str, Article],
    statements: Mapping[str, Sequence[Statement]] | None = None,
) -> News:
    """`articles` and `statements` (where they were read) are those of both stories, by article."""
    mine = [articles[id_] for id_ in originals(today) if id_ in articles]
    theirs = [articles[id_] for id_ in earlier.articles if id_ in articles]
    sentences = [span for article in in_order(mine) for span in sentences_of(article)]
    return News(
        new_facts(sentences, theirs, articles),
        new_numbers(sentences, theirs, articles),
        new_voices(mine, earlier, statements or {}),
    )


def in_order(articles: Iterable[Article]) -> list[Article]:
    """By publication; without a time last."""
    return sorted(articles, key=lambda a: (a.published.at.timestamp() if a.published else float("inf"), a.id))


def sentences_of(article: Article) -> Iterator[Span]:
    """Whole sentences of the article's beginning."""
    start = 0
    for line in article.text[:BEGINNING].split("\n"):
        ends = [start + match.end() for match in END.finditer(line)]
        for begin, end in zip([start, *ends], [*ends, start + len(line)], strict=True):
            stop = begin + len(article.text[begin:end].rstrip())
            if SHORTEST <= stop - begin <= LONGEST and (stop < BEGINNING or stop == len(article.text)):
                yield Span(article.id, begin, stop)
        start += len(line) + 1


def new_facts(
    sentences: Sequence[Span], theirs: Sequence[Article], articles: Mapping[str, Article]
) -> tuple[Span, ...]:
    """Sentences whose weight lies in new words, and whose words other articles of today hold too: no mere asides."""
    known = {stem for article in theirs for stem in stems(f"{article.title} {article.text}")}
    held = {span: stems(words(span, articles)) for span in sentences}
    tellers: dict[str, set[str]] = {}
    for span, found in held.items():
        for stem in found:
            tellers.setdefault(stem, set()).add(span.article)
    everywhere = Counter(stem for found in held.values() for stem in found)

    def weight(stem: str) -> float:
        return log(1 + len(held) / everywhere[stem])

    def worth(span: Span) -> float:
        whole = sum(map(weight, sorted(held[span])))
        new = sum(weight(stem) for stem in sorted(held[span] - known))
        if not whole or new / whole < NEW_SHARE:
            return 0.0
        return sum(len(tellers[stem]) - 1 for stem in held[span] - known) / (len(held[span]) + 1)

    chosen: list[Span] = []
    for _, span in sorted((-round(value, 6), span) for span in sentences if (value := worth(span)) > 0):
        if all(overlap(held[span], held[other]) < SAME for other in chosen):
            chosen.append(span)
        if len(chosen) == MOST:
            break
    return tuple(chosen)


def new_numbers(
    sentences: Sequence[Span], theirs: Sequence[Article], articles: Mapping[str, Article]
) -> tuple[tuple[str, Span], ...]:
    """Numbers that no article of the earlier story has, those that most of today's have first."""
    known = {plain(found) for article in theirs for found in NUMBER.findall(f"{article.title} {article.text}")}
    first: dict[str, Span] = {}
    printed: dict[str, str] = {}
    tellers: dict[str, set[str]] = {}
    for span in sentences:
        for found in NUMBER.findall(words(span, articles)):
            number = plain(found)
            if number not in known and not (number.isdigit() and int(number) < SMALL):
                first.setdefault(number, span)
                printed.setdefault(number, found)
                tellers.setdefault(number, set()).add(span.article)
    best = sorted(first, key=lambda number: (-len(tellers[number]), first[number], number))[:MOST]
    return tuple((printed[number], first[number]) for number in best)


def new_voices(
    mine: Sequence[Article], earlier: Story, statements: Mapping[str, Sequence[Statement]]
) -> tuple[NewVoice, ...]:
    """Named speakers whose last name no speaker of the earlier story has."""
    heard = {last_name(name) for id_ in earlier.articles for name, _ in speakers(statements.get(id_, ()))}
    found: dict[str, NewVoice] = {}
    count = Counter[str]()
    for article in in_order(mine):
        for name, span in speakers(statements.get(article.id, ())):
            last = last_name(name)
            if last not in heard:
                count[last] += 1
                best = found.get(last)
                if best is None or len(name) > len(best.name):
                    found[last] = NewVoice(name, best.span if best else span)
    return tuple(found[last] for last in sorted(found, key=lambda last: (-count[last], last))[:MOST])


def speakers(statements: Iterable[Statement]) -> Iterator[tuple[str, Span]]:
    for statement in statements:
        if statement.speaker is not None and statement.speaker.named and statement.parent is None:
            yield statement.speaker.name, statement.content[0]


def last_name(name: str) -> str:
    return name.split()[-1].casefold() if name.split() else ""


def words(span: Span, articles: Mapping[str, Article]) -> str:
    return articles[span.article].slice(span)


def plain(number: str) -> str:
    """One spelling of a number: without marks for thousands."""
    return re.sub(r"[,.](?=\d{3}(?:\D|$))", "", number)


def stems(text: str) -> frozenset[str]:
    return frozenset(word.lower()[:STEM] for word in WORD.findall(text) if len(word) >= TELLING)


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the shorter one's words that stand in the other."""
    return len(one & other) / max(1, min(len(one), len(other)))


__all__ = ["NewVoice", "News", "find_news"]
