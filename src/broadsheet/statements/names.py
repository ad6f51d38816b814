"""Names in a noun phrase: where the name stands, what title stands before it, what apposition after it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from broadsheet.language import Language
from broadsheet.statements import lexicon as lx
from broadsheet.statements.phrases import DETERMINES, Phrase, spaced_dash
from broadsheet.statements.sentences import CLOSE_BRACKETS, OPEN_BRACKETS, Sentence

What = Literal["person", "group", "body", "described", "pronoun", "relative"]

INITIALS = re.compile(r"(?:[^\W\d_]\.)+")
NAME_MARKS = frozenset(("-", "&", "’", "'"))
# A capitalised phrase of at most this many words that ends in a role is a title without a name.
LONGEST_BARE_TITLE = 3
# A role is told within the first words of its apposition.
ROLE_WITHIN = 9
FULL_NAME = (2, 3)
LONGEST_LETTERS = 2
# What cannot stand right before a name that closes a role: "chairman of the bench Ola Brandt".
NO_BEARER = (
    lx.CAPITAL | lx.PREPOSITION | lx.CONJUNCTION | lx.DETERMINER | lx.POSSESSIVE | lx.OWNED | lx.VERBAL | lx.RELATIVE
)
# Function words that a headline's capitals bring into a run ("Did Trump").
NO_NAME = lx.SUBORDINATOR | lx.VERBAL | lx.SUBJECT


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
    if after - first == 1 and (flag & (lx.PRONOUN | lx.POSSESSIVE) or _contracted(s.lows[first], language)):
        return Named("pronoun", phrase, head=s.lows[first])
    core, rest = _core(s, first, after)
    if core is None:
        return Named("described", phrase, head=head_of(s, phrase))
    group = _group(s, core)
    if group is not None:
        return Named("group", group)
    named = _split(s, core, language)
    role = _role_after(s, rest) if rest else None
    if named is not None and named.what == "person":
        return Named("person", named.name, named.role or role, named.head, named.titles)
    if named is not None and role is not None and may_be_person(s, named.name, language):
        return Named("person", named.name, role, named.head)
    if named is None and rest is not None:
        inside = _name_in_apposition(s, rest, language)
        if inside is not None:
            tells = head_of(s, core) in language.role_nouns or inside.role is None
            told = _without_determiner(s, core) if tells else inside.role
            return Named("person", inside.name, told, inside.head, inside.titles)
    return named or Named("described", phrase, head=head_of(s, core))


def _contracted(low: str, language: Language) -> bool:
    """ "I've": a pronoun with its verb."""
    stem, mark, _ = low.partition("'")
    return bool(mark) and any(pronoun.word == stem for pronoun in language.pronouns)


def _group(s: Sentence, core: Phrase) -> Phrase | None:
    """ "analysts Peter Supin and James Neill": two full names, or "France and Germany", from the first name on."""
    first, after = core
    joint = next((at for at in range(first + 1, after - 1) if s.flags[at] & lx.CONJUNCTION), None)
    if joint is None or not s.flags[joint - 1] & s.flags[joint + 1] & lx.CAPITAL:
        return None
    others = lx.PREPOSITION | lx.ROLE | lx.TITLE | lx.COLLECTIVE | lx.OWNED
    if any(s.flags[at] & others for at in range(joint - 1, after)):
        return None
    begin = joint
    while begin > first and s.flags[begin - 1] & lx.CAPITAL and not s.flags[begin - 1] & (lx.ROLE | lx.TITLE):
        begin -= 1
    capitals = all(s.flags[at] & lx.CAPITAL for at in range(joint + 1, after))
    return (begin, after) if begin < joint and capitals else None


def _core(s: Sentence, first: int, after: int) -> tuple[Phrase | None, Phrase | None]:
    """The phrase before its first comma, bracket or "who", and what follows."""
    for at in range(first, after):
        bracket = s.words[at] in OPEN_BRACKETS
        mark = s.words[at] == "," or spaced_dash(s, at)
        if not mark and not s.flags[at] & lx.RELATIVE and not bracket:
            continue
        begin = at + mark
        if bracket:
            begin = next((k + 1 for k in range(at, after) if s.words[k] in CLOSE_BRACKETS), after)
            if begin < after and s.flags[begin] & (lx.CAPITAL | lx.ROLE):
                continue  # "Road Authority (RA) chairman Ola Brandt"
            begin += begin < after and s.words[begin] == ","
        return ((first, at) if at > first else None), ((begin, after) if begin < after else None)
    return (first, after), None


def head_of(s: Sentence, phrase: Phrase) -> str:
    """The head noun of a description: the last word before its first preposition."""
    head = ""
    for at in range(*phrase):
        flag = s.flags[at]
        if head and (flag & (lx.PREPOSITION | lx.RELATIVE) or s.words[at] == ","):
            break
        if flag & lx.WORD and not flag & (DETERMINES | lx.OWNED):
            head = s.lows[at]
    return head


def _without_determiner(s: Sentence, phrase: Phrase) -> Phrase:
    first, after = phrase
    while first < after - 1 and s.flags[first] & DETERMINES and not s.flags[first] & lx.NUMBER:
        first += 1
    return (first, after)


# ------------------------------------------------------------------------------------------ title and name


def _split(s: Sentence, core: Phrase, language: Language) -> Named | None:
    """Title and name of a phrase without commas; None where no name stands in it."""
    first, after = _after_owner(s, _without_determiner(s, core))
    closing = _closing_name(s, first, after, language)
    if closing is not None:
        return Named("person", (closing, after), (first, closing), s.lows[after - 1])
    stop = _before_preposition(s, first, after, language)
    run = _capital_run(s, first, stop, language)
    if run is None:
        return None
    begin, end = run
    if stop < after and end == stop and _is_body(s, stop, after):
        if s.flags[after - 1] & lx.ROLE and not s.flags[after - 1] & lx.CAPITAL:
            return None  # "a Department of Roads spokesman": a description
        return Named("body", (begin, after), head=s.lows[end - 1])
    trade = s.flags[end - 1] & (lx.ROLE | lx.TITLE) and not _trade_name(s, run, language)
    if trade and (end - begin <= LONGEST_BARE_TITLE or _nameless(s, run, language)):
        return None  # "the Prime Minister", "the Legal Adviser of ...": a description
    titled = [at for at in range(first, end - 1) if s.flags[at] & (lx.TITLE | lx.ROLE)]
    titles = tuple(s.lows[at] for at in titled)
    start = max([begin, *(at + 1 for at in titled)])
    if not _is_person(s, (start, end), titles, language, first):
        return Named("body", (begin, end), head=s.lows[end - 1])
    start = _from_first_name(s, start, end, language)
    role = (first, start) if start > first and _is_role(s, first, start, language) else None
    return Named("person", (start, end), role, s.lows[end - 1], titles)


def _trade_name(s: Sentence, run: Phrase, language: Language) -> bool:
    """ "Brian Butler": a trade for a surname."""
    last = run[1] - 1
    return last > run[0] and not s.flags[last] & lx.TITLE and s.lows[last - 1] in language.first_names


def _nameless(s: Sentence, run: Phrase, language: Language) -> bool:
    """ "Police Public Relations Officer": neither a first name nor a role before the last word."""
    before = range(run[0], run[1] - 1)
    return not any(s.flags[at] & (lx.ROLE | lx.TITLE) or s.lows[at] in language.first_names for at in before)


def _after_owner(s: Sentence, phrase: Phrase) -> Phrase:
    """ "Trump's lawyer Michael Cohen": what the owner owns. "Teachers' Association" is one name."""
    first, after = phrase
    for at in range(after - 2, first - 1, -1):
        if not s.flags[at] & lx.OWNED and s.words[at] not in "'’":
            continue
        one_name = s.words[at] in "'’" and at > first and s.flags[at - 1] & s.flags[at + 1] & lx.CAPITAL
        return phrase if one_name or _owned_body(s, at, after) else (at + 1, after)
    return phrase


def _owned_body(s: Sentence, owner: int, after: int) -> bool:
    """ "Prime Minister's Office": a body that is called by whose it is."""
    owned = s.flags[owner + 1 : after]
    if not owned or not s.flags[owner] & lx.CAPITAL or not owned[-1] & lx.COLLECTIVE:
        return False
    return all(flag & lx.CAPITAL and not flag & lx.TITLE for flag in owned)


def _closing_name(s: Sentence, first: int, after: int, language: Language) -> int | None:
    """Where a full name begins that closes a role with a preposition: "director of the Bridge Society Ola
    Brandt", "Department of Roads director Ola Brandt"."""
    linked = next((at for at in range(first + 1, after) if s.flags[at] & lx.LINK), after)
    for at in range(linked + 2, after):
        names = after - at in FULL_NAME and all(flag & lx.CAPITAL for flag in s.flags[at:after])
        plain = s.flags[at - 1] & lx.WORD and not s.flags[at - 1] & NO_BEARER
        title = plain and any(s.flags[k] & lx.ROLE for k in range(first, at))
        if title and all(flag & lx.CAPITAL for flag in s.flags[at:after]):
            return at
        body = s.flags[at - 1] & lx.CAPITAL and not s.flags[at - 1] & (lx.ROLE | lx.TITLE)
        if (
            names
            and body
            and s.lows[at] in language.first_names
            and any(flag & lx.ROLE for flag in s.flags[first:linked])
        ):
            return at
    return None


