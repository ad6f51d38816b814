"""Line of a review -> what an archive has for it: the articles that say most of it, by its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from broadsheet.checking import outlets_named
from broadsheet.checking.document import DocumentLine, Source
from broadsheet.language import Language
from broadsheet.review.press import content_words
from broadsheet.store import Archive
from broadsheet.types import Article

# Articles looked at for one search, those of an outlet that the line names, and those that a line is held against.
MOST_HITS, MOST_OF_OUTLET, MOST_ARTICLES = 16, 4, 3
# Words looked for at once: each common one costs as much as all that have it.
MOST_WORDS = 14
# Fewer words of meaning are found everywhere.
LEAST_WORDS = 3
# Outlets that a line may name and be looked for in.
MOST_OUTLETS = 12
# A passage that has less of the line's meaning is about something else.
SAYS_IT = 0.6
# An outlet that a line names may have printed a part of it.
HAS_IT = 0.35
# Paragraphs in a row that count as one passage: a line may join what three of them say.
PASSAGE = 3
QUOTED = re.compile(r"[“\"]([^“”\"]{12,})[”\"]")
WORD = re.compile(r"[^\W_]+(?:[.,’'-][^\W_]+)*")
PHRASE = 6
NOT_LETTERS = re.compile(r"[^\w\s]")


class InArchive:
    """Finds articles of an archive for the lines of a review.

    Of those that have most of a line's words, at most `MOST_ARTICLES` are given, the best passages first; an outlet
    that the line names is looked for by itself, so that it is not another's article that says whether it said it.
    """

    def __init__(self, archive: Archive, language: Language) -> None:
        self.archive, self.language = archive, language

    def __call__(self, line: DocumentLine) -> tuple[Source, ...]:
        wanted = content_words(line.text, self.language.stop_words)
        if len(wanted) < LEAST_WORDS:
            return ()
        outlets = self._outlets(line)
        shares = [(self._share(each, wanted), each) for each in self._candidates(line, outlets)]
        ranked = sorted(shares, key=lambda share: (-share[0], share[1].id))
        best = [article for share, article in ranked if share >= SAYS_IT]
        had = [article for share, article in ranked if share >= HAS_IT]
        named = [article for outlet in outlets for article in _of(had, outlet)[:1]]
        chosen = {article.id: article for article in (*best[:MOST_ARTICLES], *named)}
        return tuple(map(_source, chosen.values()))

    def _candidates(self, line: DocumentLine, outlets: Sequence[str]) -> list[Article]:
        words = self._telling(line.text)
        code = self.language.code
        ids = dict.fromkeys(self.archive.likest(words, language=code, limit=MOST_HITS))
        for outlet in outlets:
            ids |= dict.fromkeys(self.archive.likest(words, language=code, outlet=outlet, limit=MOST_OF_OUTLET))
        for phrase in _phrases(line.text):
            ids |= dict.fromkeys(hit.article for hit in self.archive.search(phrase, language=code, limit=MOST_HITS))
        return list(self.archive.articles(ids).values())

    def _telling(self, text: str) -> list[str]:
        """The words that tell most: names and numbers, then the long ones."""
        words = [word for word in WORD.findall(text) if word.lower() not in self.language.stop_words]
        ranked = sorted(dict.fromkeys(words), key=lambda word: (word[:1].islower(), -len(word), word))
        return ranked[:MOST_WORDS]

    def _outlets(self, line: DocumentLine) -> list[str]:
        """The names in the line's bracket, and what stands before its first colon."""
        named = [each.name for each in outlets_named(line.text, self.language.code) if not each.told]
        before, colon, _ = line.text.partition(": ")
        named += [before] if colon and len(before.split()) <= 5 else []
        return list(dict.fromkeys(named))[:MOST_OUTLETS]

    def _share(self, article: Article, wanted: frozenset[str]) -> float:
        """The share of the wanted words that the passage of the article has that has most of them."""
        stop = self.language.stop_words
        paragraphs = [content_words(each, stop) & wanted for each in (article.title, *article.text.split("\n\n"))]
        windows = (frozenset().union(*paragraphs[at : at + PASSAGE]) for at in range(len(paragraphs)))
        return max(map(len, windows), default=0) / len(wanted)


def _phrases(text: str) -> Iterator[str]:
    """The beginning of each quotation, to be found word for word."""
    for match in QUOTED.finditer(text):
        yield '"' + " ".join(NOT_LETTERS.sub(" ", match[1]).split()[:PHRASE]) + '"'


def _of(articles: Sequence[Article], outlet: str) -> list[Article]:
    return [each for each in articles if (each.outlet or "").casefold() == outlet.casefold()]


def _source(article: Article) -> Source:
    return Source(f"{article.title}\n\n{article.text}", f"article {article.id}", article.outlet or "", article.title)


__all__ = ["InArchive"]
