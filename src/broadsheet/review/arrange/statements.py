"""Statements only: who said what of each story, and nothing in between."""

from __future__ import annotations

from broadsheet.review.compose import Chapter, chapters_of, digest_of, frame, headline_of, voice_items
from broadsheet.review.material import Body, Material
from broadsheet.review.press import Told
from broadsheet.review.voices import Voice, choose, gather
from broadsheet.types import Section


def statements_only(it: Material) -> Body:
    """A section a story of which somebody speaks, all of its words for the speakers."""
    chapters = chapters_of(it, it.house.sections + it.house.round_up)
    shown: list[Chapter] = []
    sections: list[Section] = []
    said: list[Told] = []
    for chapter in chapters:
        budget = it.house.words_for(len(sections))
        chosen = _voices(chapter, budget, said)
        if chosen:
            shown.append(chapter)
            sections.append(frame(chapter, voice_items(chosen, it.press), it.press))
            said += _told(chosen)
        if len(sections) == it.house.sections:
            break
    named = shown or chapters[: it.house.sections]
    return Body(headline_of(named, it.press), digest_of(named, it.press), tuple(sections))


def _voices(chapter: Chapter, budget: int, said: list[Told]) -> list[Voice]:
    return choose(gather(chapter.coverage), budget, said, chapter.coverage)


def _told(chosen: list[Voice]) -> list[Told]:
    return [Told(span, voice.words, 0.0, 0) for voice in chosen for span in voice.spoken.takes]


__all__ = ["statements_only"]
