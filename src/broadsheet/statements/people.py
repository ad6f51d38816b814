"""The people of one article: every full name with its role, where it stands, and who is mentioned in which sentence."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Sequence
from dataclasses import dataclass, field

from broadsheet.language import Language
from broadsheet.language.base import Gender
from broadsheet.statements import lexicon as lx
from broadsheet.statements.affiliations import affiliation
from broadsheet.statements.apposed import is_plural_role, office_before
from broadsheet.statements.names import Named, analyse, ended
from broadsheet.statements.page import Page
from broadsheet.statements.person import Person, bare, key_of, same_name
from broadsheet.statements.persons import FULL_NAME, is_compound, is_letters, letters_after
from broadsheet.statements.phrases import Phrase
from broadsheet.statements.roles import AWAY, learn_role
from broadsheet.statements.runs import OPENERS, around, capital_runs, office_linked
from broadsheet.statements.sentences import Sentence

# So many letters may stand for a body.
LONGEST_LETTERS = 4
AGE_DIGITS = 2
# Full names are looked at for a further role so many times.
MOST_ROLES = 2
# A surname that more people of one article bear tells nobody apart.
MOST_NAMESAKES = 40


@dataclass(frozen=True, slots=True)
class Mention:
    """A person's name in a sentence, at an item; `owned` for "Smith's"."""

    person: Person
    at: int
    owned: bool


@dataclass(slots=True)
class People:
    """Persons by surname and by first name, in order of first mention, and the mentions by sentence. `runs` are the
    capitalised words that are no person's full name: (sentence, first item, after the last); `brands` the first words
    of those that begin more than one name ("Google Stadia", "Google Assistant")."""

    by_key: dict[str, list[Person]] = field(default_factory=dict)
    by_first: dict[str, list[Person]] = field(default_factory=dict)
    runs: list[tuple[int, int, int]] = field(default_factory=list)
    mentions: dict[int, list[Mention]] = field(default_factory=dict)
    brands: frozenset[str] = frozenset()

    def add(self, person: Person) -> Person:
        """The person, or who is already known by that name."""
        namesakes = self.by_key.setdefault(person.key, [])
        for known in namesakes:
            if known.person == person.person and _agree(known, person) and same_name(known.name, person.name):
                _merge(known, person)
                return known
        if len(namesakes) < MOST_NAMESAKES:
            namesakes.append(person)
            first, _, rest = person.name.partition(" ")
            if person.person and rest:
                self.by_first.setdefault(first.lower(), []).append(person)
        return person

    def mention(self, number: int, person: Person, at: int, flag: int) -> None:
        insort(person.seen, number)
        self.mentions.setdefault(number, []).append(Mention(person, at, bool(flag & lx.OWNED)))

    def bearer(self, key: str, sentence: int, language: Language) -> Person | None:
        """Who is meant by "Mr Holm": the bearer of the surname or, where it is one that stands first, of that."""
        return self.called(key, sentence) if key in language.family_first else self.surnamed(key, sentence)

    def called(self, key: str, sentence: int) -> Person | None:
        """The bearer of a surname or, where nobody bears it, of a first name ("Lottie")."""
        return self.surnamed(key, sentence) or self._nearest(self.by_first.get(key, ()), sentence)

    def surnamed(self, key: str, sentence: int) -> Person | None:
        """The bearer of a surname mentioned last up to this sentence, or first of all."""
        return self._nearest(self.by_key.get(key, ()), sentence)

    def _nearest(self, persons: Sequence[Person], sentence: int) -> Person | None:
        best, latest = None, -2
        for person in persons:
            before = bisect_right(person.seen, sentence)
            last = person.seen[before - 1] if before else -1
            if last > latest:
                best, latest = person, last
        return best


def _agree(known: Person, other: Person) -> bool:
    """Whether nothing says that two are of different gender: "Mrs Holm" is not Peter Holm."""
    return "any" in (known.gender, other.gender) or known.gender == other.gender


def _merge(known: Person, other: Person) -> None:
    longer = len(other.name) > len(known.name)
    if longer and (known.name.split()[0] == other.name.split()[0] or _ends(other.name, known.name)):
        known.name, known.mention = other.name, other.mention
    if known.role is None and other.role is not None:
        known.role, known.affiliation = other.role, other.affiliation
    known.role_words |= other.role_words
    known.evident = known.evident or other.evident
    if known.gender == "any":
        known.gender = other.gender


