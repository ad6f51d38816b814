"""What a section prints, paragraph by paragraph: lines out of what was chosen, with whose words they are and where."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from broadsheet.review.beside import place
from broadsheet.review.edits import edited
from broadsheet.review.material import Material, Memory
from broadsheet.review.naming import lowered
from broadsheet.review.order import in_order, spoken_in_order
from broadsheet.review.pieces import Piece, Rests, Slice, Title, set_line
from broadsheet.review.press import Press, Told
from broadsheet.review.relations import Related
from broadsheet.review.speech import Spoken
from broadsheet.review.voices import Voice
from broadsheet.types import Item, ItemKind, RelationKind, ToldTo


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
    chosen: Sequence[Voice], press: Press, pairs: Sequence[Related] = (), zone: dt.tzinfo = dt.UTC
) -> list[Item]:
    """Who said what, and beside it who answers or differs; what is demanded, what comes next, then who said otherwise
    before, both with their days."""
    ordered = in_order(chosen)
    heard = [each for each in ordered if each[0] == "statement"]
    for pair in pairs:
        kind: ItemKind = "earlier" if pair.relation.kind == "contradicts" else "statement"
        beside: list[tuple[ItemKind, Voice]] = [(kind, pair.first), (kind, pair.second)]
        if kind == "statement":
            heard += beside
        else:
            ordered += beside
    ordered = [*heard, *(each for each in ordered if each[0] != "statement")]
    relations = {place(pair.second): pair.relation for pair in pairs}
    items: list[Item] = []
    for kind, voice, said in spoken_in_order(ordered, press):
        relation = relations.get(place(voice))
        led = said if relation is None else connected(said, voice, relation.kind, press)
        item = voice_item(kind, voice, led, press, zone if kind == "earlier" else None)
        if relation is not None:
            why = "; ".join(filter(None, (press.words.relating.related[relation.kind], item.carried)))
            item = replace(item, relation=relation, carried=why)
        items.append(item)
    return items


def connected(spoken: Spoken, voice: Voice, kind: RelationKind, press: Press) -> Spoken:
    """The statement led by the words that connect it with the line before, where it begins with who speaks."""
    words = press.words.relating.connecting.get(kind)
    first, *others = spoken.lines[0]
    if not words or not isinstance(first, Slice) or first.exact:
        return spoken
    source, mention = voice.statement.source[0], voice.person.mention
    begins = first.recase == "upper" and spoken.swapped
    if not begins and first.span.start not in {source.start, mention.start if mention else source.start}:
        return spoken
    return replace(spoken, lines=((words, lowered(first.span, press), *others), *spoken.lines[1:]))


def voice_item(kind: ItemKind, voice: Voice, spoken: Spoken, press: Press, dated_in: dt.tzinfo | None = None) -> Item:
    """What somebody said; with its day, counted in this zone, where it stands beside what was said another day."""
    *before, last = spoken.lines
    lines = [set_line(edited(pieces, press), press.articles) for pieces in before]
    lines.append(set_line([*edited(last, press), *_where(voice, spoken, press, dated_in)], press.articles))
    return Item(kind, tuple(lines), place(voice), spoken.carried, voice.person.name)


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
