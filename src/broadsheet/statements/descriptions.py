"""Whom a description means: "the senior diplomat", "the former secretary of state", "the company"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from broadsheet.language import Language
from broadsheet.statements import lexicon as lx
from broadsheet.statements.page import Page
from broadsheet.statements.people import People
from broadsheet.statements.person import Person
from broadsheet.statements.phrases import DETERMINES, Phrase
from broadsheet.statements.sentences import Sentence
from broadsheet.statements.spoken import Spoken, by_name

# A description looks this many paragraphs back, over so many speakers.
FARTHEST_DESCRIPTION = 12
MOST_CANDIDATES = 40
# Somebody mentioned without speaking: this many sentences back, if the noun is their own; fewer, if of its kind.
FARTHEST_SAME_NOUN = 60
FARTHEST_SAME_KIND = 6
# How well a description fits a person, what each other speaker in between takes off, and each sentence to a mention.
SAME_NOUN, SAME_KIND, NOTHING_KNOWN, OTHER_KIND, NO_OFFICE = 2.4, 2.0, 1.0, 0.0, 0.3
PASSED_OVER, SENTENCE, SILENT = 0.6, 0.02, 0.5
# An article and a noun.
BARE = 2
# A name so near the beginning opens its sentence.
NEAR_OPENING = 2
AGED = re.compile(r"\d+-year-old")


def is_of_people(s: Sentence, phrase: Phrase, head: str, language: Language) -> bool:
    """Whether a definite phrase describes one person, and nothing in it tells a new one: "the head of the bank"."""
    return s.lows[phrase[0]] in language.definite and head in language.role_nouns and not has_tail(s, phrase)


def has_tail(s: Sentence, phrase: Phrase) -> bool:
    return any(s.flags[at] & (lx.PREPOSITION | lx.RELATIVE) or s.words[at] == "," for at in range(*phrase))


def person_meant(
    page: Page,
    people: People,
    spoken: Sequence[tuple[int, Spoken]],
    number: int,
    first: int,
    given: frozenset[str],
    head: str,
) -> Spoken | None:
    """The earlier speaker or person that the words `given` fit best: nearer is better, a fitting role much better.

    `number` is the sentence of the page; the words may stand in one that was cut out of a quotation there.
    """
    language, here = page.language, page.sentences[number].paragraph
    best, answer = 0.0, None
    passed: set[str] = set()
    named_here = [mention.person for mention in people.mentions.get(number, ())]
    for where, who in reversed(spoken[-MOST_CANDIDATES:]):
        far = here - page.sentences[where].paragraph > FARTHEST_DESCRIPTION
        if far or who.key in passed or (who.person is not None and not who.person.person):
            continue
        fitting = fit(who.person, given, head, language) if who.person else fit_unnamed(who, given, head)
        score = fitting - PASSED_OVER * len(passed)
        passed.add(who.key)
        other = fitting < SAME_KIND and any(who.person is each for each in named_here)  # "the lawyer rang Brandt"
        if score > best and not other:
            best, answer = score, who
    for back in range(number, max(first, number - FARTHEST_SAME_NOUN) - 1, -1):
        reach = SAME_NOUN if number - back > FARTHEST_SAME_KIND else SAME_KIND
        for mention in people.mentions.get(back, ()):
            fitting = fit(mention.person, given, head, language)
            score = fitting - SILENT - SENTENCE * (number - back)
            if fitting >= reach and score > best:
                best, answer = score, by_name(mention.person)
    return answer


def only_named(people: People, s: Sentence, number: int, phrase: Phrase, first: int, head: str) -> Person | None:
    """Who alone is named before a description, opening its sentence or the one before, and of whom nothing tells a
    role: "Ola Brandt has begun early, but the Skarne manager knows"."""
    here = [each for each in people.mentions.get(number, ()) if each.at < phrase[0]]
    before = people.mentions.get(number - 1, ()) if number > first else ()
    named = {id(each.person): each.person for each in (*before, *here) if each.person.person}
    person = next(iter(named.values())) if len(named) == 1 else None
    opens = any(each.at <= s.floor + NEAR_OPENING and not each.owned for each in (*here, *before))
    plain = phrase[1] - phrase[0] > BARE and not any(s.flags[at] & (lx.OWNED | lx.NUMBER) for at in range(*phrase))
    return person if person is not None and person.role is None and opens and plain else None


def may_be(person: Person, head: str, language: Language) -> bool:
    """Whether a noun can describe somebody of whom no role is known: not too broad, no office, of no other gender."""
    vague = (language.broad_roles, language.offices, language.mere_people, language.anonymous)
    gender = language.role_nouns.get(head, "any")
    fits_gender = "any" in (gender, person.gender) or gender == person.gender
    return fits_gender and not any(head in words for words in vague)


def in_full(
    people: People, s: Sentence, number: int, first: int, phrase: Phrase, head: str, language: Language
) -> Spoken | None:
    """The person mentioned last whose role holds all that "the former secretary of state" says."""
    if s.lows[phrase[0]] not in language.definite or head not in language.role_nouns:
        return None
    skipped = DETERMINES | lx.PREPOSITION
    telling = {
        s.lows[at]
        for at in range(*phrase)
        if s.flags[at] & lx.WORD and not s.flags[at] & skipped and s.lows[at] not in language.role_adjectives
    }
    for back in range(number, max(first, number - FARTHEST_SAME_NOUN) - 1, -1):
        for mention in people.mentions.get(back, ()):
            if len(telling) > 1 and telling <= _with_nations(mention.person.role_words, language):
                return by_name(mention.person)
    return None


def _with_nations(words: frozenset[str], language: Language) -> frozenset[str]:
    """Role words with the nations that they tell: "North Korean leader" is the leader of North Korea."""
    nations = (language.demonyms[word].lower().split() for word in words if word in language.demonyms)
    return words.union(*nations)


def fit_unnamed(spoken: Spoken, given: frozenset[str], head: str) -> float:
    """How well "the spokesman" fits "a spokesman for the port": its own noun, or not at all."""
    words = [word.strip(",") for word in spoken.name.lower().split()]
    return 0.0 if spoken.plural or head not in words or len(given) < BARE else SAME_NOUN


def fit(person: Person, given: frozenset[str], head: str, language: Language) -> float:
    """How well a description fits a person: its own noun, one of the same kind, nothing known, another kind, an office
    that nobody said is theirs; 0 for a wrong gender or nation."""
    if language.role_nouns.get(head, "any") not in ("any", person.gender) and person.gender != "any":
        return 0.0
    words = person.role_words
    if head in language.anonymous and head not in words:
        return 0.0
    if not (given & language.bygone) <= words:
        return 0.0  # "the former aide" is not the minister in office
    nations = {language.demonyms[word] for word in given if word in language.demonyms}
    theirs = {language.demonyms[word] for word in words if word in language.demonyms}
    if nations and theirs and not nations & theirs:
        return 0.0
    if head in words:
        return SAME_NOUN
    if any(head in kind and not kind.isdisjoint(words) for kind in language.role_kinds):
        return SAME_KIND
    if head in language.name_titles:
        return 0.0  # a prince is called one
    if any(word in language.role_nouns for word in words):
        return OTHER_KIND
    return NO_OFFICE if head in language.offices else NOTHING_KNOWN
