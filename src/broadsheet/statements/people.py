"""The people of one article: every full name with its role, where it stands, and who is mentioned in which sentence."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterator
from dataclasses import dataclass, field

from broadsheet.language import Language
from broadsheet.language.base import Gender
from broadsheet.statements import lexicon as lx
from broadsheet.statements.found import Place
from broadsheet.statements.names import FULL_NAME, Named, affiliation, analyse
from broadsheet.statements.page import Page
from broadsheet.statements.phrases import Phrase, is_verb
from broadsheet.statements.sentences import CLOSE_BRACKETS, OPEN_BRACKETS, Sentence
from broadsheet.statements.sources import ENDS_APPOSITION, LONGEST_INSERTION, apposes

# Words of a title before a name, and of a party and state in brackets after it ("(D-Ore.)").
LONGEST_TITLE = 6
LONGEST_BRACKETS = 12
LONGEST_AGE = 3
# A surname that more people of one article bear tells nobody apart.
MOST_NAMESAKES = 40
# A function word that opens a sentence is no name.
OPENERS = (
    lx.DETERMINER
    | lx.PREPOSITION
    | lx.CONJUNCTION
    | lx.SUBORDINATOR
    | lx.QUESTION
    | lx.SUBJECT
    | lx.POSSESSIVE
    | lx.VERBAL
)
STOPS_TITLE = (
    lx.CAPITAL
    | lx.PREPOSITION
    | lx.CONJUNCTION
    | lx.VERBAL
    | lx.SUBJECT
    | lx.SUBORDINATOR
    | lx.RELATIVE
    | lx.DETERMINER
)


@dataclass(slots=True)
class Person:
    """Somebody (or, where `person` is false, a body) of the article. `key` is the surname in lower case; `seen` the
    sentences that mention it, in order."""

    name: str
    key: str
    person: bool
    mention: Place
    gender: Gender = "any"
    role: Place | None = None
    affiliation: Place | None = None
    role_words: frozenset[str] = frozenset()
    seen: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Mention:
    """A person's name in a sentence, at an item; `owned` for "Smith's"."""

    person: Person
    at: int
    owned: bool


@dataclass(slots=True)
class People:
    """Persons by surname, in order of first mention, and the mentions by sentence. `runs` are the capitalised words
    that are no person's full name: (sentence, first item, after the last)."""

    by_key: dict[str, list[Person]] = field(default_factory=dict)
    runs: list[tuple[int, int, int]] = field(default_factory=list)
    mentions: dict[int, list[Mention]] = field(default_factory=dict)

    def add(self, person: Person) -> Person:
        """The person, or who is already known by that name."""
        namesakes = self.by_key.setdefault(person.key, [])
        for known in namesakes:
            if known.person == person.person and _agree(known, person) and same_name(known.name, person.name):
                _merge(known, person)
                return known
        if len(namesakes) < MOST_NAMESAKES:
            namesakes.append(person)
        return person

    def mention(self, number: int, person: Person, at: int, flag: int) -> None:
        insort(person.seen, number)
        self.mentions.setdefault(number, []).append(Mention(person, at, bool(flag & lx.OWNED)))

    def surnamed(self, key: str, sentence: int) -> Person | None:
        """The bearer of a surname mentioned last up to this sentence, or first of all."""
        best, latest = None, -2
        for person in self.by_key.get(key, ()):
            before = bisect_right(person.seen, sentence)
            last = person.seen[before - 1] if before else -1
            if last > latest:
                best, latest = person, last
        return best


def same_name(one: str, other: str) -> bool:
    """Whether two full names with one surname are one person's: equal first names or initials of them."""
    first, second = one.split(), other.split()
    if len(first) == 1 or len(second) == 1:
        return True
    a, b = first[0].rstrip(".").lower(), second[0].rstrip(".").lower()
    return a == b or (min(len(a), len(b)) == 1 and a[0] == b[0])


def _agree(known: Person, other: Person) -> bool:
    """Whether nothing says that two are of different gender: "Mrs Holm" is not Peter Holm."""
    return "any" in (known.gender, other.gender) or known.gender == other.gender


def _merge(known: Person, other: Person) -> None:
    if len(other.name) > len(known.name) and known.name.split()[0] == other.name.split()[0]:
        known.name, known.mention = other.name, other.mention
    if known.role is None and other.role is not None:
        known.role, known.affiliation = other.role, other.affiliation
    known.role_words |= other.role_words
    if known.gender == "any":
        known.gender = other.gender


# ------------------------------------------------------------------------------------------ finding


