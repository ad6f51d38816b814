"""Names in a noun phrase: where the name stands, what title stands before it, what apposition after it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from broadsheet.language import Language
from broadsheet.statements import lexicon as lx
from broadsheet.statements.phrases import Phrase
from broadsheet.statements.sentences import CLOSE_BRACKETS, OPEN_BRACKETS, Sentence

What = Literal["person", "body", "described", "pronoun", "relative"]

INITIAL = re.compile(r"(?:[^\W\d_]\.)+")


@dataclass(frozen=True, slots=True)
class Named:
    """What a source phrase names. `name` and `role` are item ranges; `head` is the word that says what it is."""

    what: What
    name: Phrase
    role: Phrase | None = None
    head: str = ""
    titles: tuple[str, ...] = ()


def analyse(s: Sentence, phrase: Phrase, language: Language) -> Named:
    """Take a source phrase apart: "Russian Deputy Foreign Minister Sergey Ryabkov", "Smith, a baker", "the expert"."""
    first, after = phrase
    flag = s.flags[first]
    if after - first == 1 and flag & lx.RELATIVE:
        return Named("relative", phrase)
    if after - first == 1 and flag & (lx.SUBJECT | lx.OBJECT | lx.POSSESSIVE):
        return Named("pronoun", phrase, head=s.lows[first])
    core, rest = _core(s, first, after)
    if core is None:
        return Named("described", phrase, head=last_word(s, phrase))
    named = _split(s, core, language)
    if named is not None and named.what == "person":
        role = named.role or _role_after(s, rest, language)
        return Named("person", named.name, role, named.head, named.titles)
    if named is not None and named.what == "body" and rest is not None and named.name[1] - named.name[0] in (2, 3):
        role = _role_after(s, rest, language)
        if role is not None and not _organised(s, named.name, language):
            return Named("person", named.name, role, named.head)
    inside = _name_in_apposition(s, rest, language) if rest else None
    if inside is not None and (named is None or named.what == "described"):
        bare = _without_determiner(s, core)
        return Named("person", inside.name, bare, inside.head, inside.titles)
    if named is not None:
        return named
    return Named("described", phrase, head=last_word(s, core))


def _core(s: Sentence, first: int, after: int) -> tuple[Phrase | None, Phrase | None]:
    """The phrase before its first comma, bracket or "who", and what follows."""
    for at in range(first, after):
        if s.words[at] == "," or s.flags[at] & lx.RELATIVE or s.words[at] in OPEN_BRACKETS:
            if at == first:
                return None, None
            begin = at + 1 if s.words[at] == "," else at
            if s.words[at] in OPEN_BRACKETS:
                begin = next((k + 1 for k in range(at, after) if s.words[k] in CLOSE_BRACKETS), after)
                begin += begin < after and s.words[begin] == ","
            return (first, at), ((begin, after) if begin < after else None)
    return (first, after), None


def last_word(s: Sentence, phrase: Phrase) -> str:
    """The head noun of a description: the last word before its first preposition."""
    head = ""
    for at in range(*phrase):
        flag = s.flags[at]
        if head and (flag & lx.PREPOSITION or s.words[at] == "," or flag & lx.RELATIVE):
            break
        if flag & lx.WORD and not flag & (lx.DETERMINER | lx.POSSESSIVE | lx.OWNED):
            head = s.lows[at]
    return head


def _without_determiner(s: Sentence, phrase: Phrase) -> Phrase:
    first, after = phrase
    while first < after - 1 and s.flags[first] & (lx.DETERMINER | lx.POSSESSIVE) and not s.flags[first] & lx.NUMBER:
        first += 1
    return (first, after)


def _split(s: Sentence, core: Phrase, language: Language) -> Named | None:
    """Title and name of a phrase without commas."""
    first, after = _without_determiner(s, core)
    owned = [at for at in range(first, after) if s.flags[at] & lx.OWNED or s.words[at] in "'’"]
    if owned and owned[-1] + 1 < after and not _plural_owner(s, owned[-1]):
        first = owned[-1] + 1
    preposition = next(
        (
            at
            for at in range(first, after)
            if s.flags[at] & lx.PREPOSITION and not s.flags[at] & lx.CAPITAL and at > first
        ),
        after,
    )
    if preposition < after and s.lows[preposition] in language.name_particles and _capital(s, preposition + 1, after):
        preposition = after
    head_after = preposition
    run = _capital_run(s, first, head_after, language)
    if run is None:
        return None
    begin, stop = run
    if preposition < after and stop == preposition and _body_name(s, first, after, preposition):
        return Named("body", (begin, after), head=s.lows[stop - 1])
    titled = begin
    titles = []
    for at in range(first, stop):
        low = s.lows[at]
        if low in language.titles or s.flags[at] & (lx.TITLE | lx.ROLE):
            if at + 1 < stop or at < begin:
                titled = max(at + 1, begin) if at + 1 < stop else titled
                titles.append(low)
    start = max(titled, begin)
    if start >= stop:
        return None
    words = [s.words[at] for at in range(start, stop)]
    if s.flags[stop - 1] & (lx.ROLE | lx.TITLE) and stop - begin < 4:
        return None  # "the Prime Minister", "the Legal Adviser of ...": a description
    if _is_person(s, first, start, stop, titles, language):
        start = _from_first_name(s, start, stop, language)
        role = (first, start) if start > first and _is_role(s, first, start, language) else None
        return Named("person", (start, stop), role, words[-1].lower(), tuple(titles))
    return Named("body", (begin, stop), head=s.lows[stop - 1])


def _plural_owner(s: Sentence, at: int) -> bool:
    """ "Teachers' Association": the owner belongs to the name."""
    return s.words[at] in "'’" and at > 0 and bool(s.flags[at - 1] & lx.CAPITAL) and _capital(s, at + 1, at + 2)


def _capital(s: Sentence, at: int, after: int) -> bool:
    return at < after and bool(s.flags[at] & lx.CAPITAL)


def _capital_run(s: Sentence, first: int, after: int, language: Language) -> Phrase | None:
    """The last run of capitalised words (with particles and initials) that ends the phrase."""
    stop = after
    while stop > first and (
        s.flags[stop - 1] & lx.QUOTED or s.words[stop - 1] in CLOSE_BRACKETS or s.flags[stop - 1] & lx.NUMBER
    ):
        stop -= 1
    at = stop
    while at > first:
        flag, low = s.flags[at - 1], s.lows[at - 1]
        particle = low in language.name_particles and at < stop and at - 1 > first
        mark = s.words[at - 1] in ("-", "&", "’", "'") and at < stop
        joined = s.words[at - 1] == "and" and at < stop and _capital(s, at - 2, after) and False
        if flag & lx.CAPITAL or particle or mark or joined:
            at -= 1
        else:
            break
    while at < stop and not s.flags[at] & lx.CAPITAL:
        at += 1
    return (at, stop) if at < stop else None


def _body_name(s: Sentence, first: int, after: int, preposition: int) -> bool:
    """ "Bank of England": capitals on both sides of the preposition, and no person's title."""
    following = preposition + 1
    while following < after and s.flags[following] & lx.DETERMINER:
        following += 1
    head = s.flags[preposition - 1]
    return (
        _capital(s, following, after)
        and bool(head & (lx.COLLECTIVE | lx.CAPITAL))
        and not head & (lx.ROLE | lx.TITLE)
        and (bool(head & lx.COLLECTIVE))
    )