def _ends(longer: str, shorter: str) -> bool:
    """Whether a name is the end of a longer one: "De Blasio" of "Bill de Blasio"."""
    return longer.lower().endswith(f" {shorter.lower()}")


# ------------------------------------------------------------------------------------------ finding


def find_people(page: Page) -> People:
    """Scan every sentence (outside quotations) for names."""
    people, language = People(), page.language
    partial: list[tuple[int, int, int]] = []
    unsure: list[tuple[Sentence, Named]] = []
    for number, s in enumerate(page.sentences):
        for begin, end in capital_runs(s, language):
            after = letters_after(s, (begin, end), language) if s.lows[end - 1] in language.letters_after else end
            opens = after - begin > 1 and (begin <= s.floor or not s.flags[begin - 1] & lx.WORD)
            first = begin + (opens and _opens_plainly(page, s, (begin, after)))
            named = _named(s, (first, after), language) if after - first > 1 else None
            whole = named is not None and (named.name[1] - named.name[0] > 1 or _regal(s, named.name, language))
            if named is not None and named.what == "person" and whole:
                person = people.add(person_of(page.text, s, named, language))
                people.mention(number, person, named.name[0], s.flags[named.name[1] - 1])
                if person.role is None or len(person.seen) <= MOST_ROLES:
                    learn_role(page.text, s, person, named.name, language, AWAY)
                continue
            partial.append((number, first, after - 1))
            people.runs.append((number, first, after))
            if named is not None and named.what == "body" and named.name[1] - named.name[0] in FULL_NAME:
                unsure.append((s, named))
    alone = {
        key_of(page.sentences[number].lows[at])
        for number, _, at in partial
        if _alone(page.sentences[number], at, language)
    }
    people.brands = _brands(page, partial)
    for s, named in unsure:
        last = key_of(s.lows[named.name[1] - 1])
        brand = s.lows[named.name[0]] in people.brands
        shown = last in alone or _introduced(s, named.name, language)
        if shown and not brand and like_person(s, named.name, language):
            people.add(person_of(page.text, s, named, language))
    for number, first, at in partial:
        _mentioned(page, people, number, (first, at + 1))
    for mentioned in people.mentions.values():
        mentioned.sort(key=lambda mention: mention.at)
    return people


def _opens_plainly(page: Page, s: Sentence, run: Phrase) -> bool:
    """Whether the first of several capitalised words only opens the sentence ("Using Kraftlinn", "Then Ola Brandt"): a
    function word, or one that is no name and stands elsewhere without a capital, while the rest stands alone."""
    first, after = run
    if s.lows[first] in page.language.first_names or s.flags[first] & lx.OWNED:
        return False
    if s.flags[first] & (lx.ROLE | lx.TITLE | lx.COLLECTIVE) or s.lows[first] in page.language.name_particles:
        return False
    if s.flags[first] & (OPENERS | lx.MODAL) or is_plural_role(s, first, page.language):
        return True  # "Then Ola Brandt", "Directors Ola and Odo Lamm"
    if not s.flags[first] & lx.CUE and f" {s.lows[first]} " not in page.text:
        return False
    rest = page.text[s.starts[first + 1] : s.stops[after - 1]]
    return page.text.count(rest) > page.text.count(page.text[s.starts[first] : s.stops[after - 1]])


def _named(s: Sentence, run: Phrase, language: Language) -> Named:
    """What a run of capitals names, with the office before it: its title, or "Minister for" before "Railways"."""
    office = office_linked(s, run[0], language) if run[1] - run[0] > FULL_NAME[0] else None
    if office is not None and (held := analyse(s, (office, run[1]), language)).what == "person":
        return held
    return analyse(s, around(s, *run, language), language)


def _brands(page: Page, partial: Sequence[tuple[int, int, int]]) -> frozenset[str]:
    """The words that open more than one run."""
    found: dict[str, set[str]] = {}
    for number, first, at in partial:
        if at > first:
            lows = page.sentences[number].lows
            found.setdefault(lows[first], set()).add(lows[at])
    return frozenset(word for word, lasts in found.items() if len(lasts) > 1)


def _titled(s: Sentence, run: Phrase) -> bool:
    """Whether a word before the last can be a title."""
    return any(s.flags[at] & (lx.TITLE | lx.ROLE) for at in range(run[0], run[1] - 1))


