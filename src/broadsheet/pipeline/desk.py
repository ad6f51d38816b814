"""What the desk decides about stories: taken down as decisions that name articles, and found again day by day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from broadsheet.errors import InputError
from broadsheet.store import Anchor, Archive, Decision, anchor, anchors_in
from broadsheet.stories.desk import Drop, Merge, Pin, Ruling, Split, originals
from broadsheet.types import Article, Story

NOUN = "story"


@dataclass(frozen=True, slots=True)
class Wish:
    """A decision that is not taken down yet: its kind, what it is about, and the sentence that says it."""

    kind: str
    about: Mapping[str, Any]
    said: str


def merge(archive: Archive, one: Story, other: Story) -> Wish:
    """The two are one story. InputError where they are one already."""
    if set(one.articles) & set(other.articles):
        raise InputError(f"{one.id}, {other.id}", "these are one story already", "Name two")
    about = {"left": anchors(archive, one), "right": anchors(archive, other)}
    return Wish("story.merge", about, f"“{one.title}” and “{other.title}” are one story")


def split(archive: Archive, story: Story, articles: Sequence[Article]) -> Wish:
    """The articles are a story of their own. InputError for one that is not in the story, or if none would be left.

    A reprint takes its original and the other reprints along: they are one text.
    """
    for article in articles:
        if article.id not in story.articles:
            raise InputError(article.id, f"not an article of story {story.id}", "`broadsheet show STORY` lists them")
    named = {article.id for article in articles}
    texts = [*(copies.members for copies in story.copies), *((id_,) for id_ in story.articles)]
    out = named.union(*(members for members in texts if named.intersection(members)))
    if not set(originals(story)) - out:
        raise InputError(f"story {story.id}", "nothing would be left of it", "Name fewer of its articles")
    all_anchors = {one["article"]: one for one in anchors(archive, story)}
    about = {
        "out": [one for id_, one in all_anchors.items() if id_ in out],
        "rest": [one for id_, one in all_anchors.items() if id_ not in out],
    }
    return Wish("story.split", about, f"“{articles[0].title}” is not in the story “{story.title}”")


def pin(archive: Archive, story: Story, place: int) -> Wish:
    """The story stands at `place`, from 1."""
    if place < 1:
        raise InputError(f"--place {place}", "places are counted from 1")
    return Wish(
        "story.pin", {"articles": anchors(archive, story), "place": place}, f"“{story.title}” stands at {place}"
    )


def drop(archive: Archive, story: Story) -> Wish:
    """The story is not shown."""
    return Wish("story.drop", {"articles": anchors(archive, story)}, f"“{story.title}” is not shown")


def anchors(archive: Archive, story: Story) -> list[Anchor]:
    """What the story's articles are found by later, in order of their ids."""
    return [anchor(article) for article in archive.articles(story.articles).values()]


# ----------------------------------------------------------------------------------------------------------- obeying


def rulings(archive: Archive, ids: Iterable[str]) -> tuple[Ruling, ...]:
    """The decisions about stories that touch these articles, with the ids that they mean among them today."""
    there = frozenset(ids)
    made = archive.decisions(NOUN)
    wanted = {one["article"]: one for decision in made for one in anchors_in(decision.about)}
    found = archive.resolve(wanted.values(), there) if wanted else {}
    known = (ruling_of(decision, found) for decision in made)
    return tuple(ruling for ruling in known if ruling is not None)


def ruling_of(decision: Decision, found: Mapping[str, tuple[str, ...]]) -> Ruling | None:
    """The decision as the stories' room takes it; None where its articles are not there."""

    def ids(name: str) -> tuple[str, ...]:
        return tuple(sorted({id_ for one in decision.about[name] for id_ in found.get(one["article"], ())}))

    ruling: Ruling
    match decision.kind:
        case "story.merge":
            ruling = Merge(decision.number, ids("left"), ids("right"))
            return ruling if ruling.left and ruling.right else None
        case "story.split":
            ruling = Split(decision.number, ids("out"), ids("rest"))
            return ruling if ruling.out and ruling.rest else None
        case "story.pin":
            ruling = Pin(decision.number, ids("articles"), int(decision.about["place"]))
        case "story.drop":
            ruling = Drop(decision.number, ids("articles"))
        case _:
            return None
    return ruling if ruling.articles else None
