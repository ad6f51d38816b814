"""What `show` prints: an article, a story or a speaker, with the evidence."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from broadsheet.pages import reading
from broadsheet.pages.why import why_parts
from broadsheet.stories import Why
from broadsheet.stories.news import News
from broadsheet.types import Article, RankPart, Reading, Speaker, Statement, Story

# As many articles, and as many statements, as fit a screen or two.
LISTED = 30
BAR = 20
NO_NEWS = News()


def printed(*parts: RenderableType, colour: bool) -> str:
    """The parts as plain text, or with the terminal's colours."""
    console = Console(force_terminal=colour, no_color=not colour, highlight=False, width=None if colour else 120)
    with console.capture() as captured:
        console.print(Group(*parts))
    return "\n".join(line.rstrip() for line in captured.get().rstrip("\n").split("\n"))


# ---------------------------------------------------------------------------------------------- article


@dataclass(frozen=True, slots=True)
class Form:
    """A version of the article's page: its number, its article, the time that it was first seen."""

    number: int
    article: str
    title: str
    seen: dt.datetime

    def __str__(self) -> str:
        return f"{self.number}: {self.article}, seen {self.seen:%Y-%m-%d %H:%M}"


def _published(article: Article) -> str | None:
    """The date, and how it is known if the page does not say it."""
    if article.published is None:
        return None
    return f"{article.published}{', by its feed' if article.dated_by == 'feed' else ''}"


def article_text(found: Reading, versions: Sequence[Form], *, gone: str | None = None, colour: bool) -> str:
    """With the other versions of its page, and since when the page is `gone`, in words."""
    article = found.article
    facts = [
        ("article", article.id),
        ("outlet", article.outlet),
        ("by", article.byline),
        ("published", _published(article)),
        ("address", article.url),
        ("language", article.language),
        ("text of", "its feed: the page itself was not to be had" if article.text_of == "feed" else None),
        ("sha256", article.sha256),
        ("capture", article.capture),
        ("extracted by", article.extractor),
        ("versions", "\n".join(map(str, versions)) if len(versions) > 1 else None),
        ("gone", gone),
    ]
    head = printed(Text(article.title, "bold"), _facts(facts), colour=colour)
    return f"{head}\n\n{reading.to_text(found, colour=colour, text=True)}"


def article_json(found: Reading, versions: Sequence[Form], *, gone: str | None = None) -> str:
    line = reading.line(found, found.article.id)
    rest = {"url": found.article.url, "byline": found.article.byline, "text": found.article.text}
    value = msgspec.to_builtins(line) | rest | {"versions": [msgspec.to_builtins(version) for version in versions]}
    value |= {"gone": gone}
    return json.dumps(value, ensure_ascii=False)


# ------------------------------------------------------------------------------------------------ story


def story_text(
    story: Story, articles: Mapping[str, Article], news: News = NO_NEWS, *, why: Why | None = None, colour: bool
) -> str:
    """With `why`, also what holds it together; `articles` are then those of the whole day."""
    originals = {copies.original: copies for copies in story.copies}
    reprint_of = {reprint: copies.original for copies in story.copies for reprint in copies.reprints}
    listed = Table("article", "outlet", "published", "title", box=None, pad_edge=False)
    for id_ in story.articles[:LISTED]:
        if (article := articles.get(id_)) is None:
            continue
        note = f" (reprint of {reprint_of[id_]})" if id_ in reprint_of else ""
        if id_ in originals:
            note = f" (and {len(originals[id_].reprints)} reprints)"
        published = str(article.published)[:16] if article.published else ""
        listed.add_row(id_, article.outlet or "", published, Text(article.title + note))
    more = len(story.articles) - LISTED
    facts = [
        ("story", story.id),
        ("articles", str(len(story.articles))),
        ("reprints", str(len(reprint_of))),
        ("goes on with", story.continues),
        ("score", f"{story.score:.3f}" if story.parts else None),
        ("by the desk", ", ".join(f"{each.how} (decision {each.decision})" for each in story.desk) or None),
    ]
    parts: list[RenderableType] = [Text(story.title, "bold"), _facts(facts), Text(), listed]
    if more > 0:
        parts.append(Text(f"and {more} more"))
    if story.parts:
        parts += [Text(), Text("why it ranks here", "bold"), rank_table(story.parts)]
    if news:
        parts += [Text(), Text("new against the earlier story", "bold"), *news_lines(news, articles)]
    if why:
        parts += why_parts(why, articles)
    return printed(*parts, colour=colour)


