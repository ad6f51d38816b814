"""What a rule found, before it becomes a statement: places as item ranges or offsets, still open to merging."""

from __future__ import annotations

from dataclasses import dataclass, field

from broadsheet.language.base import Verb
from broadsheet.statements.phrases import Phrase

Place = tuple[int, int]


@dataclass(slots=True)
class Hearer:
    """To whom: the words' place and whether a verb of telling, an interview or a page leads to it."""

    place: Phrase
    lead: str


@dataclass(slots=True)
class Found:
    """One attribution. `sentence` is its number; `source`, `cue` and `content` are item ranges of that sentence.

    `quotations` are the numbers of the whole quotations that are its content, beside `content`.
    `confidence` is None where the rule's measured precision says it.
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
    kind: str = "indirect"
    quotations: list[int] = field(default_factory=list)
    follows: bool = False
    confidence: float | None = None
