"""All that a line rests on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from broadsheet.checking.facts.reading import country_of, dates_of, fold, initials_of, numbers_of, plain_sentence
from broadsheet.checking.pieces import Text


@dataclass(frozen=True)
class Basis:
    """All that a line rests on. `outlets` are the names of those that said it."""

    texts: tuple[Text, ...]
    outlets: tuple[str, ...] = ()

    @cached_property
    def lows(self) -> frozenset[str]:
        return frozenset().union(*(text.lows for text in self.texts))

    @cached_property
    def keys(self) -> frozenset[str]:
        return frozenset().union(*(text.keys for text in self.texts))

    @cached_property
    def folded(self) -> str:
        return "\n".join(fold(text.text) for text in self.texts)

    @cached_property
    def sentences(self) -> frozenset[str]:
        """Its sentences, as they are compared."""
        return frozenset(plain_sentence(piece) for text in self.texts for piece in text.pieces)

    @cached_property
    def numbers(self) -> frozenset[float]:
        return frozenset(value for text in self.texts for piece in text.pieces for _, _, value in numbers_of(piece))

    @cached_property
    def initials(self) -> frozenset[str]:
        """What its names of several words are in short: "who" for the World Health Organization."""
        return frozenset(short for text in self.texts for piece in text.pieces for short in initials_of(piece))

    @cached_property
    def countries(self) -> frozenset[str]:
        return frozenset(c for text in self.texts for low in text.lows if (c := country_of(low, text)))

    @cached_property
    def dates(self) -> frozenset[tuple[str, str]]:
        return frozenset(date for text in self.texts for piece in text.pieces for _, _, date in dates_of(piece))
