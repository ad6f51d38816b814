"""The people of one article: every full name with its role, where it stands, and who is mentioned in which sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from broadsheet.language import Language
from broadsheet.language.base import Gender
from broadsheet.statements import lexicon as lx
from broadsheet.statements.names import Named, affiliation, analyse
from broadsheet.statements.phrases import LONGEST_INSERTION, Phrase, apposes, phrase_left
from broadsheet.statements.sentences import OPEN_BRACKETS, Sentence

Place = tuple[int, int]


@dataclass(slots=True)
class Person:
    """Somebody (or a body) of the article. `key` is the surname in lower case; places are offsets."""

    name: str
    key: str
    person: bool
    mention: Place
    gender: Gender = "any"
    role: Place | None = None
    affiliation: Place | None = None
    role_words: frozenset[str] = frozenset()
    seen: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Mention:
    """A person's name in a sentence, at an item; `owned` for "Smith's"."""

    person: Person
    at: int
    owned: bool


@dataclass(slots=True)
class People:
    """The persons in order of first mention, by surname, and the mentions by sentence."""

    persons: list[Person] = field(default_factory=list)
    by_key: dict[str, list[Person]] = field(default_factory=dict)
    mentions: dict[int, list[Mention]] = field(default_factory=dict)

    def add(self, person: Person) -> Person:
        for known in self.by_key.get(person.key, ()):
            if known.person == person.person and same_name(known.name, person.name):
                if len(person.name) > len(known.name) and known.name.split()[0] == person.name.split()[0]:
                    known.name, known.mention = person.name, person.mention
                merge(known, person)
                return known
        self.persons.append(person)
        self.by_key.setdefault(person.key, []).append(person)
        return person

    def surnamed(self, key: str, sentence: int) -> Person | None:
        """The bearer of a surname mentioned last before this sentence, or first after it."""
        known = self.by_key.get(key)
        if not known:
            return None
        before = [(max((seen for seen in person.seen if seen <= sentence), default=-1), person) for person in known]
        best = max(before, key=lambda pair: pair[0])
        return best[1]


def same_name(one: str, other: str) -> bool:
    """Whether two full names with one surname are one person's: equal first names or initials of them."""
    first, second = one.split(), other.split()
    if len(first) == 1 or len(second) == 1:
        return True
    a, b = first[0].rstrip(".").lower(), second[0].rstrip(".").lower()
    return a == b or (min(len(a), len(b)) == 1 and a[0] == b[0])


def merge(known: Person, other: Person) -> None:
    if known.role is None and other.role is not None:
        known.role, known.affiliation = other.role, other.affiliation
    known.role_words |= other.role_words
    if known.gender == "any":
        known.gender = other.gender


def find_people(text: str, sentences: Sequence[Sentence], language: Language) -> People:
    """Scan every sentence (outside quotations) for names."""
    people = People()
    later: list[tuple[int, int]] = []
    unsure: list[tuple[int, Named]] = []
    for number, s in enumerate(sentences):
        for first, after in _runs(s, language):
            if after - first == 1:
                later.append((number, first))
                continue
            whole = _around(s, first, after)
            named = analyse(s, whole, language)
            if named.what == "person" and named.name[1] - named.name[0] > 1:
                person = people.add(person_of(text, s, named, language))
                _mention(people, number, person, named.name[0], s.flags[named.name[1] - 1])
            else:
                later.append((number, after - 1))
                if named.what == "body" and named.name[1] - named.name[0] in (2, 3):
                    unsure.append((number, named))
    _add_unsure(text, sentences, people, unsure, later, language)
    for number, at in later:
        known = people.surnamed(key_of(sentences[number].lows[at]), number)
        if known is not None:
            _mention(people, number, known, at, sentences[number].flags[at])
    for mentioned in people.mentions.values():
        mentioned.sort(key=lambda mention: mention.at)
    return people


def _add_unsure(
    text: str,
    sentences: Sequence[Sentence],
    people: People,
    unsure: list[tuple[int, Named]],
    later: list[tuple[int, int]],
    language: Language,
) -> None:
    """Two capitalised words whose second stands alone elsewhere are a person's name: "Kanika Jain ... Jain"."""
    alone = {
        key_of(sentences[number].lows[at])
        for number, at in later
        if at > 0 and not sentences[number].flags[at - 1] & lx.CAPITAL
    }
    for number, named in unsure:
        s = sentences[number]
        first, after = named.name
        lows = s.lows[first:after]
        if key_of(lows[-1]) not in alone or any(low in language.organisation_words for low in lows):
            continue
        if any(low in language.demonyms or low in language.capitals or s.flags[first] & (lx.TIME | lx.DETERMINER) for low in lows):
            continue
        if any(s.flags[at] & (lx.COLLECTIVE | lx.ROLE | lx.TIME | lx.PREPOSITION) for at in range(first, after)):
            continue
        people.add(person_of(text, s, named, language))


def _mention(people: People, number: int, person: Person, at: int, flag: int) -> None:
    person.seen.append(number)
    people.mentions.setdefault(number, []).append(Mention(person, at, bool(flag & lx.OWNED)))


