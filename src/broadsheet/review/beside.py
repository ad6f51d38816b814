"""What the relations between statements do to a section: what is said under several names is printed once, and two
statements of which one answers, contradicts or joins the other are printed beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from broadsheet.review.material import Memory
from broadsheet.review.press import Coverage, Told
from broadsheet.review.relations import Related, relations
from broadsheet.review.remembered import is_free, said_otherwise
from broadsheet.review.voices import MOST_ALSO, Voice, by_score
from broadsheet.types import RelationKind, Statement

# Only kinds that are right in nine of ten pairs or more are printed: `python -m evals.relations`, docs/measured.md.
PRINTED: Final[frozenset[RelationKind]] = frozenset({"answers"})
# The best voices of a story, among which relations are looked for, and how many pairs a section prints.
MOST_RELATED, MOST_PAIRS = 120, 1
# Two statements that share this much of their meaning say the same.
SAME = 0.6


@dataclass(frozen=True, slots=True)
class Heard:
    """The voices of a story, nothing said twice, and those that stand in a relation that is printed."""

    voices: tuple[Voice, ...]
    related: tuple[Related, ...] = ()


def hear(voices: Sequence[Voice], coverage: Coverage) -> Heard:
    """The voices (best first), each statement once whatever its speaker is called, and how they stand to each other."""
    found = relations(voices[:MOST_RELATED], coverage)
    kept = told_once(voices, [each for each in found if each.relation.kind == "paraphrases"], coverage)
    by_place = {place(voice): voice for voice in kept}
    pairs = [
        Related(by_place[place(each.first)], by_place[place(each.second)], each.relation)
        for each in found
        if each.relation.kind in PRINTED and {place(each.first), place(each.second)} <= by_place.keys()
    ]
    return Heard(tuple(kept), tuple(pairs))


def place(voice: Voice) -> tuple[str, str]:
    return voice.statement.article, voice.statement.id


# ------------------------------------------------------------------------------------------- said under two names


def told_once(voices: Sequence[Voice], same: Iterable[Related], coverage: Coverage) -> list[Voice]:
    """The voices without those that give the same words under another name. The one that stays says where else the
    words stand. Words that two people are said to have said are printed only if one of them has them in more outlets.
    """
    group = {place(voice): {place(voice)} for voice in voices}
    for each in same:
        joined = group[place(each.first)] | group[place(each.second)]
        for member in joined:
            group[member] = joined
    by_place = {place(voice): voice for voice in voices}
    kept: list[Voice] = []
    for voice in voices:
        members = sorted((by_place[member] for member in group[place(voice)]), key=by_score)
        if voice is members[0]:
            kept += [voice] if len(members) == 1 else _one_of(members, coverage)
    return sorted(kept, key=by_score)


def _one_of(members: Sequence[Voice], coverage: Coverage) -> list[Voice]:
    """The voice of a group that prints what all of them say; none where it is in doubt who said it."""
    people = [voice for voice in members if _is_person(voice)]
    rivals = [voice for voice in people if any(_is_other(voice, other) for other in people)]
    best = max(people or members, key=lambda voice: (_reach(voice, coverage), -members.index(voice)))
    if any(_is_other(best, voice) and _reach(voice, coverage) >= _reach(best, coverage) for voice in rivals):
        return []
    others = [each for voice in members if voice is not best for each in (voice.statement, *voice.also)]
    also = (*best.also, *_new_outlets(others, [best.statement, *best.also], coverage))
    return [replace(best, also=also[:MOST_ALSO])]


def _is_person(voice: Voice) -> bool:
    speaker = voice.statement.speaker
    return voice.person.named and speaker is not None and not speaker.body and len(voice.person.name.split()) > 1


def _is_other(one: Voice, other: Voice) -> bool:
    """Whether the two names share no word: those that do may be spellings of one."""
    return set(one.person.name.casefold().split()).isdisjoint(other.person.name.casefold().split())


def _reach(voice: Voice, coverage: Coverage) -> int:
    """In how many outlets the speaker has the words."""
    return len({coverage.press.outlet(each.article) for each in (voice.statement, *voice.also)})


def _new_outlets(others: Iterable[Statement], printed: Iterable[Statement], coverage: Coverage) -> list[Statement]:
    """Of the statements one an outlet, none of an outlet that is named already."""
    outlet = coverage.press.outlet
    seen = {outlet(each.article) for each in printed}
    new: dict[str, Statement] = {}
    for each in sorted(others, key=lambda each: (outlet(each.article), each.article, each.id)):
        if outlet(each.article) not in seen:
            new.setdefault(outlet(each.article), each)
    return list(new.values())


# ------------------------------------------------------------------------------------------------ beside each other


def pairs_of(heard: Heard, memory: Memory, coverage: Coverage, printed: Sequence[Told]) -> list[Related]:
    """What is printed as a pair: who said otherwise before, then who answers, differs or joins."""
    turned = said_otherwise(heard.voices, memory, coverage, printed)
    before = [*printed, *(each for pair in turned for each in pair.told)]
    return turned + pairs_to_print(heard, before, coverage)


def pairs_to_print(heard: Heard, printed: Sequence[Told], coverage: Coverage) -> list[Related]:
    """The best pairs of related voices of which nothing is printed yet."""
    free = [
        each
        for each in heard.related
        if all(is_free(voice, coverage, printed, SAME) for voice in (each.first, each.second))
    ]
    free.sort(key=lambda each: (-each.first.score - each.second.score, place(each.first), place(each.second)))
    chosen: list[Related] = []
    for each in free:
        used = {place(voice) for pair in chosen for voice in (pair.first, pair.second)}
        if len(chosen) < MOST_PAIRS and used.isdisjoint({place(each.first), place(each.second)}):
            chosen.append(each)
    return chosen


__all__ = ["PRINTED", "Heard", "hear", "pairs_of", "place", "told_once"]
