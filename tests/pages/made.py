"""Reviews made by hand, so that any text can stand in any place of one."""

from __future__ import annotations

import datetime as dt
import hashlib

from broadsheet.types import Article, Cited, Item, Line, Masthead, Moment, Passage, Review, Section, Span

DAY = dt.date(2031, 5, 12)
NOON = Moment(dt.datetime(2031, 5, 12, 12, tzinfo=dt.UTC))
PLAIN = "The council of Lind closed the fish market."


def cited(number: int, words: str = PLAIN, title: str = "Lind", outlet: str = "Lind Post", **more: str) -> Cited:
    url = more.get("url", f"https://lind.example/{number}")
    id_, digest = Article.name(f"{number}", words)
    return Cited(id_, digest, title, outlet, url, NOON, more.get("language", "en"), (Passage(0, words),))


def made(words: str = PLAIN, *sources: Cited, desk: str = "Desk", logo: str = "") -> Review:
    """A review whose every line says `words`, resting on all of the sources."""
    found = sources or (cited(1, words if words.strip() else PLAIN),)
    line = Line(words, tuple(Span(each.article, 0, len(each.passages[0].text)) for each in found))
    statement = Item("statement", (line,), speaker=words[:5])
    section = Section("one", line, tuple(str(each.outlet) for each in found), 1, (Item("lead", (line,)), statement))
    return Review(
        day=DAY,
        language="en",
        headline=line,
        dateline=f"May 12. /{desk}/.",
        digest=line,
        topped=words,
        sections=(section,),
        round_up=(Item("brief", (line,)),),
        disclaimer=words,
        counts=(("articles", len(found)),),
        cited=found,
        made_by=hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:8],
        masthead=Masthead(desk, words, logo, "#8a1f11"),
    )
