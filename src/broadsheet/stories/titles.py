"""Which of a story's titles stands for it: a real one, clear, and saying what most of the others say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from broadsheet.stories.pieces import MIXED_TITLES
from broadsheet.stories.words import STEM, WORD
from broadsheet.types import Article

SHORTEST, LONGEST = 4, 18  # words
EVIDENCE = 3.0  # words added to a title's length, so that one shared word does not beat five

# Each makes a title less clear, and costs a share of its score.
TEASE = re.compile(
    r"\b(here's|here are|this is (why|how|what)|you (need|should|won't|can)|why|how to|what to|everything|watch|video|"
    r"photos|pictures|review|opinion|comment|analysis|editorial|explained|explainer|fans|slams?|internet|reacts?|"
    r"poll|quiz|best|exclusive|breaking|update \d|\[|best of)|^(\d+|live|the latest|report|watch|wrapup|update)\b|[…]|"
    r"\.\.\.$|^\W*(почему|как|что|видео|фото|онлайн)\b",
    re.IGNORECASE,
)
COSTS = {"question": 0.5, "shouting": 0.5, "tease": 0.3, "mixed": 0.6, "length": 0.3, "suffix": 0.15, "language": 0.7}


def choose_title(articles: Sequence[Article], language: str | None) -> str:
    """The title to show; "" only where no article has one. Of equals, that of the lowest id."""
    titled = sorted((article for article in articles if article.title.strip()), key=lambda article: article.id)
    if not titled:
        return ""
    stems = {article.id: stems_of(article.title) for article in titled}
    shared = Counter(stem for found in stems.values() for stem in found)

    def worth(article: Article) -> float:
        found = stems[article.id]
        agreement = sum(shared[stem] - 1 for stem in found) / (len(found) + EVIDENCE)
        faults = sum(COSTS[fault] for fault in faults_of(article, language))
        return (agreement + 1 / len(titled)) * max(0.05, 1 - faults)

    best = max(worth(article) for article in titled)
    return next(article.title.strip() for article in titled if worth(article) >= best)


def stems_of(title: str) -> frozenset[str]:
    return frozenset(word.lower()[:STEM] for word in WORD.findall(title) if len(word) > 1 or not word.isascii())


def faults_of(article: Article, language: str | None) -> tuple[str, ...]:
    """What makes the title a poor one to show; names of `COSTS`."""
    title = article.title.strip()
    words = title.split()
    letters = [letter for letter in title if letter.isalpha()]
    found = {
        "question": "?" in title or "؟" in title or "？" in title,
        "shouting": bool(letters) and sum(letter.isupper() for letter in letters) > len(letters) / 2,
        "tease": bool(TEASE.search(title)),
        "mixed": bool(MIXED_TITLES.search(title)),
        "length": not SHORTEST <= len(words) <= LONGEST,
        "suffix": bool(re.search(r"\s[|–—-]\s\S+(\s\S+){0,3}$", title)),
        "language": bool(language and article.language and article.language != language),
    }
    return tuple(fault for fault, is_so in found.items() if is_so)


__all__ = ["choose_title"]
