"""Names in a noun phrase: where the name stands, what title stands before it, what apposition after it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from broadsheet.language import Language
from broadsheet.statements import lexicon as lx
from broadsheet.statements.affiliations import body_end
from broadsheet.statements.persons import (
    FULL_NAME,
    TITLES,
    before_name,
    closing_name,
    from_first_name,
    is_crowned,
    is_nameless,
    is_person,
    is_trade_name,
    letters_after,
    may_be_person,
)
from broadsheet.statements.phrases import DETERMINES, Phrase, head_of, is_time, spaced_dash
from broadsheet.statements.sentences import CLOSE_BRACKETS, OPEN_BRACKETS, Sentence

What = Literal["person", "group", "body", "described", "pronoun", "relative"]

NAME_MARKS = frozenset(("-", "&", "’", "'"))
# A capitalised phrase of at most this many words that ends in a role is a title without a name.
LONGEST_BARE_TITLE = 3
# A role is told within the first words of its apposition.
ROLE_WITHIN = 9


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
    first, after = phrase = _whole(s, phrase, language)
    flag = s.flags[first]
    if after - first == 1 and flag & lx.RELATIVE:
        return Named("relative", phrase)
    if after - first == 1 and (flag & (lx.PRONOUN | lx.POSSESSIVE) or _contracted(s.lows[first], language)):
        return Named("pronoun", phrase, head=s.lows[first])
    core, rest = _core(s, first, after)
    if core is None:
        return Named("described", phrase, head=head_of(s, phrase))
    group = _group(s, core, language)
    if group is not None:
        return Named("group", group)
    named = _split(s, core, language)
    role = _role_after(s, rest) if rest else None
    if rest is not None and named is not None and _tells_office(s, named, core, language):
        bearer = _name_in_apposition(s, rest, language)
        if bearer is not None and bearer.role is None and bearer.name[1] - bearer.name[0] in FULL_NAME:
            return Named("person", bearer.name, _as_role(s, core), bearer.head, bearer.titles)
    if named is not None and named.what == "person":
        return Named("person", named.name, named.role or role, named.head, named.titles)
    if named is not None and role is not None and may_be_person(s, named.name, language):
        return Named("person", named.name, role, named.head)
    apposed = _apposed(s, core, rest, language) if named is None and rest is not None else None
    return apposed or named or Named("described", phrase, head=head_of(s, core))


def _apposed(s: Sentence, core: Phrase, rest: Phrase, language: Language) -> Named | None:
    """Who stands behind the comma after a description: a pair, a person, a body."""
    pair = _group(s, rest, language) if s.flags[core[1] - 1] & lx.MANY else None
    if pair is not None and pair[0] == rest[0]:
        return Named("group", pair)  # "the editors, Ola Brandt and Odo Lamm"
    body = _body_in_apposition(s, core, rest, language)
    if body is not None:
        return Named("body", body, head=s.lows[body[1] - 1])
    inside = _name_in_apposition(s, rest, language)
    if inside is None:
        return None
    tells = head_of(s, core) in language.role_nouns or inside.role is None
    told = _as_role(s, core) if tells else inside.role
    return Named("person", inside.name, told, inside.head, inside.titles)


def _tells_office(s: Sentence, named: Named, core: Phrase, language: Language) -> bool:
    """ "the head of carmaker Kraftlinn", before a name: an office, though a name seems to close it."""
    single = named.name[1] - named.name[0] == 1 or s.lows[named.name[0]] not in language.first_names
    roles = [at for at in range(core[0], named.name[0]) if s.flags[at] & lx.ROLE]
    return single and bool(roles) and any(s.flags[at] & lx.LINK for at in range(roles[0], named.name[0]))


def _whole(s: Sentence, phrase: Phrase, language: Language) -> Phrase:
    """Without a time and a reflexive, which are no part of who: "the bank today", "Brandt himself"."""
    first, after = phrase
    while after - first > 1 and (is_time(s, after - 1) or s.lows[after - 1] in language.reflexives):
        after -= 1
    return (first, after)


def _contracted(low: str, language: Language) -> bool:
    """ "I've": a pronoun with its verb."""
    stem, mark, _ = low.partition("'")
    return bool(mark) and any(pronoun.word == stem for pronoun in language.pronouns)


def _group(s: Sentence, core: Phrase, language: Language) -> Phrase | None:
    """ "analysts Peter Supin and James Neill": two full names, or "France and Germany", from the first name on."""
    first, after = core
    joint = next((at for at in range(first + 1, after - 1) if s.flags[at] & lx.CONJUNCTION), None)
    if joint is None or not s.flags[joint - 1] & s.flags[joint + 1] & lx.CAPITAL or is_portfolio(s, joint, language):
        return None
    others = lx.PREPOSITION | lx.ROLE | lx.TITLE | lx.COLLECTIVE | lx.OWNED
    if any(s.flags[at] & others for at in range(joint - 1, after)):
        return None
    begin = joint
    while begin > first and s.flags[begin - 1] & lx.CAPITAL and not s.flags[begin - 1] & (lx.ROLE | lx.TITLE):
        begin -= 1
    capitals = all(s.flags[at] & lx.CAPITAL for at in range(joint + 1, after))
    if first < begin and s.flags[begin - 1] & lx.PREPOSITION:
        return None  # "adviser on Trade and Industry Ola Brandt"
    return (begin, after) if begin < joint and capitals else None


def is_portfolio(s: Sentence, joint: int, language: Language) -> bool:
    """Whether "and" joins what an office is for: "Trade and Industry Minister"."""
    both = s.flags[joint] & lx.CONJUNCTION and 0 < joint < len(s) - 1
    return bool(both) and {s.lows[joint - 1], s.lows[joint + 1]} <= language.portfolios


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


def _without_determiner(s: Sentence, phrase: Phrase) -> Phrase:
    first, after = phrase
    while first < after - 1 and s.flags[first] & DETERMINES and not s.flags[first] & lx.NUMBER:
        first += 1
    return (first, after)


def _as_role(s: Sentence, phrase: Phrase) -> Phrase:
    """A description without its article, but "one of his accusers"."""
    first, after = phrase
    whole = first + 1 < after and s.flags[first] & DETERMINES and s.flags[first + 1] & lx.GENITIVE
    return phrase if whole else _without_determiner(s, phrase)


# ------------------------------------------------------------------------------------------ title and name


def _split(s: Sentence, core: Phrase, language: Language) -> Named | None:
    """Title and name of a phrase without commas; None where no name stands in it."""
    first, after = _after_owner(s, _without_determiner(s, core))
    closing = closing_name(s, first, after, language)
    if closing is not None:
        role = next((at for at in range(closing, first, -1) if not s.flags[at - 1] & lx.TITLE), closing)
        return Named("person", (closing, after), (first, role), s.lows[after - 1])
    stop = _before_preposition(s, first, after, language)
    run = _capital_run(s, first, stop, language)
    if run is None:
        return None
    begin, end = run
    letters = letters_after(s, run, language) if s.lows[end - 1] in language.letters_after else end
    if letters < end and any(s.lows[at] in language.first_names for at in range(begin, letters - 1)):
        named = _split(s, (core[0], letters), language)
        if named is not None and named.what == "person":
            office = (letters, end) if s.flags[letters] & lx.ROLE else None
            return Named("person", named.name, named.role or office, named.head, named.titles)
    plain = begin == s.floor and end - begin == 1 and s.lows[min(stop, len(s) - 1)] not in language.body_links
    if stop < after and end == stop and plain and s.flags[begin] & lx.COLLECTIVE:
        return None  # "Police in Skarne"
    if stop < after and end == stop and _is_body(s, stop, after, language):
        if s.flags[after - 1] & lx.ROLE and not s.flags[after - 1] & lx.CAPITAL:
            return None  # "a Department of Roads spokesman": a description
        return Named("body", (begin, after), head=s.lows[end - 1])
    trade = s.flags[end - 1] & (lx.ROLE | lx.TITLE) and not is_trade_name(s, run, language)
    trade = trade and not (end - begin > 1 and s.lows[end - 1] in language.title_abbreviations)  # "Amartya Sen"
    trade = trade and not (is_crowned(s, run, language) and not s.flags[core[0]] & DETERMINES)
    if trade and (end - begin <= LONGEST_BARE_TITLE or is_nameless(s, run, language)):
        return None  # "the Prime Minister", "the Legal Adviser of ...": a description
    titled = [
        at
        for at in range(first, end - 1)
        if (s.flags[at] & TITLES or s.lows[at] in language.partisans) and before_name(s, at, end, language)
    ]
    titles = tuple(s.lows[at] for at in titled)
    start = max([begin, *(at + 1 for at in titled)])
    if not is_person(s, (start, end), titles, language, first):
        begin = start if titles and language.shared_roles.issuperset(titles) else begin  # "Rival Kraftlinn"
        return Named("body", (_from_joined(s, first, begin), end), head=s.lows[end - 1])
    start = from_first_name(s, start, end, language)
    told = (first, start) if start > first and _is_role(s, first, start, language) else None
    return Named("person", (start, end), told, s.lows[end - 1], titles)


def _from_joined(s: Sentence, first: int, begin: int) -> int:
    """Where a body's name begins that has "and" in it: "the Food and Drug Administration"."""
    at = begin
    while at - 2 >= first and s.flags[at - 1] & lx.CONJUNCTION and s.flags[at - 2] & lx.CAPITAL:
        at -= 2
        while at > first and s.flags[at - 1] & lx.CAPITAL:
            at -= 1
    return begin if at < begin and s.flags[at] & (lx.ROLE | lx.TITLE) else at


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


