"""The day on one page: headline, digest, and of each of the first stories two lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from broadsheet.review.compose import Chapter, chapters_of, digest_of, frame, headline_of
from broadsheet.review.items import told_item
from broadsheet.review.leads import tellable
from broadsheet.review.material import Body, Material
from broadsheet.review.press import Press, Told, containment
from broadsheet.types import Item, Section

MOST_STORIES = 5
# Two lines of a page on A4, outlet included, in code points.
TWO_LINES = 180
# A sentence that shares this much of its meaning with what is printed adds nothing.
REDUNDANT = 0.5


def brief(it: Material) -> Body:
    """A story has its headline and the best sentence that two lines hold; without figures, which need a page more."""
    chapters = chapters_of(it, min(it.house.sections, MOST_STORIES))
    sections: list[Section] = []
    said: list[Told] = []
    for chapter in chapters:
        told = next((each for each in _fitting(chapter, it.press) if not _is_said(each, said)), None)
        items: list[Item] = [told_item("lead", [told], it.press)] if told else []
        said += [told] if told else []
        sections.append(replace(frame(chapter, items, it.press), timeline=(), voices=()))
    return Body(headline_of(chapters, it.press), digest_of(chapters, it.press), tuple(sections))


def _fitting(chapter: Chapter, press: Press) -> Iterator[Told]:
    """The sentences that fit: those that begin an article before those that stand in its middle, and of these those
    of the article that leads the story first."""
    tops = [tellable(article, chapter.coverage) for article in chapter.leads]
    for each in (*(top[:1] for top in tops), *(top[1:] for top in tops)):
        for told in each:
            if len(told.span) + len(f" ({press.outlet(told.span.article)})") <= TWO_LINES:
                yield told


def _is_said(told: Told, said: Sequence[Told]) -> bool:
    return any(containment(told.words, each.words) >= REDUNDANT for each in said)


__all__ = ["brief"]