def _is_person(s: Sentence, first: int, start: int, stop: int, titles: list[str], language: Language) -> bool:
    lows = s.lows[start:stop]
    if (
        any(s.flags[at] & lx.COLLECTIVE and at > first for at in range(start, stop))
        or lows[-1] in language.organisation_words
    ):
        return False
    if any(low in language.organisation_words for low in lows) and lows[0] not in language.first_names:
        return False
    if titles:
        return True
    if any(low in language.first_names for low in lows[:-1]) or (len(lows) > 1 and lows[0] in language.first_names):
        return True
    if len(lows) >= 2 and any(INITIAL.fullmatch(word) for word in s.words[start : stop - 1]):
        return True
    return False


def _organised(s: Sentence, name: Phrase, language: Language) -> bool:
    return any(s.flags[at] & lx.COLLECTIVE or s.lows[at] in language.organisation_words for at in range(*name))


def _from_first_name(s: Sentence, start: int, stop: int, language: Language) -> int:
    """A name begins with its first name, when other capitalised words stand before it ("Republican Ted Cruz")."""
    for at in range(start, stop - 1):
        if s.lows[at] in language.first_names:
            if all(s.lows[k] in language.demonyms or s.lows[k] not in language.first_names for k in range(start, at)):
                return at
    return start


