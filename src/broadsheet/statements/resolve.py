"""Who speaks: each source to a person or description of its article.

Names go to their fullest form; pronouns and descriptions to the nearest earlier speaker or person that fits.
"""

from __future__ import annotations

from bisect import bisect_right

from broadsheet.language.base import Gender, Pronoun
from broadsheet.statements import lexicon as lx
from broadsheet.statements.antecedents import FARTHEST_PARAGRAPHS, find_candidates, heaviest
from broadsheet.statements.bodies import Bodies
from broadsheet.statements.descriptions import AGED, has_tail, in_full, is_of_people, may_be, only_named, person_meant
from broadsheet.statements.found import Found
from broadsheet.statements.names import Named, analyse
from broadsheet.statements.page import Page
from broadsheet.statements.people import People, gender_of, like_person, meet, person_of
from broadsheet.statements.person import Person, bare, key_of, surname_of
from broadsheet.statements.persons import is_compound, may_be_person
from broadsheet.statements.phrases import (
    DETERMINES,
    Phrase,
    head_of,
    past_determiners,
    phrase_left,
    phrase_right,
    singulars,
)
from broadsheet.statements.roles import give_role, is_role
from broadsheet.statements.sentences import Sentence
from broadsheet.statements.spoken import Spoken, by_name

# An article and a noun.
BARE = 2
# "The statement" is that of who spoke in one this many sentences before.
NEAREST_MEDIUM = 3
# Somebody without a name is "he" this many sentences on.
NEAREST_SOMEBODY = 2


