"""The review in the agencies' form: headline, dateline, digest, sections shorter with rank, a round-up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from broadsheet.errors import InputError
from broadsheet.review.claims import whose
from broadsheet.review.contrast import find_contrast
from broadsheet.review.edits import edited
from broadsheet.review.figures import timeline, voices
from broadsheet.review.house import House
from broadsheet.review.leads import background, headlines, lead, rank_leads, title_for
from broadsheet.review.material import Body, Material
from broadsheet.review.names import tokens
from broadsheet.review.pieces import Piece, Rests, Slice, Title, set_line
from broadsheet.review.press import Coverage, Press, Told, containment
from broadsheet.review.speech import Spoken
from broadsheet.review.voices import Voice, choose, gather, in_order, spoken_in_order
from broadsheet.types import Article, Item, ItemKind, Line, Section, Statement, Story, ToldTo

METHOD = "extractive review 3"
# Two leads that share this much of the shorter one's meaning tell one event.
SAME_NEWS = 0.6
LONGEST_LEAD = 200
HEADLINE_STORIES = 3
HEADLINE_LENGTH = 150
# So many sections set reports side by side that differ in a number.
CONTRASTED = 4
# Shares of a section's words.
LEAD_SHARE, BACKGROUND_SHARE = 0.3, 0.35
BACKGROUND_SENTENCES = (3, 2, 2, 1)


@dataclass(frozen=True)
class Chapter:
    """A story with what was found to print of it, before any of it is a line."""

    coverage: Coverage
    titles: tuple[Title, ...]
    leads: tuple[str, ...]

    @cached_property
    def title(self) -> Title:
        """The headline that names the story wherever it is named."""
        return title_for(self.titles, lead(self.leads[0], self.coverage, 1), self.coverage)


def agency(it: Material) -> Body:
    """By story: sections shorter with rank, then a round-up."""
    house, press = it.house, it.press
    chapters = chapters_of(it, house.sections + house.round_up)
    main, rest = chapters[: house.sections], chapters[house.sections :]
    return Body(
        headline_of(main, press),
        digest_of(main, press),
        _sections(main, house, press),
        tuple(brief_item(chapter.title, press) for chapter in rest),
    )


def chapters_of(it: Material, most: int) -> list[Chapter]:
    """The first `most` stories of the day that give something to print; `InputError` where none does."""
    found = find_chapters(it.stories, it.press, most)
    if not found:
        raise InputError(f"review of {it.day}", "no story of the day gives a line", "Add articles of that day first")
    return found


def find_chapters(stories: Sequence[Story], press: Press, most: int) -> list[Chapter]:
    """The first `most` stories that have a headline to print and a sentence to lead with."""
    chapters: list[Chapter] = []
    for story in stories:
        if story.dropped:
            continue
        coverage = Coverage.of(story, press)
        titles = headlines(coverage) if coverage.originals else []
        if not titles:
            continue
        leads = [article for article in rank_leads(coverage) if lead(article, coverage, 1)]
        if leads and not any(_same_story(coverage, leads[0], other) for other in chapters):
            chapters.append(Chapter(coverage, tuple(titles), tuple(leads)))
        if len(chapters) == most:
            break
    return chapters


def _same_story(coverage: Coverage, leads: str, other: Chapter) -> bool:
    """Whether two stories lead with the same news: one event that was not recognised as one, unless the desk told them
    apart."""
    if any(each.how == "split" for each in coverage.story.desk):
        return False
    mine = lead(leads, coverage, 1)
    theirs = lead(other.leads[0], other.coverage, LONGEST_LEAD)
    return any(containment(mine[0].words, each.words) >= SAME_NEWS for each in theirs)


# ------------------------------------------------------------------------------------------------ the top


def headline_of(chapters: Sequence[Chapter], press: Press) -> Line:
    """The two or three top stories, as many as a headline holds."""
    chosen: list[Title] = []
    for chapter in chapters[:HEADLINE_STORIES]:
        length = sum(each.stop - each.start for each in (*chosen, chapter.title))
        if chosen and length > HEADLINE_LENGTH:
            break
        chosen.append(chapter.title)
    before, _, after = press.words.headline.partition("{}")
    return set_line([before, *series(chosen, press), after], press.articles)


def digest_of(chapters: Sequence[Chapter], press: Press) -> Line:
    """The sections' headlines, in their order, in one sentence; a claim with the name of whose claim it is."""
    return set_line([*series([chapter.title for chapter in chapters], press, with_claims=True), "."], press.articles)


