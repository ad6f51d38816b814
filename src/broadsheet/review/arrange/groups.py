"""The day's stories taken apart by who reports them: an outlet, or the outlets of a country.

A group prints only what its own articles say: its headline, its first sentences, the words that were said to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from broadsheet.review.beside import hear
from broadsheet.review.compose import Chapter
from broadsheet.review.items import brief_item, told_item, voice_items
from broadsheet.review.leads import headlines, lead, rank_leads
from broadsheet.review.material import Material
from broadsheet.review.pieces import Piece, Title, set_line
from broadsheet.review.press import Coverage, Press, Told, containment, covered
from broadsheet.review.voices import Voice, choose, gather
from broadsheet.types import Item, Line, RankPart, Section

# So many stories of a group are told, and what each may take of the group's words; more have their headline.
TOLD_SHARES = (0.5, 0.3, 0.2)
LEAD_SHARE = 0.4
MOST_HEADLINES = 5
# What words that were said to the group itself are worth above others.
OWN_WORDS = 0.3
# A sentence that shares this much of its meaning with what an earlier group printed is not printed again.
REDUNDANT = 0.5
# Nor one whose words are so far among all that was printed before.
COVERED = 0.85


@dataclass(frozen=True, slots=True)
class Entry:
    """A story as one group has it: `own` are the group's own articles, `rank` the story's place (0 is the first)."""

    chapter: Chapter
    rank: int
    own: Coverage


@dataclass(frozen=True, slots=True)
class Group:
    """Who reports, and the stories that they report, the day's first story first."""

    name: str
    entries: tuple[Entry, ...]

    @property
    def articles(self) -> frozenset[str]:
        return frozenset(article for entry in self.entries for article in entry.own.originals)


def find_groups(chapters: Sequence[Chapter], key: Callable[[str], str | None]) -> list[Group]:
    """By what `key` says of an article; an article of which it says None is in no group. In order of name."""
    found: dict[str, list[Entry]] = {}
    for rank, chapter in enumerate(chapters):
        articles: dict[str, set[str]] = {}
        for article in chapter.coverage.originals:
            if (name := key(article)) is not None:
                articles.setdefault(name, set()).add(article)
        for name, own in articles.items():
            found.setdefault(name, []).append(Entry(chapter, rank, chapter.coverage.within(own)))
    return [Group(name, tuple(found[name])) for name in sorted(found)]


def weigh_stories(group: Group, of: int) -> float:
    """The share of the day's stories that the group reports, a story worth less with its rank."""
    return sum(1 / (1 + entry.rank) for entry in group.entries) / sum(1 / (1 + rank) for rank in range(of))


def by_weight(groups: Iterable[Group], parts: Mapping[str, tuple[RankPart, ...]]) -> list[Group]:
    """The weightiest first, by the sum of their weighted parts."""

    def score(group: Group) -> float:
        return sum(part.value * part.weight for part in parts[group.name])

    return sorted(groups, key=lambda group: (-score(group), group.name))


def sections_of(
    groups: Iterable[Group],
    it: Material,
    *,
    parts: Mapping[str, tuple[RankPart, ...]],
    before: Callable[[Group, Title], Sequence[Piece]],
    own_words: Callable[[Voice], bool],
) -> tuple[Section, ...]:
    """A section a group, all of the same length, until there are as many as the house wants.

    `before` is what stands before the headline that the group leads with, `own_words` says of a voice whether it was
    heard by the group itself.
    """
    wanted = it.house.sections
    budget = sum(it.house.words_for(rank) for rank in range(wanted)) // wanted
    sections: list[Section] = []
    said: list[Told] = []
    for group in groups:
        titles = [(entry, found[0]) for entry in group.entries if (found := headlines(entry.own))]
        items, printed = _items(group, budget, said, it.press, own_words) if titles else ([], [])
        if not printed:
            continue
        (first, title), *rest = titles
        heading = set_line([*before(group, title), title], it.press.articles)
        items += _headlines(rest, printed, it.press)
        sections.append(_framed(group, first, heading, items, parts[group.name], it.press))
        said += printed
        if len(sections) == wanted:
            break
    return tuple(sections)


def _items(
    group: Group, budget: int, said: Sequence[Told], press: Press, own_words: Callable[[Voice], bool]
) -> tuple[list[Item], list[Told]]:
    """Of each of the group's first stories how it begins and who speaks of it; what of it was printed."""
    items: list[Item] = []
    printed: list[Told] = []
    shares = list(TOLD_SHARES)
    for entry in group.entries:
        if not shares:
            break
        more, added = _entry_items(entry, int(budget * shares[0]), [*said, *printed], press, own_words)
        if added:
            shares.pop(0)
            again = bool(items)
            items += [replace(each, kind="background") if again and each.kind == "lead" else each for each in more]
            printed += added
    return items, printed


def _entry_items(
    entry: Entry, budget: int, said: Sequence[Told], press: Press, own_words: Callable[[Voice], bool]
) -> tuple[list[Item], list[Told]]:
    told = _lead(entry, int(budget * LEAD_SHARE), said)
    before = [*said, *told]
    heard = hear(gather(entry.own), entry.own).voices
    found = [replace(each, score=each.score + OWN_WORDS * own_words(each)) for each in heard]
    room = budget - sum(each.length for each in told)
    chosen = choose(found, room, before, entry.own)
    printed = [*told, *(Told(span, each.words, 0.0, 0) for each in chosen for span in each.spoken.takes)]
    return [*([told_item("lead", told, press)] if told else []), *voice_items(chosen, press)], printed


def _lead(entry: Entry, budget: int, said: Sequence[Told]) -> list[Told]:
    """The beginning of the best of the group's articles that tells what is not printed yet."""
    for article in rank_leads(entry.own):
        told = lead(article, entry.own, budget, said)
        while told and _is_told(told, said):
            told = told[:-1]
        if told:
            return told
    return []


def _is_told(told: Sequence[Told], said: Sequence[Told]) -> bool:
    """Whether these sentences as one line say what is printed, taken one by one or all together."""
    words = frozenset[str]().union(*(each.words for each in told))
    known = any(containment(each.words, before.words) >= REDUNDANT for each in told for before in said)
    return known or covered(words, [each.words for each in said]) >= COVERED or _repeats(words, said)


def _repeats(words: frozenset[str], said: Sequence[Told]) -> bool:
    return any(containment(words, each.words) >= COVERED for each in said)


def _headlines(rest: Iterable[tuple[Entry, Title]], printed: Iterable[Told], press: Press) -> list[Item]:
    """The headlines of stories of which nothing else of the group is here."""
    there = {each.span.article for each in printed}
    titles = [title for entry, title in rest if not there & set(entry.own.originals)]
    return [brief_item(title, press) for title in titles[:MOST_HEADLINES]]


def _framed(
    group: Group, first: Entry, heading: Line, items: Sequence[Item], parts: tuple[RankPart, ...], press: Press
) -> Section:
    found = Counter(press.outlet(article) for article in group.articles)
    outlets = tuple(sorted(found, key=lambda name: (-found[name], name)))
    return Section(first.chapter.coverage.story.id, heading, outlets, found.total(), tuple(items), parts)


__all__ = ["Entry", "Group", "by_weight", "find_groups", "sections_of", "weigh_stories"]