def find_people(page: Page) -> People:
    """Scan every sentence (outside quotations) for names."""
    people, language = People(), page.language
    partial: list[tuple[int, int]] = []
    unsure: list[tuple[Sentence, Named]] = []
    for number, s in enumerate(page.sentences):
        for first, after in _runs(s, language):
            named = analyse(s, _around(s, first, after), language) if after - first > 1 else None
            whole = named is not None and (named.name[1] - named.name[0] > 1 or _regal(s, named.name, language))
            if named is not None and named.what == "person" and whole:
                person = people.add(person_of(page.text, s, named, language))
                people.mention(number, person, named.name[0], s.flags[named.name[1] - 1])
                continue
            partial.append((number, after - 1))
            people.runs.append((number, first, after))
            if named is not None and named.what == "body" and named.name[1] - named.name[0] in FULL_NAME:
                unsure.append((s, named))
    alone = {key_of(page.sentences[number].lows[at]) for number, at in partial if _alone(page.sentences[number], at)}
    for s, named in unsure:
        if key_of(s.lows[named.name[1] - 1]) in alone and like_person(s, named.name, language):
            people.add(person_of(page.text, s, named, language))
    for number, at in partial:
        s = page.sentences[number]
        known = people.surnamed(key_of(s.lows[at]), number)
        if known is not None:
            people.mention(number, known, at, s.flags[at])
            if known.role is None:
                learn_role(page.text, s, known, at, language)
    for mentioned in people.mentions.values():
        mentioned.sort(key=lambda mention: mention.at)
    return people


def learn_role(text: str, s: Sentence, person: Person, at: int, language: Language) -> None:
    """The role that a mention of the surname alone tells: "Winger McGillvary", "Brandt, a baker," or, where the mention
    opens its clause, "A former premier, Brandt has"."""
    first = at
    while first > 0 and s.flags[first - 1] & lx.CAPITAL:
        first -= 1
    beside = at + 1 < len(s) and s.words[at + 1] == ","
    titled = any(s.flags[k] & (lx.ROLE | lx.TITLE) for k in range(max(0, first - 1), at))
    role = None
    if beside or titled:
        named = analyse(s, _around(s, first, at + 1), language)
        role = named.role if named.what == "person" and named.name[1] == at + 1 else None
    if role is None and first == at and at > 1 and s.words[at - 1] == "," and s.flags[0] & lx.DETERMINER:
        comma = s.words.index(",")
        plain = not any(s.flags[k] & (lx.VERBAL | lx.SUBJECT) for k in range(comma))
        told = plain and any(s.flags[k] & lx.ROLE for k in range(comma))
        role = (1, comma) if comma == at - 1 and told else None
    if role is not None:
        give_role(text, s, person, role, language)


def give_role(text: str, s: Sentence, person: Person, role: Phrase, language: Language) -> None:
    """Who somebody is, by items of a sentence."""
    body = affiliation(s, role, language)
    person.role = (s.starts[role[0]], s.stops[role[1] - 1])
    person.affiliation = (s.starts[body[0]], s.stops[body[1] - 1]) if body else None
    person.role_words |= {s.lows[k] for k in range(*role)}


def _alone(s: Sentence, at: int) -> bool:
    """Whether a capitalised word stands by itself inside a sentence."""
    return at > 0 and not s.flags[at - 1] & lx.CAPITAL


def like_person(s: Sentence, name: Phrase, language: Language) -> bool:
    """Whether two capitalised words whose second also stands alone ("Kanika Jain ... Jain") can be a person's."""
    kinds = lx.COLLECTIVE | lx.ROLE | lx.TIME | lx.PREPOSITION | lx.DETERMINER
    nobody = (language.organisation_words, language.demonyms, language.capitals, language.countries)
    return not any(s.flags[at] & kinds or any(s.lows[at] in words for words in nobody) for at in range(*name))


def _runs(s: Sentence, language: Language) -> Iterator[Phrase]:
    """Runs of capitalised words, with particles inside."""
    count, flags = len(s), s.flags
    at = 0
    for start in [at for at, flag in enumerate(flags) if flag & lx.CAPITAL] if s.kinds & lx.CAPITAL else ():
        if start < at:
            continue
        at = start
        if at == 0 and flags[0] & OPENERS:
            at = 1
            continue
        first = at
        while at < count and (flags[at] & lx.CAPITAL or _particle(s, at, language)):
            at += 1
            if flags[at - 1] & lx.OWNED:
                break
        yield first, at