def _mentioned(page: Page, people: People, number: int, run: Phrase) -> None:
    """Who is mentioned by a part of a name: a surname, a first name, or a title and a surname nobody else tells of."""
    s, language, at = page.sentences[number], page.language, run[1] - 1
    single = run[1] - run[0] == 1
    key = key_of(s.lows[at])
    known = people.called(key, number) if single else people.bearer(key, number, language)
    asked = not single and (known is None or known.gender == "any") and _titled(s, run)
    named = analyse(s, run, language) if asked else None
    titled = named is not None and named.what == "person" and named.titles and named.name == (at, at + 1)
    if named is not None and titled:
        if known is None:
            known = people.add(person_of(page.text, s, named, language))
        elif known.person:
            known.gender = gender_of(s, named, language)
    if known is None:
        return
    people.mention(number, known, at, s.flags[at])
    if known.role is None:
        first = at
        while first > 0 and s.flags[first - 1] & lx.CAPITAL:
            first -= 1
        learn_role(page.text, s, known, (first, at + 1), language)


def _alone(s: Sentence, at: int, language: Language) -> bool:
    """Whether a capitalised word stands by itself inside a sentence, or behind "Mr"."""
    return at > 0 and (not s.flags[at - 1] & lx.CAPITAL or s.lows[at - 1] in language.honorifics)


def _introduced(s: Sentence, name: Phrase, language: Language) -> bool:
    """Whether an age or an office beside it makes a name a person's: "her father, Odo Lamm", "Odo Lamm, 43,"."""
    after = name[1]
    if after + 2 < len(s) and s.words[after] == s.words[after + 2] == "," and s.flags[after + 1] & lx.NUMBER:
        return s.words[after + 1].isdigit() and len(s.words[after + 1]) == AGE_DIGITS
    return office_before(s, name, language) is not None


def like_person(s: Sentence, name: Phrase, language: Language) -> bool:
    """Whether two capitalised words whose second also stands alone ("Kanika Jain ... Jain") can be a person's."""
    kinds = lx.COLLECTIVE | lx.ROLE | lx.TIME | lx.PREPOSITION | lx.DETERMINER
    nobody = (language.organisation_words, language.demonyms, language.capitals, language.countries)
    if all(s.words[at].isupper() and len(s.words[at]) <= LONGEST_LETTERS for at in range(*name)):
        return False  # "AP NHL"
    if is_letters(s.words[name[0]]) and s.lows[name[0]] not in language.first_names:
        return False
    return not any(
        s.flags[at] & kinds or any(s.lows[at] in words for words in nobody) or is_compound(s, at, language)
        for at in range(*name)
    )


def meet(page: Page, people: People, person: Person) -> Person:
    """Somebody whom only the words of a statement tell to be a person: the known one, or the new one with the role
    that other mentions of the name tell."""
    known = people.add(person)
    if known is not person or not known.person:
        return known
    long = len(known.name.split())
    for number, first, after in people.runs:
        s, begin = page.sentences[number], max(first, after - long)
        here = page.text[s.starts[begin] : s.stops[after - 1]]
        if known.role is None and bare(here) == known.name:
            learn_role(page.text, s, known, (begin, after), page.language)
    return known


# ------------------------------------------------------------------------------------------ naming


def person_of(text: str, s: Sentence, named: Named, language: Language) -> Person:
    """The person that an analysed phrase names."""
    first, after = named.name
    office = ended(s, named.role) if named.role else None
    if _regal(s, named.name, language):
        first -= 1
        office = None if office == (first, after - 1) else office  # "Prince Andrew" is all a name
    while after - first > 2 and s.lows[after - 1] in language.name_suffixes:
        after -= 1
    written = text[s.starts[first] : s.stops[after - 1]]
    owned = written.endswith(("'s", "’s", "'", "’"))
    kept = written.rstrip("s").rstrip("'’") if owned and written[-1] == "s" else written.rstrip("'’")
    role = (s.starts[office[0]], s.stops[office[1] - 1]) if office else None
    body = affiliation(s, office, language) if office else None
    return Person(
        name=" ".join(kept.split()),
        key=key_of(s.words[after - 1]),
        person=True,
        mention=(s.starts[first], s.starts[first] + len(kept)),
        gender=gender_of(s, named, language),
        role=role,
        affiliation=(s.starts[body[0]], s.stops[body[1] - 1]) if body else None,
        role_words=frozenset(s.lows[at] for at in range(*named.role)) if named.role else frozenset(named.titles),
        evident=bool(named.role or named.titles) or s.lows[first] in language.first_names,
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