def series(
    titles: Sequence[Title], press: Press, *, with_outlets: bool = False, with_claims: bool = False
) -> list[Piece]:
    """The headlines as one enumeration, under their outlets' names and with whose claim they are where these are
    wanted."""
    parts: list[list[Piece]] = [[title, *(whose(title, press) if with_claims else [])] for title in titles]
    heads = [f"{press.outlet(each.article)}: " if with_outlets else "" for each in titles]
    texts = [set_line(part, press.articles).text for part in parts]
    pieces: list[Piece] = []
    for before, head, part in zip(press.words.series(texts), heads, parts, strict=True):
        pieces += [before + head, *part]
    return pieces


def dateline(day: dt.date, house: House, press: Press) -> str:
    if house.dateline:
        return house.dateline.format(
            place=house.place,
            date=press.words.long_date(day),
            weekday=press.words.weekday(day),
            year=day.year,
            desk=house.desk,
            author=house.author,
        )
    place = f"{house.place.upper()}, " if house.place else ""
    return press.words.dateline_form.format(place=place, date=press.words.long_date(day), desk=house.desk)


def counts(
    stories: Sequence[Story],
    articles: Mapping[str, Article],
    statements: Mapping[str, tuple[Statement, ...]],
    press: Press,
) -> tuple[tuple[str, int], ...]:
    return (
        ("articles", len(articles)),
        ("outlets", len({press.outlet(article) for article in articles})),
        ("stories", len(stories)),
        ("statements", sum(len(found) for found in statements.values())),
    )


# ----------------------------------------------------------------------------------------------- sections


def _sections(chapters: Sequence[Chapter], house: House, press: Press) -> tuple[Section, ...]:
    """A section a chapter; what one has printed, a later one does not print again, and what a later one begins with is
    left to it."""
    sections = []
    said: list[Told] = []
    begins = [lead(chapter.leads[0], chapter.coverage, 1) for chapter in chapters]
    for rank, chapter in enumerate(chapters):
        left = [told for later in begins[rank + 1 :] for told in later]
        section, printed = _section(chapter, house.words_for(rank), rank, said, left, press)
        sections.append(section)
        said += printed
    return tuple(sections)


def _section(
    chapter: Chapter, budget: int, rank: int, said: Sequence[Told], later: Sequence[Told], press: Press
) -> tuple[Section, list[Told]]:
    """(lead, how it came about, who said what, what comes next; what of it was printed)."""
    coverage = chapter.coverage
    told = lead(chapter.leads[0], coverage, int(budget * LEAD_SHARE), said)
    most = BACKGROUND_SENTENCES[min(rank, len(BACKGROUND_SENTENCES) - 1)]
    room = int(budget * BACKGROUND_SHARE) - sum(each.length for each in told) // 2
    came_about = background(coverage, chapter.leads, chapter.title, [*told, *said, *later], most, room)
    pair = [] if rank >= CONTRASTED else _contrast(coverage, [*said, *later])
    came_about = [each for each in came_about if each not in pair]
    beside = [each for each in pair if each not in told]
    printed = [*told, *came_about, *beside]
    before = [*said, *later, *printed]
    left = budget - sum(each.length for each in printed)
    chosen = choose(gather(coverage), left, before, coverage)
    printed += [Told(span, voice.words, 0.0, 0) for voice in chosen for span in voice.spoken.takes]
    items = [
        told_item("lead", told, press),
        *([_beside_item(beside, press)] if len(beside) == 1 else []),
        *(told_item("background", [each], press) for each in came_about),
        *([_beside_item(beside, press)] if len(beside) == 2 else []),
        *voice_items(chosen, press),
    ]
    return frame(chapter, items, press), printed