def _particle(s: Sentence, at: int, language: Language) -> bool:
    return s.lows[at] in language.name_particles and at + 1 < len(s) and bool(s.flags[at + 1] & lx.CAPITAL)


def _around(s: Sentence, first: int, after: int) -> Phrase:
    """The run with the title words before it and the apposition after it."""
    begin = first
    while begin > 0 and first - begin < LONGEST_TITLE:
        flag = s.flags[begin - 1]
        if not flag & lx.WORD or flag & STOPS_TITLE or (flag & (lx.CUE | lx.OWNED) and not flag & lx.ROLE):
            break
        begin -= 1
    if not any(s.flags[at] & (lx.ROLE | lx.TITLE) for at in range(begin, first)):
        begin = first
    while 0 < begin < first and s.flags[begin - 1] & lx.CAPITAL and not s.flags[begin - 1] & (lx.OWNED | lx.TIME):
        begin -= 1
    begin += begin < first and bool(s.flags[begin] & OPENERS)
    stop = after
    if after < len(s) and s.words[after] in OPEN_BRACKETS:
        ahead = range(after, min(after + LONGEST_BRACKETS, len(s)))
        after = next((at + 1 for at in ahead if s.words[at] in CLOSE_BRACKETS), after)
    if after < len(s) and s.words[after] == ",":
        stop = _apposition(s, after + 1, stop, opens=begin == 0)
    return (begin, stop)


def _apposition(s: Sentence, begin: int, stop: int, *, opens: bool) -> int:
    """The end of an apposition that begins at `begin`, past an age, at the mark that closes it; `stop` if none is. A
    verb closes it only after a name that opens the sentence: elsewhere it is the verb's subject."""
    for at in range(begin, min(begin + LONGEST_INSERTION, len(s))):
        verb = is_verb(s, at)
        if not (s.words[at] in ENDS_APPOSITION or s.flags[at] & lx.QUOTED or at + 1 == len(s) or verb):
            continue
        if verb and not opens:
            return stop
        if at == begin or not apposes(s, begin, at):
            return stop
        if s.words[at] == "," and s.flags[begin] & lx.NUMBER and at - begin <= LONGEST_AGE:
            begin, stop = at + 1, at
            continue
        return at
    return stop


# ------------------------------------------------------------------------------------------ naming


def key_of(word: str) -> str:
    """A surname as a key: lower case, without the possessive ending."""
    return bare(word.lower().replace("’", "'"))


def bare(text: str) -> str:
    """A name in single spaces without the possessive ending."""
    name = " ".join(text.split())
    for ending in ("'s", "’s"):
        name = name.removesuffix(ending)
    return name.rstrip("'’")


def person_of(text: str, s: Sentence, named: Named, language: Language) -> Person:
    """The person that an analysed phrase names."""
    first, after = named.name
    if _regal(s, named.name, language):
        first -= 1
    while after - first > 2 and s.lows[after - 1] in language.name_suffixes:
        after -= 1
    written = text[s.starts[first] : s.stops[after - 1]]
    owned = written.endswith(("'s", "’s", "'", "’"))
    kept = written.rstrip("s").rstrip("'’") if owned and written[-1] == "s" else written.rstrip("'’")
    role = (s.starts[named.role[0]], s.stops[named.role[1] - 1]) if named.role else None
    body = affiliation(s, named.role, language) if named.role else None
    return Person(
        name=" ".join(kept.split()),
        key=key_of(s.words[after - 1]),
        person=True,
        mention=(s.starts[first], s.starts[first] + len(kept)),
        gender=gender_of(s, named, language),
        role=role,
        affiliation=(s.starts[body[0]], s.stops[body[1] - 1]) if body else None,
        role_words=frozenset(s.lows[at] for at in range(*named.role)) if named.role else frozenset(named.titles),
    )


def _regal(s: Sentence, name: Phrase, language: Language) -> bool:
    """ "Prince Andrew", "Pope Francis": a title without which the name would not be one."""
    first, after = name
    titled = after - first == 1 and first > 0 and s.lows[first - 1] in language.name_titles
    return titled and bool(s.flags[first - 1] & lx.CAPITAL)


def gender_of(s: Sentence, named: Named, language: Language) -> Gender:
    """By title, role noun or first name."""
    titles = (language.titles.get(title, "any") for title in named.titles)
    places = (*(range(*named.role) if named.role else ()), *range(*named.name))
    roles = (language.role_nouns.get(s.lows[at], "any") for at in places)
    known = next((gender for gender in (*titles, *roles) if gender != "any"), None)
    return known or language.first_names.get(s.lows[named.name[0]], "any")
