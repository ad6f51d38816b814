"""An article's text as the rules see it."""

from __future__ import annotations

from dataclasses import dataclass, field

from broadsheet.language import Language
from broadsheet.statements.quotations import Quotation, find_quotations
from broadsheet.statements.sentences import Sentence, find_paragraphs, find_sentences


@dataclass(slots=True)
class Page:
    """A text, its paragraphs, quotations and sentences."""

    text: str
    language: Language
    paragraphs: list[tuple[int, int]]
    quotations: list[Quotation]
    sentences: list[Sentence]
    opinions: list[tuple[int, int, str]] = field(default_factory=list)


def open_page(text: str, language: Language) -> Page:
    paragraphs = find_paragraphs(text)
    quotations = find_quotations(text, paragraphs, language)
    return Page(text, language, paragraphs, quotations, list(find_sentences(text, paragraphs, quotations, language)))