def voice_items(chosen: Sequence[Voice], press: Press) -> list[Item]:
    """Who said what, then what comes next."""
    heard, ahead = in_order(chosen)
    spoken = spoken_in_order([*heard, *ahead], press)
    return [
        *(voice_item("statement", voice, said, press) for voice, said in spoken[: len(heard)]),
        *(voice_item("ahead", voice, said, press) for voice, said in spoken[len(heard) :]),
    ]


def frame(chapter: Chapter, items: Sequence[Item], press: Press) -> Section:
    """The section of a story: these items under its headline, with what is known of the story."""
    coverage = chapter.coverage
    story = coverage.story
    reprints = sum(len(copies.reprints) for copies in story.copies)
    heading = set_line([press.outlet(chapter.title.article), ": ", chapter.title], press.articles)
    outlets, reach = coverage.outlets(), len(story.articles)
    return Section(
        story.id,
        heading,
        outlets,
        reach,
        tuple(items),
        story.parts,
        reprints,
        story.desk,
        timeline(coverage),
        voices(coverage, items),
    )


def brief_item(title: Title, press: Press) -> Item:
    """A line for a story that got no section: its headline, under the outlet's name."""
    return Item("brief", (set_line([press.outlet(title.article), ": ", title, "."], press.articles),))


def told_item(kind: ItemKind, told: Sequence[Told], press: Press) -> Item:
    pieces: list[Piece] = []
    for each in told:
        start = press.articles[each.span.article].text[each.span.start]
        pieces += [" "] if pieces else []
        pieces.append(Slice(each.span, "upper" if start.islower() else ""))
    outlet = press.outlet(told[0].span.article)
    return Item(kind, (set_line([*edited(pieces, press), f" ({outlet})"], press.articles),))


def _contrast(coverage: Coverage, said: Sequence[Told]) -> list[Told]:
    """Two sentences that give different numbers, if an earlier section has printed neither."""
    pair = find_contrast(coverage) or ()
    return [] if any(each.span.overlaps(other.span) for each in pair for other in said) else list(pair)


def _beside_item(beside: Sequence[Told], press: Press) -> Item:
    """Lines to be read against each other, or against the lead."""
    return Item("contrast", tuple(line for each in beside for line in told_item("contrast", [each], press).lines))


def voice_item(kind: ItemKind, voice: Voice, spoken: Spoken, press: Press) -> Item:
    *before, last = spoken.lines
    lines = [set_line(edited(pieces, press), press.articles) for pieces in before]
    lines.append(set_line([*edited(last, press), *_where(voice, spoken, press)], press.articles))
    statement = voice.statement
    carried = [note for note in (spoken.carried, _told_note(statement, press)) if note]
    return Item(
        kind,
        tuple(lines),
        (statement.article, statement.id),
        "; ".join(carried) or None,
        voice.person.name,
    )


def _where(voice: Voice, spoken: Spoken, press: Press) -> list[Piece]:
    """The outlet in brackets; whom the words were said to, where the line does not say it; who else has them."""
    statement, own = voice.statement, press.outlet(voice.statement.article)
    told = statement.told_to
    pieces: list[Piece] = [own]
    mention = told.mention if told is not None and _is_other_outlet(told, own, press) else None
    if mention is not None and not any(span.covers(mention) for span in spoken.takes):
        before, _, after = press.words.told.partition("{}")
        pieces = [before, Slice(mention), after, ", ", press.words.in_outlet.format(own)]
    others = [press.outlet(each.article) for each in voice.also]
    if others:
        pieces += ["; ", press.words.also_in.format(", ".join(others))]
    rests = [Rests(span) for each in voice.also for span in each.content]
    return [" (", *pieces, ")", *rests]


def _is_other_outlet(told: ToldTo, own: str, press: Press) -> bool:
    """Whether the words were said to another newsroom: not to this one, to reporters at large, or on a platform; nor,
    as far as it is only carried over from another sentence, to a parliament or a court."""
    name = told.name.casefold()
    if told.status != "stated" and not press.words.hearers.isdisjoint(tokens(name)):
        return False
    return name not in (own.casefold(), *press.words.platforms) and told.name[:1].isupper()


def _told_note(statement: Statement, press: Press) -> str | None:
    told = statement.told_to
    if told is None or told.status == "stated":
        return None
    return press.words.told_carried.format(told.name, told.status.replace("_", " "))
