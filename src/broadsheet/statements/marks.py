"""Places in a sentence that tell something of it: a mood, an act performed, a hedge, a condition, a time to come."""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.language import Language
from broadsheet.language.acts import Phrase, Role, Telling
from broadsheet.statements import lexicon as lx
from broadsheet.statements.phrases import is_adverb
from broadsheet.statements.sentences import Sentence


@dataclass(slots=True)
class Mark:
    """A telling phrase at items [first, after) of a sentence."""

    telling: Telling
    first: int
    after: int


def marks_of(s: Sentence, first: int, after: int, language: Language) -> list[Mark]:
    """What is told between two items, left to right; of one role the longest phrase counts. A mood or act that is
    only the look of one ("must have", "the will") is left out."""
    if not s.kinds & lx.TELLING:
        return []
    found = _every(s, first, after, language)
    looks = [(each.first, each.after) for each in found if each.telling.role == "not_act"]
    if not looks:
        return found
    return [
        each
        for each in found
        if each.telling.role not in ("mood", "act", "not_act")
        or not any(a < each.after and each.first < b for a, b in looks)
    ]


def _every(s: Sentence, first: int, after: int, language: Language) -> list[Mark]:
    starts, lows, flags = language.acts.starts, s.lows, s.flags
    reached: dict[Role, int] = {}
    found: list[Mark] = []
    for at in [at for at, flag in enumerate(flags[first:after], first) if flag & lx.TELLING]:
        if flags[at] & lx.CAPITAL and at > first:
            continue  # "May" the month, "Will" the man
        known = starts[lows[at]]
        second = at + 1
        while second < after and lows[second] not in known.joined and flags[second] & lx.ADVERB:
            if flags[second] & lx.CAPITAL:
                break
            second += 1
        for telling in known.joined.get(lows[second], ()) if second < after else ():
            stop = _end(s, second, after, telling.phrase)
            if stop and reached.get(telling.role, 0) <= at:
                reached[telling.role] = stop
                found.append(Mark(telling, at, stop))
        for telling in known.alone:
            if reached.get(telling.role, 0) <= at:
                reached[telling.role] = at + 1
                found.append(Mark(telling, at, at + 1))
    return found


def _end(s: Sentence, at: int, after: int, phrase: Phrase) -> int:
    """Where a phrase ends whose second word stands at an item, adverbs inside it passed over ("is also likely to"); 0
    if it is another."""
    for word in phrase[1:]:
        while at < after and s.lows[at] != word and is_adverb(s, at):
            at += 1
        if at >= after or s.lows[at] != word:
            return 0
        at += 1
    return at
