"""What a section prints, paragraph by paragraph: lines out of what was chosen, with whose words they are and where."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from broadsheet.review.edits import edited
from broadsheet.review.material import Material, Memory
from broadsheet.review.order import in_order, spoken_in_order
from broadsheet.review.pieces import Piece, Rests, Slice, Title, set_line
from broadsheet.review.press import Press, Told
from broadsheet.review.remembered import Turn
from broadsheet.review.speech import Spoken
from broadsheet.review.voices import Voice
from broadsheet.types import Item, ItemKind, ToldTo


def new_item(told: Told, memory: Memory, it: Material) -> Item:
    """A sentence that tells what no report of the earlier story has, with how that is known."""
    since = it.press.words.not_before.format(it.press.words.long_date(memory.day))
    return replace(told_item("new", [told], it.press), carried=since)


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


def voice_items(
    chosen: Sequence[Voice], press: Press, turned: Sequence[Turn] = (), zone: dt.tzinfo = dt.UTC
) -> list[Item]:
    """Who said what, what is demanded, what comes next, then who said otherwise before, both with their days."""
    beside: list[tuple[ItemKind, Voice]] = [("earlier", each) for pair in turned for each in (pair.now, pair.then)]
    relations = {_place(pair.then): pair.relation for pair in turned}
    return [
        replace(
            voice_item(kind, voice, said, press, zone if kind == "earlier" else None),
            relation=relations.get(_place(voice)) if kind == "earlier" else None,
        )
        for kind, voice, said in spoken_in_order([*in_order(chosen), *beside], press)
    ]


def voice_item(kind: ItemKind, voice: Voice, spoken: Spoken, press: Press, dated_in: dt.tzinfo | None = None) -> Item:
    """What somebody said; with its day, counted in this zone, where it stands beside what was said another day."""
    *before, last = spoken.lines
    lines = [set_line(edited(pieces, press), press.articles) for pieces in before]
    lines.append(set_line([*edited(last, press), *_where(voice, spoken, press, dated_in)], press.articles))
    return Item(kind, tuple(lines), _place(voice), spoken.carried, voice.person.name)


def _place(voice: Voice) -> tuple[str, str]:
    return voice.statement.article, voice.statement.id


def _where(voice: Voice, spoken: Spoken, press: Press, dated_in: dt.tzinfo | None) -> list[Piece]:
    """The outlet in brackets; whom the words were said to, where the line does not say it; who else has them."""
    statement, own = voice.statement, press.outlet(voice.statement.article)
    told, published = statement.told_to, press.articles[statement.article].published
    if dated_in is not None and published is not None:
        own = press.words.as_of.format(outlet=own, date=press.words.long_date(published.day_in(dated_in)))
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
    """Whether the words were said to another newsroom: not to this one, to reporters at large, or on a platform. Only
    the words beside them tell: who told an outlet one thing may have said the next one in a court or a parliament."""
    known = (own.casefold(), *press.words.platforms)
    return told.status == "stated" and told.name.casefold() not in known and told.name[:1].isupper()


__all__ = ["brief_item", "new_item", "told_item", "voice_items"]