def _before_preposition(s: Sentence, first: int, after: int, language: Language) -> int:
    """The first preposition that is no particle of a name, or the end."""
    for at in range(first + 1, after):
        if s.flags[at] & lx.PREPOSITION and not s.flags[at] & lx.CAPITAL:
            particle = s.lows[at] in language.name_particles and at + 1 < after and s.flags[at + 1] & lx.CAPITAL
            return after if particle else at
    return after


def _capital_run(s: Sentence, first: int, after: int, language: Language) -> Phrase | None:
    """The last run of capitalised words (with particles and initials) that ends the phrase."""
    stop = after
    while stop > first and (s.flags[stop - 1] & (lx.QUOTED | lx.NUMBER) or s.words[stop - 1] in CLOSE_BRACKETS):
        stop -= 1
    at = stop
    while at > first:
        particle = s.lows[at - 1] in language.name_particles and first < at - 1
        if not s.flags[at - 1] & lx.CAPITAL and not (at < stop and (particle or s.words[at - 1] in NAME_MARKS)):
            break
        at -= 1
    while at < stop and not s.flags[at] & lx.CAPITAL:
        at += 1
    return (at, stop) if at < stop else None


def _is_body(s: Sentence, preposition: int, after: int) -> bool:
    """ "Bank of England": a body's noun before the preposition and a capital after it."""
    following = preposition + 1
    while following < after and s.flags[following] & lx.DETERMINER:
        following += 1
    head = s.flags[preposition - 1]
    return following < after and bool(s.flags[following] & lx.CAPITAL and head & lx.COLLECTIVE and not head & lx.ROLE)


