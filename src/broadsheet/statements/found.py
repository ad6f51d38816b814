"""What a rule found, before it becomes a statement: places as item ranges or offsets, still open to merging."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from broadsheet.language.base import Verb
from broadsheet.statements.phrases import Phrase
from broadsheet.types import Factuality, Kind

# (start, stop) in code points of the text.
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Hearer:
    """To whom, and what leads there: a verb of telling, a request, or "to"."""

    place: Phrase
    lead: Literal["told", "asked", "to"]


@dataclass(slots=True)
class Found:
    """One attribution. `sentence` is its number; `source`, `cue`, `content` and `attribution` (all but the content)
    are item ranges of that sentence; `spans`, `sources` and `cues` the same as offsets, once placed.

    `quotations` are the numbers of the whole quotations that are content. `follows` marks a colon at a paragraph's
    end, whose content is the quotation of the next. `confidence` is None where the rule's precision says it.
    `factuality` is whether it was said, `sure` how sure it is who said it, where a pronoun leaves it open.
    """

    rule: str
    sentence: int
    cue: list[Phrase]
    source: Phrase | None
    content: list[Phrase]
    verb: Verb | None
    hearer: Hearer | None = None
    attribution: Phrase = (0, 0)
    spans: list[Place] = field(default_factory=list)
    sources: list[Place] = field(default_factory=list)
    cues: list[Place] = field(default_factory=list)
    kind: Kind = "indirect"
    quotations: list[int] = field(default_factory=list)
    follows: bool = False
    confidence: float | None = None
    factuality: Factuality = "actual"
    sure: float = 1.0