def news_lines(news: News, articles: Mapping[str, Article]) -> Iterator[RenderableType]:
    """Facts, numbers and voices, each in the words of its article and with its place."""
    for label, span in (
        *(("fact", span) for span in news.facts),
        *((f"number {number}", span) for number, span in news.numbers),
        *((f"voice {voice.name}", voice.span) for voice in news.voices),
    ):
        article = articles[span.article]
        line = Text(f"  {label}: ", "dim")
        line.append(" ".join(article.slice(span).split()), "green")
        line.append(f"  {_where(article)}  [{article.id} {span.start}-{span.stop}]", "dim")
        yield line


def rank_table(parts: Sequence[RankPart]) -> Table:
    table = Table("part", "value", "weight", "", "because", box=None, pad_edge=False)
    for part in parts:
        bar = "█" * round(part.value * BAR)
        table.add_row(part.name, f"{part.value:.2f}", f"{part.weight:.2f}", f"{bar:<{BAR}}", Text(part.explanation))
    return table


def story_json(story: Story, articles: Mapping[str, Article], news: News = NO_NEWS, *, why: Why | None = None) -> str:
    rows = [
        {"id": id_, "outlet": article.outlet, "title": article.title, "url": article.url}
        for id_ in story.articles
        if (article := articles.get(id_))
    ]
    found = {"articles": rows, "news": msgspec.to_builtins(news)}
    reasons = {"why": msgspec.to_builtins(why)} if why else {}
    return json.dumps(msgspec.to_builtins(story) | found | reasons, ensure_ascii=False)


# ---------------------------------------------------------------------------------------------- speaker

Said = Sequence[tuple[Article, Statement]]


def speaker_text(speaker: Speaker, said: Said, *, colour: bool) -> str:
    facts = [
        ("speaker", speaker.id),
        ("also", ", ".join(speaker.aliases) or None),
        ("statements", f"{len(speaker.statements)} in {len({article.outlet for article, _ in said})} outlets"),
        ("Wikidata", speaker.item),
    ]
    parts: list[RenderableType] = [Text(speaker.name, "bold"), _facts(facts)]
    parts += [
        Text(f"  {role.day or ''}  {' '.join(role.text.split())}  [{role.span.article}]") for role in speaker.roles
    ]
    for article, statement in said[:LISTED]:
        words = " […] ".join(" ".join(article.slice(span).split()) for span in statement.content)
        place = f"{article.id} {statement.content[0].start}-{statement.content[-1].stop}"
        parts += [Text(), Text(words, "green"), Text(f"{_where(article)}  [{place}]", "dim")]
    if len(said) > LISTED:
        parts += [Text(), Text(f"and {len(said) - LISTED} more")]
    return printed(*parts, colour=colour)


def speaker_json(speaker: Speaker, said: Said) -> str:
    rows = [
        {
            "article": article.id,
            "outlet": article.outlet,
            "published": str(article.published) if article.published else None,
            "url": article.url,
            "statement": statement.id,
            "kind": statement.kind,
            "content": [[span.start, span.stop] for span in statement.content],
            "words": [article.slice(span) for span in statement.content],
        }
        for article, statement in said
    ]
    return json.dumps(msgspec.to_builtins(speaker) | {"said": rows}, ensure_ascii=False)


# ------------------------------------------------------------------------------------------------ tables


def _facts(facts: Sequence[tuple[str, str | None]]) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False)
    for name, value in facts:
        if value:
            table.add_row(Text(name, "dim"), Text(value))
    return table


def _where(article: Article) -> str:
    return ", ".join(filter(None, (article.outlet, str(article.published)[:16] if article.published else None)))
