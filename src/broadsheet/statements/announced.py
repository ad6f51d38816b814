"""Descriptions that open a sentence and say who somebody is whom the sentence before, or one soon after, names.

"The owner of a zoo has put up thirty bears. ... Ola Brandt founded the park": news tells first what kind of person it
is about. "Ola Brandt lost. The forward was sent off": and calls people later by what they are.
"""

from __future__ import annotations

from broadsheet.language import Language
from broadsheet.statements import lexicon as lx
from broadsheet.statements.page import Page
from broadsheet.statements.people import Mention, People
from broadsheet.statements.person import Person
from broadsheet.statements.phrases import Phrase, head_of, past_determiners, phrase_right
from broadsheet.statements.roles import give_role, is_role
from broadsheet.statements.sentences import Sentence

# The name comes within so many paragraphs of the lead, near the beginning of its sentence.
SOON = 2
NEAR_OPENING = 4


def announce(page: Page, people: People) -> None:
    """Give roles to those of whom nothing else tells one, in place."""
    for number, s in enumerate(page.sentences):
        role = described(s, page.language)
        if role is None or any(role[0] <= mention.at < role[1] for mention in people.mentions.get(number, ())):
            continue
        person = _named_before(page, people, number, s) if s.lows[s.floor] in page.language.definite else None
        if person is None and s.paragraph == 0:
            person = _named_after(page, people, number)
        if any(person is mention.person for mention in people.mentions.get(number, ())):
            continue  # "the singer's lawyer rang Brandt"
        head = head_of(s, role)
        taken = any(head in other.role_words for known in people.by_key.values() for other in known)
        if person is not None and person.role is None and not taken and _may_be(person, head, page.language):
            give_role(page.text, s, person, role, page.language)


def described(s: Sentence, language: Language) -> Phrase | None:
    """The description of one person that is the subject of a sentence, without its article."""
    begin = s.floor
    if len(s) - begin < NEAR_OPENING or not s.flags[begin] & lx.DETERMINER or not s.kinds & lx.ROLE:
        return None
    phrase = phrase_right(s, begin)
    if (
        phrase is not None
        and phrase[1] < len(s)
        and s.flags[phrase[1] - 1] & lx.CAPITAL
        and s.flags[phrase[1]] & lx.ROLE
    ):
        phrase = (phrase[0], phrase[1] + 1)  # "the Capitals forward", which is an adverb too
    if phrase is None or phrase[1] >= len(s):
        return None
    first, after = phrase
    first = past_determiners(s, first, after)
    if after - first == 1 and s.flags[first] & lx.CAPITAL:
        return None  # "The Guide"
    goes_on = lx.VERBAL | lx.CUE | lx.PAST | lx.ADVERB | lx.RELATIVE
    verb = s.flags[after] & goes_on or s.words[after] == ","
    return (first, after) if first < after and verb and is_role(s, (first, after), language) else None


def _named_before(page: Page, people: People, number: int, s: Sentence) -> Person | None:
    """Who opens the sentence before, in this paragraph or the one before, or is the only one named there."""
    if number == 0 or s.paragraph - page.sentences[number - 1].paragraph > 1:
        return None
    named = {id(mention.person): mention.person for mention in people.mentions.get(number - 1, ())}
    return next(iter(named.values())) if len(named) == 1 else _opens(people, number - 1)


def _named_after(page: Page, people: People, number: int) -> Person | None:
    """Who is the first to be named after the lead, for the first time there and as its sentence's subject."""
    for ahead in range(number + 1, len(page.sentences)):
        if page.sentences[ahead].paragraph - page.sentences[number].paragraph > SOON:
            return None
        if people.mentions.get(ahead):
            person = _opens(people, ahead)
            return person if person is not None and person.seen[0] == ahead else None
    return None


def _opens(people: People, number: int) -> Person | None:
    mentions: list[Mention] = people.mentions.get(number, [])
    first = mentions[0] if mentions else None
    return first.person if first is not None and first.at <= NEAR_OPENING and not first.owned else None


def _may_be(person: Person, head: str, language: Language) -> bool:
    gender = language.role_nouns.get(head, "any")
    return person.person and ("any" in (gender, person.gender) or gender == person.gender)
