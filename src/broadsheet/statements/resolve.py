"""Who speaks: each source to a person or description of its article.

Names go to their fullest form; pronouns and descriptions to the nearest earlier speaker or person that fits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from broadsheet.language import Language
from broadsheet.language.base import Gender
from broadsheet.statements import lexicon as lx
from broadsheet.statements.found import Found
from broadsheet.statements.names import Named, analyse, last_word
from broadsheet.statements.people import People, Person, bare, gender_of, key_of, person_of
from broadsheet.statements.phrases import Phrase, phrase_left
from broadsheet.statements.sentences import Sentence

# A pronoun looks this many paragraphs back, a description further.
FARTHEST_PRONOUN = 4
FARTHEST_DESCRIPTION = 12


@dataclass(slots=True)
class Spoken:
    """A speaker as resolved: who, and whether by a name."""

    name: str
    named: bool
    mention: tuple[int, int] | None
    person: Person | None = None
    plural: bool = False
    gender: Gender | None = None

    @property
    def key(self) -> str:
        return self.name.lower()


@dataclass(slots=True)
class Resolver:
    """Goes through an article's attributions in text order and remembers who spoke."""

    text: str
    sentences: Sequence[Sentence]
    people: People
    language: Language
    byline: str | None = None
    spoken: list[tuple[int, Spoken]] = field(default_factory=list)
    start: int = 0
    _lowered: frozenset[str] | None = None

    @property
    def lowered(self) -> frozenset[str]:
        """Every word that the article also writes without a capital."""
        if self._lowered is None:
            self._lowered = frozenset(
                low
                for s in self.sentences
                for low, flag in zip(s.lows, s.flags, strict=True)
                if flag & lx.WORD and not flag & lx.CAPITAL
            )
        return self._lowered

    def new_section(self, sentence: int) -> None:
        """Descriptions and pronouns do not look back over the border of a section."""
        self.spoken.clear()
        self.start = sentence

    def speaker(self, found: Found) -> Spoken | None:
        """Who speaks in an attribution; None where nothing tells."""
        if found.source is None:
            return None
        s = self.sentences[found.sentence]
        answer = self.of_phrase(found.sentence, s, found.source)
        if answer is not None:
            self.spoken.append((found.sentence, answer))
        return answer

    def of_phrase(self, number: int, s: Sentence, phrase: Phrase) -> Spoken | None:
        named = analyse(s, phrase, self.language)
        if named.what == "relative":
            before = phrase[0] - 1
            if before >= 0 and s.words[before] == ",":
                before -= 1
            whole = phrase_left(s, before) if before >= 0 else None
            return self.of_phrase(number, s, whole) if whole and whole[1] <= phrase[0] else None
        if named.what == "pronoun":
            return self.pronoun(number, s, phrase[0], named.head)
        if named.what == "person":
            return self.person(number, s, named)
        if named.what == "body":
            return self.body(number, s, phrase, named)
        return self.description(number, s, phrase, named)

    # ------------------------------------------------------------------ names

    def person(self, number: int, s: Sentence, named: Named) -> Spoken:
        first, after = named.name
        while after - first > 1 and s.lows[after - 1] in self.language.name_suffixes:
            after -= 1
        if after - first > 1:
            return self.spoken_person(self.people.add(person_of(self.text, s, named, self.language)))
        known = self.people.surnamed(key_of(s.words[after - 1]), number)
        if known is not None:
            gender = gender_of(s, named, self.language)
            if gender == "any" or known.gender in ("any", gender):
                return self.spoken_person(known)
            other = next((p for p in self.people.by_key[known.key] if p.gender == gender), None)
            if other is not None:
                return self.spoken_person(other)
        person = person_of(
            self.text, s, Named(named.what, (first, after), named.role, named.head, named.titles), self.language
        )
        return self.spoken_person(self.people.add(person))

    def spoken_person(self, person: Person) -> Spoken:
        return Spoken(person.name, True, person.mention, person)

    def body(self, number: int, s: Sentence, phrase: Phrase, named: Named) -> Spoken | None:
        """A capitalised phrase that is no known person: a surname, a body, a government, or a plain word."""
        first, after = named.name
        low = s.lows[after - 1]
        if after - first == 1:
            known = self.people.surnamed(key_of(low), number)
            if known is not None and phrase[1] - phrase[0] <= 2:
                return self.spoken_person(known)
            if low.rstrip(".") in self.language.not_names:
                return None
            if first == 0 and self.is_plain(low):
                return self.unnamed(s, phrase)
        name = bare(self.text[s.starts[first] : s.stops[after - 1]])
        if not any(letter.isalpha() for letter in name):
            return None
        known_body = self.people.add(Person(name, key_of(name), False, (s.starts[first], s.starts[first] + len(name))))
        return Spoken(known_body.name, True, known_body.mention, known_body, low.endswith("s"))

    def is_plain(self, low: str) -> bool:
        """Whether a word capitalised only for opening its sentence is a common noun."""
        if low in self.lowered or low in self.language.plural_subjects or low in self.language.indefinite_sources:
            return True
        one = low.removesuffix("s")
        return any(
            word in known for word in (low, one) for known in (self.language.role_nouns, self.language.collective_nouns)
        ) or (low in self.language.audiences)

    # ------------------------------------------------------------------ pronouns

    def pronoun(self, number: int, s: Sentence, at: int, word: str) -> Spoken | None:
        pronoun = next((known for known in self.language.pronouns if known.word == word.split("'")[0]), None)
        if pronoun is None or pronoun.person == 2:
            return None
        if pronoun.person == 1:
            if pronoun.number == "one" and self.byline:
                return Spoken(self.byline, True, None)
            return None
        paragraph = s.paragraph
        before = at
        for back in range(number, self.start - 1, -1):
            if paragraph - self.sentences[back].paragraph > FARTHEST_PRONOUN:
                break
            answer = self.in_sentence(back, before if back == number else None, pronoun.gender, pronoun.number)
            if answer is not None:
                return answer
        return None

    def in_sentence(self, number: int, before: int | None, gender: str, count: str) -> Spoken | None:
        """Who in a sentence fits a pronoun: its speaker first, then who is mentioned first."""
        for where, spoken in reversed(self.spoken):
            if where < number:
                break
            if where == number and fits(spoken, gender, count):
                return spoken
        if count == "many":
            return None
        mentions = [m for m in self.people.mentions.get(number, ()) if before is None or m.at < before]
        for mention in sorted(mentions, key=lambda m: (m.owned, m.at)):
            spoken = self.spoken_person(mention.person)
            if fits(spoken, gender, count):
                return spoken
        return None

    # ------------------------------------------------------------------ descriptions

    def description(self, number: int, s: Sentence, phrase: Phrase, named: Named) -> Spoken | None:
        if named.head in self.language.not_names and phrase[1] - phrase[0] == 1:
            return None
        definite = s.flags[phrase[0]] & lx.DETERMINER and s.lows[phrase[0]] in self.language.definite
        if definite and not self.has_tail(s, phrase):
            if s.flags[phrase[0]] and named.head in self.language.role_nouns:
                answer = self.described(number, s, phrase, named.head)
                if answer is not None:
                    return answer
        return self.unnamed(s, phrase)

    def has_tail(self, s: Sentence, phrase: Phrase) -> bool:
        """ "the head of the bank" tells a new person; "the expert" does not."""
        return any(s.flags[at] & (lx.PREPOSITION | lx.RELATIVE) or s.words[at] == "," for at in range(*phrase))

    def described(self, number: int, s: Sentence, phrase: Phrase, head: str) -> Spoken | None:
        """The earlier speaker that "the senior diplomat" fits best: nearer is better, a fitting role much better."""
        paragraph = s.paragraph
        given = frozenset(s.lows[at] for at in range(*phrase))
        best: tuple[float, int] | None = None
        answer: Spoken | None = None
        seen: list[str] = []
        candidates = [
            (where, spoken)
            for where, spoken in reversed(self.spoken)
            if spoken.person is not None and spoken.person.person
        ]
        for order, (where, spoken) in enumerate(candidates):
            if spoken.key in seen or paragraph - self.sentences[where].paragraph > FARTHEST_DESCRIPTION:
                continue
            seen.append(spoken.key)
            assert spoken.person is not None
            score = fit(spoken.person, given, head, self.language) - 0.6 * (len(seen) - 1)
            if score > 0 and (best is None or score > best[0]):
                best, answer = (score, -order), spoken
        if answer is None:
            for back in range(number, max(self.start, number - 6) - 1, -1):
                for mention in self.people.mentions.get(back, ()):
                    if fit(mention.person, given, head, self.language) >= 2:
                        return self.spoken_person(mention.person)
        return answer

    def unnamed(self, s: Sentence, phrase: Phrase) -> Spoken:
        first, after = phrase
        text = self.text[s.starts[first] : s.stops[after - 1]]
        name = " ".join(text.split()).rstrip(",")
        if first == 0 and not s.flags[first] & lx.QUOTED and name[:1].isupper() and not self.is_proper(s, first):
            name = name[0].lower() + name[1:]
        plural = s.lows[after - 1].endswith("s") or any(s.flags[at] & lx.PLURAL for at in range(first, after))
        human = None if plural else self.human(s, phrase)
        return Spoken(name, False, (s.starts[first], s.stops[after - 1]), None, plural, human)

    def human(self, s: Sentence, phrase: Phrase) -> Gender | None:
        """The gender that a description of one human leaves open or gives; None for a body or thing."""
        head = last_word(s, phrase)
        return "any" if head in self.language.indefinite_sources else self.language.role_nouns.get(head)

    def is_proper(self, s: Sentence, at: int) -> bool:
        low = s.lows[at]
        known = s.flags[at] & (
            lx.DETERMINER | lx.POSSESSIVE | lx.PREPOSITION | lx.INDEFINITE | lx.ROLE | lx.COLLECTIVE | lx.PLURAL
        )
        return not (known or self.is_plain(low))


def fits(spoken: Spoken, gender: str, count: str) -> bool:
    """Whether a pronoun may stand for a speaker."""
    person = spoken.person
    if count == "many":
        return spoken.plural or (person is not None and not person.person)
    if gender == "neuter":
        return not spoken.plural and (spoken.gender is None if person is None else not person.person)
    if person is None:
        return spoken.gender in ("any", gender)
    return person.person and person.gender in ("any", gender)


def fit(person: Person, given: frozenset[str], head: str, language: Language) -> float:
    """How well a description fits a person: its own noun, one of the same kind, nothing known, another kind."""
    if language.role_nouns.get(head, "any") not in ("any", person.gender) and person.gender != "any":
        return 0.0
    words = person.role_words
    nations = {language.demonyms[word] for word in given if word in language.demonyms}
    theirs = {language.demonyms[word] for word in words if word in language.demonyms}
    if nations and theirs and not nations & theirs:
        return 0.0
    if head in words:
        return 2.4
    kinds = [kind for kind in language.role_kinds if head in kind]
    if any(word in kind for kind in kinds for word in words):
        return 2.0
    known = any(word in language.role_nouns for word in words)
    return 0.4 if known else 1.0
