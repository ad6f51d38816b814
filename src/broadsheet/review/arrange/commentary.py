"""Opinion only: what editorials and columns argue, each in its own words and under its author's name.

Nothing of a piece is retold. A line is one or two of its sentences in quotation marks, those that argue most plainly
and are most about its matter; what a piece itself quotes from others is left out.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from broadsheet.errors import InputError
from broadsheet.review.compose import Chapter, find_chapters, series
from broadsheet.review.items import brief_item
from broadsheet.review.leads import headline
from broadsheet.review.material import Body, Material
from broadsheet.review.names import tokens
from broadsheet.review.pieces import Piece, Slice, Title, set_line
from broadsheet.review.press import Press, containment
from broadsheet.review.text import first_word, presentable, quotations
from broadsheet.review.wording import words as words_of
from broadsheet.review.words import ReviewWords
from broadsheet.types import Article, Item, Section, Span, word_count

SENTENCE_WORDS = range(9, 50)
SHORTEST_PIECE_WORDS = 180
SENTENCES = 2
# What a sentence is worth: being about the piece's matter; each mark of an argument, and how many of them count;
# standing where pieces conclude. What it loses for each sign of a report, and for each word that points back.
RELEVANT, ARGUES, MOST_MARKS, CONCLUDES, LAST = 0.4, 0.25, 2, 0.15, 4
REPORTS, POINTS_BACK = 0.2, 0.1
# Two sentences of a piece that share this much of their meaning say the same.
SAME = 0.5
# A piece that shares this much of a story's vocabulary, and in its headline a word that so many articles of the story
# open with, is about it.
ABOUT, OPENS = 0.55, 0.35
PIECES_OF_A_STORY = 4
HEADLINES = 2
QUOTED_WORDS = 7
AUTHOR = re.compile(r"[^\W\d_][^\d@/<>|]{2,60}")


@dataclass(frozen=True, slots=True)
class Opinion:
    """An opinion piece: its headline, what it argues (in text order), whose it is, and its opening's words."""

    title: Title
    argued: tuple[Span, ...]
    outlet: str
    author: str
    words: frozenset[str]

    @property
    def article(self) -> str:
        return self.title.article


def is_opinion(article: Article, words: ReviewWords) -> bool:
    """Whether its outlet keeps the article among its opinions: by the address, or by what the headline says of it."""
    arranging = words.arranging
    if re.search(arranging.not_opinion, article.title):
        return False
    if re.search(arranging.opinion_title, article.title):
        return True
    try:
        path = urlsplit(article.url or "").path
    except ValueError:
        return False
    *folders, _ = path.casefold().strip("/").split("/")
    return not arranging.opinion_places.isdisjoint(folders)


def opinion_ids(articles: Iterable[Article], language: str) -> list[str]:
    """The articles that a commentary is made of, to be read before it is."""
    return [article.id for article in articles if is_opinion(article, words_of(language))]


def commentary(it: Material) -> Body:
    """Sections by matter: first the day's stories that pieces are about, then pieces by themselves."""
    press = it.press
    opinions = find_opinions(it)
    if not opinions:
        reason = "no opinion piece of the day gives a line"
        raise InputError(f"commentary of {it.day}", reason, "Other arrangements do: --arrange agency")
    chapters = find_chapters(it.stories, press, 2 * (it.house.sections + it.house.round_up))
    matters = _by_matter(opinions, chapters)
    shown = matters[: it.house.sections]
    sections = tuple(_section(matter, press) for matter in shown)
    left = [one for matter in matters[it.house.sections :] for one in matter.opinions][: it.house.round_up]
    leading = [matter.opinions[0].title for matter in shown]
    before, _, after = press.words.headline.partition("{}")
    return Body(
        set_line([before, *_attributed(leading[:HEADLINES], press), after], press.articles),
        set_line([*_attributed(leading, press), "."], press.articles),
        sections,
        tuple(brief_item(one.title, press) for one in left),
        authors={one.article: one.author for matter in shown for one in matter.opinions if one.author},
        counts=(("opinions", len(opinions)),),
    )


