"""An article's text as the rules see it."""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.language import Language
from broadsheet.statements.quotations import Quotation, find_quotations
from broadsheet.statements.sentences import Sentence, find_paragraphs, find_sentences
from broadsheet.statements.turns import find_turns


@dataclass(frozen=True, slots=True)
class Page:
    """A text, its quotations and sentences."""

    text: str
    language: Language
    quotations: tuple[Quotation, ...]
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """A rule's opinion of the cue at item `at` of a sentence."""

    sentence: int
    at: int
    rule: str


def open_page(text: str, language: Language) -> Page:
    paragraphs = find_paragraphs(text)
    turns = find_turns(text, paragraphs, language)
    spoken = {number for _, own in turns for number in own}
    others = [place for number, place in enumerate(paragraphs) if number not in spoken]
    quotations = [turn for turn, _ in turns] + find_quotations(text, others, language)
    quotations.sort(key=lambda quotation: quotation.start)
    sentences = find_sentences(text, paragraphs, quotations, language)
    return Page(text, language, tuple(quotations), tuple(sentences))
