"""The company somebody is found in: the names of an article, weighed by how rare they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from math import log

from broadsheet.types import Article

# Words with a capital, not at the beginning of a sentence; without case in a script, any long word.
NAME = re.compile(r"(?<=[^.!?\s:“”\"»«] )[^\W\d_a-zа-яё][\w’'-]{2,}")
# What an article's company is taken from, so that a long page costs no more than a long article.
LONGEST_TEXT = 20_000


class Company:
    """Names by article, and how telling each is (inverse document frequency over the articles at hand)."""

    def __init__(self, articles: Mapping[str, Article], wanted: Iterable[str]) -> None:
        self._names = {
            id_: frozenset(word.casefold() for word in NAME.findall(articles[id_].text[:LONGEST_TEXT]))
            for id_ in sorted(set(wanted))
            if id_ in articles
        }
        seen = Counter(name for names in self._names.values() for name in names)
        count = max(2, len(self._names))
        # In no more than one article a name tells nothing; in most, hardly anything.
        self._weight = {name: log(count / times) for name, times in seen.items() if times > 1}

    def names(self, article: str, but: Iterable[str] = ()) -> frozenset[str]:
        return self._names.get(article, frozenset()) - {word.casefold() for word in but}

    def profile(self, articles: Iterable[str]) -> Profile:
        """How much of each name there is in a set of articles."""
        ids = list(articles)
        counts = Counter(name for id_ in ids for name in self._names.get(id_, ()))
        return {name: times / len(ids) for name, times in counts.items()}

    def likeness(self, names: Iterable[str], profile: Profile) -> float:
        """In [0, 1]: how much of the weight of an article's names is also in a profile."""
        own = sorted(name for name in names if name in self._weight)
        total = sum(self._weight[name] for name in own)
        shared = sum(self._weight[name] * profile.get(name, 0.0) for name in own)
        return shared / total if total else 0.0


Profile = Mapping[str, float]
