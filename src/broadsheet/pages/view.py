"""The review as every form shows it: the lines numbered in print order, and for each number its evidence."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from broadsheet.pages.clean import at_words, direction, visible, web_address
from broadsheet.pages.figures import Figure, Reach, figures
from broadsheet.pages.figures import reach as reach_of
from broadsheet.review.where import parted
from broadsheet.review.wording import words
from broadsheet.review.words import Labels, ReviewWords
from broadsheet.review.zones import zone_of
from broadsheet.types import Cited, Item, Line, Moment, Passage, Review, Section, Span

# Beside the words that a line rests on, so much of the article is shown for reading around them, in code points.
CONTEXT = 180
MANY_OUTLETS = 8
# In any script.
SENTENCE_ENDS = tuple(".!?…\"”’'»)]。！？؟")


@dataclass(frozen=True, slots=True)
class Run:
    """A run of an article's text. `marked` words are evidence, `near` ones only stand beside it; `gap` says that text
    was left out before, `cut` that the sentence goes on after."""

    text: str
    marked: bool
    near: bool = False
    gap: bool = False
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What an article gives for one line: where it is from, and the runs of its text with the evidence marked. `time`
    is empty where only the day is known, `first` the number of the line that cites the article first."""

    article: str
    sha256: str
    title: str
    title_marked: bool
    outlet: str
    day: str
    url: str | None
    link: str | None
    language: str | None
    dir: str
    runs: tuple[Run, ...]
    version: str = ""
    time: str = ""
    first: int = 0
    memento: str | None = None
    memento_day: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A line with its number: `before` is the outlet that leads it, `body` its words, `where` the outlets that end it;
    the three together are the line's text. `speaker` is the name to set off in it, `note` what was inferred or who
    wrote it, `by_model` whether a language model did."""

    number: int
    before: str
    body: str
    where: str
    language: str
    dir: str
    excerpts: tuple[Excerpt, ...]
    note: str | None = None
    speaker: str | None = None
    by_model: bool = False

    @property
    def mark(self) -> str:
        """What stands at the number: a dagger where a language model wrote the line, a star at any other note."""
        return "†" if self.by_model else "*" if self.note else ""

    @property
    def text(self) -> str:
        return self.before + self.body + self.where

    @property
    def parts(self) -> tuple[str, str, str]:
        """The body before the speaker's name, the name, and the rest."""
        name = re.escape(self.speaker or "\0")
        if found := re.search(rf"(?<!\w){name}(?!\w)", self.body):
            return self.body[: found.start()], found[0], self.body[found.end() :]
        return self.body, "", ""


