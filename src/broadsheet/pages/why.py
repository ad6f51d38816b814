"""Why a story is a story, for people and for programs."""

from __future__ import annotations

from collections.abc import Mapping

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from broadsheet.stories.explain import Why
from broadsheet.types import Article

LISTED = 30
A_TIE_OR_TWO = 2  # articles: fewer share nothing with each other


def why_parts(why: Why, articles: Mapping[str, Article]) -> list[RenderableType]:
    """Paragraphs and tables, to be printed below the story."""
    found: list[RenderableType] = [Text(), Text("why these articles are together", "bold"), Text(summary(why))]
    if why.shared:
        names = ", ".join(f"{each.word} ({each.articles})" for each in why.shared if each.is_name)
        words = ", ".join(f"{each.word} ({each.articles})" for each in why.shared if not each.is_name)
        found += [Text(f"names they share: {names or 'none'}"), Text(f"words they share: {words or 'none'}")]
    if len(why.ties) >= A_TIE_OR_TWO:
        found += [Text(), ties_table(why, articles)]
        if len(why.ties) > LISTED:
            found.append(Text(f"and {len(why.ties) - LISTED} more"))
    for part in why.parts:
        titles = "; ".join(title(id_, articles) for id_ in part.articles[:3])
        found.append(
            Text(f"joined later, {part.likeness:.2f} alike to the largest part: {len(part.articles)}, such as {titles}")
        )
    if why.near:
        found += [Text(), Text("what nearly joined", "bold"), near_table(why)]
    return found


def summary(why: Why) -> str:
    times = f" Published from {why.since:%Y-%m-%d %H:%M} to {why.until:%Y-%m-%d %H:%M}." if why.since else ""
    if len(why.ties) < A_TIE_OR_TWO:
        return f"One text of its own: nothing else of the day is like it by {why.needed:.2f} or more.{times}"
    return (
        f"Their words are {why.mean:.2f} alike on average (1 is the same words), beyond the {why.usual:.2f} that is"
        f" usual in their beat. Among {why.among:,} original articles"
        f" of the day, joining takes {why.needed:.2f} between two groups, and {why.whole:.2f} among all of a small"
        f" story.{times}"
    )


def ties_table(why: Why, articles: Mapping[str, Article]) -> Table:
    table = Table("article", "to all", "most like", "by", "in the words", box=None, pad_edge=False)
    for tie in why.ties[:LISTED]:
        other = title(tie.other, articles) if tie.other else "none; it came by the desk or by its copies"
        note = " (live blog, round-up or stub: joined last)" if tie.late else ""
        table.add_row(
            Text(title(tie.article, articles) + note),
            f"{tie.mean:.2f}",
            Text(other),
            f"{tie.likeness:.2f}",
            Text(", ".join(tie.words)),
        )
    return table


def near_table(why: Why) -> Table:
    table = Table("story", "articles", "alike", "title", "why not", box=None, pad_edge=False)
    for near in why.near:
        table.add_row(near.story, str(near.articles), f"{near.likeness:.2f}", Text(near.title), Text(near.because))
    return table


def title(id_: str, articles: Mapping[str, Article]) -> str:
    article = articles.get(id_)
    return f"{article.outlet or '?'}: {article.title}" if article else id_


__all__ = ["why_parts"]