def _attributed(titles: Sequence[Title], press: Press) -> list[Piece]:
    """The headlines in a row, each under its outlet's name: what a piece claims is nobody's fact."""
    return series(titles, press, with_outlets=True)


# ---------------------------------------------------------------------------------------------------- what they argue


def find_opinions(it: Material) -> list[Opinion]:
    """The day's opinion pieces that give a headline and a sentence, each text once, in order of id."""
    press = it.press
    reprints = {article for story in it.stories for copies in story.copies for article in copies.reprints}
    found: dict[str, Opinion] = {}
    for article in press.today:
        known = article in reprints or press.caps.get(article) == 0
        known = known or not is_opinion(press.articles[article], press.words)
        if not known and (opinion := _read(article, press)) is not None:
            found.setdefault(press.articles[article].title.casefold(), opinion)
    return list(found.values())


def _read(article: str, press: Press) -> Opinion | None:
    it = press.articles[article]
    title = headline(article, press)
    if title is None or word_count(it.text) < SHORTEST_PIECE_WORDS:
        return None
    argued = argument(article, press)
    if not argued:
        return None
    opening = " ".join(press.sentence_text(article, each) for each in press.layout(article).sentences[:6])
    words = press.content(f"{it.title} {opening}")
    return Opinion(title, argued, press.outlet(article), author_of(it), words)


def author_of(article: Article) -> str:
    """The byline where it is a person's name and nothing else: "DHNS" is a desk."""
    name = " ".join((article.byline or "").split())
    same = name.casefold() == (article.outlet or "").casefold()
    desk = name.isupper() and " " not in name
    return name if AUTHOR.fullmatch(name) and not same and not desk else ""


def argument(article: str, press: Press) -> tuple[Span, ...]:
    """The sentences that argue most plainly what the piece is about, in text order."""
    sentences = press.layout(article).sentences
    counts = Counter(word for each in sentences for word in press.content(press.sentence_text(article, each)))
    most = math.log1p(max(counts.values(), default=1))
    weighed: list[tuple[float, Span, frozenset[str]]] = []
    for place, each in enumerate(sentences):
        text = press.sentence_text(article, each)
        if not _quotable(text, Span(article, each.start, each.stop), press):
            continue
        words = press.content(text)
        relevance = sum(math.log1p(counts[word]) for word in words) / most / math.sqrt(len(words) or 1)
        marks = len(re.findall(press.words.arranging.argues, text))
        score = RELEVANT * min(relevance, 1.0) + ARGUES * min(marks, MOST_MARKS)
        score += CONCLUDES * (len(sentences) - place <= LAST)
        score -= REPORTS * len(re.findall(press.words.arranging.reports, text)) + POINTS_BACK * _pointers(text, press)
        weighed.append((score, Span(article, each.start, each.stop), words))
    chosen: list[tuple[Span, frozenset[str]]] = []
    for _, span, words in sorted(weighed, key=lambda each: (-each[0], each[1])):
        fits = press.allows([span, *(each for each, _ in chosen)])
        if fits and all(containment(words, said) < SAME for _, said in chosen):
            chosen.append((span, words))
        if len(chosen) == SENTENCES:
            break
    return tuple(sorted(span for span, _ in chosen))


def _quotable(text: str, span: Span, press: Press) -> bool:
    """Whether the sentence stands alone, is the author's own, and goes into quotation marks as it is."""
    if span.start == 0 and re.match(press.words.dateline, text):
        return False
    whole = word_count(text) in SENTENCE_WORDS and text.rstrip("\"”’'»)]").endswith((".", "!")) and "\n" not in text
    if not whole or not presentable(text) or re.search(press.words.boilerplate, text):
        return False
    if re.search(press.words.arranging.not_opinion, text):
        return False
    first = re.split("[’']", first_word(text))[0]
    leans = first in press.words.danglers - press.words.arranging.authors_own or text.startswith(
        press.words.connectives
    )
    if leans or re.match(press.words.pointing, text):
        return False
    if any(word_count(text[start:stop]) > QUOTED_WORDS for start, stop in quotations(text)[0]):
        return False
    return not any(
        content.overlaps(span) for each in press.statements.get(span.article, ()) for content in each.content
    )