def _is_body(s: Sentence, preposition: int, after: int, language: Language) -> bool:
    """ "Bank of England": a body's noun before the preposition and a capital after it."""
    following = preposition + 1
    while following < after and s.flags[following] & lx.DETERMINER:
        following += 1
    head = s.flags[preposition - 1]
    body = head & lx.COLLECTIVE or s.lows[preposition - 1] in language.organisation_words
    return following < after and bool(s.flags[following] & lx.CAPITAL and body and not head & lx.ROLE)


def _is_role(s: Sentence, first: int, after: int, language: Language) -> bool:
    """Whether what stands before a name says more than Mr."""
    telling = lx.ROLE | lx.TITLE
    ends = telling | lx.COLLECTIVE | lx.CAPITAL | lx.NUMBER
    if not s.flags[after - 1] & ends and s.words[after - 1] not in CLOSE_BRACKETS:
        return False  # "my lawyer even rang Ola Brandt"
    return any(
        (s.flags[at] & telling and s.lows[at] not in language.honorifics) or s.lows[at] in language.partisans
        for at in range(first, after)
    )


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
    likely: Named | None = None
    for comma in range(begin, after + 1):
        if comma < after and s.words[comma] != ",":
            continue
        if comma > begin:
            named = _split(s, (begin, comma), language)
            opens = s.flags[begin] & lx.CAPITAL
            if named is not None and named.what == "person" and (opens or named.role is not None):
                return named
            if named is not None and named.what == "body" and opens and may_be_person(s, named.name, language):
                likely = Named("person", named.name, named.role, named.head)  # "CEO, North Cable, Odo Lamm": the last
        begin = comma + 1
    return likely