def _runs(s: Sentence, language: Language) -> list[Phrase]:
    """Runs of capitalised words, with particles inside."""
    runs: list[Phrase] = []
    at, count = 0, len(s)
    flags = s.flags
    while at < count:
        if not flags[at] & lx.CAPITAL:
            at += 1
            continue
        first = at
        while at < count and (
            flags[at] & lx.CAPITAL
            or (s.lows[at] in language.name_particles and at + 1 < count and flags[at + 1] & lx.CAPITAL)
        ):
            at += 1
            if flags[at - 1] & lx.OWNED:
                break
        runs.append((first, at))
    return runs


def _around(s: Sentence, first: int, after: int) -> Phrase:
    """The run with the title words before it and the apposition after it."""
    begin = first
    while (
        begin > 0
        and first - begin < 6
        and s.flags[begin - 1] & lx.WORD
        and not s.flags[begin - 1]
        & (
            lx.CAPITAL
            | lx.PREPOSITION
            | lx.CONJUNCTION
            | lx.VERBAL
            | lx.SUBJECT
            | lx.SUBORDINATOR
            | lx.RELATIVE
            | lx.DETERMINER
        )
    ):
        if s.flags[begin - 1] & (lx.CUE | lx.OWNED) and not s.flags[begin - 1] & lx.ROLE:
            break
        begin -= 1
    if not any(s.flags[at] & (lx.ROLE | lx.TITLE) for at in range(begin, first)):
        begin = first
    while (
        begin < first
        and begin > 0
        and s.flags[begin - 1] & lx.CAPITAL
        and not s.flags[begin - 1] & (lx.OWNED | lx.TIME)
    ):
        begin -= 1
    stop = after
    if after < len(s) and s.words[after] in OPEN_BRACKETS:
        closing = next((k for k in range(after, min(after + 12, len(s))) if s.words[k] in ")]"), None)
        if closing is not None and closing + 1 < len(s) and s.words[closing + 1] == ",":
            after = closing + 1
    if after < len(s) and s.words[after] == ",":
        stop = _apposition(s, after, stop)
    return (begin, stop)


def _apposition(s: Sentence, comma: int, stop: int) -> int:
    """The end of an apposition after the comma, over an age, to the comma, full stop or verb that closes it."""
    begin = comma + 1
    for at in range(begin, min(begin + LONGEST_INSERTION, len(s))):
        if s.words[at] in (",", ".", ";", ":", "?", "!") or s.flags[at] & lx.QUOTED or at + 1 == len(s):
            if at == begin or not apposes(s, begin, at):
                return stop
            if s.words[at] == "," and s.flags[begin] & lx.NUMBER and at - begin <= 3:
                begin, stop = at + 1, at
                continue
            return at
    return stop


def key_of(word: str) -> str:
    """A surname as a key: lower case, without the possessive ending."""
    low = word.lower().replace("’", "'")
    if low.endswith("'s"):
        low = low[:-2]
    return low.rstrip("'")


def bare(text: str) -> str:
    """A name without the possessive ending, in single spaces."""
    name = " ".join(text.split())
    for ending in ("'s", "’s"):
        if name.endswith(ending):
            name = name[: -len(ending)]
    return name.rstrip("'’")


def person_of(text: str, s: Sentence, named: Named, language: Language) -> Person:
    """The person that an analysed phrase names."""
    first, after = named.name
    while after - first > 2 and s.lows[after - 1] in language.name_suffixes:
        after -= 1
    name = bare(text[s.starts[first] : s.stops[after - 1]])
    mention = (s.starts[first], s.starts[first] + len(text[s.starts[first] : s.stops[after - 1]].rstrip()))
    if len(name) < mention[1] - mention[0]:
        mention = (mention[0], mention[0] + len(bare(text[mention[0] : mention[1]])))
    role = (s.starts[named.role[0]], s.stops[named.role[1] - 1]) if named.role else None
    body = affiliation(s, named.role, language) if named.role else None
    words = frozenset(s.lows[at] for at in range(*named.role)) if named.role else frozenset(named.titles)
    return Person(
        name=name,
        key=key_of(s.words[after - 1]),
        person=True,
        mention=mention,
        gender=gender_of(s, named, language),
        role=role,
        affiliation=(s.starts[body[0]], s.stops[body[1] - 1]) if body else None,
        role_words=words,
    )


def gender_of(s: Sentence, named: Named, language: Language) -> Gender:
    """By title, role noun or first name."""
    places = [*(range(*named.role) if named.role else ()), *range(*named.name)]
    for title in named.titles:
        if language.titles.get(title, "any") != "any":
            return language.titles[title]
    for at in places:
        known = language.role_nouns.get(s.lows[at], "any")
        if known != "any":
            return known
    return language.first_names.get(s.lows[named.name[0]], "any")


__all__ = ["Mention", "People", "Person", "bare", "find_people", "gender_of", "key_of", "person_of", "phrase_left"]
