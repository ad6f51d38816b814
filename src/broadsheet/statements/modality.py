"""How strong a sentence is: its moods, quantities, hedges and negations, on the scale of its language's data."""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.language import Language
from broadsheet.language.acts import Mood
from broadsheet.statements.hedging import hedges, negations
from broadsheet.statements.marks import marks_of
from broadsheet.statements.opened import Part
from broadsheet.statements.page import Page
from broadsheet.statements.sentences import find_paragraphs, find_sentences

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Modality:
    """What makes some words stronger or weaker. Places are code points of the words as given.

    `moods` say in text order what must, will, should, can or may be (`Mood.degree`, 5 to 1); without one the words
    state a fact. `quantities` are degrees of all (5), most, many, some and few (1); `forces` those of the words'
    reporting verbs (`Verb.force`, 1 to 5).
    """

    moods: tuple[Mood, ...]
    quantities: tuple[int, ...]
    forces: tuple[int, ...]
    hedges: tuple[Place, ...]
    negations: tuple[Place, ...]


def modality(words: str, language: Language) -> Modality:
    """The modality of a sentence, or of any run of words, quoted or not."""
    page = Page(words, language, (), tuple(find_sentences(words, find_paragraphs(words), (), language)))
    moods: list[Mood] = []
    quantities: list[int] = []
    forces: list[int] = []
    hedged: list[Place] = []
    negated: list[Place] = []
    for number, s in enumerate(page.sentences):
        part = Part(page, number, 0, len(s), False, s)
        marks = marks_of(s, 0, len(s), language)
        moods += [mark.telling.mood for mark in marks if mark.telling.mood is not None]
        hedged += hedges(part, marks)
        negated += negations(part)
        quantities += _quantities(s.lows, language)
        forces += [language.forms[low][0][0].force for low in s.lows if low in language.forms]
    return Modality(tuple(moods), tuple(quantities), tuple(forces), tuple(hedged), tuple(negated))


def _quantities(lows: list[str], language: Language) -> list[int]:
    """Degrees of quantity; the longer phrase counts ("almost all" is not "all")."""
    known = sorted(language.acts.quantifiers.items(), key=lambda pair: (-len(pair[0]), pair[0]))
    found, at = [], 0
    while at < len(lows):
        match = next(((phrase, d) for phrase, d in known if tuple(lows[at : at + len(phrase)]) == phrase), None)
        if match is not None:
            found.append(match[1])
        at += len(match[0]) if match else 1
    return found