def _is_role(s: Sentence, first: int, after: int, language: Language) -> bool:
    """Whether what stands before a name says more than Mr."""
    for at in range(first, after):
        if s.flags[at] & lx.ROLE or s.flags[at] & lx.COLLECTIVE:
            return True
        if s.lows[at] in language.titles and s.lows[at].rstrip(".") not in (
            "mr",
            "mrs",
            "ms",
            "miss",
            "dr",
            "sir",
            "mx",
        ):
            return True
    return False


def _role_after(s: Sentence, rest: Phrase | None, language: Language) -> Phrase | None:
    """The apposition after a name that tells a role: "president of the Center", past ages and places."""
    if rest is None:
        return None
    first, after = rest
    begin = first
    for at in range(first, after + 1):
        if at == after or (s.words[at] == "," and _closes_role(s, begin, at, after)):
            piece = (begin, at)
            if _tells_role(s, piece):
                return _until_relative(s, piece)
            begin = at + 1
            if at == after:
                return None
    return None


def _closes_role(s: Sentence, begin: int, comma: int, after: int) -> bool:
    return comma > begin


def _tells_role(s: Sentence, piece: Phrase) -> bool:
    first, after = piece
    if first >= after or (s.flags[first] & (lx.RELATIVE | lx.PREPOSITION) and not s.flags[first] & lx.CAPITAL):
        return False
    for at in range(first, min(after, first + 9)):
        if s.flags[at] & lx.RELATIVE:
            return False
        if s.flags[at] & (lx.ROLE | lx.TITLE):
            return True
        if s.flags[at] & lx.PREPOSITION and at > first and not s.flags[at] & lx.CAPITAL:
            return False
    return False


def _until_relative(s: Sentence, piece: Phrase) -> Phrase:
    first, after = piece
    for at in range(first, after):
        if s.flags[at] & lx.RELATIVE and at > first:
            return (first, at)
    return piece


def _name_in_apposition(s: Sentence, rest: Phrase, language: Language) -> Named | None:
    """ "The Russian president, Vladimir Putin," : the name in the apposition."""
    first, after = rest
    comma = next((at for at in range(first, after) if s.words[at] == ","), after)
    if comma == first or not s.flags[first] & lx.CAPITAL:
        return None
    named = _split(s, (first, comma), language)
    return named if named is not None and named.what == "person" else None


def affiliation(s: Sentence, role: Phrase, language: Language) -> Phrase | None:
    """The body that a role names: "president of the [Center for Middle East Research]"."""
    first, after = role
    for at in range(first, after):
        if s.lows[at] in language.role_links and at > first and at + 1 < after:
            begin = at + 1
            while begin < after and s.flags[begin] & (lx.DETERMINER | lx.POSSESSIVE):
                begin += 1
            if begin < after and s.flags[begin] & lx.CAPITAL:
                return (begin, _body_end(s, begin, after, language))
    begin = first
    while begin < after and not s.flags[begin] & lx.CAPITAL:
        begin += 1
    stop = begin
    while stop < after and s.flags[stop] & lx.CAPITAL and not s.flags[stop] & (lx.ROLE | lx.TITLE):
        stop += 1
    bodies = any(s.flags[at] & lx.COLLECTIVE or s.lows[at] in language.organisation_words for at in range(begin, stop))
    return (begin, stop) if stop > begin and bodies else None


def _body_end(s: Sentence, begin: int, after: int, language: Language) -> int:
    """A body's name goes on over capitals, "of", "for", "and" and brackets, up to the next "at" or comma."""
    at = begin
    while at < after:
        flag, low = s.flags[at], s.lows[at]
        if flag & lx.CAPITAL or flag & lx.NUMBER:
            at += 1
        elif (flag & (lx.DETERMINER | lx.CONJUNCTION) or low in ("of", "for", "on")) and at + 1 < after:
            ahead = at + 1
            while ahead < after and s.flags[ahead] & lx.DETERMINER:
                ahead += 1
            if ahead >= after or not s.flags[ahead] & lx.CAPITAL:
                break
            at = ahead
        elif s.words[at] in OPEN_BRACKETS:
            closing = next((k for k in range(at, after) if s.words[k] in CLOSE_BRACKETS), None)
            if closing is None:
                break
            at = closing + 1
        else:
            break
    return at
