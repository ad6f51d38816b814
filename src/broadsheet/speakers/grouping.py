"""Which names of which articles are one speaker.

A full name is one person's, unless role and company both say otherwise. A surname alone, or with initials, goes to the
full name whose role and company it shares; without one, to others of that surname in the same company. A body is its
name. Each step goes through its pieces in a fixed order, so nothing depends on the order of arrival.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log2

from broadsheet.language import language
from broadsheet.speakers.company import Company, Profile
from broadsheet.speakers.heard import Heard, same_kind
from broadsheet.speakers.spelling import Key, may_be
from broadsheet.types import Article

# Two of one full name whose roles differ are two people where their company is less alike than this.
STRANGERS = 0.06
# A surname goes to the full name that scores so much, and so much more than the next one.
SURE, CLEARLY = 0.22, 0.06
# It goes to one who is quoted in so many articles, and in nine of ten of all who bear it, for as little as this.
FAMOUS, FAMOUS_SHARE, ENOUGH_OF_THE_FAMOUS = 20, 0.9, 0.08
# What a shared role is worth beside company (0 to 1), and each doubling of the articles that quote somebody.
SHARED_ROLE, OTHER_ROLE, DOUBLING = 0.2, 0.15, 0.01
# Surnames without any full name are one speaker in company this much alike.
COMPANIONS = 0.25
# A speaker's company is judged by so many of the articles, and a surname compared with so many groups.
MOST_ARTICLES, MOST_GROUPS = 40, 60
# Somebody with a full name in so many articles is known well.
KNOWN_WELL = 3
# A group's company is taken anew when it has grown by this.
GROWN = 1.25


@dataclass(slots=True)
class Group:
    """Pieces of one speaker. `key` is the fullest."""

    key: Key
    heard: list[Heard] = field(default_factory=list)
    roles: frozenset[str] = frozenset()
    profile: Profile = field(default_factory=dict)
    known: int = 0

    def take(self, heard: Heard) -> None:
        self.heard.append(heard)
        self.roles |= heard.roles

    @property
    def articles(self) -> list[str]:
        return sorted({heard.article for heard in self.heard})


class Grouping:
    """Puts the named pieces of some articles together."""

    def __init__(self, articles: Mapping[str, Article], heard: Iterable[Heard]) -> None:
        self.articles = articles
        self.heard = [each for each in heard if each.named and each.key.last]
        self.company = Company(articles, (each.article for each in self.heard))

    def groups(self) -> list[Group]:
        """In order of key and first article."""
        full: dict[Key, list[Heard]] = defaultdict(list)
        short: dict[str, list[Heard]] = defaultdict(list)
        bodies: dict[Key, Group] = {}
        shared: dict[Key, list[Heard]] = defaultdict(list)
        for each in self.heard:
            if each.body and each.key.given and self.is_shared(each):
                shared[each.key].append(each)
            elif each.body and each.key.given:
                bodies.setdefault(each.key, Group(each.key)).take(each)
            elif each.key.full:
                full[each.key].append(each)
            else:
                short[each.key.last].append(each)
        found = [group for key in sorted(full, key=str) for group in self.of_one_name(key, full[key])]
        found += [group for key in sorted(shared, key=str) for group in self.in_company(shared[key])]
        by_last: dict[str, list[Group]] = defaultdict(list)
        for group in found:
            by_last[group.key.last].append(group)
        for last in sorted(short):
            found += self.of_surname(short[last], by_last.get(last, []))
        return sorted([*bodies.values(), *found], key=lambda group: (str(group.key), group.articles))

    def of_one_name(self, key: Key, pieces: Sequence[Heard]) -> list[Group]:
        """One group, or several where people share a full name. Pieces with roles come first."""
        groups: list[Group] = []
        for each in sorted(pieces, key=lambda piece: (not piece.roles, piece.order)):
            group = next((known for known in groups if not self.strangers(known, each)), None)
            if group is None and groups and not each.roles:
                group = self.nearest(groups, each)
            if group is None:
                group = Group(key)
                groups.append(group)
            group.take(each)
        return groups

    def strangers(self, group: Group, heard: Heard) -> bool:
        """Whether role and company both say that two of one name are two people."""
        if not heard.roles:
            return len(group.heard) > 0 and self.likeness(group, heard) < STRANGERS
        code = self.articles[heard.article].language if heard.article in self.articles else None
        if not group.roles or same_kind(group.roles, heard.roles, code):
            return False
        return self.likeness(group, heard) < STRANGERS

    def nearest(self, groups: Sequence[Group], heard: Heard) -> Group:
        return max(groups[:MOST_GROUPS], key=lambda group: (self.likeness(group, heard), -groups.index(group)))

    def of_surname(self, pieces: Sequence[Heard], full: Sequence[Group]) -> list[Group]:
        """Give pieces to the full names that they stand for; the groups of those that are left."""
        left = []
        famous = famous_of(full)
        chosen = [(each, self.bearer(each, full, famous)) for each in pieces]
        for each, group in chosen:
            if group is not None:
                group.take(each)
            else:
                left.append(each)
        groups: list[Group] = []
        called = [each for each in left if each.body and not self.is_shared(each)]
        if called:
            # One word that the reader took for a body, and no person's surname by role and company: a body's name.
            groups.append(Group(called[0].key))
            for each in called:
                groups[0].take(each)
        groups += self.in_company([each for each in left if each.body and self.is_shared(each)])
        for each in left:
            if each.body:
                continue
            fitting = [
                group
                for group in groups[:MOST_GROUPS]
                if may_agree(group.key, each.key) and self.likeness(group, each) >= COMPANIONS
            ]
            group = self.nearest(fitting, each) if fitting else Group(each.key)
            if not fitting:
                groups.append(group)
            group.take(each)
        return groups

    def is_shared(self, heard: Heard) -> bool:
        """Whether a body's name is that of its like elsewhere too: "Supreme Court", "Times"."""
        article = self.articles.get(heard.article)
        known = language(article.language or "") if article is not None else None
        if known is None:
            return False
        words = heard.name.casefold().split()
        return all(word in known.public_nouns or word in known.shared_words for word in words)

    def in_company(self, pieces: Sequence[Heard]) -> list[Group]:
        """Bodies of one shared name: one only where they are found in the same company."""
        groups: list[Group] = []
        for each in pieces:
            fitting = [group for group in groups[:MOST_GROUPS] if self.likeness(group, each) >= COMPANIONS]
            group = self.nearest(fitting, each) if fitting else Group(each.key)
            if not fitting:
                groups.append(group)
            group.take(each)
        return groups

    def bearer(self, heard: Heard, full: Sequence[Group], famous: Group | None) -> Group | None:
        """The full name that a surname stands for; None if none is sure, or two are. What the reader took for a body
        is given only to somebody known from several articles."""
        if heard.body:  # "Ford" is no "Ford chairman Bill Ford"
            full = [group for group in full if heard.key.last not in group.roles]
            famous = famous if famous in full else None
        if famous and may_be(heard.key, famous.key) and self.means_the_famous(heard, famous, full):
            return famous
        fewest = KNOWN_WELL if heard.body else 1
        scored = sorted(
            (
                (self.score(group, heard), -place)
                for place, group in enumerate(full)
                if may_be(heard.key, group.key) and len(group.articles) >= fewest
            ),
            reverse=True,
        )
        if not scored or scored[0][0] < SURE:
            return None
        if len(scored) > 1 and scored[0][0] - scored[1][0] < CLEARLY:
            return None
        return full[-scored[0][1]]

    def means_the_famous(self, heard: Heard, famous: Group, full: Sequence[Group]) -> bool:
        """Whether nothing speaks against the famous one: no strange company, nobody known well who fits clearly
        better."""
        own = self.score(famous, heard)
        rivals = (each for each in full if each is not famous and len(each.articles) >= KNOWN_WELL)
        best = max((self.score(each, heard) for each in rivals if may_be(heard.key, each.key)), default=0.0)
        return own >= ENOUGH_OF_THE_FAMOUS and best - own < CLEARLY

    def score(self, group: Group, heard: Heard) -> float:
        role = 0.0
        if heard.roles and group.roles:
            role = SHARED_ROLE if heard.roles & group.roles else -OTHER_ROLE
        return self.likeness(group, heard) + role + DOUBLING * log2(1 + len(group.articles))

    def likeness(self, group: Group, heard: Heard) -> float:
        """How much of an article's company is also a group's, whose own name is no company."""
        if len(group.heard) >= GROWN * group.known and group.known < MOST_ARTICLES:
            group.profile = self.company.profile(group.articles[:MOST_ARTICLES])
            group.known = len(group.heard)
        names = self.company.names(heard.article, (*heard.name.split(), heard.key.last, *group.heard[0].name.split()))
        return self.company.likeness(names, group.profile)


def famous_of(full: Sequence[Group]) -> Group | None:
    """Of the bearers of one surname the one whom it means to most readers when it stands alone, if there is one."""
    counts = [len(group.articles) for group in full]
    most = max(counts, default=0)
    return full[counts.index(most)] if most >= FAMOUS and most >= FAMOUS_SHARE * sum(counts) else None


def may_agree(one: Key, other: Key) -> bool:
    """Whether two surnames with or without initials can be one's: no initial says otherwise."""
    return all(a[0] == b[0] for a, b in zip(one.given, other.given, strict=False))