def _body_in_apposition(s: Sentence, core: Phrase, rest: Phrase, language: Language) -> Phrase | None:
    """ "A local startup, Northwind Apparel": the name of what a noun of bodies describes."""
    begin, after = rest
    head = head_of(s, core)
    shared = head in language.shared_roles
    bodies = shared or head in language.collective_nouns or head in language.business_nouns
    tail = s.lows[core[1] - 1] != head  # "police in Skarne, Norland"
    if not bodies or tail or (head in language.role_nouns and not shared) or s.flags[core[1] - 1] & lx.MANY:
        return None
    begin += bool(s.flags[begin] & lx.DETERMINER)
    if begin >= after or not s.flags[begin] & lx.CAPITAL or s.flags[begin] & (lx.TIME | lx.RELATIVE):
        return None
    stop = body_end(s, begin, after, language)
    lists = stop + 1 < after and s.flags[stop + 1] & lx.CAPITAL
    return (begin, stop) if stop == after or (s.words[stop] == "," and not lists) else None


def ended(s: Sentence, role: Phrase) -> Phrase:
    """A role without what would go on: "icon of the"."""
    first, after = role
    opens = lx.DETERMINER | lx.PREPOSITION | lx.CONJUNCTION | lx.POSSESSIVE
    while after - first > 1 and s.flags[after - 1] & opens and not s.flags[after - 1] & lx.CAPITAL:
        after -= 1
    return (first, after)
