"""Statements only: who said what of each story, and nothing in between."""

from __future__ import annotations

from broadsheet.review.beside import hear, pairs_of
from broadsheet.review.compose import Chapter, chapters_of, digest_of, frame, headline_of
from broadsheet.review.items import voice_items
from broadsheet.review.material import NOTHING, Body, Material
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
        heard = hear(gather(chapter.coverage), chapter.coverage)
        pairs = pairs_of(heard, it.memory.get(chapter.coverage.story.id, NOTHING), chapter.coverage, said)
        paired = [each for pair in pairs for each in pair.told]
        room = budget - sum(each.length for each in paired)
        chosen = choose(heard.voices, room, [*said, *paired], chapter.coverage)
        if chosen or pairs:
            shown.append(chapter)
            sections.append(frame(chapter, voice_items(chosen, it.press, pairs, it.zone), it.press))
            said += [*paired, *_told(chosen)]
        if len(sections) == it.house.sections:
            break
    named = shown or chapters[: it.house.sections]
    return Body(headline_of(named, it.press), digest_of(named, it.press), tuple(sections))


def _told(chosen: list[Voice]) -> list[Told]:
    return [Told(span, voice.words, 0.0, 0) for voice in chosen for span in voice.spoken.takes]


__all__ = ["statements_only"]