class Resolver:
    """Goes through an article's attributions in text order and remembers who spoke."""

    def __init__(self, page: Page, people: People, byline: str | None) -> None:
        self.page, self.people, self.language, self.byline = page, people, page.language, byline
        self.bodies = Bodies(page, people)
        self.spoken: list[tuple[int, Spoken]] = []
        self.start = 0
        self.sure = 1.0
        self.heard = ""

    def new_section(self, sentence: int) -> None:
        """Descriptions and pronouns do not look back over the border of a section."""
        self.spoken.clear()
        self.start = sentence

    def speaker(self, found: Found) -> Spoken | None:
        """Who speaks in an attribution; None where nothing tells."""
        if found.source is None:
            return None
        s = self.page.sentences[found.sentence]
        self.sure = 1.0
        self.heard = key_of(s.lows[found.hearer.place[1] - 1]) if found.hearer is not None else ""
        answer = self.of_phrase(found.sentence, s, found.source)
        found.sure = self.sure
        if answer is not None:
            self.spoken.append((found.sentence, answer))
        return answer

    def of_phrase(self, number: int, s: Sentence, phrase: Phrase) -> Spoken | None:
        named = analyse(s, phrase, self.language)
        if named.what == "relative":
            return self.antecedent(number, s, phrase[0])
        if named.what == "pronoun":
            return self.pronoun(number, s, phrase[0], named.head)
        if named.what == "person":
            return self.person(number, s, named)
        if named.what == "group":
            place = (s.starts[named.name[0]], s.stops[named.name[1] - 1])
            return Spoken(" ".join(self.page.text[slice(*place)].split()), True, place, None, True)
        if named.what == "body":
            return self.body(number, s, phrase, named)
        return self.description(number, s, phrase, named)

    def antecedent(self, number: int, s: Sentence, relative: int) -> Spoken | None:
        """Who "who" stands for: the phrase before it."""
        before = relative - 1
        if before >= 0 and s.words[before] == ",":
            before -= 1
        whole = phrase_left(s, before) if before >= 0 else None
        return self.of_phrase(number, s, _of_people(s, whole)) if whole else None

    # ------------------------------------------------------------------ names

    def person(self, number: int, s: Sentence, named: Named) -> Spoken:
        """A person's name, full or only the surname."""
        first, after = named.name
        while after - first > 1 and s.lows[after - 1] in self.language.name_suffixes:
            after -= 1
        if after - first == 1 or s.lows[first] in self.language.name_particles:
            known = self.namesake(key_of(s.words[after - 1]), number, gender_of(s, named, self.language))
            if known is not None:
                return by_name(known)
            named = Named("person", (first, after), named.role, named.head, named.titles)
        return by_name(meet(self.page, self.people, person_of(self.page.text, s, named, self.language)))

    def namesake(self, key: str, number: int, gender: Gender) -> Person | None:
        """The known bearer of a surname whose gender fits the title before it."""
        known = self.people.bearer(key, number, self.language)
        if known is None or gender == "any" or known.gender in ("any", gender):
            return known
        return next((person for person in self.people.by_key.get(key, ()) if person.gender == gender), None)

    def body(self, number: int, s: Sentence, phrase: Phrase, named: Named) -> Spoken | None:
        """A capitalised phrase that is no sure person: a surname, a body, a government, or a plain word."""
        first, after = named.name
        low = s.lows[after - 1]
        if after - first == 1 and low in self.language.party_people:
            return self.unnamed(s, phrase)
        if after - first == 1:
            known = self.people.called(key_of(low), number)
            apposed = phrase[1] > after and s.words[after] == ","
            if known is not None and (phrase[1] - phrase[0] <= BARE or apposed):
                return by_name(known)
            if low.rstrip(".") in self.language.not_names:
                return None
            if first == 0 and self.is_plain(low):
                return self.unnamed(s, phrase)
        while after - first > 1 and is_compound(s, first, self.language):
            first += 1  # "Alberta-based Torvex Energy"
        person = may_be_person(s, named.name, self.language) and s.lows[first] not in self.people.brands
        if person and like_person(s, named.name, self.language):
            return by_name(meet(self.page, self.people, person_of(self.page.text, s, named, self.language)))
        name = bare(self.page.text[s.starts[first] : s.stops[after - 1]])
        if not any(letter.isalpha() for letter in name):
            return None
        place = (s.starts[first], s.starts[first] + len(name))
        articled = first > 0 and bool(s.flags[first - 1] & lx.DETERMINER)
        whole = self.bodies.full(name) if after - first == 1 else None
        whole = whole or (self.bodies.longer(name) if after - first == 1 and articled else None)
        if whole is not None:
            name, place = whole
        elif name.lower() in self.language.capitals and name.lower() not in self.language.seats:
            name = self.language.capitals[name.lower()]
        known_body = self.people.add(Person(name, key_of(name), False, place))
        return Spoken(known_body.name, True, known_body.mention, known_body, bool(s.flags[after - 1] & lx.MANY))

    def is_plain(self, low: str) -> bool:
        """Whether a word capitalised only for opening its sentence is a common noun."""
        language = self.language
        lists = (language.role_nouns, language.collective_nouns, language.audiences)
        if low in language.always_named:
            return False
        if low in language.plural_subjects or low in language.indefinite_sources or low in self.bodies.lowered:
            return True
        ones = singulars(low, language)
        return any(word in known for word in (low, *ones) for known in lists)

    # ------------------------------------------------------------------ pronouns

    def pronoun(self, number: int, s: Sentence, at: int, word: str) -> Spoken | None:
        pronoun = next((known for known in self.language.pronouns if known.word == word.split("'")[0]), None)
        if pronoun is None or pronoun.person == 2:
            return None
        if pronoun.person == 1:
            return Spoken(self.byline, True, None) if pronoun.number == "one" and self.byline else None
        return self.chosen(number, s, at, pronoun)

    def chosen(self, number: int, s: Sentence, at: int, pronoun: Pronoun) -> Spoken | None:
        """Who fits best; how sure that is lowers the attribution's confidence. `s` may be an opened quotation of the
        page's sentence `number`: then what counts is where that stands."""
        at = bisect_right(self.page.sentences[number].starts, s.starts[at]) - 1
        candidates = find_candidates(self.page, self.people, self.spoken, (number, at), self.start, pronoun)
        choice = heaviest([each for each in candidates if surname_of(each.spoken.name) != self.heard], pronoun)
        if choice is None and not candidates and pronoun.number == "one" and pronoun.gender in ("male", "female"):
            return self.called_once(number) or self.somebody(number, at, pronoun)
        if choice is None:
            return None
        self.sure = choice.sure
        return choice.spoken

    def called_once(self, number: int) -> Spoken | None:
        """Who spoke last by one word that tells no body ("Wylo"), where "he" can be nobody else: then it is a name."""
        here = self.page.sentences[number].paragraph
        for where, who in reversed(self.spoken):
            person = who.person
            if here - self.page.sentences[where].paragraph > FARTHEST_PARAGRAPHS:
                return None
            if person is not None and not person.person and not who.plural and self.bodies.may_be_surname(person.name):
                person.person = True
                return by_name(person)
        return None

    def somebody(self, number: int, at: int, pronoun: Pronoun) -> Spoken | None:
        """The last one before who is told of without a name ("her best friend"), of a fitting gender."""
        for back in range(number, max(self.start, number - NEAREST_SOMEBODY) - 1, -1):
            s = self.page.sentences[back]
            for last in range((at if back == number else len(s)) - 1, -1, -1):
                flag = s.flags[last]
                if not flag & lx.ROLE or flag & (lx.CAPITAL | lx.MANY | lx.OWNED):
                    continue
                gender = self.language.role_nouns.get(s.lows[last], "any")
                phrase = phrase_left(s, last) if gender in ("any", pronoun.gender) else None
                if phrase is not None and s.flags[phrase[0]] & DETERMINES:
                    return self.unnamed(s, phrase)
        return None

    # ------------------------------------------------------------------ descriptions

    def description(self, number: int, s: Sentence, phrase: Phrase, named: Named) -> Spoken | None:
        anonymous = any(named.head.removesuffix(end) in self.language.anonymous for end in self.language.plural_endings)
        if named.head in self.language.not_names and phrase[1] - phrase[0] == 1 and not anonymous:
            return None
        if phrase[1] - phrase[0] == 1 and s.flags[phrase[0]] & lx.CAPITAL:
            known = self.people.surnamed(key_of(s.lows[phrase[0]]), number)
            if known is not None:
                return by_name(known)  # "Son": a surname that is also a noun
        if named.head in self.language.media and (author := self.author(number, s, phrase, named.head)) is not None:
            return author
        called = self.institution(s, phrase, named.head) or self.document(s, phrase, named.head)
        return called or self.described(number, s, phrase, named.head) or self.unnamed(s, phrase)

    def institution(self, s: Sentence, phrase: Phrase, head: str) -> Spoken | None:
        """ "the Trump administration", "Fresno police", "the embassy of Nepal": a body by a name that ends, or begins,
        with what it is; "the Hollywood Reporter", an outlet whose name is a trade's."""
        place = self.bodies.outlet(s, phrase) or self.bodies.institution(s, phrase, head)
        if place is None:
            return None
        name = " ".join(self.page.text[slice(*place)].split())
        return by_name(self.people.add(Person(name, key_of(name), False, place)))

    def document(self, s: Sentence, phrase: Phrase, head: str) -> Spoken | None:
        """ "a Quinnipiac University poll": a document that is called by whose it is."""
        first, after = phrase
        first = past_determiners(s, first, after)
        last = next((at for at in range(first, after) if s.lows[at] == head), first)
        if head not in self.language.named_documents or last == first:
            return None
        if not all(s.flags[at] & lx.CAPITAL and not s.flags[at] & lx.OWNED for at in range(first, last)):
            return None
        start, stop = s.starts[first], s.stops[last]
        name = " ".join(self.page.text[start:stop].split())
        return by_name(self.people.add(Person(name, key_of(name), False, (start, stop))))

    def author(self, number: int, s: Sentence, phrase: Phrase, head: str) -> Spoken | None:
        """Whose words come in "a tweet from the union", "a letter signed by Ann Holm", and in "the statement" that
        somebody was said to have spoken in just before."""
        first, after = phrase
        for at in range(first + 1, min(after + 1, len(s) - 1)):
            whose = phrase_right(s, at + 1) if s.lows[at] in self.language.media_leads else None
            if whose is not None and analyse(s, whose, self.language).what in ("person", "body"):
                return self.of_phrase(number, s, whose)
        if s.lows[first] not in self.language.definite or after - first > BARE or not self.spoken:
            return None
        where, who = self.spoken[-1]
        near = number - where <= NEAREST_MEDIUM
        return who if near and any(low == head for low in self.page.sentences[where].lows) else None

    def described(self, number: int, s: Sentence, phrase: Phrase, head: str) -> Spoken | None:
        """The person or body that a description means; None if it tells somebody new."""
        if s.lows[phrase[0]] not in self.language.definite:
            return None
        if AGED.fullmatch(head):
            anybody = Pronoun(head, 3, "any", "one", "subject")
            return self.chosen(number, s, phrase[0], anybody)
        if is_of_people(s, phrase, head, self.language):
            given = frozenset(s.lows[at] for at in range(*phrase))
            meant = person_meant(self.page, self.people, self.spoken, number, self.start, given, head)
            if meant is None and s is self.page.sentences[number]:
                only = only_named(self.people, s, number, phrase, self.start, head)
                meant = by_name(only) if only is not None and may_be(only, head, self.language) else None
            known = self.language.broad_roles if phrase[1] - phrase[0] <= BARE else frozenset[str]()
            telling = head not in known and head not in self.language.offices
            if telling and meant is not None and meant.person is not None and meant.person.role is None:
                give_role(self.page.text, s, meant.person, (phrase[0] + 1, phrase[1]), self.language)
            return meant
        if (before := self.told_of_before(s, phrase, head)) is not None:
            return before
        if has_tail(s, phrase):
            full = in_full(self.people, s, number, self.start, phrase, head, self.language)
            return full or self.going_on(number, s, phrase, head)
        spoke = [(at, who.person) for at, who in self.spoken if who.person is not None and not who.person.person]
        collective = head in self.language.collective_nouns or head in self.language.business_nouns
        owner = lx.OWNED if head in self.language.outlet_nouns else lx.OWNED | lx.CAPITAL
        owned = any(s.flags[at] & owner == owner for at in range(*phrase))  # "the UN's nuclear watchdog"
        collective = collective and not owned and not s.flags[phrase[1] - 1] & lx.MANY
        body = self.bodies.meant(head, number, spoke, self.heard) if collective else None
        return by_name(self.people.add(body)) if body else None

    def told_of_before(self, s: Sentence, phrase: Phrase, head: str) -> Spoken | None:
        """ "The officials", "the person": who spoke before without a name, by the same noun."""
        language = self.language
        ones = {head, *singulars(head, language)}
        people = any(one in language.role_nouns or one in language.mere_people for one in ones)
        if not people or has_tail(s, phrase) or phrase[1] - phrase[0] > BARE:
            return None
        unnamed = (who for _, who in reversed(self.spoken) if not who.named)
        return next((who for who in unnamed if head in who.name.lower().split()), None)

    def going_on(self, number: int, s: Sentence, phrase: Phrase, head: str) -> Spoken | None:
        """ "Ola Brandt said. The former head of the bank added": who spoke last, of whom no role is known yet."""
        where, who = self.spoken[-1] if self.spoken else (number, None)
        if who is None or who.person is None or not who.person.person or who.person.role is not None:
            return None
        away = self.page.sentences[number].paragraph - self.page.sentences[where].paragraph
        gender = self.language.role_nouns.get(head, "any")
        role = (phrase[0] + 1, phrase[1])
        if number - where > 1 or away > 1 or not is_role(s, role, self.language):
            return None
        if "any" not in (gender, who.person.gender) and gender != who.person.gender:
            return None
        give_role(self.page.text, s, who.person, role, self.language)
        return who

    def unnamed(self, s: Sentence, phrase: Phrase) -> Spoken | None:
        """A source kept as it is described, in lower case where only its sentence's opening capitalises it."""
        first, after = phrase
        place = (s.starts[first], s.stops[after - 1])
        name = " ".join(self.page.text[slice(*place)].split()).rstrip(",")
        if not any(letter.isalpha() for letter in name):
            return None
        if first == 0 and name[:1].isupper() and not name[1:2].isupper() and self.opens_plainly(s):
            name = name[0].lower() + name[1:]
        ends = lx.PREPOSITION | lx.RELATIVE
        stop = next((at for at in range(first + 1, after) if s.flags[at] & ends or s.words[at] == ","), after)
        plural = any(s.flags[at] & lx.PLURAL for at in range(first, stop)) or bool(s.flags[stop - 1] & lx.MANY)
        head = head_of(s, phrase)
        gender = "any" if head in self.language.indefinite_sources else self.language.role_nouns.get(head)
        return Spoken(name, False, place, None, plural, None if plural else gender)

    def opens_plainly(self, s: Sentence) -> bool:
        """Whether the first word of a sentence is capitalised only for being the first."""
        plain = lx.DETERMINER | lx.POSSESSIVE | lx.PREPOSITION | lx.INDEFINITE | lx.ROLE | lx.COLLECTIVE | lx.PLURAL
        return bool(s.flags[0] & plain) or self.is_plain(s.lows[0])


def _of_people(s: Sentence, phrase: Phrase) -> Phrase:
    """ "useful for older users" who: only people, or a body, can be "who"."""
    first, after = phrase
    people = lx.ROLE | lx.COLLECTIVE | lx.MANY | lx.INDEFINITE | lx.PLURAL | lx.CAPITAL | lx.TITLE | lx.SUBJECT
    led = next((at for at in range(first + 1, after - 1) if s.flags[at] & lx.PREPOSITION), None)
    if led is None or any(s.flags[at] & (people | DETERMINES) for at in range(first, led)):
        return phrase
    return (led + 1, after)
