"""Line of a review -> what an archive has for it: the articles that say most of it, by its words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from broadsheet.checking.document import DocumentLine, Source
from broadsheet.language import Language
from broadsheet.review.press import content_words
from broadsheet.store import Archive

# Articles looked at for one search, and those that a line is held against.
MOST_HITS, MOST_ARTICLES = 12, 3
# Words of a line that are looked for together, fewer each time that nothing is found.
TRIES = (7, 5, 4, 3)
LEAST_WORDS = 3
# An article that has less of the line's meaning is about something else.
SAYS_IT = 0.6
QUOTED = re.compile(r"[“\"]([^“”\"]{12,})[”\"]")
WORD = re.compile(r"[^\W_]+(?:[.,’'-][^\W_]+)*")
PHRASE = 6
NOT_LETTERS = re.compile(r"[^\w\s]")


class InArchive:
    """Finds articles of an archive for the lines of a review."""

    def __init__(self, archive: Archive, language: Language) -> None:
        self.archive, self.language = archive, language

    def __call__(self, line: DocumentLine) -> tuple[Source, ...]:
        wanted = content_words(line.text, self.language.stop_words)
        if len(wanted) < LEAST_WORDS:
            return ()
        found: dict[str, float] = {}
        for search in self._searches(line.text):
            hits = self.archive.search(search, language=self.language.code, limit=MOST_HITS)
            articles = self.archive.articles(hit.article for hit in hits)
            for id_, article in articles.items():
                has = content_words(f"{article.title} {article.text}", self.language.stop_words)
                found[id_] = len(wanted & has) / len(wanted)
            if any(share >= SAYS_IT for share in found.values()):
                break
        best = sorted((id_ for id_ in found if found[id_] >= SAYS_IT), key=lambda id_: (-found[id_], id_))[
            :MOST_ARTICLES
        ]
        articles = self.archive.articles(best)
        return tuple(
            Source(f"{a.title}\n\n{a.text}", f"article {a.id}", a.outlet or "", a.title)
            for a in (articles[i] for i in best)
        )

    def _searches(self, text: str) -> Iterator[str]:
        """The beginning of each quotation, then the words that tell most: names, numbers, long words."""
        for match in QUOTED.finditer(text):
            yield '"' + " ".join(NOT_LETTERS.sub(" ", match[1]).split()[:PHRASE]) + '"'
        ranked = list(dict.fromkeys(sorted(WORD.findall(text), key=self._tells, reverse=True)))
        ranked = [word for word in ranked if word.lower() not in self.language.stop_words]
        for most in TRIES:
            if len(ranked) >= most:
                yield " ".join(ranked[:most])

    @staticmethod
    def _tells(word: str) -> tuple[int, int]:
        return (word[:1].isupper() or word[:1].isdigit()), len(word)


__all__ = ["InArchive"]