def _pointers(text: str, press: Press) -> int:
    """How many of its words mean somebody or something named elsewhere."""
    pointing = (press.words.pronouns | press.words.possessives) - press.words.arranging.authors_own
    return sum(word in pointing for word in tokens(text))


# ------------------------------------------------------------------------------------------------------- by matter


@dataclass(frozen=True, slots=True)
class Matter:
    """What pieces are about: a story of the day, or whatever one piece by itself is about."""

    story: str
    opinions: tuple[Opinion, ...]


def _by_matter(opinions: Sequence[Opinion], chapters: Sequence[Chapter]) -> list[Matter]:
    """The stories by rank, each with a piece an outlet; then the pieces that are nearest to the day's matters."""
    about: dict[int, list[Opinion]] = {}
    alone: list[tuple[float, Opinion]] = []
    for one in opinions:
        nearness = [_about(one, chapter) for chapter in chapters]
        best = max(range(len(chapters)), key=lambda place: (nearness[place], -place), default=None)
        if best is not None and nearness[best] >= ABOUT:
            about.setdefault(best, []).append(one)
        else:
            alone.append((nearness[best] if best is not None else 0.0, one))
    found = [
        Matter(chapters[place].coverage.story.id, tuple(_one_an_outlet(about[place]))[:PIECES_OF_A_STORY])
        for place in sorted(about)
    ]
    singles = _one_an_outlet([one for _, one in sorted(alone, key=lambda each: (-each[0], each[1].article))])
    return found + [Matter(one.article, (one,)) for one in singles]


def _about(one: Opinion, chapter: Chapter) -> float:
    press = chapter.coverage.press
    if one.article in chapter.coverage.story.articles:
        return 1.0
    named = press.content(press.articles[one.article].title)
    opens = any(chapter.coverage.weights.get(word, 0.0) >= OPENS for word in named)
    return chapter.coverage.relevance(one.words) if opens else 0.0


def _one_an_outlet(opinions: Sequence[Opinion]) -> Iterator[Opinion]:
    """Those of outlets not seen yet first, then the others, in the order given."""
    seen: set[str] = set()
    later = []
    for one in opinions:
        if one.outlet in seen:
            later.append(one)
        else:
            seen.add(one.outlet)
            yield one
    yield from later


def _section(matter: Matter, press: Press) -> Section:
    first = matter.opinions[0]
    heading = set_line([first.outlet, ": ", first.title], press.articles)
    outlets = tuple(dict.fromkeys(one.outlet for one in matter.opinions))
    items = tuple(_item(one, press) for one in matter.opinions)
    return Section(matter.story, heading, outlets, len(matter.opinions), items)


def _item(one: Opinion, press: Press) -> Item:
    opening, closing = press.words.quotes
    sentences = press.layout(one.article).sentences
    pieces: list[Piece] = [opening]
    for before, span in zip((None, *one.argued), one.argued, strict=False):
        if before is not None:
            between = any(before.stop <= each.start and each.stop <= span.start for each in sentences)
            pieces.append(f"{closing} {press.words.cut} {opening}" if between else f"{closing} {opening}")
        pieces.append(Slice(span, exact=True))
    where = press.words.arranging.author.format(outlet=one.outlet, author=one.author) if one.author else one.outlet
    return Item("statement", (set_line([*pieces, f"{closing} ({where})"], press.articles),), speaker=one.author or None)


__all__ = ["commentary", "is_opinion", "opinion_ids"]