@dataclass(frozen=True, slots=True)
class Group:
    """Items that stand together: those of one speaker, or one item of another kind."""

    kind: str
    lines: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Groups under a small heading of their own: what is new, demanded, expected, or was said before."""

    kind: str
    heading: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the page: its groups, then its blocks, then its figures; `reached` is its bar among the stories'."""

    number: int
    section: Section
    heading: Shown
    reach: str
    outlets: str
    reached: Reach
    groups: tuple[Group, ...]
    blocks: tuple[Block, ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class View:
    """The whole page. The numbers run through headline, digest, sections and round-up."""

    review: Review
    headline: Shown
    digest: Shown
    parts: tuple[Part, ...]
    round_up: tuple[Shown, ...]

    @cached_property
    def words(self) -> ReviewWords:
        return words(self.review.language)

    @property
    def lines(self) -> Iterator[Shown]:
        """Every line, in print order."""
        yield self.headline
        yield self.digest
        for part in self.parts:
            yield part.heading
            for groups in (part.groups, *(block.groups for block in part.blocks)):
                for group in groups:
                    yield from group.lines
        yield from self.round_up

    @property
    def ranked(self) -> bool:
        """Whether the sections differ in the number of outlets that had them: those of one outlet each do not."""
        return any(len(part.section.outlets) > 1 for part in self.parts)

    @property
    def date(self) -> str:
        """The day in words, with its weekday and year."""
        day = self.review.day
        return f"{self.words.weekday(day)}, {self.words.long_date(day)}, {day.year}"

    @property
    def written(self) -> str:
        """What a language model had to do with the page; empty where none had."""
        return visible(self.review.written.note) if self.review.written else ""

    @property
    def counts(self) -> str:
        return " · ".join(self.words.labels.count(number, thing) for thing, number in self.review.counts)


def view(review: Review) -> View:
    """The review, numbered."""
    numbering = _Numbering(review)
    headline, digest = numbering.show(review.headline), numbering.show(review.digest)
    widest = max((len(section.outlets) for section in review.sections), default=1)
    parts = tuple(numbering.part(number, section, widest) for number, section in enumerate(review.sections, 1))
    round_up = tuple(numbering.show(line, item) for item in review.round_up for line in item.lines)
    return View(review, headline, digest, parts, round_up)


class _Numbering:
    """Gives out the numbers; holds the review that the evidence is looked up in."""

    def __init__(self, review: Review) -> None:
        self.review = review
        self.labels = words(review.language).labels
        self.by_model = frozenset(review.written.lines) if review.written else frozenset()
        self.notes = dict(_writer_notes(review, self.labels))
        self.zone = zone_of(review.zone)
        self.first: dict[str, int] = {}
        self.last = 0

    def part(self, number: int, section: Section, widest: int) -> Part:
        heading = self.show(section.heading)
        groups = [self.group(kind, list(items)) for (kind, _), items in groupby(section.items, key=_together)]
        reprints = f" ({self.labels.count(section.reprints, 'reprints')})" if section.reprints else ""
        reach = self.labels.read_in.format(
            articles=self.labels.count(section.reach, "articles") + reprints,
            outlets=self.labels.count(len(section.outlets), "outlets"),
        )
        if by_desk := "; ".join(dict.fromkeys(self.labels.desk[each.how] for each in section.desk)):
            reach += f" ({by_desk})"
        named = ", ".join(visible(name) for name in section.outlets[:MANY_OUTLETS])
        if (more := len(section.outlets) - MANY_OUTLETS) > 0:
            named += f" {self.labels.more.format(more)}"
        return Part(
            number,
            section,
            heading,
            reach,
            named,
            reach_of(number, section, widest, self.labels),
            tuple(group for group in groups if group.kind not in self.labels.blocks),
            tuple(self.blocks(group for group in groups if group.kind in self.labels.blocks)),
            figures(number, section, self.labels, self.zone, self.review.masthead.pictures),
        )

    def blocks(self, groups: Iterable[Group]) -> Iterator[Block]:
        """Groups of one kind in a row make a block."""
        for kind, run in groupby(groups, key=lambda group: group.kind):
            yield Block(kind, self.labels.blocks[kind], tuple(run))

    def group(self, kind: str, items: Iterable[Item]) -> Group:
        return Group(kind, tuple(self.show(line, item) for item in items for line in item.lines))

    def show(self, line: Line, item: Item | None = None) -> Shown:
        self.last += 1
        articles = dict.fromkeys([span.article for span in line.evidence])
        cited = [self.review.by_article[article] for article in articles]
        language = cited[0].language or self.review.language
        before, body, where = parted(
            visible(line.text), [visible(each.outlet or "") for each in cited], titled=bool(line.titles)
        )
        speaker = visible(item.speaker) if item and item.speaker else None
        return Shown(
            self.last,
            before,
            body,
            where,
            language,
            direction(language),
            tuple(self.excerpt(each, line) for each in cited),
            "; ".join(filter(None, (item.carried if item else None, self.notes.get(self.last)))) or None,
            speaker,
            self.last in self.by_model,
        )

    def excerpt(self, cited: Cited, line: Line) -> Excerpt:
        """With the version in words, where the page has several, and the copy in a web archive, where one is known."""
        first = self.first.setdefault(cited.article, self.last)
        shown = replace(_excerpt(cited, line, self.zone), first=first)
        if cited.memento is not None and (copy := web_address(cited.memento.url)):
            shown = replace(shown, memento=copy, memento_day=cited.memento.at.astimezone(dt.UTC).date().isoformat())
        if cited.version is None or cited.dated is None:
            return shown
        dated = cited.dated.astimezone(dt.UTC)
        named = self.labels.version.format(number=cited.version, day=f"{dated:%Y-%m-%d}", time=f"{dated:%H:%M}")
        return replace(shown, version=named)


def _writer_notes(review: Review, labels: Labels) -> Iterator[tuple[int, str]]:
    """By line, what a language model had to do with it."""
    if review.written is None:
        return
    said = labels.writer
    for number in review.written.lines:
        yield number, said.line.format(visible(review.written.model))
    for kept in review.written.kept:
        yield kept.line, said.kept_line.format(said.whys.get(kept.why, kept.why))


def _together(item: Item) -> tuple[str, str | None]:
    return item.kind, item.speaker


def _excerpt(cited: Cited, line: Line, zone: dt.tzinfo) -> Excerpt:
    spans = sorted(span for span in line.evidence if span.article == cited.article)
    address = web_address(cited.url)
    longest = max(spans, key=lambda span: (len(span), -span.start))
    return Excerpt(
        cited.article,
        cited.sha256,
        visible(cited.title),
        cited.article in line.titles,
        visible(cited.outlet or ""),
        cited.published.day_in(zone).isoformat() if cited.published else "",
        address,
        at_words(address, cited.slice(longest)) if address else None,
        cited.language,
        direction(cited.language),
        tuple(_runs(cited.passages, spans)),
        time=_time(cited.published, zone),
    )


def _time(published: Moment | None, zone: dt.tzinfo) -> str:
    """The clock's time, with its zone; nothing where only the day is known."""
    if published is None or published.precision == "day":
        return ""
    return f"{published.at.astimezone(zone):%H:%M} {zone}"


def _runs(passages: Sequence[Passage], spans: list[Span]) -> Iterator[Run]:
    """The marked words of each passage with what stands beside them, in text order."""
    first = True
    for passage in passages:
        marks = _joined([span for span in spans if passage.start <= span.start and span.stop <= passage.stop])
        shown_to = passage.start
        for number, (start, stop) in enumerate(marks):
            if start - shown_to > CONTEXT and (number == 0 or start - shown_to > 2 * CONTEXT):
                near, gap = _word_start(passage, start - CONTEXT, start), True
            else:
                near, gap = shown_to, number == 0 and not first
            if near < start:
                yield Run(passage.text[near - passage.start : start - passage.start], False, near=True, gap=gap)
            yield Run(passage.text[start - passage.start : stop - passage.start], True, gap=gap and near == start)
            shown_to, first = stop, False
            following = marks[number + 1][0] if number + 1 < len(marks) else passage.stop
            if following - stop > 2 * CONTEXT or (number + 1 == len(marks) and following - stop > CONTEXT):
                shown_to = _word_stop(passage, stop, stop + CONTEXT)
                last = passage is passages[-1] and number + 1 == len(marks)
                yield Run(passage.text[stop - passage.start : shown_to - passage.start], False, near=True, cut=last)
            elif number + 1 == len(marks) and following > stop:
                yield Run(
                    passage.text[stop - passage.start : following - passage.start], False, True, cut=_cut(passage)
                )


def _cut(passage: Passage) -> bool:
    """Whether the passage was taken out of the middle of a sentence, as far as its end shows."""
    return not passage.text.rstrip().endswith(SENTENCE_ENDS)


def _joined(spans: list[Span]) -> list[tuple[int, int]]:
    """(start, stop) of the marked runs: spans that touch or overlap are one."""
    joined: list[tuple[int, int]] = []
    for span in spans:
        if joined and span.start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], span.stop))
        else:
            joined.append((span.start, span.stop))
    return joined


def _word_start(passage: Passage, start: int, stop: int) -> int:
    """`start` moved to the beginning of a word."""
    text = passage.text
    at = start - passage.start
    if at > 0 and not text[at - 1].isspace():
        space = text.find(" ", at, stop - passage.start)
        return passage.start + space + 1 if space >= 0 else stop
    return start


def _word_stop(passage: Passage, start: int, stop: int) -> int:
    """`stop` moved to the end of a word."""
    text = passage.text
    at = stop - passage.start
    if at < len(text) and not text[at].isspace():
        space = text.rfind(" ", start - passage.start, at)
        return passage.start + space if space >= 0 else start
    return stop