def _is_person(s: Sentence, name: Phrase, titles: tuple[str, ...], language: Language, first: int) -> bool:
    """Whether a run of capitals is a person's name: by title, first name or initials, and by no word of bodies."""
    start, stop = name
    lows = s.lows[start:stop]
    if any(s.flags[at] & NO_NAME and s.lows[at] not in language.first_names for at in range(start, stop - 1)):
        return False
    if len(lows) > 1 and lows[-2] in language.first_names and lows[-1] in language.surnames_too:
        return True
    collective = (at for at in range(*name) if s.flags[at] & lx.COLLECTIVE and s.lows[at] not in language.first_names)
    organised = [_of_body(s, at, language) for at in range(*name)]
    if organised[-1] or any(at > first for at in collective):
        return False
    if lows[0] not in language.first_names and any(organised):
        return False
    if titles or any(low in language.first_names for low in lows[:-1]):
        return True
    return any(INITIALS.fullmatch(word) for word in s.words[start : stop - 1])


def _of_body(s: Sentence, at: int, language: Language) -> bool:
    """Whether a word is one of organisations' names; its letters alone stand in capitals: "UN", but "Kim Jong Un"."""
    letters = len(s.lows[at]) <= LONGEST_LETTERS
    return s.lows[at] in language.organisation_words and (not letters or s.words[at].isupper())


def may_be_person(s: Sentence, name: Phrase, language: Language) -> bool:
    """Whether two or three capitalised words hold nothing that only bodies are called."""
    places = range(*name)
    if len(places) not in FULL_NAME:
        return False
    lows = s.lows[slice(*name)]
    if lows[-2] in language.first_names and lows[-1] in language.surnames_too:
        return True
    collective = [at for at in places if s.flags[at] & lx.COLLECTIVE and s.lows[at] not in language.first_names]
    return not collective and not any(_of_body(s, at, language) for at in places)


def _from_first_name(s: Sentence, start: int, stop: int, language: Language) -> int:
    """A name begins with its first name, when other capitalised words stand before it ("Republican Ted Cruz")."""
    return next((at for at in range(start, stop - 1) if s.lows[at] in language.first_names), start)


def _is_role(s: Sentence, first: int, after: int, language: Language) -> bool:
    """Whether what stands before a name says more than Mr."""
    telling = lx.ROLE | lx.COLLECTIVE | lx.TITLE
    return any(s.flags[at] & telling and s.lows[at] not in language.honorifics for at in range(first, after))


# ------------------------------------------------------------------------------------------ appositions


def _role_after(s: Sentence, rest: Phrase) -> Phrase | None:
    """The apposition after a name that tells a role: "president of the Center", past ages and places."""
    begin, after = rest
    for at in range(begin, after + 1):
        if at < after and s.words[at] != ",":
            continue
        if _tells_role(s, begin, at):
            relative = next((k for k in range(begin + 1, at) if s.flags[k] & lx.RELATIVE), at)
            return (begin, relative)
        begin = at + 1
    return None


def _tells_role(s: Sentence, first: int, after: int) -> bool:
    if _indefinite(s, first, after):
        return True
    for at in range(first, min(after, first + ROLE_WITHIN)):
        flag = s.flags[at]
        if flag & (lx.ROLE | lx.TITLE):
            return True
        if flag & lx.RELATIVE or (flag & lx.PREPOSITION and not flag & lx.CAPITAL):
            return False
    return False


def _indefinite(s: Sentence, first: int, after: int) -> bool:
    """ "another cultivator", "one of the last weavers": an apposition that is a noun phrase without a verb."""
    if first >= after or not s.flags[first] & lx.DETERMINER or s.flags[first] & (lx.SUBJECT | lx.RELATIVE):
        return False
    stop = next((at for at in range(first, after) if s.flags[at] & lx.RELATIVE), after)
    inside = range(first + 1, stop)
    verbs = any(s.flags[at] & lx.VERBAL and not s.flags[at] & lx.CAPITAL for at in inside)
    return not verbs and any(s.flags[at] & lx.WORD and not s.flags[at] & (lx.TIME | lx.NUMBER) for at in inside)


def _name_in_apposition(s: Sentence, rest: Phrase, language: Language) -> Named | None:
    """ "The Russian president, Vladimir Putin," : the name in the apposition; "the author of the bill, deputy Ola
    Brandt" has one behind what else tells who that is."""
    begin, after = rest
    for comma in range(begin, after + 1):
        if comma < after and s.words[comma] != ",":
            continue
        if comma > begin:
            named = _split(s, (begin, comma), language)
            opens = s.flags[begin] & lx.CAPITAL
            if named is not None and named.what == "body" and opens and may_be_person(s, named.name, language):
                named = Named("person", named.name, named.role, named.head)
            if named is not None and named.what == "person" and (opens or named.role is not None):
                return named
        begin = comma + 1
    return None


def affiliation(s: Sentence, role: Phrase, language: Language) -> Phrase | None:
    """The body that a role names: "president of the [Center for Middle East Research]"."""
    first, after = role
    for at in range(first + 1, after - 1):
        if s.flags[at] & lx.LINK:
            begin = at + 1
            while begin < after and s.flags[begin] & DETERMINES:
                begin += 1
            if begin < after and s.flags[begin] & lx.CAPITAL:
                return (begin, body_end(s, begin, after, language))
    begin = next((at for at in range(first, after) if s.flags[at] & lx.CAPITAL), after)
    stop = begin
    while stop < after and s.flags[stop] & lx.CAPITAL and not s.flags[stop] & (lx.ROLE | lx.TITLE):
        stop += 1
    body = any(s.flags[at] & lx.COLLECTIVE or s.lows[at] in language.organisation_words for at in range(begin, stop))
    return (begin, stop) if body else None


def body_end(s: Sentence, begin: int, after: int, language: Language) -> int:
    """A body's name goes on over capitals, "of", "for", "and" and brackets, up to the next "at" or comma."""
    at = begin
    while at < after:
        flag = s.flags[at]
        if flag & (lx.CAPITAL | lx.NUMBER):
            at += 1
        elif s.words[at] in OPEN_BRACKETS:
            at = next((k + 1 for k in range(at, after) if s.words[k] in CLOSE_BRACKETS), after)
        elif flag & (lx.DETERMINER | lx.CONJUNCTION) or s.lows[at] in language.body_links:
            ahead = at + 1
            while ahead < after and s.flags[ahead] & lx.DETERMINER:
                ahead += 1
            if ahead >= after or not s.flags[ahead] & lx.CAPITAL:
                break
            at = ahead
        else:
            break
    return at
